import { existsSync } from "node:fs";
import { mkdtemp, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { inject } from "vitest";

/** The bundled Action, built once for all files of a run and removed with it. */
export async function buildAction(): Promise<{ readonly directory: string } & AsyncDisposable> {
  const directory = join(inject("runDirectory"), "action");
  if (!existsSync(directory)) await build(directory);
  return { directory, [Symbol.asyncDispose]: async () => {} };
}

/** Two files that begin together both build; what the second one built is as good as what the first one left. */
async function build(directory: string): Promise<void> {
  // It is large, and every process that is started from here would pay for it.
  const { buildAction } = await import("#rehearsal/build-action.ts");
  const draft = await mkdtemp(`${directory}-`);
  await buildAction(draft);
  await rename(draft, directory).catch(() => rm(draft, { recursive: true, force: true }));
}
