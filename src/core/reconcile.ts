import type { EventOf } from "./event.ts";
import { missionLabel } from "./label.ts";
import type { StopCause } from "./signal.ts";
import type { MissionState } from "./state.ts";
import type { Sha } from "./verdict.ts";

/** What GitHub shows of a mission's issue and pull request. */
export type Surroundings = {
  readonly issue?: { readonly open: boolean; readonly labels: readonly string[] } | undefined;
  /** The mission is an issue and there is none: deleted, transferred, or made a discussion. */
  readonly isIssueGone?: boolean;
  readonly pullRequest?:
    | { readonly state: "OPEN" | "CLOSED" | "MERGED"; readonly head?: Sha; readonly isHeadless?: boolean }
    | undefined;
};

/**
 * The one fact to record before anything else is done, when people have ended the mission by what they did
 * rather than by what they said. Undefined when nothing of the kind happened, or when it was recorded already.
 */
export function reconcile(state: MissionState, seen: Surroundings): EventOf<"signal-received"> | undefined {
  if (state.stop !== undefined || state.closed !== undefined) return undefined;
  const cause = causeOf(state, seen);
  if (cause === undefined) return undefined;
  const head = cause === "pull-request-merged" ? seen.pullRequest?.head : undefined;
  const at = head === undefined ? {} : { at: head };
  const signal = { kind: "stop", why: sentences[cause], cause, ...at } as const;
  return { type: "signal-received", signal, actor: "GitHub" };
}

const sentences: Record<StopCause, string> = {
  "pull-request-merged": "its pull request was merged",
  "issue-gone": "the issue is gone: it was deleted, transferred or made a discussion",
  "issue-closed": "the issue is closed",
  "label-removed": `the label ${missionLabel} was taken off`,
  "pull-request-closed": "its pull request was closed",
};

/** A merge closes the issue as well, so it is looked for first. */
function causeOf(
  state: MissionState,
  { issue, isIssueGone, pullRequest }: Surroundings,
): StopCause | undefined {
  // A pull request of an earlier life of the branch is not this mission's.
  const pull = state.shown.pullRequest === undefined ? undefined : pullRequest?.state;
  if (pull === "MERGED") return "pull-request-merged";
  if (isIssueGone) return "issue-gone";
  if (issue !== undefined && !issue.open) return "issue-closed";
  if (issue !== undefined && !issue.labels.includes(missionLabel)) return "label-removed";
  // GitHub closes it by itself when its branch is removed: that is asked about, not taken for a stop.
  return pull === "CLOSED" && !pullRequest?.isHeadless ? "pull-request-closed" : undefined;
}
