import { ledgerBranch } from "../adapters/branch-ledger.ts";
import { hasRunEnded } from "../adapters/github-runs.ts";
import { overdue } from "../core/overdue.ts";
import type { MissionState } from "../core/state.ts";
import { missionRefOf } from "./missions.ts";
import { openLedger } from "./ports.ts";
import type { Setting } from "./setting.ts";
import type { StepEnd } from "./step-end.ts";
import { dispatchNext } from "./work.ts";

/**
 * Looks after every mission and starts the next job of those that need one: lost runs, waits that are over,
 * dispatches that never arrived. A few requests, no model.
 */
export async function sweep(setting: Setting): Promise<StepEnd> {
  const missions = await listMissions(setting);
  const woken: string[] = [];
  for (const mission of missions) {
    const why = await reasonToWake(mission, setting);
    if (why !== undefined) woken.push(`${mission} (${why})`);
  }
  const sentence = `${missions.length} missions, ${woken.length} woken${woken.length > 0 ? `: ${woken.join(", ")}` : ""}.`;
  return { kind: "told", sentence };
}

async function listMissions({ github: { octokit, owner, repo } }: Setting): Promise<readonly string[]> {
  const prefix = `heads/${ledgerBranch("")}`;
  const refs = await octokit.paginate(octokit.git.listMatchingRefs, {
    owner,
    repo,
    ref: prefix,
    per_page: 100,
  });
  return refs.map(({ ref }) => ref.slice(`refs/${prefix}`.length));
}

async function reasonToWake(mission: string, setting: Setting): Promise<string | undefined> {
  const { state } = await openLedger(setting, mission).read();
  if (state === undefined) return undefined;
  const why = await reasonOf(state, setting);
  if (why !== undefined) await wake(state, setting, why);
  return why;
}

async function reasonOf(state: MissionState, { github }: Setting): Promise<string | undefined> {
  const answer = overdue(state, Date.now());
  if ("ask" in answer)
    return (await hasRunEnded(github, answer.ask)) ? "its run has ended in the middle" : undefined;
  return answer.due ? answer.why : undefined;
}

async function wake({ mission, openedBy }: MissionState, setting: Setting, why: string): Promise<void> {
  const { octokit, owner, repo } = setting.github;
  const { data } = await octokit.repos.get({ owner, repo });
  const ref = missionRefOf(mission.id);
  await dispatchNext(setting, { ref, branch: data.default_branch, reason: why, by: openedBy });
}
