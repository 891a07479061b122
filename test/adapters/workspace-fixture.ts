import { createHash } from "node:crypto";
import { lstat, readdir, readFile, readlink } from "node:fs/promises";
import { join, relative } from "node:path";
import { createWorkspace, type WorkspaceOptions } from "../../src/adapters/workspace.ts";
import type { Sealed, Workspace } from "../../src/core/ports.ts";
import type { Sha } from "../../src/core/verdict.ts";
import { runGit, type TestRepository } from "../support/repository.ts";

export const branch = { name: "cco/mission/demo", base: "main" };

export type OpenMission = {
  readonly workspace: Workspace;
  readonly base: Sha;
  readonly records: string;
  /** Where the mission branch is in the user's repository. */
  head(): Promise<Sha>;
  /** The worker's directory, ready for work on the head. */
  prepare(): Promise<string>;
  /** Seals what is in the directory as the iteration `n` on top of `from`, or of the head. */
  seal(n: number, work?: { readonly from?: Sha; readonly protect?: readonly string[] }): Promise<Sealed>;
};

/** A mission that is open on the repository. The same places again when called again: another process, so to say. */
export async function openMission(
  repository: TestRepository,
  options: Partial<WorkspaceOptions> = {},
): Promise<OpenMission> {
  const records = repository.beside("records");
  const place = options.repository ?? repository.path;
  const root = repository.beside("root");
  const workspace = createWorkspace({ root, records, ...options, repository: place });
  const { base } = await workspace.open(branch, "demo");
  const head = (): Promise<Sha> => runGit(["rev-parse", branch.name], place);
  return {
    workspace,
    base,
    records,
    head,
    prepare: async () => (await workspace.prepare(await head())).directory,
    seal: async (n, { from, protect = [] } = {}) =>
      workspace.seal({
        branch,
        from: from ?? (await head()),
        base,
        message: "feat: work on the demo\n\nAs the mission asks.",
        trailers: { "CCO-Mission": "demo", "CCO-Iteration": String(n) },
        protect,
      }),
  };
}

/** The paths of a commit, sorted. */
export async function pathsAt(repository: TestRepository, commit: string): Promise<readonly string[]> {
  const listing = await repository.git(["ls-tree", "-r", "-z", "--name-only", commit]);
  return listing.split("\0").filter(Boolean).sort();
}

/**
 * Everything a user would notice: each file of the checkout and of `.git` with its content and mode. Left out is what the
 * workspace may write: objects, and the mission branch with its log.
 */
export async function snapshotOf(directory: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/(^|\/)objects\/|refs\/heads\/cco\//.test(relative(directory, path)));
  const described = files
    .sort()
    .map(async (path) => [relative(directory, path), await describe(path)] as const);
  return Object.fromEntries(await Promise.all(described));
}

async function describe(path: string): Promise<string> {
  const found = await lstat(path);
  const content = found.isSymbolicLink() ? await readlink(path) : await readFile(path);
  return `${found.mode.toString(8)} ${found.mtimeMs} ${createHash("sha256").update(content).digest("hex")}`;
}
