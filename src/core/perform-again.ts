import { isSettled, judgeRuns } from "./flaky.ts";
import { judgeCriterion } from "./judge.ts";
import type { Ports, ProofRequest } from "./ports.ts";
import type { MissionState } from "./state.ts";
import { durationOf, type Verdict } from "./verdict.ts";

/** What finding out about flakes before any work may take, `setup` included. Milliseconds. */
const mostMs = 5 * 60_000;

type Again = {
  readonly state: MissionState;
  readonly ports: Ports;
  readonly request: ProofRequest;
  /** How long the first run took as a whole. Milliseconds. */
  readonly tookMs: number;
};

/**
 * Runs checks again where one run is not to be believed: before any work those that passed, once, as far as that is
 * cheap; later those that are known to be flaky, until two runs in a row passed or that cannot be any more.
 */
export async function proveAgain(first: readonly Verdict[], again: Again): Promise<readonly Verdict[]> {
  const { state, ports, request } = again;
  const runs = new Map(first.map(({ criterion, verdict }) => [criterion, [verdict]]));
  const last = new Map(first.map((one) => [one.criterion, one]));
  let due = isBaseline(state) ? cheapest(first, again) : doubtful(request, again);
  while (due.length > 0 && !ports.interrupt.aborted) {
    const criteria = request.criteria.filter(({ id }) => due.includes(id));
    const proof = await ports.prover.prove({ ...request, criteria });
    for (const criterion of criteria) {
      const verdict = judgeCriterion(criterion, proof[criterion.id] ?? []);
      if (ports.interrupt.aborted && verdict.verdict === "unknown") continue;
      runs.get(criterion.id)?.push(verdict.verdict);
      last.set(criterion.id, verdict);
    }
    due = isBaseline(state) ? [] : due.filter((id) => !isSettled(runs.get(id) ?? []));
  }
  return [...last.values()].map((one) => believed(one, runs.get(one.criterion) ?? [], again));
}

function isBaseline({ iteration }: MissionState): boolean {
  return iteration === 0;
}

/** What is known to be flaky needs a second pass; so a single one, cut short, says nothing yet. */
function believed(verdict: Verdict, runs: readonly Verdict["verdict"][], { state, ports }: Again): Verdict {
  const isDoubted = state.flaky?.[verdict.criterion] !== undefined;
  if (isDoubted && ports.interrupt.aborted && !isSettled(runs)) {
    return { criterion: verdict.criterion, verdict: "unknown", reason: "It was cut short.", evidence: [] };
  }
  return judgeRuns(verdict, runs);
}

function doubtful({ criteria }: ProofRequest, { state }: Again): readonly string[] {
  const { flaky } = state;
  return flaky === undefined ? [] : criteria.map(({ id }) => id).filter((id) => flaky[id] !== undefined);
}

/** Those that passed, the quickest first, while the second run keeps within its time. */
function cheapest(first: readonly Verdict[], { tookMs }: Again): readonly string[] {
  const commands = new Map<string, number>();
  for (const { evidence } of first) {
    for (const one of evidence) if (one.kind === "command") commands.set(one.command, one.durationMs);
  }
  const proving = [...commands.values()].reduce((sum, ms) => sum + ms, 0);
  let left = mostMs - Math.max(0, tookMs - proving);
  const passed = first.filter(({ verdict }) => verdict === "met");
  const timed = passed.map((one) => ({ id: one.criterion, ms: durationOf(one) }));
  return timed
    .toSorted((a, b) => a.ms - b.ms)
    .filter(({ ms }) => {
      left -= ms;
      return left >= 0;
    })
    .map(({ id }) => id);
}
