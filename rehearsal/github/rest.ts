import { createHash } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { ApiError, notFound, unprocessable } from "./api-error.ts";
import type { Answer, Body } from "./call.ts";
import { judgeRequest, type Violation } from "./description.ts";
import { asObject } from "./fields.ts";
import type { RateLimiter } from "./rate-limit.ts";
import type { createRouter } from "./router.ts";
import type { Identity } from "./token.ts";
import type { World } from "./world.ts";

export type RestRequest = {
  readonly method: string;
  readonly url: URL;
  /** Below the API's root. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly identity: Identity;
  readonly body: Buffer;
};

export type Rest = {
  readonly world: World;
  readonly match: ReturnType<typeof createRouter>;
  readonly limiter: RateLimiter;
  readonly violations: Violation[];
};

/** One call of the REST API, from route to answer. */
export async function answerRest(rest: Rest, request: RestRequest): Promise<Answer> {
  const { method, path, identity } = request;
  const isFree = path === "/rate_limit";
  if (!isFree) rest.limiter.take(identity);
  const answer = await dispatch(rest, request);
  if (method !== "GET" || answer.status !== 200) return answer;
  const etag = etagOf(answer);
  const headers = { ...answer.headers, etag, "cache-control": "private, max-age=60, s-maxage=60" };
  if (request.headers["if-none-match"] !== etag) return { ...answer, headers };
  if (!isFree) rest.limiter.giveBack(identity);
  return { status: 304, headers };
}

async function dispatch({ world, match, violations }: Rest, request: RestRequest): Promise<Answer> {
  const { method, url, path, headers, identity } = request;
  const matched = match(method, path);
  if (matched === undefined) throw notFound();
  const operation = `${matched.route.method} ${matched.route.path}`;
  const body = parseBody(request.body);
  const judgement = judgeRequest(operation, url.searchParams, body);
  violations.push(...judgement.violations);
  if (judgement.refusal !== undefined) throw judgement.refusal;
  const { params, route } = matched;
  const call = { world, method, params, query: url.searchParams, url, headers, identity };
  const answer = await route.run({ ...call, body: asBody(body) });
  return { ...answer, headers: { "x-accepted-github-permissions": route.accepted, ...answer.headers } };
}

function parseBody(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined;
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    throw new ApiError(400, "Problems parsing JSON");
  }
}

/** An array is what a few endpoints take in place of an object. */
function asBody(body: unknown): Body {
  if (Array.isArray(body)) return { array: body };
  const known = body === undefined ? {} : asObject(body);
  if (known === undefined) throw unprocessable("Invalid request.\n\nThe body is not an object.");
  return known;
}

function etagOf({ body }: Answer): string {
  const bytes = typeof body === "string" || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  return `W/"${createHash("sha256").update(bytes).digest("hex")}"`;
}

export function errorAnswer(error: ApiError): Answer {
  const { status, message, errors, headers } = error;
  const body = {
    message,
    ...(errors === undefined ? {} : { errors }),
    documentation_url: "https://docs.github.com/rest",
    status: `${status}`,
  };
  return { status, body, headers };
}
