import { rm } from "node:fs/promises";
import type { ConflictFile } from "../core/conflict.ts";
import { alwaysProtected } from "../core/mission.ts";
import type { Merging } from "../core/ports.ts";
import type { Sha } from "../core/verdict.ts";
import { type GitCall, git, partsOf, textOf } from "./git.ts";
import { readBlobs } from "./git-blob.ts";
import { guardedPaths } from "./git-pathspec.ts";
import { isLockfile } from "./lockfiles.ts";
import { type Entry, mergeTrees, type Sides } from "./merge-trees.ts";
import type { WorkspacePlaces } from "./workspace.ts";

/** A base merged into a commit as far as plain code can, without any files on disk. */
export type BaseMerge = {
  readonly from: Sha;
  readonly base: Sha;
  /** Clean where `files` is empty. */
  readonly tree: Sha;
  readonly files: readonly OpenFile[];
};

/** A conflict for the worker. `raw`: its path, bytes as latin1. */
type OpenFile = ConflictFile & { readonly raw: string; readonly sides: Sides };

/**
 * Merges `base` into `from`; the same two give the same tree whenever it is asked for. The base's version is taken
 * where both changed a protected path, and where a merge would carry a change of one side to a protected path of the
 * other. So it is with lockfiles, and where markers cannot be put in; those two are the worker's to go over.
 */
export async function mergeBase(
  { store, index }: WorkspacePlaces,
  from: Sha,
  { base, protect }: Merging,
): Promise<BaseMerge> {
  const merge = await mergeTrees(store, from, base);
  const pair = { gitDir: store, from, base, tree: merge.tree };
  const specs = guardedPaths([...alwaysProtected, ...protect]);
  const guarded = new Set(await changedPaths(store, [from, base], specs));
  const conflicts = [...merge.conflicts];
  const files = await classify(
    pair,
    conflicts.filter(([path]) => !guarded.has(path)),
  );
  const theirs = new Map([
    ...(await mixedEntries(pair, specs)),
    ...conflicts.filter(([path]) => guarded.has(path)).map(([path, sides]) => [path, sides.theirs] as const),
    ...files
      .filter(({ stands }) => stands === "base" || stands === "outdated")
      .map(({ raw, sides }) => [raw, sides.theirs] as const),
  ]);
  const tree = await withEntries({ gitDir: store, index: `${index}.merge` }, merge.tree, theirs);
  return { from, base, tree, files };
}

/** The files of the merge that still show their conflict in the index of the call. */
export async function unresolved(call: GitCall & { readonly gitDir: string }, merge: BaseMerge) {
  const open = merge.files.filter(({ stands }) => stands === "marked" || stands === "displaced");
  if (open.length === 0) return [];
  const args = ["--literal-pathspecs", "ls-files", "-s", "-z", "--", ...open.map(({ raw }) => textOf(raw))];
  const entries = parseEntries((await git(args, call)).stdout);
  const there = open.filter(({ raw }) => entries.has(raw));
  const ids = there.flatMap(({ raw, sides }) => [entries.get(raw)?.id, sides.ours?.id, sides.theirs?.id]);
  const blobs = await readBlobs(
    call.gitDir,
    ids.filter((id) => id !== undefined),
  );
  const textAt = (entry: Entry | undefined) => blobs.get(entry?.id ?? "")?.toString("latin1") ?? "";
  return there.filter(({ raw, stands, sides }) => {
    if (stands === "displaced") return true;
    const excused = new Set([...markersIn(textAt(sides.ours)), ...markersIn(textAt(sides.theirs))]);
    return markersIn(textAt(entries.get(raw))).some((line) => !excused.has(line));
  });
}

type Pair = { readonly gitDir: string; readonly from: Sha; readonly base: Sha; readonly tree: Sha };

