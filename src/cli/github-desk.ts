import { createGitHubClient, type GitHubClient, graphqlErrors, statusOf } from "../adapters/github-client.ts";
import { createPeople, type People } from "../adapters/github-people.ts";
import { findGitHubPlace, findGitHubToken, type GitHubPlace } from "../adapters/github-place.ts";
import { mistakes } from "../core/error.ts";
import { faultText } from "../core/fault-text.ts";
import { type Place, withSecret } from "./place.ts";

/** The repository's home on GitHub, as the token at hand sees it. */
export type GitHubDesk = {
  readonly at: GitHubPlace;
  readonly github: GitHubClient;
  readonly token: string;
  readonly people: People;
  /** Where the token is a secret, too. */
  readonly place: Place;
};

export type DeskOptions = {
  /** `owner/name`; the one of `origin` unless said. */
  readonly repository?: string | undefined;
  /** Instead of the environment's. */
  readonly token?: string | undefined;
};

/** Throws the mistakes ORIGIN_UNKNOWN and TOKEN_MISSING. */
export async function openGitHub(
  place: Place,
  { repository, token: said }: DeskOptions,
): Promise<GitHubDesk> {
  const { config, env } = place;
  const at = await findGitHubPlace(place.repository.gitDir, { named: repository, env });
  const token = said ?? (await findGitHubToken(at, env));
  // A person waits: what fails is said, not tried again for minutes.
  const github = createGitHubClient({ apiUrl: at.apiUrl, repository: at.repository, token, isHurried: true });
  const people = unlessHidden(createPeople(github, async () => config.allowedBots));
  return { at, github, token, people, place: withSecret(place, token) };
}

/** Who may not ask about people knows of nobody that may write: https://docs.github.com/en/rest/collaborators/collaborators */
function unlessHidden({ hasWriteAccess }: People): People {
  return {
    hasWriteAccess: (login) =>
      hasWriteAccess(login).catch((error: unknown) => {
        if (statusOf(error) === 403) return false;
        throw error;
      }),
  };
}

/** What GitHub refuses, as the mistake behind it. */
export async function asMistake<T>({ at }: Pick<GitHubDesk, "at">, asking: Promise<T>): Promise<T> {
  try {
    return await asking;
  } catch (error) {
    const status = statusOf(error);
    if (graphqlErrors(error).some(({ type }) => type === "NOT_FOUND") || status === 404)
      throw mistakes.repositoryUnseen(at.repository, at.serverUrl, error);
    const isLimit = /rate limit/i.test(faultText(error));
    if ((status === 401 || status === 403) && !isLimit)
      throw mistakes.tokenRefused(at.serverUrl, faultText(error));
    if (status !== undefined) throw mistakes.githubUnreachable(at.apiUrl, error);
    throw error;
  }
}
