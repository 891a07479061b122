import { type Ending, type EndingKind, workReportSchema } from "../core/ending.ts";
import { pricedModels } from "./anthropic-price.ts";
import type { Observation } from "./claude-observation.ts";
import { missingSentence } from "./missing-model.ts";
import { endOfLimit } from "./refusal.ts";

/** What was seen of a session → how it ended. The first row that fits; none: `failed`, never a success. */
export function classifyEnding(seen: Observation): Ending {
  const kind = endings.find((row) => row.fits(seen))?.kind ?? "failed";
  const detail = detailOf(kind, seen);
  const until = untilOf(kind, detail, seen);
  return { kind, detail, ...(until !== undefined && { until }) };
}

/** Epoch milliseconds at which a limit ends, where it is known. */
function untilOf(kind: EndingKind, detail: string, { limit }: Observation): number | undefined {
  if (kind === "throttled") return endOfLimit(detail, Date.now());
  return kind === "usage-limit" && limit?.resetsAt !== undefined ? limit.resetsAt * 1000 : undefined;
}

type Row = { readonly kind: EndingKind; readonly fits: (seen: Observation) => boolean };

/**
 * An error of the model's service comes as a result with subtype `success` and `is_error` true, so the subtype
 * alone says nothing. Measured with Claude Code 2.1.330; values unknown here fall through to `failed`.
 */
const endings: readonly Row[] = [
  { kind: "finished", fits: (seen) => isSuccess(seen) && workReportSchema.safeParse(seen.output).success },
  { kind: "deadline", fits: (seen) => seen.cutShort === "deadline" },
  { kind: "interrupted", fits: (seen) => seen.cutShort === "interrupted" },
  { kind: "stalled", fits: (seen) => seen.cutShort === "stalled" },
  { kind: "turn-cap", fits: (seen) => seen.result?.subtype === "error_max_turns" },
  { kind: "budget-cap", fits: (seen) => seen.result?.subtype === "error_max_budget_usd" },
  { kind: "unreported", fits: (seen) => seen.result?.subtype === "error_max_structured_output_retries" },
  { kind: "refused", fits: (seen) => seen.isRefused === true || seen.result?.stop_reason === "refusal" },
  { kind: "usage-limit", fits: (seen) => isError(seen) && isUsedUp(seen) },
  {
    kind: "billing",
    fits: (seen) => isError(seen) && (seen.error === "billing_error" || status(seen) === 402),
  },
  {
    kind: "auth",
    fits: (seen) =>
      isError(seen) && (isAuthError(seen) || [401, 403].includes(status(seen)) || isNoToken(seen)),
  },
  {
    kind: "misconfigured",
    fits: (seen) => isError(seen) && (seen.error === "model_not_found" || status(seen) === 404),
  },
  {
    kind: "throttled",
    fits: (seen) => isError(seen) && (seen.error === "rate_limit" || status(seen) === 429),
  },
  { kind: "overloaded", fits: (seen) => isError(seen) && (isServiceError(seen) || status(seen) >= 500) },
  { kind: "interrupted", fits: (seen) => seen.result?.terminal_reason?.startsWith("aborted_") === true },
  { kind: "unreported", fits: isSuccess },
  { kind: "misconfigured", fits: (seen) => seen.exit === undefined || isRejectedByCli(seen) },
  { kind: "killed", fits: (seen) => seen.result === undefined && isKilled(seen) },
];

function isSuccess({ result }: Observation): boolean {
  return result?.subtype === "success" && result.is_error === false && result.stop_reason !== "refusal";
}

function isError({ result }: Observation): boolean {
  return result?.is_error === true;
}

/** A service that is merely busy rejects a subscription's request as well, and names no limit then. */
function isUsedUp({ limit }: Observation): boolean {
  return limit?.status === "rejected" && (limit.resetsAt ?? limit.rateLimitType) !== undefined;
}

/** HTTP status of the model's service; 0 when there was none. */
function status(seen: Observation): number {
  const { result } = seen;
  return (result?.subtype === "success" ? result.api_error_status : undefined) ?? exchangeStatus(seen);
}

/** Where a federated identity gets no token no model is asked, and Claude Code tells of it in words alone. */
function exchangeStatus(seen: Observation): number {
  return Number(/Token exchange failed with status (\d{3})/.exec(resultText(seen) ?? "")?.[1] ?? 0);
}

/** OAuth says with a 400 that it does not believe a token. https://www.rfc-editor.org/rfc/rfc6749#section-5.2 */
function isNoToken(seen: Observation): boolean {
  return exchangeStatus(seen) === 400;
}

const authErrors = [
  "authentication_failed",
  "oauth_org_not_allowed",
  "account_on_hold",
  "verification_required",
  "cloud_credential_error",
];

function isAuthError({ error }: Observation): boolean {
  return error !== undefined && authErrors.includes(error);
}

function isServiceError({ error }: Observation): boolean {
  return error === "overloaded" || error === "server_error";
}

/** Claude Code refuses to start with what we ask of it: too old, or not in a sandbox as root. */
function isRejectedByCli({ result, stderr }: Observation): boolean {
  return result === undefined && /unknown option|root\/sudo privileges/i.test(stderr);
}

/** A signal, or a shell's way to tell of one. */
function isKilled({ exit }: Observation): boolean {
  return exit !== undefined && (exit.signal !== null || (exit.code ?? 0) >= 128);
}

const ownWords: Partial<Record<EndingKind, string>> = {
  finished: "It ended by itself and reported.",
  unreported: "It ended without the report it was asked for.",
  deadline: "Its time was up.",
  interrupted: "It was asked to end.",
  stalled: "It gave no sign of life for too long.",
};

function detailOf(kind: EndingKind, seen: Observation): string {
  const said = ownWords[kind] ?? missingModelText(seen) ?? resultText(seen) ?? processText(seen);
  return said.length > longestDetail ? `${said.slice(0, longestDetail)}…` : said;
}

const longestDetail = 500;

/** Claude Code names the model that is not there, and none that is. */
function missingModelText(seen: Observation): string | undefined {
  const [, model] = /selected model \(([^()\s]+)\)/.exec(resultText(seen) ?? "") ?? [];
  if (model === undefined || !isError(seen)) return undefined;
  const said = pricedModels.includes(model)
    ? `The worker's key may not use the model \`${model}\`, or its service does not have it. \`cco models\` lists what it has.`
    : missingSentence("The worker's service", model, pricedModels);
  return `${said} In \`worker.model\`, \`opus\`, \`sonnet\` and \`haiku\` always name one that is there.`;
}

function resultText({ result }: Observation): string | undefined {
  const text = result?.subtype === "success" ? result.result : result?.errors.join("; ");
  return text?.trim() || undefined;
}

function processText({ stderr, problem, exit }: Observation): string {
  const lastLine = stderr.trim().split("\n").at(-1);
  return lastLine || problem || `Claude Code ended with ${exit?.signal ?? exit?.code ?? "nothing to say"}.`;
}
