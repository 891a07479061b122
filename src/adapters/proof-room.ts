import { execFile } from "node:child_process";
import { chmod, cp, mkdir, readdir, realpath, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { checkOut, restorePaths } from "./checkout.ts";
import { isAlive } from "./local-run.ts";
import { steeringFiles } from "./proof-environment.ts";
import { fingerprintOf } from "./tree-fingerprint.ts";

export type RoomRequest = {
  readonly gitDir: string;
  /** Everything is kept below it: the room, its copy, the caches. */
  readonly root: string;
  readonly sha: string;
  /** The paths of `protect` are as they are at this commit. */
  readonly base: string;
  readonly protect: readonly string[];
};

/** A directory with a commit's files, a home and a scratch directory. */
export type Room = {
  readonly tree: string;
  readonly home: string;
  readonly tmp: string;
  readonly cache: string;
  /** Puts the protected paths back: what runs in `setup` comes from the branch too. */
  guard(): Promise<void>;
  /** Remembers how everything is now. Costs a copy. */
  keep(): Promise<void>;
  /** Puts everything back to how it was kept; free when nothing changed, and cheap the last time. */
  reset(use: { readonly last: boolean }): Promise<void>;
  close(): Promise<void>;
};

/**
 * A room is named by the process: the absolute paths in it stay the same from proof to proof of one process,
 * as build caches want it, and rooms that dead processes left behind can be told and removed.
 * One proof at a time in one process and root.
 */
export async function openRoom({ gitDir, sha, base, protect, ...request }: RoomRequest): Promise<Room> {
  await mkdir(request.root, { recursive: true });
  const root = await realpath(request.root);
  await removeDeadRooms(root);
  const room = join(root, `room-${process.pid}`);
  const copy = join(root, `copy-${process.pid}`);
  const places = { tree: join(room, "tree"), home: join(room, "home"), tmp: join(room, "tmp") };
  const cache = join(root, "cache");
  for (const path of [...Object.values(places), cache]) await mkdir(path, { recursive: true });
  await sweep(cache);
  const guard = () => restorePaths({ gitDir }, places.tree, { base, patterns: protect });
  let kept: string | undefined;

  async function keep(): Promise<void> {
    await copyTree(room, copy);
    kept = await fingerprintOf(room);
  }

  async function reset({ last }: { readonly last: boolean }): Promise<void> {
    await sweep(cache);
    if (kept === (await fingerprintOf(room))) return;
    await removeTree(room);
    if (last) return rename(copy, room);
    await copyTree(copy, room);
    kept = await fingerprintOf(room);
  }

  async function close(): Promise<void> {
    await removeTree(room);
    await removeTree(copy);
  }

  try {
    await checkOut({ gitDir }, sha, places.tree);
    await guard();
  } catch (error) {
    await close();
    throw error;
  }
  return { ...places, cache, guard, keep, reset, close };
}

async function removeDeadRooms(root: string): Promise<void> {
  for (const name of await readdir(root)) {
    const pid = Number(/^(?:room|copy)-(\d+)$/.exec(name)?.[1]);
    if (pid > 0 && (pid === process.pid || !isAlive(pid))) await removeTree(join(root, name));
  }
}

/** The caches outlive the room, and so would what a command leaves there to steer the next one. */
async function sweep(cache: string): Promise<void> {
  await Promise.all(steeringFiles.map((file) => rm(join(cache, file), { recursive: true, force: true })));
}

/** With times, rights and links as they are: build tools compare times. */
async function copyTree(from: string, to: string): Promise<void> {
  if (process.platform === "win32") {
    await cp(from, to, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
  } else {
    // In one process of its own it is many times faster than file by file from here.
    await promisify(execFile)("cp", ["-a", "--", from, to]);
  }
}

/** Go writes its modules into directories that nobody may write to: those are opened first. */
async function removeTree(path: string): Promise<void> {
  const options = { recursive: true, force: true, maxRetries: 3 } as const;
  try {
    await rm(path, options);
  } catch {
    await openDirectories(path);
    await rm(path, options);
  }
}

async function openDirectories(path: string): Promise<void> {
  await chmod(path, 0o700);
  for (const entry of await readdir(path, { withFileTypes: true })) {
    if (entry.isDirectory()) await openDirectories(join(path, entry.name));
  }
}
