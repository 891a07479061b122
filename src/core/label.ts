import type { Closing } from "./outcome.ts";
import type { MissionState } from "./state.ts";

/** The label that makes an issue a mission. */
export const missionLabel = "cco:mission";
/** How it is made where it is not there yet. */
export const missionLook = { color: "8250df", description: "CCO works on this issue" } as const;

/** Labels that say where a mission is; it has exactly one of them. Names, colours, descriptions. */
export const standingLabels = {
  "cco:queued": { color: "ededed", description: "Waits for another mission of this repository" },
  "cco:running": { color: "1d76db", description: "CCO is at work" },
  "cco:parked": { color: "c5def5", description: "CCO waits for a known time" },
  "cco:needs-human": { color: "fbca04", description: "CCO needs an answer or an approval" },
  "cco:done": { color: "0e8a16", description: "Every required criterion is proved" },
  "cco:stopped": { color: "cfd3d7", description: "Somebody stopped it, or a limit did" },
  "cco:failed": { color: "b60205", description: "It is stuck, misconfigured, or the machinery failed" },
} as const;
export type StandingLabel = keyof typeof standingLabels;

const ofOutcome: Record<Closing, StandingLabel> = {
  done: "cco:done",
  "needs-human": "cco:needs-human",
  "out-of-budget": "cco:stopped",
  stalled: "cco:failed",
  stopped: "cco:stopped",
  misconfigured: "cco:failed",
  failed: "cco:failed",
};

export function labelOf(state: MissionState): StandingLabel {
  if (state.closed !== undefined) return ofOutcome[state.closed.outcome];
  if (state.queued !== undefined) return "cco:queued";
  return state.parked === undefined ? "cco:running" : "cco:parked";
}

/** What to change so that the issue carries this label and no other of its kind. */
export function labelChange(
  present: readonly string[],
  wanted: StandingLabel,
): { readonly add: readonly string[]; readonly remove: readonly string[] } {
  const ours = present.filter((label) => label in standingLabels);
  return { add: ours.includes(wanted) ? [] : [wanted], remove: ours.filter((label) => label !== wanted) };
}
