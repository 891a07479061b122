import { setTimeout as pause } from "node:timers/promises";
import { announcementMarker, renderAnnouncement } from "../core/announcement.ts";
import { commentMarker, renderComment, renderPullRequestSection } from "../core/comment.ts";
import type { Live } from "../core/comment-now.ts";
import { replaceSection } from "../core/comment-section.ts";
import type { Run, Shown } from "../core/event.ts";
import { faultText } from "../core/fault-text.ts";
import { copyOf, isBriefDue } from "../core/hand-brief.ts";
import { labelOf } from "../core/label.ts";
import type { Reporter } from "../core/ports.ts";
import { redactStrings } from "../core/redact.ts";
import type { MissionState } from "../core/state.ts";
import { type Mutation, sendBatch } from "./github-batch.ts";
import { checkMutations } from "./github-checks.ts";
import { type GitHubClient, isAnswerLost, limitedUntil, statusOf } from "./github-client.ts";
import { type FoundComment, findComments } from "./github-comments.ts";
import { createLabelKeeper } from "./github-labels.ts";
import { openPullRequest } from "./github-pull-request.ts";
import type { PullRequest, Situation } from "./github-situation.ts";
import { addComment, commentIdIn, deletionIn, restoreComment, updateComment } from "./github-sticky.ts";

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
  /** Whether the token is an App's: GitHub tells of a button only the App that made the check run. */
  readonly hasButtons?: () => Promise<boolean>;
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

/** Milliseconds before a report whose answer was lost is made again, from what GitHub shows by then. */
const pauses = [1000, 4000, 9000, 16_000];

/**
 * Shows a mission on GitHub: the sticky comment, the draft pull request, check runs on the head, one label, and a
 * short new comment when the mission ends. What can be written together goes out as one request.
 */
export function createGitHubReporter(options: GitHubReporterOptions): GitHubReporter {
  const keepLabel = createLabelKeeper(options.github, options.situation.issue);
  let pullRequest = options.situation.pullRequest;

  return {
    refresh: async (raw, live) => {
      const { comment, deleted } = raw.shown;
      if (comment === undefined || deleted === "again") return;
      const state = redactStrings(raw, options.redact);
      const body = options.redact(renderComment(state, linksOf(options, state), live));
      const { problems } = await sendBatch(options.github, [updateComment(comment, body)]);
      if (problems[0] !== undefined) throw new Error(problems[0].message);
    },
    report: async (raw) => {
      // First of all: what is escaped, cut or wrapped is not known for a secret any more.
      const state = redactStrings(raw, options.redact);
      for (const wait of pauses) {
        try {
          return await show(state);
        } catch (error) {
          if (!isAnswerLost(error)) throw error;
          await pause(wait);
        }
      }
      return show(state);
    },
  };

  async function show(state: MissionState): Promise<Shown> {
    const opened = await openPullRequest(state, options.newest?.() ?? pullRequest, options);
    pullRequest = opened.pullRequest;
    const report = {
      state,
      options: { ...options, notices: [...options.notices, ...opened.refusals] },
    };
    const [written, checks] = await Promise.all([
      unlessRefused(findWritten(report), undefined, options),
      unlessRefused(checkMutations(state, options), [], options),
    ]);
    const comment = written === undefined ? [] : commentMutation(report, written);
    const announcement = written === undefined ? [] : announcementMutation(report, written);
    const mutations = [
      ...comment,
      ...announcement,
      ...(pullRequest === undefined ? [] : pullRequestMutations(pullRequest, report)),
      ...checks,
    ];
    const sticky = await send(mutations, report);
    await unlessRefused(keepLabel(labelOf(state)), undefined, options);
    return {
      ...(comment.length === 0 ? {} : sticky),
      ...(isNews(report) && written !== undefined ? newsShown(state) : {}),
      ...(pullRequest === undefined ? {} : { pullRequest: pullRequest.number }),
    };
  }
}

/** Sends it all. Gives where the sticky comment is now, which is the first of what is written where there is one. */
async function send(mutations: readonly Mutation[], report: Report): Promise<Shown> {
  const { github, warn } = report.options;
  const answer = await sendBatch(github, mutations);
  const deletion = mutations[0]?.field === "updateIssueComment" ? deletionIn(answer) : undefined;
  const refused = answer.problems.filter((problem) => problem !== deletion);
  for (const { message } of refused) warn(`GitHub refused a part of the report: ${message}`);
  return deletion === undefined ? commentIdIn(answer.results[0]) : restored(report);
}

async function restored({ state, options }: Report): Promise<Shown> {
  const { issue } = options.situation;
  if (issue === undefined) return {};
  const { github, warn } = options;
  const body = options.redact(renderComment(state, linksOf(options, state)));
  return unlessRefused(restoreComment(state, { github, issue, body, warn }), {}, options);
}

type Written = ReadonlyMap<string, FoundComment>;

/** Which of our comments are there already. Asked only where one may have to be written: GitHub's answer is a page. */
async function findWritten(report: Report): Promise<Written> {
  const { state, options } = report;
  const { issue } = options.situation;
  if (issue === undefined || (state.shown.comment !== undefined && !isNews(report))) return new Map();
  const markers = [commentMarker(state.mission.id), announcementMarker(state)];
  return findComments(options.github, issue.number, markers);
}

/** A part that GitHub does not let us show is missing, and nothing else. What a mission knows is in its ledger. */
async function unlessRefused<T>(part: Promise<T>, otherwise: T, { warn }: GitHubReporterOptions): Promise<T> {
  try {
    return await part;
  } catch (error) {
    const status = statusOf(error) ?? 0;
    const isRefusal = status >= 400 && status < 500 && status !== 401 && status !== 429;
    if (!isRefusal || limitedUntil(error) !== undefined) throw error;
    warn(`GitHub refused a part of the report: ${faultText(error)}`);
    return otherwise;
  }
}

/** The sticky comment: changed where it is known or found again, else written once. */
function commentMutation({ state, options }: Report, written: Written): readonly Mutation[] {
  const { issue } = options.situation;
  if (issue === undefined || state.shown.deleted === "again") return [];
  const body = options.redact(renderComment(state, linksOf(options, state)));
  const id = written.get(commentMarker(state.mission.id))?.id ?? state.shown.comment;
  return [id === undefined ? addComment(issue.id, body) : updateComment(id, body)];
}

/** Edits notify nobody: an end that somebody should hear of is a comment of its own, once. */
function announcementMutation(report: Report, written: Written): readonly Mutation[] {
  const { state, options } = report;
  const { issue } = options.situation;
  if (issue === undefined || !isNews(report) || written.has(announcementMarker(state))) return [];
  return [addComment(issue.id, options.redact(renderAnnouncement(state)))];
}

/** An end, or an iteration that is for a person. */
function isNews({ state, options }: Report): boolean {
  if (options.situation.issue === undefined) return false;
  if (state.closed !== undefined) return state.shown.announced !== state.closings;
  return isBriefDue(state);
}

function newsShown(state: MissionState): Shown {
  return state.closed === undefined ? { briefed: copyOf(state.handed) } : { announced: state.closings };
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

function linksOf({ repositoryUrl, run, situation, ...about }: GitHubReporterOptions, state: MissionState) {
  const issue = situation.issue?.number;
  const pullRequest = state.shown.pullRequest ?? situation.pullRequest?.number;
  const notices = redactStrings(about.notices, about.redact);
  return { repository: repositoryUrl, run: run.url, issue, pullRequest, notices };
}
