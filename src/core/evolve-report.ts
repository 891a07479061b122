import type { MissionState } from "./state.ts";

/** Whether a report of this state shows people that it is at work. Between iterations it only can show that it rests. */
export function isShownAtWork(state: MissionState): boolean | undefined {
  if (isAtRest(state)) return false;
  return state.phase === "idle" ? state.shownAtWork : true;
}

/** It is over, or it waits: for a time, for a person, or for other missions. */
export function isAtRest({ closed, parked, queued }: MissionState): boolean {
  return closed !== undefined || parked !== undefined || queued !== undefined;
}

/** Whether a report of this state ends the iteration. One that is made before the worker works does not. */
export function endsIteration({ phase, closed }: MissionState): boolean {
  switch (phase) {
    case "idle":
      return false;
    case "opened":
    case "ran":
      return closed !== undefined;
    case "sealed":
    case "judged":
    case "planned":
      return true;
  }
}
