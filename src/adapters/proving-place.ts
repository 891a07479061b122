import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { chmod, chown, lstat, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { closedAncestor } from "./closed-homes.ts";

/** Above what systems give to accounts, below what containers map. Missions that run beside each other differ. */
export function userFor(root: string): number {
  return 60_600 + (digestOf(root).readUInt32BE() % 4000);
}

/** The directory of `preparePlace`, where nobody else was first. */
export function placeName(root: string): string {
  return `cco-${digestOf(root).toString("hex").slice(0, 12)}`;
}

function digestOf(root: string): Buffer {
  return createHash("sha256").update(root).digest();
}

/**
 * A directory of ours that others can look into: rooms are there, since what is ours is closed to them. The same
 * one for the same `root`. Undefined where the system has none for temporary files that others can reach.
 */
export async function preparePlace(root: string, uid: number): Promise<string | undefined> {
  const name = placeName(root);
  for (const above of new Set([tmpdir(), "/tmp", "/var/tmp"])) {
    if (!(await isOpen(above))) continue;
    const place = await ownDirectory(above, name);
    if (!(await openFor(uid, place))) return undefined;
    await mkdir(join(place, "objects"), { recursive: true });
    await mkdir(join(place, "stage"), { recursive: true, mode: 0o700 });
    // Programs ask who they are.
    await addEntry("/etc/passwd", join(place, "passwd"), `cco:x:${uid}:${uid}::/nonexistent:/bin/sh`);
    await addEntry("/etc/group", join(place, "group"), `cco:x:${uid}:`);
    await writeFile(join(place, "probe"), "#!/bin/sh\n");
    await chmod(join(place, "probe"), 0o755);
    return place;
  }
  return undefined;
}

/** A program that does nothing: it cannot be run where the user does not get to, nor where nothing may be run. */
export function probeIn({ place }: { readonly place: string }): string {
  return join(place, "probe");
}

/** Others may pass but not look round; where we are root, nobody but the user may pass. */
async function openFor(uid: number, place: string): Promise<boolean> {
  const isRoot = process.getuid?.() === 0;
  try {
    if (isRoot) await chown(place, 0, uid);
    await chmod(place, isRoot ? 0o710 : 0o711);
    return true;
  } catch {
    await rm(place, { recursive: true, force: true });
    return false;
  }
}

/** What outlives a proof (caches) does not outlive this process: a later job is to find nothing of an earlier one. */
export function removeAtEnd({
  place,
  elevate,
}: {
  readonly place: string;
  readonly elevate: readonly string[];
}): void {
  process.once("exit", () => {
    const [program, ...args] = elevate;
    if (program === undefined) rmSync(place, { recursive: true, force: true });
    else spawnSync(program, [...args, "rm", "-rf", "--", place]);
  });
}

async function isOpen(directory: string): Promise<boolean> {
  try {
    const { mode } = await stat(directory);
    return (mode & 0o001) !== 0 && (await closedAncestor(directory)) === undefined;
  } catch {
    return false;
  }
}

/** Whoever else may write there could have been first. */
async function ownDirectory(above: string, name: string): Promise<string> {
  const place = join(above, name);
  await mkdir(place, { mode: 0o711, recursive: true });
  const found = await lstat(place);
  if (found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o022) === 0) return place;
  return mkdtemp(`${place}-`);
}

async function addEntry(from: string, to: string, entry: string): Promise<void> {
  const text = await readFile(from, "utf8").catch(() => "");
  await writeFile(to, `${text.trimEnd()}\n${entry}\n`);
  await chmod(to, 0o644);
}
