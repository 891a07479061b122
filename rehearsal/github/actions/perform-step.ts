import { runAction } from "./action-step.ts";
import { type Frame, type StepConclusion, scopeOf } from "./frame.ts";
import { runScript } from "./script-step.ts";
import { endStep, type Session, startStep, writeLine } from "./session.ts";
import { fail, type StepRun } from "./step-command.ts";
import { watchInterrupt } from "./step-interrupt.ts";
import { evaluate, evaluateCondition, evaluateString, evaluateStrings, fieldOf } from "./template.ts";
import type { StepDefinition } from "./workflow-file.ts";

type StepRequest = {
  readonly session: Session;
  readonly frame: Frame;
  readonly definition: StepDefinition;
  /** The step of the job that it is a part of; undefined for a step of the job itself. */
  readonly within?: StepRun;
};

/** Does one step if its condition holds, and records what came of it. */
export async function performStep(request: StepRequest): Promise<void> {
  const { session, frame, definition, within } = request;
  const env = environmentOf(request);
  const record = within?.record ?? startStep(session, nameOf(request, env));
  const holds = () => evaluateCondition(definition.condition, scopeOf(session, frame, env));
  using watch = watchInterrupt(session, { holds, timeoutMs: timeoutOf(request, env) });
  const outputs: Record<string, string> = {};
  const interrupt = within === undefined ? watch.signal : AbortSignal.any([watch.signal, within.interrupt]);
  const step: StepRun = { session, frame, record, env, interrupt, outputs };
  const outcome = await outcomeOf(step, { definition, holds });
  if (session.dead.aborted) return;
  if (watch.timedOut())
    fail(step, `The action '${record.name}' has timed out after ${minutesOf(request, env)} minutes.`);
  const result = watch.timedOut() ? "failure" : outcome;
  const tolerated =
    result === "failure" &&
    evaluate(fieldOf(definition.body, "continue-on-error"), scopeOf(session, frame, env)) === true;
  settle(request, { outputs, outcome: result, conclusion: tolerated ? "success" : result });
  if (within === undefined) endStep(session, record, tolerated ? "success" : result);
}

type Doing = { readonly definition: StepDefinition; readonly holds: () => boolean };

async function outcomeOf(step: StepRun, { definition, holds }: Doing): Promise<StepConclusion> {
  try {
    if (!holds()) return "skipped";
    const isScript = fieldOf(definition.body, "run") !== undefined;
    const succeeded = isScript ? await runScript(step, definition) : await runAction(step, definition);
    if (step.interrupt.aborted) return "cancelled";
    return succeeded ? "success" : "failure";
  } catch (error) {
    // A wrong expression or an action that is not there: the step fails, the job says why.
    fail(step, error instanceof Error ? error.message : String(error));
    return "failure";
  }
}

function settle({ session, frame, definition, within }: StepRequest, result: Frame["steps"][string]): void {
  if (!definition.id.startsWith("__")) frame.steps[definition.id] = result;
  if (result.conclusion === "failure" && frame.status === "success") frame.status = "failure";
  if (result.conclusion === "failure" && within === undefined && session.status === "success")
    session.status = "failure";
  if (result.outcome === "failure" && result.conclusion === "success")
    writeLine(session, "##[warning]The step failed and `continue-on-error` lets the job go on.");
}

function environmentOf({ session, frame, definition }: StepRequest): Readonly<Record<string, string>> {
  const outer = { ...frame.env, ...session.env };
  return { ...outer, ...evaluateStrings(fieldOf(definition.body, "env"), scopeOf(session, frame, outer)) };
}

function nameOf({ session, frame, definition }: StepRequest, env: Readonly<Record<string, string>>): string {
  const scope = scopeOf(session, frame, env);
  const text = (name: string) => evaluateString(fieldOf(definition.body, name), scope);
  return text("name") ?? `Run ${text("uses") ?? text("run")?.split("\n")[0] ?? ""}`;
}

function minutesOf(
  { session, frame, definition }: StepRequest,
  env: Readonly<Record<string, string>>,
): number {
  return Number(evaluate(fieldOf(definition.body, "timeout-minutes"), scopeOf(session, frame, env)) ?? 0);
}

function timeoutOf(request: StepRequest, env: Readonly<Record<string, string>>): number | undefined {
  const minutes = minutesOf(request, env);
  return minutes > 0 ? minutes * 60_000 : undefined;
}
