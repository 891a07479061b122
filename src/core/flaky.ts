import type { MissionState } from "./state.ts";
import type { Sha, Verdict } from "./verdict.ts";

/** A criterion whose check does not give one answer. */
export type Flake = {
  /** What was seen, as the end of a sentence about the criterion. */
  readonly why: string;
  readonly sha: Sha;
};

type Found = Verdict["verdict"];

/** A work that breaks a criterion once and mends it is no flake; the second time it is taken for one. */
const mostFalls = 2;

/** What new verdicts say about how steady the checks are. `state`: before they came. */
export function steadinessAfter(
  state: MissionState,
  { sha, verdicts }: { readonly sha: Sha; readonly verdicts: readonly Verdict[] },
): Pick<MissionState, "flaky" | "falls"> {
  let { flaky, falls } = state;
  for (const verdict of verdicts) {
    const { criterion: id } = verdict;
    const before = state.verdicts[id];
    if (before?.verdict === "met" && verdict.verdict === "unmet") {
      falls = { ...falls, [id]: (falls?.[id] ?? 0) + 1 };
    }
    const why = whyFlaky(verdict, { before, sha, falls: falls?.[id] ?? 0 });
    if (why !== undefined && flaky?.[id] === undefined) flaky = { ...flaky, [id]: { why, sha } };
  }
  return { flaky, falls };
}

type Past = {
  readonly before: (Verdict & { readonly sha: Sha }) | undefined;
  readonly sha: Sha;
  readonly falls: number;
};

function whyFlaky({ verdict, runs = [] }: Verdict, { before, sha, falls }: Past): string | undefined {
  const at = `at ${sha.slice(0, 9)}`;
  if (new Set(runs).size > 1) return `gave different results ${at}: ${runs.join(", ")}.`;
  const isKnown = (one: Found | undefined) => one === "met" || one === "unmet";
  if (before?.sha === sha && isKnown(before.verdict) && isKnown(verdict) && before.verdict !== verdict)
    return `was ${before.verdict} ${at}, and then ${verdict} there.`;
  if (verdict === "met" && falls >= mostFalls) return `was met and unmet ${falls} times over.`;
  return undefined;
}

/** Whether a proof is not enough yet, or has failed for good, of a check that is not trusted. */
export function isSettled(runs: readonly Found[]): boolean {
  const [last, previous] = [runs.at(-1), runs.at(-2)];
  if (runs.length >= 3 || (last === "met" && previous === "met")) return true;
  // Two in a row have to pass, and there is one run left at most.
  return runs.length === 2 && last !== "met";
}

/** All the runs of one commit as one verdict: of an untrusted check the last two have to pass. */
export function judgeRuns(last: Verdict, runs: readonly Found[]): Verdict {
  if (runs.length < 2) return last;
  const isSteady = runs.at(-1) === "met" && runs.at(-2) === "met";
  const told = `In ${runs.length} runs at one commit: ${runs.join(", ")}.`;
  if (isSteady)
    return { ...last, runs, reason: new Set(runs).size > 1 ? `${told} ${last.reason}` : last.reason };
  const { proof: _, ...rest } = last;
  const verdict = last.verdict === "met" ? "unknown" : last.verdict;
  return { ...rest, verdict, runs, reason: `Flaky. ${told} ${last.reason}` };
}
