import { renderAnnouncement } from "../core/announcement.ts";
import { commentMarker, renderComment, renderPullRequestSection } from "../core/comment.ts";
import type { Live } from "../core/comment-now.ts";
import { replaceSection } from "../core/comment-section.ts";
import type { Run, Shown } from "../core/event.ts";
import type { Reporter } from "../core/ports.ts";
import type { MissionState } from "../core/state.ts";
import { type Mutation, sendBatch } from "./github-batch.ts";
import { checkMutations } from "./github-checks.ts";
import { type GitHubClient, statusOf } from "./github-client.ts";
import { findComment } from "./github-comments.ts";
import { createLabelKeeper } from "./github-labels.ts";
import { openPullRequest } from "./github-pull-request.ts";
import type { PullRequest, Situation } from "./github-situation.ts";

export type GitHubReporterOptions = {
  readonly github: GitHubClient;
  /** As it was read when the job began. */
  readonly situation: Situation;
  readonly redact: (text: string) => string;
  readonly warn: (text: string) => void;
  /** What the mission's text was understood as, for its author. */
  readonly notices: readonly string[];
  readonly repositoryUrl: string;
  readonly run: Run;
  /** The pull request as it was seen last, after the job began; undefined when nothing newer is known. */
  readonly newest?: () => PullRequest | undefined;
};

/** A reporter that can also say what the worker does at this moment. */
export type GitHubReporter = Reporter & {
  /**
   * Writes the live line into the sticky comment that is there, in one call. It is a nicety: it rejects when GitHub
   * refuses it, and makes no comment anew.
   */
  refresh(state: MissionState, live: Live): Promise<void>;
};

type Report = { readonly state: MissionState; readonly options: GitHubReporterOptions };

/**
 * Shows a mission on GitHub: the sticky comment, the draft pull request, check runs on the head, one label, and a
 * short new comment when the mission ends. What can be written together goes out as one request.
 */
export function createGitHubReporter(options: GitHubReporterOptions): GitHubReporter {
  const keepLabel = createLabelKeeper(options.github, options.situation.issue);
  let pullRequest = options.situation.pullRequest;

  return {
    refresh: async (state, live) => {
      const { comment } = state.shown;
      if (comment === undefined) return;
      const body = options.redact(renderComment(state, linksOf(options, state), live));
      const { problems } = await sendBatch(options.github, [updateComment(comment, body)]);
      if (problems[0] !== undefined) throw new Error(problems[0]);
    },
    report: async (state) => {
      pullRequest = await openPullRequest(state, options.newest?.() ?? pullRequest, options);
      const report = { state, options };
      const [comment, checks] = await Promise.all([
        unlessRefused(commentMutation(report), options),
        unlessRefused(checkMutations(state, options), options),
      ]);
      const announcement = announcementMutation(report);
      const mutations = [
        ...comment,
        ...announcement,
        ...(pullRequest === undefined ? [] : pullRequestMutations(pullRequest, report)),
        ...checks,
      ];
      const { results, problems } = await sendBatch(options.github, mutations);
      for (const problem of problems) options.warn(`GitHub refused a part of the report: ${problem}`);
      await unlessRefused(
        keepLabel(state).then(() => []),
        options,
      );
      return {
        ...(comment.length === 0 ? {} : commentIdIn(results[0])),
        ...(announcement.length === 0 ? {} : { announced: state.closings }),
        ...(pullRequest === undefined ? {} : { pullRequest: pullRequest.number }),
      };
    },
  };
}

/** A part that GitHub does not let us show is missing, and nothing else. What a mission knows is in its ledger. */
async function unlessRefused(
  part: Promise<readonly Mutation[]>,
  { warn }: GitHubReporterOptions,
): Promise<readonly Mutation[]> {
  try {
    return await part;
  } catch (error) {
    const status = statusOf(error) ?? 0;
    if (status < 400 || status >= 500 || status === 401 || status === 429) throw error;
    warn(`GitHub refused a part of the report: ${error instanceof Error ? error.message : String(error)}`);
    return [];
  }
}

/** The sticky comment: changed where it is known or found again, else written once. */
async function commentMutation({ state, options }: Report): Promise<readonly Mutation[]> {
  const { github, situation, redact } = options;
  const { issue } = situation;
  if (issue === undefined) return [];
  const body = redact(renderComment(state, linksOf(options, state)));
  const id =
    state.shown.comment ?? (await findComment(github, issue.number, commentMarker(state.mission.id)));
  return [id === undefined ? addComment(issue.id, body) : updateComment(id, body)];
}

function updateComment(id: string, body: string): Mutation {
  const type = "UpdateIssueCommentInput";
  return { field: "updateIssueComment", type, input: { id, body }, select: "issueComment { id }" };
}

/** Edits notify nobody: an end that somebody should hear of is a comment of its own, once. */
function announcementMutation({ state, options }: Report): readonly Mutation[] {
  const { issue } = options.situation;
  const isNews = state.closed !== undefined && state.shown.announced !== state.closings;
  return issue === undefined || !isNews
    ? []
    : [addComment(issue.id, options.redact(renderAnnouncement(state)))];
}

function addComment(subjectId: string, body: string): Mutation {
  const select = "commentEdge { node { id } }";
  return { field: "addComment", type: "AddCommentInput", input: { subjectId, body }, select };
}

/** Only our section of the text is ours, and only an open pull request is written to. */
function pullRequestMutations(pull: PullRequest, { state, options }: Report): readonly Mutation[] {
  if (pull.state !== "OPEN") return [];
  const body = replaceSection(
    pull.body,
    options.redact(renderPullRequestSection(state, linksOf(options, state))),
  );
  const select = "pullRequest { id }";
  const pullRequestId = pull.id;
  const isReady = pull.draft && state.closed?.outcome === "done" && state.mission.pullRequest.readyWhenDone;
  return [
    ...(body === pull.body
      ? []
      : [
          {
            field: "updatePullRequest",
            type: "UpdatePullRequestInput",
            input: { pullRequestId, body },
            select,
          },
        ]),
    ...(isReady
      ? [
          {
            field: "markPullRequestReadyForReview",
            type: "MarkPullRequestReadyForReviewInput",
            input: { pullRequestId },
            select,
          },
        ]
      : []),
  ];
}

function linksOf({ repositoryUrl, run, notices, situation }: GitHubReporterOptions, state: MissionState) {
  const issue = situation.issue?.number;
  const pullRequest = state.shown.pullRequest ?? situation.pullRequest?.number;
  return { repository: repositoryUrl, run: run.url, issue, pullRequest, notices };
}

/** Both mutations answer with the comment's id, each in its own shape. */
function commentIdIn(result: unknown): Pick<Shown, "comment"> {
  const [, id] = /"id":"([^"]+)"/.exec(JSON.stringify(result ?? null)) ?? [];
  return id === undefined ? {} : { comment: id };
}
