import { nodeId } from "../account.ts";
import type { Comment, Issue } from "../issue.ts";
import { mergeability } from "../mergeability.ts";
import { associationOf, commentsOf, issueHtmlUrl, labelsOf } from "../render/issue.ts";
import type { PullIssue } from "../render/pull.ts";
import { connection, type Slice } from "./connection.ts";
import { refNode, type Spot } from "./repository-node.ts";

export function issueNode(spot: Spot, issue: Issue) {
  return {
    ...commonNode(spot, issue),
    id: nodeId("I", issue.id),
    databaseId: issue.id,
    state: issue.state.toUpperCase(),
    stateReason: issue.stateReason?.toUpperCase() ?? null,
    authorAssociation: associationOf(spot.repository, issue.author),
    // Newest first, as GitHub lists them.
    userContentEdits: (slice: Slice) =>
      connection(
        issue.edits.toReversed().map(({ id, editor, at, text }) => ({
          id: nodeId("UCE", id),
          editor: actorNode(spot, editor),
          createdAt: at,
          editedAt: at,
          diff: text,
        })),
        slice,
      ),
  };
}

export function pullNode(spot: Spot, issue: PullIssue) {
  const { pull } = issue;
  return {
    ...commonNode(spot, issue),
    id: nodeId("PR", pull.id),
    databaseId: pull.id,
    state: pullState(issue),
    isDraft: pull.isDraft,
    merged: pull.mergedAt !== null,
    mergeable: async () => {
      const merge = issue.state === "open" ? await mergeability(spot.repository, pull) : undefined;
      if (merge === undefined) return "UNKNOWN";
      return merge.isClean ? "MERGEABLE" : "CONFLICTING";
    },
    headRef: () => refNode(spot, `refs/heads/${pull.headBranch}`),
    // Forks are not served here.
    isCrossRepository: false,
    headRefName: pull.headBranch,
    headRefOid: pull.headSha,
    baseRefName: pull.baseBranch,
    baseRefOid: pull.baseSha,
  };
}

export function pullState({ state, pull }: PullIssue): "OPEN" | "CLOSED" | "MERGED" {
  if (pull.mergedAt !== null) return "MERGED";
  return state === "open" ? "OPEN" : "CLOSED";
}

function commonNode(spot: Spot, issue: Issue) {
  const { world, repository } = spot;
  const lastEdit = issue.edits.at(-1);
  return {
    number: issue.number,
    title: issue.title,
    body: issue.body ?? "",
    url: issueHtmlUrl(world, repository, issue),
    createdAt: issue.createdAt,
    updatedAt: issue.updatedAt,
    lastEditedAt: lastEdit?.at ?? null,
    author: actorNode(spot, issue.author),
    editor: lastEdit === undefined ? null : actorNode(spot, lastEdit.editor),
    labels: (slice: Slice) =>
      connection(
        labelsOf(repository, issue).map(({ id, ...label }) => ({ ...label, id: nodeId("LA", id) })),
        slice,
      ),
    comments: (slice: Slice) =>
      connection(
        commentsOf(repository, issue.number).map((comment) => commentNode(spot, issue, comment)),
        slice,
      ),
  };
}

export function commentNode(spot: Spot, issue: Issue, comment: Comment) {
  const { world, repository, identity } = spot;
  return {
    id: nodeId("IC", comment.id),
    databaseId: comment.id,
    body: comment.body,
    url: `${issueHtmlUrl(world, repository, issue)}#issuecomment-${comment.id}`,
    author: actorNode(spot, comment.author),
    authorAssociation: associationOf(repository, comment.author),
    createdAt: comment.createdAt,
    updatedAt: comment.updatedAt,
    viewerDidAuthor: comment.author === identity.login,
  };
}

/** GraphQL names bots without `[bot]`. */
export function actorNode({ world }: Spot, login: string) {
  const account = world.accounts.get(login.toLowerCase());
  const __typename = account?.type === "Bot" ? "Bot" : "User";
  return {
    __typename,
    login: login.replace(/\[bot\]$/, ""),
    databaseId: account?.id ?? null,
    name: account?.name ?? null,
  };
}
