import type { CompositeRuns } from "./action-file.ts";
import { type Frame, scopeOf } from "./frame.ts";
import { performStep } from "./perform-step.ts";
import type { StepRun } from "./step-command.ts";
import { evaluateString } from "./template.ts";

/** Runs the steps of a composite action as part of one step of the job. They see its inputs, not `INPUT_*`. */
export async function runComposite(
  step: StepRun,
  { steps, outputs }: CompositeRuns,
  inputs: Readonly<Record<string, string>>,
): Promise<boolean> {
  const { session } = step;
  const frame: Frame = {
    ...step.frame,
    inputs,
    env: step.env,
    steps: {},
    status: "success",
    prefix: `${step.frame.github.action ?? ""}.`,
  };
  for (const definition of steps) {
    if (session.dead.aborted) return false;
    await performStep({ session, frame, definition, within: step });
  }
  const scope = scopeOf(session, frame, step.env);
  for (const [name, value] of outputs) step.outputs[name] = evaluateString(value, scope) ?? "";
  return frame.status === "success";
}
