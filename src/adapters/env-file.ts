import { readFile, realpath, rename, rm, writeFile } from "node:fs/promises";
import { parseEnv } from "node:util";
import { mistakes } from "../core/error.ts";
import { isCode } from "./durable-file.ts";

/** The variables of a `.env` file; none when there is no such file. Throws the user error FILE_UNREADABLE. */
export async function readEnvFile(file: string): Promise<Readonly<Record<string, string>>> {
  try {
    const parsed = parseEnv((await readFile(file, "utf8")).replace(/^\uFEFF/, ""));
    return Object.fromEntries(
      Object.entries(parsed).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    );
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return {};
    throw mistakes.fileUnreadable(file, error);
  }
}

/**
 * Sets variables in a `.env` file, which is made when there is none; other lines stay as they are. The file is there
 * whole or not at all, and only its owner may read it.
 */
export async function writeEnvFile(file: string, values: Readonly<Record<string, string>>): Promise<void> {
  const target = await realpath(file).catch(() => file);
  const before = await readFile(target, "utf8").catch((error: unknown) => {
    if (isCode(error, "ENOENT")) return "";
    throw error;
  });
  const kept = Object.keys(values).reduce((text, name) => text.replace(lineOf(name), ""), before);
  const gap = kept === "" || kept.endsWith("\n") ? "" : "\n";
  const lines = Object.entries(values).map(([name, value]) => `${name}=${quoted(value)}\n`);
  const temporary = `${target}.${process.pid}.tmp`;
  await rm(temporary, { force: true });
  try {
    await writeFile(temporary, `${kept}${gap}${lines.join("")}`, { mode: 0o600, flag: "wx" });
    await rename(temporary, target);
  } finally {
    await rm(temporary, { force: true });
  }
}

/** A quoted value may go on over many lines. */
function lineOf(name: string): RegExp {
  return new RegExp(
    `^[ \\t]*(?:export[ \\t]+)?${name}[ \\t]*=[ \\t]*(?:"[^"]*"|'[^']*'|\`[^\`]*\`)?[^\\n]*(?:\\n|$)`,
    "gm",
  );
}

function quoted(value: string): string {
  return /^[\w./:@+=~-]*$/.test(value) ? value : `'${value}'`;
}
