import path from "node:path";
import type { Credential } from "./claude-credential.ts";

export type EnvironmentRequest = {
  /** The environment of CCO itself. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly credential: Credential;
  /** A directory of ours in place of the user's home. */
  readonly home: string;
  /** Names of further variables the user wants the worker to see. */
  readonly pass?: readonly string[] | undefined;
  /** How often Claude Code asks a model's service again before it gives up. */
  readonly retries: number;
};

/**
 * The environment of a session: what tools need to run, one credential, our settings. Nothing else gets in,
 * so a secret that nobody thought of stays out.
 */
export function environmentFor({
  env,
  credential,
  home,
  pass = [],
  retries,
}: EnvironmentRequest): Record<string, string> {
  const allowed = new Set([...needed, ...tuning, ...pass.map((name) => name.toUpperCase())]);
  const inherited = Object.entries(env).filter(
    ([name, value]) => value !== undefined && allowed.has(name.toUpperCase()) && !forbidden.test(name),
  );
  return {
    ...(Object.fromEntries(inherited) as Record<string, string>),
    ...homeOf(credential, env, home),
    ...ours,
    CLAUDE_CODE_MAX_RETRIES: `${retries}`,
    // Claude Code refuses to skip permissions as root unless it is told that it is in a sandbox.
    ...(process.getuid?.() === 0 && { IS_SANDBOX: "1" }),
    ...credential.variables,
  };
}

/** Upper case: Windows does not tell cases apart, and proxies are spelled both ways. */
const needed = [
  ...["PATH", "LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "TZ", "TERM", "SHELL", "USER", "LOGNAME", "CI"],
  ...["TMPDIR", "TMP", "TEMP"],
  ...[
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "ALL_PROXY",
    "NO_PROXY",
    "NODE_EXTRA_CA_CERTS",
    "SSL_CERT_FILE",
    "SSL_CERT_DIR",
  ],
  ...["SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PATHEXT", "PROGRAMDATA", "PROGRAMFILES"],
  ...["PROGRAMFILES(X86)", "NUMBER_OF_PROCESSORS", "PROCESSOR_ARCHITECTURE", "CLAUDE_CODE_GIT_BASH_PATH"],
  ...["JAVA_HOME", "DOTNET_ROOT", "GOROOT", "ANDROID_HOME", "ANDROID_SDK_ROOT"],
];

/** Settings of Claude Code that a user makes in the environment and that carry no secret. */
const tuning = [
  ...["ANTHROPIC_MODEL", "ANTHROPIC_DEFAULT_FABLE_MODEL", "ANTHROPIC_DEFAULT_OPUS_MODEL"],
  ...["ANTHROPIC_DEFAULT_SONNET_MODEL", "ANTHROPIC_DEFAULT_HAIKU_MODEL", "CLAUDE_CODE_SUBAGENT_MODEL"],
  ...["API_TIMEOUT_MS", "BASH_DEFAULT_TIMEOUT_MS", "BASH_MAX_TIMEOUT_MS", "BASH_MAX_OUTPUT_LENGTH"],
  ...["CLAUDE_CODE_MAX_OUTPUT_TOKENS", "CLAUDE_CODE_MAX_CONTEXT_TOKENS", "CLAUDE_CODE_DISABLE_THINKING"],
  ...["CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS", "CLAUDE_CODE_ATTRIBUTION_HEADER"],
];

/** Keys to the house: not even for the asking. */
const forbidden =
  /^(GITHUB_TOKEN|GH_TOKEN|GH_ENTERPRISE_TOKEN|GITHUB_ENTERPRISE_TOKEN|INPUT_.*|ACTIONS_.*)$/i;

const ours = {
  DISABLE_AUTOUPDATER: "1",
  CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: "1",
  CLAUDE_CODE_DISABLE_AUTO_MEMORY: "1",
  // What runs in the background is lost when the session ends: sub-agents run in the foreground instead.
  CLAUDE_CODE_DISABLE_BACKGROUND_TASKS: "1",
  CLAUDE_AGENT_SDK_CLIENT_APP: "claude-code-orchestrator",
  // Git never asks, and no helper gives it a password.
  GIT_TERMINAL_PROMPT: "0",
  GIT_CONFIG_COUNT: "1",
  GIT_CONFIG_KEY_0: "credential.helper",
  GIT_CONFIG_VALUE_0: "",
  GIT_AUTHOR_NAME: "Claude Code",
  GIT_AUTHOR_EMAIL: "noreply@anthropic.com",
  GIT_COMMITTER_NAME: "Claude Code",
  GIT_COMMITTER_EMAIL: "noreply@anthropic.com",
};

function homeOf(
  credential: Credential,
  env: EnvironmentRequest["env"],
  own: string,
): Readonly<Record<string, string>> {
  const user = env.HOME ?? env.USERPROFILE ?? own;
  const home = credential.needs === undefined ? own : user;
  const configuration = credential.needs === "login" ? env.CLAUDE_CONFIG_DIR : path.join(own, ".claude");
  return {
    HOME: home,
    USERPROFILE: home,
    ...(configuration !== undefined && { CLAUDE_CONFIG_DIR: configuration }),
    ...toolchainsOf(user, env),
  };
}

/** Toolchains that are found through the home directory, and hold no secrets. */
function toolchainsOf(user: string, env: EnvironmentRequest["env"]): Readonly<Record<string, string>> {
  return {
    RUSTUP_HOME: env.RUSTUP_HOME ?? path.join(user, ".rustup"),
    PYENV_ROOT: env.PYENV_ROOT ?? path.join(user, ".pyenv"),
    VOLTA_HOME: env.VOLTA_HOME ?? path.join(user, ".volta"),
  };
}
