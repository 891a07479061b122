import { nodeId } from "../account.ts";
import type { CheckRun } from "../check.ts";
import { renderCheckRun } from "../render/check.ts";
import type { Spot } from "./repository-node.ts";

export function checkRunNode({ world, repository }: Spot, run: CheckRun) {
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
    checkSuite: { id: nodeId("CS", run.suite), databaseId: run.suite },
  };
}
