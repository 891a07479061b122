import { pino } from "pino";
import type { LogLevel } from "./app-environment.ts";

/** The App's log: one line of JSON per fact on standard output, without secrets. */
export type Log = ReturnType<typeof createAppLog>;

export function createAppLog(level: LogLevel, redact: (text: string) => string) {
  const write = (line: string) => void process.stdout.write(redact(line));
  return pino({ level, base: { app: "cco" }, timestamp: pino.stdTimeFunctions.isoTime }, { write });
}
