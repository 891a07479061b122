import { ciNames } from "./ci-wait.ts";
import type { Run } from "./event.ts";
import type { MissionState } from "./state.ts";
import type { Sha } from "./verdict.ts";

/** How long a mission between two iterations may show no sign of life: its dispatch was lost then. Milliseconds. */
export const dispatchPatience = 10 * 60_000;

/** How long a mission that was closed for CI alone is looked after. Milliseconds. */
const longestLookout = 14 * 24 * 3_600_000;

/**
 * Whether a mission needs somebody to start its next job; `ask`: only if that run has ended; `look`: only if CI of
 * that commit has news, see `ciNews`; `watch`: only if the branch has left that commit.
 */
export type Overdue =
  | { readonly due: true; readonly why: string }
  | { readonly due: false }
  | { readonly ask: Run }
  | { readonly look: { readonly sha: Sha; readonly names: readonly string[] } }
  | { readonly watch: { readonly branch: string; readonly head: Sha } };

/** Pure: the same answer whoever asks, so that the schedule and the App never disagree. */
export function overdue(state: MissionState, at: number): Overdue {
  if (state.closed !== undefined) return overdueWhenClosed(state, at);
  if (isWaitingStill(state, at)) return { due: false };
  if (state.open !== undefined) {
    const { lease } = state.open;
    return at >= lease.expiresAt ? { due: true, why: "its run's lease expired" } : { ask: lease.run };
  }
  if (state.parked !== undefined) return overdueWhenParked(state, state.parked, at);
  // Whose turn it is depends on the others: see overdueInLine.
  if (state.queued !== undefined && state.reported) return { due: false };
  return at - state.lastAt >= dispatchPatience
    ? { due: true, why: "its next run did not come" }
    : { due: false };
}

/** Also with an iteration open: its job was cut off, and the waiting was recorded first. */
function isWaitingStill({ parked }: MissionState, at: number): boolean {
  return parked?.until !== undefined && parked.awaits === undefined && at < parked.until;
}

function overdueWhenClosed(state: MissionState, at: number): Overdue {
  if (!state.reported) return overdueWhenNotShown(state, at);
  const isLookedAfter = state.closed?.awaits === "ci" && at - state.lastAt < longestLookout;
  return isLookedAfter ? lookOf(state) : { due: false };
}

/** The run that ended it may be about to show it. One that is no job is not asked about: time tells. */
function overdueWhenNotShown({ lastAt, lastRun: run }: MissionState, at: number): Overdue {
  if (at - lastAt >= dispatchPatience) return { due: true, why: "its end was not shown" };
  return { ask: { run, attempt: 1 } };
}

type Parked = NonNullable<MissionState["parked"]>;

function overdueWhenParked(state: MissionState, { until, awaits }: Parked, at: number): Overdue {
  // Who paused it wakes it.
  if (state.pause !== undefined) return { due: false };
  if (until !== undefined && at >= until) return { due: true, why: "its waiting is over" };
  if (awaits === "person") return { watch: { branch: state.mission.branch.name, head: state.head } };
  return awaits === "ci" ? lookOf(state) : { due: false };
}

function lookOf(state: MissionState): Overdue {
  return { look: { sha: state.head, names: ciNames(state) } };
}
