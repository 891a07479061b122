import type { Criterion, Mission } from "../../core/mission.ts";
import { unheededLines } from "../../core/unheeded-line.ts";
import { type MissionOptions, openMission } from "../open-mission.ts";
import type { Terminal } from "../terminal.ts";

/** `cco validate`: says how a mission is understood, or everything that is wrong with it. Writes nothing. */
export async function validate(options: MissionOptions, terminal: Terminal): Promise<number> {
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
    ...spec.criteria.flatMap(warningsOf),
  ];
  terminal.write(`${lines.join("\n")}\n`);
  return 0;
}

/** What its author surely did not mean. */
function warningsOf({ id, checks }: Criterion): readonly string[] {
  const lines = checks.flatMap((check) => (check.kind === "run" ? unheededLines(check.command) : []));
  return lines.map(
    (line) =>
      `\n  ${id}: \`${line}\` cannot fail it: after \`!\` the shell goes on, and only the last line decides. Write \`${line} || exit 1\`.`,
  );
}

function proofOf(criterion: Criterion, { checks = "auto", manager }: Mission): string {
  const commands = criterion.checks.map((check) =>
    check.kind === "run" ? check.command : `check ${check.name}`,
  );
  const parts = [...commands, ...(criterion.approval === undefined ? [] : ["a maintainer's approval"])];
  if (parts.length > 0) return `proved by: ${parts.join("; ").replaceAll("\n", "\n        ")}`;
  const isDrafted = criterion.measurable && checks !== "off" && (manager.provider ?? "none") !== "none";
  if (!isDrafted) return "nothing proves it yet: add `verify` or `approval`";
  const word = checks === "approve" ? ", for you to approve" : "";
  return `nothing proves it yet: the manager drafts a check for it before the work${word}`;
}
