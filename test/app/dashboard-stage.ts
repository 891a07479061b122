import { createGitHub, type GitHubOptions, type LocalGitHub } from "#rehearsal/github/github.ts";
import type { NewRepository } from "#rehearsal/github/new-repository.ts";
import { createBranchLedger } from "#src/adapters/branch-ledger.ts";
import { createGitHubClient, type GitHubClient } from "#src/adapters/github-client.ts";
import { type AppConfig, parseAppConfig } from "#src/app/app-config.ts";
import { createDashboardRoutes, type DashboardOptions } from "#src/app/dashboard/dashboard-routes.ts";
import type { Route } from "#src/app/http.ts";
import { createAppLog } from "#src/app/log.ts";
import { serve } from "#src/app/serve.ts";
import type { Run } from "#src/core/event.ts";
import { ledgerOf, type Written } from "#test/support/given.ts";

/** A local GitHub with an App, and the dashboard of that App on a port of its own. */
export type Stage = {
  readonly github: LocalGitHub;
  readonly url: string;
  readonly config: AppConfig;
  /** The App's number, and an installation of it on some repositories of an account. */
  install(account: string, repositories?: readonly string[]): number;
  createRepository(wish: NewRepository): Promise<void>;
  /** Adds events to a mission's ledger, as the owner of its repository. */
  tell(repository: string, mission: string, ...events: readonly Written[]): Promise<void>;
  client(repository: string): GitHubClient;
  /** A browser without a screen, with its cookies. */
  browse(): Browser;
  [Symbol.asyncDispose](): Promise<void>;
};

export type Browser = {
  readonly cookies: Map<string, string>;
  /** Follows no redirect. */
  send(path: string, init?: RequestInit): Promise<Response>;
  read(
    path: string,
    headers?: Record<string, string>,
  ): Promise<{ status: number; text: string; etag: string }>;
  /** Through GitHub and back. Resolves with where it ended. */
  signIn(login: string, path?: string): Promise<string>;
};

const permissions = { contents: "write", issues: "write", actions: "write" } as const;
const job: Run = { run: "us", attempt: 1 };

export async function createStage(
  options: Partial<DashboardOptions> = {},
  githubOptions: GitHubOptions = {},
): Promise<Stage> {
  const github = await createGitHub(githubOptions);
  const log = createAppLog("fatal", String);
  const routes: Route[] = [];
  const server = await serve({ host: "127.0.0.1", port: 0, routes, log });
  const callbackUrls = [`${server.url}/callback`];
  const app = github.admin.createApp({ slug: "cco", owner: "ada", permissions, callbackUrls });
  const config = parseAppConfig({
    APP_ID: `${app.id}`,
    PRIVATE_KEY: app.privateKey,
    WEBHOOK_SECRET: "a secret of more than sixteen",
    GHE_HOST: new URL(github.serverUrl).host,
    GHE_PROTOCOL: "http",
    APP_URL: server.url,
    GITHUB_CLIENT_ID: app.clientId,
    GITHUB_CLIENT_SECRET: app.clientSecret,
  });
  const pace = { lookMs: 0, wholeMs: 0 };
  routes.push(...createDashboardRoutes(config, { log, pace, ...options }));

  function client(repository: string): GitHubClient {
    const token = github.admin.createToken(repository.split("/")[0] ?? "");
    return createGitHubClient({ apiUrl: github.apiUrl, token, repository });
  }

  return {
    github,
    url: server.url,
    config,
    client,
    install: (account, repositories) => github.admin.install(app.id, account, repositories),
    createRepository: async (wish) =>
      void (await github.admin.createRepository({ files: { a: "a" }, ...wish })),
    async tell(repository, mission, ...events) {
      const entries = ledgerOf(events);
      let next = 0;
      const ledger = createBranchLedger({
        github: client(repository),
        mission,
        run: { ...job, url: `${github.serverUrl}/${repository}/actions/runs/77` },
        clock: () => entries[next++]?.at ?? 0,
        redact: String,
        hasEnded: async () => undefined,
      });
      let view = await ledger.read();
      for (const { writer: _, afterMs: __, ...event } of events) view = await ledger.append(event, view);
    },
    browse: () => createBrowser(github, server.url),
    async [Symbol.asyncDispose]() {
      await server.drain(0);
      await github.close();
    },
  };
}

function createBrowser(github: LocalGitHub, url: string): Browser {
  const cookies = new Map<string, string>();

  async function send(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...(init.headers as Record<string, string>), ...(cookie === "" ? {} : { cookie }) };
    const response = await fetch(new URL(path, url), { redirect: "manual", ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/Max-Age=0/.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  }

  return {
    cookies,
    send,
    async read(path, headers = {}) {
      const response = await send(path, { headers });
      return {
        status: response.status,
        text: await response.text(),
        etag: response.headers.get("etag") ?? "",
      };
    },
    async signIn(login, path = "/login") {
      const response = await send(await callbackFor(github, { login, to: await locationOf(send(path)) }));
      return response.headers.get("location") ?? `${response.status}`;
    },
  };
}

export async function locationOf(response: Promise<Response>): Promise<string> {
  return (await response).headers.get("location") ?? "";
}

/** Says yes at GitHub. Resolves with the address that GitHub sends back to. */
export async function callbackFor(
  github: LocalGitHub,
  { login, to }: { readonly login: string; readonly to: string },
): Promise<string> {
  const body = new URL(to).searchParams;
  body.set("login", login);
  const url = `${github.serverUrl}/login/oauth/authorize`;
  return locationOf(fetch(url, { method: "POST", body, redirect: "manual" }));
}
