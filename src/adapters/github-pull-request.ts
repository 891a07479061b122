import { renderPullRequestBody } from "../core/comment.ts";
import { faultText } from "../core/fault-text.ts";
import type { MissionState } from "../core/state.ts";
import { type GitHubClient, limitedUntil, statusOf } from "./github-client.ts";
import type { GitHubReporterOptions } from "./github-reporter.ts";
import type { PullRequest } from "./github-situation.ts";

/** The mission's pull request. Where GitHub does not let it be opened, what people have to mend. */
export type OpenedPullRequest = {
  readonly pullRequest: PullRequest | undefined;
  readonly refusals: readonly string[];
};

/**
 * The mission's pull request: the one that is there, or a draft from the first commit on. One that people closed
 * or merged is left alone, and no second one is opened beside it.
 */
export async function openPullRequest(
  state: MissionState,
  known: PullRequest | undefined,
  options: GitHubReporterOptions,
): Promise<OpenedPullRequest> {
  if (known !== undefined || state.head === state.base) return { pullRequest: known, refusals: [] };
  const { github, situation, repositoryUrl, run, notices, redact, warn } = options;
  const issue = situation.issue?.number;
  const links = { repository: repositoryUrl, run: run.url, issue, pullRequest: undefined, notices };
  const body = redact(renderPullRequestBody(state, links));
  try {
    const opened = await createPullRequest(github, { state, body, base: situation.defaultBranch });
    await addPeopleAndLabels(github, opened.number, state).catch((error: unknown) =>
      warn(`The pull request has not all its labels and reviewers: ${error}`),
    );
    return { pullRequest: opened, refusals: [] };
  } catch (error) {
    if ((statusOf(error) !== 403 && statusOf(error) !== 422) || limitedUntil(error) !== undefined)
      throw error;
    const there = statusOf(error) === 422 ? await findPullRequest(github, state) : undefined;
    if (there !== undefined) return { pullRequest: there, refusals: [] };
    const answer = faultText(error);
    const refusal = `GitHub does not let CCO open the pull request: ${answer} Allow it under Settings, Actions, General: "Allow GitHub Actions to create and approve pull requests".`;
    warn(refusal);
    return { pullRequest: undefined, refusals: [refusal] };
  }
}

/** The open one of the mission branch. A branch has one open pull request to a base at most: GitHub refuses a second one, also when it showed none. */
export async function findPullRequest(
  { octokit, owner, repo }: GitHubClient,
  { mission }: MissionState,
): Promise<PullRequest | undefined> {
  const head = `${owner}:${mission.branch.name}`;
  const { data } = await octokit.pulls.list({ owner, repo, head, state: "open" });
  return data.map((pull) => pullRequestOf({ ...pull, body: pull.body ?? "" }))[0];
}

type Answered = {
  readonly node_id: string;
  readonly number: number;
  readonly body: string;
  readonly draft?: boolean | undefined;
  readonly html_url: string;
  readonly head: { readonly sha: string };
};

function pullRequestOf({ node_id: id, number, body, draft = false, ...more }: Answered): PullRequest {
  const { html_url: url, head } = more;
  return { id, number, body, state: "OPEN", draft, url, head: head.sha, isHeadless: false };
}

/** Opens it, as a draft unless the mission says otherwise. Rejects with what GitHub answers. */
export async function createPullRequest(
  { octokit, owner, repo }: GitHubClient,
  { state, body, base }: { readonly state: MissionState; readonly body: string; readonly base: string },
): Promise<PullRequest> {
  const { mission } = state;
  const { data } = await octokit.pulls.create({
    owner,
    repo,
    title: mission.title,
    head: mission.branch.name,
    base: mission.branch.base ?? base,
    body,
    draft: mission.pullRequest.draft,
  });
  return pullRequestOf({ ...data, body });
}

export async function addPeopleAndLabels(
  { octokit, owner, repo }: Pick<GitHubClient, "octokit" | "owner" | "repo">,
  number: number,
  { mission }: MissionState,
): Promise<void> {
  const { labels, reviewers } = mission.pullRequest;
  if (labels.length > 0)
    await octokit.issues.addLabels({ owner, repo, issue_number: number, labels: [...labels] });
  if (reviewers.length > 0) {
    await octokit.pulls.requestReviewers({ owner, repo, pull_number: number, reviewers: [...reviewers] });
  }
}
