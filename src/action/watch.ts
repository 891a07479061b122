import type { Ledger } from "../core/ports.ts";

/** How often the ledger is looked at while a worker works. Milliseconds. A look is one request. */
const lookEvery = 60_000;

export type Watch = { readonly signal: AbortSignal; [Symbol.dispose](): void };

/** Ends the worker early when the job is cancelled, or when somebody has told the mission to stop or to pause. */
export function watchForStop(ledger: Ledger, interrupt: AbortSignal, every = lookEvery): Watch {
  const controller = new AbortController();
  const timer = setInterval(() => void look(), every);
  timer.unref();
  return {
    signal: AbortSignal.any([interrupt, controller.signal]),
    [Symbol.dispose]: () => clearInterval(timer),
  };

  async function look(): Promise<void> {
    // A look that fails is made up for by the next one.
    const view = await ledger.read().catch(() => undefined);
    if (view?.state?.stop !== undefined || view?.state?.pause !== undefined) controller.abort();
  }
}
