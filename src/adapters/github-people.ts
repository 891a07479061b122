import { type GitHubClient, statusOf } from "./github-client.ts";

export type People = {
  /** Whether somebody may change the repository: what a command and a mission's text need. */
  hasWriteAccess(login: string | undefined): Promise<boolean>;
};

/** Asks once per login. @param readBots names of the bots that count like people; read when a bot does something. */
export function createPeople(
  { octokit, owner, repo }: GitHubClient,
  readBots: () => Promise<readonly string[]>,
): People {
  let bots: Promise<ReadonlySet<string>> | undefined;
  const known = new Map<string, Promise<boolean>>();
  return {
    hasWriteAccess: async (login) => {
      if (login === undefined) return false;
      // GitHub knows no permission of a bot. What one says, our own first of all, starts nothing by itself.
      if (isBot(login)) return (await allowedBots()).has(nameOfBot(login));
      const answer = known.get(login) ?? ask(login);
      known.set(login, answer);
      return answer;
    },
  };

  function allowedBots(): Promise<ReadonlySet<string>> {
    bots ??= readBots().then((names) => new Set(names.map(nameOfBot)));
    return bots;
  }

  async function ask(username: string): Promise<boolean> {
    try {
      const { data } = await octokit.repos.getCollaboratorPermissionLevel({ owner, repo, username });
      return data.permission === "admin" || data.permission === "write";
    } catch (error) {
      // Neither a member nor a person: bots and accounts that are gone.
      if (statusOf(error) === 404) return false;
      throw error;
    }
  }
}

function isBot(login: string): boolean {
  return login.endsWith("[bot]");
}

/** People write `renovate` for `renovate[bot]`. A person of that name is somebody else. */
function nameOfBot(login: string): string {
  return login.toLowerCase().replace(/\[bot\]$/, "");
}
