import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { partlyRunnerConfigs } from "../core/runner-config.ts";
import type { Sha } from "../core/verdict.ts";
import { git, partsOf } from "./git.ts";
import { type GitSource, writeGitDirectory } from "./git-directory.ts";
import { guardedPaths } from "./git-pathspec.ts";
import { type Hold, heldFiles, holdParts, sortListing } from "./held-files.ts";

/**
 * Fills `directory` (absolute; created when missing) with exactly the files of the commit, and a git directory
 * of its own: the branch `work` at that commit, the history readable, no remote, no tags, no hooks. Filters never
 * run: a file in LFS stays its pointer. Submodules are empty directories.
 * Rejects when the directory is not empty or the source does not have the commit.
 */
export async function checkOut(source: GitSource, sha: Sha, directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  const [occupant] = await readdir(directory);
  if (occupant !== undefined) throw new Error(`${directory} is not empty: it has ${occupant}.`);
  const gitDir = join(directory, ".git");
  await writeGitDirectory({ path: gitDir, source, head: sha, bare: false });
  await git(["read-tree", "--reset", "-u", sha], { gitDir, workTree: directory });
}

/** What paths are put back to: how they are at the commit `base`. */
export type Restoration = {
  readonly base: Sha;
  /** Git glob patterns. Upper and lower case are the same; `x/**` also covers what takes the place of `x`. */
  readonly patterns: readonly string[];
  /** Runner configuration that `base` has is put back as well, what `base` does not have of it stays. */
  readonly hold?: Hold | undefined;
};

export type Restored = {
  /** What was written, relative to the directory. */
  readonly written: readonly string[];
  /** Runner configuration that was otherwise: `path`, or `path#key` for a part of a file. */
  readonly held: readonly string[];
};

/** The patterns of everything that may be put back. */
export function watchedPaths({ patterns, hold }: Pick<Restoration, "patterns" | "hold">): readonly string[] {
  return hold === undefined ? patterns : [...patterns, ...heldFiles(hold), ...partlyRunnerConfigs];
}

/** Whether a path that matches a pattern is not in the commit as it is at `base`. */
export async function differsAt(
  { gitDir }: GitSource,
  sha: Sha,
  { base, patterns }: Restoration,
): Promise<boolean> {
  if (patterns.length === 0 || sha === base) return false;
  const args = ["diff-tree", "-r", "--quiet", "--no-renames", base, sha, "--", ...guardedPaths(patterns)];
  return (await git(args, { gitDir, accept: [1] })).code === 1;
}

/**
 * Puts every path of `directory` (absolute) that matches a pattern back to how it is at `base`: changed and deleted ones
 * are written again, ones that are not in `base` are removed, ignored files too. Looks at the files alone:
 * the git directory in there is neither read nor changed.
 */
export async function restorePaths(
  source: GitSource,
  directory: string,
  { base, patterns, hold }: Restoration,
): Promise<Restored> {
  if (patterns.length === 0 && hold === undefined) return { written: [], held: [] };
  const gitDir = await mkdtemp(join(tmpdir(), "cco-restore-"));
  try {
    await writeGitDirectory({ path: gitDir, source, head: base, bare: true });
    const call = { gitDir, workTree: directory };
    await git(["read-tree", base], call);
    const wanted = watchedPaths({ patterns, hold });
    const states = hold === undefined ? ["-c", "-o"] : ["-c", "-o", "-m"];
    const listing = await git(["ls-files", "-z", "-t", ...states, "--", ...guardedPaths(wanted)], call);
    const sorted = sortListing(partsOf(listing.stdout), patterns, hold);
    await Promise.all(sorted.strays.map((path) => removePath(directory, path)));
    const input = sorted.restored.map((path) => `${path}\0`).join("");
    await git(["checkout-index", "-f", "-z", "--stdin"], { ...call, input });
    const partly = await holdParts({ call, directory, hold, ...sorted });
    return { written: [...sorted.restored, ...partly.written], held: [...sorted.held, ...partly.held] };
  } finally {
    await rm(gitDir, { recursive: true, force: true });
  }
}

/** Writes some files of a commit over what is in `directory` (absolute). Paths are as git prints them, in latin1. */
export async function placePaths(
  source: GitSource,
  directory: string,
  { sha, paths }: { readonly sha: Sha; readonly paths: readonly string[] },
): Promise<void> {
  const gitDir = await mkdtemp(join(tmpdir(), "cco-place-"));
  try {
    await writeGitDirectory({ path: gitDir, source, head: sha, bare: true });
    const call = { gitDir, workTree: directory };
    await git(["read-tree", sha], call);
    const input = paths.map((path) => `${path}\0`).join("");
    await git(["checkout-index", "-f", "-z", "--stdin"], { ...call, input });
  } finally {
    await rm(gitDir, { recursive: true, force: true });
  }
}

export async function removePath(directory: string, path: string): Promise<void> {
  const bytes = Buffer.concat([Buffer.from(`${directory}/`), Buffer.from(path.replace(/\/$/, ""), "latin1")]);
  await rm(bytes, { recursive: true, force: true });
}
