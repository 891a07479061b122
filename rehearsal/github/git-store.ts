import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { deflateSync, inflateSync } from "node:zlib";
import { tryGit } from "./git-process.ts";

export type ObjectType = "blob" | "tree" | "commit" | "tag";
export type GitObject = { readonly type: ObjectType; readonly content: Buffer };

const full = /^[0-9a-f]{40}$/;

export function isSha(text: string): boolean {
  return full.test(text);
}

/**
 * An object by its full name. A loose one is read here, as git lays it down: starting a git process for each
 * object would make most of what a call costs. Packed ones (large pushes) are git's to find.
 * https://git-scm.com/book/en/v2/Git-Internals-Git-Objects#_object_storage
 */
export async function readObject(directory: string, sha: string): Promise<GitObject | undefined> {
  if (!isSha(sha)) return undefined;
  return readLoose(directory, sha) ?? (await readPacked(directory, sha));
}

function readLoose(directory: string, sha: string): GitObject | undefined {
  let packed: Buffer;
  try {
    packed = readFileSync(pathOf(directory, sha));
  } catch {
    return undefined;
  }
  const bytes = inflateSync(packed);
  const border = bytes.indexOf(0);
  const [type = ""] = bytes.subarray(0, border).toString("latin1").split(" ");
  return { type: type as ObjectType, content: bytes.subarray(border + 1) };
}

/** Objects never change, so that what git found once needs no second process. */
const found = new Map<string, GitObject>();
const mostFound = 5000;
const largestKept = 65_536;

async function readPacked(directory: string, sha: string): Promise<GitObject | undefined> {
  const key = `${directory} ${sha}`;
  const known = found.get(key);
  if (known !== undefined) return known;
  const { stdout } = await tryGit(directory, ["cat-file", "--batch"], { input: `${sha}\n` });
  const border = stdout.indexOf(10);
  const [, type, size] =
    /^\w+ (blob|tree|commit|tag) (\d+)$/.exec(stdout.subarray(0, border).toString()) ?? [];
  if (type === undefined) return undefined;
  const content = stdout.subarray(border + 1, border + 1 + Number(size));
  const object = { type: type as ObjectType, content };
  if (found.size >= mostFound) found.clear();
  if (content.length <= largestKept) found.set(key, object);
  return object;
}

function pathOf(directory: string, sha: string): string {
  return `${directory}/objects/${sha.slice(0, 2)}/${sha.slice(2)}`;
}

/** Writes an object as git does: whole under another name first, then renamed. */
export function writeObject(directory: string, type: ObjectType, content: Buffer): string {
  const bytes = Buffer.concat([Buffer.from(`${type} ${content.length}\0`), content]);
  const sha = createHash("sha1").update(bytes).digest("hex");
  const path = pathOf(directory, sha);
  if (existsSync(path)) return sha;
  mkdirSync(path.slice(0, -39), { recursive: true });
  const draft = `${directory}/objects/tmp_obj_${crypto.randomUUID()}`;
  writeFileSync(draft, deflateSync(bytes, { level: 1 }));
  renameSync(draft, path);
  return sha;
}
