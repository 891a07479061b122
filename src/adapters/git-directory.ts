import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Sha } from "../core/verdict.ts";

/** A repository to read objects from: its git directory, be it a worktree's or a bare one. */
export type GitSource = { readonly gitDir: string };

export type Identity = { readonly name: string; readonly email: string };

export type GitDirectory = {
  readonly path: string;
  /** Whose objects it borrows. */
  readonly source: GitSource;
  /** The commit its branch `work` stands at. Its length tells the object format. */
  readonly head: Sha;
  readonly bare: boolean;
  /** Who commits there without saying so. */
  readonly identity?: Identity;
  /** Patterns of untracked files to leave alone. */
  readonly exclude?: string;
};

/**
 * Writes a git directory without git: own configuration, no remote, no hook, one branch, borrowed objects.
 * Over an existing one it mends what git reads besides the objects. Needs the source only to read from.
 */
export async function writeGitDirectory(directory: GitDirectory): Promise<void> {
  const { path, head } = directory;
  const source = await sharedPartOf(directory.source.gitDir);
  await Promise.all([
    mkdir(join(path, "objects", "info"), { recursive: true }),
    mkdir(join(path, "refs", "heads"), { recursive: true }),
    mkdir(join(path, "info"), { recursive: true }),
    rm(join(path, "hooks"), { recursive: true, force: true }),
  ]);
  await Promise.all([
    writeFile(join(path, "HEAD"), "ref: refs/heads/work\n"),
    writeFile(join(path, "refs", "heads", "work"), `${head}\n`),
    writeFile(join(path, "config"), renderConfiguration(directory)),
    writeFile(join(path, "objects", "info", "alternates"), `${slashed(join(source, "objects"))}\n`),
    writeFile(join(path, "info", "exclude"), directory.exclude ?? ""),
    rm(join(path, "info", "attributes"), { force: true }),
    rm(join(path, "commondir"), { force: true }),
    copyShallow(source, path),
  ]);
}

/** The git directory that holds objects and branches: another one only for a linked worktree. */
export async function sharedPartOf(gitDir: string): Promise<string> {
  const shared = await readIfThere(join(gitDir, "commondir"));
  return shared === undefined ? gitDir : resolve(gitDir, shared.trimEnd());
}

export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

export function isMissing(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "ENOENT" || code === "ENOTDIR";
}

/** Without it git takes the cut-off parents of a shallow clone for damage. */
async function copyShallow(source: string, path: string): Promise<void> {
  const shallow = await readIfThere(join(source, "shallow"));
  await (shallow === undefined
    ? rm(join(path, "shallow"), { force: true })
    : writeFile(join(path, "shallow"), shallow));
}

/** What `git init` would have found out by trying, and nothing else. */
function renderConfiguration({ head, bare, identity }: GitDirectory): string {
  const isSha256 = head.length === 64;
  const { platform } = process;
  return [
    "[core]",
    `repositoryformatversion = ${isSha256 ? 1 : 0}`,
    `bare = ${bare}`,
    `filemode = ${platform !== "win32"}`,
    `symlinks = ${platform !== "win32"}`,
    `ignorecase = ${platform === "win32" || platform === "darwin"}`,
    `precomposeunicode = ${platform === "darwin"}`,
    "autocrlf = false",
    ...(isSha256 ? ["[extensions]", "objectformat = sha256"] : []),
    ...(identity === undefined
      ? []
      : ["[user]", `name = ${JSON.stringify(identity.name)}`, `email = ${JSON.stringify(identity.email)}`]),
    "",
  ].join("\n");
}

/** Git writes paths with slashes on Windows too. */
function slashed(path: string): string {
  return process.platform === "win32" ? path.replaceAll("\\", "/") : path;
}
