import { describe, expect, test } from "vitest";
import { act, bash, meets, reports } from "./mission-text.ts";
import { createStage, type Stage, type StageOptions } from "./stage.ts";

const mission = (settings: readonly string[] = []) =>
  [
    "mission:",
    "  title: Demo",
    "  definition_of_done:",
    "    - { id: one, criteria: The file one.txt says ok, verify: grep -q ok one.txt }",
    "    - { id: two, criteria: The file two.txt says ok }",
    ...settings.map((line) => `  ${line}`),
    "",
  ].join("\n");

/** A stage with a manager that drafts these commands, one after the other, and plans nothing. */
async function createDraftingStage(commands: readonly string[], options: StageOptions): Promise<Stage> {
  const drafts = commands.map((command) => ({
    when: "You write acceptance checks",
    content: {
      checks: [{ criterion: "two", commands: [command], regression: false, why: "It reads the file." }],
    },
    usage: { prompt_tokens: 90, completion_tokens: 10, total_tokens: 100, cost: 0.01 },
  }));
  const plans = { when: "You are the manager", content: "No plan.", times: 20 };
  const stage = await createStage({ ...options, completions: [...drafts, plans] });
  const manager = `{ provider: openai-compatible, base_url: "${stage.model.url}/v1", model: scripted-model }`;
  await stage.repository.write({ ".cco/config.yaml": `manager: ${manager}\n` });
  return stage;
}

describe("a criterion without a check", () => {
  test.concurrent("is tested by one that the manager drafted, once it was seen to fail before the work", async () => {
    await using stage = await createDraftingStage(["test -f README.md", "nowhere", "grep -q ok two.txt"], {
      files: { ".cco/mission.yaml": mission() },
      acts: [meets(1, "one"), act(2, bash("echo ok > two.txt"), reports("write two"))],
    });

    const done = await stage.run("start");

    const entries = await stage.entries();
    const trials = entries.flatMap((entry) => (entry.type === "checks-tried" ? entry.verdicts : []));
    const first = entries.findIndex(({ type }) => type === "iteration-opened");
    expect(done).toMatchObject({ code: 0, stderr: "" });
    expect(trials.map(({ verdict }) => verdict)).toEqual(["met", "unknown", "unmet"]);
    expect(entries.findLastIndex(({ type }) => type === "checks-tried")).toBeLessThan(first);
    const json = JSON.parse((await stage.run("status", "--json")).stdout);
    expect(json.criteria).toMatchObject([
      { id: "one", proof: "proved" },
      { id: "two", proof: "tested", drafted: { by: "scripted-model", commands: ["grep -q ok two.txt"] } },
    ]);
    const asked = stage.model.requests.map(({ body }) => JSON.stringify(body));
    expect(asked.some((text) => text.includes("It is too weak: it passes before any work."))).toBe(true);
  });

  test.concurrent("waits for a person's word where the mission says so", async () => {
    await using stage = await createDraftingStage(["grep -q ok two.txt"], {
      files: { ".cco/mission.yaml": mission(["checks: approve"]) },
      acts: [act(1, bash("echo ok > one.txt; echo ok > two.txt"), reports("write both"))],
    });

    const asked = await stage.run("start");
    const approved = await stage.run("approve", "checks");
    const done = await stage.run("resume");

    expect(asked).toMatchObject({ code: 10, stderr: "" });
    expect(asked.stdout).toContain("grep -q ok two.txt");
    expect(approved.code).toBe(0);
    expect(done).toMatchObject({ code: 0, stderr: "" });
    expect((await stage.entries()).filter(({ type }) => type === "checks-planned")).toHaveLength(1);
  });
});

describe("a base whose setup fails", () => {
  test.concurrent("is told before anything is spent", async () => {
    await using stage = await createStage({ settings: ["setup: test -f there"], acts: [meets(1, "one")] });

    const verified = await stage.run("verify");
    const stopped = await stage.run("start");

    expect(verified.stdout).toContain("Setup failed");
    expect(stopped).toMatchObject({ code: 10, stderr: "" });
    expect(stopped.stdout).toContain("`setup` fails: `test -f there` exited with 1");
    expect(stage.model.requests).toEqual([]);
  });
});

describe("a mission that is met already", () => {
  test.concurrent("is done at once, with a warning and without a worker", async () => {
    await using stage = await createStage({ files: { "one.txt": "ok\n" } });

    const done = await stage.run("start");

    expect(done).toMatchObject({ code: 0, stderr: "" });
    expect(done.stdout).toContain("met before any work");
    expect(done.stdout).toContain("the checks are too weak");
    expect(stage.model.requests).toEqual([]);
  });
});
