import { type ChildProcess, spawn } from "node:child_process";
import type { Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import { killTree, signal } from "./process-tree.ts";

/**
 * From the wish to end a process to its end: SIGINT at once, SIGTERM after `interruptMs`, the whole tree after
 * another `terminateMs`. https://docs.github.com/actions/reference/workflows-and-actions/workflow-cancellation
 */
export type Ladder = { readonly interruptMs: number; readonly terminateMs: number };
export const githubLadder: Ladder = { interruptMs: 7500, terminateMs: 2500 };

export type ProcessRequest = {
  readonly command: string;
  readonly args: readonly string[];
  readonly directory: string;
  /** The whole environment: nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  readonly onLine: (line: string) => void;
  /** Asks it to end, by the ladder. */
  readonly interrupt: AbortSignal;
  /** The machine is gone: everything is killed at once. */
  readonly lost: AbortSignal;
  readonly ladder: Ladder;
  readonly onStart?: (pid: number) => void;
};

/** How it ended: its exit code, 128 + 15 and the like for a signal, 127 when it could not be started. */
export type ProcessEnd = { readonly code: number; readonly interrupted: boolean };

/** How long pipes that something in the background still holds are read after the end. */
const drainMs = 1000;

/** Runs one process to its end. Signals go to it alone, as on GitHub; only the last rung takes its children. */
export async function runProcess(request: ProcessRequest): Promise<ProcessEnd> {
  const child = start(request);
  const flush = [readLines(child.stdout, request.onLine), readLines(child.stderr, request.onLine)];
  const closed = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const descent = descend(child, request);
  const code = await exitOf(child, request.onLine);
  descent.end();
  const drained = setTimeout(() => release(child), drainMs);
  await closed;
  clearTimeout(drained);
  for (const rest of flush) rest();
  return { code, interrupted: descent.began() };
}

function start({ command, args, directory, env, onStart }: ProcessRequest): ChildProcess {
  const child = spawn(command, args, {
    cwd: directory,
    env,
    stdio: ["ignore", "pipe", "pipe"],
    // Its own group, so that Ctrl-C in the terminal of the rehearsal is not felt by the job.
    detached: process.platform !== "win32",
    windowsHide: true,
  });
  if (child.pid !== undefined) onStart?.(child.pid);
  return child;
}

function descend(child: ChildProcess, { interrupt, lost, ladder }: ProcessRequest) {
  const timers: NodeJS.Timeout[] = [];
  const { pid } = child;
  let began = false;
  function begin(): void {
    if (pid === undefined || began) return;
    began = true;
    signal(pid, "SIGINT");
    timers.push(
      setTimeout(() => signal(pid, "SIGTERM"), ladder.interruptMs),
      setTimeout(() => killTree(pid), ladder.interruptMs + ladder.terminateMs),
    );
  }
  function vanish(): void {
    if (pid !== undefined) killTree(pid);
  }
  interrupt.addEventListener("abort", begin, { once: true });
  lost.addEventListener("abort", vanish, { once: true });
  if (lost.aborted) vanish();
  else if (interrupt.aborted) begin();
  return {
    began: () => began,
    end(): void {
      timers.forEach(clearTimeout);
      interrupt.removeEventListener("abort", begin);
      lost.removeEventListener("abort", vanish);
    },
  };
}

function exitOf(child: ChildProcess, onLine: (line: string) => void): Promise<number> {
  return new Promise((resolve) => {
    child.once("exit", (code, signalName) => resolve(code ?? 128 + (signalNumbers[signalName ?? ""] ?? 0)));
    child.once("error", (error) => {
      onLine(error.message);
      resolve(127);
    });
  });
}

const signalNumbers: Readonly<Record<string, number>> = { SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };

function release(child: ChildProcess): void {
  child.stdout?.destroy();
  child.stderr?.destroy();
}

/** Hands on whole lines. Returns how to hand on what came after the last line break. */
function readLines(stream: Readable | null, onLine: (line: string) => void): () => void {
  const decoder = new StringDecoder();
  let rest = "";
  stream?.on("data", (chunk: Buffer) => {
    const lines = (rest + decoder.write(chunk)).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) onLine(line.replace(/\r$/, ""));
  });
  // A pipe that breaks has said what it had to say.
  stream?.on("error", () => {});
  return () => {
    if (rest !== "") onLine(rest);
  };
}
