import { mkdir, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Sha } from "../core/verdict.ts";
import { replaceFile } from "./durable-file.ts";
import { git } from "./git.ts";
import { readIfThere } from "./git-directory.ts";
import { resolveNames } from "./git-repository.ts";
import { callRemote, type Remote } from "./mirror-remote.ts";
import { isAncestor } from "./workspace-home.ts";

/**
 * A bare repository of our own with single commits of a remote: the files of a commit are needed, its history is not.
 * Each commit that was fetched has a ref `refs/cco/<sha>`, so that the next fetch brings only what differs.
 */
export type Mirror = { readonly gitDir: string; readonly remote: Remote };

/** Where the refs stand at the remote, by their full names. Missing ones are left out. */
export async function askRefs(
  { gitDir, remote }: Mirror,
  names: readonly string[],
): Promise<ReadonlyMap<string, Sha>> {
  await writeMirror(gitDir);
  const { stdout } = await callRemote(remote, (call) =>
    git(["ls-remote", remote.url, ...names], { ...call, gitDir }),
  );
  const lines = Buffer.from(stdout, "latin1").toString("utf8").split("\n");
  return new Map(lines.map((line) => line.split("\t")).map(([sha = "", name = ""]) => [name, sha]));
}

/** Fetches those of the commits that are not there, each with its files and without its history. */
export async function readyCommits(mirror: Mirror, shas: readonly Sha[]): Promise<void> {
  await writeMirror(mirror.gitDir);
  const missing = await missingOf(mirror, [...new Set(shas)]);
  if (missing.length > 0) await fetchCommits(mirror, missing, 1);
}

/** Fetches a commit that has the tree and the parents of one that is there, at both sides: itself and nothing else. */
export async function readyTwin({ gitDir, remote }: Mirror, sha: Sha, of: Sha): Promise<void> {
  await writeMirror(gitDir);
  const args = ["fetch", ...quietly, `--negotiation-tip=${of}`, remote.url, `${sha}:${refFor(sha)}`];
  await callRemote(remote, (call) => git(args, { ...call, gitDir }));
}

/** A commit of a history that was fetched has no ref of its own: only git knows of it. */
async function missingOf({ gitDir }: Mirror, shas: readonly Sha[]): Promise<readonly Sha[]> {
  const noted = await Promise.all(shas.map((sha) => readIfThere(join(gitDir, refFor(sha)))));
  const unsure = shas.filter((sha, place) => noted[place]?.trim() !== sha);
  if (unsure.length === 0 || (await isFresh(gitDir))) return unsure;
  const found = await resolveNames(
    gitDir,
    unsure.map((sha) => `${sha}^{commit}`),
  );
  return unsure.filter((_, place) => found[place] === undefined);
}

/** Nothing was ever fetched. */
async function isFresh(gitDir: string): Promise<boolean> {
  const found = await stat(join(gitDir, "refs", "cco")).catch(() => undefined);
  return found === undefined;
}

/** How far back a branch is followed to see what it goes on from. */
const depths = [4, 32, 256];

/** Whether `from` is in the history of `head`, which is fetched as far as that takes. Further back than 256: no. */
export async function reachesBack(mirror: Mirror, from: Sha, head: Sha): Promise<boolean> {
  for (const depth of depths) {
    if (await isAncestor(mirror.gitDir, from, head)) return true;
    await fetchCommits(mirror, [head], depth);
  }
  return isAncestor(mirror.gitDir, from, head);
}

/** Git's own word for a history without end. */
const wholeDepth = 0x7fffffff;

/** Fetches two histories to where they meet: as far as that takes, since a merge needs that very point. */
export async function readyFork(mirror: Mirror, one: Sha, other: Sha): Promise<void> {
  await writeMirror(mirror.gitDir);
  let fork = await findFork(mirror.gitDir, one, other);
  for (const depth of [...depths, 2048]) {
    if (fork === "certain") return;
    await fetchCommits(mirror, [one, other], depth);
    fork = await findFork(mirror.gitDir, one, other);
  }
  if (fork === undefined) await fetchCommits(mirror, [one, other], wholeDepth);
}

/** Where a history is cut off before the point that was found, a later one may be hidden behind the cut. */
async function findFork(gitDir: string, one: Sha, other: Sha): Promise<"certain" | "seen" | undefined> {
  const found = await git(["merge-base", "--all", one, other], { gitDir, accept: [1, 128] });
  if (found.code !== 0) return undefined;
  const cut = new Set(((await readIfThere(join(gitDir, "shallow"))) ?? "").split("\n"));
  const forks = found.stdout.trim().split("\n");
  const { stdout } = await git(["rev-list", one, other, "--not", ...forks], { gitDir });
  return stdout
    .trim()
    .split("\n")
    .some((sha) => sha !== "" && cut.has(sha))
    ? "seen"
    : "certain";
}

/** Takes note of a commit that both sides have, as git would: another process of its own costs more than the push's last word. */
export async function noteCommit({ gitDir }: Mirror, sha: Sha): Promise<void> {
  const path = join(gitDir, refFor(sha));
  await mkdir(dirname(path), { recursive: true });
  await replaceFile(path, `${sha}\n`, `${path}.lock`);
}

const quietly = ["--quiet", "--no-tags", "--no-write-fetch-head", "--no-auto-maintenance"];

async function fetchCommits({ gitDir, remote }: Mirror, shas: readonly Sha[], depth: number): Promise<void> {
  await writeMirror(gitDir);
  // A process that died in the middle leaves it behind.
  await rm(join(gitDir, "shallow.lock"), { force: true });
  const refs = shas.map((sha) => `${sha}:${refFor(sha)}`);
  await callRemote(remote, (call) =>
    git(["fetch", ...quietly, `--depth=${depth}`, remote.url, ...refs], { ...call, gitDir }),
  );
}

function refFor(sha: Sha): string {
  return `refs/cco/${sha}`;
}

/** Whatever git would believe in there is written anew before a token is near it. */
async function writeMirror(gitDir: string): Promise<void> {
  await Promise.all([
    mkdir(join(gitDir, "objects", "info"), { recursive: true }),
    mkdir(join(gitDir, "refs", "heads"), { recursive: true }),
    rm(join(gitDir, "hooks"), { recursive: true, force: true }),
    rm(join(gitDir, "info"), { recursive: true, force: true }),
    rm(join(gitDir, "commondir"), { force: true }),
  ]);
  await Promise.all([
    writeOnce(join(gitDir, "HEAD"), "ref: refs/heads/none\n"),
    writeOnce(join(gitDir, "config"), "[core]\nrepositoryformatversion = 0\nbare = true\n"),
    rm(join(gitDir, "objects", "info", "alternates"), { force: true }),
  ]);
}

/** A file that is as it should be is left alone: another call may be reading it. */
async function writeOnce(path: string, text: string): Promise<void> {
  if ((await readIfThere(path)) !== text) await writeFile(path, text);
}
