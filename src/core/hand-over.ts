import { leaseMs } from "./budget.ts";
import type { Effect } from "./effect.ts";
import type { EntryOf } from "./event.ts";
import { nextFocus, type Strategy, workedOn } from "./ladder.ts";
import type { MissionState } from "./state.ts";

/** People do the work in the mode `manual`: they are told what to do, and what they push is proved. */
export function isManual({ mission }: MissionState): boolean {
  return mission.worker.mode === "manual";
}

/** An iteration is with a person. No run holds a lease meanwhile. */
export function isWithPerson(state: MissionState): boolean {
  return state.handed !== undefined && isManual(state);
}

/** The next iteration, for a person. The ladder's rungs are for a model: a person gets the evidence each time. */
export function handOver(state: MissionState): Effect {
  const strategy: Strategy = state.conflict === undefined ? "work" : "resolve-conflict";
  const focus = nextFocus(state, strategy);
  return { type: "hand-over", iteration: state.iteration + 1, strategy, focus };
}

/** The number is used up only by commits: told anew, it is the same iteration with another copy of the brief. */
export function handedOver(state: MissionState, entry: EntryOf<"work-handed-over">): MissionState {
  if (state.phase !== "idle") return state;
  const { iteration, strategy, focus } = entry;
  const copy = state.handed?.iteration === iteration ? state.handed.copy + 1 : 1;
  const conflict = strategy === "resolve-conflict" ? state.conflict : undefined;
  const handed = { iteration, copy, strategy, focus, from: state.head, conflict };
  const why = `Iteration ${iteration} is for a person: ${workedOn(handed)}, on the branch ${state.mission.branch.name}.`;
  return {
    ...state,
    handed,
    parked: { why, awaits: "person" },
    slot: undefined,
    queued: undefined,
    setback: undefined,
    merges: 0,
    reported: false,
  };
}

/** What people pushed is the work of their iteration: it is proved, planned upon and reported as any other. */
export function handedWork(state: MissionState, entry: EntryOf<"branch-moved">): MissionState {
  const { handed } = state;
  if (handed === undefined) return state;
  const { at, by: run, to, change } = entry;
  const { iteration, strategy, focus, from, conflict } = handed;
  const token = state.token + 1;
  const by = change?.by.join(", ") || "Somebody";
  return {
    ...state,
    phase: "sealed",
    iteration,
    head: to,
    token,
    handed: undefined,
    parked: undefined,
    // What the maintainers asked for was in the brief.
    guidance: [],
    open: {
      attempt: 1,
      lease: { run, token, expiresAt: at + leaseMs(state) },
      reserveUsd: 0,
      strategy,
      focus,
      from,
      conflict,
      usd: 0,
      ending: { kind: "finished", detail: "People pushed their work." },
      summary: `${by} worked on ${workedOn(handed)}`,
      files: change === undefined ? 1 : change.paths.length + change.more,
    },
    reported: false,
  };
}
