import { join } from "node:path";
import type { JavaScriptRuns } from "./action-file.ts";
import { evaluateExpression, isTruthy } from "./expression.ts";
import { scopeOf } from "./frame.ts";
import { endStep, startStep } from "./session.ts";
import { fail, runCommand, type StepRun } from "./step-command.ts";
import { watchInterrupt } from "./step-interrupt.ts";

type Post = {
  readonly step: StepRun;
  readonly directory: string;
  readonly runs: JavaScriptRuns;
  readonly name: string;
  readonly variables: Readonly<Record<string, string>>;
  /** What main saved; `STATE_*` of post. */
  readonly state: Record<string, string>;
};

/** Has the action's `post` run at the end of the job, after those that were scheduled later. */
export function schedulePost(post: Post): void {
  post.step.session.posts.unshift(() => performPost(post));
}

async function performPost({ step, directory, runs, name, variables, state }: Post): Promise<void> {
  const { session, frame } = step;
  const env = { ...step.env, ...session.env };
  // A post step looks at the whole job, also that of an action deep in a composite one.
  const holds = () =>
    isTruthy(evaluateExpression(runs.postIf, scopeOf(session, { ...frame, status: session.status }, env)));
  const record = startStep(session, `Post ${name}`);
  if (!holds()) return endStep(session, record, "skipped");
  using watch = watchInterrupt(session, { holds, timeoutMs: undefined });
  const post: StepRun = { ...step, record, env, interrupt: watch.signal };
  const states = Object.entries(state).map(([key, value]) => [`STATE_${key}`, value]);
  const succeeded = await runCommand(post, {
    command: process.execPath,
    args: [join(directory, runs.post ?? "")],
    directory: session.room.workspace,
    variables: { ...variables, ...Object.fromEntries(states) },
    state,
  }).catch((error: Error) => fail(post, error.message));
  if (session.dead.aborted) return;
  if (succeeded !== true && session.status === "success") session.status = "failure";
  endStep(session, record, succeeded === true ? "success" : watch.signal.aborted ? "cancelled" : "failure");
}
