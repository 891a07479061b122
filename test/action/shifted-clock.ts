import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** A clock for the runner's machine that a test can put forward: no test waits for an hour. */
export type ShiftedClock = AsyncDisposable & {
  /** What makes the programs of Node on that machine look at it. */
  readonly environment: Readonly<Record<string, string>>;
  /** @param ms how far ahead of the real time; for programs that start from now on. */
  putForward(ms: number): Promise<void>;
};

export async function createShiftedClock(): Promise<ShiftedClock> {
  const directory = await mkdtemp(join(tmpdir(), "cco-clock-"));
  const program = join(directory, "clock.mjs");
  const putForward = (ms: number) =>
    writeFile(program, `const now = Date.now; Date.now = () => now() + ${ms};\n`);
  await putForward(0);
  return {
    environment: { NODE_OPTIONS: `--import=${pathToFileURL(program)}` },
    putForward,
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
  };
}
