import { a as boolean, c as int, f as number, g as string, i as array, l as intersection, p as object, r as _enum, s as discriminatedUnion, u as literal } from "./schemas-IblTEC5b.js";
import { a as escapeLine, c as noAnswer, l as parsePlace, r as codeSpan, s as judgementSchema, t as clip, u as renderReference } from "./markdown-escape-H_mWRewC.js";
import { a as isRequired, i as checkSchema, l as priorities, s as missionSchema } from "./mission-DEhxFlm9.js";
import { t as hasJudge } from "./judge-choice-BhP2xWqW.js";
import { n as plannedSchema } from "./drafted-check-BTudPJ2I.js";
import { a as usageSchema, i as tokensOf, n as noUsage, o as workReportSchema, r as responseTo, t as endingSchema } from "./ending-CccFuApB.js";
import { t as closings } from "./outcome-mVXvkAX6.js";
import { n as mistakes } from "./error-BsTerrqh.js";
import { readFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { hostname } from "node:os";
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
	const after = `after ${(durationMs / 1e3).toFixed(1)} s`;
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
// src/core/plural.ts
/** A number with its noun: `1 file`, `2 files`, `2 criteria`. */
function plural(count, one, many = `${one}s`) {
	return `${count} ${count === 1 ? one : many}`;
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
/** Whether somebody approved this very commit: an approval that went along with later ones has not seen those. */
function isLookedAt(id, { approvals, head }) {
	const approval = approvals[id];
	return approval?.sha === head && (approval.at ?? head) === head;
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
const leastUsd$1 = .01;
/** Charged for a manager's call whose price is unknown. In US dollars. */
const unknownPlanUsd = .05;
/** The sentence that says which limit is reached, or undefined while there is room. */
function exhausted(state) {
	const { budget } = state.mission;
	const { usd, tokens, ms } = state.spend;
	if (state.iteration >= budget.iterations) return `${plural(budget.iterations, "iteration")} of ${budget.iterations} used.`;
	if (budget.usd - usd < leastUsd$1) return `$${usd.toFixed(2)} of $${budget.usd.toFixed(2)} spent.`;
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
	const missing = now.draftsChecks === true && exhausted(state) === void 0 ? undrafted(state) : [];
	if (missing.length > 0) return {
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
	return isForJudge(criterion) && hasJudge(state.mission) && found?.verdict === "met" && found.sha !== state.head && state.approvals[criterion.id]?.sha !== state.head;
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
	if (found !== void 0) return judged$1(criterion, found, state);
	return hasJudge(state.mission) ? overruled(state, pending(criterion, state)) : checked;
}
function judged$1(criterion, found, state) {
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
	const reason = `Its checks pass, but ${`${found.model} judged it not met: ${clip(found.rationale, longestWhy)}`}`;
	return overruled(state, {
		...rest,
		verdict: "unmet",
		reason,
		evidence
	}, proof);
}
/** A human who approved this very commit has seen what the judge says of it. */
function overruled(state, standing, proof = "approved") {
	const approval = state.approvals[standing.criterion.id];
	if (approval === void 0 || approval.sha !== state.head) return standing;
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
	why: string(),
	/** The criterion it is about, where it is about one. */
	criterion: string().optional()
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
/** What was found odd in the change at the head, as far as it may be about this criterion; for the judge. */
function suspicionsAbout(id, { findings, head }) {
	if (findings?.sha !== head) return [];
	return findings.list.filter(({ severity, criterion }) => severity === "suspicion" && (criterion === void 0 || criterion === id));
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
const findings$1 = [
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
	verdict: _enum(findings$1),
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
	runs: array(_enum(findings$1)).readonly().optional(),
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
	const approval = state.approvals[criterion.id];
	if (approval === void 0 || approval.sha !== state.head) {
		const past = approval && voidSentence(approval);
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
	const after = `after ${(durationMs / 1e3).toFixed(1)} s`;
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
	const { planner, assessment, focus, strategy, guidance, question } = entry;
	return {
		...paid,
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
// src/core/judge-due.ts
/** Below this nothing is asked: about what one question costs. In US dollars, and in tokens. */
const leastUsd = .05;
const leastTokens = 2e4;
/** The question that is due, as far as it may be asked now. */
function askJudge(state, now) {
	if (now.interrupted) return void 0;
	const criteria = dueForJudge(state).map(({ id }) => id);
	return criteria.length === 0 ? void 0 : {
		type: "ask-judge",
		criteria
	};
}
/**
* What the judge is to be asked about at the head: what the last iteration was for and only a judge can tell; and where
* nothing else stands between the mission and its end, all that it has not judged there. Never twice at one head.
*/
function dueForJudge(state) {
	if (!hasJudge(state.mission) || roomForJudge(state) === void 0 || isHeldUp(state)) return [];
	const unjudged = criteriaOf(state).filter(({ id }) => judgementAtHead(id, state) === void 0);
	if (unjudged.length === 0) return [];
	const focus = lastFocus(state);
	const own = unjudged.filter((one) => isForJudge(one) && state.approvals[one.id]?.sha !== state.head);
	if (!wouldBeDone(state, own)) return own.filter(({ id }) => focus.includes(id));
	return [...own, ...unjudged.filter((one) => isDoubtable(one, state))];
}
/** What a judge may still use; undefined: too little to ask. */
function roomForJudge({ mission: { budget }, spend }, used = {
	usd: 0,
	tokens: 0
}) {
	const usd = budget.usd - spend.usd - used.usd;
	const tokens = (budget.tokens ?? 1e400) - spend.tokens - used.tokens;
	return usd < leastUsd || tokens < leastTokens ? void 0 : {
		usd,
		tokens
	};
}
/** Its service refused, and the mission has not waited since. */
function isHeldUp({ judging, setback, parked }) {
	const hasWaited = parked !== void 0 && parked.awaits === void 0;
	return judging?.heldUp === true && setback !== void 0 && !hasWaited;
}
function lastFocus({ open, past, head }) {
	if (open !== void 0) return open.focus;
	const last = past.at(-1);
	return last?.sha === head ? last.focus : [];
}
/** Nothing but the judge's word and approvals is missing. Before there is any work nobody is asked about it. */
function wouldBeDone(state, unjudged) {
	if (state.head === state.base || state.guidance.length > 0 || state.conflict !== void 0) return false;
	if (violationsOf(state).length > 0) return false;
	const isMissing = ({ criterion, verdict, awaits }) => verdict !== "met" && awaits !== "approval" && isRequired(state.mission, criterion) && !unjudged.includes(criterion);
	return !standingOf(state).some(isMissing);
}
/** Important enough that its pass is looked at by a judge as well, or odd enough. */
function isDoubtable(criterion, state) {
	const isImportant = criterion.priority === "critical" || criterion.priority === "high";
	const isSeen = isLookedAt(criterion.id, state);
	const isOdd = suspicionsAbout(criterion.id, state).length > 0;
	return !isForJudge(criterion) && (isImportant || isOdd) && !isSeen && isPassed(criterion, state);
}
function isPassed({ id }, state) {
	const standing = standingOf(state).find(({ criterion }) => criterion.id === id);
	return standing?.verdict === "met" || standing?.awaits === "approval";
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
	/** It was deleted since the mission was last started or resumed: once, it was written anew; again, and it is not. */
	deleted: _enum(["once", "again"]).optional(),
	pullRequest: int().positive().optional(),
	/** How often the mission had closed when its end was last announced. */
	announced: int().optional(),
	/** The copy of the brief that a person was sent last. */
	briefed: string().optional()
});
/** What others brought to the mission branch. */
const branchChangeSchema = object({
	/** Who wrote the commits, as the commits say. */
	by: array(string()).readonly(),
	commits: int().min(0),
	/** The first of the paths that differ, and how many more there are. */
	paths: array(string()).readonly(),
	more: int().min(0),
	/** All of the paths, where `paths` has only the first and there are not too many. */
	all: array(string()).readonly().optional(),
	/** What was there before is not in the history any more: a force push, or commits taken back. */
	rewritten: boolean()
});
const usd = number().min(0);
const iteration = int().positive();
/** What was found in the change from the base; absent where nobody looked. */
const findings = array(findingSchema).readonly().optional();
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
		verdicts: array(verdictSchema).readonly(),
		findings
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
		type: literal("work-handed-over"),
		iteration,
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
		/** The models that answered, with their shares of the cost. */
		models: array(object({
			model: string(),
			usd,
			tokens: int().min(0)
		})).readonly().optional(),
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
		/** What differs from the commit the work began at. Absent: too many, or not known. */
		paths: array(string()).readonly().optional(),
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
		verdicts: array(verdictSchema).readonly(),
		findings
	}),
	object({
		type: literal("judgement-made"),
		iteration: int().min(0),
		sha: string(),
		/** Ids of the criteria it was asked about; without an answer it could not tell. */
		asked: array(string()).readonly(),
		answers: array(judgementSchema).readonly(),
		model: string(),
		/** Of all votes; calls of an unknown price are in it at their flat rate. */
		usd,
		tokens: int().min(0),
		/** What went wrong. */
		problem: string().optional(),
		/** Its service refuses for now: what has no answer is asked again later. */
		setback: endingSchema.optional()
	}),
	object({
		type: literal("checks-planned"),
		/** Ids of the criteria it was asked for; one that is not among `planned` gets no check. */
		asked: array(string()).readonly(),
		planned: array(plannedSchema).readonly(),
		/** The model that drafted them. */
		source: string(),
		usd: usd.optional(),
		tokens: int().min(0),
		problem: string().optional()
	}),
	object({
		type: literal("checks-tried"),
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
		problem: string().optional(),
		/** The manager's service refuses for now: until then it is not asked. */
		setback: endingSchema.optional()
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
		type: literal("findings-accepted"),
		sha: string(),
		...asked
	}),
	object({
		type: literal("text-approved"),
		hash: string(),
		...asked
	}),
	object({
		type: literal("checks-approved"),
		approved: array(object({
			criterion: string(),
			checks: array(checkSchema).readonly()
		})).readonly(),
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
		sha,
		at: one.at ?? head
	} : one]);
	return Object.fromEntries(all);
}
// src/core/evolve-checks.ts
/** A criterion for which nothing usable came is not asked for again until a person says something. */
function checksPlanned(state, entry) {
	const usd = entry.usd ?? .05;
	const spend = {
		...state.spend,
		usd: state.spend.usd + usd,
		tokens: state.spend.tokens + entry.tokens
	};
	const known = new Set(state.mission.criteria.filter(isBare).map(({ id }) => id));
	const fresh = entry.asked.filter((id) => known.has(id)).map((id) => [id, draftOf(id, state, entry)]);
	const replaced = new Set(fresh.map(([id]) => id));
	return {
		...state,
		spend,
		drafts: {
			...state.drafts,
			...Object.fromEntries(fresh)
		},
		verdicts: Object.fromEntries(Object.entries(state.verdicts).filter(([id]) => !replaced.has(id))),
		reported: false
	};
}
function isBare({ checks }) {
	return checks.length === 0;
}
function draftOf(id, state, entry) {
	const before = state.drafts?.[id];
	const planned = entry.planned.find((one) => one.criterion === id);
	const attempts = (before?.attempts ?? 0) + 1;
	const { source } = entry;
	if (planned === void 0 || planned.checks.length === 0) return {
		checks: [],
		why: "",
		source,
		attempts: 3,
		standing: "poor",
		problem: entry.problem ?? "No check was drafted for it."
	};
	const { checks, regression, why } = planned;
	return {
		checks,
		regression,
		why,
		source,
		attempts,
		standing: "planned",
		replaced: replacedBy(planned, {
			id,
			state
		})
	};
}
/** What counted until now, once there is work that it was held against. */
function replacedBy({ checks }, { id, state }) {
	const before = state.drafts?.[id];
	if (before === void 0) return void 0;
	const counted = before.standing === "good" ? commandsOf$1(before) : before.replaced;
	return counted === void 0 || counted.join() === commandsOf$1({ checks }).join() ? void 0 : counted;
}
/** A drafted check counts when it was seen to fail before the work, or was said to guard what passes. */
function checksTried(state, { sha, verdicts }) {
	const drafts = { ...state.drafts };
	const found = [];
	for (const verdict of verdicts) {
		const draft = drafts[verdict.criterion];
		if (draft?.standing !== "planned") continue;
		const problem = problemIn(verdict, draft);
		drafts[verdict.criterion] = problem === void 0 ? {
			...draft,
			standing: "good"
		} : {
			...draft,
			standing: "poor",
			...problem
		};
		if (problem === void 0) found.push({
			...verdict,
			proof: proofOf(verdict),
			sha
		});
	}
	const proved = Object.fromEntries(found.map((one) => [one.criterion, one]));
	const before = found.map(({ criterion: id, verdict }) => {
		const { checks = [] } = drafts[id] ?? {};
		return [id, {
			sha,
			verdict,
			commands: commandsOf$1({ checks })
		}];
	});
	return {
		...state,
		before: {
			...state.before,
			...Object.fromEntries(before)
		},
		...brokenBaseline(state, {
			sha,
			verdicts
		}),
		drafts,
		verdicts: {
			...state.verdicts,
			...proved
		},
		reported: false
	};
}
/** Where the author wrote no command, a drafted one is the first to see that `setup` fails. */
function brokenBaseline(state, { sha, verdicts }) {
	const { baseline, iteration } = state;
	const broken = brokenBy(verdicts.filter(isSetupBroken), state);
	if (iteration > 0 || broken.length === 0) return { baseline };
	return { baseline: {
		sha,
		met: baseline?.met ?? [],
		broken
	} };
}
function isSetupBroken({ evidence }) {
	return evidence.some((one) => one.kind === "command" && one.setup === true);
}
function proofOf({ verdict }) {
	return verdict === "met" ? "tested" : void 0;
}
function problemIn(found, { regression }) {
	const { verdict, reason, evidence } = found;
	if (isSetupBroken(found)) return {
		problem: reason,
		attempts: 3
	};
	if (verdict === "unknown") return { problem: `It could not be run on the base: ${reason}` };
	if (evidence.some((one) => one.kind === "command" && one.exitCode === 2 && /syntax error/i.test(one.tail))) return { problem: `It is no command that a shell understands: ${reason}` };
	if (verdict === "met" && regression !== true) return { problem: `It is too weak: it passes before any work. ${reason}` };
}
/** These very commands, and no others: what was drafted anew meanwhile waits for a word of its own. */
function draftsApproved(state, entry) {
	const drafts = { ...state.drafts };
	for (const { criterion, checks } of entry.approved) {
		const draft = drafts[criterion];
		if (draft === void 0 || JSON.stringify(draft.checks) !== JSON.stringify(checks)) continue;
		drafts[criterion] = {
			...draft,
			approved: {
				by: entry.actor,
				url: entry.url
			}
		};
	}
	return drafts;
}
/** What a person does not take for met, though the drafted check passes, needs a better check. */
function draftsAfterRejection(state, { criterion, actor, why }) {
	const draft = state.drafts?.[criterion];
	if (draft === void 0) return state.drafts;
	const isDrafted = criteriaOf(state).some(({ id, draftedBy }) => id === criterion && draftedBy !== void 0);
	const found = state.verdicts[criterion];
	if (isDrafted && found?.sha === state.head && found.verdict === "unmet") return state.drafts;
	const problem = `${actor} rejected it: ${why}`;
	return {
		...state.drafts,
		[criterion]: {
			...draft,
			standing: "poor",
			attempts: 0,
			approved: void 0,
			replaced: isDrafted ? commandsOf$1(draft) : draft.replaced,
			problem
		}
	};
}
/** Somebody asks for another try: what failed before may have been mended. */
function draftsAsked({ drafts }) {
	if (drafts === void 0) return void 0;
	return Object.fromEntries(Object.entries(drafts).map(([id, one]) => [id, one.standing === "poor" ? {
		...one,
		attempts: 0
	} : one]));
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
		reproof: state.reproof && criteriaOf(state).some(isProvable),
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
	const met = progressOf(state);
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
// src/core/evolve-approval.ts
/** An approval is for the commit that was looked at, and for what it brought. */
function approvalOf(state, entry) {
	const { sha, actor: by, url } = entry;
	return {
		sha,
		by,
		url,
		covers: sha === state.head ? coveredBy(entry.criterion, state) : void 0
	};
}
/** Undefined: everything, as there is nothing that could be told apart. */
function coveredBy(criterion, state) {
	const { touched } = state;
	if (touched === void 0 || !touched.isWhole || touched.paths.length === 0) return void 0;
	return [.../* @__PURE__ */ new Set([...touched.paths, ...referencesOf(criterion, state)])];
}
/** The files that a model's judgement goes back on: `src/list.ts:12` is `src/list.ts`. */
function referencesOf(id, state) {
	return (standingOf(state).find(({ criterion }) => criterion.id === id)?.evidence ?? []).flatMap((one) => one.kind === "judgement" ? one.references.flatMap((reference) => parsePlace(reference)?.path ?? []) : []);
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
		verdicts: isReadiedAlike(state.mission, entry.spec) ? pick(state.verdicts, kept) : {},
		...state.judging && { judging: { judgements: pick(state.judging.judgements, kept) } },
		approvals: pick(state.approvals, kept),
		blocked: pick(state.blocked, kept),
		denials: state.denials && pick(state.denials, kept),
		drafts: state.drafts && pick(state.drafts, kept),
		flaky: state.flaky && pick(state.flaky, kept),
		falls: state.falls && pick(state.falls, kept),
		setAside: [],
		offered: state.offered.filter((id) => kept.has(id)),
		best: 0,
		fruitless: 0,
		climbed: [],
		textChange: entry.diff,
		parked: state.parked?.awaits === "person" ? void 0 : state.parked,
		reported: false,
		shownAtWork: false
	};
}
function isReadiedAlike(before, after) {
	return before.setup.join("\n") === after.setup.join("\n");
}
function approved(state, entry) {
	const approval = approvalOf(state, entry);
	return reopened({
		...state,
		approvals: {
			...state.approvals,
			[entry.criterion]: approval
		}
	});
}
/** An acceptance is for what was found at the commit that was looked at. */
function findingsAccepted(state, entry) {
	return reopened({
		...state,
		accepted: acceptedAfter(state, entry)
	});
}
function checksApproved(state, entry) {
	return reopened({
		...state,
		drafts: draftsApproved(state, entry)
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
		case "resume": return resumed(seen, actor);
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
			...lifted(seen, actor),
			guidance: [...seen.guidance, {
				text: signal.text,
				by: actor
			}]
		});
	}
}
/** Whoever has a mission that ended go on asks for all of it again, and for what was not there to be looked for again. */
function resumed(state, by) {
	const isBroken = state.iteration === 0 && (state.baseline?.broken ?? []).length > 0;
	return {
		...reopened({
			...state,
			pause: void 0,
			stop: void 0
		}),
		shown: shownAnew(state.shown),
		...state.closed === void 0 ? {} : lifted(state, by),
		drafts: draftsAsked(state),
		...isBroken ? {
			reproof: true,
			baseline: void 0
		} : {},
		setback: void 0,
		managerRests: void 0,
		ci: void 0,
		losses: 0,
		waits: 0,
		open: state.open === void 0 ? void 0 : {
			...state.open,
			attempt: 0
		}
	};
}
/** Who asks a mission to go on wants to see it, also where its comment was deleted for good. */
function shownAnew({ comment, deleted, ...shown }) {
	return comment === void 0 || deleted === "again" ? shown : {
		...shown,
		comment
	};
}
function rejected(state, entry) {
	const { [entry.criterion]: _void, ...approvals } = state.approvals;
	const text = `${entry.actor} rejected ${entry.criterion}: ${entry.why}`;
	return reopened({
		...state,
		...lifted(state, entry.actor, entry.criterion),
		drafts: draftsAfterRejection(state, entry),
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
		...askedAnew(state),
		parked: state.pause === void 0 ? void 0 : state.parked,
		findings: state.findings && {
			...state.findings,
			repairs: 0
		},
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
/** What the judge could not tell, it is asked again: somebody may have mended why. */
function askedAnew({ judging }) {
	if (judging === void 0) return {};
	const told = Object.entries(judging.judgements).filter(([, { verdict }]) => verdict !== "cannot_tell");
	return { judging: {
		...judging,
		judgements: Object.fromEntries(told)
	} };
}
function pick(record, keys) {
	return Object.fromEntries(Object.entries(record).filter(([key]) => keys.has(key)));
}
// src/core/flaky.ts
/** A work that breaks a criterion once and mends it is no flake; the second time it is taken for one. */
const mostFalls = 2;
/** What new verdicts say about how steady the checks are. `state`: before they came. */
function steadinessAfter(state, { sha, verdicts }) {
	let { flaky, falls } = state;
	for (const verdict of verdicts) {
		const { criterion: id } = verdict;
		const before = state.verdicts[id];
		if (before?.verdict === "met" && verdict.verdict === "unmet") falls = {
			...falls,
			[id]: (falls?.[id] ?? 0) + 1
		};
		const why = whyFlaky(verdict, {
			before,
			sha,
			falls: falls?.[id] ?? 0
		});
		if (why !== void 0 && flaky?.[id] === void 0) flaky = {
			...flaky,
			[id]: {
				why,
				sha
			}
		};
	}
	return {
		flaky,
		falls
	};
}
function whyFlaky({ verdict, runs = [] }, { before, sha, falls }) {
	const at = `at ${sha.slice(0, 9)}`;
	if (new Set(runs).size > 1) return `gave different results ${at}: ${runs.join(", ")}.`;
	const isKnown = (one) => one === "met" || one === "unmet";
	if (before?.sha === sha && isKnown(before.verdict) && isKnown(verdict) && before.verdict !== verdict) return `was ${before.verdict} ${at}, and then ${verdict} there.`;
	if (verdict === "met" && falls >= mostFalls) return `was met and unmet ${falls} times over.`;
}
/** Whether a proof is not enough yet, or has failed for good, of a check that is not trusted. */
function isSettled(runs) {
	const [last, previous] = [runs.at(-1), runs.at(-2)];
	if (runs.length >= 3 || last === "met" && previous === "met") return true;
	return runs.length === 2 && last !== "met";
}
/** All the runs of one commit as one verdict: of an untrusted check the last two have to pass. */
function judgeRuns(last, runs) {
	if (runs.length < 2) return last;
	const isSteady = runs.at(-1) === "met" && runs.at(-2) === "met";
	const told = `In ${runs.length} runs at one commit: ${runs.join(", ")}.`;
	if (isSteady) return {
		...last,
		runs,
		reason: new Set(runs).size > 1 ? `${told} ${last.reason}` : last.reason
	};
	const { proof: _, ...rest } = last;
	const verdict = last.verdict === "met" ? "unknown" : last.verdict;
	return {
		...rest,
		verdict,
		runs,
		reason: `Flaky. ${told} ${last.reason}`
	};
}
// src/core/evolve-proof.ts
function criteriaJudged(state, entry) {
	const next = judged(state, entry);
	if (state.phase !== "sealed" || entry.iteration !== state.iteration) return next;
	const cut = [
		state.stop,
		state.pause,
		state.parked
	].some((one) => one !== void 0);
	const unsettled = !cut && dueForJudge(next).length > 0;
	if (unsettled || next.judging?.unsettled) {
		const judging = {
			judgements: {},
			...next.judging,
			unsettled
		};
		return {
			...cut || unsettled ? next : settled(next, next.open),
			judging,
			phase: "judged"
		};
	}
	return {
		...cut ? next : settled(next, next.open),
		phase: "judged"
	};
}
/** What is true before any work. Later, a proof of the head is a proof like any other. */
function baselineProved(state, entry) {
	const next = judged(state, entry);
	if (state.iteration > 0 || entry.sha !== state.head) return next;
	const found = Object.values(next.verdicts).filter(({ sha }) => sha === entry.sha);
	const met = found.filter(({ verdict }) => verdict === "met").map(({ criterion }) => criterion);
	return {
		...next,
		baseline: {
			sha: entry.sha,
			met,
			broken: brokenBy(found, next)
		}
	};
}
function judged(state, entry) {
	const fresh = entry.verdicts.map((one) => [one.criterion, {
		...one,
		sha: entry.sha
	}]);
	const before = entry.type === "baseline-proved" ? beforeOf(state, entry) : state.before;
	const proved = {
		...state,
		before,
		...steadinessAfter(state, entry),
		verdicts: {
			...state.verdicts,
			...Object.fromEntries(fresh)
		},
		blocked: withoutMet(state.blocked, entry.verdicts),
		findings: findingsAfter(state, entry),
		reproof: false
	};
	const next = proved.closed?.outcome === "done" && !isDone(proved) ? {
		...proved,
		closed: void 0
	} : proved;
	return state.phase === "idle" ? {
		...next,
		best: progressOf(next),
		signature: failureSignature(next)
	} : next;
}
/** Whether the iteration brought verified progress: more criteria met at once than ever before. */
function settled(state, open) {
	if (open === void 0) return state;
	const met = progressOf(state);
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
// src/core/evolve-judge.ts
/** What it cost is charged whatever it says; what it says holds for its own commit. */
function judgementMade(state, entry) {
	const spend = {
		...state.spend,
		usd: state.spend.usd + entry.usd,
		tokens: state.spend.tokens + entry.tokens
	};
	const paid = {
		...state,
		spend
	};
	if (entry.sha !== state.head) return paid;
	const { judging = { judgements: {} } } = state;
	const found = entry.asked.map((id) => [id, foundOf(id, entry)]);
	return measured({
		...paid,
		judging: {
			...judging,
			judgements: {
				...judging.judgements,
				...Object.fromEntries(found)
			},
			heldUp: entry.setback !== void 0
		},
		setback: entry.setback ?? (judging.heldUp ? void 0 : state.setback),
		parked: state.phase === "idle" && state.pause === void 0 ? void 0 : state.parked,
		reported: false
	});
}
function foundOf(id, { answers, sha, model, problem }) {
	return {
		...answers.find(({ criterion }) => criterion === id) ?? noAnswer(id, problem ?? "It gave no answer."),
		sha,
		model
	};
}
/** An iteration that a judge has to complete is measured when nothing more is due to it. */
function measured(state) {
	const { judging } = state;
	if (judging?.unsettled) {
		if (judging.heldUp || dueForJudge(state).length > 0) return state;
		return settled({
			...state,
			judging: {
				...judging,
				unsettled: false
			}
		}, state.open ?? state.past.at(-1));
	}
	const met = progressOf(state);
	const signature = failureSignature(state);
	if (met <= state.best) return {
		...state,
		signature
	};
	return {
		...state,
		best: met,
		fruitless: 0,
		climbed: [],
		signature
	};
}
// src/core/evolve-worker.ts
function agentFinished(state, entry) {
	const { open } = state;
	if (!(state.phase === "opened" && open?.lease.run.run === entry.by.run) || open === void 0) return lateCost(state, entry);
	const usd = entry.usd ?? open.reserveUsd;
	const { ending } = entry;
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
			...claimsIn(state, entry)
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
/** Whether anything that a person said at this address counts already. */
function isHeardAt({ heard = [] }, url) {
	return heard.some((word) => word.endsWith(` ${url}`));
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
	const next = isHeard(before, entry) ? before : remembered(apply(before, entry), entry);
	const at = {
		lastAt: entry.at,
		lastRun: entry.by.run
	};
	return before.spend === next.spend ? {
		...next,
		...at
	} : {
		...next,
		...accounted(before, next, entry),
		...at
	};
}
/** Work takes time; waiting between iterations and between runs does not count. */
function clocked(state, entry) {
	const ms = state.phase !== "idle" && entry.by.run === state.lastRun ? Math.max(0, entry.at - state.lastAt) : 0;
	if (ms === 0) return state;
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
		case "branch-moved": return isWithPerson(state) ? handedWork(state, entry) : branchMoved(state, entry);
		case "base-merged": return baseMerged(state, entry);
		case "base-conflicted": return baseConflicted(state, entry);
		case "base-refused": return baseRefused(state, entry);
		case "baseline-proved": return baselineProved(state, entry);
		case "checks-planned":
		case "checks-tried":
		case "checks-approved": return ofChecks(state, entry);
		case "slot-taken": return slotTaken(state, entry);
		case "mission-queued": return missionQueued(state, entry);
		case "iteration-opened":
		case "work-handed-over": return begun(state, entry);
		case "agent-finished": return agentFinished(state, entry);
		case "work-committed": return workCommitted(state, entry);
		case "criteria-judged": return criteriaJudged(state, entry);
		case "judgement-made": return judgementMade(state, entry);
		case "plan-made": return planMade(state, entry);
		case "progress-reported": return progressReported(state, entry);
		case "iteration-abandoned": return abandoned(state, entry);
		case "mission-parked": return parked(state, entry);
		case "ci-looked-at": return ciLookedAt(state, entry);
		case "ci-started": return ciStarted(state, entry);
		case "signal-received": return signalled(state, entry);
		case "criterion-approved": return approved(state, entry);
		case "findings-accepted": return findingsAccepted(state, entry);
		case "text-approved": return textApproved(state, entry);
		case "criterion-rejected": return rejected(state, entry);
		case "budget-raised": return budgetRaised(state, entry);
		case "mission-closed": return closed(state, entry);
	}
}
function ofChecks(state, entry) {
	switch (entry.type) {
		case "checks-planned": return checksPlanned(state, entry);
		case "checks-tried": return checksTried(state, entry);
		case "checks-approved": return checksApproved(state, entry);
	}
}
function begun(state, entry) {
	if (entry.type === "work-handed-over") return handedOver(state, entry);
	return state.phase === "idle" ? iterationOpened(state, entry) : takenOver(state, entry);
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
	const waits = awaits === void 0 && state.setback !== void 0 ? state.waits + 1 : state.waits;
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
const snapshotVersion = 7;
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
export { commandEvidenceSchema as $, provedByWork as A, exhausted as At, awaitingCi as B, isWithPerson as C, criteriaOf as Ct, workedOn as D, withDraft as Dt, nextStrategy as E, unapproved as Et, inLine as F, brokenBase as Ft, metCount as G, hasWork as H, namesOf as I, renderBaseline as It, standingOf as J, metCountAt as K, nextInLine as L, toMendFirst as Lt, judgeCriterion as M, unknownPlanUsd as Mt, aheadOf as N, denialSentence as Nt, endsIteration as O, hashOfChecks as Ot, asksOthers as P, plural as Pt, checkRunEvidenceSchema as Q, overdueInLine as R, untouchedSentence as Rt, isManual as S, commandsOf$1 as St, nextFocus as T, problemOf as Tt, isDone as U, completion as V, metByDraftAlone as W, workable as X, unproved as Y, approvalEvidenceSchema as Z, writeConflict as _, violationsOf as _t, writeSnapshot as a, findChecks as at, dayMs as b, isDisputed as bt, writeEntry as c, blockingFindings as ct, WorkRefused as d, failingLines as dt, durationOf as et, evolve as f, isLookDue as ft, judgeRuns as g, violationSentence as gt, isSettled as h, suspicionsAbout as ht, parseSnapshot as i, checkNames as it, withRed as j, leaseMs as jt, foundBefore as k, capsOf as kt, BranchMoved as l, doubtSentence as lt, isHeardAt as m, placeOf as mt, isAlive as n, redSchema as nt, entryPath as o, isCalled as ot, replay as p, openFindings as pt, openCriteria as q, localRun as r, verdictSchema as rt, parseEntry as s, meaningOf as st, hasLocalRunEnded as t, judgementEvidenceSchema as tt, LedgerMoved as u, doubtsOf as ut, askJudge as v, remedyFor as vt, pastOf as w, planChecks as wt, handOver as x, isForJudge as xt, roomForJudge as y, keyOfFinding as yt, waitSentence as z };
