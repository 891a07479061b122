import { S as nextEffect } from "./prover-NShCGPl-.js";
import { t as renderNext } from "./next-step-BNZZKZs5.js";
import { i as createDisplay, n as createLocalPorts } from "./run-locally-BY9cD2AH.js";
import { t as openMission } from "./start-d981I25X.js";
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
	terminal.write(`${renderNext(effect)}\n`);
	return 0;
}
export { next };
