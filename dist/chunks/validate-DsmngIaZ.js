import { t as openMission } from "./start-PlLEDNAP.js";
// src/cli/commands/validate.ts
/** `cco validate`: says how a mission is understood, or everything that is wrong with it. Writes nothing. */
async function validate(options, terminal) {
	const { source } = await openMission(options, terminal);
	const { spec } = source.pinned;
	const { budget } = spec;
	const lines = [
		`${source.file} is a valid mission.`,
		"",
		`  ${spec.title}  (id ${spec.id}, branch ${spec.branch.name})`,
		`  at most ${budget.iterations} iterations, $${budget.usd}, ${budget.minutes} minutes`,
		"",
		...spec.criteria.map((one) => `  ${one.id} (${one.priority}): ${one.text}\n      ${proofOf(one, spec)}`)
	];
	terminal.write(`${lines.join("\n")}\n`);
	return 0;
}
function proofOf(criterion, { checks = "auto", manager }) {
	const parts = [...criterion.checks.map((check) => check.kind === "run" ? check.command : `check ${check.name}`), ...criterion.approval === void 0 ? [] : ["a maintainer's approval"]];
	if (parts.length > 0) return `proved by: ${parts.join("; ").replaceAll("\n", "\n        ")}`;
	if (!(criterion.measurable && checks !== "off" && (manager.provider ?? "none") !== "none")) return "nothing proves it yet: add `verify` or `approval`";
	return `nothing proves it yet: the manager drafts a check for it before the work${checks === "approve" ? ", for you to approve" : ""}`;
}
export { validate };
