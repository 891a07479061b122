import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { mistakes } from "../core/error.ts";
import type { Run } from "../core/event.ts";

/** The job this step runs in, from the variables every runner sets. */
export type Job = {
  /** `owner/name`. */
  readonly repository: string;
  readonly event: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Login of who caused it. */
  readonly actor: string;
  readonly run: Run;
  readonly apiUrl: string;
  readonly serverUrl: string;
  /** File name of the workflow, such as `cco.yml`: the next iteration is dispatched to it. */
  readonly workflow: string;
  /** Gone when the job ends. */
  readonly temp: string;
  /** The commit and the ref of the event. */
  readonly sha: string;
  readonly ref: string;
};

/** Throws the user error NOT_IN_ACTIONS when a variable is missing. */
export function readJob(env: Readonly<Record<string, string | undefined>>): Job {
  const need = (name: string) => {
    const value = env[name];
    if (!value) throw mistakes.notInActions(name);
    return value;
  };
  const repository = need("GITHUB_REPOSITORY");
  const serverUrl = env.GITHUB_SERVER_URL || "https://github.com";
  const runId = Number(env.GITHUB_RUN_ID);
  const [workflowPath = ""] = (env.GITHUB_WORKFLOW_REF ?? "").split("@");
  const url = `${serverUrl}/${repository}/actions/runs/${runId}`;
  return {
    repository,
    event: env.GITHUB_EVENT_NAME ?? "",
    payload: readPayload(env.GITHUB_EVENT_PATH),
    actor: env.GITHUB_ACTOR ?? "",
    run: { run: `actions:${runId}`, attempt: Number(env.GITHUB_RUN_ATTEMPT) || 1, url },
    apiUrl: env.GITHUB_API_URL || "https://api.github.com",
    serverUrl,
    workflow: basename(workflowPath) || "cco.yml",
    temp: need("RUNNER_TEMP"),
    sha: env.GITHUB_SHA ?? "",
    ref: env.GITHUB_REF ?? "",
  };
}

function readPayload(path: string | undefined): Job["payload"] {
  return path ? JSON.parse(readFileSync(path, "utf8")) : {};
}
