import { criteriaOf } from "./drafting.ts";
import type { EntryOf } from "./event.ts";
import { failureSignature } from "./signature.ts";
import { awaitingCi, isDone, isProvable, progressOf } from "./standing.ts";
import type { MissionState } from "./state.ts";

/** What was seen holds until the next look or the next commit. A wait for CI ends with each look: it is decided again. */
export function ciLookedAt(state: MissionState, entry: EntryOf<"ci-looked-at">): MissionState {
  const { sha, names, sight, at } = entry;
  if (sha !== state.head) return state;
  const before = state.ci?.sha === sha ? state.ci : undefined;
  const quietSince = sight?.running ? undefined : (before?.quietSince ?? at);
  const isNews = JSON.stringify(before?.sight) !== JSON.stringify(sight);
  const since = before?.since ?? at;
  const looked = {
    ...state,
    ci: { sha, names, sight, at, by: entry.by.run, since, quietSince, started: before?.started },
    parked: state.parked?.awaits === "ci" ? undefined : state.parked,
    reproof: state.reproof && criteriaOf(state).some(isProvable),
    reported: state.reported && !isNews,
  };
  return settled(reopened(looked));
}

export function ciStarted(state: MissionState, entry: EntryOf<"ci-started">): MissionState {
  const { sha, workflows, refused, at } = entry;
  if (state.ci === undefined || state.ci.sha !== sha) return state;
  return { ...state, ci: { ...state.ci, started: { at, workflows, refused } }, reported: false };
}

/** Closed for CI alone, it goes on when CI has concluded; closed as done, it is open again when CI says otherwise. */
function reopened(state: MissionState): MissionState {
  const { closed } = state;
  const goesOn = closed?.awaits === "ci" && awaitingCi(state).length === 0;
  const isTakenBack = closed?.outcome === "done" && !isDone(state);
  return goesOn || isTakenBack ? { ...state, closed: undefined, reported: false } : state;
}

/** What an iteration brought is known only when CI has spoken: the ladder waits for that. */
function settled(state: MissionState): MissionState {
  if (state.phase !== "idle" || awaitingCi(state).length > 0) return state;
  const { unsettled, ...rest } = state;
  const met = progressOf(state);
  const signature = failureSignature(state);
  // A plan from before that iteration says nothing about what CI found.
  const known = unsettled === undefined ? rest : { ...rest, plan: undefined };
  if (met > state.best) return { ...known, best: met, fruitless: 0, climbed: [], signature };
  const same = unsettled !== undefined && signature === state.signature;
  return { ...known, signature, climbed: same ? [...state.climbed, unsettled] : state.climbed };
}
