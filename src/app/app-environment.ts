import { z } from "zod";

/** Variables by name, as in `process.env`. */
export type AppEnvironment = Readonly<Record<string, string | undefined>>;

export const logLevels = ["trace", "debug", "info", "warn", "error", "fatal"] as const;
export type LogLevel = (typeof logLevels)[number];

/** Short secrets can be guessed from one signed delivery; Probot's default is known to everybody. */
const shortestSecret = 16;

/** `openssl rand -hex` writes sixteen different characters; a key that somebody leant on writes one. */
const leastVariety = 6;

const number = (error: string) => z.coerce.number({ error }).int({ error });
const port = "expected a port, 0 to 65535";

const address = (example: string) =>
  z
    .url({ protocol: /^https?$/, error: `expected an address such as ${example}` })
    .transform((url) => url.replace(/\/+$/, ""))
    .optional();

/** What the App reads from its environment. The descriptions are the table in `docs/app.md`. */
export const environmentSchema = z.object({
  APP_ID: number("expected the App's number, from the top of its settings page; its client id is another")
    .positive({ error: "expected the App's number, from the top of its settings page" })
    .describe("The App's number, from the top of its settings page."),
  PRIVATE_KEY: z
    .string()
    .optional()
    .describe("The App's private key: the PEM, also with `\\n` for its line breaks, or all of it in Base64."),
  PRIVATE_KEY_PATH: z
    .string()
    .optional()
    .describe("Instead of `PRIVATE_KEY`: a file with it, such as a mounted secret."),
  WEBHOOK_SECRET: z
    .string({
      error: `expected a secret of ${shortestSecret} characters or more, the same as in the App's settings`,
    })
    .min(shortestSecret, {
      error: `expected ${shortestSecret} characters or more: \`openssl rand -hex 32\` makes one`,
      abort: true,
    })
    .refine((secret) => new Set(secret).size >= leastVariety, {
      error: "expected a secret that nobody guesses: `openssl rand -hex 32` makes one",
    })
    .describe("What GitHub signs webhooks with: 16 characters or more, the same as in the App's settings."),
  APP_URL: address("https://cco.example.com").describe(
    "Where people and GitHub reach the App. Without it no dashboard, and jobs get no token of the App.",
  ),
  GITHUB_CLIENT_ID: z.string().optional().describe("For signing in to the dashboard; with the next."),
  GITHUB_CLIENT_SECRET: z
    .string()
    .optional()
    .describe("A client secret of the App, from its settings page. Without both there is no dashboard."),
  HOST: z
    .string()
    .default("localhost")
    .describe("The network interface to listen on; `0.0.0.0` for all, as in a container."),
  PORT: number(port)
    .min(0, { error: port })
    .max(65_535, { error: port })
    .default(3000)
    .describe("The port to listen on."),
  LOG_LEVEL: z
    .enum(logLevels, { error: `expected one of ${logLevels.join(", ")}` })
    .default("info")
    .describe(`${logLevels.map((level) => `\`${level}\``).join(", ")}.`),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/, error: "expected an address such as rediss://cache.example.com:6379" })
    .optional()
    .describe("A Redis that shares the pace of the App's own calls to GitHub between replicas."),
  CCO_WORKFLOW: z
    .string()
    .regex(/^[\w.-]+\.ya?ml$/, { error: "expected the name of a file in .github/workflows, such as cco.yml" })
    .default("cco.yml")
    .describe("The file in people's `.github/workflows` that runs CCO."),
  GHE_HOST: z
    .string()
    .regex(/^[A-Za-z0-9.-]+(:\d+)?$/, { error: "expected a host without https:// or a path" })
    .optional()
    .describe(
      "The host of a GitHub Enterprise Server, or one that ends in `.ghe.com`. Without it github.com.",
    ),
  GHE_PROTOCOL: z
    .enum(["http", "https"], { error: "expected http or https" })
    .default("https")
    .describe("How that host is reached."),
  OIDC_ISSUER: address("https://token.actions.githubusercontent.com").describe(
    "Who signs the identities of jobs, where it is not the usual issuer of that GitHub.",
  ),
  WEBHOOK_PROXY_URL: address("https://smee.io/abc").describe(
    "A smee.io channel that brings webhooks to a machine without an address. Not in production.",
  ),
  GH_ORG: z
    .string()
    .optional()
    .describe("On the first start: the organisation that is to own the App, instead of you."),
  NODE_ENV: z
    .string()
    .optional()
    .describe("`production`: no first start in the browser, no smee. The container sets it."),
});

export type AppVariables = z.infer<typeof environmentSchema>;
