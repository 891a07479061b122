import type { BranchLedger } from "../adapters/branch-ledger.ts";
import type { MissionState } from "../core/state.ts";

/** How often the ledger is looked at while a worker works. Milliseconds. A look costs nothing while nobody has written. */
const lookEvery = 60_000;

export type Watch = { readonly signal: AbortSignal; [Symbol.dispose](): void };

/** Ends the worker early when the job is cancelled, or when somebody has told the mission to stop or to pause. */
export function watchForStop(
  ledger: Pick<BranchLedger, "isBehind" | "read" | "last">,
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
      // What the job has read meanwhile for something else is news here, too.
      const { state } = (await ledger.isBehind()) ? await ledger.read() : ledger.last();
      if (isToldToRest(state)) controller.abort();
    } catch {
      // A look that fails is made up for by the next one.
    }
  }
}

/**
 * Whether somebody has told the mission to rest since it was opened for a worker: looked at once more before one is
 * paid. A look that fails holds nobody up.
 *
 * @param askHead where the ledger's branch is now. Git is asked: that is no call of the API.
 */
export async function isToldMeanwhile(
  ledger: Pick<BranchLedger, "head" | "read" | "last">,
  askHead: () => Promise<string | undefined>,
): Promise<boolean> {
  try {
    const isNews = (await askHead()) !== ledger.head();
    const { state } = isNews ? await ledger.read() : ledger.last();
    return isToldToRest(state);
  } catch {
    return false;
  }
}

function isToldToRest(state: MissionState | undefined): boolean {
  return state?.stop !== undefined || state?.pause !== undefined;
}
