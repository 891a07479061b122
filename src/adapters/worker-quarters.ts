import { execFile } from "node:child_process";
import { chmod, realpath, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { withPlaces } from "./closed-homes.ts";
import { killUser, signalFirst } from "./process-group.ts";
import { findShutIn, type Launch, lodge, type OtherUser, type ShutIn } from "./shut-in.ts";

/** Where the worker lives as a Unix user of its own: it sees its processes, its directories, and tools. */
export type Quarters = {
  /**
   * Prepares a stay: directories of ours are handed over with all that is in them, and what is above them is closed to
   * others. Gives how programs are started for it.
   */
  settle(stay: Stay): Promise<(bare: Pick<Launch, "argv" | "env">) => Launch>;
  /** Asks the program that was started to end. */
  interrupt(): void;
  /** Ends what still runs there and takes back what was lent. Costs next to nothing when nothing is. */
  takeBack(directories: readonly string[]): Promise<void>;
};

export type Stay = {
  /** Where programs start. */
  readonly directory: string;
  /** What is lent for it. */
  readonly open: readonly string[];
  /** Can be read, such as a program that is to be run. */
  readonly shown: readonly string[];
};

export type QuartersSearch = {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What the user is named after: another one than the checks', who must not meet what the worker leaves. */
  readonly root: string;
  /** Directories that are shown whatever is started. */
  readonly shown: readonly string[];
};

/** Undefined with the reason where this machine has none. */
export async function findQuarters({
  environment,
  root,
  shown,
}: QuartersSearch): Promise<Quarters | { readonly shortfall: string }> {
  const found = await findShutIn({ otherUser: true, environment, root: `${root}/worker` });
  const { user, namespaces, shortfall = "the system does not let it be shut in" } = found;
  if (user === undefined || namespaces === undefined) return { shortfall };
  return quartersOf(user, namespaces, shown);
}

function quartersOf(
  user: OtherUser,
  { exposure }: NonNullable<ShutIn["namespaces"]>,
  always: readonly string[],
): Quarters {
  const { uid, elevate } = user;
  const lent = new Set<string>();
  async function lend(directories: readonly string[]): Promise<void> {
    const wanted = directories.filter((directory) => !lent.has(directory));
    if (wanted.length === 0) return;
    for (const above of new Set(wanted.map(dirname))) await chmod(above, 0o700);
    await run([...elevate, "chown", "-hR", `${uid}:${uid}`, "--", ...wanted]);
    for (const directory of wanted) lent.add(directory);
  }
  return {
    async settle({ directory, open, shown }) {
      await lend(open);
      const places = await withPlaces(exposure, { open, shown: [...always, ...shown] });
      const start = await realpath(directory);
      return (bare) => lodge(user, { ...bare, directory: start, exposure: places });
    },
    interrupt: () => signalFirst(uid, "SIGINT", elevate),
    async takeBack(directories) {
      const theirs = await Promise.all(directories.map((one) => isOf(uid, one)));
      const wanted = directories.filter((_, place) => theirs[place]);
      if (wanted.length === 0) return;
      killUser(uid, elevate);
      await run([...elevate, "/bin/sh", "-c", takingBack(uid), "cco", ...wanted]);
      for (const directory of wanted) lent.delete(directory);
    },
  };
}

async function isOf(uid: number, directory: string): Promise<boolean> {
  const found = await stat(directory).catch(() => undefined);
  return found?.uid === uid;
}

/** Only what is theirs, and readable for us from then on: a worker can close what it makes. */
function takingBack(uid: number): string {
  const us = `${process.getuid?.() ?? 0}:${process.getgid?.() ?? 0}`;
  const closed = "\\( -type d ! -perm -700 -o -type f ! -perm -400 \\)";
  return `find "$@" -uid ${uid} -exec chown -h ${us} {} + ${closed} -exec chmod u+rwX {} +`;
}

async function run([program = "", ...args]: readonly string[]): Promise<void> {
  await promisify(execFile)(program, args);
}
