import { mistakes } from "../core/error.ts";
import { managerProviders, workerModes } from "../core/mission.ts";
import type { MissionSettings } from "../core/mission-settings.ts";
import type { InputName, Inputs } from "./inputs.ts";

/** Settings that the workflow gives: they win over the mission's and the configuration's. */
export function overridesOf(inputs: Inputs): MissionSettings {
  const minutes = numberOf(inputs, "timeout-minutes");
  return {
    budget: {
      ...set("iterations", numberOf(inputs, "max-iterations")),
      ...set("usd", numberOf(inputs, "max-usd")),
      ...(minutes === undefined ? {} : { perIteration: { minutes } }),
    },
    worker: {
      ...set("mode", oneOf(inputs, "worker-mode", workerModes)),
      ...set("model", inputs["worker-model"]),
    },
    manager: {
      ...set("provider", oneOf(inputs, "manager-provider", managerProviders)),
      ...set("model", inputs["manager-model"]),
      ...set("baseUrl", inputs["manager-base-url"]),
    },
  };
}

/** An input that is on or off; off when it is not given. */
export function readSwitch(inputs: Inputs, name: InputName): boolean {
  const text = inputs[name]?.toLowerCase() ?? "false";
  if (text !== "true" && text !== "false") throw mistakes.inputInvalid(name, text, "true or false");
  return text === "true";
}

function set<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, V>);
}

function numberOf(inputs: Inputs, name: InputName): number | undefined {
  const text = inputs[name];
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!(number > 0)) throw mistakes.inputInvalid(name, text, "a number above 0");
  return number;
}

function oneOf<T extends string>(inputs: Inputs, name: InputName, allowed: readonly T[]): T | undefined {
  const text = inputs[name];
  if (text === undefined) return undefined;
  const found = allowed.find((one) => one === text.toLowerCase());
  if (found === undefined) throw mistakes.inputInvalid(name, text, `one of ${allowed.join(", ")}`);
  return found;
}
