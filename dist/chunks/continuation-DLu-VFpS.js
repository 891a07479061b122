import { a as escapeLine, r as codeSpan } from "./markdown-escape-H_mWRewC.js";
import { D as recordsOf, O as renderCommit, a as renderBar, i as outcomeWords, n as headline, s as whyOf } from "./report-B1w9p9SE.js";
import { U as completion, V as waitSentence, W as criticalCount, Y as metCount, Z as openCriteria, kt as isDisputed, mt as blockingFindings } from "./day-budget-BmMl5BQB.js";
import { t as renderJoined } from "./branch-change-CQMA2d37.js";
import { r as missionLabel } from "./label-CN8oqUil.js";
// src/core/comment-part.ts
/** What the mission is at, in a few words. */
function titleOf(state) {
	if (state.closed !== void 0) return outcomeWords[state.closed.outcome];
	if (state.queued !== void 0) return "Queued";
	if (state.parked?.awaits === "person") return "Waiting for commits";
	if (state.parked !== void 0) return state.parked.awaits === "ci" ? "Waiting for CI" : "Waiting";
	if (state.open === void 0) return escapeLine(headline(state), 200).replace(/\.$/, "");
	if (state.phase === "planned") return `Iteration ${state.iteration} has ended`;
	return `Iteration ${state.iteration} is at work`;
}
/** Why it stopped or waits, or what it does now. */
function renderWhy(state, detail) {
	if (state.queued !== void 0) return waitSentence(state);
	if (state.closed === void 0 && state.parked === void 0) return activityOf(state);
	const until = state.closed === void 0 && state.parked?.awaits === void 0 ? state.parked?.until : void 0;
	const time = until === void 0 ? "" : `Until ${new Date(until).toISOString().slice(0, 16).replace("T", " ")} UTC. `;
	const room = Math.max(200, detail.reason);
	const lines = whyOf(state).split("\n").filter((line) => line.trim() !== "").slice(0, 20).map((line) => escapeLine(line, room));
	return lines.length < 2 ? `${time}${lines.join("")}` : `${time}\n${lines.map((line) => `- ${line}`).join("\n")}`.trim();
}
/** The step of the iteration at work, for people. */
function activityOf({ phase, open, head, plan }) {
	switch (phase) {
		case "idle": return "";
		case "opened": {
			const focus = focusOf(open);
			const ways = [...open === void 0 || open.strategy === "work" ? [] : [open.strategy], ...open !== void 0 && open.attempt > 1 ? [`attempt ${open.attempt}`] : []];
			return `The worker is at ${focus}${ways.length === 0 ? "" : ` (${ways.join(", ")})`}.`;
		}
		case "ran": return "The worker has ended; its work is being committed.";
		case "sealed": return `The criteria are being proved at \`${head.slice(0, 9)}\`.`;
		case "judged": return "The next iteration is being planned.";
		case "planned": return `Next: ${plan?.focus.map((id) => `\`${id}\``).join(", ") || "another iteration"}.`;
	}
}
function focusOf(open) {
	if (open?.strategy === "resolve-conflict") return "a conflict with the base";
	return open?.focus.map((id) => `\`${id}\``).join(", ") || "what the maintainers said";
}
/** A manager that does not plan is no reason to stop, but somebody may have to mend it. */
function renderPlanProblem({ phase, closed, plan }, detail) {
	if (closed !== void 0 || phase !== "planned" || plan?.planner !== "rules" || plan.problem === void 0) return "";
	return `Plain code planned this; the manager did not: ${escapeLine(plan.problem, Math.max(200, detail.reason))}`;
}
/** What can be said to it now. */
function whileAtWork({ closed }) {
	return closed === void 0 ? "`/cco steer <text>` tells it something, `/cco pause` and `/cco stop` halt it." : "";
}
/** The bar, and the commit it is about. */
function renderProgress(state, links) {
	const { head, base, mission } = state;
	const critical = criticalCount(state);
	const where = head === base ? "" : ` at ${renderCommit(head, links)}`;
	return `${renderBar(completion(state))} · ${metCount(state)} of ${mission.criteria.length} criteria met${where}${critical && ` · ${critical}`}`;
}
/** What was used of what there is, and where to look further. */
function renderSpend(state, links) {
	const { mission, spend, iteration } = state;
	const { budget } = mission;
	const tokens = budget.tokens === void 0 ? "" : ` of ${budget.tokens.toLocaleString("en-US")}`;
	const { repository, run, pullRequest, recordsElsewhere = false } = links;
	return [
		`Iteration ${iteration} of ${budget.iterations}`,
		`$${spend.usd.toFixed(2)} of $${budget.usd.toFixed(2)}`,
		`${Math.round(spend.ms / 6e4)} of ${budget.minutes} min`,
		`${spend.tokens.toLocaleString("en-US")}${tokens} tokens`,
		...pullRequest === void 0 ? [] : [`[pull request](${repository}/pull/${pullRequest})`],
		...run === void 0 ? [] : [`[last job](${run})`],
		...recordsElsewhere ? [] : [`[ledger](${recordsOf(state, repository).replace("/blob/", "/tree/")})`]
	].join(" · ");
}
/** Folded when it is long. */
function renderNotices(notices, detail) {
	if (notices.length === 0) return "";
	const most = detail.reason >= 500 ? 30 : 5;
	const shown = notices.slice(0, most).map((notice) => `- ${escapeLine(notice, Math.max(200, detail.reason))}`);
	const more = notices.length > most ? [`- … and ${notices.length - most} more`] : [];
	const list = [...shown, ...more].join("\n");
	const title = "How the text was understood";
	if (notices.length < 4) return `${title}:\n${list}`;
	return `<details><summary>${title} (${notices.length} notes)</summary>\n\n${list}\n\n</details>`;
}
/** What people pushed and no worker was told yet: they see that it was seen. */
function renderPeopleChanges(state) {
	const lines = renderJoined(state).split("\n").filter((line) => line.startsWith("- ")).map((line) => `- ${escapeLine(line.slice(2), 500)}`);
	return lines.length === 0 ? "" : `On the branch, and kept:\n${lines.join("\n")}`;
}
// src/core/continuation.ts
/** What a person has to write so that the mission goes on, as commands. Empty when there is nothing to do. */
function howToContinue(state) {
	const { closed, parked, pause, stop, queued } = state;
	if (stop !== void 0 && (closed === void 0 || closed.outcome === "stopped")) return afterStop(stop.cause);
	if (pause !== void 0) return "To go on: `/cco resume`.";
	if (parked !== void 0 && closed === void 0) return afterWait(parked, state);
	if (queued !== void 0) return "It starts by itself then. To take it out of the queue: `/cco stop`.";
	switch (closed?.outcome) {
		case void 0:
		case "done": return "";
		case "out-of-budget": return `To go on: \`${raiseCommand(state)}\`.`;
		case "needs-human": return closed?.awaits === "ci" ? "To go on, do what is said above. It goes on by itself when CI has concluded; to have it look at once: `/cco resume`." : answers(state);
		case "stalled": return "To go on, tell it what it does not know: `/cco steer <text>`. To let it try again as it is: `/cco resume`.";
		case "misconfigured":
		case "failed": return "To go on, mend the cause, then: `/cco retry`.";
		case "stopped": return afterStop(void 0);
	}
}
function afterWait({ awaits, until }, { mission }) {
	if (awaits === "person") return `To go on: push commits to \`${mission.branch.name}\`. They are proved with the next look after the missions; at once: \`/cco resume\`.`;
	if (awaits === "ci") return "It goes on by itself when CI has concluded. To have it look at once: `/cco resume`.";
	return until === void 0 ? "To go on: `/cco resume`." : "It goes on by itself then. To go on at once: `/cco resume`. `/cco pause` keeps it waiting.";
}
/** What stopped it by a deed is undone by one. */
function afterStop(cause) {
	switch (cause) {
		case void 0: return "To go on: `/cco resume`.";
		case "label-removed": return `To go on: put the label \`${missionLabel}\` back on.`;
		case "issue-closed": return "To go on: reopen the issue.";
		case "issue-gone": return "To go on with what is left, open another issue.";
		case "pull-request-closed": return "To go on: reopen the pull request, then `/cco resume`.";
		case "pull-request-merged": return afterMerge;
	}
}
/** A merged pull request takes no more commits, and a mission has only one. */
const afterMerge = `Nothing more is pushed to a merged pull request. To go on with what is left: a new issue with the label \`${missionLabel}\`.`;
/** Raises every limit that is reached. */
function raiseCommand({ mission: { budget }, spend, iteration }) {
	const raises = [
		iteration >= budget.iterations ? "+10iterations" : "",
		budget.usd - spend.usd < .01 ? "+10usd" : "",
		spend.ms >= budget.minutes * 6e4 ? "+120minutes" : "",
		budget.tokens !== void 0 && spend.tokens >= budget.tokens ? `+${budget.tokens}tokens` : ""
	].filter((raise) => raise !== "");
	return raises.length === 0 ? "/cco resume" : `/cco budget ${raises.join(" ")}`;
}
function findingsAnswer({ head }) {
	return `- \`/cco approve findings ${head.slice(0, 9)}\` lets stand what was found in the change; or push a commit that undoes it; or \`/cco steer <text>\``;
}
/** More would bury the first. */
const mostAnswers = 10;
function answers(state) {
	const open = openCriteria(state);
	const lines = open.flatMap(({ criterion: { id }, awaits }) => {
		if (awaits === "approval") return [`- \`/cco approve ${id}\`, or \`/cco reject ${id} <why>\``];
		if (awaits === "means of proof") {
			if (isDisputed(id, state)) return [`- \`/cco approve ${id}\` once you looked at it yourself, or \`/cco resume\` to have it judged again`];
			return [`- ${codeSpan(id)}: write \`\` verify: \`command\` \`\` or \`approval: maintainer\` under it, or configure a \`judge\`, then \`/cco resume\``];
		}
		if (awaits === "findings") return [];
		if (awaits === "checks") return [`- \`/cco approve checks ${id}\`, or \`/cco reject ${id} <why>\` to have another one drafted`];
		if (awaits !== "human") return [];
		return [`- ${codeSpan(id)}: change it, or say that it can be met, and how: \`/cco reject ${id} <why>\` or \`/cco steer <text>\``];
	});
	const question = state.plan?.question === void 0 ? [] : ["- `/cco steer <answer>`"];
	const found = blockingFindings(state).length === 0 ? [] : [findingsAnswer(state)];
	const atOnce = open.filter(({ awaits }) => awaits === "checks").length > 1 ? ["- `/cco approve checks`: all of them"] : [];
	const all = [...[
		...question,
		...found,
		...atOnce
	], ...lines.slice(0, mostAnswers)];
	if (all.length === 0) return "To go on, mend what is said above, then: `/cco resume`.";
	return `To go on:\n${all.join("\n")}`;
}
export { renderPeopleChanges as a, renderSpend as c, whileAtWork as d, renderNotices as i, renderWhy as l, howToContinue as n, renderPlanProblem as o, activityOf as r, renderProgress as s, afterMerge as t, titleOf as u };
