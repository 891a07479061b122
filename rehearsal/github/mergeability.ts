import { readLine, writeCommit } from "./git-objects.ts";
import { tryGit } from "./git-process.ts";
import { readRef, setRef } from "./git-refs.ts";
import type { Pull } from "./issue.ts";
import type { Repository } from "./repository.ts";

export type Mergeability = { readonly isClean: boolean; readonly tree: string; readonly baseSha: string };

/** Merges in memory, as git itself would. Undefined when the base branch is gone. */
export async function mergeability(repository: Repository, pull: Pull): Promise<Mergeability | undefined> {
  const baseSha = await readRef(repository.directory, `refs/heads/${pull.baseBranch}`);
  if (baseSha === undefined) return undefined;
  // Nothing to merge where the base has not moved on: the result is the head as it is.
  const line = await readLine(repository.directory, baseSha, pull.headSha);
  const newest = line?.at(-1);
  if (newest !== undefined) return { isClean: true, tree: newest.tree, baseSha };
  const { code, stdout } = await tryGit(repository.directory, [
    "merge-tree",
    "--write-tree",
    baseSha,
    pull.headSha,
  ]);
  return { isClean: code === 0, tree: stdout.toString().slice(0, 40), baseSha };
}

/** Keeps `refs/pull/N/head`, and `refs/pull/N/merge` where the merge is clean: what `pull_request` runs check out. */
export async function keepPullRefs(repository: Repository, number: number, pull: Pull): Promise<string> {
  const { directory } = repository;
  await setRef(directory, `refs/pull/${number}/head`, pull.headSha);
  const merge = await mergeability(repository, pull);
  if (merge === undefined || !merge.isClean) return pull.headSha;
  const sha = await writeCommit(directory, {
    tree: merge.tree,
    parents: [merge.baseSha, pull.headSha],
    author: testMerger,
    committer: testMerger,
    message: `Merge ${pull.headSha} into ${merge.baseSha}\n`,
  });
  await setRef(directory, `refs/pull/${number}/merge`, sha);
  return sha;
}

/** At one time for all, so that the same merge is the same commit. */
const testMerger = { name: "GitHub", email: "noreply@github.com", date: "2026-01-01T00:00:00Z" };
