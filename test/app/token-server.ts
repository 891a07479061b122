import { Probot, ProbotOctokit } from "probot";
import type { LocalGitHub } from "#rehearsal/github/github.ts";
import type { Route } from "#src/app/http.ts";
import { createInstallations } from "#src/app/installations.ts";
import { createAppLog } from "#src/app/log.ts";
import { createMetrics } from "#src/app/metrics.ts";
import { serve } from "#src/app/serve.ts";
import { createTokenExchange, jobPermissions } from "#src/app/token-exchange.ts";
import { createTokenRoutes } from "#src/app/token-routes.ts";

/** An App of the local GitHub that trades tokens: its routes on a server of their own. */
export type TokenServer = {
  readonly app: { readonly id: number; readonly login: string };
  readonly url: string;
  metrics(): Promise<string>;
  [Symbol.asyncDispose](): Promise<void>;
};

/** @param publicUrl what the App takes for its own address; where it listens unless said. */
export async function createTokenServer(
  { admin, apiUrl, serverUrl }: LocalGitHub,
  publicUrl?: string,
): Promise<TokenServer> {
  const permissions = { ...jobPermissions, workflows: "write", administration: "read" } as const;
  const app = admin.createApp({ slug: "cco", owner: "ada", permissions });
  const routes: Route[] = [];
  const log = createAppLog("fatal", String);
  const server = await serve({ host: "127.0.0.1", port: 0, routes, log });
  const config = {
    oidcIssuer: `${serverUrl}/_services/token`,
    publicUrl: publicUrl ?? server.url,
    workflow: "cco.yml",
  };
  // What is tried again after seconds is not what is looked at here.
  const impatient = { retry: { enabled: false }, throttle: { enabled: false } };
  const probot = new Probot({
    appId: app.id,
    privateKey: app.privateKey,
    secret: "a secret of this test",
    baseUrl: apiUrl,
    logLevel: "fatal",
    Octokit: ProbotOctokit.defaults((options: object) => ({ ...options, ...impatient })),
  });
  const metrics = createMetrics();
  const exchange = createTokenExchange(config, createInstallations(probot));
  routes.push(...createTokenRoutes(exchange, { metrics, log }));
  return {
    app,
    url: server.url,
    metrics: async () => (await metrics.render()).text,
    [Symbol.asyncDispose]: () => server.drain(0),
  };
}
