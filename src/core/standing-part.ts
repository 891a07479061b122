import type { Place } from "./address.ts";
import { renderBaseline } from "./baseline.ts";
import { renderChecklist } from "./criterion-part.ts";
import { criterionReports } from "./criterion-report.ts";
import type { Detail } from "./detail.ts";
import { renderFindings } from "./finding-part.ts";
import { renderProof } from "./proof-part.ts";
import type { MissionState } from "./state.ts";
import { renderWithheld } from "./withheld-part.ts";

/** What stands at the head and how it was proved, in paragraphs: the same wherever there is room for all of it. */
export function renderStanding(state: MissionState, place: Place, detail: Detail): readonly string[] {
  const reports = criterionReports(state, place);
  return [
    renderChecklist(reports, detail),
    renderProof(reports, place, detail),
    renderFindings(state, detail),
    renderBaseline(state),
    renderWithheld(state, place, detail),
  ];
}
