import type { Sealed } from "../core/ports.ts";
import type { Sha } from "../core/verdict.ts";
import { type GitCall, git, partsOf, textOf } from "./git.ts";

/** What changed at one path between a commit and an index, or two commits. */
export type Change = {
  /** Bytes as latin1. */
  readonly path: string;
  /** Octal, as git writes them; `000000` where there is nothing. */
  readonly oldMode: string;
  readonly newMode: string;
  readonly oldId: string;
  readonly newId: string;
  /** Lines; 0 for a binary file. */
  readonly additions: number;
  readonly deletions: number;
};

const format = ["--raw", "--numstat", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv"];

/** How the index of the call differs from a commit. The files on disk are not looked at. */
export async function readIndexChanges(call: GitCall, from: Sha): Promise<readonly Change[]> {
  const { stdout } = await git(["diff-index", "--cached", ...format, from, "--"], call);
  return parseChanges(stdout);
}

export async function readCommitChanges(gitDir: string, from: Sha, to: Sha): Promise<readonly Change[]> {
  const { stdout } = await git(["diff-tree", "-r", ...format, from, to, "--"], { gitDir });
  return parseChanges(stdout);
}

/** With more paths than these, none are named. */
const mostPaths = 500;

/** Size of a change as people count it, and what it touches. */
export function sizeOf(
  changes: readonly Change[],
): Pick<Sealed, "files" | "additions" | "deletions" | "paths"> {
  return {
    ...(changes.length <= mostPaths ? { paths: changes.map(({ path }) => textOf(path)) } : {}),
    files: changes.length,
    additions: changes.reduce((sum, change) => sum + change.additions, 0),
    deletions: changes.reduce((sum, change) => sum + change.deletions, 0),
  };
}

/**
 * Raw entries take two parts (`:100644 100644 <id> <id> M`, path), then come the counts, one part each
 * (`1<tab>2<tab>path`).
 */
function parseChanges(stdout: string): readonly Change[] {
  const parts = partsOf(stdout);
  const counts = new Map<string, { additions: number; deletions: number }>();
  const entries: (readonly [meta: string, path: string])[] = [];
  for (let place = 0; place < parts.length; place += 1) {
    const part = parts[place] ?? "";
    if (part.startsWith(":")) {
      place += 1;
      entries.push([part, parts[place] ?? ""]);
    } else {
      const [additions, deletions, ...path] = part.split("\t");
      counts.set(path.join("\t"), { additions: Number(additions) || 0, deletions: Number(deletions) || 0 });
    }
  }
  return entries.map(([meta, path]) => {
    const [oldMode = "", newMode = "", oldId = "", newId = ""] = meta.slice(1).split(" ");
    return { path, oldMode, newMode, oldId, newId, ...(counts.get(path) ?? { additions: 0, deletions: 0 }) };
  });
}
