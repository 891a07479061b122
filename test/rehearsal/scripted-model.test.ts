import { readFile } from "node:fs/promises";
import path from "node:path";
import OpenAI from "openai";
import { describe, expect, test } from "vitest";
import { createGate } from "#rehearsal/scripted-model/gate.ts";
import type { Script, Turn } from "#rehearsal/scripted-model/script.ts";
import { createScriptedModel, type ScriptedModel } from "#rehearsal/scripted-model/server.ts";
import { bash, createStage, reporting } from "../adapters/worker-stage.ts";

type Said = { readonly role: string; readonly content: unknown };

function ask(model: ScriptedModel, messages: readonly Said[], rest: object = {}): Promise<Response> {
  const body = JSON.stringify({ model: "claude-test", max_tokens: 10, messages, ...rest });
  return fetch(`${model.url}/v1/messages?beta=true`, { method: "POST", body });
}

function user(content: string): Said {
  return { role: "user", content };
}

async function textOf(response: Response): Promise<string> {
  const { content } = (await response.json()) as { content: { text: string }[] };
  return content.map(({ text }) => text).join();
}

function playing(...turns: readonly Turn[]): Script {
  return { acts: [{ turns }] };
}

describe("the scripted model", () => {
  test("drives the real Claude Code to write a file", async () => {
    const writing = { tools: [{ name: "Write", input: { file_path: "a.txt", content: "one\n" } }] };
    await using stage = await createStage(playing(writing, bash("echo two >> a.txt"), reporting));

    const result = await stage.worker.work(stage.task());

    expect(result.ending.kind).toBe("finished");
    expect(await readFile(path.join(stage.directory, "a.txt"), "utf8")).toBe("one\ntwo\n");
    expect(stage.model.requests.filter(({ method }) => method === "POST")).toHaveLength(3);
  });

  test("goes on by the number of turns the conversation has, however often it is asked", async () => {
    await using model = await createScriptedModel(playing({ text: "one" }, { text: "two" }));
    const begun = [user("hi")];
    const further = [...begun, { role: "assistant", content: "one" }, user("and?")];

    expect(await textOf(await ask(model, begun))).toBe("one");
    expect(await textOf(await ask(model, further))).toBe("two");
    expect(await textOf(await ask(model, begun))).toBe("one");
  });

  test("does not count what Claude Code puts in its mouth when a session is resumed", async () => {
    await using model = await createScriptedModel(playing({ text: "one" }, { text: "two" }));
    const filler = { role: "assistant", content: [{ type: "text", text: "No response requested." }] };
    const resumed = [user("hi"), { role: "assistant", content: "one" }, filler, user("again")];

    expect(await textOf(await ask(model, resumed))).toBe("two");
  });

  test("gives a conversation the act that is meant for it, and others the rest in order", async () => {
    const acts = [
      { turns: [{ text: "first" }] },
      { when: "Iteration 2", turns: [{ text: "second iteration" }] },
      { when: /^Iteration 3\b/, turns: [{ text: "third iteration" }] },
      { turns: [{ text: "next" }] },
    ];
    await using model = await createScriptedModel({ acts });

    expect(await textOf(await ask(model, [user("Iteration 3 of demo")]))).toBe("third iteration");
    expect(await textOf(await ask(model, [user("anything")]))).toBe("first");
    expect(await textOf(await ask(model, [user("Iteration 2 of demo")]))).toBe("second iteration");
    expect(await textOf(await ask(model, [user("something else")]))).toBe("next");
    expect(await textOf(await ask(model, [user("anything")]))).toBe("first");
  });

  test("plays the next matching act for the next session with the same brief", async () => {
    const acts = ["one", "two"].map((text) => ({ when: "demo", turns: [{ text }] }));
    await using model = await createScriptedModel({ acts });
    const askAs = (session: string) =>
      fetch(`${model.url}/v1/messages`, {
        method: "POST",
        headers: { "x-claude-code-session-id": session },
        body: JSON.stringify({ messages: [user("demo")] }),
      });

    expect(await textOf(await askAs("a"))).toBe("one");
    expect(await textOf(await askAs("b"))).toBe("two");
    expect(await textOf(await askAs("a"))).toBe("one");
    expect(await textOf(await askAs("c"))).toBe("two");
  });

  test("fails as often as it should and then goes on", async () => {
    const error = {
      status: 529,
      type: "overloaded_error",
      message: "Overloaded",
      headers: { "retry-after": "1" },
    };
    await using model = await createScriptedModel(playing({ error, times: 2 }, { text: "better" }));

    for (const _ of [1, 2]) {
      const refused = await ask(model, [user("hi")]);
      expect(refused.status).toBe(529);
      expect(refused.headers.get("retry-after")).toBe("1");
      expect(await refused.json()).toMatchObject({
        error: { type: "overloaded_error", message: "Overloaded" },
      });
    }
    expect(await textOf(await ask(model, [user("hi")]))).toBe("better");
  });

  test("tells when a used-up subscription resets", async () => {
    await using model = await createScriptedModel(playing({ limit: { resetsAt: 1_900_000_000 } }));

    const refused = await ask(model, [user("hi")]);

    expect(refused.status).toBe(429);
    expect(refused.headers.get("anthropic-ratelimit-unified-reset")).toBe("1900000000");
    expect(refused.headers.get("anthropic-ratelimit-unified-representative-claim")).toBe("five_hour");
  });

  test("streams the events of a message in their order", async () => {
    const usage = { input: 7, output: 5, cacheRead: 3, cacheWrite: 2 };
    const turn = { text: "hi", tools: [{ name: "Bash", input: { command: "ls" } }], usage };
    await using model = await createScriptedModel(playing(turn));

    const response = await ask(model, [user("hi")], { stream: true });
    const events = [...(await response.text()).matchAll(/^data: (.*)$/gm)].map(([, data]) =>
      JSON.parse(data ?? ""),
    );

    expect(response.headers.get("content-type")).toBe("text/event-stream");
    const block = ["content_block_start", "content_block_delta", "content_block_stop"];
    const types = ["message_start", ...block, ...block, "message_delta", "message_stop"];
    expect(events.map(({ type }) => type)).toEqual(types);
    expect(events[0].message.usage).toMatchObject({ input_tokens: 7, cache_read_input_tokens: 3 });
    expect(JSON.parse(events[5].delta.partial_json)).toEqual({ command: "ls" });
    expect(events[7]).toMatchObject({ delta: { stop_reason: "tool_use" }, usage: { output_tokens: 5 } });
  });

  test("breaks a stream midway", async () => {
    await using model = await createScriptedModel(playing({ malformed: "cut" }));

    const response = await ask(model, [user("hi")], { stream: true });

    await expect(response.text()).rejects.toThrow();
  });

  test("begins to speak and falls silent until the client goes away", async () => {
    await using model = await createScriptedModel(playing({ stall: true }));

    const response = await ask(model, [user("hi")], { stream: true });
    const reader = response.body?.getReader();
    const { value } = (await reader?.read()) ?? {};
    await reader?.cancel();

    expect(new TextDecoder().decode(value)).toContain("message_start");
  });

  test("waits at a gate until it is let through", async () => {
    const hold = createGate();
    await using model = await createScriptedModel(playing({ text: "at last", hold }));

    const answer = ask(model, [user("hi")]);
    await hold.reached;
    hold.release();

    expect(await textOf(await answer)).toBe("at last");
  });

  test("keeps what it was asked", async () => {
    await using model = await createScriptedModel({});

    await fetch(model.url, { method: "HEAD" });
    const headers = { "x-api-key": "key" };
    const body = JSON.stringify({ messages: [user("count me")] });
    const counted = await fetch(`${model.url}/v1/messages/count_tokens`, { method: "POST", headers, body });

    expect(await counted.json()).toEqual({ input_tokens: expect.any(Number) });
    expect(model.requests).toMatchObject([
      { number: 1, method: "HEAD", path: "/", body: undefined },
      { number: 2, method: "POST", headers: { "x-api-key": "key" }, body: { messages: [user("count me")] } },
    ]);
  });
});

