import { noUsage } from "../core/ending.ts";
import type { Worker } from "../core/ports.ts";

/**
 * In the mode `manual` people work. A session that was announced before the mode was changed is not begun: what it was
 * for is handed over.
 */
export function createNoWorker(): Worker {
  const ending = {
    kind: "interrupted",
    detail: "People work in the mode manual: no session is begun.",
  } as const;
  return { work: async () => ({ ending, usd: 0, usage: noUsage, turns: 0 }) };
}
