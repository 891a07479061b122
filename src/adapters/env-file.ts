import { readFile } from "node:fs/promises";
import { parseEnv } from "node:util";
import { mistakes } from "../core/error.ts";

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
