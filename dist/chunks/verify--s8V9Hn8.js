import { S as appendFact } from "./usingCtx-CpW3EeUd.js";
import { K as isDone } from "./day-budget-BmMl5BQB.js";
import { t as openMission } from "./open-mission-BkJrDOQn.js";
import { r as runLocally, t as actorOf } from "./run-locally-pA9iZzTh.js";
import { r as openLedger } from "./sessions-Cwtt9QUG.js";
import { n as showEnd } from "./show-end-hTasQ0MJ.js";
// src/cli/commands/verify.ts
/** Not every required criterion is met. None of the outcomes: the mission goes on. */
const notProved = 1;
const proving = [
	"open-mission",
	"change-spec",
	"follow-branch",
	"prove-head",
	"ask-judge",
	"look-at-ci",
	"report-progress"
];
/** `cco verify`: proves the head now, with the judge where only it can tell, and spends nothing on the worker. Exit 0 when every required criterion is met. */
async function verify(options, terminal) {
	const { place, source } = await openMission(options, terminal);
	const { pinned } = source;
	const ledger = await openLedger(place, pinned.spec.id);
	if ((await ledger.read()).state !== void 0) await appendFact({
		type: "signal-received",
		signal: { kind: "verify" },
		actor: actorOf(place)
	}, ledger);
	const local = {
		place,
		terminal,
		mission: pinned,
		spec: pinned.spec,
		file: source.file
	};
	const state = await runLocally(local, (effect) => !proving.includes(effect.type));
	if (showEnd(state, place, terminal) === 75) return 75;
	return isDone(state) ? 0 : notProved;
}
export { verify };
