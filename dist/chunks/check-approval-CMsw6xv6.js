import { Bt as hashOfChecks, Lt as unapproved } from "./day-budget-BmMl5BQB.js";
// src/core/check-approval.ts
/** Facts and an answer. The event has the commands themselves: others need another word. */
function approveChecks(state, { actor, url, said, only }) {
	const waiting = unapproved(state).filter(([id]) => only === void 0 || id === only);
	if (waiting.length === 0) return {
		events: [],
		reply: "No drafted check waits for a word."
	};
	const meant = waiting.filter(([, { checks }]) => said === void 0 || hashOfChecks(checks) === said);
	if (meant.length === 0) return {
		events: [],
		reply: `They are other ones now than those. Look again, then: ${waiting.map(([id, { checks }]) => `\`/cco approve checks ${id} ${hashOfChecks(checks)}\``).join(", ")}.`
	};
	return { events: [{
		type: "checks-approved",
		approved: meant.map(([criterion, { checks }]) => ({
			criterion,
			checks
		})),
		actor,
		...url === void 0 ? {} : { url }
	}] };
}
export { approveChecks as t };
