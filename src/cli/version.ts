import { readFileSync } from "node:fs";

/** The version of the package this file is part of: package.json is one or two folders up, as source or bundled. */
export const version = readVersion();

function readVersion(): string {
  for (const up of ["../package.json", "../../package.json"]) {
    try {
      const { name, version } = JSON.parse(readFileSync(new URL(up, import.meta.url), "utf8"));
      if (name === "claude-code-orchestrator") return String(version);
    } catch {
      // Not there: the other place is tried.
    }
  }
  return "0.0.0";
}
