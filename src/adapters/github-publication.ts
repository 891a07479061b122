import { renderPullRequestBody, renderPullRequestSection } from "../core/comment.ts";
import type { Links } from "../core/comment-part.ts";
import { replaceSection } from "../core/comment-section.ts";
import { mistakes } from "../core/error.ts";
import { faultText } from "../core/fault-text.ts";
import { redactStrings } from "../core/redact.ts";
import type { MissionState } from "../core/state.ts";
import { type GitHubClient, statusOf } from "./github-client.ts";
import type { GitHubPlace } from "./github-place.ts";
import { addPeopleAndLabels, createPullRequest, findPullRequest } from "./github-pull-request.ts";
import { readHead } from "./github-ref.ts";
import type { PullRequest } from "./github-situation.ts";
import { pushCommit } from "./mirror-push.ts";
import { defaultPauses } from "./mirror-remote.ts";
import { isAncestor } from "./workspace-home.ts";

export type Publication = {
  /** Of the repository on this machine that has the mission branch. */
  readonly gitDir: string;
  readonly at: GitHubPlace;
  readonly github: GitHubClient;
  readonly token: string;
  /** Number of the mission's issue. */
  readonly issue: number;
  /** The repository's default branch. */
  readonly defaultBranch: string;
  readonly redact: (text: string) => string;
  readonly warn: (text: string) => void;
};

/**
 * Pushes the branch of a mission that works on this machine, fast-forward only, and opens its pull request or brings
 * the text of the open one up to date. Throws the mistakes BRANCH_AHEAD, PUSH_REFUSED, TOKEN_REFUSED and
 * PULL_REQUEST_REFUSED.
 */
export async function publishMission(raw: MissionState, publication: Publication): Promise<PullRequest> {
  const { github, at, issue, defaultBranch: base, redact } = publication;
  const state = redactStrings(raw, redact);
  await pushBranch(state, publication);
  const links = linksOf(at, issue);
  try {
    const open = await findPullRequest(github, state);
    if (open !== undefined)
      return await refreshText(open, redact(renderPullRequestSection(state, links)), github);
    const body = redact(renderPullRequestBody(state, links));
    const opened = await createPullRequest(github, { state, body, base });
    await addPeopleAndLabels(github, opened.number, state).catch((error: unknown) =>
      publication.warn(`The pull request has not all its labels and reviewers: ${faultText(error)}`),
    );
    return opened;
  } catch (error) {
    if (statusOf(error) === undefined) throw error;
    throw mistakes.pullRequestRefused(state.mission.branch.name, error);
  }
}

/** The links of a mission whose ledger is on this machine. */
export function linksOf({ serverUrl, repository }: GitHubPlace, issue: number): Links {
  return { repository: `${serverUrl}/${repository}`, issue, notices: [], recordsElsewhere: true };
}

/** Throws the mistake BRANCH_AHEAD where GitHub's branch has commits that the one on this machine has not. */
export async function requireNotAhead(
  github: GitHubClient,
  branch: string,
  { gitDir, head }: { readonly gitDir: string; readonly head: string | undefined },
): Promise<string | undefined> {
  const there = await readHead(github, branch);
  if (there === undefined || (head !== undefined && (await isAncestor(gitDir, there, head)))) return there;
  throw mistakes.branchAhead(branch, `${github.owner}/${github.repo}`);
}

async function pushBranch({ head, mission }: MissionState, publication: Publication): Promise<void> {
  const { gitDir, github, at, token } = publication;
  const branch = mission.branch.name;
  const from = await requireNotAhead(github, branch, { gitDir, head });
  if (from === head) return;
  const url = `${at.serverUrl}/${at.repository}.git`;
  const remote = { url, authorization: async () => token, pauses: defaultPauses };
  const pushed = await pushCommit({ gitDir, remote }, { branch, sha: head, from });
  if (pushed === "moved") throw mistakes.branchAhead(branch, at.repository);
  if (pushed !== "advanced") throw pushed.error;
}

async function refreshText(
  pull: PullRequest,
  section: string,
  { octokit, owner, repo }: GitHubClient,
): Promise<PullRequest> {
  const body = replaceSection(pull.body, section);
  if (body !== pull.body) await octokit.pulls.update({ owner, repo, pull_number: pull.number, body });
  return pull;
}
