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
  return {
    write: (text) => void process.stdout.write(text),
    error: (text) => void process.stderr.write(text),
    interactive: process.stdout.isTTY === true && process.env.TERM !== "dumb" && process.env.CI === undefined,
    columns: process.stdout.columns ?? 80,
    env: process.env,
    cwd: process.cwd(),
  };
}
