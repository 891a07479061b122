import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import nock from "nock";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createOpenAiEndpoint, type OpenAiOptions } from "#src/adapters/endpoint-openai.ts";
import { createModelManager } from "#src/adapters/manager-model.ts";
import { createNoManager } from "#src/adapters/manager-none.ts";

beforeAll(() => {
  nock.disableNetConnect();
});
afterEach(() => {
  const pending = nock.pendingMocks();
  nock.cleanAll();
  expect(pending).toEqual([]);
});
afterAll(() => {
  nock.enableNetConnect();
  nock.restore();
});

const apiKey = "sk-or-v1-0123456789abcdef0123456789abcdef";
const decision = {
  assessment: "Half of it stands.",
  focus: ["crud"],
  strategy: "Fix the route first.",
  guidance: "The failing test names the route.",
};
const question = { system: "You plan.", prompt: "Where do we go?" };

type Wish = Partial<OpenAiOptions> & { readonly model?: string; readonly fallbacks?: readonly string[] };

function manager({ model = "acme/large", fallbacks = [], ...extra }: Wish = {}) {
  const baseUrl = "https://openrouter.ai/api/v1";
  const endpoint = createOpenAiEndpoint({ baseUrl, apiKey, timeoutMs: 20_000, ...extra });
  return createModelManager({ endpoint, model, fallbacks });
}

type Body = {
  model: string;
  models?: string[];
  messages: { role: string; content: string }[];
  response_format?: { json_schema: { schema: { required: string[] } } };
};

/** Answers the next request with a completion and keeps what was asked. */
function answer(content: unknown, extra: { choice?: object; body?: object; origin?: string } = {}) {
  const asked: { body?: Body; headers?: Record<string, string> } = {};
  const origin = extra.origin ?? "https://openrouter.ai/api/v1";
  nock(origin)
    .post("/chat/completions")
    .reply(200, async (request: Request) => {
      asked.body = (await request.json()) as Body;
      asked.headers = Object.fromEntries(request.headers);
      const choices = [
        { index: 0, finish_reason: "stop", message: { role: "assistant", content }, ...extra.choice },
      ];
      const usage = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120, cost: 0.01 };
      return { id: "gen-1", model: "acme/large", choices, usage, ...extra.body };
    });
  return asked;
}

/** Refuses the next request, and the client's one retry where it makes one. */
function refuse(status: number, error: unknown, { times = 1, origin = "https://openrouter.ai/api/v1" } = {}) {
  nock(origin).post("/chat/completions").times(times).reply(status, { error }, { "retry-after-ms": "1" });
}

describe("createNoManager", () => {
  it("decides nothing and costs nothing", async () => {
    expect(await createNoManager().plan(question)).toEqual({ decision: undefined, usd: 0, tokens: 0 });
  });
});

