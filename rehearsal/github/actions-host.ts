import type { ActionsHost, Job, JobAnnotation, Permissions, RepositoryName, Run } from "./actions-backend.ts";
import { actionsAppId } from "./app.ts";
import type { Annotation, CheckRun } from "./check.ts";
import { emitCheckRun } from "./check-runs.ts";
import { suiteOfRun } from "./check-suites.ts";
import { emit } from "./events.ts";
import { createIdTokenRequest } from "./oidc.ts";
import { renderJob, renderRun, renderWorkflow, runHtmlUrl } from "./render/actions.ts";
import { renderRepository } from "./render/repository.ts";
import { type Repository, repositoryKey } from "./repository.ts";
import { createJobToken } from "./token.ts";
import type { World } from "./world.ts";

/** What the workflow runner is given of GitHub. */
export function createActionsHost(world: World): ActionsHost {
  function find({ owner, name }: RepositoryName): Repository {
    const repository = world.repositories.get(repositoryKey(owner, name));
    if (repository === undefined) throw new Error(`There is no repository ${owner}/${name}.`);
    return repository;
  }

  return {
    runChanged: (name, run, action) => announceRun(world, find(name), { run, action }),
    jobChanged: (name, run, job, action) => void announceJob(world, find(name), { run, job, action }),
    createJobToken({ repository: name, permissions, runId }) {
      const repository = find(name);
      const granted = permissions ?? usualPermissions(repository);
      return createJobToken(world, { repository: repository.id, permissions: granted, runId });
    },
    idTokenRequest: (request) => createIdTokenRequest(world, request),
    revokeToken(token) {
      world.issuer.requests.delete(token);
      const found = world.tokens.get(token);
      if (found !== undefined) found.isRevoked = true;
    },
    onEvent(listener) {
      world.listeners.add(listener);
      return () => void world.listeners.delete(listener);
    },
    gitDirectory: (name) => find(name).directory,
    defaultBranch: (name) => find(name).defaultBranch,
    secrets: (name) => {
      const { organizationSecrets, secrets } = find(name);
      return Object.fromEntries([...organizationSecrets, ...secrets]);
    },
    variables: (name) => Object.fromEntries(find(name).variables),
    describe: (name) => renderRepository(world, find(name)),
    connect(backend) {
      world.backend = backend;
    },
    get serverUrl() {
      return world.urls.server;
    },
    get apiUrl() {
      return world.urls.api;
    },
    get graphqlUrl() {
      return world.urls.graphql;
    },
  };
}

/** A workflow that names no permissions: contents and packages to read, or everything but workflows to write. */
function usualPermissions({ settings }: Repository): Permissions {
  if (settings.defaultWorkflowPermissions === "read") return { contents: "read", packages: "read" };
  const names = [
    "actions",
    "checks",
    "contents",
    "deployments",
    "issues",
    "packages",
    "pull_requests",
    "statuses",
  ];
  return Object.fromEntries(names.map((name) => [name, "write"]));
}

type RunNews = { readonly run: Run; readonly action: string };

async function announceRun(world: World, repository: Repository, { run, action }: RunNews): Promise<void> {
  suiteOfRun(world, repository, run);
  const payload = {
    workflow_run: renderRun(world, repository, run),
    workflow: renderWorkflow(world, repository, run.workflow),
  };
  const identity = { kind: "human", login: run.triggeringActor } as const;
  await emit(world, { name: "workflow_run", action, repository, identity, payload });
}

type JobNews = RunNews & { readonly job: Job };

async function announceJob(
  world: World,
  repository: Repository,
  { run, job, action }: JobNews,
): Promise<void> {
  const identity = { kind: "human", login: run.triggeringActor } as const;
  const payload = { workflow_job: renderJob(world, repository, { run, job }) };
  const { check, isNew, isOver } = keepCheck(world, repository, { run, job });
  await emit(world, { name: "workflow_job", action, repository, identity, payload });
  if (isNew) await emitCheckRun({ world, repository, identity }, check, "created");
  if (isOver) await emitCheckRun({ world, repository, identity }, check, "completed");
}

function annotationOf({ level, message, title, path, ...place }: JobAnnotation): Annotation {
  const { startLine = 1, endLine = startLine, startColumn = null, endColumn = null } = place;
  return {
    path: path ?? ".github",
    start_line: startLine,
    end_line: endLine,
    start_column: startColumn,
    end_column: endColumn,
    annotation_level: level,
    title: title ?? null,
    message,
  };
}

/** A job is a check run of GitHub's own App under the job's id. */
function keepCheck(world: World, repository: Repository, { run, job }: Omit<JobNews, "action">) {
  const known = repository.checkRuns.find(({ id }) => id === job.id);
  const suite = suiteOfRun(world, repository, run);
  const check: CheckRun = known ?? {
    id: job.id,
    suite: suite.id,
    app: actionsAppId,
    sha: job.sha,
    name: job.name,
    externalId: "",
    detailsUrl: `${runHtmlUrl(world, repository, run.id)}/job/${job.id}`,
    status: job.status,
    conclusion: null,
    startedAt: job.startedAt ?? job.createdAt,
    completedAt: null,
    output: { title: null, summary: null, text: null },
    annotations: [],
    actions: [],
  };
  const isOver = job.status === "completed" && check.completedAt === null;
  check.status = job.status;
  check.conclusion = job.conclusion;
  check.completedAt = job.completedAt;
  check.annotations.splice(0, check.annotations.length, ...(job.annotations ?? []).map(annotationOf));
  check.output = { ...check.output, summary: job.summary ?? check.output.summary };
  if (known === undefined) repository.checkRuns.push(check);
  return { check, isNew: known === undefined, isOver };
}
