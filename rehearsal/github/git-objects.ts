import { tryGit } from "./git-process.ts";
import { readHead, readRef } from "./git-refs.ts";
import { type GitObject, isSha, type ObjectType, readObject, writeObject } from "./git-store.ts";
import { findEntry } from "./git-tree.ts";

export type Person = { readonly name: string; readonly email: string; readonly date: string };

export type Commit = {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Person;
  readonly committer: Person;
  readonly message: string;
};

/** The object a name stands for, or undefined. `type` restricts it: `commit` follows tags. */
export async function resolve(
  directory: string,
  name: string,
  type: ObjectType | "object" = "object",
): Promise<string | undefined> {
  if (name.startsWith("-") || /\s/.test(name)) return undefined;
  const border = name.indexOf(":");
  const revision = border < 0 ? name : name.slice(0, border);
  const sha = await shaOf(directory, revision);
  const object = sha === undefined ? undefined : await readObject(directory, sha);
  if (sha === undefined || object === undefined)
    return /^refs\/[^~^@]+$/.test(revision) ? undefined : ask(directory, name, type);
  if (border >= 0 && object.type !== "tag") return pathIn(directory, { sha, object }, name.slice(border + 1));
  if (object.type === "commit" && type === "tree")
    return parseCommit(sha, object.content.toString("utf8")).tree;
  if (border < 0 && (type === "object" || object.type === type)) return sha;
  return ask(directory, name, type);
}

/** Without a process of git: full names, full refs and `HEAD`. */
async function shaOf(directory: string, revision: string): Promise<string | undefined> {
  if (isSha(revision)) return revision;
  return revision === "HEAD" ? readHead(directory) : readRef(directory, revision);
}

async function pathIn(
  directory: string,
  { sha, object }: { readonly sha: string; readonly object: GitObject },
  path: string,
): Promise<string | undefined> {
  const tree = object.type === "commit" ? parseCommit(sha, object.content.toString("utf8")).tree : sha;
  return path === "" ? tree : (await findEntry(directory, tree, path))?.sha;
}

/** Whatever else git takes for a name, such as a short SHA or `main~1`. */
async function ask(directory: string, name: string, type: string): Promise<string | undefined> {
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
  const object = await readObject(directory, sha);
  return object?.type === "commit" ? parseCommit(sha, object.content.toString("utf8")) : undefined;
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

/** What would end a name or an address early in a commit. */
function plain(text: string): string {
  return text.replace(/[<>\n\0]/g, "").trim();
}

export async function writeCommit(directory: string, commit: NewCommit): Promise<string> {
  const stamp = ({ name, email, date }: Person) =>
    `${plain(name)} <${plain(email)}> ${Math.floor(Date.parse(date) / 1000)} +0000`;
  const text = [
    `tree ${commit.tree}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    `author ${stamp(commit.author)}`,
    `committer ${stamp(commit.committer)}`,
    "",
    commit.message,
  ].join("\n");
  return writeObject(directory, "commit", Buffer.from(text));
}

export async function writeBlob(directory: string, content: Buffer | string): Promise<string> {
  return writeObject(directory, "blob", Buffer.from(content));
}

export async function readBlob(directory: string, sha: string): Promise<Buffer | undefined> {
  const object = await readObject(directory, sha);
  return object?.type === "blob" ? object.content : undefined;
}

/** The commits after `ancestor` up to `descendant`, oldest first, where they are a short line without merges. */
export async function readLine(
  directory: string,
  ancestor: string,
  descendant: string,
): Promise<readonly Commit[] | undefined> {
  const line: Commit[] = [];
  for (let sha = descendant; sha !== ancestor; ) {
    const commit = line.length < longestLine ? await readCommit(directory, sha) : undefined;
    const [parent, ...others] = commit?.parents ?? [];
    if (commit === undefined || parent === undefined || others.length > 0) return undefined;
    line.push(commit);
    sha = parent;
  }
  return line.reverse();
}

const longestLine = 50;

export async function isAncestor(directory: string, ancestor: string, descendant: string): Promise<boolean> {
  if ((await readLine(directory, ancestor, descendant)) !== undefined) return true;
  return (await tryGit(directory, ["merge-base", "--is-ancestor", ancestor, descendant])).code === 0;
}
