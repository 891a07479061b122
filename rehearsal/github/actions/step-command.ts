import { createCommandFiles, type FileCommands, readFileCommands } from "./file-commands.ts";
import type { Frame } from "./frame.ts";
import type { StepRecord } from "./job-record.ts";
import { isGroupAlive } from "./process-tree.ts";
import { type Session, writeLine } from "./session.ts";
import { stepEnvironment } from "./step-environment.ts";
import { runProcess } from "./step-process.ts";
import { createCommandReader } from "./workflow-commands.ts";

/** A step that is being done: what it was given and what came of it. */
export type StepRun = {
  readonly session: Session;
  readonly frame: Frame;
  readonly record: StepRecord;
  readonly env: Readonly<Record<string, string>>;
  /** Aborted to end it: the job is cancelled, or its own time is over. */
  readonly interrupt: AbortSignal;
  readonly outputs: Record<string, string>;
};

/** A process a step consists of. */
export type StepCommand = {
  readonly command: string;
  readonly args: readonly string[];
  readonly directory: string;
  /** `INPUT_*` and `STATE_*`. */
  readonly variables: Readonly<Record<string, string>>;
  /** Where `GITHUB_STATE` goes. */
  readonly state: Record<string, string>;
};

/** Runs a process of a step with all its ways to speak to the runner. Whether it succeeded. */
export async function runCommand(step: StepRun, request: StepCommand): Promise<boolean> {
  const { session, interrupt } = step;
  const files = await createCommandFiles(session.room.nextCommandDirectory());
  const { code } = await runProcess({
    command: request.command,
    args: request.args,
    directory: request.directory,
    env: stepEnvironment({ session, frame: step.frame, env: step.env, action: request.variables, files }),
    onLine: createCommandReader(sinkOf(step, request)),
    interrupt,
    lost: session.dead,
    ladder: session.settings.ladder,
    onStart: (pid) => session.groups.add(pid),
  });
  for (const leader of session.groups) if (!isGroupAlive(leader)) session.groups.delete(leader);
  if (session.dead.aborted) return false;
  const commands = await readFileCommands(files);
  accept(step, request, commands);
  if (code !== 0 && !interrupt.aborted) fail(step, `Process completed with exit code ${code}.`);
  return code === 0 && commands.problems.length === 0;
}

export function fail({ session }: StepRun, message: string): void {
  session.job.annotations.push({ level: "failure", message: session.mask.apply(message) });
  writeLine(session, `##[error]${message}`);
}

function accept(step: StepRun, request: StepCommand, commands: FileCommands): void {
  const { session, outputs, record } = step;
  Object.assign(outputs, commands.outputs);
  Object.assign(request.state, commands.state);
  Object.assign(session.env, commands.env);
  session.path.unshift(...[...commands.path].reverse());
  record.summary += session.mask.apply(commands.summary);
  for (const problem of [...commands.problems, ...commands.remarks]) fail(step, problem);
}

function sinkOf({ session, outputs }: StepRun, { state }: StepCommand) {
  return {
    mask: session.mask.add,
    annotate: (annotation: Session["job"]["annotations"][number]) =>
      void session.job.annotations.push({ ...annotation, message: session.mask.apply(annotation.message) }),
    write: (line: string) => writeLine(session, line),
    output: (name: string, value: string) => void Object.assign(outputs, { [name]: value }),
    state: (name: string, value: string) => void Object.assign(state, { [name]: value }),
  };
}
