import type { RepositoryName, Run, RunConclusion, RunStatus, Workflow } from "../actions-backend.ts";
import type { Value } from "./expression.ts";
import type { JobRecord } from "./job-record.ts";
import type { WorkflowFile } from "./workflow-file.ts";

/** What started a run, and what it runs for. A new attempt has the same. */
export type Trigger = {
  readonly repository: RepositoryName;
  readonly event: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** `GITHUB_REF`. */
  readonly ref: string;
  /** `GITHUB_SHA`. */
  readonly sha: string;
  /** What the run is listed under: of a pull request its branch and that branch's head. */
  readonly headBranch: string;
  readonly headSha: string;
  readonly actor: string;
  /** The `inputs` context. */
  readonly inputs: Readonly<Record<string, Value>>;
  /** Commit whose workflow file is used. */
  readonly fileSha: string;
  /** How many runs in a row were started by `workflow_run`. */
  readonly depth: number;
};

export type RunRecord = {
  readonly id: number;
  readonly number: number;
  attempt: number;
  readonly workflow: Workflow;
  /** Undefined when GitHub would refuse the file. */
  readonly file: WorkflowFile | undefined;
  readonly trigger: Trigger;
  title: string;
  status: RunStatus;
  conclusion: RunConclusion | null;
  triggeringActor: string;
  readonly createdAt: string;
  startedAt: string;
  updatedAt: string;
  /** Of all attempts, in the order they were made. */
  readonly jobs: JobRecord[];
  /** A job of the latest attempt got a machine. */
  begun: boolean;
};

export function toRun(record: RunRecord): Run {
  const { id, number, attempt, workflow, title, status, conclusion, trigger } = record;
  const { triggeringActor, createdAt, startedAt, updatedAt } = record;
  return {
    id,
    number,
    attempt,
    workflow,
    title,
    event: trigger.event,
    branch: trigger.headBranch,
    sha: trigger.headSha,
    status,
    conclusion,
    actor: trigger.actor,
    triggeringActor,
    createdAt,
    startedAt,
    updatedAt,
  };
}

export function latestJobs(record: RunRecord): readonly JobRecord[] {
  return record.jobs.filter(({ attempt }) => attempt === record.attempt);
}

export function isCompleted({ status }: { readonly status: RunStatus }): boolean {
  return status === "completed";
}
