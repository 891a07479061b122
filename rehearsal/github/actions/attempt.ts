import { concurrencyOf, type Release } from "./concurrency.ts";
import type { Engine } from "./engine.ts";
import { ancestorsOf, definitionOf, needsOf, resultsOf } from "./job-needs.ts";
import { type LiveJob, performLiveJob } from "./job-queue.ts";
import { type JobRecord, resultOf } from "./job-record.ts";
import { type Combination, expandMatrix, matrixSuffix } from "./matrix.ts";
import { latestJobs, type RunRecord } from "./run-record.ts";
import { runScope } from "./run-scope.ts";
import type { Need } from "./session.ts";
import { jobFunctions } from "./status-functions.ts";
import { evaluate, evaluateCondition, evaluateString, fieldOf } from "./template.ts";
import type { JobDefinition, WorkflowFile } from "./workflow-file.ts";

/** One attempt of a run, as it goes. */
export type Attempt = {
  readonly engine: Engine;
  readonly run: RunRecord;
  readonly file: WorkflowFile;
  readonly cancel: AbortController;
  /** Aborted when all of it is given up, also what has not begun. */
  readonly abandoned: AbortController;
  readonly live: Set<LiveJob>;
  /** Records by job id of the workflow file, once they have ended. */
  readonly ended: Map<string, Promise<readonly JobRecord[]>>;
  group: string | undefined;
};

export function createAttempt(engine: Engine, run: RunRecord, file: WorkflowFile): Attempt {
  return {
    engine,
    run,
    file,
    cancel: new AbortController(),
    abandoned: new AbortController(),
    live: new Set(),
    ended: new Map(),
    group: undefined,
  };
}

/** Takes a run through its concurrency group and its jobs to its end. */
export async function performAttempt(attempt: Attempt): Promise<void> {
  const { engine, run } = attempt;
  engine.runChanged(run, "requested");
  const leave = await enterGroup(attempt).catch(() => {
    run.conclusion = "failure";
    return undefined;
  });
  if (leave === undefined) run.conclusion ??= "cancelled";
  else {
    await Promise.all(attempt.file.jobs.map((definition) => endOf(attempt, definition.id)));
    run.conclusion = conclusionOf(attempt);
  }
  run.status = "completed";
  engine.runChanged(run, "completed");
  leave?.();
}

/** Asks a run to end. Jobs whose `if` holds in a cancelled run go on. */
export function cancelAttempt({ cancel, live }: Attempt, reason: string): void {
  if (cancel.signal.aborted) return;
  cancel.abort(reason);
  for (const one of [...live]) if (!survives(one)) one.cancel.abort(reason);
}

/** Gives a run up at once: whatever its conditions say, nothing of it goes on. */
export function abandonAttempt(attempt: Attempt): void {
  attempt.abandoned.abort();
  attempt.cancel.abort("The rehearsal has ended.");
  for (const { cancel, lost } of [...attempt.live]) {
    cancel.abort();
    lost.abort();
  }
}

/** The machines of a run are gone: nothing more happens on them. */
export function loseMachines({ live }: Attempt): void {
  for (const { job, lost } of live) if (job.status === "in_progress") lost.abort();
}

async function enterGroup(attempt: Attempt): Promise<Release | undefined> {
  const { engine, run, file, cancel } = attempt;
  const concurrency = concurrencyOf(fieldOf(file.root, "concurrency"), runScope(engine.host, run));
  if (concurrency === undefined) return () => {};
  attempt.group = concurrency.group;
  const entry = engine.groups(run.trigger.repository).enter(concurrency, {
    cancelled: cancel.signal,
    cancel: (reason) => cancelAttempt(attempt, reason),
  });
  if (entry.waits) run.status = "pending";
  engine.watch.changed();
  const leave = await entry.admitted;
  if (leave !== undefined) run.status = "queued";
  return leave;
}

function endOf(attempt: Attempt, id: string): Promise<readonly JobRecord[]> {
  const known = attempt.ended.get(id);
  if (known !== undefined) return known;
  const definition = definitionOf(attempt.file, id);
  const end = performDefinition(attempt, definition);
  attempt.ended.set(id, end);
  return end;
}

