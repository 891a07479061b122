import { readSituation } from "../adapters/github-situation.ts";
import type { Effect } from "../core/effect.ts";
import { noUsage } from "../core/ending.ts";
import { appendFact, runMission } from "../core/loop.ts";
import type { MissionState } from "../core/state.ts";
import { missionRefOf } from "../listening/missions.ts";
import { park } from "./cut-off.ts";
import { createGitHubPorts, readyClaude } from "./ports.ts";
import type { Setting } from "./setting.ts";

/** What takes seconds. The proof above all is left to the next job. */
const quick: ReadonlySet<Effect["type"]> = new Set([
  "commit-work",
  "abandon-iteration",
  "report-progress",
  "park-mission",
  "close-mission",
]);

/**
 * After a job that was cut off: whatever its worker left is committed and pushed, the iteration is closed, and people
 * are told that the mission waits and until when. What somebody has told it before, to stop or to pause, stands.
 *
 * @param isCancelled false after a job that failed: its mission waits for nothing, and the next sweep goes on with it.
 */
export async function rescue(mission: string, setting: Setting, isCancelled: boolean): Promise<void> {
  const ref = missionRefOf(mission);
  const ledger = setting.openLedger(ref.id);
  const { state } = await ledger.read();
  if (state === undefined || !isOurs(state, setting)) return;
  if (state.phase === "opened") {
    const ending = { kind: "lost", detail: "The job was cut off." } as const;
    const { iteration } = state;
    await appendFact({ type: "agent-finished", iteration, ending, usage: noUsage, turns: 0 }, ledger);
  }
  if (isCancelled) await park(ledger);
  const situation = await readSituation(setting.github, {
    branch: state.mission.branch.name,
    issue: ref.issue,
    files: [],
  });
  const config = setting.readConfig(undefined);
  const ports = await createGitHubPorts(setting, state.mission, {
    ledger,
    config,
    situation,
    notices: [],
    claude: () => readyClaude(setting, config),
  });
  await runMission(undefined, ports, (effect) => !quick.has(effect.type));
}

/** Between two iterations nobody holds it: who wrote last was at it. */
function isOurs({ open, lastRun }: MissionState, { job: { run } }: Setting): boolean {
  if (open === undefined) return lastRun === run.run;
  return open.lease.run.run === run.run && open.lease.run.attempt === run.attempt;
}
