import { parseCommand } from "./command.ts";

/** A comment as GitHub shows it now. Times in epoch milliseconds. */
export type SeenComment = {
  readonly id: number;
  /** Number of the issue or the pull request. */
  readonly issue: number;
  readonly body: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** It was done or refused, and its author was told so. */
  readonly isAnswered: boolean;
  /** It carries the reaction that says that it is being heard. */
  readonly isSeen: boolean;
};

/** A job that hears a comment may take this long to begin, and this long until it has answered. Milliseconds. */
const patience = { begin: 3 * 60_000, answer: 10 * 60_000 } as const;
/** What was said longer ago is not heard any more: much else may have been said since. Milliseconds. */
export const longestSilence = 2 * 60 * 60_000;

/** Commands of which each takes back the one before: the last counts. */
export const switching: ReadonlySet<string> = new Set(["start", "resume", "retry", "pause", "stop"]);

/**
 * Commands whose listening job was lost, before it began or in the middle, oldest first. One that was edited says something else than was said; one that
 * a later command took back is not wanted any more.
 */
export function unheard<T extends SeenComment>(comments: readonly T[], at: number): readonly T[] {
  return comments
    .filter((comment) => isLost(comment, at) && !isOvertaken(comment, comments))
    .toSorted((one, other) => one.createdAt - other.createdAt);
}

function isLost({ body, createdAt, updatedAt, ...comment }: SeenComment, at: number): boolean {
  const age = at - createdAt;
  const soon = age < (comment.isSeen ? patience.answer : patience.begin);
  if (comment.isAnswered || updatedAt !== createdAt || soon || age > longestSilence) return false;
  return commandIn(body) !== undefined;
}

function isOvertaken(comment: SeenComment, all: readonly SeenComment[]): boolean {
  if (!switches(comment)) return false;
  return all.some(
    (other) =>
      other.issue === comment.issue &&
      (other.isAnswered || other.isSeen) &&
      other.id > comment.id &&
      switches(other),
  );
}

function switches({ body }: SeenComment): boolean {
  return switching.has(commandIn(body) ?? "");
}

/** The workflow starts a job only for a comment that begins with it. */
function commandIn(body: string): string | undefined {
  return body.startsWith("/cco") ? parseCommand(body)?.kind : undefined;
}
