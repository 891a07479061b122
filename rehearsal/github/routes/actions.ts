import { loginOf, need } from "../access.ts";
import { type ActionsBackend, isRefusal, type Run } from "../actions-backend.ts";
import { ApiError, notFound, unprocessable } from "../api-error.ts";
import {
  type Answer,
  created,
  noContent,
  ok,
  type RepositoryCall,
  repositoryRoute,
  wrappedPage,
} from "../call.ts";
import { emit } from "../events.ts";
import { flag, object, text } from "../fields.ts";
import { renderJob, renderRun, renderWorkflow, runHtmlUrl } from "../render/actions.ts";
import { repositoryUrl } from "../render/repository.ts";

const read = need("read", "actions=read");
const write = need("write", "actions=write");

export const actionsRoutes = [
  repositoryRoute("GET /actions/workflows", read, listWorkflows),
  repositoryRoute("GET /actions/workflows/{workflow_id}", read, getWorkflow),
  repositoryRoute("POST /actions/workflows/{workflow_id}/dispatches", write, dispatchWorkflow),
  repositoryRoute("GET /actions/workflows/{workflow_id}/runs", read, listWorkflowRuns),
  repositoryRoute("GET /actions/runs", read, listRuns),
  repositoryRoute("GET /actions/runs/{run_id}", read, getRun),
  repositoryRoute("GET /actions/runs/{run_id}/jobs", read, listJobs),
  repositoryRoute("GET /actions/jobs/{job_id}/logs", read, getJobLog),
  repositoryRoute("POST /actions/runs/{run_id}/cancel", write, cancelRun),
  repositoryRoute("POST /actions/runs/{run_id}/rerun", write, rerunRun),
  repositoryRoute("GET /actions/secrets", need("write", "secrets=read"), (call) =>
    listSecrets(call, call.repository.secrets),
  ),
  repositoryRoute("GET /actions/organization-secrets", need("write", "secrets=read"), (call) =>
    listSecrets(call, call.repository.organizationSecrets),
  ),
  repositoryRoute("POST /dispatches", need("write", "contents=write"), dispatchRepository),
];

function backendOf({ world }: RepositoryCall): ActionsBackend {
  if (world.backend === undefined) throw notFound();
  return world.backend;
}

/** Names only: nobody gets a secret back. */
function listSecrets(call: RepositoryCall, secrets: ReadonlyMap<string, string>): Answer {
  const { createdAt } = call.repository;
  return wrappedPage(call, {
    name: "secrets",
    items: [...secrets.keys()].toSorted(),
    render: (name) => ({ name, created_at: createdAt, updated_at: createdAt }),
  });
}

async function listWorkflows(call: RepositoryCall): Promise<Answer> {
  const items = await backendOf(call).workflows(call.repository);
  return wrappedPage(call, {
    name: "workflows",
    items,
    render: (one) => renderWorkflow(call.world, call.repository, one),
  });
}

async function findWorkflow(call: RepositoryCall) {
  const workflow = await backendOf(call).workflow(call.repository, call.params.workflow_id ?? "");
  if (workflow === undefined) throw notFound();
  return workflow;
}

async function getWorkflow(call: RepositoryCall): Promise<Answer> {
  return ok(renderWorkflow(call.world, call.repository, await findWorkflow(call)));
}

/** 204 without a word, or 200 with the run since 2026-02-19 when asked for. */
async function dispatchWorkflow(call: RepositoryCall): Promise<Answer> {
  const { world, repository, identity, body } = call;
  const workflow = await findWorkflow(call);
  const inputs = object(body, "inputs") ?? {};
  if (Object.keys(inputs).length > 25)
    throw unprocessable("Invalid request.\n\nNo more than 25 properties are allowed; more were supplied.");
  if (JSON.stringify(inputs).length > 65_535) throw unprocessable("inputs are too large.");
  const answer = await backendOf(call).dispatch({
    repository: { owner: repository.owner, name: repository.name },
    workflow: `${workflow.id}`,
    ref: text(body, "ref") ?? "",
    inputs,
    actor: loginOf(identity),
  });
  if (isRefusal(answer)) throw new ApiError(answer.status, answer.message);
  if (flag(body, "return_run_details") !== true) return noContent;
  return ok({
    workflow_run_id: answer.id,
    run_url: `${repositoryUrl(world, repository)}/actions/runs/${answer.id}`,
    html_url: runHtmlUrl(world, repository, answer.id),
  });
}

