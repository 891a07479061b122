import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Received, receive } from "#rehearsal/scripted-model/received.ts";
import type { ToolCall, Turn } from "#rehearsal/scripted-model/script.ts";
import { createScriptedModel } from "#rehearsal/scripted-model/server.ts";
import type { Endpoint } from "#src/adapters/endpoint.ts";
import { createAnthropicEndpoint } from "#src/adapters/endpoint-anthropic.ts";
import { createClaudeCodeEndpoint } from "#src/adapters/endpoint-claude-code.ts";
import { createOpenAiEndpoint } from "#src/adapters/endpoint-openai.ts";

export const providers = ["openrouter", "openai-compatible", "anthropic", "claude-code"] as const;
export type Provider = (typeof providers)[number];

/** What a model's service does with one request, whatever it speaks. The last one is repeated. */
export type Play =
  /** Prose, or an object for the schema. */
  | { readonly says: string | object }
  | { readonly uses: readonly ToolCall[] }
  | { readonly fails: number; readonly message?: string; readonly headers?: Record<string, string> }
  /** A subscription that is used up until then, in epoch seconds: only Claude Code has one. */
  | { readonly limit: number }
  /** An error that comes with status 200, once the answer has begun. */
  | { readonly reports: number; readonly message: string }
  | {
      readonly does:
        | "refuse"
        | "cut off"
        | "say nothing"
        | "send html"
        | "break off"
        | "break midway"
        | "hang";
    };

export const stageKey = "sk-ant-api03-0123456789abcdef0123456789abcdef";

/** A service on loopback that plays, the endpoint that asks it, and what it was asked. */
export async function createModelStage(provider: Provider, plays: readonly Play[]) {
  return provider === "claude-code" ? createClaudeStage(plays) : createHttpStage(provider, plays);
}

