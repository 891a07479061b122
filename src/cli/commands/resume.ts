import { readMission } from "../../adapters/mission-source.ts";
import { mistakes } from "../../core/error.ts";
import { appendFact } from "../../core/loop.ts";
import type { PinnedMission } from "../../core/mission.ts";
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
  const mission = await currentText(place, id);
  const end = await runLocally({ place, terminal, mission, spec: mission?.spec ?? state.mission });
  return showEnd(end, place, terminal);
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

/** The mission's file as it is now. One that is gone or broken does not matter: the ledger has the text. */
async function currentText(place: Place, id: string): Promise<PinnedMission | undefined> {
  const file = await sourceOf(place, id);
  if (file === undefined) return undefined;
  const source = await readMission(file, { defaults: place.config.defaults }).catch(() => undefined);
  return source?.pinned.spec.id === id ? source.pinned : undefined;
}
