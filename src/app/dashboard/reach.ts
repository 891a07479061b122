import { z } from "zod";
import { type GitHubClient, statusOf } from "../../adapters/github-client.ts";

/** A repository that a user may read and the App is installed on. */
export type Reached = {
  /** `owner/name`. */
  readonly fullName: string;
  /** Changes with every push, to a ledger too. */
  readonly pushedAt: string | null;
};

/** More than these are not looked at. */
const mostPages = 20;
const perPage = 100;

const installationsSchema = z.object({
  installations: z.array(z.object({ id: z.number(), suspended_at: z.string().nullish() })),
});
const repositoriesSchema = z.object({
  total_count: z.number(),
  repositories: z.array(z.object({ full_name: z.string(), pushed_at: z.string().nullish() })),
});

/**
 * Asks GitHub, with the user's own token, which repositories both the user and the App reach. What is not in its answer
 * cannot be shown by anything that comes after.
 * https://docs.github.com/en/rest/apps/installations#list-app-installations-accessible-to-the-user-access-token
 */
export function createReach({ octokit }: GitHubClient): () => Promise<readonly Reached[]> {
  const seen = new Map<string, { readonly etag: string; readonly body: unknown }>();

  return async () => {
    const { installations } = installationsSchema.parse(await read("/user/installations?per_page=100"));
    const active = installations.filter(({ suspended_at }) => suspended_at == null);
    const lists = await Promise.all(active.map(({ id }) => repositoriesOf(id)));
    return lists
      .flat()
      .map(({ full_name, pushed_at }) => ({ fullName: full_name, pushedAt: pushed_at ?? null }));
  };

  async function repositoriesOf(installation: number) {
    const found: z.infer<typeof repositoriesSchema>["repositories"] = [];
    for (let page = 1; page <= mostPages; page++) {
      const path = `/user/installations/${installation}/repositories?per_page=${perPage}&page=${page}`;
      const body = await read(path).catch(unlessGone);
      if (body === undefined) return [];
      const { total_count, repositories } = repositoriesSchema.parse(body);
      found.push(...repositories);
      if (found.length >= total_count || repositories.length === 0) break;
    }
    return found;
  }

  /** An answer that has not changed since it was last given costs nothing of the user's hourly limit. */
  async function read(path: string): Promise<unknown> {
    const known = seen.get(path);
    try {
      const headers = known === undefined ? {} : { "if-none-match": known.etag };
      const { data, headers: answered } = await octokit.request(`GET ${path}`, { headers });
      if (answered.etag !== undefined) seen.set(path, { etag: answered.etag, body: data });
      return data;
    } catch (error) {
      if (known !== undefined && statusOf(error) === 304) return known.body;
      throw error;
    }
  }
}

/** Suspended or taken away since the list was made. */
function unlessGone(error: unknown): undefined {
  const status = statusOf(error);
  if (status !== 403 && status !== 404) throw error;
}
