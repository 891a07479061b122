import type { ModelUsage, SDKResultMessage } from "@anthropic-ai/claude-agent-sdk";
import { addUsage, noUsage, tokensOf, type Usage, workReportSchema } from "../core/ending.ts";
import type { ModelShare, Task, WorkerResult } from "../core/ports.ts";
import { costOf } from "./anthropic-price.ts";
import { classifyEnding } from "./classify-ending.ts";
import { type BrokenAnswer, brokenIn, type Observation } from "./claude-observation.ts";
import type { Metered } from "./model-meter.ts";

/** Totals at which a session stood when it was last seen. */
export type Totals = {
  readonly usd: number;
  readonly usage: Usage | undefined;
  /** Of each model. */
  readonly models?: readonly ModelShare[];
};

/**
 * What one session did and cost, with the answers that broke off: they are in no total of Claude Code's. `before` is
 * where the session stood when it is a resumed one; `metered` is what went through to the model, where somebody counted.
 */
export function resultOf(seen: Observation, before: Totals | undefined, metered?: Metered): WorkerResult {
  const report = workReportSchema.safeParse(seen.output);
  const told = toldOf(seen, before);
  const isMeters = metered?.usd !== undefined && (metered.isStated || isMore(metered.usd, told.usd));
  return {
    ending: classifyEnding(seen),
    usd: isMeters ? metered.usd : told.usd,
    usage: seen.result === undefined && metered ? metered.usage : told.usage,
    turns: seen.turns,
    ...(isMeters && { models: metered.models }),
    ...(!isMeters && told.models && { models: told.models }),
    ...(seen.session !== undefined && { session: { id: seen.session, totalUsd: totalUsdOf(seen, before) } }),
    ...(report.success && { report: report.data }),
  };
}

/** What Claude Code tells. */
function toldOf(
  seen: Observation,
  before: Totals | undefined,
): Pick<WorkerResult, "usd" | "usage" | "models"> {
  const lost = seen.result === undefined ? [] : brokenIn(seen).map(shareOf);
  const usd = usdOf(seen, before);
  return {
    usd: usd === undefined ? undefined : lost.reduce((sum, one) => sum + one.usd, usd),
    usage: lost.reduce((sum, one) => addUsage(sum, one.usage), usageOf(seen, before)),
    ...(seen.result && { models: withLost(sharesOf(seen.result, before), lost) }),
  };
}

type LostShare = ModelShare & { readonly usage: Usage };

function shareOf({ model, usage }: BrokenAnswer): LostShare {
  const whole = { ...usage, output: Math.ceil(usage.output) };
  return {
    model,
    usage: whole,
    tokens: tokensOf(whole),
    usd: costOf(model, whole) ?? costOf(asPriced, whole) ?? 0,
  };
}

/** Claude Code prices a model that it does not know like this one. */
const asPriced = "claude-opus-5-5";

function withLost(shares: readonly ModelShare[], lost: readonly LostShare[]): readonly ModelShare[] {
  return lost.reduce<readonly ModelShare[]>((all, { model, usd, tokens }) => {
    const own = all.find((one) => one.model === model) ?? { model, usd: 0, tokens: 0 };
    const rest = all.filter((one) => one.model !== model);
    return [...rest, { model, usd: own.usd + usd, tokens: own.tokens + tokens }];
  }, shares);
}

/**
 * Claude Code's own word counts where the service says no price: its list is newer than ours. It says nothing when it
 * dies, and does not know what else a session's commands asked of the model.
 */
function isMore(metered: number, told: number | undefined): boolean {
  return told === undefined || metered > told * 1.1;
}

/** Totals to remember for the next time the session is resumed. */
export function totalsOf(seen: Observation, before: Totals | undefined): Totals {
  return { usd: totalUsdOf(seen, before), ...usageAndModels(seen, before) };
}

function usageAndModels(
  { result }: Observation,
  before: Totals | undefined,
): Pick<Totals, "usage" | "models"> {
  if (result) return { usage: sumOf(result), models: modelsOf(result) };
  return { usage: before?.usage, ...(before?.models && { models: before.models }) };
}

function modelsOf({ modelUsage }: SDKResultMessage): readonly ModelShare[] {
  return Object.entries(modelUsage).map(([model, used]) => ({
    model,
    usd: used.costUSD,
    tokens: tokensOf(usageIn(used)),
  }));
}

/** What each model did in this session; of one that was resumed on another machine, since it began. */
function sharesOf(result: SDKResultMessage, before: Totals | undefined): readonly ModelShare[] {
  const old = new Map((before?.models ?? []).map((one) => [one.model, one]));
  return modelsOf(result)
    .map(({ model, usd, tokens }) => ({
      model,
      usd: increase(usd, old.get(model)?.usd ?? 0),
      tokens: increase(tokens, old.get(model)?.tokens ?? 0),
    }))
    .filter(({ usd, tokens }) => usd > 0 || tokens > 0);
}

/** Where a task's session stood, as far as the task knows. */
export function totalsBefore(task: Task, remembered: Totals | undefined): Totals | undefined {
  return task.resume && { usd: task.resume.totalUsd, usage: remembered?.usage };
}

function usdOf({ result, session }: Observation, before: Totals | undefined): number | undefined {
  if (result) return increase(result.total_cost_usd, before?.usd ?? 0);
  return session === undefined ? 0 : undefined;
}

/** A session that died keeps its old total: so does Claude Code, which saves the total at the end. */
function totalUsdOf({ result }: Observation, before: Totals | undefined): number {
  return result?.total_cost_usd ?? before?.usd ?? 0;
}

function usageOf({ result, streamed }: Observation, before: Totals | undefined): Usage {
  if (!result) return streamed;
  if (!before) return sumOf(result);
  if (!before.usage) return mainLoopUsage(result);
  const { usage } = before;
  const now = sumOf(result);
  return {
    input: increase(now.input, usage.input),
    output: increase(now.output, usage.output),
    cacheRead: increase(now.cacheRead, usage.cacheRead),
    cacheWrite: increase(now.cacheWrite, usage.cacheWrite),
  };
}

/** A resumed session goes on from the total it had, or, in versions before 2.1.3xx, from nothing. */
function increase(total: number, before: number): number {
  return total >= before ? total - before : total;
}

function sumOf({ modelUsage }: SDKResultMessage): Usage {
  return Object.values(modelUsage).reduce((sum, model) => addUsage(sum, usageIn(model)), noUsage);
}

function usageIn(model: ModelUsage): Usage {
  return {
    input: model.inputTokens,
    output: model.outputTokens,
    cacheRead: model.cacheReadInputTokens,
    cacheWrite: model.cacheCreationInputTokens,
  };
}

/** Of this session only, but without sub-agents. */
function mainLoopUsage({ usage }: SDKResultMessage): Usage {
  return {
    input: usage.input_tokens,
    output: usage.output_tokens,
    cacheRead: usage.cache_read_input_tokens,
    cacheWrite: usage.cache_creation_input_tokens,
  };
}
