import type { RestEndpointMethodTypes } from "@octokit/rest";
import type { GitHubClient } from "./github-client.ts";

type Comment = RestEndpointMethodTypes["issues"]["listComments"]["response"]["data"][number];

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
function isTrusted({ user, author_association: association }: Comment): boolean {
  return user?.type === "Bot" || ["OWNER", "MEMBER", "COLLABORATOR"].includes(association);
}
