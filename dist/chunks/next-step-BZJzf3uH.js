import { Z as openCriteria, b as workedOn, tn as renderBaseline } from "./day-budget-BmMl5BQB.js";
import { a as escapeLine } from "./markdown-escape-H_mWRewC.js";
import { n as headline } from "./report-B1w9p9SE.js";
// src/core/next-step.ts
/** What would be done next, as a sentence. Undefined: nothing. */
function renderNext(effect) {
	return effect === void 0 ? "Nothing: the mission rests, or another run is at it." : renderEffect(effect);
}
/** Where a mission is, and what is open: why that comes next. Markdown. */
function renderPlace(state) {
	const lines = openCriteria(state).slice(0, mostShown).map(({ criterion, reason }) => `- \`${criterion.id}\`: ${escapeLine(reason, 300)}`);
	const before = renderBaseline(state);
	return [
		escapeLine(headline(state)),
		...lines,
		...before === "" ? [] : ["", before]
	].join("\n");
}
/** More would bury the first. */
const mostShown = 20;
function renderEffect(effect) {
	switch (effect.type) {
		case "open-mission": return "Open the mission: make its branch and prove every criterion on the base, before any money is spent.";
		case "change-spec": return "Take over the changed text of the mission; verdicts of changed criteria are void.";
		case "follow-branch": return `Follow the branch to ${effect.to.slice(0, 9)}, which somebody else pushed.`;
		case "take-slot": return "Take its turn among the missions of the repository.";
		case "queue-mission": return `Wait for ${effect.behind.join(", ")}.`;
		case "merge-base": return `Merge the base, which moved to ${effect.base.slice(0, 9)}, into the branch.`;
		case "prove-head": return `Prove ${effect.criteria.join(", ") || "nothing new"} at the head.`;
		case "plan-checks": return `Have the manager draft checks for ${effect.criteria.join(", ")}.`;
		case "try-checks": return `Run the drafted checks of ${effect.criteria.join(", ")} on the base, where they have to fail.`;
		case "open-iteration": return `Open iteration ${effect.iteration} (${effect.strategy}) for ${workedOn(effect)}, with at most $${effect.reserveUsd.toFixed(2)}.`;
		case "hand-over": return `Hand iteration ${effect.iteration} to a person, for ${workedOn(effect)}.`;
		case "run-agent": return "Run the worker.";
		case "commit-work": return "Commit what the worker left.";
		case "judge-criteria": return `Prove ${effect.criteria.join(", ") || "nothing new"} at the new commit.`;
		case "ask-judge": return `Ask the judge about ${effect.criteria.join(", ")}.`;
		case "make-plan": return "Plan the next iteration.";
		case "report-progress": return "Report.";
		case "abandon-iteration": return `Abandon the iteration: ${effect.why}`;
		case "look-at-ci": return `Look at CI of ${effect.sha.slice(0, 9)}: ${effect.names.join(", ")}.`;
		case "start-ci": return `Start CI of ${effect.sha.slice(0, 9)}: ${effect.names.join(", ")}.`;
		case "park-mission": return `Wait: ${effect.why}`;
		case "close-mission": return `Close the mission as ${effect.outcome}: ${effect.why}`;
	}
}
export { renderPlace as n, renderNext as t };
