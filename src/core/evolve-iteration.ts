import { headMoved, pathsOf } from "./approval.ts";
import { unknownPlanUsd } from "./budget.ts";
import { responseTo } from "./ending.ts";
import type { EntryOf } from "./event.ts";
import { joinedWith, withheldWith } from "./evolve-branch.ts";
import { endsIteration, isShownAtWork } from "./evolve-report.ts";
import { stuckOn } from "./ladder.ts";
import { isWorkLost, lost } from "./lost-work.ts";
import { metCount } from "./standing.ts";
import type { MissionState, OpenIteration } from "./state.ts";

/** As many finished iterations as a report or a brief can use; older ones are in the ledger. */
const keptPast = 50;

export function iterationOpened(state: MissionState, entry: EntryOf<"iteration-opened">): MissionState {
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
    handed: undefined,
    setback: undefined,
    reported: false,
  };
}

/** Another run died in the middle. If its worker's end was never seen, the whole reserve is charged. */
export function takenOver(state: MissionState, entry: EntryOf<"iteration-opened">): MissionState {
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

export function workCommitted(state: MissionState, entry: EntryOf<"work-committed">): MissionState {
  if (state.phase !== "ran" || state.open === undefined || entry.iteration !== state.iteration) return state;
  // A run that brought the iteration a step on was no attempt in vain.
  const open = { ...state.open, attempt: 1, files: entry.files };
  const merged = entry.base === undefined ? {} : { base: entry.base, conflict: undefined };
  return {
    ...state,
    ...headMoved(state, { to: entry.sha, paths: sealedPaths(entry) }),
    phase: "sealed",
    head: entry.sha,
    open: isWorkLost(open, entry) ? lost(open) : open,
    joined: joinedWith(state, entry.joined),
    withheld: withheldWith(state, entry),
    ...merged,
  };
}

/** With what others pushed meanwhile. */
function sealedPaths({ paths, joined }: EntryOf<"work-committed">): readonly string[] | undefined {
  const others = joined === undefined ? [] : pathsOf(joined);
  return paths === undefined || others === undefined ? undefined : [...paths, ...others];
}

export function planMade(state: MissionState, entry: EntryOf<"plan-made">): MissionState {
  const usd = entry.usd ?? unknownPlanUsd;
  const spend = { ...state.spend, usd: state.spend.usd + usd, tokens: state.spend.tokens + entry.tokens };
  const managerRests = entry.setback?.until ?? state.managerRests;
  const paid = { ...state, spend, ...(managerRests === undefined ? {} : { managerRests }) };
  if (state.phase !== "judged" || entry.iteration !== state.iteration) return paid;
  const { planner, assessment, focus, strategy, guidance, question, problem } = entry;
  return {
    ...paid,
    phase: "planned",
    plan: { planner, assessment, focus, strategy, guidance, question, problem },
  };
}

export function progressReported(state: MissionState, entry: EntryOf<"progress-reported">): MissionState {
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

/** An iteration as it is remembered. */
export function pastOf(state: MissionState, open: OpenIteration): MissionState["past"][number] {
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
export function abandoned(state: MissionState, entry: EntryOf<"iteration-abandoned">): MissionState {
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
