import { judgeOf } from "../core/judge-choice.ts";
import type { Judge } from "../core/judge-port.ts";
import type { Mission } from "../core/mission.ts";
import { createNoJudge } from "./judge-none.ts";
import { createEndpoint, type Means, serviceOf } from "./model-service.ts";

export type JudgePlace = {
  /** Git directory that has the commits to judge. */
  readonly gitDir: string;
  /** Told what a person should know of the choice. */
  readonly warn: (text: string) => void;
};

/** The judge a mission asks for: the manager's service and model, unless it says otherwise. */
export async function chooseJudge(
  { config, env, claude }: Means,
  mission: Pick<Mission, "judge" | "manager" | "worker">,
  { gitDir, warn }: JudgePlace,
): Promise<Judge> {
  const { shares, votes: _votes, ...choice } = judgeOf(mission);
  const like = shares ? config.manager : {};
  const baseUrl = choice.baseUrl ?? like.baseUrl;
  const apiKey = config.judge.apiKey ?? like.apiKey;
  const mode = mission.worker.mode;
  const service = serviceOf({ ...choice, baseUrl, apiKey, mode, role: "judge" }, { config, env, claude });
  if (service === undefined) return createNoJudge();
  const { worker } = mission;
  if ([worker.model, worker.fallbackModel].some((model) => isSame(model, service.model)))
    warn(`The judge is the worker's own model, ${service.model}: name another one under \`judge\`.`);
  const { createModelJudge } = await import("./judge-model.ts");
  const { model, fallbacks } = service;
  return createModelJudge({ endpoint: await createEndpoint(service), model, fallbacks, gitDir });
}

/** Services put the maker before a model's name, and a variant behind it. */
function isSame(one: string | undefined, other: string): boolean {
  const bare = (name: string) => name.replace(/^.*\//, "").replace(/:.*$/, "").replaceAll(".", "-");
  return one !== undefined && bare(one) === bare(other);
}
