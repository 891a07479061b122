import { resolve } from "node:path";
import { type PinnedSource, readMission } from "../../adapters/mission-source.ts";
import { appendFact } from "../../core/loop.ts";
import type { Mission } from "../../core/mission.ts";
import type { MissionSettings } from "../../core/mission-settings.ts";
import { findMission } from "../find-mission.ts";
import { openPlace, type Place } from "../place.ts";
import { actorOf, runLocally } from "../run-locally.ts";
import { openLedger } from "../sessions.ts";
import { showEnd } from "../show-end.ts";
import type { Terminal } from "../terminal.ts";

export type MissionOptions = {
  readonly mission?: string | undefined;
  readonly config?: string | undefined;
  /** The manager's, for this run. */
  readonly model?: string | undefined;
};

export type StartOptions = MissionOptions & {
  readonly planOnly?: boolean | undefined;
  readonly resume?: boolean | undefined;
  readonly useSdk?: boolean | undefined;
};

/** `cco start`: takes a mission from its file to its end. */
export async function start(options: StartOptions, terminal: Terminal): Promise<number> {
  if (options.useSdk) terminal.error("note: Claude Code is always run through its SDK.\n");
  if (options.planOnly) return (await import("./next.ts")).next(options, terminal);
  const { place, source } = await openMission(options, terminal);
  const { pinned } = source;
  if (options.resume) await resumeSession(place, source, terminal);
  await reopenEdited(place, source);
  const state = await runLocally({ place, terminal, mission: pinned, spec: pinned.spec, file: source.file });
  return showEnd(state, place, terminal);
}

/** The mission's file and the repository it is for, with the configuration's defaults. */
export async function openMission(
  { mission, config, model }: MissionOptions,
  terminal: Terminal,
): Promise<{ place: Place; source: PinnedSource }> {
  const file = await findMission(mission, terminal);
  const here = { config, env: terminal.env };
  const named = (await readMission(file)).repository;
  const place = await openPlace({
    ...here,
    directory: named === undefined ? terminal.cwd : resolve(terminal.cwd, named),
  });
  const { defaults } = place.config;
  const written = await readMission(file, { defaults });
  const overrides = model === undefined ? undefined : managedBy(model, written.pinned.spec);
  const source = overrides === undefined ? written : await readMission(file, { defaults, overrides });
  for (const notice of [...place.notices, ...source.notices]) terminal.error(`note: ${notice}\n`);
  return { place, source };
}

/** `--model`: where no manager is configured it is OpenRouter's, as in version 1. */
function managedBy(model: string, { manager }: Mission): MissionSettings {
  const { provider = "none" } = manager;
  return { manager: { model, provider: provider === "none" ? "openrouter" : provider } };
}

/** `--resume`: as `cco resume`, for the session of this very mission. One that is done stays so. */
async function resumeSession(place: Place, { pinned }: PinnedSource, terminal: Terminal): Promise<void> {
  const ledger = await openLedger(place, pinned.spec.id);
  const { state } = await ledger.read();
  if (state === undefined) terminal.error(`note: ${pinned.spec.id} was not started yet. It starts now.\n`);
  if (state === undefined || state.closed?.outcome === "done") return;
  await appendFact({ type: "signal-received", signal: { kind: "resume" }, actor: actorOf(place) }, ledger);
}

/** A new text for a mission that was closed starts it again: somebody has changed what is wanted. */
async function reopenEdited(place: Place, { pinned }: PinnedSource): Promise<void> {
  const ledger = await openLedger(place, pinned.spec.id);
  const { state } = await ledger.read();
  if (state?.closed === undefined || state.specHash === pinned.hash) return;
  await appendFact({ type: "signal-received", signal: { kind: "resume" }, actor: actorOf(place) }, ledger);
}
