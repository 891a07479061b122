import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Sha } from "../core/verdict.ts";
import { git, partsOf } from "./git.ts";
import { type GitSource, writeGitDirectory } from "./git-directory.ts";
import { guardedPaths } from "./git-pathspec.ts";

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
};

/**
 * Puts every path of `directory` (absolute) that matches a pattern back to how it is at `base`: changed and deleted ones
 * are written again, ones that are not in `base` are removed, ignored files too. Looks at the files alone:
 * the git directory in there is neither read nor changed.
 */
export async function restorePaths(
  source: GitSource,
  directory: string,
  { base, patterns }: Restoration,
): Promise<void> {
  if (patterns.length === 0) return;
  const gitDir = await mkdtemp(join(tmpdir(), "cco-restore-"));
  try {
    await writeGitDirectory({ path: gitDir, source, head: base, bare: true });
    const call = { gitDir, workTree: directory };
    await git(["read-tree", base], call);
    const listing = await git(["ls-files", "-z", "-t", "-c", "-o", "--", ...guardedPaths(patterns)], call);
    const paths = partsOf(listing.stdout);
    const strays = paths.filter((path) => path.startsWith("? ")).map((path) => path.slice(2));
    await Promise.all(strays.map((path) => removePath(directory, path)));
    const kept = paths.filter((path) => path.startsWith("H ")).map((path) => `${path.slice(2)}\0`);
    await git(["checkout-index", "-f", "-z", "--stdin"], { ...call, input: kept.join("") });
  } finally {
    await rm(gitDir, { recursive: true, force: true });
  }
}

async function removePath(directory: string, path: string): Promise<void> {
  const bytes = Buffer.concat([Buffer.from(`${directory}/`), Buffer.from(path.replace(/\/$/, ""), "latin1")]);
  await rm(bytes, { recursive: true, force: true });
}
