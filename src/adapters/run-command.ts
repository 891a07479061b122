import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, unlinkSync } from "node:fs";
import type { Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import type { CommandEvidence } from "../core/verdict.ts";
import { createBoundedOutput } from "./bounded-output.ts";
import { type Cut, type Exit, endingOf } from "./command-ending.ts";
import { killGroup, killMarked, killUser, marker } from "./process-group.ts";
import type { Launch } from "./shut-in.ts";

export type CommandRequest = {
  /** One command line for the shell: bash with `-e` and `pipefail` as GitHub's `shell: bash`, else sh, or cmd on Windows. */
  readonly command: string;
  readonly directory: string;
  /** The whole environment: nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly interrupt?: AbortSignal | undefined;
  /** How much of the output is kept in memory and returned: its beginning and its end. */
  readonly maxOutputBytes?: number;
  /** Called with the output as it comes. */
  readonly onOutput?: ((text: string) => void) | undefined;
  /** How it is shut in; what it gives as `why` keeps it from being run. Default: it is not. */
  readonly enter?:
    | ((bare: Pick<Launch, "argv" | "env">) => Promise<Launch | { readonly why: string }>)
    | undefined;
};

/**
 * How a command ended:
 * - `exited`: by itself, with `exitCode`. A crash of its own making (SIGSEGV, SIGABRT, …) counts as 128 + signal, as shells say it
 * - `timed-out`: its time was over
 * - `not-found`: the shell found no such program (127) or may not run it (126)
 * - `killed`: somebody else ended it: an interrupt, the system's lack of memory, a human
 * - `error`: it could not be started
 */
export type CommandRun = {
  readonly ending: CommandEvidence["ending"];
  /** Undefined unless `ending` is `exited`. */
  readonly exitCode?: number;
  readonly durationMs: number;
  /** Standard output and standard error as they came, bounded. */
  readonly output: string;
  /** Standard output alone, bounded. */
  readonly stdout: string;
  /** Why it could not be run as it was to be. */
  readonly why?: string | undefined;
};

const defaultMaxOutputBytes = 5 * 1024 * 1024;
/** From SIGTERM to SIGKILL. */
const graceMs = 2000;
/** Silence after which a pipe that outlived its command, inherited by something that got away, is let go. */
const drainMs = 300;
const longestDrainMs = 5000;

/**
 * Runs one command line in its own process group, without standard input, and kills whatever is left of the
 * group at the end, daemons that left the group too where the system lets them be found (Linux).
 * Never rejects: how it ended is data.
 */
export async function runCommand(request: CommandRequest): Promise<CommandRun> {
  const startedAt = performance.now();
  const elapsed = () => Math.round(performance.now() - startedAt);
  if (request.interrupt?.aborted) return unstarted("killed", "Interrupted before it started.");
  const mark = randomUUID();
  const bare = bareLaunch(request, mark);
  const launch = request.enter === undefined ? bare : await request.enter(bare);
  if ("why" in launch) return { ...unstarted("error", launch.why), why: launch.why };
  const child = start(request, launch);
  if (child instanceof Error) return unstarted("error", child.message);

  const capture = createCapture(child, request);
  const closed = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const limits = superviseUntilExit(child, { ...request, elevate: launch.elevate });
  const exit = await exitOf(child);
  const cut = limits.end();
  if (exit instanceof Error) return unstarted("error", exit.message);
  const durationMs = elapsed();
  endLeftovers(child, launch, mark);
  await Promise.race([closed, silence(child, capture)]);
  const ended = { durationMs, output: capture.output.text(), stdout: capture.stdout.text() };
  if (launch.ready !== undefined && !hasBegun(launch.ready)) {
    return { ...ended, ending: cut ?? "error", why: "it could not be shut in" };
  }
  return { ...endingOf(exit, cut), ...ended };
}

/** The command line itself, and what the whole of it can be told by. */
function bareLaunch({ command, env }: CommandRequest, mark: string): Launch {
  return { argv: shellOf(command, env), env: { ...env, [marker]: mark } };
}

function endLeftovers(child: ChildProcess, { leftovers, elevate }: Launch, mark: string): void {
  // Nothing outlives the first process of a namespace.
  if (leftovers === "none" && elevate !== undefined) return;
  killGroup(child.pid, "SIGKILL");
  if (leftovers === "none") return;
  if (leftovers === undefined) killMarked(mark);
  else killUser(leftovers.uid);
}

function hasBegun(ready: string): boolean {
  try {
    unlinkSync(ready);
    return true;
  } catch {
    return false;
  }
}

function unstarted(ending: CommandRun["ending"], output: string): CommandRun {
  return { ending, durationMs: 0, output, stdout: "" };
}

function start({ directory }: CommandRequest, { argv, env }: Launch): ChildProcess | Error {
  const [program = "", ...args] = argv;
  try {
    return spawn(program, args, {
      cwd: directory,
      env,
      stdio: ["ignore", "pipe", "pipe"],
      // Its own group, so that all of it can be killed at once. On Windows it would only open a window.
      detached: process.platform !== "win32",
      windowsHide: true,
      windowsVerbatimArguments: process.platform === "win32",
    });
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function shellOf(command: string, env: Readonly<Record<string, string>>): readonly string[] {
  if (process.platform === "win32") return [env.ComSpec ?? "cmd.exe", "/d", "/s", "/c", `"${command}"`];
  // Without pipefail `npm test | tail` would pass whatever the tests say.
  if (existsSync("/bin/bash"))
    return ["/bin/bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", command];
  return ["/bin/sh", "-e", "-c", command];
}

function createCapture(
  child: ChildProcess,
  { maxOutputBytes = defaultMaxOutputBytes, onOutput }: CommandRequest,
) {
  const output = createBoundedOutput(maxOutputBytes);
  const stdout = createBoundedOutput(maxOutputBytes);
  const capture = { output, stdout, lastAt: performance.now() };
  function listen(stream: Readable | null, keep: (chunk: Buffer) => void): void {
    const decoder = new StringDecoder();
    stream?.on("data", (chunk: Buffer) => {
      capture.lastAt = performance.now();
      keep(chunk);
      onOutput?.(decoder.write(chunk));
    });
    // A pipe that breaks has said what it had to say.
    stream?.on("error", () => {});
  }
  listen(child.stdout, (chunk) => {
    output.add(chunk);
    stdout.add(chunk);
  });
  listen(child.stderr, output.add);
  return capture;
}

/** Ends the command at its time limit or at the interrupt: asks first, then kills. */
function superviseUntilExit(
  child: ChildProcess,
  { timeoutMs, interrupt, elevate }: CommandRequest & Pick<Launch, "elevate">,
) {
  let cut: Cut | undefined;
  let kill: NodeJS.Timeout | undefined;
  function stop(why: Cut): void {
    if (cut !== undefined) return;
    cut = why;
    killGroup(child.pid, "SIGTERM", elevate);
    kill = setTimeout(() => killGroup(child.pid, "SIGKILL", elevate), graceMs);
  }
  const onInterrupt = () => stop("killed");
  // What we started does not outlive us.
  const onExit = () => killGroup(child.pid, "SIGKILL", elevate);
  const timer = setTimeout(() => stop("timed-out"), Math.min(timeoutMs, 2 ** 31 - 1));
  interrupt?.addEventListener("abort", onInterrupt, { once: true });
  process.once("exit", onExit);
  return {
    end(): Cut | undefined {
      clearTimeout(timer);
      clearTimeout(kill);
      interrupt?.removeEventListener("abort", onInterrupt);
      process.removeListener("exit", onExit);
      return cut;
    },
  };
}

function exitOf(child: ChildProcess): Promise<Exit | Error> {
  return new Promise((resolve) => {
    child.once("exit", (code, signal) => resolve({ code, signal }));
    child.on("error", resolve);
  });
}

/** Resolves when pipes that somebody still holds have fallen silent, and lets them go. */
function silence(child: ChildProcess, capture: { readonly lastAt: number }): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const since = performance.now();
  function check(): void {
    const now = performance.now();
    const silent = now - Math.max(capture.lastAt, since) >= drainMs;
    if (!silent && now - since < longestDrainMs) return;
    child.stdout?.destroy();
    child.stderr?.destroy();
    resolve();
  }
  // Timers run before pipes are read: on a busy machine what is already there must be read first.
  const timer = setInterval(() => setImmediate(check), 50);
  child.once("close", () => resolve());
  return promise.finally(() => clearInterval(timer));
}
