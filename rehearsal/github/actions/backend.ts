import { type ActionsBackend, isRefusal, type RepositoryName } from "../actions-backend.ts";
import { dispatch } from "./dispatch.ts";
import { type Engine, keyOf } from "./engine.ts";
import { toJobReport } from "./job-record.ts";
import type { RunList } from "./run-list.ts";
import { type RunRecord, toRun } from "./run-record.ts";
import type { WorkflowList } from "./workflow-list.ts";

type Parts = { readonly engine: Engine; readonly workflows: WorkflowList; readonly runs: RunList };

/** Answers the endpoints of Actions. */
export function createBackend({ engine, workflows, runs }: Parts): ActionsBackend {
  const missing = { status: 404, message: "Not Found" };

  function find(repository: RepositoryName, id: number): RunRecord | undefined {
    const run = runs.find(id);
    return run !== undefined && keyOf(run.trigger.repository) === keyOf(repository) ? run : undefined;
  }

  return {
    workflow: (repository, idOrFile) => workflows.find(repository, idOrFile),
    workflows: (repository) => workflows.all(repository),
    async dispatch(request) {
      const answer = await dispatch(request, { engine, workflows, runs });
      return isRefusal(answer) ? answer : toRun(answer);
    },
    runs: async (repository) => runs.of(repository).map(toRun),
    async run(repository, id) {
      const run = find(repository, id);
      return run === undefined ? undefined : toRun(run);
    },
    cancel: async (repository, id) => (find(repository, id) === undefined ? missing : runs.cancel(id)),
    rerun: async (repository, id, actor) =>
      find(repository, id) === undefined ? missing : runs.rerun(id, actor),
    jobs: async (repository, id) =>
      find(repository, id) === undefined ? [] : runs.jobs(id).map(toJobReport),
    jobLog: async (_repository, id) => runs.findJob(id)?.lines.join("\n"),
  };
}
