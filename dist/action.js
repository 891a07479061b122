import { _ as missionIn, g as renderStepSummary } from "./chunks/mirror-push-C8C-AI50.js";
import { n as mistakes, r as faultText, t as UserError } from "./chunks/error-DPtNGVe7.js";
import { n as exitCodeOf } from "./chunks/outcome-mVXvkAX6.js";
import { r as redactStrings } from "./chunks/redact-QUhR6P6M.js";
import { a as isAnswerLost, o as limitedUntil, s as statusOf } from "./chunks/github-people-DhK6H-vm.js";
import { _ as findComments, a as parkWhenCutOff, c as createLabelKeeper, d as secretInputs, f as faultOf, g as createGitHubCi, h as readPriorities, l as readJob, m as readMissions, n as readyClaude, o as createSetting, p as hasRunEnded, r as watchForStop, s as wakeOf, t as createGitHubPorts, u as readInputs, v as isTrusted, y as writeComment } from "./chunks/ports-pyBSXpM2.js";
import { a as readText, c as readSituation, i as nameOf, o as textAtHand, r as missionRefOf, s as approveText } from "./chunks/branch-ledger-0voqs0iu.js";
import { a as plainBody, i as criterionKey, n as draftIssue, o as dropHidden, t as parseMarkdown } from "./chunks/markdown--fDvwRCx.js";
import { t as nearest } from "./chunks/nearest-CcJMKmLM.js";
import { t as truncateHead } from "./chunks/truncate-Cm8uW0b4.js";
import { n as visibleText } from "./chunks/visible-text--I_cYmbf.js";
import { F as inLine, Qt as isLookedAt, R as nextInLine, U as completion, V as waitSentence, Y as metCount, kt as isDisputed, mt as blockingFindings, ut as findChecks, z as overdueInLine } from "./chunks/day-budget-BmMl5BQB.js";
import { t as approveChecks } from "./chunks/check-approval-CMsw6xv6.js";
import { n as howToContinue, t as afterMerge } from "./chunks/continuation-DLu-VFpS.js";
import { a as escapeLine, n as codeBlock, t as clip } from "./chunks/markdown-escape-H_mWRewC.js";
import { a as renderBar, n as headline, o as reportJson, r as outcomeOf, s as whyOf } from "./chunks/report-B1w9p9SE.js";
import { h as isHeardAt, p as evolve } from "./chunks/local-run-CwLodOW4.js";
import { i as standingLabels, r as missionLabel } from "./chunks/label-CN8oqUil.js";
import { C as nextEffect, D as ciNews, E as ciNames, S as appendFact, T as perform, t as _usingCtx, w as runMission } from "./chunks/usingCtx-CpW3EeUd.js";
import { A as missionOn, k as missionBranch, m as settleSettings } from "./chunks/yaml-document-CZC2IZ6V.js";
import { n as runTitle } from "./chunks/workflow-file-DPcntxoY.js";
import { t as readHead } from "./chunks/github-ref-Ckj2L0vd.js";
import { a as notice, c as setSecret, i as info, l as warning, o as saveState, s as setOutput, t as error, u as writeSummary } from "./chunks/runner-DjuuWo-7.js";
import { o as loadSdk } from "./chunks/session-result-BgODmDnN.js";
import { n as renderPlace, t as renderNext } from "./chunks/next-step-BZJzf3uH.js";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
// src/core/answer.ts
/** An answer in words to a comment, by which it is found again: each comment is answered once. */
function renderAnswer(comment, text) {
	return `${answerMarker(comment)}\n${text}`;
}
function answerMarker(comment) {
	return `<!-- cco:answer:${comment} -->`;
}
/** The number of the comment that a comment answers. */
function answeredIn(body) {
	const [, comment] = /^<!-- cco:answer:(\d+) -->/.exec(body) ?? [];
	return comment === void 0 ? void 0 : Number(comment);
}
// src/core/command-raise.ts
const units = [
	[/^(?:usd|dollars?|\$)$/, "usd"],
	[/^(?:iterations?|its?)$/, "iterations"],
	[/^(?:minutes?|mins?|m)$/, "minutes"],
	[/^(?:hours?|h)$/, "hours"],
	[/^(?:tokens?|tok)$/, "tokens"]
];
/** More than anybody means by one comment. */
const most = {
	usd: 1e4,
	iterations: 1e3,
	minutes: 1e5,
	hours: 1e3,
	tokens: 1e10
};
const usage = "Say by how much, such as `/cco budget +5usd +10iterations`.";
const amounts = /\+?\s*(\$?)\s*(\d{1,12}(?:[.,]\d{1,4})?)\s*(?:([km])(?=\s*tok))?\s*([a-z]*)[\s,;]*(?:and\s+)?/iy;
/** `+5usd +10iterations +60minutes +100000tokens`, also `+$5`, `+2h`, `+100k tokens`. The same unit twice adds up. */
function parseRaise(line) {
	const text = line.replaceAll(/\s+/g, " ").replace(/[ .!;,]+$/, "");
	let raise = {};
	let at = 0;
	while (at < text.length) {
		amounts.lastIndex = at;
		const found = amounts.exec(text);
		if (found === null) return { problem: /^[-−–]/.test(text.slice(at)) ? "A budget can only be raised." : usage };
		const amount = amountOf(found);
		if (typeof amount === "string") return { problem: amount };
		raise = {
			...raise,
			[amount.key]: (raise[amount.key] ?? 0) + amount.count
		};
		at = amounts.lastIndex;
	}
	return at === 0 ? { problem: usage } : { raise };
}
/** The amount, or the sentence that says why it is none. */
function amountOf(found) {
	const [, dollar = "", number = "", scale = "", word = ""] = found;
	const unit = unitOf(dollar || word);
	const contradicts = dollar !== "" && word !== "" && unitOf(word) !== "usd";
	if (unit === void 0 || contradicts) return usage;
	const count = roundOff(Number(number.replace(",", ".")) * (scalesOf(scale) ?? 1));
	if ((unit === "iterations" || unit === "tokens") && !Number.isInteger(count) || count <= 0) return `\`${number} ${unit}\` is no amount. ${usage}`;
	if (count > most[unit]) return `At most ${most[unit].toLocaleString("en-US")} ${unit} at once.`;
	return unit === "hours" ? {
		key: "minutes",
		count: count * 60
	} : {
		key: unit,
		count
	};
}
function unitOf(word) {
	return units.find(([pattern]) => pattern.test(word.toLowerCase()))?.[1];
}
function scalesOf(letter) {
	return {
		k: 1e3,
		m: 1e6
	}[letter.toLowerCase()];
}
/** 4.35k is 4,350, whatever floating point makes of it. */
function roundOff(count) {
	return Math.round(count * 1e4) / 1e4;
}
// src/core/command.ts
/** What is said to a mission: longer texts would crowd out the mission itself. */
const longestText = 8e3;
const words = [
	"start",
	"run",
	"status",
	"pause",
	"resume",
	"stop",
	"abort",
	"retry",
	"verify",
	"approve",
	"reject",
	"budget",
	"steer",
	"rollback",
	"help"
];
/**
* The command on the first line of a comment, or undefined when there is none. What follows on later lines belongs
* to `steer`, `reject` and `stop`. Text in code, in quotes or after other text is no command.
*/
function parseCommand(comment) {
	const text = visibleText(comment.replaceAll(/\r\n?/g, "\n")).replace(/^(?:[^\S\n]*\n)+/, "");
	const [, rest] = /^ {0,3}\/cco(?![\w/.-])[,:]?(.*)$/is.exec(text) ?? [];
	if (rest === void 0) return void 0;
	const [line = "", ...more] = dropHidden(rest).split("\n");
	const [, said = "", args = ""] = /^[^\S\n]*(\S*)\s*(.*)$/.exec(line) ?? [];
	const word = said.toLowerCase().replace(/[^a-z0-9]+$/, "");
	if (word === "") return { kind: "help" };
	const known = words.find((one) => one === word);
	if (known === void 0) return unknownWord(said);
	return commandOf(known, {
		line: args.trim(),
		text: clipped([args, ...more].join("\n"))
	});
}
function commandOf(word, { line, text }) {
	switch (word) {
		case "run": return { kind: "start" };
		case "stop":
		case "abort": return {
			kind: "stop",
			...text === "" ? {} : { why: text }
		};
		case "approve": return approval(line);
		case "reject": return rejection(text);
		case "budget": {
			const { raise, problem } = parseRaise(line);
			return raise === void 0 ? {
				kind: "unknown",
				said: word,
				problem
			} : {
				kind: "budget",
				raise
			};
		}
		case "steer": return text === "" ? missing(word, "what to tell the worker") : {
			kind: "steer",
			text
		};
		case "rollback": {
			const number = /^#?(\d{1,6})[.!,;]*$/.exec(line)?.[1];
			return number === void 0 ? missing(word, "which iteration") : {
				kind: "rollback",
				iteration: Number(number)
			};
		}
		default: return { kind: word };
	}
}
function approval(line) {
	const [text, hash] = /^`?text(?:\s+([0-9a-f]{7,64}))?`?[.!]*$/i.exec(line) ?? [];
	if (text !== void 0) return {
		kind: "approve-text",
		...hash === void 0 ? {} : { hash: hash.toLowerCase() }
	};
	const [findings, sha] = /^`?findings?(?:\s+([0-9a-f]{7,64}))?`?[.!]*$/i.exec(line) ?? [];
	if (findings !== void 0) return {
		kind: "approve-findings",
		...sha === void 0 ? {} : { sha: sha.toLowerCase() }
	};
	const [checks, which = ""] = /^`?checks(?:\s+(.*))?$/i.exec(line) ?? [];
	if (checks !== void 0) return approvalOfChecks(which);
	const criterion = idOf(line);
	return criterion === "" ? missing("approve", "which criterion") : {
		kind: "approve",
		criterion
	};
}
/** A criterion, a hash, or both; in this order. */
function approvalOfChecks(rest) {
	const words = rest.split(/\s+/).map(idOf);
	const hash = words.find((word) => /^[0-9a-f]{16}$/.test(word));
	const criterion = words.find((word) => word !== "" && word !== hash);
	return {
		kind: "approve-checks",
		...criterion === void 0 ? {} : { criterion },
		...hash === void 0 ? {} : { hash }
	};
}
function rejection(text) {
	const [, first = "", why = ""] = /^(\S*)\s*(.*)$/s.exec(text) ?? [];
	const criterion = idOf(first);
	if (criterion === "") return missing("reject", "which criterion, and why");
	return why === "" ? missing("reject", "why: the worker is told") : {
		kind: "reject",
		criterion,
		why
	};
}
/** The first word, without the quotes and the punctuation people put around it. */
function idOf(line) {
	const [first = ""] = line.split(/\s/, 1);
	return first.toLowerCase().replaceAll(/^[^a-z0-9]+|[^a-z0-9]+$/g, "");
}
function missing(said, what) {
	return {
		kind: "unknown",
		said,
		problem: `Say ${what}.`
	};
}
function unknownWord(said) {
	const near = nearest(said, words);
	return {
		kind: "unknown",
		said: said.slice(0, 40),
		...near === void 0 ? {} : { nearest: near }
	};
}
function clipped(text) {
	return truncateHead(text.trim(), longestText);
}
// src/core/command-help.ts
const lines = [
	["start", "start the mission, or go on with it (also `run`)"],
	["status", "say where it is"],
	["pause", "wait after the work at hand"],
	["resume", "go on"],
	["stop [why]", "stop; the work stays (also `abort`)"],
	["retry", "go on after a failure"],
	["verify", "prove the head again"],
	["approve <criterion>", "approve a criterion at the head"],
	["approve text", "let the commands and settings of the issue count, as it is now"],
	["approve findings", "let stand what was found in the change, as it is at the head"],
	["approve checks [criterion]", "let the checks count that were drafted, as they are now"],
	["reject <criterion> <why>", "say why it is not met"],
	["budget +5usd +10iterations", "raise the budget (also `minutes`, `tokens`)"],
	["steer <text>", "tell the worker something"],
	["rollback <iteration>", "say how to take back what came after it"],
	["help", "say this"]
];
/** What can be asked of CCO; first what was probably meant. */
function renderHelp(nearest) {
	return `${nearest === void 0 ? "" : `Did you mean \`/cco ${nearest}\`?\n\n`}On the first line of a comment, from people with write access:\n\n${lines.map(([command, what]) => `- \`/cco ${command}\`: ${what}`).join("\n")}`;
}
/** The line of help of one command. */
function usageOf(word) {
	const command = lines.find(([line]) => line.split(" ", 1)[0] === word)?.[0];
	return command === void 0 ? void 0 : `/cco ${command}`;
}
// src/core/command-event.ts
/** Said twice, a command changes nothing the second time. */
function eventsOf(command, asked) {
	if (command.kind === "unknown") return reply$1(correction(command));
	if (command.kind === "help") return reply$1(renderHelp());
	const { state } = asked;
	if (state === void 0 && (command.kind === "start" || command.kind === "resume")) return { events: [] };
	if (state === void 0) return reply$1("There is no mission here yet. `/cco start` starts it.");
	return answer(command, {
		...asked,
		state
	});
}
function answer(command, asked) {
	const { state } = asked;
	switch (command.kind) {
		case "status": return reply$1(renderStatus(state));
		case "start":
		case "resume":
		case "retry": return resume(asked);
		case "pause": return state.pause !== void 0 ? unchanged : atWork(asked, { kind: "pause" });
		case "stop":
			if (state.stop !== void 0) return unchanged;
			return atWork(asked, {
				kind: "stop",
				...command.why === void 0 ? {} : { why: command.why }
			});
		case "verify": return state.reproof ? unchanged : signal(asked, { kind: "verify" });
		case "steer": return steer(command.text, asked);
		case "approve": return withCriterion(command, asked, (criterion) => approve(criterion, asked));
		case "approve-text": return approveTextOrCriterion(command.hash, asked);
		case "approve-findings": return acceptFindings(command.sha, asked);
		case "approve-checks": return approveChecksOrCriterion(command, asked);
		case "reject": return withCriterion(command, asked, ({ id }) => ({ events: [{
			type: "criterion-rejected",
			criterion: id,
			why: command.why,
			...by(asked)
		}] }));
		case "budget": return { events: [{
			type: "budget-raised",
			...command.raise,
			...by(asked)
		}, ...resumeIfSpent(asked)] };
		case "rollback": return reply$1(renderRollback(command.iteration, state));
	}
}
const unchanged = { events: [] };
function reply$1(text) {
	return {
		events: [],
		reply: text
	};
}
function by({ actor, url }) {
	return {
		actor,
		...url === void 0 ? {} : { url }
	};
}
function signal(asked, said) {
	return { events: [{
		type: "signal-received",
		signal: said,
		...by(asked)
	}] };
}
function atWork(asked, said) {
	const { closed } = asked.state;
	if (closed === void 0) return signal(asked, said);
	return reply$1(`The mission is not at work: ${escapeLine(headline(asked.state))}`);
}
function resume(asked) {
	const { closed, parked, pause, stop, setback, open } = asked.state;
	if (closed?.outcome === "done" && stop === void 0) return reply$1("The mission is done. For more, edit the issue, or say what is missing: `/cco steer <text>`.");
	if ([
		closed,
		parked,
		pause,
		stop,
		setback
	].some((one) => one !== void 0) || open !== void 0) return signal(asked, { kind: "resume" });
	if (asked.state.queued !== void 0) return reply$1(renderQueue(asked.state));
	return unchanged;
}
/** Being asked for again moves nobody forward. */
function renderQueue(state) {
	return `It is queued. ${waitSentence(state)} It starts by itself: the most important first, then the oldest. A label \`priority:high\` on the issue moves it forward.`;
}
function steer(text, asked) {
	return asked.state.guidance.some((one) => one.text === text && one.by === asked.actor) ? unchanged : signal(asked, {
		kind: "steer",
		text
	});
}
/** Raising what was used up says that the mission is to go on. */
function resumeIfSpent(asked) {
	return asked.state.closed?.outcome === "out-of-budget" ? signal(asked, { kind: "resume" }).events : [];
}
function withCriterion({ kind, criterion: id }, { state }, perform) {
	const { criteria } = state.mission;
	const found = criteria.find((one) => one.id === id);
	if (found !== void 0) return perform(found);
	const ids = criteria.map((one) => one.id);
	const near = nearest(id, ids);
	const meant = near === void 0 ? "" : ` Did you mean \`/cco ${kind} ${near}\`?`;
	const shown = ids.slice(0, 20).map((one) => `\`${one}\``);
	const more = ids.length > shown.length ? ` and ${ids.length - shown.length} more` : "";
	return reply$1(`There is no criterion ${escapeLine(id)}.${meant} There are: ${shown.join(", ")}${more}.`);
}
/** An approval is for the commit that was looked at. */
function approve({ id, approval }, asked) {
	if (approval === void 0 && !isDisputed(id, asked.state)) return reply$1(`\`${id}\` asks for no approval, so it would change nothing. Write \`approval: maintainer\` under it in the mission's text.`);
	if (isLookedAt(id, asked.state)) return unchanged;
	return { events: [{
		type: "criterion-approved",
		criterion: id,
		sha: asked.state.head,
		...by(asked)
	}] };
}
/** A criterion may have the name: it is meant then, unless the text's hash is named. */
function approveTextOrCriterion(said, asked) {
	const { state, actor, url, text } = asked;
	const criterion = state.mission.criteria.find(({ id }) => id === "text");
	if (criterion !== void 0 && said === void 0) return approve(criterion, asked);
	return approveText(state, {
		actor,
		url,
		said,
		text
	});
}
/** A criterion may have the name: it is meant then, unless the commit is named. */
function acceptFindings(said, asked) {
	const { mission, head, findings } = asked.state;
	const criterion = mission.criteria.find(({ id }) => id === "findings");
	if (criterion !== void 0 && said === void 0) return approve(criterion, asked);
	const short = head.slice(0, 9);
	if (findings !== void 0 && (findings.sha !== head || !head.startsWith(said ?? ""))) return reply$1(`The branch is at \`${short}\` now. Look again, then: \`/cco approve findings ${short}\`.`);
	if (blockingFindings(asked.state).length === 0) return reply$1("Nothing was found that has to be approved.");
	return { events: [{
		type: "findings-accepted",
		sha: head,
		...by(asked)
	}] };
}
/** A criterion may have the name: it is meant then, unless more is said. */
function approveChecksOrCriterion({ criterion: id, hash }, asked) {
	const named = asked.state.mission.criteria.find((one) => one.id === "checks");
	if (named !== void 0 && id === void 0 && hash === void 0) return approve(named, asked);
	const said = {
		said: hash,
		...by(asked)
	};
	if (id === void 0) return approveChecks(asked.state, said);
	return withCriterion({
		kind: "approve",
		criterion: id
	}, asked, () => approveChecks(asked.state, {
		...said,
		only: id
	}));
}
function correction({ said, nearest: near, problem }) {
	if (problem === void 0) return `\`/cco\` does not know ${escapeLine(said)}. ${renderHelp(near)}`;
	const usage = usageOf(said);
	return usage === void 0 ? problem : `${problem} The command is \`${usage}\`.`;
}
function renderStatus(state) {
	const met = `${renderBar(completion(state))} · ${metCount(state)} of ${state.mission.criteria.length} criteria met`;
	const next = howToContinue(state);
	return [
		escapeLine(headline(state)),
		met,
		next
	].filter((part) => part !== "").join("\n\n");
}
/** CCO takes no commit back by itself: a revert is a person's decision, and a commit like any other. */
function renderRollback(iteration, state) {
	const target = iteration === 0 ? state.base : state.past.find((one) => one.iteration === iteration)?.sha;
	if (target === void 0) {
		const known = state.past.map((one) => one.iteration);
		return `There is no iteration ${iteration} to go back to: ${known.length === 0 ? "none has ended yet" : `known are ${known[0]} to ${known.at(-1)}, and 0 for the start`}.`;
	}
	if (target === state.head) return `Nothing came after iteration ${iteration}: the branch is at ${target.slice(0, 9)}.`;
	const { name } = state.mission.branch;
	return `CCO never takes commits back by itself. To undo what came after iteration ${iteration}, pause it (\`/cco pause\`), then:\n\n\`\`\`sh\n${[
		`git fetch origin ${name}`,
		`git switch ${name}`,
		`git revert --no-edit $(git rev-list --first-parent --no-merges ${target}..${state.head})`,
		"git push"
	].join("\n")}\n\`\`\`\n\nand \`/cco resume\`: everything is proved again at the new head.`;
}
// src/core/obstacle.ts
/** Why no job makes a mission go on, whatever is said to it, and what would. Undefined: nothing is in its way. */
function obstacleTo(state, { issue, pullRequest }) {
	const pull = state?.shown.pullRequest === void 0 ? void 0 : pullRequest?.state;
	if (pull === "MERGED") return `The pull request is merged. ${afterMerge}`;
	if (issue?.open === false) return "The issue is closed. Reopen it, and the mission starts.";
	if (issue !== void 0 && !issue.labels.includes("cco:mission")) return `The issue has no label \`${missionLabel}\`. Put it on, and the mission starts.`;
	return pull === "CLOSED" ? "The pull request is closed. Reopen it, then `/cco resume`." : void 0;
}
// src/core/reconcile.ts
/**
* The one fact to record before anything else is done, when people have ended the mission by what they did
* rather than by what they said. Undefined when nothing of the kind happened, or when it was recorded already.
*/
function reconcile(state, seen) {
	if (state.stop !== void 0 || state.closed !== void 0) return void 0;
	const cause = causeOf(state, seen);
	if (cause === void 0) return void 0;
	const head = cause === "pull-request-merged" ? seen.pullRequest?.head : void 0;
	const at = head === void 0 ? {} : { at: head };
	return {
		type: "signal-received",
		signal: {
			kind: "stop",
			why: sentences[cause],
			cause,
			...at
		},
		actor: "GitHub"
	};
}
const sentences = {
	"pull-request-merged": "its pull request was merged",
	"issue-gone": "the issue is gone: it was deleted, transferred or made a discussion",
	"issue-closed": "the issue is closed",
	"label-removed": `the label ${missionLabel} was taken off`,
	"pull-request-closed": "its pull request was closed"
};
/** A merge closes the issue as well, so it is looked for first. */
function causeOf(state, { issue, isIssueGone, pullRequest }) {
	const pull = state.shown.pullRequest === void 0 ? void 0 : pullRequest?.state;
	if (pull === "MERGED") return "pull-request-merged";
	if (isIssueGone) return "issue-gone";
	if (issue !== void 0 && !issue.open) return "issue-closed";
	if (issue !== void 0 && !issue.labels.includes("cco:mission")) return "label-removed";
	return pull === "CLOSED" && !pullRequest?.isHeadless ? "pull-request-closed" : void 0;
}
// src/core/consequence.ts
/** What people say so that a mission begins, or goes on as it is. */
const starting = /* @__PURE__ */ new Set([
	"start",
	"resume",
	"retry"
]);
/** What people say so that the mission goes on with it. */
const feeding = /* @__PURE__ */ new Set([
	"steer",
	"approve",
	"approve-text",
	"approve-findings",
	"approve-checks",
	"reject",
	"budget"
]);
/**
* Facts and an answer, and whether they need a job. A job that would stop at once is not started: the answer says
* why. What was said is a fact all the same.
*/
function consequenceOf(command, asked, seen) {
	const obstacle = obstacleTo(asked.state, seen);
	if (obstacle !== void 0 && starting.has(command.kind)) return {
		events: [],
		reply: obstacle,
		wakes: false
	};
	const { events, reply } = eventsOf(command, asked);
	const isTurnAsked = starting.has(command.kind) && asked.state?.queued !== void 0;
	if (reply !== void 0) return {
		events,
		reply,
		wakes: isTurnAsked
	};
	if (!feeding.has(command.kind)) return {
		events,
		wakes: events.length > 0 || starting.has(command.kind)
	};
	const facts = obstacle === void 0 ? events : [...endingIn(asked.state, seen), ...events.filter(isNoResume)];
	const why = obstacle ?? whyAtRest(after(asked.state, facts));
	if (why === void 0) return {
		events: facts,
		wakes: facts.length > 0
	};
	return {
		events: facts,
		reply: `That is recorded, but the mission does not go on. ${why}`,
		wakes: false
	};
}
/** People have ended the mission: recorded first, so that nothing said after it opens the mission again. */
function endingIn(state, seen) {
	const event = state === void 0 ? void 0 : reconcile({
		...state,
		closed: void 0
	}, seen);
	return event === void 0 ? [] : [event];
}
function isNoResume(event) {
	return event.type !== "signal-received" || event.signal.kind !== "resume";
}
/** Why a mission rests that people have ended, or that the facts do not open again. */
function whyAtRest(state) {
	if (state === void 0) return void 0;
	if (state.pause !== void 0) return `${escapeLine(state.pause.by)} paused it. To go on: \`/cco resume\`.`;
	if (state.closed === void 0 && state.stop === void 0) return void 0;
	if (state.closed === void 0) return "It is being stopped. To go on: `/cco resume`.";
	return `${escapeLine(headline(state))} ${howToContinue(state)}`.trim();
}
function after(state, events) {
	if (state === void 0) return void 0;
	const by = {
		run: state.lastRun,
		attempt: 1
	};
	return events.reduce((folded, event) => evolve(folded, {
		v: 1,
		seq: 1,
		at: folded.lastAt,
		by,
		...event
	}) ?? folded, state);
}
// src/listening/first-start.ts
/** A job that is started by the label may take this long to open the mission. Milliseconds. */
const patience$1 = 3e5;
/** What did not start for so long will not start by being tried again. Milliseconds. */
const longestSearch = 864e5;
async function labelPut(issue_number, { github }) {
	const { octokit, owner, repo } = github;
	const last = (await octokit.paginate(octokit.issues.listEvents, {
		owner,
		repo,
		issue_number,
		per_page: 100
	})).findLast((one) => one.event === "labeled" && "label" in one && one.label.name === "cco:mission");
	const by = last?.actor?.login;
	return last === void 0 || by === void 0 ? void 0 : {
		by,
		at: Date.parse(last.created_at)
	};
}
/**
* Missions whose first job was lost: before its first entry a mission has no ledger, and only its label tells of it.
* An issue with another label of ours is known to be waiting, or to be no mission yet.
*
* @param known ids of the missions that have a ledger or were started just now.
*/
async function findUnopened(known, desk) {
	const found = [];
	for (const issue of await labelledIssues(desk)) {
		const ref = missionRefOf(String(issue));
		const put = known.has(ref.id) ? void 0 : await labelPut(issue, desk);
		if (put === void 0 || !isLost$1(put, desk.clock())) continue;
		if (await desk.people.hasWriteAccess(put.by)) found.push({
			ref,
			by: put.by,
			reason: "its first job did not come"
		});
	}
	return found;
}
function isLost$1({ at }, now) {
	return now - at >= patience$1 && now - at <= longestSearch;
}
async function labelledIssues({ github }) {
	const { octokit, owner, repo } = github;
	const issues = await octokit.paginate(octokit.issues.listForRepo, {
		owner,
		repo,
		labels: missionLabel,
		state: "open",
		per_page: 100
	});
	const names = (labels) => labels.map((label) => typeof label === "string" ? label : label.name ?? "");
	return issues.flatMap(({ number, pull_request, labels }) => pull_request !== void 0 || names(labels).some((name) => name in standingLabels) ? [] : [number]);
}
// src/adapters/github-dispatch.ts
/** Milliseconds before a job whose start was not answered is looked for, and started again where it is not there. */
const pauses = [
	1e3,
	4e3,
	9e3,
	16e3,
	25e3,
	36e3
];
/** How far the clock of this machine may be off: with more, the job that asks would be taken for the next one. Milliseconds. */
const mostSkew = 1e3;
/**
* Starts the next job of a mission. A job's own token may do this: GitHub starts no other workflow on its events.
* Throws the user error DISPATCH_REFUSED where a policy or a missing workflow stands against it.
*/
async function dispatchMission(github, dispatch) {
	try {
		await dispatchOnce(github, dispatch);
	} catch (error) {
		const { workflow } = dispatch;
		const status = statusOf(error);
		if (status !== 403 && status !== 404 && status !== 422) throw error;
		if (limitedUntil(error) !== void 0) throw error;
		throw mistakes.dispatchRefused(workflow, faultText(error));
	}
}
/** Octokit would ask again when only the answer is lost, and two jobs would start: the first is looked for. */
async function dispatchOnce(github, dispatch) {
	const since = Date.now() - mostSkew;
	for (const wait of github.isHurried ? [0] : pauses) try {
		return await start(github, dispatch);
	} catch (error) {
		if (!isAnswerLost(error)) throw error;
		await setTimeout(wait);
		if (await isStarted(github, dispatch, since)) return;
		if (github.isHurried) throw error;
	}
	await start(github, dispatch);
}
async function start({ octokit, owner, repo }, { workflow: workflow_id, ref, mission, reason, by }) {
	const inputs = {
		mission,
		reason,
		by
	};
	await octokit.actions.createWorkflowDispatch({
		owner,
		repo,
		workflow_id,
		ref,
		inputs,
		request: { retries: 0 }
	});
}
/** In a workflow that names its runs otherwise nothing is found, and a second job finds the first one at work. */
async function isStarted({ octokit, owner, repo }, { workflow: workflow_id, mission, reason }, since) {
	const asked = {
		owner,
		repo,
		workflow_id,
		event: "workflow_dispatch",
		per_page: 50
	};
	const { data } = await octokit.actions.listWorkflowRuns(asked);
	const isNew = (at) => Date.parse(at) + 999 >= since;
	const title = runTitle(mission, reason);
	return data.workflow_runs.some((one) => one.display_title === title && isNew(one.created_at));
}
// src/listening/dispatch.ts
/** Starts the next job of a mission, on behalf of a person. */
async function dispatchNext({ github, workflow, dry }, next) {
	const { ref, branch, reason, by } = next;
	if (dry !== void 0) return dry.would(`start a job for mission ${nameOf(ref)}: ${reason}.`);
	await dispatchMission(github, {
		workflow,
		ref: branch,
		mission: nameOf(ref),
		reason,
		by
	});
}
// src/listening/follow-command.ts
/**
* Records what follows from a command and starts a job where one is needed, which is after `answer`: whoever asked
* hears of it whatever becomes of the job.
*/
async function followCommand(said, desk, answer) {
	const { ref, command, actor } = said;
	const ledger = desk.openLedger(ref.id);
	const { state } = await ledger.read();
	const situation = await lookAt(ref, state, desk);
	const plain = redactStrings({
		command,
		state
	}, desk.redact);
	const consequence = await consequenceIn({
		state: plain.state,
		situation
	}, {
		...said,
		command: plain.command
	}, desk);
	for (const event of consequence.events) await appendFact(event, ledger);
	await answer(consequence.reply);
	const waking = {
		ledger,
		situation,
		why: `/cco ${command.kind}`,
		by: actor
	};
	const woken = consequence.wakes ? await wakeUnlessAtWork(ref, desk, waking) : "";
	return {
		...consequence,
		woken
	};
}
async function consequenceIn({ state, situation }, said, desk) {
	const { command, actor, url, at } = said;
	try {
		return consequenceOf(command, {
			actor,
			url,
			state,
			text: command.kind === "approve-text" ? await textAtHand(situation.issue, desk.people, {
				actor,
				at
			}) : void 0
		}, situation);
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		return {
			events: [],
			reply: `${error.message}\n\n${error.fix}`,
			wakes: false
		};
	}
}
/** Issue and pull request of a mission, as they are now. */
function lookAt({ id, issue }, state, { github }) {
	const branch = state?.mission.branch.name ?? settleSettings(id, []).branch.name;
	return readSituation(github, {
		branch,
		issue,
		files: []
	});
}
/**
* A job that is at it sees in the ledger what was recorded. Only what may start a mission does: somebody with write
* access has put the label on, or asked for it.
*/
async function wakeUnlessAtWork(ref, desk, waking) {
	const { ledger, situation, why, by } = waking;
	const { state } = await ledger.read();
	if (await isAtWork(state, ledger)) return " The job that is at work sees it.";
	if (state === void 0 && ref.issue !== void 0 && !situation.issue?.labels.includes("cco:mission")) return "";
	await dispatchNext(desk, {
		ref,
		branch: situation.defaultBranch,
		reason: why,
		by
	});
	return " A job starts.";
}
/** Whether a job works on it now. */
async function isAtWork(state, ledger) {
	return state?.open !== void 0 && await ledger.hasEnded(state.open.lease.run) === false;
}
// src/adapters/issue-ticks.ts
/** The criteria whose boxes an edit of an issue ticked: those that were there before, unticked. See `criterionKey`. */
function ticksIn({ before, after }) {
	const open = new Set(boxesOf(before, false));
	return boxesOf(after, true).filter((key) => open.has(key));
}
function boxesOf(body, isTicked) {
	const blocks = parseMarkdown(plainBody(body).text);
	const { criteria } = draftIssue({
		title: "",
		labels: [],
		blocks
	});
	return criteria.filter(({ ticked = false }) => ticked === isTicked).map(({ text }) => criterionKey(text));
}
// src/core/ticks.ts
/** What a person's ticks approve: criteria that ask for it, at the head. A tick proves nothing else. */
function approvalsByTicks(state, { ticked, actor, url, at }) {
	const { mission, head } = state;
	return mission.criteria.filter(({ approval, text }) => approval !== void 0 && ticked.includes(criterionKey(text))).filter(({ id }) => !isLookedAt(id, state)).map(({ id }) => {
		const place = url === "" ? {} : { url: `${url}#tick-${id}-${at}` };
		return {
			type: "criterion-approved",
			criterion: id,
			sha: head,
			actor,
			...place
		};
	});
}
// src/listening/hear-ticks.ts
/**
* A box that a person with write access ticks is an approval, where the criterion asks for one. A bot's tick is none,
* whatever it may do otherwise. Returns the mission as it is then.
*/
async function hearTicks({ edit, actor }, state, { ledger, people }) {
	if (edit === void 0 || actor.endsWith("[bot]")) return state;
	const ticked = ticksIn(edit);
	const events = approvalsByTicks(state, {
		...edit,
		ticked,
		actor
	});
	if (events.length === 0 || !await people.hasWriteAccess(actor)) return state;
	for (const event of events) await appendFact(event, ledger);
	return (await ledger.read()).state ?? state;
}
// src/core/unheard.ts
/** A job that hears a comment may take this long to begin, and this long until it has answered. Milliseconds. */
const patience = {
	begin: 18e4,
	answer: 6e5
};
/** What was said longer ago is not heard any more: much else may have been said since. Milliseconds. */
const longestSilence = 72e5;
/** Commands of which each takes back the one before: the last counts. */
const switching = /* @__PURE__ */ new Set([
	"start",
	"resume",
	"retry",
	"pause",
	"stop"
]);
/**
* Commands whose listening job was lost, before it began or in the middle, oldest first. One that was edited says something else than was said; one that
* a later command took back is not wanted any more.
*/
function unheard(comments, at) {
	return comments.filter((comment) => isLost(comment, at) && !isOvertaken(comment, comments)).toSorted((one, other) => one.createdAt - other.createdAt);
}
function isLost({ body, createdAt, updatedAt, ...comment }, at) {
	const age = at - createdAt;
	const soon = age < (comment.isSeen ? patience.answer : patience.begin);
	if (comment.isAnswered || updatedAt !== createdAt || soon || age > 72e5) return false;
	return commandIn(body) !== void 0;
}
function isOvertaken(comment, all) {
	if (!switches(comment)) return false;
	return all.some((other) => other.issue === comment.issue && (other.isAnswered || other.isSeen) && other.id > comment.id && switches(other));
}
function switches({ body }) {
	return switching.has(commandIn(body) ?? "");
}
/** The workflow starts a job only for a comment that begins with it. */
function commandIn(body) {
	return body.startsWith("/cco") ? parseCommand(body)?.kind : void 0;
}
// src/listening/last-word.ts
/**
* Whether somebody who may has said something else since: jobs do not begin in the order of what they were started
* for, and can be started again.
*/
async function isTakenBack({ issue, comment }, desk) {
	const kind = parseCommand(comment.body)?.kind ?? "";
	if (!switching.has(kind)) return false;
	const { octokit, owner, repo } = desk.github;
	const { data: spoken } = await octokit.issues.getComment({
		owner,
		repo,
		comment_id: comment.id
	});
	const at = {
		owner,
		repo,
		issue_number: issue,
		since: spoken.created_at,
		per_page: 100
	};
	const since = await octokit.paginate(octokit.issues.listComments, at);
	for (const { id, body, user } of since) {
		const said = parseCommand(body ?? "")?.kind ?? "";
		if (id > comment.id && switching.has(said) && await desk.people.hasWriteAccess(user?.login)) return true;
	}
	return false;
}
/** Milliseconds before what GitHub shows is believed against what it has just told. */
const doubt = 2e3;
/** Whether the issue is not any more what the event said: it is a mission again, or none again. */
async function isUndone({ issue, happened }, desk) {
	if (happened === "edited") return false;
	if (await isMission(issue, desk) === (happened === "started")) return false;
	await setTimeout(doubt);
	return await isMission(issue, desk) !== (happened === "started");
}
async function isMission(issue, { github }) {
	const branch = missionBranch(`issue-${issue}`);
	const { issue: found } = await readSituation(github, {
		branch,
		issue,
		files: []
	});
	return found?.open === true && found.labels.includes("cco:mission");
}
// src/listening/reading.ts
/** Issue, pull request, configuration and mission file, as they are now: one request. The ledger knows the branch. */
function lookAround(ref, state, { github, configPath }) {
	if (ref.issue !== void 0) import("./chunks/issue-mission-CFk5JtEH.js").catch(() => {});
	const files = [
		configPath,
		"CLAUDE.md",
		...ref.file === void 0 ? [] : [ref.file]
	];
	const { name: branch } = (state?.mission ?? settleSettings(ref.id, [])).branch;
	return readSituation(github, {
		branch,
		issue: ref.issue,
		files
	});
}
/** What is asked of a mission now: its text, and the configuration it is read with. */
async function readMission(ref, situation, { desk, state }) {
	const config = desk.readConfig(situation.files[desk.configPath]);
	const layers = {
		defaults: config.defaults,
		overrides: desk.overrides
	};
	return {
		...await readText(ref, situation, {
			state,
			people: desk.people,
			layers
		}),
		config
	};
}
/** A changed text asks more of a mission that is over, unless people ended it. */
function isReopening(pinned, state, seen) {
	if (state.closed === void 0 || state.stop !== void 0) return false;
	return pinned.hash !== state.specHash && reconcile({
		...state,
		closed: void 0
	}, seen) === void 0;
}
/** Whether what is asked now makes a mission that is over go on. */
async function isAskedMore(ref, state, desk) {
	const situation = await lookAround(ref, state, desk);
	const { pinned } = await readMission(ref, situation, {
		desk,
		state
	});
	return pinned !== void 0 && isReopening(pinned, state, situation);
}
// src/listening/listen.ts
/**
* Hears what people do to a mission's issue and say in its comments: looks at who they are, records it, and starts
* a job where one is needed. It costs seconds and no model, and waits for no other job.
*/
async function listen(heard, desk) {
	return heard.kind === "issue" ? hearIssue(heard, desk) : hearComment(heard, desk);
}
async function hearIssue(heard, desk) {
	const { issue, happened, actor, why } = heard;
	const ref = missionRefOf(String(issue));
	const ledger = desk.openLedger(ref.id);
	const [{ state: before }] = await Promise.all([ledger.read(), desk.people.hasWriteAccess(actor)]);
	const state = before && await hearTicks(heard, before, {
		ledger,
		people: desk.people
	});
	const by = await whoAsks(heard, state, desk);
	if (by === void 0 && happened !== "stopped") return nothing(`${actor} has no write access: ${why}, and nothing follows.`);
	if (await isUndone(heard, desk)) return nothing(`Issue #${issue}: ${why}, and it is not so any more.`);
	if (happened === "stopped" && state !== void 0 && state.closed === void 0) await appendFact(await stopBy(heard, state, desk), ledger);
	if (happened === "started" && state !== void 0 && isResting(state)) await appendFact({
		type: "signal-received",
		signal: { kind: "resume" },
		actor
	}, ledger);
	if (state === void 0 && happened === "stopped") return nothing("It is no mission yet.");
	if (state?.closed !== void 0 && happened === "stopped") return nothing(`The mission was over when ${why}.`);
	const rest = happened === "edited" ? await restAfterEdit(ref, state, desk) : void 0;
	if (rest !== void 0) return nothing(`Issue #${issue} was edited, and nothing follows now: ${rest}`);
	return {
		kind: "told",
		sentence: `Issue #${issue}: ${why}.${await wakeUnlessAtWork(ref, desk, {
			ledger,
			situation: await lookAt(ref, state, desk),
			why,
			by: by ?? actor
		})}`
	};
}
/** What GitHub shows says more than the event: an issue is also closed by the merge of its pull request. */
async function stopBy({ issue, actor, why }, state, { github }) {
	const branch = state.mission.branch.name;
	return {
		type: "signal-received",
		signal: reconcile(state, await readSituation(github, {
			branch,
			issue,
			files: []
		}))?.signal ?? {
			kind: "stop",
			why
		},
		actor
	};
}
/** On whose behalf. An issue that is mended starts for who put the label on it, whoever mends it. */
async function whoAsks({ issue, actor, happened }, state, desk) {
	if (await desk.people.hasWriteAccess(actor)) return actor;
	if (state !== void 0 || happened !== "edited") return void 0;
	const put = await labelPut(issue, desk);
	return await desk.people.hasWriteAccess(put?.by) ? put?.by : void 0;
}
/** Why an edit starts no job. Undefined: it does, or one is at it. */
async function restAfterEdit(ref, state, desk) {
	if (state === void 0 || await isAtWork(state, desk.openLedger(ref.id))) return void 0;
	const { stop, pause, parked, closed } = state;
	if (stop !== void 0) return "the mission is stopped, and follows it when it goes on.";
	if (pause !== void 0 || parked !== void 0) return "the mission waits, and follows it when it goes on.";
	if (closed === void 0 || await isAskedMore(ref, state, desk)) return void 0;
	return "the mission is over, and the edit asks nothing new of it.";
}
/** @param once leaves alone what this account has reacted to, or what the ledger has: another job hears it. */
async function hearComment(heard, desk, once = false) {
	const { issue, isPull, comment, actor } = heard;
	const command = parseCommand(comment.body);
	if (command === void 0) return nothing("The comment is no command.");
	if (!await desk.people.hasWriteAccess(actor)) {
		await react(comment.id, desk, "-1");
		return nothing(`${actor} has no write access and may not command.`);
	}
	const mark = await react(comment.id, desk, "eyes");
	if (once && mark === "known") return nothing("Another job hears the comment.");
	if (await isTakenBack(heard, desk)) return nothing(`A later comment says something else than /cco ${command.kind}.`);
	const ref = await missionAt({
		issue,
		isPull
	}, desk);
	if (once && mark === "refused" && await isOnRecord(ref, heard, desk)) return nothing("The comment was heard, where nobody can mark it.");
	const { woken } = await followCommand({
		ref,
		command,
		actor,
		url: comment.url,
		at: comment.createdAt
	}, desk, async (text) => {
		if (text === void 0) await react(comment.id, desk, "+1");
		else if (mark !== "known" || !await isReplied(issue, comment.id, desk)) await reply(issue, renderAnswer(comment.id, text), desk);
	});
	return {
		kind: "told",
		sentence: `${actor} said /cco ${command.kind}.${woken}`
	};
}
/** A comment on a mission's pull request is meant for the mission. */
async function missionAt({ issue, isPull }, { github, repository }) {
	if (!isPull) return missionRefOf(String(issue));
	const { octokit, owner, repo } = github;
	const { data } = await octokit.pulls.get({
		owner,
		repo,
		pull_number: issue
	});
	const mission = missionOn(data.head.ref) ?? missionIn(data.body ?? "");
	const isOurs = data.head.repo?.full_name === repository;
	return missionRefOf(mission !== void 0 && isOurs ? mission : String(issue));
}
/** A mission that is paused was on already: told again that it was put on, it stays paused. */
function isResting({ closed, stop, parked, pause }) {
	return closed !== void 0 || stop !== void 0 || parked !== void 0 && pause === void 0;
}
function nothing(sentence) {
	return {
		kind: "nothing",
		sentence
	};
}
async function react(comment_id, desk, content) {
	const { octokit, owner, repo } = desk.github;
	if (desk.dry !== void 0) {
		desk.dry.would(`react to the comment with ${content}.`);
		return "new";
	}
	const answer = await unlessLocked(octokit.reactions.createForIssueComment({
		owner,
		repo,
		comment_id,
		content
	}), desk);
	if (answer === void 0) return "refused";
	return answer.status === 200 ? "known" : "new";
}
/**
* Whether a comment that no reaction can mark was heard, as far as the ledger tells. What asks a mission to go on may
* leave no fact: one that did something since goes on. What asks for an answer gets none there.
*/
async function isOnRecord({ id }, { comment }, desk) {
	const kind = parseCommand(comment.body)?.kind ?? "";
	if (answering.has(kind)) return true;
	const { state } = await desk.openLedger(id).read();
	if (state === void 0) return false;
	return isHeardAt(state, comment.url) || starting.has(kind) && state.lastAt > comment.createdAt;
}
const answering = /* @__PURE__ */ new Set([
	"help",
	"status",
	"rollback",
	"unknown"
]);
async function isReplied(issue, comment, { github }) {
	const marker = answerMarker(comment);
	return (await findComments(github, issue, [marker])).has(marker);
}
async function reply(issue, text, desk) {
	const body = desk.redact(text);
	if (desk.dry !== void 0) desk.dry.would(`answer: ${body}`);
	else await unlessLocked(writeComment(desk.github, issue, body), desk);
}
/** Where the conversation is locked no App may answer. What was said counts all the same. */
async function unlessLocked(answer, { warn }) {
	try {
		return await answer;
	} catch (error) {
		if (statusOf(error) !== 403) throw error;
		warn(`GitHub lets nobody answer there: ${faultText(error)}`);
		return;
	}
}
// src/listening/start-files.ts
/** Starts the missions of the files that were pushed to the default branch, on behalf of who pushed them. */
async function startFiles(files, desk, { branch, by }) {
	for (const file of files) await dispatchNext(desk, {
		ref: missionRefOf(file),
		branch,
		reason: "its file was pushed",
		by
	});
	return {
		kind: "told",
		sentence: `Started: ${files.join(", ")}.`
	};
}
/** How long a mission that was closed for CI alone is looked after. Milliseconds. */
const longestLookout = 12096e5;
/** Pure: the same answer whoever asks, so that the schedule and the App never disagree. */
function overdue(state, at) {
	if (state.closed !== void 0) return overdueWhenClosed(state, at);
	if (isWaitingStill(state, at)) return { due: false };
	if (state.open !== void 0) {
		const { lease } = state.open;
		return at >= lease.expiresAt ? {
			due: true,
			why: "its run's lease expired"
		} : { ask: lease.run };
	}
	if (state.parked !== void 0) return overdueWhenParked(state, state.parked, at);
	if (state.queued !== void 0 && state.reported) return { due: false };
	return at - state.lastAt >= 6e5 ? {
		due: true,
		why: "its next run did not come"
	} : { due: false };
}
/** Also with an iteration open: its job was cut off, and the waiting was recorded first. */
function isWaitingStill({ parked }, at) {
	return parked?.until !== void 0 && parked.awaits === void 0 && at < parked.until;
}
function overdueWhenClosed(state, at) {
	if (!state.reported) return overdueWhenNotShown(state, at);
	return state.closed?.awaits === "ci" && at - state.lastAt < longestLookout ? lookOf(state) : { due: false };
}
/** The run that ended it may be about to show it. One that is no job is not asked about: time tells. */
function overdueWhenNotShown({ lastAt, lastRun: run }, at) {
	if (at - lastAt >= 6e5) return {
		due: true,
		why: "its end was not shown"
	};
	return { ask: {
		run,
		attempt: 1
	} };
}
function overdueWhenParked(state, { until, awaits }, at) {
	if (state.pause !== void 0) return { due: false };
	if (until !== void 0 && at >= until) return {
		due: true,
		why: "its waiting is over"
	};
	if (awaits === "person") return { watch: {
		branch: state.mission.branch.name,
		head: state.head
	} };
	return awaits === "ci" ? lookOf(state) : { due: false };
}
function lookOf(state) {
	return { look: {
		sha: state.head,
		names: ciNames(state)
	} };
}
// src/listening/lost-comments.ts
/** Pages of 100 comments that are looked through, newest first: a sweep stays a few requests. */
const mostPages = 3;
/** Hears the commands whose listening job was lost. */
async function hearLostComments(desk) {
	const heard = [];
	for (const { wake, issue, isSeen } of unheard(await recentComments(desk), desk.clock())) {
		if (isSeen && !await isLeftHalfway(wake, desk)) continue;
		const end = await hearComment(wake, desk, !isSeen);
		if (end.kind === "told") heard.push({
			issue,
			sentence: `#${issue}: ${end.sentence}`
		});
	}
	return heard;
}
async function recentComments({ github, clock }) {
	const { octokit, owner, repo } = github;
	const asked = {
		owner,
		repo,
		since: (/* @__PURE__ */ new Date(clock() - longestSilence)).toISOString(),
		sort: "created",
		direction: "desc",
		per_page: 100
	};
	const found = [];
	let pages = 0;
	for await (const { data } of octokit.paginate.iterator(octokit.issues.listCommentsForRepo, asked)) {
		found.push(...data.flatMap(readComment));
		if (++pages === mostPages) break;
	}
	const answered = new Set(found.map(({ answers }) => answers));
	return found.map((one) => ({
		...one,
		isAnswered: one.isJudged || answered.has(one.id)
	}));
}
/**
* Whether a job of ours began to hear it and died before it recorded anything. What a person marked by hand was seen by
* a person; what is in the ledger counts already, and the sweep starts the job that it needs.
*/
async function isLeftHalfway({ comment, ...wake }, desk) {
	const { octokit, owner, repo } = desk.github;
	const asked = {
		owner,
		repo,
		comment_id: comment.id,
		content: "eyes",
		per_page: 100
	};
	const { data } = await octokit.reactions.listForIssueComment(asked);
	if (!data.some(({ user }) => user?.type === "Bot")) return false;
	const { id } = await missionAt(wake, desk);
	const { state } = await desk.openLedger(id).read();
	return state === void 0 || !isHeardAt(state, comment.url);
}
/** A judgement counts whoever gave it: a command that somebody marked by hand was seen by a person. */
function readComment(listed) {
	const { id, node_id: nodeId, body = "", html_url: url, user, reactions } = listed;
	const [, kind, number] = /\/(issues|pull)\/(\d+)#/.exec(url) ?? [];
	if (user === null || number === void 0) return [];
	const issue = Number(number);
	const createdAt = Date.parse(listed.created_at);
	const comment = {
		id,
		nodeId,
		body,
		url,
		createdAt
	};
	return [{
		id,
		issue,
		body,
		createdAt,
		updatedAt: Date.parse(listed.updated_at),
		isJudged: (reactions?.["+1"] ?? 0) + (reactions?.["-1"] ?? 0) > 0,
		isSeen: (reactions?.eyes ?? 0) > 0,
		answers: isTrusted(listed) ? answeredIn(body) : void 0,
		wake: {
			kind: "comment",
			issue,
			isPull: kind === "pull",
			actor: user.login,
			comment
		}
	}];
}
// src/listening/sweep.ts
/**
* Looks after every mission and starts the next job of those that need one: lost runs, waits that are over,
* dispatches that never arrived, first jobs that were lost, turns that have come. Hears what nobody has heard. A few
* requests, no model.
*/
async function sweep(desk) {
	const heard = await hearLostComments(desk);
	const found = await readMissions(desk.github);
	const missions = await statesOf(found, desk);
	const opened = /* @__PURE__ */ new Set([...found.map(({ id }) => id), ...heard.map(({ issue }) => `issue-${issue}`)]);
	const lost = [...await lostOf(missions, desk), ...await findUnopened(opened, desk)];
	const waiting = missions.filter(({ queued }) => queued !== void 0);
	if (lost.length + waiting.length === 0) return told(missions, [], heard);
	const { configPath: path } = desk;
	const request = {
		branch: missionBranch(""),
		issue: void 0,
		files: [path]
	};
	const { archived, defaultBranch, files } = await readSituation(desk.github, request);
	if (archived) return {
		...leftAlone(desk),
		missions
	};
	for (const one of lost) await dispatchNext(desk, {
		...one,
		branch: defaultBranch
	});
	if (waiting.length === 0) return told(missions, lost, heard);
	const labelled = await readPriorities(desk.github, waiting.map(({ mission }) => mission.id));
	const { parallel } = desk.readConfig(files[path]);
	const inLine = overdueInLine(missions, {
		parallel,
		at: desk.clock(),
		labelled
	});
	const woken = new Set(lost.map(({ ref }) => ref.id));
	const others = inLine.flatMap(({ state, why }) => woken.has(state.mission.id) ? [] : [dueOf(state, why)]);
	for (const one of others) await dispatchNext(desk, {
		...one,
		branch: defaultBranch
	});
	return told(missions, [...lost, ...others], heard);
}
/** No job would start there. Nothing is asked for that GitHub refuses, however often the schedule comes. */
function leftAlone({ repository }) {
	return {
		kind: "nothing",
		sentence: `${repository} is archived: nothing is woken.`
	};
}
function dueOf({ mission, openedBy: by }, reason) {
	return {
		ref: missionRefOf(mission.id),
		by,
		reason
	};
}
function told(missions, due, heard) {
	const woken = due.map(({ ref, reason }) => `${ref.id} (${reason})`);
	return {
		kind: "told",
		sentence: [`${missions.length} missions, ${woken.length} woken${woken.length > 0 ? `: ${woken.join(", ")}` : ""}.`, ...heard.map((one) => one.sentence)].join(" "),
		missions
	};
}
/** Where the snapshots say nothing, the entries do. A ledger that cannot be read keeps nobody from the others. */
async function statesOf(found, desk) {
	const states = [];
	for (const { id, state } of found) {
		const known = state ?? await readLedger(id, desk);
		if (known !== void 0) states.push(known);
	}
	return states;
}
async function readLedger(mission, desk) {
	try {
		return (await desk.openLedger(mission).read()).state;
	} catch (error) {
		desk.warn(`The ledger of ${mission} could not be read: ${faultText(error)}`);
		return;
	}
}
async function lostOf(missions, desk) {
	const lost = [];
	for (const state of missions) {
		const why = await reasonOf(state, desk);
		if (why !== void 0) lost.push(dueOf(state, why));
	}
	return lost;
}
/** Why a mission needs a job now; undefined: it does not. */
async function reasonOf(state, { github, workflow, clock }) {
	const at = clock();
	const answer = overdue(state, at);
	if ("look" in answer) {
		const seen = await createGitHubCi(github, {
			workflow,
			dispatch: false
		}).look(answer.look);
		return ciNews(state, findChecks(answer.look.names, seen), at);
	}
	if ("watch" in answer) {
		const head = await readHead(github, answer.watch.branch);
		return head !== void 0 && head !== answer.watch.head ? "people pushed to its branch" : void 0;
	}
	if ("ask" in answer) return await hasRunEnded(github, answer.ask) ? "its run has ended in the middle" : void 0;
	return answer.due ? answer.why : void 0;
}
// src/action/obey.ts
/**
* Performs the command that the workflow gives, on behalf of who caused the job. Throws the user errors
* COMMAND_UNKNOWN and COMMAND_REFUSED: a step that did not do what it was asked is not green.
*/
async function obey({ mission, text, by }, setting) {
	const command = parseCommand(`/cco ${text.replace(/^\/cco\b/i, "").trim()}`) ?? { kind: "help" };
	if (command.kind === "unknown") {
		const { said, problem, nearest } = command;
		const usage = usageOf(said);
		const help = usage === void 0 ? "" : ` The command is \`${usage}\`.`;
		throw mistakes.commandUnknown(text, problem === void 0 ? renderHelp(nearest) : `${problem}${help}`);
	}
	if (!await setting.people.hasWriteAccess(by)) throw mistakes.commandRefused(`${by} has no write access.`);
	const { events, reply } = await followCommand({
		ref: missionRefOf(mission),
		command,
		actor: by
	}, setting, async () => {});
	if (reply !== void 0 && events.length === 0 && !questions.has(command.kind)) throw mistakes.commandRefused(reply);
	const details = reply === void 0 ? [] : [reply];
	return {
		kind: "told",
		sentence: `${by} said /cco ${command.kind}.`,
		details
	};
}
/** What is only answered. */
const questions = /* @__PURE__ */ new Set([
	"help",
	"status",
	"rollback"
]);
// src/core/problem-comment.ts
/** What a mission's problem comment is found again by. */
function problemMarker(mission) {
	return `<!-- cco:problem:${mission} -->`;
}
/** Characters of what is wrong; the whole is in the job's log. */
const longestMessage = 1e4;
/** Says on the issue why a job could do nothing for its mission, and what to do about it. */
function renderProblem(mission, { code, message, fix }, { by, run }) {
	return [
		problemMarker(mission),
		"### CCO cannot go on here",
		`@${by}, there is something to mend (\`${code}\`):`,
		codeBlock(clip(message, longestMessage)),
		escapeLine(fix),
		"An edit of this issue, or `/cco start`, lets it try again; this comment goes when it succeeds.",
		run === void 0 ? "" : `[The job](${run})`
	].filter((part) => part !== "").join("\n\n");
}
// src/action/problem.ts
/** What a mission that cannot start or go on looks like from outside. */
const problemLabel = "cco:failed";
/**
* Shows a mistake on the issue it is about: whoever put the label on looks there, not into a job's log. One comment,
* changed when the mistake is another, and a label. What cannot be shown is in the log all the same.
*/
async function showProblem(error, setting) {
	const about = issueOf(wakeOf(setting.job, setting.inputs));
	if (about === void 0 || setting.dry !== void 0) return;
	try {
		await writeProblem(error, about, setting);
	} catch (fault) {
		setting.warn(`It could not be said on issue #${about.issue}: ${faultText(fault)}`);
	}
}
/** Takes the comment away once the mission goes on. Asks only where the label says that there may be one. */
async function clearProblem(issue, { github }) {
	if (!issue?.labels.includes("cco:failed")) return;
	const { octokit, owner, repo } = github;
	const marker = problemMarker(`issue-${issue.number}`);
	const found = (await findComments(github, issue.number, [marker])).get(marker);
	if (found !== void 0) await octokit.issues.deleteComment({
		owner,
		repo,
		comment_id: found.number
	});
}
function issueOf(wake) {
	switch (wake.kind) {
		case "work": {
			const { issue } = missionRefOf(wake.mission);
			return issue === void 0 ? void 0 : {
				issue,
				by: wake.by
			};
		}
		case "issue":
		case "comment": return {
			issue: wake.issue,
			by: wake.actor
		};
		case "command":
		case "sweep":
		case "files":
		case "nothing": return;
	}
}
async function writeProblem(error, { issue: number, by }, setting) {
	const { github, job, redact } = setting;
	const { octokit, owner, repo } = github;
	const mission = `issue-${number}`;
	const branch = missionBranch(mission);
	const { issue } = await readSituation(github, {
		branch,
		issue: number,
		files: []
	});
	const marker = problemMarker(mission);
	const found = (await findComments(github, number, [marker])).get(marker);
	const { code, message, fix } = error;
	const body = redact(renderProblem(mission, redactStrings({
		code,
		message,
		fix
	}, redact), {
		by,
		run: job.run.url
	}));
	if (found === void 0) await writeComment(github, number, body);
	else await octokit.issues.updateComment({
		owner,
		repo,
		comment_id: found.number,
		body
	});
	if (issue?.labels.includes("cco:mission") && !await isClosed(mission, setting)) await createLabelKeeper(github, issue)(problemLabel);
}
/** A mission that is over keeps the label of its end. A ledger that cannot be read is the problem itself. */
async function isClosed(mission, setting) {
	return (await setting.openLedger(mission).read().catch(() => void 0))?.state?.closed !== void 0;
}
// src/action/step-end.ts
/**
* Zero for `done`, and for a step that did the one thing it was asked to do. To look whether something is to be done
* is one: red in the list of jobs is for what people have to see to, and the outcome was red when it came about.
*/
function exitCodeOfStep(end) {
	return end.kind === "mission" && end.isOld !== true ? exitCodeOf(end.outcome) : 0;
}
/** The outputs of action.yml, besides the report's path. */
function outputsOf(end) {
	if (end.kind !== "mission") return {
		outcome: "continuing",
		done: "false"
	};
	const { state, outcome, ledger } = end;
	return {
		mission: state.mission.id,
		outcome,
		iteration: String(state.iteration),
		done: String(outcome === "done"),
		completion: String(completion(state)),
		branch: state.mission.branch.name,
		"pull-request": String(state.shown.pullRequest ?? ""),
		"cost-usd": state.spend.usd.toFixed(4),
		"ledger-sha": ledger ?? ""
	};
}
function sentenceOf(end) {
	if (end.kind !== "mission") return end.sentence;
	const { state, outcome } = end;
	const why = whyOf(state);
	if (end.isOld) return `The mission was closed before this job, as ${outcome}, and stays so. ${why}`.trim();
	return `${outcome}: ${metCount(state)} of ${state.mission.criteria.length} criteria met. ${why}`.trim();
}
/** @param known the mission as the step found it. */
function missionEnd(state, { ledger, known }) {
	const isOld = state.closed !== void 0 && known?.closed !== void 0 && known.closings === state.closings;
	return {
		kind: "mission",
		state,
		outcome: outcomeOf(state),
		ledger,
		isOld
	};
}
/** The job's page of a step that was no work on a mission: only where there is more than the sentence to say. */
function renderTold(end, deeds) {
	const details = end.kind === "told" ? end.details ?? [] : [];
	if (details.length === 0 && deeds === void 0) return "";
	const dry = deeds === void 0 ? [] : ["A dry run: nothing was written.", ...deeds.map((deed) => `- Would ${deed}`)];
	return `${[
		end.sentence,
		...details,
		...dry
	].join("\n\n")}\n`;
}
function reportOf(end, place) {
	return end.kind === "mission" ? reportJson(end.state, place) : {
		outcome: "continuing",
		why: end.sentence
	};
}
// src/action/aftermath.ts
/**
* After a fault in the middle of an iteration. A mistake that a person must mend ends the mission, with the reason on
* its issue: a next job would spend money and run into the same. Anything else is thrown on, and the next job goes on
* from what was recorded; the work itself is pushed before that, as its machine goes away.
*/
async function settleFault(error, scene) {
	const { state } = scene.ledger.last();
	if (!isOurs(state, scene.ports)) throw error;
	if (error instanceof UserError) return closeMission(error, scene);
	await saveWork(state, scene);
	throw error;
}
function isOurs(state, { run }) {
	const holder = state?.open?.lease.run;
	return state?.closed === void 0 && holder?.run === run.run && holder.attempt === run.attempt;
}
async function closeMission({ message, fix }, { ports, ledger }) {
	const why = `${message} ${fix}`;
	await appendFact({
		type: "mission-closed",
		outcome: "misconfigured",
		why
	}, ledger);
	return runMission(void 0, ports);
}
/** The commit is found again by its trailers: it needs no entry. */
async function saveWork(state, { ports, warn }) {
	if (state.phase !== "opened" && state.phase !== "ran") return;
	try {
		await perform({ type: "commit-work" }, {
			state,
			mission: void 0,
			ports
		});
	} catch (fault) {
		warn(`The work could not be pushed: ${faultText(fault)}`);
	}
}
// src/action/work.ts
/** One iteration of a mission, and the dispatch of the next one. */
async function work({ mission, by }, setting) {
	const ref = missionRefOf(mission);
	const errand = {
		ref,
		by,
		setting,
		ledger: setting.openLedger(ref.id),
		claude: bringClaude(setting)
	};
	if (setting.dry !== void 0) return foresee(errand);
	if (setting.inputs.mission === void 0 && mission !== nameOf(ref)) return callByName(ref, by, setting);
	const isMerged = () => errand.ledger.pullRequest()?.state === "MERGED";
	const pace = createPace(isMerged);
	const first = await goOn(errand, pace.before);
	if (typeof first === "string") return {
		kind: "nothing",
		sentence: first
	};
	const again = pace.isAboutToClose() || isMerged() ? await goOn(errand, pace.before) : first;
	const rest = typeof again === "string" ? first : again;
	const { state, defaultBranch } = rest;
	if (state.open !== void 0) {
		const { url = state.open.lease.run.run } = state.open.lease.run;
		return {
			kind: "told",
			sentence: `Nothing was done here: the mission is already running at ${url}.`
		};
	}
	const end = missionEnd(state, {
		ledger: errand.ledger.head(),
		known: first.known
	});
	if (end.outcome === "continuing" && !setting.interrupt.aborted) await dispatchNext(setting, {
		ref,
		branch: defaultBranch,
		reason: `iteration ${state.iteration + 1}`,
		by: state.openedBy
	});
	if (end.outcome !== "continuing" && state.lastRun === setting.job.run.run) await wakeNext(rest, setting);
	return end;
}
/** GitHub keeps jobs apart by the text they were given: under two names of one mission, two jobs would be at it. */
async function callByName(ref, by, setting) {
	const { octokit, owner, repo } = setting.github;
	const { data } = await octokit.repos.get({
		owner,
		repo
	});
	await dispatchNext(setting, {
		ref,
		branch: data.default_branch,
		reason: "by its name",
		by
	});
	return {
		kind: "told",
		sentence: `The mission is called ${nameOf(ref)}: a job of that name goes on.`
	};
}
/**
* A mission that rests leaves its place to the next one in line. Read after it was written that it rests: of two that
* come to rest and into line at once, at least one sees the other. What fails here is made up for by the sweep.
*/
async function wakeNext({ state: ours, defaultBranch, parallel }, setting) {
	try {
		const missions = (await readMissions(setting.github)).flatMap(({ id, state }) => id === ours.mission.id ? ours : state ?? []);
		const waiting = inLine(missions, {}).map(({ mission }) => mission.id);
		const labelled = waiting.length > 1 ? await readPriorities(setting.github, waiting) : {};
		for (const { mission, openedBy: by } of nextInLine(missions, {
			parallel,
			at: Date.now(),
			labelled
		})) await dispatchNext(setting, {
			ref: missionRefOf(mission.id),
			branch: defaultBranch,
			reason: "its turn has come",
			by
		});
	} catch (error) {
		setting.warn(`The next mission in line could not be woken: ${faultText(error)}`);
	}
}
/** Looks at everything as it is now and goes on from there, until it rests. A sentence: why it does not. */
async function goOn(errand, before) {
	try {
		var _usingCtx$1 = _usingCtx();
		const ready = await approach(errand);
		if (typeof ready === "string") return ready;
		const { pinned, ports, ...rest } = ready;
		const { ledger, by: actor, setting } = errand;
		const cutOff = _usingCtx$1.u(parkWhenCutOff(ledger, setting));
		const watch = _usingCtx$1.u(watchForStop(ledger, ports.interrupt));
		const watched = {
			...ports,
			actor,
			known: ledger.last,
			interrupt: watch.signal
		};
		const run = () => runMission(pinned, watched, before).catch((error) => settleFault(error, {
			ports: watched,
			ledger,
			warn: setting.warn
		}));
		const state = await run();
		if (!setting.interrupt.aborted) return {
			...rest,
			state
		};
		await cutOff.settled();
		return {
			...rest,
			state: await run()
		};
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		_usingCtx$1.d();
	}
}
/** What would be done next, and why. */
async function foresee(errand) {
	const ready = await approach(errand);
	if (typeof ready === "string") return {
		kind: "nothing",
		sentence: ready
	};
	const effect = await nextEffect(ready.pinned, ready.ports);
	const view = await errand.ledger.read();
	const { next: toDo, state } = redactStrings({
		next: effect,
		state: view.state
	}, errand.setting.redact);
	const next = renderNext(toDo);
	const details = state === void 0 ? [] : [renderPlace(state)];
	for (const line of details) errand.setting.say(line);
	return {
		kind: "told",
		sentence: `Next: ${next}`,
		details
	};
}
async function approach({ ref, by, setting, ledger, claude }) {
	const { state: known } = await ledger.read();
	const situation = await lookAround(ref, known, setting);
	if (situation.archived) throw mistakes.repositoryArchived(setting.job.repository);
	const isIssueGone = ref.issue !== void 0 && situation.issue === void 0;
	if (isIssueGone && known === void 0) throw mistakes.issueMissing(ref.issue ?? 0);
	const obstacle = known === void 0 ? obstacleTo(known, situation) : void 0;
	if (obstacle !== void 0) return obstacle;
	if (known !== void 0) await followPeople(ledger, known, {
		...situation,
		isIssueGone
	});
	const { pinned, notices, config } = await readMission(ref, situation, {
		desk: setting,
		state: known
	});
	const spec = pinned?.spec ?? known?.mission;
	if (spec === void 0) return `There is no mission ${nameOf(ref)}.`;
	if (known !== void 0 && pinned !== void 0 && isReopening(pinned, known, situation)) await appendFact({
		type: "signal-received",
		signal: { kind: "resume" },
		actor: by
	}, ledger);
	if (setting.dry === void 0) await clearProblem(situation.issue, setting);
	const ports = await createGitHubPorts(setting, spec, {
		ledger,
		config,
		situation,
		notices,
		claude: () => claude(config)
	});
	const { defaultBranch } = situation;
	return {
		pinned,
		ports,
		known,
		defaultBranch,
		parallel: config.parallel
	};
}
/** Claude Code is on its way as soon as it is known which one, and brought once. */
function bringClaude(setting) {
	let brought;
	return (config) => {
		brought ??= readyClaude(setting, config);
		return brought;
	};
}
/** What people did to the issue or the pull request is recorded before it is decided on. */
async function followPeople(ledger, state, seen) {
	const event = reconcile(state, seen);
	if (event !== void 0) await appendFact(event, ledger);
}
/** A job is one iteration: the loop rests before it opens another, and once before it closes what it worked on. */
function createPace(isMerged) {
	let opened = 0;
	let rested;
	const mustRest = ({ type }) => {
		if (type === "open-iteration") return ++opened > 1;
		if (type === "merge-base" && rested === void 0 && isMerged()) return true;
		return type === "close-mission" && opened > 0 && rested === void 0;
	};
	const before = (effect) => {
		const rests = mustRest(effect);
		if (rests) rested = effect.type;
		else if (effect.type === "run-agent") loadSdk().catch(() => {});
		return rests;
	};
	return {
		before,
		isAboutToClose: () => rested === "close-mission"
	};
}
// src/action/run-action.ts
/** Runs the step and returns its exit code. The one place where errors of the Action become text. */
async function runAction(env) {
	const interruption = new AbortController();
	process.on("SIGINT", () => interruption.abort());
	process.on("SIGTERM", () => interruption.abort());
	try {
		const inputs = readInputs(env);
		for (const name of secretInputs) if (inputs[name] !== void 0) setSecret(inputs[name]);
		const voice = {
			say: info,
			warn: warning
		};
		return await run(createSetting(readJob(env), inputs, {
			env,
			voice,
			interrupt: interruption.signal
		}));
	} catch (error) {
		saveState("ended", "true");
		return fail(error, String);
	}
}
async function run(setting) {
	try {
		const end = await step(setting);
		await show(end, setting);
		if (!setting.interrupt.aborted) saveState("ended", "true");
		return exitCodeOfStep(end);
	} catch (error) {
		if (!setting.interrupt.aborted) saveState("failed", "true");
		const known = archivedIn(error) ?? error;
		if (known instanceof UserError) await showProblem(known, setting);
		return fail(known, setting.redact);
	}
}
async function step(setting) {
	const wake = wakeOf(setting.job, setting.inputs);
	switch (wake.kind) {
		case "work": return work(wake, setting);
		case "command": return obey(wake, setting);
		case "sweep": return sweep(setting);
		case "issue":
		case "comment": return await isHeardByApp(setting) ? heardByApp : listen(wake, setting);
		case "files":
			if (await isHeardByApp(setting)) return heardByApp;
			return startFiles(wake.files, setting, {
				branch: setting.job.ref.replace("refs/heads/", ""),
				by: setting.job.actor
			});
		case "nothing": return {
			kind: "nothing",
			sentence: wake.why
		};
	}
}
/** Both would answer: what people do and say is heard by the App, where there is one that gives this job its token. */
async function isHeardByApp({ inputs, token }) {
	return inputs["app-url"] !== void 0 && await token() !== (inputs["github-token"] ?? "");
}
const heardByApp = {
	kind: "nothing",
	sentence: "The App hears this."
};
async function show(end, { job, redact, dry }) {
	const report = join(job.temp, "cco-report.json");
	const shown = redactStrings(end, redact);
	const place = { repository: `${job.serverUrl}/${job.repository}` };
	await writeFile(report, redact(`${JSON.stringify(reportOf(shown, place), void 0, 2)}\n`));
	for (const [name, value] of Object.entries({
		...outputsOf(shown),
		report
	})) setOutput(name, value);
	notice(redact(sentenceOf(shown)), "CCO");
	const page = shown.kind === "mission" ? renderStepSummary(shown.state, place) : renderTold(shown, dry?.deeds);
	if (page !== "") writeSummary(redact(page));
}
/** What GitHub answers to any write when somebody archived the repository meanwhile. */
function archivedIn(error) {
	return error instanceof Error && /repository was archived so (it )?is read-only/i.test(error.message) ? mistakes.repositoryArchived(process.env.GITHUB_REPOSITORY ?? "The repository") : void 0;
}
function fail(error$1, redact) {
	const { title, text, outcome } = faultOf(error$1);
	error(redact(text), title);
	setOutput("outcome", outcome);
	return exitCodeOf(outcome);
}
// src/action/main.ts
process.exitCode = await runAction(process.env);
export {};
