import { createHash } from "node:crypto";
import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";

/**
 * A short text that changes when anything below a directory is added, removed, written, renamed or given other
 * rights. It reads no file: the time of the last change of a file's state (ctime) cannot be set by a program.
 */
export async function fingerprintOf(directory: string): Promise<string> {
  const hash = createHash("sha256");
  for (let level = [directory]; level.length > 0; ) {
    const next: string[] = [];
    for (const path of level) {
      const entries = (await readdir(path, { withFileTypes: true })).toSorted((a, b) =>
        a.name < b.name ? -1 : 1,
      );
      const lines = await Promise.all(entries.map((entry) => lineOf(join(path, entry.name))));
      hash.update(lines.join("\n"));
      next.push(...entries.filter((entry) => entry.isDirectory()).map((entry) => join(path, entry.name)));
    }
    level = next;
  }
  return hash.digest("hex");
}

async function lineOf(path: string): Promise<string> {
  const { mode, ino, size, mtimeNs, ctimeNs } = await lstat(path, { bigint: true });
  return `${path}\0${mode} ${ino} ${size} ${mtimeNs} ${ctimeNs}`;
}
