import type { Scope, ScopeFunction, Value } from "./expression.ts";
import type { Session } from "./session.ts";
import { type Status, stepFunctions } from "./status-functions.ts";

/** `steps.<id>`: outputs, and the result before and after `continue-on-error`. */
export type StepResult = {
  readonly outputs: Record<string, string>;
  outcome: StepConclusion;
  conclusion: StepConclusion;
};
export type StepConclusion = "success" | "failure" | "cancelled" | "skipped";

/** Where steps are: the job itself, or a composite action within it. */
export type Frame = {
  /** Members of the `github` context that an action changes: `action_path` and the like. */
  readonly github: Readonly<Record<string, string>>;
  readonly inputs: Readonly<Record<string, Value>>;
  /** What surrounds it, above the session's own. */
  readonly env: Readonly<Record<string, string>>;
  readonly steps: Record<string, StepResult>;
  status: Status;
  /** Step ids from the outside in, for `GITHUB_ACTION`. */
  readonly prefix: string;
};

export function jobFrame(session: Session): Frame {
  return {
    github: {},
    inputs: session.run.trigger.inputs,
    env: {},
    steps: {},
    status: "success",
    prefix: "",
  };
}

/** What expressions of a step see. The environment is that of the step so far. */
export function scopeOf(session: Session, frame: Frame, env: Readonly<Record<string, string>>): Scope {
  return {
    contexts: {
      ...session.contexts,
      github: { ...(session.contexts.github as object), ...frame.github },
      inputs: frame.inputs,
      steps: frame.steps,
      env,
      job: { status: session.status },
    },
    functions: functionsOf(session, frame),
  };
}

function functionsOf(session: Session, frame: Frame): Readonly<Record<string, ScopeFunction>> {
  const status = session.status === "cancelled" ? "cancelled" : frame.status;
  return stepFunctions(status, session.room.workspace);
}
