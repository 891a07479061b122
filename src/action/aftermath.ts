import type { BranchLedger } from "../adapters/branch-ledger.ts";
import { UserError } from "../core/error.ts";
import { faultText } from "../core/fault-text.ts";
import { appendFact, runMission } from "../core/loop.ts";
import { perform } from "../core/perform.ts";
import type { Ports } from "../core/ports.ts";
import type { MissionState } from "../core/state.ts";

type Scene = { readonly ports: Ports; readonly ledger: BranchLedger; readonly warn: (text: string) => void };

/**
 * After a fault in the middle of an iteration. A mistake that a person must mend ends the mission, with the reason on
 * its issue: a next job would spend money and run into the same. Anything else is thrown on, and the next job goes on
 * from what was recorded; the work itself is pushed before that, as its machine goes away.
 */
export async function settleFault(error: unknown, scene: Scene): Promise<MissionState> {
  const { state } = scene.ledger.last();
  if (!isOurs(state, scene.ports)) throw error;
  if (error instanceof UserError) return closeMission(error, scene);
  await saveWork(state, scene);
  throw error;
}

function isOurs(state: MissionState | undefined, { run }: Ports): state is MissionState {
  const holder = state?.open?.lease.run;
  return state?.closed === undefined && holder?.run === run.run && holder.attempt === run.attempt;
}

async function closeMission({ message, fix }: UserError, { ports, ledger }: Scene): Promise<MissionState> {
  const why = `${message} ${fix}`;
  await appendFact({ type: "mission-closed", outcome: "misconfigured", why }, ledger);
  return runMission(undefined, ports);
}

/** The commit is found again by its trailers: it needs no entry. */
async function saveWork(state: MissionState, { ports, warn }: Scene): Promise<void> {
  if (state.phase !== "opened" && state.phase !== "ran") return;
  try {
    await perform({ type: "commit-work" }, { state, mission: undefined, ports });
  } catch (fault) {
    warn(`The work could not be pushed: ${faultText(fault)}`);
  }
}
