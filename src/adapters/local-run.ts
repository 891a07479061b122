import { readFile } from "node:fs/promises";
import { hostname } from "node:os";
import type { Run } from "../core/event.ts";

/** This process as a run: host, process id and when it started, so that a reused id is somebody else. */
export async function localRun(): Promise<Run> {
  const now = await statOf(process.pid);
  return {
    run: `${hostname()}:${process.pid}:${now?.start ?? Math.round(performance.timeOrigin)}`,
    attempt: 1,
  };
}

/** Whether the process of a run is gone. Undefined for a run of another machine. */
export async function hasLocalRunEnded({ run }: Run): Promise<boolean | undefined> {
  const [, host, pid, started] = /^(.*):(\d+):(\d+)$/.exec(run) ?? [];
  if (host !== hostname() || pid === undefined) return undefined;
  if (!isAlive(Number(pid))) return true;
  const now = await statOf(Number(pid));
  return now !== undefined && (now.start !== started || now.state === "Z");
}

/** Whether there is a process of this id on this machine. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, and belongs to somebody else.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

type Stat = {
  /** `Z`: it is dead, and nobody has asked how it ended. In containers nobody may ever. */
  readonly state: string | undefined;
  /** Clock ticks since boot. */
  readonly start: string | undefined;
};

/** Fields 3 and 22 of /proc/<pid>/stat (proc(5)). Linux only. */
async function statOf(pid: number): Promise<Stat | undefined> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { state: fields[0], start: fields[19] };
  } catch {
    return undefined;
  }
}
