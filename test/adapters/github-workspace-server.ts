import { spawn } from "node:child_process";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createRepository, type Files, type TestRepository } from "../support/repository.ts";

export const goodToken = "ghs_123456_a.token-that_opens";

/** `advertise` comes before each `push`, and `greet` before `list` and `fetch`. */
export type Moment = "greet" | "list" | "fetch" | "advertise" | "push";

/**
 * How a request ends instead of as it should: `swallow` is done and nobody is told; a refusal is in GitHub's words,
 * and the push is not taken.
 */
export type Trouble =
  | "unavailable"
  | "hang-up"
  | "swallow"
  | { readonly redirect: string }
  | { readonly reason: string; readonly lines?: readonly string[] };

export type Meeting = (moment: Moment) => Promise<Trouble | undefined>;

export type GitServer = AsyncDisposable & {
  readonly url: string;
  /** What it serves. A commit in there is a push of somebody else. */
  readonly repository: TestRepository;
  /** The requests since they were last asked for, with their bytes. */
  requests(): readonly { readonly moment: Moment; readonly received: number; readonly sent: number }[];
  /** The tokens that open it. */
  tokens: readonly string[];
  /** Asked before each request that a token opened is answered. */
  meet: Meeting;
};

/** A repository over HTTP on this machine, by git's own server behind a check of the token. */
export async function serveRepository(files?: Files): Promise<GitServer> {
  const repository = await createRepository(files);
  await repository.git(["config", "http.receivepack", "true"]);
  const log: { moment: Moment; received: number; sent: number }[] = [];
  const http = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const moment = momentOf(request, body);
    const sent = await answer(server, { request, response, body, moment });
    log.push({ moment, received: body.length, sent });
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const address = http.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const server: GitServer = {
    url: `http://127.0.0.1:${port}/repository/.git`,
    repository,
    requests: () => log.splice(0),
    tokens: [goodToken],
    meet: async () => undefined,
    [Symbol.asyncDispose]: async () => {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
      await repository[Symbol.asyncDispose]();
    },
  };
  return server;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** A push that is too large for one buffer is announced with an empty request: no push yet. */
function momentOf({ method, url }: IncomingMessage, body: Buffer): Moment {
  if (url?.includes("git-receive-pack")) return method === "GET" || body.length <= 4 ? "advertise" : "push";
  if (method === "GET") return "greet";
  return body.includes("command=ls-refs") ? "list" : "fetch";
}

type Exchange = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: Buffer;
  readonly moment: Moment;
};

/** Gives the bytes of the answer. */
async function answer(server: GitServer, exchange: Exchange): Promise<number> {
  const { request, response, body, moment } = exchange;
  if (!isAuthorized(server, request)) {
    response.writeHead(401, { "www-authenticate": 'Basic realm="GitHub"' }).end("who are you?");
    return 0;
  }
  const trouble = await server.meet(moment);
  if (trouble === "hang-up") request.socket.destroy();
  else if (trouble === "unavailable") response.writeHead(503).end("down");
  else if (typeof trouble === "object" && "redirect" in trouble)
    response.writeHead(302, { location: `${trouble.redirect}${request.url}` }).end();
  else if (typeof trouble === "object") refuse(response, body, trouble);
  else {
    const result = await runBackend(server, request, body);
    if (trouble === "swallow") request.socket.destroy();
    else response.writeHead(result.status, result.headers).end(result.body);
    return result.body.length;
  }
  return 0;
}

function isAuthorized({ tokens }: GitServer, { headers }: IncomingMessage): boolean {
  const [scheme, value = ""] = (headers.authorization ?? "").split(" ");
  const given = Buffer.from(value, "base64").toString();
  return scheme === "Basic" && tokens.some((token) => given === `x-access-token:${token}`);
}

type Answer = { status: number; headers: Record<string, string>; body: Buffer };

/** https://git-scm.com/docs/git-http-backend: CGI, with its headers before the first empty line. */
async function runBackend(server: GitServer, request: IncomingMessage, body: Buffer): Promise<Answer> {
  const [path, query = ""] = (request.url ?? "").split("?");
  const { headers } = request;
  const child = spawn("git", ["http-backend"], {
    env: {
      PATH: process.env.PATH,
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_PROJECT_ROOT: server.repository.beside(""),
      GIT_HTTP_EXPORT_ALL: "1",
      PATH_INFO: path,
      QUERY_STRING: query,
      REQUEST_METHOD: request.method,
      REMOTE_USER: "x-access-token",
      REMOTE_ADDR: "127.0.0.1",
      CONTENT_TYPE: headers["content-type"] ?? "",
      CONTENT_LENGTH: String(body.length),
      HTTP_CONTENT_ENCODING: headers["content-encoding"] ?? "",
      GIT_PROTOCOL: String(headers["git-protocol"] ?? ""),
    },
  });
  child.stdin.on("error", () => {});
  child.stdin.end(body);
  const output: Buffer[] = [];
  for await (const chunk of child.stdout) output.push(chunk);
  return parseAnswer(Buffer.concat(output));
}

function parseAnswer(output: Buffer): Answer {
  const end = output.indexOf("\r\n\r\n");
  const lines = output.subarray(0, end).toString().split("\r\n");
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]),
  );
  return { status: Number.parseInt(headers.Status ?? "200", 10), headers, body: output.subarray(end + 4) };
}

/** `report-status` on band 1 and the server's words on band 2: https://git-scm.com/docs/protocol-capabilities */
function refuse(
  response: ServerResponse,
  body: Buffer,
  { reason, lines = [] }: Extract<Trouble, { reason: string }>,
): void {
  const ref = / (refs\/[^\0\n]+)\0/.exec(body.toString("latin1"))?.[1];
  const report = `${packet("unpack ok\n")}${packet(`ng ${ref} ${reason}\n`)}0000`;
  const words = lines.map((line) => packet(`\u0002${line}\n`)).join("");
  response
    .writeHead(200, { "content-type": "application/x-git-receive-pack-result" })
    .end(`${words}${packet(`\u0001${report}`)}0000`);
}

function packet(text: string): string {
  return `${(Buffer.byteLength(text) + 4).toString(16).padStart(4, "0")}${text}`;
}