async function createHttpStage(provider: Exclude<Provider, "claude-code">, plays: readonly Play[]) {
  const requests: Received[] = [];
  const server = createServer(async (request, response) => {
    const received = await receive(request, requests.length + 1);
    requests.push(received);
    const play = plays[Math.min(received.number, plays.length) - 1] ?? { does: "say nothing" };
    perform(play, provider === "anthropic", response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  const options = { baseUrl, apiKey: stageKey, timeoutMs: 10_000 };
  const openRouter = provider === "openrouter";
  const create = (timeoutMs = 10_000): Endpoint =>
    provider === "anthropic"
      ? createAnthropicEndpoint({ ...options, timeoutMs })
      : createOpenAiEndpoint({ ...options, timeoutMs, openRouter });
  return {
    create,
    url: baseUrl,
    requests,
    get bodies(): readonly unknown[] {
      return requests.map(({ body }) => body);
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function perform(play: Play, isAnthropic: boolean, response: ServerResponse): void {
  if ("does" in play && play.does === "break off") response.destroy();
  const reply = replyOf(play, isAnthropic);
  if (reply === undefined) return;
  const { status = 200, body, headers = {} } = reply;
  if ("does" in play && play.does === "break midway") {
    response.writeHead(status, { "content-type": "application/json" });
    response.write(JSON.stringify(body).slice(0, 20), () => response.destroy());
    return;
  }
  const isText = typeof body === "string";
  const type = isText ? "text/html" : "application/json";
  response.writeHead(status, { "content-type": type, "retry-after-ms": "1", ...headers });
  response.end(isText ? body : JSON.stringify(body));
}

type Reply = {
  readonly status?: number;
  readonly body: unknown;
  readonly headers?: Record<string, string> | undefined;
};

/** Undefined where there is none. */
function replyOf(play: Play, isAnthropic: boolean): Reply | undefined {
  const say = isAnthropic ? anthropicMessage : openAiCompletion;
  if ("says" in play) return { body: say({ text: textOf(play.says) }) };
  if ("uses" in play) return { body: say({ tools: play.uses }) };
  if ("fails" in play) {
    const { fails: status, message = "no", headers } = play;
    const anthropic = { type: "error", error: { type: "api_error", message } };
    return { status, headers, body: isAnthropic ? anthropic : { error: { code: status, message } } };
  }
  if ("limit" in play) throw new Error("nobody but Claude Code has a subscription");
  if ("reports" in play) {
    const { reports: code, message } = play;
    const error = { type: "error", error: { type: "overloaded_error", message } };
    return { body: isAnthropic ? error : { error: { code, message }, choices: [] } };
  }
  switch (play.does) {
    case "refuse":
      return { body: say({ end: isAnthropic ? "refusal" : "content_filter" }) };
    case "cut off":
      return { body: say({ text: '{"assess', end: isAnthropic ? "max_tokens" : "length" }) };
    case "say nothing":
      return { body: say({ text: "" }) };
    case "break midway":
      return { body: say({ text: "I begin to" }) };
    case "send html":
      return { body: "<html>Welcome to the guest network</html>" };
    case "break off":
    case "hang":
      return undefined;
  }
}

type Said = { readonly text?: string; readonly tools?: readonly ToolCall[]; readonly end?: string };

function openAiCompletion({ text = "", tools = [], end }: Said): unknown {
  const tool_calls = tools.map(({ name, input }, place) => ({
    id: `call_${place}`,
    type: "function",
    function: { name, arguments: JSON.stringify(input) },
  }));
  const message = { role: "assistant", content: text, ...(tools.length > 0 ? { tool_calls } : {}) };
  return {
    model: "acme/large",
    choices: [{ index: 0, finish_reason: end ?? "stop", message }],
    usage: { prompt_tokens: 900, completion_tokens: 100, total_tokens: 1000, cost: 0.0015 },
  };
}

function anthropicMessage({ text = "", tools = [], end }: Said): unknown {
  const thinking = { type: "thinking", thinking: "", signature: "signed" };
  const uses = tools.map((one, place) => ({ type: "tool_use", id: `toolu_${place}`, ...one }));
  return {
    id: "msg_1",
    type: "message",
    role: "assistant",
    model: "claude-haiku-4-5-20251001",
    content: [thinking, ...(text === "" ? [] : [{ type: "text", text }]), ...uses],
    stop_reason: end ?? (tools.length > 0 ? "tool_use" : "end_turn"),
    usage: { input_tokens: 500, output_tokens: 100, cache_read_input_tokens: 400 },
  };
}

function textOf(said: string | object): string {
  return typeof said === "string" ? said : JSON.stringify(said);
}

/** The real Claude Code on the scripted model. Each session is a conversation of its own. */
async function createClaudeStage(plays: readonly Play[]) {
  const root = await mkdtemp(join(tmpdir(), "cco-stage-"));
  const model = await createScriptedModel({ acts: actsOf(plays) });
  const env = {
    PATH: "/usr/bin:/bin",
    HOME: root,
    ANTHROPIC_API_KEY: stageKey,
    ANTHROPIC_BASE_URL: model.url,
    GITHUB_TOKEN: "ghs_keyToTheHouse",
  };
  const requests = () => model.requests.filter(({ path }) => path.endsWith("/messages"));
  return {
    create: (timeoutMs = 60_000): Endpoint => createClaudeCodeEndpoint({ env, retries: 0, timeoutMs }),
    url: model.url,
    get requests(): readonly Received[] {
      return requests();
    },
    get bodies(): readonly unknown[] {
      return requests().map(({ body }) => body);
    },
    [Symbol.asyncDispose]: async () => {
      await model.close();
      await rm(root, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** Looks belong to the session that goes on; everything else ends one. */
function actsOf(plays: readonly Play[]): readonly { readonly turns: readonly Turn[] }[] {
  const acts: { turns: Turn[] }[] = [];
  let open: { turns: Turn[] } | undefined;
  for (const play of plays) {
    const act = open ?? { turns: [] };
    if (open === undefined) acts.push(act);
    act.turns.push(turnOf(play));
    open = "uses" in play ? act : undefined;
  }
  return acts;
}

function turnOf(play: Play): Turn {
  if ("says" in play) {
    const { says } = play;
    return typeof says === "string" ? { text: says } : { tools: [{ name: "StructuredOutput", input: says }] };
  }
  if ("uses" in play)
    return { tools: play.uses.map(({ name, input }) => ({ name: `mcp__cco__${name}`, input })) };
  if ("fails" in play)
    return {
      error: {
        status: play.fails,
        type: "api_error",
        message: play.message ?? "no",
        headers: play.headers ?? {},
      },
    };
  if ("limit" in play) return { limit: { resetsAt: play.limit } };
  if ("reports" in play) {
    const { reports: status, message } = play;
    return { breaks: { status, type: "overloaded_error", message }, text: "I begin to" };
  }
  switch (play.does) {
    case "refuse":
      return { refusal: true };
    case "cut off":
      return { malformed: "cut" };
    case "say nothing":
      return { text: "" };
    case "send html":
      return { malformed: "sse" };
    case "break off":
    case "break midway":
      return { malformed: "cut" };
    case "hang":
      return { stall: true };
  }
}
