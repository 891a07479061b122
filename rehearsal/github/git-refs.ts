import { closeSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { tryGit } from "./git-process.ts";
import { isSha, readObject } from "./git-store.ts";

/** The head of a branch (or any full ref), or undefined. */
export async function readRef(directory: string, ref: string): Promise<string | undefined> {
  return isSafe(ref) ? (readLoose(directory, ref) ?? readPacked(directory).get(ref)) : undefined;
}

/** What `HEAD` names, and where that is. */
export function readHead(directory: string): Promise<string | undefined> {
  const text = readFileSync(`${directory}/HEAD`, "utf8").trim();
  return readRef(directory, text.replace(/^ref: /, ""));
}

/** Names that could not be a path of another file. */
function isSafe(ref: string): boolean {
  return (
    ref.startsWith("refs/") &&
    !/[\0-\x20~^:?*[\\\x7f]/.test(ref) &&
    ref.split("/").every((part) => part !== "" && !part.startsWith(".") && !part.endsWith(".lock"))
  );
}

function readLoose(directory: string, ref: string): string | undefined {
  try {
    const sha = readFileSync(`${directory}/${ref}`, "utf8").trim();
    return isSha(sha) ? sha : undefined;
  } catch {
    return undefined;
  }
}

function readPacked(directory: string): ReadonlyMap<string, string> {
  try {
    const lines = readFileSync(`${directory}/packed-refs`, "utf8").split("\n");
    const rows = lines.filter((line) => /^[0-9a-f]{40} /.test(line));
    return new Map(rows.map((line) => [line.slice(41), line.slice(0, 40)]));
  } catch {
    return new Map();
  }
}

export type Ref = { readonly ref: string; readonly sha: string; readonly type: string };

/** All refs below a prefix, by name. */
export async function listRefs(directory: string, prefix: string): Promise<readonly Ref[]> {
  const loose = readdirSync(`${directory}/refs`, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => `${file.parentPath}/${file.name}`.slice(directory.length + 1).replaceAll("\\", "/"));
  const names = [...new Set([...loose, ...readPacked(directory).keys()])];
  const refs: Ref[] = [];
  for (const ref of names.filter((name) => name.startsWith(prefix)).sort()) {
    const sha = await readRef(directory, ref);
    if (sha === undefined) continue;
    refs.push({ ref, sha, type: (await readObject(directory, sha))?.type ?? "commit" });
  }
  return refs;
}

export type RefSwap = {
  readonly ref: string;
  /** Undefined for a new ref. */
  readonly before: string | undefined;
  /** Undefined for a deletion. */
  readonly after: string | undefined;
};

const zeros = "0".repeat(40);

/** Moves a ref if it is where it is thought to be. False when it is elsewhere, or in another ref's way. */
export async function swapRef(directory: string, swap: RefSwap): Promise<boolean> {
  const quick = swapLoose(directory, swap);
  if (quick !== undefined) return quick;
  const { ref, before = zeros, after } = swap;
  const args = after === undefined ? ["update-ref", "-d", ref, before] : ["update-ref", ref, after, before];
  return (await tryGit(directory, args)).code === 0;
}

/**
 * A ref that is a file of its own moves as git moves it: under its lock file, which becomes the ref. Undefined
 * when that is not the case or somebody holds the lock; git itself knows what to do then.
 */
function swapLoose(directory: string, { ref, before, after }: RefSwap): boolean | undefined {
  if (before === undefined || after === undefined || !isSafe(ref)) return undefined;
  const path = `${directory}/${ref}`;
  const lock = openLock(`${path}.lock`);
  if (lock === undefined) return undefined;
  const current = readLoose(directory, ref);
  if (current === before) writeSync(lock, `${after}\n`);
  closeSync(lock);
  if (current === before) renameSync(`${path}.lock`, path);
  else rmSync(`${path}.lock`);
  return current === undefined ? undefined : current === before;
}

function openLock(path: string): number | undefined {
  try {
    return openSync(path, "wx");
  } catch {
    return undefined;
  }
}

/** Puts a ref somewhere, wherever it was. */
export async function setRef(directory: string, ref: string, after: string): Promise<void> {
  const before = await readRef(directory, ref);
  if (before === after || (await swapRef(directory, { ref, before, after }))) return;
  throw new Error(`The ref ${ref} cannot be set to ${after}.`);
}
