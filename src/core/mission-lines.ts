import { errorLine } from "./error-list.ts";
import { byPriority } from "./mission.ts";
import { headline, renderBar } from "./report.ts";
import { completion, criticalCount, metCount, standingOf } from "./standing.ts";
import type { MissionState } from "./state.ts";

const marks = { met: "✔", unmet: "✘", unknown: "·" } as const;

/** Where a mission stands, as lines for a terminal; the first is the title. Of the criteria, critical ones come first. */
export function missionLines(state: MissionState): readonly string[] {
  const { mission, spend, iteration } = state;
  const money = `$${spend.usd.toFixed(2)} of $${mission.budget.usd.toFixed(2)}`;
  const [critical, errors] = [criticalCount(state), errorLine(state)];
  const standing = standingOf(state).toSorted((a, b) => byPriority(a.criterion, b.criterion));
  return [
    mission.title,
    `${renderBar(completion(state))}  ${metCount(state)} of ${mission.criteria.length} criteria met${critical && `, ${critical}`}`,
    ...standing.map(({ criterion, verdict, reason, flaky }) => {
      const why = verdict === "met" ? "" : `  ${firstLine(reason)}`;
      const already = state.baseline?.met.includes(criterion.id) ? "  met before any work" : "";
      const unsteady = flaky === undefined ? "" : "  flaky";
      return `  ${marks[verdict]} ${criterion.id} (${criterion.priority})${already}${unsteady}${why}`;
    }),
    `Iteration ${iteration} of ${mission.budget.iterations} · ${money} · ${spend.tokens.toLocaleString("en-US")} tokens · ${Math.round(spend.ms / 60_000)} of ${mission.budget.minutes} min`,
    ...(errors === "" ? [] : [errors]),
    headline(state),
  ];
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0] ?? "";
}
