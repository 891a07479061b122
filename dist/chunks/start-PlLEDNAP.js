import { r as readMission } from "./mission-source-BT-YkDW9.js";
import { n as mistakes } from "./error-BsTerrqh.js";
import { S as appendFact } from "./prover-BPU0nZsJ.js";
import { t as openPlace } from "./place-yvIak_pA.js";
import { r as runLocally, t as actorOf } from "./run-locally-DbKCC70H.js";
import { r as openLedger } from "./sessions-BXpDemqk.js";
import { t as showEnd } from "./show-end-zyA6Scop.js";
import { stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
// src/cli/commands/start.ts
/** `cco start`: takes a mission from its file to its end. */
async function start(options, terminal) {
	const { place, source } = await openMission(options, terminal);
	const { pinned } = source;
	await reopenEdited(place, source);
	const state = await runLocally({
		place,
		terminal,
		mission: pinned,
		spec: pinned.spec,
		file: source.file
	});
	return showEnd(state, place, terminal);
}
/** The mission's file and the repository it is for, with the configuration's defaults. */
async function openMission({ mission, config }, terminal) {
	const file = await findMission(mission, terminal.cwd);
	const here = {
		config,
		env: terminal.env
	};
	const named = (await readMission(file)).repository;
	const place = await openPlace({
		...here,
		directory: named === void 0 ? terminal.cwd : resolve(terminal.cwd, named)
	});
	const source = await readMission(file, { defaults: place.config.defaults });
	for (const notice of [...place.notices, ...source.notices]) terminal.error(`note: ${notice}\n`);
	return {
		place,
		source
	};
}
/** The named file, or `.cco/mission.yaml` here or in a directory above. */
async function findMission(named, cwd) {
	if (named !== void 0) return resolve(cwd, named);
	for (let directory = cwd;; directory = dirname(directory)) {
		const file = join(directory, ".cco", "mission.yaml");
		if (await stat(file).catch(() => void 0)) return file;
		if (dirname(directory) === directory) throw mistakes.missionMissing(join(cwd, ".cco", "mission.yaml"));
	}
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
export { start as n, openMission as t };
