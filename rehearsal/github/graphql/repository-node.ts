import { findRepository } from "../access.ts";
import { nodeId } from "../account.ts";
import { ApiError } from "../api-error.ts";
import { listRefs, readRef } from "../git-refs.ts";
import { isPull } from "../pulls.ts";
import { rulesFor } from "../push-rules.ts";
import { renderRepository, repositoryHtmlUrl } from "../render/repository.ts";
import { fullName, type Repository } from "../repository.ts";
import type { World } from "../world.ts";
import type { Caller } from "./answer.ts";
import { connection, type Slice } from "./connection.ts";
import { gitObjectNode } from "./git-node.ts";
import { issueNode, pullNode } from "./issue-node.ts";
import { problem } from "./problem.ts";
import { findPulls, type PullFilter } from "./pull-filter.ts";

export type Asker = { readonly world: World; readonly identity: Caller };
export type Spot = Asker & { readonly repository: Repository };

type Name = { readonly owner: string; readonly name: string };

export function findRepositoryNode({ world, identity }: Asker, { owner, name }: Name) {
  return repositoryNode({
    world,
    identity,
    repository: locateRepository({ world, identity }, { owner, name }),
  });
}

export function locateRepository({ world, identity }: Asker, { owner, name }: Name): Repository {
  try {
    return findRepository(world, identity, owner, name);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    throw problem("NOT_FOUND", `Could not resolve to a Repository with the name '${owner}/${name}'.`);
  }
}

export function repositoryNode(spot: Spot) {
  const { world, repository } = spot;
  const { defaultBranch } = repository;
  return {
    id: renderRepository(world, repository).node_id,
    databaseId: repository.id,
    name: repository.name,
    nameWithOwner: fullName(repository),
    url: repositoryHtmlUrl(world, repository),
    isPrivate: repository.isPrivate,
    isArchived: repository.isArchived,
    hasIssuesEnabled: repository.hasIssues,
    defaultBranchRef: () => refNode(spot, `refs/heads/${defaultBranch}`),
    ref: ({ qualifiedName }: { readonly qualifiedName: string }) => refNode(spot, qualifiedName),
    refs: async ({ refPrefix, ...slice }: Slice & { readonly refPrefix: string }) =>
      connection(await refNodes(spot, refPrefix), slice),
    object: ({ oid, expression }: { readonly oid?: string; readonly expression?: string }) =>
      gitObjectNode(spot, oid ?? expression ?? ""),
    issue: ({ number }: { readonly number: number }) => {
      const issue = repository.issues.get(number);
      if (issue === undefined || isPull(issue)) throw missing("an Issue", number);
      return issueNode(spot, issue);
    },
    pullRequest: ({ number }: { readonly number: number }) => {
      const issue = repository.issues.get(number);
      if (issue === undefined || !isPull(issue)) throw missing("a PullRequest", number);
      return pullNode(spot, issue);
    },
    pullRequests: (filter: PullFilter) =>
      connection(
        findPulls(repository, filter).map((issue) => pullNode(spot, issue)),
        filter,
      ),
  };
}

function missing(what: string, number: number) {
  return problem("NOT_FOUND", `Could not resolve to ${what} with the number of ${number}.`);
}

/** Named by what comes after the prefix that was asked for; in order of the alphabet. */
async function refNodes(spot: Spot, prefix: string) {
  const refs = await listRefs(spot.repository.directory, prefix);
  return refs.map(({ ref, sha }) => {
    const id = `${nodeId("REF", spot.repository.id)}:${ref}`;
    const name = ref.slice(prefix.length);
    return {
      id,
      name,
      prefix,
      target: () => gitObjectNode(spot, sha),
      refUpdateRule: () => ruleNode(spot, ref),
    };
  });
}

/** A short name means a branch, then a tag. */
export async function refNode(spot: Spot, name: string) {
  const candidates = name.startsWith("refs/") ? [name] : [`refs/heads/${name}`, `refs/tags/${name}`];
  for (const ref of candidates) {
    const sha = await readRef(spot.repository.directory, ref);
    if (sha === undefined) continue;
    const [, prefix = "", short = ""] = /^(refs\/[^/]+\/)(.+)$/.exec(ref) ?? [];
    const id = `${nodeId("REF", spot.repository.id)}:${ref}`;
    const target = () => gitObjectNode(spot, sha);
    return { id, name: short, prefix, target, refUpdateRule: () => ruleNode(spot, ref) };
  }
  return null;
}

/** The branch protection that the caller is held to there; rulesets are told elsewhere. */
function ruleNode({ repository, identity }: Spot, ref: string) {
  if (!ref.startsWith("refs/heads/")) return null;
  const login = "login" in identity ? identity.login : "";
  const rule = rulesFor(repository, ref.slice("refs/heads/".length)).find(
    ({ source, bypass }) => source === "protection" && !bypass?.includes(login),
  );
  if (rule === undefined) return null;
  return {
    allowsDeletions: rule.allowDeletion ?? false,
    allowsForcePushes: rule.allowForcePush ?? false,
    pattern: rule.pattern,
    requiredApprovingReviewCount: rule.requirePullRequest ? 1 : null,
    requiredStatusCheckContexts: rule.requiredChecks ?? [],
    requiresSignatures: rule.requireSignatures ?? false,
    viewerCanPush: rule.requirePullRequest !== true,
  };
}
