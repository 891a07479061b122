import { setTimeout as delay } from "node:timers/promises";
import type { Options, Query, SDKMessage } from "@anthropic-ai/claude-agent-sdk";
import { faultText } from "../core/fault-text.ts";
import { type GuardLimits, guardSession } from "./claude-guard.ts";
import { type Exit, nothingSeen, type Observation, observe } from "./claude-observation.ts";
import { type ClaudeProcess, type Lodging, startClaude } from "./claude-process.ts";

export type SessionRequest = {
  readonly prompt: string;
  readonly options: Options;
  /** Known to nobody else: everything the session starts carries it. */
  readonly mark: string;
  readonly limits: GuardLimits;
  /** Without one it runs as we do. */
  readonly lodging?: Lodging | undefined;
  readonly onMessage: (message: SDKMessage) => void;
};

/**
 * Runs one session to its end and tells what was seen. Never rejects for how it ends.
 * When it resolves, the process is gone and so is everything it started.
 */
export async function runSession(request: SessionRequest): Promise<Observation> {
  const { claude, messages } = await startSession(request);
  const guard = guardSession(claude, request.limits);
  let seen = nothingSeen;
  let problem: string | undefined;
  try {
    for await (const message of messages) {
      guard.noteLife();
      seen = observe(seen, message);
      request.onMessage(message);
    }
  } catch (error) {
    // The SDK throws after a result that is an error, too: what was seen until then counts.
    problem = faultText(error);
  }
  const exit = await endOf(claude, request.limits.graceMs);
  guard.stop();
  return { ...seen, cutShort: guard.reason(), exit, stderr: claude.stderr(), problem };
}

/** Loaded for the first session, or ahead of it: it is large, and most commands start none. */
export function loadSdk(): Promise<typeof import("@anthropic-ai/claude-agent-sdk")> {
  return import("@anthropic-ai/claude-agent-sdk");
}

type Session = { readonly claude: ClaudeProcess; readonly messages: Query };

async function startSession({ prompt, options, mark, lodging }: SessionRequest): Promise<Session> {
  const { query } = await loadSdk();
  let claude: ClaudeProcess | undefined;
  const messages = query({
    prompt,
    options: {
      ...options,
      spawnClaudeCodeProcess(spawning) {
        claude = startClaude(spawning, mark, lodging);
        return claude.child;
      },
    },
  });
  if (!claude) throw new Error("The Agent SDK did not start Claude Code at once.");
  return { claude, messages };
}

/** Waits for the end of the process, not longer than it may take, and clears away what it left running. */
async function endOf(claude: ClaudeProcess, graceMs: number): Promise<Exit | undefined> {
  await Promise.race([claude.exit, delay(graceMs, undefined, { ref: false })]);
  claude.kill();
  return claude.exit;
}
