import { parseDuration } from "./duration.ts";
import type { ReplacedKeys } from "./replaced-keys.ts";

const seen =
  "is left out: CCO finds out itself what holds, at the commit, and keeps it in the mission's ledger.";

/** Keys of missions written for version 1 that have another name or no use today. */
export const replacedMissionKeys: ReplacedKeys = {
  max_iterations: {
    now: "is budget.iterations today; it was taken as that.",
    to: "budget.iterations",
    convert: wholeNumber,
  },
  model: { now: "is manager.model today; it was taken as that.", to: "manager.model" },
  phases: {
    now: "is left out: CCO plans each iteration from what is still unmet. Order the criteria by priority instead.",
  },
  temperature: { now: "is left out: the model's own default is used." },
  metadata: { now: "is left out: use context for what the worker should know." },
  created_at: { now: seen },
  started_at: { now: seen },
  completed_at: { now: seen },
  completed: { now: seen },
  current_phase: { now: seen },
  "definition_of_done.*.acceptance_criteria": {
    now: "was taken as the rubric. A command under verify would prove it.",
    to: "definition_of_done.*.rubric",
    convert: (given) => (Array.isArray(given) ? given.map((item) => `- ${String(item)}`).join("\n") : given),
  },
  "definition_of_done.*.verification_method": {
    now: "is left out: verify takes the command that proves the criterion.",
  },
  "definition_of_done.*.validator": {
    now: "is left out: verify takes the command that proves the criterion.",
  },
  "definition_of_done.*.type": { now: "is left out: it has no effect." },
  "definition_of_done.*.completed": { now: seen },
  "definition_of_done.*.completed_at": { now: seen },
  "definition_of_done.*.evidence": { now: seen },
};

/** Keys people try, with what to write instead. */
export const missionHints: Readonly<Record<string, string>> = {
  base_url: "It belongs in .cco/config.yaml, so that no mission can send a key elsewhere.",
  api_key: "Keys never go into a mission: set the environment variable, or use .cco/config.yaml.",
  executable: "It belongs in .cco/config.yaml.",
  command: 'Write the command behind "run".',
};

/** A whole number also from a text; anything else (such as unlimited) has no meaning. */
export function wholeNumber(given: unknown): number | undefined {
  const number = typeof given === "string" ? Number(given) : given;
  return typeof number === "number" && Number.isInteger(number) && number > 0 ? number : undefined;
}

/** Minutes of a duration such as `300s`. */
export function minutes(given: unknown): number | undefined {
  const ms = typeof given === "string" || typeof given === "number" ? parseDuration(given) : undefined;
  return ms === undefined ? undefined : ms / 60_000;
}
