import { Octokit } from "@octokit/rest";
import { pino } from "pino";
import { createProbot } from "probot";
import type { Permissions } from "#rehearsal/github/actions-backend.ts";
import { createGitHub, type LocalGitHub } from "#rehearsal/github/github.ts";
import type { NewRepository } from "#rehearsal/github/new-repository.ts";
import { parseAppConfig } from "#src/app/app-config.ts";
import type { AppEnvironment } from "#src/app/app-environment.ts";
import { createInstallations, type Installations } from "#src/app/installations.ts";
import type { SetupOutcome } from "#src/app/setup-branch.ts";
import { createSetupRequest } from "#src/app/setup-request.ts";

export const at = { owner: "ada", repo: "engine" } as const;

export const granted: Permissions = {
  contents: "write",
  issues: "write",
  pull_requests: "write",
  workflows: "write",
};

export type SetupStage = {
  readonly github: LocalGitHub;
  readonly ada: Octokit;
  /** What the App is run with. */
  readonly env: AppEnvironment;
  readonly installation: number;
  readonly installations: Installations;
  setUp(): Promise<SetupOutcome>;
  /** A file on the branch of the setup; undefined when it is not there. */
  file(path: string): Promise<string | undefined>;
  [Symbol.asyncDispose](): Promise<void>;
};

/** The repository `ada/engine`, with the App installed on it. */
export async function createSetupStage(
  repository: Partial<NewRepository> = {},
  { permissions = granted, appUrl }: { readonly permissions?: Permissions; readonly appUrl?: string } = {},
): Promise<SetupStage> {
  const github = await createGitHub();
  const { owner, repo } = at;
  await github.admin.createRepository({
    owner,
    name: repo,
    files: { "README.md": "# Engine\n" },
    ...repository,
  });
  const app = github.admin.createApp({ slug: "cco", owner, permissions });
  const installation = github.admin.install(app.id, owner);
  const env = {
    APP_ID: `${app.id}`,
    PRIVATE_KEY: app.privateKey,
    WEBHOOK_SECRET: "8f3b1c0d9e7a465f8f3b1c0d9e7a465f",
    GHE_HOST: new URL(github.serverUrl).host,
    GHE_PROTOCOL: "http",
    APP_URL: appUrl,
    LOG_LEVEL: "fatal",
  };
  const config = parseAppConfig(env);
  const log = pino({ level: "silent" });
  const probot = createProbot({
    overrides: {
      appId: app.id,
      privateKey: app.privateKey,
      secret: config.webhookSecret,
      baseUrl: config.github.apiUrl,
      log,
    },
    env: {},
  });
  const ada = new Octokit({ auth: github.admin.createToken("ada"), baseUrl: github.apiUrl, log: quiet });
  const installations = createInstallations(probot);
  const request = createSetupRequest(config, installations, log);
  return {
    github,
    ada,
    env,
    installation,
    installations,
    setUp: () => request.setUp({ repository: `${owner}/${repo}`, installation }),
    file: async (path) => {
      const got = await ada.repos.getContent({ ...at, path, ref: "cco/setup" }).catch(() => undefined);
      return got !== undefined && "content" in got.data
        ? Buffer.from(got.data.content, "base64").toString()
        : undefined;
    },
    [Symbol.asyncDispose]: () => github.close(),
  };
}

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
