import { concurrencyOf, type Release } from "./concurrency.ts";
import type { Engine } from "./engine.ts";
import type { JobRecord } from "./job-record.ts";
import { runJob } from "./run-job.ts";
import type { RunRecord } from "./run-record.ts";
import { runScope } from "./run-scope.ts";
import type { Need } from "./session.ts";
import { evaluate, fieldOf } from "./template.ts";
import type { WorkflowFile } from "./workflow-file.ts";

/** A job that was made and has not ended. */
export type LiveJob = {
  readonly engine: Engine;
  readonly run: RunRecord;
  readonly file: WorkflowFile;
  readonly job: JobRecord;
  readonly needs: Readonly<Record<string, Need>>;
  /** The group that its run holds, if any. */
  readonly runGroup: string | undefined;
  readonly cancel: AbortController;
  /** Aborted when its machine is lost. */
  readonly lost: AbortController;
};

/** Takes a job through its concurrency group and a machine to its end. */
export async function performLiveJob(live: LiveJob): Promise<void> {
  const { engine, run, job } = live;
  engine.jobChanged(run, job, "queued");
  const leave = await enterGroup(live).catch((error: unknown) => breakOff(live, error));
  const giveBack = leave === undefined ? undefined : await engine.machines.acquire(live.cancel.signal);
  try {
    if (giveBack === undefined) job.conclusion ??= "cancelled";
    else await runOnMachine(live);
  } catch (error) {
    breakOff(live, error);
  } finally {
    explainUnbegun(live);
    job.status = "completed";
    job.completedAt = engine.now();
    engine.jobChanged(run, job, "completed");
    giveBack?.();
    leave?.();
  }
}

async function runOnMachine({ engine, run, file, job, needs, cancel, lost }: LiveJob): Promise<void> {
  const { host, settings, watch } = engine;
  if (!run.begun) {
    run.begun = true;
    run.status = "in_progress";
    engine.runChanged(run, "in_progress");
  }
  let announced = false;
  const changed = () => {
    if (!announced && job.status === "in_progress") engine.jobChanged(run, job, "in_progress");
    announced ||= job.status === "in_progress";
    watch.changed();
  };
  await runJob({ host, settings, run, file, job, needs, cancel: cancel.signal, lost: lost.signal, changed });
}

const nothingToLeave: Release = () => {};

/** Undefined when the job was cancelled before it was its turn. */
async function enterGroup(live: LiveJob): Promise<Release | undefined> {
  const { engine, run, job, needs, cancel } = live;
  const scope = runScope(engine.host, run, { needs, combination: job.combination });
  job.tolerated = evaluate(fieldOf(job.definition.body, "continue-on-error"), scope) === true;
  const concurrency = concurrencyOf(fieldOf(job.definition.body, "concurrency"), scope);
  if (concurrency === undefined) return nothingToLeave;
  if (concurrency.group.toLowerCase() === live.runGroup?.toLowerCase()) {
    cancel.abort(
      `Canceling since a deadlock was detected for concurrency group: '${concurrency.group}' between a top level workflow and '${job.name}'`,
    );
    return undefined;
  }
  const entry = engine.groups(run.trigger.repository).enter(concurrency, {
    cancelled: cancel.signal,
    cancel: (reason) => cancel.abort(reason),
  });
  if (entry.waits) setStatus(live, "pending");
  const leave = await entry.admitted;
  if (entry.waits && leave !== undefined) setStatus(live, "queued");
  return leave;
}

function setStatus({ engine, run, job }: LiveJob, status: "pending" | "queued"): void {
  job.status = status;
  if (!run.begun) run.status = status;
  engine.watch.changed();
}

function breakOff({ job }: LiveJob, error: unknown): undefined {
  job.annotations.push({ level: "failure", message: error instanceof Error ? error.message : String(error) });
  job.conclusion = "failure";
}

function explainUnbegun({ job, cancel }: LiveJob): void {
  if (job.startedAt !== null || !cancel.signal.aborted) return;
  const { reason } = cancel.signal;
  job.annotations.push({
    level: "failure",
    message: typeof reason === "string" ? reason : "The run was canceled.",
  });
}
