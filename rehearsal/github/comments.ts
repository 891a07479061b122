import { isAllowed, loginOf, need } from "./access.ts";
import { ApiError, checkLength, validationFailed } from "./api-error.ts";
import { emit } from "./events.ts";
import type { Comment, Issue } from "./issue.ts";
import { addComment } from "./issues.ts";
import type { Place } from "./refs.ts";
import { renderComment, renderIssue } from "./render/issue.ts";
import { now } from "./world.ts";

/** A new comment, with its event. A locked issue takes none but from people who may write: no App is one. */
export async function writeComment(place: Place, issue: Issue, body: string): Promise<Comment> {
  const { world, repository, identity } = place;
  checkText(body);
  const wanted = need("write");
  if (issue.isLocked && !isAllowed(world, repository, { identity, wanted }))
    throw new ApiError(403, "Unable to create comment because issue is locked.");
  const comment = addComment(place, issue, body);
  await emitComment(place, comment, { action: "created" });
  return comment;
}

/** Replaces the text. The same text again is no event. */
export async function editComment(place: Place, comment: Comment, body: string): Promise<void> {
  checkMayChange(place, comment);
  checkText(body);
  const from = comment.body;
  comment.body = body;
  comment.updatedAt = now(place.world);
  if (from !== body) await emitComment(place, comment, { action: "edited", changes: { body: { from } } });
}

export async function deleteComment(place: Place, comment: Comment): Promise<void> {
  checkMayChange(place, comment);
  place.repository.comments.delete(comment.id);
  await emitComment(place, comment, { action: "deleted" });
}

function checkText(body: string): void {
  if (body.trim() === "")
    throw validationFailed({
      resource: "IssueComment",
      field: "body",
      code: "custom",
      message: "body cannot be blank",
    });
  checkLength("IssueComment", body);
}

function checkMayChange({ world, repository, identity }: Place, comment: Comment): void {
  if (loginOf(identity) === comment.author) return;
  const wanted = need("write", "issues=write", "pull_requests=write");
  if (!isAllowed(world, repository, { identity, wanted }))
    throw new ApiError(403, "Must have admin rights to Repository.");
}

async function emitComment(
  { world, repository, identity }: Place,
  comment: Comment,
  more: { readonly action: string; readonly changes?: object },
): Promise<void> {
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
