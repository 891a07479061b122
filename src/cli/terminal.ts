/** Where a command reads and writes: the process's own, or a test's. */
export type Terminal = {
  readonly write: (text: string) => void;
  readonly error: (text: string) => void;
  /** Rewrites lines in place when a person looks on; plain lines otherwise. */
  readonly interactive: boolean;
  readonly columns: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
};

export function processTerminal(): Terminal {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", ignoreReaderGone);
  return {
    write: (text) => void process.stdout.write(text),
    error: (text) => void process.stderr.write(text),
    interactive: process.stdout.isTTY === true && process.env.TERM !== "dumb" && process.env.CI === undefined,
    columns: process.stdout.columns ?? 80,
    env: process.env,
    cwd: process.cwd(),
  };
}

/** Ends the process once everything is written: no timer and no open connection keeps the prompt away. */
export function endProcess(exitCode: number): void {
  process.exitCode = exitCode;
  process.stdout.write("", () => process.stderr.write("", () => process.exit()));
}

/** Whoever read our output has left, as `head` does: a mission goes on without being watched. */
function ignoreReaderGone(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE" && error.code !== "EIO") throw error;
}
