import { randomUUID } from "node:crypto";
import { mkdir, realpath } from "node:fs/promises";
import { dirname } from "node:path";
import type { Ending } from "../core/ending.ts";
import { noUsage } from "../core/ending.ts";
import { UserError } from "../core/error.ts";
import type { Task, Worker, WorkerResult } from "../core/ports.ts";
import { type Credential, credentialFor, type SessionMode } from "./claude-credential.ts";
import { environmentFor } from "./claude-environment.ts";
import { findClaude } from "./claude-executable.ts";
import type { Observation } from "./claude-observation.ts";
import { optionsFor } from "./claude-options.ts";
import type { Lodging } from "./claude-process.ts";
import { runSession } from "./claude-session.ts";
import type { Metered } from "./model-meter.ts";
import { openModelProxy } from "./model-proxy.ts";
import { serviceKeyOf } from "./session-key.ts";
import { endOrphans, forgetSession, noteSession } from "./session-note.ts";
import { resultOf, type Totals, totalsBefore, totalsOf } from "./session-result.ts";
import { otherUserNames } from "./shut-in.ts";
import { type Activity, activitiesIn } from "./worker-activity.ts";
import type { Quarters } from "./worker-quarters.ts";

export type WorkerOptions = {
  /** The environment of CCO itself: credentials are taken from it, and what the worker may see of it. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A private directory: the worker's home. Sessions are kept in it and can be resumed while it is there. */
  readonly home: string;
  /** Without one, the first credential found decides. */
  readonly mode?: SessionMode | undefined;
  /** Path of Claude Code. Without one it is looked for. */
  readonly executable?: string | undefined;
  /** Brings Claude Code to this machine when none is found, and returns its path. Rejects with a user error. */
  readonly bring?: (() => Promise<string>) | undefined;
  /** For tasks that name none. */
  readonly model?: string | undefined;
  readonly effort?: string | undefined;
  /** Trusted text added to the system prompt, such as the base branch's CLAUDE.md. */
  readonly instructions?: string | undefined;
  /** Names of further environment variables the worker may see. */
  readonly pass?: readonly string[] | undefined;
  /** How often a refused call to the model's service is tried again. Default 3. */
  readonly retries?: number | undefined;
  /** Silence after which a session is ended. Default 15 minutes: one command may take 10 without a word. */
  readonly stallMs?: number | undefined;
  /** How long a session may take to end when it is asked to. Default 5 seconds: a cancelled job has about 10. */
  readonly graceMs?: number | undefined;
  /** Takes secrets out of what the worker says, before it is cut to a line. */
  readonly redact?: ((text: string) => string) | undefined;
  readonly onActivity?: ((activity: Activity) => void) | undefined;
  /** Where it lives as a Unix user of its own. Without them it runs as we do. */
  readonly quarters?: Quarters | undefined;
};

/** Claude Code through the Agent SDK. */
export function createWorker(options: WorkerOptions): Worker {
  // In this process only: another one counts a resumed session's tokens without its sub-agents'.
  const remembered = new Map<string, Totals>();

  async function work(task: Task): Promise<WorkerResult> {
    if (task.interrupt.aborted) return notStarted("interrupted", "It was asked to end before it began.");
    const equipment = await equip(options);
    if (task.interrupt.aborted)
      return notStarted("interrupted", "It was asked to end while it was made ready.");
    if ("missing" in equipment) return notStarted("misconfigured", equipment.missing);

    const { seen, metered } = await runTask(task, equipment, options);
    if (task.resume && isUnknownSession(seen)) return work({ ...task, resume: undefined });

    const before = totalsBefore(task, remembered.get(task.resume?.session ?? ""));
    if (seen.session !== undefined) remembered.set(seen.session, totalsOf(seen, before));
    return resultOf(seen, before, metered);
  }

  return { work };
}

type Equipment = { readonly executable: string; readonly credential: Credential };

