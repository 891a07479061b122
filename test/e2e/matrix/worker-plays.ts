import type { ServiceError, Turn } from "#rehearsal/scripted-model/script.ts";
import { bash, reporting } from "#test/adapters/worker-stage.ts";

/** How the worker's service fails, and what is to be seen of it. */
export type WorkerPlay = {
  readonly turns: readonly Turn[];
  readonly tokenRefusal?: ServiceError;
  /** How often a model was asked for an answer: whatever is above one was not paid, or is in `usd`. */
  readonly asked: number;
  /** What is charged, in US dollars. Default: nothing, as nothing was generated. */
  readonly usd?: number | { readonly most: number };
  /** What a person is told. */
  readonly says?: RegExp;
  /** Whether this is when the limit ends, in epoch milliseconds, where the service names it. */
  readonly isEnd?: (until: number) => boolean;
};

/** What an answer of the scripted model costs at Claude Code's list price, and how far one of them gets here. */
const answerUsd = 0.0006;
/** As Claude Code shows it, and as the proxy counts it that the key stays in: it takes two characters for a token. */
const brokenUsd = 0.0005;
const meteredUsd = 0.00058;
const dear = { input: 100_000, output: 10_000 };
const resetsAt = 1_900_000_000;
const day = 86_400_000;

function refuses(status: number, type: string, message: string): readonly Turn[] {
  return [{ error: { status, type, message } }];
}

const overloaded = { status: 529, type: "overloaded_error", message: "Overloaded" };
const unavailable = { status: 503, type: "api_error", message: "Try again later" };
const expired = { status: 400, type: "invalid_grant", message: "The identity token is expired." };
const success = { turns: [bash("echo hello > greeting.txt"), reporting], asked: 2, usd: 2 * answerUsd };

/** By Anthropic's API with a key. */
const usual: Readonly<Record<string, WorkerPlay>> = {
  nothing: success,
  "rate limit": { turns: refuses(429, "rate_limit_error", "Slow down"), asked: 1, says: /Slow down/ },
  overloaded: { turns: [{ error: overloaded }], asked: 1, says: /529/ },
  "out of credits": {
    turns: refuses(
      400,
      "invalid_request_error",
      "Your credit balance is too low to access the Anthropic API.",
    ),
    asked: 1,
    says: /Credit balance is too low/,
  },
  "key refused": {
    turns: refuses(401, "authentication_error", "invalid x-api-key"),
    asked: 1,
    says: /Invalid API key/,
  },
  "model not found": {
    turns: refuses(404, "not_found_error", "model: claude-nonesuch"),
    asked: 2,
    says: /may not use the model/,
  },
  // Claude Code asks once more, without a stream, and counts that answer alone: what was streamed was paid for, too.
  "error in the middle": {
    turns: [{ breaks: overloaded, text: "I begin to work on" }],
    asked: 2,
    usd: meteredUsd,
    says: /529/,
  },
  // How much of an answer still comes before the cut is up to the network: it is charged as far as the proxy saw it.
  "connection cut": {
    turns: [{ malformed: "cut" }],
    asked: 2,
    usd: { most: 0.001 },
    says: /Connection to the API was lost/,
  },
  "no report, but prose": {
    turns: [{ text: "Done." }, { text: "I said I am done." }],
    asked: 2,
    usd: 2 * answerUsd,
  },
  // A quarter of a dollar is what it may use: see the test.
  "budget of an iteration": {
    turns: [{ ...bash("echo again"), usage: dear }, reporting],
    asked: 1,
    usd: 0.6,
  },
};

/** Where no proxy counts, what Claude Code shows is charged. */
const uncounted: Readonly<Record<string, WorkerPlay>> = {
  "error in the middle": { ...(usual["error in the middle"] as WorkerPlay), usd: brokenUsd },
  "connection cut": { ...(usual["connection cut"] as WorkerPlay), usd: 0 },
};

