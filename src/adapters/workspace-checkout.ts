import { copyFile, lstat, mkdir, mkdtemp, rename, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { mistakes } from "../core/error.ts";
import type { Merging, Sealed } from "../core/ports.ts";
import type { Sha } from "../core/verdict.ts";
import { mergeBase } from "./base-merge.ts";
import { replaceFile } from "./durable-file.ts";
import { GitFailed, git } from "./git.ts";
import { readIfThere, writeGitDirectory } from "./git-directory.ts";
import type { WorkspacePlaces } from "./workspace.ts";

/**
 * Readies the worker's directory with the files of `from`, with a base merged into them as far as it can be, and
 * what an interrupted attempt at the same left there.
 */
export async function prepareCheckout(
  places: WorkspacePlaces,
  from: Sha,
  merging?: Merging,
): Promise<{ directory: string }> {
  if (merging !== undefined) await places.home.meet(from, merging.base);
  await readyStore(places, from);
  const start: Start = { from, ...(merging === undefined ? {} : { merge: merging.base }) };
  if (!(await isUnderWay(places, start))) {
    const tree = merging === undefined ? from : (await mergeBase(places, from, merging)).tree;
    await fillCheckout(places, start, tree);
  }
  await remakeGitDirectory(places, from);
  return { directory: places.checkout };
}

/** Writes anew whatever git would believe in our store, and clears away the locks of a run that died. */
export async function readyStore(places: WorkspacePlaces, from: Sha): Promise<void> {
  await Promise.all([
    writeGitDirectory({
      path: places.store,
      source: places.user,
      head: from,
      bare: true,
      exclude: await excludedHere(places),
    }),
    rm(`${places.index}.lock`, { force: true }),
  ]);
}

/** What is remembered of the checkout between two processes. */
export type Attempt = z.infer<typeof attemptSchema>;

/** Undefined when nothing is remembered, or nothing readable: the checkout is then made anew. */
export async function readAttempt(places: WorkspacePlaces): Promise<Attempt | undefined> {
  const text = await readIfThere(attemptPath(places));
  try {
    return attemptSchema.parse(JSON.parse(text ?? ""));
  } catch {
    return undefined;
  }
}

export async function writeAttempt(places: WorkspacePlaces, attempt: Attempt): Promise<void> {
  const path = attemptPath(places);
  await replaceFile(path, JSON.stringify(attempt), `${path}.new`);
}

/** From now on nothing in the checkout is worth keeping. */
export async function endAttempt(places: WorkspacePlaces): Promise<void> {
  const attempt = await readAttempt(places);
  if (attempt !== undefined) await writeAttempt(places, { ...attempt, ended: true });
}

/** A directory, and not a link to one. */
export async function isDirectory(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  return found?.isDirectory() ?? false;
}

/**
 * Copies an index with its time. Git compares the content of files that are not older than the index, since a change
 * in the same tick of the clock shows in no timestamp: a copy that looks newer would hide it.
 */
export async function copyIndex(from: string, to: string): Promise<void> {
  const { mtimeMs } = await stat(from);
  await copyFile(from, to);
  // A time cannot be set to the nanosecond: rather too early than too late.
  const seconds = (Math.floor(mtimeMs) - 1) / 1000;
  await utimes(to, seconds, seconds);
}

const attemptSchema = z.object({
  /** The commit the checkout and our index began at. */
  from: z.string(),
  /** The base that was merged into its files. */
  merge: z.string().optional(),
  /** Its work is sealed or given up. */
  ended: z.boolean(),
  /** The last seal and what it was for. */
  sealed: z
    .object({ of: z.string(), result: z.custom<Sealed>((value) => typeof value === "object") })
    .optional(),
});

function attemptPath(places: WorkspacePlaces): string {
  return join(places.root, "checkout.json");
}

/** What the files of a checkout begin with. */
type Start = Pick<Attempt, "from" | "merge">;

/** Whether an attempt began at that. */
export function beganAt(attempt: Attempt | undefined, { from, merge }: Start): attempt is Attempt {
  return attempt?.from === from && attempt.merge === merge;
}

async function isUnderWay(places: WorkspacePlaces, start: Start): Promise<boolean> {
  const [attempt, hasFiles, index] = await Promise.all([
    readAttempt(places),
    isDirectory(places.checkout),
    lstat(places.index).catch(() => undefined),
  ]);
  return beganAt(attempt, start) && !attempt.ended && hasFiles && index !== undefined;
}

async function fillCheckout(places: WorkspacePlaces, start: Start, tree: Sha): Promise<void> {
  await writeAttempt(places, { ...start, ended: true });
  const isThere = await isDirectory(places.checkout);
  try {
    if (isThere) await makeExact(places, tree);
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    await moveAside(places);
  }
  if (!(await isDirectory(places.checkout))) await fillAnew(places, tree);
  await writeAttempt(places, { ...start, ended: false });
}

/** Ignored files stay: installed packages and build caches are dear. */
async function makeExact(places: WorkspacePlaces, from: Sha): Promise<void> {
  const call = callOf(places);
  // First, so that no link stands in for a directory when files are compared.
  await git(["clean", "-ffdq"], call);
  await git(["read-tree", "--reset", "-u", from], call);
}

async function fillAnew(places: WorkspacePlaces, from: Sha): Promise<void> {
  await Promise.all([rm(places.index, { force: true }), rm(places.checkout, { force: true })]);
  await mkdir(places.checkout);
  try {
    await git(["read-tree", "--reset", "-u", from], callOf(places));
  } catch (error) {
    throw error instanceof GitFailed && isPartial(error)
      ? mistakes.repositoryIncomplete(places.user.root, error)
      : error;
  }
}

/** A worker can leave what cannot be deleted. */
async function moveAside(places: WorkspacePlaces): Promise<void> {
  const aside = await mkdtemp(join(places.root, "aside-"));
  await rename(places.checkout, join(aside, "checkout"));
  await rm(aside, { recursive: true, force: true }).catch(() => {});
}

async function remakeGitDirectory(places: WorkspacePlaces, from: Sha): Promise<void> {
  const path = join(places.checkout, ".git");
  await rm(path, { recursive: true, force: true, maxRetries: 3 });
  const exclude = await excludedHere(places);
  const { user: source, identity } = places;
  await writeGitDirectory({ path, source, head: from, bare: false, identity, exclude });
  await copyIndex(places.index, join(path, "index"));
}

function callOf(places: WorkspacePlaces): { gitDir: string; workTree: string; index: string } {
  return { gitDir: places.store, workTree: places.checkout, index: places.index };
}

/** The files of a commit can be missing only where a promised object was never fetched. */
function isPartial({ stderr }: GitFailed): boolean {
  return /unable to read|missing blob|lazy fetching/i.test(stderr);
}

/** Left behind by tools and never meant for a commit. A repository that tracks such files still may. */
const droppings = ["node_modules/", "__pycache__/", "*.pyc", ".venv/", ".DS_Store", "Thumbs.db"];

async function excludedHere(places: WorkspacePlaces): Promise<string> {
  const own = await readIfThere(join(places.user.commonDir, "info", "exclude"));
  return [...droppings, own ?? ""].join("\n");
}
