import { rename, rm } from "node:fs/promises";
import { mistakes, UserError } from "../core/error.ts";
import { BranchMoved, type Sealed, type Work, WorkRefused } from "../core/ports.ts";
import { type BaseMerge, mergeBase, unresolved } from "./base-merge.ts";
import { git, textOf } from "./git.ts";
import { type Change, readIndexChanges, sizeOf } from "./git-change.ts";
import { findSealed } from "./seal-find.ts";
import { keepWithheld, keepWork } from "./seal-patch.ts";
import { commitIndex, keyOf, movedFrom, publish } from "./seal-publish.ts";
import { judgeChanges, type Staging, type Withholding, withDisplaced } from "./seal-rules.ts";
import { inMegabytes, type Refusal, stageChanges } from "./seal-stage.ts";
import type { WorkspacePlaces } from "./workspace.ts";
import {
  type Attempt,
  beganAt,
  copyIndex,
  isDirectory,
  readAttempt,
  readyStore,
  writeAttempt,
} from "./workspace-checkout.ts";
import type { BranchUse } from "./workspace-home.ts";

/**
 * Makes one commit of what the worker left in its directory, by the rules, and advances the mission branch to it.
 * When others pushed meanwhile, it goes on top of theirs. Work that cannot be published is kept as a patch.
 */
export async function sealWork(places: WorkspacePlaces, work: Work): Promise<Sealed> {
  const found = await places.home.find(work);
  const attempt = await readAttempt(places);
  const before = await sealedBefore(places, work, { found, attempt });
  if (before !== undefined) return before;
  if (found.directory !== undefined) throw mistakes.branchCheckedOut(work.branch.name, found.directory);
  const isHere = beganAt(attempt, work);
  if (!isHere && found.head !== work.from) throw movedFrom(work, found.head);
  // Nothing of this iteration is there: its run died before it began, or its work was given up.
  if (!isHere || attempt.ended) return nothingFrom(work);
  // A worker can remove its own directory; that is not the wish to delete every file.
  if (!(await isDirectory(places.checkout))) return remember(places, work, nothingFrom(work));
  return sealCheckout(places, work, found);
}

/** What an earlier call came to, where it was recorded or is public. */
async function sealedBefore(
  places: WorkspacePlaces,
  work: Work,
  { found: { head }, attempt }: { readonly found: BranchUse; readonly attempt: Attempt | undefined },
): Promise<Sealed | undefined> {
  const remembered = attempt?.sealed?.of === keyOf(work) ? attempt.sealed.result : undefined;
  const recorded = attempt?.ended ? remembered : undefined;
  if (head === work.from) return recorded;
  const sealed = await findSealed(places, work, { head, remembered });
  if (sealed !== undefined) return sealed === remembered ? remember(places, work, sealed) : sealed;
  return recorded?.files === 0 ? recorded : undefined;
}

async function sealCheckout(places: WorkspacePlaces, work: Work, found: BranchUse): Promise<Sealed> {
  await readyStore(places, work.from);
  const [index, whole] = [`${places.index}.seal`, `${places.index}.whole`];
  await Promise.all([copyIndex(places.index, index), rm(`${index}.lock`, { force: true })]);
  const call = { gitDir: places.store, workTree: places.checkout, index };
  const { sizes, refusals } = await stageChanges(places, call);
  const merge = await mergeOf(places, work);
  const start = merge?.tree ?? work.from;
  const changes = sizes.size === 0 ? [] : await readIndexChanges(call, start);
  await copyIndex(index, whole);
  const { isSecret, maxBinaryBytes } = places;
  const staging: Staging = { call, whole, work, start, merge, changes, sizes, isSecret, maxBinaryBytes };
  const sealed = await sealStaged(places, staging, { refusals, found });
  await rename(index, places.index);
  return remember(places, work, sealed);
}

type Circumstances = { readonly refusals: readonly Refusal[]; readonly found: BranchUse };

/** What a rule of the remote refuses is withheld as well, and the rest goes out without it. */
async function sealStaged(
  places: WorkspacePlaces,
  staging: Staging,
  { refusals, found }: Circumstances,
): Promise<Sealed> {
  const { work, changes } = staging;
  let withheld = changes.length === 0 ? new Map() : await judgeChanges(staging);
  try {
    for (;;) {
      requireModest(places, staging, withheld);
      const sealed = await commitKept(places, staging, { refusals, withheld });
      if (sealed.sha === work.from) return sealed;
      const outcome = await publish(places, work, { sealed, found });
      if (!("error" in outcome)) return outcome;
      const refused = changes.filter(({ path }) => outcome.paths.has(path) && !withheld.has(path));
      if (refused.length === 0) throw refusedBy(outcome.error);
      withheld = withDisplaced(changes, new Map([...withheld, ...outcome.paths]));
    }
  } catch (error) {
    const { patch } = await keepWork(places, staging, withheld);
    if (patch === undefined) throw error;
    const options = { cause: error, patch };
    if (error instanceof BranchMoved)
      throw new BranchMoved(`${error.message} The work is kept in ${patch}.`, options);
    if (!(error instanceof WorkRefused)) throw error;
    const { closes } = error;
    throw new WorkRefused(`${error.message}\nThe work is kept in ${patch}.`, { ...options, closes });
  }
}

