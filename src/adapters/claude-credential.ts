import type { workerModes } from "../core/mission.ts";

/** Ways to pay for a session. `manual` starts none. */
export type SessionMode = Exclude<(typeof workerModes)[number], "manual">;

/** The one credential a session gets. */
export type Credential = {
  readonly mode: SessionMode;
  /** Variables that carry it, and nothing else. An empty value switches the variable off. */
  readonly variables: Readonly<Record<string, string>>;
  /**
   * What of the user the session must see to find it: `home` for the files of a cloud provider's tools,
   * `login` for Claude Code's own configuration too.
   */
  readonly needs?: "home" | "login";
};

/** What is missing for a mode, as an instruction. */
export type MissingCredential = { readonly missing: string };

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The credential of a mode; without a mode the first that is there, in Claude Code's own order: a cloud provider that
 * is switched on, API key, bearer token, OAuth token, workload identity, the user's login.
 * Whether somebody is logged in is not known here: Claude Code says so when it starts.
 * https://code.claude.com/docs/en/authentication
 */
export function credentialFor(
  mode: SessionMode | undefined,
  env: Environment,
): Credential | MissingCredential {
  switch (mode ?? firstModeIn(env)) {
    case "api":
      return apiCredential(env);
    case "subscription":
      return subscriptionCredential(env);
    case "openrouter":
      return openrouterCredential(env);
    case "bedrock":
      return cloudCredential("bedrock", env);
    case "vertex":
      return cloudCredential("vertex", env);
  }
}

function firstModeIn(env: Environment): SessionMode {
  if (isOn(env.CLAUDE_CODE_USE_BEDROCK)) return "bedrock";
  if (isOn(env.CLAUDE_CODE_USE_VERTEX)) return "vertex";
  if (env.ANTHROPIC_API_KEY || env.ANTHROPIC_AUTH_TOKEN) return "api";
  return !env.CLAUDE_CODE_OAUTH_TOKEN && isFederated(env) ? "api" : "subscription";
}

function isOn(text: string | undefined): boolean {
  return /^(1|true|yes|on)$/i.test(text?.trim() ?? "");
}

function apiCredential(env: Environment): Credential | MissingCredential {
  const names = apiVariables(env);
  if (names === undefined) return missing("api", "ANTHROPIC_API_KEY");
  return { mode: "api", variables: picked(env, [...names, "ANTHROPIC_BASE_URL"]) };
}

/** A bearer token is what gateways want in place of a key. */
function apiVariables(env: Environment): readonly string[] | undefined {
  if (env.ANTHROPIC_API_KEY) return ["ANTHROPIC_API_KEY"];
  if (env.ANTHROPIC_AUTH_TOKEN) return ["ANTHROPIC_AUTH_TOKEN"];
  return isFederated(env) ? federation : undefined;
}

/**
 * Workload identity federation: Claude Code takes the identity's token to the API itself and gets one that lives for
 * minutes. https://platform.claude.com/docs/en/manage-claude/wif-reference
 */
const federation = [
  "ANTHROPIC_FEDERATION_RULE_ID",
  "ANTHROPIC_ORGANIZATION_ID",
  "ANTHROPIC_SERVICE_ACCOUNT_ID",
  "ANTHROPIC_WORKSPACE_ID",
  "ANTHROPIC_IDENTITY_TOKEN",
  "ANTHROPIC_IDENTITY_TOKEN_FILE",
];

function isFederated(env: Environment): boolean {
  const hasToken = Boolean(env.ANTHROPIC_IDENTITY_TOKEN || env.ANTHROPIC_IDENTITY_TOKEN_FILE);
  return Boolean(env.ANTHROPIC_FEDERATION_RULE_ID && env.ANTHROPIC_ORGANIZATION_ID) && hasToken;
}

function subscriptionCredential(env: Environment): Credential {
  const variables = picked(env, ["CLAUDE_CODE_OAUTH_TOKEN", "ANTHROPIC_BASE_URL"]);
  const isLogin = variables.CLAUDE_CODE_OAUTH_TOKEN === undefined;
  return { mode: "subscription", variables, ...(isLogin && { needs: "login" as const }) };
}

