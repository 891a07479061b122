import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { mistakes } from "../core/error.ts";
import { type Entry, entrySchema, ledgerVersion, type MissionEvent, type Run } from "../core/event.ts";
import { evolve } from "../core/evolve.ts";
import { type Ledger, LedgerMoved, type LedgerView } from "../core/ports.ts";
import type { MissionState } from "../core/state.ts";
import { createDurably, isCode, replaceFile } from "./durable-file.ts";
import { readSnapshot, writeSnapshot } from "./snapshot.ts";

export type FileLedgerOptions = {
  /** The directory that holds the ledger; made when missing. */
  readonly directory: string;
  readonly run: Run;
  readonly clock: () => number;
  /** Takes secrets out of every text before it is stored. */
  readonly redact: (text: string) => string;
  readonly hasEnded: (run: Run) => Promise<boolean | undefined>;
};

/** Entries in one folder; more would make folders slow to list. */
const shard = 1000;

/**
 * A ledger in files: one small file per entry, `events/0000/000001.json`, never rewritten.
 * Creating the next number is the compare-and-swap. A snapshot beside them makes reading cheap at any
 * length; it is rebuilt from the entries when it is missing, old or wrong.
 */
export function createFileLedger(options: FileLedgerOptions): Ledger {
  const { directory, run, clock, redact, hasEnded } = options;

  return { read, append, entries, hasEnded };

  async function read(): Promise<LedgerView> {
    let view: LedgerView = (await readSnapshot(directory)) ?? { seq: 0, state: undefined };
    for (;;) {
      const entry = await readEntry(directory, view.seq + 1);
      if (entry === undefined) return view;
      view = after(view, entry);
    }
  }

  async function append(event: MissionEvent, view: LedgerView): Promise<LedgerView> {
    const seq = view.seq + 1;
    const entry: Entry = { v: ledgerVersion, seq, at: clock(), by: run, ...redactStrings(event, redact) };
    const path = entryPath(directory, seq);
    await mkdir(join(path, ".."), { recursive: true });
    const text = `${JSON.stringify(entry)}\n`;
    if (!(await createDurably(path, text, temporaryPath(directory, run, seq)))) throw new LedgerMoved();

    const next = after(view, entry);
    await replaceFile(
      join(directory, "snapshot.json"),
      writeSnapshot(next),
      temporaryPath(directory, run, seq),
    );
    return next;
  }

  async function entries(): Promise<readonly Entry[]> {
    const all: Entry[] = [];
    for (;;) {
      const entry = await readEntry(directory, all.length + 1);
      if (entry === undefined) return all;
      all.push(entry);
    }
  }
}

function after(view: LedgerView, entry: Entry): LedgerView {
  const state: MissionState | undefined = evolve(view.state, entry);
  return { seq: entry.seq, state };
}

/** Whether there is an entry after the `seq` first ones, for those who wait for one. */
export async function hasMoved(directory: string, seq: number): Promise<boolean> {
  return (await readText(entryPath(directory, seq + 1))) !== undefined;
}

async function readEntry(directory: string, seq: number): Promise<Entry | undefined> {
  const path = entryPath(directory, seq);
  const text = await readText(path);
  if (text === undefined) return undefined;
  const value = parseJson(text);
  if (isNewer(value)) throw mistakes.ledgerNewer(path, ledgerVersion);
  const parsed = entrySchema.safeParse(value);
  if (!parsed.success || parsed.data.seq !== seq) throw mistakes.ledgerUnreadable(path);
  return parsed.data;
}

function isNewer(value: unknown): boolean {
  if (typeof value !== "object" || value === null || !("v" in value)) return false;
  return typeof value.v === "number" && value.v > ledgerVersion;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
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

function entryPath(directory: string, seq: number): string {
  const folder = String(Math.floor(seq / shard)).padStart(4, "0");
  return join(directory, "events", folder, `${String(seq).padStart(6, "0")}.json`);
}

/** Unique to one process: two that race for one number never share a file. */
function temporaryPath(directory: string, run: Run, seq: number): string {
  const writer = run.run.replace(/[^a-z0-9]+/gi, "-");
  return join(directory, `.${writer}-${run.attempt}-${seq}.tmp`);
}

function redactStrings<T>(value: T, redact: (text: string) => string): T {
  return JSON.parse(JSON.stringify(value), (_key, part) => (typeof part === "string" ? redact(part) : part));
}
