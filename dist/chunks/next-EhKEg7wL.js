import { tn as renderBaseline } from "./day-budget-BmMl5BQB.js";
import { C as nextEffect } from "./usingCtx-CpW3EeUd.js";
import { t as renderNext } from "./next-step-BZJzf3uH.js";
import { i as createDisplay, n as createLocalPorts } from "./run-locally-pA9iZzTh.js";
import { t as openMission } from "./open-mission-BkJrDOQn.js";
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
