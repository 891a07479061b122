import { nodeId } from "../account.ts";
import type { Commit } from "../git-objects.ts";
import type { Repository } from "../repository.ts";
import type { World } from "../world.ts";
import { repositoryHtmlUrl, repositoryUrl } from "./repository.ts";

/** A commit as an object of git. */
export function renderGitCommit(world: World, repository: Repository, commit: Commit) {
  const url = `${repositoryUrl(world, repository)}/git`;
  return {
    sha: commit.sha,
    node_id: nodeId("C", Number.parseInt(commit.sha.slice(0, 8), 16)),
    url: `${url}/commits/${commit.sha}`,
    html_url: `${repositoryHtmlUrl(world, repository)}/commit/${commit.sha}`,
    author: commit.author,
    committer: commit.committer,
    tree: { sha: commit.tree, url: `${url}/trees/${commit.tree}` },
    message: commit.message,
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${url}/commits/${sha}`,
      html_url: `${repositoryHtmlUrl(world, repository)}/commit/${sha}`,
    })),
    verification: renderVerification(repository, commit),
  };
}

function renderVerification(repository: Repository, commit: Commit) {
  return repository.verified.has(commit.sha)
    ? {
        verified: true,
        reason: "valid",
        signature: "-----BEGIN PGP SIGNATURE-----",
        payload: commit.message,
        verified_at: commit.committer.date,
      }
    : { verified: false, reason: "unsigned", signature: null, payload: null, verified_at: null };
}

/** A commit of a repository's history. */
export function renderCommit(world: World, repository: Repository, commit: Commit) {
  const { author, committer, tree, message, verification, node_id, html_url } = renderGitCommit(
    world,
    repository,
    commit,
  );
  const url = `${repositoryUrl(world, repository)}/commits`;
  return {
    sha: commit.sha,
    node_id,
    commit: {
      author,
      committer,
      message,
      tree,
      url: `${repositoryUrl(world, repository)}/git/commits/${commit.sha}`,
      comment_count: 0,
      verification,
    },
    url: `${url}/${commit.sha}`,
    html_url,
    comments_url: `${url}/${commit.sha}/comments`,
    author: null,
    committer: null,
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${url}/${sha}`,
      html_url: `${repositoryHtmlUrl(world, repository)}/commit/${sha}`,
    })),
  };
}
