import { writeComment } from "../adapters/github-comments.ts";
import { parseCommand } from "../core/command.ts";
import type { Desk, Told } from "../listening/desk.ts";
import { followCommand } from "../listening/follow-command.ts";
import { listen } from "../listening/listen.ts";
import { wakeToLook, wakeWhenDue } from "../listening/look-after.ts";
import { missionRefOf } from "../listening/missions.ts";
import { startFiles } from "../listening/start-files.ts";
import { wakeAfter } from "../listening/sweep.ts";
import type { Signal } from "./signal.ts";

export type Heard = {
  readonly signal: Signal;
  /** Login of who caused the event. */
  readonly actor: string;
  readonly defaultBranch: string;
};

/** Does what a signal asks for. Everything that must not be lost is in the ledger when this resolves. */
export async function hear({ signal, actor, defaultBranch }: Heard, desk: Desk): Promise<Told> {
  switch (signal.kind) {
    case "issue":
    case "comment":
      return listen(signal, desk);
    case "files":
      return startFiles(signal.files, desk, { branch: defaultBranch, by: actor });
    case "look":
      return wakeToLook(signal.mission, desk, signal.why);
    case "due":
      return wakeWhenDue(signal.mission, desk);
    case "broken-off":
      return wakeAfter(signal.run, desk);
    case "button":
      return press(signal, desk);
    case "nothing":
      return { kind: "nothing", sentence: signal.why };
  }
}

/** GitHub shows buttons to everybody who may push; who may command is asked all the same. */
async function press(
  { mission, command: word, actor }: Extract<Signal, { kind: "button" }>,
  desk: Desk,
): Promise<Told> {
  const command = parseCommand(`/cco ${word}`);
  if (command === undefined || !(await desk.people.hasWriteAccess(actor)))
    return { kind: "nothing", sentence: `${actor} has no write access and may not command.` };
  const ref = missionRefOf(mission);
  const { woken } = await followCommand({ ref, command, actor }, desk, async (reply) => {
    if (reply !== undefined) await answer(ref.issue, reply, desk);
  });
  return { kind: "told", sentence: `${actor} pressed ${word} for ${mission}.${woken}` };
}

/** A button shows no answer, so it is given where the mission is talked about. */
async function answer(
  issue_number: number | undefined,
  text: string,
  { github, redact }: Desk,
): Promise<void> {
  if (issue_number !== undefined) await writeComment(github, issue_number, redact(text));
}
