import type { CheckedCriterion } from "./drafting.ts";
import type { MissionState } from "./state.ts";
import { durationOf } from "./verdict.ts";

/** Commands that took longer are not run at every head. Milliseconds. */
const longMs = 5 * 60_000;

/**
 * Criteria that need not be proved at this head: they were met when they were last proved, that took long, nobody
 * works on them, and there is other work to do. The head that is to be done is never one of those: with no other work
 * left nothing is left out.
 *
 * @param otherWork whether there is something open besides these.
 */
export function leftOut(
  state: MissionState,
  provable: readonly CheckedCriterion[],
  otherWork: (besides: ReadonlySet<string>) => boolean,
): ReadonlySet<string> {
  const ids = presumed(state, provable);
  return ids.size > 0 && otherWork(ids) ? ids : none;
}

/** Criteria that were met at an earlier head and that may be left out at this one. */
export function presumed(state: MissionState, provable: readonly CheckedCriterion[]): ReadonlySet<string> {
  if (state.reproof || state.iteration === 0) return none;
  const focus = (state.open ?? state.plan)?.focus ?? [];
  const long = provable.filter(({ id }) => {
    const last = state.verdicts[id];
    if (last?.verdict !== "met" || last.sha === state.head || focus.includes(id)) return false;
    return state.flaky?.[id] === undefined && durationOf(last) >= longMs;
  });
  return long.length === 0 ? none : new Set(long.map(({ id }) => id));
}

const none: ReadonlySet<string> = new Set();
