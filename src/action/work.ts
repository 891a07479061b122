import type { BranchLedger } from "../adapters/branch-ledger.ts";
import { dispatchMission } from "../adapters/github-dispatch.ts";
import { readMissions, readPriorities } from "../adapters/github-queue.ts";
import { readSituation } from "../adapters/github-situation.ts";
import type { Effect } from "../core/effect.ts";
import { mistakes } from "../core/error.ts";
import { appendFact, runMission } from "../core/loop.ts";
import type { PinnedMission } from "../core/mission.ts";
import { settleSettings } from "../core/mission-settings.ts";
import type { Ledger } from "../core/ports.ts";
import { inLine, nextInLine } from "../core/queue.ts";
import { reconcile, type Surroundings } from "../core/reconcile.ts";
import type { MissionState } from "../core/state.ts";
import { type MissionRef, missionRefOf, nameOf, readText } from "./missions.ts";
import { overridesOf } from "./overrides.ts";
import { createGitHubPorts, openLedger, readyClaude } from "./ports.ts";
import { configOf, configPath, type Setting } from "./setting.ts";
import { missionEnd, type StepEnd } from "./step-end.ts";
import type { Wake } from "./wake.ts";
import { watchForStop } from "./watch.ts";

type WorkWake = Extract<Wake, { kind: "work" }>;

/** One iteration of a mission, and the dispatch of the next one. */
export async function work({ mission, by }: WorkWake, setting: Setting): Promise<StepEnd> {
  const ref = missionRefOf(mission);
  if (setting.inputs.mission === undefined && mission !== nameOf(ref)) return callByName(ref, by, setting);
  const claude = readyClaude(setting);
  // Whoever needs it hears of a fault; until then it is nobody's.
  claude.catch(() => {});
  const errand = { ref, by, setting, ledger: openLedger(setting, ref.id), claude: () => claude };
  const pace = createPace();
  const first = await goOn(errand, pace.before);
  // A mission is not closed over a text that was changed while its worker worked.
  // Nor is another iteration begun on a branch that was merged.
  const isMerged = errand.ledger.pullRequest()?.state === "MERGED";
  const rest = pace.isAboutToClose() || isMerged ? await goOn(errand, pace.before) : first;
  if (rest === undefined) return { kind: "nothing", sentence: `There is no mission ${mission}.` };
  const { state, defaultBranch } = rest;
  if (state.open !== undefined) {
    const { url = state.open.lease.run.run } = state.open.lease.run;
    return { kind: "told", sentence: `Nothing was done here: the mission is already running at ${url}.` };
  }
  const end = missionEnd(state, errand.ledger.head());
  if (end.kind === "mission" && end.outcome === "continuing" && !setting.interrupt.aborted) {
    const reason = `iteration ${state.iteration + 1}`;
    await dispatchNext(setting, { ref, branch: defaultBranch, reason, by: state.openedBy });
  }
  const hasComeToRest = end.kind === "mission" && end.outcome !== "continuing";
  // Only the job that recorded it: one that finds a mission at rest wakes nobody a second time.
  if (hasComeToRest && state.lastRun === setting.job.run.run) {
    await wakeNext(rest, setting);
  }
  return end;
}

/** GitHub keeps jobs apart by the text they were given: under two names of one mission, two jobs would be at it. */
async function callByName(ref: MissionRef, by: string, setting: Setting): Promise<StepEnd> {
  const { octokit, owner, repo } = setting.github;
  const { data } = await octokit.repos.get({ owner, repo });
  const reason = "by its name";
  await dispatchNext(setting, { ref, branch: data.default_branch, reason, by });
  return { kind: "told", sentence: `The mission is called ${nameOf(ref)}: a job of that name goes on.` };
}

/**
 * A mission that rests leaves its place to the next one in line. Read after it was written that it rests: of two that
 * come to rest and into line at once, at least one sees the other. What fails here is made up for by the sweep.
 */
async function wakeNext({ state: ours, defaultBranch, parallel }: Rest, setting: Setting): Promise<void> {
  try {
    const found = await readMissions(setting.github);
    // GitHub may show of this mission what was true before it came to rest.
    const missions = found.flatMap(({ id, state }) => (id === ours.mission.id ? ours : (state ?? [])));
    const waiting = inLine(missions, {}).map(({ mission }) => mission.id);
    const labelled = waiting.length > 1 ? await readPriorities(setting.github, waiting) : {};
    for (const { mission, openedBy: by } of nextInLine(missions, { parallel, at: Date.now(), labelled })) {
      const ref = missionRefOf(mission.id);
      await dispatchNext(setting, { ref, branch: defaultBranch, reason: "its turn has come", by });
    }
  } catch (error) {
    setting.warn(
      `The next mission in line could not be woken: ${error instanceof Error ? error.message : error}`,
    );
  }
}

