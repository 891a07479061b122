import { stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { type PinnedSource, readMission } from "../../adapters/mission-source.ts";
import { mistakes } from "../../core/error.ts";
import { appendFact } from "../../core/loop.ts";
import { openPlace, type Place } from "../place.ts";
import { actorOf, runLocally } from "../run-locally.ts";
import { openLedger } from "../sessions.ts";
import { showEnd } from "../show-end.ts";
import type { Terminal } from "../terminal.ts";

export type MissionOptions = { readonly mission?: string | undefined; readonly config?: string | undefined };

/** `cco start`: takes a mission from its file to its end. */
export async function start(options: MissionOptions, terminal: Terminal): Promise<number> {
  const { place, source } = await openMission(options, terminal);
  const { pinned } = source;
  await reopenEdited(place, source);
  const state = await runLocally({ place, terminal, mission: pinned, spec: pinned.spec, file: source.file });
  return showEnd(state, place, terminal);
}

/** The mission's file and the repository it is for, with the configuration's defaults. */
export async function openMission(
  { mission, config }: MissionOptions,
  terminal: Terminal,
): Promise<{ place: Place; source: PinnedSource }> {
  const file = await findMission(mission, terminal.cwd);
  const here = { config, env: terminal.env };
  const named = (await readMission(file)).repository;
  const place = await openPlace({
    ...here,
    directory: named === undefined ? terminal.cwd : resolve(terminal.cwd, named),
  });
  const source = await readMission(file, { defaults: place.config.defaults });
  for (const notice of [...place.notices, ...source.notices]) terminal.error(`note: ${notice}\n`);
  return { place, source };
}

/** The named file, or `.cco/mission.yaml` here or in a directory above. */
async function findMission(named: string | undefined, cwd: string): Promise<string> {
  if (named !== undefined) return resolve(cwd, named);
  for (let directory = cwd; ; directory = dirname(directory)) {
    const file = join(directory, ".cco", "mission.yaml");
    if (await stat(file).catch(() => undefined)) return file;
    if (dirname(directory) === directory) throw mistakes.missionMissing(join(cwd, ".cco", "mission.yaml"));
  }
}

/** A new text for a mission that was closed starts it again: somebody has changed what is wanted. */
async function reopenEdited(place: Place, { pinned }: PinnedSource): Promise<void> {
  const ledger = await openLedger(place, pinned.spec.id);
  const { state } = await ledger.read();
  if (state?.closed === undefined || state.specHash === pinned.hash) return;
  await appendFact({ type: "signal-received", signal: { kind: "resume" }, actor: actorOf(place) }, ledger);
}
