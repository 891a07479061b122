import { S as appendFact } from "./prover-BPU0nZsJ.js";
import { U as isDone } from "./local-run-Ctx6njSX.js";
import { r as runLocally, t as actorOf } from "./run-locally-DbKCC70H.js";
import { r as openLedger } from "./sessions-BXpDemqk.js";
import { t as showEnd } from "./show-end-zyA6Scop.js";
import { t as openMission } from "./start-PlLEDNAP.js";
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