type Errand = {
  readonly ref: MissionRef;
  /** Login of who asked for it. */
  readonly by: string;
  readonly setting: Setting;
  readonly ledger: BranchLedger;
  readonly claude: () => Promise<string>;
};
type Before = (effect: Effect) => boolean;
type Rest = { readonly state: MissionState; readonly defaultBranch: string; readonly parallel: number };

/** Looks at everything as it is now and goes on from there, until it rests. Undefined: there is no such mission. */
async function goOn({ ref, by, setting, ledger, claude }: Errand, before: Before): Promise<Rest | undefined> {
  const { situation, view } = await lookAround(ref, setting, ledger);
  const { state: known } = view;
  if (situation.archived) throw mistakes.repositoryArchived(setting.job.repository);
  const isIssueGone = ref.issue !== undefined && situation.issue === undefined;
  if (isIssueGone && known === undefined) throw mistakes.issueMissing(ref.issue ?? 0);
  if (known !== undefined) await followPeople(ledger, known, { ...situation, isIssueGone });
  const config = configOf(situation.files[configPath(setting.inputs)], setting);
  const layers = { defaults: config.defaults, overrides: overridesOf(setting.inputs) };
  const { pinned, notices } = await readText(ref, situation, {
    state: known,
    people: setting.people,
    layers,
  });
  const spec = pinned?.spec ?? known?.mission;
  if (spec === undefined) return undefined;
  if (known !== undefined && pinned !== undefined && isReopening(pinned, known, situation)) {
    await appendFact({ type: "signal-received", signal: { kind: "resume" }, actor: by }, ledger);
  }
  const ports = await createGitHubPorts(setting, spec, { ledger, config, situation, notices, claude });
  using watch = watchForStop(ledger, ports.interrupt);
  const state = await runMission(pinned, { ...ports, actor: by, interrupt: watch.signal }, before);
  return { state, defaultBranch: situation.defaultBranch, parallel: config.parallel };
}

/** A changed text asks more of a mission that is over, unless people ended it. */
function isReopening(pinned: PinnedMission, state: MissionState, seen: Surroundings): boolean {
  if (state.closed === undefined || state.stop !== undefined) return false;
  return pinned.hash !== state.specHash && reconcile({ ...state, closed: undefined }, seen) === undefined;
}

/** Issue, pull request, configuration and ledger, as they are now: two requests. The ledger knows the branch's name. */
async function lookAround(ref: MissionRef, setting: Setting, ledger: Ledger) {
  const files = [configPath(setting.inputs), "CLAUDE.md", ...(ref.file === undefined ? [] : [ref.file])];
  const view = await ledger.read();
  const { name: branch } = (view.state?.mission ?? settleSettings(ref.id, [])).branch;
  const situation = await readSituation(setting.github, { branch, issue: ref.issue, files });
  return { situation, view };
}

/** What people did to the issue or the pull request is recorded before it is decided on. */
async function followPeople(ledger: Ledger, state: MissionState, seen: Surroundings): Promise<void> {
  const event = reconcile(state, seen);
  if (event !== undefined) await appendFact(event, ledger);
}

/** Starts the next job of a mission, on behalf of a person. */
export async function dispatchNext(
  { github, job }: Setting,
  next: { readonly ref: MissionRef; readonly branch: string; readonly reason: string; readonly by: string },
): Promise<void> {
  const { ref, branch, reason, by } = next;
  const { workflow } = job;
  await dispatchMission(github, { workflow, ref: branch, mission: nameOf(ref), reason, by });
}

/** A job is one iteration: the loop rests before it opens another, and once before it closes what it worked on. */
function createPace(): { readonly before: Before; readonly isAboutToClose: () => boolean } {
  let opened = 0;
  let rested: Effect["type"] | undefined;
  const mustRest = ({ type }: Effect) => {
    if (type === "open-iteration") return ++opened > 1;
    return type === "close-mission" && opened > 0 && rested === undefined;
  };
  const before = (effect: Effect) => {
    if (!mustRest(effect)) return false;
    rested = effect.type;
    return true;
  };
  return { before, isAboutToClose: () => rested === "close-mission" };
}