async function classify(
  { gitDir, from, base, tree }: Pair,
  conflicts: readonly (readonly [string, Sides])[],
): Promise<readonly OpenFile[]> {
  const entries = await entriesAt(
    gitDir,
    tree,
    conflicts.map(([path]) => path),
  );
  const blobs = await readBlobs(
    gitDir,
    [...entries.values()].filter(isFile).map(({ id }) => id),
  );
  return conflicts.map(([raw, sides]) => {
    const text = blobs.get(entries.get(raw)?.id ?? "")?.toString("latin1") ?? "";
    // Git names a file after its commit where something else has its place.
    const isDisplaced = raw.endsWith(`~${from}`) || raw.endsWith(`~${base}`);
    const isMarked = new RegExp(`^<{7} ${from}`, "m").test(text);
    const stands = isDisplaced ? "displaced" : isLockfile(raw) ? "outdated" : isMarked ? "marked" : "base";
    return { path: textOf(raw), raw, sides, stands } as const;
  });
}

function isFile({ mode }: Entry): boolean {
  return mode.startsWith("100");
}

function markersIn(text: string): readonly string[] {
  return text.split(/\r?\n/).filter((line) => /^(<{7}|\|{7}|>{7})( |$)|^={7}$/.test(line));
}

/** Protected paths that are neither as the one side nor as the other has them, with what the base has there. */
async function mixedEntries(
  { gitDir, from, base, tree }: Pair,
  specs: readonly string[],
): Promise<readonly (readonly [string, Entry | undefined])[]> {
  const paths = await mixedPaths(gitDir, { sides: [from, base], tree, specs });
  const entries = await entriesAt(gitDir, base, paths);
  return paths.map((path) => [path, entries.get(path)] as const);
}

/** Paths that match, at which a tree is as none of the commits is. */
export async function mixedPaths(
  gitDir: string,
  {
    sides,
    tree,
    specs,
  }: { readonly sides: readonly Sha[]; readonly tree: Sha; readonly specs: readonly string[] },
): Promise<readonly string[]> {
  const [first = [], ...others] = await Promise.all(
    sides.map((side) => changedPaths(gitDir, [side, tree], specs)),
  );
  return first.filter((path) => others.every((paths) => paths.includes(path)));
}

async function changedPaths(
  gitDir: string,
  [from, to]: readonly [Sha, Sha],
  specs: readonly string[],
): Promise<readonly string[]> {
  const format = ["-r", "-z", "--name-only", "--no-renames"];
  const { stdout } = await git(["diff-tree", ...format, from, to, "--", ...specs], { gitDir });
  return partsOf(stdout);
}

/** Git takes so many paths as arguments on every system. */
const pathsAtOnce = 200;

async function entriesAt(
  gitDir: string,
  tree: Sha,
  paths: readonly string[],
): Promise<ReadonlyMap<string, Entry>> {
  const found = new Map<string, Entry>();
  for (let place = 0; place < paths.length; place += pathsAtOnce) {
    const some = paths.slice(place, place + pathsAtOnce).map(textOf);
    const { stdout } = await git(["ls-tree", "-z", "--full-tree", tree, "--", ...some], { gitDir });
    for (const [path, entry] of parseEntries(stdout)) if (entry.mode !== "040000") found.set(path, entry);
  }
  return found;
}

/** `<mode> <type> <id><tab><path>` of a tree, `<mode> <id> <stage><tab><path>` of an index. */
function parseEntries(stdout: string): ReadonlyMap<string, Entry> {
  return new Map(
    partsOf(stdout).map((line) => {
      const [meta = "", ...path] = line.split("\t");
      const [mode = "", ...words] = meta.split(" ");
      return [path.join("\t"), { mode, id: words.find((word) => /^[0-9a-f]{40,64}$/.test(word)) ?? "" }];
    }),
  );
}

/** The tree with other entries at some paths; undefined: with nothing there. */
async function withEntries(
  call: { readonly gitDir: string; readonly index: string },
  tree: Sha,
  entries: ReadonlyMap<string, Entry | undefined>,
): Promise<Sha> {
  if (entries.size === 0) return tree;
  await Promise.all([rm(call.index, { force: true }), rm(`${call.index}.lock`, { force: true })]);
  await git(["read-tree", tree], call);
  const none = "0".repeat(tree.length);
  const lines = [...entries].map(([path, entry]) =>
    entry === undefined ? `0 ${none}\t${path}\0` : `${entry.mode} ${entry.id}\t${path}\0`,
  );
  await git(["update-index", "--replace", "-z", "--index-info"], { ...call, input: lines.join("") });
  const written = await git(["write-tree"], call);
  await rm(call.index, { force: true });
  return written.stdout.trim();
}
