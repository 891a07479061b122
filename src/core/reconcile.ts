import type { MissionEvent } from "./event.ts";
import { missionLabel } from "./label.ts";
import type { MissionState } from "./state.ts";

/** What GitHub shows of a mission's issue and pull request. */
export type Surroundings = {
  readonly issue?: { readonly open: boolean; readonly labels: readonly string[] } | undefined;
  readonly pullRequest?: { readonly state: "OPEN" | "CLOSED" | "MERGED" } | undefined;
};

/**
 * The one fact to record before anything else is done, when people have ended the mission by what they did
 * rather than by what they said. Undefined when nothing of the kind happened, or when it was recorded already.
 */
export function reconcile(state: MissionState, seen: Surroundings): MissionEvent | undefined {
  if (state.stop !== undefined || state.closed !== undefined) return undefined;
  const why = endingOf(state, seen);
  if (why === undefined) return undefined;
  return { type: "signal-received", signal: { kind: "stop", why }, actor: "GitHub" };
}

function endingOf(state: MissionState, { issue, pullRequest }: Surroundings): string | undefined {
  if (issue !== undefined && !issue.open) return "the issue is closed";
  if (issue !== undefined && !issue.labels.includes(missionLabel))
    return `the label ${missionLabel} was taken off`;
  // A pull request of an earlier life of the branch is not this mission's.
  if (state.shown.pullRequest === undefined) return undefined;
  if (pullRequest?.state === "MERGED") return "its pull request was merged";
  if (pullRequest?.state === "CLOSED") return "its pull request was closed";
  return undefined;
}
