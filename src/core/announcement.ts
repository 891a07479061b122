import { briefMarker, renderBrief } from "./hand-brief.ts";
import { escapeLine } from "./markdown-escape.ts";
import { headline } from "./report.ts";
import type { MissionState } from "./state.ts";

/** What the announcement of this end is found again by. */
export function announcementMarker(state: MissionState): string {
  if (state.closed === undefined && state.handed !== undefined) return briefMarker(state);
  const { mission, closings } = state;
  return `<!-- cco:end:${mission.id}:${closings} -->`;
}

/** The one comment that notifies: the mission ended or needs a human, and this is whom it concerns. */
export function renderAnnouncement(state: MissionState): string {
  if (state.closed === undefined && state.handed !== undefined) return renderBrief(state);
  const pull = state.shown.pullRequest === undefined ? "" : ` The work is in #${state.shown.pullRequest}.`;
  return `${announcementMarker(state)}\n@${state.openedBy} ${escapeLine(headline(state))}${pull}`;
}
