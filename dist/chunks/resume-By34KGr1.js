import { r as readMission } from "./mission-source-BT-YkDW9.js";
import { n as mistakes } from "./error-BsTerrqh.js";
import { S as appendFact } from "./prover-BPU0nZsJ.js";
import { t as openPlace } from "./place-yvIak_pA.js";
import { r as runLocally, t as actorOf } from "./run-locally-DbKCC70H.js";
import { a as sessionLine, n as listSessions, o as sourceOf, t as findSession } from "./sessions-BXpDemqk.js";
import { t as showEnd } from "./show-end-zyA6Scop.js";
// src/cli/commands/resume.ts
/** `cco resume`: goes on with a mission that was stopped, is waiting, or whose run has died. */
async function resume(options, terminal) {
	const place = await openPlace({
		directory: terminal.cwd,
		config: options.config,
		env: terminal.env
	});
	const { id, ledger, state } = await chooseSession(place, options.session, terminal);
	const actor = actorOf(place);
	const raise = raiseOf(options);
	if (raise !== void 0) await appendFact({
		type: "budget-raised",
		...raise,
		actor
	}, ledger);
	await appendFact({
		type: "signal-received",
		signal: { kind: "resume" },
		actor
	}, ledger);
	const mission = await currentText(place, id);
	const end = await runLocally({
		place,
		terminal,
		mission,
		spec: mission?.spec ?? state.mission
	});
	return showEnd(end, place, terminal);
}
/** The named one; the only one that can go on; or a person's choice. */
async function chooseSession(place, id, terminal) {
	if (id !== void 0) return findSession(place, id);
	const open = (await listSessions(place)).filter(({ state }) => state.closed?.outcome !== "done");
	const [first, second] = open;
	if (first === void 0) throw mistakes.nothingToResume();
	if (second === void 0) return first;
	if (!terminal.interactive) throw mistakes.sessionAmbiguous(open.map(sessionLine));
	const { isCancel, select } = await import("./dist-Chjovj9I.js");
	const chosen = await select({
		message: "Which mission goes on?",
		options: open.map((session) => ({
			value: session.id,
			label: sessionLine(session)
		}))
	});
	if (isCancel(chosen)) throw mistakes.sessionAmbiguous(open.map(sessionLine));
	return findSession(place, chosen);
}
function raiseOf({ addUsd, addIterations, addMinutes, addTokens }) {
	const raise = {
		usd: addUsd,
		iterations: addIterations,
		minutes: addMinutes,
		tokens: addTokens
	};
	return Object.values(raise).some((value) => value !== void 0) ? raise : void 0;
}
/** The mission's file as it is now. One that is gone or broken does not matter: the ledger has the text. */
async function currentText(place, id) {
	const file = await sourceOf(place, id);
	if (file === void 0) return void 0;
	const source = await readMission(file, { defaults: place.config.defaults }).catch(() => void 0);
	return source?.pinned.spec.id === id ? source.pinned : void 0;
}
export { resume };
