import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** Environment variable by which a command's descendants are known, wherever they went. */
export const marker = "CCO_COMMAND";

/** Signals a process group that was started with `detached`. A group that is gone is fine. */
export function killGroup(pid: number | undefined, signal: "SIGTERM" | "SIGKILL"): void {
  if (pid === undefined) return;
  if (process.platform === "win32") {
    // Windows has no groups and no gentle signal for console programs: the tree goes at once.
    spawnSync("taskkill", ["/pid", String(pid), "/T", "/F"], { windowsHide: true });
    return;
  }
  kill(-pid, signal);
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
