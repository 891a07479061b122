import { pino } from "pino";
import type { LogLevel } from "./app-environment.ts";

/** The App's log: one line of JSON per fact, without secrets; on standard output unless said. */
export type Log = ReturnType<typeof createAppLog>;

export function createAppLog(
  level: LogLevel,
  redact: (text: string) => string,
  print: (line: string) => void = (line) => void process.stdout.write(line),
) {
  const write = (line: string) => print(redact(line));
  return pino({ level, base: { app: "cco" }, timestamp: pino.stdTimeFunctions.isoTime }, { write });
}
