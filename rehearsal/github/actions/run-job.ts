import { locateAction } from "./action-location.ts";
import { jobFrame, scopeOf } from "./frame.ts";
import type { JobRecord } from "./job-record.ts";
import { performStep } from "./perform-step.ts";
import { runScope } from "./run-scope.ts";
import {
  closeSession,
  endStep,
  type JobWork,
  openSession,
  type Session,
  startStep,
  sweepProcesses,
  writeLine,
} from "./session.ts";
import { evaluate, evaluateString, evaluateStrings, fieldOf } from "./template.ts";

/**
 * Runs a job on a machine of its own and settles its record: steps, outputs, conclusion.
 * It never rejects for what a job does; a machine that was lost leaves its running step as it was.
 */
export async function runJob(work: JobWork): Promise<void> {
  const { job, settings } = work;
  using limits = watchLimits(work);
  const session = await openSession({ ...work, cancel: limits.cancel }, limits.dead);
  limits.cancel.addEventListener("abort", () => {
    session.status = "cancelled";
  });
  job.status = "in_progress";
  job.startedAt = new Date(settings.clock()).toISOString();
  work.changed();
  // What a job started does not outlive this process.
  const onExit = () => sweepProcesses(session);
  process.once("exit", onExit);
  await runSteps(session);
  process.removeListener("exit", onExit);
  if (limits.cancel.aborted) explainCancel(session);
  await closeSession(session);
  job.conclusion = work.lost.aborted ? lostConclusion(job) : conclusionOf(session);
}

/** A cancellation, the job's time and the hard stop that follows either. */
function watchLimits(work: JobWork) {
  const { cancel, lost, settings } = work;
  const timeout = new AbortController();
  const hardStop = new AbortController();
  const minutes = timeoutMinutes(work);
  const why = `The job has exceeded the maximum execution time of ${minutes} minutes`;
  const timer = setTimeout(() => timeout.abort(why), Math.min(minutes * 60_000, longestTimerMs));
  const ended = AbortSignal.any([cancel, timeout.signal]);
  let stopTimer: NodeJS.Timeout | undefined;
  const onEnd = () => {
    stopTimer = setTimeout(() => hardStop.abort(), settings.cancelWindowMs);
  };
  if (ended.aborted) onEnd();
  else ended.addEventListener("abort", onEnd, { once: true });
  return {
    cancel: ended,
    dead: AbortSignal.any([lost, hardStop.signal]),
    [Symbol.dispose]() {
      // What failed cancels its siblings, itself among them: nothing waits for a job that has ended.
      ended.removeEventListener("abort", onEnd);
      clearTimeout(timer);
      clearTimeout(stopTimer);
    },
  };
}

const defaultTimeoutMinutes = 360;
const longestTimerMs = 2 ** 31 - 1;

function timeoutMinutes({ host, run, job, needs }: JobWork): number {
  const scope = runScope(host, run, { needs, combination: job.combination });
  return Number(evaluate(fieldOf(job.definition.body, "timeout-minutes"), scope) ?? defaultTimeoutMinutes);
}

async function runSteps(session: Session): Promise<void> {
  const frame = jobFrame(session);
  if (!setUp(session)) session.status = "failure";
  else {
    for (const definition of session.job.definition.steps) {
      if (session.dead.aborted) return;
      await performStep({ session, frame, definition }).catch((error: unknown) => breakOff(session, error));
    }
  }
  for (let post = session.posts.shift(); post !== undefined; post = session.posts.shift()) {
    if (session.dead.aborted) return;
    await post().catch((error: unknown) => breakOff(session, error));
  }
  if (session.dead.aborted) return;
  const completion = startStep(session, "Complete job");
  writeLine(session, "Cleaning up orphan processes");
  sweepProcesses(session);
  keepOutputs(session, frame);
  endStep(session, completion, "success");
}

/** Whether the job can begin: its environment can be evaluated and its actions are there. */
function setUp(session: Session): boolean {
  const record = startStep(session, "Set up job");
  try {
    const { file, job, settings, room } = session;
    for (const owner of [file.root, job.definition.body]) {
      const scope = scopeOf(session, jobFrame(session), session.env);
      Object.assign(session.env, evaluateStrings(fieldOf(owner, "env"), scope));
    }
    if (fieldOf(job.definition.body, "container") !== undefined)
      throw new Error("Jobs in containers are not supported here.");
    for (const { body } of job.definition.steps) {
      const uses = evaluateString(fieldOf(body, "uses"), { contexts: {} });
      if (uses !== undefined && !uses.startsWith("./")) locateAction(uses, settings.actions, room.workspace);
    }
    endStep(session, record, "success");
    return true;
  } catch (error) {
    breakOff(session, error);
    endStep(session, record, "failure");
    return false;
  }
}

function breakOff(session: Session, error: unknown): void {
  const message = session.mask.apply(error instanceof Error ? error.message : String(error));
  if (session.status === "success") session.status = "failure";
  session.job.annotations.push({ level: "failure", message });
  writeLine(session, `##[error]${message}`);
}

/** Outputs that hold a secret are dropped, as GitHub does. */
function keepOutputs(session: Session, frame: ReturnType<typeof jobFrame>): void {
  const { job, mask } = session;
  const outputs = evaluateStrings(
    fieldOf(job.definition.body, "outputs"),
    scopeOf(session, frame, session.env),
  );
  const kept = Object.entries(outputs).filter(([name, value]) => {
    if (!mask.hides(value)) return true;
    const message = `Skip output '${name}' since it may contain secret.`;
    job.annotations.push({ level: "warning", message });
    writeLine(session, `##[warning]${message}`);
    return false;
  });
  job.outputs = Object.fromEntries(kept);
}

function explainCancel({ cancel, job }: Session): void {
  const message = typeof cancel.reason === "string" ? cancel.reason : "The operation was canceled.";
  job.annotations.push({ level: "failure", message });
  job.lines.push(`##[error]${message}`);
}

/** A job that ran out of time counts as cancelled as well, not as timed out. */
function conclusionOf({ status, dead }: Session): JobRecord["conclusion"] {
  return dead.aborted ? "cancelled" : status;
}

function lostConclusion(job: JobRecord): JobRecord["conclusion"] {
  const message = "The hosted runner lost communication with the server.";
  job.annotations.push({ level: "failure", message });
  return "failure";
}
