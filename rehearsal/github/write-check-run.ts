import { checkAccess, need } from "./access.ts";
import { ApiError, unprocessable } from "./api-error.ts";
import { actionsAppId } from "./app.ts";
import type { Body } from "./call.ts";
import type { CheckAction, CheckRun } from "./check.ts";
import { emitCheckRun } from "./check-runs.ts";
import { suiteFor } from "./check-suites.ts";
import { object, objects, text } from "./fields.ts";
import { resolve } from "./git-objects.ts";
import { listRefs } from "./git-refs.ts";
import { appOf } from "./issues.ts";
import type { Place } from "./refs.ts";
import { repositoryHtmlUrl } from "./render/repository.ts";
import { now } from "./world.ts";

/** The role stands for what users have: nothing, here only Apps write. */
export const checksWrite = need("read", "checks=write");

/** A new check run, with its events. The body is in the REST API's names. */
export async function createCheckRun(place: Place, body: Body): Promise<CheckRun> {
  const { world, repository } = place;
  const app = appWriting(place);
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
    detailsUrl: defaultDetails(place, app, id),
    status: "queued",
    conclusion: null,
    startedAt: now(world),
    completedAt: null,
    output: { title: null, summary: null, text: null },
    annotations: [],
    actions: [],
  };
  change(place, run, body);
  repository.checkRuns.push(run);
  await emitCheckRun(place, run, "created");
  if (run.status === "completed") await emitCheckRun(place, run, "completed");
  return run;
}

/** Only the App that made it may change it. */
export async function updateCheckRun(place: Place, run: CheckRun, body: Body): Promise<void> {
  const app = appWriting(place);
  if (run.app !== app)
    throw new ApiError(
      403,
      `Invalid app_id \`${app}\` - check run can only be modified by the GitHub App that created it.`,
    );
  const before = run.status;
  change(place, run, body);
  if (run.status === "completed" && before !== "completed") await emitCheckRun(place, run, "completed");
}

function appWriting({ world, repository, identity }: Place): number {
  const app = appOf(identity);
  if (app === undefined) throw new ApiError(403, "You must authenticate via a GitHub App.");
  // What a public repository shows to all does not open it for writing.
  checkAccess(world, repository, { identity, wanted: checksWrite });
  return app;
}

function defaultDetails({ world, repository }: Place, app: number, id: number): string {
  return app === actionsAppId ? `${repositoryHtmlUrl(world, repository)}/runs/${id}` : world.urls.server;
}

/** A conclusion completes; annotations are added to what is there. */
function change({ world }: Place, run: CheckRun, body: Body): void {
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
