import { BranchMoved, type Work } from "../core/ports.ts";
import type { Sha } from "../core/verdict.ts";
import { type GitCall, GitFailed, git, gitPipe } from "./git.ts";
import type { WorkspacePlaces } from "./workspace.ts";
import { branchInUse, refOf } from "./workspace-branch.ts";

/** Commits the index of the call in our store, on top of `from`. */
export async function commitIndex(places: WorkspacePlaces, call: GitCall, work: Work): Promise<Sha> {
  const tree = (await git(["write-tree"], call)).stdout.trim();
  const input = Buffer.from(renderMessage(work));
  const args = ["commit-tree", tree, "-p", work.from, "-F", "-"];
  return (await git(args, { ...call, env: identityOf(places), input })).stdout.trim();
}

/**
 * Hands the commit over to the user's repository and advances the branch to it, from `from` or not at all.
 * Rejects with `BranchMoved`. Can be repeated: objects without a branch do no harm.
 */
export async function publish(
  places: WorkspacePlaces,
  work: Work,
  sealed: { sha: Sha; files: number },
): Promise<void> {
  const gitDir = places.user.commonDir;
  await transfer(places, work, sealed);
  const reason = `cco: iteration ${work.trailers["CCO-Iteration"] ?? ""}`;
  try {
    const args = ["update-ref", "-m", reason, refOf(work.branch), sealed.sha, work.from];
    await git(args, { gitDir, env: identityOf(places) });
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    const { head } = await branchInUse(places, work.branch);
    if (head === work.from) throw error;
    throw movedFrom(work, head);
  }
}

export function movedFrom(work: Work, head: Sha | undefined): BranchMoved {
  return new BranchMoved(`${work.branch.name} is at ${head ?? "no commit"} instead of ${work.from}.`);
}

/** Git's own limit between loose objects and a pack. */
const unpackLimit = 100;

async function transfer(
  places: WorkspacePlaces,
  work: Work,
  sealed: { sha: Sha; files: number },
): Promise<void> {
  const take =
    sealed.files < unpackLimit ? ["unpack-objects", "-q"] : ["index-pack", "--stdin", "--fix-thin"];
  await gitPipe(
    {
      args: ["pack-objects", "--revs", "--thin", "--stdout", "-q", "--delta-base-offset"],
      call: { gitDir: places.store, input: Buffer.from(`${sealed.sha}\n^${work.from}\n`) },
    },
    { args: take, call: { gitDir: places.user.commonDir } },
  );
}

function identityOf({ identity: { name, email } }: WorkspacePlaces): Record<string, string> {
  return {
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
  };
}

function renderMessage({ message, trailers }: Work): string {
  const lines = Object.entries(trailers).map(([key, value]) => `${key}: ${value.replaceAll(/\s+/g, " ")}`);
  return `${message.replaceAll("\0", "").trim()}\n\n${lines.join("\n")}\n`;
}
