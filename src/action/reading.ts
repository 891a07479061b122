import { readSituation, type Situation } from "../adapters/github-situation.ts";
import type { Config } from "../core/config.ts";
import type { PinnedMission } from "../core/mission.ts";
import { settleSettings } from "../core/mission-settings.ts";
import { reconcile, type Surroundings } from "../core/reconcile.ts";
import type { MissionState } from "../core/state.ts";
import { type MissionRef, type PinnedText, readText } from "./missions.ts";
import { overridesOf } from "./overrides.ts";
import { configOf, configPath, type Setting } from "./setting.ts";

/** Issue, pull request, configuration and mission file, as they are now: one request. The ledger knows the branch. */
export function lookAround(
  ref: MissionRef,
  state: MissionState | undefined,
  { github, inputs }: Setting,
): Promise<Situation> {
  const files = [configPath(inputs), "CLAUDE.md", ...(ref.file === undefined ? [] : [ref.file])];
  const { name: branch } = (state?.mission ?? settleSettings(ref.id, [])).branch;
  return readSituation(github, { branch, issue: ref.issue, files });
}

/** What is asked of a mission now: its text, and the configuration it is read with. */
export async function readMission(
  ref: MissionRef,
  situation: Situation,
  { setting, state }: { readonly setting: Setting; readonly state: MissionState | undefined },
): Promise<PinnedText & { readonly config: Config }> {
  const config = configOf(situation.files[configPath(setting.inputs)], setting);
  const layers = { defaults: config.defaults, overrides: overridesOf(setting.inputs) };
  return { ...(await readText(ref, situation, { state, people: setting.people, layers })), config };
}

/** A changed text asks more of a mission that is over, unless people ended it. */
export function isReopening(pinned: PinnedMission, state: MissionState, seen: Surroundings): boolean {
  if (state.closed === undefined || state.stop !== undefined) return false;
  return pinned.hash !== state.specHash && reconcile({ ...state, closed: undefined }, seen) === undefined;
}

/** Whether what is asked now makes a mission that is over go on. */
export async function isAskedMore(ref: MissionRef, state: MissionState, setting: Setting): Promise<boolean> {
  const situation = await lookAround(ref, state, setting);
  const { pinned } = await readMission(ref, situation, { setting, state });
  return pinned !== undefined && isReopening(pinned, state, situation);
}
