import { decide } from "./decide.ts";
import type { Effect, Now } from "./effect.ts";
import { ledgerVersion, type MissionEvent } from "./event.ts";
import { evolve } from "./evolve.ts";
import type { PinnedMission } from "./mission.ts";
import { perform } from "./perform.ts";
import { type Ledger, LedgerMoved, type LedgerView, type Ports } from "./ports.ts";
import { aheadOf, asksOthers } from "./queue.ts";
import type { MissionState } from "./state.ts";

/**
 * Decide, perform, record; again until decide has nothing left.
 *
 * It can be killed at any line and started again: what was recorded is not done twice, and what was done
 * but not recorded is found again by the adapter that did it. Returns where the mission rests.
 *
 * @param mission the mission as its author has it now; undefined continues with the one in the ledger.
 * @param before rests before the first effect of which this says true.
 */
export async function runMission(
  mission: PinnedMission | undefined,
  ports: Ports,
  before: (effect: Effect) => boolean = () => false,
): Promise<MissionState> {
  let view = ports.known?.() ?? (await ports.ledger.read());
  for (;;) {
    const now = await look(view.state, mission, ports);
    const effect = decide(view.state, now);
    if (effect === undefined || before(effect)) return rested(view);
    const event = await perform(effect, { state: view.state, mission, ports });
    view = await record(event, view, { ports, now });
  }
}

/** The same question without the answer: what the next wake-up would do. */
export async function nextEffect(
  mission: PinnedMission | undefined,
  ports: Ports,
): Promise<Effect | undefined> {
  const { state } = await ports.ledger.read();
  return decide(state, await look(state, mission, ports));
}

/** Reads what decide needs to know of the outside. Branch and base only matter between iterations. */
async function look(
  state: MissionState | undefined,
  mission: PinnedMission | undefined,
  ports: Ports,
): Promise<Now> {
  const now = {
    at: ports.clock(),
    run: ports.run,
    mission,
    interrupted: ports.interrupt.aborted,
    draftsChecks: ports.manager.draft !== undefined,
    startsCi: ports.ci?.start !== undefined,
  };
  if (state === undefined) return now;
  if (state.open === undefined) {
    const [branch, queue] = await Promise.all([
      ports.workspace.observe(state.mission.branch, state),
      lookAtOthers(state, ports),
    ]);
    return { ...now, branch, queue };
  }
  const holder = state.open.lease.run;
  const ours = holder.run === ports.run.run && holder.attempt === ports.run.attempt;
  return ours ? now : { ...now, holderEnded: await ports.ledger.hasEnded(holder) };
}

/** Others are asked once for each slot: an ordinary iteration costs nothing. */
async function lookAtOthers(state: MissionState, { queue, clock }: Ports): Promise<Now["queue"]> {
  if (queue === undefined) return undefined;
  const { parallel } = queue;
  if (!asksOthers(state)) return { parallel, ahead: [] };
  return { parallel, ahead: aheadOf(state, await queue.missions(), clock()) };
}

/**
 * A fact cannot be refused: when somebody else wrote first, it goes after theirs.
 * A claim can: it is dropped, and decided again on what they wrote.
 */
async function record(
  event: MissionEvent,
  view: LedgerView,
  { ports, now }: { readonly ports: Ports; readonly now: Now },
): Promise<LedgerView> {
  const { ledger } = ports;
  try {
    return await ledger.append(event, view, await consequenceOf(event, view, { ports, now }));
  } catch (error) {
    if (!(error instanceof LedgerMoved)) throw error;
    return isFact(event) ? appendFact(event, ledger) : ledger.read();
  }
}

/** A plan that no model makes follows from the verdicts alone. Where it is not recorded with them, it is decided again. */
async function consequenceOf(
  event: MissionEvent,
  view: LedgerView,
  { ports, now }: { readonly ports: Ports; readonly now: Now },
): Promise<MissionEvent | undefined> {
  if (event.type !== "criteria-judged" || !ports.manager.plansByRules) return undefined;
  const { clock, run: by } = ports;
  const state = evolve(view.state, { v: ledgerVersion, seq: view.seq + 1, at: clock(), by, ...event });
  const next = decide(state, now);
  return next?.type === "make-plan" ? perform(next, { state, mission: undefined, ports }) : undefined;
}

/** Appends what cannot be refused, such as what a human said, after whatever else is being written. */
export async function appendFact(event: MissionEvent, ledger: Ledger): Promise<LedgerView> {
  try {
    return await ledger.append(event, await ledger.read());
  } catch (error) {
    if (!(error instanceof LedgerMoved)) throw error;
    return appendFact(event, ledger);
  }
}

function isFact(event: MissionEvent): boolean {
  switch (event.type) {
    case "base-merged":
    case "agent-finished":
    case "work-committed":
    case "baseline-proved":
    case "criteria-judged":
    case "judgement-made":
    case "checks-planned":
    case "checks-tried":
    case "checks-approved":
    case "plan-made":
    case "progress-reported":
    case "ci-looked-at":
    case "ci-started":
    case "signal-received":
    case "criterion-approved":
    case "text-approved":
    case "findings-accepted":
    case "criterion-rejected":
    case "budget-raised":
      return true;
    case "mission-opened":
    case "spec-changed":
    case "branch-moved":
    case "slot-taken":
    case "mission-queued":
    case "base-conflicted":
    case "base-refused":
    case "iteration-opened":
    case "work-handed-over":
    case "iteration-abandoned":
    case "mission-parked":
    case "mission-closed":
      return false;
  }
}

function rested({ state }: LedgerView): MissionState {
  if (state === undefined) throw new Error("a mission that was never opened cannot rest");
  return state;
}
