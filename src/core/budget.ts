import { hasJudge } from "./judge-choice.ts";
import type { Budget } from "./mission.ts";
import { plural } from "./plural.ts";
import type { MissionState, Raise } from "./state.ts";

/** Below this a worker cannot even start: not worth an iteration. In US dollars. */
const leastUsd = 0.01;

/** Charged for a manager's call whose price is unknown. In US dollars. */
export const unknownPlanUsd = 0.05;

/** The sentence that says which limit is reached, or undefined while there is room. */
export function exhausted(state: MissionState): string | undefined {
  const { budget } = state.mission;
  const { usd, tokens, ms } = state.spend;
  if (state.iteration >= budget.iterations)
    return `${plural(budget.iterations, "iteration")} of ${budget.iterations} used.`;
  if (budget.usd - usd < leastUsd) return `$${usd.toFixed(2)} of $${budget.usd.toFixed(2)} spent.`;
  if (ms >= budget.minutes * 60_000) return `${plural(budget.minutes, "minute")} of ${budget.minutes} used.`;
  if (budget.tokens !== undefined && tokens >= budget.tokens)
    return `${plural(budget.tokens, "token")} of ${budget.tokens} used.`;
  return undefined;
}

/** What the next iteration may use: its own limits, or what is left of the mission's. */
export function capsOf(state: MissionState): { usd: number; minutes: number; turns: number } {
  const { budget } = state.mission;
  return {
    usd: Math.min(budget.perIteration.usd, budget.usd - state.spend.usd),
    minutes: Math.min(budget.perIteration.minutes, budget.minutes - state.spend.ms / 60_000),
    turns: budget.perIteration.turns,
  };
}

/** A budget with more room. */
export function raiseBudget(budget: Budget, by: Raise): Budget {
  const sum = addRaises(budget, by);
  const { iterations = 0, usd = 0, minutes = 0, tokens } = sum;
  return { ...budget, iterations, usd, minutes, ...(budget.tokens === undefined ? {} : { tokens }) };
}

export function addRaises(one: Raise, other: Raise): Raise {
  return {
    iterations: (one.iterations ?? 0) + (other.iterations ?? 0),
    usd: (one.usd ?? 0) + (other.usd ?? 0),
    minutes: (one.minutes ?? 0) + (other.minutes ?? 0),
    tokens: (one.tokens ?? 0) + (other.tokens ?? 0),
  };
}

/** Three votes that each take as long as they may. */
const longestJudgingMs = 30 * 60_000;

/** One command of the setup; it is run before the worker and before the proof. */
const longestSetupMs = 20 * 60_000;

/** How long a lease holds, in milliseconds: the worker's time, the checks', the judge's and room for the rest. */
export function leaseMs(state: MissionState): number {
  const { mission } = state;
  const drafted = Object.values(state.drafts ?? {}).flatMap((draft) => draft.checks);
  const checks = [...mission.criteria.flatMap((criterion) => criterion.checks), ...drafted];
  const once = checks.reduce((sum, check) => sum + (check.kind === "run" ? check.timeoutMs : 0), 0);
  // Flaky ones are run up to three times.
  const proving = state.flaky === undefined ? once : 3 * once;
  const settingUp = mission.setup.length * 2 * longestSetupMs;
  const judging = hasJudge(mission) ? longestJudgingMs : 0;
  return capsOf(state).minutes * 60_000 + settingUp + proving + judging + 15 * 60_000;
}
