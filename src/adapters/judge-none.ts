import type { Judge } from "../core/judge-port.ts";

/** Nobody judges: what no command proves stays unknown until a human says otherwise. */
export function createNoJudge(): Judge {
  return {
    name: "none",
    judge: async () => ({ answers: [], usd: 0, tokens: 0, problem: "There is no judge." }),
  };
}
