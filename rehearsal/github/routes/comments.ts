import { isAllowed, loginOf, need } from "../access.ts";
import { ApiError, checkLength, notFound, validationFailed } from "../api-error.ts";
import { type Answer, created, noContent, ok, page, type RepositoryCall, repositoryRoute } from "../call.ts";
import { emit } from "../events.ts";
import { text } from "../fields.ts";
import type { Comment } from "../issue.ts";
import { addComment } from "../issues.ts";
import { commentsOf, renderComment, renderIssue } from "../render/issue.ts";
import { now } from "../world.ts";
import { findIssue } from "./issues.ts";

const read = need("read", "issues=read", "pull_requests=read");
const write = need("read", "issues=write", "pull_requests=write");

export const commentRoutes = [
  repositoryRoute("GET /issues/comments", read, listAllComments),
  repositoryRoute("GET /issues/comments/{comment_id}", read, getComment),
  repositoryRoute("PATCH /issues/comments/{comment_id}", write, updateComment),
  repositoryRoute("DELETE /issues/comments/{comment_id}", write, deleteComment),
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

function bodyOf({ body }: RepositoryCall): string {
  const given = text(body, "body") ?? "";
  if (given.trim() === "")
    throw validationFailed({
      resource: "IssueComment",
      field: "body",
      code: "custom",
      message: "body cannot be blank",
    });
  checkLength("IssueComment", given);
  return given;
}

async function createComment(call: RepositoryCall): Promise<Answer> {
  const issue = findIssue(call);
  const body = bodyOf(call);
  if (
    issue.isLocked &&
    !isAllowed(call.world, call.repository, {
      identity: call.identity,
      wanted: need("write", "issues=write"),
    })
  )
    throw new ApiError(403, "Unable to create comment because issue is locked.");
  const comment = addComment(call, issue, body);
  await emitComment(call, comment, { action: "created" });
  return created(renderComment(call.world, call.repository, comment));
}

async function emitComment(
  call: RepositoryCall,
  comment: Comment,
  more: { readonly action: string; readonly changes?: object },
): Promise<void> {
  const { world, repository, identity } = call;
  const issue = repository.issues.get(comment.issue);
  if (issue === undefined) return;
  const { action, ...rest } = more;
  const payload = {
    issue: renderIssue(world, repository, issue),
    comment: renderComment(world, repository, comment),
    ...rest,
  };
  await emit(world, { name: "issue_comment", action, repository, identity, payload });
}

function checkMayChange({ world, repository, identity }: RepositoryCall, comment: Comment): void {
  if (loginOf(identity) === comment.author) return;
  if (
    !isAllowed(world, repository, { identity, wanted: need("write", "issues=write", "pull_requests=write") })
  )
    throw new ApiError(403, "Must have admin rights to Repository.");
}

async function updateComment(call: RepositoryCall): Promise<Answer> {
  const comment = findComment(call);
  checkMayChange(call, comment);
  const from = comment.body;
  comment.body = bodyOf(call);
  comment.updatedAt = now(call.world);
  if (from !== comment.body)
    await emitComment(call, comment, { action: "edited", changes: { body: { from } } });
  return ok(renderComment(call.world, call.repository, comment));
}

async function deleteComment(call: RepositoryCall): Promise<Answer> {
  const comment = findComment(call);
  checkMayChange(call, comment);
  call.repository.comments.delete(comment.id);
  await emitComment(call, comment, { action: "deleted" });
  return noContent;
}
