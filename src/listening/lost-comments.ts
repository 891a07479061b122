import { isTrusted } from "../adapters/github-comments.ts";
import { answeredIn } from "../core/answer.ts";
import { isHeardAt } from "../core/heard.ts";
import { longestSilence, type SeenComment, unheard } from "../core/unheard.ts";
import type { Desk } from "./desk.ts";
import type { CommentWake } from "./event-wake.ts";
import { hearComment, missionAt } from "./listen.ts";

/** Pages of 100 comments that are looked through, newest first: a sweep stays a few requests. */
const mostPages = 3;

type Listed = Omit<SeenComment, "isAnswered"> & {
  readonly wake: CommentWake;
  readonly isJudged: boolean;
  /** Number of the comment that it answers, of one that may be ours. */
  readonly answers: number | undefined;
};
type Found = Listed & SeenComment;

export type Heard = {
  /** Number of the issue or the pull request. */
  readonly issue: number;
  readonly sentence: string;
};

/** Hears the commands whose listening job was lost. */
export async function hearLostComments(desk: Desk): Promise<readonly Heard[]> {
  const heard: Heard[] = [];
  for (const { wake, issue, isSeen } of unheard(await recentComments(desk), desk.clock())) {
    if (isSeen && !(await isLeftHalfway(wake, desk))) continue;
    const end = await hearComment(wake, desk, !isSeen);
    if (end.kind === "told") heard.push({ issue, sentence: `#${issue}: ${end.sentence}` });
  }
  return heard;
}

async function recentComments({ github, clock }: Desk): Promise<readonly Found[]> {
  const { octokit, owner, repo } = github;
  const since = new Date(clock() - longestSilence).toISOString();
  const asked = { owner, repo, since, sort: "created", direction: "desc", per_page: 100 } as const;
  const found: Listed[] = [];
  let pages = 0;
  for await (const { data } of octokit.paginate.iterator(octokit.issues.listCommentsForRepo, asked)) {
    found.push(...data.flatMap(readComment));
    if (++pages === mostPages) break;
  }
  const answered = new Set(found.map(({ answers }) => answers));
  return found.map((one) => ({ ...one, isAnswered: one.isJudged || answered.has(one.id) }));
}

/**
 * Whether a job of ours began to hear it and died before it recorded anything. What a person marked by hand was seen by
 * a person; what is in the ledger counts already, and the sweep starts the job that it needs.
 */
async function isLeftHalfway({ comment, ...wake }: CommentWake, desk: Desk): Promise<boolean> {
  const { octokit, owner, repo } = desk.github;
  const asked = { owner, repo, comment_id: comment.id, content: "eyes", per_page: 100 } as const;
  const { data } = await octokit.reactions.listForIssueComment(asked);
  if (!data.some(({ user }) => user?.type === "Bot")) return false;
  const { id } = await missionAt(wake, desk);
  const { state } = await desk.openLedger(id).read();
  return state === undefined || !isHeardAt(state, comment.url);
}

type ListedComment = {
  readonly id: number;
  readonly node_id: string;
  readonly body?: string;
  readonly html_url: string;
  readonly created_at: string;
  readonly updated_at: string;
  readonly user: { readonly login: string; readonly type: string } | null;
  readonly author_association?: string;
  readonly reactions?: { readonly eyes: number; readonly "+1": number; readonly "-1": number };
};

/** A judgement counts whoever gave it: a command that somebody marked by hand was seen by a person. */
function readComment(listed: ListedComment): readonly Listed[] {
  const { id, node_id: nodeId, body = "", html_url: url, user, reactions } = listed;
  const [, kind, number] = /\/(issues|pull)\/(\d+)#/.exec(url) ?? [];
  if (user === null || number === undefined) return [];
  const issue = Number(number);
  const createdAt = Date.parse(listed.created_at);
  const comment = { id, nodeId, body, url, createdAt };
  return [
    {
      id,
      issue,
      body,
      createdAt,
      updatedAt: Date.parse(listed.updated_at),
      isJudged: (reactions?.["+1"] ?? 0) + (reactions?.["-1"] ?? 0) > 0,
      isSeen: (reactions?.eyes ?? 0) > 0,
      answers: isTrusted(listed) ? answeredIn(body) : undefined,
      wake: { kind: "comment", issue, isPull: kind === "pull", actor: user.login, comment },
    },
  ];
}
