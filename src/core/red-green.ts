import { criteriaOf } from "./drafting.ts";
import { judgeCriterion } from "./judge.ts";
import type { Criterion, RunCheck } from "./mission.ts";
import type { Proof } from "./ports.ts";
import { isProvable, openCriteria } from "./standing.ts";
import type { MissionState } from "./state.ts";
import type { CommandEvidence, Sha, Verdict } from "./verdict.ts";

/** What was found of a criterion before the work, with the commands that found it. */
export type Before = {
  readonly sha: Sha;
  readonly verdict: Verdict["verdict"];
  readonly commands: readonly string[];
};

/** What a proof of the base says of each criterion. */
export function beforeOf(
  state: MissionState,
  proved: { readonly sha: Sha; readonly verdicts: readonly Verdict[] },
): MissionState["before"] {
  const found = proved.verdicts.flatMap(({ criterion: id, verdict }) => {
    const criterion = criteriaOf(state).find((one) => one.id === id);
    return criterion === undefined
      ? []
      : [[id, { sha: proved.sha, verdict, commands: commandsOf(criterion) }]];
  });
  return { ...state.before, ...Object.fromEntries(found) };
}

/** What its commands, as they are now, came to before the work. Undefined: nobody looked, or there is no work yet. */
export function foundBefore(criterion: Criterion, state: MissionState): Before | undefined {
  const before = state.before?.[criterion.id];
  if (before === undefined || before.sha === state.head) return undefined;
  return before.commands.join("\n") === commandsOf(criterion).join("\n") ? before : undefined;
}

/**
 * The criteria to be proved once more with the implementation from before the work: what failed then and passes now,
 * on a head to which no command objects any more. They all were found wanting at the same commit. Empty otherwise:
 * an ordinary iteration costs nothing.
 */
export function provedByWork(
  state: MissionState,
  verdicts: readonly Verdict[],
): { readonly sha: Sha; readonly criteria: readonly Criterion[] } | undefined {
  const fresh = verdicts.map((one) => [one.criterion, { ...one, sha: state.head }] as const);
  const next = { ...state, verdicts: { ...state.verdicts, ...Object.fromEntries(fresh) }, reproof: false };
  const isOpen = openCriteria(next).some(
    ({ criterion, awaits }) => isProvable(criterion) && awaits === undefined,
  );
  if (isOpen) return undefined;
  const met = new Set(verdicts.filter((one) => one.verdict === "met").map((one) => one.criterion));
  const failed = criteriaOf(state).filter(
    (one) => met.has(one.id) && foundBefore(one, state)?.verdict === "unmet",
  );
  const sha = state.before?.[failed[0]?.id ?? ""]?.sha;
  if (sha === undefined) return undefined;
  return { sha, criteria: failed.filter((one) => state.before?.[one.id]?.sha === sha) };
}

/**
 * The verdict with what the same commands say of the old implementation under the new tests. One that passes there
 * as well was met by its tests alone.
 */
export function withRed(
  verdict: Verdict,
  { criterion, sha, proof }: { readonly criterion: Criterion; readonly sha: Sha; readonly proof: Proof },
): Verdict {
  const evidence = proof[criterion.id] ?? [];
  const { verdict: found } = judgeCriterion(criterion, evidence);
  if (found === "unknown") return verdict;
  if (found === "met") {
    const { proof: _, ...rest } = verdict;
    return { ...rest, verdict: "unmet", reason: takenBack };
  }
  const runs = runChecksOf(criterion).map((check, index) =>
    redOf({ ...criterion, checks: [check] }, evidence[index], sha),
  );
  let place = -1;
  const shown = verdict.evidence.map((one) => {
    if (one.kind !== "command") return one;
    place += 1;
    const red = runs[place];
    return red === undefined ? one : { ...one, red };
  });
  return {
    ...verdict,
    evidence: shown,
    reason: `${verdict.reason} It fails without the change and passes with it.`,
  };
}

const takenBack =
  "It passes with the implementation of the base: only its tests were changed. A mission that is about these tests names their paths under `allow`.";

function redOf(one: Criterion, found: CommandEvidence | undefined, sha: Sha): CommandEvidence["red"] {
  if (found === undefined || judgeCriterion(one, [found]).verdict !== "unmet") return undefined;
  const { exitCode, tests, failures, tail, log } = found;
  return {
    sha,
    ...(exitCode === undefined ? {} : { exitCode }),
    ...(tests === undefined ? {} : { tests }),
    ...(failures === undefined ? {} : { failures }),
    tail: tail.slice(-longestTail),
    ...(log === undefined ? {} : { log }),
  };
}

const longestTail = 1000;

function commandsOf(criterion: Criterion): readonly string[] {
  return runChecksOf(criterion).map((one) => one.command);
}

function runChecksOf(criterion: Criterion): readonly RunCheck[] {
  return criterion.checks.filter((check): check is RunCheck => check.kind === "run");
}
