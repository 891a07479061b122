import { createGitHubCi } from "../adapters/github-ci.ts";
import { type FoundMission, readMissions, readPriorities } from "../adapters/github-queue.ts";
import { hasRunEnded } from "../adapters/github-runs.ts";
import { readSituation } from "../adapters/github-situation.ts";
import { findChecks } from "../core/ci.ts";
import { ciNews } from "../core/ci-wait.ts";
import { overdue } from "../core/overdue.ts";
import { overdueInLine } from "../core/queue.ts";
import type { MissionState } from "../core/state.ts";
import { findUnopened } from "./first-start.ts";
import { type Heard, hearLostComments } from "./lost-comments.ts";
import { type MissionRef, missionRefOf } from "./missions.ts";
import { openLedger } from "./ports.ts";
import { configOf, configPath, type Setting } from "./setting.ts";
import type { StepEnd } from "./step-end.ts";
import { dispatchNext } from "./work.ts";

/** A mission whose next job is missing, on whose behalf it works, and why it needs one. */
type Due = { readonly ref: MissionRef; readonly by: string; readonly why: string };

/**
 * Looks after every mission and starts the next job of those that need one: lost runs, waits that are over,
 * dispatches that never arrived, first jobs that were lost, turns that have come. Hears what nobody has heard. A few
 * requests, no model.
 */
export async function sweep(setting: Setting): Promise<StepEnd> {
  // First: a stop that was not heard is not overtaken by a job.
  const heard = await hearLostComments(setting);
  const found = await readMissions(setting.github);
  const missions = await statesOf(found, setting);
  const opened = new Set([...found.map(({ id }) => id), ...heard.map(({ issue }) => `issue-${issue}`)]);
  const lost = [...(await lostOf(missions, setting)), ...(await findUnopened(opened, setting))];
  const waiting = missions.filter(({ queued }) => queued !== undefined);
  if (lost.length + waiting.length === 0) return told(missions, [], heard);
  const path = configPath(setting.inputs);
  const request = { branch: anyBranch, issue: undefined, files: [path] };
  const { archived, defaultBranch, files } = await readSituation(setting.github, request);
  if (archived) return leftAlone(setting);
  for (const one of lost) await wake(one, setting, defaultBranch);
  if (waiting.length === 0) return told(missions, lost, heard);

  const labelled = await readPriorities(
    setting.github,
    waiting.map(({ mission }) => mission.id),
  );
  const { parallel } = configOf(files[path], setting);
  const inLine = overdueInLine(missions, { parallel, at: Date.now(), labelled });
  const woken = new Set(lost.map(({ ref }) => ref.id));
  const others = inLine.flatMap(({ state, why }) => (woken.has(state.mission.id) ? [] : [dueOf(state, why)]));
  for (const one of others) await wake(one, setting, defaultBranch);
  return told(missions, [...lost, ...others], heard);
}

/** No job would start there. Nothing is asked for that GitHub refuses, however often the schedule comes. */
function leftAlone({ job }: Setting): StepEnd {
  return { kind: "nothing", sentence: `${job.repository} is archived: nothing is woken.` };
}

/** No branch of a mission: only the repository itself is asked about. */
const anyBranch = "cco/mission";

function dueOf({ mission, openedBy: by }: MissionState, why: string): Due {
  return { ref: missionRefOf(mission.id), by, why };
}

function told(missions: readonly MissionState[], due: readonly Due[], heard: readonly Heard[]): StepEnd {
  const woken = due.map(({ ref, why }) => `${ref.id} (${why})`);
  const sentence = `${missions.length} missions, ${woken.length} woken${woken.length > 0 ? `: ${woken.join(", ")}` : ""}.`;
  return { kind: "told", sentence: [sentence, ...heard.map((one) => one.sentence)].join(" ") };
}

/** Where the snapshots say nothing, the entries do. A ledger that cannot be read keeps nobody from the others. */
async function statesOf(found: readonly FoundMission[], setting: Setting): Promise<readonly MissionState[]> {
  const states: MissionState[] = [];
  for (const { id, state } of found) {
    const known = state ?? (await readLedger(id, setting));
    if (known !== undefined) states.push(known);
  }
  return states;
}

async function readLedger(mission: string, setting: Setting): Promise<MissionState | undefined> {
  try {
    return (await openLedger(setting, mission).read()).state;
  } catch (error) {
    setting.warn(
      `The ledger of ${mission} could not be read: ${error instanceof Error ? error.message : error}`,
    );
    return undefined;
  }
}

async function lostOf(missions: readonly MissionState[], setting: Setting): Promise<readonly Due[]> {
  const lost: Due[] = [];
  for (const state of missions) {
    const why = await reasonOf(state, setting);
    if (why !== undefined) lost.push(dueOf(state, why));
  }
  return lost;
}

async function reasonOf(state: MissionState, { github, job }: Setting): Promise<string | undefined> {
  const at = Date.now();
  const answer = overdue(state, at);
  if ("look" in answer) {
    const { workflow } = job;
    const seen = await createGitHubCi(github, { workflow, dispatch: false }).look(answer.look);
    return ciNews(state, findChecks(answer.look.names, seen), at);
  }
  if ("ask" in answer)
    return (await hasRunEnded(github, answer.ask)) ? "its run has ended in the middle" : undefined;
  return answer.due ? answer.why : undefined;
}

async function wake({ ref, by, why: reason }: Due, setting: Setting, branch: string): Promise<void> {
  await dispatchNext(setting, { ref, branch, reason, by });
}
