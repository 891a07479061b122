import { a as renderBar, n as headline } from "./report-h8cUKBym.js";
import { F as standingOf, M as metCount, O as completion } from "./local-run-D12kVw8v.js";
// src/core/mission-lines.ts
const marks = {
	met: "✔",
	unmet: "✘",
	unknown: "·"
};
/** Where a mission stands, as lines for a terminal; the first is the title. */
function missionLines(state) {
	const { mission, spend, iteration } = state;
	const money = `$${spend.usd.toFixed(2)} of $${mission.budget.usd.toFixed(2)}`;
	return [
		mission.title,
		`${renderBar(completion(state))}  ${metCount(state)} of ${mission.criteria.length} criteria met`,
		...standingOf(state).map(({ criterion, verdict, reason }) => {
			const why = verdict === "met" ? "" : `  ${firstLine(reason)}`;
			return `  ${marks[verdict]} ${criterion.id} (${criterion.priority})${why}`;
		}),
		`Iteration ${iteration} of ${mission.budget.iterations} · ${money} · ${spend.tokens.toLocaleString("en-US")} tokens · ${Math.round(spend.ms / 6e4)} of ${mission.budget.minutes} min`,
		headline(state)
	];
}
function firstLine(text) {
	return text.split("\n", 1)[0] ?? "";
}
export { missionLines as t };
