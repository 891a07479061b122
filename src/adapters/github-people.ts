import { type GitHubClient, statusOf } from "./github-client.ts";

export type People = {
  /** Whether somebody may change the repository: what a command and a mission's text need. */
  hasWriteAccess(login: string | undefined): Promise<boolean>;
};

/** Asks once per login. @param allowedBots logins of bots that count like people. */
export function createPeople({ octokit, owner, repo }: GitHubClient, allowedBots: readonly string[]): People {
  const known = new Map<string, Promise<boolean>>();
  return {
    hasWriteAccess: async (login) => {
      if (login === undefined) return false;
      if (allowedBots.includes(login)) return true;
      // GitHub knows no permission of a bot. What one says, our own first of all, starts nothing by itself.
      if (login.endsWith("[bot]")) return false;
      const answer = known.get(login) ?? ask(login);
      known.set(login, answer);
      return answer;
    },
  };

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
