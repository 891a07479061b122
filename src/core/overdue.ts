import type { Run } from "./event.ts";
import type { MissionState } from "./state.ts";

/** How long a mission between two iterations may show no sign of life: its dispatch was lost then. Milliseconds. */
const patience = 10 * 60_000;

/** Whether a mission needs somebody to start its next job; `ask`: only if that run has ended. */
export type Overdue =
  | { readonly due: true; readonly why: string }
  | { readonly due: false }
  | { readonly ask: Run };

/** Pure: the same answer whoever asks, so that the schedule and the App never disagree. */
export function overdue(state: MissionState, at: number): Overdue {
  if (state.closed !== undefined)
    return state.reported ? { due: false } : { due: true, why: "its end was not shown" };
  if (state.open !== undefined) {
    const { lease } = state.open;
    return at >= lease.expiresAt ? { due: true, why: "its run's lease expired" } : { ask: lease.run };
  }
  if (state.parked !== undefined) {
    const { until } = state.parked;
    return until !== undefined && at >= until ? { due: true, why: "its waiting is over" } : { due: false };
  }
  // Whose turn it is depends on the others: see overdueInLine.
  if (state.queued !== undefined && state.reported) return { due: false };
  return at - state.lastAt >= patience ? { due: true, why: "its next run did not come" } : { due: false };
}
