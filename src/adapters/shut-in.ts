import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { dirname } from "node:path";
import { promisify } from "node:util";
import type { Network } from "../core/mission.ts";
import { type Exposure, exposureOf } from "./closed-homes.ts";
import { launchScript, loopback } from "./launch-script.ts";
import { preparePlace, probeIn, removeAtEnd, userFor } from "./proving-place.ts";

/** What programs that ask who they are are told: the other user has no entry of its own. */
export const otherUserNames = { USER: "cco", LOGNAME: "cco" } as const;

/** The Unix user that runs what comes from the mission's branch. It has no password and no rights. */
export type OtherUser = {
  readonly uid: number;
  /** What a command line begins with to be run as root: nothing for root itself. */
  readonly elevate: readonly string[];
  /** Directory of ours that the user can look into but not write to: its rooms are there. */
  readonly place: string;
};

/** How far commands can be shut in on this machine. */
export type ShutIn = {
  /** Undefined: they run as our own user. */
  readonly user?: OtherUser | undefined;
  /** They see only each other, and all of them end with the first one. Undefined: not to be had here. */
  readonly namespaces?: { readonly exposure: Exposure } | undefined;
  /** Why they run as our own user although another one was asked for. */
  readonly shortfall?: string | undefined;
};

export type ShutInWish = {
  readonly otherUser: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What the user and its place are named after. */
  readonly root: string;
};

/** Finds out by trying, with one process. */
export async function findShutIn({ otherUser, environment, root }: ShutInWish): Promise<ShutIn> {
  if (!otherUser) return {};
  if (process.platform !== "linux") return { shortfall: "that takes Linux" };
  const uid = userFor(root);
  const place = await preparePlace(root, uid);
  if (place === undefined) return { shortfall: "there is no directory that another user could work in" };
  const isRoot = process.getuid?.() === 0;
  const user = { uid, place, elevate: isRoot ? [] : ["sudo", "-n", "--"] };
  const exposure = await exposureOf(environment);
  removeAtEnd(user);
  if (tried.has(dirname(place)) || (await succeeds(trial(user)))) {
    tried.add(dirname(place));
    return { user, namespaces: { exposure } };
  }
  if (!isRoot) return { shortfall: "that takes root, or sudo without a password" };
  const [closed] = exposure.closed;
  if (closed !== undefined) return { shortfall: `tools on PATH are in ${closed}, which is closed to others` };
  return (await succeeds(asUser(user, [probeIn(user)])))
    ? { user }
    : { shortfall: "the system does not let it" };
}

/** Above places where it worked: the worker and the checks of one process ask for two users. */
const tried = new Set<string>();

/** What a command line is started with. */
export type Launch = {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** There once the command itself was started: what ended before says nothing about it. */
  readonly ready?: string | undefined;
  /** Whose processes are left to be ended afterwards. Undefined: ours, by their mark. */
  readonly leftovers?: "none" | { readonly uid: number } | undefined;
  /** What a signal to it takes besides being us. */
  readonly elevate?: readonly string[] | undefined;
};

export type LaunchWish = {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly network: Network;
  /** The repository's objects, of which the room borrows. */
  readonly objects: string;
};

/** What is started among places that were lent to the user. */
export type LodgingWish = Pick<LaunchWish, "argv" | "env"> & {
  readonly directory: string;
  readonly exposure: Exposure;
};

/** How a command is started, or why it cannot be shut in as far as was asked for. */
export async function launch(shutIn: ShutIn, wish: LaunchWish): Promise<Launch | { readonly why: string }> {
  const { user, namespaces } = shutIn;
  if (user !== undefined && namespaces !== undefined) return contained(user, namespaces.exposure, wish);
  const cut = wish.network === "on" ? [] : await cutOff(wish.network);
  if (cut === undefined) {
    const how = wish.network === "off" ? "without a network" : "with nothing but localhost";
    return { why: `it is to run ${how}, and this system does not let it` };
  }
  if (user === undefined) return { argv: [...cut, ...wish.argv], env: wish.env };
  return { argv: [...cut, ...asUser(user, withEnvironment(wish))], env: bare, leftovers: { uid: user.uid } };
}

