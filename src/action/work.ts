import type { BranchLedger } from "../adapters/branch-ledger.ts";
import { loadSdk } from "../adapters/claude-session.ts";
import { readMissions, readPriorities } from "../adapters/github-queue.ts";
import type { Config } from "../core/config.ts";
import type { Effect } from "../core/effect.ts";
import { mistakes } from "../core/error.ts";
import { faultText } from "../core/fault-text.ts";
import { appendFact, nextEffect, runMission } from "../core/loop.ts";
import type { PinnedMission } from "../core/mission.ts";
import { renderNext, renderPlace } from "../core/next-step.ts";
import { obstacleTo } from "../core/obstacle.ts";
import type { Ledger, Ports } from "../core/ports.ts";
import { inLine, nextInLine } from "../core/queue.ts";
import { reconcile, type Surroundings } from "../core/reconcile.ts";
import { redactStrings } from "../core/redact.ts";
import type { MissionState } from "../core/state.ts";
import { dispatchNext } from "../listening/dispatch.ts";
import { type MissionRef, missionRefOf, nameOf } from "../listening/missions.ts";
import { isReopening, lookAround, readMission } from "../listening/reading.ts";
import { settleFault } from "./aftermath.ts";
import { parkWhenCutOff } from "./cut-off.ts";
import { createGitHubPorts, readyClaude } from "./ports.ts";
import { clearProblem } from "./problem.ts";
import type { Setting } from "./setting.ts";
import { missionEnd, type StepEnd } from "./step-end.ts";
import type { Wake } from "./wake.ts";
import { watchForStop } from "./watch.ts";

type WorkWake = Extract<Wake, { kind: "work" }>;

/** One iteration of a mission, and the dispatch of the next one. */
export async function work({ mission, by }: WorkWake, setting: Setting): Promise<StepEnd> {
  const ref = missionRefOf(mission);
  const errand = { ref, by, setting, ledger: setting.openLedger(ref.id), claude: bringClaude(setting) };
  if (setting.dry !== undefined) return foresee(errand);
  if (setting.inputs.mission === undefined && mission !== nameOf(ref)) return callByName(ref, by, setting);
  const isMerged = () => errand.ledger.pullRequest()?.state === "MERGED";
  const pace = createPace(isMerged);
  const first = await goOn(errand, pace.before);
  if (typeof first === "string") return { kind: "nothing", sentence: first };
  // A mission is not closed over a text that was changed while its worker worked.
  // Nor is another iteration begun on a branch that was merged.
  const again = pace.isAboutToClose() || isMerged() ? await goOn(errand, pace.before) : first;
  const rest = typeof again === "string" ? first : again;
  const { state, defaultBranch } = rest;
  if (state.open !== undefined) {
    const { url = state.open.lease.run.run } = state.open.lease.run;
    return { kind: "told", sentence: `Nothing was done here: the mission is already running at ${url}.` };
  }
  const end = missionEnd(state, { ledger: errand.ledger.head(), known: first.known });
  if (end.outcome === "continuing" && !setting.interrupt.aborted) {
    const reason = `iteration ${state.iteration + 1}`;
    await dispatchNext(setting, { ref, branch: defaultBranch, reason, by: state.openedBy });
  }
  // Only the job that recorded it: one that finds a mission at rest wakes nobody a second time.
  if (end.outcome !== "continuing" && state.lastRun === setting.job.run.run) {
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
    setting.warn(`The next mission in line could not be woken: ${faultText(error)}`);
  }
}

type Errand = {
  readonly ref: MissionRef;
  /** Login of who asked for it. */
  readonly by: string;
  readonly setting: Setting;
  readonly ledger: BranchLedger;
  readonly claude: (config: Config) => Promise<string>;
};
type Before = (effect: Effect) => boolean;
type Ready = {
  readonly pinned: PinnedMission | undefined;
  readonly ports: Ports;
  /** As it was before anything was done. */
  readonly known: MissionState | undefined;
  readonly defaultBranch: string;
  readonly parallel: number;
};
type Rest = Pick<Ready, "known" | "defaultBranch" | "parallel"> & { readonly state: MissionState };

