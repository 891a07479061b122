import { randomUUID } from "node:crypto";
import { createProbot } from "probot";
import { createRedactor } from "../core/redact.ts";
import type { AppConfig } from "./app-config.ts";
import { createDashboardRoutes } from "./dashboard/dashboard-routes.ts";
import { createDesks, type Place } from "./desk.ts";
import { createHealthRoutes } from "./health-routes.ts";
import { createInstallations } from "./installations.ts";
import { createAppLog, type Log } from "./log.ts";
import { createMetrics } from "./metrics.ts";
import { startProxy } from "./proxy.ts";
import { createRecovery, type Recovery } from "./recovery.ts";
import { createRedelivery } from "./redelivery.ts";
import { serve } from "./serve.ts";
import { createSetupRequest } from "./setup-request.ts";
import { createTokenExchange } from "./token-exchange.ts";
import { createTokenRoutes } from "./token-routes.ts";
import { createWebhookRoutes } from "./webhook-routes.ts";

/** The App as it runs: one of any number of replicas, none of which knows anything the others do not. */
export type App = {
  /** Where it listens. */
  readonly url: string;
  readonly recovery: Recovery;
  /** Wants no traffic any more, ends what is under way, and resolves. */
  close(): Promise<void>;
};

export type AppOptions = {
  readonly log?: Log;
  /** Milliseconds between two rounds of recovery. */
  readonly recoverEvery?: number;
};

/** What is under way has this long to end. Milliseconds; orchestrators kill after thirty seconds. */
const patience = 25_000;

const fiveMinutes = 5 * 60_000;

/** Starts the App: it listens when this resolves, and recovers what was lost while nobody did. */
export async function startApp(config: AppConfig, options: AppOptions = {}): Promise<App> {
  const { host, port, workflow } = config;
  const log = options.log ?? createAppLog(config.logLevel, createRedactor(secretsOf(config)));
  const metrics = createMetrics();
  const probot = createProbot({ overrides: probotOptions(config, log), env: {} });
  const installations = createInstallations(probot);
  const desks = createDesks(config, { installations, log, instance: `app:${randomUUID()}` });
  const redelivery = createRedelivery(probot, { log, metrics });
  const recovery = createRecovery({
    installations,
    desks,
    redelivery,
    log,
    every: options.recoverEvery ?? fiveMinutes,
  });
  let isDraining = false;
  const requests = createSetupRequest(config, installations, log);
  const setUp = (place: Place) => void setUpLater(place);
  const routes = [
    ...createHealthRoutes({ objection: () => (isDraining ? "draining" : undefined) }, metrics),
    ...createWebhookRoutes(config.webhookSecret, { desks, log, metrics, workflow, setUp }),
    ...createTokenRoutes(createTokenExchange(config, installations), metrics),
    ...createDashboardRoutes(config, { log }),
  ];
  const server = await serve({ host, port, routes, log });
  const proxy =
    config.proxyUrl === undefined ? undefined : await startProxy(config.proxyUrl, server.url, log);
  recovery.start();
  log.info({ url: server.url }, "listening");
  return {
    url: server.url,
    recovery,
    close: async () => {
      isDraining = true;
      await Promise.all([proxy?.stop(), recovery.stop(), server.drain(patience)]);
      log.info("ended");
    },
  };

  /** Nobody waits for it, and it may be done again: a repository that was added is asked about by people, not by us. */
  async function setUpLater(place: Place): Promise<void> {
    try {
      await requests.setUp(place);
    } catch (error) {
      log.warn({ repository: place.repository, err: error }, "could not be set up");
    }
  }
}

function secretsOf({ privateKey, webhookSecret, oauth }: AppConfig): readonly string[] {
  return [privateKey, webhookSecret, ...(oauth === undefined ? [] : [oauth.clientSecret])];
}

function probotOptions({ appId, privateKey, webhookSecret, github, redisUrl }: AppConfig, log: Log) {
  return {
    appId,
    privateKey,
    secret: webhookSecret,
    baseUrl: github.apiUrl,
    log,
    ...(redisUrl === undefined ? {} : { redisConfig: redisUrl }),
  };
}
