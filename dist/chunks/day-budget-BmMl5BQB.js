import { a as boolean, c as int, f as number, g as string, i as array, p as object, r as _enum, s as discriminatedUnion, u as literal } from "./schemas-IblTEC5b.js";
import { a as escapeLine, r as codeSpan, t as clip, u as renderReference } from "./markdown-escape-H_mWRewC.js";
import { o as isRequired, r as byPriority, u as priorities } from "./mission-4vuptIXd.js";
import { t as truncateHead } from "./truncate-Cm8uW0b4.js";
import { t as hasJudge } from "./judge-choice-BhP2xWqW.js";
import "./drafted-check-C4s3sfIf.js";
import { a as responseTo, n as endingKinds } from "./ending-2ZD1S3xC.js";
// src/core/plural.ts
/** A number with its noun: `1 file`, `2 files`, `2 criteria`. */
function plural(count, one, many = `${one}s`) {
	return `${count} ${count === 1 ? one : many}`;
}
// src/core/proof-words.ts
/** How a `met` was found, in one line: `proved: fails without the change, passes with it`. Empty when it is not met. */
function howOf({ verdict, proof, failsWithoutChange }) {
	if (verdict !== "met" || proof === void 0) return "";
	return failsWithoutChange ? `${proof}: fails without the change, passes with it` : proof;
}
/** What it was before the work and is now: `unmet → met`. What nobody looked at before is only what it is now. */
function courseOf({ before, verdict }) {
	return before === void 0 ? verdict : `${before.verdict} → ${verdict}`;
}
/** What one look brought: `exit 0, 27 tests`. Plain text, of others in part. */
function resultOf(evidence) {
	switch (evidence.kind) {
		case "command": {
			const { setup, ending, tests, failed, exitCode } = evidence;
			return [
				...setup === true ? ["setup"] : [],
				ending === "exited" ? `exit ${exitCode}` : ending.replaceAll("-", " "),
				...tests === void 0 ? [] : [plural(tests, "test")],
				...failed === void 0 ? [] : [`${failed} failed`]
			].join(", ");
		}
		case "check-run": return evidence.conclusion.replaceAll("_", " ");
		case "judgement": {
			const { verdict, votes } = evidence;
			return (votes ?? (verdict === void 0 ? [] : [verdict])).join(", ").replaceAll("_", " ");
		}
		case "approval": return "approved";
	}
}
/** The same of the run without the change. */
function resultWithoutChange({ exitCode, tests }) {
	return resultOf({
		kind: "command",
		command: "",
		ending: "exited",
		exitCode,
		tests,
		durationMs: 0,
		tail: ""
	});
}
/** `5 ms`, `1.8 s`. */
function secondsOf(ms) {
	return ms < 1e3 ? `${Math.round(ms)} ms` : `${(ms / 1e3).toFixed(1)} s`;
}
// src/core/baseline.ts
/**
* What keeps anything from being said about the work to come: `setup` fails, or a program that a required criterion
* names is not there. A criterion that is not met is none of it: that is what missions are for. Nor is a program with
* a slash in its name: it is a file of the repository, which the work may bring.
*/
function brokenBy(verdicts, { mission }) {
	const required = new Set(mission.criteria.filter((one) => isRequired(mission, one)).map(({ id }) => id));
	const causes = verdicts.flatMap(({ criterion, evidence }) => evidence.flatMap((one) => {
		if (one.kind !== "command") return [];
		if (one.setup === true) return [`\`setup\` fails: \`${one.command}\` ${endOf(one)}.`];
		if (!required.has(criterion)) return [];
		if (one.ending === "error") return [`\`${one.command}\` of ${criterion} could not be started.`];
		const program = missingProgram(one);
		return program === void 0 ? [] : [`\`${program}\`, which ${criterion} is proved by, is not there.`];
	}));
	return [...new Set(causes)];
}
function endOf({ ending, exitCode, durationMs }) {
	const after = `after ${secondsOf(durationMs)}`;
	return ending === "exited" ? `exited with ${exitCode} ${after}` : `ended ${after}: ${ending}`;
}
/** As bash and dash say it; only what the command line itself names, not what a script of the repository calls. */
function missingProgram({ ending, command, tail }) {
	if (ending !== "not-found") return void 0;
	const names = [...tail.matchAll(/(?:^|\s)([^\s:/]+): (?:command )?not found/g)].map(([, name = ""]) => name);
	const words = command.split(/[\s;&|()]+/);
	return names.find((name) => words.includes(name));
}
/** Why the mission stops before it spends anything. Undefined: it does not. See `baseline` of a mission. */
function brokenBase(state) {
	const { baseline, mission, iteration, head } = state;
	if (iteration > 0 || (mission.baseline ?? "stop") !== "stop") return void 0;
	if (baseline === void 0 || baseline.sha !== head || baseline.broken.length === 0) return void 0;
	return [
		`Nothing can be proved on the base ${head.slice(0, 9)}, so no work was begun:`,
		...baseline.broken,
		"Mend the base, `setup` or the machine. If that is the mission's own work, write `baseline: fix-first` into its text."
	].join("\n");
}
/** What the first work is for where the base is broken and the mission is to mend it. */
function toMendFirst(state) {
	if (state.mission.baseline !== "fix-first" || (state.baseline?.broken ?? []).length === 0) return [];
	return brokenBy(Object.values(state.verdicts).filter(({ sha }) => sha === state.head), state);
}
/** Why a mission that was never worked on is not simply done. */
function untouchedSentence({ head, mission }) {
	return `${mission.criteria.length === 1 ? "The criterion was" : "Every required criterion was"} met at ${head.slice(0, 9)} before any work, and nothing was spent on a worker. Is it all there already? If not, the checks are too weak to see what is missing.`;
}
/** What people should know before money is spent. Markdown; empty when there is nothing to tell. */
function renderBaseline({ baseline, flaky = {} }) {
	const lines = [];
	if (baseline !== void 0 && baseline.met.length > 0) {
		const already = baseline.met.map((id) => codeSpan(id)).join(", ");
		lines.push(`Met before any work, at \`${baseline.sha.slice(0, 9)}\`: ${already}. They were done already, or their checks are too weak.`);
	}
	for (const cause of baseline?.broken ?? []) lines.push(`Broken before any work: ${escapeLine(cause, 500)}`);
	for (const [id, { why }] of Object.entries(flaky)) lines.push(`Flaky: ${codeSpan(id)} ${escapeLine(why, 300)}`);
	return lines.join("\n\n");
}
// src/core/approval.ts
/** A mission with more has too much in it for an approval to be about a part of it. */
const mostPaths = 1e3;
/** What others changed; undefined where not all of it is known. */
function pathsOf(change) {
	if (change === void 0 || change.rewritten && change.paths.length === 0) return void 0;
	return change.more === 0 ? change.paths : change.all;
}
/** The head moves on: approvals of what stayed as it was go along, the others are void. */
function headMoved(state, { to, paths }) {
	if (to === state.head) return {
		approvals: state.approvals,
		touched: state.touched
	};
	const approvals = Object.entries(state.approvals).map(([id, one]) => [id, one.sha === state.head ? carried(one, to, paths) : one]);
	return {
		approvals: Object.fromEntries(approvals),
		touched: touchedWith(state, paths)
	};
}
function carried(approval, to, paths) {
	const { covers, sha, at = sha } = approval;
	const voidedBy = paths === void 0 ? "a change whose paths are not known" : touching(paths, covers);
	return voidedBy === void 0 ? {
		...approval,
		sha: to,
		at,
		voidedBy
	} : {
		...approval,
		at,
		voidedBy
	};
}
/** A path of a change that an approval is about. */
function touching(paths, covers) {
	if (covers === void 0) return paths[0];
	const known = new Set(covers);
	return paths.find((path) => known.has(path));
}
function touchedWith({ touched, head, base }, paths) {
	const before = touched ?? {
		paths: [],
		isWhole: head === base
	};
	const all = [.../* @__PURE__ */ new Set([...before.paths, ...paths ?? []])];
	return {
		paths: all.slice(0, mostPaths),
		isWhole: before.isWhole && paths !== void 0 && all.length <= mostPaths
	};
}
/** The approval that counts at the head: of this very commit, or of an earlier one of which nothing changed since. */
function approvalAtHead(id, { approvals, head }) {
	const approval = approvals[id];
	return approval?.sha === head ? approval : void 0;
}
/** Whether somebody approved this very commit: an approval that went along with later ones has not seen those. */
function isLookedAt(id, state) {
	const approval = approvalAtHead(id, state);
	return approval !== void 0 && (approval.at ?? state.head) === state.head;
}
/** Why it counts at the head, or does not any more. */
function approvalSentence$1({ by, sha, at = sha }) {
	return at === sha ? `${by} approved this commit.` : `${by} approved ${at.slice(0, 9)}; nothing of it changed since.`;
}
/** Undefined for one that nothing took back. */
function voidSentence({ by, sha, at = sha, voidedBy }) {
	return voidedBy === void 0 ? void 0 : `${by} approved ${at.slice(0, 9)}, and ${voidedBy} was changed since.`;
}
// src/core/claim.ts
/** After so many words against it a claim stops nothing any more: the criterion is work like any other. */
const mostDenials = 2;
const longestWords = 600;
/** The claims of a report about criteria that are there, each with its evidence: without any it is no claim. */
function claimsIn(state, { report, iteration }) {
	const known = new Set(state.mission.criteria.map(({ id }) => id));
	const claims = (report?.blocked ?? []).flatMap(({ criterion, why, evidence }) => {
		const claim = {
			why: oneLine(why),
			evidence: oneLine(evidence),
			iteration
		};
		if (!known.has(criterion) || claim.why === "" || claim.evidence === "") return [];
		return (state.denials?.[criterion]?.times ?? 0) >= mostDenials ? [] : [[criterion, claim]];
	});
	return Object.fromEntries(claims);
}
function oneLine(text) {
	const line = text.replaceAll(/\s+/g, " ").trim();
	return line.length <= longestWords ? line : `${line.slice(0, longestWords)}…`;
}
/** A person has said something about these criteria, all of them unless named: they are work again. */
function lifted(state, by, only) {
	const all = Object.entries(state.blocked);
	const said = all.filter(([id]) => only === void 0 || id === only);
	const fresh = said.map(([id, claim]) => {
		return [id, {
			by,
			times: (state.denials?.[id]?.times ?? 0) + 1,
			claim
		}];
	});
	return {
		blocked: Object.fromEntries(all.filter((one) => !said.includes(one))),
		denials: {
			...state.denials,
			...Object.fromEntries(fresh)
		}
	};
}
/** What is proved met can be met. */
function withoutMet(blocked, verdicts) {
	const met = new Set(verdicts.filter(({ verdict }) => verdict === "met").map(({ criterion }) => criterion));
	return Object.fromEntries(Object.entries(blocked).filter(([id]) => !met.has(id)));
}
/** The worker's words, as words of its. */
function claimSentence({ why, evidence }, denial) {
	return `The worker says that it cannot be met${denial === void 0 ? "" : `, though ${denial.by} said that it can`}: ${quoted(why)} Its evidence: ${quoted(evidence)}`;
}
/** For the worker: what it is not to say again without looking again. */
function denialSentence({ by, claim }) {
	return `In iteration ${claim.iteration} it was said to be impossible (${quoted(claim.why)}); ${by} asks for it all the same.`;
}
function quoted(words) {
	return `“${words.replaceAll(/[“”]/g, "\"")}”`;
}
// src/core/budget.ts
/** Below this a worker cannot even start: not worth an iteration. In US dollars. */
const leastUsd = .01;
/** Charged for a manager's call whose price is unknown. In US dollars. */
const unknownPlanUsd = .05;
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
/** Three votes that each take as long as they may. */
const longestJudgingMs = 18e5;
/** One command of the setup; it is run before the worker and before the proof. */
const longestSetupMs = 12e5;
/** How long a lease holds, in milliseconds: the worker's time, the checks', the judge's and room for the rest. */
function leaseMs(state) {
	const { mission } = state;
	const drafted = Object.values(state.drafts ?? {}).flatMap((draft) => draft.checks);
	const once = [...mission.criteria.flatMap((criterion) => criterion.checks), ...drafted].reduce((sum, check) => sum + (check.kind === "run" ? check.timeoutMs : 0), 0);
	const proving = state.flaky === void 0 ? once : 3 * once;
	const settingUp = mission.setup.length * 2 * longestSetupMs;
	const judging = hasJudge(mission) ? longestJudgingMs : 0;
	return capsOf(state).minutes * 6e4 + settingUp + proving + judging + 9e5;
}
// src/core/hash-of-checks.ts
/**
* A short name for exactly these checks, 16 hex digits: two 32-bit FNV-1a hashes. It helps people to see that they
* talk about the same; what was approved is recorded in full and compared in full.
*/
function hashOfChecks(checks) {
	const text = JSON.stringify(checks);
	return fnv(text, 2166136261) + fnv(text, 16777619);
}
function fnv(text, seed) {
	let hash = seed;
	for (let place = 0; place < text.length; place++) hash = Math.imul(hash ^ text.charCodeAt(place), 16777619);
	return (hash >>> 0).toString(16).padStart(8, "0");
}
// src/core/drafting.ts
/** The criteria of the mission; where the author named no check, with the drafted ones that count. */
function criteriaOf(state) {
	const { drafts } = state;
	if (drafts === void 0) return state.mission.criteria;
	return state.mission.criteria.map((criterion) => {
		const draft = drafts[criterion.id];
		return draft !== void 0 && isInForce(draft, state) ? withDraft(criterion, draft) : criterion;
	});
}
function withDraft(criterion, draft) {
	const { checks, source, replaced } = draft;
	return {
		...criterion,
		checks,
		draftedBy: source,
		...replaced === void 0 ? {} : { draftedBefore: replaced }
	};
}
function isInForce({ standing, approved }, { mission }) {
	if (standing !== "good" || mission.checks === "off") return false;
	return mission.checks !== "approve" || approved !== void 0;
}
/** Drafted checks that would count if a person said so. */
function unapproved(state) {
	if (state.mission.checks !== "approve") return [];
	return draftsOf(state).filter(([, one]) => one.standing === "good" && one.approved === void 0);
}
/**
* The contract comes before the work: checks are drafted for criteria that have none, tried on the base, and shown.
* Undefined: nothing is left to do about them.
*/
function planChecks(state, now) {
	if (state.mission.checks === "off") return void 0;
	const untried = draftsOf(state).filter(([, one]) => one.standing === "planned");
	if (untried.length > 0) return {
		type: "try-checks",
		criteria: untried.map(([id]) => id)
	};
	const missing = isDraftable(state, now) ? undrafted(state) : [];
	if (missing.length > 0 && !isManagerResting(state, now.at)) return {
		type: "plan-checks",
		criteria: missing
	};
	const waiting = unapproved(state);
	if (waiting.length === 0) return void 0;
	return {
		type: "close-mission",
		outcome: "needs-human",
		why: approvalSentence(waiting)
	};
}
/** Where there is nothing else to do, the manager's rest is waited for: what it drafts then may prove the rest. */
function waitForDraft(state, now) {
	const { managerRests: until } = state;
	if (state.mission.checks === "off" || until === void 0 || !isManagerResting(state, now.at)) return void 0;
	const missing = isDraftable(state, now) ? undrafted(state) : [];
	if (missing.length === 0) return void 0;
	return {
		type: "park-mission",
		until,
		why: `The manager's limit keeps it from drafting checks for ${missing.join(", ")}.`
	};
}
/** Its service said when its limit ends: it is left alone until then. */
function isManagerResting({ managerRests = 0 }, at) {
	return at < managerRests;
}
function isDraftable(state, { draftsChecks }) {
	return draftsChecks === true && exhausted(state) === void 0;
}
/** Measurable criteria that nothing proves, and those whose drafted check shows nothing. */
function undrafted(state) {
	return state.mission.criteria.filter(({ id, measurable, checks, approval }) => {
		if (!measurable || checks.length > 0 || approval !== void 0) return false;
		const draft = state.drafts?.[id];
		if (draft === void 0) return true;
		return draft.attempts < 3 && problemOf(id, state) !== void 0;
	}).map(({ id }) => id);
}
/** Why the check of a criterion is to be drafted again; undefined: it is not. */
function problemOf(id, state) {
	const draft = state.drafts?.[id];
	if (draft === void 0 || draft.standing === "planned") return void 0;
	if (draft.standing === "poor") return draft.problem ?? "It shows nothing.";
	const found = state.verdicts[id];
	if (found === void 0 || found.sha !== state.head || found.verdict !== "unknown") return void 0;
	return found.evidence.some((one) => one.kind === "command" && !one.setup && one.ending !== "exited" && one.ending !== "killed") ? found.reason : void 0;
}
/** The commands of drafted checks, for people. */
function commandsOf$1({ checks }) {
	return checks.flatMap((check) => check.kind === "run" ? [check.command] : []);
}
function draftsOf({ drafts = {}, mission }) {
	return mission.criteria.flatMap(({ id }) => {
		const draft = drafts[id];
		return draft === void 0 ? [] : [[id, draft]];
	});
}
function approvalSentence(waiting) {
	return ["Checks were drafted, and count when somebody says so:", ...waiting.map(([id, draft]) => {
		const seen = draft.regression ? "passes on the base and guards it" : "fails on the base as it should";
		const before = draft.replaced === void 0 ? "" : ` Before, it was: ${draft.replaced.join(" && ")}`;
		return `${id} (${hashOfChecks(draft.checks)}): ${commandsOf$1(draft).join(" && ")} (${draft.source}; ${seen}). ${draft.why}${before}`;
	})].join("\n");
}
// src/core/judged-standing.ts
/** Characters of what a judge says that a sentence has room for; the whole is in the evidence. */
const longestWhy = 500;
/** Nothing but a judge or a human can say whether it is met. */
function isForJudge(criterion) {
	return criterion.checks.length === 0;
}
/** What was judged at the head. A judgement of another commit says nothing about this one. */
function judgementAtHead(id, { judging, head }) {
	const found = judging?.judgements[id];
	return found?.sha === head ? found : void 0;
}
/** It was judged met at an earlier commit, and is judged again before the mission is done. */
function isPresumed(criterion, state) {
	const found = state.judging?.judgements[criterion.id];
	return isForJudge(criterion) && hasJudge(state.mission) && found?.verdict === "met" && found.sha !== state.head && approvalAtHead(criterion.id, state) === void 0;
}
/** Whether the judge's word stands between a criterion and its being met: a human may decide it then. */
function isDisputed(id, state) {
	const found = judgementAtHead(id, state);
	if (found === void 0 || found.verdict === "met") return false;
	const criterion = criteriaOf(state).find((one) => one.id === id);
	return criterion !== void 0 && (isForJudge(criterion) || found.verdict === "not_met");
}
/**
* What is known with the judge's word in it. It stands for criteria that nothing else proves; against a command that
* passed it can only take the pass back, and over one that failed it has no power.
*/
function withJudgement(checked, state) {
	const { criterion } = checked;
	const found = judgementAtHead(criterion.id, state);
	if (!isForJudge(criterion)) return found === void 0 ? checked : examined(checked, found, state);
	if (checked.awaits === "checks") return checked;
	if (found !== void 0) return judged(criterion, found, state);
	return hasJudge(state.mission) ? overruled(state, pending(criterion, state)) : checked;
}
function judged(criterion, found, state) {
	const evidence = [evidenceOf(found)];
	const { model, verdict, rationale } = found;
	const why = clip(rationale, longestWhy);
	switch (verdict) {
		case "met": return {
			criterion,
			verdict: "met",
			proof: "judged",
			reason: `${model} judged it met: ${why}`,
			evidence
		};
		case "not_met": return overruled(state, {
			criterion,
			verdict: "unmet",
			reason: `${model} judged it not met: ${why}`,
			evidence
		});
		case "cannot_tell": return overruled(state, {
			criterion,
			verdict: "unknown",
			reason: `${model} could not tell: ${why} Give it a \`verify\` command, or look at it yourself: \`/cco approve ${criterion.id}\`.`,
			evidence,
			awaits: "means of proof"
		});
	}
}
/** A pass that the judge looked at as well. One that it could not tell anything about stays what it is. */
function examined(checked, found, state) {
	if (checked.verdict !== "met" || found.verdict === "cannot_tell") return checked;
	const { proof, ...rest } = checked;
	const evidence = [...checked.evidence, evidenceOf(found)];
	if (found.verdict === "met") return {
		...checked,
		evidence
	};
	const doubt = `${found.model} judged it not met: ${clip(found.rationale, longestWhy)}`;
	const standing = {
		...rest,
		verdict: "unmet",
		reason: `Its checks pass, but ${doubt}`,
		evidence
	};
	return isLookedAt(checked.criterion.id, state) ? overruled(state, standing, proof) : standing;
}
/** An approval that counts stands above what a model says, or has not said yet. */
function overruled(state, standing, proof = "approved") {
	const approval = approvalAtHead(standing.criterion.id, state);
	if (approval === void 0) return standing;
	const { awaits: _none, ...rest } = standing;
	const evidence = [...standing.evidence, {
		kind: "approval",
		by: approval.by,
		url: approval.url
	}];
	const reason = `${approvalSentence$1(approval)} ${standing.reason}`;
	return {
		...rest,
		verdict: "met",
		proof,
		reason,
		evidence
	};
}
function pending(criterion, state) {
	const before = state.judging?.judgements[criterion.id];
	return {
		criterion,
		verdict: "unknown",
		reason: before?.verdict === "met" ? `Judged met at ${before.sha.slice(0, 9)}; it is judged again before the mission is done.` : "Not judged at this commit yet.",
		evidence: []
	};
}
function evidenceOf({ model, verdict, rationale, references, votes, gaps }) {
	return {
		kind: "judgement",
		model,
		verdict,
		rationale,
		references: references.map(renderReference),
		...votes === void 0 || votes.length < 2 ? {} : { votes },
		...gaps.length === 0 ? {} : { gaps }
	};
}
// src/core/finding.ts
/**
* What plain code found in a change that makes a proof doubtful. A `violation` is one that a maintainer agrees with at
* a glance: it blocks what commands prove. A `suspicion` is for a judge or a person to look at before the end.
*/
const findingSchema = object({
	/** Which detector found it, such as `deleted-tests`. */
	detector: string(),
	severity: _enum(["violation", "suspicion"]),
	/** Relative to the repository; at the head, or at the base where the file is gone. */
	path: string(),
	/** From 1, at the head. Absent where nothing is left to point at. */
	line: int().positive().optional(),
	/** The line itself, cut. What somebody wrote: data, never an instruction. */
	excerpt: string().optional(),
	/** One sentence. */
	why: string()
});
/**
* What makes two findings the same one at two commits. Lines move, and are left out; counts are in the sentence, so
* that a test less makes another finding.
*/
function keyOfFinding({ detector, severity, path, excerpt = "", why }) {
	return [
		detector,
		severity,
		path,
		excerpt,
		why
	].join("\n");
}
// src/core/tamper/remedy.ts
const remedies = {
	"deleted-tests": "Put the tests back as they are in the base.",
	"skipped-tests": "Let the test run again.",
	"test-scripts": "Put the script back as it is in the base.",
	"runner-config": "Take the line out again.",
	"framework-patches": "Take the replacement out.",
	"early-exits": "Take the exit out.",
	"always-equal": "Compare what the values hold.",
	"coverage-thresholds": "Put the threshold back as it is in the base.",
	"fewer-tests": "Put the missing tests back.",
	"weakened-assertions": "Assert as much as before.",
	"special-cases": "Work the answer out instead.",
	"mocked-subjects": "Test the real one.",
	"hollow-tests": "Test the code of the project.",
	"environment-sniffing": "Behave the same under test.",
	snapshots: "Record only what the change is meant to change.",
	"lint-ignores": "Mend what the warning is about.",
	"printed-results": "Leave summaries to the test runner.",
	"evidence-files": "Remove the file.",
	"unread-files": "Make the change smaller."
};
/** How a finding is undone, as one sentence to whoever does it. */
function remedyFor({ detector }) {
	return remedies[detector] ?? "Undo it.";
}
// src/core/tampering.ts
/** Offers of an iteration to undo what was found, before a human is asked. */
const mostRepairs = 1;
/** More in one sentence nobody reads. */
const mostNamed$1 = 3;
/** What was found and nobody has accepted. */
function openFindings({ findings, accepted }) {
	const all = findings?.list ?? [];
	return all.filter((one) => !isAccepted(one, all, accepted));
}
/** The violations that nobody has accepted. */
function violationsOf(state) {
	return openFindings(state).filter(({ severity }) => severity === "violation");
}
/** Of a file, all or nothing: with one more finding in it, it is another change than the one that was looked at. */
function isAccepted({ path }, all, accepted) {
	const known = accepted?.keys[path];
	if (known === void 0) return false;
	return all.every((one) => one.path !== path || known.includes(keyOfFinding(one)));
}
/** What was found odd in the change at the head, notes and all; for the judge. */
function suspicionsAt({ findings, head }) {
	if (findings?.sha !== head) return [];
	return findings.list.filter(({ severity }) => severity === "suspicion");
}
/** What commands prove counts for nothing while the change makes their proof worthless. */
function withoutTampering(standing, state) {
	const { verdict, proof } = standing;
	if (verdict !== "met" || proof === "judged" || proof === "approved") return standing;
	const violations = violationsOf(state);
	if (violations.length === 0) return standing;
	const { proof: _proof, ...rest } = standing;
	const awaits = isBeyondRepair(state) ? { awaits: "findings" } : {};
	return {
		...rest,
		verdict: "unmet",
		reason: violationSentence(violations),
		...awaits
	};
}
function isBeyondRepair({ findings }) {
	return findings !== void 0 && findings.repairs >= mostRepairs;
}
/** What was found, and how it is undone or accepted. */
function violationSentence(violations) {
	const named = violations.slice(0, mostNamed$1).map((one) => `\`${placeOf(one)}\`: ${one.why} ${remedyFor(one)}`);
	const more = violations.length > named.length ? [`And ${violations.length - named.length} more.`] : [];
	return [
		"Its checks pass, which counts for nothing here:",
		...named,
		...more,
		"To let it stand, somebody with write access says `approve findings`."
	].join(" ");
}
/** Where a finding is: a path, and a line where there is one. */
function placeOf({ path, line }) {
	return line === void 0 ? path : `${path}:${line}`;
}
/** Whether the last look was at another commit, and something was found there that may be about this one. */
function isLookDue(state) {
	return state.findings !== void 0 && state.findings.sha !== state.head && openFindings(state).length > 0;
}
/** How runners mark a test that failed. */
const failure = /\bnot ok\b|\bFAIL(?:ED|URE)?\b|\bfailed\b|[✖✗✕×●]/;
const mostFailing = 500;
/** Lines of the last proof that say which tests failed; and the names of those that were seen to be removed since. */
function failingLines({ verdicts, findings }) {
	const removed = findings?.list.flatMap(({ detector, excerpt }) => detector === "fewer-tests" && excerpt !== void 0 ? [excerpt] : []);
	const printed = Object.values(verdicts).filter(({ verdict }) => verdict === "unmet").flatMap(({ evidence }) => evidence.flatMap((one) => one.kind === "command" ? one.tail.split("\n") : [])).filter((line) => line.length < 1e3 && failure.test(line));
	return [...removed ?? [], ...printed.slice(0, mostFailing)];
}
/** The findings after a look. */
function findingsAfter(state, { sha, findings }) {
	if (findings === void 0) return state.findings;
	const before = violationsOf(state).length;
	const after = violationsOf({
		...state,
		findings: {
			sha,
			list: findings,
			repairs: 0
		}
	}).length;
	const strategy = state.phase === "sealed" ? state.open?.strategy : void 0;
	const isOffer = strategy !== void 0 && strategy !== "diagnose" && strategy !== "resolve-conflict";
	const earlier = state.findings?.repairs ?? 0;
	return {
		sha,
		list: findings,
		repairs: before > 0 && after >= before ? earlier + (isOffer ? 1 : 0) : 0
	};
}
/** An acceptance is for what was found at the commit that was looked at. */
function acceptedAfter(state, { sha, actor, url }) {
	if (state.findings?.sha !== sha) return state.accepted;
	const byPath = Map.groupBy(state.findings.list, ({ path }) => path);
	return {
		sha,
		by: actor,
		url,
		keys: Object.fromEntries([...byPath].map(([path, found]) => [path, found.map(keyOfFinding)]))
	};
}
// src/core/doubt.ts
/**
* Shown, and nobody is asked: what honest work often has, and what steers the checks, which are run as the base has it.
*/
const notes = /* @__PURE__ */ new Set([...[
	"lint-ignores",
	"snapshots",
	"unread-files"
], ...[
	"test-scripts",
	"runner-config",
	"coverage-thresholds"
]]);
/**
* Suspicions that nobody has looked at yet: neither somebody who let them stand, nor a judge who examined at the head
* every pass of a command. The mission is not done before.
*/
function doubtsOf(state) {
	const doubts = openFindings(state).filter(({ severity, detector }) => severity === "suspicion" && !notes.has(detector));
	return doubts.length > 0 && isExamined(state) ? [] : doubts;
}
/** Everything found in the change that stands between the mission and done. */
function blockingFindings(state) {
	return [...violationsOf(state), ...doubtsOf(state)];
}
/** The judge says of everything that commands prove that it is met all the same. */
function isExamined(state) {
	return criteriaOf(state).filter(({ checks }) => checks.length > 0).every(({ id }) => judgementAtHead(id, state)?.verdict === "met" || isLookedAt(id, state));
}
/** What a human is asked when nothing else is missing. */
function doubtSentence(doubts) {
	const [first] = doubts;
	if (first === void 0) return "Nothing is open.";
	const more = doubts.length > 1 ? ` (and ${doubts.length - 1} more)` : "";
	return `All checks pass, and something in the change makes them doubtful: \`${first.path}\`: ${first.why}${more} Look at it, then say \`approve findings\` to let it stand, or \`steer\` what to do instead.`;
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
	if (found !== void 0) return findingOf$1(found);
	return {
		verdict: "unknown",
		reason: ci.sight.problem ?? `\`${name}\` is not there for this commit yet.`,
		evidence: [],
		awaits: "ci"
	};
}
function findingOf$1({ name, status, conclusion, url, title, tail }) {
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
		reason: sentence$1(name, word, title),
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
function sentence$1(name, word, title = "") {
	return `\`${name}\` concluded ${word}${title === "" ? "." : `: ${title}`}`;
}
// src/core/verdict.ts
/** What a proof can come to. */
const findings = [
	"met",
	"unmet",
	"unknown"
];
/** How a command ended. Only `exited` can prove anything. */
const commandEndings = [
	"exited",
	"timed-out",
	"not-found",
	"killed",
	"error"
];
const redSchema = object({
	/** The commit before the work. */
	sha: string(),
	exitCode: int().optional(),
	tests: int().optional(),
	failures: array(string()).readonly().optional(),
	tail: string(),
	log: string().optional()
});
const commandEvidenceSchema = object({
	kind: literal("command"),
	command: string(),
	/** It is a command of the mission's `setup`, not of the criterion: when it fails nothing can be said. */
	setup: boolean().optional(),
	ending: _enum(commandEndings),
	/** Undefined unless `ending` is `exited`. */
	exitCode: int().optional(),
	durationMs: number(),
	/** The last part of what it printed, redacted; the whole is in `log`. */
	tail: string(),
	/** Standard output matched what the check expects; undefined when it expects nothing. */
	stdoutMatched: boolean().optional(),
	/** Tests counted in the output; undefined when none of the known runners' summaries was found. */
	tests: int().optional(),
	/** Tests that failed, as a report of the run says. */
	failed: int().optional(),
	/** Names of failed tests, the first ones. */
	failures: array(string()).readonly().optional(),
	/** Why the report that was asked for says nothing. */
	unreported: string().optional(),
	/** Why it was not run. */
	why: string().optional(),
	/** What the branch changes and the proof took from the base instead: `path`, or `path#key` for a part of a file. */
	held: array(string()).readonly().optional(),
	/** The same command with the tests of this commit and everything else as it was before the work: it failed there. */
	red: redSchema.optional(),
	/** Where the whole output is kept, relative to the mission's records. */
	log: string().optional()
});
const checkRunEvidenceSchema = object({
	kind: literal("check-run"),
	name: string(),
	/** GitHub's word for how it ended, or for where it is while it goes on. */
	conclusion: string(),
	url: string(),
	/** What it says: title, summary, annotations, the end of its log. */
	tail: string().optional()
});
const judgementEvidenceSchema = object({
	kind: literal("judgement"),
	model: string(),
	rationale: string(),
	/** Places as `path:line`, commands in backticks. */
	references: array(string()).readonly(),
	/** What the model said itself, and each time it was asked. */
	verdict: string().optional(),
	votes: array(string()).readonly().optional(),
	/** What it says is missing. */
	gaps: array(string()).readonly().optional()
});
const approvalEvidenceSchema = object({
	kind: literal("approval"),
	by: string(),
	url: string().optional()
});
const evidenceSchema = discriminatedUnion("kind", [
	commandEvidenceSchema,
	checkRunEvidenceSchema,
	judgementEvidenceSchema,
	approvalEvidenceSchema
]);
const verdictSchema = object({
	criterion: string(),
	verdict: _enum(findings),
	/** The sentence that explains it. */
	reason: string(),
	/** How strong a `met` is: author's command or CI, a drafted command, a model's judgement, a human. */
	proof: _enum([
		"proved",
		"tested",
		"judged",
		"approved"
	]).optional(),
	/** What each run at this commit came to, oldest first, where there was more than one. */
	runs: array(_enum(findings)).readonly().optional(),
	evidence: array(evidenceSchema).readonly()
});
/** Of all its commands together. Milliseconds. */
function durationOf({ evidence }) {
	return evidence.reduce((sum, one) => sum + (one.kind === "command" ? one.durationMs : 0), 0);
}
// src/core/left-out.ts
/** Commands that took longer are not run at every head. Milliseconds. */
const longMs = 3e5;
/**
* Criteria that need not be proved at this head: they were met when they were last proved, that took long, nobody
* works on them, and there is other work to do. The head that is to be done is never one of those: with no other work
* left nothing is left out.
*
* @param otherWork whether there is something open besides these.
*/
function leftOut(state, provable, otherWork) {
	const ids = presumed(state, provable);
	return ids.size > 0 && otherWork(ids) ? ids : none;
}
/** Criteria that were met at an earlier head and that may be left out at this one. */
function presumed(state, provable) {
	if (state.reproof || state.iteration === 0) return none;
	const focus = (state.open ?? state.plan)?.focus ?? [];
	const long = provable.filter(({ id }) => {
		const last = state.verdicts[id];
		if (last?.verdict !== "met" || last.sha === state.head || focus.includes(id)) return false;
		return state.flaky?.[id] === void 0 && durationOf(last) >= longMs;
	});
	return long.length === 0 ? none : new Set(long.map(({ id }) => id));
}
const none = /* @__PURE__ */ new Set();
// src/core/standing.ts
/** Evidence proves only the commit it was taken on: everything here is about `state.head`. */
function standingOf(state) {
	return criteriaOf(state).map((criterion) => {
		const standing = withClaim(standingOfOne(criterion, state), state);
		const flake = state.flaky?.[criterion.id];
		return flake === void 0 ? standing : {
			...standing,
			flaky: flake.why
		};
	});
}
/** What the worker says of a criterion that is not met asks a person, unless somebody else is awaited anyway. */
function withClaim(standing, state) {
	const { id } = standing.criterion;
	const claim = state.blocked[id];
	if (claim === void 0 || standing.verdict === "met") return standing;
	const reason = `${standing.reason} ${claimSentence(claim, state.denials?.[id])}`;
	const { awaits = "human" } = standing;
	return {
		...standing,
		reason,
		awaits: awaits === "means of proof" ? "human" : awaits
	};
}
function standingOfOne(criterion, state) {
	const checked = withJudgement(withoutTampering(checkedStanding(criterion, state), state), state);
	if (checked.verdict === "unmet") return checked;
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
		evidence: [],
		...lackOf(criterion, state)
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
/** What is missing of a criterion without a check. */
function lackOf({ id }, state) {
	if (unapproved(state).some(([one]) => one === id)) return {
		reason: `Its drafted check waits for a word: \`approve checks ${id}\`.`,
		awaits: "checks"
	};
	const reason = "Nothing here can prove it: give it a `verify` command or an `approval`, or configure a `judge`.";
	const problem = state.drafts?.[id]?.problem;
	return {
		reason: `${reason}${problem === void 0 ? "" : ` A check was drafted in vain. ${problem}`}`,
		awaits: "means of proof"
	};
}
/** An approval is bound to what was looked at. */
function withApproval(criterion, checked, state) {
	const approval = approvalAtHead(criterion.id, state);
	if (approval === void 0) {
		const before = state.approvals[criterion.id];
		const past = before && voidSentence(before);
		const reason = `${past === void 0 ? "" : `${past} `}It waits for approval: \`approve ${criterion.id}\`.`;
		return {
			...checked,
			verdict: "unknown",
			reason,
			awaits: "approval"
		};
	}
	const { by, url } = approval;
	const evidence = [...checked.evidence.filter(({ kind }) => kind !== "approval"), {
		kind: "approval",
		by,
		url
	}];
	return {
		criterion,
		verdict: "met",
		reason: approvalSentence$1(approval),
		proof: "approved",
		evidence
	};
}
/** Criteria whose `run` checks have no conclusion at the head yet, or whose proof was asked for again. */
function unproved(state) {
	const left = leftOutNow(state);
	return criteriaOf(state).filter((criterion) => {
		if (!isProvable(criterion) || left.has(criterion.id)) return false;
		return state.reproof || state.verdicts[criterion.id]?.sha !== state.head;
	});
}
/** What takes long and was met is not proved while there is other work. See `leftOut`. */
function leftOutNow(state) {
	return leftOut(state, criteriaOf(state).filter(isProvable), (besides) => openCriteria(state).some((one) => !besides.has(one.criterion.id) && isWorkable(one, state)));
}
/** Whether there is a command that can prove it. */
function isProvable(criterion) {
	return criterion.checks.some((check) => check.kind === "run");
}
/** Every required criterion is met at the head, and nothing was found there that makes it doubtful. */
function isDone(state) {
	if (blockingFindings(state).length > 0) return false;
	return standingOf(state).every((one) => one.verdict === "met" || !isRequired(state.mission, one.criterion));
}
/** Required criteria that nothing but a drafted check says to be met, which no person has looked at. */
function metByDraftAlone(state) {
	return standingOf(state).filter(({ criterion, proof }) => {
		if (proof !== "tested" || !isRequired(state.mission, criterion)) return false;
		return state.drafts?.[criterion.id]?.approved === void 0;
	});
}
/** Required criteria that are not met, most important first. */
function openCriteria(state) {
	return standingOf(state).filter((one) => one.verdict !== "met" && isRequired(state.mission, one.criterion)).toSorted((a, b) => byPriority(a.criterion, b.criterion));
}
/**
* Open criteria that an iteration may still help: not waiting for a human, not left aside.
* One that only a human can prove is worth one iteration, so that there is something to look at.
*/
function workable(state) {
	const left = leftOutNow(state);
	return openCriteria(state).filter((one) => !left.has(one.criterion.id) && isWorkable(one, state));
}
function isWorkable({ criterion, awaits }, state) {
	if (state.setAside.includes(criterion.id)) return false;
	if (awaits === "human" || awaits === "checks" || awaits === "findings") return false;
	if (isPresumed(criterion, state)) return false;
	if (awaits === "ci" && state.head !== state.base) return false;
	return awaits === void 0 || !state.offered.includes(criterion.id);
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
/** `critical: 1 of 2`; empty in a mission where nothing is critical, or all of it. */
function criticalCount(state) {
	const all = standingOf(state);
	const critical = all.filter(({ criterion }) => criterion.priority === "critical");
	if (critical.length === 0 || critical.length === all.length) return "";
	return `critical: ${critical.filter(({ verdict }) => verdict === "met").length} of ${critical.length}`;
}
/** What progress is measured by: what was met counts until it is judged, or proved at length, again. */
function progressOf(state) {
	const long = presumed(state, criteriaOf(state).filter(isProvable));
	const judged = criteriaOf(state).filter((one) => isPresumed(one, state) && !long.has(one.id));
	return metCount(state) + long.size + judged.length;
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
// src/core/judge.ts
/**
* The verdict on one criterion from the evidence of its `run` checks, in their order. Exit code and
* expectations decide: `unmet` needs a command that ran and failed, `met` needs all of them to pass,
* and whatever could not be run is `unknown`, never `met`.
*/
function judgeCriterion(criterion, evidence) {
	const base = {
		criterion: criterion.id,
		evidence
	};
	if (!isProvable(criterion)) return {
		...base,
		verdict: "unknown",
		reason: "It has no command to run."
	};
	const broken = evidence.find((one) => one.setup === true);
	if (broken !== void 0) return {
		...base,
		verdict: "unknown",
		reason: `Setup failed: ${sentence(broken)}`
	};
	const held = heldSentence(evidence);
	const findings = criterion.checks.filter((check) => check.kind === "run").map((check, index) => findingOf(check, evidence[index]));
	const worst = findings.find((one) => one.verdict === "unmet") ?? findings.find((one) => one.verdict === "unknown");
	if (worst !== void 0) return {
		...base,
		...worst,
		reason: `${worst.reason}${held}`
	};
	const reason = findings.map((one) => one.reason).join(" ");
	const proof = criterion.draftedBy === void 0 ? "proved" : "tested";
	return {
		...base,
		verdict: "met",
		proof,
		reason
	};
}
function findingOf(check, found) {
	if (found === void 0) return {
		verdict: "unknown",
		reason: `\`${check.command}\` was not run.`
	};
	if (found.ending !== "exited") return {
		verdict: "unknown",
		reason: sentence(found)
	};
	if (found.exitCode !== check.expect.exit) return {
		verdict: "unmet",
		reason: sentence(found)
	};
	return unmetExpectation(check, found) ?? {
		verdict: "met",
		reason: sentence(found)
	};
}
/** Exit 0 alone is weak: several test runners exit 0 when they found no test. */
function unmetExpectation(check, found) {
	const { stdout, report } = check.expect;
	if (stdout !== void 0 && found.stdoutMatched !== true) return {
		verdict: "unmet",
		reason: `\`${check.command}\` printed nothing that matches /${stdout}/.`
	};
	if (report !== void 0 && found.unreported !== void 0) return {
		verdict: "unknown",
		reason: `\`${check.command}\` gave no report that counts: ${found.unreported}`
	};
	return tooManyFailed(check, found) ?? tooFewTests(check, found);
}
function tooManyFailed({ command, expect }, found) {
	const { maxFailed } = expect;
	if (maxFailed === void 0) return void 0;
	if (found.failed === void 0) return {
		verdict: "unknown",
		reason: `\`${command}\` showed no count of failed tests; at most ${maxFailed} may fail.`
	};
	if (found.failed <= maxFailed) return void 0;
	return {
		verdict: "unmet",
		reason: `\`${command}\`: ${plural(found.failed, "test")} failed${named(found)}; at most ${maxFailed} may fail.`
	};
}
function tooFewTests(check, found) {
	const { minTests, exit } = check.expect;
	if (minTests === void 0) {
		if (found.tests !== 0 || exit !== 0) return void 0;
		return {
			verdict: "unmet",
			reason: `\`${check.command}\` passed without running a test.`
		};
	}
	if (found.tests === void 0) return {
		verdict: "unknown",
		reason: `\`${check.command}\` showed no count of tests; at least ${minTests} are asked for.`
	};
	if (found.tests >= minTests) return void 0;
	return {
		verdict: "unmet",
		reason: `\`${check.command}\` ran ${found.tests} tests; at least ${minTests} are asked for.`
	};
}
/** Nobody is to wonder why what passes for the worker fails here. */
function heldSentence(evidence) {
	const held = [...new Set(evidence.flatMap((one) => one.held ?? []))];
	if (held.length === 0) return "";
	const names = held.slice(0, mostNamed).map((one) => one.replace(/^([^#]+)#(.+)$/, "$2 of $1")).map((one) => `\`${one}\``).join(", ");
	const [is, it] = held.length === 1 ? ["is", "it"] : ["are", "them"];
	return ` ${names} ${is} proved as on the base branch; the branch changes ${it}. A mission that is about ${it} names the path under \`allow\`.`;
}
/** Names of failed tests in one sentence. */
const mostNamed = 5;
function named({ failures = [] }) {
	if (failures.length === 0) return "";
	const more = failures.length > mostNamed ? ", …" : "";
	return ` (${failures.slice(0, mostNamed).join(", ")}${more})`;
}
function sentence(found) {
	const { command, ending, exitCode, durationMs, why } = found;
	const after = `after ${secondsOf(durationMs)}`;
	switch (ending) {
		case "exited": return `\`${command}\` exited with ${exitCode} ${after}${exitCode === 0 ? "" : failedSentence(found)}.`;
		case "timed-out": return `\`${command}\` was ended by its time limit ${after}.`;
		case "not-found": return `\`${command}\` names a program that is not there.`;
		case "killed": return `\`${command}\` was killed ${after}.`;
		case "error": return `\`${command}\` could not be run${why === void 0 ? "" : `: ${why}`}.`;
	}
}
function failedSentence(found) {
	return found.failures === void 0 ? "" : `; failed${named(found)}`;
}
// src/core/red-green.ts
/** What a proof of the base says of each criterion. */
function beforeOf(state, proved) {
	const found = proved.verdicts.flatMap(({ criterion: id, verdict }) => {
		const criterion = criteriaOf(state).find((one) => one.id === id);
		return criterion === void 0 ? [] : [[id, {
			sha: proved.sha,
			verdict,
			commands: commandsOf(criterion)
		}]];
	});
	return {
		...state.before,
		...Object.fromEntries(found)
	};
}
/** What its commands, as they are now, came to before the work. Undefined: nobody looked, or there is no work yet. */
function foundBefore(criterion, state) {
	const before = state.before?.[criterion.id];
	if (before === void 0 || before.sha === state.head) return void 0;
	return before.commands.join("\n") === commandsOf(criterion).join("\n") ? before : void 0;
}
/**
* The criteria to be proved once more with the implementation from before the work: what failed then and passes now,
* on a head to which no command objects any more. They all were found wanting at the same commit. Empty otherwise:
* an ordinary iteration costs nothing.
*/
function provedByWork(state, verdicts) {
	const fresh = verdicts.map((one) => [one.criterion, {
		...one,
		sha: state.head
	}]);
	if (openCriteria({
		...state,
		verdicts: {
			...state.verdicts,
			...Object.fromEntries(fresh)
		},
		reproof: false
	}).some(({ criterion, awaits }) => isProvable(criterion) && awaits === void 0)) return void 0;
	const met = new Set(verdicts.filter((one) => one.verdict === "met").map((one) => one.criterion));
	const failed = criteriaOf(state).filter((one) => met.has(one.id) && foundBefore(one, state)?.verdict === "unmet");
	const sha = state.before?.[failed[0]?.id ?? ""]?.sha;
	if (sha === void 0) return void 0;
	return {
		sha,
		criteria: failed.filter((one) => state.before?.[one.id]?.sha === sha)
	};
}
/**
* The verdict with what the same commands say of the old implementation under the new tests. One that passes there
* as well was met by its tests alone.
*/
function withRed(verdict, { criterion, sha, proof }) {
	const evidence = proof[criterion.id] ?? [];
	const { verdict: found } = judgeCriterion(criterion, evidence);
	if (found === "unknown") return verdict;
	if (found === "met") {
		const { proof: _, ...rest } = verdict;
		return {
			...rest,
			verdict: "unmet",
			reason: takenBack
		};
	}
	const runs = runChecksOf(criterion).map((check, index) => redOf({
		...criterion,
		checks: [check]
	}, evidence[index], sha));
	let place = -1;
	const shown = verdict.evidence.map((one) => {
		if (one.kind !== "command") return one;
		place += 1;
		const red = runs[place];
		return red === void 0 ? one : {
			...one,
			red
		};
	});
	return {
		...verdict,
		evidence: shown,
		reason: `${verdict.reason} It fails without the change and passes with it.`
	};
}
const takenBack = "It passes with the implementation of the base: only its tests were changed. A mission that is about these tests names their paths under `allow`.";
function redOf(one, found, sha) {
	if (found === void 0 || judgeCriterion(one, [found]).verdict !== "unmet") return void 0;
	const { exitCode, tests, failures, tail, log } = found;
	return {
		sha,
		...exitCode === void 0 ? {} : { exitCode },
		...tests === void 0 ? {} : { tests },
		...failures === void 0 ? {} : { failures },
		tail: tail.slice(-longestTail),
		...log === void 0 ? {} : { log }
	};
}
const longestTail = 1e3;
function commandsOf(criterion) {
	return runChecksOf(criterion).map((one) => one.command);
}
function runChecksOf(criterion) {
	return criterion.checks.filter((check) => check.kind === "run");
}
object({
	count: int().min(0).describe("How many sessions failed, by no fault of the work, in all."),
	last: array(object({
		iteration: int().min(0),
		kind: _enum(endingKinds),
		detail: string()
	})).readonly().describe("The last of them, oldest first.")
});
/** Characters of one that are kept: the ledger has all of it. */
const longest = 300;
/** The list after a fact that made `next` of `before`; empty when it was no error. */
function erred(before, next) {
	const { setback } = next;
	if (setback === void 0 || setback === before.setback) return {};
	const response = responseTo(setback.kind);
	if (response !== "retry" && response !== "stop") return {};
	const { count, last } = errorsOf(before);
	const { kind, detail } = setback;
	const error = {
		iteration: next.iteration,
		kind,
		detail: truncateHead(detail, longest)
	};
	return { errors: {
		count: count + 1,
		last: [...last, error].slice(-5)
	} };
}
function errorsOf({ errors }) {
	return errors ?? {
		count: 0,
		last: []
	};
}
/** One line: how many, and the last. Empty when there was none. */
function errorLine(state) {
	const { count, last } = errorsOf(state);
	const error = last.at(-1);
	if (error === void 0) return "";
	const [what = ""] = error.detail.split("\n", 1);
	return `${plural(count, "error")}, the last in iteration ${error.iteration}: ${error.kind}. ${what}`;
}
/** The last of them, folded, as Markdown. */
function renderErrors(state) {
	const { count, last } = errorsOf(state);
	if (count === 0) return "";
	const lines = last.map(({ iteration, kind, detail }) => `- iteration ${iteration}, ${kind}: ${escapeLine(detail, longest)}`);
	return `<details><summary>${count > last.length ? `${plural(count, "error")}, the last ${last.length}` : plural(count, "error")}</summary>\n\n${lines.join("\n")}\n\n</details>`;
}
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
		...headMoved(state, {
			to,
			paths: pathsOf(change)
		}),
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
	const first = toMendFirst(state).length > 0 ? candidates : planned;
	const focus = first.length > 0 ? first : candidates.slice(0, 1);
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
		handed: void 0,
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
		...headMoved(state, {
			to: entry.sha,
			paths: sealedPaths(entry)
		}),
		phase: "sealed",
		head: entry.sha,
		open: isWorkLost(open, entry) ? lost(open) : open,
		joined: joinedWith(state, entry.joined),
		withheld: withheldWith(state, entry),
		...merged
	};
}
/** With what others pushed meanwhile. */
function sealedPaths({ paths, joined }) {
	const others = joined === void 0 ? [] : pathsOf(joined);
	return paths === void 0 || others === void 0 ? void 0 : [...paths, ...others];
}
function planMade(state, entry) {
	const usd = entry.usd ?? .05;
	const spend = {
		...state.spend,
		usd: state.spend.usd + usd,
		tokens: state.spend.tokens + entry.tokens
	};
	const managerRests = entry.setback?.until ?? state.managerRests;
	const paid = {
		...state,
		spend,
		...managerRests === void 0 ? {} : { managerRests }
	};
	if (state.phase !== "judged" || entry.iteration !== state.iteration) return paid;
	const { planner, assessment, focus, strategy, guidance, question, problem } = entry;
	return {
		...paid,
		phase: "planned",
		plan: {
			planner,
			assessment,
			focus,
			strategy,
			guidance,
			question,
			problem
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
// src/core/hand-over.ts
/** People do the work in the mode `manual`: they are told what to do, and what they push is proved. */
function isManual({ mission }) {
	return mission.worker.mode === "manual";
}
/** An iteration is with a person. No run holds a lease meanwhile. */
function isWithPerson(state) {
	return state.handed !== void 0 && isManual(state);
}
/** The next iteration, for a person. The ladder's rungs are for a model: a person gets the evidence each time. */
function handOver(state) {
	const strategy = state.conflict === void 0 ? "work" : "resolve-conflict";
	const focus = nextFocus(state, strategy);
	return {
		type: "hand-over",
		iteration: state.iteration + 1,
		strategy,
		focus
	};
}
/** The number is used up only by commits: told anew, it is the same iteration with another copy of the brief. */
function handedOver(state, entry) {
	if (state.phase !== "idle") return state;
	const { iteration, strategy, focus } = entry;
	const copy = state.handed?.iteration === iteration ? state.handed.copy + 1 : 1;
	const conflict = strategy === "resolve-conflict" ? state.conflict : void 0;
	const handed = {
		iteration,
		copy,
		strategy,
		focus,
		from: state.head,
		conflict
	};
	const why = `Iteration ${iteration} is for a person: ${workedOn(handed)}, on the branch ${state.mission.branch.name}.`;
	return {
		...state,
		handed,
		parked: {
			why,
			awaits: "person"
		},
		slot: void 0,
		queued: void 0,
		setback: void 0,
		merges: 0,
		reported: false
	};
}
/** What people pushed is the work of their iteration: it is proved, planned upon and reported as any other. */
function handedWork(state, entry) {
	const { handed } = state;
	if (handed === void 0) return state;
	const { at, by: run, to, change } = entry;
	const { iteration, strategy, focus, from, conflict } = handed;
	const token = state.token + 1;
	const by = change?.by.join(", ") || "Somebody";
	return {
		...state,
		phase: "sealed",
		iteration,
		head: to,
		token,
		handed: void 0,
		parked: void 0,
		guidance: [],
		open: {
			attempt: 1,
			lease: {
				run,
				token,
				expiresAt: at + leaseMs(state)
			},
			reserveUsd: 0,
			strategy,
			focus,
			from,
			conflict,
			usd: 0,
			ending: {
				kind: "finished",
				detail: "People pushed their work."
			},
			summary: `${by} worked on ${workedOn(handed)}`,
			files: change === void 0 ? 1 : change.paths.length + change.more
		},
		reported: false
	};
}
// src/core/accounts.ts
const noAccounts = {
	iterations: [],
	models: [],
	criteria: {},
	recent: []
};
const slotMs = 6e5;
const dayMs = 864e5;
/** The accounts after an entry: whatever it charged is in them, once. */
function accounted(before, after, entry) {
	const usd = after.spend.usd - before.spend.usd;
	const tokens = after.spend.tokens - before.spend.tokens;
	if (usd === 0 && tokens === 0) return {};
	const { accounts = noAccounts } = before;
	const charge = {
		usd,
		tokens,
		...purposeOf(before, entry)
	};
	return { accounts: {
		iterations: withIteration(accounts.iterations, charge),
		models: modelsIn(entry, charge, before).reduce(withModel, accounts.models),
		criteria: withCriteria(accounts.criteria, charge),
		recent: withRecent(accounts.recent, usd, entry.at)
	} };
}
/** A judge and a manager that drafts checks are paid for what they were asked about, everybody else for what the iteration is for. */
function purposeOf(state, entry) {
	const iteration = "iteration" in entry ? entry.iteration : state.iteration;
	if (entry.type === "checks-planned") return {
		role: "manager",
		iteration,
		focus: entry.asked
	};
	if (entry.type === "judgement-made") return {
		role: "judge",
		iteration,
		focus: entry.asked
	};
	const known = state.accounts?.iterations.findLast((one) => one.iteration === iteration)?.focus ?? [];
	const focus = state.iteration === iteration ? state.open?.focus ?? known : known;
	return {
		role: entry.type === "plan-made" ? "manager" : "worker",
		iteration,
		focus
	};
}
function withIteration(all, { role, usd, tokens, iteration, focus }) {
	const fresh = {
		iteration,
		focus: role === "judge" ? [] : focus,
		worker: 0,
		manager: 0,
		judge: 0,
		tokens: 0
	};
	const known = all.find((one) => one.iteration === iteration) ?? fresh;
	const charged = {
		...known,
		focus: known.focus.length > 0 ? known.focus : fresh.focus,
		[role]: known[role] + usd,
		tokens: known.tokens + tokens
	};
	return [...all.filter((one) => one.iteration !== iteration), charged].slice(-50);
}
function modelsIn(entry, { usd, tokens, role }, state) {
	if (entry.type === "agent-finished") return workerModels(entry, {
		usd,
		tokens
	}, state);
	return [{
		role,
		model: modelOf(entry, state),
		usd,
		tokens
	}];
}
/** Where it is not known which models answered, it is the one that was asked for. */
function workerModels({ models = [] }, { usd, tokens }, { mission }) {
	const role = "worker";
	const told = models.reduce((sum, one) => sum + one.usd, 0);
	if (models.length === 0) return [{
		role,
		model: mission.worker.model ?? unnamed,
		usd,
		tokens
	}];
	return models.map(({ model, usd: share, tokens: its }) => {
		const part = told > 0 ? share / told : 1 / models.length;
		return {
			role,
			model,
			usd: usd * part,
			tokens: its
		};
	});
}
const unnamed = "not named";
function modelOf(entry, { mission }) {
	switch (entry.type) {
		case "judgement-made": return entry.model;
		case "checks-planned": return entry.source;
		case "plan-made": return entry.planner === "rules" ? mission.manager.model ?? unnamed : entry.planner;
		default: return mission.worker.model ?? unnamed;
	}
}
function withModel(all, one) {
	const isSame = (other) => other.role === one.role && other.model === one.model;
	const known = all.find(isSame);
	if (known === void 0) return [...all, one];
	const sum = {
		...known,
		usd: known.usd + one.usd,
		tokens: known.tokens + one.tokens
	};
	return all.map((other) => isSame(other) ? sum : other);
}
function withCriteria(all, { usd, tokens, focus }) {
	const share = {
		usd: usd / focus.length,
		tokens: tokens / focus.length
	};
	const added = focus.map((id) => {
		const known = all[id] ?? {
			usd: 0,
			tokens: 0
		};
		return [id, {
			usd: known.usd + share.usd,
			tokens: known.tokens + share.tokens
		}];
	});
	return {
		...all,
		...Object.fromEntries(added)
	};
}
function withRecent(all, usd, at) {
	const end = (Math.floor(at / slotMs) + 1) * slotMs;
	const young = all.filter((one) => one.at > at - dayMs);
	const known = young.find((one) => one.at === end)?.usd ?? 0;
	return [...young.filter((one) => one.at !== end), {
		at: end,
		usd: known + usd
	}];
}
// src/core/day-budget.ts
/** Of the room of one iteration: with less, a session ends before it has done anything. */
const leastShare = .25;
/** What was spent in the 24 hours before `at`. Dollars. */
function spentInDay({ accounts }, at) {
	return (accounts?.recent ?? []).filter((one) => one.at > at - dayMs).reduce((sum, { usd }) => sum + usd, 0);
}
/** What may still be spent of the day's limit. Dollars; Infinity without one. */
function roomInDay(state, at) {
	const { dayUsd } = state.mission.budget;
	return dayUsd === void 0 ? Number.POSITIVE_INFINITY : Math.max(0, dayUsd - spentInDay(state, at));
}
/**
* Until when the mission has to wait because of the limit of a day, and why. Undefined: there is room. A day is any 24
* hours: what was spent ages out, and at midnight nothing happens.
*
* @param wantedUsd the least room that there has to be, in dollars; undefined: for an iteration
*/
function waitForDay(state, at, wantedUsd) {
	const { dayUsd, perIteration } = state.mission.budget;
	if (dayUsd === void 0) return void 0;
	const least = Math.min(wantedUsd ?? leastShare * Math.min(perIteration.usd, dayUsd), dayUsd);
	if (roomInDay(state, at) >= least) return void 0;
	return {
		until: (state.accounts?.recent ?? []).map((one) => one.at + 864e5).toSorted((a, b) => a - b).find((time) => time > at && roomInDay(state, time) >= least) ?? at + 864e5,
		why: `$${spentInDay(state, at).toFixed(2)} of the $${dayUsd.toFixed(2)} for 24 hours are spent (budget.day_usd).`
	};
}
export { standingOf as $, brokenBase as $t, provedByWork as A, isForJudge as At, slotTaken as B, hashOfChecks as Bt, branchMoved as C, suspicionsAt as Ct, renderErrors as D, findingSchema as Dt, errorsOf as E, remedyFor as Et, inLine as F, planChecks as Ft, hasWork as G, raiseBudget as Gt, awaitingCi as H, capsOf as Ht, missionQueued as I, problemOf as It, metByDraftAlone as J, denialSentence as Jt, isDone as K, unknownPlanUsd as Kt, namesOf as L, unapproved as Lt, judgeCriterion as M, commandsOf$1 as Mt, aheadOf as N, criteriaOf as Nt, beforeOf as O, keyOfFinding as Ot, asksOthers as P, isManagerResting as Pt, progressOf as Q, isLookedAt as Qt, nextInLine as R, waitForDraft as Rt, isAtRest as S, placeOf as St, errorLine as T, violationsOf as Tt, completion as U, exhausted as Ut, waitSentence as V, addRaises as Vt, criticalCount as W, leaseMs as Wt, metCountAt as X, withoutMet as Xt, metCount as Y, lifted as Yt, openCriteria as Z, approvalAtHead as Zt, nextFocus as _, acceptedAfter as _t, handOver as a, howOf as an, durationOf as at, workedOn as b, isLookDue as bt, isManual as c, secondsOf as cn, verdictSchema as ct, iterationOpened as d, isCalled as dt, brokenBy as en, unproved as et, pastOf as f, meaningOf as ft, workCommitted as g, doubtsOf as gt, takenOver as h, doubtSentence as ht, accounted as i, courseOf as in, commandEvidenceSchema as it, withRed as j, judgementAtHead as jt, foundBefore as k, isDisputed as kt, isWithPerson as l, plural as ln, checkNames as lt, progressReported as m, blockingFindings as mt, spentInDay as n, toMendFirst as nn, approvalEvidenceSchema as nt, handedOver as o, resultOf as on, judgementEvidenceSchema as ot, planMade as p, sightSchema as pt, isProvable as q, claimsIn as qt, waitForDay as r, untouchedSentence as rn, checkRunEvidenceSchema as rt, handedWork as s, resultWithoutChange as sn, redSchema as st, roomInDay as t, renderBaseline as tn, workable as tt, abandoned as u, findChecks as ut, nextStrategy as v, failingLines as vt, erred as w, violationSentence as wt, endsIteration as x, openFindings as xt, strategies as y, findingsAfter as yt, overdueInLine as z, withDraft as zt };
