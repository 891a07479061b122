import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { chmod, cp, lchown, lstat, readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { OtherUser } from "./shut-in.ts";
import { fingerprintOf } from "./tree-fingerprint.ts";

/** Does with the files of a room what takes the rights of whoever they belong to. */
export type RoomKeeper = {
  /** Hands everything below these directories to the user that commands run as. */
  give(paths: readonly string[]): Promise<void>;
  /** Before we write into a directory that was given. */
  take(directory: string): Promise<void>;
  /** What we wrote there since: paths relative to the directory. */
  giveBack(directory: string, written: readonly string[]): Promise<void>;
  copy(from: string, to: string): Promise<void>;
  remove(paths: readonly string[]): Promise<void>;
  fingerprint(directory: string): Promise<string>;
};

/** With rights as they are: ours, or those of root, who hands files over. */
export function createKeeper(user: OtherUser | undefined): RoomKeeper {
  if (user === undefined) return { ...own, give: nothing, take: nothing, giveBack: nothing };
  return user.elevate.length === 0 ? rootKeeper(user) : sudoKeeper(user);
}

async function nothing(): Promise<void> {}

const own = {
  copy: copyTree,
  remove: async (paths: readonly string[]) => {
    await Promise.all(paths.map(removeTree));
  },
  fingerprint: fingerprintOf,
};

function rootKeeper({ uid }: OtherUser): RoomKeeper {
  return {
    ...own,
    give: async (paths) => {
      await run(["chown", "-hR", `${uid}:${uid}`, "--", ...paths]);
    },
    take: nothing,
    // One by one: what runs in between could have linked a file of ours into the room.
    giveBack: async (directory, written) => {
      const places = written.flatMap((path) => wayTo(directory, Buffer.from(path, "latin1").toString()));
      for (const place of new Set(places)) {
        const found = await lstat(place).catch(() => undefined);
        if (found !== undefined && found.uid !== uid && (found.isDirectory() || found.nlink === 1)) {
          await lchown(place, uid, uid);
        }
      }
    },
  };
}

function wayTo(directory: string, path: string): readonly string[] {
  const way: string[] = [];
  for (let at = path; at !== "." && at !== "/"; at = dirname(at)) way.push(join(directory, at));
  return way;
}

/** Everything by sudo. `--from`: files of others that were linked into the room stay theirs. */
function sudoKeeper({ uid, elevate }: OtherUser): RoomKeeper {
  const us = process.getuid?.() ?? 0;
  const give = (paths: readonly string[]) =>
    run([...elevate, "chown", "-hR", `--from=${us}`, `${uid}:${uid}`, "--", ...paths]);
  return {
    give: async (paths) => {
      await give(paths);
    },
    take: async (directory) => {
      const script = `chown -hR --from=${uid} ${us} "$1" && chmod -R u+rwX "$1"`;
      await run([...elevate, "/bin/sh", "-c", script, "cco", directory]);
    },
    giveBack: async (directory) => {
      await give([directory]);
    },
    copy: async (from, to) => {
      await run([...elevate, "cp", "-a", "--", from, to]);
    },
    remove: async (paths) => {
      await run([...elevate, "rm", "-rf", "--", ...paths]);
    },
    fingerprint: async (directory) => {
      const listing = await run([...elevate, "find", directory, "-printf", "%p\\0%m %i %s %T@ %C@\\n"]);
      return createHash("sha256").update(listing.split("\n").toSorted().join("\n")).digest("hex");
    },
  };
}

async function run([program = "", ...args]: readonly string[]): Promise<string> {
  const options = { maxBuffer: 1024 * 1024 * 1024, encoding: "latin1" } as const;
  const { stdout } = await promisify(execFile)(program, args, options);
  return stdout;
}

/** With times, rights and links as they are: build tools compare times. */
async function copyTree(from: string, to: string): Promise<void> {
  if (process.platform === "win32") {
    await cp(from, to, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
  } else {
    // In one process of its own it is many times faster than file by file from here.
    await run(["cp", "-a", "--", from, to]);
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
