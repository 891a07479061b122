import { type DispatchRequest, isRefusal, type Refusal } from "../actions-backend.ts";
import { type DispatchInputs, readDispatchInputs } from "./dispatch-inputs.ts";
import type { Engine } from "./engine.ts";
import type { RunList } from "./run-list.ts";
import type { RunRecord } from "./run-record.ts";
import { shortRef } from "./source-event.ts";
import { isInvalid, type WorkflowFile } from "./workflow-file.ts";
import type { WorkflowList } from "./workflow-list.ts";

type Place = { readonly engine: Engine; readonly workflows: WorkflowList; readonly runs: RunList };

/** Starts a workflow of the default branch as it is at the given ref. */
export async function dispatch(request: DispatchRequest, place: Place): Promise<RunRecord | Refusal> {
  const { engine, workflows, runs } = place;
  const { repository, ref, actor } = request;
  const workflow = await workflows.find(repository, request.workflow);
  if (workflow === undefined) return { status: 404, message: "Not Found" };
  if (workflow.state !== "active")
    return refuse("Cannot trigger a 'workflow_dispatch' on a disabled workflow");
  const sha = await engine.git(repository).resolve(ref);
  if (sha === undefined) return refuse(`No ref found for: ${ref}`);
  const file = await workflows.fileAt(repository, sha, workflow.path);
  if (file !== undefined && isInvalid(file))
    return refuse(`failed to parse workflow: ${file.errors.join("; ")}`);
  if (file?.events.workflow_dispatch === undefined)
    return refuse("Workflow does not have 'workflow_dispatch' trigger");
  const inputs = readDispatchInputs(file, request.inputs);
  if (isRefusal(inputs)) return inputs;
  const fullRef = await fullRefOf(engine, request);
  return runs.start(file, {
    repository,
    event: "workflow_dispatch",
    payload: payloadOf(request, { engine, file, inputs, ref: fullRef }),
    ref: fullRef,
    sha,
    headBranch: shortRef(fullRef),
    headSha: sha,
    actor,
    inputs: inputs.context,
    fileSha: sha,
    depth: 0,
  });
}

function refuse(message: string): Refusal {
  return { status: 422, message };
}

async function fullRefOf(engine: Engine, { repository, ref }: DispatchRequest): Promise<string> {
  if (ref.startsWith("refs/")) return ref;
  const branch = `refs/heads/${ref}`;
  const isBranch = (await engine.git(repository).resolve(branch)) !== undefined;
  return isBranch ? branch : `refs/tags/${ref}`;
}

type Dispatched = {
  readonly engine: Engine;
  readonly file: WorkflowFile;
  readonly inputs: DispatchInputs;
  readonly ref: string;
};

function payloadOf({ repository, actor }: DispatchRequest, { engine, file, inputs, ref }: Dispatched) {
  return {
    inputs: inputs.event,
    ref,
    repository: engine.host.describe(repository),
    sender: { login: actor },
    workflow: file.path,
  };
}
