import { readRef } from "./git-objects.ts";
import { git, tryGit } from "./git-process.ts";
import type { Pull } from "./issue.ts";
import type { Repository } from "./repository.ts";

export type Mergeability = { readonly isClean: boolean; readonly tree: string; readonly baseSha: string };

/** Merges in memory, as git itself would. Undefined when the base branch is gone. */
export async function mergeability(repository: Repository, pull: Pull): Promise<Mergeability | undefined> {
  const baseSha = await readRef(repository.directory, `refs/heads/${pull.baseBranch}`);
  if (baseSha === undefined) return undefined;
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
  await git(directory, ["update-ref", `refs/pull/${number}/head`, pull.headSha]);
  const merge = await mergeability(repository, pull);
  if (merge === undefined || !merge.isClean) return pull.headSha;
  const sha = await git(
    directory,
    [
      "commit-tree",
      merge.tree,
      "-p",
      merge.baseSha,
      "-p",
      pull.headSha,
      "-m",
      `Merge ${pull.headSha} into ${merge.baseSha}`,
    ],
    { env: testMergeAuthor },
  );
  await git(directory, ["update-ref", `refs/pull/${number}/merge`, sha]);
  return sha;
}

const testMergeAuthor = {
  GIT_AUTHOR_NAME: "GitHub",
  GIT_AUTHOR_EMAIL: "noreply@github.com",
  GIT_AUTHOR_DATE: "2026-01-01T00:00:00Z",
  GIT_COMMITTER_NAME: "GitHub",
  GIT_COMMITTER_EMAIL: "noreply@github.com",
  GIT_COMMITTER_DATE: "2026-01-01T00:00:00Z",
};