describe("a manager behind OpenAI's chat completions", () => {
  it("asks for the schema and returns the decision with what it cost", async () => {
    const asked = answer(JSON.stringify({ ...decision, blocked: null }));

    const reply = await manager({ title: "CCO" }).plan(question);

    expect(reply).toEqual({ decision, usd: 0.01, tokens: 120, model: "acme/large" });
    expect(asked.body).toMatchObject({
      model: "acme/large",
      messages: [
        { role: "system", content: "You plan." },
        { role: "user", content: "Where do we go?" },
      ],
      response_format: {
        type: "json_schema",
        json_schema: { strict: true, schema: { additionalProperties: false } },
      },
      provider: { require_parameters: true },
    });
    expect(asked.body).not.toHaveProperty("models");
    expect(asked.headers).toMatchObject({ authorization: `Bearer ${apiKey}`, "x-openrouter-title": "CCO" });
  });

  it("requires every property in the schema, and states no bound that strict services refuse", async () => {
    const asked = answer(JSON.stringify(decision));

    await manager().plan(question);

    const schema = asked.body?.response_format?.json_schema.schema;
    expect(schema?.required).toEqual(["assessment", "focus", "strategy", "guidance", "blocked"]);
    expect(JSON.stringify(schema)).not.toMatch(/minLength|maxLength|minItems|maxItems|\$schema|readOnly/);
  });

  it.each([
    ["in a fence", `\`\`\`json\n${JSON.stringify(decision, null, 2)}\n\`\`\``],
    ["in prose", `Sure! Here is {my} plan: ${JSON.stringify(decision)} Hope {that} helps.`],
    [
      "after thinking aloud",
      `<think>Maybe {"focus": 1} or {"a":{"b":1}}?</think>\n${JSON.stringify(decision)}`,
    ],
    ["after another object", `{"draft": true}\n${JSON.stringify(decision)}`],
    ["with braces in its strings", JSON.stringify(decision).replace("route.", 'route {}} \\"{\\".')],
    [
      "in parts",
      [
        { type: "text", text: JSON.stringify(decision).slice(0, 30) },
        { type: "text", text: JSON.stringify(decision).slice(30) },
      ],
    ],
    ["with fields nobody asked for", JSON.stringify({ ...decision, confidence: 0.9 })],
  ])("finds a decision %s", async (_name, content) => {
    answer(content);

    const reply = await manager().plan(question);

    expect(reply.decision).toMatchObject({ assessment: decision.assessment, focus: ["crud"] });
    expect(reply.problem).toBeUndefined();
  });

  it("keeps a question to a human", async () => {
    answer(JSON.stringify({ ...decision, blocked: { question: "Which database?" } }));

    expect((await manager().plan(question)).decision?.blocked).toEqual({ question: "Which database?" });
  });

  it.each([
    ["nonsense", "asdf", /no complete JSON object/],
    ["prose", "I would first look at the tests.", /no complete JSON object/],
    ["a cut object", '{"assessment": "Half', /no complete JSON object/],
    ["wrong types", JSON.stringify({ ...decision, focus: "crud" }), /focus/],
    ["a missing field", JSON.stringify({ ...decision, guidance: undefined }), /guidance/],
    ["an empty list", JSON.stringify({ ...decision, focus: [] }), /focus/],
    ["a list", JSON.stringify([decision.focus]), /no complete JSON object/],
    ["ten thousand braces", "{".repeat(10_000), /no complete JSON object/],
  ])(
    "asks once more after %s, with what is wrong, and takes the repaired decision",
    async (_name, content, mistake) => {
      answer(content);
      const asked = answer(JSON.stringify(decision));

      const reply = await manager().plan(question);

      expect(reply).toEqual({ decision, usd: 0.02, tokens: 240, model: "acme/large" });
      const [, , echo, repair] = asked.body?.messages ?? [];
      expect(echo?.role).toBe("assistant");
      expect(content.startsWith(echo?.content ?? "missing")).toBe(true);
      expect(repair?.content).toMatch(mistake);
      expect(repair?.content).toContain('"assessment"');
    },
  );

  it("gives up after the second wrong answer, with both charged", async () => {
    answer("nonsense");
    answer(JSON.stringify({ ...decision, focus: 7 }));

    const reply = await manager({ fallbacks: ["acme/small"] }).plan(question);

    expect(reply).toMatchObject({ decision: undefined, usd: 0.02, tokens: 240, model: "acme/large" });
    expect(reply.problem).toMatch(/asked twice.*focus/);
  });

  it("gives up when the repair itself fails", async () => {
    answer("nonsense");
    refuse(402, { code: 402, message: "Insufficient credits" });

    const reply = await manager().plan(question);

    expect(reply).toMatchObject({ decision: undefined, usd: 0.01, tokens: 120 });
    expect(reply.problem).toMatch(/402: Insufficient credits/);
  });

  it.each([
    [
      "an error in the body",
      {
        error: { code: 502, message: "Provider returned error", metadata: { raw: "upstream down" } },
        choices: undefined,
      },
      /Provider returned error – upstream down/,
    ],
    ["no choices", { choices: [] }, /without a choice/],
    ["choices that are none", { choices: "none" }, /without a choice/],
    ["a choice without a message", { choices: [{ finish_reason: "stop" }] }, /empty/],
  ])("says what is wrong with a 200 that has %s", async (_name, body, problem) => {
    answer("", { body });

    const reply = await manager().plan(question);

    expect(reply).toMatchObject({ decision: undefined, usd: 0.01, tokens: 120 });
    expect(reply.problem).toMatch(problem);
  });

  it.each([
    ["no text", null, {}, /empty/],
    ["blanks", " \n", {}, /empty/],
    ["a cut at the token limit", '{"assessment": "Ha', { finish_reason: "length" }, /cut off/],
    ["an error while it was generated", JSON.stringify(decision), { finish_reason: "error" }, /error/],
    [
      "an error beside its choice",
      JSON.stringify(decision),
      { error: { message: "upstream reset" } },
      /upstream reset/,
    ],
    ["a content filter", "{", { finish_reason: "content_filter" }, /filter/],
    [
      "a refusal",
      null,
      { message: { role: "assistant", content: null, refusal: "I cannot." } },
      /refused: I cannot/,
    ],
  ])("takes %s for no answer", async (_name, content, choice, problem) => {
    answer(content, { choice });

    const reply = await manager().plan(question);

    expect(reply.decision).toBeUndefined();
    expect(reply.problem).toMatch(problem);
  });

  it.each([
    ["text", "<html>Bad gateway</html>", "text/html"],
    ["null", "null", "application/json"],
    ["a list", "[1]", "application/json"],
    ["broken JSON", '{"choices": [', "application/json"],
  ])("does not reject when the body is %s", async (_name, body, type) => {
    nock("https://openrouter.ai").post("/api/v1/chat/completions").reply(200, body, { "content-type": type });

    const reply = await manager().plan(question);

    // Something may have been generated: its price is unknown.
    expect(reply).toMatchObject({ decision: undefined, usd: undefined, tokens: 0 });
    expect(reply.problem).toMatch(/acme\/large: .+/);
  });

  it.each([
    [401, 1, "No auth credentials found"],
    [402, 1, "Insufficient credits"],
    [403, 1, "Key limit exceeded"],
    [429, 2, "Rate limit exceeded: free-models-per-day"],
    [500, 2, "Internal Server Error"],
    [503, 2, "No instances available"],
  ])("says what a %i means and that nothing was charged", async (status, times, message) => {
    refuse(status, { code: status, message }, { times });

    const reply = await manager().plan(question);

    expect(reply).toMatchObject({
      decision: undefined,
      usd: 0,
      tokens: 0,
      problem: `acme/large: It answered ${status}: ${message}`,
    });
  });

  it("gets over a passing failure", async () => {
    refuse(503, { message: "overloaded" });
    answer(JSON.stringify(decision));

    expect(await manager().plan(question)).toMatchObject({ decision, usd: 0.01 });
  });

  it("never shows the key, nor another one, nor line breaks and colours of the service", async () => {
    const message = `Bad key ${apiKey}\n\u001b[31mAuthorization: Bearer ${apiKey} sk-ant-api03-${"x1".repeat(20)}`;
    refuse(401, { message });

    const { problem } = await manager().plan(question);

    expect(problem).toContain("Bad key [redacted] Authorization: Bearer [redacted] [redacted]");
    expect(problem).not.toContain(apiKey.slice(0, 20));
  });

  it("does not let a service make the problem endless", async () => {
    refuse(400, { message: "x".repeat(100_000) }, { times: 2 });

    expect((await manager().plan(question)).problem?.length).toBeLessThanOrEqual(600);
  });
});

