import { join } from "node:path";
import { type ActionFile, inputVariables, isComposite, readActionFile } from "./action-file.ts";
import { locateAction, originOf } from "./action-location.ts";
import { runComposite } from "./composite-step.ts";
import { type Frame, scopeOf } from "./frame.ts";
import { schedulePost } from "./post-step.ts";
import { writeLine } from "./session.ts";
import { runCommand, type StepRun } from "./step-command.ts";
import { evaluateString, evaluateStrings, fieldOf } from "./template.ts";
import type { StepDefinition } from "./workflow-file.ts";

/** Runs a `uses` step. */
export async function runAction(step: StepRun, definition: StepDefinition): Promise<boolean> {
  const { session } = step;
  const uses = evaluateString(fieldOf(definition.body, "uses"), { contexts: {} }) ?? "";
  const directory = locateAction(uses, session.settings.actions, session.room.workspace);
  const action = await readActionFile(directory);
  const inputs = inputsOf(step, definition, action);
  const frame = frameOf(step.frame, definition, { uses, directory });
  writeLine(session, `##[group]Run ${uses}`);
  for (const [name, value] of Object.entries(inputs))
    if (value !== "") writeLine(session, `  ${name}: ${value}`);
  writeLine(session, "##[endgroup]");
  const within: StepRun = { ...step, frame };
  if (isComposite(action.runs)) return runComposite(within, action.runs, inputs);
  const state: Record<string, string> = {};
  const variables = inputVariables(inputs);
  // Before it runs: a main that fails or is cancelled is cleaned up after as well.
  if (action.runs.post !== undefined)
    schedulePost({ step: within, directory, runs: action.runs, name: step.record.name, variables, state });
  return runCommand(within, {
    command: process.execPath,
    args: [join(directory, action.runs.main)],
    directory: session.room.workspace,
    variables,
    state,
  });
}

/** What `with` gives, and the action's defaults for the rest; names as the action spells them. */
function inputsOf(
  { session, frame, env }: StepRun,
  { body }: StepDefinition,
  action: ActionFile,
): Readonly<Record<string, string>> {
  const scope = scopeOf(session, frame, env);
  const given = evaluateStrings(fieldOf(body, "with"), scope);
  const inputs: Record<string, string> = {};
  for (const [name, fallback] of action.inputs)
    inputs[name.toLowerCase()] = evaluateString(fallback, scope) ?? "";
  for (const [name, value] of Object.entries(given)) {
    if (!(name.toLowerCase() in inputs))
      writeLine(
        session,
        `##[warning]Unexpected input(s) '${name}', valid inputs are ${JSON.stringify([...action.inputs.keys()])}`,
      );
    inputs[name.toLowerCase()] = value;
  }
  return inputs;
}

type Place = { readonly uses: string; readonly directory: string };

function frameOf(outer: Frame, { id }: StepDefinition, { uses, directory }: Place): Frame {
  return {
    ...outer,
    github: { ...outer.github, action: `${outer.prefix}${id}`, action_path: directory, ...originOf(uses) },
  };
}
