import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import type { SpawnOptions } from "@anthropic-ai/claude-agent-sdk";
import type { Exit } from "./claude-observation.ts";
import { killGroup, killMarked, marker } from "./process-group.ts";
import type { Launch } from "./shut-in.ts";

/** A running Claude Code with everything it starts. */
export type ClaudeProcess = {
  readonly child: ChildProcessWithoutNullStreams;
  /** Resolves at its end; with undefined when it could not be started. */
  readonly exit: Promise<Exit | undefined>;
  /** The last of what it wrote to standard error. */
  stderr(): string;
  /** Asks it to end: it stops what it does, saves its session and tells what it has cost. */
  interrupt(): void;
  /** Ends it and all it started. It says nothing of its cost. */
  kill(): void;
};

/** Where it lives, when not with us: how it is started there, and asked to end. */
export type Lodging = {
  enter(bare: Pick<Launch, "argv" | "env">): Launch;
  interrupt(): void;
};

/** Starts it in a process group of its own, so that a Ctrl-C meant for us does not reach it. */
export function startClaude(
  { command, args, cwd, env }: SpawnOptions,
  mark: string,
  lodging?: Lodging,
): ClaudeProcess {
  const bare: Launch = { argv: [command, ...args], env: { ...definedOf(env), [marker]: mark } };
  const { argv, elevate, ...launch } = lodging?.enter(bare) ?? bare;
  const [program = "", ...rest] = argv;
  const child = spawn(program, rest, {
    // Another user's directory may be closed to us.
    cwd: lodging === undefined ? cwd : "/",
    env: launch.env,
    stdio: "pipe",
    detached: process.platform !== "win32",
    windowsHide: true,
  });
  const sentinel = watchOver(child, elevate);
  const killAll = () => {
    killGroup(child.pid, "SIGKILL", elevate);
    // The commands of the Bash tool run in sessions of their own.
    killMarked(mark);
  };
  process.once("exit", killAll);
  return {
    child,
    exit: exitOf(child),
    stderr: lastOf(child.stderr),
    interrupt() {
      if (lodging !== undefined) lodging.interrupt();
      else if (process.platform === "win32") killGroup(child.pid, "SIGKILL");
      else child.kill("SIGINT");
    },
    kill() {
      process.off("exit", killAll);
      sentinel?.kill("SIGKILL");
      killAll();
    },
  };
}

/**
 * Ends a session with the process that started it, even when that one is killed: Claude Code goes on without
 * its reader, and is paid for. A shell waits for our end of a pipe to close. Not on Windows.
 */
function watchOver({ pid }: ChildProcess, elevate: readonly string[] = []): ChildProcess | undefined {
  if (pid === undefined || process.platform === "win32") return undefined;
  // The shell's own `kill` takes no `--`, and the program of that name needs it.
  const kill = elevate.length === 0 ? "kill -KILL" : [...elevate, "kill", "-KILL", "--"].join(" ");
  const script = `read _; ${kill} -${pid}`;
  const sentinel = spawn("/bin/sh", ["-c", script], {
    cwd: "/",
    env: {},
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  // Without it the next run ends what this one leaves.
  sentinel.on("error", () => {});
  sentinel.unref();
  return sentinel;
}

function definedOf(env: SpawnOptions["env"]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function exitOf(child: ChildProcessWithoutNullStreams): Promise<Exit | undefined> {
  return new Promise((resolve) => {
    child.once("exit", (code, signal) => resolve({ code, signal }));
    child.once("error", () => resolve(undefined));
  });
}

const keptOfStderr = 4096;

function lastOf(stream: NodeJS.ReadableStream): () => string {
  let kept = "";
  stream.setEncoding("utf8");
  stream.on("data", (text: string) => {
    kept = (kept + text).slice(-keptOfStderr);
  });
  return () => kept;
}
