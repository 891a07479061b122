import { execFile } from "node:child_process";
import { chmod, mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Contents by path; undefined removes the file. */
export type Files = Readonly<Record<string, string | Buffer | undefined>>;

export type TestRepository = {
  /** The checkout. */
  readonly path: string;
  /** A directory beside it for whatever the test needs; removed with it. */
  readonly beside: (name: string) => string;
  /** Runs git in the checkout, or in `cwd`, and gives its standard output without the last line break. */
  git(args: readonly string[], cwd?: string): Promise<string>;
  /** Writes files and commits them. Returns the commit. */
  commit(files: Files, message?: string): Promise<string>;
  write(files: Files): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
};

/**
 * A real repository on the branch `main`, in a temporary directory, independent of the machine's configuration
 * and without an identity of its own. With files: they are its first commit.
 */
export async function createRepository(
  files?: Files,
  { name = "repository" }: { name?: string } = {},
): Promise<TestRepository> {
  const parent = await realpath(await mkdtemp(join(tmpdir(), "cco-test-")));
  const path = join(parent, name);
  await mkdir(path);
  const git = (args: readonly string[], cwd = path): Promise<string> => runGit(args, cwd);
  const repository: TestRepository = {
    path,
    beside: (other) => join(parent, other),
    git,
    write: (some) => writeFiles(path, some),
    commit: async (some, message = "Change files") => {
      await writeFiles(path, some);
      await git(["add", "-A"]);
      await git(["commit", "-q", "--allow-empty", "-m", message]);
      return git(["rev-parse", "HEAD"]);
    },
    [Symbol.asyncDispose]: () => rm(parent, { recursive: true, force: true }),
  };
  await git(["init", "-q", "-b", "main"]);
  if (files !== undefined) await repository.commit(files, "Initial commit");
  return repository;
}

/** Runs git with an identity, and without the machine's configuration. */
export async function runGit(args: readonly string[], cwd: string): Promise<string> {
  const { stdout } = await run("git", args, { cwd, env, encoding: "latin1", maxBuffer: 100_000_000 });
  return Buffer.from(stdout, "latin1").toString("utf8").replace(/\n$/, "");
}

export async function writeFiles(directory: string, files: Files): Promise<void> {
  await Promise.all(Object.entries(files).map(([path, content]) => writeOne(join(directory, path), content)));
}

/** Writes a program that leaves a mark at `trace` whenever anything runs it. */
export async function writeTrap(path: string, trace: string): Promise<void> {
  await writeOne(path, `#!/bin/sh\necho "$0 $*" >> '${trace}'\n`);
  await chmod(path, 0o755);
}

async function writeOne(path: string, content: string | Buffer | undefined): Promise<void> {
  if (content === undefined) return rm(path, { recursive: true });
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

const env = {
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  LC_ALL: "C",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_AUTHOR_NAME: "Ada",
  GIT_AUTHOR_EMAIL: "ada@example.org",
  GIT_COMMITTER_NAME: "Ada",
  GIT_COMMITTER_EMAIL: "ada@example.org",
};
