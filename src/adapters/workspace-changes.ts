import { type Change, type ChangedFile, compareLines } from "../core/tamper/change.ts";
import { isRunnerConfig, isTestFile, usualTestPaths } from "../core/tamper/test-path.ts";
import type { Sha } from "../core/verdict.ts";
import { git, partsOf, textOf } from "./git.ts";
import { readObjects } from "./git-objects.ts";

/** What is read of a change; of more, only the names are known. */
const most = {
  files: 2000,
  /** Of one file. */
  bytes: 512_000,
  /** Of all of them together. */
  bytesTogether: 32_000_000,
  /** Sources whose unchanged tests are looked for. */
  sources: 100,
  names: 10_000,
};

/** Beyond so many files renames are found only where nothing else changed: each is compared with each. */
const mostCompared = 400;

type Entry = Pick<ChangedFile, "path" | "oldPath" | "status"> & {
  readonly oldId: string | undefined;
  readonly newId: string | undefined;
};

/** What differs between two commits that are in the repository: two calls of git, whatever the size of the change. */
export async function readChange(gitDir: string, from: Sha, to: Sha): Promise<Change> {
  const options = ["-r", "--raw", "-z", "-M", `-l${mostCompared}`, "--no-abbrev", "--no-ext-diff"];
  const { stdout } = await git(["diff-tree", ...options, from, to, "--"], { gitDir });
  const entries = parseEntries(stdout);
  const read = entries.toSorted((a, b) => rank(a) - rank(b)).slice(0, most.files);
  const ids = read.flatMap(({ oldId, newId }) => [oldId, newId].filter((id) => id !== undefined));
  const tests = testsOf(read);
  const names = [...new Set(ids), ...tests.map((path) => `${to}:${path}`)];
  const objects = await readObjects(gitDir, names, most);
  const isRead = new Set(read);
  return {
    files: entries
      .slice(0, most.names)
      .map((entry) => fileOf(entry, isRead.has(entry) ? objects : new Map())),
    more: Math.max(0, entries.length - most.names),
    tests: tests.flatMap((path) => {
      const found = objects.get(`${to}:${path}`);
      return found instanceof Buffer && !isBinary(found) ? [{ path, text: found.toString() }] : [];
    }),
  };
}

/** Two parts for each: `:100644 100644 <id> <id> M`, path; three for one that was renamed. */
function parseEntries(stdout: string): readonly Entry[] {
  const parts = partsOf(stdout);
  const entries: Entry[] = [];
  for (let place = 0; place < parts.length; place += 2) {
    const meta = parts[place] ?? "";
    const isRenamed = / R\d*$/.test(meta);
    const paths = parts.slice(place + 1, place + (isRenamed ? 3 : 2)).map(textOf);
    if (isRenamed) place += 1;
    entries.push(...entryOf(meta, paths));
  }
  return entries;
}

/** Links and submodules have no text: a file that became one is gone. */
function entryOf(meta: string, [path = "", newPath]: readonly string[]): readonly Entry[] {
  const [oldMode = "", newMode = "", old, now] = meta.slice(1).split(" ");
  const oldId = oldMode.startsWith("100") ? old : undefined;
  const newId = newMode.startsWith("100") ? now : undefined;
  if (oldId === undefined && newId === undefined) return [];
  if (oldId === undefined) return [{ path: newPath ?? path, status: "added", oldId, newId }];
  if (newId === undefined) return [{ path, status: "deleted", oldId, newId }];
  if (newPath === undefined) return [{ path, status: "modified", oldId, newId }];
  return [{ path: newPath, oldPath: path, status: "renamed", oldId, newId }];
}

/** What tests are made of is read first: nobody can hide it behind a heap of other files. */
function rank({ path, oldPath }: Entry): number {
  return [path, oldPath ?? path].some((one) => isTestFile(one) || isRunnerConfig(one)) ? 0 : 1;
}

/** Where the unchanged tests of changed sources may be. A name with a line break cannot be asked for. */
function testsOf(entries: readonly Entry[]): readonly string[] {
  const changed = new Set(entries.map(({ path }) => path));
  const sources = entries.filter(({ newId, path }) => newId !== undefined && !path.includes("\n"));
  const paths = sources.slice(0, most.sources).flatMap(({ path }) => usualTestPaths(path));
  return [...new Set(paths)].filter((path) => !changed.has(path));
}

type Objects = Awaited<ReturnType<typeof readObjects>>;

function fileOf({ oldId, newId, ...entry }: Entry, objects: Objects): ChangedFile {
  const [before, after] = [oldId, newId].map((id) =>
    id === undefined ? undefined : (objects.get(id) ?? "too-large"),
  );
  if (before === "too-large" || after === "too-large") return compareLines({ ...entry, unread: "too-large" });
  if ([before, after].some((one) => one !== undefined && isBinary(one)))
    return compareLines({ ...entry, unread: "binary" });
  return compareLines({ ...entry, before: before?.toString(), after: after?.toString() });
}

/** As git tells it: there is a NUL near the beginning. */
function isBinary(content: Buffer): boolean {
  return content.subarray(0, 8000).includes(0);
}
