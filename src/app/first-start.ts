import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { writeEnvFile } from "../adapters/env-file.ts";
import { mistakes } from "../core/error.ts";
import { githubAt, isFirstStart, parseAppConfig, problemOf } from "./app-config.ts";
import { type AppEnvironment, environmentSchema } from "./app-environment.ts";
import type { NewApp } from "./convert-manifest.ts";
import { createFirstStartRoutes, type Registration } from "./first-start-routes.ts";
import type { Log } from "./log.ts";
import { isLoopback, isPublicUrl } from "./loopback.ts";
import { createChannel } from "./proxy.ts";
import { serve } from "./serve.ts";

export type FirstStartOptions = {
  readonly env: AppEnvironment;
  readonly log: Log;
  /** Tells a person which address to open. Where others could reach it, it ends in a key: show it, do not store it. */
  readonly announce: (url: string) => void;
  /** Where `.env` is. The working directory unless said. */
  readonly directory?: string;
  /** Makes a channel for webhooks; at smee.io unless said. */
  readonly channel?: () => Promise<string>;
  /** Gives up: the promise rejects with its reason. */
  readonly signal?: AbortSignal;
};

/** The last page is on its way out while the App begins. Milliseconds. */
const patienceMs = 2_000;

const setupSchema = environmentSchema.pick({
  HOST: true,
  PORT: true,
  APP_URL: true,
  GHE_HOST: true,
  GHE_PROTOCOL: true,
  GH_ORG: true,
  WEBHOOK_PROXY_URL: true,
});

/**
 * Makes the App in the browser of whoever starts it. Resolves with the environment that the App runs on, kept in
 * `.env` too; nothing listens by then. Rejects with APP_MISCONFIGURED in production, where nobody sits before it.
 */
export async function firstStart(options: FirstStartOptions): Promise<AppEnvironment> {
  const { env, log, announce, directory = process.cwd(), signal } = options;
  if (!isFirstStart(env)) {
    parseAppConfig(env);
    throw new Error("The App is made already.");
  }
  const setup = parseSetup(env);
  const made = Promise.withResolvers<AppEnvironment>();
  signal?.addEventListener("abort", () => made.reject(signal.reason), { once: true });
  signal?.throwIfAborted();
  const key =
    isLoopback(setup.HOST) && !isPublicUrl(setup.APP_URL) ? undefined : randomBytes(16).toString("hex");
  const routes = createFirstStartRoutes({
    github: githubAt(setup),
    publicUrl: setup.APP_URL,
    channel: once(async () => setup.WEBHOOK_PROXY_URL ?? (await (options.channel ?? createChannel)())),
    organization: setup.GH_ORG,
    key,
    keep: async (app, registration) => {
      const values = variablesOf(app, registration);
      await writeEnvFile(join(directory, ".env"), values);
      log.info({ app: app.name, url: app.html_url }, "the App is made; its key is in .env");
      made.resolve({ ...env, ...values });
    },
  });
  const server = await serve({ host: setup.HOST, port: setup.PORT, routes, log });
  log.info({ url: server.url }, "no App yet: waiting for somebody to make it in a browser");
  announce(`${setup.APP_URL ?? server.url}/${key === undefined ? "" : `?key=${key}`}`);
  try {
    return await made.promise;
  } finally {
    await server.drain(patienceMs);
  }
}

function parseSetup(env: AppEnvironment) {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const result = setupSchema.safeParse(given);
  if (!result.success) throw mistakes.appMisconfigured(result.error.issues.map(problemOf));
  return result.data;
}

/** A failed attempt is not kept: the next page tries again. */
function once(create: () => Promise<string>): () => Promise<string> {
  let made: Promise<string> | undefined;
  return () => {
    made ??= create().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}

/** The key in Base64: that is one line, which every reader of such files understands. */
function variablesOf(app: NewApp, { base, channel }: Registration): Readonly<Record<string, string>> {
  return {
    APP_ID: `${app.id}`,
    PRIVATE_KEY: Buffer.from(app.pem).toString("base64"),
    WEBHOOK_SECRET: app.webhook_secret,
    GITHUB_CLIENT_ID: app.client_id,
    GITHUB_CLIENT_SECRET: app.client_secret,
    APP_URL: base,
    ...(channel === undefined ? {} : { WEBHOOK_PROXY_URL: channel }),
  };
}
