import type { BranchLedger } from "../adapters/branch-ledger.ts";

/** How often the ledger is looked at while a worker works. Milliseconds. A look costs nothing while nobody has written. */
const lookEvery = 60_000;

export type Watch = { readonly signal: AbortSignal; [Symbol.dispose](): void };

/** Ends the worker early when the job is cancelled, or when somebody has told the mission to stop or to pause. */
export function watchForStop(
  ledger: Pick<BranchLedger, "isBehind" | "read">,
  interrupt: AbortSignal,
  every = lookEvery,
): Watch {
  const controller = new AbortController();
  const timer = setInterval(() => void look(), every);
  timer.unref();
  return {
    signal: AbortSignal.any([interrupt, controller.signal]),
    [Symbol.dispose]: () => clearInterval(timer),
  };

  async function look(): Promise<void> {
    try {
      if (!(await ledger.isBehind())) return;
      const { state } = await ledger.read();
      if (state?.stop !== undefined || state?.pause !== undefined) controller.abort();
    } catch {
      // A look that fails is made up for by the next one.
    }
  }
}
