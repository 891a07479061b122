import { addRaises, raiseBudget } from "./budget.ts";
import type { EntryOf, Shown } from "./event.ts";
import { isAtRest } from "./evolve-report.ts";
import type { MissionState } from "./state.ts";
import { acceptedAfter } from "./tampering.ts";

/** New text, old money: an edit never resets what was spent. Verdicts of criteria that changed are void. */
export function specChanged(state: MissionState, entry: EntryOf<"spec-changed">): MissionState {
  const before = new Map(state.mission.criteria.map((one) => [one.id, JSON.stringify(one)]));
  const same = entry.spec.criteria.filter((one) => before.get(one.id) === JSON.stringify(one));
  const kept = new Set(same.map((one) => one.id));
  return {
    ...state,
    mission: { ...entry.spec, budget: raiseBudget(entry.spec.budget, state.raised) },
    specHash: entry.specHash,
    verdicts: pick(state.verdicts, kept),
    ...(state.judging && { judging: { judgements: pick(state.judging.judgements, kept) } }),
    approvals: pick(state.approvals, kept),
    blocked: pick(state.blocked, kept),
    setAside: [],
    offered: state.offered.filter((id) => kept.has(id)),
    best: 0,
    fruitless: 0,
    climbed: [],
    textChange: entry.diff,
    reported: false,
    shownAtWork: false,
  };
}

/** An approval is for the commit that was looked at. */
export function approved(state: MissionState, entry: EntryOf<"criterion-approved">): MissionState {
  const approval = { sha: entry.sha, by: entry.actor, url: entry.url };
  return reopened({ ...state, approvals: { ...state.approvals, [entry.criterion]: approval } });
}

/** An acceptance is for what was found at the commit that was looked at. */
export function findingsAccepted(state: MissionState, entry: EntryOf<"findings-accepted">): MissionState {
  return reopened({ ...state, accepted: acceptedAfter(state, entry) });
}

/** An approval is for the text that was looked at: an edit makes another one of it. */
export function textApproved(state: MissionState, entry: EntryOf<"text-approved">): MissionState {
  const { hash, actor, url } = entry;
  return reopened({ ...state, textApproved: { hash, by: actor, url } });
}

export function signalled(state: MissionState, entry: EntryOf<"signal-received">): MissionState {
  const { signal, actor } = entry;
  const seen = { ...state, reported: false };
  switch (signal.kind) {
    case "stop": {
      const { why, cause, at } = signal;
      return { ...seen, stop: { by: actor, why, cause, at } };
    }
    case "pause":
      return { ...seen, pause: { by: actor }, parked: seen.parked && { why: `${actor} paused it.` } };
    case "resume":
      return resumed(seen);
    case "verify":
      return {
        ...seen,
        reproof: true,
        ci: state.ci === undefined ? undefined : { ...state.ci, again: true },
      };
    case "steer":
      return reopened({ ...seen, guidance: [...seen.guidance, { text: signal.text, by: actor }] });
  }
}

function resumed(state: MissionState): MissionState {
  return {
    ...reopened({ ...state, pause: undefined, stop: undefined }),
    shown: shownAnew(state.shown),
    setback: undefined,
    // Patience with CI begins anew.
    ci: undefined,
    losses: 0,
    waits: 0,
    open: state.open === undefined ? undefined : { ...state.open, attempt: 0 },
  };
}

/** Who asks a mission to go on wants to see it, also where its comment was deleted for good. */
function shownAnew({ comment, deleted, ...shown }: Shown): Shown {
  return comment === undefined || deleted === "again" ? shown : { ...shown, comment };
}

export function rejected(state: MissionState, entry: EntryOf<"criterion-rejected">): MissionState {
  const { [entry.criterion]: _void, ...approvals } = state.approvals;
  const text = `${entry.actor} rejected ${entry.criterion}: ${entry.why}`;
  return reopened({
    ...state,
    approvals,
    offered: state.offered.filter((id) => id !== entry.criterion),
    guidance: [...state.guidance, { text, by: entry.actor }],
  });
}

export function budgetRaised(state: MissionState, entry: EntryOf<"budget-raised">): MissionState {
  const budget = raiseBudget(state.mission.budget, entry);
  const raised = addRaises(state.raised, entry);
  return { ...state, mission: { ...state.mission, budget }, raised, reported: false };
}

/** A human's word starts a closed or waiting mission again, with a fresh ladder. A stop and a pause stay. */
function reopened(state: MissionState): MissionState {
  return {
    ...state,
    closed: state.stop === undefined ? undefined : state.closed,
    ...askedAnew(state),
    parked: state.pause === undefined ? undefined : state.parked,
    blocked: {},
    findings: state.findings && { ...state.findings, repairs: 0 },
    setAside: [],
    fruitless: 0,
    climbed: [],
    obstacle: undefined,
    merges: 0,
    conflict: undefined,
    refusal: undefined,
    plan: state.plan === undefined ? undefined : { ...state.plan, question: undefined },
    shownAtWork: isAtRest(state) ? false : state.shownAtWork,
    reported: false,
  };
}

/** What the judge could not tell, it is asked again: somebody may have mended why. */
function askedAnew({ judging }: MissionState): Pick<MissionState, "judging"> {
  if (judging === undefined) return {};
  const told = Object.entries(judging.judgements).filter(([, { verdict }]) => verdict !== "cannot_tell");
  return { judging: { ...judging, judgements: Object.fromEntries(told) } };
}

function pick<T>(record: Readonly<Record<string, T>>, keys: ReadonlySet<string>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => keys.has(key)));
}
