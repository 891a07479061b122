import type { Sha } from "../core/verdict.ts";
import { type GitHubClient, statusOf } from "./github-client.ts";

/** One run of a workflow for a commit. */
export type CiRun = {
  readonly workflow: { readonly id: number; readonly name: string; readonly path: string };
  readonly event: string;
  readonly url: string;
  readonly isOver: boolean;
  /** A person has to approve it first: it has no jobs and no checks until then. */
  readonly isHeld: boolean;
};

/**
 * The newest hundred runs for a commit. Their check suites would not say which are held: CCO's own checks lie in
 * them, too. None for a token that may not read them.
 */
export async function readRuns({ octokit, owner, repo }: GitHubClient, sha: Sha): Promise<readonly CiRun[]> {
  try {
    const at = { owner, repo, head_sha: sha, per_page: 100 };
    const { data } = await octokit.actions.listWorkflowRunsForRepo(at);
    return data.workflow_runs.map((run) => ({
      workflow: { id: run.workflow_id, name: run.name ?? run.path, path: run.path },
      event: run.event,
      url: run.html_url,
      isOver: run.status === "completed",
      isHeld: run.conclusion === "action_required",
    }));
  } catch (error) {
    if (statusOf(error) === 403 || statusOf(error) === 404) return [];
    throw error;
  }
}
