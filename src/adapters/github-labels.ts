import { labelChange, type StandingLabel, standingLabels } from "../core/label.ts";
import { type GitHubClient, statusOf } from "./github-client.ts";
import type { Issue } from "./github-situation.ts";

/** Keeps exactly one standing label on an issue; asks GitHub only when it changes. */
export function createLabelKeeper(
  github: GitHubClient,
  issue: Issue | undefined,
): (wanted: StandingLabel) => Promise<void> {
  const { octokit, owner, repo } = github;
  let present: readonly string[] = issue?.labels ?? [];

  return async (wanted) => {
    if (issue === undefined) return;
    const { add } = labelChange(present, wanted);
    const at = { owner, repo, issue_number: issue.number };
    if (add.length > 0) {
      await ensureLabel(github, wanted, standingLabels[wanted]);
      const { data } = await octokit.issues.addLabels({ ...at, labels: [...add] });
      // What was read when the job began may have been old by then; the answer to a write is not.
      present = data.map(({ name }) => name);
    }
    const { remove } = labelChange(present, wanted);
    for (const name of remove) await octokit.issues.removeLabel({ ...at, name }).catch(unlessGone);
    present = present.filter((label) => !remove.includes(label));
  };
}

export type LabelLook = { readonly color: string; readonly description: string };

/** A label that is not there yet would be made without colour and description. */
export async function ensureLabel(
  { octokit, owner, repo }: GitHubClient,
  name: string,
  look: LabelLook,
): Promise<void> {
  try {
    await octokit.issues.createLabel({ owner, repo, name, ...look });
  } catch (error) {
    if (statusOf(error) !== 422) throw error;
  }
}

function unlessGone(error: unknown): void {
  if (statusOf(error) !== 404) throw error;
}