/** Looks at everything as it is now and goes on from there, until it rests. A sentence: why it does not. */
async function goOn(errand: Errand, before: Before): Promise<Rest | string> {
  const ready = await approach(errand);
  if (typeof ready === "string") return ready;
  const { pinned, ports, ...rest } = ready;
  const { ledger, by: actor, setting } = errand;
  using cutOff = parkWhenCutOff(ledger, setting);
  using watch = watchForStop(ledger, ports.interrupt);
  // A write that comes after it refuses ours, and then it is read again.
  const watched = { ...ports, actor, known: ledger.last, interrupt: watch.signal };
  const run = () =>
    runMission(pinned, watched, before).catch((error: unknown) =>
      settleFault(error, { ports: watched, ledger, warn: setting.warn }),
    );
  const state = await run();
  if (!setting.interrupt.aborted) return { ...rest, state };
  await cutOff.settled();
  return { ...rest, state: await run() };
}

/** What would be done next, and why. */
async function foresee(errand: Errand): Promise<StepEnd> {
  const ready = await approach(errand);
  if (typeof ready === "string") return { kind: "nothing", sentence: ready };
  const effect = await nextEffect(ready.pinned, ready.ports);
  const view = await errand.ledger.read();
  const { next: toDo, state } = redactStrings({ next: effect, state: view.state }, errand.setting.redact);
  const next = renderNext(toDo);
  const details = state === undefined ? [] : [renderPlace(state)];
  for (const line of details) errand.setting.say(line);
  return { kind: "told", sentence: `Next: ${next}`, details };
}

async function approach({ ref, by, setting, ledger, claude }: Errand): Promise<Ready | string> {
  const { state: known } = await ledger.read();
  const situation = await lookAround(ref, known, setting);
  if (situation.archived) throw mistakes.repositoryArchived(setting.job.repository);
  const isIssueGone = ref.issue !== undefined && situation.issue === undefined;
  if (isIssueGone && known === undefined) throw mistakes.issueMissing(ref.issue ?? 0);
  const obstacle = known === undefined ? obstacleTo(known, situation) : undefined;
  if (obstacle !== undefined) return obstacle;
  if (known !== undefined) await followPeople(ledger, known, { ...situation, isIssueGone });
  const { pinned, notices, config } = await readMission(ref, situation, { desk: setting, state: known });
  const spec = pinned?.spec ?? known?.mission;
  if (spec === undefined) return `There is no mission ${nameOf(ref)}.`;
  if (known !== undefined && pinned !== undefined && isReopening(pinned, known, situation)) {
    await appendFact({ type: "signal-received", signal: { kind: "resume" }, actor: by }, ledger);
  }
  if (setting.dry === undefined) await clearProblem(situation.issue, setting);
  const equipment = { ledger, config, situation, notices, claude: () => claude(config) };
  const ports = await createGitHubPorts(setting, spec, equipment);
  const { defaultBranch } = situation;
  return { pinned, ports, known, defaultBranch, parallel: config.parallel };
}

/** Claude Code is on its way as soon as it is known which one, and brought once. */
function bringClaude(setting: Setting): Errand["claude"] {
  let brought: Promise<string> | undefined;
  return (config) => {
    brought ??= readyClaude(setting, config);
    return brought;
  };
}

/** What people did to the issue or the pull request is recorded before it is decided on. */
async function followPeople(ledger: Ledger, state: MissionState, seen: Surroundings): Promise<void> {
  const event = reconcile(state, seen);
  if (event !== undefined) await appendFact(event, ledger);
}

/** A job is one iteration: the loop rests before it opens another, and once before it closes what it worked on. */
function createPace(isMerged: () => boolean): {
  readonly before: Before;
  readonly isAboutToClose: () => boolean;
} {
  let opened = 0;
  let rested: Effect["type"] | undefined;
  const mustRest = ({ type }: Effect) => {
    if (type === "open-iteration") return ++opened > 1;
    // What the merge means for the mission is looked at first: nothing more is pushed there.
    if (type === "merge-base" && rested === undefined && isMerged()) return true;
    return type === "close-mission" && opened > 0 && rested === undefined;
  };
  const before = (effect: Effect) => {
    const rests = mustRest(effect);
    if (rests) rested = effect.type;
    // It is large: it comes while the files are fetched. A fault shows when the session is started.
    else if (effect.type === "run-agent") loadSdk().catch(() => {});
    return rests;
  };
  return { before, isAboutToClose: () => rested === "close-mission" };
}
