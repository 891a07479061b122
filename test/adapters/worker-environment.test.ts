import { expect, test } from "vitest";
import type { Credential } from "#src/adapters/claude-credential.ts";
import { environmentFor } from "#src/adapters/claude-environment.ts";

const api: Credential = { mode: "api", variables: { ANTHROPIC_API_KEY: "key" } };
const login: Credential = { mode: "subscription", variables: {}, needs: "login" };
const cloud: Credential = { mode: "bedrock", variables: { CLAUDE_CODE_USE_BEDROCK: "1" }, needs: "home" };

function environment(env: Record<string, string>, credential = api, pass: readonly string[] = []) {
  return environmentFor({ env: { HOME: "/home/ada", ...env }, credential, home: "/own", pass, retries: 2 });
}

test("what tools need gets through, in any case it is written", () => {
  const env = { PATH: "/bin", LANG: "C.UTF-8", https_proxy: "http://proxy", SystemRoot: "C:\\Windows" };

  expect(environment(env)).toMatchObject(env);
});

test("what nobody allowed stays out", () => {
  const secrets = {
    GITHUB_TOKEN: "t",
    NPM_TOKEN: "t",
    AWS_SECRET_ACCESS_KEY: "t",
    SSH_AUTH_SOCK: "/s",
    CLAUDECODE: "1",
  };

  const seen = environment(secrets);

  for (const name of Object.keys(secrets)) expect(seen).not.toHaveProperty(name);
});

test("what the user allows gets through, except keys to the house", () => {
  const env = { NPM_TOKEN: "t", GITHUB_TOKEN: "t", INPUT_KEY: "t", ACTIONS_RUNTIME_TOKEN: "t" };

  const seen = environment(env, api, Object.keys(env));

  expect(seen).toHaveProperty("NPM_TOKEN", "t");
  for (const name of ["GITHUB_TOKEN", "INPUT_KEY", "ACTIONS_RUNTIME_TOKEN"])
    expect(seen).not.toHaveProperty(name);
});

test("a credential in the environment that is not the session's stays out", () => {
  const seen = environment({ CLAUDE_CODE_OAUTH_TOKEN: "oauth", ANTHROPIC_AUTH_TOKEN: "bearer" });

  expect(seen).toHaveProperty("ANTHROPIC_API_KEY", "key");
  expect(seen).not.toHaveProperty("CLAUDE_CODE_OAUTH_TOKEN");
  expect(seen).not.toHaveProperty("ANTHROPIC_AUTH_TOKEN");
});

test("the home is ours unless the credential is in the user's", () => {
  expect(environment({})).toMatchObject({ HOME: "/own", CLAUDE_CONFIG_DIR: "/own/.claude" });
  expect(environment({}, cloud)).toMatchObject({ HOME: "/home/ada", CLAUDE_CONFIG_DIR: "/own/.claude" });
  expect(environment({}, login)).toHaveProperty("HOME", "/home/ada");
  expect(environment({}, login)).not.toHaveProperty("CLAUDE_CONFIG_DIR");
  expect(environment({ CLAUDE_CONFIG_DIR: "/cfg" }, login)).toHaveProperty("CLAUDE_CONFIG_DIR", "/cfg");
});

test("toolchains in the user's home are still found", () => {
  expect(environment({})).toHaveProperty("RUSTUP_HOME", "/home/ada/.rustup");
  expect(environment({ RUSTUP_HOME: "/opt/rustup" })).toHaveProperty("RUSTUP_HOME", "/opt/rustup");
});
