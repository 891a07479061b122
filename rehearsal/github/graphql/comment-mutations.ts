import { need } from "../access.ts";
import { editComment, writeComment } from "../comments.ts";
import { isPull } from "../pulls.ts";
import { commentNode, issueNode, pullNode } from "./issue-node.ts";
import { locateComment, locateIssue } from "./locate.ts";
import { demand } from "./permission.ts";
import { problem } from "./problem.ts";
import type { Asker } from "./repository-node.ts";

const write = need("read", "issues=write", "pull_requests=write");

type AddArgs = {
  readonly input: { readonly subjectId: string; readonly body: string; readonly clientMutationId?: string };
};

/** A comment on an issue or a pull request. */
export async function addComment(asker: Asker, { input }: AddArgs) {
  const { spot, node: issue } = locateIssue(asker, input.subjectId);
  demand(spot, write, "AddComment");
  const comment = await writeComment(spot, issue, input.body);
  const subject = isPull(issue)
    ? { __typename: "PullRequest", ...pullNode(spot, issue) }
    : { __typename: "Issue", ...issueNode(spot, issue) };
  const commentEdge = { cursor: `${comment.id}`, node: commentNode(spot, issue, comment) };
  return { clientMutationId: input.clientMutationId, commentEdge, subject };
}

type UpdateArgs = {
  readonly input: { readonly id: string; readonly body: string; readonly clientMutationId?: string };
};

export async function updateIssueComment(asker: Asker, { input }: UpdateArgs) {
  const { spot, node: comment } = locateComment(asker, input.id);
  demand(spot, write, "UpdateIssueComment");
  await editComment(spot, comment, input.body);
  const issue = spot.repository.issues.get(comment.issue);
  if (issue === undefined)
    throw problem("NOT_FOUND", `Could not resolve to a node with the global id of '${input.id}'.`);
  return { clientMutationId: input.clientMutationId, issueComment: commentNode(spot, issue, comment) };
}
