import { longestSilence, type SeenComment, unheard } from "../core/unheard.ts";
import type { Desk } from "./desk.ts";
import type { CommentWake } from "./event-wake.ts";
import { hearComment } from "./listen.ts";

/** Pages of 100 comments that are looked through, newest first: a sweep stays a few requests. */
const mostPages = 3;

type Found = SeenComment & { readonly wake: CommentWake };

export type Heard = {
  /** Number of the issue or the pull request. */
  readonly issue: number;
  readonly sentence: string;
};

/** Hears the commands whose listening job was lost. */
export async function hearLostComments(desk: Desk): Promise<readonly Heard[]> {
  const heard: Heard[] = [];
  for (const { wake, issue } of unheard(await recentComments(desk), Date.now())) {
    const end = await hearComment(wake, desk, true);
    if (end.kind === "told") heard.push({ issue, sentence: `#${issue}: ${end.sentence}` });
  }
  return heard;
}

async function recentComments({ github }: Desk): Promise<readonly Found[]> {
  const { octokit, owner, repo } = github;
  const since = new Date(Date.now() - longestSilence).toISOString();
  const asked = { owner, repo, since, sort: "created", direction: "desc", per_page: 100 } as const;
  const found: Found[] = [];
  let pages = 0;
  for await (const { data } of octokit.paginate.iterator(octokit.issues.listCommentsForRepo, asked)) {
    found.push(...data.flatMap(readComment));
    if (++pages === mostPages) break;
  }
  return found;
}

type ListedComment = {
  readonly id: number;
  readonly node_id: string;
  readonly body?: string;
  readonly html_url: string;
  readonly created_at: string;
  readonly updated_at: string;
  readonly user: { readonly login: string } | null;
  readonly reactions?: { readonly eyes: number; readonly "-1": number };
};

/** Both answers count whoever gave them: a command that somebody marked by hand was seen by a person. */
function readComment(listed: ListedComment): readonly Found[] {
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
      isAnswered: (reactions?.eyes ?? 0) + (reactions?.["-1"] ?? 0) > 0,
      wake: { kind: "comment", issue, isPull: kind === "pull", actor: user.login, comment },
    },
  ];
}
