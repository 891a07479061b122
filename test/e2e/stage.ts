import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import type { Act, Completion } from "#rehearsal/scripted-model/script.ts";
import { createScriptedModel, type ScriptedModel } from "#rehearsal/scripted-model/server.ts";
import { createFileLedger } from "#src/adapters/file-ledger.ts";
import type { Entry } from "#src/core/event.ts";
import { createRepository, type Files, type TestRepository } from "#test/support/repository.ts";
import { buildPackage } from "./built-package.ts";
import { missionText } from "./mission-text.ts";

/** A key as the user has one in the environment. */
export const secretKey = "sk-ant-api03-endToEndKey0123456789abcdefghijklmnop";

/** A project with a mission named `demo`, the `cco` command on it, and a model that plays a script. */
export type Stage = {
  readonly repository: TestRepository;
  readonly model: ScriptedModel;
  /** Starts `cco` as a process of its own. */
  start(...args: readonly string[]): Running;
  /** Runs `cco` to its end. */
  run(...args: readonly string[]): Promise<Ended>;
  /** The same stage with other environment variables; undefined takes one away. */
  with(env: Environment, cwd?: string): Pick<Stage, "start" | "run">;
  /** The commits of the mission branch that are not of its base, newest first, in git's format. */
  commits(format: string): Promise<readonly string[]>;
  /** The ledger of the mission, oldest entry first. */
  entries(mission?: string): Promise<readonly Entry[]>;
  /** Resolves when a run has written such an entry, or has ended without. */
  recorded(type: Entry["type"], by: Running): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
};

export type Environment = Readonly<Record<string, string | undefined>>;

export type Running = {
  readonly pid: number;
  readonly ended: Promise<Ended>;
  /** Resolves with what a pattern finds in what it has printed; rejects when it ends without. */
  printed(pattern: RegExp): Promise<string>;
  signal(name: NodeJS.Signals): void;
  hasEnded(): boolean;
  /** Stops reading what it prints. */
  hangUp(): void;
  /** Kills it and all its descendants, wherever they went, as a power cut would. */
  cutPower(): Promise<void>;
};

export type Ended = {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
};

export type StageOptions = {
  readonly acts?: readonly Act[];
  readonly completions?: readonly Completion[];
  /** Ids of criteria; each is proved by a file of that name with `ok` in it. */
  readonly criteria?: readonly string[];
  /** Further lines of the mission, such as `budget: { iterations: 1 }`. */
  readonly settings?: readonly string[];
  readonly files?: Files;
  readonly name?: string;
};

export async function createStage(options: StageOptions = {}): Promise<Stage> {
  const { criteria = ["one"], settings = [], files, name = "project" } = options;
  const repository = await createRepository(
    {
      "README.md": "# A project\n",
      ".gitignore": ".cco/sessions/\n.cco/logs/\n",
      ".cco/mission.yaml": missionText({ criteria, settings }),
      ...files,
    },
    { name },
  );
  const model = await createScriptedModel(options);
  const started: Running[] = [];
  const env = {
    PATH: "/usr/bin:/bin",
    HOME: repository.beside("home"),
    USER: "ada",
    ANTHROPIC_BASE_URL: model.url,
    ANTHROPIC_API_KEY: secretKey,
    CCO_CACHE: repository.beside("cache"),
    GIT_CONFIG_NOSYSTEM: "1",
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
  };
  await mkdir(env.HOME);
  const cco = await buildPackage();

  const within = (changes: Environment, cwd = repository.path): Pick<Stage, "start" | "run"> => {
    const start = (...args: readonly string[]): Running => {
      const running = startCco([cco, ...args], { env: { ...env, ...changes }, cwd });
      started.push(running);
      return running;
    };
    return { start, run: (...args) => start(...args).ended };
  };
  const ledgerOf = (mission: string) => join(repository.path, ".cco/sessions", mission, "ledger");
  const entries = (mission = "demo") => readLedger(ledgerOf(mission));
  return {
    repository,
    model,
    ...within({}),
    with: within,
    entries,
    commits: async (format) => {
      const log = await repository.git(["log", "-z", `--format=${format}`, "main..cco/mission/demo"]);
      return log
        .split("\0")
        .filter((commit) => commit !== "")
        .map((commit) => commit.trim());
    },
    recorded: (type, by) => waitForEntry(join(ledgerOf("demo"), "events/0000"), type, by),
    async [Symbol.asyncDispose]() {
      await Promise.all(started.map((running) => running.cutPower()));
      await model.close();
      await repository[Symbol.asyncDispose]();
    },
  };
}

function startCco(args: readonly string[], options: { env: Environment; cwd: string }): Running {
  const child = spawn(process.execPath, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  const { pid } = child;
  if (pid === undefined) throw new Error("cco could not be started");
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (chunk) => (stdout += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk) => (stderr += chunk));
  const ended = once(child, "close").then(([code]) => ({ code, stdout, stderr }));
  return {
    pid,
    ended,
    async printed(pattern) {
      for (;;) {
        const [found] = pattern.exec(stdout) ?? [];
        if (found !== undefined) return found;
        const more = await Promise.race([once(child.stdout, "data"), ended]);
        if (!Array.isArray(more)) throw new Error(`It ended without ${pattern}: ${stderr}`);
      }
    },
    signal: (name) => void child.kill(name),
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    hangUp: () => child.stdout.destroy(),
    async cutPower() {
      if (child.exitCode !== null || child.signalCode !== null) return void (await ended);
      for (const one of [pid, ...(await descendantsOf(pid))]) kill(one);
      await ended;
    },
  };
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It went before.
  }
}

async function descendantsOf(pid: number): Promise<readonly number[]> {
  const table = await processes();
  const childrenOf = (parent: number): readonly number[] =>
    table.filter((one) => one.parent === parent).flatMap((one) => [one.pid, ...childrenOf(one.pid)]);
  return childrenOf(pid);
}

/** Whether a process is there and not merely unburied. */
export async function isRunning(pid: number): Promise<boolean> {
  return (await processes()).some((one) => one.pid === pid && !one.state.startsWith("Z"));
}

async function processes(): Promise<readonly { pid: number; parent: number; state: string }[]> {
  const { stdout } = await promisify(execFile)("ps", ["-A", "-o", "pid=,ppid=,stat="]);
  return stdout
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .map(([pid, parent, state = ""]) => ({ pid: Number(pid), parent: Number(parent), state }));
}

function readLedger(directory: string): Promise<readonly Entry[]> {
  const nobody = { run: "test", attempt: 1 };
  const hasEnded = async () => undefined;
  return createFileLedger({ directory, run: nobody, clock: Date.now, redact: String, hasEnded }).entries();
}

/** Looks at the files alone: a test that replays the ledger would be late for what it waits for. */
async function waitForEntry(folder: string, type: Entry["type"], by: Running): Promise<void> {
  for (let seq = 1; ; ) {
    const ended = by.hasEnded();
    const file = join(folder, `${String(seq).padStart(6, "0")}.json`);
    const entry = await readFile(file, "utf8").then(JSON.parse, () => undefined);
    if (entry?.type === type && entry.by.run.includes(`:${by.pid}:`)) return;
    if (entry !== undefined) seq++;
    else if (ended) return;
    else await setTimeout(5);
  }
}

/** Every file below a directory with its text, by its path. */
export async function filesBelow(directory: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(await Promise.all(paths.map(async (path) => [path, await readFile(path, "utf8")] as const)));
}
