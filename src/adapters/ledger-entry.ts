import { mistakes } from "../core/error.ts";
import { type Entry, entrySchema, ledgerVersion } from "../core/event.ts";

/** Entries in one folder; more would make folders slow to list and trees dear to rewrite. */
const shard = 1000;

/** Where the entry of a number lies in any ledger, such as `events/0000/000001.json`. */
export function entryPath(seq: number): string {
  const folder = String(Math.floor(seq / shard)).padStart(4, "0");
  return `events/${folder}/${String(seq).padStart(6, "0")}.json`;
}

export function writeEntry(entry: Entry): string {
  return `${JSON.stringify(entry)}\n`;
}

/** Throws the user errors LEDGER_NEWER and LEDGER_UNREADABLE: a ledger is never silently begun again. */
export function parseEntry(text: string, seq: number, place: string): Entry {
  const value = parseJson(text);
  if (isNewer(value)) throw mistakes.ledgerNewer(place, ledgerVersion);
  const parsed = entrySchema.safeParse(value);
  if (!parsed.success || parsed.data.seq !== seq) throw mistakes.ledgerUnreadable(place);
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
