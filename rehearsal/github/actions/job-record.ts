import type { Job, JobAnnotation, JobStep, RunConclusion, RunStatus } from "../actions-backend.ts";
import type { Combination } from "./matrix.ts";
import type { JobDefinition } from "./workflow-file.ts";

export type Annotation = JobAnnotation;

export type StepRecord = {
  readonly name: string;
  readonly number: number;
  status: RunStatus;
  conclusion: RunConclusion | null;
  /** Markdown it wrote to `GITHUB_STEP_SUMMARY`, masked. */
  summary: string;
};

/** One job of one attempt, as it goes. */
export type JobRecord = {
  readonly id: number;
  readonly runId: number;
  readonly attempt: number;
  readonly definition: JobDefinition;
  readonly combination: Combination;
  name: string;
  status: RunStatus;
  conclusion: RunConclusion | null;
  readonly sha: string;
  readonly branch: string;
  readonly createdAt: string;
  startedAt: string | null;
  completedAt: string | null;
  readonly steps: StepRecord[];
  readonly annotations: Annotation[];
  /** The log, masked, one entry a line. */
  readonly lines: string[];
  outputs: Readonly<Record<string, string>>;
  /** The author said that its failure does not count. */
  tolerated: boolean;
};

export type JobResult = "success" | "failure" | "cancelled" | "skipped";

/** `needs.<job>.result`: a tolerated failure counts as success. */
export function resultOf({ conclusion, tolerated }: JobRecord): JobResult {
  if (conclusion === "skipped" || conclusion === "cancelled") return conclusion;
  return conclusion === "success" || tolerated ? "success" : "failure";
}

export function toJob(record: JobRecord): Job {
  const { id, runId, attempt, name, status, conclusion, sha, branch } = record;
  const { createdAt, startedAt, completedAt } = record;
  return {
    id,
    runId,
    attempt,
    name,
    status,
    conclusion,
    sha,
    branch,
    createdAt,
    startedAt,
    completedAt,
    steps: record.steps.map(toStep),
  };
}

/** The job with what its check run shows. */
export function toJobReport(record: JobRecord): Job {
  return {
    ...toJob(record),
    annotations: [...record.annotations],
    summary: summaryOf(record),
  };
}

/** GitHub shows the summaries of a job's first twenty steps that wrote one. */
export function summaryOf({ steps }: JobRecord): string {
  const summaries = steps.map(({ summary }) => summary).filter((summary) => summary !== "");
  return summaries.slice(0, 20).join("\n");
}

function toStep({ name, number, status, conclusion }: StepRecord): JobStep {
  return { name, number, status, conclusion };
}
