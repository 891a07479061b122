import { a as boolean, c as int, f as number, g as string, i as array, p as object, r as _enum, s as discriminatedUnion, u as literal } from "./schemas-IblTEC5b.js";
// src/core/mission.ts
/** How much a criterion matters, most important first. */
const priorities = [
	"critical",
	"high",
	"medium",
	"low"
];
/** Sorts the most important first. */
function byPriority(one, other) {
	return priorities.indexOf(one.priority) - priorities.indexOf(other.priority);
}
/** What a command must show besides ending: exit code, a pattern in its standard output, how many tests ran. */
const expectationSchema = object({
	/** Exit code that counts as a pass. */
	exit: int().min(0).max(255).default(0),
	/** Regular expression (source, without slashes) that standard output must match. */
	stdout: string().optional(),
	/** Least number of tests that must have run: several runners exit 0 with none. */
	minTests: int().min(0).optional(),
	/** Most tests that may have failed. */
	maxFailed: int().min(0).optional(),
	/** Path in the checkout of the report that the run writes: JUnit XML, TRX, TAP or a runner's JSON. `*` in the name. */
	report: string().optional()
});
/** What a command may reach: everything, this machine's own localhost, or nothing at all. */
const networks = [
	"on",
	"loopback",
	"off"
];
/** Who commands run as: a Unix user of their own where the system has one, or CCO's. */
const provingUsers = ["other", "same"];
const verificationSchema = object({
	/** For checks that say nothing of it; default `on`. */
	network: _enum(networks).optional(),
	/** Default `other`. */
	user: _enum(provingUsers).optional()
});
/** What to do when nothing can be proved on the base: see `brokenBase`. */
const baselinePolicies = [
	"stop",
	"ignore-known-failures",
	"fix-first"
];
/** Whether the manager may draft checks for criteria without one, and whether a person must agree. */
const checkPolicies = [
	"auto",
	"approve",
	"off"
];
const checkSchema = discriminatedUnion("kind", [object({
	kind: literal("run"),
	/** Shell command line, run in a clean checkout of the commit that is judged. */
	command: string(),
	timeoutMs: int().positive(),
	expect: expectationSchema,
	/** Default: the mission's. */
	network: _enum(networks).optional()
}), object({
	kind: literal("check"),
	/** Name of a GitHub check that must conclude `success` on the commit that is judged. */
	name: string()
})]);
const criterionSchema = object({
	/** Stable within the mission: given by the author, else a slug of the text. Never its position. */
	id: string(),
	text: string(),
	priority: _enum(priorities),
	measurable: boolean(),
	/** All must pass. Empty: only a judge or an approval can prove it. */
	checks: array(checkSchema).readonly(),
	/** What a judge measures it by. */
	rubric: string().optional(),
	/** Who must approve it, besides whatever else proves it. */
	approval: literal("maintainer").optional()
});
const budgetSchema = object({
	iterations: int().positive(),
	usd: number().positive(),
	/** Dollars in any 24 hours. Absent: no limit. */
	dayUsd: number().positive().optional(),
	/** Minutes of work, not of waiting. */
	minutes: number().positive(),
	/** Input and output tokens of every model, cached ones included. */
	tokens: int().positive().optional(),
	perIteration: object({
		usd: number().positive(),
		minutes: number().positive(),
		turns: int().positive()
	}),
	/** Iterations in a row without new verified progress after which the mission is `stalled`. */
	stalledAfter: int().positive()
});
const workerModes = [
	"api",
	"subscription",
	"openrouter",
	"bedrock",
	"vertex",
	"manual"
];
const managerProviders = [
	"none",
	"openrouter",
	"openai-compatible",
	"anthropic",
	"claude-code"
];
const workerSchema = object({
	mode: _enum(workerModes).optional(),
	model: string().optional(),
	/** Tried by the recovery ladder when the first model brings no progress. */
	fallbackModel: string().optional(),
	effort: _enum([
		"low",
		"medium",
		"high",
		"xhigh",
		"max"
	]).optional()
});
const managerSchema = object({
	provider: _enum(managerProviders).optional(),
	model: string().optional(),
	/** Models tried in order when the first one fails. */
	fallbacks: array(string()).readonly().optional(),
	baseUrl: string().optional()
});
const judgeSchema = object({
	provider: _enum(managerProviders).optional(),
	model: string().optional(),
	fallbacks: array(string()).readonly().optional(),
	baseUrl: string().optional(),
	/** How often it is asked, at most, about a critical or high criterion that nothing else proves. */
	votes: int().positive().optional()
});
/** The user's goal, in one form whatever it was written in. CCO never writes it. */
const missionSchema = object({
	id: string(),
	title: string(),
	description: string(),
	criteria: array(criterionSchema).min(1).readonly(),
	constraints: array(string()).readonly(),
	context: string().optional(),
	/** Priorities that must be met for `done`. */
	required: array(_enum(priorities)).readonly(),
	budget: budgetSchema,
	/** Paths (git glob patterns) the worker may not change, besides the ones that are always protected. */
	protect: array(string()).readonly(),
	/**
	* Paths (git glob patterns) that the mission is about: runner configuration among them is proved as the branch has
	* it, and tests among them count as work.
	*/
	allow: array(string()).readonly().optional(),
	verification: verificationSchema.optional(),
	/** Commands run before the worker and before verification. */
	setup: array(string()).readonly(),
	/** Default: `stop`. */
	baseline: _enum(baselinePolicies).optional(),
	/** Default: `auto`. */
	checks: _enum(checkPolicies).optional(),
	branch: object({
		base: string().optional(),
		name: string()
	}),
	pullRequest: object({
		draft: boolean(),
		labels: array(string()).readonly(),
		reviewers: array(string()).readonly(),
		readyWhenDone: boolean(),
		autoMerge: boolean()
	}),
	worker: workerSchema,
	manager: managerSchema,
	/** Where it differs from the manager. See `judgeOf`. */
	judge: judgeSchema.optional()
});
/** Paths no mission may change: what steers CCO, the worker or CI. Git glob patterns. */
const alwaysProtected = [
	".github/**",
	".cco/**",
	".claude/**",
	"**/.claude/**",
	".mcp.json",
	".gitmodules",
	"CODEOWNERS",
	"docs/CODEOWNERS"
];
function isRequired(mission, criterion) {
	return mission.required.includes(criterion.priority);
}
export { checkSchema as a, missionSchema as c, provingUsers as d, workerModes as f, checkPolicies as i, networks as l, baselinePolicies as n, isRequired as o, byPriority as r, managerProviders as s, alwaysProtected as t, priorities as u };
