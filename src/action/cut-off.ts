import { parkCutOff } from "../core/cut-off.ts";
import { appendFact } from "../core/loop.ts";
import type { Ledger } from "../core/ports.ts";
import type { Setting } from "./setting.ts";

/**
 * As soon as the job is cut off, what is true from then on is recorded: GitHub leaves ten seconds, and whatever the
 * mission is at ends sooner by it. https://docs.github.com/actions/reference/workflows-and-actions/workflow-cancellation
 */
export function parkWhenCutOff(
  ledger: Ledger,
  { interrupt, warn }: Setting,
): { readonly settled: () => Promise<void> } & Disposable {
  let parking = Promise.resolve();
  const onAbort = () => {
    // What does not succeed here is made up for by the step that follows a job that was cut off.
    parking = park(ledger).catch((error: unknown) => warn(`It was not recorded that the job ends: ${error}`));
  };
  interrupt.addEventListener("abort", onAbort, { once: true });
  return {
    settled: () => parking,
    [Symbol.dispose]: () => interrupt.removeEventListener("abort", onAbort),
  };
}

/** Records that the mission waits, unless it rests already or people have ended it. */
export async function park(ledger: Ledger): Promise<void> {
  const { state } = await ledger.read();
  const event = state === undefined ? undefined : parkCutOff(state, Date.now());
  if (event !== undefined) await appendFact(event, ledger);
}
