import { addRaises, raiseBudget } from "./budget.ts";
import { lifted } from "./claim.ts";
import type { EntryOf, Shown } from "./event.ts";
import { approvalOf } from "./evolve-approval.ts";
import { draftsAfterRejection, draftsApproved, draftsAsked } from "./evolve-checks.ts";
import { isAtRest } from "./evolve-report.ts";
import type { Mission } from "./mission.ts";
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
    // What `setup` readies is a part of every proof.
    verdicts: isReadiedAlike(state.mission, entry.spec) ? pick(state.verdicts, kept) : {},
    ...(state.judging && { judging: { judgements: pick(state.judging.judgements, kept) } }),
    approvals: pick(state.approvals, kept),
    blocked: pick(state.blocked, kept),
    denials: state.denials && pick(state.denials, kept),
    drafts: state.drafts && pick(state.drafts, kept),
    flaky: state.flaky && pick(state.flaky, kept),
    falls: state.falls && pick(state.falls, kept),
    setAside: [],
    offered: state.offered.filter((id) => kept.has(id)),
    best: 0,
    fruitless: 0,
    climbed: [],
    textChange: entry.diff,
    // A person who is at it is told again.
    parked: state.parked?.awaits === "person" ? undefined : state.parked,
    reported: false,
    shownAtWork: false,
  };
}

function isReadiedAlike(before: Mission, after: Mission): boolean {
  return before.setup.join("\n") === after.setup.join("\n");
}

export function approved(state: MissionState, entry: EntryOf<"criterion-approved">): MissionState {
  const approval = approvalOf(state, entry);
  return reopened({ ...state, approvals: { ...state.approvals, [entry.criterion]: approval } });
}

/** An acceptance is for what was found at the commit that was looked at. */
export function findingsAccepted(state: MissionState, entry: EntryOf<"findings-accepted">): MissionState {
  return reopened({ ...state, accepted: acceptedAfter(state, entry) });
}

export function checksApproved(state: MissionState, entry: EntryOf<"checks-approved">): MissionState {
  return reopened({ ...state, drafts: draftsApproved(state, entry) });
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
      return resumed(seen, actor);
    case "verify":
      return {
        ...seen,
        reproof: true,
        ci: state.ci === undefined ? undefined : { ...state.ci, again: true },
      };
    case "steer":
      return reopened({
        ...seen,
        ...lifted(seen, actor),
        guidance: [...seen.guidance, { text: signal.text, by: actor }],
      });
  }
}

/** Whoever has a mission that ended go on asks for all of it again, and for what was not there to be looked for again. */
function resumed(state: MissionState, by: string): MissionState {
  const isBroken = state.iteration === 0 && (state.baseline?.broken ?? []).length > 0;
  return {
    ...reopened({ ...state, pause: undefined, stop: undefined }),
    shown: shownAnew(state.shown),
    ...(state.closed === undefined ? {} : lifted(state, by)),
    drafts: draftsAsked(state),
    ...(isBroken ? { reproof: true, baseline: undefined } : {}),
    setback: undefined,
    managerRests: undefined,
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
    ...lifted(state, entry.actor, entry.criterion),
    drafts: draftsAfterRejection(state, entry),
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
