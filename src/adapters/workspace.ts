import { join } from "node:path";
import type { BranchChange } from "../core/event.ts";
import type { BranchName, BranchStanding, Work, Workspace } from "../core/ports.ts";
import type { Sha } from "../core/verdict.ts";
import { describeChange, describeRewrite } from "./branch-change.ts";
import type { Identity } from "./git-directory.ts";
import { locateRepository, type RepositoryPlace } from "./git-repository.ts";
import { sealWork } from "./seal.ts";
import { surveyCommit } from "./survey.ts";
import { observeBranch, openBranch } from "./workspace-branch.ts";
import { readChange } from "./workspace-changes.ts";
import { endAttempt, prepareCheckout } from "./workspace-checkout.ts";
import { type BranchHome, createLocalHome } from "./workspace-home.ts";
import { mergeIntoBranch } from "./workspace-merge.ts";

export type WorkspaceOptions = {
  /** Path of the user's checkout, a directory in it, a linked worktree, or a bare repository. */
  readonly repository: string;
  /** Absolute path of a directory of our own for this mission, outside of the user's repository. */
  readonly root: string;
  /** Absolute path of the mission's records: patches of what was withheld are kept there. */
  readonly records: string;
  /** Who authors and commits. */
  readonly identity?: Identity;
  /** Larger files are not committed. Default: 10 MB. */
  readonly maxFileBytes?: number;
  /** Larger binary files are not committed. Default: 1 MB. */
  readonly maxBinaryBytes?: number;
  /** What one iteration may add or change. Default: 1,000 files, 10 MB together. */
  readonly most?: { readonly files: number; readonly bytes: number };
  /** Whether a text has something in it that must not be published. */
  readonly isSecret?: (text: string) => boolean;
};

/** The stores a workspace works with, and its rules. */
export type WorkspacePlaces = {
  readonly root: string;
  readonly records: string;
  readonly identity: Identity;
  readonly maxFileBytes: number;
  readonly maxBinaryBytes: number;
  readonly most: { readonly files: number; readonly bytes: number };
  readonly isSecret: ((text: string) => boolean) | undefined;
  /** The user's: read, and one branch of it is advanced. */
  readonly user: RepositoryPlace;
  /** Ours: commits are made here. Bare. */
  readonly store: string;
  /** The worker's: nothing in its git directory is ever believed or run. */
  readonly checkout: string;
  /** Our view of the checkout. Stands at the commit the checkout began at. */
  readonly index: string;
  /** The mission branch. */
  readonly home: BranchHome;
};

/** The mission branch in a local git repository. The user's checkout, index, stash and HEAD are never touched. */
export function createWorkspace(options: WorkspaceOptions): Workspace {
  let located: Promise<WorkspacePlaces> | undefined;
  const places = (): Promise<WorkspacePlaces> => {
    located ??= locatePlaces(options);
    return located;
  };
  return {
    observe: async (branch, known): Promise<BranchStanding> => observeBranch(await places(), branch, known),
    open: async (branch: BranchName, mission: string) => openBranch(await places(), branch, mission),
    prepare: async (from, merging) => prepareCheckout(await places(), from, merging),
    survey: async (at) => surveyCommit((await places()).user.commonDir, at),
    compare: async (from, to) => compare(await places(), from, to),
    changes: async (from, to) => readChange((await places()).user.commonDir, from, to),
    seal: async (work: Work) => sealWork(await places(), work),
    merge: async (work) => mergeIntoBranch(await places(), work),
    discard: async () => endAttempt(await places()),
  };
}

async function compare(
  { user: { commonDir }, home }: WorkspacePlaces,
  from: Sha,
  to: Sha,
): Promise<BranchChange> {
  const goesOn = await home.reaches(from, to);
  return goesOn ? describeChange(commonDir, from, to) : describeRewrite(commonDir, from, to);
}

async function locatePlaces(options: WorkspaceOptions): Promise<WorkspacePlaces> {
  const user = await locateRepository(options.repository);
  const common = layOut(options);
  return { ...common, user, home: createLocalHome(user.commonDir, common.identity) };
}

/** Of nobody: a real address, or one at GitHub, would be somebody else's. */
export const defaultIdentity: Identity = { name: "CCO", email: "cco@noreply.invalid" };

/** The worker's directory. */
export function checkoutIn(root: string): string {
  return join(root, "checkout");
}

/** What every workspace has, wherever its branch is. */
export function layOut({
  root,
  ...options
}: Omit<WorkspaceOptions, "repository">): Omit<WorkspacePlaces, "user" | "home"> {
  return {
    root,
    records: options.records,
    identity: options.identity ?? defaultIdentity,
    maxFileBytes: options.maxFileBytes ?? 10_000_000,
    maxBinaryBytes: options.maxBinaryBytes ?? 1_000_000,
    most: options.most ?? { files: 1000, bytes: 10_000_000 },
    isSecret: options.isSecret,
    store: join(root, "repo.git"),
    checkout: checkoutIn(root),
    index: join(root, "index"),
  };
}
