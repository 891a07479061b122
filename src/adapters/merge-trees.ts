import type { Sha } from "../core/verdict.ts";
import { type GitSetting, git, partsOf } from "./git.ts";

export type Entry = { readonly mode: string; readonly id: Sha };

/** What each side has at a path where they cannot be brought together; undefined: nothing. */
export type Sides = { readonly ours?: Entry; readonly theirs?: Entry };

/**
 * A file goes on where it was moved to; a new one stays where it was made, though its directory was moved: git would
 * only have guessed. Between the markers there is also what both sides began with.
 */
const config: readonly GitSetting[] = [
  ["merge.renames", "true"],
  ["merge.directoryRenames", "false"],
  ["merge.conflictStyle", "zdiff3"],
];

/**
 * Merges two commits without any files on disk. The tree has conflict markers, labelled with the two commits as they
 * were named. Paths are bytes as latin1. Rejects when they have no history in common.
 */
export async function mergeTrees(
  gitDir: string,
  ours: Sha,
  theirs: Sha,
): Promise<{ readonly tree: Sha; readonly conflicts: ReadonlyMap<string, Sides> }> {
  const args = ["merge-tree", "--write-tree", "-z", "--no-messages", ours, theirs];
  const { stdout } = await git(args, { gitDir, accept: [1], config });
  const [tree = "", ...lines] = partsOf(stdout);
  const conflicts = new Map<string, Sides>();
  for (const line of lines) {
    // `<mode> <id> <stage><tab><path>`
    const [meta = "", ...rest] = line.split("\t");
    const [mode = "", id = "", stage] = meta.split(" ");
    const path = rest.join("\t");
    const side = stage === "2" ? { ours: { mode, id } } : stage === "3" ? { theirs: { mode, id } } : {};
    conflicts.set(path, { ...conflicts.get(path), ...side });
  }
  return { tree, conflicts };
}
