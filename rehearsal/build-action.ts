import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { rolldown } from "rolldown";
import config from "../rolldown.config.ts";

const root = join(import.meta.dirname, "..");

/** Writes the Action as a workflow runs it: action.yml and the bundle of the sources as they are now. */
export async function buildAction(directory: string): Promise<void> {
  const { output, input, ...more } = config;
  // The App is no part of it.
  const entries = Object.entries(input ?? {}).filter(([name]) => name !== "cco-app");
  await using bundle = await rolldown({ ...more, input: Object.fromEntries(entries), cwd: root });
  await bundle.write({ ...output, dir: join(directory, "dist"), cleanDir: false });
  // A runner checks out the repository: what package.json says of the modules need not be found out there.
  for (const file of ["action.yml", "package.json"]) await copyFile(join(root, file), join(directory, file));
}
