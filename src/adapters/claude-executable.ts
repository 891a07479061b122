import { execFile } from "node:child_process";
import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { promisify } from "node:util";

export type ClaudeSearch = {
  /** A path the user configured. Nothing else is tried then. */
  readonly configured?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
};

export type FoundClaude = {
  readonly path: string;
  readonly source: "configured" | "path" | "package" | "fetched";
};

/** Finds Claude Code: the configured path, else on PATH, else the one that comes with the Agent SDK. */
export async function findClaude({ configured, env }: ClaudeSearch): Promise<FoundClaude | undefined> {
  if (configured !== undefined) {
    return (await isExecutable(configured)) ? { path: configured, source: "configured" } : undefined;
  }
  const onPath = await firstExecutable(pathCandidates(env));
  if (onPath !== undefined) return { path: onPath, source: "path" };
  const packaged = await firstExecutable(packageCandidates());
  return packaged === undefined ? undefined : { path: packaged, source: "package" };
}

/** Such as `2.1.330`. Undefined when it does not run or says something else. */
export async function claudeVersion(executable: string): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)(executable, ["--version"], { timeout: 30_000 });
    return /^\d+\.\d+\.\d+\S*/.exec(stdout)?.[0];
  } catch {
    return undefined;
  }
}

const executableName = process.platform === "win32" ? "claude.exe" : "claude";

function pathCandidates(env: ClaudeSearch["env"]): readonly string[] {
  const directories = (env.PATH ?? env.Path ?? "").split(path.delimiter);
  return directories
    .filter((directory) => path.isAbsolute(directory))
    .map((directory) => path.join(directory, executableName));
}

/** The SDK's platform packages are optional dependencies: npm installs the ones that fit. */
function packageCandidates(): readonly string[] {
  const { resolve } = createRequire(import.meta.url);
  const platform = `${process.platform}-${process.arch}`;
  return [platform, `${platform}-musl`].flatMap((suffix) => {
    try {
      return [resolve(`@anthropic-ai/claude-agent-sdk-${suffix}/${executableName}`)];
    } catch {
      return [];
    }
  });
}

async function firstExecutable(candidates: readonly string[]): Promise<string | undefined> {
  for (const candidate of candidates) if (await isExecutable(candidate)) return candidate;
  return undefined;
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}
