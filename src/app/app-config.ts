import type { z } from "zod";
import { mistakes } from "../core/error.ts";
import {
  type AppEnvironment,
  type AppVariables,
  environmentSchema,
  type LogLevel,
} from "./app-environment.ts";
import { isLoopback } from "./loopback.ts";
import { parsePrivateKey } from "./private-key.ts";

/** What the App is run with. Everything comes from the environment, under the names Probot uses. */
export type AppConfig = {
  readonly appId: number;
  /** PEM. */
  readonly privateKey: string;
  readonly webhookSecret: string;
  readonly host: string;
  readonly port: number;
  readonly logLevel: LogLevel;
  /** Of github.com, or of a GitHub Enterprise Server. No slash at the end. */
  readonly github: { readonly apiUrl: string; readonly serverUrl: string };
  /** Where people and GitHub reach the App, without a slash at the end. The dashboard needs it. */
  readonly publicUrl: string | undefined;
  /** What people sign in with; without it there is no dashboard. */
  readonly oauth: { readonly clientId: string; readonly clientSecret: string } | undefined;
  /** Shares the throttling of calls to GitHub between replicas. */
  readonly redisUrl: string | undefined;
  /** A smee.io channel that brings webhooks to a machine without an address. For development. */
  readonly proxyUrl: string | undefined;
  /** File name of the workflow in people's repositories. */
  readonly workflow: string;
  /** The issuer of the tokens that jobs show to ask for one of the App's. */
  readonly oidcIssuer: string;
};

/** Whether nothing at all is configured yet: the first start, on a developer's machine. */
export function isFirstStart(env: AppEnvironment): boolean {
  const isProduction = env.NODE_ENV === "production";
  return !isProduction && !env.APP_ID && !env.PRIVATE_KEY && !env.PRIVATE_KEY_PATH;
}

/**
 * Throws the user error APP_MISCONFIGURED with every mistake at once. Nothing falls back to a value that would let
 * strangers in: without a secret of its own the App does not start.
 */
export function parseAppConfig(env: AppEnvironment): AppConfig {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const result = environmentSchema.safeParse(given);
  const key = parsePrivateKey(given);
  const problems = [
    ...(result.success ? [] : result.error.issues.map(problemOf)),
    ...("problem" in key ? [key.problem] : []),
    ...contradictionsOf(given),
  ];
  if (!result.success || "problem" in key || problems.length > 0) throw mistakes.appMisconfigured(problems);
  return configOf(result.data, key.pem);
}

/** One line about one mistake. */
export function problemOf({ path, message }: z.core.$ZodIssue): string {
  return `${path.join(".")}: ${message}`;
}

/** What is wrong with variables only together. */
function contradictionsOf(given: AppEnvironment): readonly string[] {
  const { GITHUB_CLIENT_ID: id, GITHUB_CLIENT_SECRET: secret, OIDC_ISSUER: issuer } = given;
  const halves = [
    ["GITHUB_CLIENT_ID", id, secret],
    ["GITHUB_CLIENT_SECRET", secret, id],
  ] as const;
  return [
    ...halves.flatMap(([name, own, other]) =>
      own === undefined && other !== undefined
        ? [`${name}: expected it too, from the App's settings page: one without the other signs nobody in`]
        : [],
    ),
    ...(given.NODE_ENV === "production" && given.WEBHOOK_PROXY_URL !== undefined
      ? [
          "WEBHOOK_PROXY_URL: expected none in production: whoever knows a channel reads what passes through it",
        ]
      : []),
    ...(isForgeable(issuer)
      ? ["OIDC_ISSUER: expected https://, or anybody on the way could forge jobs"]
      : []),
  ];
}

function isForgeable(issuer: string | undefined): boolean {
  if (issuer === undefined || !URL.canParse(issuer)) return false;
  const { protocol, hostname } = new URL(issuer);
  return protocol === "http:" && !isLoopback(hostname);
}

function configOf(env: AppVariables, privateKey: string): AppConfig {
  const { GITHUB_CLIENT_ID: clientId, GITHUB_CLIENT_SECRET: clientSecret } = env;
  const { issuer, ...github } = githubAt(env);
  return {
    appId: env.APP_ID,
    privateKey,
    webhookSecret: env.WEBHOOK_SECRET,
    host: env.HOST,
    port: env.PORT,
    logLevel: env.LOG_LEVEL,
    github,
    publicUrl: env.APP_URL,
    oauth: clientId === undefined || clientSecret === undefined ? undefined : { clientId, clientSecret },
    redisUrl: env.REDIS_URL,
    proxyUrl: env.WEBHOOK_PROXY_URL,
    workflow: env.CCO_WORKFLOW,
    oidcIssuer: env.OIDC_ISSUER ?? issuer,
  };
}

/**
 * The addresses of a GitHub: github.com, one with data residency (`*.ghe.com`), or an Enterprise Server.
 * https://docs.github.com/en/actions/reference/security/oidc says who issues there.
 */
export function githubAt({
  GHE_HOST: host,
  GHE_PROTOCOL: protocol = "https",
}: {
  readonly GHE_HOST?: string | undefined;
  readonly GHE_PROTOCOL?: string | undefined;
}): {
  readonly serverUrl: string;
  readonly apiUrl: string;
  readonly issuer: string;
} {
  if (host === undefined)
    return {
      serverUrl: "https://github.com",
      apiUrl: "https://api.github.com",
      issuer: "https://token.actions.githubusercontent.com",
    };
  const serverUrl = `${protocol}://${host}`;
  return host.endsWith(".ghe.com")
    ? { serverUrl, apiUrl: `https://api.${host}`, issuer: `https://token.actions.${host}` }
    : { serverUrl, apiUrl: `${serverUrl}/api/v3`, issuer: `${serverUrl}/_services/token` };
}

/** What must never be shown. */
export function secretsOf({ privateKey, webhookSecret, oauth }: AppConfig): readonly string[] {
  return [privateKey, webhookSecret, ...(oauth === undefined ? [] : [oauth.clientSecret])];
}
