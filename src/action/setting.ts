import { modelSecretsIn } from "../adapters/claude-credential.ts";
import { createGitHubClient } from "../adapters/github-client.ts";
import { readFile } from "../adapters/github-file.ts";
import { createPeople } from "../adapters/github-people.ts";
import { parseDocument } from "../adapters/yaml-document.ts";
import { type Config, configFile, defaultConfig, parseConfig } from "../core/config.ts";
import { stripControl } from "../core/redact.ts";
import type { Desk } from "../listening/desk.ts";
import { createDryRun, refuseWrites } from "../listening/dry-run.ts";
import { createAppToken, parseAppUrl, type TokenSource } from "./app-token.ts";
import { type InputName, type Inputs, secretInputs } from "./inputs.ts";
import type { Job } from "./job.ts";
import { openLedger } from "./job-ledger.ts";
import { overridesOf, readSwitch } from "./overrides.ts";
import * as runner from "./runner.ts";
import { createSecrets, type Secrets } from "./secrets.ts";

/** Everything a step has in hand before it knows what to do. */
export type Setting = Desk & {
  readonly job: Job;
  readonly inputs: Inputs;
  readonly env: Environment;
  /** The token that GitHub is spoken to with now. */
  readonly token: TokenSource;
  readonly isSecret: (text: string) => boolean;
  /** A line for the job's log. */
  readonly say: (text: string) => void;
  /** Aborted when the job is cancelled or runs out of time. */
  readonly interrupt: AbortSignal;
};

export type Environment = Readonly<Record<string, string | undefined>>;

export type Voice = { readonly say: (text: string) => void; readonly warn: (text: string) => void };

export function createSetting(
  job: Job,
  inputs: Inputs,
  context: { readonly env: Environment; readonly voice: Voice; readonly interrupt: AbortSignal },
): Setting {
  const given = secretInputs.flatMap((name) => inputs[name] ?? []);
  const secrets = createSecrets([...given, ...modelSecretsIn(context.env)]);
  const { redact, isSecret } = secrets;
  const say = (text: string) => context.voice.say(withoutCommands(redact(stripControl(text))));
  const warn = (text: string) => context.voice.warn(redact(text));
  const { apiUrl, repository, workflow } = job;
  const token = tokenOf(inputs, secrets, warn);
  const github = createGitHubClient({ apiUrl, repository, token, onWarning: warn });
  const dry = readSwitch(inputs, "dry-run") ? createDryRun(say) : undefined;
  if (dry !== undefined) refuseWrites(github);
  const { env, interrupt } = context;
  const readConfig = (text: string | undefined) => configOf(text, { inputs, env, warn });
  const path = configPath(inputs);
  const readBots = async () => botsOf(inputs, readConfig(await readFile(github, path)));
  return {
    job,
    inputs,
    env,
    github,
    token,
    people: createPeople(github, readBots),
    repository,
    workflow,
    configPath: path,
    readConfig,
    // A mistake in them is told where they are asked for.
    get overrides() {
      return overridesOf(inputs);
    },
    openLedger: (mission) => openLedger({ github, job, redact, isSecret, say, dry }, mission),
    clock: Date.now,
    wasWoken: () => false,
    forgetWoken: () => {},
    redact,
    isSecret,
    say,
    warn,
    dry,
    interrupt,
  };
}

/** Of the App where the workflow names one, of the job otherwise. */
function tokenOf(inputs: Inputs, secrets: Secrets, warn: (text: string) => void): TokenSource {
  const otherwise = inputs["github-token"] ?? "";
  const { "app-url": url } = inputs;
  if (url === undefined) return async () => otherwise;
  const hide = (secret: string) => {
    runner.setSecret(secret);
    secrets.add(secret);
  };
  const appUrl = parseAppUrl(url);
  return createAppToken({ appUrl, otherwise, identify: runner.identify, hide, warn, clock: Date.now });
}

/** Bots that the workflow allows, and those that the configuration does: both were written with write access. */
export function botsOf(inputs: Inputs, { allowedBots }: Config): readonly string[] {
  const names = (inputs["allowed-bots"] ?? "").split(",").map((name) => name.trim());
  return [...names.filter((name) => name !== ""), ...allowedBots];
}

/**
 * The runner takes a line with `::name::` or `##[name]` for a command, wherever it came from. What the worker says is
 * text, and stays text.
 */
export function withoutCommands(text: string): string {
  return text.replaceAll("::", ":\u200b:").replaceAll("##[", "#\u200b#[");
}

/** Where the configuration lies on the base branch. */
export function configPath(inputs: Inputs): string {
  return inputs.config ?? configFile;
}

/** The configuration of the base branch; without one, the defaults. `${NAME}` reads the job's environment. */
export function configOf(
  text: string | undefined,
  { inputs, env, warn }: Pick<Setting, "inputs" | "env" | "warn">,
): Config {
  if (text === undefined) return defaultConfig;
  const file = configPath(inputs);
  const { config, notices } = parseConfig(parseDocument(text, file), { file, env: withKeys(env, inputs) });
  for (const notice of notices) warn(notice);
  return config;
}

const keyVariables: Partial<Record<InputName, string>> = {
  "anthropic-api-key": "ANTHROPIC_API_KEY",
  "claude-code-oauth-token": "CLAUDE_CODE_OAUTH_TOKEN",
  "openrouter-api-key": "OPENROUTER_API_KEY",
};

/** The environment with the keys that came as inputs, under the names everything else knows them by. */
export function withKeys(env: Environment, inputs: Inputs): Environment {
  const keys = Object.entries(keyVariables).map(([input, variable]) => [
    variable,
    inputs[input as InputName],
  ]);
  return { ...env, ...Object.fromEntries(keys.filter(([, value]) => value !== undefined)) };
}
