import { appendFile, mkdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { mistakes } from "../core/error.ts";
import type { Sealed, Work } from "../core/ports.ts";
import type { Sha } from "../core/verdict.ts";
import { git, textOf } from "./git.ts";
import { type Change, readCommitChanges, readIndexChanges, sizeOf } from "./git-change.ts";
import { commitIndex, movedFrom, publish } from "./seal-publish.ts";
import { judgeChanges, type Staging, type Withholding } from "./seal-rules.ts";
import { type Refusal, stageChanges } from "./seal-stage.ts";
import type { WorkspacePlaces } from "./workspace.ts";
import { branchInUse, parseTrailers } from "./workspace-branch.ts";
import { copyIndex, isDirectory, readAttempt, readyStore, writeAttempt } from "./workspace-checkout.ts";

/** Makes one commit of what the worker left in its directory, by the rules, and advances the mission branch to it. */
export async function sealWork(places: WorkspacePlaces, work: Work): Promise<Sealed> {
  const { head, directory } = await branchInUse(places, work.branch);
  if (head !== work.from) return findSealed(places, work, head);
  if (directory !== undefined) throw mistakes.branchCheckedOut(work.branch.name, directory);
  const attempt = await readAttempt(places);
  if (attempt?.sealed?.of === keyOf(work) && attempt.ended) return attempt.sealed.result;
  // Nothing of this iteration is there: its run died before it began, or its work was given up.
  if (attempt?.from !== work.from || attempt.ended) return nothingFrom(work);
  if (attempt.ended) return attempt.sealed?.of === keyOf(work) ? attempt.sealed.result : nothingFrom(work);
  // A worker can remove its own directory; that is not the wish to delete every file.
  if (!(await isDirectory(places.checkout))) return remember(places, work, nothingFrom(work));
  return sealCheckout(places, work);
}

async function sealCheckout(places: WorkspacePlaces, work: Work): Promise<Sealed> {
  await readyStore(places, work.from);
  const index = `${places.index}.seal`;
  await Promise.all([copyIndex(places.index, index), rm(`${index}.lock`, { force: true })]);
  const call = { gitDir: places.store, workTree: places.checkout, index };
  const { sizes, refusals } = await stageChanges(places, call);
  const changes = sizes.size === 0 ? [] : await readIndexChanges(call, work.from);
  const staging: Staging = { call, work, changes, sizes, isSecret: places.isSecret };
  const withheld = changes.length === 0 ? new Map() : await judgeChanges(staging);
  const patch = await keepPatch(places, staging, withheld);
  await putBack(staging, withheld);
  const kept = changes.filter(({ path }) => !withheld.has(path));
  const sealed = {
    sha: kept.length === 0 ? work.from : await commitIndex(places, call, work),
    ...sizeOf(kept),
    withheld: renderWithheld(refusals, withheld),
    ...patch,
  };
  if (kept.length > 0) await publishSealed(places, work, sealed);
  await rename(index, places.index);
  return remember(places, work, sealed);
}

/** What was withheld is known only now: it is written down before the commit is public, and can be found again. */
async function publishSealed(places: WorkspacePlaces, work: Work, sealed: Sealed): Promise<void> {
  await writeAttempt(places, { from: work.from, ended: false, sealed: { of: keyOf(work), result: sealed } });
  await publish(places, work, sealed);
}

async function remember(places: WorkspacePlaces, work: Work, sealed: Sealed): Promise<Sealed> {
  await writeAttempt(places, { from: sealed.sha, ended: true, sealed: { of: keyOf(work), result: sealed } });
  return sealed;
}

function keyOf({ from, trailers }: Work): string {
  return JSON.stringify([from, trailers["CCO-Mission"], trailers["CCO-Iteration"]]);
}

/** The commit of an earlier call that was cut off before its result was recorded. Rejects with `BranchMoved`. */
async function findSealed(places: WorkspacePlaces, work: Work, head: Sha | undefined): Promise<Sealed> {
  const sha = head === undefined ? undefined : await findCommit(places, work, head);
  if (sha === undefined) throw movedFrom(work, head);
  const attempt = await readAttempt(places);
  if (attempt?.sealed?.of === keyOf(work) && attempt.sealed.result.sha === sha) {
    return remember(places, work, attempt.sealed.result);
  }
  const changes = await readCommitChanges(places.user.gitDir, work.from, sha);
  return { sha, ...sizeOf(changes), withheld: [] };
}

async function findCommit(places: WorkspacePlaces, work: Work, head: Sha): Promise<Sha | undefined> {
  const iteration = work.trailers["CCO-Iteration"] ?? "";
  const args = ["--no-commit-header", "--format=%H %P%x00%B%x00", "-F", `--grep=CCO-Iteration: ${iteration}`];
  const { stdout } = await git(["rev-list", ...args, head, `^${work.from}`], { gitDir: places.user.gitDir });
  const parts = textOf(stdout).split("\0");
  for (let place = 0; place + 1 < parts.length; place += 2) {
    const [sha, ...parents] = (parts[place] ?? "").trim().split(" ");
    const trailers = parseTrailers(parts[place + 1] ?? "");
    const isSame = ["CCO-Mission", "CCO-Iteration"].every((key) => trailers[key] === work.trailers[key]);
    if (isSame && parents.length === 1 && parents[0] === work.from) return sha;
  }
  return undefined;
}

/** Git takes so many paths as arguments on every system. */
const pathsAtOnce = 200;

/** Keeps what is withheld for a human to apply; secrets are not kept. */
async function keepPatch(
  places: WorkspacePlaces,
  { call, work, changes }: Staging,
  withheld: ReadonlyMap<string, Withholding>,
): Promise<{ patch?: string }> {
  const kept = changes.filter(({ path }) => withheld.get(path)?.secret === undefined && withheld.has(path));
  if (kept.length === 0) return {};
  const patch = `withheld/iteration-${work.trailers["CCO-Iteration"] ?? "0"}.patch`;
  const file = join(places.records, patch);
  await mkdir(dirname(file), { recursive: true });
  await rm(file, { force: true });
  const format = ["--cached", "--binary", "--full-index", "--no-renames", "--no-ext-diff", "--no-textconv"];
  for (let place = 0; place < kept.length; place += pathsAtOnce) {
    const paths = kept.slice(place, place + pathsAtOnce).map(({ path }) => textOf(path));
    const args = ["--literal-pathspecs", "diff-index", ...format, work.from, "--", ...paths];
    const { stdout } = await git(args, call);
    await appendFile(file, Buffer.from(stdout, "latin1"));
  }
  return { patch };
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
