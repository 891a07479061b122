import type { Config } from "../core/config.ts";
import { type ModelRole, mistakes } from "../core/error.ts";
import type { ManagerChoice, WorkerChoice } from "../core/mission.ts";
import type { SessionMode } from "./claude-credential.ts";
import { usualModel } from "./claude-usual-model.ts";
import type { Endpoint } from "./endpoint.ts";
import type { AnthropicOptions } from "./endpoint-anthropic.ts";
import type { ClaudeCodeOptions } from "./endpoint-claude-code.ts";
import type { OpenAiOptions } from "./endpoint-openai.ts";

/** Where models are chosen from: the configuration, and the environment with the keys. */
export type Means = {
  readonly config: Config;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Brings Claude Code to this machine; where it is absent, it is looked for. */
  readonly claude?: (() => Promise<string>) | undefined;
};

/** Where a model is, before the environment was asked. */
export type ServiceChoice = ManagerChoice & {
  readonly apiKey?: string | undefined;
  /** Who pays the worker: the same pays a model inside Claude Code. */
  readonly mode?: WorkerChoice["mode"];
  /** Whom a mistake is about. */
  readonly role?: ModelRole;
};

/** A model with the service it is asked at. */
export type Service = (
  | { readonly kind: "openai"; readonly options: OpenAiOptions }
  | { readonly kind: "anthropic"; readonly options: AnthropicOptions }
  | { readonly kind: "claude-code"; readonly options: ClaudeCodeOptions }
) & {
  readonly model: string;
  /** Tried in order when a model gives no answer. */
  readonly fallbacks: readonly string[];
};

export const openRouterUrl = "https://openrouter.ai/api/v1";

/** The service of a model with its address and its key; undefined for none. Throws what the user has to mend. */
export function serviceOf(choice: ServiceChoice, means: Means): Service | undefined {
  const { provider, model, fallbacks = [] } = choice;
  switch (provider) {
    case undefined:
    case "none":
      return undefined;
    case "openrouter": {
      const apiKey = keyFor(choice, "OPENROUTER_API_KEY", means);
      const options = { baseUrl: choice.baseUrl ?? openRouterUrl, apiKey, openRouter: true };
      return { kind: "openai", options, model: requiredModel(choice), fallbacks };
    }
    case "openai-compatible": {
      if (choice.baseUrl === undefined) throw mistakes.managerUrlMissing(choice.role);
      // Services on one's own machine need no key, and the client insists on one.
      const options = {
        baseUrl: choice.baseUrl,
        apiKey: choice.apiKey ?? means.env.OPENAI_API_KEY ?? "none",
      };
      return { kind: "openai", options, model: requiredModel(choice), fallbacks };
    }
    case "anthropic": {
      const apiKey = keyFor(choice, "ANTHROPIC_API_KEY", means);
      const options = { baseUrl: choice.baseUrl ?? means.env.ANTHROPIC_BASE_URL, apiKey };
      return { kind: "anthropic", options, model: requiredModel(choice), fallbacks };
    }
    case "claude-code": {
      // Without a model it takes the one it would take for its user.
      const options = claudeOptions(choice, means);
      return { kind: "claude-code", options, model: model ?? usualModel, fallbacks };
    }
  }
}

function keyFor(
  { provider = "none", apiKey, role }: ServiceChoice,
  variable: string,
  { env }: Means,
): string {
  const key = apiKey ?? env[variable];
  if (key === undefined || key === "") throw mistakes.managerKeyMissing(provider, variable, role);
  return key;
}

function requiredModel({ provider = "none", model, role }: ServiceChoice): string {
  if (model === undefined) throw mistakes.managerModelMissing(provider, role);
  return model;
}

function claudeOptions({ baseUrl, apiKey, mode }: ServiceChoice, means: Means): ClaudeCodeOptions {
  const { config, claude } = means;
  const configured = config.worker.executable;
  const address = baseUrl ?? config.worker.baseUrl;
  const env = {
    ...means.env,
    ...(address === undefined ? {} : { ANTHROPIC_BASE_URL: address }),
    ...(apiKey === undefined ? {} : { ANTHROPIC_API_KEY: apiKey, CLAUDE_CODE_OAUTH_TOKEN: undefined }),
  };
  return {
    env,
    mode: apiKey === undefined ? sessionMode(mode) : "api",
    executable: claude ?? (async () => configured),
  };
}

function sessionMode(mode: WorkerChoice["mode"]): SessionMode | undefined {
  return mode === "manual" ? undefined : mode;
}

/** The client of a service is loaded only where it is used. */
export async function createEndpoint(service: Service): Promise<Endpoint> {
  switch (service.kind) {
    case "openai": {
      const { createOpenAiEndpoint } = await import("./endpoint-openai.ts");
      return createOpenAiEndpoint(service.options);
    }
    case "anthropic": {
      const { createAnthropicEndpoint } = await import("./endpoint-anthropic.ts");
      return createAnthropicEndpoint(service.options);
    }
    case "claude-code": {
      const { createClaudeCodeEndpoint } = await import("./endpoint-claude-code.ts");
      return createClaudeCodeEndpoint(service.options);
    }
  }
}
