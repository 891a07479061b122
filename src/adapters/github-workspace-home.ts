import { BranchMoved, type Work } from "../core/ports.ts";
import type { Sha } from "../core/verdict.ts";
import { readPlain, type Signature, type Signer } from "./github-signature.ts";
import { lookAtRemote } from "./github-workspace-look.ts";
import { recallBranch, rememberBranch } from "./github-workspace-memory.ts";
import { type Mirror, noteCommit, reachesBack, readyFork, readyTwin } from "./mirror.ts";
import { type Push, pushAside, pushCommit } from "./mirror-push.ts";
import type { BranchHome, BranchUse, Signed, Step } from "./workspace-home.ts";

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
  readonly signer?: Signer | undefined;
};

/** The mission branch at a remote, seen through our mirror of it. */
export function createRemoteHome(options: RemoteHome): BranchHome {
  const { mirror, root, looks, objection, signer } = options;
  /** Why commits have no signature now. */
  const faults = new Map<Sha, unknown>();
  return {
    find: async (work) => findSeen(looks, work) ?? find(mirror, root, work),
    meet: async (one, other) => readyFork(mirror, one, other),
    reaches: async (from, head) => reachesBack(mirror, from, head),
    ...(signer && {
      sign: async (work: Work, step: Step) => {
        requireNoObjection(objection);
        const signed = await sign(mirror, signer, { work, push: pushOf(work, step) });
        if (signed !== "moved" && "fault" in signed) faults.set(signed.sha, signed.fault);
        return signed;
      },
    }),
    advance: async (work, step) => {
      requireNoObjection(objection);
      const { name } = work.branch;
      const push = pushOf(work, step);
      const outcome = await pushCommit(mirror, push);
      // The rule may be about the signature that is only missing now: nothing is over yet.
      if (outcome !== "advanced" && outcome !== "moved" && faults.has(push.sha)) throw faults.get(push.sha);
      if (outcome !== "advanced") return outcome;
      const { from, sha } = push;
      await noteCommit(mirror, sha);
      const opened = (await recallBranch(root, name))?.opened ?? work.base;
      await rememberBranch(root, { name, opened, seen: true, pushed: { over: from ?? "", sha } });
      return outcome;
    },
  };
}

function requireNoObjection(objection: RemoteHome["objection"]): void {
  const why = objection?.();
  if (why !== undefined) throw new BranchMoved(why);
}

function pushOf({ branch, merge }: Work, { found: { head, exists }, sha }: Step): Push {
  return { branch: branch.name, sha, from: exists ? head : undefined, merges: merge !== undefined };
}

type Signing = { readonly work: Work; readonly push: Push };

/**
 * GitHub signs what it writes itself, and it writes a commit of objects that it has: they go there first, to a ref
 * beside the branches, one for each mission. What is signed is pushed to the branch as any other commit.
 */
async function sign(
  mirror: Mirror,
  signer: Signer,
  { work, push }: Signing,
): Promise<Signature | Exclude<Signed, { sha: Sha }>> {
  const { sha } = push;
  if (!(await signer.isReady())) return { sha };
  const outcome = await pushAside(mirror, push, `refs/cco/work/${work.trailers["CCO-Mission"]}`);
  if (outcome !== "advanced" && outcome !== "moved" && outcome.paths.size === 0) {
    // It may be about that ref alone: the push to the branch tells.
    signer.giveUp(outcome.error);
    return { sha };
  }
  if (outcome !== "advanced") return outcome;
  const plain = await readPlain(mirror.gitDir, sha);
  return signer.sign(plain, async (signed) => readyTwin(mirror, signed, sha));
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
