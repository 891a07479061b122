import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { writeBrief } from "../core/brief.ts";
import type { Reporter } from "../core/ports.ts";
import { redactStrings } from "../core/redact.ts";
import { writeReport } from "../core/report.ts";

/** Writes `report.md` and `report.json` into the mission's records, and only when they changed. */
export function createFileReporter(records: string, redact: (text: string) => string): Reporter {
  return {
    report: async (state) => {
      const { markdown, json } = writeReport(redactStrings(state, redact));
      await mkdir(records, { recursive: true });
      await writeChanged(join(records, "report.md"), redact(markdown));
      await writeChanged(join(records, "report.json"), redact(`${JSON.stringify(json, undefined, 2)}\n`));
      // What a person is to do next, for an editor beside the terminal.
      if (state.parked?.awaits === "person")
        await writeChanged(join(records, "brief.md"), redact(writeBrief(state)));
      return {};
    },
  };
}

async function writeChanged(path: string, text: string): Promise<void> {
  const before = await readFile(path, "utf8").catch(() => undefined);
  if (before !== text) await writeFile(path, text);
}
