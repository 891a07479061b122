import { alwaysProtected } from "../core/mission.ts";
import type { Work } from "../core/ports.ts";
import type { Sha } from "../core/verdict.ts";
import type { BaseMerge } from "./base-merge.ts";
import { type GitCall, git, partsOf } from "./git.ts";
import { readBlobs } from "./git-blob.ts";
import { type Change, readIndexChanges } from "./git-change.ts";
import { guardedPaths } from "./git-pathspec.ts";
import { collidingPaths } from "./seal-case.ts";
import { formerPointers, isPointer, pointerRule } from "./seal-lfs.ts";
import { ancestorsOf, inMegabytes } from "./seal-stage.ts";

export type Withholding = {
  readonly why: string;
  /** The change itself must not be kept in a patch either. */
  readonly secret?: boolean;
};

export type Staging = {
  /** Our store with the index that holds the changes. */
  readonly call: GitCall & { readonly gitDir: string };
  /** A copy of that index, from which nothing is taken out. */
  readonly whole: string;
  readonly work: Work;
  /** What the worker began with: the commit `work.from`, or the tree of a merge into it. */
  readonly start: Sha;
  readonly merge: BaseMerge | undefined;
  readonly changes: readonly Change[];
  /** Bytes by path, as far as known. */
  readonly sizes: ReadonlyMap<string, number>;
  readonly isSecret: ((text: string) => boolean) | undefined;
  readonly maxBinaryBytes: number;
};

/** The changes that stay out of the commit, by path. Judged on the index alone: nothing can change it meanwhile. */
export async function judgeChanges(staging: Staging): Promise<ReadonlyMap<string, Withholding>> {
  const [guarded, filtered, pointers, colliding, back] = await Promise.all([
    protectedPaths(staging),
    filteredPaths(staging),
    formerPointers(staging),
    collidingPaths(staging),
    takenBack(staging),
  ]);
  const contents = await judgeContents(staging, { filtered, pointers });
  const withheld = new Map<string, Withholding>();
  for (const change of staging.changes) {
    const { path } = change;
    const byContent = contents.get(path);
    const byPath = colliding.has(path) ? sameName : back.has(path) ? takesBack : undefined;
    const why = guarded.has(path)
      ? "The path is protected."
      : (submoduleRule(change) ?? byContent?.why ?? byPath);
    if (byContent?.secret) withheld.set(path, byContent);
    else if (why !== undefined) withheld.set(path, { why });
  }
  return withDisplaced(staging.changes, withheld);
}

const sameName = "Its name differs from another path's in the case of letters only.";

async function protectedPaths({ call, work, start }: Staging): Promise<ReadonlySet<string>> {
  const specs = guardedPaths([...alwaysProtected, ...work.protect]);
  const args = ["diff-index", "--cached", "--name-only", "-z", "--no-renames", start, "--", ...specs];
  return new Set(partsOf((await git(args, call)).stdout));
}

const takesBack = "It takes back what the base changed.";

/** Paths that a merge had settled, and that are as they were before it. */
async function takenBack({ call, work, changes, merge }: Staging): Promise<ReadonlySet<string>> {
  if (merge === undefined) return new Set();
  const differing = await readIndexChanges(call, work.from);
  const others = new Set([...differing.map(({ path }) => path), ...merge.files.map(({ raw }) => raw)]);
  return new Set(changes.map(({ path }) => path).filter((path) => !others.has(path)));
}

/** Paths whose attributes ask for a filter program (LFS, encryption), with its name. It never runs here. */
async function filteredPaths({ call, changes }: Staging): Promise<ReadonlyMap<string, string>> {
  const paths = changes.filter(isPresent).map(({ path }) => `${path}\0`);
  if (paths.length === 0) return new Map();
  const input = paths.join("");
  const { stdout } = await git(["check-attr", "-z", "--stdin", "--cached", "filter"], { ...call, input });
  const parts = partsOf(stdout);
  const filters = parts.flatMap((path, place) =>
    place % 3 === 0 ? [[path, parts[place + 2] ?? ""] as const] : [],
  );
  return new Map(filters.filter(([, filter]) => filter !== "unspecified" && filter !== "unset"));
}

function submoduleRule({ oldMode, newMode }: Change): string | undefined {
  return [oldMode, newMode].includes(submodule)
    ? "It is a submodule, which only a human changes."
    : undefined;
}

const submodule = "160000";
const link = "120000";

function isPresent({ newMode }: Change): boolean {
  return newMode !== "000000" && newMode !== submodule;
}

type Marks = {
  /** The filter program of each path that asks for one. */
  readonly filtered: ReadonlyMap<string, string>;
  /** Paths that held an LFS pointer. */
  readonly pointers: ReadonlySet<string>;
};

