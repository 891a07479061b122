import type { CommitChecks } from "../core/ci.ts";
import type { Ci } from "../core/ports.ts";
import { stripControl } from "../core/redact.ts";
import { type CommitCi, readCommitCi } from "./github-ci-query.ts";
import { createCiStarter } from "./github-ci-start.ts";
import type { GitHubClient } from "./github-client.ts";

const forbidden =
  "The token may not read CI. Add `checks: read`, `statuses: read` and `actions: read` to `permissions:` of CCO's workflow.";

/** CI as GitHub shows it. @param dispatch whether CCO may start workflows on the mission branch itself. */
export function createGitHubCi(github: GitHubClient, { dispatch }: { readonly dispatch: boolean }): Ci {
  return {
    look: async (sha) => checksOf(await readCommitCi(github, sha)),
    readLog: (job) => readLog(github, job),
    ...(dispatch ? { start: createCiStarter(github) } : {}),
  };
}

function checksOf({ checks, runs, isForbidden }: CommitCi): CommitChecks {
  const held = runs.filter(({ conclusion }) => conclusion === "ACTION_REQUIRED");
  return {
    checks,
    held: held.map(({ workflow, url }) => ({ workflow: workflow.name, url })),
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
