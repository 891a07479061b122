import { unknownPlanUsd } from "./budget.ts";
import { noUsage, responseTo, tokensOf } from "./ending.ts";
import type { Entry, EntryOf, EventOf } from "./event.ts";
import { attempted, baseConflicted, baseMerged, baseRefused } from "./evolve-base.ts";
import { branchMoved, joinedWith, withheldWith } from "./evolve-branch.ts";
import { ciLookedAt, ciStarted } from "./evolve-ci.ts";
import { approved, budgetRaised, rejected, signalled, specChanged, textApproved } from "./evolve-human.ts";
import { endsIteration, isShownAtWork } from "./evolve-report.ts";
import { isHeard, remembered } from "./heard.ts";
import { stuckOn } from "./ladder.ts";
import { isWorkLost, lost } from "./lost-work.ts";
import { missionQueued, slotTaken } from "./queue.ts";
import { failureSignature } from "./signature.ts";
import { awaitingCi, hasWork, isDone, metCount } from "./standing.ts";
import type { MissionState, OpenIteration } from "./state.ts";

/** As many finished iterations as a report or a brief can use; older ones are in the ledger. */
const keptPast = 50;

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
  return { ...next, lastAt: entry.at, lastRun: entry.by.run };
}

/** Work takes time; waiting between iterations and between runs does not count. */
function clocked(state: MissionState, entry: Entry): MissionState {
  const working = state.phase !== "idle" && entry.by.run === state.lastRun;
  const ms = working ? Math.max(0, entry.at - state.lastAt) : 0;
  return { ...state, spend: { ...state.spend, ms: state.spend.ms + ms } };
}

