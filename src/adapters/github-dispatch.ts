import { setTimeout as pause } from "node:timers/promises";
import { mistakes } from "../core/error.ts";
import { faultText } from "../core/fault-text.ts";
import { runTitle } from "../core/workflow-file.ts";
import { type GitHubClient, isAnswerLost, limitedUntil, statusOf } from "./github-client.ts";

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

/** Milliseconds before a job whose start was not answered is looked for, and started again where it is not there. */
const pauses = [1000, 4000, 9000, 16_000, 25_000, 36_000];
/** How far the clock of this machine may be off: with more, the job that asks would be taken for the next one. Milliseconds. */
const mostSkew = 1000;

/**
 * Starts the next job of a mission. A job's own token may do this: GitHub starts no other workflow on its events.
 * Throws the user error DISPATCH_REFUSED where a policy or a missing workflow stands against it.
 */
export async function dispatchMission(github: GitHubClient, dispatch: Dispatch): Promise<void> {
  try {
    await dispatchOnce(github, dispatch);
  } catch (error) {
    const { workflow } = dispatch;
    const status = statusOf(error);
    if (status !== 403 && status !== 404 && status !== 422) throw error;
    if (limitedUntil(error) !== undefined) throw error;
    throw mistakes.dispatchRefused(workflow, faultText(error));
  }
}

/** Octokit would ask again when only the answer is lost, and two jobs would start: the first is looked for. */
async function dispatchOnce(github: GitHubClient, dispatch: Dispatch): Promise<void> {
  const since = Date.now() - mostSkew;
  for (const wait of github.isHurried ? [0] : pauses) {
    try {
      return await start(github, dispatch);
    } catch (error) {
      if (!isAnswerLost(error)) throw error;
      await pause(wait);
      if (await isStarted(github, dispatch, since)) return;
      if (github.isHurried) throw error;
    }
  }
  await start(github, dispatch);
}

async function start(
  { octokit, owner, repo }: GitHubClient,
  { workflow: workflow_id, ref, mission, reason, by }: Dispatch,
): Promise<void> {
  const inputs = { mission, reason, by };
  const request = { retries: 0 };
  await octokit.actions.createWorkflowDispatch({ owner, repo, workflow_id, ref, inputs, request });
}

/** In a workflow that names its runs otherwise nothing is found, and a second job finds the first one at work. */
async function isStarted(
  { octokit, owner, repo }: GitHubClient,
  { workflow: workflow_id, mission, reason }: Dispatch,
  since: number,
): Promise<boolean> {
  const event = "workflow_dispatch";
  const asked = { owner, repo, workflow_id, event, per_page: 50 } as const;
  const { data } = await octokit.actions.listWorkflowRuns(asked);
  // GitHub tells whole seconds.
  const isNew = (at: string) => Date.parse(at) + 999 >= since;
  const title = runTitle(mission, reason);
  return data.workflow_runs.some((one) => one.display_title === title && isNew(one.created_at));
}
