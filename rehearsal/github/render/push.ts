import { nodeId } from "../account.ts";
import { readCommit, readLine } from "../git-objects.ts";
import { tryGit } from "../git-process.ts";
import { diffTrees } from "../git-tree.ts";
import type { RefUpdate } from "../push-rules.ts";
import type { Repository } from "../repository.ts";
import type { World } from "../world.ts";
import { repositoryHtmlUrl } from "./repository.ts";

const zeros = "0".repeat(40);

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#push */
export async function renderPushPayload(
  world: World,
  repository: Repository,
  update: RefUpdate & { readonly pusher: string },
) {
  const { ref, before, after, isForced, pusher } = update;
  const commits = after === undefined ? [] : await pushedCommits(world, repository, update);
  return {
    ref,
    before: before ?? zeros,
    after: after ?? zeros,
    created: before === undefined,
    deleted: after === undefined,
    forced: isForced,
    base_ref: null,
    compare: `${repositoryHtmlUrl(world, repository)}/compare/${(before ?? zeros).slice(0, 12)}...${(after ?? zeros).slice(0, 12)}`,
    commits,
    head_commit:
      after === undefined ? null : (commits.at(-1) ?? (await renderPushedCommit(world, repository, after))),
    pusher: { name: pusher, email: `${pusher}@users.noreply.github.com` },
  };
}

/** At most 2048 commits, oldest first; a new branch counts from the default branch. */
async function pushedCommits(world: World, repository: Repository, { before, after = zeros }: RefUpdate) {
  const from = before ?? `refs/heads/${repository.defaultBranch}`;
  const line = before === undefined ? undefined : await readLine(repository.directory, before, after);
  if (line !== undefined)
    return Promise.all(line.map(({ sha }) => renderPushedCommit(world, repository, sha)));
  const { stdout } = await tryGit(repository.directory, [
    "rev-list",
    "--reverse",
    "--max-count=2048",
    after,
    `^${from}`,
  ]);
  const shas = stdout.toString().split("\n").filter(Boolean);
  return Promise.all(shas.map((sha) => renderPushedCommit(world, repository, sha)));
}

async function renderPushedCommit(world: World, repository: Repository, sha: string) {
  const commit = await readCommit(repository.directory, sha);
  if (commit === undefined) return null;
  const [parent] = commit.parents;
  const before = parent === undefined ? undefined : await readCommit(repository.directory, parent);
  // Of a merge git shows nothing here: it has no one parent to differ from.
  const differences =
    commit.parents.length > 1 ? [] : await diffTrees(repository.directory, before?.tree, commit.tree);
  const pathsOf = (wanted: string) =>
    differences.filter(({ status }) => status === wanted).map(({ path }) => path);
  return {
    id: sha,
    node_id: nodeId("C", 0),
    tree_id: commit.tree,
    distinct: true,
    message: commit.message,
    timestamp: commit.committer.date,
    url: `${repositoryHtmlUrl(world, repository)}/commit/${sha}`,
    author: { name: commit.author.name, email: commit.author.email },
    committer: { name: commit.committer.name, email: commit.committer.email },
    added: pathsOf("added"),
    removed: pathsOf("removed"),
    modified: pathsOf("modified"),
  };
}
