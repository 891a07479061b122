import { timingSafeEqual } from "node:crypto";
import { once } from "node:events";
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import { createBodyReader, createStreamReader } from "./answer-usage.ts";
import { causesOf, isUnreached } from "./connection-error.ts";
import { createMeter, type Meter, type Metered } from "./model-meter.ts";
import { createWayOut, localPastProxies, type WayOut } from "./model-way-out.ts";
import { anthropic, type ServiceKey, sessionTokenFor } from "./session-key.ts";

/** The way of one session to its model's service. The key stays on this side of it. */
export type ModelProxy = {
  /** What the session is given in place of the credential. */
  readonly variables: Readonly<Record<string, string>>;
  /** What has gone through so far. */
  metered(): Metered;
  /** From now on nothing goes through any more; what is on its way is cut off. */
  close(): Promise<void>;
};

export type ModelProxyOptions = {
  readonly key: ServiceKey;
  /** Where proxies of the network and further authorities for its certificates are named. */
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** Listens on loopback. Undefined where the network's proxy has to be passed and this Node cannot. */
export async function openModelProxy({ key, env }: ModelProxyOptions): Promise<ModelProxy | undefined> {
  const out = createWayOut(key.service, env);
  if (out === undefined) return undefined;
  const meter = createMeter();
  const token = sessionTokenFor(key);
  const passage: Passage = { key, token, out, meter };
  const server = createServer((request, response) => pass(request, response, passage));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    variables: { ...localPastProxies(env), ...variablesFor(key, token, urlOf(server)) },
    metered: meter.total,
    async close() {
      server.close();
      server.closeAllConnections();
      out.close();
    },
  };
}

type Passage = {
  readonly key: ServiceKey;
  readonly token: string;
  readonly out: WayOut;
  readonly meter: Meter;
};

/**
 * Behind an address that is not Anthropic's Claude Code leaves out what only Anthropic understands, such as the cache
 * that sessions share. Measured with 2.1.330: with this variable, which it does not document, it asks as it asks
 * Anthropic.
 */
function variablesFor({ variable, service }: ServiceKey, token: string, url: string): Record<string, string> {
  const isAnthropics = URL.parse(service)?.host === URL.parse(anthropic)?.host;
  return {
    [variable]: token,
    ANTHROPIC_BASE_URL: url,
    ...(isAnthropics && { _CLAUDE_CODE_ASSUME_FIRST_PARTY_BASE_URL: "1" }),
  };
}

function urlOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The proxy of a session has no port.");
  return `http://127.0.0.1:${address.port}`;
}

/** What a session asks for. Anything else would spend without being counted, or is somebody else's business. */
const asked = new Set(["POST /v1/messages", "POST /v1/messages/count_tokens"]);

function pass(request: IncomingMessage, response: ServerResponse, passage: Passage): void {
  const path = (request.url ?? "").replace(/\?.*$/s, "");
  const header = keyHeaderOf(request.headers, passage.token);
  if (request.method === "HEAD" && path === "/") {
    // Claude Code sees whether somebody is there.
    response.writeHead(200).end();
  } else if (header === undefined) {
    refuse(response, 401, { type: "authentication_error", message: "This way is another session's." });
  } else if (!asked.has(`${request.method} ${path}`)) {
    const message = `No session asks for ${request.method} ${path}.`;
    refuse(response, 404, { type: "not_found_error", message });
  } else {
    forward(request, response, { ...passage, header, isPaid: path === "/v1/messages" });
  }
}

/** The header that carries the session's token. */
function keyHeaderOf(headers: IncomingHttpHeaders, token: string): "authorization" | "x-api-key" | undefined {
  if (isSame(headers["x-api-key"], token)) return "x-api-key";
  return isSame(headers.authorization, `Bearer ${token}`) ? "authorization" : undefined;
}

function isSame(given: string | readonly string[] | undefined, expected: string): boolean {
  if (typeof given !== "string") return false;
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

type Forwarding = Passage & { readonly header: "authorization" | "x-api-key"; readonly isPaid: boolean };

function forward(
  request: IncomingMessage,
  response: ServerResponse,
  { key, out, meter, header, isPaid }: Forwarding,
): void {
  const secret = header === "x-api-key" ? key.secret : `Bearer ${key.secret}`;
  // What is not compressed can be counted as it passes.
  const headers = { ...withoutHops(request.headers), [header]: secret, "accept-encoding": "identity" };
  const sent = out.request(request.url ?? "", { method: request.method ?? "POST", headers });
  const question = isPaid ? meter.ask() : undefined;
  sent.on("response", (answer) => {
    if (answer.statusCode === 200) question?.answer(readerOf(answer));
    else question?.drop();
    response.writeHead(answer.statusCode ?? 502, withoutHops(answer.headers));
    response.flushHeaders();
    answer.pipe(response);
    // Half an answer must not look like a whole one.
    answer.on("error", () => response.destroy());
    answer.on("aborted", () => response.destroy());
  });
  sent.on("error", (error) => {
    if (isUnreached(error)) question?.drop();
    const message = `The model's service could not be reached: ${causesOf(error)}`;
    if (response.destroyed || response.headersSent) response.destroy();
    else refuse(response, 502, { type: "api_error", message });
  });
  response.on("close", () => {
    if (!request.complete) question?.drop();
    sent.destroy();
  });
  request.pipe(sent);
}

function readerOf(answer: IncomingMessage) {
  const isStream = answer.headers["content-type"]?.startsWith("text/event-stream") ?? false;
  const reader = isStream ? createStreamReader() : createBodyReader();
  answer.on("data", reader.add);
  return reader;
}

/** Of one connection, not of the message. https://www.rfc-editor.org/rfc/rfc9110#name-connection */
const hops = new Set([
  ...["connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "proxy-connection"],
  ...["te", "trailer", "transfer-encoding", "upgrade", "host", "expect"],
]);

function withoutHops(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !hops.has(name)));
}

type ServiceError = { readonly type: string; readonly message: string };

function refuse(response: ServerResponse, status: number, { type, message }: ServiceError): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify({ type: "error", error: { type, message } }));
}
