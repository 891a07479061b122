import { tryGit } from "./git-process.ts";
import { type GitObject, readObject, writeObject } from "./git-store.ts";

export type TreeEntry = {
  readonly path: string;
  /** Six digits, as `git ls-tree` shows it. */
  readonly mode: string;
  readonly type: "blob" | "tree" | "commit";
  readonly sha: string;
  readonly size?: number;
};

/** Entries of a tree or a commit's tree with their sizes; `path` narrows to what is at that path. */
export async function readTree(
  directory: string,
  tree: string,
  { recursive = false, path }: { readonly recursive?: boolean; readonly path?: string } = {},
): Promise<readonly TreeEntry[] | undefined> {
  const flags = recursive ? ["-r", "-t"] : [];
  const { code, stdout } = await tryGit(directory, [
    "ls-tree",
    "-l",
    "-z",
    ...flags,
    tree,
    ...(path === undefined ? [] : ["--", path]),
  ]);
  if (code !== 0) return undefined;
  return stdout.toString("utf8").split("\0").filter(Boolean).map(parseEntry);
}

function parseEntry(line: string): TreeEntry {
  const [, mode = "", type = "", sha = "", size = "", path = ""] =
    /^(\d+) (\w+) ([0-9a-f]+) +(-|\d+)\t([\s\S]*)$/.exec(line) ?? [];
  const entry = { path, mode, type: type as TreeEntry["type"], sha };
  return size === "-" ? entry : { ...entry, size: Number(size) };
}

/** Entries by name, of this one tree. */
export type Entries = ReadonlyMap<string, { readonly mode: string; readonly sha: string }>;

export async function readEntries(directory: string, tree: string | undefined): Promise<Entries> {
  const object = tree === undefined ? undefined : await readObject(directory, tree);
  return new Map(object === undefined ? [] : parseEntries(object));
}

function parseEntries({ content }: GitObject): [string, { mode: string; sha: string }][] {
  const entries: [string, { mode: string; sha: string }][] = [];
  for (let at = 0; at < content.length; ) {
    const space = content.indexOf(32, at);
    const end = content.indexOf(0, space);
    const mode = content.subarray(at, space).toString("latin1").padStart(6, "0");
    const sha = content.subarray(end + 1, end + 21).toString("hex");
    entries.push([content.subarray(space + 1, end).toString("utf8"), { mode, sha }]);
    at = end + 21;
  }
  return entries;
}

const directoryMode = "040000";

export function typeOf(mode: string): TreeEntry["type"] {
  if (mode === directoryMode) return "tree";
  return mode === "160000" ? "commit" : "blob";
}

/** What is at a path below a tree. Sizes are left out. */
export async function findEntry(
  directory: string,
  tree: string,
  path: string,
): Promise<TreeEntry | undefined> {
  const parts = path.split("/");
  let at: string | undefined = tree;
  for (const [place, part] of parts.entries()) {
    const entry: { mode: string; sha: string } | undefined = (await readEntries(directory, at)).get(part);
    if (entry === undefined) return undefined;
    if (place === parts.length - 1) return { path, ...entry, type: typeOf(entry.mode) };
    at = entry.mode === directoryMode ? entry.sha : undefined;
  }
  return undefined;
}

export type TreeChange = { readonly path: string; readonly mode: string; readonly sha: string | null };

/** A tree with changes applied on top of a base tree; a null SHA deletes. Directories without files vanish. */
export async function writeTree(
  directory: string,
  base: string | undefined,
  changes: readonly TreeChange[],
): Promise<string> {
  const entries = new Map(await readEntries(directory, base));
  const below = new Map<string, TreeChange[]>();
  for (const { path, mode, sha } of changes) {
    const border = path.indexOf("/");
    if (border >= 0) {
      const name = path.slice(0, border);
      below.set(name, [...(below.get(name) ?? []), { path: path.slice(border + 1), mode, sha }]);
    } else if (sha === null) entries.delete(path);
    else entries.set(path, { mode, sha });
  }
  for (const [name, inner] of below) {
    const known = entries.get(name);
    const sha = await writeTree(directory, known?.mode === directoryMode ? known.sha : undefined, inner);
    if (sha !== emptyTree) entries.set(name, { mode: directoryMode, sha });
    else if (known?.mode === directoryMode) entries.delete(name);
  }
  return writeObject(directory, "tree", renderEntries(entries));
}

const emptyTree = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

/** Git sorts by bytes, and a directory as if its name ended with a slash. */
function renderEntries(entries: Entries): Buffer {
  const rows = [...entries].map(([name, { mode, sha }]) => ({
    key: Buffer.from(mode === directoryMode ? `${name}/` : name),
    bytes: Buffer.concat([Buffer.from(`${mode.replace(/^0+/, "")} ${name}\0`), Buffer.from(sha, "hex")]),
  }));
  rows.sort((one, other) => Buffer.compare(one.key, other.key));
  return Buffer.concat(rows.map(({ bytes }) => bytes));
}

export type Difference = {
  readonly path: string;
  readonly status: "added" | "modified" | "removed";
  /** What is there now; undefined when it was removed. */
  readonly now: { readonly mode: string; readonly sha: string } | undefined;
};

/** Files that differ between two trees, without renames. Equal directories are not opened. */
export async function diffTrees(
  directory: string,
  before: string | undefined,
  after: string | undefined,
  prefix = "",
): Promise<readonly Difference[]> {
  const [old, young] = [await readEntries(directory, before), await readEntries(directory, after)];
  const differences: Difference[] = [];
  for (const name of [...new Set([...old.keys(), ...young.keys()])].sort()) {
    const [was, is] = [old.get(name), young.get(name)];
    if (was?.sha === is?.sha && was?.mode === is?.mode) continue;
    const treeOf = (entry: typeof was) => (entry?.mode === directoryMode ? entry.sha : undefined);
    const fileOf = (entry: typeof was) => (entry?.mode === directoryMode ? undefined : entry);
    const path = `${prefix}${name}`;
    const [wasFile, now] = [fileOf(was), fileOf(is)];
    if (wasFile !== undefined || now !== undefined)
      differences.push({ path, status: statusOf(wasFile, now), now });
    if (treeOf(was) !== treeOf(is))
      differences.push(...(await diffTrees(directory, treeOf(was), treeOf(is), `${path}/`)));
  }
  return differences;
}

function statusOf(was: object | undefined, is: object | undefined): Difference["status"] {
  if (was === undefined) return "added";
  return is === undefined ? "removed" : "modified";
}
