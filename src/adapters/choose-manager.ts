import type { Config } from "../core/config.ts";
import { mistakes } from "../core/error.ts";
import type { Mission } from "../core/mission.ts";
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
  const baseUrl = manager.baseUrl ?? config.manager.baseUrl;
  const { model, fallbacks = [] } = manager;
  switch (manager.provider) {
    case undefined:
    case "none":
      return createNoManager();
    case "openrouter": {
      const apiKey = config.manager.apiKey ?? env.OPENROUTER_API_KEY;
      if (apiKey === undefined) throw mistakes.managerKeyMissing("openrouter", "OPENROUTER_API_KEY");
      if (model === undefined) throw mistakes.managerModelMissing("openrouter");
      return createModelManager({ baseUrl: baseUrl ?? openRouter, apiKey, model, fallbacks });
    }
    case "openai-compatible": {
      if (baseUrl === undefined) throw mistakes.managerUrlMissing();
      if (model === undefined) throw mistakes.managerModelMissing("openai-compatible");
      // Services on one's own machine need no key, and the client insists on one.
      const apiKey = config.manager.apiKey ?? env.OPENAI_API_KEY ?? "none";
      return createModelManager({ baseUrl, apiKey, model, fallbacks });
    }
    case "anthropic":
    case "claude-code":
      throw mistakes.managerUnknown(manager.provider);
  }
}

/** The client of the model's service is loaded only where there is one. */
async function createModelManager(options: OpenAiManagerOptions): Promise<Manager> {
  const { createOpenAiManager } = await import("./manager-openai.ts");
  return createOpenAiManager(options);
}
