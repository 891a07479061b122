import { join } from "node:path";
import { destination, multistream, pino } from "pino";

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
  readonly level: string;
  readonly redact: (text: string) => string;
};

/** Writes JSON lines to `combined.log`, to `error.log` (errors only) and to `sessions/<id>.log`. */
export function createLog({ directory, session, level, redact }: LogOptions): Log {
  const file = (name: string) => {
    const stream = destination({ dest: join(directory, name), mkdir: true, sync: true });
    return { write: (line: string) => void stream.write(redact(line)) };
  };
  const streams = [
    { level: "trace" as const, stream: file("combined.log") },
    { level: "error" as const, stream: file("error.log") },
    { level: "trace" as const, stream: file(join("sessions", `${session}.log`)) },
  ];
  const log = pino(
    { level, base: { session }, timestamp: pino.stdTimeFunctions.isoTime },
    multistream(streams),
  );
  return {
    info: (fields, message) => log.info(fields, message),
    warn: (fields, message) => log.warn(fields, message),
    error: (fields, message) => log.error(fields, message),
  };
}
