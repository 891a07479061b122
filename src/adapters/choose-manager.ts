import type { Config } from "../core/config.ts";
import { type ModelRole, mistakes } from "../core/error.ts";
import type { ManagerChoice, Mission } from "../core/mission.ts";
import type { Manager } from "../core/ports.ts";
import { createNoManager } from "./manager-none.ts";
import type { OpenAiManagerOptions } from "./manager-openai.ts";

/** Where models are chosen from: the configuration, and the environment with the keys. */
export type Means = {
  readonly config: Config;
  readonly env: Readonly<Record<string, string | undefined>>;
};

const openRouter = "https://openrouter.ai/api/v1";

/** The manager a mission asks for. Without a provider there is none, and plain code plans. */
export async function chooseManager(
  { config, env }: Means,
  { manager }: Pick<Mission, "manager">,
): Promise<Manager> {
  const { apiKey } = config.manager;
  const service = serviceOf({ ...manager, baseUrl: manager.baseUrl ?? config.manager.baseUrl, apiKey }, env);
  return service === undefined ? createNoManager() : createModelManager(service);
}

/** Where a model is, before the environment was asked. */
export type ServiceChoice = ManagerChoice & {
  readonly apiKey?: string | undefined;
  /** Whom a mistake is about. */
  readonly role?: ModelRole;
};

/** The service of a model with its address and its key; undefined for none. Throws what the user has to mend. */
export function serviceOf(
  { provider, baseUrl, apiKey, model, fallbacks = [], role }: ServiceChoice,
  env: Means["env"],
): OpenAiManagerOptions | undefined {
  switch (provider) {
    case undefined:
    case "none":
      return undefined;
    case "openrouter": {
      const key = apiKey ?? env.OPENROUTER_API_KEY;
      if (key === undefined) throw mistakes.managerKeyMissing("openrouter", "OPENROUTER_API_KEY", role);
      if (model === undefined) throw mistakes.managerModelMissing("openrouter", role);
      return { baseUrl: baseUrl ?? openRouter, apiKey: key, model, fallbacks };
    }
    case "openai-compatible": {
      if (baseUrl === undefined) throw mistakes.managerUrlMissing(role);
      if (model === undefined) throw mistakes.managerModelMissing("openai-compatible", role);
      // Services on one's own machine need no key, and the client insists on one.
      return { baseUrl, apiKey: apiKey ?? env.OPENAI_API_KEY ?? "none", model, fallbacks };
    }
    case "anthropic":
    case "claude-code":
      throw mistakes.managerUnknown(provider, role);
  }
}

/** The client of the model's service is loaded only where there is one. */
async function createModelManager(options: OpenAiManagerOptions): Promise<Manager> {
  const { createOpenAiManager } = await import("./manager-openai.ts");
  return createOpenAiManager(options);
}
