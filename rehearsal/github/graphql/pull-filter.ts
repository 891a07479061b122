import { isPull } from "../pulls.ts";
import { commentsOf } from "../render/issue.ts";
import type { PullIssue } from "../render/pull.ts";
import type { Repository } from "../repository.ts";
import type { Slice } from "./connection.ts";
import { pullState } from "./issue-node.ts";

export type PullFilter = Slice & {
  readonly headRefName?: string;
  readonly baseRefName?: string;
  readonly states?: readonly string[];
  readonly labels?: readonly string[];
  readonly orderBy?: PullOrder;
};

type PullOrder = {
  readonly field: "CREATED_AT" | "UPDATED_AT" | "COMMENTS";
  readonly direction: "ASC" | "DESC";
};

/** Oldest first unless an order is asked for. */
export function findPulls(repository: Repository, filter: PullFilter): readonly PullIssue[] {
  const { headRefName, baseRefName, states, labels } = filter;
  const found = [...repository.issues.values()]
    .filter(isPull)
    .filter(
      (issue) =>
        (headRefName === undefined || issue.pull.headBranch === headRefName) &&
        (baseRefName === undefined || issue.pull.baseBranch === baseRefName) &&
        (states === undefined || states.includes(pullState(issue))) &&
        (labels === undefined || labels.some((label) => issue.labels.has(label.toLowerCase()))),
    );
  return filter.orderBy === undefined ? found : ordered(repository, found, filter.orderBy);
}

function ordered(repository: Repository, pulls: readonly PullIssue[], { field, direction }: PullOrder) {
  const comments = (issue: PullIssue) => commentsOf(repository, issue.number).length;
  const ascending = pulls.toSorted((one, other) => {
    if (field === "COMMENTS") return comments(one) - comments(other) || one.number - other.number;
    const key = field === "CREATED_AT" ? "createdAt" : "updatedAt";
    return one[key].localeCompare(other[key]) || one.number - other.number;
  });
  return direction === "ASC" ? ascending : ascending.reverse();
}
