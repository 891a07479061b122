import type { EntryOf } from "./event.ts";
import type { MissionState } from "./state.ts";

/**
 * The branch has a newer base, and everything is to be proved again. The ladder stays where it is: a base that moves
 * all the time would keep a stuck mission from ever being seen as one.
 */
export function baseMerged(state: MissionState, entry: EntryOf<"base-merged">): MissionState {
  if (state.phase !== "idle" || entry.from !== state.head) return state;
  return {
    ...state,
    base: entry.base,
    head: entry.sha,
    // At the same commit other protected paths would be proved against now.
    verdicts: entry.sha === state.head ? {} : state.verdicts,
    approvals: carriedOver(state, entry.sha),
    best: 0,
    merges: (state.merges ?? 0) + 1,
    conflict: undefined,
    refusal: undefined,
  };
}

/** Counted like a merge: a base that moves at every look must not keep a mission from its next iteration. */
export function baseConflicted(state: MissionState, entry: EntryOf<"base-conflicted">): MissionState {
  const { base, files, why } = entry;
  const attempts = state.conflict?.attempts ?? 0;
  const conflict = { base, head: state.head, files, why, attempts };
  return { ...state, conflict, refusal: undefined, merges: (state.merges ?? 0) + 1 };
}

export function baseRefused(state: MissionState, { base, why }: EntryOf<"base-refused">): MissionState {
  return { ...state, conflict: undefined, refusal: { base, why } };
}

/** A conflict that an iteration was for and that is still there. */
export function attempted({ conflict }: MissionState): MissionState["conflict"] {
  return conflict === undefined ? undefined : { ...conflict, attempts: conflict.attempts + 1 };
}

/** What was approved is still there as it was: nothing came in but what others had put on the base. */
function carriedOver({ approvals, head }: MissionState, sha: string): MissionState["approvals"] {
  const all = Object.entries(approvals).map(([id, one]) => [
    id,
    one.sha === head ? { ...one, sha, at: one.at ?? head } : one,
  ]);
  return Object.fromEntries(all);
}
