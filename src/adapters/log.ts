import { appendFileSync, mkdirSync, renameSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { inspect } from "node:util";
import { logLevels } from "../core/config.ts";
import { redactStrings, stripControl } from "../core/redact.ts";

/** A log of what the machinery did. The ledger is the record; this is for finding faults. */
export type Log = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

export type LogOptions = {
  /** `.cco/logs`; made when missing. */
  readonly directory: string;
  readonly session: string;
  readonly level: (typeof logLevels)[number];
  readonly redact: (text: string) => string;
};

/** A file that has grown to this goes on in a new one; the one before is kept as `<file>.1`. Bytes. */
const largest = 10 * 1024 * 1024;

/**
 * Writes lines to `combined.log`, to `error.log` (errors only) and to `sessions/<id>.log`: when, how loud as a word,
 * which mission, what, and the fields as JSON. `err` among them is shown with its causes, on lines that are indented.
 */
export function createLog({ directory, session, level, redact }: LogOptions): Log {
  const all = [join(directory, "combined.log"), join(directory, "sessions", `${session}.log`)];
  const errors = join(directory, "error.log");
  // Also the one without a line is there, for whoever follows `*.log` from the start.
  for (const path of [...all, errors]) append(path, "");

  const writer = (name: Name) => (fields: object, message: string) => {
    if (logLevels.indexOf(name) < logLevels.indexOf(level)) return;
    const line = redact(renderLine(name, { session, fields, message }, redact));
    for (const path of name === "error" ? [...all, errors] : all) append(path, line);
  };
  return { info: writer("info"), warn: writer("warn"), error: writer("error") };
}

type Name = keyof Log;
type Said = { readonly session: string; readonly fields: object; readonly message: string };

function renderLine(name: Name, { session, fields, message }: Said, redact: LogOptions["redact"]): string {
  const { err, ...rest }: { err?: unknown } = { ...fields };
  const json = Object.keys(rest).length === 0 ? "" : ` ${JSON.stringify(redactStrings(rest, redact))}`;
  const trace = err === undefined ? "" : `\n${inspect(err, { colors: false, breakLength: 120 })}`;
  const text = stripControl(`${message}${json}${trace}`).replaceAll("\n", "\n    ");
  return `${new Date().toISOString()} ${name.toUpperCase().padEnd(5)} [${session}] ${text}\n`;
}

/** Nothing is held open: another process may log beside this one, and begin the file anew. */
function append(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    if (size >= largest) renameSync(path, `${path}.1`);
    appendFileSync(path, text);
  } catch {
    // No mission ends because its log cannot be written: the ledger has what counts, and says so itself.
  }
}
