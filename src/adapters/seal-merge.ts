import { alwaysProtected } from "../core/mission.ts";
import type { Work } from "../core/ports.ts";
import type { Sha } from "../core/verdict.ts";
import { mixedPaths } from "./base-merge.ts";
import { textOf } from "./git.ts";
import { guardedPaths } from "./git-pathspec.ts";
import { mergeTrees } from "./merge-trees.ts";

/**
 * Merges the change of a commit into `head`, without any files on disk. The tree holds only without conflicts.
 * The rules were held against the change as it was made: where the merge would carry it to a protected path,
 * that is a conflict, too. What a base that is merged has there is no such change.
 */
export async function mergeOnto(
  gitDir: string,
  { protect, merge: base }: Work,
  { sha, head }: { readonly sha: Sha; readonly head: Sha },
): Promise<{ readonly tree: Sha; readonly conflicts: readonly string[] }> {
  const { tree, conflicts } = await mergeTrees(gitDir, head, sha);
  if (conflicts.size > 0) return { tree, conflicts: [...conflicts.keys()].map(textOf) };
  const specs = guardedPaths([...alwaysProtected, ...protect]);
  const sides = base === undefined ? [head] : [head, base];
  const guarded = await mixedPaths(gitDir, { sides, tree, specs });
  return { tree, conflicts: guarded.map(textOf) };
}
