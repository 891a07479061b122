import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { ApiError } from "./api-error.ts";
import type { Answer } from "./call.ts";
import type { FaultInjector, Recorded } from "./faults.ts";
import { answerGit, isGitRequest } from "./git-http.ts";
import { answerGraphQL } from "./graphql/answer.ts";
import { answerOAuth, isOAuthRequest } from "./oauth.ts";
import { answerOidc, isOidcRequest } from "./oidc-http.ts";
import { answerRest, errorAnswer, type Rest } from "./rest.ts";
import { type Identity, identify } from "./token.ts";

export type Doors = {
  readonly rest: Rest;
  readonly injector: FaultInjector;
  readonly calls: Recorded[];
  readonly onAnswer: Set<(call: Recorded) => void>;
  /** Answers what is no API: pages for people. False when it does not. */
  pages: ((request: IncomingMessage, response: ServerResponse) => boolean) | undefined;
};

export async function listen(doors: Doors): Promise<Server> {
  const server = createServer((request, response) => {
    answerRequest(doors, request, response).catch((error: unknown) => {
      // A bug here must not look like GitHub's word.
      console.error("The local GitHub failed:", error);
      response.headersSent ? response.destroy() : response.writeHead(500).end();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

type Visit = { readonly url: URL; readonly door: Recorded["door"]; readonly path: string };

async function answerRequest(
  doors: Doors,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? "/", doors.rest.world.urls.server);
  const visit = visitOf(url);
  if (isOAuthRequest(url)) {
    const body = await buffer(request);
    return send(response, answerOAuth(doors.rest.world, request, { url, body }));
  }
  if (visit === undefined) {
    if (doors.pages?.(request, response) !== true) response.writeHead(404).end("Not Found");
    return;
  }
  const body = await buffer(request);
  const call = record(doors, visit, { request, body });
  if ((await doors.injector.faults.beforeCall?.(call)) === "cut") return void request.socket.destroy();
  const answer = await answerVisit(doors, visit, { request, body, call });
  const after = await doors.injector.faults.afterCall?.(call);
  if (after === "cut") return void request.socket.destroy();
  if (after === "torn") return tear(response, answer);
  const shown = after ?? answer;
  call.status = shown.status;
  for (const listener of doors.onAnswer) listener(call);
  send(response, shown);
}

/** The head and the first half of an answer; then the connection breaks. */
function tear(response: ServerResponse, { status, body, headers }: Answer): void {
  const whole = Buffer.isBuffer(body)
    ? body
    : Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
  const type = Buffer.isBuffer(body) ? {} : { "content-type": "application/json; charset=utf-8" };
  response.writeHead(status, { ...type, ...headers, "content-length": whole.length });
  response.write(whole.subarray(0, whole.length / 2), () => response.destroy());
}

function visitOf(url: URL): Visit | undefined {
  if (isGitRequest(url)) return { url, door: "git", path: url.pathname };
  if (isOidcRequest(url)) return { url, door: "oidc", path: url.pathname };
  if (url.pathname === "/api/graphql") return { url, door: "graphql", path: "/graphql" };
  const [, path] = /^\/api\/v3(\/.*|)$/.exec(url.pathname) ?? [];
  return path === undefined ? undefined : { url, door: "rest", path: path.replace(/\/$/, "") || "/" };
}

type Received = { readonly request: IncomingMessage; readonly body: Buffer };

function record(doors: Doors, { door, path, url }: Visit, { request, body }: Received): Recorded {
  const call: Recorded = {
    n: doors.calls.length + 1,
    door,
    method: request.method ?? "GET",
    path,
    query: url.search,
    body: door === "git" ? undefined : jsonOf(body),
    by: callerOf(doors, request),
    status: undefined,
  };
  doors.calls.push(call);
  return call;
}

function jsonOf(body: Buffer): unknown {
  try {
    return body.length === 0 ? undefined : JSON.parse(body.toString("utf8"));
  } catch {
    return body.toString("utf8");
  }
}

function callerOf(doors: Doors, { headers }: IncomingMessage): string {
  try {
    const identity = identify(doors.rest.world, headers.authorization);
    return "login" in identity ? identity.login : identity.kind;
  } catch {
    return "unknown";
  }
}

type Asked = Received & { readonly call: Recorded };

async function answerVisit(doors: Doors, visit: Visit, { request, body, call }: Asked): Promise<Answer> {
  const { rest, injector } = doors;
  const fault = injector.answerFor(call);
  const { method = "GET", headers } = request;
  if (visit.door === "git") return fault ?? answerGit(rest.world, { method, headers, url: visit.url, body });
  if (visit.door === "oidc")
    return fault ?? answerOidc(rest.world, { url: visit.url, authorization: headers.authorization });
  let identity: Identity = { kind: "anonymous" };
  try {
    identity = identify(rest.world, headers.authorization);
    const answer = fault ?? (await answerApi(doors, visit, { request, body, identity }));
    if (fault === undefined) injector.remember(call, answer);
    return withLimits(rest, identity, answer);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const answer = errorAnswer(error);
    injector.remember(call, answer);
    return withLimits(rest, identity, answer);
  }
}

function answerApi(
  { rest }: Doors,
  { door, url, path }: Visit,
  more: Received & { readonly identity: Identity },
): Promise<Answer> {
  const { request, body, identity } = more;
  if (door === "graphql") return answerGraphQL(rest, identity, body);
  return answerRest(rest, {
    method: request.method ?? "GET",
    url,
    path,
    headers: request.headers,
    identity,
    body,
  });
}

function withLimits({ limiter }: Rest, identity: Identity, answer: Answer): Answer {
  return { ...answer, headers: { ...limiter.headers(identity), ...answer.headers } };
}

function send(response: ServerResponse, { status, body, headers }: Answer): void {
  const isRaw = typeof body === "string" || Buffer.isBuffer(body);
  response.writeHead(status, {
    "x-github-request-id": randomBytes(8).toString("hex").toUpperCase(),
    "x-github-media-type": "github.v3; format=json",
    ...(body === undefined ? {} : { "content-type": "application/json; charset=utf-8" }),
    ...headers,
  });
  response.end(body === undefined || isRaw ? body : JSON.stringify(body));
}

export async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
}
