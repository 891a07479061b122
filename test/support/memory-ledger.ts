import type { Entry, Run } from "#src/core/event.ts";
import { replay } from "#src/core/evolve.ts";
import { type Ledger, LedgerMoved } from "#src/core/ports.ts";

/** A ledger that lives as long as the list it is given. */
export function createMemoryLedger(options: {
  entries: Entry[];
  run: Run;
  clock: () => number;
  hasEnded?: (run: Run) => boolean | undefined;
}): Ledger {
  const { entries, run, clock } = options;
  const view = () => ({ seq: entries.length, state: replay(entries) });
  return {
    read: async () => view(),
    append: async (event, { seq }) => {
      if (seq !== entries.length) throw new LedgerMoved();
      entries.push({ v: 1, seq: seq + 1, at: clock(), by: run, ...structuredClone(event) });
      return view();
    },
    entries: async () => [...entries],
    hasEnded: async (run) => options.hasEnded?.(run),
  };
}
