import { describe, expect, it } from "vitest";
import { createModelManager } from "#src/adapters/manager-model.ts";
import { createNoManager } from "#src/adapters/manager-none.ts";
import type { ManagerReply } from "#src/core/ports.ts";
import { createModelStage, type Play, providers, stageKey } from "./model-stage.ts";

const decision = {
  assessment: "Half of it stands.",
  focus: ["crud"],
  strategy: "Fix the route first.",
  guidance: "The failing test names the route.",
};
const question = { system: "You plan.", prompt: "Where do we go?" };
const models = {
  openrouter: "acme/large",
  "openai-compatible": "large",
  anthropic: "claude-haiku-4-5",
} as const;

describe.each(providers)("the manager %s", (provider) => {
  const model = provider === "claude-code" ? "claude-haiku-4-5" : models[provider];

  /** Plays, and asks for one plan. */
  async function play(
    plays: readonly Play[],
    timeoutMs?: number,
  ): Promise<{ readonly reply: ManagerReply; readonly bodies: readonly unknown[] }> {
    await using stage = await createModelStage(provider, plays);
    const manager = createModelManager({ endpoint: stage.create(timeoutMs), model, fallbacks: [] });
    return { reply: await manager.plan(question), bodies: [...stage.bodies] };
  }

  it.concurrent("plans, and says what that cost", async () => {
    const { reply } = await play([{ says: { ...decision, blocked: null } }]);

    expect(reply).toMatchObject({ decision });
    expect(reply.tokens).toBeGreaterThan(0);
    expect(reply.usd).toBeGreaterThan(0);
    expect(reply.usd).toBeLessThan(0.01);
    expect(reply.problem).toBeUndefined();
  });

  it.concurrent("takes prose for no plan, asks once more, and takes what is right then", async () => {
    const { reply, bodies } = await play([
      { says: "I like trains." },
      { says: { ...decision, blocked: null } },
    ]);

    expect(reply).toMatchObject({ decision });
    expect(JSON.stringify(bodies)).toContain("That is not a valid answer");
  });

  it.concurrent("gives up after prose twice", async () => {
    const { reply } = await play([{ says: "I like trains." }, { says: "And buses." }]);

    expect(reply.decision).toBeUndefined();
    expect(reply.problem).toMatch(/gave no valid decision, asked twice/);
    expect(reply.tokens).toBeGreaterThan(0);
  });

  it.concurrent.each(["refuse", "cut off", "say nothing", "send html", "break off"] as const)(
    "has no plan when its service does this: %s",
    async (does) => {
      const { reply } = await play([{ does }]);

      expect(reply.decision).toBeUndefined();
      expect(reply.problem).toMatch(/\w/);
    },
  );

  it.concurrent("does not wait for ever", async () => {
    const { reply } = await play([{ does: "hang" }], provider === "claude-code" ? 4000 : 300);

    expect(reply.decision).toBeUndefined();
    expect(reply.problem).toMatch(/time/);
  });

  const reset = 1_800_000_000;
  it.concurrent.each([
    [401, "bad key", "auth"],
    [402, "Insufficient credits", "billing"],
    [400, "Your credit balance is too low to access the Anthropic API.", "billing"],
    [403, "not allowed", "auth"],
    [429, "slow down", "throttled"],
    [500, "oops", "overloaded"],
    [529, "Overloaded", "overloaded"],
  ] as const)("tells what kind of refusal a %i is: %s", async (status, message, kind) => {
    const headers = { "x-ratelimit-reset": `${reset}` };
    const { reply } = await play([{ fails: status, message, headers }]);

    expect(reply).toMatchObject({ decision: undefined, setback: { kind } });
    // Claude Code keeps the headers of a key's limits to itself.
    if (kind === "throttled" && provider !== "claude-code") expect(reply.setback?.until).toBe(reset * 1000);
  });

  it.concurrent("never shows its key", async () => {
    const { reply } = await play([{ fails: 401, message: `bad key ${stageKey}` }]);

    expect(JSON.stringify(reply)).not.toContain(stageKey.slice(0, 24));
  });
});

describe("the manager none", () => {
  it("has no plan, costs nothing and asks nobody", async () => {
    expect(await createNoManager().plan(question)).toEqual({ decision: undefined, usd: 0, tokens: 0 });
  });
});
