import { BranchMoved, type Work } from "../core/ports.ts";
import { lookAtRemote } from "./github-workspace-look.ts";
import { recallBranch, rememberBranch } from "./github-workspace-memory.ts";
import { type Mirror, noteCommit, reachesBack, readyFork } from "./mirror.ts";
import { pushCommit } from "./mirror-push.ts";
import type { BranchHome, BranchUse } from "./workspace-home.ts";

/** The mission branch at a remote, seen through our mirror of it. */
export function createRemoteHome(
  mirror: Mirror,
  root: string,
  objection: () => string | undefined = () => undefined,
): BranchHome {
  return {
    find: async (work) => find(mirror, root, work),
    meet: async (one, other) => readyFork(mirror, one, other),
    reaches: async (from, head) => reachesBack(mirror, from, head),
    advance: async ({ branch: { name }, base, merge }, { found: { head, exists }, sha }) => {
      const why = objection();
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

/** A branch that nobody has pushed yet stands where the mission began. */
async function find(mirror: Mirror, root: string, { branch, from, base }: Work): Promise<BranchUse> {
  const { head } = await lookAtRemote(mirror, root, branch);
  if (head !== undefined) return { head, exists: true };
  const memory = await recallBranch(root, branch.name);
  const existed = memory?.seen || from !== base;
  return existed ? { head: undefined, exists: false } : { head: from, exists: false };
}
