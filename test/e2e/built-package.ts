import { cp, symlink } from "node:fs/promises";
import { join } from "node:path";
import { buildAction } from "../action/built-action.ts";
import { onceARun } from "../support/once-a-run.ts";

const root = join(import.meta.dirname, "../..");

/** The package as npm installs it: the bundle with what belongs beside it. Gives the path of the command `cco`. */
export async function buildPackage(): Promise<string> {
  const directory = await onceARun("package", async (draft) => {
    await using action = await buildAction();
    await cp(join(action.directory, "dist"), join(draft, "dist"), { recursive: true });
    for (const name of ["package.json", "mission-examples", "schema", "node_modules"])
      await symlink(join(root, name), join(draft, name));
  });
  return join(directory, "dist/cco.js");
}
