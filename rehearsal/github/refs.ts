import { loginOf } from "./access.ts";
import { ApiError, notAccessible, unprocessable } from "./api-error.ts";
import { requestCheckSuites } from "./check-suites.ts";
import { emit } from "./events.ts";
import { swapRef } from "./git-refs.ts";
import { keepPullRefs } from "./mergeability.ts";
import { isPull } from "./pulls.ts";
import { type RefRefusal, type RefUpdate, refusalOf } from "./push-rules.ts";
import { renderPull } from "./render/pull.ts";
import { renderPushPayload } from "./render/push.ts";
import type { Repository } from "./repository.ts";
import type { Identity } from "./token.ts";
import { now, type World } from "./world.ts";

export type Place = { readonly world: World; readonly repository: Repository; readonly identity: Identity };

/** Moves a ref by compare-and-swap after GitHub's rules allowed it. What follows from it (events, pull requests) follows. */
export async function moveRef(place: Place, update: RefUpdate): Promise<RefRefusal | "moved" | undefined> {
  const refusal = await refusalOf(place, update);
  if (refusal !== undefined) return refusal;
  if (!(await swapRef(place.repository.directory, update))) return "moved";
  await announce(place, update);
  return undefined;
}

const zeros = "0".repeat(40);

/** As `moveRef`, with a refusal thrown as the REST API words it. */
export async function moveRefOrThrow(place: Place, update: RefUpdate): Promise<void> {
  const refusal = await moveRef(place, update);
  if (refusal === undefined) return;
  if (refusal === "moved")
    throw unprocessable(
      update.before === undefined ? "Reference already exists" : "Update is not a fast forward",
    );
  throw errorOf(place.identity, refusal);
}

function errorOf(identity: Identity, refusal: RefRefusal): ApiError {
  switch (refusal.kind) {
    case "ruleset":
      return unprocessable(`Repository rule violations found\n\n${refusal.reasons.join("\n\n")}\n\n`);
    case "protection":
      return unprocessable(refusal.reasons.join(" "));
    case "workflow":
      return identity.kind === "user"
        ? new ApiError(404, "Not Found")
        : notAccessible("contents=write,workflows=write");
    case "size":
      return unprocessable("Sorry, your input was too large to process.");
  }
}

async function announce(place: Place, update: RefUpdate): Promise<void> {
  const { world, repository, identity } = place;
  const { ref, before, after } = update;
  const [, kind, name] = /^refs\/(heads|tags)\/(.+)$/.exec(ref) ?? [];
  // Refs of one's own, such as refs/cco/x, start nothing.
  if (kind === undefined || name === undefined) return;
  repository.pushedAt = now(world);
  const refType = kind === "heads" ? "branch" : "tag";
  const pusherType = identity.kind === "user" ? "user" : "integration";
  const about = { ref: name, ref_type: refType, pusher_type: pusherType };
  const master = { master_branch: repository.defaultBranch, description: repository.description };
  if (before === undefined)
    await emit(world, {
      name: "create",
      repository,
      identity,
      payload: { ...about, ...master },
      ref,
      sha: after ?? zeros,
    });
  if (after === undefined) await emit(world, { name: "delete", repository, identity, payload: about });
  const payload = await renderPushPayload(world, repository, { ...update, pusher: loginOf(identity) });
  await emit(world, { name: "push", repository, identity, payload, ref, sha: after ?? zeros });
  if (kind === "tags") return;
  if (after !== undefined) await requestCheckSuites(place, { branch: name, sha: after });
  await updatePulls(place, name, update);
}

async function updatePulls(place: Place, branch: string, update: RefUpdate): Promise<void> {
  for (const issue of place.repository.issues.values())
    if (isPull(issue) && issue.state === "open" && issue.pull.headBranch === branch)
      await updatePull(place, issue.number, update);
}

async function updatePull(
  { world, repository, identity }: Place,
  number: number,
  { after, before }: RefUpdate,
): Promise<void> {
  const issue = repository.issues.get(number);
  if (issue === undefined || !isPull(issue)) return;
  issue.updatedAt = now(world);
  if (after === undefined) {
    issue.state = "closed";
    issue.closedAt = issue.updatedAt;
    issue.closedBy = loginOf(identity);
  } else issue.pull.headSha = after;
  const sha = await keepPullRefs(repository, number, issue.pull);
  const more = after === undefined ? { action: "closed" } : { action: "synchronize", before, after };
  const pull_request = await renderPull(world, repository, issue);
  const { action, ...rest } = more;
  await emit(world, {
    name: "pull_request",
    action,
    repository,
    identity,
    payload: { number, pull_request, ...rest },
    ref: `refs/pull/${number}/merge`,
    sha,
  });
}
