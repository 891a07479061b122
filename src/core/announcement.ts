import { escapeLine } from "./markdown-escape.ts";
import { headline } from "./report.ts";
import type { MissionState } from "./state.ts";

/** The one comment that notifies: the mission ended or needs a human, and this is whom it concerns. */
export function renderAnnouncement(state: MissionState): string {
  const marker = `<!-- cco:end:${state.mission.id}:${state.closings} -->`;
  const pull = state.shown.pullRequest === undefined ? "" : ` The work is in #${state.shown.pullRequest}.`;
  return `${marker}\n@${state.openedBy} ${escapeLine(headline(state))}${pull}`;
}
