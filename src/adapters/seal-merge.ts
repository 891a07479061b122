import { alwaysProtected } from "../core/mission.ts";
import type { Work } from "../core/ports.ts";
import type { Sha } from "../core/verdict.ts";
import { type GitSetting, git, partsOf, textOf } from "./git.ts";
import { guardedPaths } from "./git-pathspec.ts";

/**
 * A file goes on where it was moved to; a new one stays where it was made, though its directory was moved:
 * git would only have guessed.
 */
const config: readonly GitSetting[] = [
  ["merge.renames", "true"],
  ["merge.directoryRenames", "false"],
];

/**
 * Merges the change of a commit into `head`, without any files on disk. The tree holds only without conflicts.
 * The rules were held against the change as it was made: where the merge would carry it to a protected path,
 * that is a conflict, too.
 */
export async function mergeOnto(
  gitDir: string,
  work: Work,
  { sha, head }: { readonly sha: Sha; readonly head: Sha },
): Promise<{ readonly tree: Sha; readonly conflicts: readonly string[] }> {
  const args = ["merge-tree", "--write-tree", "-z", "--name-only", "--no-messages", head, sha];
  const { code, stdout } = await git(args, { gitDir, accept: [1], config });
  const [tree = "", ...paths] = partsOf(stdout);
  const conflicts = code === 0 ? await guardedChanges(gitDir, work, { head, tree }) : paths;
  return { tree, conflicts: [...new Set(conflicts)].map(textOf) };
}

async function guardedChanges(
  gitDir: string,
  { protect }: Work,
  { head, tree }: { readonly head: Sha; readonly tree: Sha },
): Promise<readonly string[]> {
  const specs = guardedPaths([...alwaysProtected, ...protect]);
  const format = ["-r", "-z", "--name-only", "--no-renames"];
  const { stdout } = await git(["diff-tree", ...format, head, tree, "--", ...specs], { gitDir });
  return partsOf(stdout);
}
