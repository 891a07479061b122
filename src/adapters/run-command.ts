import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import type { Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import type { CommandEvidence } from "../core/verdict.ts";
import { createBoundedOutput } from "./bounded-output.ts";
import { killGroup, killMarked, marker } from "./process-group.ts";

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
  const child = start(request, mark);
  if (child instanceof Error) return unstarted("error", child.message);

  const capture = createCapture(child, request);
  const closed = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const limits = superviseUntilExit(child, request);
  const exit = await exitOf(child);
  const cut = limits.end();
  if (exit instanceof Error) return unstarted("error", exit.message);
  const durationMs = elapsed();
  killGroup(child.pid, "SIGKILL");
  killMarked(mark);
  await Promise.race([closed, silence(child, capture)]);
  return { ...endingOf(exit, cut), durationMs, output: capture.output.text(), stdout: capture.stdout.text() };
}

function unstarted(ending: CommandRun["ending"], output: string): CommandRun {
  return { ending, durationMs: 0, output, stdout: "" };
}

function start({ command, directory, env }: CommandRequest, mark: string): ChildProcess | Error {
  const [shell, args] = shellOf(command, env);
  try {
    return spawn(shell, args, {
      cwd: directory,
      env: { ...env, [marker]: mark },
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

function shellOf(command: string, env: Readonly<Record<string, string>>): [string, string[]] {
  if (process.platform === "win32") return [env.ComSpec ?? "cmd.exe", ["/d", "/s", "/c", `"${command}"`]];
  // Without pipefail `npm test | tail` would pass whatever the tests say.
  if (existsSync("/bin/bash"))
    return ["/bin/bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", command]];
  return ["/bin/sh", ["-e", "-c", command]];
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

type Cut = "timed-out" | "killed";

/** Ends the command at its time limit or at the interrupt: asks first, then kills. */
function superviseUntilExit(child: ChildProcess, { timeoutMs, interrupt }: CommandRequest) {
  let cut: Cut | undefined;
  let kill: NodeJS.Timeout | undefined;
  function stop(why: Cut): void {
    if (cut !== undefined) return;
    cut = why;
    killGroup(child.pid, "SIGTERM");
    kill = setTimeout(() => killGroup(child.pid, "SIGKILL"), graceMs);
  }
  const onInterrupt = () => stop("killed");
  // What we started does not outlive us.
  const onExit = () => killGroup(child.pid, "SIGKILL");
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

type Exit = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

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

/** Signals by which a program ends through its own fault; the others are somebody's wish. */
const crashes = [
  "SIGABRT",
  "SIGBUS",
  "SIGFPE",
  "SIGILL",
  "SIGPIPE",
  "SIGSEGV",
  "SIGSYS",
  "SIGTRAP",
  "SIGXFSZ",
];
/** How a shell reports that its child was ended by SIGHUP, SIGINT, SIGKILL or SIGTERM. */
const killedCodes = [129, 130, 137, 143];
/** How a shell says that it may not run a program, or found none; the last is from cmd on Windows. */
const missingCodes = [126, 127, 9009];

function endingOf({ code, signal }: Exit, cut: Cut | undefined): Pick<CommandRun, "ending" | "exitCode"> {
  if (cut !== undefined) return { ending: cut };
  if (signal !== null) {
    return crashes.includes(signal)
      ? { ending: "exited", exitCode: 128 + constants.signals[signal] }
      : { ending: "killed" };
  }
  if (code === null || killedCodes.includes(code)) return { ending: "killed" };
  if (missingCodes.includes(code)) return { ending: "not-found" };
  return { ending: "exited", exitCode: code };
}
