import { codeSpan, escapeLine } from "./markdown-escape.ts";
import { isRequired } from "./mission.ts";
import { secondsOf } from "./proof-words.ts";
import type { MissionState } from "./state.ts";
import type { CommandEvidence, Sha, Verdict } from "./verdict.ts";

/** What was found before any work. */
export type Baseline = {
  readonly sha: Sha;
  /** Criteria that were met already: done before, or their checks are too weak to see what is missing. */
  readonly met: readonly string[];
  /** Why nothing can be said about the base, one sentence each. Empty: something can. */
  readonly broken: readonly string[];
};

/**
 * What keeps anything from being said about the work to come: `setup` fails, or a program that a required criterion
 * names is not there. A criterion that is not met is none of it: that is what missions are for. Nor is a program with
 * a slash in its name: it is a file of the repository, which the work may bring.
 */
export function brokenBy(verdicts: readonly Verdict[], { mission }: MissionState): readonly string[] {
  const required = new Set(mission.criteria.filter((one) => isRequired(mission, one)).map(({ id }) => id));
  const causes = verdicts.flatMap(({ criterion, evidence }) =>
    evidence.flatMap((one) => {
      if (one.kind !== "command") return [];
      if (one.setup === true) return [`\`setup\` fails: \`${one.command}\` ${endOf(one)}.`];
      if (!required.has(criterion)) return [];
      if (one.ending === "error") return [`\`${one.command}\` of ${criterion} could not be started.`];
      const program = missingProgram(one);
      return program === undefined ? [] : [`\`${program}\`, which ${criterion} is proved by, is not there.`];
    }),
  );
  return [...new Set(causes)];
}

function endOf({ ending, exitCode, durationMs }: CommandEvidence): string {
  const after = `after ${secondsOf(durationMs)}`;
  return ending === "exited" ? `exited with ${exitCode} ${after}` : `ended ${after}: ${ending}`;
}

/** As bash and dash say it; only what the command line itself names, not what a script of the repository calls. */
function missingProgram({ ending, command, tail }: CommandEvidence): string | undefined {
  if (ending !== "not-found") return undefined;
  const names = [...tail.matchAll(/(?:^|\s)([^\s:/]+): (?:command )?not found/g)].map(
    ([, name = ""]) => name,
  );
  const words = command.split(/[\s;&|()]+/);
  return names.find((name) => words.includes(name));
}

/** Why the mission stops before it spends anything. Undefined: it does not. See `baseline` of a mission. */
export function brokenBase(state: MissionState): string | undefined {
  const { baseline, mission, iteration, head } = state;
  if (iteration > 0 || (mission.baseline ?? "stop") !== "stop") return undefined;
  if (baseline === undefined || baseline.sha !== head || baseline.broken.length === 0) return undefined;
  return [
    `Nothing can be proved on the base ${head.slice(0, 9)}, so no work was begun:`,
    ...baseline.broken,
    "Mend the base, `setup` or the machine. If that is the mission's own work, write `baseline: fix-first` into its text.",
  ].join("\n");
}

/** What the first work is for where the base is broken and the mission is to mend it. */
export function toMendFirst(state: MissionState): readonly string[] {
  if (state.mission.baseline !== "fix-first" || (state.baseline?.broken ?? []).length === 0) return [];
  const found = Object.values(state.verdicts).filter(({ sha }) => sha === state.head);
  return brokenBy(found, state);
}

/** Why a mission that was never worked on is not simply done. */
export function untouchedSentence({ head, mission }: MissionState): string {
  const all = mission.criteria.length === 1 ? "The criterion was" : "Every required criterion was";
  return `${all} met at ${head.slice(0, 9)} before any work, and nothing was spent on a worker. Is it all there already? If not, the checks are too weak to see what is missing.`;
}

/** What people should know before money is spent. Markdown; empty when there is nothing to tell. */
export function renderBaseline({ baseline, flaky = {} }: MissionState): string {
  const lines: string[] = [];
  if (baseline !== undefined && baseline.met.length > 0) {
    const already = baseline.met.map((id) => codeSpan(id)).join(", ");
    lines.push(
      `Met before any work, at \`${baseline.sha.slice(0, 9)}\`: ${already}. They were done already, or their checks are too weak.`,
    );
  }
  for (const cause of baseline?.broken ?? []) lines.push(`Broken before any work: ${escapeLine(cause, 500)}`);
  for (const [id, { why }] of Object.entries(flaky))
    lines.push(`Flaky: ${codeSpan(id)} ${escapeLine(why, 300)}`);
  return lines.join("\n\n");
}
