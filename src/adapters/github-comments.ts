import type { GitHubClient } from "./github-client.ts";

/** Node id of the oldest comment of an issue that holds a marker; undefined when there is none. */
export async function findComment(
  { octokit, owner, repo }: GitHubClient,
  issue_number: number,
  marker: string,
): Promise<string | undefined> {
  const pages = octokit.paginate.iterator(octokit.issues.listComments, {
    owner,
    repo,
    issue_number,
    per_page: 100,
  });
  for await (const { data } of pages) {
    const found = data.find(({ body }) => body?.includes(marker));
    if (found !== undefined) return found.node_id;
  }
  return undefined;
}
