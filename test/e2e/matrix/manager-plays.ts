import type { EndingKind } from "#src/core/ending.ts";
import type { Play } from "#test/adapters/model-stage.ts";
import { keys } from "./credentials.ts";

/** How the manager's service fails, and what is to be seen of it. */
export type ManagerPlay = {
  readonly plays: readonly Play[];
  /** How often it was asked: what is above one was refused before it cost anything, or is in `usd`. */
  readonly asked: number;
  /** What is charged, in US dollars. Default: nothing, as nothing was generated. */
  readonly usd?: number;
  /** What the ledger says of it, and which kind of setback that is. */
  readonly says?: RegExp;
  readonly kind?: EndingKind | undefined;
};

export const decision = {
  assessment: "Half of it stands.",
  focus: ["docs"],
  strategy: "The documents next.",
  guidance: "Write them with care.",
  blocked: null,
};
/** Epoch seconds, far from the clock of the missions here. */
export const reset = 1_900_000_000;

/** What an answer costs: as OpenRouter says, or at Anthropic's list price. */
const stated = 0.0015;
const listed = 0.00104;
/** Charged where something may have been generated and nobody says what it cost. */
const unknown = 0.05;

function refuses(status: number, message: string, headers: Record<string, string> = {}): readonly Play[] {
  return [{ fails: status, message, headers }];
}

/** A service may well repeat what it was sent. */
const badKey = `No such key: ${Object.values(keys).join(" ")}`;

/** Clients ask once more when a service is busy. */
const usual: Readonly<Record<string, ManagerPlay>> = {
  nothing: { plays: [{ says: decision }], asked: 1, usd: stated },
  "rate limit": {
    plays: refuses(429, "Rate limit exceeded", { "x-ratelimit-reset": `${reset}` }),
    asked: 2,
    says: /429: Rate limit exceeded/,
    kind: "throttled",
  },
  overloaded: {
    plays: refuses(503, "No instances available"),
    asked: 2,
    says: /503: No instances/,
    kind: "overloaded",
  },
  "out of credits": {
    plays: refuses(402, "Insufficient credits"),
    asked: 1,
    says: /402: Insufficient/,
    kind: "billing",
  },
  "key refused": { plays: refuses(401, badKey), asked: 1, says: /401: No such key/, kind: "auth" },
  "model not found": {
    plays: refuses(404, "No such model"),
    asked: 1,
    says: /404: No such model/,
    kind: "misconfigured",
  },
  "error in the middle": {
    plays: [{ reports: 502, message: "The provider went away" }],
    asked: 1,
    usd: unknown,
    says: /The provider went away/,
    kind: "overloaded",
  },
  "connection cut": {
    plays: [{ does: "break midway" }],
    asked: 1,
    usd: unknown,
    says: /terminated|closed|cut/,
  },
  "no report, but prose": {
    plays: [{ says: "I like trains." }, { says: "And buses." }],
    asked: 2,
    usd: 2 * stated,
    says: /gave no valid decision, asked twice/,
  },
};

const free = { usd: 0 };

/** What differs elsewhere. */
const others: Readonly<Record<string, Readonly<Record<string, Partial<ManagerPlay>>>>> = {
  openrouter: {
    // No provider that can be held to a schema gives a 404 as well: it is asked without one.
    "model not found": { asked: 2 },
  },
  "openai-compatible": {
    // It is on this machine here: what it does not price is free.
    "error in the middle": free,
    "connection cut": free,
  },
  anthropic: {
    nothing: { usd: listed },
    overloaded: { plays: refuses(529, "Overloaded"), says: /529: Overloaded/ },
    "out of credits": {
      plays: refuses(400, "Your credit balance is too low to access the Anthropic API."),
      says: /credit balance is too low/,
    },
    "error in the middle": { says: /something else than a message/, kind: undefined },
    "no report, but prose": { usd: 2 * listed },
  },
  "claude-code": {
    nothing: { usd: 0.0003 },
    "usage limit, 5 hours": {
      plays: [{ limit: reset }],
      asked: 1,
      says: /hit your 5-hour limit/,
      kind: "usage-limit",
    },
    "key refused": { asked: 2, says: /401|Failed to authenticate|Not logged in/ },
    // In each of two sessions Claude Code asks once more by itself.
    "no report, but prose": { asked: 4, usd: 0.0012 },
  },
  none: { nothing: { plays: [], asked: 0, usd: 0 } },
};

export function managerPlay(manager: string, failure: string): ManagerPlay {
  const play = { ...usual[failure], ...others[manager]?.[failure] };
  const { plays, asked } = play;
  if (plays === undefined || asked === undefined) throw new Error(`nobody plays ${manager}: ${failure}`);
  return { ...play, plays, asked };
}
