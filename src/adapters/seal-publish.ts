import { mistakes } from "../core/error.ts";
import { BranchMoved, type Sealed, type Work } from "../core/ports.ts";
import type { Sha } from "../core/verdict.ts";
import { describeChange } from "./branch-change.ts";
import { type GitCall, git, gitPipe } from "./git.ts";
import { readCommitChanges, sizeOf } from "./git-change.ts";
import { findSealed } from "./seal-find.ts";
import { mergeOnto } from "./seal-merge.ts";
import type { WorkspacePlaces } from "./workspace.ts";
import { readyStore, writeAttempt } from "./workspace-checkout.ts";
import {
  type Advance,
  type BranchUse,
  isAncestor,
  type Refused,
  type Signed,
  type Step,
} from "./workspace-home.ts";

/** Commits the index of the call in our store, on top of `from`, and of the base where one is merged. */
export async function commitIndex(places: WorkspacePlaces, call: GitCall, work: Work): Promise<Sha> {
  const tree = (await git(["write-tree"], call)).stdout.trim();
  return commitTree(places, work, { tree, parents: [work.from, ...basesOf(work)] });
}

/** How often a branch may move away under a publication before it is given up. */
const mostRounds = 4;

/**
 * Advances the branch to the commit, or to its change on top of what others put there. Nothing of theirs is undone.
 * Rejects with `BranchMoved` when the two cannot be brought together. Can be repeated.
 */
export async function publish(
  places: WorkspacePlaces,
  work: Work,
  { sealed, found }: { readonly sealed: Sealed; readonly found: BranchUse },
): Promise<Sealed | Refused> {
  let standing = found;
  for (let round = 0; round < mostRounds; round += 1) {
    const placed = await place(places, work, { sealed, head: standing.head });
    if (placed.sha === standing.head) return placed;
    const { sent, outcome } = await send(places, work, { placed, found: standing });
    if (outcome === "advanced") return sent;
    if (outcome !== "moved") return outcome;
    standing = await places.home.find(work);
    const published = await findSealed(places, work, { head: standing.head, remembered: sent });
    if (published !== undefined) return published;
    if (standing.directory !== undefined)
      throw mistakes.branchCheckedOut(work.branch.name, standing.directory);
  }
  throw new BranchMoved(`${work.branch.name} moved away ${mostRounds} times while the work was published.`);
}

async function send(
  places: WorkspacePlaces,
  work: Work,
  { placed, found }: { readonly placed: Sealed; readonly found: BranchUse },
): Promise<{ readonly sent: Sealed; readonly outcome: Advance }> {
  const parents = [found.head ?? work.from, ...basesOf(work)];
  await transfer(places, { ...placed, parents });
  const signed = await signCommit(places, work, { found, sha: placed.sha });
  if (signed === "moved" || "error" in signed) return { sent: placed, outcome: signed };
  const sent = { ...placed, sha: signed.sha };
  // What was withheld is known only now: it is written down before the commit is public, and can be found again.
  await writeAttempt(places, {
    from: work.from,
    merge: work.merge,
    ended: false,
    sealed: { of: keyOf(work), result: sent },
  });
  return { sent, outcome: await places.home.advance(work, { found, sha: sent.sha }) };
}

/** The commit as it goes out: the one that was made here, unless the branch's home has it signed. */
export async function signCommit({ home }: WorkspacePlaces, work: Work, step: Step): Promise<Signed> {
  return (await home.sign?.(work, step)) ?? { sha: step.sha };
}

/** What a seal is for: the same work again has the same key. */
export function keyOf({ from, trailers }: Work): string {
  return JSON.stringify([from, trailers["CCO-Mission"], trailers["CCO-Iteration"]]);
}

/** The branch is elsewhere, and there is no work to bring there. */
export function movedFrom({ branch, from }: Work, head: Sha | undefined): BranchMoved {
  const where = head === undefined ? "gone" : `at ${shorten(head)} instead of ${shorten(from)}`;
  return new BranchMoved(`${branch.name} is ${where}.`);
}

