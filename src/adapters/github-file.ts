import { type GitHubClient, statusOf } from "./github-client.ts";

/** The text of a file of the default branch; undefined when there is none. */
export async function readFile(
  { octokit, owner, repo }: GitHubClient,
  path: string,
): Promise<string | undefined> {
  try {
    const mediaType = { format: "raw" };
    const { data } = await octokit.repos.getContent({ owner, repo, path, mediaType });
    // Octokit's types know the answer as JSON only.
    return String(data);
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}
