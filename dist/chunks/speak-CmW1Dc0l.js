import { n as mistakes } from "./error-80XrdYER.js";
import { x as appendFact } from "./prover-NShCGPl-.js";
import { t as openPlace } from "./place-AGrVMPJz.js";
import { t as actorOf } from "./run-locally-BY9cD2AH.js";
import { t as findSession } from "./sessions-Y-5xpwSI.js";
// src/cli/commands/speak.ts
/** `cco approve`: this criterion is met at the head as it is now. */
function approve(criterion, options, terminal) {
	return speak(options, terminal, (actor, state) => {
		requireCriterion(criterion, state);
		return {
			type: "criterion-approved",
			criterion,
			sha: state.head,
			actor
		};
	});
}
/** `cco reject`: it is not, and this is why. */
function reject(criterion, why, options) {
	return speak(options, options.terminal, (actor, state) => {
		requireCriterion(criterion, state);
		return {
			type: "criterion-rejected",
			criterion,
			why,
			actor
		};
	});
}
/** `cco steer`: what the worker is told in the next brief. */
function steer(text, options, terminal) {
	return speak(options, terminal, (actor) => ({
		type: "signal-received",
		signal: {
			kind: "steer",
			text
		},
		actor
	}));
}
/** `cco pause`: finish what is open, then wait for `cco resume`. */
function pause(options, terminal) {
	return speak(options, terminal, (actor) => ({
		type: "signal-received",
		signal: { kind: "pause" },
		actor
	}));
}
async function speak({ session }, terminal, write) {
	const place = await openPlace({
		directory: terminal.cwd,
		env: terminal.env
	});
	const { id, ledger, state } = await findSession(place, session);
	await appendFact(write(actorOf(place), state), ledger);
	terminal.write(`Recorded. ${state.open === void 0 ? `Go on with: cco resume --session ${id}` : "The run that is at it sees it at its next step."}\n`);
	return 0;
}
function requireCriterion(id, { mission }) {
	const known = mission.criteria.map((one) => one.id);
	if (!known.includes(id)) throw mistakes.criterionMissing(id, known);
}
export { approve, pause, reject, steer };
