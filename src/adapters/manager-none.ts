import type { Manager } from "../core/ports.ts";

/** No model: plain code plans every iteration. */
export function createNoManager(): Manager {
  return { name: "none", plansByRules: true, plan: async () => ({ decision: undefined, usd: 0, tokens: 0 }) };
}
