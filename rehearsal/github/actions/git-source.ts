import { execFile } from "node:child_process";
import { promisify } from "node:util";

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

export function createGitSource(directory: string): GitSource {
  const git = async (...args: readonly string[]): Promise<string> => {
    const { stdout } = await execute("git", ["--git-dir", directory, ...args], { maxBuffer: 50_000_000 });
    return stdout;
  };
  const attempt = (...args: readonly string[]) => git(...args).catch(() => undefined);
  const lines = (text: string | undefined) => (text ?? "").split("\n").filter((line) => line !== "");
  return {
    async resolve(ref) {
      for (const candidate of [ref, `refs/heads/${ref}`, `refs/tags/${ref}`]) {
        const sha = await attempt("rev-parse", "--verify", "--quiet", `${candidate}^{commit}`);
        if (sha !== undefined) return sha.trim();
      }
      return undefined;
    },
    async workflowPaths(commit) {
      const paths = lines(await attempt("ls-tree", "--name-only", commit, ".github/workflows/"));
      return paths.filter((path) => /\.ya?ml$/.test(path));
    },
    read: (commit, path) => attempt("show", `${commit}:${path}`),
    async changedPaths(before, after) {
      if (before === zeroSha) return lines(await git("ls-tree", "-r", "--name-only", after));
      return lines(await git("diff", "--name-only", before, after));
    },
    message: async (commit) => (await attempt("log", "-1", "--format=%B", commit)) ?? "",
  };
}
