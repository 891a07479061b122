import type { Work } from "../core/ports.ts";
import type { Sha } from "../core/verdict.ts";
import { GitFailed, git } from "./git.ts";
import type { Identity } from "./git-directory.ts";
import type { Withholding } from "./seal-rules.ts";
import { branchInUse, refOf } from "./workspace-branch.ts";

/** Where a mission branch lives: it is asked for before a seal and advanced by it. */
export type BranchHome = {
  find(work: Work): Promise<BranchUse>;
  /** Afterwards the commits between the two and the point they began at can be read. */
  meet(one: Sha, other: Sha): Promise<void>;
  /** Whether `from` is `head` or an ancestor of it. Afterwards the commits between them can be read. */
  reaches(from: Sha, head: Sha): Promise<boolean>;
  /**
   * The commit as it is published, where that is another one: signed by whoever keeps the repository. Nothing that
   * anybody looks at moves by it.
   */
  sign?(work: Work, step: Step): Promise<Signed>;
  /** Advances the branch to a commit on top of where it was found, from there or not at all. */
  advance(work: Work, step: Step): Promise<Advance>;
};

/** A commit on top of where the branch was found. */
export type Step = { readonly found: BranchUse; readonly sha: Sha };

export type Signed = { readonly sha: Sha } | Exclude<Advance, "advanced">;

export type BranchUse = {
  /** Undefined when the branch was there and is gone. */
  readonly head: Sha | undefined;
  /** False: it appears with the first commit on `head`. */
  readonly exists: boolean;
  /** Where it is checked out. */
  readonly directory?: string | undefined;
};

/**
 * - `moved`: nothing happened, the branch is somewhere else than it was found
 * - otherwise a rule of the repository refused the commit: for these paths, or for what `error` says
 */
export type Advance = "advanced" | "moved" | Refused;

export type Refused = {
  /** Bytes as latin1. */
  readonly paths: ReadonlyMap<string, Withholding>;
  readonly error: Error;
};

/** The mission branch in a repository on this machine. */
export function createLocalHome(gitDir: string, identity: Identity): BranchHome {
  return {
    find: async ({ branch }) => {
      const { head, directory } = await branchInUse(gitDir, branch);
      return { head, directory, exists: true };
    },
    // All of it is here.
    meet: async () => {},
    reaches: async (from, head) => isAncestor(gitDir, from, head),
    advance: async (work, { found, sha }) => {
      const iteration = work.trailers["CCO-Iteration"];
      const reason = iteration === undefined ? "cco: base merged" : `cco: iteration ${iteration}`;
      const env = committerOf(identity);
      try {
        const args = ["update-ref", "-m", reason, refOf(work.branch), sha, found.head ?? ""];
        await git(args, { gitDir, env });
        return "advanced";
      } catch (error) {
        if (!(error instanceof GitFailed)) throw error;
        const { head } = await branchInUse(gitDir, work.branch);
        if (head === found.head) throw error;
        return "moved";
      }
    },
  };
}

/** False, too, when one of them is not there. */
export async function isAncestor(gitDir: string, from: Sha, head: Sha): Promise<boolean> {
  const { code } = await git(["merge-base", "--is-ancestor", from, head], { gitDir, accept: [1, 128] });
  return code === 0;
}

function committerOf({ name, email }: Identity): Record<string, string> {
  return { GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email };
}
