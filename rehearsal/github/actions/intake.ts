import type { GitHubEvent, RepositoryName } from "../actions-backend.ts";
import { type Admission, admit } from "./admission.ts";
import type { Engine } from "./engine.ts";
import type { RunList } from "./run-list.ts";
import type { RunRecord, Trigger } from "./run-record.ts";
import { triggerOf } from "./source-event.ts";
import { isTriggeredBy } from "./trigger.ts";
import { type InvalidWorkflow, isInvalid, type WorkflowFile } from "./workflow-file.ts";
import type { WorkflowList } from "./workflow-list.ts";

/** Where events come in. They are taken one after the other, so that runs are numbered in their order. */
export type Intake = {
  accept(event: GitHubEvent): void;
  tick(repository: RepositoryName, cron: string | undefined): Promise<void>;
  isEmpty(): boolean;
  /** Resolves when all events so far were taken; rejects if one could not be. */
  drained(): Promise<void>;
};

type Parts = { readonly engine: Engine; readonly workflows: WorkflowList; readonly runs: RunList };

export function createIntake(parts: Parts): Intake {
  let line = Promise.resolve();
  let length = 0;

  function enqueue(task: () => Promise<void>): Promise<void> {
    length++;
    const done = line.then(task).finally(() => {
      length--;
      parts.engine.watch.changed();
    });
    line = done.catch((error: unknown) => failed.push(error)).then(() => {});
    return done;
  }

  const failed: unknown[] = [];
  return {
    accept: (event) => void enqueue(() => take(parts, event)).catch(() => {}),
    tick: (repository, cron) => enqueue(() => fire(parts, repository, cron)),
    isEmpty() {
      if (failed.length > 0) throw new Error("An event could not be taken.", { cause: failed[0] });
      return length === 0;
    },
    drained: () => line,
  };
}

async function take(parts: Parts, event: GitHubEvent): Promise<void> {
  const { engine, workflows, runs } = parts;
  const parent = event.name === "workflow_run" ? parentOf(runs, event) : undefined;
  const admission = await admit(event, engine.git(event.repository), parent);
  if (admission === "refused") return;
  const trigger = await triggerOf(event, engine);
  if (trigger === undefined) return;
  const chained = parent === undefined ? trigger : { ...trigger, depth: parent.trigger.depth + 1 };
  for (const file of await workflows.filesAt(event.repository, trigger.fileSha)) {
    await consider(parts, { event, trigger: chained, file, admission });
  }
}

type Candidate = {
  readonly event: GitHubEvent;
  readonly trigger: Trigger;
  readonly file: WorkflowFile | InvalidWorkflow;
  readonly admission: Admission;
};

async function consider(
  { engine, workflows, runs }: Parts,
  { event, trigger, file, admission }: Candidate,
): Promise<void> {
  if (workflows.describe(event.repository, file).state !== "active") return;
  if (isInvalid(file)) {
    // A push is where GitHub says that the file is wrong; other events pass it by.
    if (event.name === "push") runs.start(file, trigger);
    return;
  }
  if (await isTriggeredBy(file, event, engine.git(event.repository)))
    runs.start(file, trigger, admission === "needs-approval");
}

function parentOf(runs: RunList, { payload }: GitHubEvent): RunRecord | undefined {
  const { id } = (payload.workflow_run ?? {}) as { readonly id?: number };
  return id === undefined ? undefined : runs.find(id);
}

async function fire(
  { engine, workflows, runs }: Parts,
  repository: RepositoryName,
  cron?: string,
): Promise<void> {
  const event: GitHubEvent = {
    name: "schedule",
    action: undefined,
    payload: {},
    repository,
    sender: repository.owner,
    byJobToken: false,
    ref: "",
    sha: "",
  };
  const trigger = await triggerOf(event, engine);
  if (trigger === undefined) return;
  for (const file of await workflows.filesAt(repository, trigger.fileSha)) {
    if (isInvalid(file) || workflows.describe(repository, file).state !== "active") continue;
    for (const schedule of file.events.schedule ?? []) {
      if (cron !== undefined && schedule.cron !== cron) continue;
      const payload = { schedule: schedule.cron, repository: engine.host.describe(repository) };
      runs.start(file, { ...trigger, payload });
    }
  }
}
