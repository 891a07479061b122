import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createModelJudge } from "#src/adapters/judge-model.ts";
import { createNoJudge } from "#src/adapters/judge-none.ts";
import type { JudgeRequest } from "#src/core/judge-port.ts";
import { criterion } from "#test/support/mission.ts";
import { createRepository, type TestRepository } from "#test/support/repository.ts";
import { createModelStage, type Play, providers, stageKey } from "./model-stage.ts";

let repository: TestRepository;
let base: string;
let sha: string;

beforeAll(async () => {
  repository = await createRepository({ "README.md": "# Slugs\n" });
  base = await repository.git(["rev-parse", "HEAD"]);
  sha = await repository.commit({ "docs/api.md": "# API\n\nGET /slugs answers 418.\n" }, "docs: the API");
});
afterAll(() => repository[Symbol.asyncDispose]());

function request(fields: Partial<JudgeRequest> = {}): JudgeRequest {
  return {
    ...{ sha, base, evidence: [], order: 0 },
    mission: { title: "An API", description: "With documentation.", constraints: [] },
    questions: [{ criterion: criterion("docs", { checks: [] }), isProved: false, suspicions: [] }],
    caps: { usd: 5, tokens: 1_000_000 },
    interrupt: new AbortController().signal,
    ...fields,
  };
}

const verdict = {
  criterion: "docs",
  verdict: "met",
  confidence: 0.9,
  references: [{ path: "docs/api.md", line: 1 }],
  rationale: "It is there.",
  gaps: [],
};
const sheet = (fields: object = {}) => ({ says: { judgements: [{ ...verdict, ...fields }] } });
const look = { uses: [{ name: "read_file", input: { path: "docs/api.md" } }] };

describe.each(providers)("the judge %s", (provider) => {
  const model = provider === "anthropic" || provider === "claude-code" ? "claude-haiku-4-5" : "acme/judge";

  /** Plays, and asks for one judgement. */
  async function play(plays: readonly Play[], fields: Partial<JudgeRequest> = {}) {
    await using stage = await createModelStage(provider, plays);
    const gitDir = join(repository.path, ".git");
    const judge = createModelJudge({ endpoint: stage.create(), model, fallbacks: [], gitDir });
    return { reply: await judge.judge(request(fields)), bodies: [...stage.bodies] };
  }

  it.concurrent("looks at the commit, answers, and says what that cost", async () => {
    const { reply, bodies } = await play([look, sheet()]);

    expect(reply.problem).toBeUndefined();
    expect(reply).toMatchObject({ answers: [verdict] });
    expect(JSON.stringify(bodies.at(-1))).toContain("GET /slugs answers 418.");
    expect(reply.tokens).toBeGreaterThan(0);
    expect(reply.usd).toBeGreaterThan(0);
  });

  it.concurrent("has nothing in its hands but looks", async () => {
    const { bodies } = await play([look, sheet()]);

    const [body] = bodies as { tools: { name?: string; function?: { name: string } }[] }[];
    const names = body?.tools.map((one) => (one.name ?? one.function?.name ?? "").replace("mcp__cco__", ""));
    const looks = ["diff", "evidence", "list_files", "read_file", "search"];
    expect(names?.filter((name) => !["answer", "StructuredOutput"].includes(name)).toSorted()).toEqual(looks);
  });

  it.concurrent("mends a wrong reference once", async () => {
    const wrong = sheet({ references: [{ path: "docs/missing.md", line: 1 }] });
    const { reply, bodies } = await play([wrong, sheet()]);

    expect(reply).toMatchObject({ answers: [verdict] });
    expect(JSON.stringify(bodies)).toContain("which is not there");
  });

  // A session of Claude Code ends here as the worker's does: see test/e2e/matrix.
  const isSession = provider === "claude-code";
  const failures: readonly (readonly [string, readonly Play[]])[] = [
    ["prose", [{ says: "It is met, I am certain." }, { says: "As I said: met." }]],
    ["an answer about something else", [sheet({ criterion: "other" }), sheet({ criterion: "other" })]],
    ["a refusal", [{ does: "refuse" }]],
    ["an answer that is cut off", [{ does: "cut off" }]],
    ["nothing", [{ does: "say nothing" }]],
    ["no message at all", [{ does: "send html" }]],
    ["the end of the connection", [{ does: "break off" }]],
  ];
  it.concurrent.each(failures.slice(0, isSession ? 3 : undefined))(
    "finds nothing met after %s",
    async (_name, plays) => {
      const { reply } = await play(plays);

      expect(reply.answers.filter((one) => one.verdict === "met")).toEqual([]);
      expect(reply.problem).toMatch(/\w/);
    },
  );

  const refusals = [
    [401, "auth"],
    [402, "billing"],
    [429, "throttled"],
    [529, "overloaded"],
  ] as const;
  it.concurrent.each(refusals.slice(0, isSession ? 1 : undefined))(
    "tells of a %i what has to be done: %s",
    async (status, kind) => {
      const { reply } = await play([{ fails: status, message: `no, ${stageKey}` }]);

      expect(reply).toMatchObject({ answers: [], setback: { kind } });
      expect(JSON.stringify(reply)).not.toContain(stageKey.slice(0, 24));
    },
  );

  it.concurrent("gives up at once when it is interrupted", async () => {
    const { reply } = await play([{ does: "hang" }], { interrupt: AbortSignal.timeout(500) });

    expect(reply).toMatchObject({ answers: [] });
    expect(reply.problem).toMatch(/\w/);
  });
});

describe("Anthropic", () => {
  it("reads what stays the same from its cache, and gets back what the model thought", async () => {
    await using stage = await createModelStage("anthropic", [look, sheet()]);
    const gitDir = join(repository.path, ".git");
    const judge = createModelJudge({
      endpoint: stage.create(),
      model: "claude-opus-5-5",
      fallbacks: [],
      gitDir,
    });

    await judge.judge(request());

    type Block = { type: string; cache_control?: object; signature?: string };
    type Body = {
      system: Block[];
      messages: { role: string; content: Block[] }[];
      tools: object[];
      tool_choice?: object;
    };
    const [first, second] = stage.bodies as Body[];
    expect(first?.system).toMatchObject([{ type: "text", cache_control: { type: "ephemeral" } }]);
    expect(second?.system).toEqual(first?.system);
    expect(second?.tools).toEqual(first?.tools);
    expect(second?.messages.map(({ role }) => role)).toEqual(["user", "assistant", "user"]);
    expect(second?.messages[1]?.content).toMatchObject([
      { type: "thinking", signature: "signed" },
      { type: "tool_use", name: "read_file" },
    ]);
    expect(second?.messages[2]?.content).toMatchObject([
      { type: "tool_result", cache_control: { type: "ephemeral" } },
    ]);
    // Models that always think refuse to be forced to a tool.
    expect(second).not.toHaveProperty("tool_choice");
  });
});

describe("the judge none", () => {
  it("judges nothing and costs nothing", async () => {
    expect(await createNoJudge().judge(request())).toMatchObject({ answers: [], usd: 0, tokens: 0 });
  });
});
