import { A as missionSchema, O as isRequired, P as visibleText, j as priorities } from "./document-file-DDBhs8Xp.js";
import { c as intersection, d as object, i as boolean, l as literal, m as string, n as _enum, o as discriminatedUnion, r as array, s as int, u as number } from "./schemas-lb8hCiC9.js";
import { t as closings } from "./outcome-D6Yv4iW0.js";
import { n as mistakes } from "./error-80XrdYER.js";
import { readFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { hostname } from "node:os";
// src/core/markdown-escape.ts
/** Text of others stays text: no tags, no mentions, no references that would notify anybody or close anything. */
function escapeMarkdown(text) {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replace(/([\\`*_~[\]])/g, "\\$1").replace(/@(?=\w)/g, "@​").replace(/#(?=\d)/g, "#​").replace(/(?<=\bGH)-(?=\d)/gi, "-​").replace(/(?<=\/(?:issues|pull|discussions)\/)(?=\d)/g, "​");
}
/** One line of others' text, at most `longest` characters of it. Code in backticks stays code. */
function escapeLine(text, longest = 2e3) {
	return clip(visibleText(text).replaceAll(/\s+/g, " ").trim(), longest).split(/((?<![\\`])`[^`]+`(?!`))/).map((part, index) => index % 2 === 1 && !/<!--|-->/.test(part) ? part : escapeMarkdown(part)).join("");
}
/** The same for a cell of a table. */
function escapeCell(text, longest = 2e3) {
	return escapeLine(text, longest).replaceAll("|", "\\|");
}
/** Text as a code span, whatever is in it. */
function codeSpan(text) {
	const code = visibleText(text).replaceAll(/\s+/g, " ").trim();
	const marks = "`".repeat(longestRun(code) + 1);
	const pad = code.startsWith("`") || code.endsWith("`") ? " " : "";
	return code === "" ? "" : `${marks}${pad}${code}${pad}${marks}`;
}
/** Text as a block of code, whatever is in it. */
function codeBlock(text) {
	const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
	return `${fence}text\n${text.trimEnd()}\n${fence}`;
}
/** Text cut to a length, never through a character. */
function clip(text, longest) {
	if (text.length <= longest) return text;
	if (longest < 1) return "";
	const kept = text.slice(0, longest - 1);
	return `${kept.isWellFormed() ? kept : kept.slice(0, -1)}…`;
}
function longestRun(text) {
	return [...text.matchAll(/`+/g)].reduce((longest, [run]) => Math.max(longest, run.length), 0);
}
// src/core/plural.ts
/** A number with its noun: `1 file`, `2 files`, `2 criteria`. */
function plural(count, one, many = `${one}s`) {
	return `${count} ${count === 1 ? one : many}`;
}
// src/core/budget.ts
/** Below this a worker cannot even start: not worth an iteration. In US dollars. */
const leastUsd = .01;
/** The sentence that says which limit is reached, or undefined while there is room. */
function exhausted(state) {
	const { budget } = state.mission;
	const { usd, tokens, ms } = state.spend;
	if (state.iteration >= budget.iterations) return `${plural(budget.iterations, "iteration")} of ${budget.iterations} used.`;
	if (budget.usd - usd < leastUsd) return `$${usd.toFixed(2)} of $${budget.usd.toFixed(2)} spent.`;
	if (ms >= budget.minutes * 6e4) return `${plural(budget.minutes, "minute")} of ${budget.minutes} used.`;
	if (budget.tokens !== void 0 && tokens >= budget.tokens) return `${plural(budget.tokens, "token")} of ${budget.tokens} used.`;
}
/** What the next iteration may use: its own limits, or what is left of the mission's. */
function capsOf(state) {
	const { budget } = state.mission;
	return {
		usd: Math.min(budget.perIteration.usd, budget.usd - state.spend.usd),
		minutes: Math.min(budget.perIteration.minutes, budget.minutes - state.spend.ms / 6e4),
		turns: budget.perIteration.turns
	};
}
/** A budget with more room. */
function raiseBudget(budget, by) {
	const { iterations = 0, usd = 0, minutes = 0, tokens } = addRaises(budget, by);
	return {
		...budget,
		iterations,
		usd,
		minutes,
		...budget.tokens === void 0 ? {} : { tokens }
	};
}
function addRaises(one, other) {
	return {
		iterations: (one.iterations ?? 0) + (other.iterations ?? 0),
		usd: (one.usd ?? 0) + (other.usd ?? 0),
		minutes: (one.minutes ?? 0) + (other.minutes ?? 0),
		tokens: (one.tokens ?? 0) + (other.tokens ?? 0)
	};
}
/** How long a lease holds, in milliseconds: the worker's time, the checks' and room for the rest. */
function leaseMs(state) {
	const { mission } = state;
	const proving = mission.criteria.flatMap((criterion) => criterion.checks).reduce((sum, check) => sum + (check.kind === "run" ? check.timeoutMs : 0), 0);
	return capsOf(state).minutes * 6e4 + proving + 9e5;
}
const endingSchema = object({
	kind: _enum([
		"finished",
		"unreported",
		"turn-cap",
		"budget-cap",
		"deadline",
		"interrupted",
		"usage-limit",
		"throttled",
		"overloaded",
		"auth",
		"billing",
		"misconfigured",
		"refused",
		"stalled",
		"killed",
		"lost",
		"failed"
	]),
	/** One sentence for a person: what the worker or its service said. */
	detail: string(),
	/** Epoch milliseconds at which a limit ends, where it is known. */
	until: number().optional()
});
/** What the ending asks for: go on, wait, stop for a mistake only a human can mend, or try again. */
function responseTo(kind) {
	switch (kind) {
		case "usage-limit":
		case "throttled":
		case "overloaded": return "wait";
		case "auth":
		case "billing":
		case "misconfigured": return "stop";
		case "killed":
		case "lost":
		case "failed":
		case "stalled": return "retry";
		case "finished":
		case "unreported":
		case "turn-cap":
		case "budget-cap":
		case "deadline":
		case "interrupted":
		case "refused": return "go-on";
	}
}
/** Tokens of one session, all its models and sub-agents together. */
const usageSchema = object({
	input: int().min(0),
	output: int().min(0),
	cacheRead: int().min(0),
	cacheWrite: int().min(0)
});
const noUsage = {
	input: 0,
	output: 0,
	cacheRead: 0,
	cacheWrite: 0
};
function tokensOf(usage) {
	return usage.input + usage.output + usage.cacheRead + usage.cacheWrite;
}
/** A criterion that the worker says cannot be met honestly. */
const blockedSchema = object({
	criterion: string(),
	why: string(),
	evidence: string()
});
/** What the worker is asked to report at the end. It informs the next brief; it is never evidence. */
const workReportSchema = object({
	/** What was done, for the commit message and the next iteration. */
	summary: string(),
	/** Conventional Commits type of the change. */
	type: _enum([
		"feat",
		"fix",
		"docs",
		"test",
		"refactor",
		"perf",
		"build",
		"ci",
		"chore",
		"style"
	]),
	/** Conventional Commits subject, imperative, without type. */
	subject: string(),
	/** Criteria that are impossible or contradict each other. */
	blocked: array(blockedSchema).readonly()
});
// src/core/evolve-branch.ts
/** Others moved the branch: a fresh ladder, and a fresh look at the base. */
function branchMoved(state, { to, change }) {
	const fresh = {
		best: 0,
		fruitless: 0,
		climbed: [],
		setAside: [],
		obstacle: void 0,
		merges: 0,
		conflict: void 0
	};
	return {
		...state,
		...fresh,
		head: to,
		joined: joinedWith(state, change),
		reported: false,
		shownAtWork: false
	};
}
/** What others did to the branch, with one change more. */
function joinedWith({ joined = [] }, change) {
	return change === void 0 ? joined : [...joined, change].slice(-5);
}
/** What was taken out of the work so far: each path once, with the last reason. */
function withheldWith(state, { iteration, withheld, patch }) {
	const fresh = withheld.map((one) => ({
		...one,
		iteration,
		...patch === void 0 ? {} : { patch }
	}));
	const paths = new Set(fresh.map(({ path }) => path));
	return [...(state.withheld ?? []).filter(({ path }) => !paths.has(path)), ...fresh].slice(-50);
}
// src/core/evolve-report.ts
/** Whether a report of this state shows people that it is at work. Between iterations it only can show that it rests. */
function isShownAtWork(state) {
	if (isAtRest(state)) return false;
	return state.phase === "idle" ? state.shownAtWork : true;
}
/** It is over, or it waits: for a time, for a person, or for other missions. */
function isAtRest({ closed, parked, queued }) {
	return closed !== void 0 || parked !== void 0 || queued !== void 0;
}
/** Whether a report of this state ends the iteration. One that is made before the worker works does not. */
function endsIteration({ phase, closed }) {
	switch (phase) {
		case "idle": return false;
		case "opened":
		case "ran": return closed !== void 0;
		case "sealed":
		case "judged":
		case "planned": return true;
	}
}
// src/core/ci.ts
const foundSchema = object({
	/** As the criterion calls it. */
	name: string(),
	status: string(),
	conclusion: string().optional(),
	url: string(),
	title: string().optional(),
	/** What it says: summary, annotations, the end of its log. */
	tail: string(),
	job: int().optional()
});
const sightSchema = object({
	/** The check of each name that was asked for; of a name that is not there, none. */
	checks: array(foundSchema).readonly(),
	held: array(object({
		workflow: string(),
		url: string()
	})).readonly(),
	/** What is there besides, for whoever wrote a name differently. */
	others: array(string()).readonly(),
	/** Some check of the commit is not over, asked for or not. */
	running: boolean(),
	problem: string().optional()
});
/** Enough to find one's own spelling mistake by. */
const mostOthers = 10;
/** The checks of these names among all of a commit. CCO's own never count: it would wait for itself. */
function findChecks(names, { checks, held, running, problem }) {
	const foreign = checks.filter((one) => !isOurs(one));
	const others = foreign.filter((one) => !names.some((name) => isCalled(one, name))).map(displayName);
	return {
		checks: names.flatMap((name) => findCheck(name, foreign)),
		held,
		others: [...new Set(others)].slice(0, mostOthers),
		running: running === true || foreign.some(({ conclusion }) => conclusion === void 0),
		...problem === void 0 ? {} : { problem }
	};
}
/**
* Whether a criterion means this check. People write what they see: `test`, the check's own name, or what the
* pull request shows, `ci / test` and `ci / test (pull_request)`.
*/
function isCalled({ name, workflow, event }, wanted) {
	return [name, ...workflow === void 0 ? [] : [`${workflow} / ${name}`, `${workflow} / ${name} (${event})`]].map(tidy).includes(tidy(wanted));
}
/** What a conclusion is worth. Only `success` is met; a word that is not known proves nothing. */
function meaningOf(conclusion) {
	switch (conclusion) {
		case void 0: return "pending";
		case "success": return "met";
		case "failure":
		case "action_required":
		case "stale":
		case "startup_failure": return "unmet";
		default: return "unknown";
	}
}
/** Names of the GitHub checks that prove a criterion. */
function checkNames({ checks }) {
	return checks.flatMap((check) => check.kind === "check" ? [check.name] : []);
}
function isOurs(check) {
	return check.externalId?.startsWith("cco:") === true || /^CCO \//.test(displayName(check)) || /^CCO \//.test(check.name);
}
function displayName({ name, workflow }) {
	return workflow === void 0 ? name : `${workflow} / ${name}`;
}
function tidy(name) {
	return name.replaceAll(/\s+/g, " ").trim();
}
const worstFirst$1 = [
	"unmet",
	"pending",
	"unknown",
	"met"
];
/** Of each maker the latest run counts; of several makers of one name, the worst. */
function findCheck(name, checks) {
	const latest = /* @__PURE__ */ new Map();
	for (const check of checks.filter((one) => isCalled(one, name)).toSorted(byStart)) latest.set(`${check.workflow ?? ""}/${check.app ?? ""}`, check);
	const rank = ({ conclusion }) => worstFirst$1.indexOf(meaningOf(conclusion));
	const [worst] = [...latest.values()].toSorted((a, b) => rank(a) - rank(b));
	if (worst === void 0) return [];
	const { status, conclusion, url, title, text, job } = worst;
	return [{
		name,
		status,
		conclusion,
		url,
		title,
		tail: text,
		job
	}];
}
/** One that has not begun is later than all that have. */
function byStart(a, b) {
	const [one, other] = [a.startedAt ?? "9", b.startedAt ?? "9"];
	return one < other ? -1 : one > other ? 1 : (a.job ?? 0) - (b.job ?? 0);
}
// src/core/judge-ci.ts
const worstFirst = [
	"unmet",
	"unknown",
	"met"
];
/** All of its GitHub checks together; undefined for a criterion without any. A check that is not there is not a pass. */
function judgeCi(criterion, state) {
	const names = checkNames(criterion);
	if (names.length === 0) return void 0;
	const findings = names.map((name) => findingOn(name, state));
	const [worst] = findings.toSorted((a, b) => rankOf(a) - rankOf(b));
	const reason = worst?.verdict === "met" ? findings.map((one) => one.reason).join(" ") : worst?.reason;
	return {
		verdict: "unknown",
		...worst,
		reason: reason ?? "",
		evidence: findings.flatMap((one) => one.evidence)
	};
}
/** A check that can be waited for comes after one that is known to prove nothing. */
function rankOf({ verdict, awaits }) {
	return 2 * worstFirst.indexOf(verdict) + (awaits === "ci" ? 1 : 0);
}
function findingOn(name, { ci, head }) {
	if (ci !== void 0 && ci.sight === void 0) return {
		verdict: "unknown",
		reason: `\`${name}\` is a check of GitHub: it can be looked at only there.`,
		evidence: [],
		awaits: "means of proof"
	};
	if (ci?.sight === void 0 || ci.sha !== head || !ci.names.includes(name)) return {
		verdict: "unknown",
		reason: `\`${name}\` was not looked at for this commit yet.`,
		evidence: [],
		awaits: "ci"
	};
	const found = ci.sight.checks.find((one) => one.name === name);
	if (found !== void 0) return findingOf(found);
	return {
		verdict: "unknown",
		reason: ci.sight.problem ?? `\`${name}\` is not there for this commit yet.`,
		evidence: [],
		awaits: "ci"
	};
}
function findingOf({ name, status, conclusion, url, title, tail }) {
	const word = (conclusion ?? status).replaceAll("_", " ");
	const said = [title ?? "", tail].filter((part) => part.trim() !== "").join("\n");
	const evidence = [{
		kind: "check-run",
		name,
		conclusion: word,
		url,
		...said === "" ? {} : { tail: said }
	}];
	const meaning = meaningOf(conclusion);
	if (meaning === "pending") return {
		verdict: "unknown",
		reason: `\`${name}\` is ${word}.`,
		evidence,
		awaits: "ci"
	};
	if (meaning === "met") return {
		verdict: "met",
		reason: `\`${name}\` concluded ${word}.`,
		evidence
	};
	if (meaning === "unmet") return {
		verdict: "unmet",
		reason: sentence(name, word, title),
		evidence
	};
	if (conclusion === "neutral" || conclusion === "skipped") return {
		verdict: "unknown",
		reason: `\`${name}\` concluded ${word}, which proves nothing.`,
		evidence,
		awaits: "means of proof"
	};
	return {
		verdict: "unknown",
		reason: `\`${name}\` concluded ${word}: nothing is known.`,
		evidence
	};
}
function sentence(name, word, title = "") {
	return `\`${name}\` concluded ${word}${title === "" ? "." : `: ${title}`}`;
}
// src/core/standing.ts
/** Evidence proves only the commit it was taken on: everything here is about `state.head`. */
function standingOf(state) {
	return state.mission.criteria.map((criterion) => standingOfOne(criterion, state));
}
function standingOfOne(criterion, state) {
	const checked = checkedStanding(criterion, state);
	if (checked.verdict === "unmet") {
		const blocked = state.blocked[criterion.id];
		if (blocked === void 0) return checked;
		return {
			...checked,
			awaits: "human",
			reason: `${checked.reason} The worker says it cannot be met: ${blocked}`
		};
	}
	if (criterion.approval === void 0) return checked;
	if (criterion.checks.length > 0 && checked.verdict !== "met") return checked;
	return withApproval(criterion, checked, state);
}
/** Commands and GitHub checks, all of them together. */
function checkedStanding(criterion, state) {
	const found = judgeCi(criterion, state);
	if (found === void 0) return ranStanding(criterion, state);
	const ci = {
		criterion,
		...found,
		...found.verdict === "met" ? { proof: "proved" } : {}
	};
	return isProvable(criterion) ? bothStandings(ranStanding(criterion, state), ci) : ci;
}
function bothStandings(ran, ci) {
	const evidence = [...ran.evidence, ...ci.evidence];
	const both = [ran, ci];
	const worst = both.find((one) => one.verdict === "unmet") ?? both.find((one) => one.verdict === "unknown");
	return worst === void 0 ? {
		...ran,
		reason: `${ran.reason} ${ci.reason}`,
		evidence
	} : {
		...worst,
		evidence
	};
}
function ranStanding(criterion, state) {
	if (!isProvable(criterion)) return {
		criterion,
		verdict: "unknown",
		reason: "Nothing here can prove it: give it a `verify` command or an `approval`.",
		evidence: [],
		awaits: "means of proof"
	};
	const found = state.verdicts[criterion.id];
	if (found === void 0 || found.sha !== state.head) return {
		criterion,
		verdict: "unknown",
		reason: "Not proved at this commit yet.",
		evidence: []
	};
	const { verdict, reason, proof, evidence } = found;
	return {
		criterion,
		verdict,
		reason,
		evidence,
		...proof === void 0 ? {} : { proof }
	};
}
/** An approval is bound to the commit that was looked at. */
function withApproval(criterion, checked, state) {
	const approval = state.approvals[criterion.id];
	if (approval === void 0 || approval.sha !== state.head) {
		const reason = `It waits for approval: \`approve ${criterion.id}\`.`;
		return {
			...checked,
			verdict: "unknown",
			reason,
			awaits: "approval"
		};
	}
	const evidence = [...checked.evidence, {
		kind: "approval",
		by: approval.by,
		url: approval.url
	}];
	return {
		criterion,
		verdict: "met",
		reason: `${approval.by} approved this commit.`,
		proof: "approved",
		evidence
	};
}
/** Criteria whose `run` checks have no conclusion at the head yet, or whose proof was asked for again. */
function unproved(state) {
	return state.mission.criteria.filter((criterion) => {
		if (!isProvable(criterion)) return false;
		return state.reproof || state.verdicts[criterion.id]?.sha !== state.head;
	});
}
/** Whether there is a command that can prove it. */
function isProvable(criterion) {
	return criterion.checks.some((check) => check.kind === "run");
}
/** Every required criterion is met at the head. */
function isDone(state) {
	return standingOf(state).every((one) => one.verdict === "met" || !isRequired(state.mission, one.criterion));
}
/** Required criteria that are not met, most important first. */
function openCriteria(state) {
	const rank = {
		critical: 0,
		high: 1,
		medium: 2,
		low: 3
	};
	return standingOf(state).filter((one) => one.verdict !== "met" && isRequired(state.mission, one.criterion)).toSorted((a, b) => rank[a.criterion.priority] - rank[b.criterion.priority]);
}
/**
* Open criteria that an iteration may still help: not waiting for a human, not left aside.
* One that only a human can prove is worth one iteration, so that there is something to look at.
*/
function workable(state) {
	return openCriteria(state).filter(({ criterion, awaits }) => {
		if (state.setAside.includes(criterion.id)) return false;
		if (awaits === "human") return false;
		if (awaits === "ci" && state.head !== state.base) return false;
		return awaits === void 0 || !state.offered.includes(criterion.id);
	});
}
/** Whether there is something for a worker to do. */
function hasWork(state) {
	return workable(state).length > 0 || state.guidance.length > 0;
}
/** Required criteria on which CI has not spoken yet, and on which nothing else has. */
function awaitingCi(state) {
	return openCriteria(state).filter((one) => one.awaits === "ci");
}
function metCount(state) {
	return standingOf(state).filter((one) => one.verdict === "met").length;
}
/** Criteria that were found met at a commit while it was the head. */
function metCountAt(state, sha) {
	if (sha === state.head) return metCount(state);
	return state.past.findLast((one) => one.sha === sha)?.met ?? 0;
}
/** Share of all criteria that are met at the head, 0 to 100. */
function completion(state) {
	return Math.floor(100 * metCount(state) / state.mission.criteria.length);
}
// src/core/ladder.ts
/**
* How the next iteration goes about it. The first is the ordinary one; the others are the recovery ladder,
* climbed one rung for each iteration in a row that brings no verified progress and fails the same way.
*/
const rungs = [
	"work",
	"same-session",
	"fresh-session",
	"diagnose",
	"other-model",
	"smaller-slice",
	"leave-criterion"
];
/** `resolve-conflict` is no rung: it brings the branch together with a base that moved. */
const strategies = [...rungs, "resolve-conflict"];
/** The next rung, or undefined when the ladder has no more and the mission is stalled. */
function nextStrategy(state) {
	if (state.fruitless >= state.mission.budget.stalledAfter) return void 0;
	const last = state.climbed.at(-1);
	const highest = last === void 0 ? -1 : strategies.indexOf(last);
	return rungs.find((strategy, rung) => rung > highest && isOpenTo(strategy, state));
}
/** A rung that cannot change anything is skipped. */
function isOpenTo(strategy, state) {
	switch (strategy) {
		case "same-session": return state.session !== void 0;
		case "other-model": return state.mission.worker.fallbackModel !== void 0;
		case "leave-criterion": return workable(state).some((one) => !stuckOn(state).includes(one.criterion.id));
		case "work":
		case "fresh-session":
		case "diagnose":
		case "smaller-slice": return true;
	}
}
/** The criteria the next iteration is for: the plan's, as far as they are open, else the most important one. */
function nextFocus(state, strategy) {
	if (strategy === "resolve-conflict") return [];
	const left = strategy === "leave-criterion" ? stuckOn(state) : [];
	const candidates = workable(state).map((one) => one.criterion.id).filter((id) => !left.includes(id));
	const planned = (state.plan?.focus ?? []).filter((id) => candidates.includes(id));
	const focus = planned.length > 0 ? planned : candidates.slice(0, 1);
	return strategy === "smaller-slice" ? focus.slice(0, 1) : focus;
}
/** What the last iteration was for, in vain. */
function stuckOn(state) {
	return state.past.findLast((one) => one.strategy !== "resolve-conflict")?.focus ?? [];
}
/** What an iteration is for, in words. */
function workedOn({ strategy, focus }) {
	if (strategy === "resolve-conflict") return "the conflict with the base";
	return focus.join(", ") || "the maintainers' guidance";
}
// src/core/lost-work.ts
/** Another run than the worker's finds no work: it went with the machine it was done on. */
function isWorkLost(open, { files, by }) {
	return files === 0 && open.seenBy !== void 0 && open.seenBy !== by.run;
}
/** It was no iteration without a change, but an attempt that left nothing: it is made again. */
function lost(open) {
	const detail = "The machine was lost before the work was saved.";
	return {
		...open,
		ending: {
			kind: "lost",
			detail
		}
	};
}
// src/core/evolve-iteration.ts
function iterationOpened(state, entry) {
	const { attempt, lease, reserveUsd, strategy, focus } = entry;
	const left = strategy === "leave-criterion" ? stuckOn(state) : [];
	const conflict = strategy === "resolve-conflict" ? state.conflict : void 0;
	return {
		...state,
		phase: "opened",
		iteration: entry.iteration,
		open: {
			attempt,
			lease,
			reserveUsd,
			strategy,
			focus,
			from: state.head,
			usd: 0,
			conflict
		},
		merges: 0,
		token: lease.token,
		setAside: [...state.setAside, ...left],
		slot: state.slot === void 0 ? void 0 : {
			...state.slot,
			used: true
		},
		queued: void 0,
		parked: void 0,
		setback: void 0,
		reported: false
	};
}
/** Another run died in the middle. If its worker's end was never seen, the whole reserve is charged. */
function takenOver(state, entry) {
	const { open } = state;
	if (open === void 0 || entry.iteration !== state.iteration) return state;
	const claimed = {
		...open,
		attempt: entry.attempt,
		lease: entry.lease
	};
	if (state.phase !== "opened") return {
		...state,
		open: claimed,
		token: entry.lease.token
	};
	const ending = {
		kind: "lost",
		detail: "The run that started the worker ended before the worker did."
	};
	return {
		...state,
		phase: "ran",
		open: {
			...claimed,
			reserveUsd: 0,
			usd: open.reserveUsd,
			ending
		},
		token: entry.lease.token,
		charged: {
			run: open.lease.run.run,
			usd: open.reserveUsd
		},
		spend: {
			...state.spend,
			usd: state.spend.usd + open.reserveUsd
		},
		setback: ending
	};
}
function workCommitted(state, entry) {
	if (state.phase !== "ran" || state.open === void 0 || entry.iteration !== state.iteration) return state;
	const open = {
		...state.open,
		attempt: 1,
		files: entry.files
	};
	const merged = entry.base === void 0 ? {} : {
		base: entry.base,
		conflict: void 0
	};
	return {
		...state,
		phase: "sealed",
		head: entry.sha,
		open: isWorkLost(open, entry) ? lost(open) : open,
		joined: joinedWith(state, entry.joined),
		withheld: withheldWith(state, entry),
		...merged
	};
}
function planMade(state, entry) {
	const usd = entry.usd ?? .05;
	const spend = {
		...state.spend,
		usd: state.spend.usd + usd,
		tokens: state.spend.tokens + entry.tokens
	};
	if (state.phase !== "judged" || entry.iteration !== state.iteration) return {
		...state,
		spend
	};
	const { planner, assessment, focus, strategy, guidance, question } = entry;
	return {
		...state,
		spend,
		phase: "planned",
		plan: {
			planner,
			assessment,
			focus,
			strategy,
			guidance,
			question
		}
	};
}
function progressReported(state, entry) {
	const shown = {
		...state.shown,
		...entry.shown
	};
	const next = {
		...state,
		reported: true,
		shown,
		shownAtWork: isShownAtWork(state)
	};
	if (state.open === void 0 || entry.iteration !== state.iteration || !endsIteration(state)) return next;
	return {
		...next,
		textChange: void 0,
		phase: "idle",
		open: void 0,
		past: [...state.past, pastOf(state, state.open)].slice(-50)
	};
}
/** An iteration as it is remembered. */
function pastOf(state, open) {
	return {
		iteration: state.iteration,
		strategy: open.strategy,
		focus: open.focus,
		ending: open.ending?.kind ?? "lost",
		summary: open.subject?.text ?? open.summary ?? "",
		sha: state.head,
		files: open.files ?? 0,
		met: metCount(state),
		usd: open.usd
	};
}
/** Its number is free again; its money is not. */
function abandoned(state, entry) {
	if (state.phase === "idle" || entry.iteration !== state.iteration) return state;
	const retried = state.open?.ending !== void 0 && responseTo(state.open.ending.kind) === "retry";
	const { closes, why, patch } = entry;
	const lost = patch === void 0 ? [] : [{
		path: ".",
		iteration: entry.iteration,
		why,
		patch
	}];
	return {
		...state,
		phase: "idle",
		open: void 0,
		iteration: state.iteration - 1,
		losses: retried ? state.losses + 1 : state.losses,
		withheld: [...(state.withheld ?? []).filter(({ path }) => path !== "."), ...lost],
		obstacle: closes === void 0 ? state.obstacle : {
			outcome: closes,
			why
		},
		session: void 0,
		reported: false
	};
}
// src/core/queue.ts
/**
* A mission without a sign of life for so long keeps nobody waiting any more, and a queue in which nothing moved for
* so long is woken as a whole. Milliseconds.
*/
const longestSilence = 36e5;
/** How long a slot may be free before whoever waits for it is woken again: the first waking was lost then. Milliseconds. */
const patience = 6e5;
/** Whether the others have to be asked before it is decided what this mission does next. */
function asksOthers({ slot, queued }) {
	return queued !== void 0 || slot?.used === false;
}
/**
* The missions that may work before this one: all that work already, and those that asked earlier. Each writes that it
* takes a slot, and only then reads what the others wrote: of two that ask at once at least one sees the other.
*/
function aheadOf(state, all, at) {
	const { slot } = state;
	return all.filter((other) => other.mission.id !== state.mission.id && holdsSlot(other, at)).filter((other) => slot === void 0 || other.slot?.used === true || order(other, state) < 0).toSorted(order).map((other) => other.mission.id);
}
function order(one, other) {
	return (one.slot?.at ?? 0) - (other.slot?.at ?? 0) || byId(one, other);
}
function holdsSlot({ slot, open, lastAt }, at) {
	if (slot === void 0) return false;
	return at < Math.max(lastAt, open?.lease.expiresAt ?? 0) + longestSilence;
}
/** Those that wait, first come first: by priority, then by age. */
function inLine(all, { labelled }) {
	const rank = (state) => priorities.indexOf(labelled?.[state.mission.id] ?? importanceOf(state));
	return all.filter(({ queued }) => queued !== void 0).toSorted((one, other) => rank(one) - rank(other) || one.openedAt - other.openedAt || byId(one, other));
}
/** What its author calls the most important of what is still to be done. */
function importanceOf(state) {
	return openCriteria(state)[0]?.criterion.priority ?? "low";
}
function byId(one, other) {
	return one.mission.id < other.mission.id ? -1 : 1;
}
/** Who may start now: as many of those that wait as there are free slots. */
function nextInLine(all, rules) {
	return inLine(all, rules).slice(0, freeSlots(all, rules));
}
function freeSlots(all, { parallel, at }) {
	return Math.max(0, parallel - all.filter((one) => holdsSlot(one, at)).length);
}
/**
* Who waits although nothing keeps it, and those whose page names missions that are at rest by now. For the sweep: in
* the ordinary way a mission that rests wakes the next one.
*/
function overdueInLine(all, rules) {
	const line = inLine(all, rules);
	const resting = all.filter((one) => one.queued === void 0 && !holdsSlot(one, rules.at));
	const freeSince = Math.max(0, ...resting.map(({ lastAt }) => lastAt));
	const silence = (state) => rules.at - Math.max(state.lastAt, freeSince);
	const free = freeSlots(all, rules);
	return line.flatMap((state, place) => {
		if ((place < free || free > 0 && silence(state) >= longestSilence) && silence(state) >= patience) return [{
			state,
			why: "its turn has come"
		}];
		return free > 0 || isCurrent(state, all, rules.at) ? [] : [{
			state,
			why: "it waits for others by now"
		}];
	});
}
/** Whether one of those it says it waits for still works. */
function isCurrent({ queued }, all, at) {
	return all.some((one) => queued?.behind.includes(one.mission.id) === true && holdsSlot(one, at));
}
/** The sentence for people; `#42` where the mission is an issue. */
function waitSentence({ queued }) {
	if (queued === void 0) return "";
	return `Waits for ${namesOf(queued.behind)}.`;
}
/** The names of missions as people write them. */
function namesOf(missions) {
	return missions.map((id) => /^issue-\d+$/.test(id) ? `#${id.slice(6)}` : codeSpan(id)).join(", ");
}
function slotTaken(state, { at }) {
	const slot = {
		at,
		used: false
	};
	const merges = state.queued === void 0 ? state.merges : 0;
	return {
		...state,
		slot,
		queued: void 0,
		parked: void 0,
		setback: void 0,
		merges
	};
}
function missionQueued(state, { behind }) {
	return {
		...state,
		slot: void 0,
		queued: { behind },
		reported: false
	};
}
// src/core/conflict.ts
/**
* A file that the branch and its base both changed, and how it stands in the merge that the worker begins with:
* - `marked`: both versions are in it, between conflict markers
* - `base`: as the base has it, since markers cannot be put in: one side deleted or moved it, or it is no text
* - `outdated`: a lockfile as the base has it, to be made anew by its tool
* - `displaced`: something else has its place, and it stands beside it under a name with the commit it is from
*/
const conflictFileSchema = object({
	path: string(),
	stands: _enum([
		"marked",
		"base",
		"outdated",
		"displaced"
	])
});
/** More would bury the rest of a brief; the directory shows them all. */
const mostFiles = 40;
/** What the worker is told of a conflict. */
function writeConflict({ base, head, files }) {
	const lines = files.slice(0, mostFiles).map(({ path, stands }) => `- ${JSON.stringify(path)}: ${standings[stands]}`);
	const more = files.length > mostFiles ? [`- and ${files.length - mostFiles} more`] : [];
	return [
		`The base of this branch moved to ${base}, and both changed the files below. The merge is in the current directory already, as far as it goes by itself. When you stop it is committed as a merge, provided that no conflict marker is left.`,
		"",
		`\`git show ${head}:<path>\` shows a file as the branch has it, \`git show ${base}:<path>\` as the base has it. In a file, \`<<<<<<< ${head}\` begins what the branch has, \`|||||||\` what both began with, \`=======\` what the base has, and \`>>>>>>> ${base}\` ends it.`,
		"",
		...lines,
		...more
	].join("\n");
}
const standings = {
	marked: "has conflict markers. Resolve each of them.",
	base: "stands as the base has it, or is gone as there. Bring in again what the branch did to it.",
	outdated: "is a lockfile and stands as the base has it. Make it anew with its own tool, so that it fits the merged manifest.",
	displaced: "has a place that the other side took. Move what is in it where it belongs, and remove it here."
};
// src/core/ports.ts
/** Somebody else appended first: read again and decide again. */
var LedgerMoved = class extends Error {
	name = "LedgerMoved";
};
/** The mission branch is not where the ledger says: a human pushed, or another run did. */
var BranchMoved = class extends Error {
	name = "BranchMoved";
	/** Where the work is kept, relative to the mission's records. */
	patch;
	constructor(message, options = {}) {
		super(message, options);
		this.patch = options.patch;
	}
};
/** The work may not be published as it is: another attempt would be refused as well. */
var WorkRefused = class extends Error {
	name = "WorkRefused";
	closes;
	patch;
	constructor(message, { closes, patch, ...options }) {
		super(message, options);
		this.closes = closes;
		this.patch = patch;
	}
};
// src/core/evolve-base.ts
/**
* The branch has a newer base, and everything is to be proved again. The ladder stays where it is: a base that moves
* all the time would keep a stuck mission from ever being seen as one.
*/
function baseMerged(state, entry) {
	if (state.phase !== "idle" || entry.from !== state.head) return state;
	return {
		...state,
		base: entry.base,
		head: entry.sha,
		verdicts: entry.sha === state.head ? {} : state.verdicts,
		approvals: carriedOver(state, entry.sha),
		best: 0,
		merges: (state.merges ?? 0) + 1,
		conflict: void 0,
		refusal: void 0
	};
}
/** Counted like a merge: a base that moves at every look must not keep a mission from its next iteration. */
function baseConflicted(state, entry) {
	const { base, files, why } = entry;
	const attempts = state.conflict?.attempts ?? 0;
	const conflict = {
		base,
		head: state.head,
		files,
		why,
		attempts
	};
	return {
		...state,
		conflict,
		refusal: void 0,
		merges: (state.merges ?? 0) + 1
	};
}
function baseRefused(state, { base, why }) {
	return {
		...state,
		conflict: void 0,
		refusal: {
			base,
			why
		}
	};
}
/** A conflict that an iteration was for and that is still there. */
function attempted({ conflict }) {
	return conflict === void 0 ? void 0 : {
		...conflict,
		attempts: conflict.attempts + 1
	};
}
/** What was approved is still there as it was: nothing came in but what others had put on the base. */
function carriedOver({ approvals, head }, sha) {
	const all = Object.entries(approvals).map(([id, one]) => [id, one.sha === head ? {
		...one,
		sha
	} : one]);
	return Object.fromEntries(all);
}
// src/core/signature.ts
/**
* How the head fails, in one short string. The same failure gives the same string whatever the times, the
* addresses, the line numbers or the names of temporary files in its output.
*/
function failureSignature(state) {
	return openCriteria(state).filter((one) => one.awaits !== "ci").map((one) => `${one.criterion.id}:${one.verdict}:${one.evidence.map(gist).join("|")}`).join(" ");
}
function gist(evidence) {
	if (evidence.kind === "check-run") return `${evidence.name}/${evidence.conclusion}/${hashOfWords((evidence.tail ?? "").slice(-600))}`;
	if (evidence.kind !== "command") return evidence.kind;
	return `${evidence.ending}/${evidence.exitCode ?? ""}/${hashOfWords(evidence.tail.slice(-600))}`;
}
/**
* 32-bit FNV-1a hash (http://www.isthe.com/chongo/tech/comp/fnv) over the words of a text in one pass. All
* white space is alike, and every word with a digit in it counts as the same word. Only equality hangs on it.
*/
function hashOfWords(text) {
	let hash = offset;
	let word = offset;
	let hasDigit = false;
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (isDigit(code)) hasDigit = true;
		if (isWordPart(code)) {
			word = mix(word, code);
			continue;
		}
		hash = mix(mix(hash, hasDigit ? offset : word), Math.max(code, space));
		word = offset;
		hasDigit = false;
	}
	return (mix(hash, hasDigit ? offset : word) >>> 0).toString(36);
}
const offset = 2166136261;
const prime = 16777619;
const space = 32;
function mix(hash, value) {
	return Math.imul(hash ^ value, prime);
}
function isDigit(code) {
	return code >= 48 && code <= 57;
}
/** ASCII letters and digits, the underscore, and everything beyond ASCII. */
function isWordPart(code) {
	return isDigit(code) || code >= 65 && code <= 90 || code >= 97 && code <= 122 || code === 95 || code > 127;
}
// src/core/evolve-ci.ts
/** What was seen holds until the next look or the next commit. A wait for CI ends with each look: it is decided again. */
function ciLookedAt(state, entry) {
	const { sha, names, sight, at } = entry;
	if (sha !== state.head) return state;
	const before = state.ci?.sha === sha ? state.ci : void 0;
	const quietSince = sight?.running ? void 0 : before?.quietSince ?? at;
	const isNews = JSON.stringify(before?.sight) !== JSON.stringify(sight);
	const since = before?.since ?? at;
	return settled$1(reopened$1({
		...state,
		ci: {
			sha,
			names,
			sight,
			at,
			by: entry.by.run,
			since,
			quietSince,
			started: before?.started
		},
		parked: state.parked?.awaits === "ci" ? void 0 : state.parked,
		reproof: state.reproof && state.mission.criteria.some(isProvable),
		reported: state.reported && !isNews
	}));
}
function ciStarted(state, entry) {
	const { sha, workflows, refused, at } = entry;
	if (state.ci === void 0 || state.ci.sha !== sha) return state;
	return {
		...state,
		ci: {
			...state.ci,
			started: {
				at,
				workflows,
				refused
			}
		},
		reported: false
	};
}
/** Closed for CI alone, it goes on when CI has concluded; closed as done, it is open again when CI says otherwise. */
function reopened$1(state) {
	const { closed } = state;
	const goesOn = closed?.awaits === "ci" && awaitingCi(state).length === 0;
	const isTakenBack = closed?.outcome === "done" && !isDone(state);
	return goesOn || isTakenBack ? {
		...state,
		closed: void 0,
		reported: false
	} : state;
}
/** What an iteration brought is known only when CI has spoken: the ladder waits for that. */
function settled$1(state) {
	if (state.phase !== "idle" || awaitingCi(state).length > 0) return state;
	const { unsettled, ...rest } = state;
	const met = metCount(state);
	const signature = failureSignature(state);
	const known = unsettled === void 0 ? rest : {
		...rest,
		plan: void 0
	};
	if (met > state.best) return {
		...known,
		best: met,
		fruitless: 0,
		climbed: [],
		signature
	};
	const same = unsettled !== void 0 && signature === state.signature;
	return {
		...known,
		signature,
		climbed: same ? [...state.climbed, unsettled] : state.climbed
	};
}
// src/core/evolve-human.ts
/** New text, old money: an edit never resets what was spent. Verdicts of criteria that changed are void. */
function specChanged(state, entry) {
	const before = new Map(state.mission.criteria.map((one) => [one.id, JSON.stringify(one)]));
	const same = entry.spec.criteria.filter((one) => before.get(one.id) === JSON.stringify(one));
	const kept = new Set(same.map((one) => one.id));
	return {
		...state,
		mission: {
			...entry.spec,
			budget: raiseBudget(entry.spec.budget, state.raised)
		},
		specHash: entry.specHash,
		verdicts: pick(state.verdicts, kept),
		approvals: pick(state.approvals, kept),
		blocked: pick(state.blocked, kept),
		setAside: [],
		offered: state.offered.filter((id) => kept.has(id)),
		best: 0,
		fruitless: 0,
		climbed: [],
		textChange: entry.diff,
		reported: false,
		shownAtWork: false
	};
}
/** An approval is for the commit that was looked at. */
function approved(state, entry) {
	const approval = {
		sha: entry.sha,
		by: entry.actor,
		url: entry.url
	};
	return reopened({
		...state,
		approvals: {
			...state.approvals,
			[entry.criterion]: approval
		}
	});
}
/** An approval is for the text that was looked at: an edit makes another one of it. */
function textApproved(state, entry) {
	const { hash, actor, url } = entry;
	return reopened({
		...state,
		textApproved: {
			hash,
			by: actor,
			url
		}
	});
}
function signalled(state, entry) {
	const { signal, actor } = entry;
	const seen = {
		...state,
		reported: false
	};
	switch (signal.kind) {
		case "stop": {
			const { why, cause, at } = signal;
			return {
				...seen,
				stop: {
					by: actor,
					why,
					cause,
					at
				}
			};
		}
		case "pause": return {
			...seen,
			pause: { by: actor },
			parked: seen.parked && { why: `${actor} paused it.` }
		};
		case "resume": return resumed(seen);
		case "verify": return {
			...seen,
			reproof: true,
			ci: state.ci === void 0 ? void 0 : {
				...state.ci,
				again: true
			}
		};
		case "steer": return reopened({
			...seen,
			guidance: [...seen.guidance, {
				text: signal.text,
				by: actor
			}]
		});
	}
}
function resumed(state) {
	return {
		...reopened({
			...state,
			pause: void 0,
			stop: void 0
		}),
		setback: void 0,
		ci: void 0,
		losses: 0,
		waits: 0,
		open: state.open === void 0 ? void 0 : {
			...state.open,
			attempt: 0
		}
	};
}
function rejected(state, entry) {
	const { [entry.criterion]: _void, ...approvals } = state.approvals;
	const text = `${entry.actor} rejected ${entry.criterion}: ${entry.why}`;
	return reopened({
		...state,
		approvals,
		offered: state.offered.filter((id) => id !== entry.criterion),
		guidance: [...state.guidance, {
			text,
			by: entry.actor
		}]
	});
}
function budgetRaised(state, entry) {
	const budget = raiseBudget(state.mission.budget, entry);
	const raised = addRaises(state.raised, entry);
	return {
		...state,
		mission: {
			...state.mission,
			budget
		},
		raised,
		reported: false
	};
}
/** A human's word starts a closed or waiting mission again, with a fresh ladder. A stop and a pause stay. */
function reopened(state) {
	return {
		...state,
		closed: state.stop === void 0 ? void 0 : state.closed,
		parked: state.pause === void 0 ? void 0 : state.parked,
		blocked: {},
		setAside: [],
		fruitless: 0,
		climbed: [],
		obstacle: void 0,
		merges: 0,
		conflict: void 0,
		refusal: void 0,
		plan: state.plan === void 0 ? void 0 : {
			...state.plan,
			question: void 0
		},
		shownAtWork: isAtRest(state) ? false : state.shownAtWork,
		reported: false
	};
}
function pick(record, keys) {
	return Object.fromEntries(Object.entries(record).filter(([key]) => keys.has(key)));
}
// src/core/evolve-proof.ts
function criteriaJudged(state, entry) {
	const next = judged(state, entry);
	if (state.phase !== "sealed" || entry.iteration !== state.iteration) return next;
	return {
		...[
			state.stop,
			state.pause,
			state.parked
		].some((one) => one !== void 0) ? next : settled(next),
		phase: "judged"
	};
}
function judged(state, entry) {
	const fresh = entry.verdicts.map((one) => [one.criterion, {
		...one,
		sha: entry.sha
	}]);
	const proved = {
		...state,
		verdicts: {
			...state.verdicts,
			...Object.fromEntries(fresh)
		},
		reproof: false
	};
	const next = proved.closed?.outcome === "done" && !isDone(proved) ? {
		...proved,
		closed: void 0
	} : proved;
	return state.phase === "idle" ? {
		...next,
		best: metCount(next),
		signature: failureSignature(next)
	} : next;
}
/** Whether the iteration brought verified progress: more criteria met at once than ever before. */
function settled(state) {
	const { open } = state;
	if (open === void 0) return state;
	const met = metCount(state);
	const signature = failureSignature(state);
	if (open.strategy === "resolve-conflict") return {
		...state,
		best: met,
		losses: 0,
		waits: 0,
		signature,
		conflict: attempted(state)
	};
	const offered = [.../* @__PURE__ */ new Set([...state.offered, ...open.focus])];
	if (met > state.best) return {
		...state,
		offered,
		best: met,
		fruitless: 0,
		losses: 0,
		waits: 0,
		climbed: [],
		signature
	};
	if (!hasWork({
		...state,
		offered
	}) && awaitingCi(state).length > 0) return {
		...state,
		offered,
		losses: 0,
		fruitless: state.fruitless + 1,
		unsettled: open.strategy
	};
	const same = signature === state.signature;
	return {
		...state,
		offered,
		signature,
		losses: 0,
		waits: 0,
		fruitless: state.fruitless + 1,
		climbed: same || open.strategy === "diagnose" ? [...state.climbed, open.strategy] : state.climbed
	};
}
// src/core/evolve-worker.ts
function agentFinished(state, entry) {
	const { open } = state;
	if (!(state.phase === "opened" && open?.lease.run.run === entry.by.run) || open === void 0) return lateCost(state, entry);
	const usd = entry.usd ?? open.reserveUsd;
	const { report, ending } = entry;
	const blocked = Object.fromEntries((report?.blocked ?? []).map((one) => [one.criterion, one.why]));
	return {
		...charge(state, usd, entry.usage),
		phase: "ran",
		open: {
			...open,
			usd,
			reserveUsd: 0,
			ending,
			seenBy: entry.by.run,
			...summaryOf(entry)
		},
		session: entry.session,
		blocked: {
			...state.blocked,
			...blocked
		},
		guidance: responseTo(ending.kind) === "go-on" ? [] : state.guidance,
		joined: responseTo(ending.kind) === "go-on" ? [] : state.joined,
		setback: responseTo(ending.kind) === "go-on" ? void 0 : ending
	};
}
function summaryOf(entry) {
	const { report } = entry;
	if (report === void 0) return { summary: entry.ending.detail };
	return {
		summary: report.summary,
		subject: {
			type: report.type,
			text: report.subject
		}
	};
}
/** The fact of a run that lost its lease: only what it cost beyond the charged reserve still counts. */
function lateCost(state, entry) {
	const known = state.charged?.run === entry.by.run ? state.charged.usd : entry.usd ?? 0;
	return charge(state, Math.max(0, (entry.usd ?? 0) - known), entry.usage);
}
function charge(state, usd, usage) {
	return {
		...state,
		usage: {
			input: state.usage.input + usage.input,
			output: state.usage.output + usage.output,
			cacheRead: state.usage.cacheRead + usage.cacheRead,
			cacheWrite: state.usage.cacheWrite + usage.cacheWrite
		},
		spend: {
			...state.spend,
			usd: state.spend.usd + usd,
			tokens: state.spend.tokens + tokensOf(usage)
		}
	};
}
// src/core/heard.ts
/** Whether the same word of a person came before: a job that is repeated hears it a second time. */
function isHeard(state, entry) {
	const word = wordOf(entry);
	return word !== void 0 && state.heard?.includes(word) === true;
}
/** The state that remembers the entry, if it is a person's word. */
function remembered(state, entry) {
	const word = wordOf(entry);
	return word === void 0 ? state : {
		...state,
		heard: [...state.heard ?? [], word].slice(-100)
	};
}
/** A comment by its address; with what it came to, as one comment can ask for two things. */
function wordOf(entry) {
	return "actor" in entry && "url" in entry && entry.url !== void 0 ? `${entry.type} ${entry.url}` : void 0;
}
// src/core/evolve.ts
/** Folds a whole ledger. Undefined for an empty one. */
function replay(entries) {
	return entries.reduce(evolve, void 0);
}
/**
* The state after one more fact. Total: a fact that comes too late or twice changes nothing but the money.
*/
function evolve(state, entry) {
	if (state === void 0) return entry.type === "mission-opened" ? opened(entry) : void 0;
	const before = clocked(state, entry);
	return {
		...isHeard(before, entry) ? before : remembered(apply(before, entry), entry),
		lastAt: entry.at,
		lastRun: entry.by.run
	};
}
/** Work takes time; waiting between iterations and between runs does not count. */
function clocked(state, entry) {
	const ms = state.phase !== "idle" && entry.by.run === state.lastRun ? Math.max(0, entry.at - state.lastAt) : 0;
	return {
		...state,
		spend: {
			...state.spend,
			ms: state.spend.ms + ms
		}
	};
}
function apply(state, entry) {
	switch (entry.type) {
		case "mission-opened": return state;
		case "spec-changed": return specChanged(state, entry);
		case "branch-moved": return branchMoved(state, entry);
		case "base-merged": return baseMerged(state, entry);
		case "base-conflicted": return baseConflicted(state, entry);
		case "base-refused": return baseRefused(state, entry);
		case "baseline-proved": return judged(state, entry);
		case "slot-taken": return slotTaken(state, entry);
		case "mission-queued": return missionQueued(state, entry);
		case "iteration-opened": return state.phase === "idle" ? iterationOpened(state, entry) : takenOver(state, entry);
		case "agent-finished": return agentFinished(state, entry);
		case "work-committed": return workCommitted(state, entry);
		case "criteria-judged": return criteriaJudged(state, entry);
		case "plan-made": return planMade(state, entry);
		case "progress-reported": return progressReported(state, entry);
		case "iteration-abandoned": return abandoned(state, entry);
		case "mission-parked": return parked(state, entry);
		case "ci-looked-at": return ciLookedAt(state, entry);
		case "ci-started": return ciStarted(state, entry);
		case "signal-received": return signalled(state, entry);
		case "criterion-approved": return approved(state, entry);
		case "text-approved": return textApproved(state, entry);
		case "criterion-rejected": return rejected(state, entry);
		case "budget-raised": return budgetRaised(state, entry);
		case "mission-closed": return closed(state, entry);
	}
}
function opened(entry) {
	return {
		mission: entry.spec,
		specHash: entry.specHash,
		openedBy: entry.actor,
		openedAt: entry.at,
		base: entry.base,
		head: entry.head,
		phase: "idle",
		iteration: 0,
		losses: 0,
		waits: 0,
		token: 0,
		spend: {
			usd: 0,
			tokens: 0,
			ms: 0
		},
		usage: noUsage,
		raised: {},
		verdicts: {},
		approvals: {},
		blocked: {},
		setAside: [],
		offered: [],
		best: 0,
		fruitless: 0,
		climbed: [],
		signature: "",
		guidance: [],
		past: [],
		reproof: false,
		shown: {},
		closings: 0,
		reported: false,
		lastAt: entry.at,
		lastRun: entry.by.run
	};
}
/** Whoever waits leaves its place to others. */
function parked(state, { until, why, awaits }) {
	const waits = awaits === void 0 ? state.waits + 1 : state.waits;
	return {
		...atRest(state),
		parked: {
			until,
			why,
			awaits
		},
		waits
	};
}
function closed(state, { outcome, why, awaits }) {
	const closings = state.closings + 1;
	return {
		...atRest(state),
		closings,
		closed: {
			outcome,
			why,
			awaits
		},
		parked: void 0
	};
}
function atRest(state) {
	return {
		...state,
		slot: void 0,
		queued: void 0,
		reported: false
	};
}
/** What a human asks of a mission as a whole. */
const signalSchema = discriminatedUnion("kind", [
	object({ kind: literal("pause") }),
	object({ kind: literal("resume") }),
	object({
		kind: literal("stop"),
		why: string().optional(),
		cause: _enum([
			"label-removed",
			"issue-closed",
			"issue-gone",
			"pull-request-closed",
			"pull-request-merged"
		]).optional(),
		/** The commit that was merged. */
		at: string().optional()
	}),
	object({ kind: literal("verify") }),
	object({
		kind: literal("steer"),
		text: string()
	})
]);
const commandEvidenceSchema = object({
	kind: literal("command"),
	command: string(),
	/** It is a command of the mission's `setup`, not of the criterion: when it fails nothing can be said. */
	setup: boolean().optional(),
	ending: _enum([
		"exited",
		"timed-out",
		"not-found",
		"killed",
		"error"
	]),
	/** Undefined unless `ending` is `exited`. */
	exitCode: int().optional(),
	durationMs: number(),
	/** The last part of what it printed, redacted; the whole is in `log`. */
	tail: string(),
	/** Standard output matched what the check expects; undefined when it expects nothing. */
	stdoutMatched: boolean().optional(),
	/** Tests counted in the output; undefined when none of the known runners' summaries was found. */
	tests: int().optional(),
	/** Where the whole output is kept, relative to the mission's records. */
	log: string().optional()
});
const evidenceSchema = discriminatedUnion("kind", [
	commandEvidenceSchema,
	object({
		kind: literal("check-run"),
		name: string(),
		/** GitHub's word for how it ended, or for where it is while it goes on. */
		conclusion: string(),
		url: string(),
		/** What it says: title, summary, annotations, the end of its log. */
		tail: string().optional()
	}),
	object({
		kind: literal("judgement"),
		model: string(),
		rationale: string(),
		references: array(string()).readonly()
	}),
	object({
		kind: literal("approval"),
		by: string(),
		url: string().optional()
	})
]);
const verdictSchema = object({
	criterion: string(),
	verdict: _enum([
		"met",
		"unmet",
		"unknown"
	]),
	/** The sentence that explains it. */
	reason: string(),
	/** How strong a `met` is: author's command or CI, a drafted command, a model's judgement, a human. */
	proof: _enum([
		"proved",
		"tested",
		"judged",
		"approved"
	]).optional(),
	evidence: array(evidenceSchema).readonly()
});
// src/core/event.ts
/** Who wrote an entry: one process, or one attempt of one job. */
const runSchema = object({
	run: string(),
	attempt: int().positive(),
	url: string().optional()
});
/** Who may act on the mission now. Broken only when its run has ended or it expired. */
const leaseSchema = object({
	run: runSchema,
	/** Fencing number: grows with each claim. */
	token: int().positive(),
	/** Epoch milliseconds. */
	expiresAt: number()
});
/** Where a report can be seen, so that the next one is written in the same place. */
const shownSchema = object({
	/** Node id of the sticky comment. */
	comment: string().optional(),
	pullRequest: int().positive().optional(),
	/** How often the mission had closed when its end was last announced. */
	announced: int().optional()
});
/** What others brought to the mission branch. */
const branchChangeSchema = object({
	/** Who wrote the commits, as the commits say. */
	by: array(string()).readonly(),
	commits: int().min(0),
	/** The first of the paths that differ, and how many more there are. */
	paths: array(string()).readonly(),
	more: int().min(0),
	/** What was there before is not in the history any more: a force push, or commits taken back. */
	rewritten: boolean()
});
const usd = number().min(0);
const iteration = int().positive();
/** Who asked for it: a login, or the local user's name; and where. */
const asked = {
	actor: string(),
	url: string().optional()
};
/** Everything that can happen to a mission. Facts: past tense, never edited. */
const eventSchema = discriminatedUnion("type", [
	object({
		type: literal("mission-opened"),
		spec: missionSchema,
		specHash: string(),
		base: string(),
		head: string(),
		actor: string()
	}),
	object({
		type: literal("spec-changed"),
		spec: missionSchema,
		specHash: string(),
		diff: array(string()).readonly()
	}),
	object({
		type: literal("baseline-proved"),
		sha: string(),
		verdicts: array(verdictSchema).readonly()
	}),
	object({ type: literal("slot-taken") }),
	object({
		type: literal("mission-queued"),
		/** Ids of the missions it waits for. */
		behind: array(string()).readonly()
	}),
	object({
		type: literal("branch-moved"),
		from: string(),
		to: string(),
		change: branchChangeSchema.optional()
	}),
	object({
		type: literal("base-merged"),
		base: string(),
		from: string(),
		sha: string()
	}),
	object({
		type: literal("base-conflicted"),
		base: string(),
		/** Empty: nothing a worker could mend, and `why` says what. */
		files: array(conflictFileSchema).readonly(),
		why: string().optional()
	}),
	object({
		type: literal("base-refused"),
		base: string(),
		why: string()
	}),
	object({
		type: literal("iteration-opened"),
		iteration,
		attempt: int().positive(),
		lease: leaseSchema,
		/** The most this attempt may cost. Charged when its cost is never known. */
		reserveUsd: usd,
		strategy: _enum(strategies),
		/** Ids of the criteria it is for. */
		focus: array(string()).readonly()
	}),
	object({
		type: literal("agent-finished"),
		iteration,
		ending: endingSchema,
		/** Absent when unknown: the reserve is charged. */
		usd: usd.optional(),
		usage: usageSchema,
		turns: int().min(0),
		session: object({
			id: string(),
			totalUsd: usd
		}).optional(),
		report: workReportSchema.optional()
	}),
	object({
		type: literal("work-committed"),
		iteration,
		sha: string(),
		files: int().min(0),
		additions: int().min(0),
		deletions: int().min(0),
		/** The base that the commit merges, besides the work. */
		base: string().optional(),
		/** What was taken out before the commit, and why; kept in `patch`. */
		withheld: array(object({
			path: string(),
			why: string()
		})).readonly(),
		patch: string().optional(),
		/** What others pushed while the worker worked: the work went on top of it. */
		joined: branchChangeSchema.optional()
	}),
	object({
		type: literal("criteria-judged"),
		iteration: int().min(0),
		sha: string(),
		verdicts: array(verdictSchema).readonly()
	}),
	object({
		type: literal("plan-made"),
		iteration,
		/** The model that made it, or `rules` for plain code. */
		planner: string(),
		assessment: string(),
		focus: array(string()).readonly(),
		strategy: string(),
		guidance: string(),
		question: string().optional(),
		usd: usd.optional(),
		tokens: int().min(0),
		problem: string().optional()
	}),
	object({
		type: literal("progress-reported"),
		iteration,
		shown: shownSchema.optional()
	}),
	object({
		type: literal("iteration-abandoned"),
		iteration,
		why: string(),
		/** Where its work is kept, when there was some that could not be published. */
		patch: string().optional(),
		/** What the mission closes with: another attempt would end the same. */
		closes: _enum(["needs-human", "misconfigured"]).optional()
	}),
	object({
		type: literal("mission-parked"),
		/** Epoch milliseconds; absent: until somebody resumes it. */
		until: number().optional(),
		why: string(),
		/** It waits for CI, not for a time: it goes on as soon as CI has concluded. */
		awaits: literal("ci").optional()
	}),
	object({
		type: literal("ci-looked-at"),
		sha: string(),
		/** The checks that were asked for. */
		names: array(string()).readonly(),
		/** Absent where there is no GitHub to look at. */
		sight: sightSchema.optional()
	}),
	object({
		type: literal("ci-started"),
		sha: string(),
		workflows: array(string()).readonly(),
		/** Why some could not be started, with the fix. */
		refused: array(string()).readonly()
	}),
	object({
		type: literal("signal-received"),
		signal: signalSchema,
		...asked
	}),
	object({
		type: literal("criterion-approved"),
		criterion: string(),
		sha: string(),
		...asked
	}),
	object({
		type: literal("text-approved"),
		hash: string(),
		...asked
	}),
	object({
		type: literal("criterion-rejected"),
		criterion: string(),
		why: string(),
		...asked
	}),
	object({
		type: literal("budget-raised"),
		iterations: int().positive().optional(),
		usd: number().positive().optional(),
		minutes: number().positive().optional(),
		tokens: int().positive().optional(),
		...asked
	}),
	object({
		type: literal("mission-closed"),
		outcome: _enum(closings),
		why: string(),
		/** Nothing but CI is missing: when CI has concluded, it is open again. */
		awaits: literal("ci").optional()
	})
]);
const envelopeSchema = object({
	v: literal(1),
	/** 1 for the first entry; no gaps. */
	seq: int().positive(),
	/** Epoch milliseconds. */
	at: number(),
	by: runSchema
});
/** One entry of the ledger: an event with its place, its time and its writer. */
const entrySchema = intersection(envelopeSchema, eventSchema);
// src/adapters/ledger-entry.ts
/** Entries in one folder; more would make folders slow to list and trees dear to rewrite. */
const shard = 1e3;
/** Where the entry of a number lies in any ledger, such as `events/0000/000001.json`. */
function entryPath(seq) {
	return `events/${String(Math.floor(seq / shard)).padStart(4, "0")}/${String(seq).padStart(6, "0")}.json`;
}
function writeEntry(entry) {
	return `${JSON.stringify(entry)}\n`;
}
/** Throws the user errors LEDGER_NEWER and LEDGER_UNREADABLE: a ledger is never silently begun again. */
function parseEntry(text, seq, place) {
	const value = parseJson(text);
	if (isNewer(value)) throw mistakes.ledgerNewer(place, 1);
	const parsed = entrySchema.safeParse(value);
	if (!parsed.success || parsed.data.seq !== seq) throw mistakes.ledgerUnreadable(place);
	return parsed.data;
}
function redactStrings(value, redact) {
	return JSON.parse(JSON.stringify(value), (_key, part) => typeof part === "string" ? redact(part) : part);
}
function isNewer(value) {
	if (typeof value !== "object" || value === null || !("v" in value)) return false;
	return typeof value.v === "number" && value.v > 1;
}
function parseJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
// src/adapters/snapshot.ts
/** Grows whenever `MissionState` or `evolve` change their meaning: older snapshots are not believed then. */
const snapshotVersion = 2;
const snapshotSchema = object({
	version: literal(snapshotVersion),
	seq: int().min(0),
	/** SHA-256 of `state`: a torn or edited snapshot is not believed either. */
	digest: string(),
	/** The state as JSON text. */
	state: string()
});
function writeSnapshot(view) {
	const state = JSON.stringify(view.state);
	return JSON.stringify({
		version: snapshotVersion,
		seq: view.seq,
		digest: digestOf(state),
		state
	});
}
/** Undefined when there is none that can be believed. A snapshot is a convenience, never the truth. */
function parseSnapshot(text) {
	if (text === void 0) return void 0;
	try {
		const { seq, digest, state } = snapshotSchema.parse(JSON.parse(text));
		if (digestOf(state) !== digest) return void 0;
		return {
			seq,
			state: JSON.parse(state)
		};
	} catch {
		return;
	}
}
function digestOf(text) {
	return createHash("sha256").update(text).digest("hex");
}
// src/adapters/local-run.ts
/** This process as a run: host, process id and when it started, so that a reused id is somebody else. */
async function localRun() {
	const now = await statOf(process.pid);
	return {
		run: `${hostname()}:${process.pid}:${now?.start ?? Math.round(performance.timeOrigin)}`,
		attempt: 1
	};
}
/** Whether the process of a run is gone. Undefined for a run of another machine. */
async function hasLocalRunEnded({ run }) {
	const [, host, pid, started] = /^(.*):(\d+):(\d+)$/.exec(run) ?? [];
	if (host !== hostname() || pid === void 0) return void 0;
	if (!isAlive(Number(pid))) return true;
	const now = await statOf(Number(pid));
	return now !== void 0 && (now.start !== started || now.state === "Z");
}
/** Whether there is a process of this id on this machine. */
function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error instanceof Error && "code" in error && error.code === "EPERM";
	}
}
/** Fields 3 and 22 of /proc/<pid>/stat (proc(5)). Linux only. */
async function statOf(pid) {
	try {
		const stat = await readFile(`/proc/${pid}/stat`, "utf8");
		const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
		return {
			state: fields[0],
			start: fields[19]
		};
	} catch {
		return;
	}
}
export { escapeCell as $, isDone as A, isCalled as B, pastOf as C, awaitingCi as D, workedOn as E, standingOf as F, workReportSchema as G, noUsage as H, unproved as I, leaseMs as J, capsOf as K, workable as L, metCount as M, metCountAt as N, completion as O, openCriteria as P, codeSpan as Q, checkNames as R, waitSentence as S, nextStrategy as T, responseTo as U, meaningOf as V, tokensOf as W, clip as X, plural as Y, codeBlock as Z, asksOthers as _, writeSnapshot as a, nextInLine as b, redactStrings as c, replay as d, escapeLine as et, BranchMoved as f, aheadOf as g, writeConflict as h, parseSnapshot as i, isProvable as j, hasWork as k, writeEntry as l, WorkRefused as m, isAlive as n, entryPath as o, LedgerMoved as p, exhausted as q, localRun as r, parseEntry as s, hasLocalRunEnded as t, evolve as u, inLine as v, nextFocus as w, overdueInLine as x, namesOf as y, findChecks as z };
