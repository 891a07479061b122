import type { Refusal, RepositoryName } from "../actions-backend.ts";
import {
  type Attempt,
  abandonAttempt,
  cancelAttempt,
  createAttempt,
  loseMachines,
  performAttempt,
} from "./attempt.ts";
import { type Engine, firstRunId, keyOf } from "./engine.ts";
import type { JobRecord } from "./job-record.ts";
import { isCompleted, type RunRecord, type Trigger } from "./run-record.ts";
import { titleOf } from "./run-title.ts";
import { type InvalidWorkflow, isInvalid, type WorkflowFile } from "./workflow-file.ts";
import type { WorkflowList } from "./workflow-list.ts";

/** All runs and what can be done with them. */
export type RunList = {
  /** Newest first. */
  of(repository: RepositoryName): readonly RunRecord[];
  all(): readonly RunRecord[];
  find(id: number): RunRecord | undefined;
  /** Jobs of the latest attempt, or of an earlier one. */
  jobs(id: number, attempt?: number): readonly JobRecord[];
  findJob(id: number): JobRecord | undefined;
  /** Makes a run and lets it begin, unless it has to be approved first. */
  start(file: WorkflowFile | InvalidWorkflow, trigger: Trigger, needsApproval?: boolean): RunRecord;
  approve(id: number): void;
  cancel(id: number): Refusal | undefined;
  rerun(id: number, actor: string): Refusal | undefined;
  /** The run's machines are lost. */
  kill(id: number): void;
  /** Gives up every run that has not ended. Resolves when nothing of them is left. */
  abandon(): Promise<void>;
};

const maxAttempts = 51;

export function createRunList(engine: Engine, workflows: WorkflowList): RunList {
  const runs: RunRecord[] = [];
  const attempts = new Map<number, Attempt>();
  const going = new Set<Promise<void>>();

  function begin(run: RunRecord): void {
    if (run.file === undefined) return;
    const attempt = createAttempt(engine, run, run.file);
    attempts.set(run.id, attempt);
    const end = performAttempt(attempt).finally(() => {
      going.delete(end);
      attempts.delete(run.id);
      engine.watch.changed();
    });
    going.add(end);
  }

  function reset(run: RunRecord): void {
    Object.assign(run, { status: "queued", conclusion: null, begun: false, startedAt: engine.now() });
  }

  function required(id: number): RunRecord {
    const run = runs.find((one) => one.id === id);
    if (run === undefined) throw new Error(`There is no run ${id}.`);
    return run;
  }

  return {
    of: (repository) =>
      runs.filter(({ trigger }) => keyOf(trigger.repository) === keyOf(repository)).reverse(),
    all: () => runs,
    find: (id) => runs.find((run) => run.id === id),
    findJob: (id) => runs.flatMap(({ jobs }) => jobs).find((job) => job.id === id),
    jobs(id, attempt) {
      const run = required(id);
      return run.jobs.filter((job) => job.attempt === (attempt ?? run.attempt));
    },
    start(file, trigger, needsApproval = false) {
      const workflow = workflows.describe(trigger.repository, file);
      const number = workflows.nextRunNumber(workflow);
      const run = createRun(engine, { id: firstRunId + runs.length + 1, number, workflow, file, trigger });
      runs.push(run);
      if (isInvalid(file)) conclude(engine, run, "failure");
      else if (needsApproval) conclude(engine, run, "action_required");
      else begin(run);
      return run;
    },
    approve(id) {
      const run = required(id);
      if (run.conclusion !== "action_required") throw new Error(`Run ${id} does not wait for an approval.`);
      reset(run);
      begin(run);
    },
    cancel(id) {
      const attempt = attempts.get(required(id).id);
      if (attempt === undefined)
        return { status: 409, message: "Cannot cancel a workflow run that is completed." };
      cancelAttempt(attempt, "The operation was canceled.");
      return undefined;
    },
    rerun(id, actor) {
      const run = required(id);
      if (!isCompleted(run)) return { status: 403, message: "This workflow is already running" };
      if (!isRepeatable(run)) return { status: 403, message: "This workflow run cannot be retried" };
      reset(run);
      run.attempt += 1;
      run.triggeringActor = actor;
      begin(run);
      return undefined;
    },
    kill(id) {
      const attempt = attempts.get(required(id).id);
      if (attempt !== undefined) loseMachines(attempt);
    },
    async abandon() {
      for (const attempt of attempts.values()) abandonAttempt(attempt);
      await Promise.all(going);
    },
  };
}

/** A run that was cancelled before a job of it began, or that never could begin, is not to be repeated. */
function isRepeatable({ file, begun, conclusion, attempt }: RunRecord): boolean {
  if (file === undefined || conclusion === "action_required" || attempt >= maxAttempts) return false;
  return begun || conclusion !== "cancelled";
}

type NewRun = Pick<RunRecord, "id" | "number" | "workflow" | "trigger"> & {
  readonly file: WorkflowFile | InvalidWorkflow;
};

function createRun(engine: Engine, { file, ...rest }: NewRun): RunRecord {
  const now = engine.now();
  const run: RunRecord = {
    ...rest,
    attempt: 1,
    file: isInvalid(file) ? undefined : file,
    title: "",
    status: "queued",
    conclusion: null,
    triggeringActor: rest.trigger.actor,
    createdAt: now,
    startedAt: now,
    updatedAt: now,
    jobs: [],
    begun: false,
  };
  run.title = titleOf(engine.host, run);
  return run;
}

function conclude(engine: Engine, run: RunRecord, conclusion: "failure" | "action_required"): void {
  Object.assign(run, { status: "completed", conclusion });
  engine.runChanged(run, "completed");
}
