import { setTimeout as pause } from "node:timers/promises";
import { type GitHubClient, isAnswerLost } from "./github-client.ts";

/** A comment by its two names: GraphQL's and REST's. */
export type FoundComment = { readonly id: string; readonly number: number };

/**
 * The comments of an issue that begin with one of the markers: the oldest of each. Later ones by the same author are
 * duplicates, made when GitHub did not show yet what was there; they are deleted.
 */
export async function findComments(
  { octokit, owner, repo }: GitHubClient,
  issue_number: number,
  markers: readonly string[],
): Promise<ReadonlyMap<string, FoundComment>> {
  const at = { owner, repo, issue_number, per_page: 100 };
  const comments = (await octokit.paginate(octokit.issues.listComments, at)).filter(isTrusted);
  const found = new Map<string, FoundComment>();
  for (const marker of markers) {
    const [first, ...others] = comments.filter(({ body }) => body?.startsWith(marker));
    if (first === undefined) continue;
    found.set(marker, { id: first.node_id, number: first.id });
    const again = others.filter(({ user }) => user?.login === first.user?.login);
    for (const { id: comment_id } of again) await octokit.issues.deleteComment({ owner, repo, comment_id });
  }
  return found;
}

/** Anybody can write a marker: a stranger's comment is not taken for ours. */
export function isTrusted({ user, author_association: association = "" }: Author): boolean {
  return user?.type === "Bot" || ["OWNER", "MEMBER", "COLLABORATOR"].includes(association);
}

type Author = {
  readonly user: { readonly type: string } | null;
  readonly author_association?: string | undefined;
};

/** Milliseconds before a comment whose answer was lost is looked for, and written again where it is not there. */
const pauses = [1000, 4000, 9000];
/** How far the clock of this machine may be off. Milliseconds. */
const mostSkew = 120_000;

/**
 * Writes a comment once. Octokit would send it again when only the answer is lost, and people would read it twice: it is
 * looked for first.
 */
export async function writeComment(github: GitHubClient, issue_number: number, body: string): Promise<void> {
  const { octokit, owner, repo, isHurried } = github;
  const since = Date.now() - mostSkew;
  const write = () =>
    octokit.issues.createComment({ owner, repo, issue_number, body, request: { retries: 0 } });
  for (const wait of isHurried ? [] : pauses) {
    try {
      await write();
      return;
    } catch (error) {
      if (!isAnswerLost(error)) throw error;
      await pause(wait);
      if (await isWritten(github, { issue_number, body, since })) return;
    }
  }
  await write();
}

async function isWritten(
  { octokit, owner, repo }: GitHubClient,
  comment: { readonly issue_number: number; readonly body: string; readonly since: number },
): Promise<boolean> {
  const { issue_number, body } = comment;
  const since = new Date(comment.since).toISOString();
  const asked = { owner, repo, issue_number, since, per_page: 100 };
  const found = await octokit.paginate(octokit.issues.listComments, asked);
  return found.some((one) => isTrusted(one) && one.body?.trim() === body.trim());
}
