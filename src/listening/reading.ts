import { readSituation, type Situation } from "../adapters/github-situation.ts";
import type { Config } from "../core/config.ts";
import type { PinnedMission } from "../core/mission.ts";
import { settleSettings } from "../core/mission-settings.ts";
import { reconcile, type Surroundings } from "../core/reconcile.ts";
import type { MissionState } from "../core/state.ts";
import type { Desk } from "./desk.ts";
import { type MissionRef, type PinnedText, readText } from "./missions.ts";

/** Issue, pull request, configuration and mission file, as they are now: one request. The ledger knows the branch. */
export function lookAround(
  ref: MissionRef,
  state: MissionState | undefined,
  { github, configPath }: Desk,
): Promise<Situation> {
  // A fifth of everything is what reads Markdown: it comes while GitHub is asked. A fault shows where it is used.
  if (ref.issue !== undefined) import("../adapters/issue-mission.ts").catch(() => {});
  const files = [configPath, "CLAUDE.md", ...(ref.file === undefined ? [] : [ref.file])];
  const { name: branch } = (state?.mission ?? settleSettings(ref.id, [])).branch;
  return readSituation(github, { branch, issue: ref.issue, files });
}

/** What is asked of a mission now: its text, and the configuration it is read with. */
export async function readMission(
  ref: MissionRef,
  situation: Situation,
  { desk, state }: { readonly desk: Desk; readonly state: MissionState | undefined },
): Promise<PinnedText & { readonly config: Config }> {
  const config = desk.readConfig(situation.files[desk.configPath]);
  const layers = { defaults: config.defaults, overrides: desk.overrides };
  return { ...(await readText(ref, situation, { state, people: desk.people, layers })), config };
}

/** A changed text asks more of a mission that is over, unless people ended it. */
export function isReopening(pinned: PinnedMission, state: MissionState, seen: Surroundings): boolean {
  if (state.closed === undefined || state.stop !== undefined) return false;
  return pinned.hash !== state.specHash && reconcile({ ...state, closed: undefined }, seen) === undefined;
}

/** Whether what is asked now makes a mission that is over go on. */
export async function isAskedMore(ref: MissionRef, state: MissionState, desk: Desk): Promise<boolean> {
  const situation = await lookAround(ref, state, desk);
  const { pinned } = await readMission(ref, situation, { desk, state });
  return pinned !== undefined && isReopening(pinned, state, situation);
}
