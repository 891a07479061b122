import type { Entry } from "../core/event.ts";
import { writeReport } from "../core/report.ts";
import type { MissionState } from "../core/state.ts";
import type { StoredFile } from "./branch-commit.ts";

/**
 * What a person who opens a ledger's branch reads. Written where the mission rests or an iteration ends:
 * in between it would only make every append larger.
 */
export function renderLedgerPage(entry: Entry, state: MissionState | undefined): readonly StoredFile[] {
  if (state === undefined || !isWorthReading(entry.type)) return [];
  const text = [
    `# ${state.mission.id}: the ledger of a mission`,
    "This branch is the memory of the mission: one file per fact below `events`, and `snapshot.json`, which says what they add up to. It has no history in common with the code. Deleting it ends the mission.",
    writeReport(state).markdown,
  ];
  return [{ path: "README.md", text: `${text.join("\n\n")}\n` }];
}

function isWorthReading(type: Entry["type"]): boolean {
  return type === "mission-opened" || type === "progress-reported" || type === "mission-closed";
}