describe("structured output", () => {
  it.each([
    [400, "response_format is not supported", "https://llm.example/v1"],
    [422, "Extra inputs are not permitted", "https://llm.example/v1"],
    [404, "No endpoints found that can handle the requested parameters", "https://openrouter.ai/api/v1"],
  ])(
    "is left out after a %i, the schema goes into the prompt, and that is remembered",
    async (status, message, baseUrl) => {
      refuse(status, { message }, { origin: baseUrl });
      const second = answer(JSON.stringify(decision), { origin: baseUrl });
      const later = answer(JSON.stringify(decision), { origin: baseUrl });
      const plans = manager({ baseUrl });

      const reply = await plans.plan(question);
      await plans.plan(question);

      expect(reply).toMatchObject({ decision, usd: 0.01 });
      expect(reply.problem).toBeUndefined();
      for (const asked of [second, later]) {
        expect(asked.body).not.toHaveProperty("response_format");
        expect(asked.body).not.toHaveProperty("provider");
        expect(asked.body?.messages[0]?.content).toMatch(/^You plan\.[\s\S]*JSON Schema[\s\S]*"assessment"/);
      }
    },
  );

  it("is asked for again when leaving it out did not help", async () => {
    refuse(400, { message: "context length exceeded" }, { times: 2 });
    const later = answer(JSON.stringify(decision));
    const plans = manager();

    const first = await plans.plan(question);
    const second = await plans.plan(question);

    expect(first.problem).toMatch(/400: context length exceeded/);
    expect(second.decision).toEqual(decision);
    expect(later.body).toHaveProperty("response_format");
  });
});

