import { g as tokensOf, x as plural } from "./local-run-BOeZlnnr.js";
// src/core/story.ts
/** A ledger, told: one line per fact, oldest first. */
function writeStory(entries) {
	return entries.map((entry) => `${timeOf(entry)}  ${tell(entry)}`).join("\n");
}
function timeOf(entry) {
	return new Date(entry.at).toISOString().slice(0, 19).replace("T", " ");
}
/** One fact as one sentence. */
function tell(entry) {
	switch (entry.type) {
		case "mission-opened": return `${entry.actor} opened the mission "${entry.spec.title}" with ${plural(entry.spec.criteria.length, "criterion", "criteria")}, on ${short(entry.base)}.`;
		case "spec-changed": return `The mission's text changed: ${entry.diff.join("; ")}.`;
		case "branch-moved": return `Somebody else moved the branch from ${short(entry.from)} to ${short(entry.to)}; everything is to be proved again.`;
		case "baseline-proved": return `Before any work, at ${short(entry.sha)}: ${verdictsOf(entry)}.`;
		case "iteration-opened": return `Iteration ${entry.iteration}${entry.attempt > 1 ? `, attempt ${entry.attempt}` : ""} opened (${entry.strategy}) for ${entry.focus.join(", ") || "the maintainers' guidance"}, with $${entry.reserveUsd.toFixed(2)} reserved.`;
		case "agent-finished": return `The worker ended: ${entry.ending.kind}, ${entry.turns} turns, ${cost(entry.usd)}, ${tokensOf(entry.usage).toLocaleString("en-US")} tokens. ${entry.report?.subject ?? entry.ending.detail}`;
		case "work-committed": return committed(entry);
		case "criteria-judged": return `At ${short(entry.sha)}: ${verdictsOf(entry)}.`;
		case "plan-made": return `${entry.planner === "rules" ? "The rules" : entry.planner} planned: ${entry.focus.join(", ")}. ${entry.strategy}${entry.problem === void 0 ? "" : ` (${entry.problem})`}`;
		case "progress-reported": return "Progress was reported.";
		case "iteration-abandoned": return `Iteration ${entry.iteration} was abandoned and does not count: ${entry.why}`;
		case "mission-parked": return `The mission waits ${entry.until === void 0 ? "until it is resumed" : `until ${new Date(entry.until).toISOString()}`}: ${entry.why}`;
		case "signal-received": return `${entry.actor} said ${entry.signal.kind}${entry.signal.kind === "steer" ? `: ${entry.signal.text}` : ""}.`;
		case "criterion-approved": return `${entry.actor} approved ${entry.criterion} at ${short(entry.sha)}.`;
		case "criterion-rejected": return `${entry.actor} rejected ${entry.criterion}: ${entry.why}`;
		case "budget-raised": return `${entry.actor} raised the budget: ${raises(entry)}.`;
		case "mission-closed": return `The mission closed: ${entry.outcome}. ${entry.why}`;
	}
}
function committed(entry) {
	const withheld = entry.withheld.map((one) => `${one.path} (${one.why})`).join(", ");
	const kept = withheld === "" ? "" : ` Taken out: ${withheld}.`;
	if (entry.files === 0) return `The worker left no change.${kept}`;
	return `${short(entry.sha)} was committed: ${plural(entry.files, "file")}, +${entry.additions} -${entry.deletions}.${kept}`;
}
function verdictsOf(entry) {
	if (entry.verdicts.length === 0) return "nothing was left to prove";
	return entry.verdicts.map((one) => `${one.criterion} ${one.verdict}`).join(", ");
}
function raises({ iterations, usd, minutes, tokens }) {
	return [
		iterations === void 0 ? "" : `+${iterations} iterations`,
		usd === void 0 ? "" : `+$${usd}`,
		minutes === void 0 ? "" : `+${minutes} minutes`,
		tokens === void 0 ? "" : `+${tokens} tokens`
	].filter((part) => part !== "").join(", ");
}
function cost(usd) {
	return usd === void 0 ? "cost unknown" : `$${usd.toFixed(4)}`;
}
function short(sha) {
	return sha.slice(0, 9);
}
export { writeStory as n, tell as t };
