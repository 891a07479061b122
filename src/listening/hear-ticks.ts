import type { People } from "../adapters/github-people.ts";
import { ticksIn } from "../adapters/issue-ticks.ts";
import { appendFact } from "../core/loop.ts";
import type { Ledger } from "../core/ports.ts";
import type { MissionState } from "../core/state.ts";
import { approvalsByTicks } from "../core/ticks.ts";
import type { IssueWake } from "./event-wake.ts";

/**
 * A box that a person with write access ticks is an approval, where the criterion asks for one. A bot's tick is none,
 * whatever it may do otherwise. Returns the mission as it is then.
 */
export async function hearTicks(
  { edit, actor }: IssueWake,
  state: MissionState,
  { ledger, people }: { readonly ledger: Ledger; readonly people: People },
): Promise<MissionState> {
  if (edit === undefined || actor.endsWith("[bot]")) return state;
  const ticked = ticksIn(edit);
  const events = approvalsByTicks(state, { ...edit, ticked, actor });
  if (events.length === 0 || !(await people.hasWriteAccess(actor))) return state;
  for (const event of events) await appendFact(event, ledger);
  return (await ledger.read()).state ?? state;
}
