import { mistakes } from "../core/error.ts";
import { faultText } from "../core/fault-text.ts";
import { type GitHubClient, limitedUntil, statusOf } from "./github-client.ts";

export type Dispatch = {
  /** File name of the workflow. */
  readonly workflow: string;
  /** The default branch: on any other the worker could have changed the workflow. */
  readonly ref: string;
  readonly mission: string;
  /** For people who look at the run. */
  readonly reason: string;
  /** Login of the person behind it: the next job's own actor is a bot. */
  readonly by: string;
};

/**
 * Starts the next job of a mission. A job's own token may do this: GitHub starts no other workflow on its events.
 * Throws the user error DISPATCH_REFUSED where a policy or a missing workflow stands against it.
 */
export async function dispatchMission(
  { octokit, owner, repo }: GitHubClient,
  { workflow, ref, mission, reason, by }: Dispatch,
): Promise<void> {
  try {
    await octokit.actions.createWorkflowDispatch({
      owner,
      repo,
      workflow_id: workflow,
      ref,
      inputs: { mission, reason, by },
    });
  } catch (error) {
    const status = statusOf(error);
    if (status !== 403 && status !== 404 && status !== 422) throw error;
    if (limitedUntil(error) !== undefined) throw error;
    throw mistakes.dispatchRefused(workflow, faultText(error));
  }
}