/** Reads no more than the rules need, and not all at once. */
async function judgeContents(staging: Staging, marks: Marks): Promise<ReadonlyMap<string, Withholding>> {
  const { changes, isSecret, sizes, maxBinaryBytes } = staging;
  const { filtered, pointers } = marks;
  const wanted = changes.filter(isPresent).filter(({ path, newMode }) => {
    const isMarked = newMode === link || filtered.has(path) || pointers.has(path);
    return isSecret !== undefined || isMarked || (sizes.get(path) ?? 0) > maxBinaryBytes;
  });
  const judged = new Map<string, Withholding>();
  for (const some of portionsOf(wanted, staging.sizes)) {
    const blobs = await readBlobs(
      staging.call.gitDir,
      some.map(({ newId }) => newId),
    );
    for (const change of some) {
      const content = blobs.get(change.newId);
      if (content === undefined)
        throw new Error(`The content of ${change.path} was staged and is not there.`);
      const withholding = await judgeContent(staging, change, { content, marks });
      if (withholding !== undefined) judged.set(change.path, withholding);
    }
  }
  return judged;
}

const portionBytes = 32_000_000;

function portionsOf(changes: readonly Change[], sizes: ReadonlyMap<string, number>): readonly Change[][] {
  const portions: Change[][] = [];
  let room = 0;
  for (const change of changes) {
    const bytes = sizes.get(change.path) ?? 0;
    if (bytes > room || portions.length === 0) {
      portions.push([]);
      room = portionBytes;
    }
    portions.at(-1)?.push(change);
    room -= bytes;
  }
  return portions;
}

async function judgeContent(
  staging: Staging,
  change: Change,
  { content, marks }: { content: Buffer; marks: Marks },
): Promise<Withholding | undefined> {
  if (await addsSecret(staging, change, content)) {
    return { why: "It contains a secret.", secret: true };
  }
  if (change.newMode === link) return linkRule(change.path, content.toString("utf8"));
  const why =
    filterRule(marks.filtered.get(change.path), content) ??
    pointerRule(marks.pointers.has(change.path), change.oldMode === "000000", content) ??
    binaryRule(staging, content);
  return why === undefined ? undefined : { why };
}

/** Text of that size is data that somebody may want; the rest is a build's output or a download. */
function binaryRule({ maxBinaryBytes }: Staging, content: Buffer): string | undefined {
  if (content.length <= maxBinaryBytes || !content.subarray(0, 8000).includes(0)) return undefined;
  return `It is a binary file of ${inMegabytes(content.length)}; the limit for those is ${inMegabytes(maxBinaryBytes)}.`;
}

function filterRule(filter: string | undefined, content: Buffer): string | undefined {
  if (filter === undefined || (filter === "lfs" && isPointer(content))) return undefined;
  return `Its attributes ask for the git filter \`${filter}\`, which never runs here: it would be committed raw.`;
}

/** What was there before is not the worker's doing: only lines that are new count. */
async function addsSecret({ call, isSecret }: Staging, change: Change, content: Buffer): Promise<boolean> {
  if (isSecret === undefined || !looksSecret(content, isSecret)) return false;
  const old = (await readBlobs(call.gitDir, [change.oldId])).get(change.oldId);
  if (old === undefined) return true;
  const before = new Set(old.toString("latin1").split("\n"));
  const added = content
    .toString("latin1")
    .split("\n")
    .filter((line) => !before.has(line));
  return looksSecret(Buffer.from(added.join("\n"), "latin1"), isSecret);
}

/** Without its zero bytes, UTF-16 text shows what it hides. */
function looksSecret(content: Buffer, isSecret: (text: string) => boolean): boolean {
  const text = content.toString("utf8");
  return isSecret(text) || (text.includes("\0") && isSecret(text.replaceAll("\0", "")));
}

/**
 * Stays in the tree for certain: up no further than the link is deep, then only down. `..` after a name could
 * pass through another link.
 */
function linkRule(path: string, target: string): Withholding | undefined {
  const parts = target.split("/").filter((part) => part !== "" && part !== ".");
  const ups = parts.findIndex((part) => part !== "..");
  const down = ups === -1 ? [] : parts.slice(ups);
  const rises = parts.length - down.length;
  const isForeign = target.startsWith("/") || target.includes("\\") || /^[a-z]:/i.test(target);
  const leaves = isForeign || rises > ancestorsOf(path).length || down.includes("..");
  if (leaves) return { why: "It is a link that leaves the repository." };
  return down.some((part) => part.toLowerCase() === ".git")
    ? { why: "It is a link into the git directory." }
    : undefined;
}

/**
 * What takes the place of a path that is put back has to go as well, and what had to go for a path
 * that is withheld comes back.
 */
export function withDisplaced(
  changes: readonly Change[],
  withheld: ReadonlyMap<string, Withholding>,
): ReadonlyMap<string, Withholding> {
  const restored = changes.filter(({ path, oldMode }) => withheld.has(path) && oldMode !== "000000");
  const files = new Set(restored.map(({ path }) => path));
  const directories = new Set(restored.flatMap(({ path }) => ancestorsOf(path)));
  const displaced = changes.flatMap(({ path, newMode }): [string, Withholding][] => {
    if (withheld.has(path)) return [];
    const above = ancestorsOf(path);
    if (newMode === "000000")
      return above.some((one) => withheld.has(one)) ? [[path, { why: lostPlace }]] : [];
    const isInTheWay = directories.has(path) || above.some((one) => files.has(one));
    return isInTheWay ? [[path, { why: tookPlace }]] : [];
  });
  return new Map([...withheld, ...displaced]);
}

const tookPlace = "It takes the place of a path that was put back.";
const lostPlace = "What takes its place was withheld.";
