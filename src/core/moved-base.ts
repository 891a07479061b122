import { untouchedSentence } from "./baseline.ts";
import type { Conflict } from "./conflict.ts";
import type { Effect, Now } from "./effect.ts";
import { plural } from "./plural.ts";
import { isDone } from "./standing.ts";
import type { MissionState } from "./state.ts";

/** Merges in a row without an iteration between them: once before an iteration, and so often before the end. */
const mostMergesBetween = 1;
const mostMergesAtEnd = 3;

/** Iterations in a row for one conflict. */
const mostAttempts = 2;

/**
 * The base has moved: it is merged before it is built upon, and before the mission ends. A base that moves faster than
 * the criteria can be proved keeps no mission from going on.
 */
export function followBase(state: MissionState, now: Now): Effect | undefined {
  const base = now.branch?.base;
  if (base === undefined) return undefined;
  // A base that went back to where it was conflicts with nothing: that is taken note of.
  if (base === state.base) return state.conflict === undefined ? undefined : { type: "merge-base", base };
  if (state.refusal?.base === base || isKnown(state, base)) return undefined;
  const most = isDone(state) ? mostMergesAtEnd : mostMergesBetween;
  return (state.merges ?? 0) < most ? { type: "merge-base", base } : undefined;
}

/** Why the mission is done, and where that is not the whole truth about its base, that too. */
export function doneSentence(state: MissionState, now: Now): string {
  const done =
    state.iteration === 0
      ? untouchedSentence(state)
      : `Every required criterion is met at ${short(state.head)}.`;
  const base = now.branch?.base ?? state.base;
  if (base === state.base) return done;
  if (state.refusal?.base === base) {
    return `${done} The base has moved to ${short(base)} since, which a rule of the repository keeps out of the branch: ${state.refusal.why}`;
  }
  return `${done} That is with the base at ${short(state.base)}, after ${plural(state.merges ?? 0, "merge")} in a row; it moved on to ${short(base)} while that was proved.`;
}

/** What a human has to do about the conflict, when no further iteration can help. */
export function hopelessConflict(state: MissionState): string | undefined {
  const { conflict } = state;
  if (conflict === undefined) return undefined;
  if (conflict.why !== undefined) {
    return `The base ${short(conflict.base)} cannot be merged into ${state.mission.branch.name}: ${conflict.why}. Was the base rewritten? Name the right one as \`branch.base\`, or start a new mission.`;
  }
  if (conflict.attempts < mostAttempts) return undefined;
  return `${conflictSentence(conflict)}, and ${plural(conflict.attempts, "iteration")} did not bring them together.\n${renderCommands(state, conflict)}`;
}

/** A reason to close for, and that a conflict is left besides. */
export function withConflict(why: string, { conflict }: MissionState): string {
  return conflict === undefined ? why : `${why} ${conflictSentence(conflict)}.`;
}

/** The same conflict at the same head says nothing new. */
function isKnown({ conflict, head }: MissionState, base: string): boolean {
  return conflict?.base === base && conflict.head === head;
}

const mostFiles = 10;

function conflictSentence({ base, files }: Conflict): string {
  const shown = files.slice(0, mostFiles).map(({ path }) => path);
  const more = files.length > shown.length ? ` and ${files.length - shown.length} more` : "";
  return `The base moved to ${short(base)}, and both it and the branch changed ${shown.join(", ")}${more}`;
}

/** As one line, for a terminal and for a comment alike. */
function renderCommands({ mission }: MissionState, { base }: Conflict): string {
  const { name } = mission.branch;
  return `To do it by hand: git fetch, git switch ${name}, git merge ${short(base)}, mend the files, git commit -a, git push (where there is a remote), git switch -. Then resume.`;
}

function short(sha: string): string {
  return sha.slice(0, 9);
}
