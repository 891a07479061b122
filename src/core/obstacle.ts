import { afterMerge } from "./continuation.ts";
import { missionLabel } from "./label.ts";
import type { Surroundings } from "./reconcile.ts";
import type { MissionState } from "./state.ts";

/** Why no job makes a mission go on, whatever is said to it, and what would. Undefined: nothing is in its way. */
export function obstacleTo(
  state: MissionState | undefined,
  { issue, pullRequest }: Surroundings,
): string | undefined {
  const pull = state?.shown.pullRequest === undefined ? undefined : pullRequest?.state;
  // A merge closes the issue as well.
  if (pull === "MERGED") return `The pull request is merged. ${afterMerge}`;
  if (issue?.open === false) return "The issue is closed. Reopen it, and the mission starts.";
  if (issue !== undefined && !issue.labels.includes(missionLabel))
    return `The issue has no label \`${missionLabel}\`. Put it on, and the mission starts.`;
  return pull === "CLOSED" ? "The pull request is closed. Reopen it, then `/cco resume`." : undefined;
}
