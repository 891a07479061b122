import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Ending, responseTo, tokensOf } from "../core/ending.ts";
import { classifyEnding } from "./classify-ending.ts";
import { type Credential, credentialFor, type SessionMode } from "./claude-credential.ts";
import { environmentFor } from "./claude-environment.ts";
import { findClaude } from "./claude-executable.ts";
import { looksServer } from "./claude-looks.ts";
import type { Observation } from "./claude-observation.ts";
import { runSession } from "./claude-session.ts";
import { writeTranscript } from "./claude-transcript.ts";
import { usualModel } from "./claude-usual-model.ts";
import { causesOf } from "./connection-error.ts";
import type { Call, CallRequest, Endpoint } from "./endpoint.ts";
import { resultOf } from "./session-result.ts";

export type ClaudeCodeOptions = {
  /** The environment of CCO itself: the credential is taken from it. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Who pays. Without one: the subscription's token, else the first credential that is there. */
  readonly mode?: SessionMode | undefined;
  /** Path of Claude Code, once it is there. Without one it is looked for. */
  readonly executable?: (() => Promise<string | undefined>) | undefined;
  /** Where a session's directory is made and removed; default: where this system keeps such. */
  readonly root?: string | undefined;
  /** How often a refused call to the model's service is tried again; default 2. */
  readonly retries?: number | undefined;
  /** Time limit of one session; default ten minutes. */
  readonly timeoutMs?: number | undefined;
};

const defaultTimeoutMs = 600_000;
const graceMs = 5000;
/** Answers of the model in one session, its looks included. */
const mostTurns = 25;
const defaultRetries = 2;

/**
 * Claude Code as a model that answers: no tools but the ones it is given, no settings and no files of anybody, a home of its
 * own that is gone afterwards. It is paid by whatever pays Claude Code, so that a subscription needs no key.
 */
export function createClaudeCodeEndpoint(options: ClaudeCodeOptions): Endpoint {
  async function call(request: CallRequest): Promise<Call> {
    const mode = options.mode ?? (options.env.CLAUDE_CODE_OAUTH_TOKEN ? "subscription" : undefined);
    const credential = credentialFor(mode, options.env);
    if ("missing" in credential) return refused({ kind: "misconfigured", detail: credential.missing });
    const place = await mkdtemp(join(options.root ?? tmpdir(), "cco-model-"));
    try {
      const executable = (await findClaude({ configured: await options.executable?.(), env: options.env }))
        ?.path;
      if (executable === undefined)
        return refused({
          kind: "misconfigured",
          detail: "Claude Code was not found. Install it, or configure its path.",
        });
      return callOf(await runIn(place, request, { ...options, credential, executable }));
    } catch (error) {
      return { ...nothing, problem: `Claude Code failed: ${causesOf(error)}`, usd: undefined };
    } finally {
      await rm(place, { recursive: true, force: true, maxRetries: 3 });
    }
  }
  const secrets = ["ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "CLAUDE_CODE_OAUTH_TOKEN"];
  return {
    name: "claude-code",
    mostModels: 1,
    secrets: secrets.flatMap((name) => options.env[name] || []),
    call,
  };
}

type Equipment = Omit<ClaudeCodeOptions, "executable"> & {
  readonly credential: Credential;
  readonly executable: string;
};

async function runIn(
  place: string,
  request: CallRequest,
  { env, credential, executable, timeoutMs = defaultTimeoutMs, retries = defaultRetries }: Equipment,
): Promise<Observation> {
  const directory = join(place, "empty");
  await mkdir(directory);
  const [model = usualModel] = request.models;
  const { system, prompt } = writeTranscript(request.messages);
  const { interrupt = new AbortController().signal } = request;
  return runSession({
    prompt,
    options: {
      cwd: directory,
      env: environmentFor({ env, credential, home: join(place, "home"), retries }),
      pathToClaudeCodeExecutable: executable,
      settingSources: [],
      strictMcpConfig: true,
      persistSession: false,
      tools: [],
      permissionMode: "dontAsk",
      ...(await looksServer(request)),
      systemPrompt: system,
      outputFormat: { type: "json_schema", schema: { ...request.format.schema } },
      maxTurns: mostTurns,
      includePartialMessages: true,
      ...(request.usd === undefined ? {} : { maxBudgetUsd: request.usd }),
      ...(model === usualModel ? {} : { model }),
    },
    mark: randomUUID(),
    limits: { deadlineMs: timeoutMs, stallMs: timeoutMs, graceMs, interrupt },
    onMessage: () => {},
  });
}

const nothing = {
  text: undefined,
  toolCalls: [],
  refusedFormat: false,
  model: undefined,
  tokens: 0,
} as const;

/** It never came to a session. */
function refused(setback: Ending): Call {
  return { ...nothing, problem: setback.detail, setback, usd: 0 };
}

function callOf(seen: Observation): Call {
  const ending = classifyEnding(seen);
  const { usd, usage } = resultOf(seen, undefined);
  const known = { tokens: tokensOf(usage), usd, model: modelOf(seen), toolCalls: [], refusedFormat: false };
  const said = ending.kind === "unreported" || ending.kind === "finished" ? textOf(seen) : undefined;
  if (said !== undefined) return { ...known, text: said, problem: undefined };
  const response = responseTo(ending.kind);
  const setback = response === "wait" || response === "stop" ? { setback: ending } : {};
  return { ...known, text: undefined, problem: ending.detail, ...setback };
}

/** What it answered: by the schema, or as text where the model is too weak for that. */
function textOf({ result, output }: Observation): string | undefined {
  if (output !== undefined) return JSON.stringify(output);
  return result?.subtype === "success" && result.result.trim() !== "" ? result.result : undefined;
}

/** The model that wrote the most: small ones do chores beside it. */
function modelOf({ result }: Observation): string | undefined {
  const used = Object.entries(result?.modelUsage ?? {});
  return used.toSorted(([, a], [, b]) => b.outputTokens - a.outputTokens)[0]?.[0];
}
