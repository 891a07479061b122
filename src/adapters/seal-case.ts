import { git, partsOf, textOf } from "./git.ts";
import type { Staging } from "./seal-rules.ts";

/**
 * New paths that are another path to git and the same to macOS and Windows, where only one of the two could be
 * checked out. What was there before stays; of several new ones the first does.
 */
export async function collidingPaths({ call, changes }: Staging): Promise<ReadonlySet<string>> {
  const added = new Set(changes.filter(isAdded).map(({ path }) => path));
  if (added.size === 0) return added;
  const all = partsOf((await git(["ls-files", "-z"], call)).stdout);
  const taken = new Set(all.filter((path) => !added.has(path)).map(folded));
  const colliding = [...added].toSorted().filter((path) => {
    const name = folded(path);
    return taken.has(name) || !taken.add(name);
  });
  return new Set(colliding);
}

function isAdded({ oldMode, newMode }: Staging["changes"][number]): boolean {
  return oldMode === "000000" && newMode !== "000000";
}

function folded(path: string): string {
  return textOf(path).normalize("NFC").toLowerCase();
}
