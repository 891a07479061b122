import { t as openMission } from "./open-mission-BkJrDOQn.js";
// src/core/unheeded-line.ts
/**
* Lines of a command that cannot fail it: the shell goes on after `! command` whatever that comes to, and only the last
* line decides (https://www.gnu.org/software/bash/manual/bash.html#The-Set-Builtin, `-e`).
*/
function unheededLines(command) {
	return command.replaceAll(/\\\r?\n/g, " ").split("\n").map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#")).slice(0, -1).filter((line) => /^!\s/.test(line) && !/&&|\|\|/.test(line));
}
// src/cli/commands/validate.ts
/** `cco validate`: says how a mission is understood, or everything that is wrong with it. Writes nothing. */
async function validate(options, terminal) {
	const { source } = await openMission(options, terminal, "text");
	const { spec } = source.pinned;
	const { budget } = spec;
	const lines = [
		`${source.file} is a valid mission.`,
		"",
		`  ${spec.title}  (id ${spec.id}, branch ${spec.branch.name})`,
		`  at most ${budget.iterations} iterations, $${budget.usd}, ${budget.minutes} minutes`,
		"",
		...spec.criteria.map((one) => `  ${one.id} (${one.priority}): ${one.text}\n      ${proofOf(one, spec)}`),
		...spec.criteria.flatMap(warningsOf)
	];
	terminal.write(`${lines.join("\n")}\n`);
	return 0;
}
/** What its author surely did not mean. */
function warningsOf({ id, checks }) {
	return checks.flatMap((check) => check.kind === "run" ? unheededLines(check.command) : []).map((line) => `\n  ${id}: \`${line}\` cannot fail it: after \`!\` the shell goes on, and only the last line decides. Write \`${line} || exit 1\`.`);
}
function proofOf(criterion, { checks = "auto", manager }) {
	const parts = [...criterion.checks.map((check) => check.kind === "run" ? check.command : `check ${check.name}`), ...criterion.approval === void 0 ? [] : ["a maintainer's approval"]];
	if (parts.length > 0) return `proved by: ${parts.join("; ").replaceAll("\n", "\n        ")}`;
	if (!(criterion.measurable && checks !== "off" && (manager.provider ?? "none") !== "none")) return "nothing proves it yet: add `verify` or `approval`";
	return `nothing proves it yet: the manager drafts a check for it before the work${checks === "approve" ? ", for you to approve" : ""}`;
}
export { validate };
