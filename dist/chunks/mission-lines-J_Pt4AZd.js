import { $ as standingOf, T as errorLine, U as completion, W as criticalCount, Y as metCount } from "./day-budget-BmMl5BQB.js";
import { r as byPriority } from "./mission-4vuptIXd.js";
import { a as renderBar, n as headline } from "./report-B1w9p9SE.js";
// src/core/mission-lines.ts
const marks = {
	met: "✔",
	unmet: "✘",
	unknown: "·"
};
/** Where a mission stands, as lines for a terminal; the first is the title. Of the criteria, critical ones come first. */
function missionLines(state) {
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
			const unsteady = flaky === void 0 ? "" : "  flaky";
			return `  ${marks[verdict]} ${criterion.id} (${criterion.priority})${already}${unsteady}${why}`;
		}),
		`Iteration ${iteration} of ${mission.budget.iterations} · ${money} · ${spend.tokens.toLocaleString("en-US")} tokens · ${Math.round(spend.ms / 6e4)} of ${mission.budget.minutes} min`,
		...errors === "" ? [] : [errors],
		headline(state)
	];
}
function firstLine(text) {
	return text.split("\n", 1)[0] ?? "";
}
export { missionLines as t };
