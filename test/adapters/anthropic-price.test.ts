import { describe, expect, it } from "vitest";
import { costOf } from "#src/adapters/anthropic-price.ts";

const million = 1_000_000;
const none = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 };

describe("costOf", () => {
  it.each([
    ["claude-opus-5-5", { input: million }, 4],
    ["claude-opus-5-5", { output: million }, 20],
    ["claude-opus-5-5", { cacheRead: million }, 0.2],
    ["claude-opus-5-5", { cacheWrite: million }, 5],
    ["claude-haiku-4-5-20251001", { input: million, output: million }, 6],
    ["claude-haiku-5-5", { input: 100_000, output: 100_000 }, 0.06],
    ["claude-haiku-5-5", { cacheRead: 100_000, input: 100_000, output: 100_000 }, 0.305],
  ])("charges %s for %o what the list says", (model, usage, usd) => {
    expect(costOf(model, { ...none, ...usage })).toBeCloseTo(usd, 10);
  });

  it("knows no price of a model that is not on the list", () => {
    expect(costOf("claude-next-9", { ...none, input: 5 })).toBeUndefined();
  });
});
