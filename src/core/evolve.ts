import { accounted } from "./accounts.ts";
import { noUsage } from "./ending.ts";
import { erred } from "./error-list.ts";
import type { Entry, EntryOf } from "./event.ts";
import { baseConflicted, baseMerged, baseRefused } from "./evolve-base.ts";
import { branchMoved } from "./evolve-branch.ts";
import { checksPlanned, checksTried } from "./evolve-checks.ts";
import { ciLookedAt, ciStarted } from "./evolve-ci.ts";
import {
  approved,
  budgetRaised,
  checksApproved,
  findingsAccepted,
  rejected,
  signalled,
  specChanged,
  textApproved,
} from "./evolve-human.ts";
import {
  abandoned,
  iterationOpened,
  planMade,
  progressReported,
  takenOver,
  workCommitted,
} from "./evolve-iteration.ts";
import { judgementMade } from "./evolve-judge.ts";
import { baselineProved, criteriaJudged } from "./evolve-proof.ts";
import { agentFinished } from "./evolve-worker.ts";
import { handedOver, handedWork, isWithPerson } from "./hand-over.ts";
import { isHeard, remembered } from "./heard.ts";
import { missionQueued, slotTaken } from "./queue.ts";
import type { MissionState } from "./state.ts";

/** Folds a whole ledger. Undefined for an empty one. */
export function replay(entries: readonly Entry[]): MissionState | undefined {
  return entries.reduce<MissionState | undefined>(evolve, undefined);
}

/**
 * The state after one more fact. Total: a fact that comes too late or twice changes nothing but the money.
 */
export function evolve(state: MissionState | undefined, entry: Entry): MissionState | undefined {
  if (state === undefined) return entry.type === "mission-opened" ? opened(entry) : undefined;
  const before = clocked(state, entry);
  const next = isHeard(before, entry) ? before : remembered(apply(before, entry), entry);
  const at = { ...erred(before, next), lastAt: entry.at, lastRun: entry.by.run };
  return before.spend === next.spend
    ? { ...next, ...at }
    : { ...next, ...accounted(before, next, entry), ...at };
}

/** Work takes time; waiting between iterations and between runs does not count. */
function clocked(state: MissionState, entry: Entry): MissionState {
  const working = state.phase !== "idle" && entry.by.run === state.lastRun;
  const ms = working ? Math.max(0, entry.at - state.lastAt) : 0;
  // Ten thousand of them are replayed in one go: what does not change is not copied.
  if (ms === 0) return state;
  return { ...state, spend: { ...state.spend, ms: state.spend.ms + ms } };
}

function apply(state: MissionState, entry: Entry): MissionState {
  switch (entry.type) {
    case "mission-opened":
      return state;
    case "spec-changed":
      return specChanged(state, entry);
    case "branch-moved":
      return isWithPerson(state) ? handedWork(state, entry) : branchMoved(state, entry);
    case "base-merged":
      return baseMerged(state, entry);
    case "base-conflicted":
      return baseConflicted(state, entry);
    case "base-refused":
      return baseRefused(state, entry);
    case "baseline-proved":
      return baselineProved(state, entry);
    case "checks-planned":
    case "checks-tried":
    case "checks-approved":
      return ofChecks(state, entry);
    case "slot-taken":
      return slotTaken(state, entry);
    case "mission-queued":
      return missionQueued(state, entry);
    case "iteration-opened":
    case "work-handed-over":
      return begun(state, entry);
    case "agent-finished":
      return agentFinished(state, entry);
    case "work-committed":
      return workCommitted(state, entry);
    case "criteria-judged":
      return criteriaJudged(state, entry);
    case "judgement-made":
      return judgementMade(state, entry);
    case "plan-made":
      return planMade(state, entry);
    case "progress-reported":
      return progressReported(state, entry);
    case "iteration-abandoned":
      return abandoned(state, entry);
    case "mission-parked":
      return parked(state, entry);
    case "ci-looked-at":
      return ciLookedAt(state, entry);
    case "ci-started":
      return ciStarted(state, entry);
    case "signal-received":
      return signalled(state, entry);
    case "criterion-approved":
      return approved(state, entry);
    case "findings-accepted":
      return findingsAccepted(state, entry);
    case "text-approved":
      return textApproved(state, entry);
    case "criterion-rejected":
      return rejected(state, entry);
    case "budget-raised":
      return budgetRaised(state, entry);
    case "mission-closed":
      return closed(state, entry);
  }
}

function ofChecks(
  state: MissionState,
  entry: EntryOf<"checks-planned" | "checks-tried" | "checks-approved">,
): MissionState {
  switch (entry.type) {
    case "checks-planned":
      return checksPlanned(state, entry);
    case "checks-tried":
      return checksTried(state, entry);
    case "checks-approved":
      return checksApproved(state, entry);
  }
}

function begun(state: MissionState, entry: EntryOf<"iteration-opened" | "work-handed-over">): MissionState {
  if (entry.type === "work-handed-over") return handedOver(state, entry);
  return state.phase === "idle" ? iterationOpened(state, entry) : takenOver(state, entry);
}

function opened(entry: EntryOf<"mission-opened">): MissionState {
  return {
    mission: entry.spec,
    specHash: entry.specHash,
    openedBy: entry.actor,
    openedAt: entry.at,
    base: entry.base,
    head: entry.head,
    phase: "idle",
    iteration: 0,
    losses: 0,
    waits: 0,
    token: 0,
    spend: { usd: 0, tokens: 0, ms: 0 },
    usage: noUsage,
    raised: {},
    verdicts: {},
    approvals: {},
    blocked: {},
    setAside: [],
    offered: [],
    best: 0,
    fruitless: 0,
    climbed: [],
    signature: "",
    guidance: [],
    past: [],
    reproof: false,
    shown: {},
    closings: 0,
    reported: false,
    lastAt: entry.at,
    lastRun: entry.by.run,
  };
}

/** Whoever waits leaves its place to others. */
function parked(state: MissionState, { until, why, awaits }: EntryOf<"mission-parked">): MissionState {
  const isForService = awaits === undefined && state.setback !== undefined;
  const waits = isForService ? state.waits + 1 : state.waits;
  return { ...atRest(state), parked: { until, why, awaits }, waits };
}

function closed(state: MissionState, { outcome, why, awaits }: EntryOf<"mission-closed">): MissionState {
  const closings = state.closings + 1;
  return { ...atRest(state), closings, closed: { outcome, why, awaits }, parked: undefined };
}

function atRest(state: MissionState): MissionState {
  return { ...state, slot: undefined, queued: undefined, reported: false };
}
