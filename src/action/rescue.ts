import { readSituation } from "../adapters/github-situation.ts";
import { noUsage } from "../core/ending.ts";
import { appendFact, runMission } from "../core/loop.ts";
import type { MissionState } from "../core/state.ts";
import { missionRefOf } from "./missions.ts";
import { createGitHubPorts, openLedger, readyClaude } from "./ports.ts";
import type { Setting } from "./setting.ts";
import { configOf } from "./setting.ts";

/**
 * After a job that was cut off: whatever its worker left is committed and pushed, and the lease is given back by
 * closing the iteration. What needs time, the proof above all, is left to the next job.
 */
export async function rescue(mission: string, setting: Setting): Promise<void> {
  const ref = missionRefOf(mission);
  const ledger = openLedger(setting, ref.id);
  const { state } = await ledger.read();
  if (state?.open === undefined || !isOurs(state, setting)) return;
  if (state.phase === "opened") {
    const ending = { kind: "lost", detail: "The job was cut off." } as const;
    const { iteration } = state;
    await appendFact({ type: "agent-finished", iteration, ending, usage: noUsage, turns: 0 }, ledger);
  }
  const situation = await readSituation(setting.github, {
    branch: state.mission.branch.name,
    issue: ref.issue,
    files: [],
  });
  const config = configOf(undefined, setting);
  const ports = await createGitHubPorts(setting, state.mission, {
    ledger,
    config,
    situation,
    notices: [],
    claude: () => readyClaude(setting),
  });
  await runMission(undefined, ports, (effect) => effect.type !== "commit-work");
}

function isOurs({ open }: MissionState, { job }: Setting): boolean {
  return open?.lease.run.run === job.run.run && open.lease.run.attempt === job.run.attempt;
}