/** https://openrouter.ai/docs/guides/coding-agents/claude-code-integration */
function openrouterCredential(env: Environment): Credential | MissingCredential {
  const key = env.OPENROUTER_API_KEY;
  if (!key) return missing("openrouter", "OPENROUTER_API_KEY");
  return {
    mode: "openrouter",
    variables: {
      ANTHROPIC_BASE_URL: env.ANTHROPIC_BASE_URL || "https://openrouter.ai/api",
      ANTHROPIC_AUTH_TOKEN: key,
      ANTHROPIC_API_KEY: "",
    },
  };
}

/** Variables of the cloud providers. The switch comes first, the ones that must be there next. */
const clouds = {
  bedrock: {
    switch: "CLAUDE_CODE_USE_BEDROCK",
    required: ["AWS_REGION"],
    optional: [
      "AWS_ACCESS_KEY_ID",
      "AWS_SECRET_ACCESS_KEY",
      "AWS_SESSION_TOKEN",
      "AWS_BEARER_TOKEN_BEDROCK",
      "AWS_PROFILE",
      "AWS_CONFIG_FILE",
      "AWS_SHARED_CREDENTIALS_FILE",
      "AWS_ROLE_ARN",
      "AWS_ROLE_SESSION_NAME",
      "AWS_WEB_IDENTITY_TOKEN_FILE",
      "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
      "AWS_CONTAINER_CREDENTIALS_FULL_URI",
      "AWS_CONTAINER_AUTHORIZATION_TOKEN",
      "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
      "ANTHROPIC_BEDROCK_BASE_URL",
      "ANTHROPIC_SMALL_FAST_MODEL_AWS_REGION",
      // A gateway signs in our place.
      "CLAUDE_CODE_SKIP_BEDROCK_AUTH",
    ],
  },
  vertex: {
    switch: "CLAUDE_CODE_USE_VERTEX",
    required: ["CLOUD_ML_REGION", "ANTHROPIC_VERTEX_PROJECT_ID"],
    optional: [
      "GOOGLE_APPLICATION_CREDENTIALS",
      "GOOGLE_CLOUD_PROJECT",
      "GOOGLE_CLOUD_QUOTA_PROJECT",
      "GCLOUD_PROJECT",
      "ANTHROPIC_VERTEX_BASE_URL",
      "CLAUDE_CODE_SKIP_VERTEX_AUTH",
    ],
  },
} as const;

function cloudCredential(mode: keyof typeof clouds, env: Environment): Credential | MissingCredential {
  const cloud = clouds[mode];
  const absent = cloud.required.filter((name) => !env[name]);
  if (absent.length > 0) return missing(mode, absent.join(" and "));
  const variables = { [cloud.switch]: "1", ...picked(env, [...cloud.required, ...cloud.optional]) };
  return { mode, variables, needs: "home" };
}

/** Variables whose values must never be seen: each of them pays for somebody. */
const secretVariables = [
  "ANTHROPIC_API_KEY",
  "ANTHROPIC_AUTH_TOKEN",
  "CLAUDE_CODE_OAUTH_TOKEN",
  "OPENROUTER_API_KEY",
  "ANTHROPIC_IDENTITY_TOKEN",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_SESSION_TOKEN",
  "AWS_BEARER_TOKEN_BEDROCK",
  "AWS_CONTAINER_AUTHORIZATION_TOKEN",
];

/** The credentials of models in an environment, whichever of them is used. */
export function modelSecretsIn(env: Environment): readonly string[] {
  return Object.values(picked(env, secretVariables));
}

function missing(mode: SessionMode, variable: string): MissingCredential {
  return { missing: `Worker mode \`${mode}\` needs ${variable} in the environment.` };
}

/** Only what has a value: Claude Code takes some empty variables for set ones. */
function picked(env: Environment, names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
}
