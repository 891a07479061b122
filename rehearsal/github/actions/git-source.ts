import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { readBlob, readCommit, resolve, resolveRevision } from "../git-objects.ts";
import { readEntries, typeOf } from "../git-tree.ts";

const execute = promisify(execFile);

/** Reads of a bare repository on disk. */
export type GitSource = {
  /** The commit a ref stands for: a full ref, a branch, a tag or a commit. Undefined when there is none. */
  resolve(ref: string): Promise<string | undefined>;
  /** Paths of all workflow files at a commit. */
  workflowPaths(commit: string): Promise<readonly string[]>;
  /** A file's text; undefined when the commit does not have it. */
  read(commit: string, path: string): Promise<string | undefined>;
  /** Paths that differ between two commits. Against 40 zeros: all paths of the second. */
  changedPaths(before: string, after: string): Promise<readonly string[]>;
  message(commit: string): Promise<string>;
};

export const zeroSha = "0".repeat(40);

const folder = ".github/workflows";

/** What is asked at every event is read without a process of git. */
export function createGitSource(directory: string): GitSource {
  const lines = async (...args: readonly string[]): Promise<readonly string[]> => {
    const { stdout } = await execute("git", ["--git-dir", directory, ...args], { maxBuffer: 50_000_000 });
    return stdout.split("\n").filter((line) => line !== "");
  };
  return {
    resolve: (ref) => resolveRevision(directory, ref),
    async workflowPaths(commit) {
      const entries = await readEntries(directory, await resolve(directory, `${commit}:${folder}`));
      const files = [...entries].filter(
        ([name, { mode }]) => typeOf(mode) === "blob" && /\.ya?ml$/.test(name),
      );
      return files.map(([name]) => `${folder}/${name}`);
    },
    async read(commit, path) {
      const sha = await resolve(directory, `${commit}:${path}`);
      return sha === undefined ? undefined : (await readBlob(directory, sha))?.toString("utf8");
    },
    changedPaths: (before, after) =>
      before === zeroSha
        ? lines("ls-tree", "-r", "--name-only", after)
        : lines("diff", "--name-only", before, after),
    message: async (commit) => (await readCommit(directory, commit))?.message ?? "",
  };
}
