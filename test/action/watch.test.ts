import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { watchForStop } from "#src/action/watch.ts";
import { replay } from "#src/core/evolve.ts";
import type { Ledger } from "#src/core/ports.ts";
import type { Signal } from "#src/core/signal.ts";
import { bothUnmet, iteration, ledgerOf, opened, start, us } from "#test/support/given.ts";
import { createMemoryLedger } from "#test/support/memory-ledger.ts";

const neverCancelled = new AbortController().signal;

/** The ledger of a mission at work, as the job that reads it sees it. */
function createLedger() {
  const entries = [...ledgerOf([opened(), bothUnmet, iteration(1)])];
  const ledger = createMemoryLedger({ entries, run: us, clock: () => start });
  let known = entries.length;
  const read = async () => {
    const view = await ledger.read();
    known = view.seq;
    return view;
  };
  const last = () => ({ seq: known, state: replay(entries.slice(0, known)) });
  return { ...ledger, read, last, isBehind: async () => (await ledger.read()).seq !== known };
}

async function say(ledger: Ledger, signal: Signal): Promise<void> {
  const all = await ledger.entries();
  const state = replay(all);
  await ledger.append({ type: "signal-received", signal, actor: "ada" }, { seq: all.length, state });
}

describe("a job whose worker works", () => {
  it.each([{ kind: "stop" }, { kind: "pause" }] as const)(
    "ends it when somebody says $kind",
    async (signal) => {
      const ledger = createLedger();
      using watch = watchForStop(ledger, neverCancelled, 1);
      const ended = once(watch.signal, "abort");

      await say(ledger, signal);
      await ended;

      expect(watch.signal.aborted).toBe(true);
    },
  );

  it("ends it when the job itself has read it, for something else", async () => {
    const ledger = createLedger();
    await say(ledger, { kind: "stop" });
    await ledger.read();

    using watch = watchForStop(ledger, neverCancelled, 1);
    await once(watch.signal, "abort");

    expect(await ledger.isBehind()).toBe(false);
  });

  it("ends it when the job is cancelled", () => {
    const cancel = new AbortController();
    using watch = watchForStop(createLedger(), cancel.signal);

    cancel.abort();

    expect(watch.signal.aborted).toBe(true);
  });

  it("lets it go on when people say anything else, and reads only what is new, also after a look that failed", async () => {
    const ledger = createLedger();
    const looks = Promise.withResolvers<void>();
    let [count, reads] = [0, 0];
    const isBehind = async () => {
      if (++count === 4) looks.resolve();
      if (count === 1) throw new Error("no network");
      return ledger.isBehind();
    };
    const read = async () => {
      reads++;
      return ledger.read();
    };
    await say(ledger, { kind: "steer", text: "Mind the gap." });

    using watch = watchForStop({ ...ledger, isBehind, read }, neverCancelled, 1);
    await looks.promise;

    expect(watch.signal.aborted).toBe(false);
    expect(reads).toBe(1);
  });
});
