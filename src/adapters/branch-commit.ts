import { type GitHubClient, graphqlErrors, statusOf } from "./github-client.ts";

export type StoredFile = { readonly path: string; readonly text: string };

type NewCommit = {
  readonly branch: string;
  /** First line, empty line, body. */
  readonly message: string;
  readonly files: readonly StoredFile[];
};

const commitDocument = `mutation commit($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`;

/**
 * Adds one commit to a branch that is at `expected`; GitHub signs it. Undefined when the branch is elsewhere by
 * now. Where GraphQL is refused, the git data API does the same in three calls.
 */
export async function commitOnBranch(
  github: GitHubClient,
  commit: NewCommit & { readonly expected: string },
): Promise<string | undefined> {
  const { owner, repo } = github;
  const [headline = "", ...body] = commit.message.split("\n");
  const input = {
    branch: { repositoryNameWithOwner: `${owner}/${repo}`, branchName: commit.branch },
    expectedHeadOid: commit.expected,
    message: { headline, body: body.join("\n").trim() },
    fileChanges: {
      additions: commit.files.map(({ path, text }) => ({
        path,
        contents: Buffer.from(text).toString("base64"),
      })),
    },
  };
  try {
    const answer = await github.graphql<{ createCommitOnBranch: { commit: { oid: string } } }>(
      commitDocument,
      { input },
    );
    return answer.createCommitOnBranch.commit.oid;
  } catch (error) {
    if (isStale(error)) return undefined;
    if (graphqlErrors(error).length > 0 || statusOf(error) === 404) return commitByData(github, commit);
    throw error;
  }
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

async function commitByData(
  github: GitHubClient,
  commit: NewCommit & { readonly expected: string },
): Promise<string | undefined> {
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

async function createCommit(
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
