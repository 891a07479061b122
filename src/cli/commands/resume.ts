import { readMission } from "../../adapters/mission-source.ts";
import { mistakes, UserError } from "../../core/error.ts";
import { appendFact } from "../../core/loop.ts";
import type { PinnedMission } from "../../core/mission.ts";
import { type IssueName, parseIssueName } from "../../core/remote-address.ts";
import type { Raise } from "../../core/state.ts";
import { openPlace, type Place } from "../place.ts";
import { actorOf, runLocally } from "../run-locally.ts";
import { findSession, listSessions, type Session, sessionLine, sourceOf } from "../sessions.ts";
import { showEnd } from "../show-end.ts";
import type { Terminal } from "../terminal.ts";

export type ResumeOptions = {
  readonly session?: string | undefined;
  readonly config?: string | undefined;
  readonly addUsd?: number | undefined;
  readonly addIterations?: number | undefined;
  readonly addMinutes?: number | undefined;
  readonly addTokens?: number | undefined;
};

/** `cco resume`: goes on with a mission that was stopped, is waiting, or whose run has died. */
export async function resume(options: ResumeOptions, terminal: Terminal): Promise<number> {
  const place = await openPlace({ directory: terminal.cwd, config: options.config, env: terminal.env });
  const { id, ledger, state } = await chooseSession(place, options.session, terminal);
  const actor = actorOf(place);
  const raise = raiseOf(options);
  if (raise !== undefined) await appendFact({ type: "budget-raised", ...raise, actor }, ledger);
  await appendFact({ type: "signal-received", signal: { kind: "resume" }, actor }, ledger);
  const mission = await currentText(place, id, terminal);
  const end = await runLocally({ place, terminal, mission, spec: mission?.spec ?? state.mission });
  const exitCode = showEnd(end, place, terminal);
  const issue = parseIssueName((await sourceOf(place, id)) ?? "");
  if (issue !== undefined && end.head !== end.base)
    terminal.write(`  pull    cco start --issue ${issue.number} --create-pr\n`);
  return exitCode;
}

/** The named one; the only one that can go on; or a person's choice. */
async function chooseSession(place: Place, id: string | undefined, terminal: Terminal): Promise<Session> {
  if (id !== undefined) return findSession(place, id);
  const open = (await listSessions(place)).filter(({ state }) => state.closed?.outcome !== "done");
  const [first, second] = open;
  if (first === undefined) throw mistakes.nothingToResume();
  if (second === undefined) return first;
  if (!terminal.interactive) throw mistakes.sessionAmbiguous(open.map(sessionLine));
  const { isCancel, select } = await import("@clack/prompts");
  const options = open.map((session) => ({ value: session.id, label: sessionLine(session) }));
  const chosen = await select({ message: "Which mission goes on?", options });
  if (isCancel(chosen)) throw mistakes.sessionAmbiguous(open.map(sessionLine));
  return findSession(place, chosen);
}

function raiseOf({ addUsd, addIterations, addMinutes, addTokens }: ResumeOptions): Raise | undefined {
  const raise = { usd: addUsd, iterations: addIterations, minutes: addMinutes, tokens: addTokens };
  return Object.values(raise).some((value) => value !== undefined) ? raise : undefined;
}

/** The mission's file or issue as it is now. One that is gone or broken does not matter: the ledger has the text. */
async function currentText(place: Place, id: string, terminal: Terminal): Promise<PinnedMission | undefined> {
  const file = await sourceOf(place, id);
  if (file === undefined) return undefined;
  const name = parseIssueName(file);
  if (name !== undefined) return currentIssue(place, name, terminal);
  const source = await readMission(file, { defaults: place.config.defaults }).catch(() => undefined);
  return source?.pinned.spec.id === id ? source.pinned : undefined;
}

async function currentIssue(
  place: Place,
  { repository, number }: IssueName,
  terminal: Terminal,
): Promise<PinnedMission | undefined> {
  const { readIssueMission } = await import("../issue.ts");
  try {
    const { source } = await readIssueMission(place, { repository, issue: number });
    for (const notice of source.notices) terminal.error(`note: ${notice}\n`);
    return source.pinned;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    terminal.error(`note: the issue could not be read, and the pinned text holds. ${error.message}\n`);
    return undefined;
  }
}
