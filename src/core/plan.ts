import type { Decision } from "./decision.ts";
import { openCriteria, workable } from "./standing.ts";
import type { MissionState } from "./state.ts";

/** The plan of plain code: the most important criterion that is open, with the sentence that says why. */
export function planByRules(state: MissionState): Decision {
  const open = openCriteria(state);
  const next = workable(state)[0] ?? open[0];
  const met = state.mission.criteria.length - open.length;
  const assessment = `${met} of ${state.mission.criteria.length} criteria are met at the head.`;
  if (next === undefined) {
    return { assessment, focus: [], strategy: "Nothing is open.", guidance: "Nothing is open." };
  }
  return {
    assessment,
    focus: [next.criterion.id],
    strategy: "Work on the most important open criterion.",
    guidance: `Work on "${next.criterion.text}" next. ${next.reason}`,
  };
}
