import { stat } from "node:fs/promises";
import { dirname } from "node:path";
import { mistakes } from "../core/error.ts";
import type { Sha } from "../core/verdict.ts";
import { GitFailed, git, textOf } from "./git.ts";

/** Where a repository of the user is. All paths are absolute. */
export type RepositoryPlace = {
  /** The top of the checkout; of a bare repository, its git directory. */
  readonly root: string;
  /** Of this worktree. */
  readonly gitDir: string;
  /** Of the whole repository: another one than `gitDir` only in a linked worktree. */
  readonly commonDir: string;
  readonly bare: boolean;
  /** The history is cut off. */
  readonly shallow: boolean;
};

export type RepositoryDescription = RepositoryPlace & {
  /** The commit that is checked out. Undefined without any commit. */
  readonly head: Sha | undefined;
  /** Short name of the branch that is checked out. Undefined when HEAD is detached. */
  readonly branch: string | undefined;
  readonly submodules: boolean;
};

/**
 * Finds the repository that `path` is in: its checkout or a directory below, a linked worktree or a bare repository.
 * Throws the mistakes `NOT_A_REPOSITORY`, `GIT_MISSING` and `GIT_TOO_OLD`.
 */
export async function locateRepository(path: string): Promise<RepositoryPlace> {
  const cwd = await directoryAt(path);
  const asked = ["--absolute-git-dir", "--git-common-dir", "--is-bare-repository", "--is-shallow-repository"];
  const [found] = await Promise.all([
    // The last question has no answer in a bare repository; the others are answered before.
    git(["rev-parse", "--path-format=absolute", ...asked, "--show-toplevel"], { cwd, accept: [128] }),
    requireGit(),
  ]);
  const [gitDir, commonDir, bare, shallow, top] = textOf(found.stdout).split("\n");
  if (gitDir === undefined || commonDir === undefined || shallow === undefined)
    throw refusal(path, found.stderr);
  const place = { gitDir, commonDir, bare: bare === "true", shallow: shallow === "true" };
  return { root: place.bare ? commonDir : top || dirname(gitDir), ...place };
}

/** What `cco doctor` tells about a repository. Throws what `locateRepository` throws. */
export async function describeRepository(path: string): Promise<RepositoryDescription> {
  const place = await locateRepository(path);
  const { gitDir } = place;
  const [symbolic, [head, modules]] = await Promise.all([
    git(["symbolic-ref", "-q", "--short", "HEAD"], { gitDir, accept: [1] }),
    resolveNames(gitDir, ["HEAD^{commit}", "HEAD:.gitmodules"]),
  ]);
  const branch = textOf(symbolic.stdout).trim() || undefined;
  return { ...place, head, branch, submodules: modules !== undefined };
}

/** The object each name stands for, in order; undefined where there is none. */
export async function resolveNames(
  gitDir: string,
  names: readonly string[],
): Promise<readonly (Sha | undefined)[]> {
  const input = Buffer.from(names.map((name) => `${name}\n`).join(""));
  const { stdout } = await git(["cat-file", "--batch-check=%(objectname)"], { gitDir, input });
  const lines = stdout.split("\n");
  return names
    .map((_, place) => lines[place])
    .map((line) => (/^[0-9a-f]{40,64}$/.test(line ?? "") ? line : undefined));
}

/** The oldest git with all that is used here. */
const oldest = { major: 2, minor: 39 };

/** Throws the mistakes `GIT_MISSING` and `GIT_TOO_OLD`. */
export async function requireGit(): Promise<string> {
  const { stdout } = await git(["version"], {});
  const version = /(\d+)\.(\d+)[\w.]*/.exec(stdout);
  const [major, minor] = [Number(version?.[1]), Number(version?.[2])];
  if (major > oldest.major || (major === oldest.major && minor >= oldest.minor)) return version?.[0] ?? "";
  throw mistakes.gitTooOld(version?.[0] ?? stdout.trim());
}

/** A missing directory would look like a missing git. */
async function directoryAt(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) return path;
  throw mistakes.notARepository(path);
}

function refusal(path: string, stderr: string): Error {
  return stderr.includes("not a git repository")
    ? mistakes.notARepository(path)
    : new GitFailed(["rev-parse"], 128, stderr);
}
