import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rolldown } from "rolldown";
import config from "../../rolldown.config.ts";

/** The Action as a workflow runs it: action.yml and the bundle of the sources as they are now. */
export async function buildAction(): Promise<{ readonly directory: string } & AsyncDisposable> {
  const directory = await mkdtemp(join(tmpdir(), "cco-action-"));
  const { output, ...input } = config;
  await using bundle = await rolldown(input);
  await bundle.write({ ...output, dir: join(directory, "dist"), cleanDir: false });
  await copyFile("action.yml", join(directory, "action.yml"));
  return { directory, [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }) };
}
