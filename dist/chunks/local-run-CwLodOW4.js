import { a as boolean, c as int, f as number, g as string, i as array, l as intersection, p as object, r as _enum, s as discriminatedUnion, u as literal } from "./schemas-IblTEC5b.js";
import { c as noAnswer, l as parsePlace, s as judgementSchema } from "./markdown-escape-H_mWRewC.js";
import { a as checkSchema, c as missionSchema, o as isRequired } from "./mission-4vuptIXd.js";
import { $ as standingOf, At as isForJudge, B as slotTaken, C as branchMoved, Dt as findingSchema, G as hasWork, Gt as raiseBudget, H as awaitingCi, I as missionQueued, K as isDone, Mt as commandsOf, Nt as criteriaOf, O as beforeOf, Q as progressOf, Qt as isLookedAt, S as isAtRest, Tt as violationsOf, Vt as addRaises, Xt as withoutMet, Yt as lifted, Z as openCriteria, Zt as approvalAtHead, _t as acceptedAfter, ct as verdictSchema, d as iterationOpened, en as brokenBy, g as workCommitted, gt as doubtsOf, h as takenOver, i as accounted, jt as judgementAtHead, l as isWithPerson, m as progressReported, o as handedOver, p as planMade, pt as sightSchema, q as isProvable, qt as claimsIn, r as waitForDay, s as handedWork, t as roomInDay, u as abandoned, w as erred, y as strategies, yt as findingsAfter } from "./day-budget-BmMl5BQB.js";
import { t as hasJudge } from "./judge-choice-BhP2xWqW.js";
import { n as plannedSchema } from "./drafted-check-C4s3sfIf.js";
import { a as responseTo, c as workReportSchema, i as noUsage, o as tokensOf, r as endingSchema, s as usageSchema } from "./ending-2ZD1S3xC.js";
import { t as closings } from "./outcome-mVXvkAX6.js";
import { n as mistakes } from "./error-DPtNGVe7.js";
import { readFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { hostname } from "node:os";
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
/** Where the service does not say how long. Milliseconds. */
const usualRestMs = 6e5;
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
	const replaced = new Set(fresh.filter(([id, { checks }]) => checks !== state.drafts?.[id]?.checks).map(([id]) => id));
	return {
		...state,
		spend,
		managerRests: restOf(entry) ?? state.managerRests,
		drafts: {
			...state.drafts,
			...Object.fromEntries(fresh)
		},
		verdicts: Object.fromEntries(Object.entries(state.verdicts).filter(([id]) => !replaced.has(id))),
		reported: false
	};
}
/** How long the manager is left alone whose service refuses for now. Undefined: it does not, or waiting cannot help. */
function restOf({ at, setback }) {
	if (setback === void 0 || responseTo(setback.kind) !== "wait") return void 0;
	return setback.until ?? at + usualRestMs;
}
function isBare({ checks }) {
	return checks.length === 0;
}
function draftOf(id, state, entry) {
	const before = state.drafts?.[id];
	const planned = entry.planned.find((one) => one.criterion === id);
	const attempts = (before?.attempts ?? 0) + 1;
	const { source } = entry;
	if (planned === void 0 || planned.checks.length === 0) {
		const problem = entry.problem ?? "No check was drafted for it.";
		const isLater = restOf(entry) !== void 0;
		if (isLater && before !== void 0) return {
			...before,
			attempts
		};
		return {
			checks: [],
			why: "",
			source,
			standing: "poor",
			problem,
			attempts: isLater ? attempts : 3
		};
	}
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
	const counted = before.standing === "good" ? commandsOf(before) : before.replaced;
	return counted === void 0 || counted.join() === commandsOf({ checks }).join() ? void 0 : counted;
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
			commands: commandsOf({ checks })
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
			replaced: isDrafted ? commandsOf(draft) : draft.replaced,
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
// src/core/judge-due.ts
/** Below this nothing is asked: about what one question costs. In US dollars, and in tokens. */
const leastUsd = .05;
const leastTokens = 2e4;
/** Room for a few questions: with less left of a day it is not begun, so that it is not cut short. In US dollars. */
const roomyUsd = .25;
/**
* The question that is due, as far as it may be asked now. Where the day's limit is reached it waits: an iteration that
* is open is ended first.
*/
function askJudge(state, now) {
	if (now.interrupted) return void 0;
	const criteria = dueForJudge(state).map(({ id }) => id);
	if (criteria.length === 0) return void 0;
	const wait = waitForDay(state, now.at, roomyUsd);
	if (wait === void 0) return {
		type: "ask-judge",
		criteria
	};
	return state.open === void 0 ? {
		type: "park-mission",
		...wait
	} : void 0;
}
/**
* What the judge is to be asked about at the head: what the last iteration was for and only a judge can tell; and where
* nothing else stands between the mission and its end, all that it has not judged there. Never twice at one head.
*/
function dueForJudge(state) {
	if (!hasJudge(state.mission) || enough(roomInMission(state)) === void 0 || isHeldUp(state)) return [];
	const unjudged = criteriaOf(state).filter(({ id }) => judgementAtHead(id, state) === void 0);
	if (unjudged.length === 0) return [];
	const focus = lastFocus(state);
	const own = unjudged.filter((one) => isForJudge(one) && approvalAtHead(one.id, state) === void 0);
	if (!wouldBeDone(state, own)) return own.filter(({ id }) => focus.includes(id));
	return [...own, ...unjudged.filter((one) => isDoubtable(one, state))];
}
/** What a judge may still use at a time, in epoch milliseconds; undefined: too little to ask. */
function roomForJudge(state, at, used) {
	const { usd, tokens } = roomInMission(state);
	return enough({
		usd: Math.min(usd, roomInDay(state, at)) - used.usd,
		tokens: tokens - used.tokens
	});
}
/** Whatever was spent today. */
function roomInMission({ mission: { budget }, spend }) {
	const { usd, dayUsd = 1e400, tokens = 1e400 } = budget;
	return {
		usd: Math.min(usd - spend.usd, dayUsd),
		tokens: tokens - spend.tokens
	};
}
function enough(room) {
	return room.usd < leastUsd || room.tokens < leastTokens ? void 0 : room;
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
	const isOdd = doubtsOf(state).length > 0;
	return !isForJudge(criterion) && (isImportant || isOdd) && !isSeen && isPassed(criterion, state);
}
function isPassed({ id }, state) {
	const standing = standingOf(state).find(({ criterion }) => criterion.id === id);
	return standing?.verdict === "met" || standing?.awaits === "approval";
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
		...erred(before, next),
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
		problem: string().optional(),
		/** The manager's service refuses for now: what it did not answer is asked again then. */
		setback: endingSchema.optional()
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
const snapshotVersion = 8;
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
export { roomForJudge as _, writeSnapshot as a, writeEntry as c, WorkRefused as d, writeConflict as f, askJudge as g, isHeardAt as h, parseSnapshot as i, BranchMoved as l, replay as m, isAlive as n, entryPath as o, evolve as p, localRun as r, parseEntry as s, hasLocalRunEnded as t, LedgerMoved as u, isSettled as v, judgeRuns as y };