function apply(state: MissionState, entry: Entry): MissionState {
  switch (entry.type) {
    case "mission-opened":
      return state;
    case "spec-changed":
      return specChanged(state, entry);
    case "branch-moved":
      return branchMoved(state, entry);
    case "base-merged":
      return baseMerged(state, entry);
    case "base-conflicted":
      return baseConflicted(state, entry);
    case "base-refused":
      return baseRefused(state, entry);
    case "baseline-proved":
      return judged(state, entry);
    case "slot-taken":
      return slotTaken(state, entry);
    case "mission-queued":
      return missionQueued(state, entry);
    case "iteration-opened":
      return state.phase === "idle" ? iterationOpened(state, entry) : takenOver(state, entry);
    case "agent-finished":
      return agentFinished(state, entry);
    case "work-committed":
      return workCommitted(state, entry);
    case "criteria-judged":
      return criteriaJudged(state, entry);
    case "plan-made":
      return planMade(state, entry);
    case "progress-reported":
      return progressReported(state, entry);
    case "iteration-abandoned":
      return abandoned(state, entry);
    case "mission-parked":
      return {
        ...state,
        parked: { until: entry.until, why: entry.why, awaits: entry.awaits },
        slot: undefined,
        queued: undefined,
        waits: entry.awaits === undefined ? state.waits + 1 : state.waits,
        reported: false,
      };
    case "ci-looked-at":
      return ciLookedAt(state, entry);
    case "ci-started":
      return ciStarted(state, entry);
    case "signal-received":
      return signalled(state, entry);
    case "criterion-approved":
      return approved(state, entry);
    case "text-approved":
      return textApproved(state, entry);
    case "criterion-rejected":
      return rejected(state, entry);
    case "budget-raised":
      return budgetRaised(state, entry);
    case "mission-closed":
      return {
        ...state,
        closings: state.closings + 1,
        closed: { outcome: entry.outcome, why: entry.why, awaits: entry.awaits },
        parked: undefined,
        slot: undefined,
        queued: undefined,
        reported: false,
      };
  }
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

function iterationOpened(state: MissionState, entry: EntryOf<"iteration-opened">): MissionState {
  const { attempt, lease, reserveUsd, strategy, focus } = entry;
  const left = strategy === "leave-criterion" ? stuckOn(state) : [];
  const conflict = strategy === "resolve-conflict" ? state.conflict : undefined;
  return {
    ...state,
    phase: "opened",
    iteration: entry.iteration,
    open: { attempt, lease, reserveUsd, strategy, focus, from: state.head, usd: 0, conflict },
    merges: 0,
    token: lease.token,
    setAside: [...state.setAside, ...left],
    slot: state.slot === undefined ? undefined : { ...state.slot, used: true },
    queued: undefined,
    parked: undefined,
    setback: undefined,
    reported: false,
  };
}

/** Another run died in the middle. If its worker's end was never seen, the whole reserve is charged. */
function takenOver(state: MissionState, entry: EntryOf<"iteration-opened">): MissionState {
  const { open } = state;
  if (open === undefined || entry.iteration !== state.iteration) return state;
  const claimed = { ...open, attempt: entry.attempt, lease: entry.lease };
  if (state.phase !== "opened") return { ...state, open: claimed, token: entry.lease.token };
  const ending = {
    kind: "lost" as const,
    detail: "The run that started the worker ended before the worker did.",
  };
  return {
    ...state,
    phase: "ran",
    open: { ...claimed, reserveUsd: 0, usd: open.reserveUsd, ending },
    token: entry.lease.token,
    charged: { run: open.lease.run.run, usd: open.reserveUsd },
    spend: { ...state.spend, usd: state.spend.usd + open.reserveUsd },
    setback: ending,
  };
}

function agentFinished(state: MissionState, entry: EntryOf<"agent-finished">): MissionState {
  const { open } = state;
  const holds = state.phase === "opened" && open?.lease.run.run === entry.by.run;
  if (!holds || open === undefined) return lateCost(state, entry);
  const usd = entry.usd ?? open.reserveUsd;
  const { report, ending } = entry;
  const blocked = Object.fromEntries((report?.blocked ?? []).map((one) => [one.criterion, one.why]));
  return {
    ...charge(state, usd, entry.usage),
    phase: "ran",
    open: { ...open, usd, reserveUsd: 0, ending, seenBy: entry.by.run, ...summaryOf(entry) },
    session: entry.session,
    blocked: { ...state.blocked, ...blocked },
    // What the worker was told counts as heard once a session has run with it.
    guidance: responseTo(ending.kind) === "go-on" ? [] : state.guidance,
    joined: responseTo(ending.kind) === "go-on" ? [] : state.joined,
    setback: responseTo(ending.kind) === "go-on" ? undefined : ending,
  };
}

function summaryOf(entry: EntryOf<"agent-finished">): Pick<OpenIteration, "summary" | "subject"> {
  const { report } = entry;
  if (report === undefined) return { summary: entry.ending.detail };
  return { summary: report.summary, subject: { type: report.type, text: report.subject } };
}

/** The fact of a run that lost its lease: only what it cost beyond the charged reserve still counts. */
function lateCost(state: MissionState, entry: EntryOf<"agent-finished">): MissionState {
  const known = state.charged?.run === entry.by.run ? state.charged.usd : (entry.usd ?? 0);
  return charge(state, Math.max(0, (entry.usd ?? 0) - known), entry.usage);
}

function charge(state: MissionState, usd: number, usage: EventOf<"agent-finished">["usage"]): MissionState {
  return {
    ...state,
    usage: {
      input: state.usage.input + usage.input,
      output: state.usage.output + usage.output,
      cacheRead: state.usage.cacheRead + usage.cacheRead,
      cacheWrite: state.usage.cacheWrite + usage.cacheWrite,
    },
    spend: { ...state.spend, usd: state.spend.usd + usd, tokens: state.spend.tokens + tokensOf(usage) },
  };
}

function workCommitted(state: MissionState, entry: EntryOf<"work-committed">): MissionState {
  if (state.phase !== "ran" || state.open === undefined || entry.iteration !== state.iteration) return state;
  // A run that brought the iteration a step on was no attempt in vain.
  const open = { ...state.open, attempt: 1, files: entry.files };
  const merged = entry.base === undefined ? {} : { base: entry.base, conflict: undefined };
  return {
    ...state,
    phase: "sealed",
    head: entry.sha,
    open: isWorkLost(open, entry) ? lost(open) : open,
    joined: joinedWith(state, entry.joined),
    withheld: withheldWith(state, entry),
    ...merged,
  };
}

function criteriaJudged(state: MissionState, entry: EntryOf<"criteria-judged">): MissionState {
  const next = judged(state, entry);
  if (state.phase !== "sealed" || entry.iteration !== state.iteration) return next;
  // A proof that was cut short says nothing about progress.
  const cut = [state.stop, state.pause, state.parked].some((one) => one !== undefined);
  return { ...(cut ? next : settled(next)), phase: "judged" };
}

function judged(state: MissionState, entry: EntryOf<"criteria-judged" | "baseline-proved">): MissionState {
  const fresh = entry.verdicts.map((one) => [one.criterion, { ...one, sha: entry.sha }] as const);
  const proved = { ...state, verdicts: { ...state.verdicts, ...Object.fromEntries(fresh) }, reproof: false };
  // Done is what a proof says: one that says otherwise takes it back.
  const isTakenBack = proved.closed?.outcome === "done" && !isDone(proved);
  const next = isTakenBack ? { ...proved, closed: undefined } : proved;
  // The first proof of a head is what the next iteration is measured against.
  return state.phase === "idle" ? { ...next, best: metCount(next), signature: failureSignature(next) } : next;
}

/** Whether the iteration brought verified progress: more criteria met at once than ever before. */
function settled(state: MissionState): MissionState {
  const { open } = state;
  if (open === undefined) return state;
  const met = metCount(state);
  const signature = failureSignature(state);
  if (open.strategy === "resolve-conflict") {
    return { ...state, best: met, losses: 0, waits: 0, signature, conflict: attempted(state) };
  }
  const offered = [...new Set([...state.offered, ...open.focus])];
  if (met > state.best) {
    return { ...state, offered, best: met, fruitless: 0, losses: 0, waits: 0, climbed: [], signature };
  }
  if (!hasWork({ ...state, offered }) && awaitingCi(state).length > 0) {
    return { ...state, offered, losses: 0, fruitless: state.fruitless + 1, unsettled: open.strategy };
  }
  const same = signature === state.signature;
  return {
    ...state,
    offered,
    signature,
    losses: 0,
    waits: 0,
    fruitless: state.fruitless + 1,
    climbed: same || open.strategy === "diagnose" ? [...state.climbed, open.strategy] : state.climbed,
  };
}

function planMade(state: MissionState, entry: EntryOf<"plan-made">): MissionState {
  const usd = entry.usd ?? unknownPlanUsd;
  const spend = { ...state.spend, usd: state.spend.usd + usd, tokens: state.spend.tokens + entry.tokens };
  if (state.phase !== "judged" || entry.iteration !== state.iteration) return { ...state, spend };
  const { planner, assessment, focus, strategy, guidance, question } = entry;
  return {
    ...state,
    spend,
    phase: "planned",
    plan: { planner, assessment, focus, strategy, guidance, question },
  };
}

function progressReported(state: MissionState, entry: EntryOf<"progress-reported">): MissionState {
  const shown = { ...state.shown, ...entry.shown };
  const next = { ...state, reported: true, shown, shownAtWork: isShownAtWork(state) };
  if (state.open === undefined || entry.iteration !== state.iteration || !endsIteration(state)) return next;
  return {
    ...next,
    textChange: undefined,
    phase: "idle",
    open: undefined,
    past: [...state.past, pastOf(state, state.open)].slice(-keptPast),
  };
}

function pastOf(state: MissionState, open: OpenIteration): MissionState["past"][number] {
  return {
    iteration: state.iteration,
    strategy: open.strategy,
    focus: open.focus,
    ending: open.ending?.kind ?? "lost",
    summary: open.subject?.text ?? open.summary ?? "",
    sha: state.head,
    files: open.files ?? 0,
    met: metCount(state),
    usd: open.usd,
  };
}

/** Its number is free again; its money is not. */
function abandoned(state: MissionState, entry: EntryOf<"iteration-abandoned">): MissionState {
  if (state.phase === "idle" || entry.iteration !== state.iteration) return state;
  const retried = state.open?.ending !== undefined && responseTo(state.open.ending.kind) === "retry";
  const { closes, why, patch } = entry;
  const lost = patch === undefined ? [] : [{ path: ".", iteration: entry.iteration, why, patch }];
  return {
    ...state,
    phase: "idle",
    open: undefined,
    iteration: state.iteration - 1,
    losses: retried ? state.losses + 1 : state.losses,
    withheld: [...(state.withheld ?? []).filter(({ path }) => path !== "."), ...lost],
    obstacle: closes === undefined ? state.obstacle : { outcome: closes, why },
    session: undefined,
    reported: false,
  };
}
