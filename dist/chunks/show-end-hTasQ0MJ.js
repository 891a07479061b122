import { t as writeBrief } from "./brief-DbWhGNzk.js";
import { t as missionLines } from "./mission-lines-J_Pt4AZd.js";
import { t as exitCodeFor } from "./report-B1w9p9SE.js";
import { r as sessionPaths } from "./place-BYNHVDBg.js";
import { join, relative } from "node:path";
/** Says where a mission rests and where to look; returns the exit code that says the same to programs. */
function showEnd(state, place, terminal) {
	const { id, branch } = state.mission;
	const { records } = sessionPaths(place, id);
	const lines = [
		"",
		...state.closed === void 0 && state.parked?.awaits === "person" ? [
			place.redact(writeBrief(state)),
			"",
			"---",
			""
		] : [],
		...missionLines(state),
		"",
		`  work    git log ${state.base.slice(0, 9)}..${branch.name}`,
		`  story   cco log --session ${id}`,
		`  report  ${relative(terminal.cwd, join(records, "report.md")) || join(records, "report.md")}`,
		state.closed?.outcome === "done" ? `  take    git merge ${branch.name}` : `  go on   ${howToGoOn(state)}`
	];
	terminal.write(`${lines.join("\n")}\n`);
	return isAtWorkElsewhere(state) ? 75 : exitCodeFor(state);
}
/** What a person types so that a mission goes on. */
function howToGoOn({ mission, closed, open, parked }) {
	if (open !== void 0) return `it is at work in ${open.lease.run.run}; look on with \`cco status --watch\``;
	if (closed?.outcome === "out-of-budget") return `cco resume --session ${mission.id} --add-usd 5 --add-iterations 10`;
	if (parked?.awaits === "person" && closed === void 0) return `commit to ${mission.branch.name}, then \`cco resume --session ${mission.id}\``;
	return `cco resume --session ${mission.id}`;
}
/** Another run holds the mission: nothing went wrong, and nothing was done here. */
function isAtWorkElsewhere(state) {
	return state.open !== void 0 && state.closed === void 0;
}
export { showEnd as n, howToGoOn as t };
