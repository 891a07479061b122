import { nodeId, renderAccount } from "../account.ts";
import { git, tryGit } from "../git-process.ts";
import type { Issue, Pull } from "../issue.ts";
import { mergeability } from "../mergeability.ts";
import type { Repository } from "../repository.ts";
import type { World } from "../world.ts";
import { associationOf, commentsOf, labelsOf, renderIssue, renderLabel } from "./issue.ts";
import { renderRepository, repositoryHtmlUrl, repositoryUrl } from "./repository.ts";

export type PullIssue = Issue & { readonly pull: Pull };

/** As in lists. */
export function renderPullSimple(world: World, repository: Repository, issue: PullIssue) {
  const { pull } = issue;
  const url = `${repositoryUrl(world, repository)}/pulls/${issue.number}`;
  const htmlUrl = `${repositoryHtmlUrl(world, repository)}/pull/${issue.number}`;
  const issueUrl = `${repositoryUrl(world, repository)}/issues/${issue.number}`;
  const {
    state,
    title,
    body,
    user,
    assignee,
    assignees,
    milestone,
    locked,
    active_lock_reason,
    closed_at,
    created_at,
    updated_at,
  } = renderIssue(world, repository, issue);
  return {
    id: pull.id,
    node_id: nodeId("PR", pull.id),
    url,
    html_url: htmlUrl,
    diff_url: `${htmlUrl}.diff`,
    patch_url: `${htmlUrl}.patch`,
    issue_url: issueUrl,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${repositoryUrl(world, repository)}/pulls/comments{/number}`,
    comments_url: `${issueUrl}/comments`,
    statuses_url: `${repositoryUrl(world, repository)}/statuses/${pull.headSha}`,
    number: issue.number,
    state,
    title,
    body,
    user,
    assignee,
    assignees,
    milestone,
    locked,
    active_lock_reason,
    closed_at,
    created_at,
    updated_at,
    labels: labelsOf(repository, issue).map((label) => renderLabel(world, repository, label)),
    merged_at: pull.mergedAt,
    merge_commit_sha: pull.mergeSha,
    requested_reviewers: [...pull.reviewers].map((login) => renderAccount(world, login)),
    requested_teams: [],
    draft: pull.isDraft,
    head: renderEnd(world, repository, { ref: pull.headBranch, sha: pull.headSha }),
    base: renderEnd(world, repository, { ref: pull.baseBranch, sha: pull.baseSha }),
    _links: Object.fromEntries(
      Object.entries({
        self: url,
        html: htmlUrl,
        issue: issueUrl,
        comments: `${issueUrl}/comments`,
        review_comments: `${url}/comments`,
        review_comment: `${repositoryUrl(world, repository)}/pulls/comments{/number}`,
        commits: `${url}/commits`,
        statuses: `${repositoryUrl(world, repository)}/statuses/${pull.headSha}`,
      }).map(([name, href]) => [name, { href }]),
    ),
    author_association: associationOf(repository, issue.author),
    auto_merge: null,
  };
}

function renderEnd(
  world: World,
  repository: Repository,
  { ref, sha }: { readonly ref: string; readonly sha: string },
) {
  return {
    label: `${repository.owner}:${ref}`,
    ref,
    sha,
    user: renderAccount(world, repository.owner),
    repo: renderRepository(world, repository),
  };
}

/** With what takes a look into git. */
export async function renderPull(world: World, repository: Repository, issue: PullIssue) {
  const { pull } = issue;
  const merge = issue.state === "open" ? await mergeability(repository, pull) : undefined;
  const size = await sizeOf(repository, pull);
  return {
    ...renderPullSimple(world, repository, issue),
    merged: pull.mergedAt !== null,
    mergeable: merge === undefined ? null : merge.isClean,
    rebaseable: merge === undefined ? null : merge.isClean,
    mergeable_state: stateOf(pull, merge?.isClean),
    merged_by: pull.mergedBy === null ? null : renderAccount(world, pull.mergedBy),
    comments: commentsOf(repository, issue.number).length,
    review_comments: 0,
    maintainer_can_modify: false,
    ...size,
  };
}

function stateOf(pull: Pull, isClean: boolean | undefined): string {
  if (isClean === undefined) return "unknown";
  if (!isClean) return "dirty";
  return pull.isDraft ? "draft" : "clean";
}

type Size = {
  readonly commits: number;
  readonly additions: number;
  readonly deletions: number;
  readonly changed_files: number;
};

/** Between two commits nothing ever changes: counted once. */
const sizes = new Map<string, Promise<Size>>();

function sizeOf(repository: Repository, pull: Pull): Promise<Size> {
  const key = `${repository.directory} ${pull.baseSha} ${pull.headSha}`;
  const known = sizes.get(key) ?? countSize(repository, pull);
  sizes.set(key, known);
  return known;
}

async function countSize({ directory }: Repository, { baseSha, headSha }: Pull): Promise<Size> {
  const range = `${baseSha}...${headSha}`;
  const stat = (await tryGit(directory, ["diff", "--numstat", range])).stdout.toString().trim();
  const rows = stat === "" ? [] : stat.split("\n").map((row) => row.split("\t"));
  const sum = (column: number) => rows.reduce((total, row) => total + (Number(row[column]) || 0), 0);
  const commits = Number(await git(directory, ["rev-list", "--count", `${baseSha}..${headSha}`]));
  return { commits, additions: sum(0), deletions: sum(1), changed_files: rows.length };
}
