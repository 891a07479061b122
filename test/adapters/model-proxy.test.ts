import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, test } from "vitest";
import { type ModelProxy, openModelProxy } from "#src/adapters/model-proxy.ts";

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

type Answering = (request: IncomingMessage, response: ServerResponse) => void;

async function serve(answer: Answering): Promise<string> {
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  closing.push(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port.");
  return `http://127.0.0.1:${address.port}`;
}

async function proxyTo(service: string, variable = "ANTHROPIC_API_KEY"): Promise<ModelProxy> {
  const proxy = await openModelProxy({ key: { variable, secret: "sk-ant-api03-real", service }, env: {} });
  if (proxy === undefined) throw new Error("No proxy.");
  closing.push(proxy.close);
  return proxy;
}

type Wish = {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Asks as Claude Code does, and gives the answer as soon as it begins. */
async function ask(
  proxy: ModelProxy,
  { method = "POST", path, headers }: Wish = {},
): Promise<IncomingMessage> {
  const { ANTHROPIC_BASE_URL: url = "", ANTHROPIC_API_KEY: token = "" } = proxy.variables;
  const sent = request(`${url}${path ?? "/v1/messages?beta=true"}`, {
    method,
    headers: headers ?? { "x-api-key": token },
    agent: false,
  });
  sent.end(method === "POST" ? "{}" : undefined);
  const [answer] = await once(sent, "response");
  return answer;
}

const event = (fields: object) => `data: ${JSON.stringify(fields)}\n\n`;
const start = event({
  type: "message_start",
  message: { model: "claude-opus-5-5", usage: { input_tokens: 1000, output_tokens: 1 } },
});
const delta = event({ type: "content_block_delta", delta: { type: "text_delta", text: "x".repeat(400) } });
const end = (usage: object) => event({ type: "message_delta", usage }) + event({ type: "message_stop" });
const stream = { "content-type": "text/event-stream" };

describe("the way of a session to its model", () => {
  test("puts the key in the place of the token, and leaves everything else as it is", async () => {
    const seen: IncomingMessage[] = [];
    const limits = { "retry-after": "7", "anthropic-ratelimit-unified-status": "rejected" };
    const service = await serve((asked, response) => {
      seen.push(asked);
      response.writeHead(429, limits).end("limited");
    });
    const proxy = await proxyTo(`${service}/api/`);
    const headers = { "x-api-key": proxy.variables.ANTHROPIC_API_KEY ?? "", "anthropic-beta": "one,two" };

    const answer = await ask(proxy, { headers });

    expect([answer.statusCode, await text(answer)]).toEqual([429, "limited"]);
    expect(answer.headers).toMatchObject(limits);
    expect(seen[0]?.url).toBe("/api/v1/messages?beta=true");
    expect(seen[0]?.headers).toMatchObject({ "x-api-key": "sk-ant-api03-real", "anthropic-beta": "one,two" });
    expect(JSON.stringify(proxy.variables)).not.toContain("real");
    expect(proxy.metered()).toMatchObject({ usd: 0, usage: { input: 0 } });
  });

  test("sends a bearer token as one", async () => {
    const seen: IncomingMessage[] = [];
    const service = await serve((asked, response) => {
      seen.push(asked);
      response.end("{}");
    });
    const proxy = await proxyTo(service, "CLAUDE_CODE_OAUTH_TOKEN");
    const token = proxy.variables.CLAUDE_CODE_OAUTH_TOKEN ?? "";

    await ask(proxy, { headers: { authorization: `Bearer ${token}`, "anthropic-beta": "oauth-2025-04-20" } });

    expect(token).toMatch(/^sk-ant-api03-cco-session-/);
    expect(seen[0]?.headers).toMatchObject({
      authorization: "Bearer sk-ant-api03-real",
      "anthropic-beta": "oauth-2025-04-20",
    });
    expect(seen[0]?.headers["x-api-key"]).toBeUndefined();
  });

  test("is open to nobody without the token, for nothing that is not counted, and not after its end", async () => {
    let asked = 0;
    const service = await serve((_, response) => {
      asked += 1;
      response.end();
    });
    const proxy = await proxyTo(service);

    const answers = [
      await ask(proxy, { headers: { "x-api-key": "sk-ant-api03-real" } }),
      await ask(proxy, { headers: {} }),
      await ask(proxy, { path: "/v1/messages/batches" }),
      await ask(proxy, { method: "GET", path: "/v1/files" }),
      await ask(proxy, { path: "/v1/messages/../files" }),
    ];
    await proxy.close();

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 401, 404, 404, 404]);
    await expect(ask(proxy)).rejects.toThrow(/ECONNREFUSED/);
    expect(asked).toBe(0);
  });

  test("says why the service cannot be reached, and what was never asked costs nothing", async () => {
    const proxy = await proxyTo("http://127.0.0.1:9");

    const answer = await ask(proxy);

    expect(answer.statusCode).toBe(502);
    expect(await text(answer)).toContain("ECONNREFUSED");
    expect(proxy.metered().usd).toBe(0);
  });
});

describe("what went through", () => {
  test("is counted from the answers, which pass as they are spoken", async () => {
    const rest = Promise.withResolvers<void>();
    const service = await serve(async (_, response) => {
      response.writeHead(200, stream).write(start + delta);
      await rest.promise;
      response.end(end({ output_tokens: 50, cache_read_input_tokens: 10_000 }));
    });
    const proxy = await proxyTo(service);

    const answer = await ask(proxy);
    const [first] = await once(answer, "data");
    rest.resolve();
    await text(answer);

    expect(`${first}`).toContain("message_start");
    const usage = { input: 1000, output: 50, cacheRead: 10_000, cacheWrite: 0 };
    expect(proxy.metered()).toMatchObject({ usage, isStated: false });
    expect(proxy.metered().usd).toBeCloseTo((1000 * 4 + 50 * 20 + 10_000 * 0.2) / 1_000_000, 10);
  });

  test("is what the service says it costs, where it says so", async () => {
    const message = { model: "some/model", usage: { input_tokens: 5, output_tokens: 6, cost: 0.125 } };
    const service = await serve((_, response) => {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(message));
    });
    const proxy = await proxyTo(service);

    await text(await ask(proxy));

    expect(proxy.metered()).toMatchObject({
      usd: 0.125,
      isStated: true,
      models: [{ model: "some/model", usd: 0.125, tokens: 11 }],
    });
  });

  test("of an answer that is cut off counts as rather too much, and of one that never began is unknown", async () => {
    let asked = 0;
    const arrived = Promise.withResolvers<void>();
    const service = await serve((_, response) => {
      asked += 1;
      if (asked === 1) response.writeHead(200, stream).write(start + delta);
      else arrived.resolve();
    });
    const proxy = await proxyTo(service);

    const answer = await ask(proxy);
    answer.on("error", () => {});
    await once(answer, "data");
    const cut = proxy.metered();
    const silent = ask(proxy).catch(() => undefined);
    await arrived.promise;
    await proxy.close();
    await silent;

    expect(cut.usage.output).toBe(200);
    expect(cut.usd).toBeCloseTo((1000 * 4 + 200 * 20) / 1_000_000, 10);
    expect(proxy.metered().usd).toBeUndefined();
  });
});
