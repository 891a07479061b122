import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** A directory of one run of the tests, for what all its files share. */
    readonly runDirectory: string;
  }
}

/** Gives a run of the tests its directory, and takes it away in the end. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), "cco-run-"));
  project.provide("runDirectory", directory);
  // Node keeps what it compiled there: the Action starts hundreds of times.
  process.env.NODE_COMPILE_CACHE = join(directory, "compiled");
  // The sources may have changed.
  project.onTestsRerun(async () => {
    for (const built of ["action", "package"])
      await rm(join(directory, built), { recursive: true, force: true });
  });
  return () => rm(directory, { recursive: true, force: true, maxRetries: 3 });
}
