import { S as appendFact } from "./usingCtx-CpW3EeUd.js";
import { n as openPlace } from "./place-BYNHVDBg.js";
import { r as runLocally, t as actorOf } from "./run-locally-pA9iZzTh.js";
import { t as findSession } from "./sessions-Cwtt9QUG.js";
import { n as showEnd } from "./show-end-hTasQ0MJ.js";
// src/cli/commands/stop.ts
/** `cco stop`: ends a mission wherever it runs. What its worker did so far is committed. */
async function stop(options, terminal) {
	const place = await openPlace({
		directory: terminal.cwd,
		env: terminal.env
	});
	const { ledger, state } = await findSession(place, options.session);
	if (state.closed !== void 0) {
		terminal.write(`It has ended already: ${state.closed.outcome}. ${state.closed.why}\n`);
		return 0;
	}
	await appendFact({
		type: "signal-received",
		signal: {
			kind: "stop",
			why: options.why
		},
		actor: actorOf(place)
	}, ledger);
	const holder = state.open?.lease.run;
	if (holder !== void 0 && await ledger.hasEnded(holder) === false) {
		terminal.write(`Told ${holder.run}: it commits what its worker did and ends.\n`);
		return 0;
	}
	const end = await runLocally({
		place,
		terminal,
		spec: state.mission
	});
	showEnd(end, place, terminal);
	return 0;
}
export { stop };
