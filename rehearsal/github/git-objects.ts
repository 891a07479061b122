import { rm } from "node:fs/promises";
import { git, tryGit } from "./git-process.ts";

export type Person = { readonly name: string; readonly email: string; readonly date: string };

export type Commit = {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Person;
  readonly committer: Person;
  readonly message: string;
};

export type TreeEntry = {
  readonly path: string;
  readonly mode: string;
  readonly type: "blob" | "tree" | "commit";
  readonly sha: string;
  readonly size?: number;
};

/** The object a name stands for, or undefined. `type` restricts it: `commit` follows tags. */
export async function resolve(
  directory: string,
  name: string,
  type: "commit" | "tree" | "blob" | "object" = "object",
): Promise<string | undefined> {
  if (name.startsWith("-") || /\s/.test(name)) return undefined;
  const { code, stdout } = await tryGit(directory, [
    "rev-parse",
    "--verify",
    "--quiet",
    "--end-of-options",
    // A path in a tree takes no suffix; without one a full SHA would pass unseen.
    name.includes(":") ? name : `${name}^{${type}}`,
  ]);
  return code === 0 ? stdout.toString().trim() : undefined;
}

/** A branch, a tag, a full ref or a SHA, in GitHub's order. */
export async function resolveRevision(directory: string, name: string): Promise<string | undefined> {
  const candidates = /^[0-9a-f]{4,40}$/.test(name)
    ? [name, `refs/heads/${name}`]
    : [`refs/heads/${name}`, `refs/tags/${name}`, ...(name.includes("/") || name === "HEAD" ? [name] : [])];
  for (const candidate of candidates) {
    const sha = await resolve(directory, candidate, "commit");
    if (sha !== undefined) return sha;
  }
  return undefined;
}

export async function readCommit(directory: string, sha: string): Promise<Commit | undefined> {
  const { code, stdout } = await tryGit(directory, ["cat-file", "commit", sha]);
  return code === 0 ? parseCommit(sha, stdout.toString("utf8")) : undefined;
}

function parseCommit(sha: string, text: string): Commit {
  const border = text.indexOf("\n\n");
  const fields = text.slice(0, border).split("\n");
  const valuesOf = (name: string) =>
    fields.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));
  return {
    sha,
    tree: valuesOf("tree")[0] ?? "",
    parents: valuesOf("parent"),
    author: parsePerson(valuesOf("author")[0] ?? ""),
    committer: parsePerson(valuesOf("committer")[0] ?? ""),
    message: text.slice(border + 2).replace(/\n$/, ""),
  };
}

function parsePerson(line: string): Person {
  const [, name = "", email = "", seconds = "0"] = /^(.*?) ?<(.*)> (\d+)/.exec(line) ?? [];
  return { name, email, date: isoSeconds(Number(seconds) * 1000) };
}

/** GitHub writes times to the second. */
export function isoSeconds(epochMs: number): string {
  return new Date(epochMs).toISOString().replace(/\.\d{3}Z$/, "Z");
}

export type NewCommit = Omit<Commit, "sha">;

export async function writeCommit(directory: string, commit: NewCommit): Promise<string> {
  const stamp = ({ name, email, date }: Person) =>
    `${name} <${email}> ${Math.floor(Date.parse(date) / 1000)} +0000`;
  const text = [
    `tree ${commit.tree}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    `author ${stamp(commit.author)}`,
    `committer ${stamp(commit.committer)}`,
    "",
    commit.message,
  ].join("\n");
  return git(directory, ["hash-object", "-t", "commit", "-w", "--stdin"], { input: text });
}

export function writeBlob(directory: string, content: Buffer | string): Promise<string> {
  return git(directory, ["hash-object", "-t", "blob", "-w", "--stdin"], { input: content });
}

export async function readBlob(directory: string, sha: string): Promise<Buffer | undefined> {
  const { code, stdout } = await tryGit(directory, ["cat-file", "blob", sha]);
  return code === 0 ? stdout : undefined;
}

/** Entries of a tree; `path` narrows to what is at that path. */
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

export type TreeChange = { readonly path: string; readonly mode: string; readonly sha: string | null };

/** A tree with changes applied on top of `base`; a null SHA deletes. */
export async function writeTree(
  directory: string,
  base: string | undefined,
  changes: readonly TreeChange[],
): Promise<string> {
  const index = `${directory}/index-${crypto.randomUUID()}`;
  const env = { GIT_INDEX_FILE: index };
  try {
    await git(directory, ["read-tree", ...(base === undefined ? ["--empty"] : [base])], { env });
    const zero = "0".repeat(40);
    const input = changes
      .map(({ path, mode, sha }) => (sha === null ? `0 ${zero}\t${path}\0` : `${mode} ${sha}\t${path}\0`))
      .join("");
    await git(directory, ["update-index", "-z", "--index-info"], { env, input });
    return await git(directory, ["write-tree"], { env });
  } finally {
    await rm(index, { force: true });
  }
}

export async function isAncestor(directory: string, ancestor: string, descendant: string): Promise<boolean> {
  return (await tryGit(directory, ["merge-base", "--is-ancestor", ancestor, descendant])).code === 0;
}

/** The head of a branch (or any full ref), or undefined. */
export async function readRef(directory: string, ref: string): Promise<string | undefined> {
  const { code, stdout } = await tryGit(directory, ["show-ref", "--verify", "--hash", ref]);
  return code === 0 ? stdout.toString().trim() : undefined;
}

export type Ref = { readonly ref: string; readonly sha: string; readonly type: string };

export async function listRefs(directory: string, prefix: string): Promise<readonly Ref[]> {
  const text = await git(directory, ["for-each-ref", "--format=%(objectname) %(objecttype) %(refname)"]);
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => {
      const [sha = "", type = "", ref = ""] = line.split(" ");
      return { ref, sha, type };
    })
    .filter(({ ref }) => ref.startsWith(prefix));
}
