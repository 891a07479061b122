import { appendFact } from "../core/loop.ts";
import type { Ledger } from "../core/ports.ts";

/** How often another terminal's `cco stop` is looked for. Milliseconds. */
const lookEvery = 500;

export type Interruption = {
  readonly signal: AbortSignal;
  /** Stops listening. */
  [Symbol.dispose](): void;
};

/**
 * Ends the worker when somebody asks for it: Ctrl-C and SIGTERM are recorded as a stop, and a stop or a pause
 * that another process recorded is noticed. A second Ctrl-C leaves at once; the next run takes over then.
 */
export function listenForInterruption(ledger: Ledger, actor: string): Interruption {
  const controller = new AbortController();
  // What was said before we came is for the loop to decide on: a stopped mission can still be proved.
  const before = readWish(ledger).catch(() => "");
  let isAsked = false;
  const onSignal = (name: NodeJS.Signals) => {
    if (isAsked) process.exit(130);
    isAsked = true;
    void stop(name === "SIGINT" ? "Ctrl-C" : name);
  };
  // A ledger that cannot be read is for the run itself to report.
  const timer = setInterval(() => void look().catch(() => {}), lookEvery);
  timer.unref();
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);

  return {
    signal: controller.signal,
    [Symbol.dispose]: () => {
      clearInterval(timer);
      process.off("SIGINT", onSignal);
      process.off("SIGTERM", onSignal);
    },
  };

  async function stop(why: string): Promise<void> {
    // The reason is durable before the worker hears of it.
    const recorded = appendFact({ type: "signal-received", signal: { kind: "stop", why }, actor }, ledger);
    await recorded.finally(() => controller.abort());
  }

  async function look(): Promise<void> {
    const wish = await readWish(ledger);
    if (wish !== "" && wish !== (await before)) controller.abort();
  }
}

/** Empty when nobody wants the mission to rest. */
async function readWish(ledger: Ledger): Promise<string> {
  const { stop, pause } = (await ledger.read()).state ?? {};
  return stop === undefined && pause === undefined ? "" : JSON.stringify([stop, pause]);
}
