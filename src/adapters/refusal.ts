import { z } from "zod";
import type { Ending } from "../core/ending.ts";

/** An error status of a model's service, with what came with it. */
export type Refusal = {
  readonly status: number;
  /** What it said, for a person. */
  readonly detail: string;
  /** The error object of the body. */
  readonly error: unknown;
  readonly headers: Headers | undefined;
};

/**
 * What a refusal asks for: to wait, or that somebody mends it; undefined where neither helps.
 * https://openrouter.ai/docs/api-reference/errors, https://platform.claude.com/docs/en/api/errors
 */
export function setbackOf(refusal: Refusal, now: number = Date.now()): Ending | undefined {
  const { status, detail } = refusal;
  // Anthropic says with a 400 that an account has no credit left.
  if (status === 402 || (status === 400 && /credit balance/i.test(detail)))
    return { kind: "billing", detail };
  if (status === 401 || (status === 403 && !isModeration(refusal))) return { kind: "auth", detail };
  if (status === 404) return { kind: "misconfigured", detail };
  if (status === 429) return { kind: "throttled", detail, ...waitOf(refusal, now) };
  if (status === 408 || status >= 500) return { kind: "overloaded", detail, ...waitOf(refusal, now) };
  return undefined;
}

/** OpenRouter's 403 is about what was asked, where it gives reasons. */
function isModeration({ error }: Refusal): boolean {
  const parsed = z.object({ metadata: z.object({ reasons: z.array(z.unknown()) }) }).safeParse(error);
  return parsed.success;
}

/** When it may be asked again, as the headers say, or the limit that the message names. Epoch milliseconds. */
function waitOf({ headers, error, detail }: Refusal, now: number): { readonly until?: number } {
  const told = [
    headers?.get("x-ratelimit-reset"),
    headers?.get("anthropic-ratelimit-unified-reset"),
    resetInBody(error),
  ];
  const until = told.map(parseReset).find((one) => one !== undefined) ?? afterRetry(headers, now);
  const end = until ?? endOfLimit(detail, now);
  return end === undefined ? {} : { until: end };
}

/** The end of the limit that a message of OpenRouter names. Those of free models hold for the account: a day is one of UTC. */
export function endOfLimit(message: string, now: number): number | undefined {
  if (/free-models-per-day/.test(message)) return (Math.floor(now / day) + 1) * day;
  return /free-models-per-min/.test(message) ? now + minute : undefined;
}

const minute = 60_000;
const day = 86_400_000;

/** OpenRouter puts the headers of its free models' limits into the body. */
function resetInBody(error: unknown): string | undefined {
  const headers = z.record(z.string(), z.union([z.string(), z.number()]));
  const parsed = z.object({ metadata: z.object({ headers }) }).safeParse(error);
  const entries = parsed.success ? Object.entries(parsed.data.metadata.headers) : [];
  return entries.find(([name]) => name.toLowerCase() === "x-ratelimit-reset")?.[1].toString();
}

/** A point in time, in milliseconds or seconds since the epoch. Small numbers mean other things elsewhere. */
function parseReset(text: string | null | undefined): number | undefined {
  const number = Number(text ?? Number.NaN);
  if (!Number.isSafeInteger(number)) return undefined;
  if (number > 1e12) return number;
  return number > 1e9 ? number * 1000 : undefined;
}

function afterRetry(headers: Headers | undefined, now: number): number | undefined {
  const text = headers?.get("retry-after");
  if (text === null || text === undefined) return undefined;
  const seconds = Number(text);
  if (Number.isFinite(seconds)) return seconds > 0 ? now + Math.ceil(seconds * 1000) : undefined;
  const at = Date.parse(text);
  return at > now ? at : undefined;
}