/** Programs of the system only: it is root who looks for them. */
const bare = { PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" };

function contained(user: OtherUser, exposure: Exposure, wish: LaunchWish): Launch {
  const ready = `${user.place}/ready-${randomUUID()}`;
  const script = launchScript({ ...wish, place: user.place, exposure, ready });
  return { ...startedBy(script, user, wish), ready };
}

/** The same for who works in directories that were lent to the user, with the network. */
export function lodge(user: OtherUser, { exposure, directory, ...bare }: LodgingWish): Launch {
  const script = launchScript({ network: "on", place: user.place, exposure, directory });
  return startedBy(script, user, { ...bare, network: "on" });
}

function startedBy(
  script: string,
  user: OtherUser,
  wish: Pick<LaunchWish, "argv" | "env" | "network">,
): Launch {
  const inside = asUser(user, withEnvironment(wish));
  return {
    argv: [...user.elevate, ...namespaced(wish.network), "/bin/sh", "-c", script, "cco", ...inside],
    env: bare,
    leftovers: "none",
    ...(user.elevate.length === 0 ? {} : { elevate: user.elevate }),
  };
}

function namespaced(network: Network): readonly string[] {
  const net = network === "on" ? [] : ["--net"];
  return ["unshare", "--pid", "--fork", "--kill-child", "--mount-proc", ...net];
}

/** A program may not get rights back that it does not have, be it by sudo. */
function asUser({ uid }: OtherUser, argv: readonly string[]): readonly string[] {
  const limits = ["prlimit", "--core=0", `--nproc=${mostProcesses}`];
  const ids = [`--reuid=${uid}`, `--regid=${uid}`, "--clear-groups"];
  const rights = ["--no-new-privs", "--inh-caps=-all", "--bounding-set=-all"];
  return [...limits, "setpriv", ...ids, ...rights, "--", ...argv];
}

/** Of the user, in all its commands: a fork bomb ends there. */
const mostProcesses = 16_384;

/** Neither sudo nor a shell of root is to see it. */
function withEnvironment({ argv, env }: Pick<LaunchWish, "argv" | "env">): readonly string[] {
  const pairs = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  return ["/usr/bin/env", "-i", ...pairs, ...argv];
}

function trial(user: OtherUser): readonly string[] {
  const script = 'mount --bind /etc/passwd /etc/passwd && "$@"; exit $?';
  return [
    ...user.elevate,
    ...namespaced("on"),
    "/bin/sh",
    "-c",
    script,
    "cco",
    ...asUser(user, [probeIn(user)]),
  ];
}

/** Found out once a process: the beginning of a command line that runs without a network. */
const cuts = new Map<Network, Promise<readonly string[] | undefined>>();

function cutOff(network: Network): Promise<readonly string[] | undefined> {
  const known = cuts.get(network) ?? findCut(network);
  cuts.set(network, known);
  return known;
}

async function findCut(network: Network): Promise<readonly string[] | undefined> {
  if (process.platform !== "linux") return undefined;
  const [uid, gid] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
  const script = `${network === "off" ? "" : `${loopback} || exit 1; `}exec "$@"`;
  const shell = ["/bin/sh", "-c", script, "cco"];
  // Only root of a namespace may bring localhost up; the command is to be who it is.
  const back = ["unshare", "--user", `--map-user=${uid}`, `--map-group=${gid}`];
  const cut =
    uid === 0
      ? ["unshare", "--net", "--mount", ...shell]
      : ["unshare", "--user", "--map-root-user", "--net", ...shell, ...back];
  return (await succeeds([...cut, "true"])) ? cut : undefined;
}

async function succeeds([program = "", ...args]: readonly string[]): Promise<boolean> {
  try {
    await promisify(execFile)(program, args, { timeout: 20_000, env: bare });
    return true;
  } catch {
    return false;
  }
}
