import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Files through which a step speaks to the runner, by the variable that names them. */
export type CommandFiles = Readonly<Record<CommandFileName, string>>;
type CommandFileName = (typeof names)[number];

const names = ["GITHUB_OUTPUT", "GITHUB_ENV", "GITHUB_PATH", "GITHUB_STATE", "GITHUB_STEP_SUMMARY"] as const;

/** What a step wrote. Each part that could not be read is a problem instead. */
export type FileCommands = {
  readonly outputs: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  readonly path: readonly string[];
  readonly state: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly problems: readonly string[];
  /** Said, but no reason for the step to fail. */
  readonly remarks: readonly string[];
};

const maxSummaryBytes = 1024 * 1024;

/** Fresh empty files for one step. */
export async function createCommandFiles(directory: string): Promise<CommandFiles> {
  await mkdir(directory, { recursive: true });
  const files = Object.fromEntries(names.map((name) => [name, join(directory, name.toLowerCase())]));
  await Promise.all(Object.values(files).map((file) => writeFile(file, "")));
  return files as CommandFiles;
}

export async function readFileCommands(files: CommandFiles): Promise<FileCommands> {
  const problems: string[] = [];
  const pairs = async (name: CommandFileName, refused: readonly string[] = []) => {
    try {
      return refuseNames(name, parsePairs(name, await textOf(files[name])), refused);
    } catch (error) {
      if (!(error instanceof FileCommandError)) throw error;
      const kind = name.slice("GITHUB_".length).toLowerCase();
      problems.push(`Unable to process file command '${kind}' successfully.`, error.message);
      return {};
    }
  };
  const summary = await textOf(files.GITHUB_STEP_SUMMARY);
  const size = Buffer.byteLength(summary);
  return {
    outputs: await pairs("GITHUB_OUTPUT"),
    env: await pairs("GITHUB_ENV", ["NODE_OPTIONS"]),
    path: (await textOf(files.GITHUB_PATH)).split(/\r?\n/).filter((line) => line.trim() !== ""),
    state: await pairs("GITHUB_STATE"),
    summary: size > maxSummaryBytes ? "" : summary,
    problems,
    remarks:
      size > maxSummaryBytes
        ? [
            `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got ${Math.round(size / 1024)}k.`,
          ]
        : [],
  };
}

class FileCommandError extends Error {
  override name = "FileCommandError";
}

/** `NAME=value` lines, and `NAME<<DELIMITER` with the lines up to the delimiter. */
function parsePairs(file: CommandFileName, text: string): Record<string, string> {
  const lines = text.split(/\r?\n/);
  const pairs: Record<string, string> = {};
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    if (line === "") continue;
    const heredoc = /^([^=]*?)<<(.*)$/.exec(line);
    if (heredoc === null) {
      const [name, value] = splitPair(file, line);
      pairs[name] = value;
      continue;
    }
    const [, name = "", delimiter = ""] = heredoc;
    if (name === "" || delimiter === "")
      throw new FileCommandError(`Invalid format '${line}'. Name and delimiter must not be empty`);
    const end = lines.indexOf(delimiter, at + 1);
    if (end === -1) throw new FileCommandError(`Invalid value. Matching delimiter not found '${delimiter}'`);
    pairs[name] = lines.slice(at + 1, end).join("\n");
    at = end;
  }
  return pairs;
}

function splitPair(file: CommandFileName, line: string): [string, string] {
  const equals = line.indexOf("=");
  if (equals === -1) throw new FileCommandError(`Invalid format '${line}'`);
  if (equals === 0) throw new FileCommandError(`Invalid format '${line}'. Name must not be empty (${file})`);
  return [line.slice(0, equals), line.slice(equals + 1)];
}

function refuseNames(
  file: CommandFileName,
  pairs: Record<string, string>,
  refused: readonly string[],
): Record<string, string> {
  const found = Object.keys(pairs).find((name) => refused.includes(name.toUpperCase()));
  if (found !== undefined)
    throw new FileCommandError(`Can't store ${found} output parameter using '$${file}' command.`);
  return pairs;
}

/** A step may delete its files; that says nothing. */
function textOf(file: string): Promise<string> {
  return readFile(file, "utf8").catch(() => "");
}
