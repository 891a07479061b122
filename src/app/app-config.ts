import { readFileSync } from "node:fs";
import { z } from "zod";
import { mistakes } from "../core/error.ts";

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

export const logLevels = ["trace", "debug", "info", "warn", "error", "fatal"] as const;
export type LogLevel = (typeof logLevels)[number];

export type AppEnvironment = Readonly<Record<string, string | undefined>>;

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
  const key = keyOf(given);
  const problems = result.success ? [] : result.error.issues.map(problemOf);
  if (key.problem !== undefined) problems.push(key.problem);
  if (!result.success || key.pem === undefined) throw mistakes.appMisconfigured(problems);
  return configOf(result.data, key.pem);
}

function problemOf({ path, message }: z.core.$ZodIssue): string {
  return `${path.join(".")}: ${message}`;
}

/** Short secrets can be guessed from one signed delivery; Probot's default is known to everybody. */
const shortestSecret = 16;

const address = z
  .url({ protocol: /^https?$/, error: "expected an address such as https://cco.example.com" })
  .transform((url) => url.replace(/\/+$/, ""))
  .optional();

const environmentSchema = z.object({
  APP_ID: z.coerce
    .number({ error: "expected the App's number, from the top of its settings page" })
    .int({ error: "expected the App's number, not its client id" })
    .positive(),
  WEBHOOK_SECRET: z
    .string({
      error: `expected a secret of ${shortestSecret} characters or more, the same as in the App's settings`,
    })
    .min(shortestSecret, `expected ${shortestSecret} characters or more: \`openssl rand -hex 32\` makes one`)
    .refine((secret) => secret !== "development", "expected a secret that only you know"),
  HOST: z.string().default("localhost"),
  PORT: z.coerce.number({ error: "expected a port, 0 to 65535" }).int().min(0).max(65_535).default(3000),
  LOG_LEVEL: z.enum(logLevels, { error: `expected one of ${logLevels.join(", ")}` }).default("info"),
  GHE_HOST: z.string().optional(),
  GHE_PROTOCOL: z.enum(["http", "https"]).default("https"),
  APP_URL: address,
  GITHUB_CLIENT_ID: z.string().optional(),
  GITHUB_CLIENT_SECRET: z.string().optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: "expected redis:// or rediss://" }).optional(),
  WEBHOOK_PROXY_URL: address,
  CCO_WORKFLOW: z.string().default("cco.yml"),
  OIDC_ISSUER: address,
});

function configOf(env: z.infer<typeof environmentSchema>, privateKey: string): AppConfig {
  const serverUrl =
    env.GHE_HOST === undefined ? "https://github.com" : `${env.GHE_PROTOCOL}://${env.GHE_HOST}`;
  const apiUrl = env.GHE_HOST === undefined ? "https://api.github.com" : `${serverUrl}/api/v3`;
  const { GITHUB_CLIENT_ID: clientId, GITHUB_CLIENT_SECRET: clientSecret } = env;
  return {
    appId: env.APP_ID,
    privateKey,
    webhookSecret: env.WEBHOOK_SECRET,
    host: env.HOST,
    port: env.PORT,
    logLevel: env.LOG_LEVEL,
    github: { apiUrl, serverUrl },
    publicUrl: env.APP_URL,
    oauth: clientId === undefined || clientSecret === undefined ? undefined : { clientId, clientSecret },
    redisUrl: env.REDIS_URL,
    proxyUrl: env.WEBHOOK_PROXY_URL,
    workflow: env.CCO_WORKFLOW,
    // https://docs.github.com/en/actions/reference/security/oidc
    oidcIssuer: env.OIDC_ISSUER ?? issuerOf(env.GHE_HOST, serverUrl),
  };
}

function issuerOf(enterpriseHost: string | undefined, serverUrl: string): string {
  return enterpriseHost === undefined
    ? "https://token.actions.githubusercontent.com"
    : `${serverUrl}/_services/token`;
}

type Key = { readonly pem?: string; readonly problem?: string };

/** A PEM, or one in Base64: line breaks do not survive every place that secrets are kept in. */
function keyOf(env: AppEnvironment): Key {
  const { PRIVATE_KEY: inline, PRIVATE_KEY_PATH: path } = env;
  if (inline !== undefined) return pemOf(inline, "PRIVATE_KEY");
  if (path === undefined)
    return { problem: "PRIVATE_KEY: expected the App's private key, or PRIVATE_KEY_PATH" };
  try {
    return pemOf(readFileSync(path, "utf8"), "PRIVATE_KEY_PATH");
  } catch (error) {
    return { problem: `PRIVATE_KEY_PATH: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function pemOf(text: string, name: string): Key {
  const unescaped = text.trim().replaceAll("\\n", "\n");
  const decoded = unescaped.startsWith("-----")
    ? unescaped
    : Buffer.from(unescaped, "base64").toString("utf8");
  if (/^-----BEGIN (RSA )?PRIVATE KEY-----[\s\S]+-----END (RSA )?PRIVATE KEY-----\s*$/.test(decoded)) {
    return { pem: decoded };
  }
  return { problem: `${name}: expected a PEM file as GitHub gives it, or one in Base64` };
}
