import type { RepositoryName } from "../actions-backend.ts";
import { type ConcurrencyGroups, createConcurrencyGroups } from "./concurrency.ts";
import { createGitSource, type GitSource } from "./git-source.ts";
import type { JobAction, RunnerHost } from "./host.ts";
import { type JobRecord, toJobReport } from "./job-record.ts";
import { createMachines, type Machines } from "./machines.ts";
import { type RunRecord, toRun } from "./run-record.ts";
import type { Settings } from "./settings.ts";
import { createWatch, type Watch } from "./watch.ts";

/** What all runs share. */
export type Engine = {
  readonly host: RunnerHost;
  readonly settings: Settings;
  readonly machines: Machines;
  readonly watch: Watch;
  /** Groups are the repository's, across its workflows. */
  groups(repository: RepositoryName): ConcurrencyGroups;
  git(repository: RepositoryName): GitSource;
  /** The host is still telling others of a run; that may start another. */
  isAnnouncing(): boolean;
  nextJobId(): number;
  now(): string;
  runChanged(run: RunRecord, action: "requested" | "in_progress" | "completed"): void;
  jobChanged(run: RunRecord, job: JobRecord, action: JobAction): void;
};

/** Ids do not fit in 32 bits, as GitHub's do not. */
export const firstRunId = 20_000_000_000;
const firstJobId = 60_000_000_000;

export function createEngine(host: RunnerHost, settings: Settings): Engine {
  const groups = new Map<string, ConcurrencyGroups>();
  const watch = createWatch();
  let jobs = firstJobId;
  let announcing = 0;

  function announce(news: void | Promise<void>): void {
    if (news === undefined) return;
    announcing++;
    void news.finally(() => {
      announcing--;
      watch.changed();
    });
  }

  const now = () => new Date(settings.clock()).toISOString();
  return {
    host,
    settings,
    machines: createMachines(settings.machines),
    watch,
    groups(repository) {
      const key = keyOf(repository);
      const known = groups.get(key) ?? createConcurrencyGroups();
      groups.set(key, known);
      return known;
    },
    git: (repository) => createGitSource(host.gitDirectory(repository)),
    isAnnouncing: () => announcing > 0,
    nextJobId: () => ++jobs,
    now,
    runChanged(run, action) {
      run.updatedAt = now();
      announce(host.runChanged(run.trigger.repository, toRun(run), action));
      watch.changed();
    },
    jobChanged(run, job, action) {
      host.jobChanged(run.trigger.repository, toRun(run), toJobReport(job), action);
      watch.changed();
    },
  };
}

export function keyOf({ owner, name }: RepositoryName): string {
  return `${owner}/${name}`.toLowerCase();
}
