import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createFileLedger } from "#src/adapters/file-ledger.ts";
import { writeSnapshot } from "#src/adapters/snapshot.ts";
import type { Entry } from "#src/core/event.ts";
import { replay } from "#src/core/evolve.ts";
import { atMost, median, show, timed } from "./figures.ts";
import { longLedger } from "./long-ledger.ts";

/** Replay of a long ledger, and what an append costs at its start and at its end. */
export async function benchLedger(): Promise<void> {
  const entries = longLedger(10_000);
  replay(entries);
  const times = [];
  for (let n = 0; n < 9; n++) times.push(await timed(() => replay(entries)));
  show("replay of 10,000 events", `${median(times).toFixed(0)} ms`, atMost(100, median(times), "ms"));

  const early = await appendTime(entries.slice(0, 10));
  const late = await appendTime(entries);
  show("append after 10 events", `${early.toFixed(2)} ms`);
  show("append after 10,000 events", `${late.toFixed(2)} ms`);
  show("  late / early", `${(late / early).toFixed(2)}`, "about 1");
}

async function appendTime(entries: readonly Entry[]): Promise<number> {
  const directory = await mkdtemp(join(tmpdir(), "cco-bench-"));
  try {
    await writeEntries(directory, entries);
    const run = { run: "bench", attempt: 1 };
    const redact = (text: string) => text;
    const ledger = createFileLedger({ directory, run, clock: Date.now, redact, hasEnded: async () => true });
    let view = await ledger.read();
    const times = [];
    for (let n = 0; n < 60; n++) {
      const event = { type: "signal-received", signal: { kind: "verify" }, actor: "bench" } as const;
      const before = view;
      times.push(
        await timed(async () => {
          view = await ledger.append(event, before);
        }),
      );
    }
    return median(times);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** As appending them one by one would leave it, without waiting for the disk each time. */
async function writeEntries(directory: string, entries: readonly Entry[]): Promise<void> {
  for (const entry of entries) {
    const folder = join(directory, "events", String(Math.floor(entry.seq / 1000)).padStart(4, "0"));
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `${String(entry.seq).padStart(6, "0")}.json`), JSON.stringify(entry));
  }
  await writeFile(
    join(directory, "snapshot.json"),
    writeSnapshot({ seq: entries.length, state: replay(entries) }),
  );
}
