import { mkdir, rm, writeFile } from "node:fs/promises";
import { arch, platform } from "node:os";
import { join } from "node:path";

/** The directories of one job's machine, all of them fresh. */
export type JobRoom = {
  readonly root: string;
  readonly workspace: string;
  readonly home: string;
  readonly temp: string;
  readonly toolCache: string;
  readonly eventPath: string;
  /** Fresh directory for the files through which one step speaks to the runner. */
  nextCommandDirectory(): string;
  remove(): Promise<void>;
};

type RoomRequest = {
  readonly root: string;
  readonly repository: string;
  readonly payload: unknown;
  /** Kept from job to job where given. */
  readonly toolCache: string | undefined;
};

export async function createJobRoom({ root, repository, payload, toolCache }: RoomRequest): Promise<JobRoom> {
  const room = {
    root,
    workspace: join(root, "work", repository, repository),
    home: join(root, "home"),
    temp: join(root, "work", "_temp"),
    toolCache: toolCache ?? join(root, "tool-cache"),
    eventPath: join(root, "work", "_temp", "_github_workflow", "event.json"),
  };
  const directories = [room.workspace, room.home, room.toolCache, join(room.temp, "_github_workflow")];
  await Promise.all(directories.map((directory) => mkdir(directory, { recursive: true })));
  await writeFile(room.eventPath, JSON.stringify(payload, undefined, 2));
  let steps = 0;
  return {
    ...room,
    nextCommandDirectory: () => join(room.temp, "_runner_file_commands", String(++steps)),
    remove: () => rm(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }),
  };
}

/** The `runner` context; in the environment as `RUNNER_*`. */
export function runnerContext(room: JobRoom): Readonly<Record<string, string>> {
  return {
    arch: arches[arch()] ?? "X64",
    environment: "github-hosted",
    name: "Rehearsal",
    os: systems[platform()] ?? "Linux",
    temp: room.temp,
    tool_cache: room.toolCache,
    workspace: join(room.workspace, ".."),
  };
}

const arches: Readonly<Record<string, string>> = { x64: "X64", arm64: "ARM64", arm: "ARM", ia32: "X86" };
const systems: Readonly<Record<string, string>> = { linux: "Linux", darwin: "macOS", win32: "Windows" };
