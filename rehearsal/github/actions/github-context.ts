import type { RunnerHost } from "./host.ts";
import type { RunRecord } from "./run-record.ts";
import { textAt } from "./trigger.ts";

/** The `github` context as far as it is the same for all jobs of a run. */
export function githubContext(host: RunnerHost, run: RunRecord): Readonly<Record<string, unknown>> {
  const { trigger, workflow } = run;
  const { payload, repository } = trigger;
  const fullName = `${repository.owner}/${repository.name}`;
  return {
    actor: trigger.actor,
    actor_id: idAt(payload, ["sender", "id"]),
    api_url: host.apiUrl,
    base_ref: textAt(payload, ["pull_request", "base", "ref"]) ?? "",
    event: payload,
    event_name: trigger.event,
    graphql_url: host.graphqlUrl,
    head_ref: textAt(payload, ["pull_request", "head", "ref"]) ?? "",
    ref: trigger.ref,
    ref_name: trigger.ref.replace(/^refs\/(heads|tags|pull)\//, ""),
    ref_protected: false,
    ref_type: trigger.ref.startsWith("refs/tags/") ? "tag" : "branch",
    repository: fullName,
    repository_id: idAt(payload, ["repository", "id"]),
    repository_owner: repository.owner,
    repository_owner_id: idAt(payload, ["repository", "owner", "id"]),
    repositoryUrl: `git://${host.serverUrl.replace(/^\w+:\/\//, "")}/${fullName}.git`,
    retention_days: "90",
    run_attempt: String(run.attempt),
    run_id: String(run.id),
    run_number: String(run.number),
    server_url: host.serverUrl,
    sha: trigger.sha,
    triggering_actor: run.triggeringActor,
    workflow: workflow.name,
    workflow_ref: `${fullName}/${workflow.path}@${trigger.ref}`,
    workflow_sha: trigger.fileSha,
  };
}

function idAt(payload: Readonly<Record<string, unknown>>, keys: readonly string[]): string {
  const value = keys.reduce<unknown>(
    (inner, key) => (inner as Readonly<Record<string, unknown>> | null | undefined)?.[key],
    payload,
  );
  return value === undefined ? "" : String(value);
}

/** Members of the `github` context that every process finds in its environment as `GITHUB_*`. */
const inEnvironment = [
  ...["action", "action_path", "action_ref", "action_repository", "actor", "actor_id", "api_url", "base_ref"],
  ...["event_name", "event_path", "graphql_url", "head_ref", "job", "ref", "ref_name", "ref_protected"],
  ...["ref_type", "repository", "repository_id", "repository_owner", "repository_owner_id", "retention_days"],
  ...["run_attempt", "run_id", "run_number", "server_url", "sha", "triggering_actor", "workflow"],
  ...["workflow_ref", "workflow_sha", "workspace"],
];

export function githubVariables(
  context: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> {
  const known = inEnvironment.filter((name) => context[name] !== undefined);
  return Object.fromEntries(known.map((name) => [`GITHUB_${name.toUpperCase()}`, String(context[name])]));
}
