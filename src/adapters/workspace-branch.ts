import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { mistakes } from "../core/error.ts";
import type { BranchName, BranchStanding } from "../core/ports.ts";
import type { Sha } from "../core/verdict.ts";
import { GitFailed, git, textOf } from "./git.ts";
import { readIfThere } from "./git-directory.ts";
import { resolveNames } from "./git-repository.ts";
import type { WorkspacePlaces } from "./workspace.ts";

/**
 * Where the mission branch and its base stand in the user's repository. When a base that nobody named is gone, the
 * known one stays: what happens to be checked out instead is not for the mission to follow.
 */
export async function observeBranch(
  places: WorkspacePlaces,
  branch: BranchName,
  known?: { readonly base: Sha },
): Promise<BranchStanding> {
  requireSpeakable(branch);
  const candidates = await baseCandidates(places, branch);
  const [head, ...bases] = await resolveNames(places.user.gitDir, [
    `${refOf(branch)}^{commit}`,
    ...candidates.map((name) => `${name}^{commit}`),
  ]);
  const isLost = branch.base === undefined && bases[0] === undefined;
  const base = isLost && known !== undefined ? known.base : bases.find((sha) => sha !== undefined);
  if (base !== undefined) return { head, base };
  const { root } = places.user;
  throw branch.base === undefined ? mistakes.repositoryEmpty(root) : await baseMistake(places, branch.base);
}

/** Creates the mission branch at its base, or finds it again. */
export async function openBranch(
  places: WorkspacePlaces,
  branch: BranchName,
  mission: string,
): Promise<{ base: Sha; head: Sha }> {
  await rememberBase(places, branch);
  const { head, base } = await observeBranch(places, branch);
  if (head !== undefined) return reopen(places, { branch, mission, head, base });
  await createBranch(places, branch, base);
  return { base, head: base };
}

/** A mission branch in the user's repository, and the directory it is checked out in, if any. */
export async function branchInUse(
  gitDir: string,
  branch: BranchName,
): Promise<{ head: Sha | undefined; directory: string | undefined }> {
  const format = "--format=%(refname)%00%(objectname)%00%(worktreepath)";
  const { stdout } = await git(["for-each-ref", format, refOf(branch)], { gitDir });
  // The pattern also finds branches below the name.
  const line = stdout.split("\n").find((found) => textOf(found).startsWith(`${refOf(branch)}\0`));
  const [, head, directory] = (line ?? "").split("\0");
  return { head: head || undefined, directory: textOf(directory ?? "") || undefined };
}

export function refOf(branch: BranchName): string {
  return `refs/heads/${branch.name}`;
}

/** The last paragraph of a commit message as trailers. */
export function parseTrailers(message: string): Readonly<Record<string, string>> {
  const last =
    message
      .trimEnd()
      .split(/\n{2,}/)
      .at(-1) ?? "";
  const pairs = [...last.matchAll(/^([A-Za-z0-9-]+): (.*)$/gm)].map(([, key, value]) => [key, value?.trim()]);
  return Object.fromEntries(pairs);
}

export type Existing = {
  readonly branch: BranchName;
  readonly mission: string;
  readonly head: Sha;
  readonly base: Sha;
};

async function reopen(places: WorkspacePlaces, existing: Existing): Promise<{ base: Sha; head: Sha }> {
  const { branch } = existing;
  const { directory } = await branchInUse(places.user.commonDir, branch);
  if (directory !== undefined) throw mistakes.branchCheckedOut(branch.name, directory);
  return adoptBranch(places.user.gitDir, existing);
}

/** Where the mission goes on on a branch that is there. Throws the mistake `BRANCH_EXISTS` when it is not the mission's. */
export async function adoptBranch(gitDir: string, existing: Existing): Promise<{ base: Sha; head: Sha }> {
  const { branch, mission, head, base } = existing;
  if (head === base) return { base, head };
  if (!(await isOfMission(gitDir, existing))) throw mistakes.branchExists(branch.name, mission);
  const fork = await git(["merge-base", base, head], { gitDir, accept: [1] });
  return { base: fork.stdout.trim() || base, head };
}

/** A branch without commits of its own has nothing to lose; else one of them must carry the mission's trailer. */
async function isOfMission(gitDir: string, { mission, head, base }: Existing): Promise<boolean> {
  const range = [head, `^${base}`];
  const own = await git(["rev-list", "-n", "1", ...range], { gitDir });
  if (own.stdout === "") return true;
  const pattern = `^CCO-Mission: ${mission.replaceAll(/[^\w\s-]/g, "\\$&")}$`;
  const found = await git(["rev-list", "-n", "1", "-E", `--grep=${pattern}`, ...range], { gitDir });
  return found.stdout !== "";
}

async function createBranch(places: WorkspacePlaces, branch: BranchName, base: Sha): Promise<void> {
  const { commonDir: gitDir } = places.user;
  const none = "0".repeat(base.length);
  const env = {
    GIT_COMMITTER_NAME: places.identity.name,
    GIT_COMMITTER_EMAIL: places.identity.email,
  };
  try {
    await git(["update-ref", "-m", "cco: mission opened", refOf(branch), base, none], { gitDir, env });
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    const { head } = await branchInUse(gitDir, branch);
    if (head !== base) throw mistakes.branchRefused(branch.name, error.stderr.trim());
  }
}

/**
 * A mission without a named base starts from what is checked out, and stays with that branch when the user
 * switches to another one.
 */
async function rememberBase(places: WorkspacePlaces, branch: BranchName): Promise<void> {
  const path = join(places.root, "base");
  if (branch.base !== undefined || (await readIfThere(path)) !== undefined) return;
  const { gitDir } = places.user;
  const symbolic = await git(["symbolic-ref", "-q", "HEAD"], { gitDir, accept: [1] });
  const [head] = await resolveNames(gitDir, ["HEAD^{commit}"]);
  if (head === undefined) throw mistakes.repositoryEmpty(places.user.root);
  await mkdir(places.root, { recursive: true });
  await writeFile(path, textOf(symbolic.stdout).trim() || head);
}

/** Throws the mistake `BRANCH_REFUSED`. */
export function requireSpeakable({ name }: BranchName): void {
  if (isUnspeakable(name)) throw mistakes.branchRefused(name, "it has a space or a control character.");
}

/** Names are asked for line by line: a line break would smuggle in another question. */
export function isUnspeakable(name: string): boolean {
  return /[\s\p{Cc}]/u.test(name);
}

/** Full names, so that a base is never taken for something else of the same name. */
async function baseCandidates(places: WorkspacePlaces, { base }: BranchName): Promise<readonly string[]> {
  if (base === undefined) return [(await readIfThere(join(places.root, "base"))) ?? "HEAD", "HEAD"];
  if (/^[0-9a-f]{40,64}$/.test(base)) return [base];
  if (isUnspeakable(base)) return [];
  return [`refs/heads/${base}`, `refs/remotes/origin/${base}`, `refs/tags/${base}`];
}

async function baseMistake(places: WorkspacePlaces, base: string): Promise<Error> {
  const { gitDir, root } = places.user;
  const [any] = await resolveNames(gitDir, ["HEAD^{commit}"]);
  const { stdout } =
    any === undefined ? await git(["for-each-ref", "--count=1"], { gitDir }) : { stdout: "any" };
  return stdout === "" ? mistakes.repositoryEmpty(root) : mistakes.baseMissing(base, root);
}
