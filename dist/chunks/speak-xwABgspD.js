import { t as approveChecks } from "./check-approval-CMsw6xv6.js";
import { mt as blockingFindings } from "./day-budget-BmMl5BQB.js";
import { n as mistakes } from "./error-DPtNGVe7.js";
import { S as appendFact } from "./usingCtx-CpW3EeUd.js";
import { n as openPlace } from "./place-BYNHVDBg.js";
import { t as actorOf } from "./run-locally-pA9iZzTh.js";
import { t as findSession } from "./sessions-Cwtt9QUG.js";
// src/cli/commands/speak.ts
/** `cco approve`: this criterion is met at the head as it is now; or, of `checks`, those that were drafted count. */
function approve(criterion, only, { terminal, ...options }) {
	return speak(options, terminal, (actor, state) => {
		if (isAboutFindings(criterion, state)) return {
			type: "findings-accepted",
			sha: state.head,
			actor
		};
		const isCriterion = state.mission.criteria.some(({ id }) => id === criterion);
		if (criterion === "checks" && (only !== void 0 || !isCriterion)) {
			if (only !== void 0) requireCriterion(only, state);
			const { events, reply } = approveChecks(state, {
				actor,
				only
			});
			return events[0] ?? reply ?? "";
		}
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
	const said = write(actorOf(place), state);
	if (typeof said === "string") {
		terminal.write(`${said}\n`);
		return 1;
	}
	await appendFact(said, ledger);
	terminal.write(`Recorded. ${state.open === void 0 ? `Go on with: cco resume --session ${id}` : "The run that is at it sees it at its next step."}\n`);
	return 0;
}
/** `cco approve findings`: what was found in the change may stand. A criterion of that name comes first. */
function isAboutFindings(word, state) {
	const isCriterion = state.mission.criteria.some(({ id }) => id === word);
	return word === "findings" && !isCriterion && blockingFindings(state).length > 0;
}
function requireCriterion(id, { mission }) {
	const known = mission.criteria.map((one) => one.id);
	if (!known.includes(id)) throw mistakes.criterionMissing(id, known);
}
export { approve, pause, reject, steer };
