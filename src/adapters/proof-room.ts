import { execFile } from "node:child_process";
import { chmod, mkdir, readdir, realpath, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { checkOut, differsAt, type Restored, restorePaths, watchedPaths } from "./checkout.ts";
import { sharedPartOf } from "./git-directory.ts";
import type { Hold } from "./held-files.ts";
import { isAlive } from "./local-run.ts";
import { type Overlay, placeOverlay } from "./overlay.ts";
import { createKeeper, type RoomKeeper } from "./room-keeper.ts";
import type { OtherUser, ShutIn } from "./shut-in.ts";
import { steeringIn } from "./steering-files.ts";

export type RoomRequest = {
  readonly gitDir: string;
  /** Everything is kept below it: the room, its copy, the caches. Where another user runs the commands, below its place. */
  readonly root: string;
  readonly sha: string;
  /** The paths of `protect` are as they are at this commit, and runner configuration that it has. */
  readonly base: string;
  readonly protect: readonly string[];
  readonly hold: Hold;
  /** Files of another commit that take the place of those of `sha`. */
  readonly overlay?: Overlay | undefined;
  readonly shutIn: ShutIn;
};

/** A directory with a commit's files, a home and a scratch directory. */
export type Room = {
  readonly tree: string;
  readonly home: string;
  readonly tmp: string;
  readonly cache: string;
  /** Where the git directory in there borrows its objects. */
  readonly objects: string;
  /** Runner configuration that the commit changes and that is as at the base: `path`, or `path#key`. */
  readonly held: readonly string[];
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
export async function openRoom(request: RoomRequest): Promise<Room> {
  const { gitDir, base, protect, hold, shutIn } = request;
  const keeper = createKeeper(shutIn.user);
  const root = await readyRoot(request.root, shutIn.user);
  await removeDeadRooms(root, keeper);
  const room = join(root, `room-${process.pid}`);
  const copy = join(root, `copy-${process.pid}`);
  const places = { tree: join(room, "tree"), home: join(room, "home"), tmp: join(room, "tmp") };
  const cache = join(root, "cache");
  for (const path of [...Object.values(places), cache]) await mkdir(path, { recursive: true });
  // The caches outlive the room, and so would what a command leaves there to steer the next one.
  const sweep = async () => keeper.remove(await steeringIn(cache));
  await sweep();
  const restore = () => restorePaths({ gitDir }, places.tree, { base, patterns: protect, hold });
  let kept: string | undefined;

  async function guard(): Promise<void> {
    await keeper.take(places.tree);
    await keeper.giveBack(places.tree, (await restore()).written);
  }

  async function keep(): Promise<void> {
    [, kept] = await Promise.all([keeper.copy(room, copy), keeper.fingerprint(room)]);
  }

  async function reset({ last }: { readonly last: boolean }): Promise<void> {
    await sweep();
    if (kept === (await keeper.fingerprint(room))) return;
    await keeper.remove([room]);
    if (last) return rename(copy, room);
    await keeper.copy(copy, room);
    kept = await keeper.fingerprint(room);
  }

  async function close(): Promise<void> {
    await keeper.remove([room, copy]);
  }

  try {
    const objects = join(await sharedPartOf(gitDir), "objects");
    const { held } = await fill(places.tree, request, restore);
    if (shutIn.user !== undefined) {
      await lendObjects(places.tree, objects, shutIn);
      // Nothing of theirs was in a cache that is still ours.
      const isOurs = (await stat(cache)).uid === process.getuid?.();
      await keeper.give(isOurs ? [room, cache] : [room]);
    }
    return { ...places, cache, objects, held, guard, keep, reset, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function fill(
  tree: string,
  { gitDir, sha, base, protect, hold, overlay }: RoomRequest,
  restore: () => Promise<Restored>,
): Promise<Restored> {
  const patterns = watchedPaths({ patterns: protect, hold });
  const [isTouched] = await Promise.all([
    differsAt({ gitDir }, sha, { base, patterns }),
    checkOut({ gitDir }, sha, tree),
  ]);
  if (overlay !== undefined) await placeOverlay({ gitDir }, tree, overlay);
  return isTouched || overlay !== undefined ? restore() : { written: [], held: [] };
}

/** What is ours is closed to others before anything of theirs runs. */
async function readyRoot(root: string, user: OtherUser | undefined): Promise<string> {
  await mkdir(root, { recursive: true });
  if (user === undefined) return realpath(root);
  await chmod(root, 0o700);
  return realpath(user.place);
}

/** The repository is closed to the other user: its objects are shown elsewhere. */
async function lendObjects(tree: string, objects: string, { user, namespaces }: ShutIn): Promise<void> {
  if (user === undefined) return;
  const shown = join(user.place, "objects");
  await writeFile(join(tree, ".git", "objects", "info", "alternates"), `${shown}\n`);
  // Where nothing can be mounted the same files get a second name.
  if (namespaces === undefined) {
    const script = 'rm -rf "$2" && { cp -al "$1" "$2" || { rm -rf "$2" && cp -a "$1" "$2"; }; }';
    await promisify(execFile)("/bin/sh", ["-c", script, "cco", objects, shown]);
  }
}

async function removeDeadRooms(root: string, keeper: RoomKeeper): Promise<void> {
  const dead = (await readdir(root)).filter((name) => {
    const pid = Number(/^(?:room|copy)-(\d+)$/.exec(name)?.[1]);
    return pid > 0 && (pid === process.pid || !isAlive(pid));
  });
  if (dead.length > 0) await keeper.remove(dead.map((name) => join(root, name)));
}
