import { randomUUID } from "node:crypto";
import type { IdTokenRequest } from "../actions-backend.ts";
import type { Value } from "./expression.ts";
import { githubContext } from "./github-context.ts";
import type { RunnerHost } from "./host.ts";
import { type JobRecord, type JobResult, type StepRecord, toJob } from "./job-record.ts";
import { createJobRoom, type JobRoom, runnerContext } from "./job-room.ts";
import { createMask, type Mask } from "./mask.ts";
import { permissionsOf } from "./permissions.ts";
import { isGroupAlive, killGroup, killTracked } from "./process-tree.ts";
import { type RunRecord, toRun } from "./run-record.ts";
import { runScope } from "./run-scope.ts";
import type { Settings } from "./settings.ts";
import type { Status } from "./status-functions.ts";
import { evaluate, evaluateString, fieldOf } from "./template.ts";
import type { WorkflowFile } from "./workflow-file.ts";

/** One job to be run on a machine. */
export type JobWork = {
  readonly host: RunnerHost;
  readonly settings: Settings;
  readonly run: RunRecord;
  readonly file: WorkflowFile;
  readonly job: JobRecord;
  readonly needs: Readonly<Record<string, Need>>;
  /** Aborted to cancel the job; its reason is what the log says. */
  readonly cancel: AbortSignal;
  /** Aborted when the machine is lost: nothing more is done on it. */
  readonly lost: AbortSignal;
  /** Told after every change of the job's record. */
  readonly changed: () => void;
};

export type Need = { readonly result: JobResult; readonly outputs: Readonly<Record<string, string>> };

/** A job on its machine. */
export type Session = JobWork & {
  readonly room: JobRoom;
  readonly mask: Mask;
  readonly token: string;
  readonly contexts: Readonly<Record<string, Value | Readonly<Record<string, unknown>>>>;
  /** Given in the environment only with `id-token: write`. */
  readonly idToken: { readonly url: string; readonly token: string } | undefined;
  /** `env` of workflow and job, and what steps wrote to `GITHUB_ENV`. */
  readonly env: Record<string, string>;
  /** What steps wrote to `GITHUB_PATH`, the last first. */
  readonly path: string[];
  status: Status;
  /** What is left to do at the end, the last first. */
  readonly posts: (() => Promise<void>)[];
  /** Actions by `uses`, where they lie on this machine. */
  readonly actions: Map<string, string>;
  /** Process groups of steps that left something in the background. */
  readonly groups: Set<number>;
  /** In the environment of every process, so that what is left of them can be found. */
  readonly trackingId: string;
  /** Aborted at the hard stop or when the machine is lost. */
  readonly dead: AbortSignal;
};

/** Readies a machine: directories, token, secrets, contexts. */
export async function openSession(work: JobWork, dead: AbortSignal): Promise<Session> {
  const { host, settings, run, file, job } = work;
  const { repository, payload } = run.trigger;
  const room = await createJobRoom({
    root: `${settings.directory}/job-${job.id}`,
    repository: repository.name,
    payload,
    toolCache: settings.toolCache,
  });
  const asked = permissionsOf(fieldOf(file.root, "permissions"), fieldOf(job.definition.body, "permissions"));
  const token = host.createJobToken({
    repository,
    runId: run.id,
    ...(asked.token === undefined ? {} : { permissions: asked.token }),
  });
  const secrets = { ...host.secrets(repository), GITHUB_TOKEN: token };
  const idToken = asked.idToken ? host.idTokenRequest?.(aboutJob(work)) : undefined;
  const mask = createMask();
  for (const secret of Object.values(secrets)) mask.add(secret);
  if (idToken !== undefined) mask.add(idToken.token);
  return {
    ...work,
    room,
    mask,
    token,
    contexts: contextsOf(work, { room, token, secrets }),
    idToken,
    env: {},
    path: [],
    status: "success",
    posts: [],
    actions: new Map(),
    groups: new Set(),
    // Random: another rehearsal on this machine has the same run and job numbers.
    trackingId: `github_${randomUUID()}`,
    dead,
  };
}

function aboutJob({ host, run, job, needs }: JobWork): IdTokenRequest {
  const field = fieldOf(job.definition.body, "environment");
  const scope = runScope(host, run, { needs, combination: job.combination });
  const named = evaluate(field, scope);
  const name =
    typeof named === "object" ? evaluateString(fieldOf(field, "name"), scope) : String(named ?? "");
  const { repository } = run.trigger;
  return { repository, github: githubContext(host, run), environment: name || undefined };
}

/** The machine goes: token, processes and directories with it. */
export async function closeSession(session: Session): Promise<void> {
  session.host.revokeToken(session.token);
  if (session.idToken !== undefined) session.host.revokeToken(session.idToken.token);
  sweepProcesses(session);
  if (!session.settings.keepDirectories) await session.room.remove();
}

export function sweepProcesses({ groups, trackingId }: Session): void {
  for (const leader of groups) if (isGroupAlive(leader)) killGroup(leader);
  killTracked(`RUNNER_TRACKING_ID=${trackingId}`);
}

type Machine = {
  readonly room: JobRoom;
  readonly token: string;
  readonly secrets: Readonly<Record<string, string>>;
};

function contextsOf(
  { host, run, job, needs }: JobWork,
  { room, token, secrets }: Machine,
): Session["contexts"] {
  return {
    github: {
      ...githubContext(host, run),
      event_path: room.eventPath,
      job: job.definition.id,
      token,
      workspace: room.workspace,
    },
    inputs: run.trigger.inputs,
    matrix: job.combination,
    needs,
    runner: runnerContext(room),
    secrets,
    strategy: { "fail-fast": true, "job-index": 0, "job-total": 1, "max-parallel": 1 },
    vars: host.variables(run.trigger.repository),
  };
}

/** A line of the job's log; secrets do not get into it. */
export function writeLine(session: Session, text: string): void {
  const { job, run, settings, mask } = session;
  for (const line of mask.apply(text).split("\n")) {
    job.lines.push(line);
    settings.onLine(line, toJob(job), toRun(run));
  }
  session.changed();
}

export function startStep(session: Session, name: string): StepRecord {
  const { job, mask, changed } = session;
  const number = job.steps.length + 1;
  const record: StepRecord = {
    name: mask.apply(name),
    number,
    status: "in_progress",
    conclusion: null,
    summary: "",
  };
  job.steps.push(record);
  changed();
  return record;
}

export function endStep(session: Session, record: StepRecord, conclusion: StepRecord["conclusion"]): void {
  record.status = "completed";
  record.conclusion = conclusion;
  session.changed();
}
