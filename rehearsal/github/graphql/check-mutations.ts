import type { Body } from "../call.ts";
import { judgeRequest } from "../description.ts";
import { createCheckRun, updateCheckRun } from "../write-check-run.ts";
import { type CheckInput, checkBody } from "./check-input.ts";
import { checkRunNode } from "./check-node.ts";
import { locateCheckRun, locateRepositoryById } from "./locate.ts";
import { demandWritable } from "./permission.ts";
import { problem } from "./problem.ts";
import type { Asker } from "./repository-node.ts";

type CreateArgs = { readonly input: CheckInput & { readonly headSha: string } };

/** Only with the token of an App, as in the REST API; its limits hold here as well. */
export async function createCheck(asker: Asker, { input }: CreateArgs) {
  const spot = locateRepositoryById(asker, input.repositoryId);
  demandWritable(spot);
  const body = judged("POST /repos/{owner}/{repo}/check-runs", checkBody(input));
  const run = await createCheckRun(spot, body);
  return { clientMutationId: input.clientMutationId, checkRun: checkRunNode(spot, run) };
}

type UpdateArgs = { readonly input: CheckInput & { readonly checkRunId: string } };

export async function updateCheck(asker: Asker, { input }: UpdateArgs) {
  const { repository } = locateRepositoryById(asker, input.repositoryId);
  const { spot, node: run } = locateCheckRun(asker, input.checkRunId);
  if (spot.repository !== repository)
    throw problem("NOT_FOUND", `Could not resolve to a node with the global id of '${input.checkRunId}'.`);
  demandWritable(spot);
  await updateCheckRun(
    spot,
    run,
    judged("PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}", checkBody(input)),
  );
  return { clientMutationId: input.clientMutationId, checkRun: checkRunNode(spot, run) };
}

/** How many annotations and buttons there may be, and how long, stands in GitHub's description of the twin. */
function judged(operation: string, body: Body): Body {
  const { refusal } = judgeRequest(operation, new URLSearchParams(), body);
  if (refusal !== undefined) throw refusal;
  return body;
}
