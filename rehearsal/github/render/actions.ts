import { nodeId, renderAccount } from "../account.ts";
import type { Job, Run, Workflow } from "../actions-backend.ts";
import type { Repository } from "../repository.ts";
import type { World } from "../world.ts";
import { renderRepository, repositoryHtmlUrl, repositoryUrl } from "./repository.ts";

export function renderWorkflow(world: World, repository: Repository, workflow: Workflow) {
  const html = repositoryHtmlUrl(world, repository);
  return {
    id: workflow.id,
    node_id: nodeId("W", workflow.id),
    name: workflow.name,
    path: workflow.path,
    state: workflow.state,
    created_at: repository.createdAt,
    updated_at: repository.createdAt,
    url: `${repositoryUrl(world, repository)}/actions/workflows/${workflow.id}`,
    html_url: `${html}/blob/${repository.defaultBranch}/${workflow.path}`,
    badge_url: `${html}/actions/workflows/${workflow.path.split("/").at(-1)}/badge.svg`,
  };
}

export function renderRun(world: World, repository: Repository, run: Run) {
  const url = `${repositoryUrl(world, repository)}/actions/runs/${run.id}`;
  const suite = repository.checkSuites.find((one) => one.run?.id === run.id)?.id ?? 0;
  const rendered = renderRepository(world, repository);
  return {
    id: run.id,
    name: run.workflow.name,
    node_id: nodeId("WFR", run.id),
    head_branch: run.branch,
    head_sha: run.sha,
    path: run.workflow.path,
    display_title: run.title,
    run_number: run.number,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: run.workflow.id,
    check_suite_id: suite,
    check_suite_node_id: nodeId("CS", suite),
    url,
    html_url: runHtmlUrl(world, repository, run.id),
    pull_requests: [],
    created_at: run.createdAt,
    updated_at: run.updatedAt,
    actor: renderAccount(world, run.actor),
    run_attempt: run.attempt,
    referenced_workflows: [],
    run_started_at: run.startedAt,
    triggering_actor: renderAccount(world, run.triggeringActor),
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${repositoryUrl(world, repository)}/check-suites/${suite}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: run.attempt > 1 ? `${url}/attempts/${run.attempt - 1}` : null,
    workflow_url: `${repositoryUrl(world, repository)}/actions/workflows/${run.workflow.id}`,
    head_commit: {
      id: run.sha,
      tree_id: "",
      message: "",
      timestamp: run.createdAt,
      author: null,
      committer: null,
    },
    repository: rendered,
    head_repository: rendered,
  };
}

export function runHtmlUrl(world: World, repository: Repository, id: number): string {
  return `${repositoryHtmlUrl(world, repository)}/actions/runs/${id}`;
}

export function renderJob(
  world: World,
  repository: Repository,
  { run, job }: { readonly run: Run; readonly job: Job },
) {
  const url = repositoryUrl(world, repository);
  return {
    id: job.id,
    run_id: job.runId,
    workflow_name: run.workflow.name,
    head_branch: job.branch,
    run_url: `${url}/actions/runs/${job.runId}`,
    run_attempt: job.attempt,
    node_id: nodeId("CR", job.id),
    head_sha: job.sha,
    url: `${url}/actions/jobs/${job.id}`,
    html_url: `${runHtmlUrl(world, repository, job.runId)}/job/${job.id}`,
    status: job.status,
    conclusion: job.conclusion,
    created_at: job.createdAt,
    started_at: job.startedAt ?? job.createdAt,
    completed_at: job.completedAt,
    name: job.name,
    steps: job.steps.map((step) => ({ ...step, started_at: job.startedAt, completed_at: job.completedAt })),
    check_run_url: `${url}/check-runs/${job.id}`,
    labels: ["ubuntu-latest"],
    runner_id: 1,
    runner_name: "GitHub Actions 1",
    runner_group_id: 0,
    runner_group_name: "GitHub Actions",
  };
}
