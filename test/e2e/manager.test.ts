import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { meets } from "./mission-text.ts";
import { createStage, filesBelow, type Stage, type StageOptions } from "./stage.ts";

const managerKey = "mk-endToEndManagerKey0123456789";
const inOrder = { criteria: ["one", "two"], acts: [meets(1, "one"), meets(2, "two")] };

/** A stage whose configuration names a manager, the scripted model unless said otherwise, with a key of its own. */
async function createManagedStage(options: StageOptions, url?: string): Promise<Stage> {
  const stage = await createStage(options);
  const manager = [
    "manager:",
    "  provider: openai-compatible",
    `  base_url: ${url ?? `${stage.model.url}/v1`}`,
    "  model: scripted-model",
    `  api_key: \${MANAGER_KEY}`,
  ];
  await stage.repository.write({
    ".cco/config.yaml": `${manager.join("\n")}\n`,
    ".env": `MANAGER_KEY=${managerKey}\n`,
  });
  return stage;
}

async function plansOf(stage: Stage) {
  return (await stage.entries()).filter((entry) => entry.type === "plan-made");
}

async function focusesOf(stage: Stage) {
  const opened = (await stage.entries()).filter((entry) => entry.type === "iteration-opened");
  return opened.map(({ focus }) => focus.join());
}

describe("a manager behind an OpenAI-compatible service", () => {
  test.concurrent("plans what the worker does next, and its key shows nowhere", async () => {
    const content = {
      assessment: `One is there. My key is ${managerKey}.`,
      focus: ["three"],
      strategy: "The third before the second.",
      guidance: "Write three with care.",
    };
    const usage = { prompt_tokens: 900, completion_tokens: 100, total_tokens: 1000, cost: 0.25 };
    await using stage = await createManagedStage({
      criteria: ["one", "two", "three"],
      acts: [meets(1, "one"), meets(2, "three"), meets(3, "two")],
      completions: [{ content, usage, times: 2 }],
    });

    const done = await stage.run("start");

    expect(done).toMatchObject({ code: 0, stderr: "" });
    expect(await focusesOf(stage)).toEqual(["one", "three", "two"]);
    expect((await plansOf(stage))[0]).toMatchObject({
      planner: "scripted-model",
      focus: ["three"],
      tokens: 1000,
    });
    const asked = stage.model.requests.filter(({ path }) => path.endsWith("/chat/completions"));
    expect(asked.map(({ headers }) => headers.authorization)).toEqual(Array(2).fill(`Bearer ${managerKey}`));
    const briefs = stage.model.requests.map(({ body }) => JSON.stringify(body));
    expect(
      briefs.some(
        (brief) => brief.includes("Iteration 2 of mission") && brief.includes("Write three with care."),
      ),
    ).toBe(true);

    const files = await filesBelow(join(stage.repository.path, ".cco"));
    expect([...files].filter(([, text]) => text.includes(managerKey)).map(([path]) => path)).toEqual([]);
    expect(done.stdout).not.toContain(managerKey);
    expect(briefs.some((brief) => brief.includes(managerKey))).toBe(false);
  });

  test.concurrent("is replaced by the rules when it answers nonsense", async () => {
    await using stage = await createManagedStage({
      ...inOrder,
      completions: [{ content: "I like trains.", times: 2 }],
    });

    const done = await stage.run("start");

    expect(done).toMatchObject({ code: 0, stderr: "" });
    expect(await plansOf(stage)).toMatchObject([
      { planner: "rules", problem: expect.stringContaining("gave no valid decision, asked twice") },
    ]);
  });

  test.concurrent("is replaced by the rules when it is not there", async () => {
    await using stage = await createManagedStage(inOrder, "http://127.0.0.1:1/v1");

    const done = await stage.run("start");

    expect(done).toMatchObject({ code: 0, stderr: "" });
    expect((await plansOf(stage)).map(({ planner }) => planner)).toEqual(["rules"]);
  });

  test.concurrent("may be Claude Code itself, which plans without a key of its own", async () => {
    const input = { assessment: "a", focus: ["three"], strategy: "s", guidance: "g", blocked: null };
    const planning = { when: "What failed:", turns: [{ tools: [{ name: "StructuredOutput", input }] }] };
    await using stage = await createStage({
      criteria: ["one", "two", "three"],
      acts: [planning, meets(1, "one"), meets(2, "three"), meets(3, "two")],
    });
    await stage.repository.write({ ".cco/config.yaml": "manager: { provider: claude-code }\n" });

    const done = await stage.run("start");

    expect(done).toMatchObject({ code: 0, stderr: "" });
    expect(await focusesOf(stage)).toEqual(["one", "three", "two"]);
  });

  test.concurrent("is refused before anything begins when it has no model", async () => {
    await using stage = await createManagedStage(inOrder);
    await stage.repository.write({ ".cco/config.yaml": "manager: { provider: openrouter }\n" });

    const { code, stderr } = await stage.with({ OPENROUTER_API_KEY: "k".repeat(20) }).run("start");

    expect(stderr).toContain("The manager openrouter has no model.");
    expect(code).toBe(40);
    expect(await stage.entries()).toEqual([]);
  });
});
