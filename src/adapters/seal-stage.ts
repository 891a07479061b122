import type { Stats } from "node:fs";
import { lstat, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { type GitCall, GitFailed, git, partsOf } from "./git.ts";
import type { WorkspacePlaces } from "./workspace.ts";

/** A path that does not get into the commit, and why. `path`: bytes as latin1. */
export type Refusal = { readonly path: string; readonly why: string };

export type Staged = {
  /** What was put into the index, with its size in bytes; 0 for what is gone. */
  readonly sizes: ReadonlyMap<string, number>;
  /** What was left out of the index altogether. */
  readonly refusals: readonly Refusal[];
};

/**
 * Puts what the worker changed into the index of the call: all but ignored files. Names and sizes are looked at on disk,
 * to spare the work; whatever must hold is held against the index afterwards, which no leftover process can change.
 */
export async function stageChanges(places: WorkspacePlaces, call: GitCall): Promise<Staged> {
  const { paths, clones } = await listChanges(places, call);
  const found = await Promise.all(paths.map((path) => inspect(places, path)));
  const wanted = found.filter((entry) => entry.why === undefined);
  const refused = await addPaths(
    call,
    wanted.map(({ path }) => path),
  );
  const sizes = new Map(wanted.map(({ path, bytes }) => [path, bytes]));
  for (const { path } of refused) sizes.delete(path);
  const refusals = found.flatMap(({ path, why }) => (why === undefined ? [] : [{ path, why }]));
  return { sizes, refusals: [...clones, ...refusals, ...refused] };
}

type Listing = { readonly paths: readonly string[]; readonly clones: readonly Refusal[] };

/**
 * Lists without `git add`, which would start git inside of submodules, on configuration the worker wrote.
 * Tools that scaffold a project leave a fresh repository around it: that one is taken away and its files are listed.
 */
async function listChanges(places: WorkspacePlaces, call: GitCall): Promise<Listing> {
  const listing = await git(["ls-files", "-z", "-m", "-o", "--exclude-standard"], call);
  const entries = partsOf(listing.stdout);
  const nested = entries.filter((entry) => entry.endsWith("/")).map((entry) => entry.slice(0, -1));
  const dissolved = await Promise.all(nested.map((path) => dissolveFresh(places, path)));
  if (dissolved.includes(true)) return listChanges(places, call);
  const clones = nested.map((path) => ({ path, why: "It is a checkout of another repository." }));
  return { paths: withoutHidden(entries.filter((entry) => !entry.endsWith("/"))), clones };
}

/** Whether `path` held a repository that came from nowhere, and is now a plain directory. */
async function dissolveFresh(places: WorkspacePlaces, path: string): Promise<boolean> {
  const gitDir = bytesOf(places, `${path}/.git`);
  const found = await lstat(gitDir).catch(() => undefined);
  if (!found?.isDirectory()) return false;
  const config = bytesOf(places, `${path}/.git/config`);
  const isPlain = (await lstat(config).catch(() => undefined))?.isFile() ?? false;
  if (!isPlain || /^\s*\[\s*remote\b/im.test(await readFile(config, "utf8"))) return false;
  const aside = await mkdtemp(join(places.root, "aside-"));
  await rename(gitDir, join(aside, "git"));
  await rm(aside, { recursive: true, force: true }).catch(() => {});
  return true;
}

/** Where a file or link took the place of a directory, what was below it is gone whatever can be seen through the link. */
function withoutHidden(paths: readonly string[]): readonly string[] {
  const all = new Set(paths);
  return [...all].filter((path) => !ancestorsOf(path).some((ancestor) => all.has(ancestor)));
}

/** The directories a path is in, innermost last. */
export function ancestorsOf(path: string): readonly string[] {
  const parts = path.split("/").slice(0, -1);
  return parts.map((_, place) => parts.slice(0, place + 1).join("/"));
}

type Inspected = { readonly path: string; readonly bytes: number; readonly why?: string };

async function inspect(places: WorkspacePlaces, path: string): Promise<Inspected> {
  if (/(^|\/)(\.git|git~1)(\/|$)/i.test(path)) return { path, bytes: 0, why: "Its name is git's own." };
  const found = await lstat(bytesOf(places, path)).catch(() => undefined);
  const why = objectionTo(found, places.maxFileBytes);
  const bytes = found?.isFile() ? found.size : 0;
  return why === undefined ? { path, bytes } : { path, bytes, why };
}

function objectionTo(found: Stats | undefined, maxFileBytes: number): string | undefined {
  if (found?.isFile() && found.size > maxFileBytes) {
    return `It has ${inMegabytes(found.size)}; the limit is ${inMegabytes(maxFileBytes)}.`;
  }
  const isOrdinary = found === undefined || found.isFile() || found.isSymbolicLink() || found.isDirectory();
  return isOrdinary ? undefined : "It is neither a file nor a link.";
}

export function inMegabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** All or nothing at first; when git refuses something, halves until the culprits are alone. */
async function addPaths(call: GitCall, paths: readonly string[]): Promise<readonly Refusal[]> {
  if (paths.length === 0) return [];
  const input = paths.map((path) => `${path}\0`).join("");
  try {
    await git(["update-index", "-z", "--add", "--remove", "--replace", "--stdin"], { ...call, input });
    return [];
  } catch (error) {
    if (!(error instanceof GitFailed) || isOurTrouble(error)) throw error;
    const [path] = paths;
    if (paths.length === 1 && path !== undefined)
      return [{ path, why: `Git refuses it: ${reasonOf(error)}` }];
    const middle = Math.ceil(paths.length / 2);
    return [
      ...(await addPaths(call, paths.slice(0, middle))),
      ...(await addPaths(call, paths.slice(middle))),
    ];
  }
}

/** A full disk or a killed process says nothing about a path. */
function isOurTrouble({ code, stderr }: GitFailed): boolean {
  return (
    code === null ||
    /no space left|unable to write|unable to create|insufficient permission|out of memory/i.test(stderr)
  );
}

function reasonOf({ stderr }: GitFailed): string {
  return (stderr.split("\n")[0] ?? "").replace(/^(error|fatal): /, "");
}

function bytesOf(places: WorkspacePlaces, path: string): Buffer {
  return Buffer.concat([Buffer.from(`${places.checkout}/`), Buffer.from(path, "latin1")]);
}
