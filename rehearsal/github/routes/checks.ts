import { need } from "../access.ts";
import { notFound, unprocessable } from "../api-error.ts";
import { created, ok, page, type RepositoryCall, repositoryRoute, wrappedPage } from "../call.ts";
import type { CheckRun } from "../check.ts";
import { resolveRevision } from "../git-objects.ts";
import { renderCheckRun, renderSuite } from "../render/check.ts";
import { checksWrite, createCheckRun, updateCheckRun } from "../write-check-run.ts";

const read = need("read", "checks=read");

export const checkRoutes = [
  repositoryRoute("POST /check-runs", checksWrite, postCheckRun),
  repositoryRoute("GET /check-runs/{check_run_id}", read, getCheckRun),
  repositoryRoute("PATCH /check-runs/{check_run_id}", checksWrite, patchCheckRun),
  repositoryRoute("GET /check-runs/{check_run_id}/annotations", read, listAnnotations),
  repositoryRoute("GET /commits/{ref}/check-runs", read, listCheckRuns),
  repositoryRoute("GET /commits/{ref}/check-suites", read, listCheckSuites),
];

async function postCheckRun(call: RepositoryCall) {
  const run = await createCheckRun(call, call.body);
  return created(renderCheckRun(call.world, call.repository, run));
}

function findCheckRun({ repository, params }: RepositoryCall): CheckRun {
  const run = repository.checkRuns.find(({ id }) => id === Number(params.check_run_id));
  if (run === undefined) throw notFound();
  return run;
}

function getCheckRun(call: RepositoryCall) {
  return ok(renderCheckRun(call.world, call.repository, findCheckRun(call)));
}

async function patchCheckRun(call: RepositoryCall) {
  const run = findCheckRun(call);
  await updateCheckRun(call, run, call.body);
  return ok(renderCheckRun(call.world, call.repository, run));
}

function listAnnotations(call: RepositoryCall) {
  const { annotations } = findCheckRun(call);
  return page(call, annotations, (annotation) => ({
    start_column: null,
    end_column: null,
    title: null,
    raw_details: null,
    blob_href: "",
    ...annotation,
  }));
}

async function shaOf({ repository, params }: RepositoryCall): Promise<string> {
  const sha = await resolveRevision(repository.directory, params.ref ?? "");
  if (sha === undefined) throw unprocessable(`No commit found for SHA: ${params.ref}`);
  return sha;
}

/** The latest of each name and App unless all are asked for. */
async function listCheckRuns(call: RepositoryCall) {
  const { world, repository, query } = call;
  const sha = await shaOf(call);
  const name = query.get("check_name");
  const app = query.get("app_id");
  const status = query.get("status");
  const all = repository.checkRuns.filter((run) => run.sha === sha).reverse();
  const isLatest = (run: CheckRun) => all.find((one) => one.name === run.name && one.app === run.app) === run;
  const items = all.filter(
    (run) =>
      (query.get("filter") === "all" || isLatest(run)) &&
      (name === null || run.name === name) &&
      (app === null || run.app === Number(app)) &&
      (status === null || run.status === status),
  );
  return wrappedPage(call, {
    name: "check_runs",
    items,
    render: (run) => renderCheckRun(world, repository, run),
  });
}

async function listCheckSuites(call: RepositoryCall) {
  const { world, repository, query } = call;
  const sha = await shaOf(call);
  const app = query.get("app_id");
  const items = repository.checkSuites.filter(
    (suite) => suite.sha === sha && (app === null || suite.app === Number(app)),
  );
  return wrappedPage(call, {
    name: "check_suites",
    items,
    render: (suite) => renderSuite(world, repository, suite),
  });
}
