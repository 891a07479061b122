import { isAllowed, need } from "../access.ts";
import { nodeId } from "../account.ts";
import type { Run } from "../actions-backend.ts";
import type { Annotation, CheckRun } from "../check.ts";
import { runHtmlUrl } from "../render/actions.ts";
import { renderCheckRun, suiteConclusion, suiteStatus } from "../render/check.ts";
import { connection, type Slice } from "./connection.ts";
import { problem } from "./problem.ts";
import type { Spot } from "./repository-node.ts";

export function checkRunNode(spot: Spot, run: CheckRun) {
  const { world, repository } = spot;
  const { html_url } = renderCheckRun(world, repository, run);
  return {
    __typename: "CheckRun",
    id: nodeId("CR", run.id),
    databaseId: run.id,
    name: run.name,
    status: run.status.toUpperCase(),
    conclusion: run.conclusion?.toUpperCase() ?? null,
    detailsUrl: run.detailsUrl,
    externalId: run.externalId,
    permalink: html_url,
    url: html_url,
    startedAt: run.startedAt,
    completedAt: run.completedAt,
    title: run.output.title,
    summary: run.output.summary,
    text: run.output.text,
    checkSuite: () => suiteNode(spot, run.suite),
    annotations: (slice: Slice) => connection(run.annotations.map(annotationNode), slice),
  };
}

export function suiteNode(spot: Spot, id: number) {
  const { world, repository } = spot;
  const suite = repository.checkSuites.find((one) => one.id === id);
  const app = world.apps.get(suite?.app ?? 0);
  const run = suite?.run;
  const runs = repository.checkRuns.filter((one) => one.suite === id);
  return {
    __typename: "CheckSuite",
    id: nodeId("CS", id),
    databaseId: id,
    status: suiteStatus(runs, suite).toUpperCase(),
    conclusion: suiteConclusion(runs, suite)?.toUpperCase() ?? null,
    createdAt: suite?.createdAt ?? "",
    updatedAt: suite?.updatedAt ?? "",
    app:
      app === undefined
        ? null
        : { id: nodeId("A", app.id), databaseId: app.id, name: app.name, slug: app.slug },
    workflowRun: () => {
      if (run === undefined) return null;
      mustRead(spot, "actions=read");
      return runNode(spot, id, run);
    },
  };
}

function runNode(spot: Spot, suite: number, run: Run) {
  const { workflow } = run;
  return {
    id: nodeId("WFR", run.id),
    databaseId: run.id,
    event: run.event,
    runNumber: run.number,
    url: runHtmlUrl(spot.world, spot.repository, run.id),
    createdAt: run.createdAt,
    updatedAt: run.updatedAt,
    checkSuite: () => suiteNode(spot, suite),
    workflow: { id: nodeId("W", workflow.id), databaseId: workflow.id, name: workflow.name },
  };
}

/** Through GraphQL, too, a token sees only what its permissions open to it. */
export function mustRead({ world, repository, identity }: Spot, permission: string): void {
  if (isAllowed(world, repository, { identity, wanted: need("read", permission) })) return;
  throw problem("FORBIDDEN", "Resource not accessible by integration");
}

function annotationNode(annotation: Annotation) {
  const { path, annotation_level, message, title, raw_details, ...place } = annotation;
  const { start_line, end_line, start_column, end_column } = place;
  return {
    path,
    annotationLevel: `${annotation_level}`.toUpperCase(),
    message,
    title: title ?? null,
    rawDetails: raw_details ?? null,
    location: {
      start: { line: start_line, column: start_column ?? null },
      end: { line: end_line, column: end_column ?? null },
    },
  };
}
