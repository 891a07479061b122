import { createHash } from "node:crypto";
import { mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Whether this very directory was set up by these commands, and not made anew since. */
export async function isSetUp(root: string, directory: string, setup: readonly string[]): Promise<boolean> {
  const noted = await readFile(notePath(root), "utf8").catch(() => undefined);
  return noted !== undefined && noted === (await noteOf(directory, setup));
}

export async function rememberSetup(
  root: string,
  directory: string,
  setup: readonly string[],
): Promise<void> {
  await writeFile(notePath(root), await noteOf(directory, setup));
}

export async function forgetSetup(root: string): Promise<void> {
  await mkdir(root, { recursive: true });
  await rm(notePath(root), { force: true });
}

async function noteOf(directory: string, setup: readonly string[]): Promise<string> {
  const { dev, ino, birthtimeMs } = await stat(directory);
  const commands = createHash("sha256").update(JSON.stringify(setup)).digest("hex");
  return `${dev} ${ino} ${birthtimeMs} ${commands}\n`;
}

function notePath(root: string): string {
  return join(root, "set-up");
}
