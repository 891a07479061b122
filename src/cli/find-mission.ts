import { readFile, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { mistakes } from "../core/error.ts";
import { exampleMission } from "./examples.ts";
import type { Terminal } from "./terminal.ts";

/**
 * The mission's file: the named one; or `.cco/mission.yaml` here, `mission.yaml` here, `.cco/mission.yaml` in a directory
 * above. Throws the user error MISSION_MISSING.
 */
export async function findMission(
  named: string | undefined,
  { cwd, error }: Pick<Terminal, "cwd" | "error">,
): Promise<string> {
  if (named !== undefined) return findNamed(named, cwd);
  const plain = join(cwd, "mission.yaml");
  const hasPlain = await exists(plain);
  for (let directory = cwd; ; directory = dirname(directory)) {
    const file = join(directory, ".cco", "mission.yaml");
    const isThere = await exists(file);
    if (directory === cwd && hasPlain) {
      if (!isThere || (await isExample(file))) return plain;
      error(`note: ${file} is taken. For ${plain}: --mission mission.yaml\n`);
    }
    if (isThere) return file;
    if (dirname(directory) === directory) throw mistakes.missionMissing(join(cwd, ".cco", "mission.yaml"));
  }
}

async function findNamed(named: string, cwd: string): Promise<string> {
  const file = resolve(cwd, named);
  if (await exists(file)) return file;
  const { templateFor } = await import("./templates.ts");
  throw mistakes.missionMissing(file, offerOf(templateFor(basename(named)), named));
}

function offerOf(template: string | undefined, named: string): string | undefined {
  return template === undefined ? undefined : `cco init --template ${template} --mission ${named}`;
}

/** As `cco init` wrote it: nobody has said yet what is wanted. */
async function isExample(file: string): Promise<boolean> {
  return (await readFile(file, "utf8").catch(() => "")) === exampleMission;
}

async function exists(file: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined)) !== undefined;
}
