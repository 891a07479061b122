import type { Mission } from "../core/mission.ts";
import type { Manager } from "../core/ports.ts";
import { createNoManager } from "./manager-none.ts";
import { createEndpoint, type Means, serviceOf } from "./model-service.ts";

export type { Means } from "./model-service.ts";

/** The manager a mission asks for. Without a provider there is none, and plain code plans. */
export async function chooseManager(
  means: Means,
  { manager, worker }: Pick<Mission, "manager"> & Partial<Pick<Mission, "worker">>,
): Promise<Manager> {
  const { apiKey } = means.config.manager;
  const baseUrl = manager.baseUrl ?? means.config.manager.baseUrl;
  const service = serviceOf({ ...manager, baseUrl, apiKey, mode: worker?.mode }, means);
  if (service === undefined) return createNoManager();
  // The client of the model's service is loaded only where there is one.
  const { createModelManager } = await import("./manager-model.ts");
  const { model, fallbacks } = service;
  return createModelManager({ endpoint: await createEndpoint(service), model, fallbacks });
}
