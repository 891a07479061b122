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

/** Kills whatever runs as a user that nothing else runs as. Linux only, and only for root. */
export function killUser(uid: number): void {
  for (let pass = 0; pass < 20; pass++) {
    const pids = processes().filter((pid) => ownerOf(pid) === uid);
    if (pids.length === 0) return;
    for (const pid of pids) kill(pid, "SIGKILL");
  }
}

function ownerOf(pid: number): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "latin1");
    // The dead that nobody asked about can be killed as often as one likes.
    return /^State:\s+Z/m.test(status) ? undefined : Number(/^Uid:\s+(\d+)/m.exec(status)?.[1]);
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
