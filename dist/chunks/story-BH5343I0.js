import { o as tokensOf } from "./ending-2ZD1S3xC.js";
import { L as namesOf, b as workedOn, ln as plural } from "./day-budget-BmMl5BQB.js";
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
		case "iteration-opened":
		case "work-handed-over": return beginningOf(entry);
		case "agent-finished": return `The worker ended: ${entry.ending.kind}, ${entry.turns} turns, ${cost(entry.usd)}, ${tokensOf(entry.usage).toLocaleString("en-US")} tokens. ${entry.report?.subject ?? entry.ending.detail}`;
		case "work-committed": return committed(entry);
		case "criteria-judged": return `At ${short(entry.sha)}: ${verdictsOf(entry)}.`;
		case "judgement-made": return judgementOf(entry);
		case "checks-planned":
		case "checks-tried":
		case "checks-approved": return tellOfChecks(entry);
		case "plan-made": return `${entry.planner === "rules" ? "The rules" : entry.planner} planned: ${entry.focus.join(", ")}. ${entry.strategy}${entry.problem === void 0 ? "" : ` (${entry.problem})`}`;
		case "progress-reported": return "Progress was reported.";
		case "iteration-abandoned": return `Iteration ${entry.iteration} was abandoned and does not count: ${entry.why}`;
		case "ci-looked-at": return `CI of ${short(entry.sha)}: ${sightOf(entry)}.`;
		case "ci-started": return startOf(entry);
		case "mission-parked": return waitOf(entry);
		case "signal-received": return `${entry.actor} said ${entry.signal.kind}${entry.signal.kind === "steer" ? `: ${entry.signal.text}` : ""}.`;
		case "criterion-approved":
		case "findings-accepted":
		case "text-approved": return approvalIn(entry);
		case "criterion-rejected": return `${entry.actor} rejected ${entry.criterion}: ${entry.why}`;
		case "budget-raised": return `${entry.actor} raised the budget: ${raises(entry)}.`;
		case "mission-closed": return `The mission closed: ${entry.outcome}. ${entry.why}`;
	}
}
function approvalIn(entry) {
	switch (entry.type) {
		case "criterion-approved": return `${entry.actor} approved ${entry.criterion} at ${short(entry.sha)}.`;
		case "findings-accepted": return `${entry.actor} lets stand what was found in the change at ${short(entry.sha)}.`;
		case "text-approved": return `${entry.actor} approved the text of the issue, with its commands and settings (${short(entry.hash)}).`;
	}
}
function beginningOf(entry) {
	const { iteration, strategy } = entry;
	if (entry.type === "work-handed-over") return `Iteration ${iteration} is for a person (${strategy}): ${workedOn(entry)}.`;
	return `Iteration ${iteration}${entry.attempt > 1 ? `, attempt ${entry.attempt}` : ""} opened (${strategy}) for ${workedOn(entry)}, with $${entry.reserveUsd.toFixed(2)} reserved.`;
}
function committed(entry) {
	const withheld = entry.withheld.map((one) => `${one.path} (${one.why})`).join(", ");
	const kept = withheld === "" ? "" : ` Taken out: ${withheld}.`;
	if (entry.base !== void 0) return `${short(entry.sha)} was committed: the base ${short(entry.base)}, merged with its conflicts resolved.${kept}`;
	if (entry.files === 0) return `The worker left no change.${kept}`;
	return `${short(entry.sha)} was committed: ${plural(entry.files, "file")}, +${entry.additions} -${entry.deletions}.${kept}`;
}
function verdictsOf(entry) {
	const proved = entry.verdicts.map((one) => `${one.criterion} ${one.verdict}${flakeOf(one.runs)}`).join(", ");
	const found = entry.type === "checks-tried" ? "" : foundIn(entry);
	return (proved || "nothing was left to prove") + found;
}
function foundIn({ findings = [] }) {
	if (findings.length === 0) return "";
	const first = findings.slice(0, 3).map((one) => `${one.severity} ${one.detector} in ${one.path}`);
	const more = findings.length > first.length ? ` and ${findings.length - first.length} more` : "";
	return `; found in the change: ${first.join(", ")}${more}`;
}
function judgementOf({ sha, answers, asked, model, usd, problem }) {
	const said = asked.map((id) => {
		const answer = answers.find(({ criterion }) => criterion === id);
		const votes = answer?.votes !== void 0 && answer.votes.length > 1 ? ` (${answer.votes.join(", ")})` : "";
		return `${id} ${answer?.verdict ?? "unanswered"}${votes}`;
	});
	return `${model} judged at ${short(sha)}: ${said.join(", ") || "nothing"}. ${cost(usd)}.${problem === void 0 ? "" : ` ${problem}`}`;
}
function flakeOf(runs = []) {
	return new Set(runs).size > 1 ? ` (flaky: ${runs.join(", ")})` : "";
}
function tellOfChecks(entry) {
	switch (entry.type) {
		case "checks-planned": return draftsOf(entry);
		case "checks-tried": return `The drafted checks, before any work, at ${short(entry.sha)}: ${verdictsOf(entry)}.`;
		case "checks-approved": return `${entry.actor} approved the drafted checks of ${entry.approved.map((one) => one.criterion).join(", ")}.`;
	}
}
function draftsOf({ planned, source, problem }) {
	const drafts = planned.map((one) => `${one.criterion}: ${one.checks.map((check) => check.kind === "run" ? check.command : check.name).join(" && ")}`);
	const what = drafts.length === 0 ? `${source} drafted no check.` : `${source} drafted checks. ${drafts.join("; ")}`;
	return problem === void 0 ? what : `${what} (${problem})`;
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
