import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Act } from "#rehearsal/scripted-model/script.ts";
import { bash, meets, reports } from "../mission-text.ts";
import { createStage, filesBelow, type Stage, type StageOptions, secretKey } from "../stage.ts";
import { keys, keysIn } from "./credentials.ts";

const content = {
  assessment: `One is there. A key is ${keys.openai}.`,
  focus: ["three"],
  strategy: "The third before the second.",
  guidance: "Write three with care.",
};
/** Whoever does as it is told writes the third before the second. */
const obedient: StageOptions = {
  criteria: ["one", "two", "three"],
  acts: [meets(1, "one"), meets(2, "three"), meets(3, "two")],
};
const asModel = { when: "What failed:" };

async function createManagedStage(options: StageOptions, manager: (url: string) => string): Promise<Stage> {
  const stage = await createStage(options);
  await stage.repository.write({ ".cco/config.yaml": `${manager(stage.model.url)}\n` });
  return stage;
}

async function focusesOf(stage: Stage) {
  const opened = (await stage.entries()).filter((entry) => entry.type === "iteration-opened");
  return opened.map(({ focus }) => focus.join());
}

/** Who was asked what, with whose key. */
function asked({ model }: Stage): readonly string[] {
  const posts = model.requests.filter(({ method, body }) => method === "POST" && !isProbe(body));
  const seen = posts.map(({ path, headers }) =>
    [path, headers.authorization, headers["x-api-key"]].filter((one) => one !== undefined).join(" "),
  );
  return [...new Set(seen)].toSorted();
}

/** On Bedrock Claude Code asks for one token to see which models there are. */
function isProbe(body: unknown): boolean {
  return (body as { readonly max_tokens?: number } | undefined)?.max_tokens === 1;
}

describe("a mission goes to its end", () => {
  test.concurrent("openrouter × subscription: a free model plans, and each is shown its own key alone", async () => {
    const usage = { prompt_tokens: 90, completion_tokens: 10, total_tokens: 100, cost: 0 };
    const settings = ["worker: { mode: subscription }"];
    await using stage = await createManagedStage(
      {
        criteria: ["one", "two"],
        settings,
        acts: [meets(1, "one"), meets(2, "two")],
        completions: [{ content: { ...content, focus: ["two"] }, usage, times: 2 }],
      },
      (url) => `manager: { provider: openrouter, model: "vendor/planner:free", base_url: ${url}/v1 }`,
    );

    // The stage's environment has an API key, too: the mode decides.
    const env = { CLAUDE_CODE_OAUTH_TOKEN: keys.subscription, OPENROUTER_API_KEY: keys.openrouter };
    const run = await stage.with(env).run("start");

    expect(run).toMatchObject({ code: 0, stderr: "" });
    expect(asked(stage)).toEqual([
      `/v1/chat/completions Bearer ${keys.openrouter}`,
      `/v1/messages Bearer ${keys.subscription}`,
    ]);
    const report = await readFile(join(stage.repository.path, ".cco/sessions/demo/report.json"), "utf8");
    const { spending, spend } = JSON.parse(report);
    expect(spending.models).toMatchObject([
      { role: "worker", usd: spend.usd },
      { role: "manager", model: "vendor/planner:free", usd: 0, tokens: 100 },
    ]);
    expect(spending.iterations.map(({ iteration }: { iteration: number }) => iteration)).toEqual([1, 2]);
    expect(spending.criteria.map(({ id }: { id: string }) => id)).toEqual(["one", "two"]);
  });

  test.concurrent("openai-compatible × api: the worker does what is planned, and the key shows nowhere", async () => {
    const usage = { prompt_tokens: 900, completion_tokens: 100, total_tokens: 1000, cost: 0.25 };
    await using stage = await createManagedStage(
      { ...obedient, completions: [{ content, usage, times: 2 }] },
      (url) =>
        `manager: { provider: openai-compatible, base_url: ${url}/v1, model: scripted-model, api_key: "\${MANAGER_KEY}" }`,
    );
    await stage.repository.write({ ".env": `MANAGER_KEY=${keys.openai}\n` });

    const done = await stage.run("start");

    expect(done).toMatchObject({ code: 0, stderr: "" });
    expect(await focusesOf(stage)).toEqual(["one", "three", "two"]);
    const plans = (await stage.entries()).filter((entry) => entry.type === "plan-made");
    expect(plans[0]).toMatchObject({ planner: "scripted-model", focus: ["three"], tokens: 1000 });
    expect(asked(stage)).toEqual([`/v1/chat/completions Bearer ${keys.openai}`, `/v1/messages ${secretKey}`]);
    const briefs = stage.model.requests.map(({ body }) => JSON.stringify(body));
    const told = /Iteration 2 of mission.*Write three with care\./s;
    expect(briefs.some((brief) => told.test(brief))).toBe(true);

    const files = await filesBelow(join(stage.repository.path, ".cco"));
    expect([...files].filter(([, text]) => text.includes(keys.openai)).map(([path]) => path)).toEqual([]);
    expect(done.stdout).not.toContain(keys.openai);
    expect(briefs.some((brief) => brief.includes(keys.openai))).toBe(false);
  });

  test.concurrent("anthropic × bedrock: the key plans, and the worker never sees it", async () => {
    const planning = { ...asModel, turns: [{ text: JSON.stringify(content) }] };
    await using stage = await createManagedStage(
      { ...obedient, settings: ["worker: { mode: bedrock }"], acts: [planning, ...(obedient.acts ?? [])] },
      () => "manager: { provider: anthropic, model: claude-haiku-4-5 }",
    );

    const env = {
      AWS_REGION: "eu-central-1",
      AWS_ACCESS_KEY_ID: keys.amazon,
      AWS_SECRET_ACCESS_KEY: "matrixAmazonSecret",
      ANTHROPIC_BEDROCK_BASE_URL: stage.model.url,
    };
    const run = await stage.with(env).run("start");

    expect(run).toMatchObject({ code: 0, stderr: "" });
    expect(await focusesOf(stage)).toEqual(["one", "three", "two"]);
    expect(asked(stage).filter((one) => one.includes(secretKey))).toEqual([
      `/v1/messages Bearer ${secretKey}`,
    ]);
    const byWorker = stage.model.requests.filter(({ path }) => path.startsWith("/model/"));
    expect(byWorker.length).toBeGreaterThan(5);
    expect(new Set(byWorker.flatMap(keysIn))).toEqual(new Set([keys.amazon]));
  });

  test.concurrent("claude-code × api: it plans without a key of its own", async () => {
    const planning: Act = {
      ...asModel,
      turns: [{ tools: [{ name: "StructuredOutput", input: { ...content, blocked: null } }] }],
    };
    await using stage = await createManagedStage(
      { ...obedient, acts: [planning, ...(obedient.acts ?? [])] },
      () => "manager: { provider: claude-code }",
    );

    const done = await stage.run("start");

    expect(done).toMatchObject({ code: 0, stderr: "" });
    expect(await focusesOf(stage)).toEqual(["one", "three", "two"]);
    expect(asked(stage)).toEqual([`/v1/messages ${secretKey}`]);
  });
});

