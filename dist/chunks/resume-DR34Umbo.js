import { r as readMission } from "./mission-source-DqmC2QXY.js";
import { n as mistakes, t as UserError } from "./error-DPtNGVe7.js";
import { S as appendFact } from "./usingCtx-CpW3EeUd.js";
import { n as parseIssueName } from "./remote-address-CkScLWRX.js";
import { n as openPlace } from "./place-BYNHVDBg.js";
import { r as runLocally, t as actorOf } from "./run-locally-pA9iZzTh.js";
import { c as sourceOf, n as listSessions, s as sessionLine, t as findSession } from "./sessions-Cwtt9QUG.js";
import { n as showEnd } from "./show-end-hTasQ0MJ.js";
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
	const mission = await currentText(place, id, terminal);
	const end = await runLocally({
		place,
		terminal,
		mission,
		spec: mission?.spec ?? state.mission
	});
	const exitCode = showEnd(end, place, terminal);
	const issue = parseIssueName(await sourceOf(place, id) ?? "");
	if (issue !== void 0 && end.head !== end.base) terminal.write(`  pull    cco start --issue ${issue.number} --create-pr\n`);
	return exitCode;
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
/** The mission's file or issue as it is now. One that is gone or broken does not matter: the ledger has the text. */
async function currentText(place, id, terminal) {
	const file = await sourceOf(place, id);
	if (file === void 0) return void 0;
	const name = parseIssueName(file);
	if (name !== void 0) return currentIssue(place, name, terminal);
	const source = await readMission(file, { defaults: place.config.defaults }).catch(() => void 0);
	return source?.pinned.spec.id === id ? source.pinned : void 0;
}
async function currentIssue(place, { repository, number }, terminal) {
	const { readIssueMission } = await import("./issue-Te8cQjrc.js");
	try {
		const { source } = await readIssueMission(place, {
			repository,
			issue: number
		});
		for (const notice of source.notices) terminal.error(`note: ${notice}\n`);
		return source.pinned;
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		terminal.error(`note: the issue could not be read, and the pinned text holds. ${error.message}\n`);
		return;
	}
}
export { resume };
