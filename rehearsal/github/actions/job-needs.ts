import { type JobRecord, type JobResult, resultOf } from "./job-record.ts";
import { latestJobs, type RunRecord } from "./run-record.ts";
import type { Need } from "./session.ts";
import type { JobDefinition, WorkflowFile } from "./workflow-file.ts";

/** The `needs` context of a job. */
export function needsOf(run: RunRecord, { needs }: JobDefinition): Readonly<Record<string, Need>> {
  return Object.fromEntries(
    needs.map((id) => [id, { result: mergedResult(run, id), outputs: outputsOf(run, id) }]),
  );
}

function outputsOf(run: RunRecord, id: string): Readonly<Record<string, string>> {
  return Object.assign({}, ...recordsOf(run, id).map(({ outputs }) => outputs));
}

function mergedResult(run: RunRecord, id: string): JobResult {
  const results = resultsOf(run, id);
  const worst = (["failure", "cancelled"] as const).find((result) => results.includes(result));
  return worst ?? results[0] ?? "skipped";
}

/** What a job of the workflow came to: one result for each combination of its matrix. */
export function resultsOf(run: RunRecord, id: string): readonly JobResult[] {
  return recordsOf(run, id).map(resultOf);
}

function recordsOf(run: RunRecord, id: string): readonly JobRecord[] {
  return latestJobs(run).filter(({ definition }) => definition.id === id);
}

/** All jobs that must have ended before, directly needed or not. */
export function ancestorsOf(file: WorkflowFile, { needs }: JobDefinition): readonly string[] {
  return [...new Set(needs.flatMap((id) => [id, ...ancestorsOf(file, definitionOf(file, id))]))];
}

export function definitionOf(file: WorkflowFile, id: string): JobDefinition {
  const definition = file.jobs.find((job) => job.id === id);
  if (definition === undefined)
    throw new Error(`${file.path} has no job ${id}, and its parser let that pass.`);
  return definition;
}