/** For whichever conversation comes next. */
const writing = { turns: [bash("echo ok > one.txt"), reports("write one")] };

describe("a mission that a service refuses", () => {
  test.concurrent("none × subscription, usage limit: goes on by itself when the limit is over", async () => {
    const limit = { resetsAt: Math.floor(Date.now() / 1000) + 2 };
    await using stage = await createStage({ acts: [{ turns: [{ limit }] }, writing] });

    const subscription = { ANTHROPIC_API_KEY: undefined, CLAUDE_CODE_OAUTH_TOKEN: keys.subscription };
    const run = await stage.with(subscription).run("start");

    expect(run).toMatchObject({ code: 0, stderr: "" });
    expect((await stage.entries()).map((entry) => entry.type)).toContain("mission-parked");
    expect(await stage.commits("%(trailers:key=CCO-Iteration,valueonly)")).toEqual(["1"]);
  });

  test.concurrent("none × api, out of credits: ends at once, and does nothing twice when there are new ones", async () => {
    const error = { status: 402, type: "billing_error", message: "Insufficient credits" };
    await using stage = await createStage({ acts: [{ turns: [{ error }] }, writing] });

    const refused = await stage.run("start");
    const entries = await stage.entries();
    const resumed = await stage.run("resume");

    expect(refused).toMatchObject({ code: 40, stderr: "" });
    expect(refused.stdout).toMatch(/Misconfigured\. .*Insufficient credits/);
    expect(entries.filter(({ type }) => type === "agent-finished")).toHaveLength(1);
    expect(entries.map(({ type }) => type)).toContain("iteration-abandoned");
    expect(resumed).toMatchObject({ code: 0, stderr: "" });
    expect(await stage.commits("%(trailers:key=CCO-Iteration,valueonly)")).toEqual(["1"]);
  });

  test.concurrent("a judge's at the end: is waited for, and no second session is paid", async () => {
    const judgement = {
      ...{ criterion: "two", verdict: "met", confidence: 0.9, rationale: "It is there.", gaps: [] },
      references: [{ path: "one.txt", line: 1 }],
    };
    const body = { error: { code: 429, message: "Rate limit exceeded" } };
    await using stage = await createManagedStage(
      {
        acts: [writing],
        completions: [
          // The client asks once more at once; the mission a second later.
          { raw: { status: 429, body, headers: { "retry-after": "1", "retry-after-ms": "1" } }, times: 2 },
          {
            tools: [{ name: "answer", input: { judgements: [judgement] } }],
            usage: { total_tokens: 90, cost: 0.01 },
          },
        ],
        files: {
          ".cco/mission.yaml": [
            "mission:",
            "  title: Demo",
            "  definition_of_done:",
            "    - { id: one, criteria: One is there, verify: grep -q ok one.txt }",
            "    - { id: two, criteria: It reads well, measurable: false }",
            "",
          ].join("\n"),
        },
      },
      (url) => `judge: { provider: openai-compatible, model: vendor/judge, base_url: ${url}/v1 }`,
    );

    const run = await stage.run("start");

    expect(run).toMatchObject({ code: 0, stderr: "" });
    const entries = await stage.entries();
    const types = entries.map(({ type }) => type);
    expect(types.filter((type) => type === "agent-finished")).toHaveLength(1);
    expect(types.indexOf("mission-parked")).toBeGreaterThan(types.indexOf("agent-finished"));
    const made = entries.filter((entry) => entry.type === "judgement-made");
    expect(made.map(({ usd, answers }) => [usd, answers.length])).toEqual([
      [0, 0],
      [0.01, 1],
    ]);
    expect(run.stdout).toMatch(/429: Rate limit exceeded/);
  });

  test.concurrent("a manager without a model: is refused before anything begins", async () => {
    await using stage = await createManagedStage({}, () => "manager: { provider: openrouter }");

    const { code, stderr } = await stage.with({ OPENROUTER_API_KEY: keys.openrouter }).run("start");

    expect(stderr).toContain("The manager openrouter has no model.");
    expect(code).toBe(40);
    expect(await stage.entries()).toEqual([]);
  });
});
