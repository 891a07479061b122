import { randomUUID } from "node:crypto";
import { createProbot } from "probot";
import { createRedactor } from "../core/redact.ts";
import { type AppConfig, secretsOf } from "./app-config.ts";
import { createBranchBook } from "./branch-book.ts";
import { createDashboardRoutes } from "./dashboard/dashboard-routes.ts";
import { createDesks, type Place } from "./desk.ts";
import { createHealthRoutes } from "./health-routes.ts";
import type { Route } from "./http.ts";
import { createInstallations } from "./installations.ts";
import { createAppLog, type Log } from "./log.ts";
import { createMetrics } from "./metrics.ts";
import { createRecovery, type Recovery } from "./recovery.ts";
import { createRedelivery } from "./redelivery.ts";
import { createSetupRequest } from "./setup-request.ts";
import type { SharedThrottle } from "./shared-throttle.ts";
import { realTime, type Time } from "./time.ts";
import { createTokenExchange } from "./token-exchange.ts";
import { createTokenRoutes } from "./token-routes.ts";
import { createWebhookRoutes } from "./webhook-routes.ts";

/** What the App is made of, whoever listens for it: a server of its own, or a platform that calls it. */
export type AppParts = {
  readonly routes: readonly Route[];
  readonly recovery: Recovery;
  readonly log: Log;
  /** Resolves when no repository is being set up any more. */
  idle(): Promise<void>;
  /** Lets go of what keeps the process alive, after everything else. */
  close(): Promise<void>;
};

export type AppPartsOptions = {
  readonly log?: Log;
  /** Milliseconds between two rounds of recovery. */
  readonly recoverEvery?: number;
  /** See `WebhookOptions`. */
  readonly longestHearing?: number;
  /** Why no traffic is wanted; undefined when it is. */
  readonly objection?: () => string | undefined;
  /** The machine's unless given. */
  readonly time?: Time;
};

const fiveMinutes = 5 * 60_000;

export async function createAppParts(config: AppConfig, options: AppPartsOptions = {}): Promise<AppParts> {
  const { workflow } = config;
  const log = options.log ?? createAppLog(config.logLevel, createRedactor(secretsOf(config)));
  const { objection = () => undefined, recoverEvery: every = fiveMinutes, time = realTime } = options;
  const { longestHearing } = options;
  const metrics = createMetrics();
  const shared = await shareThrottle(config, log);
  const overrides = { ...probotOptions(config, log), ...(shared && { Octokit: shared.Octokit }) };
  const probot = createProbot({ overrides, env: {} });
  const installations = createInstallations(probot);
  const desks = createDesks(config, { installations, log, instance: `app:${randomUUID()}`, clock: time.now });
  const redelivery = createRedelivery(probot, { log, metrics });
  const branches = createBranchBook();
  const recovery = createRecovery({ installations, desks, redelivery, branches, log, every, time });
  const requests = createSetupRequest(config, installations, log);
  const underWay = new Set<Promise<void>>();
  const routes = [
    ...createHealthRoutes({ objection }, metrics),
    ...createWebhookRoutes(config.webhookSecret, {
      ...{ desks, log, metrics, workflow, branches, setUp, longestHearing },
    }),
    ...createTokenRoutes(createTokenExchange(config, installations), { metrics, log }),
    ...createDashboardRoutes(config, { log }),
  ];
  return {
    routes,
    recovery,
    log,
    idle: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    close: async () => shared?.close(),
  };

  /** Nobody waits for it, and it may be done again: a repository that was added is asked about by people, not by us. */
  function setUp(place: Place): void {
    const work = requests
      .setUp(place)
      .then(
        () => {},
        (error: unknown) => log.warn({ repository: place.repository, err: error }, "could not be set up"),
      )
      .finally(() => underWay.delete(work));
    underWay.add(work);
  }
}

function probotOptions({ appId, privateKey, webhookSecret, github }: AppConfig, log: Log) {
  return { appId, privateKey, secret: webhookSecret, baseUrl: github.apiUrl, log };
}

/** The client of Redis is loaded only where there is one. */
async function shareThrottle({ redisUrl }: AppConfig, log: Log): Promise<SharedThrottle | undefined> {
  if (redisUrl === undefined) return undefined;
  const { createSharedThrottle } = await import("./shared-throttle.ts");
  return createSharedThrottle(redisUrl, log);
}
