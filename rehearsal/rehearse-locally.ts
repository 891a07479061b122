import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LiveKey } from "./live-key.ts";
import { createSampleProject } from "./sample-project.ts";
import { sampleScript } from "./sample-script.ts";
import { createScriptedModel } from "./scripted-model/server.ts";

/**
 * The rehearsal: a mission from its file to proved `done`, on a sample project. Git, Claude Code, the checks
 * and the `cco` command are real; only the model plays a script, so it needs no account and no key.
 *
 * @param live the reader's own key in place of the scripted model.
 */
export async function rehearseLocally(live: LiveKey | undefined): Promise<number> {
  const directory = await mkdtemp(join(tmpdir(), "cco-rehearsal-"));
  const project = join(directory, "slug");
  createSampleProject(project);
  await using model = await createScriptedModel(sampleScript);

  const player = live === undefined ? "a model that plays a script" : "your model";
  console.log(`A rehearsal in ${project}: real git, real Claude Code, ${player}.\n`);
  const scripted = { ANTHROPIC_BASE_URL: model.url, ANTHROPIC_API_KEY: "rehearsal-key" };
  const env = {
    ...process.env,
    ...(live === undefined ? scripted : { ...live.environment, ...live.secrets }),
    CCO_CACHE: join(directory, "cache"),
  };
  const exitCode = await cco(["start"], project, env);
  console.log("\nThe commits, each with the mission and the iteration it belongs to:\n");
  await run(
    "git",
    [
      "log",
      "--format=%h %s%n        %(trailers:separator=%x2C )",
      "main..cco/mission/finish-the-slug-library",
    ],
    { cwd: project },
  );
  console.log("\nThe story, as the ledger tells it:\n");
  await cco(["log"], project, env);
  console.log(`\nLook around in ${project}; delete ${directory} when you are done.`);
  return exitCode;
}

function cco(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<number> {
  return run(process.execPath, [join(import.meta.dirname, "../src/cli/main.ts"), ...args], { cwd, env });
}

async function run(
  program: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv },
): Promise<number> {
  const child = spawn(program, args, { ...options, stdio: "inherit" });
  const [code] = await once(child, "exit");
  return Number(code ?? 1);
}
