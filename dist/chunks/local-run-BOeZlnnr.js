import { a as array, c as discriminatedUnion, d as literal, f as number, g as string, i as _enum, l as int, o as boolean, p as object, u as intersection } from "./redact-B6im5JbX.js";
import { A as missionSchema, O as isRequired } from "./config-DdjrotBu.js";
import { t as closings } from "./outcome-B7jxzbS2.js";
import { n as mistakes } from "./error--dnpYM0t.js";
import { readFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { hostname } from "node:os";
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
function checkedStanding(criterion, state) {
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
		return awaits === void 0 || !state.offered.includes(criterion.id);
	});
}
function metCount(state) {
	return standingOf(state).filter((one) => one.verdict === "met").length;
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
const strategies = [
	"work",
	"same-session",
	"fresh-session",
	"diagnose",
	"other-model",
	"smaller-slice",
	"leave-criterion"
];
/** The next rung, or undefined when the ladder has no more and the mission is stalled. */
function nextStrategy(state) {
	if (state.fruitless >= state.mission.budget.stalledAfter) return void 0;
	const last = state.climbed.at(-1);
	const highest = last === void 0 ? -1 : strategies.indexOf(last);
	return strategies.find((strategy, rung) => rung > highest && isOpenTo(strategy, state));
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
	const left = strategy === "leave-criterion" ? stuckOn(state) : [];
	const candidates = workable(state).map((one) => one.criterion.id).filter((id) => !left.includes(id));
	const planned = (state.plan?.focus ?? []).filter((id) => candidates.includes(id));
	const focus = planned.length > 0 ? planned : candidates.slice(0, 1);
	return strategy === "smaller-slice" ? focus.slice(0, 1) : focus;
}
/** What the last iteration was for, in vain. */
function stuckOn(state) {
	return state.past.at(-1)?.focus ?? [];
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
// src/core/ports.ts
/** Somebody else appended first: read again and decide again. */
var LedgerMoved = class extends Error {
	name = "LedgerMoved";
};
/** The mission branch is not where the ledger says: a human pushed, or another run did. */
var BranchMoved = class extends Error {
	name = "BranchMoved";
};
// src/core/signal.ts
/** What a human asks of a mission as a whole. */
const signalSchema = discriminatedUnion("kind", [
	object({ kind: literal("pause") }),
	object({ kind: literal("resume") }),
	object({
		kind: literal("stop"),
		why: string().optional()
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
		conclusion: string(),
		url: string()
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
	object({
		type: literal("branch-moved"),
		from: string(),
		to: string()
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
		/** What was taken out before the commit, and why; kept in `patch`. */
		withheld: array(object({
			path: string(),
			why: string()
		})).readonly(),
		patch: string().optional()
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
		why: string()
	}),
	object({
		type: literal("mission-parked"),
		/** Epoch milliseconds; absent: until somebody resumes it. */
		until: number().optional(),
		why: string()
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
		why: string()
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
		reported: false
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
function signalled(state, entry) {
	const { signal, actor } = entry;
	const seen = {
		...state,
		reported: false
	};
	switch (signal.kind) {
		case "stop": return {
			...seen,
			stop: {
				by: actor,
				why: signal.why
			}
		};
		case "pause": return {
			...seen,
			pause: { by: actor }
		};
		case "resume": return resumed(seen);
		case "verify": return {
			...seen,
			reproof: true
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
		...reopened(state),
		pause: void 0,
		stop: void 0,
		setback: void 0,
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
/** A human's word starts a closed or waiting mission again, with a fresh ladder. A stop stays a stop. */
function reopened(state) {
	return {
		...state,
		closed: void 0,
		parked: void 0,
		blocked: {},
		setAside: [],
		fruitless: 0,
		climbed: [],
		plan: state.plan === void 0 ? void 0 : {
			...state.plan,
			question: void 0
		},
		reported: false
	};
}
function pick(record, keys) {
	return Object.fromEntries(Object.entries(record).filter(([key]) => keys.has(key)));
}
// src/core/signature.ts
/**
* How the head fails, in one short string. The same failure gives the same string whatever the times, the
* addresses, the line numbers or the names of temporary files in its output.
*/
function failureSignature(state) {
	return openCriteria(state).map((one) => `${one.criterion.id}:${one.verdict}:${one.evidence.map(gist).join("|")}`).join(" ");
}
function gist(evidence) {
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
	return {
		...apply(clocked(state, entry), entry),
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
		case "branch-moved": return {
			...state,
			head: entry.to,
			best: 0,
			fruitless: 0,
			climbed: [],
			setAside: []
		};
		case "baseline-proved": return judged(state, entry);
		case "iteration-opened": return state.phase === "idle" ? iterationOpened(state, entry) : takenOver(state, entry);
		case "agent-finished": return agentFinished(state, entry);
		case "work-committed": return workCommitted(state, entry);
		case "criteria-judged": return criteriaJudged(state, entry);
		case "plan-made": return planMade(state, entry);
		case "progress-reported": return progressReported(state, entry);
		case "iteration-abandoned": return abandoned(state, entry);
		case "mission-parked": return {
			...state,
			parked: {
				until: entry.until,
				why: entry.why
			},
			waits: state.waits + 1,
			reported: false
		};
		case "signal-received": return signalled(state, entry);
		case "criterion-approved": return approved(state, entry);
		case "criterion-rejected": return rejected(state, entry);
		case "budget-raised": return budgetRaised(state, entry);
		case "mission-closed": return {
			...state,
			closings: state.closings + 1,
			closed: {
				outcome: entry.outcome,
				why: entry.why
			},
			parked: void 0,
			reported: false
		};
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
function iterationOpened(state, entry) {
	const { attempt, lease, reserveUsd, strategy, focus } = entry;
	const left = strategy === "leave-criterion" ? stuckOn(state) : [];
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
			usd: 0
		},
		token: lease.token,
		setAside: [...state.setAside, ...left],
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
			...summaryOf(entry)
		},
		session: entry.session,
		blocked: {
			...state.blocked,
			...blocked
		},
		guidance: responseTo(ending.kind) === "go-on" ? [] : state.guidance,
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
function workCommitted(state, entry) {
	if (state.phase !== "ran" || state.open === void 0 || entry.iteration !== state.iteration) return state;
	const open = {
		...state.open,
		attempt: 1,
		files: entry.files
	};
	return {
		...state,
		phase: "sealed",
		head: entry.sha,
		open
	};
}
function criteriaJudged(state, entry) {
	const next = judged(state, entry);
	if (state.phase !== "sealed" || entry.iteration !== state.iteration) return next;
	return {
		...state.stop !== void 0 || state.pause !== void 0 ? next : settled(next),
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
	const next = {
		...state,
		reported: true,
		shown: {
			...state.shown,
			...entry.shown
		}
	};
	if (state.phase === "idle" || state.open === void 0 || entry.iteration !== state.iteration) return next;
	return {
		...next,
		phase: "idle",
		open: void 0,
		past: [...state.past, pastOf(state, state.open)].slice(-50)
	};
}
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
	return {
		...state,
		phase: "idle",
		open: void 0,
		iteration: state.iteration - 1,
		losses: retried ? state.losses + 1 : state.losses,
		session: void 0,
		reported: false
	};
}
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
const snapshotVersion = 1;
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
export { unproved as A, nextStrategy as C, metCount as D, isProvable as E, openCriteria as O, nextFocus as S, isDone as T, workReportSchema as _, writeSnapshot as a, leaseMs as b, redactStrings as c, replay as d, BranchMoved as f, tokensOf as g, responseTo as h, parseSnapshot as i, workable as j, standingOf as k, writeEntry as l, noUsage as m, isAlive as n, entryPath as o, LedgerMoved as p, localRun as r, parseEntry as s, hasLocalRunEnded as t, evolve as u, capsOf as v, completion as w, plural as x, exhausted as y };
