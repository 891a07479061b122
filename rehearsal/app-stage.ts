import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { load } from "js-yaml";
import { z } from "zod";
import { type App, type AppOptions, startApp } from "#src/app/app.ts";
import { type AppConfig, parseAppConfig } from "#src/app/app-config.ts";
import { webhookPath } from "#src/app/app-manifest.ts";
import { createAppLog } from "#src/app/log.ts";
import type { Time } from "#src/app/time.ts";
import { renderWorkflow } from "#src/core/workflow-file.ts";
import type { AppKeys } from "./github/admin.ts";
import type { LocalGitHub } from "./github/github.ts";
import { createGitHubStage, type GitHubStage, type StageOptions } from "./github-stage.ts";

/** CCO's App of a local GitHub: made from `app.yml`, with a webhook of its own. It does not run before `start`. */
export type LocalApp = {
  readonly keys: AppKeys;
  /** Where it listens once it runs, and where GitHub sends webhooks all the time. */
  readonly url: string;
  readonly config: AppConfig;
  /** On all repositories of the account unless said. */
  install(account: string, repositories?: readonly string[]): number;
  /** Runs it. @param port another one than the webhook's: one more replica. */
  start(port?: number, options?: Pick<AppOptions, "longestHearing">): Promise<App>;
  /** Ends every replica that still runs. */
  [Symbol.asyncDispose](): Promise<void>;
};

export type LocalAppOptions = {
  readonly owner: string;
  /** Milliseconds between two rounds of recovery; a day unless said: a round comes when it is asked for. */
  readonly recoverEvery?: number;
  /** Its time, where it is not the machine's. */
  readonly time?: Time;
  /** Each line of its log, JSON, from `info` up. Without it there is no log. */
  readonly onLog?: (line: string) => void;
};

export const webhookSecret = "rehearsal of the secret 0123456789";

const oneDay = 24 * 3_600_000;

export async function createLocalApp(
  { admin, serverUrl }: LocalGitHub,
  { owner, recoverEvery = oneDay, onLog, time }: LocalAppOptions,
): Promise<LocalApp> {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const keys = admin.createApp({
    slug: "cco",
    owner,
    ...readManifest(),
    webhook: { url: `${url}${webhookPath}`, secret: webhookSecret },
    callbackUrls: [`${url}/callback`],
  });
  const config = parseAppConfig({
    APP_ID: `${keys.id}`,
    PRIVATE_KEY: keys.privateKey,
    WEBHOOK_SECRET: webhookSecret,
    GHE_HOST: new URL(serverUrl).host,
    GHE_PROTOCOL: "http",
    APP_URL: url,
    HOST: "127.0.0.1",
    PORT: `${port}`,
    GITHUB_CLIENT_ID: keys.clientId,
    GITHUB_CLIENT_SECRET: keys.clientSecret,
  });
  const running = new Set<App>();
  return {
    keys,
    url,
    config,
    install: (account, repositories) => admin.install(keys.id, account, repositories),
    start: async (at = port, more = {}) => {
      const log = createAppLog(onLog === undefined ? "fatal" : "info", String, onLog);
      const known = { log, recoverEvery, ...(time === undefined ? {} : { time }) };
      const app = await startApp({ ...config, port: at }, { ...known, ...more });
      running.add(app);
      return { ...app, close: () => app.close().finally(() => running.delete(app)) };
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all([...running].map((app) => app.close()));
    },
  };
}

/** A stage whose workflow names the App's address, with the App installed on its owner, and running. */
export type AppStage = GitHubStage & { readonly local: LocalApp; readonly app: App };

export async function createAppStage(
  options: Omit<StageOptions, "workflow"> & Partial<Omit<LocalAppOptions, "owner">>,
): Promise<AppStage> {
  const { recoverEvery, onLog, ...more } = options;
  const { promise, resolve } = Promise.withResolvers<LocalApp>();
  const stage = await createGitHubStage({
    ...more,
    workflow: async (github) => {
      const known = {
        ...(recoverEvery === undefined ? {} : { recoverEvery }),
        ...(onLog === undefined ? {} : { onLog }),
      };
      const made = await createLocalApp(github, { owner: "ada", ...known });
      resolve(made);
      return renderWorkflow(made.url);
    },
  });
  const local = await promise;
  const app = await local.start();
  local.install(stage.owner, [`${stage.owner}/${stage.name}`]);
  return {
    ...stage,
    local,
    app,
    [Symbol.asyncDispose]: async () => {
      await local[Symbol.asyncDispose]();
      await stage[Symbol.asyncDispose]();
    },
  };
}

const manifest = z.object({
  default_permissions: z.record(z.string(), z.enum(["read", "write"])),
  default_events: z.array(z.string()),
});

/** What people grant the App that is made from `app.yml`. */
function readManifest() {
  const text = readFileSync(new URL("../app.yml", import.meta.url), "utf8");
  const { default_permissions: permissions, default_events: events } = manifest.parse(load(text));
  return { permissions, events };
}

/** The App's address stands in the workflow before the App runs. */
async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const closed = once(server, "close");
  server.close();
  await closed;
  if (address === null || typeof address === "string") throw new Error("There is no free port.");
  return address.port;
}
