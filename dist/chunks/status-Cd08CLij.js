import { t as missionLines } from "./mission-lines-J_Pt4AZd.js";
import { o as reportJson } from "./report-B1w9p9SE.js";
import { n as openPlace } from "./place-BYNHVDBg.js";
import { n as listSessions, s as sessionLine, t as findSession } from "./sessions-Cwtt9QUG.js";
import { setTimeout } from "node:timers/promises";
// src/cli/commands/status.ts
/** How often `--watch` looks. Milliseconds. */
const lookEvery = 500;
/** `cco status`: where a mission stands. Reads only. */
async function status(options, terminal) {
	const place = await openPlace({
		directory: terminal.cwd,
		env: terminal.env
	});
	if (options.list) return list(await listSessions(place, terminal.error), options, terminal);
	const session = await findSession(place, options.session);
	if (options.json) {
		terminal.write(`${JSON.stringify(reportJson(session.state), void 0, 2)}\n`);
		return 0;
	}
	if (options.watch) return watch(session, terminal);
	terminal.write(`${missionLines(session.state).join("\n")}\n`);
	const others = (await listSessions(place, terminal.error)).filter((one) => one.id !== session.id);
	if (others.length > 0) terminal.write(`\nOther sessions:\n${others.map((one) => `  ${sessionLine(one)}\n`).join("")}`);
	return 0;
}
/** All of them, one line each, the one that moved last first. None is no mistake. */
function list(sessions, { json }, terminal) {
	const reports = sessions.map(({ state }) => reportJson(state));
	if (json) terminal.write(`${JSON.stringify(reports, void 0, 2)}\n`);
	else if (sessions.length === 0) terminal.write("No mission was started in this repository.\n");
	else terminal.write(sessions.map((one) => `${sessionLine(one)}\n`).join(""));
	return 0;
}
/** Shows it again whenever it changed, until the mission is closed. */
async function watch({ ledger }, terminal) {
	const { createLogUpdate } = await import("./log-update-DrbIKbaV.js");
	const paint = terminal.interactive ? createLogUpdate(process.stdout) : (text) => terminal.write(`${text}\n\n`);
	for (let seen = 0;;) {
		const { seq, state } = await ledger.read();
		if (state !== void 0 && seq !== seen) paint(missionLines(state).join("\n"));
		if (state?.closed !== void 0) return 0;
		seen = seq;
		await setTimeout(lookEvery);
	}
}
export { status };
