import { loginOf, need } from "../access.ts";
import { notFound, unprocessable } from "../api-error.ts";
import { created, ok, page, type RepositoryCall, repositoryRoute } from "../call.ts";
import type { CommitStatus } from "../check.ts";
import { emit } from "../events.ts";
import { text, textOrNull } from "../fields.ts";
import { resolve, resolveRevision } from "../git-objects.ts";
import { git } from "../git-process.ts";
import { renderStatus } from "../render/check.ts";
import { renderRepository, repositoryUrl } from "../render/repository.ts";
import { now } from "../world.ts";

const read = need("read", "statuses=read");

export const statusRoutes = [
  repositoryRoute("POST /statuses/{sha}", need("write", "statuses=write"), createStatus),
  repositoryRoute("GET /commits/{ref}/status", read, combinedStatus),
  repositoryRoute("GET /commits/{ref}/statuses", read, listStatuses),
];

async function createStatus({ world, repository, identity, params, body }: RepositoryCall) {
  const sha = await resolve(repository.directory, params.sha ?? "", "commit");
  if (sha === undefined) throw unprocessable(`No commit found for SHA: ${params.sha}`);
  const status: CommitStatus = {
    id: world.nextId(),
    sha,
    state: text(body, "state") as CommitStatus["state"],
    context: text(body, "context") ?? "default",
    description: textOrNull(body, "description") ?? null,
    targetUrl: textOrNull(body, "target_url") ?? null,
    creator: loginOf(identity),
    createdAt: now(world),
  };
  repository.statuses.push(status);
  const { id, state, context, description, targetUrl: target_url } = status;
  const payload = {
    id,
    sha,
    name: `${repository.owner}/${repository.name}`,
    state,
    context,
    description,
    target_url,
    branches: await branchesWith({ world, repository }, sha),
  };
  await emit(world, { name: "status", repository, identity, payload });
  return created(renderStatus(world, repository, status));
}

/** Of the branches that contain a commit, its head or not, ten at most. */
async function branchesWith(
  { world, repository }: Pick<RepositoryCall, "world" | "repository">,
  sha: string,
) {
  const asked = ["for-each-ref", "--count=10", "--format=%(objectname) %(refname:short)", "--contains", sha];
  const listed = await git(repository.directory, [...asked, "refs/heads"]);
  return `${listed}`
    .trimEnd()
    .split("\n")
    .flatMap((line) => {
      const [, head, name] = /^(\S+) (.+)$/.exec(line) ?? [];
      const url = `${repositoryUrl(world, repository)}/commits/${head}`;
      return name === undefined ? [] : [{ name, commit: { sha: head, url }, protected: false }];
    });
}

async function statusesAt({ repository, params }: RepositoryCall) {
  const sha = await resolveRevision(repository.directory, params.ref ?? "");
  if (sha === undefined) throw notFound();
  return { sha, statuses: repository.statuses.filter((status) => status.sha === sha).reverse() };
}

async function listStatuses(call: RepositoryCall) {
  const { statuses } = await statusesAt(call);
  return page(call, statuses, (status) => renderStatus(call.world, call.repository, status));
}

/** The newest of each context counts; without any it is pending. */
async function combinedStatus(call: RepositoryCall) {
  const { world, repository } = call;
  const { sha, statuses } = await statusesAt(call);
  const newest = statuses.filter(
    (one, place) => statuses.findIndex(({ context }) => context === one.context) === place,
  );
  const url = repositoryUrl(world, repository);
  return ok({
    state: combinedState(newest),
    statuses: newest.map((status) => renderStatus(world, repository, status)),
    sha,
    total_count: newest.length,
    repository: renderRepository(world, repository),
    commit_url: `${url}/commits/${sha}`,
    url: `${url}/commits/${sha}/status`,
  });
}

function combinedState(statuses: readonly CommitStatus[]): string {
  if (statuses.some(({ state }) => state === "error" || state === "failure")) return "failure";
  return statuses.length > 0 && statuses.every(({ state }) => state === "success") ? "success" : "pending";
}
