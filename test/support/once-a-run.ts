import { existsSync } from "node:fs";
import { mkdtemp, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { inject } from "vitest";

/**
 * Makes a directory that all files of a run of the tests share, removed with it. Two files that need it at the same
 * time both make it; the later one is dropped.
 */
export async function onceARun(name: string, write: (directory: string) => Promise<void>): Promise<string> {
  const path = join(inject("runDirectory"), name);
  if (existsSync(path)) return path;
  const draft = await mkdtemp(`${path}-`);
  await write(draft);
  await rename(draft, path).catch(() => rm(draft, { recursive: true, force: true }));
  return path;
}