async function performDefinition(attempt: Attempt, definition: JobDefinition): Promise<readonly JobRecord[]> {
  await Promise.all(definition.needs.map((id) => endOf(attempt, id)));
  const needs = needsOf(attempt.run, definition);
  try {
    if (!isWanted(attempt, definition, needs)) return [skip(attempt, definition)];
    if (fieldOf(definition.body, "uses") !== undefined)
      throw new Error("Reusable workflows are not supported here.");
    const scope = runScope(attempt.engine.host, attempt.run, { needs });
    const matrix = evaluate(fieldOf(fieldOf(definition.body, "strategy"), "matrix"), scope);
    const jobs = expandMatrix(matrix).map((combination) =>
      toLive(attempt, { definition, needs, combination }),
    );
    const failFast = evaluate(fieldOf(fieldOf(definition.body, "strategy"), "fail-fast"), scope) !== false;
    await Promise.all(jobs.map((job) => performOne(attempt, job, failFast ? jobs : [])));
    return jobs.map(({ job }) => job);
  } catch (error) {
    return [fail(attempt, definition, error)];
  }
}

async function performOne({ live }: Attempt, job: LiveJob, siblings: readonly LiveJob[]): Promise<void> {
  live.add(job);
  await performLiveJob(job);
  live.delete(job);
  if (resultOf(job.job) !== "failure") return;
  for (const other of siblings)
    other.cancel.abort(`The strategy configuration was canceled because "${job.job.name}" failed`);
}

function isWanted(
  attempt: Attempt,
  definition: JobDefinition,
  needs: Readonly<Record<string, Need>>,
): boolean {
  const results = ancestorsOf(attempt.file, definition).flatMap((id) => resultsOf(attempt.run, id));
  const functions = jobFunctions(results, attempt.cancel.signal.aborted);
  return evaluateCondition(
    definition.condition,
    runScope(attempt.engine.host, attempt.run, { needs, functions }),
  );
}

/** Whether the job goes on although its run is cancelled: its `if` is asked again. */
function survives({ engine, run, job, needs }: LiveJob): boolean {
  const functions = jobFunctions([], true);
  return evaluateCondition(job.definition.condition, runScope(engine.host, run, { needs, functions }));
}

type Instance = {
  readonly definition: JobDefinition;
  readonly needs: Readonly<Record<string, Need>>;
  readonly combination: Combination;
};

function toLive(attempt: Attempt, { definition, needs, combination }: Instance): LiveJob {
  const { engine, run, file, group } = attempt;
  const job = addRecord(attempt, definition, combination);
  const scope = runScope(engine.host, run, { needs, combination });
  const name = evaluateString(fieldOf(definition.body, "name"), scope);
  job.name = name === undefined || name === "" ? `${definition.id}${matrixSuffix(combination)}` : name;
  const ends = { cancel: new AbortController(), lost: new AbortController() };
  if (attempt.abandoned.signal.aborted) ends.cancel.abort();
  return { engine, run, file, job, needs, runGroup: group, ...ends };
}

function addRecord({ engine, run }: Attempt, definition: JobDefinition, combination: Combination): JobRecord {
  const job: JobRecord = {
    id: engine.nextJobId(),
    runId: run.id,
    attempt: run.attempt,
    definition,
    combination,
    name: definition.id,
    status: "queued",
    conclusion: null,
    sha: run.trigger.headSha,
    branch: run.trigger.headBranch,
    createdAt: engine.now(),
    startedAt: null,
    completedAt: null,
    steps: [],
    annotations: [],
    lines: [],
    outputs: {},
    tolerated: false,
  };
  run.jobs.push(job);
  return job;
}

function skip(attempt: Attempt, definition: JobDefinition): JobRecord {
  return settle(attempt, addRecord(attempt, definition, {}), "skipped");
}

function fail(attempt: Attempt, definition: JobDefinition, error: unknown): JobRecord {
  const job = addRecord(attempt, definition, {});
  job.annotations.push({ level: "failure", message: error instanceof Error ? error.message : String(error) });
  return settle(attempt, job, "failure");
}

function settle({ engine, run }: Attempt, job: JobRecord, conclusion: "skipped" | "failure"): JobRecord {
  Object.assign(job, { status: "completed", conclusion, completedAt: engine.now() });
  engine.jobChanged(run, job, "completed");
  return job;
}

function conclusionOf({ run, cancel }: Attempt): RunRecord["conclusion"] {
  if (cancel.signal.aborted) return "cancelled";
  const results = latestJobs(run).map(resultOf);
  const worst = (["failure", "cancelled", "success"] as const).find((result) => results.includes(result));
  return worst ?? "skipped";
}
