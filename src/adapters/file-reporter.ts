import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Reporter } from "../core/ports.ts";

/** Writes `report.md` and `report.json` into the mission's records, and only when they changed. */
export function createFileReporter(records: string, redact: (text: string) => string): Reporter {
  return {
    report: async ({ markdown, json }) => {
      await mkdir(records, { recursive: true });
      await writeChanged(join(records, "report.md"), redact(markdown));
      await writeChanged(join(records, "report.json"), redact(`${JSON.stringify(json, undefined, 2)}\n`));
    },
  };
}

async function writeChanged(path: string, text: string): Promise<void> {
  const before = await readFile(path, "utf8").catch(() => undefined);
  if (before !== text) await writeFile(path, text);
}
