import { describe, expect, it } from "vitest";
import { createModelManager } from "#src/adapters/manager-model.ts";
import { createNoManager } from "#src/adapters/manager-none.ts";
import type { ManagerReply } from "#src/core/ports.ts";
import { createModelStage, type Play, providers } from "./model-stage.ts";

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

const services = providers.filter((one) => one !== "claude-code");

/** How a service fails beside what is in test/e2e/matrix; a session of Claude Code ends there as the worker's does. */
const failures = ["refuse", "cut off", "say nothing", "send html", "break off"] as const;

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

  it.concurrent("takes prose for no plan, asks once more, and takes what is right then", async () => {
    const { reply, bodies } = await play([
      { says: "I like trains." },
      { says: { ...decision, blocked: null } },
    ]);

    expect(reply).toMatchObject({ decision });
    expect(JSON.stringify(bodies)).toContain("That is not a valid answer");
  });

  it.concurrent.each(provider === "claude-code" ? (["refuse"] as const) : failures)(
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
});

describe.each(services)("the manager %s", (provider) => {
  it.concurrent("does not know what a plan cost when its connection broke off once before", async () => {
    const says = { ...decision, blocked: null };
    await using stage = await createModelStage(provider, [{ does: "break off" }, { says }]);
    const endpoint = stage.create();

    const reply = await createModelManager({ endpoint, model: models[provider], fallbacks: [] }).plan(
      question,
    );

    expect(reply).toMatchObject({ decision });
    // What is on this machine is free.
    expect(reply.usd).toBe(provider === "openai-compatible" ? 0.0015 : undefined);
  });
});

describe("the manager none", () => {
  it("has no plan, costs nothing and asks nobody", async () => {
    expect(await createNoManager().plan(question)).toEqual({ decision: undefined, usd: 0, tokens: 0 });
  });
});
