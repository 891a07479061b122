import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Job, Run } from "../actions-backend.ts";
import { githubLadder, type Ladder } from "./step-process.ts";

export type ActionsOptions = {
  /** Where jobs get their directories. Default: a fresh one under the system's temporary directory, removed by `close`. */
  readonly directory?: string;
  /** Directory by what `uses` says, `mivertowski/cco@v1`, or `mivertowski/cco` for any ref. `actions/checkout` is there already. */
  readonly actions?: Readonly<Record<string, string>>;
  /** What a machine has in its environment besides what every job gets. `PATH` here replaces this process's. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Kept from job to job. Default: an empty one for each, as on GitHub's machines. */
  readonly toolCache?: string;
  /** How many jobs run at once. Default: 20, as on the free plan. */
  readonly machines?: number;
  /** Default: GitHub's 7.5 and 2.5 seconds. */
  readonly ladder?: Ladder;
  /** From a cancellation to the hard stop. Default: GitHub's five minutes. */
  readonly cancelWindowMs?: number;
  /** Leaves the directories of jobs behind, to look at. */
  readonly keepDirectories?: boolean;
  /** Each line of a log as it comes, masked. */
  readonly onLine?: (line: string, job: Job, run: Run) => void;
  /** Epoch milliseconds. */
  readonly clock?: () => number;
};

export type Settings = Required<Omit<ActionsOptions, "toolCache">> & {
  readonly toolCache: string | undefined;
};

export function readSettings(options: ActionsOptions): Settings {
  return {
    directory: options.directory ?? join(tmpdir(), `rehearsal-machines-${randomUUID()}`),
    actions: options.actions ?? {},
    environment: { PATH: process.env.PATH ?? "", ...options.environment },
    toolCache: options.toolCache,
    machines: options.machines ?? 20,
    ladder: options.ladder ?? githubLadder,
    cancelWindowMs: options.cancelWindowMs ?? 5 * 60_000,
    keepDirectories: options.keepDirectories ?? false,
    onLine: options.onLine ?? (() => {}),
    clock: options.clock ?? Date.now,
  };
}