/** What differs elsewhere. */
const others: Readonly<Record<string, Readonly<Record<string, WorkerPlay>>>> = {
  subscription: {
    // Its model is a cheaper one.
    nothing: { ...success, usd: answerUsd },
    "usage limit, 5 hours": {
      turns: [{ limit: { resetsAt, claim: "five_hour" } }],
      asked: 1,
      says: /hit your 5-hour limit/,
      isEnd: (until) => until === resetsAt * 1000,
    },
    "usage limit, 7 days": {
      turns: [{ limit: { resetsAt, claim: "seven_day" } }],
      asked: 1,
      says: /hit your (?:weekly|7-day) limit/,
      isEnd: (until) => until === resetsAt * 1000,
    },
    "rate limit": {
      turns: refuses(429, "rate_limit_error", "Slow down"),
      asked: 1,
      says: /not your usage limit/,
    },
    "key refused": {
      turns: refuses(401, "authentication_error", "OAuth token has expired."),
      asked: 2,
      says: /OAuth token has expired/,
    },
    "error in the middle": { ...(usual["error in the middle"] as WorkerPlay), usd: meteredUsd / 2 },
    "no report, but prose": { ...(usual["no report, but prose"] as WorkerPlay), usd: answerUsd },
    "budget of an iteration": { ...(usual["budget of an iteration"] as WorkerPlay), usd: 0.3 },
  },
  openrouter: {
    "rate limit": {
      turns: refuses(429, "rate_limit_error", "Rate limit exceeded: free-models-per-day. Add 10 credits"),
      asked: 1,
      says: /free-models-per-day/,
      // Free models are counted by days of UTC: this one may have ended meanwhile.
      isEnd: (until) => until % day === 0 && Math.abs(until - Date.now() - day / 2) < day / 2 + 60_000,
    },
    "out of credits": {
      turns: refuses(402, "billing_error", "Insufficient credits"),
      asked: 1,
      says: /402 Insufficient credits/,
    },
    "key refused": {
      turns: refuses(401, "authentication_error", "No auth credentials found"),
      asked: 1,
      says: /401 No auth credentials found/,
    },
  },
  bedrock: {
    "connection cut": uncounted["connection cut"] as WorkerPlay,
    "rate limit": { turns: refuses(429, "", "Too many tokens"), asked: 1, says: /Too many tokens/ },
    overloaded: { turns: [{ error: unavailable }], asked: 1, says: /503/ },
    "key refused": {
      turns: refuses(403, "", "The security token included in the request is invalid."),
      asked: 3,
      says: /AWS authentication failed/,
    },
    // It asks for each of Claude Code's models before it gives up; none of them answers.
    "model not found": {
      turns: refuses(400, "", "The provided model identifier is invalid."),
      asked: 9,
      says: /400 The provided model identifier is invalid/,
    },
    "error in the middle": {
      turns: [{ breaks: unavailable, text: "I begin to work on" }],
      asked: 2,
      usd: brokenUsd,
      says: /503/,
    },
  },
  vertex: {
    ...uncounted,
    "rate limit": { turns: refuses(429, "", "Quota exceeded"), asked: 1, says: /Quota exceeded/ },
    overloaded: { turns: [{ error: unavailable }], asked: 1, says: /503/ },
    "key refused": {
      turns: refuses(403, "", "Permission denied on resource"),
      asked: 1,
      says: /Google Cloud authentication failed/,
    },
    "model not found": {
      turns: refuses(404, "", "Publisher Model was not found"),
      asked: 2,
      says: /not available on your vertex deployment/,
    },
  },
  federation: {
    ...uncounted,
    overloaded: { turns: [reporting], tokenRefusal: unavailable, asked: 0, says: /status 503/ },
    "key refused": { turns: [reporting], tokenRefusal: expired, asked: 0, says: /token is expired/ },
  },
  manual: { nothing: { turns: [], asked: 0 } },
};

export function workerPlay(worker: string, failure: string): WorkerPlay {
  const play = others[worker]?.[failure] ?? usual[failure];
  if (play === undefined) throw new Error(`nobody plays ${worker}: ${failure}`);
  return play;
}
