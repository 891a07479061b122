import { parseDocument } from "#src/adapters/yaml-document.ts";
import { UserError } from "#src/core/error.ts";
import { type MissionOptions, type ParsedMission, parseMission } from "#src/core/parse-mission.ts";

/** The mission a text describes, by the name mission.yaml unless the options give another. */
export function parseText(text: string, options: Partial<MissionOptions> = {}): ParsedMission {
  const file = options.file ?? "mission.yaml";
  return parseMission(parseDocument(text, file), { ...options, file });
}

/** The lines with which a text is refused, without the file's name. */
export function refusalOf(text: string, options: Partial<MissionOptions> = {}): string[] {
  try {
    parseText(text, options);
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== "MISSION_INVALID") throw error;
    const [head, ...lines] = error.message.split("\n");
    if (!head?.endsWith(" is not a valid mission:")) throw error;
    return lines.map((line) => line.trim().replace(/^[^:]*:(?=\d)/, ""));
  }
  throw new Error("It was accepted.");
}

/** A mission of one criterion with more keys of the criterion, from column 7 of line 5 on. */
export function withCriterion(lines: string): string {
  return `mission:\n  title: T\n  definition_of_done:\n    - criteria: A\n${lines}`;
}

/** A mission of one criterion with more keys of the mission, from column 3 of line 4 on. */
export function withSetting(lines: string): string {
  return `mission:\n  title: T\n  definition_of_done: [A]\n${lines}`;
}
