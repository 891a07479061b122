import { checkAccess, need } from "../access.ts";
import { ApiError, notFound, unprocessable } from "../api-error.ts";
import { actionsAppId } from "../app.ts";
import { type Body, created, ok, page, type RepositoryCall, repositoryRoute, wrappedPage } from "../call.ts";
import type { CheckAction, CheckRun } from "../check.ts";
import { emitCheckRun } from "../check-runs.ts";
import { suiteFor } from "../check-suites.ts";
import { object, objects, text } from "../fields.ts";
import { listRefs, resolve, resolveRevision } from "../git-objects.ts";
import { appOf } from "../issues.ts";
import { renderCheckRun, renderSuite } from "../render/check.ts";
import { repositoryHtmlUrl } from "../render/repository.ts";
import { now } from "../world.ts";

const read = need("read", "checks=read");
/** The role stands for what users have: nothing, here only Apps write. */
const write = need("read", "checks=write");

export const checkRoutes = [
  repositoryRoute("POST /check-runs", write, createCheckRun),
  repositoryRoute("GET /check-runs/{check_run_id}", read, getCheckRun),
  repositoryRoute("PATCH /check-runs/{check_run_id}", write, updateCheckRun),
  repositoryRoute("GET /check-runs/{check_run_id}/annotations", read, listAnnotations),
  repositoryRoute("GET /commits/{ref}/check-runs", read, listCheckRuns),
  repositoryRoute("GET /commits/{ref}/check-suites", read, listCheckSuites),
];

function appWriting({ world, repository, identity }: RepositoryCall): number {
  const app = appOf(identity);
  if (app === undefined) throw new ApiError(403, "You must authenticate via a GitHub App.");
  // What a public repository shows to all does not open it for writing.
  checkAccess(world, repository, { identity, wanted: write });
  return app;
}

async function createCheckRun(call: RepositoryCall) {
  const { world, repository, body } = call;
  const app = appWriting(call);
  const sha = text(body, "head_sha") ?? "";
  if ((await resolve(repository.directory, sha, "commit")) !== sha)
    throw unprocessable(`No commit found for SHA: ${sha}`);
  const refs = await listRefs(repository.directory, "refs/heads/");
  const branch = refs.find((ref) => ref.sha === sha)?.ref.slice("refs/heads/".length) ?? null;
  const id = world.nextId();
  const run: CheckRun = {
    id,
    suite: suiteFor(world, repository, { app, sha, branch }).id,
    app,
    sha,
    name: text(body, "name") ?? "",
    externalId: "",
    detailsUrl: defaultDetails(call, app, id),
    status: "queued",
    conclusion: null,
    startedAt: now(world),
    completedAt: null,
    output: { title: null, summary: null, text: null },
    annotations: [],
    actions: [],
  };
  change(call, run);
  repository.checkRuns.push(run);
  await emitCheckRun(call, run, "created");
  if (run.status === "completed") await emitCheckRun(call, run, "completed");
  return created(renderCheckRun(world, repository, run));
}

function defaultDetails({ world, repository }: RepositoryCall, app: number, id: number): string {
  return app === actionsAppId ? `${repositoryHtmlUrl(world, repository)}/runs/${id}` : world.urls.server;
}

/** A conclusion completes; annotations are added to what is there. */
function change({ world, body }: RepositoryCall, run: CheckRun): void {
  const conclusion = text(body, "conclusion");
  if (conclusion === "stale") throw unprocessable("stale is set by GitHub alone.");
  const status = conclusion === undefined ? (text(body, "status") ?? run.status) : "completed";
  if (status === "completed" && conclusion === undefined && run.conclusion === null)
    throw unprocessable("Invalid request.\n\nMissing required key: conclusion");
  const output = outputOf(run, object(body, "output"));
  run.status = status;
  run.conclusion = status === "completed" ? (conclusion ?? run.conclusion) : null;
  run.completedAt =
    status === "completed" ? (text(body, "completed_at") ?? run.completedAt ?? now(world)) : null;
  run.startedAt = text(body, "started_at") ?? run.startedAt;
  run.name = text(body, "name") ?? run.name;
  run.externalId = text(body, "external_id") ?? run.externalId;
  // For GitHub's own App the address is not the caller's to choose.
  if (run.app !== actionsAppId) run.detailsUrl = text(body, "details_url") ?? run.detailsUrl;
  if (body.actions !== undefined) run.actions = objects(body, "actions").map(actionOf);
  run.output = output;
}

function outputOf(run: CheckRun, output: Body | undefined): CheckRun["output"] {
  if (output === undefined) return run.output;
  for (const name of ["summary", "text"])
    if ([...(text(output, name) ?? "")].length > 65_535)
      throw unprocessable(
        `Invalid request.\n\nOnly 65535 characters are allowed; ${text(output, name)?.length} were supplied.`,
      );
  const title = text(output, "title") ?? run.output.title;
  const summary = text(output, "summary") ?? run.output.summary;
  if (title === null) throw unprocessable('Invalid request.\n\n"title" wasn\'t supplied.');
  if (summary === null) throw unprocessable('Invalid request.\n\n"summary" wasn\'t supplied.');
  run.annotations.push(...objects(output, "annotations"));
  return { title, summary, text: text(output, "text") ?? run.output.text };
}

function actionOf(body: Body): CheckAction {
  return {
    label: text(body, "label") ?? "",
    description: text(body, "description") ?? "",
    identifier: text(body, "identifier") ?? "",
  };
}

function findCheckRun({ repository, params }: RepositoryCall): CheckRun {
  const run = repository.checkRuns.find(({ id }) => id === Number(params.check_run_id));
  if (run === undefined) throw notFound();
  return run;
}

function getCheckRun(call: RepositoryCall) {
  return ok(renderCheckRun(call.world, call.repository, findCheckRun(call)));
}

async function updateCheckRun(call: RepositoryCall) {
  const app = appWriting(call);
  const run = findCheckRun(call);
  if (run.app !== app)
    throw new ApiError(
      403,
      `Invalid app_id \`${app}\` - check run can only be modified by the GitHub App that created it.`,
    );
  const before = run.status;
  change(call, run);
  if (run.status === "completed" && before !== "completed") await emitCheckRun(call, run, "completed");
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
