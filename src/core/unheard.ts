import { parseCommand } from "./command.ts";

/** A comment as GitHub shows it now. Times in epoch milliseconds. */
export type SeenComment = {
  readonly id: number;
  /** Number of the issue or the pull request. */
  readonly issue: number;
  readonly body: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** It carries a reaction that says it was heard. */
  readonly isAnswered: boolean;
};

/** A job that hears a comment may take this long to begin. Milliseconds. */
const patience = 3 * 60_000;
/** What was said longer ago is not heard any more: much else may have been said since. Milliseconds. */
export const longestSilence = 2 * 60 * 60_000;

/** Commands of which each takes back the one before: the last counts. */
export const switching: ReadonlySet<string> = new Set(["start", "resume", "retry", "pause", "stop"]);

/**
 * Commands whose listening job was lost, oldest first. One that was edited says something else than was said; one that
 * a later command took back is not wanted any more.
 */
export function unheard<T extends SeenComment>(comments: readonly T[], at: number): readonly T[] {
  return comments
    .filter((comment) => isLost(comment, at) && !isOvertaken(comment, comments))
    .toSorted((one, other) => one.createdAt - other.createdAt);
}

function isLost({ body, createdAt, updatedAt, isAnswered }: SeenComment, at: number): boolean {
  const age = at - createdAt;
  if (isAnswered || updatedAt !== createdAt || age < patience || age > longestSilence) return false;
  return commandIn(body) !== undefined;
}

function isOvertaken(comment: SeenComment, all: readonly SeenComment[]): boolean {
  if (!switches(comment)) return false;
  return all.some(
    (other) =>
      other.issue === comment.issue &&
      other.isAnswered &&
      other.createdAt >= comment.createdAt &&
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
