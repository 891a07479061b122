import { isVisible } from "../access.ts";
import { parseNodeId } from "../account.ts";
import type { CheckRun } from "../check.ts";
import type { Comment, Issue } from "../issue.ts";
import { isPull } from "../pulls.ts";
import type { PullIssue } from "../render/pull.ts";
import type { Repository } from "../repository.ts";
import { problem } from "./problem.ts";
import type { Asker, Spot } from "./repository-node.ts";

export type Located<T> = { readonly spot: Spot; readonly node: T };

/** An issue or a pull request. */
export function locateIssue(asker: Asker, nodeId: string): Located<Issue> {
  return locate(asker, nodeId, ({ issues }, { kind, id }) =>
    [...issues.values()].find((issue) =>
      kind === "PR" ? issue.pull?.id === id : kind === "I" && issue.id === id && !isPull(issue),
    ),
  );
}

export function locatePull(asker: Asker, nodeId: string): Located<PullIssue> {
  return locate(asker, nodeId, ({ issues }, { kind, id }) =>
    [...issues.values()].filter(isPull).find(({ pull }) => kind === "PR" && pull.id === id),
  );
}

export function locateComment(asker: Asker, nodeId: string): Located<Comment> {
  return locate(asker, nodeId, ({ comments }, { kind, id }) =>
    kind === "IC" ? comments.get(id) : undefined,
  );
}

export function locateCheckRun(asker: Asker, nodeId: string): Located<CheckRun> {
  return locate(asker, nodeId, ({ checkRuns }, { kind, id }) =>
    kind === "CR" ? checkRuns.find((run) => run.id === id) : undefined,
  );
}

export function locateRepositoryById(asker: Asker, nodeId: string): Spot {
  return locate(asker, nodeId, (repository, { kind, id }) =>
    kind === "R" && repository.id === id ? repository : undefined,
  ).spot;
}

type NodeId = { readonly kind: string; readonly id: number };

/** What the caller may not see is not there. */
function locate<T>(
  { world, identity }: Asker,
  nodeId: string,
  find: (repository: Repository, id: NodeId) => T | undefined,
): Located<T> {
  const parsed = parseNodeId(nodeId);
  for (const repository of parsed === undefined ? [] : world.repositories.values()) {
    const node = parsed === undefined ? undefined : find(repository, parsed);
    if (node !== undefined && isVisible(world, repository, identity))
      return { spot: { world, identity, repository }, node };
  }
  throw problem("NOT_FOUND", `Could not resolve to a node with the global id of '${nodeId}'.`);
}
