import { j as isProvable } from "./local-run-D12kVw8v.js";
import { t as openMission } from "./start-d981I25X.js";
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
		...spec.criteria.map((one) => `  ${one.id} (${one.priority}): ${one.text}\n      ${proofOf(one)}`)
	];
	terminal.write(`${lines.join("\n")}\n`);
	return 0;
}
function proofOf(criterion) {
	const parts = [...criterion.checks.map((check) => check.kind === "run" ? check.command : `check ${check.name}`), ...criterion.approval === void 0 ? [] : ["a maintainer's approval"]];
	if (parts.length > 0) return `proved by: ${parts.join("; ")}`;
	return isProvable(criterion) ? "" : "nothing proves it yet: add `verify` or `approval`";
}
export { validate };
