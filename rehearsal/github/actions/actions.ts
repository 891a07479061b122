import { rm } from "node:fs/promises";
import type { ActionsBackend, Job, RepositoryName, Run } from "../actions-backend.ts";
import { createBackend } from "./backend.ts";
import { createEngine } from "./engine.ts";
import type { RunnerHost } from "./host.ts";
import { createIntake } from "./intake.ts";
import { type Annotation, summaryOf, toJob } from "./job-record.ts";
import { createRunList } from "./run-list.ts";
import { isCompleted, toRun } from "./run-record.ts";
import { type ActionsOptions, readSettings } from "./settings.ts";
import { createWorkflowList } from "./workflow-list.ts";

/** The runner of a local GitHub: turns events into runs and runs their jobs as processes of this machine. */
export type Actions = AsyncDisposable & {
  /** What the endpoints of Actions ask. */
  readonly backend: ActionsBackend;
  /** Fires the schedules of a repository: one of them, or all. Resolves when their runs are made. */
  tick(repository: RepositoryName, cron?: string): Promise<void>;
  /** A person approves a run that waits for it. */
  approve(run: number): void;
  /** The machines of a run are lost: SIGKILL to everything on them, no post steps. */
  kill(run: number): void;
  setWorkflowEnabled(repository: RepositoryName, path: string, enabled: boolean): void;
  /** Oldest first. */
  runs(): readonly Run[];
  /** Jobs of the latest attempt, or of an earlier one. */
  jobs(run: number, attempt?: number): readonly Job[];
  log(job: number): string;
  /** Markdown of a job's step summaries. */
  summary(job: number): string;
  annotations(job: number): readonly Annotation[];
  outputs(job: number): Readonly<Record<string, string>>;
  /** Resolves when no event is under way and no run is going or waiting. */
  idle(): Promise<void>;
  /** Resolves with the first answer that is not undefined or false; asked after every change. */
  waitFor<T>(look: () => T): Promise<Exclude<T, undefined | false>>;
  /** Stops listening and ends what runs, as if all machines were lost. */
  close(): Promise<void>;
};

export function createActions(host: RunnerHost, options: ActionsOptions = {}): Actions {
  const engine = createEngine(host, readSettings(options));
  const workflows = createWorkflowList(engine);
  const runs = createRunList(engine, workflows);
  const intake = createIntake({ engine, workflows, runs });
  const backend = createBackend({ engine, workflows, runs });
  const stopListening = host.onEvent(intake.accept);
  host.connect(backend);
  const jobOf = (id: number) => {
    const job = runs.findJob(id);
    if (job === undefined) throw new Error(`There is no job ${id}.`);
    return job;
  };
  const close = async () => {
    stopListening();
    await intake.drained();
    await runs.abandon();
    if (options.directory === undefined && !engine.settings.keepDirectories)
      await rm(engine.settings.directory, { recursive: true, force: true });
  };
  return {
    backend,
    tick: (repository, cron) => intake.tick(repository, cron),
    approve: runs.approve,
    kill: runs.kill,
    setWorkflowEnabled: workflows.setEnabled,
    runs: () => runs.all().map(toRun),
    jobs: (id, attempt) => runs.jobs(id, attempt).map(toJob),
    log: (id) => jobOf(id).lines.join("\n"),
    summary: (id) => summaryOf(jobOf(id)),
    annotations: (id) => jobOf(id).annotations,
    outputs: (id) => jobOf(id).outputs,
    idle: async () =>
      void (await engine.watch.until(
        () => intake.isEmpty() && !engine.isAnnouncing() && runs.all().every(isCompleted),
      )),
    waitFor: engine.watch.until,
    close,
    [Symbol.asyncDispose]: close,
  };
}
