import { mkdir, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { Script, Turn } from "#rehearsal/scripted-model/script.ts";
import { createScriptedModel, type ScriptedModel } from "#rehearsal/scripted-model/server.ts";
import { createWorker, type WorkerOptions } from "#src/adapters/worker.ts";
import type { Task, Worker } from "#src/core/ports.ts";

/** The real Claude Code, a scripted model, and a fresh directory to work in. */
export type Stage = {
  readonly model: ScriptedModel;
  readonly directory: string;
  readonly worker: Worker;
  task(changes?: Partial<Task>): Task;
  [Symbol.asyncDispose](): Promise<void>;
};

export async function createStage(script: Script, options: Partial<WorkerOptions> = {}): Promise<Stage> {
  const root = await mkdtemp(path.join(os.tmpdir(), "cco-worker-"));
  const directory = path.join(root, "work");
  await mkdir(directory);
  const model = await createScriptedModel(script);
  const env = {
    PATH: "/usr/bin:/bin",
    HOME: path.join(root, "user"),
    ANTHROPIC_API_KEY: "sk-ant-scripted",
    ANTHROPIC_BASE_URL: model.url,
  };
  const home = path.join(root, "home");
  return {
    model,
    directory,
    worker: createWorker({ home, retries: 0, graceMs: 30_000, ...options, env: { ...env, ...options.env } }),
    task: (changes) => ({ ...usualTask, directory, interrupt: new AbortController().signal, ...changes }),
    async [Symbol.asyncDispose]() {
      await model.close();
      await rm(root, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

const usualTask = {
  iteration: 2,
  brief: "Iteration 2 of mission demo\n\nWrite the greeting.",
  readOnly: false,
  caps: { usd: 5, minutes: 5, turns: 20 },
} as const;

/** A turn that runs a command. */
export function bash(command: string): Turn {
  return { tools: [{ name: "Bash", input: { command, description: "Runs it" } }] };
}

export const report = {
  summary: "Wrote the greeting.",
  type: "feat",
  subject: "add a greeting",
  blocked: [],
} as const;

/** The turn that ends a session with a report. */
export const reporting: Turn = { tools: [{ name: "StructuredOutput", input: report }] };
