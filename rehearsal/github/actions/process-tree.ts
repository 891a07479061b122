import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** A process and all it started, children before their own children were orphaned. */
export function killTree(pid: number): void {
  if (process.platform === "win32") {
    spawnSync("taskkill", ["/pid", String(pid), "/T", "/F"], { windowsHide: true });
    return;
  }
  for (const member of [pid, ...descendantsOf(pid, parents())]) signal(member, "SIGKILL");
}

/** Kills what carries the variable in its environment: processes that outlived their step. Linux only. */
export function killTracked(variable: string): void {
  if (process.platform !== "linux") return;
  const carriers = processes().filter((pid) => pid !== process.pid && environmentOf(pid).includes(variable));
  for (const pid of carriers) signal(pid, "SIGKILL");
}

export function killGroup(leader: number): void {
  if (process.platform !== "win32") signal(-leader, "SIGKILL");
}

/** Whether anything is left of a process group. Windows has none. */
export function isGroupAlive(leader: number): boolean {
  if (process.platform === "win32") return false;
  try {
    process.kill(-leader, 0);
    return true;
  } catch {
    return false;
  }
}

/** A process that is gone is fine. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Gone already.
  }
}

function descendantsOf(pid: number, parentOf: ReadonlyMap<number, number>): readonly number[] {
  const children = [...parentOf].filter(([, parent]) => parent === pid).map(([child]) => child);
  return children.flatMap((child) => [child, ...descendantsOf(child, parentOf)]);
}

function parents(): ReadonlyMap<number, number> {
  if (process.platform === "linux") return new Map(processes().map((pid) => [pid, parentOf(pid)]));
  const listing = spawnSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" }).stdout;
  const rows = listing.trim().split("\n");
  return new Map(rows.map((row) => row.trim().split(/\s+/).map(Number) as [number, number]));
}

function processes(): readonly number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

/** 0 for a process that is gone. The command's name, in parentheses before it, may hold anything. */
function parentOf(pid: number): number {
  const stat = textOf(`/proc/${pid}/stat`);
  return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1] ?? 0);
}

function environmentOf(pid: number): readonly string[] {
  return textOf(`/proc/${pid}/environ`).split("\0");
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "latin1");
  } catch {
    return "";
  }
}
