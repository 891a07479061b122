import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import { scopeOf } from "./frame.ts";
import { writeLine } from "./session.ts";
import { runCommand, type StepRun } from "./step-command.ts";
import { evaluateString, fieldOf, type Token } from "./template.ts";
import type { StepDefinition } from "./workflow-file.ts";

/** Runs a `run` step in its shell. */
export async function runScript(step: StepRun, { id, body }: StepDefinition): Promise<boolean> {
  const { session, env } = step;
  const frame = { ...step.frame, github: { ...step.frame.github, action: `${step.frame.prefix}${id}` } };
  const scope = scopeOf(session, frame, env);
  const setting = (name: string): string | undefined =>
    [fieldOf(body, name), ...defaultsOf(step, name)]
      .map((token) => evaluateString(token, scope))
      .find((text) => text !== undefined && text !== "");
  const script = evaluateString(fieldOf(body, "run"), scope) ?? "";
  writeLine(session, `##[group]Run ${script.split("\n")[0]}`);
  writeLine(session, `${script}\n##[endgroup]`);
  const shell = shellOf(setting("shell"));
  const file = join(session.room.temp, `${randomUUID()}${shell.extension}`);
  await writeFile(file, script);
  const [command = "bash", ...args] = shell.line.split(" ").map((word) => word.replace("{0}", file));
  return runCommand(
    { ...step, frame },
    {
      command,
      args,
      directory: directoryOf(session.room.workspace, setting("working-directory")),
      variables: {},
      state: {},
    },
  );
}

/** `defaults.run` of the job, then of the workflow; a composite action has none. */
function defaultsOf({ session, frame }: StepRun, name: string): readonly (Token | undefined)[] {
  if (frame.prefix !== "") return [];
  const owners = [session.job.definition.body, session.file.root];
  return owners.map((owner) => fieldOf(fieldOf(fieldOf(owner, "defaults"), "run"), name));
}

function directoryOf(workspace: string, directory: string | undefined): string {
  if (directory === undefined) return workspace;
  return isAbsolute(directory) ? directory : join(workspace, directory);
}

/** `pipefail` is set only where bash is asked for by name. */
function shellOf(name: string | undefined): { readonly line: string; readonly extension: string } {
  switch (name) {
    case undefined:
      return { line: "bash -e {0}", extension: ".sh" };
    case "bash":
      return { line: "bash --noprofile --norc -e -o pipefail {0}", extension: ".sh" };
    case "sh":
      return { line: "sh -e {0}", extension: ".sh" };
    case "python":
      return { line: "python {0}", extension: ".py" };
    default:
      return { line: name, extension: "" };
  }
}
