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
    append: async (event, view, consequence) => {
      const next = await ledger.append(event, view, consequence);
      const { state, seq } = next;
      const written = consequence === undefined || seq === view.seq + 1 ? [event] : [event, consequence];
      for (const [place, one] of written.entries())
        if (state !== undefined)
          onEntry({ v: 1, seq: seq - written.length + 1 + place, at: by.clock(), by: by.by, ...one }, state);
      return next;
    },
  };
}
