import { dataOf, type GitHubClient, graphqlErrors, statusOf } from "./github-client.ts";
import {
  choosePullRequest,
  type PullRequest,
  type RawPullRequest,
  renderPullRequests,
} from "./github-situation.ts";

export type StoredFile = { readonly path: string; readonly text: string };

type NewCommit = {
  readonly branch: string;
  /** First line, empty line, body. */
  readonly message: string;
  readonly files: readonly StoredFile[];
};

type Commit = NewCommit & {
  readonly expected: string;
  /** Is told of the pull request of a branch: looked at in the same request, right after the commit. */
  readonly watch?: PullRequestWatch | undefined;
};

export type PullRequestWatch = {
  readonly branch: string;
  readonly found: (pullRequest: PullRequest | undefined) => void;
};

function renderCommitDocument(isWatched: boolean): string {
  const [parameter, look] = isWatched
    ? [", $head: String!", ` repository { ${renderPullRequests("$head")} }`]
    : ["", ""];
  return `mutation commit($input: CreateCommitOnBranchInput!${parameter}) {
  createCommitOnBranch(input: $input) { commit { oid${look} } }
}`;
}

type CommitAnswer = {
  readonly createCommitOnBranch?: {
    readonly commit?: {
      readonly oid: string;
      readonly repository?: { readonly pullRequests: { readonly nodes: readonly RawPullRequest[] } } | null;
    };
  } | null;
};

/**
 * Adds one commit to a branch that is at `expected`; GitHub signs it. Undefined when the branch is elsewhere by
 * now. Where GraphQL is refused, the git data API does the same in three calls.
 */
export async function commitOnBranch(github: GitHubClient, commit: Commit): Promise<string | undefined> {
  const { watch } = commit;
  const variables = {
    input: inputOf(github, commit),
    ...(watch === undefined ? {} : { head: watch.branch }),
  };
  try {
    const answer = await github.graphql<CommitAnswer>(renderCommitDocument(watch !== undefined), variables);
    return committedBy(answer, watch);
  } catch (error) {
    if (isStale(error)) return undefined;
    // A token that may not see pull requests has committed all the same.
    const oid = committedBy(dataOf(error), watch);
    if (oid !== undefined) return oid;
    if (graphqlErrors(error).length > 0 || statusOf(error) === 404) return commitByData(github, commit);
    throw error;
  }
}

function inputOf({ owner, repo }: GitHubClient, { branch, expected, message, files }: Commit) {
  const [headline = "", ...body] = message.split("\n");
  return {
    branch: { repositoryNameWithOwner: `${owner}/${repo}`, branchName: branch },
    expectedHeadOid: expected,
    message: { headline, body: body.join("\n").trim() },
    fileChanges: {
      additions: files.map(({ path, text }) => ({ path, contents: Buffer.from(text).toString("base64") })),
    },
  };
}

function committedBy(answer: CommitAnswer | undefined, watch: Commit["watch"]): string | undefined {
  const commit = answer?.createCommitOnBranch?.commit;
  const pulls = commit?.repository?.pullRequests.nodes;
  if (pulls !== undefined) watch?.found(choosePullRequest(pulls));
  return commit?.oid;
}

/** The first commit of a branch without history. Undefined when somebody else made the branch first. */
export async function createBranch(github: GitHubClient, commit: NewCommit): Promise<string | undefined> {
  const { octokit, owner, repo } = github;
  const sha = await createCommit(github, commit, []);
  try {
    await octokit.git.createRef({ owner, repo, ref: `refs/heads/${commit.branch}`, sha });
    return sha;
  } catch (error) {
    if (isExisting(error)) return undefined;
    throw error;
  }
}

async function commitByData(github: GitHubClient, commit: Commit): Promise<string | undefined> {
  const { octokit, owner, repo } = github;
  const sha = await createCommit(github, commit, [commit.expected]);
  try {
    await octokit.git.updateRef({ owner, repo, ref: `heads/${commit.branch}`, sha, force: false });
    return sha;
  } catch (error) {
    if (isMessage(error, 422, "not a fast forward")) return undefined;
    throw error;
  }
}

/** A commit that no branch has yet; GitHub signs what an App writes. */
export async function createCommit(
  github: GitHubClient,
  commit: NewCommit,
  parents: readonly string[],
): Promise<string> {
  const { octokit, owner, repo } = github;
  const [parent] = parents;
  const tree = await octokit.git.createTree({
    owner,
    repo,
    ...(parent === undefined ? {} : { base_tree: parent }),
    tree: commit.files.map(({ path, text }) => ({ path, mode: "100644", type: "blob", content: text })),
  });
  const { message } = commit;
  const made = await octokit.git.createCommit({
    owner,
    repo,
    message,
    tree: tree.data.sha,
    parents: [...parents],
  });
  return made.data.sha;
}

/** GitHub's words for "the branch is not where you think"; `STALE_DATA` is the type it gives since 2026. */
function isStale(error: unknown): boolean {
  return graphqlErrors(error).some(
    ({ type, message }) => type === "STALE_DATA" || message.includes("Expected branch to point to"),
  );
}

function isExisting(error: unknown): boolean {
  return isMessage(error, 422, "Reference already exists");
}

function isMessage(error: unknown, status: number, text: string): boolean {
  return statusOf(error) === status && error instanceof Error && error.message.includes(text);
}
