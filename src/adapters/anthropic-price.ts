import type { Usage } from "../core/ending.ts";

/** US dollars for a million tokens. What is written to the cache is kept for five minutes. */
export type Price = Usage;

const tier = (input: number, output: number, cacheRead: number): Price => ({
  ...{ input, output, cacheRead },
  cacheWrite: input * 1.25,
});

/**
 * List prices as of November 2026: https://platform.claude.com/docs/en/about-claude/pricing, the same as in the catalogue
 * inside Claude Code 2.1.330. A model that is not here costs an unknown amount.
 */
const prices: Readonly<Record<string, Price>> = {
  "claude-fable-5-2": tier(8, 40, 0.2),
  "claude-mythos-5-2": tier(8, 40, 0.2),
  "claude-fable-5-1": tier(10, 50, 0.25),
  "claude-mythos-5-1": tier(10, 50, 0.25),
  "claude-fable-5": tier(10, 50, 1),
  "claude-mythos-5": tier(10, 50, 1),
  "claude-opus-5-5": tier(4, 20, 0.2),
  "claude-opus-5": tier(5, 25, 0.5),
  "claude-opus-4-8": tier(5, 25, 0.5),
  "claude-opus-4-7": tier(5, 25, 0.5),
  "claude-opus-4-6": tier(5, 25, 0.5),
  "claude-opus-4-5": tier(5, 25, 0.5),
  "claude-sonnet-5-5": tier(2, 10, 0.1),
  "claude-sonnet-5": tier(2, 10, 0.2),
  "claude-sonnet-4-6": tier(3, 15, 0.3),
  "claude-sonnet-4-5": tier(3, 15, 0.3),
  "claude-haiku-5-5": tier(0.1, 0.5, 0.01),
  "claude-haiku-4-5": tier(1, 5, 0.1),
};

/** Every model whose list price is known, by the name that the Messages API has for it. */
export const pricedModels: readonly string[] = Object.keys(prices);

/** Above so many tokens of a prompt some models cost more, the answer included. */
const longPrompt = 100_000;
const longPrices: Readonly<Record<string, Price>> = { "claude-haiku-5-5": tier(0.5, 2.5, 0.05) };

/** The list price of a model, by its name with or without a date; undefined when it is not known. */
export function listPriceOf(model: string, prompt = 0): Price | undefined {
  const name = model.replace(/-\d{8}$/, "");
  return (prompt > longPrompt ? longPrices[name] : undefined) ?? prices[name];
}

/** What an answer costs at list price, in US dollars. */
export function costOf(model: string, usage: Usage): number | undefined {
  const price = listPriceOf(model, usage.input + usage.cacheRead + usage.cacheWrite);
  if (price === undefined) return undefined;
  const { input, output, cacheRead, cacheWrite } = usage;
  const sum =
    input * price.input + output * price.output + cacheRead * price.cacheRead + cacheWrite * price.cacheWrite;
  return sum / 1_000_000;
}
