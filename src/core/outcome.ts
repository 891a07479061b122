/** The outcomes a mission can be closed with; the others end a step only. */
export const closings = [
  "done",
  "needs-human",
  "out-of-budget",
  "stalled",
  "stopped",
  "misconfigured",
  "failed",
] as const;
export type Closing = (typeof closings)[number];

/** Why a mission closed, or what a step of it ended with. */
export const outcomes = [...closings, "continuing", "parked", "queued"] as const;
export type Outcome = (typeof outcomes)[number];

const exitCodes: Record<Outcome, number> = {
  done: 0,
  continuing: 0,
  parked: 0,
  queued: 0,
  "needs-human": 10,
  "out-of-budget": 20,
  stalled: 21,
  stopped: 30,
  misconfigured: 40,
  failed: 50,
};

/** 0 only for `done`, and for a step that did the one thing it was asked. */
export function exitCodeOf(outcome: Outcome): number {
  return exitCodes[outcome];
}
