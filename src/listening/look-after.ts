import type { MissionState } from "../core/state.ts";
import type { Desk, Told } from "./desk.ts";
import { isAtWork, lookAt, type Woken, wakeUnlessAtWork } from "./follow-command.ts";
import { missionRefOf } from "./missions.ts";
import { reasonOf } from "./sweep.ts";

/** Something happened that one mission may wait for, such as the end of CI: its next job starts when it is due. */
export async function wakeWhenDue(mission: string, desk: Desk): Promise<Told> {
  const { seq, state } = await desk.openLedger(mission).read();
  if (state === undefined) return nothing(`${mission} is no mission yet.`);
  const why = await reasonOf(state, desk);
  if (why === undefined) return nothing(`Nothing new for ${mission}.`);
  // The end of CI is told several times: of a check, of its suite, of its run. The job for the first may be on its way.
  if (desk.wasWoken(mission, seq)) return nothing(`A job for ${mission} was started already.`);
  try {
    return { kind: "told", sentence: `${mission}: ${why}.${await wake(state, desk, why)}` };
  } catch (error) {
    desk.forgetWoken(mission, seq);
    throw error;
  }
}

/** People changed what a mission works on: a job looks at it, unless one is at it or the mission is over. */
export async function wakeToLook(mission: string, desk: Desk, why: string): Promise<Told> {
  const ledger = desk.openLedger(mission);
  const { state } = await ledger.read();
  if (state === undefined || state.closed !== undefined) return nothing(`${mission} is not at work.`);
  if (await isAtWork(state, ledger)) return nothing(`The job of ${mission} sees it.`);
  return { kind: "told", sentence: `${mission}: ${why}.${await wake(state, desk, why)}` };
}

async function wake(state: MissionState, desk: Desk, why: string): Promise<Woken> {
  const ref = missionRefOf(state.mission.id);
  const ledger = desk.openLedger(ref.id);
  const situation = await lookAt(ref, state, desk);
  return wakeUnlessAtWork(ref, desk, { ledger, situation, why, by: state.openedBy });
}

function nothing(sentence: string): Told {
  return { kind: "nothing", sentence };
}
