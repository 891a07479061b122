import { c as int, f as number, g as string, i as array, p as object, r as _enum } from "./schemas-IblTEC5b.js";
// src/core/ending.ts
/**
* How a worker session ended. Each kind is one row of the worker's table of endings:
* - `finished`: it ended by itself and reported
* - `unreported`: it ended by itself without the report it was asked for (weak models do)
* - `turn-cap`, `budget-cap`, `deadline`: a limit of ours; an iteration boundary, not a failure
* - `interrupted`: a human or the door asked it to end
* - `usage-limit`: the subscription's limit, known until `until`
* - `throttled`, `overloaded`: the model's service refused for now
* - `auth`, `billing`, `misconfigured`: retrying cannot help
* - `refused`: the model declined
* - `stalled`: no sign of life for too long
* - `killed`: the process died without a result
* - `lost`: the run that started it died; nobody saw the end
* - `failed`: anything else. The default: an unknown ending is never a success
*/
const endingKinds = [
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
];
const endingSchema = object({
	kind: _enum(endingKinds),
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
function addUsage(one, other) {
	return {
		input: one.input + other.input,
		output: one.output + other.output,
		cacheRead: one.cacheRead + other.cacheRead,
		cacheWrite: one.cacheWrite + other.cacheWrite
	};
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
export { responseTo as a, workReportSchema as c, noUsage as i, endingKinds as n, tokensOf as o, endingSchema as r, usageSchema as s, addUsage as t };
