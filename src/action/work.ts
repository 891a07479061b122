import { dispatchMission } from "../adapters/github-dispatch.ts";
import { readSituation } from "../adapters/github-situation.ts";
import type { Effect } from "../core/effect.ts";
import { appendFact, runMission } from "../core/loop.ts";
import { settleSettings } from "../core/mission-settings.ts";
import type { Ledger } from "../core/ports.ts";
import { reconcile } from "../core/reconcile.ts";
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
  const claude = readyClaude(setting);
  // Whoever needs it hears of a fault; until then it is nobody's.
  claude.catch(() => {});
  const ledger = openLedger(setting, ref.id);
  const { situation, view } = await lookAround(ref, setting, ledger);
  if (view.state !== undefined) await followPeople(ledger, view.state, situation);

  const config = configOf(situation.files[configPath(setting.inputs)], setting);
  const layers = { defaults: config.defaults, overrides: overridesOf(setting.inputs) };
  const text = await readText(ref, situation, { state: view.state, people: setting.people, layers });
  const spec = text.pinned?.spec ?? view.state?.mission;
  if (spec === undefined) return { kind: "nothing", sentence: `There is no mission ${mission}.` };

  const ports = await createGitHubPorts(setting, spec, {
    ledger,
    config,
    situation,
    notices: text.notices,
    claude: () => claude,
  });
  using watch = watchForStop(ledger, ports.interrupt);
  const state = await runMission(
    text.pinned,
    { ...ports, actor: by, interrupt: watch.signal },
    secondIteration(),
  );
  if (state.open !== undefined) {
    const { url = state.open.lease.run.run } = state.open.lease.run;
    return { kind: "told", sentence: `Nothing was done here: the mission is already running at ${url}.` };
  }
  const end = missionEnd(state, ledger.head());
  if (end.kind === "mission" && end.outcome === "continuing" && !setting.interrupt.aborted) {
    const reason = `iteration ${state.iteration + 1}`;
    await dispatchNext(setting, { ref, branch: situation.defaultBranch, reason, by: state.openedBy });
  }
  return end;
}

/** Issue, pull request, configuration and ledger, as they are now: two requests, side by side. */
export async function lookAround(ref: MissionRef, setting: Setting, ledger: Ledger) {
  const files = [configPath(setting.inputs), "CLAUDE.md", ...(ref.file === undefined ? [] : [ref.file])];
  const branch = settleSettings(ref.id, []).branch.name;
  const [situation, view] = await Promise.all([
    readSituation(setting.github, { branch, issue: ref.issue, files }),
    ledger.read(),
  ]);
  return { situation, view };
}

/** What people did to the issue or the pull request is recorded before it is decided on. */
async function followPeople(
  ledger: Ledger,
  state: Parameters<typeof reconcile>[0],
  seen: Parameters<typeof reconcile>[1],
): Promise<void> {
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

/** A job is one iteration: the loop rests before it opens another. */
function secondIteration(): (effect: Effect) => boolean {
  let opened = 0;
  return (effect) => effect.type === "open-iteration" && ++opened > 1;
}
