import { spawn } from "node:child_process";
import { once } from "node:events";
import { access, cp, mkdir, readFile, symlink } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { text } from "node:stream/consumers";
import type { Act } from "#rehearsal/scripted-model/script.ts";
import { createScriptedModel } from "#rehearsal/scripted-model/server.ts";
import { findClaude } from "#src/adapters/claude-executable.ts";
import { pinnedSdk } from "#src/adapters/claude-pin.ts";
import { buildAction } from "#test/action/built-action.ts";
import { createRegistry } from "#test/support/registry.ts";
import { createRepository, runGit, type TestRepository } from "#test/support/repository.ts";

const root = join(import.meta.dirname, "../..");

/** A new machine: a home, a project, and an npm that knows one package, the one that would be published now. */
export type Machine = AsyncDisposable & {
  readonly project: TestRepository;
  readonly home: string;
  /** The folder that was packed, as a git repository. */
  readonly source: string;
  /** What npm asked of the registry until now. */
  readonly asked: readonly string[];
  /** Runs lines as they were typed, in the project unless said. */
  run(line: string, cwd?: string): Promise<Ended>;
  start(line: string, cwd?: string): Typed;
};

export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

export type Typed = {
  readonly ended: Promise<Ended>;
  /** Ctrl-C of a terminal goes to everything that the line started. */
  interrupt(): void;
};

export async function createMachine(acts: readonly Act[]): Promise<Machine> {
  const project = await createRepository({ "README.md": "# A project\n" });
  const [home, bin, cache] = [project.beside("home"), project.beside("bin"), project.beside("cache")];
  const built = await buildAction();
  const model = await createScriptedModel({ acts });
  for (const folder of [home, bin]) await mkdir(folder);
  for (const name of ["npm", "npx"]) await symlink(await programOf(name), join(bin, name));
  await symlink(process.execPath, join(bin, "node"));
  await haveClaude(cache);
  const env = {
    PATH: [join(home, "npm/bin"), bin, "/usr/bin", "/bin"].join(delimiter),
    HOME: home,
    USER: "ada",
    CCO_CACHE: cache,
    ANTHROPIC_BASE_URL: model.url,
    ANTHROPIC_API_KEY: "sk-ant-api03-newMachineKey0123456789abcdefghijkl",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_AUTHOR_NAME: "Ada",
    GIT_AUTHOR_EMAIL: "ada@example.org",
    GIT_COMMITTER_NAME: "Ada",
    GIT_COMMITTER_EMAIL: "ada@example.org",
    npm_config_prefix: join(home, "npm"),
    npm_config_update_notifier: "false",
    npm_config_audit: "false",
  };
  const tarball = await pack(built.directory, { ...env, npm_config_cache: project.beside("npm") });
  const manifest = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const registry = await createRegistry({ manifest, tarball });
  const start = (line: string, cwd = project.path) => typed(line, { cwd, env: { ...env, ...registry.env } });
  return {
    project,
    home,
    source: built.directory,
    asked: registry.asked,
    start,
    run: (line, cwd) => start(line, cwd).ended,
    async [Symbol.asyncDispose]() {
      await registry[Symbol.asyncDispose]();
      await model.close();
      await built[Symbol.asyncDispose]();
      await project[Symbol.asyncDispose]();
    },
  };
}

/** Packs what stands in the repository, with a dist/ of the sources as they are. */
async function pack(directory: string, env: NodeJS.ProcessEnv): Promise<Buffer> {
  for (const name of ["README.md", "LICENSE", "app.yml", "schema", "mission-examples"])
    await cp(join(root, name), join(directory, name), { recursive: true });
  await runGit(["init", "-q", "-b", "main"], directory);
  await runGit(["add", "-A"], directory);
  await runGit(["commit", "-q", "-m", "Everything"], directory);
  const packed = await typed("npm pack --silent", { cwd: directory, env }).ended;
  if (packed.code !== 0) throw new Error(packed.stderr);
  return readFile(join(directory, packed.stdout.trim()));
}

/** The Claude Code of this machine, as if an earlier mission had brought it: it is 380 MB, and is linked. */
async function haveClaude(cache: string): Promise<void> {
  const claude = await findClaude({ env: {} });
  if (claude === undefined) throw new Error("The Agent SDK's own Claude Code is not installed.");
  const folder = join(cache, "claude-code", pinnedSdk, `${process.platform}-${process.arch}`);
  await mkdir(folder, { recursive: true });
  await symlink(claude.path, join(folder, "claude"));
}

async function programOf(name: string): Promise<string> {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    const path = join(folder, name);
    if (
      await access(path).then(
        () => true,
        () => false,
      )
    )
      return path;
  }
  throw new Error(`${name} is not on the PATH.`);
}

function typed(line: string, options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv }): Typed {
  const child = spawn("sh", ["-c", line], { ...options, stdio: ["ignore", "pipe", "pipe"], detached: true });
  const { pid } = child;
  if (pid === undefined) throw new Error("There is no shell.");
  const said = Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  return {
    ended: said.then(([stdout, stderr, [code]]) => ({ code, stdout, stderr })),
    interrupt: () => void process.kill(-pid, "SIGINT"),
  };
}
