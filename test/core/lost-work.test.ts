import { describe, expect, it } from "vitest";
import { agent, bothUnmet, committed, given, iteration, opened, them } from "#test/support/given.ts";

const nothing = committed(1, { sha: "base", files: 0 });

describe("work that went with its machine", () => {
  const ran = [opened(), bothUnmet, iteration(1, { run: them }), agent(1, "finished", { writer: them })];

  it("is done again as the same iteration, and was paid for", () => {
    const after = given(...ran, iteration(1, { attempt: 2, reserveUsd: 0, token: 2 }), nothing);

    expect(after.decides()).toMatchObject({
      type: "abandon-iteration",
      why: expect.stringContaining("lost"),
    });
    expect(after.state.spend.usd).toBe(given(...ran).state.spend.usd);
  });

  it("is no such thing when the worker's own run finds that nothing was changed", () => {
    const after = given(opened(), bothUnmet, iteration(1), agent(1), nothing);

    expect(after.decides()?.type).toBe("judge-criteria");
  });
});
