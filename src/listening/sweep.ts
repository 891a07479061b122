import { createGitHubCi } from "../adapters/github-ci.ts";
import { type FoundMission, readMissions, readPriorities } from "../adapters/github-queue.ts";
import { readHead } from "../adapters/github-ref.ts";
import { hasRunEnded } from "../adapters/github-runs.ts";
import { readSituation } from "../adapters/github-situation.ts";
import { findChecks } from "../core/ci.ts";
import { ciNews } from "../core/ci-wait.ts";
import { faultText } from "../core/fault-text.ts";
import { missionBranch } from "../core/mission-branch.ts";
import { overdue } from "../core/overdue.ts";
import { overdueInLine } from "../core/queue.ts";
import type { MissionState } from "../core/state.ts";
import type { Desk, Told } from "./desk.ts";
import { dispatchNext } from "./dispatch.ts";
import { findUnopened } from "./first-start.ts";
import { type Heard, hearLostComments } from "./lost-comments.ts";
import { type MissionRef, missionRefOf } from "./missions.ts";

/** A mission whose next job is missing, on whose behalf it works, and why it needs one. */
type Due = { readonly ref: MissionRef; readonly by: string; readonly reason: string };

/** What came of it, and the missions as they were found. */
export type Swept = Told & { readonly missions: readonly MissionState[] };

/**
 * Looks after every mission and starts the next job of those that need one: lost runs, waits that are over,
 * dispatches that never arrived, first jobs that were lost, turns that have come. Hears what nobody has heard. A few
 * requests, no model.
 */
export async function sweep(desk: Desk): Promise<Swept> {
  // First: a stop that was not heard is not overtaken by a job.
  const heard = await hearLostComments(desk);
  const found = await readMissions(desk.github);
  const missions = await statesOf(found, desk);
  const opened = new Set([...found.map(({ id }) => id), ...heard.map(({ issue }) => `issue-${issue}`)]);
  const lost = [...(await lostOf(missions, desk)), ...(await findUnopened(opened, desk))];
  const waiting = missions.filter(({ queued }) => queued !== undefined);
  if (lost.length + waiting.length === 0) return told(missions, [], heard);
  const { configPath: path } = desk;
  // No branch of a mission: only the repository itself is asked about.
  const request = { branch: missionBranch(""), issue: undefined, files: [path] };
  const { archived, defaultBranch, files } = await readSituation(desk.github, request);
  if (archived) return { ...leftAlone(desk), missions };
  for (const one of lost) await dispatchNext(desk, { ...one, branch: defaultBranch });
  if (waiting.length === 0) return told(missions, lost, heard);

  const labelled = await readPriorities(
    desk.github,
    waiting.map(({ mission }) => mission.id),
  );
  const { parallel } = desk.readConfig(files[path]);
  const inLine = overdueInLine(missions, { parallel, at: desk.clock(), labelled });
  const woken = new Set(lost.map(({ ref }) => ref.id));
  const others = inLine.flatMap(({ state, why }) => (woken.has(state.mission.id) ? [] : [dueOf(state, why)]));
  for (const one of others) await dispatchNext(desk, { ...one, branch: defaultBranch });
  return told(missions, [...lost, ...others], heard);
}

/**
 * A job broke off: the missions that it was at go on. One that it left no trace of is left to the next sweep: a job
 * that breaks off at once, whatever it is for, would be started again and again.
 *
 * @param run as ledgers name it
 */
export async function wakeAfter(run: string, desk: Desk): Promise<Told> {
  const missions = await statesOf(await readMissions(desk.github), desk);
  const its = missions.filter((state) => state.lastRun === run || state.open?.lease.run.run === run);
  const lost = await lostOf(its, desk);
  if (lost.length === 0) return { kind: "nothing", sentence: "No mission misses the job that broke off." };
  const request = { branch: missionBranch(""), issue: undefined, files: [] };
  const { archived, defaultBranch } = await readSituation(desk.github, request);
  if (archived) return leftAlone(desk);
  for (const one of lost) await dispatchNext(desk, { ...one, branch: defaultBranch });
  return told(missions, lost, []);
}

/** No job would start there. Nothing is asked for that GitHub refuses, however often the schedule comes. */
function leftAlone({ repository }: Desk): Told {
  return { kind: "nothing", sentence: `${repository} is archived: nothing is woken.` };
}

function dueOf({ mission, openedBy: by }: MissionState, reason: string): Due {
  return { ref: missionRefOf(mission.id), by, reason };
}

function told(missions: readonly MissionState[], due: readonly Due[], heard: readonly Heard[]): Swept {
  const woken = due.map(({ ref, reason }) => `${ref.id} (${reason})`);
  const sentence = `${missions.length} missions, ${woken.length} woken${woken.length > 0 ? `: ${woken.join(", ")}` : ""}.`;
  return { kind: "told", sentence: [sentence, ...heard.map((one) => one.sentence)].join(" "), missions };
}

/** Where the snapshots say nothing, the entries do. A ledger that cannot be read keeps nobody from the others. */
async function statesOf(found: readonly FoundMission[], desk: Desk): Promise<readonly MissionState[]> {
  const states: MissionState[] = [];
  for (const { id, state } of found) {
    const known = state ?? (await readLedger(id, desk));
    if (known !== undefined) states.push(known);
  }
  return states;
}

async function readLedger(mission: string, desk: Desk): Promise<MissionState | undefined> {
  try {
    return (await desk.openLedger(mission).read()).state;
  } catch (error) {
    desk.warn(`The ledger of ${mission} could not be read: ${faultText(error)}`);
    return undefined;
  }
}

async function lostOf(missions: readonly MissionState[], desk: Desk): Promise<readonly Due[]> {
  const lost: Due[] = [];
  for (const state of missions) {
    const why = await reasonOf(state, desk);
    if (why !== undefined) lost.push(dueOf(state, why));
  }
  return lost;
}

/** Why a mission needs a job now; undefined: it does not. */
export async function reasonOf(
  state: MissionState,
  { github, workflow, clock }: Desk,
): Promise<string | undefined> {
  const at = clock();
  const answer = overdue(state, at);
  if ("look" in answer) {
    const seen = await createGitHubCi(github, { workflow, dispatch: false }).look(answer.look);
    return ciNews(state, findChecks(answer.look.names, seen), at);
  }
  if ("watch" in answer) {
    const head = await readHead(github, answer.watch.branch);
    const hasMoved = head !== undefined && head !== answer.watch.head;
    return hasMoved ? "people pushed to its branch" : undefined;
  }
  if ("ask" in answer)
    return (await hasRunEnded(github, answer.ask)) ? "its run has ended in the middle" : undefined;
  return answer.due ? answer.why : undefined;
}
