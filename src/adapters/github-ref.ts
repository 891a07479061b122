import type { Sha } from "../core/verdict.ts";
import { type GitHubClient, statusOf } from "./github-client.ts";

/** Where a branch is now; undefined when it is not there. One call. */
export async function readHead(
  { octokit, owner, repo }: GitHubClient,
  branch: string,
): Promise<Sha | undefined> {
  try {
    const { data } = await octokit.git.getRef({ owner, repo, ref: `heads/${branch}` });
    return data.object.sha;
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}
