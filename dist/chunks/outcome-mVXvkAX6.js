// src/core/outcome.ts
/** The outcomes a mission can be closed with; the others end a step only. */
const closings = [
	"done",
	"needs-human",
	"out-of-budget",
	"stalled",
	"stopped",
	"misconfigured",
	"failed"
];
[...closings];
const exitCodes = {
	done: 0,
	continuing: 0,
	parked: 0,
	queued: 0,
	"needs-human": 10,
	"out-of-budget": 20,
	stalled: 21,
	stopped: 30,
	misconfigured: 40,
	failed: 50
};
/** 0 only for `done`, and for a step that did the one thing it was asked. */
function exitCodeOf(outcome) {
	return exitCodes[outcome];
}
export { exitCodeOf as n, closings as t };