describe("fallbacks", () => {
  it("go to OpenRouter in one request, three models at most, and then in the next", async () => {
    const fallbacks = ["acme/b", "acme/c", "acme/d"];
    refuse(404, { message: "No endpoints found" }, { times: 2 });
    const asked = answer(JSON.stringify(decision), { body: { model: "acme/d" } });
    const bodies: Body[] = [];
    const seen: typeof fetch = (url, init) => {
      bodies.push(JSON.parse(String(init?.body)) as Body);
      return fetch(url, init);
    };

    const reply = await manager({ fallbacks, fetch: seen }).plan(question);

    expect(bodies.map((body) => [body.model, body.models])).toEqual([
      ["acme/large", ["acme/large", "acme/b", "acme/c"]],
      ["acme/large", ["acme/large", "acme/b", "acme/c"]],
      ["acme/d", undefined],
    ]);
    expect(asked.body?.model).toBe("acme/d");
    expect(reply).toMatchObject({ decision, model: "acme/d", usd: 0.01 });
    expect(reply.problem).toMatch(/acme\/large, acme\/b, acme\/c: It answered 404/);
  });

  it("are tried one after the other elsewhere, every call charged", async () => {
    const origin = "https://llm.example/v1";
    answer("", { origin });
    refuse(429, { message: "slow down" }, { times: 2, origin });
    answer(JSON.stringify(decision), { origin, body: { model: "c" } });

    const reply = await manager({ baseUrl: origin, model: "a", fallbacks: ["b", "c"] }).plan(question);

    expect(reply).toMatchObject({ decision, model: "c", usd: 0.02, tokens: 240 });
    expect(reply.problem).toMatch(/^a: Its answer was empty\. b: It answered 429: slow down$/);
  });

  it("end with every model's problem when none answers", async () => {
    const origin = "https://llm.example/v1";
    refuse(401, { message: "bad key" }, { origin });
    refuse(401, { message: "bad key" }, { origin });

    const reply = await manager({ baseUrl: origin, model: "a", fallbacks: ["b"] }).plan(question);

    expect(reply).toMatchObject({ decision: undefined, usd: 0, tokens: 0 });
    expect(reply.problem).toBe("a: It answered 401: bad key b: It answered 401: bad key");
  });
});

describe("cost", () => {
  const noPrice = { usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 } };

  it.each([
    ["unknown for a service that states no price", "https://llm.example/v1", "acme/large", undefined],
    ["nothing on the own machine", "http://localhost:11434/v1", "llama", 0],
    ["nothing for OpenRouter's free models", "https://openrouter.ai/api/v1", "acme/large:free", 0],
    [
      "unknown for a paid model at OpenRouter whose price is missing",
      "https://openrouter.ai/api/v1",
      "acme/large",
      undefined,
    ],
    [
      "unknown for a model that only calls itself free elsewhere",
      "https://llm.example/v1",
      "acme/large:free",
      undefined,
    ],
  ])("is %s", async (_name, baseUrl, model, usd) => {
    answer(JSON.stringify(decision), { origin: baseUrl, body: noPrice });

    expect(await manager({ baseUrl, model }).plan(question)).toMatchObject({ decision, usd, tokens: 120 });
  });

  it("is unknown as soon as that of one call is", async () => {
    answer("nonsense", { body: noPrice });
    answer(JSON.stringify(decision));

    expect(await manager().plan(question)).toMatchObject({ decision, usd: undefined, tokens: 240 });
  });
});

