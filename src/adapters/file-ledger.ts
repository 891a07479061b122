import { mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Entry, ledgerVersion, type MissionEvent, type Run } from "../core/event.ts";
import { evolve } from "../core/evolve.ts";
import { type Ledger, LedgerMoved, type LedgerView } from "../core/ports.ts";
import { redactStrings } from "../core/redact.ts";
import { createDurably, isCode, replaceFile } from "./durable-file.ts";
import { entryPath, parseEntry, writeEntry } from "./ledger-entry.ts";
import { parseSnapshot, writeSnapshot } from "./snapshot.ts";

export type FileLedgerOptions = {
  /** The directory that holds the ledger; made when missing. */
  readonly directory: string;
  readonly run: Run;
  readonly clock: () => number;
  /** Takes secrets out of every text before it is stored. */
  readonly redact: (text: string) => string;
  readonly hasEnded: (run: Run) => Promise<boolean | undefined>;
};

/**
 * A ledger in files: one small file per entry, `events/0000/000001.json`, never rewritten.
 * Creating the next number is the compare-and-swap. A snapshot beside them makes reading cheap at any
 * length; it is rebuilt from the entries when it is missing, old or wrong.
 */
export function createFileLedger(options: FileLedgerOptions): Ledger {
  const { directory, run, clock, redact, hasEnded } = options;
  const snapshot = join(directory, "snapshot.json");

  return { read, append, entries, hasEnded };

  async function read(): Promise<LedgerView> {
    let view: LedgerView = parseSnapshot(await readText(snapshot)) ?? { seq: 0, state: undefined };
    for (;;) {
      const entry = await readEntry(view.seq + 1);
      if (entry === undefined) return view;
      view = { seq: entry.seq, state: evolve(view.state, entry) };
    }
  }

  async function append(event: MissionEvent, view: LedgerView): Promise<LedgerView> {
    const seq = view.seq + 1;
    const entry: Entry = { v: ledgerVersion, seq, at: clock(), by: run, ...redactStrings(event, redact) };
    const path = join(directory, entryPath(seq));
    await mkdir(dirname(path), { recursive: true });
    const temporary = temporaryPath(seq);
    if (!(await createDurably(path, writeEntry(entry), temporary))) throw new LedgerMoved();

    const next = { seq, state: evolve(view.state, entry) };
    await replaceFile(snapshot, writeSnapshot(next), temporary);
    return next;
  }

  async function entries(): Promise<readonly Entry[]> {
    const all: Entry[] = [];
    for (;;) {
      const entry = await readEntry(all.length + 1);
      if (entry === undefined) return all;
      all.push(entry);
    }
  }

  async function readEntry(seq: number): Promise<Entry | undefined> {
    const path = join(directory, entryPath(seq));
    const text = await readText(path);
    return text === undefined ? undefined : parseEntry(text, seq, path);
  }

  /** Unique to one process: two that race for one number never share a file. */
  function temporaryPath(seq: number): string {
    return join(directory, `.${run.run.replace(/[^a-z0-9]+/gi, "-")}-${run.attempt}-${seq}.tmp`);
  }
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (isCode(error, "ENOENT")) return undefined;
    throw error;
  }
}
