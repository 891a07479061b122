import type { Entry } from "../core/event.ts";
import type { Ledger } from "../core/ports.ts";
import type { MissionState } from "../core/state.ts";

/** The same ledger; `onEntry` hears of each entry that this process appends. */
export function watchedLedger<T extends Ledger>(
  ledger: T,
  onEntry: (entry: Entry, state: MissionState) => void,
  by: Pick<Entry, "by"> & { readonly clock: () => number },
): T {
  return {
    ...ledger,
    append: async (event, view) => {
      const next = await ledger.append(event, view);
      if (next.state !== undefined)
        onEntry({ v: 1, seq: next.seq, at: by.clock(), by: by.by, ...event }, next.state);
      return next;
    },
  };
}
