import { dayMs } from "./accounts.ts";
import type { MissionState } from "./state.ts";

/** Of the room of one iteration: with less, a session ends before it has done anything. */
const leastShare = 0.25;

/** What was spent in the 24 hours before `at`. Dollars. */
export function spentInDay({ accounts }: Pick<MissionState, "accounts">, at: number): number {
  return (accounts?.recent ?? []).filter((one) => one.at > at - dayMs).reduce((sum, { usd }) => sum + usd, 0);
}

/** What may still be spent of the day's limit. Dollars; Infinity without one. */
export function roomInDay(state: MissionState, at: number): number {
  const { dayUsd } = state.mission.budget;
  return dayUsd === undefined ? Number.POSITIVE_INFINITY : Math.max(0, dayUsd - spentInDay(state, at));
}

/**
 * Until when the mission has to wait because of the limit of a day, and why. Undefined: there is room. A day is any 24
 * hours: what was spent ages out, and at midnight nothing happens.
 *
 * @param wantedUsd the least room that there has to be, in dollars; undefined: for an iteration
 */
export function waitForDay(
  state: MissionState,
  at: number,
  wantedUsd?: number,
): { readonly until: number; readonly why: string } | undefined {
  const { dayUsd, perIteration } = state.mission.budget;
  if (dayUsd === undefined) return undefined;
  const least = Math.min(wantedUsd ?? leastShare * Math.min(perIteration.usd, dayUsd), dayUsd);
  if (roomInDay(state, at) >= least) return undefined;
  const times = (state.accounts?.recent ?? []).map((one) => one.at + dayMs).toSorted((a, b) => a - b);
  const until = times.find((time) => time > at && roomInDay(state, time) >= least) ?? at + dayMs;
  const spent = spentInDay(state, at).toFixed(2);
  return { until, why: `$${spent} of the $${dayUsd.toFixed(2)} for 24 hours are spent (budget.day_usd).` };
}
