import { toMendFirst } from "./baseline.ts";
import { workable } from "./standing.ts";
import type { MissionState } from "./state.ts";

/**
 * How the next iteration goes about it. The first is the ordinary one; the others are the recovery ladder,
 * climbed one rung for each iteration in a row that brings no verified progress and fails the same way.
 */
const rungs = [
  "work",
  "same-session",
  "fresh-session",
  "diagnose",
  "other-model",
  "smaller-slice",
  "leave-criterion",
] as const;
/** `resolve-conflict` is no rung: it brings the branch together with a base that moved. */
export const strategies = [...rungs, "resolve-conflict"] as const;
export type Strategy = (typeof strategies)[number];

/** The next rung, or undefined when the ladder has no more and the mission is stalled. */
export function nextStrategy(state: MissionState): Strategy | undefined {
  if (state.fruitless >= state.mission.budget.stalledAfter) return undefined;
  const last = state.climbed.at(-1);
  const highest = last === undefined ? -1 : strategies.indexOf(last);
  return rungs.find((strategy, rung) => rung > highest && isOpenTo(strategy, state));
}

/** A rung that cannot change anything is skipped. */
function isOpenTo(strategy: (typeof rungs)[number], state: MissionState): boolean {
  switch (strategy) {
    case "same-session":
      return state.session !== undefined;
    case "other-model":
      return state.mission.worker.fallbackModel !== undefined;
    case "leave-criterion":
      return workable(state).some((one) => !stuckOn(state).includes(one.criterion.id));
    case "work":
    case "fresh-session":
    case "diagnose":
    case "smaller-slice":
      return true;
  }
}

/** The criteria the next iteration is for: the plan's, as far as they are open, else the most important one. */
export function nextFocus(state: MissionState, strategy: Strategy): readonly string[] {
  if (strategy === "resolve-conflict") return [];
  const left = strategy === "leave-criterion" ? stuckOn(state) : [];
  const candidates = workable(state)
    .map((one) => one.criterion.id)
    .filter((id) => !left.includes(id));
  const planned = (state.plan?.focus ?? []).filter((id) => candidates.includes(id));
  // Until the base is mended nothing else can be proved.
  const first = toMendFirst(state).length > 0 ? candidates : planned;
  const focus = first.length > 0 ? first : candidates.slice(0, 1);
  return strategy === "smaller-slice" ? focus.slice(0, 1) : focus;
}

/** What the last iteration was for, in vain. */
export function stuckOn(state: MissionState): readonly string[] {
  return state.past.findLast((one) => one.strategy !== "resolve-conflict")?.focus ?? [];
}

/** What an iteration is for, in words. */
export function workedOn({ strategy, focus }: { strategy: Strategy; focus: readonly string[] }): string {
  if (strategy === "resolve-conflict") return "the conflict with the base";
  return focus.join(", ") || "the maintainers' guidance";
}
