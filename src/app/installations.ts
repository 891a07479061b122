import type { Probot, ProbotOctokit } from "probot";

type Octokit = InstanceType<typeof ProbotOctokit>;

/** A repository that the App is installed on. */
export type Repository = {
  readonly id: number;
  /** `owner/name`. */
  readonly fullName: string;
  readonly installation: number;
  readonly defaultBranch: string;
};

export type Grants = Readonly<Record<string, string | undefined>>;

/** Where the App is installed, and as whom it acts there. */
export type Installations = {
  /** Undefined when the App is not installed there, or may not see it. */
  find(fullName: string): Promise<Repository | undefined>;
  /** Every repository of every installation that is not suspended. */
  list(): AsyncIterable<Repository>;
  /** What the installation was granted, such as `{ contents: "write" }`. */
  grants(installation: number): Promise<Grants>;
  createToken(
    repository: Repository,
    permissions: Readonly<Record<string, "read" | "write">>,
  ): Promise<{ readonly token: string; readonly expiresAt: string }>;
  /** A token with the rights of the installation, good for some minutes at least. */
  token(installation: number): Promise<string>;
  /** A client with the rights of the installation. */
  client(installation: number): Promise<Octokit>;
};

type Token = { readonly token: string; readonly expires_at: string };

/** A token that is handed out lives so long at least. Milliseconds. */
const leastLife = 10 * 60_000;

export function createInstallations(probot: Probot): Installations {
  // Octokit's own `auth` asks github.com for the first one, whatever GitHub the App is of.
  const tokens = new Map<number, Token>();
  /** Whoever asks meanwhile gets the same one. */
  const underWay = new Map<number, Promise<Token>>();
  const client = (installation: number) => probot.auth(installation);

  return {
    client,
    token: async (installation) => {
      const known = tokens.get(installation);
      if (known !== undefined && Date.parse(known.expires_at) - Date.now() > leastLife) return known.token;
      const asked = underWay.get(installation) ?? askToken(installation);
      underWay.set(installation, asked);
      return (await asked).token;
    },
    find: async (fullName) => {
      const [owner = "", repo = ""] = fullName.split("/");
      try {
        const app = await probot.auth();
        const { data } = await app.rest.apps.getRepoInstallation({ owner, repo });
        const octokit = await client(data.id);
        const { data: found } = await octokit.rest.repos.get({ owner, repo });
        return repositoryOf(found, data.id);
      } catch (error) {
        if (isStatus(error, 404)) return undefined;
        throw error;
      }
    },
    list: async function* () {
      const app = await probot.auth();
      for await (const { data } of app.paginate.iterator(app.rest.apps.listInstallations, {
        per_page: 100,
      })) {
        for (const { id, suspended_at } of data) if (suspended_at === null) yield* listRepositories(id);
      }
    },
    grants: async (installation_id) => {
      const app = await probot.auth();
      const { data } = await app.rest.apps.getInstallation({ installation_id });
      return data.permissions;
    },
    createToken: async ({ id, installation }, permissions) => {
      const app = await probot.auth();
      const { data } = await app.rest.apps.createInstallationAccessToken({
        installation_id: installation,
        repository_ids: [id],
        permissions,
      });
      return { token: data.token, expiresAt: data.expires_at };
    },
  };

  async function askToken(installation_id: number): Promise<Token> {
    try {
      const app = await probot.auth();
      const { data } = await app.rest.apps.createInstallationAccessToken({ installation_id });
      tokens.set(installation_id, data);
      return data;
    } finally {
      underWay.delete(installation_id);
    }
  }

  async function* listRepositories(installation: number): AsyncIterable<Repository> {
    const octokit = await client(installation);
    const pages = octokit.paginate.iterator(octokit.rest.apps.listReposAccessibleToInstallation, {
      per_page: 100,
    });
    for await (const { data } of pages) {
      for (const found of data) if (!found.archived) yield repositoryOf(found, installation);
    }
  }
}

type Found = { readonly id: number; readonly full_name: string; readonly default_branch: string };

function repositoryOf({ id, full_name, default_branch }: Found, installation: number): Repository {
  return { id, fullName: full_name, installation, defaultBranch: default_branch };
}

function isStatus(error: unknown, status: number): boolean {
  return typeof error === "object" && error !== null && "status" in error && error.status === status;
}
