import { BranchMoved, type Work } from "../core/ports.ts";
import type { Sha } from "../core/verdict.ts";
import { lookAtRemote } from "./github-workspace-look.ts";
import { recallBranch, rememberBranch } from "./github-workspace-memory.ts";
import { type Mirror, noteCommit, reachesBack, readyFork } from "./mirror.ts";
import { pushCommit } from "./mirror-push.ts";
import type { BranchHome, BranchUse } from "./workspace-home.ts";

/** Where the branch was seen last: good for one seal, as nothing is pushed but from where it is believed to be. */
export type Looks = {
  keep(branch: string, head: Sha | undefined): void;
  /** Undefined when nobody has looked since the last time it was taken. */
  take(branch: string): { readonly head: Sha | undefined } | undefined;
};

export function createLooks(): Looks {
  let kept: { readonly branch: string; readonly head: Sha | undefined } | undefined;
  return {
    keep: (branch, head) => {
      kept = { branch, head };
    },
    take: (branch) => {
      const taken = kept?.branch === branch ? kept : undefined;
      kept = undefined;
      return taken;
    },
  };
}

export type RemoteHome = {
  readonly mirror: Mirror;
  readonly root: string;
  readonly looks: Looks;
  /** Why nothing may be pushed now. */
  readonly objection?: (() => string | undefined) | undefined;
};

/** The mission branch at a remote, seen through our mirror of it. */
export function createRemoteHome({ mirror, root, looks, objection }: RemoteHome): BranchHome {
  return {
    find: async (work) => findSeen(looks, work) ?? find(mirror, root, work),
    meet: async (one, other) => readyFork(mirror, one, other),
    reaches: async (from, head) => reachesBack(mirror, from, head),
    advance: async ({ branch: { name }, base, merge }, { found: { head, exists }, sha }) => {
      const why = objection?.();
      if (why !== undefined) throw new BranchMoved(why);
      const from = exists ? head : undefined;
      const outcome = await pushCommit(mirror, { branch: name, sha, from, merges: merge !== undefined });
      if (outcome !== "advanced") return outcome;
      await noteCommit(mirror, sha);
      const opened = (await recallBranch(root, name))?.opened ?? base;
      await rememberBranch(root, { name, opened, seen: true, pushed: { over: from ?? "", sha } });
      return outcome;
    },
  };
}

/**
 * The work began where the branch was seen, by this process: the push finds out whether it is there still, and it is
 * looked for again when it is not. Anything else is looked for at once.
 */
function findSeen(looks: Looks, { branch, from }: Work): BranchUse | undefined {
  const seen = looks.take(branch.name);
  return seen?.head === from ? { head: from, exists: true } : undefined;
}

/** A branch that nobody has pushed yet stands where the mission began. */
async function find(mirror: Mirror, root: string, { branch, from, base }: Work): Promise<BranchUse> {
  const { head } = await lookAtRemote(mirror, root, branch);
  if (head !== undefined) return { head, exists: true };
  const memory = await recallBranch(root, branch.name);
  const existed = memory?.seen || from !== base;
  return existed ? { head: undefined, exists: false } : { head: from, exists: false };
}
