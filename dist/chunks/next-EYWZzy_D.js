import { tn as renderBaseline } from "./day-budget-tQb0UwNp.js";
import { C as nextEffect } from "./usingCtx-CxnCr_By.js";
import { t as renderNext } from "./next-step-C-RJyRrh.js";
import { i as createDisplay, n as createLocalPorts } from "./run-locally-BOlfCaRh.js";
import { t as openMission } from "./open-mission-DzLwPv-A.js";
// src/cli/commands/next.ts
/** `cco next`: what a start would do first. Does nothing of it. */
async function next(options, terminal) {
	const { place, source } = await openMission(options, terminal);
	const { pinned } = source;
	const door = {
		display: await createDisplay(terminal),
		interrupt: new AbortController().signal
	};
	const ports = await createLocalPorts({
		place,
		terminal,
		mission: pinned,
		spec: pinned.spec
	}, door);
	const effect = await nextEffect(pinned, ports);
	const { state } = await ports.ledger.read();
	const before = state === void 0 ? "" : renderBaseline(state);
	terminal.write(`${renderNext(effect)}\n${before === "" ? "" : `${before}\n`}`);
	return 0;
}
export { next };
