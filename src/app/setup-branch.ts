import { createCommit, type StoredFile } from "../adapters/branch-commit.ts";
import { type GitHubClient, statusOf } from "../adapters/github-client.ts";
import { faultText } from "../core/fault-text.ts";

/** What came of it; `left` says why nothing was done. */
export type SetupOutcome =
  | { readonly kind: "opened"; readonly pullRequest: number }
  | { readonly kind: "left"; readonly why: string };

export type SetupFile = StoredFile;

export type Setup = {
  readonly base: { readonly branch: string; readonly sha: string };
  readonly files: readonly SetupFile[];
  readonly title: string;
  /** Made only when it is needed. */
  readonly text: () => Promise<string>;
};

/** Where the setup waits. A branch of that name with somebody else's work on it is left alone. */
export const setupBranch = "cco/setup";

const message = `ci: add the CCO workflow and its issue form

CCO-Setup: 1`;

/**
 * One commit, one branch, one pull request, each made only when it is not there: what was cut off between two of them
 * goes on with the next. Who made the pull request, or closed it, is not asked: there is one, and that is enough.
 */
export async function openSetup(github: GitHubClient, setup: Setup): Promise<SetupOutcome> {
  const known = await findPullRequest(github);
  if (known !== undefined) return { kind: "left", why: `pull request #${known} was opened for it` };
  const { octokit, owner, repo } = github;
  const objection = await makeBranch(github, setup);
  if (objection !== undefined) return { kind: "left", why: objection };
  try {
    const { data } = await octokit.pulls.create({
      owner,
      repo,
      title: setup.title,
      body: await setup.text(),
      head: setupBranch,
      base: setup.base.branch,
    });
    return { kind: "opened", pullRequest: data.number };
  } catch (error) {
    // Another replica was faster.
    const other = statusOf(error) === 422 ? await findPullRequest(github) : undefined;
    if (other === undefined) throw error;
    return { kind: "left", why: `pull request #${other} was opened for it` };
  }
}

async function findPullRequest({ octokit, owner, repo }: GitHubClient): Promise<number | undefined> {
  const head = `${owner}:${setupBranch}`;
  const { data } = await octokit.pulls.list({ owner, repo, head, state: "all", per_page: 1 });
  return data[0]?.number;
}

/** Makes the branch. Says why not, when there is one that was not made here or a rule forbids it. */
async function makeBranch(github: GitHubClient, { base, files }: Setup): Promise<string | undefined> {
  if (await hasBranch(github)) return strangerOn(github);
  const { octokit, owner, repo } = github;
  const sha = await createCommit(github, { branch: setupBranch, message, files }, [base.sha]);
  try {
    await octokit.git.createRef({ owner, repo, ref: `refs/heads/${setupBranch}`, sha });
    return undefined;
  } catch (error) {
    if (statusOf(error) !== 422) throw error;
    if (await hasBranch(github)) return strangerOn(github);
    return `GitHub refuses its branch: ${faultText(error)}`;
  }
}

async function hasBranch({ octokit, owner, repo }: GitHubClient): Promise<boolean> {
  try {
    await octokit.git.getRef({ owner, repo, ref: `heads/${setupBranch}` });
    return true;
  } catch (error) {
    if (statusOf(error) === 404) return false;
    throw error;
  }
}

/** Undefined when the last commit is the setup's own. */
async function strangerOn({ octokit, owner, repo }: GitHubClient): Promise<string | undefined> {
  const { data } = await octokit.repos.getCommit({ owner, repo, ref: setupBranch });
  return data.commit.message === message
    ? undefined
    : `there is a branch ${setupBranch} with other work on it`;
}
