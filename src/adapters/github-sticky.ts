import { commentMarker } from "../core/comment.ts";
import type { Shown } from "../core/event.ts";
import type { MissionState } from "../core/state.ts";
import { type BatchAnswer, type BatchProblem, type Mutation, sendBatch } from "./github-batch.ts";
import type { GitHubClient } from "./github-client.ts";
import { findComments } from "./github-comments.ts";

export function addComment(subjectId: string, body: string): Mutation {
  const select = "commentEdge { node { id } }";
  return { field: "addComment", type: "AddCommentInput", input: { subjectId, body }, select };
}

export function updateComment(id: string, body: string): Mutation {
  const type = "UpdateIssueCommentInput";
  return { field: "updateIssueComment", type, input: { id, body }, select: "issueComment { id }" };
}

/** Both mutations answer with the comment's id, each in its own shape. */
export function commentIdIn(result: unknown): Pick<Shown, "comment"> {
  const [, id] = /"id":"([^"]+)"/.exec(JSON.stringify(result ?? null)) ?? [];
  return id === undefined ? {} : { comment: id };
}

/** Why the comment that a batch begins with was not changed: somebody deleted it. */
export function deletionIn({ problems }: BatchAnswer): BatchProblem | undefined {
  return problems.find(({ place, type }) => place === 0 && type === "NOT_FOUND");
}

type Deleted = {
  readonly github: GitHubClient;
  readonly issue: { readonly id: string; readonly number: number };
  readonly body: string;
  readonly warn: (text: string) => void;
};

/**
 * Puts the sticky comment back that somebody deleted. Once: who deletes it again wants to be rid of it, until the
 * mission is started or resumed.
 */
export async function restoreComment(state: MissionState, deleted: Deleted): Promise<Shown> {
  const { github, issue, body, warn } = deleted;
  const marker = commentMarker(state.mission.id);
  const there = (await findComments(github, issue.number, [marker])).get(marker);
  if (there === undefined && state.shown.deleted !== undefined) {
    warn(
      "The comment that shows the mission was deleted again, so it is not written anew. `/cco resume` brings it back.",
    );
    return { deleted: "again" };
  }
  const write = there === undefined ? addComment(issue.id, body) : updateComment(there.id, body);
  const { results, problems } = await sendBatch(github, [write]);
  for (const { message } of problems) warn(`The comment that was deleted could not be put back: ${message}`);
  const written = commentIdIn(results[0]);
  return written.comment === undefined ? {} : { ...written, deleted: "once" };
}
