import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { BranchChange } from "../core/event.ts";
import type { BranchName, BranchStanding, Work, Workspace } from "../core/ports.ts";
import type { Change } from "../core/tamper/change.ts";
import type { Sha } from "../core/verdict.ts";
import { describeChange, describeRewrite } from "./branch-change.ts";
import { GitFailed } from "./git.ts";
import type { Signer } from "./github-signature.ts";
import { createLooks, createRemoteHome, type Looks } from "./github-workspace-home.ts";
import { lookAtRemote, requireRoom } from "./github-workspace-look.ts";
import { recallBranch, rememberBranch } from "./github-workspace-memory.ts";
import { askRefs, type Mirror, reachesBack, readyCommits, readyFork } from "./mirror.ts";
import { defaultPauses } from "./mirror-remote.ts";
import { sealWork } from "./seal.ts";
import { surveyCommit } from "./survey.ts";
import { layOut, type WorkspaceOptions, type WorkspacePlaces } from "./workspace.ts";
import { adoptBranch } from "./workspace-branch.ts";
import { readChange } from "./workspace-changes.ts";
import { endAttempt, prepareCheckout } from "./workspace-checkout.ts";
import { mergeIntoBranch } from "./workspace-merge.ts";

export type GitHubWorkspaceOptions = Omit<WorkspaceOptions, "repository"> & {
  /** Address of the repository, such as `https://github.com/owner/name`, without credentials. */
  readonly remote: string;
  /** A token that is good now, with `contents: write`. Asked for before each call. */
  readonly authorization: () => Promise<string>;
  /** Milliseconds to wait before each repetition after a fault of the network. Default: 1, 4 and 15 seconds. */
  readonly pauses?: readonly number[];
  /** Why nothing may be pushed now, such as a pull request that was merged; asked before each push. */
  readonly objection?: () => string | undefined;
  /** Has the commits signed by GitHub before they come to the branch. */
  readonly signer?: Signer;
};

export type GitHubWorkspace = Workspace & {
  /** Git directory that has the commits of `ready` and those that were prepared or sealed. */
  readonly gitDir: string;
  /** Brings commits of the repository, each with its files, to where `gitDir` has them; one call after another. */
  ready(shas: readonly Sha[]): Promise<void>;
  /** Where a branch of the repository is now; undefined when it is not there. */
  askHead(branch: string): Promise<Sha | undefined>;
};

/**
 * The mission branch in a repository of a server that nobody has checked out. It appears there with the first sealed commit.
 * Every call may throw the mistake `TOKEN_REFUSED`; faults of the network are waited out.
 */
export function createGitHubWorkspace(options: GitHubWorkspaceOptions): GitHubWorkspace {
  const { remote: url, authorization, pauses = defaultPauses } = options;
  const gitDir = join(options.root, "mirror.git");
  const mirror: Mirror = { gitDir, remote: { url, authorization, pauses } };
  const place = { root: url, gitDir, commonDir: gitDir, bare: true, shallow: true };
  const looks = createLooks();
  const { root, objection, signer } = options;
  const home = createRemoteHome({ mirror, root, objection, looks, signer });
  const places: WorkspacePlaces = { ...layOut(options), user: place, home };
  /** The mission's base, once it is known: the prover needs it, and one fetch brings both. */
  let base: Sha | undefined;
  let last: Promise<void> = Promise.resolve();
  const ready = (shas: readonly Sha[]): Promise<void> => {
    last = last.catch(() => {}).then(() => readyCommits(mirror, shas));
    return last;
  };
  return {
    gitDir,
    ready,
    askHead: async (branch) => {
      const ref = `refs/heads/${branch}`;
      return (await askRefs(mirror, [ref])).get(ref);
    },
    observe: async (branch, known) => {
      base = known?.base;
      return observe({ mirror, root: options.root, looks }, branch, known);
    },
    open: async (branch, mission) => open({ mirror, root: options.root }, branch, mission),
    prepare: async (from, merging) => {
      await ready(base === undefined ? [from] : [from, base]);
      return prepareCheckout(places, from, merging);
    },
    survey: async (at) => {
      await readyCommits(mirror, [at]);
      return surveyCommit(gitDir, at);
    },
    compare: async (from, to) => compare(mirror, from, to),
    changes: async (from, to) => changes(mirror, from, to),
    seal: async (work: Work) => sealWork(places, work),
    merge: async (work) => mergeIntoBranch(places, work),
    discard: async () => endAttempt(places),
  };
}

type Situation = { readonly mirror: Mirror; readonly root: string };

async function observe(
  { mirror, root, looks }: Situation & { readonly looks: Looks },
  branch: BranchName,
  known: { readonly base: Sha; readonly head: Sha } | undefined,
): Promise<BranchStanding> {
  const { head, base } = await lookTwice({ mirror, root }, branch, known);
  looks.keep(branch.name, head);
  if (head !== undefined) return { head, base };
  const memory = await recallBranch(root, branch.name);
  if (memory?.seen || (known !== undefined && known.head !== known.base)) return { head: undefined, base };
  return { head: known?.head ?? memory?.opened ?? base, base };
}

async function compare(mirror: Mirror, from: Sha, to: Sha): Promise<BranchChange> {
  await readyCommits(mirror, [to]);
  if (await reachesBack(mirror, from, to)) return describeChange(mirror.gitDir, from, to);
  // A server need not keep what no branch holds any more.
  await readyCommits(mirror, [from]).catch(() => {});
  return describeRewrite(mirror.gitDir, from, to);
}

/** Mostly both commits are there: whether they are costs a call of git. */
async function changes(mirror: Mirror, from: Sha, to: Sha): Promise<Change> {
  try {
    return await readChange(mirror.gitDir, from, to);
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    await readyCommits(mirror, [from, to]);
    return readChange(mirror.gitDir, from, to);
  }
}

/**
 * After a push of another machine a server may still tell what was there before it. What contradicts the ledger is
 * asked for again: a mission would follow its branch back, or end because it is gone.
 */
async function lookTwice(
  { mirror, root }: Situation,
  branch: BranchName,
  known: { readonly base: Sha; readonly head: Sha } | undefined,
): Promise<BranchStanding> {
  const first = await lookAtRemote(mirror, root, branch);
  const isPushed = known !== undefined && known.head !== known.base;
  if (first.head === known?.head || (first.head === undefined && !isPushed)) return first;
  await pause(mirror.remote.pauses[0] ?? 0);
  return lookAtRemote(mirror, root, branch);
}

async function open(
  { mirror, root }: Situation,
  branch: BranchName,
  mission: string,
): Promise<{ base: Sha; head: Sha }> {
  await requireRoom(mirror, branch);
  const { head, base } = await lookAtRemote(mirror, root, branch);
  if (head === undefined) {
    await rememberBranch(root, { name: branch.name, opened: base, seen: false });
    return { base, head: base };
  }
  if (head !== base) await readyFork(mirror, base, head);
  return adoptBranch(mirror.gitDir, { branch, mission, head, base });
}
