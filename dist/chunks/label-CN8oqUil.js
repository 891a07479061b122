// src/core/label.ts
/** The label that makes an issue a mission. */
const missionLabel = "cco:mission";
/** Labels that say where a mission is; it has exactly one of them. Names, colours, descriptions. */
const standingLabels = {
	"cco:queued": {
		color: "ededed",
		description: "Waits for another mission of this repository"
	},
	"cco:running": {
		color: "1d76db",
		description: "CCO is at work"
	},
	"cco:parked": {
		color: "c5def5",
		description: "CCO waits for a known time"
	},
	"cco:needs-human": {
		color: "fbca04",
		description: "CCO needs an answer or an approval"
	},
	"cco:done": {
		color: "0e8a16",
		description: "Every required criterion is proved"
	},
	"cco:stopped": {
		color: "cfd3d7",
		description: "Somebody stopped it, or a limit did"
	},
	"cco:failed": {
		color: "b60205",
		description: "It is stuck, misconfigured, or the machinery failed"
	}
};
const ofOutcome = {
	done: "cco:done",
	"needs-human": "cco:needs-human",
	"out-of-budget": "cco:stopped",
	stalled: "cco:failed",
	stopped: "cco:stopped",
	misconfigured: "cco:failed",
	failed: "cco:failed"
};
function labelOf(state) {
	if (state.closed !== void 0) return ofOutcome[state.closed.outcome];
	if (state.queued !== void 0) return "cco:queued";
	return state.parked === void 0 ? "cco:running" : "cco:parked";
}
/** What to change so that the issue carries this label and no other of its kind. */
function labelChange(present, wanted) {
	const ours = present.filter((label) => label in standingLabels);
	return {
		add: ours.includes(wanted) ? [] : [wanted],
		remove: ours.filter((label) => label !== wanted)
	};
}
export { standingLabels as i, labelOf as n, missionLabel as r, labelChange as t };
