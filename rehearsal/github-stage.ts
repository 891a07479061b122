import { mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findClaude } from "#src/adapters/claude-executable.ts";
import { workflowFile, workflowPath } from "#src/core/workflow-file.ts";
import { type Actions, createActions } from "./github/actions/actions.ts";
import type { Run } from "./github/actions-backend.ts";
import { createGitHub, type LocalGitHub } from "./github/github.ts";
import type { NewRepository } from "./github/new-repository.ts";
import type { Script } from "./scripted-model/script.ts";
import { createScriptedModel, type ScriptedModel } from "./scripted-model/server.ts";

/** A repository on a local GitHub, with the shipped workflow, the bundled Action and a model that plays a script. */
export type GitHubStage = {
  readonly github: LocalGitHub;
  readonly actions: Actions;
  readonly model: ScriptedModel;
  readonly owner: string;
  readonly name: string;
  /** Resolves when no job runs or waits and every event was told. */
  idle(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
};

export type StageOptions = {
  readonly script: Script;
  /** Content by path; the workflow is added. */
  readonly files: Readonly<Record<string, string>>;
  /** The workflow for this GitHub; the shipped one unless said. */
  readonly workflow?: (github: LocalGitHub) => Promise<string>;
  /** Directory with action.yml and dist/. */
  readonly action: string;
  /** Of the repository; a key of the API unless said. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** More variables of the runner's machine. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Each line of a job's log as it comes. */
  readonly onLine?: (line: string, run: Run) => void;
  /** What is special about the repository, such as its rules or its default branch. */
  readonly repository?: Partial<NewRepository>;
};

export const owner = "ada";

export async function createGitHubStage({
  script,
  files,
  action,
  workflow = async () => workflowFile,
  secrets = { ANTHROPIC_API_KEY: "sk-ant-rehearsal-key-0000000000" },
  environment = {},
  onLine,
  repository,
}: StageOptions): Promise<GitHubStage> {
  const directory = await mkdtemp(join(tmpdir(), "cco-stage-"));
  const [model, github] = await Promise.all([createScriptedModel(script), createGitHub()]);
  const name = "slug";
  await github.admin.createRepository({
    owner,
    name,
    files: { ...files, [workflowPath]: await workflow(github) },
    collaborators: { bob: "write", eve: "read" },
    labels: ["cco:mission"],
    secrets,
    settings: { actionsMayCreatePullRequests: true },
    ...repository,
  });
  const actions = createActions(github.actions, {
    directory: join(directory, "runner"),
    actions: { "mivertowski/cco@v1": action },
    environment: { ...(await environmentWith(directory, model.url)), ...environment },
    ...(onLine === undefined ? {} : { onLine: (line, _job, run) => onLine(line, run) }),
  });
  const idle = async () => {
    // An event that arrives last can start a job, and a job's end is an event.
    for (let round = 0; round < 3; round++) {
      await actions.idle();
      await github.settled();
    }
  };
  return {
    github,
    actions,
    model,
    owner,
    name,
    idle,
    [Symbol.asyncDispose]: async () => {
      await actions.close();
      await Promise.all([model.close(), github.close()]);
      await rm(directory, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** What a runner's machine has: Claude Code on its PATH, and the model's address. */
async function environmentWith(directory: string, url: string): Promise<Record<string, string>> {
  const claude = await findClaude({ env: process.env });
  if (claude === undefined) throw new Error("Claude Code was not found");
  const bin = join(directory, "bin");
  await mkdir(bin, { recursive: true });
  await symlink(claude.path, join(bin, "claude"));
  const { PATH = "", NODE_COMPILE_CACHE } = process.env;
  return {
    PATH: `${bin}:${PATH}`,
    ANTHROPIC_BASE_URL: url,
    // Where this process keeps what Node compiled, the jobs keep it as well: the Action starts sooner.
    ...(NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE }),
  };
}