/** A rule that names no path of the work: only whoever made the rule can help. */
function refusedBy(error: Error): WorkRefused {
  const message = error instanceof UserError ? `${error.message}\n${error.fix}` : error.message;
  return new WorkRefused(message, { closes: "misconfigured", cause: error });
}

/** So much at once is seldom meant, and nobody can look at it. What is removed does not count. */
function requireModest(
  { most }: WorkspacePlaces,
  { changes, sizes }: Staging,
  withheld: ReadonlyMap<string, Withholding>,
): void {
  const kept = changes.filter(({ path, newMode }) => newMode !== "000000" && !withheld.has(path));
  const bytes = kept.reduce((sum, { path }) => sum + (sizes.get(path) ?? 0), 0);
  if (kept.length <= most.files && bytes <= most.bytes) return;
  throw new WorkRefused(
    `The work of this iteration is too large to publish: ${kept.length} files with ${inMegabytes(bytes)}; the limit is ${most.files} files or ${inMegabytes(most.bytes)}. Have what is generated ignored by git, or the mission cut into smaller ones.`,
    { closes: "needs-human" },
  );
}

type Verdicts = {
  readonly refusals: readonly Refusal[];
  readonly withheld: ReadonlyMap<string, Withholding>;
};

async function commitKept(
  places: WorkspacePlaces,
  staging: Staging,
  { refusals, withheld }: Verdicts,
): Promise<Sealed> {
  const { call, work, changes, merge } = staging;
  const patch = await keepWithheld(places, staging, withheld);
  await putBack(staging, withheld);
  if (merge !== undefined) {
    const sealed = await commitMerge(places, { staging, merge }, { refusals, withheld });
    return { ...patch, ...sealed };
  }
  const kept = changes.filter(({ path }) => !withheld.has(path));
  return {
    sha: kept.length === 0 ? work.from : await commitIndex(places, call, work),
    ...sizeOf(kept),
    withheld: renderWithheld(refusals, withheld),
    ...patch,
  };
}

/** What was left of the conflict keeps all of it out: half a merge would take back what the base changed. */
async function commitMerge(
  places: WorkspacePlaces,
  { staging, merge }: { readonly staging: Staging; readonly merge: BaseMerge },
  { refusals, withheld }: Verdicts,
): Promise<Sealed> {
  const { call, work } = staging;
  const left = await unresolved(call, merge);
  const others = renderWithheld(refusals, withheld);
  if (left.length > 0) {
    const marked = left.map(({ path }) => ({ path, why: "It still shows the conflict." }));
    return {
      ...nothingFrom(work),
      withheld: [...others, ...marked],
      ...(await keepWork(places, staging, withheld)),
    };
  }
  const size = sizeOf(await readIndexChanges(call, work.from));
  return { sha: await commitIndex(places, call, work), ...size, withheld: others, base: merge.base };
}

async function mergeOf(places: WorkspacePlaces, work: Work): Promise<BaseMerge | undefined> {
  if (work.merge === undefined) return undefined;
  return mergeBase(places, work.from, { base: work.merge, protect: work.protect });
}

async function remember(places: WorkspacePlaces, work: Work, sealed: Sealed): Promise<Sealed> {
  await writeAttempt(places, { from: sealed.sha, ended: true, sealed: { of: keyOf(work), result: sealed } });
  return sealed;
}

/** What comes back also pushes away what has its place. */
async function putBack(
  { call, changes }: Staging,
  withheld: ReadonlyMap<string, Withholding>,
): Promise<void> {
  const lines = changes.filter(({ path }) => withheld.has(path)).map(renderOld);
  if (lines.length === 0) return;
  await git(["update-index", "-z", "--index-info"], { ...call, input: lines.join("") });
}

function renderOld({ oldMode, oldId, path }: Change): string {
  return oldMode === "000000" ? `0 ${oldId}\t${path}\0` : `${oldMode} ${oldId}\t${path}\0`;
}

function renderWithheld(
  refusals: readonly Refusal[],
  withheld: ReadonlyMap<string, Withholding>,
): readonly { path: string; why: string }[] {
  const all = [...refusals, ...[...withheld].map(([path, { why }]) => ({ path, why }))];
  return all.map(({ path, why }) => ({ path: textOf(path), why }));
}

function nothingFrom({ from }: Work): Sealed {
  return { sha: from, files: 0, additions: 0, deletions: 0, withheld: [] };
}
