import type { AppConfig } from "./app-config.ts";
import { type AppPartsOptions, createAppParts } from "./app-parts.ts";
import { startProxy } from "./proxy.ts";
import type { Recovery } from "./recovery.ts";
import { serve } from "./serve.ts";

/** The App as it runs: one of any number of replicas, none of which knows anything the others do not. */
export type App = {
  /** Where it listens. */
  readonly url: string;
  readonly recovery: Recovery;
  /** Wants no traffic any more, ends what is under way, and resolves. */
  close(): Promise<void>;
};

export type AppOptions = Pick<AppPartsOptions, "log" | "recoverEvery" | "longestHearing" | "time">;

/** What is under way has this long to end. Milliseconds; orchestrators kill after thirty seconds. */
const patience = 25_000;

/** Starts the App: it listens when this resolves, and recovers what was lost while nobody did. */
export async function startApp(config: AppConfig, options: AppOptions = {}): Promise<App> {
  const { host, port, proxyUrl } = config;
  let isDraining = false;
  const objection = () => (isDraining ? "draining" : undefined);
  const { routes, recovery, log, idle, close } = await createAppParts(config, { ...options, objection });
  const server = await serve({ host, port, routes, log });
  const proxy = proxyUrl === undefined ? undefined : await startProxy(proxyUrl, server.url, log);
  recovery.start();
  log.info({ url: server.url }, "listening");
  return {
    url: server.url,
    recovery,
    close: async () => {
      isDraining = true;
      await Promise.all([proxy?.stop(), recovery.stop(), server.drain(patience)]);
      await idle();
      await close();
      log.info("ended");
    },
  };
}
