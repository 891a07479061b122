import { parseCommand } from "../core/command.ts";
import { renderHelp, usageOf } from "../core/command-help.ts";
import { mistakes } from "../core/error.ts";
import { followCommand } from "../listening/follow-command.ts";
import { missionRefOf } from "../listening/missions.ts";
import type { Setting } from "./setting.ts";
import type { StepEnd } from "./step-end.ts";
import type { Wake } from "./wake.ts";

type CommandWake = Extract<Wake, { kind: "command" }>;

/**
 * Performs the command that the workflow gives, on behalf of who caused the job. Throws the user errors
 * COMMAND_UNKNOWN and COMMAND_REFUSED: a step that did not do what it was asked is not green.
 */
export async function obey({ mission, text, by }: CommandWake, setting: Setting): Promise<StepEnd> {
  const command = parseCommand(`/cco ${text.replace(/^\/cco\b/i, "").trim()}`) ?? { kind: "help" };
  if (command.kind === "unknown") {
    const { said, problem, nearest } = command;
    const usage = usageOf(said);
    const help = usage === undefined ? "" : ` The command is \`${usage}\`.`;
    throw mistakes.commandUnknown(text, problem === undefined ? renderHelp(nearest) : `${problem}${help}`);
  }
  if (!(await setting.people.hasWriteAccess(by))) throw mistakes.commandRefused(`${by} has no write access.`);
  const said = { ref: missionRefOf(mission), command, actor: by };
  const { events, reply } = await followCommand(said, setting, async () => {});
  if (reply !== undefined && events.length === 0 && !questions.has(command.kind))
    throw mistakes.commandRefused(reply);
  const details = reply === undefined ? [] : [reply];
  return { kind: "told", sentence: `${by} said /cco ${command.kind}.`, details };
}

/** What is only answered. */
const questions: ReadonlySet<string> = new Set(["help", "status", "rollback"]);
