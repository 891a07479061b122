import type { MissionState } from "./state.ts";

/** Whether a report of this state shows people that it is at work. Between iterations it only can show that it rests. */
export function isShownAtWork({ closed, parked, phase, shownAtWork }: MissionState): boolean | undefined {
  if (closed !== undefined || parked !== undefined) return false;
  return phase === "idle" ? shownAtWork : true;
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
