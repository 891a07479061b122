import { need } from "../access.ts";
import { notFound } from "../api-error.ts";
import { type Answer, created, noContent, ok, page, type RepositoryCall, repositoryRoute } from "../call.ts";
import { deleteComment, editComment, writeComment } from "../comments.ts";
import { text } from "../fields.ts";
import type { Comment } from "../issue.ts";
import { commentsOf, renderComment } from "../render/issue.ts";
import { findIssue } from "./issues.ts";

const read = need("read", "issues=read", "pull_requests=read");
const write = need("read", "issues=write", "pull_requests=write");

export const commentRoutes = [
  repositoryRoute("GET /issues/comments", read, listAllComments),
  repositoryRoute("GET /issues/comments/{comment_id}", read, getComment),
  repositoryRoute("PATCH /issues/comments/{comment_id}", write, updateComment),
  repositoryRoute("DELETE /issues/comments/{comment_id}", write, removeComment),
  repositoryRoute("GET /issues/{issue_number}/comments", read, listComments),
  repositoryRoute("POST /issues/{issue_number}/comments", write, createComment),
];

export function findComment({ repository, params }: RepositoryCall): Comment {
  const comment = repository.comments.get(Number(params.comment_id));
  if (comment === undefined) throw notFound();
  return comment;
}

function listAllComments(call: RepositoryCall): Answer {
  return pageOf(call, [...call.repository.comments.values()]);
}

function listComments(call: RepositoryCall): Answer {
  return pageOf(call, commentsOf(call.repository, findIssue(call).number));
}

/** Oldest first; `since` goes by the last edit. */
function pageOf(call: RepositoryCall, comments: readonly Comment[]): Answer {
  const since = Date.parse(call.query.get("since") ?? "") || 0;
  const wanted = comments.filter(({ updatedAt }) => Date.parse(updatedAt) >= since);
  return page(call, wanted, (comment) => renderComment(call.world, call.repository, comment));
}

function getComment(call: RepositoryCall): Answer {
  return ok(renderComment(call.world, call.repository, findComment(call)));
}

async function createComment(call: RepositoryCall): Promise<Answer> {
  const comment = await writeComment(call, findIssue(call), text(call.body, "body") ?? "");
  return created(renderComment(call.world, call.repository, comment));
}

async function updateComment(call: RepositoryCall): Promise<Answer> {
  const comment = findComment(call);
  await editComment(call, comment, text(call.body, "body") ?? "");
  return ok(renderComment(call.world, call.repository, comment));
}

async function removeComment(call: RepositoryCall): Promise<Answer> {
  await deleteComment(call, findComment(call));
  return noContent;
}