describe("the scripted model's chat completions", () => {
  function clientOf(model: ScriptedModel): OpenAI {
    return new OpenAI({ baseURL: `${model.url}/v1`, apiKey: "key", maxRetries: 0 });
  }

  const question = {
    model: "some/model:free",
    messages: [{ role: "user" as const, content: "Plan mission demo" }],
  };

  test("answer OpenAI's client in the order of the script", async () => {
    const usage = { prompt_tokens: 5, completion_tokens: 2, total_tokens: 7, cost: 0.001 };
    const completions = [
      { content: { focus: ["crud"] }, usage },
      { content: "plain", finishReason: "length" },
    ];
    await using model = await createScriptedModel({ completions });

    const first = await clientOf(model).chat.completions.create(question);
    const second = await clientOf(model).chat.completions.create(question);

    expect(JSON.parse(first.choices[0]?.message.content ?? "")).toEqual({ focus: ["crud"] });
    expect(first).toMatchObject({ model: "some/model:free", usage });
    expect(second.choices[0]).toMatchObject({ message: { content: "plain" }, finish_reason: "length" });
  });

  test("pick the one that is meant for the request", async () => {
    const completions = [{ when: "mission other", content: "other" }, { content: "demo" }];
    await using model = await createScriptedModel({ completions });

    const { choices } = await clientOf(model).chat.completions.create(question);

    expect(choices[0]?.message.content).toBe("demo");
  });

  test("fail with any status and body, and say when the script is over", async () => {
    const raw = { status: 429, body: { error: { code: 429, message: "free-models-per-day" } } };
    await using model = await createScriptedModel({ completions: [{ raw, times: 2 }] });
    const create = () => clientOf(model).chat.completions.create(question);

    await expect(create()).rejects.toThrow(/free-models-per-day/);
    await expect(create()).rejects.toThrow(/free-models-per-day/);
    await expect(create()).rejects.toThrow(/no more completions/);
  });

  test("list a model", async () => {
    await using model = await createScriptedModel({});

    const { data } = await clientOf(model).models.list();

    expect(data.map(({ id }) => id)).toEqual(["scripted-model"]);
  });
});
