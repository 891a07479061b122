import { brokenBy } from "./baseline.ts";
import { withoutMet } from "./claim.ts";
import type { EntryOf } from "./event.ts";
import { attempted } from "./evolve-base.ts";
import { steadinessAfter } from "./flaky.ts";
import { dueForJudge } from "./judge-due.ts";
import { beforeOf } from "./red-green.ts";
import { failureSignature } from "./signature.ts";
import { awaitingCi, hasWork, isDone, progressOf } from "./standing.ts";
import type { MissionState, PastIteration } from "./state.ts";
import { findingsAfter } from "./tampering.ts";

export function criteriaJudged(state: MissionState, entry: EntryOf<"criteria-judged">): MissionState {
  const next = judged(state, entry);
  if (state.phase !== "sealed" || entry.iteration !== state.iteration) return next;
  // A proof that was cut short says nothing about progress.
  const cut = [state.stop, state.pause, state.parked].some((one) => one !== undefined);
  // Nor does one that a judge is still to complete.
  const unsettled = !cut && dueForJudge(next).length > 0;
  if (unsettled || next.judging?.unsettled) {
    const judging = { judgements: {}, ...next.judging, unsettled };
    return { ...(cut || unsettled ? next : settled(next, next.open)), judging, phase: "judged" };
  }
  return { ...(cut ? next : settled(next, next.open)), phase: "judged" };
}

/** What is true before any work. Later, a proof of the head is a proof like any other. */
export function baselineProved(state: MissionState, entry: EntryOf<"baseline-proved">): MissionState {
  const next = judged(state, entry);
  if (state.iteration > 0 || entry.sha !== state.head) return next;
  const found = Object.values(next.verdicts).filter(({ sha }) => sha === entry.sha);
  const met = found.filter(({ verdict }) => verdict === "met").map(({ criterion }) => criterion);
  return { ...next, baseline: { sha: entry.sha, met, broken: brokenBy(found, next) } };
}

export function judged(
  state: MissionState,
  entry: EntryOf<"criteria-judged" | "baseline-proved">,
): MissionState {
  const fresh = entry.verdicts.map((one) => [one.criterion, { ...one, sha: entry.sha }] as const);
  const before = entry.type === "baseline-proved" ? beforeOf(state, entry) : state.before;
  const proved = {
    ...state,
    before,
    ...steadinessAfter(state, entry),
    verdicts: { ...state.verdicts, ...Object.fromEntries(fresh) },
    blocked: withoutMet(state.blocked, entry.verdicts),
    findings: findingsAfter(state, entry),
    reproof: false,
  };
  // Done is what a proof says: one that says otherwise takes it back.
  const isTakenBack = proved.closed?.outcome === "done" && !isDone(proved);
  const next = isTakenBack ? { ...proved, closed: undefined } : proved;
  // The first proof of a head is what the next iteration is measured against.
  return state.phase === "idle"
    ? { ...next, best: progressOf(next), signature: failureSignature(next) }
    : next;
}

/** Whether the iteration brought verified progress: more criteria met at once than ever before. */
export function settled(
  state: MissionState,
  open: Pick<PastIteration, "strategy" | "focus"> | undefined,
): MissionState {
  if (open === undefined) return state;
  const met = progressOf(state);
  const signature = failureSignature(state);
  if (open.strategy === "resolve-conflict") {
    return { ...state, best: met, losses: 0, waits: 0, signature, conflict: attempted(state) };
  }
  const offered = [...new Set([...state.offered, ...open.focus])];
  if (met > state.best) {
    return { ...state, offered, best: met, fruitless: 0, losses: 0, waits: 0, climbed: [], signature };
  }
  if (!hasWork({ ...state, offered }) && awaitingCi(state).length > 0) {
    return { ...state, offered, losses: 0, fruitless: state.fruitless + 1, unsettled: open.strategy };
  }
  const same = signature === state.signature;
  return {
    ...state,
    offered,
    signature,
    losses: 0,
    waits: 0,
    fruitless: state.fruitless + 1,
    climbed: same || open.strategy === "diagnose" ? [...state.climbed, open.strategy] : state.climbed,
  };
}
