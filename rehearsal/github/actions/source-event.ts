import type { GitHubEvent } from "../actions-backend.ts";
import type { Engine } from "./engine.ts";
import type { Trigger } from "./run-record.ts";
import { textAt } from "./trigger.ts";

/** Events whose workflow is that of their own commit; all others take it from the default branch. */
const ofOwnCommit = [
  "create",
  "deployment",
  "deployment_status",
  "merge_group",
  "pull_request",
  "pull_request_review",
  "pull_request_review_comment",
  "push",
  "release",
];

/**
 * What a workflow of the event runs for: `GITHUB_REF`, `GITHUB_SHA` and the commit of its file.
 * Undefined in a repository without a commit.
 */
export async function triggerOf(event: GitHubEvent, engine: Engine): Promise<Trigger | undefined> {
  const { repository, payload } = event;
  const branch = engine.host.defaultBranch(repository);
  const head = await engine.git(repository).resolve(`refs/heads/${branch}`);
  const own = ofOwnCommit.includes(event.name);
  const sha = own ? event.sha : head;
  if (sha === undefined) return undefined;
  const ref = own ? event.ref : `refs/heads/${branch}`;
  const isPull = event.name.startsWith("pull_request");
  return {
    repository,
    event: event.name,
    payload,
    ref,
    sha,
    headBranch: (isPull ? textAt(payload, ["pull_request", "head", "ref"]) : undefined) ?? shortRef(ref),
    headSha: (isPull ? textAt(payload, ["pull_request", "head", "sha"]) : undefined) ?? sha,
    actor: event.sender,
    inputs: {},
    fileSha: sha,
    depth: 0,
  };
}

export function shortRef(ref: string): string {
  return ref.replace(/^refs\/(heads|tags)\//, "");
}
