import type { Received } from "#rehearsal/scripted-model/received.ts";
import type { Mission } from "#src/core/mission.ts";

/** What a request is signed with; each is told apart from all others. */
export const keys = {
  api: "sk-ant-api03-matrixApiKey0123456789abcdef",
  subscription: "sk-ant-oat01-matrixToken0123456789abcdef",
  openrouter: "sk-or-v1-matrixRouterKey0123456789abcdef",
  openai: "sk-matrixOpenAiKey0123456789abcdef",
  amazon: "AKIAMATRIX",
  identity: "header.matrixClaims.signature",
  minted: "sk-ant-oat01-minted",
} as const;

/** Every credential at once, and services that are all at one address: the mode alone decides which is used. */
export function everything(url: string): Readonly<Record<string, string>> {
  return {
    ANTHROPIC_API_KEY: keys.api,
    CLAUDE_CODE_OAUTH_TOKEN: keys.subscription,
    OPENROUTER_API_KEY: keys.openrouter,
    OPENAI_API_KEY: keys.openai,
    ANTHROPIC_BASE_URL: url,
    AWS_REGION: "eu-central-1",
    AWS_ACCESS_KEY_ID: keys.amazon,
    AWS_SECRET_ACCESS_KEY: "matrixAmazonSecret",
    ANTHROPIC_BEDROCK_BASE_URL: url,
    CLOUD_ML_REGION: "europe-west1",
    ANTHROPIC_VERTEX_PROJECT_ID: "matrix-project",
    // Google signs in through addresses that are fixed: a gateway does it here.
    CLAUDE_CODE_SKIP_VERTEX_AUTH: "1",
    ANTHROPIC_VERTEX_BASE_URL: `${url}/v1`,
    ANTHROPIC_FEDERATION_RULE_ID: "fdrl_1",
    ANTHROPIC_ORGANIZATION_ID: "00000000-0000-4000-8000-000000000000",
    ANTHROPIC_IDENTITY_TOKEN: keys.identity,
  };
}

type Payer = {
  readonly mode: NonNullable<Mission["worker"]["mode"]>;
  /** Signs a request for an answer; undefined: nothing does. */
  readonly key: string | undefined;
  /** What asks for an answer, and not for a token, a count or what there is. */
  readonly asks: RegExp;
  /** Taken out of the environment. */
  readonly without?: readonly string[];
};

/** Who pays the worker, by the columns of the table. */
export const payers: Readonly<Record<string, Payer>> = {
  api: { mode: "api", key: keys.api, asks: /^\/v1\/messages$/ },
  subscription: { mode: "subscription", key: keys.subscription, asks: /^\/v1\/messages$/ },
  openrouter: { mode: "openrouter", key: keys.openrouter, asks: /^\/v1\/messages$/ },
  bedrock: { mode: "bedrock", key: keys.amazon, asks: /^\/model\/.+\/invoke/ },
  vertex: {
    mode: "vertex",
    key: undefined,
    asks: /^\/v1\/projects\/matrix-project\/.+:(?:r|streamR)awPredict$/,
  },
  federation: { mode: "api", key: keys.minted, asks: /^\/v1\/messages$/, without: ["ANTHROPIC_API_KEY"] },
  manual: { mode: "manual", key: undefined, asks: /./ },
};

/** Whose keys a request shows in its headers. */
export function keysIn({ headers }: Received): readonly string[] {
  const text = JSON.stringify(headers);
  return Object.values(keys).filter((key) => text.includes(key));
}