describe("services on the own machine", () => {
  async function serve(
    listener: Parameters<typeof createServer>[1],
  ): Promise<{ server: Server; baseUrl: string }> {
    nock.enableNetConnect("127.0.0.1");
    const server = createServer({}, listener as never);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return { server, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1` };
  }

  function close(server: Server): Promise<void> {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  }

  it("need no key, and get none of OpenRouter's fields", async () => {
    let body = "";
    const { server, baseUrl } = await serve((request, response) => {
      request.on("data", (chunk) => {
        body += chunk;
      });
      request.on("end", () => {
        response.setHeader("content-type", "application/json");
        response.end(
          JSON.stringify({
            choices: [{ finish_reason: "stop", message: { content: JSON.stringify(decision) } }],
          }),
        );
      });
    });

    const reply = await manager({ baseUrl, apiKey: "", model: "llama", fallbacks: ["other"] }).plan(question);
    await close(server);

    expect(reply).toEqual({ decision, usd: 0, tokens: 0, model: "llama" });
    expect(Object.keys(JSON.parse(body)).toSorted()).toEqual([
      "max_tokens",
      "messages",
      "model",
      "response_format",
    ]);
  });

  it.each([
    ["never answers", () => {}],
    [
      "stalls in the middle of its answer",
      (_: unknown, response: { write(text: string): void }) => response.write('{"choices":'),
    ],
  ])("are given up when the service %s", async (_name, listener) => {
    const { server, baseUrl } = await serve(listener as never);

    const reply = await manager({ baseUrl, timeoutMs: 300 }).plan(question);
    await close(server);

    expect(reply).toMatchObject({ decision: undefined, usd: 0 });
    expect(reply.problem).toBe("acme/large: It did not answer in time.");
  });

  it("are named when nobody listens there", async () => {
    const { server, baseUrl } = await serve(() => {});
    await close(server);

    const reply = await manager({ baseUrl }).plan(question);

    expect(reply).toMatchObject({ decision: undefined, usd: 0, tokens: 0 });
    expect(reply.problem).toMatch(/could not be reached: .*ECONNREFUSED/);
  });
});

describe("an address that is none", () => {
  it("is the user's mistake", () => {
    expect(() => manager({ baseUrl: "localhost 11434" })).toThrow(
      expect.objectContaining({ code: "MANAGER_URL_INVALID" }),
    );
  });
});

describe("asked for checks", () => {
  const drafts = {
    checks: [{ criterion: "docs", commands: ["test -s README.md"], regression: false, why: "It is there." }],
  };
  const wish = { ...question, ids: ["docs", "crud"] };

  it("forces the answer into a schema that knows these criteria and no others", async () => {
    const asked = answer(JSON.stringify(drafts));

    const reply = await manager().draft?.(wish);

    expect(reply).toEqual({ answer: drafts, usd: 0.01, tokens: 120, model: "acme/large" });
    const format = JSON.stringify(asked.body?.response_format);
    expect(format).toContain('"enum":["docs","crud"]');
    expect(format).not.toMatch(/minLength|maxLength|minItems|maxItems|pattern/);
  });

  it("says what is wrong once, and has none when it is wrong again; both calls are charged", async () => {
    const wrong = JSON.stringify({ checks: [{ ...drafts.checks[0], criterion: "other" }] });
    answer(wrong);
    const repair = answer(JSON.stringify({ checks: [{ ...drafts.checks[0], commands: ["true"] }] }));

    const reply = await manager().draft?.(wish);

    expect(repair.body?.messages.at(-1)?.content).toContain("That is not a valid answer.");
    expect(reply).toMatchObject({ answer: undefined, usd: 0.02, tokens: 240 });
    expect(reply?.problem).toContain("It passes whatever the repository is like.");
  });

  it("has nobody to ask without a model", () => {
    expect(createNoManager().draft).toBeUndefined();
  });
});

describe("a model that is not there", () => {
  const openRouter = "https://openrouter.ai/api/v1";
  /** As OpenRouter listed them on 2026-11-22, in part. */
  const list = {
    data: [
      "meta-llama/llama-3.3-70b-instruct:free",
      "meta-llama/llama-4-scout",
      "anthropic/claude-sonnet-5",
      "x-ai/grok-5",
    ].map((id) => ({ id })),
  };

  it.each([
    [400, "meta-llama/llama-3.2-3b-instruct:free is not a valid model ID"],
    [404, "No endpoints found for meta-llama/llama-3.2-3b-instruct:free."],
  ])("is said in one sentence with the nearest that are, and asked for once: %i", async (status, message) => {
    refuse(status, { message, code: status });
    nock(openRouter).get("/models").reply(200, list);

    const { decision, problem, setback, usd } = await manager({
      model: "meta-llama/llama-3.2-3b-instruct:free",
    }).plan(question);

    const sentence =
      "openrouter has no model `meta-llama/llama-3.2-3b-instruct:free`. Nearest to it: `meta-llama/llama-3.3-70b-instruct:free`, `meta-llama/llama-4-scout`. `cco models` lists all.";
    expect({ decision, problem, setback, usd }).toEqual({
      decision: undefined,
      problem: `meta-llama/llama-3.2-3b-instruct:free: ${sentence}`,
      setback: { kind: "misconfigured", detail: sentence },
      usd: 0,
    });
  });

  it("leads on to the fallback", async () => {
    refuse(404, { message: "The model `nonesuch` does not exist." }, { origin: "https://llm.example/v1" });
    nock("https://llm.example/v1").get("/models").reply(500);
    answer(JSON.stringify(decision), { origin: "https://llm.example/v1" });

    const reply = await manager({
      baseUrl: "https://llm.example/v1",
      model: "nonesuch",
      fallbacks: ["acme/large"],
    }).plan(question);

    expect(reply).toMatchObject({ decision });
  });

  it("is left in the service's own words where it is on its list", async () => {
    refuse(404, { message: "No endpoints found for x-ai/grok-5 with your data policy." }, { times: 2 });
    nock(openRouter).get("/models").times(2).reply(200, list);

    const { problem } = await manager({ model: "x-ai/grok-5" }).plan(question);

    expect(problem).toContain("with your data policy");
  });
});