async function equip(options: WorkerOptions): Promise<Equipment | { readonly missing: string }> {
  const credential = credentialFor(options.mode, options.env);
  if ("missing" in credential) return credential;
  const claude = await findClaude({ configured: options.executable, env: options.env });
  if (claude) return { executable: claude.path, credential };
  if (options.executable === undefined && options.bring !== undefined)
    return bring(options.bring, credential);
  return { missing: `Claude Code was not found${placeOf(options)}. Install it, or configure its path.` };
}

async function bring(
  fetch: () => Promise<string>,
  credential: Credential,
): Promise<Equipment | { readonly missing: string }> {
  try {
    return { executable: await fetch(), credential };
  } catch (error) {
    if (error instanceof UserError) return { missing: `${error.message} ${error.fix}` };
    throw error;
  }
}

function placeOf({ executable }: WorkerOptions): string {
  return executable === undefined ? ": not on PATH, and not as a package" : ` at ${executable}`;
}

type Run = { readonly seen: Observation; readonly metered: Metered | undefined };

/** The key stays here wherever it can: the session is given a way to the model, and none of its own. */
async function runTask(task: Task, equipment: Equipment, options: WorkerOptions): Promise<Run> {
  const { credential } = equipment;
  const key = serviceKeyOf(credential);
  const proxy = key && (await openModelProxy({ key, env: options.env }));
  if (proxy === undefined) return { seen: await runAs(task, equipment, options), metered: undefined };
  const variables = { ...credential.variables, ...proxy.variables };
  try {
    const seen = await runAs(task, { ...equipment, credential: { ...credential, variables } }, options);
    return { seen, metered: proxy.metered() };
  } finally {
    await proxy.close();
  }
}

async function runAs(
  task: Task,
  { executable, credential }: Equipment,
  options: WorkerOptions,
): Promise<Observation> {
  const { env, home, pass, retries = 3, stallMs = 15 * 60_000, graceMs = 5_000, onActivity } = options;
  await mkdir(home, { recursive: true, mode: 0o700 });
  const { model, effort, redact = String, quarters } = options;
  const lodging = quarters && (await lodgingIn(quarters, { task, executable, home }));
  const usual = environmentFor({ env, credential, home, pass, retries });
  const environment = lodging ? asGuest(usual) : usual;
  const instructions = lodging ? withHouseRules(options.instructions) : options.instructions;
  await endOrphans(home);
  const mark = randomUUID();
  await noteSession(home, mark);
  const seen = await runSession({
    prompt: task.brief,
    options: optionsFor({ task, executable, env: environment, model, effort, instructions }),
    mark,
    limits: { deadlineMs: task.caps.minutes * 60_000, stallMs, graceMs, interrupt: task.interrupt },
    lodging,
    onMessage: (message) => {
      if (onActivity) for (const activity of activitiesIn(message, redact)) onActivity(activity);
    },
  });
  await quarters?.takeBack([task.directory, home]);
  await forgetSession(home);
  return seen;
}

type Guest = { readonly task: Task; readonly executable: string; readonly home: string };

async function lodgingIn(quarters: Quarters, { task, executable, home }: Guest): Promise<Lodging> {
  const { directory } = task;
  const shown = [dirname(await realpath(executable))];
  const enter = await quarters.settle({ directory, open: [directory, home], shown });
  return { enter, interrupt: quarters.interrupt };
}

/** Our scratch directory may be closed to it. */
function asGuest({
  TMPDIR: _,
  TMP: _tmp,
  TEMP: _temp,
  ...env
}: Record<string, string>): Record<string, string> {
  return { ...env, ...otherUserNames };
}

/** It would try for long otherwise. */
function withHouseRules(instructions: string | undefined): string {
  const rules = "You run as a Unix user without special rights: there is no sudo and no Docker here.";
  return instructions === undefined ? rules : `${instructions}\n\n${rules}`;
}

/** The session was on a machine that is gone: the brief stands on its own, so a new one can take over. */
function isUnknownSession({ result }: Observation): boolean {
  if (result === undefined || result.subtype === "success") return false;
  return result.errors.some((error) => error.startsWith("No conversation found"));
}

function notStarted(kind: Ending["kind"], detail: string): WorkerResult {
  return { ending: { kind, detail }, usd: 0, usage: noUsage, turns: 0 };
}