function rewritten({ branch, from }: Work, head: Sha): BranchMoved {
  return new BranchMoved(
    `${branch.name} was rewritten while the worker worked: ${shorten(from)} is not in the history of ${shorten(head)}.`,
  );
}

/** The sealed commit where it can be published: itself, or its change as a commit on top of the head. */
async function place(
  places: WorkspacePlaces,
  work: Work,
  { sealed, head }: { readonly sealed: Sealed; readonly head: Sha | undefined },
): Promise<Sealed> {
  if (head === work.from) return sealed;
  if (head === undefined) throw movedFrom(work, head);
  if (!(await places.home.reaches(work.from, head))) throw rewritten(work, head);
  // It borrows what was fetched only now.
  await readyStore(places, work.from);
  const merged = await mergeOnto(places.store, work, { sha: sealed.sha, head });
  if (merged.conflicts.length > 0) {
    const both = renderPaths(merged.conflicts);
    throw new BranchMoved(
      `${work.branch.name} moved to ${shorten(head)} while the worker worked, and both changed ${both}.`,
    );
  }
  const changes = await readCommitChanges(places.store, head, merged.tree);
  const bases = await basesNotIn(places, work, head);
  const isNothing = changes.length === 0 && bases.length === 0;
  const commit = { tree: merged.tree, parents: [head, ...bases] };
  const joined = await describeChange(places.user.gitDir, work.from, head);
  return {
    ...sealed,
    joined,
    sha: isNothing ? head : await commitTree(places, work, commit),
    ...sizeOf(changes),
  };
}

function basesOf({ merge }: Work): readonly Sha[] {
  return merge === undefined ? [] : [merge];
}

/** Others may have merged it meanwhile. */
async function basesNotIn({ store }: WorkspacePlaces, work: Work, head: Sha): Promise<readonly Sha[]> {
  const { merge } = work;
  return merge === undefined || (await isAncestor(store, merge, head)) ? [] : [merge];
}

/** Makes a commit with the message and the trailers of the work in our store. */
export async function commitTree(
  places: WorkspacePlaces,
  work: Work,
  { tree, parents }: { readonly tree: Sha; readonly parents: readonly Sha[] },
): Promise<Sha> {
  const { name, email } = places.identity;
  const env = {
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
  };
  const input = Buffer.from(renderMessage(work));
  const args = ["commit-tree", tree, ...parents.flatMap((parent) => ["-p", parent]), "-F", "-"];
  return (await git(args, { gitDir: places.store, env, input })).stdout.trim();
}

/** Git's own limit between loose objects and a pack. */
const unpackLimit = 100;

/**
 * Brings a commit from our store to the repository, which has its parents. Objects without a branch do no harm.
 * `files`: about how many it changes.
 */
export async function transfer(
  places: WorkspacePlaces,
  { sha, parents, files }: { readonly sha: Sha; readonly parents: readonly Sha[]; readonly files: number },
): Promise<void> {
  const take = files < unpackLimit ? ["unpack-objects", "-q"] : ["index-pack", "--stdin", "--fix-thin"];
  const wanted = [sha, ...parents.map((parent) => `^${parent}`)];
  await gitPipe(
    {
      args: ["pack-objects", "--revs", "--thin", "--stdout", "-q", "--delta-base-offset"],
      call: { gitDir: places.store, input: Buffer.from(`${wanted.join("\n")}\n`) },
    },
    { args: take, call: { gitDir: places.user.commonDir } },
  );
}

function renderMessage({ message, trailers }: Work): string {
  const lines = Object.entries(trailers).map(([key, value]) => `${key}: ${value.replaceAll(/\s+/g, " ")}`);
  return `${message.replaceAll("\0", "").trim()}\n\n${lines.join("\n")}\n`;
}

const mostPaths = 5;

function renderPaths(paths: readonly string[]): string {
  const shown = paths.slice(0, mostPaths).join(", ");
  return paths.length <= mostPaths ? shown : `${shown} and ${paths.length - mostPaths} more`;
}

function shorten(sha: Sha): string {
  return sha.slice(0, 9);
}
