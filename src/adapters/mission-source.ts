import { createHash } from "node:crypto";
import { mistakes } from "../core/error.ts";
import type { Mission, PinnedMission } from "../core/mission.ts";
import { type MissionOptions, parseMission } from "../core/parse-mission.ts";
import type { Document } from "../core/problem.ts";
import { readDocument } from "./document-file.ts";

export type PinnedSource = {
  readonly pinned: PinnedMission;
  /** `file:line:column: …` */
  readonly notices: readonly string[];
  readonly file: string;
  /** The repository the mission names, as written. */
  readonly repository?: string;
};

/**
 * The mission in a file, pinned. Throws the user errors MISSION_MISSING, MISSION_INVALID, DOCUMENT_INVALID and
 * FILE_UNREADABLE.
 */
export async function readMission(
  path: string,
  options: Partial<MissionOptions> = {},
): Promise<PinnedSource> {
  const document = await readDocument(path);
  if (document === undefined) throw mistakes.missionMissing(path);
  return pinDocument(document, { file: path, ...options });
}

/** The mission a document describes, pinned. Throws the user error MISSION_INVALID. */
export function pinDocument(document: Document, options: MissionOptions): PinnedSource {
  const { mission, ...rest } = parseMission(document, options);
  return { pinned: pinMission(mission), ...rest, file: options.file };
}

/** The mission with its hash: the SHA-256 of what it means, whatever file it was written in and however. */
export function pinMission(mission: Mission): PinnedMission {
  return { spec: mission, hash: createHash("sha256").update(renderCanonical(mission)).digest("hex") };
}

/** JSON with sorted keys and without undefined entries: equal missions are equal texts. */
function renderCanonical(value: unknown): string {
  return JSON.stringify(value, (_, entry: unknown) =>
    typeof entry === "object" && entry !== null && !Array.isArray(entry)
      ? Object.fromEntries(Object.entries(entry).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : entry,
  );
}
