import { n as mistakes } from "./error-DPtNGVe7.js";
import { S as appendFact } from "./usingCtx-CpW3EeUd.js";
import { t as openMission } from "./open-mission-BkJrDOQn.js";
import { r as runLocally, t as actorOf } from "./run-locally-pA9iZzTh.js";
import { r as openLedger } from "./sessions-Cwtt9QUG.js";
import { n as showEnd } from "./show-end-hTasQ0MJ.js";
// src/cli/commands/start.ts
/** `cco start`: takes a mission from its file, or its issue, to its end. */
async function start(options, terminal) {
	requireStartable(options);
	sayWhatIsAlwaysSo(options, terminal);
	if (options.planOnly) return (await import("./next-EhKEg7wL.js")).next(options, terminal);
	const { place, source, issue } = await openMission(options, terminal);
	const { pinned } = source;
	if (options.resume) await resumeSession(place, source, terminal);
	await reopenEdited(place, source);
	const state = await runLocally({
		place,
		terminal,
		mission: pinned,
		spec: pinned.spec,
		file: source.file
	});
	const exitCode = showEnd(state, place, terminal);
	if (issue !== void 0 && exitCode !== 75) {
		const { publish, showPublishing } = await import("./publish-BtIhrjXN.js");
		await (options.createPr ? publish : showPublishing)(state, issue, terminal);
	}
	return exitCode;
}
/** What one machine does not do is refused. */
function requireStartable({ auto, pollInterval, maxIssues, ...options }) {
	if ([
		auto,
		pollInterval,
		maxIssues
	].some((one) => one !== void 0)) throw mistakes.autoOnGitHub();
	if (options.createPr && options.issue === void 0 && !options.interactive) throw mistakes.issueUnnamed();
}
/** Options of version 1 that change nothing. */
function sayWhatIsAlwaysSo(options, { error }) {
	if (options.useSdk) error("note: Claude Code is always run through its SDK.\n");
	if (options.semanticCommits) error("note: every commit message is a conventional one, always.\n");
	if (options.token !== void 0) error("note: a command line can be read by others on this machine: set GITHUB_TOKEN instead.\n");
}
/** `--resume`: as `cco resume`, for the session of this very mission. One that is done stays so. */
async function resumeSession(place, { pinned }, terminal) {
	const ledger = await openLedger(place, pinned.spec.id);
	const { state } = await ledger.read();
	if (state === void 0) terminal.error(`note: ${pinned.spec.id} was not started yet. It starts now.\n`);
	if (state === void 0 || state.closed?.outcome === "done") return;
	await appendFact({
		type: "signal-received",
		signal: { kind: "resume" },
		actor: actorOf(place)
	}, ledger);
}
/** A new text for a mission that was closed starts it again: somebody has changed what is wanted. */
async function reopenEdited(place, { pinned }) {
	const ledger = await openLedger(place, pinned.spec.id);
	const { state } = await ledger.read();
	if (state?.closed === void 0 || state.specHash === pinned.hash) return;
	await appendFact({
		type: "signal-received",
		signal: { kind: "resume" },
		actor: actorOf(place)
	}, ledger);
}
export { start as t };
