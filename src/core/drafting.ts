import { exhausted } from "./budget.ts";
import { type DraftedCheck, mostAttempts } from "./drafted-check.ts";
import type { Effect, Now } from "./effect.ts";
import { hashOfChecks } from "./hash-of-checks.ts";
import type { Criterion } from "./mission.ts";
import type { MissionState } from "./state.ts";

/** A criterion with the checks that count for it. */
export type CheckedCriterion = Criterion & {
  /** The model that drafted its checks; undefined: they are the author's. */
  readonly draftedBy?: string | undefined;
  /** The drafted commands that counted before these. */
  readonly draftedBefore?: readonly string[] | undefined;
};

/** The criteria of the mission; where the author named no check, with the drafted ones that count. */
export function criteriaOf(state: MissionState): readonly CheckedCriterion[] {
  const { drafts } = state;
  if (drafts === undefined) return state.mission.criteria;
  return state.mission.criteria.map((criterion) => {
    const draft = drafts[criterion.id];
    return draft !== undefined && isInForce(draft, state) ? withDraft(criterion, draft) : criterion;
  });
}

export function withDraft(criterion: Criterion, draft: DraftedCheck): CheckedCriterion {
  const { checks, source, replaced } = draft;
  return {
    ...criterion,
    checks,
    draftedBy: source,
    ...(replaced === undefined ? {} : { draftedBefore: replaced }),
  };
}

function isInForce({ standing, approved }: DraftedCheck, { mission }: MissionState): boolean {
  if (standing !== "good" || mission.checks === "off") return false;
  return mission.checks !== "approve" || approved !== undefined;
}

/** Drafted checks that would count if a person said so. */
export function unapproved(state: MissionState): readonly (readonly [id: string, draft: DraftedCheck])[] {
  if (state.mission.checks !== "approve") return [];
  return draftsOf(state).filter(([, one]) => one.standing === "good" && one.approved === undefined);
}

/**
 * The contract comes before the work: checks are drafted for criteria that have none, tried on the base, and shown.
 * Undefined: nothing is left to do about them.
 */
export function planChecks(state: MissionState, now: Now): Effect | undefined {
  if (state.mission.checks === "off") return undefined;
  const untried = draftsOf(state).filter(([, one]) => one.standing === "planned");
  if (untried.length > 0) return { type: "try-checks", criteria: untried.map(([id]) => id) };
  const missing = isDraftable(state, now) ? undrafted(state) : [];
  // Its service wants no more calls for now: the work goes on meanwhile.
  if (missing.length > 0 && !isManagerResting(state, now.at))
    return { type: "plan-checks", criteria: missing };
  const waiting = unapproved(state);
  if (waiting.length === 0) return undefined;
  return { type: "close-mission", outcome: "needs-human", why: approvalSentence(waiting) };
}

/** Where there is nothing else to do, the manager's rest is waited for: what it drafts then may prove the rest. */
export function waitForDraft(state: MissionState, now: Now): Effect | undefined {
  const { managerRests: until } = state;
  if (state.mission.checks === "off" || until === undefined || !isManagerResting(state, now.at))
    return undefined;
  const missing = isDraftable(state, now) ? undrafted(state) : [];
  if (missing.length === 0) return undefined;
  const why = `The manager's limit keeps it from drafting checks for ${missing.join(", ")}.`;
  return { type: "park-mission", until, why };
}

/** Its service said when its limit ends: it is left alone until then. */
export function isManagerResting({ managerRests = 0 }: MissionState, at: number): boolean {
  return at < managerRests;
}

function isDraftable(state: MissionState, { draftsChecks }: Now): boolean {
  return draftsChecks === true && exhausted(state) === undefined;
}

/** Measurable criteria that nothing proves, and those whose drafted check shows nothing. */
function undrafted(state: MissionState): readonly string[] {
  return state.mission.criteria
    .filter(({ id, measurable, checks, approval }) => {
      if (!measurable || checks.length > 0 || approval !== undefined) return false;
      const draft = state.drafts?.[id];
      if (draft === undefined) return true;
      return draft.attempts < mostAttempts && problemOf(id, state) !== undefined;
    })
    .map(({ id }) => id);
}

/** Why the check of a criterion is to be drafted again; undefined: it is not. */
export function problemOf(id: string, state: MissionState): string | undefined {
  const draft = state.drafts?.[id];
  if (draft === undefined || draft.standing === "planned") return undefined;
  if (draft.standing === "poor") return draft.problem ?? "It shows nothing.";
  const found = state.verdicts[id];
  if (found === undefined || found.sha !== state.head || found.verdict !== "unknown") return undefined;
  // Whatever keeps `setup` from ending well is not the check's fault.
  const broke = found.evidence.some(
    (one) => one.kind === "command" && !one.setup && one.ending !== "exited" && one.ending !== "killed",
  );
  return broke ? found.reason : undefined;
}

/** The commands of drafted checks, for people. */
export function commandsOf({ checks }: Pick<DraftedCheck, "checks">): readonly string[] {
  return checks.flatMap((check) => (check.kind === "run" ? [check.command] : []));
}

function draftsOf({ drafts = {}, mission }: MissionState): readonly (readonly [string, DraftedCheck])[] {
  return mission.criteria.flatMap(({ id }) => {
    const draft = drafts[id];
    return draft === undefined ? [] : [[id, draft] as const];
  });
}

function approvalSentence(waiting: readonly (readonly [string, DraftedCheck])[]): string {
  const lines = waiting.map(([id, draft]) => {
    const seen = draft.regression ? "passes on the base and guards it" : "fails on the base as it should";
    const before = draft.replaced === undefined ? "" : ` Before, it was: ${draft.replaced.join(" && ")}`;
    return `${id} (${hashOfChecks(draft.checks)}): ${commandsOf(draft).join(" && ")} (${draft.source}; ${seen}). ${draft.why}${before}`;
  });
  return ["Checks were drafted, and count when somebody says so:", ...lines].join("\n");
}
