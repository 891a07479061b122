import type { Run } from "../core/event.ts";
import { type GitHubClient, statusOf } from "./github-client.ts";

/** The number of a run of Actions; undefined for a run of another kind. */
function actionsRunId({ run }: Run): number | undefined {
  const [, id] = /^actions:(\d+)$/.exec(run) ?? [];
  return id === undefined ? undefined : Number(id);
}

/** Whether a run of Actions, in this attempt, has ended. Undefined for runs of other kinds: their leases expire. */
export async function hasRunEnded(
  { octokit, owner, repo }: GitHubClient,
  run: Run,
): Promise<boolean | undefined> {
  const run_id = actionsRunId(run);
  if (run_id === undefined) return undefined;
  try {
    const { data } = await octokit.actions.getWorkflowRun({ owner, repo, run_id });
    return data.status === "completed" || (data.run_attempt ?? 1) > run.attempt;
  } catch (error) {
    // A deleted run works no more.
    if (statusOf(error) === 404) return true;
    throw error;
  }
}
