import { describe, expect, test } from "vitest";
import { credentialFor, type SessionMode } from "#src/adapters/claude-credential.ts";

type Row = {
  readonly when: string;
  readonly mode?: SessionMode;
  readonly env: Readonly<Record<string, string>>;
  readonly gives: object;
};

const everything = {
  ANTHROPIC_API_KEY: "key",
  CLAUDE_CODE_OAUTH_TOKEN: "oauth",
  OPENROUTER_API_KEY: "router",
  AWS_REGION: "eu-central-1",
  AWS_ACCESS_KEY_ID: "aws",
  CLOUD_ML_REGION: "europe-west1",
  ANTHROPIC_VERTEX_PROJECT_ID: "project",
};

const rows: readonly Row[] = [
  {
    when: "no mode is given and there is a key",
    env: everything,
    gives: { mode: "api", variables: { ANTHROPIC_API_KEY: "key" } },
  },
  {
    when: "no mode is given and there is no key",
    env: { ...everything, ANTHROPIC_API_KEY: "" },
    gives: { mode: "subscription", variables: { CLAUDE_CODE_OAUTH_TOKEN: "oauth" } },
  },
  {
    when: "no mode is given and there is nothing",
    env: { OPENROUTER_API_KEY: "router" },
    gives: { mode: "subscription", variables: {}, needs: "login" },
  },
  {
    when: "a gateway takes a bearer token",
    env: { ANTHROPIC_AUTH_TOKEN: "bearer", ANTHROPIC_BASE_URL: "https://gateway" },
    gives: {
      mode: "api",
      variables: { ANTHROPIC_AUTH_TOKEN: "bearer", ANTHROPIC_BASE_URL: "https://gateway" },
    },
  },
  { when: "the mode is api without a key", mode: "api", env: {}, gives: { missing: /ANTHROPIC_API_KEY/ } },
  {
    when: "the mode is subscription beside a key",
    mode: "subscription",
    env: everything,
    gives: { mode: "subscription", variables: { CLAUDE_CODE_OAUTH_TOKEN: "oauth" } },
  },
  {
    when: "the mode is subscription without a token",
    mode: "subscription",
    env: { ANTHROPIC_API_KEY: "key" },
    gives: { mode: "subscription", variables: {}, needs: "login" },
  },
  {
    when: "the mode is openrouter",
    mode: "openrouter",
    env: everything,
    gives: {
      mode: "openrouter",
      variables: {
        ANTHROPIC_BASE_URL: "https://openrouter.ai/api",
        ANTHROPIC_AUTH_TOKEN: "router",
        ANTHROPIC_API_KEY: "",
      },
    },
  },
  {
    when: "the mode is openrouter without a key",
    mode: "openrouter",
    env: { ANTHROPIC_API_KEY: "key" },
    gives: { missing: /OPENROUTER_API_KEY/ },
  },
  {
    when: "the mode is bedrock",
    mode: "bedrock",
    env: everything,
    gives: {
      mode: "bedrock",
      variables: { CLAUDE_CODE_USE_BEDROCK: "1", AWS_REGION: "eu-central-1", AWS_ACCESS_KEY_ID: "aws" },
      needs: "home",
    },
  },
  {
    when: "the mode is bedrock without a region",
    mode: "bedrock",
    env: {},
    gives: { missing: /AWS_REGION/ },
  },
  {
    when: "the mode is vertex",
    mode: "vertex",
    env: everything,
    gives: {
      mode: "vertex",
      variables: {
        CLAUDE_CODE_USE_VERTEX: "1",
        CLOUD_ML_REGION: "europe-west1",
        ANTHROPIC_VERTEX_PROJECT_ID: "project",
      },
      needs: "home",
    },
  },
  {
    when: "the mode is vertex without a project",
    mode: "vertex",
    env: { CLOUD_ML_REGION: "europe-west1" },
    gives: { missing: /ANTHROPIC_VERTEX_PROJECT_ID/ },
  },
];

describe("the credential of a session", () => {
  test.each(rows)("is the right one, alone, when $when", ({ mode, env, gives }) => {
    const credential = credentialFor(mode, env);

    if ("missing" in gives)
      expect(credential).toEqual({ missing: expect.stringMatching(`${gives.missing}`.slice(1, -1)) });
    else expect(credential).toEqual(gives);
  });
});