async function listRuns(call: RepositoryCall): Promise<Answer> {
  return runsPage(call, await backendOf(call).runs(call.repository));
}

async function listWorkflowRuns(call: RepositoryCall): Promise<Answer> {
  const { id } = await findWorkflow(call);
  const runs = await backendOf(call).runs(call.repository);
  return runsPage(
    call,
    runs.filter(({ workflow }) => workflow.id === id),
  );
}

function runsPage(call: RepositoryCall, runs: readonly Run[]): Answer {
  const wanted = (name: string, ...values: readonly (string | null)[]) => {
    const value = call.query.get(name);
    return value === null || values.includes(value);
  };
  const items = runs.filter(
    (run) =>
      wanted("status", run.status, run.conclusion) &&
      wanted("event", run.event) &&
      wanted("branch", run.branch) &&
      wanted("actor", run.actor) &&
      wanted("head_sha", run.sha),
  );
  return wrappedPage(call, {
    name: "workflow_runs",
    items,
    render: (run) => renderRun(call.world, call.repository, run),
  });
}

async function findRun(call: RepositoryCall): Promise<Run> {
  const run = await backendOf(call).run(call.repository, Number(call.params.run_id));
  if (run === undefined) throw notFound();
  return run;
}

async function getRun(call: RepositoryCall): Promise<Answer> {
  return ok(renderRun(call.world, call.repository, await findRun(call)));
}

async function listJobs(call: RepositoryCall): Promise<Answer> {
  const run = await findRun(call);
  const items = await backendOf(call).jobs(call.repository, run.id);
  return wrappedPage(call, {
    name: "jobs",
    items,
    render: (job) => renderJob(call.world, call.repository, { run, job }),
  });
}

async function getJobLog(call: RepositoryCall): Promise<Answer> {
  const log = await backendOf(call).jobLog?.(call.repository, Number(call.params.job_id));
  if (log === undefined) throw notFound();
  return { status: 200, body: log, headers: { "content-type": "text/plain; charset=utf-8" } };
}

async function cancelRun(call: RepositoryCall): Promise<Answer> {
  const run = await findRun(call);
  const refusal = await backendOf(call).cancel(call.repository, run.id);
  if (refusal !== undefined) throw new ApiError(refusal.status, refusal.message);
  return { status: 202, body: {} };
}

async function rerunRun(call: RepositoryCall): Promise<Answer> {
  const run = await findRun(call);
  const refusal = await backendOf(call).rerun(call.repository, run.id, loginOf(call.identity));
  if (refusal !== undefined) throw new ApiError(refusal.status, refusal.message);
  return created({});
}

/** `repository_dispatch`: at most ten keys, less than 64 KB. */
async function dispatchRepository({ world, repository, identity, body }: RepositoryCall): Promise<Answer> {
  const client_payload = object(body, "client_payload") ?? {};
  const size = Object.keys(client_payload).length;
  if (size > 10)
    throw unprocessable(`Invalid request.\n\nNo more than 10 properties are allowed; ${size} were supplied.`);
  if (Buffer.byteLength(JSON.stringify(client_payload)) >= 65_536)
    throw unprocessable("client_payload is too large.");
  const action = text(body, "event_type") ?? "";
  const payload = { branch: repository.defaultBranch, client_payload };
  await emit(world, { name: "repository_dispatch", action, repository, identity, payload });
  return noContent;
}
