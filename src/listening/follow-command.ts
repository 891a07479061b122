import { readSituation, type Situation } from "../adapters/github-situation.ts";
import type { Command, Unknown } from "../core/command.ts";
import { type Consequence, consequenceOf } from "../core/consequence.ts";
import { UserError } from "../core/error.ts";
import { missionLabel } from "../core/label.ts";
import { appendFact } from "../core/loop.ts";
import { settleSettings } from "../core/mission-settings.ts";
import type { Ledger } from "../core/ports.ts";
import { redactStrings } from "../core/redact.ts";
import type { MissionState } from "../core/state.ts";
import type { Desk } from "./desk.ts";
import { dispatchNext } from "./dispatch.ts";
import { type MissionRef, textAtHand } from "./missions.ts";

/** A command, and who gave it: somebody with write access. */
export type Said = {
  readonly ref: MissionRef;
  readonly command: Command | Unknown;
  readonly actor: string;
  /** Of the comment it stands in. */
  readonly url?: string | undefined;
  /** When it was said; undefined where that is not known. Epoch milliseconds. */
  readonly at?: number | undefined;
};

/**
 * Records what follows from a command and starts a job where one is needed, which is after `answer`: whoever asked
 * hears of it whatever becomes of the job.
 */
export async function followCommand(
  said: Said,
  desk: Desk,
  answer: (reply: string | undefined) => Promise<void>,
): Promise<Followed> {
  const { ref, command, actor } = said;
  const ledger = desk.openLedger(ref.id);
  const { state } = await ledger.read();
  const situation = await lookAt(ref, state, desk);
  // What people said and what is known is told back to them: redacted before it is rendered.
  const plain = redactStrings({ command, state }, desk.redact);
  const consequence = await consequenceIn(
    { state: plain.state, situation },
    { ...said, command: plain.command },
    desk,
  );
  for (const event of consequence.events) await appendFact(event, ledger);
  await answer(consequence.reply);
  const waking = { ledger, situation, why: `/cco ${command.kind}`, by: actor };
  const woken = consequence.wakes ? await wakeUnlessAtWork(ref, desk, waking) : "";
  return { ...consequence, woken };
}

/** What came of a command. */
export type Followed = Consequence & { readonly woken: Woken };

type Look = { readonly state: MissionState | undefined; readonly situation: Situation };

async function consequenceIn({ state, situation }: Look, said: Said, desk: Desk): Promise<Consequence> {
  const { command, actor, url, at } = said;
  try {
    const text =
      command.kind === "approve-text"
        ? await textAtHand(situation.issue, desk.people, { actor, at })
        : undefined;
    return consequenceOf(command, { actor, url, state, text }, situation);
  } catch (error) {
    // A text that cannot be read cannot be approved.
    if (!(error instanceof UserError)) throw error;
    return { events: [], reply: `${error.message}\n\n${error.fix}`, wakes: false };
  }
}

/** Issue and pull request of a mission, as they are now. */
export function lookAt(
  { id, issue }: MissionRef,
  state: MissionState | undefined,
  { github }: Desk,
): Promise<Situation> {
  const branch = state?.mission.branch.name ?? settleSettings(id, []).branch.name;
  return readSituation(github, { branch, issue, files: [] });
}

export type Waking = {
  readonly ledger: Ledger;
  readonly situation: Situation;
  readonly why: string;
  readonly by: string;
};

/**
 * A job that is at it sees in the ledger what was recorded. Only what may start a mission does: somebody with write
 * access has put the label on, or asked for it.
 */
export async function wakeUnlessAtWork(ref: MissionRef, desk: Desk, waking: Waking): Promise<Woken> {
  const { ledger, situation, why, by } = waking;
  const { state } = await ledger.read();
  if (await isAtWork(state, ledger)) return " The job that is at work sees it.";
  if (state === undefined && ref.issue !== undefined && !situation.issue?.labels.includes(missionLabel))
    return "";
  await dispatchNext(desk, { ref, branch: situation.defaultBranch, reason: why, by });
  return " A job starts.";
}

/** What came of waking, to be said after what was heard. Empty: nothing. */
export type Woken = "" | " A job starts." | " The job that is at work sees it.";

/** Whether a job works on it now. */
export async function isAtWork(state: MissionState | undefined, ledger: Ledger): Promise<boolean> {
  return state?.open !== undefined && (await ledger.hasEnded(state.open.lease.run)) === false;
}
