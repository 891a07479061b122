import { createGitHubCi } from "../adapters/github-ci.ts";
import { readMissions, readPriorities } from "../adapters/github-queue.ts";
import { hasRunEnded } from "../adapters/github-runs.ts";
import { readSituation } from "../adapters/github-situation.ts";
import { findChecks } from "../core/ci.ts";
import { ciNews } from "../core/ci-wait.ts";
import { overdue } from "../core/overdue.ts";
import { overdueInLine } from "../core/queue.ts";
import type { MissionState } from "../core/state.ts";
import { missionRefOf } from "./missions.ts";
import { openLedger } from "./ports.ts";
import { configOf, configPath, type Setting } from "./setting.ts";
import type { StepEnd } from "./step-end.ts";
import { dispatchNext } from "./work.ts";

/** A mission whose next job is missing, and why it needs one. */
type Due = { readonly state: MissionState; readonly why: string };

/**
 * Looks after every mission and starts the next job of those that need one: lost runs, waits that are over,
 * dispatches that never arrived, turns that have come. A few requests, no model.
 */
export async function sweep(setting: Setting): Promise<StepEnd> {
  const missions = await readStates(setting);
  const lost = await lostOf(missions, setting);
  const waiting = missions.filter(({ queued }) => queued !== undefined);
  if (lost.length + waiting.length === 0) return told(missions, []);
  const path = configPath(setting.inputs);
  const request = { branch: anyBranch, issue: undefined, files: [path] };
  const { archived, defaultBranch, files } = await readSituation(setting.github, request);
  if (archived) return leftAlone(setting);
  for (const one of lost) await wake(one, setting, defaultBranch);
  if (waiting.length === 0) return told(missions, lost);

  const labelled = await readPriorities(
    setting.github,
    waiting.map(({ mission }) => mission.id),
  );
  const { parallel } = configOf(files[path], setting);
  const inLine = overdueInLine(missions, { parallel, at: Date.now(), labelled });
  const others = inLine.filter(({ state }) => !lost.some((one) => one.state === state));
  for (const one of others) await wake(one, setting, defaultBranch);
  return told(missions, [...lost, ...others]);
}

/** No job would start there. Nothing is asked for that GitHub refuses, however often the schedule comes. */
function leftAlone({ job }: Setting): StepEnd {
  return { kind: "nothing", sentence: `${job.repository} is archived: nothing is woken.` };
}

/** No branch of a mission: only the repository itself is asked about. */
const anyBranch = "cco/mission";

function told(missions: readonly MissionState[], due: readonly Due[]): StepEnd {
  const woken = due.map(({ state, why }) => `${state.mission.id} (${why})`);
  const sentence = `${missions.length} missions, ${woken.length} woken${woken.length > 0 ? `: ${woken.join(", ")}` : ""}.`;
  return { kind: "told", sentence };
}

/** Where the snapshots say nothing, the entries do. A ledger that cannot be read keeps nobody from the others. */
async function readStates(setting: Setting): Promise<readonly MissionState[]> {
  const states: MissionState[] = [];
  for (const { id, state } of await readMissions(setting.github)) {
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
    if (why !== undefined) lost.push({ state, why });
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

async function wake({ state, why: reason }: Due, setting: Setting, branch: string): Promise<void> {
  const ref = missionRefOf(state.mission.id);
  await dispatchNext(setting, { ref, branch, reason, by: state.openedBy });
}
