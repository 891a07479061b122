import { describe, expect, it } from "vitest";
import type { MissionEvent, Run } from "#src/core/event.ts";
import { type Ledger, LedgerMoved } from "#src/core/ports.ts";
import { baseline, opened, said, them, us, verdict } from "./given.ts";

/** Opens the same ledger for a run. Each call of the factory gives a fresh, empty place. */
export type LedgerPlace = { open(run: Run): Ledger };

const open = stripped(opened());
const proved = stripped(baseline(verdict("crud", "met")));
const signal = stripped(said({ kind: "verify" }));

/** What every ledger promises, whatever it is stored in. */
export function ledgerContract(name: string, createPlace: () => Promise<LedgerPlace>): void {
  describe(`${name} keeps the promises of a ledger`, () => {
    it("is empty at first", async () => {
      const ledger = (await createPlace()).open(us);

      expect(await ledger.read()).toEqual({ seq: 0, state: undefined });
      expect(await ledger.entries()).toEqual([]);
    });

    it("reads what was appended, in order, with its writer", async () => {
      const place = await createPlace();
      const ledger = place.open(us);
      const first = await ledger.append(open, await ledger.read());
      const second = await ledger.append(proved, first);

      expect(await place.open(them).read()).toEqual(second);
      const entries = await place.open(them).entries();
      expect(entries.map((entry) => [entry.seq, entry.type, entry.by.run])).toEqual([
        [1, "mission-opened", "us"],
        [2, "baseline-proved", "us"],
      ]);
    });

    it("returns from an append what a fresh read returns", async () => {
      const place = await createPlace();
      const ledger = place.open(us);
      const view = await ledger.append(open, await ledger.read());

      expect(await place.open(them).read()).toEqual(view);
      expect(view.state?.mission.title).toBe("Build a task list");
    });

    it("refuses an append on an old view, and writes nothing", async () => {
      const place = await createPlace();
      const ours = place.open(us);
      const theirs = place.open(them);
      const old = await ours.append(open, await ours.read());
      await theirs.append(proved, old);

      await expect(ours.append(signal, old)).rejects.toThrow(LedgerMoved);
      expect((await ours.read()).seq).toBe(2);
    });

    it("lets exactly one of many writers win each place", async () => {
      const place = await createPlace();
      const first = place.open(us);
      const view = await first.append(open, await first.read());
      const writers = Array.from({ length: 8 }, (_, n) => place.open({ run: `writer-${n}`, attempt: 1 }));
      const results = await Promise.allSettled(writers.map((ledger) => ledger.append(signal, view)));

      expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
      expect((await first.read()).seq).toBe(2);
    });
  });
}

function stripped(written: MissionEvent & { writer?: Run }): MissionEvent {
  const { writer: _writer, ...event } = written;
  return event;
}
