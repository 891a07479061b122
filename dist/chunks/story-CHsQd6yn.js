import { E as workedOn, W as tokensOf, Y as plural, y as namesOf } from "./local-run-D12kVw8v.js";
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
		case "branch-moved": return `${entry.change?.by.join(", ") || "Somebody else"} moved the branch from ${short(entry.from)} to ${short(entry.to)}; everything is to be proved again.`;
		case "base-merged": return entry.sha === entry.from ? `The branch has the base as it is now, ${short(entry.base)}.` : `The base moved to ${short(entry.base)} and was merged: ${short(entry.sha)}; everything is to be proved again.`;
		case "base-conflicted": return `The base moved to ${short(entry.base)} and cannot be merged: ${entry.why ?? `both changed ${entry.files.map(({ path }) => path).join(", ")}`}.`;
		case "base-refused": return `The base moved to ${short(entry.base)}, and a rule keeps it out of the branch: ${entry.why}`;
		case "baseline-proved": return `Before any work, at ${short(entry.sha)}: ${verdictsOf(entry)}.`;
		case "slot-taken": return "The mission takes its turn, if no other was first.";
		case "mission-queued": return `The mission waits for ${namesOf(entry.behind)}.`;
		case "iteration-opened": return `Iteration ${entry.iteration}${entry.attempt > 1 ? `, attempt ${entry.attempt}` : ""} opened (${entry.strategy}) for ${workedOn(entry)}, with $${entry.reserveUsd.toFixed(2)} reserved.`;
		case "agent-finished": return `The worker ended: ${entry.ending.kind}, ${entry.turns} turns, ${cost(entry.usd)}, ${tokensOf(entry.usage).toLocaleString("en-US")} tokens. ${entry.report?.subject ?? entry.ending.detail}`;
		case "work-committed": return committed(entry);
		case "criteria-judged": return `At ${short(entry.sha)}: ${verdictsOf(entry)}.`;
		case "plan-made": return `${entry.planner === "rules" ? "The rules" : entry.planner} planned: ${entry.focus.join(", ")}. ${entry.strategy}${entry.problem === void 0 ? "" : ` (${entry.problem})`}`;
		case "progress-reported": return "Progress was reported.";
		case "iteration-abandoned": return `Iteration ${entry.iteration} was abandoned and does not count: ${entry.why}`;
		case "ci-looked-at": return `CI of ${short(entry.sha)}: ${sightOf(entry)}.`;
		case "ci-started": return startOf(entry);
		case "mission-parked": return waitOf(entry);
		case "signal-received": return `${entry.actor} said ${entry.signal.kind}${entry.signal.kind === "steer" ? `: ${entry.signal.text}` : ""}.`;
		case "criterion-approved": return `${entry.actor} approved ${entry.criterion} at ${short(entry.sha)}.`;
		case "text-approved": return `${entry.actor} approved the text of the issue, with its commands and settings (${short(entry.hash)}).`;
		case "criterion-rejected": return `${entry.actor} rejected ${entry.criterion}: ${entry.why}`;
		case "budget-raised": return `${entry.actor} raised the budget: ${raises(entry)}.`;
		case "mission-closed": return `The mission closed: ${entry.outcome}. ${entry.why}`;
	}
}
function committed(entry) {
	const withheld = entry.withheld.map((one) => `${one.path} (${one.why})`).join(", ");
	const kept = withheld === "" ? "" : ` Taken out: ${withheld}.`;
	if (entry.base !== void 0) return `${short(entry.sha)} was committed: the base ${short(entry.base)}, merged with its conflicts resolved.${kept}`;
	if (entry.files === 0) return `The worker left no change.${kept}`;
	return `${short(entry.sha)} was committed: ${plural(entry.files, "file")}, +${entry.additions} -${entry.deletions}.${kept}`;
}
function verdictsOf(entry) {
	if (entry.verdicts.length === 0) return "nothing was left to prove";
	return entry.verdicts.map((one) => `${one.criterion} ${one.verdict}`).join(", ");
}
function waitOf({ until, why, awaits }) {
	if (awaits === "ci") return `The mission waits for CI: ${why}`;
	return `The mission waits ${until === void 0 ? "until it is resumed" : `until ${new Date(until).toISOString()}`}: ${why}`;
}
function startOf({ sha, workflows, refused }) {
	return [...workflows.length === 0 ? [] : [`CI of ${short(sha)} was started: ${workflows.join(", ")}.`], ...refused].join(" ");
}
function sightOf({ names, sight }) {
	if (sight === void 0) return "there is no GitHub here to look at";
	return names.map((name) => {
		const found = sight.checks.find((one) => one.name === name);
		return `${name} ${(found?.conclusion ?? found?.status ?? "is not there").replaceAll("_", " ")}`;
	}).join(", ");
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
