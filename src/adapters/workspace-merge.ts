import { mistakes } from "../core/error.ts";
import type { Merge, Work } from "../core/ports.ts";
import type { Sha } from "../core/verdict.ts";
import { mergeBase } from "./base-merge.ts";
import { git } from "./git.ts";
import { commitTree, signCommit, transfer } from "./seal-publish.ts";
import type { WorkspacePlaces } from "./workspace.ts";
import { readyStore } from "./workspace-checkout.ts";
import { type BranchUse, isAncestor, type Refused, type Step } from "./workspace-home.ts";

type MergeWork = Work & { readonly merge: Sha };

/** Merges the base into the mission branch where plain code can. Throws the mistake `BRANCH_CHECKED_OUT`. */
export async function mergeIntoBranch(places: WorkspacePlaces, work: MergeWork): Promise<Merge> {
  const { from, merge: base, branch } = work;
  const found = await places.home.find(work);
  if (found.head !== from) return { kind: "moved", to: found.head };
  // Nothing was pushed yet: the work begins at the base of today.
  if (!found.exists) return { kind: "merged", sha: base };
  const gitDir = places.user.commonDir;
  await places.home.meet(from, base);
  if (await isAncestor(gitDir, base, from)) return { kind: "merged", sha: from };
  if (found.directory !== undefined) throw mistakes.branchCheckedOut(branch.name, found.directory);
  if (await isAncestor(gitDir, from, base)) return advance(places, work, { found, sha: base });
  const { code } = await git(["merge-base", from, base], { gitDir, accept: [1] });
  if (code !== 0) return { kind: "unrelated" };
  return commitMerge(places, work, found);
}

async function commitMerge(places: WorkspacePlaces, work: MergeWork, found: BranchUse): Promise<Merge> {
  const { from, merge: base, protect } = work;
  await readyStore(places, from);
  const { tree, files } = await mergeBase(places, from, { base, protect });
  if (files.length > 0) {
    return { kind: "conflicted", files: files.map(({ path, stands }) => ({ path, stands })) };
  }
  const sha = await commitTree(places, work, { tree, parents: [from, base] });
  await transfer(places, { sha, parents: [from, base], files: 0 });
  const signed = await signCommit(places, work, { found, sha });
  const isSigned = signed !== "moved" && "sha" in signed;
  return isSigned ? advance(places, work, { found, sha: signed.sha }) : refusedMerge(places, work, signed);
}

async function advance(places: WorkspacePlaces, work: MergeWork, step: Step): Promise<Merge> {
  const outcome = await places.home.advance(work, step);
  return outcome === "advanced" ? { kind: "merged", sha: step.sha } : refusedMerge(places, work, outcome);
}

async function refusedMerge(
  { home }: WorkspacePlaces,
  work: MergeWork,
  outcome: "moved" | Refused,
): Promise<Merge> {
  if (outcome !== "moved") return { kind: "refused", why: outcome.error.message };
  return { kind: "moved", to: (await home.find(work)).head };
}
