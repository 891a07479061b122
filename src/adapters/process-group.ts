import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** Environment variable by which a command's descendants are known, wherever they went. */
export const marker = "CCO_COMMAND";

/**
 * Signals a process group that was started with `detached`. A group that is gone is fine.
 *
 * @param elevate what a command line begins with to be run as root, where the group is not ours.
 */
export function killGroup(
  pid: number | undefined,
  signal: "SIGTERM" | "SIGKILL",
  elevate: readonly string[] = [],
): void {
  if (pid === undefined) return;
  if (process.platform === "win32") {
    // Windows has no groups and no gentle signal for console programs: the tree goes at once.
    spawnSync("taskkill", ["/pid", String(pid), "/T", "/F"], { windowsHide: true });
    return;
  }
  const [program, ...args] = elevate;
  if (program === undefined) kill(-pid, signal);
  else spawnSync(program, [...args, "kill", `-${signal.slice(3)}`, "--", `-${pid}`]);
}

/**
 * Kills whatever runs as a user that nothing else runs as. Linux only.
 *
 * @param elevate what a command line begins with to be run as root, where we are not.
 */
export function killUser(uid: number, elevate: readonly string[] = []): void {
  for (let pass = 0; pass < 20; pass++) {
    const pids = processesOf(uid).map(({ pid }) => pid);
    if (pids.length === 0) return;
    signalAll(pids, "SIGKILL", elevate);
  }
}

/** Signals the first process of a user: the one that somebody else started. */
export function signalFirst(uid: number, signal: "SIGINT", elevate: readonly string[] = []): void {
  const all = processesOf(uid);
  const first = all.find(({ parent }) => !all.some(({ pid }) => pid === parent));
  if (first !== undefined) signalAll([first.pid], signal, elevate);
}

function signalAll(pids: readonly number[], signal: "SIGINT" | "SIGKILL", elevate: readonly string[]): void {
  const [program, ...args] = elevate;
  if (program === undefined) for (const pid of pids) kill(pid, signal);
  else spawnSync(program, [...args, "kill", `-${signal.slice(3)}`, "--", ...pids.map(String)]);
}

function processesOf(uid: number): readonly { readonly pid: number; readonly parent: number }[] {
  return processes().flatMap((pid) => {
    const parent = parentIfOf(pid, uid);
    return parent === undefined ? [] : [{ pid, parent }];
  });
}

/** Undefined for what runs as somebody else, or not at all. */
function parentIfOf(pid: number, uid: number): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "latin1");
    const owner = Number(/^Uid:\s+(\d+)/m.exec(status)?.[1]);
    // The dead that nobody asked about can be killed as often as one likes.
    if (owner !== uid || /^State:\s+Z/m.test(status)) return undefined;
    return Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]);
  } catch {
    return undefined;
  }
}

function processes(): readonly number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

/**
 * Kills the processes that carry the mark: daemons leave the group and the session, but keep the environment
 * they were started with. Linux only; elsewhere they are left.
 */
export function killMarked(mark: string): void {
  if (process.platform !== "linux") return;
  // Again while there are some: one may have started another in between.
  for (let pass = 0; pass < 5; pass++) {
    const marked = pidsWith(`${marker}=${mark}`);
    if (marked.length === 0) return;
    for (const pid of marked) kill(pid, "SIGKILL");
  }
}

function pidsWith(variable: string): readonly number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => environmentOf(pid).includes(variable))
    .map(Number);
}

/** Empty for a process that is gone, a zombie, or somebody else's. */
function environmentOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, "latin1");
  } catch {
    return "";
  }
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone already, or not ours to kill.
  }
}
