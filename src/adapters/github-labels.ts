import { labelChange, labelOf, type StandingLabel, standingLabels } from "../core/label.ts";
import type { MissionState } from "../core/state.ts";
import { type GitHubClient, statusOf } from "./github-client.ts";
import type { Issue } from "./github-situation.ts";

/** Keeps exactly one standing label on an issue; asks GitHub only when it changes. */
export function createLabelKeeper(
  github: GitHubClient,
  issue: Issue | undefined,
): (state: MissionState) => Promise<void> {
  const { octokit, owner, repo } = github;
  let present: readonly string[] = issue?.labels ?? [];

  return async (state) => {
    if (issue === undefined) return;
    const { add, remove } = labelChange(present, labelOf(state));
    const at = { owner, repo, issue_number: issue.number };
    if (add.length > 0) {
      await ensureLabel(github, labelOf(state));
      await octokit.issues.addLabels({ ...at, labels: [...add] });
    }
    for (const name of remove) await octokit.issues.removeLabel({ ...at, name }).catch(unlessGone);
    present = [...present.filter((label) => !remove.includes(label)), ...add];
  };
}

/** A label that is not there yet would be made without colour and description. */
export async function ensureLabel(
  { octokit, owner, repo }: GitHubClient,
  name: StandingLabel,
): Promise<void> {
  try {
    await octokit.issues.createLabel({ owner, repo, name, ...standingLabels[name] });
  } catch (error) {
    if (statusOf(error) !== 422) throw error;
  }
}

function unlessGone(error: unknown): void {
  if (statusOf(error) !== 404) throw error;
}
