import { type CommitChecks, isCalled } from "../core/ci.ts";
import type { Ci } from "../core/ports.ts";
import { stripControl } from "../core/redact.ts";
import type { Sha } from "../core/verdict.ts";
import { readCommitCi } from "./github-ci-query.ts";
import { readRuns } from "./github-ci-runs.ts";
import { createCiStarter } from "./github-ci-start.ts";
import type { GitHubClient } from "./github-client.ts";

const forbidden =
  "The token may not read CI. Add `checks: read`, `statuses: read` and `actions: read` to `permissions:` of CCO's workflow.";

export type GitHubCiOptions = {
  /** File name of CCO's own workflow: its runs are not CI. */
  readonly workflow: string;
  /** Whether CCO may start workflows on the mission branch itself. */
  readonly dispatch: boolean;
};

/** CI as GitHub shows it. */
export function createGitHubCi(github: GitHubClient, { workflow, dispatch }: GitHubCiOptions): Ci {
  return {
    look: (wish) => look(github, wish, workflow),
    readLog: (job) => readLog(github, job),
    ...(dispatch ? { start: createCiStarter(github) } : {}),
  };
}

/** One request; a second one where a check is missing, for what may still come. */
async function look(
  github: GitHubClient,
  { sha, names }: { readonly sha: Sha; readonly names: readonly string[] },
  own: string,
): Promise<CommitChecks> {
  const { checks, isForbidden } = await readCommitCi(github, sha);
  const isMissing = names.some((name) => !checks.some((check) => isCalled(check, name)));
  const all = isMissing ? await readRuns(github, sha) : [];
  const runs = all.filter(({ workflow }) => !workflow.path.endsWith(`/${own}`));
  return {
    checks,
    held: runs.filter((run) => run.isHeld).map((run) => ({ workflow: run.workflow.name, url: run.url })),
    running: runs.some((run) => !run.isOver),
    ...(isForbidden ? { problem: forbidden } : {}),
  };
}

/** Each line of a log begins with its time, to the ten millionth of a second: noise for whoever reads it. */
const time = /^\uFEFF?\d{4}-\d\d-\d\dT[\d:.]+Z /gm;

async function readLog({ octokit, owner, repo }: GitHubClient, job_id: number): Promise<string | undefined> {
  try {
    const { data } = await octokit.actions.downloadJobLogsForWorkflowRun({ owner, repo, job_id });
    const text = data instanceof ArrayBuffer ? new TextDecoder().decode(data) : String(data ?? "");
    return stripControl(text).replaceAll(time, "");
  } catch {
    // Logs expire, and tokens may lack the right: the check's own words are left.
    return undefined;
  }
}
