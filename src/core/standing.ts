import { approvalAtHead, approvalSentence, voidSentence } from "./approval.ts";
import { claimSentence } from "./claim.ts";
import { blockingFindings } from "./doubt.ts";
import { type CheckedCriterion, criteriaOf, unapproved } from "./drafting.ts";
import { judgeCi } from "./judge-ci.ts";
import { isPresumed, withJudgement } from "./judged-standing.ts";
import { leftOut, presumed } from "./left-out.ts";
import { byPriority, type Criterion, isRequired } from "./mission.ts";
import type { MissionState } from "./state.ts";
import { withoutTampering } from "./tampering.ts";
import type { Sha, Verdict } from "./verdict.ts";

/** Where one criterion stands at the head now. */
export type CriterionStanding = {
  readonly criterion: CheckedCriterion;
  readonly verdict: Verdict["verdict"];
  readonly reason: string;
  readonly proof?: Verdict["proof"];
  readonly evidence: Verdict["evidence"];
  /** What is missing, when no more work by the worker can help. */
  readonly awaits?: "approval" | "means of proof" | "checks" | "human" | "ci" | "findings" | undefined;
  /** What was seen of a check that does not give one answer. */
  readonly flaky?: string | undefined;
};

/** Evidence proves only the commit it was taken on: everything here is about `state.head`. */
export function standingOf(state: MissionState): readonly CriterionStanding[] {
  return criteriaOf(state).map((criterion) => {
    const standing = withClaim(standingOfOne(criterion, state), state);
    const flake = state.flaky?.[criterion.id];
    return flake === undefined ? standing : { ...standing, flaky: flake.why };
  });
}

/** What the worker says of a criterion that is not met asks a person, unless somebody else is awaited anyway. */
function withClaim(standing: CriterionStanding, state: MissionState): CriterionStanding {
  const { id } = standing.criterion;
  const claim = state.blocked[id];
  if (claim === undefined || standing.verdict === "met") return standing;
  const reason = `${standing.reason} ${claimSentence(claim, state.denials?.[id])}`;
  const { awaits = "human" } = standing;
  return { ...standing, reason, awaits: awaits === "means of proof" ? "human" : awaits };
}

function standingOfOne(criterion: CheckedCriterion, state: MissionState): CriterionStanding {
  const checked = withJudgement(withoutTampering(checkedStanding(criterion, state), state), state);
  if (checked.verdict === "unmet") return checked;
  if (criterion.approval === undefined) return checked;
  if (criterion.checks.length > 0 && checked.verdict !== "met") return checked;
  return withApproval(criterion, checked, state);
}

/** Commands and GitHub checks, all of them together. */
function checkedStanding(criterion: CheckedCriterion, state: MissionState): CriterionStanding {
  const found = judgeCi(criterion, state);
  if (found === undefined) return ranStanding(criterion, state);
  const ci = { criterion, ...found, ...(found.verdict === "met" ? { proof: "proved" as const } : {}) };
  return isProvable(criterion) ? bothStandings(ranStanding(criterion, state), ci) : ci;
}

function bothStandings(ran: CriterionStanding, ci: CriterionStanding): CriterionStanding {
  const evidence = [...ran.evidence, ...ci.evidence];
  const both = [ran, ci];
  const worst = both.find((one) => one.verdict === "unmet") ?? both.find((one) => one.verdict === "unknown");
  return worst === undefined
    ? { ...ran, reason: `${ran.reason} ${ci.reason}`, evidence }
    : { ...worst, evidence };
}

function ranStanding(criterion: CheckedCriterion, state: MissionState): CriterionStanding {
  if (!isProvable(criterion))
    return { criterion, verdict: "unknown", evidence: [], ...lackOf(criterion, state) };
  const found = state.verdicts[criterion.id];
  if (found === undefined || found.sha !== state.head) {
    return { criterion, verdict: "unknown", reason: "Not proved at this commit yet.", evidence: [] };
  }
  const { verdict, reason, proof, evidence } = found;
  return { criterion, verdict, reason, evidence, ...(proof === undefined ? {} : { proof }) };
}

/** What is missing of a criterion without a check. */
function lackOf({ id }: Criterion, state: MissionState): Pick<CriterionStanding, "reason" | "awaits"> {
  if (unapproved(state).some(([one]) => one === id))
    return { reason: `Its drafted check waits for a word: \`approve checks ${id}\`.`, awaits: "checks" };
  const reason =
    "Nothing here can prove it: give it a `verify` command or an `approval`, or configure a `judge`.";
  const problem = state.drafts?.[id]?.problem;
  const tried = problem === undefined ? "" : ` A check was drafted in vain. ${problem}`;
  return { reason: `${reason}${tried}`, awaits: "means of proof" };
}

/** An approval is bound to what was looked at. */
function withApproval(
  criterion: CheckedCriterion,
  checked: CriterionStanding,
  state: MissionState,
): CriterionStanding {
  const approval = approvalAtHead(criterion.id, state);
  if (approval === undefined) {
    const before = state.approvals[criterion.id];
    const past = before && voidSentence(before);
    const reason = `${past === undefined ? "" : `${past} `}It waits for approval: \`approve ${criterion.id}\`.`;
    return { ...checked, verdict: "unknown", reason, awaits: "approval" };
  }
  const { by, url } = approval;
  const other = checked.evidence.filter(({ kind }) => kind !== "approval");
  const evidence = [...other, { kind: "approval" as const, by, url }];
  return {
    criterion,
    verdict: "met",
    reason: approvalSentence(approval),
    proof: "approved",
    evidence,
  };
}

/** Criteria whose `run` checks have no conclusion at the head yet, or whose proof was asked for again. */
export function unproved(state: MissionState): readonly CheckedCriterion[] {
  const left = leftOutNow(state);
  return criteriaOf(state).filter((criterion) => {
    if (!isProvable(criterion) || left.has(criterion.id)) return false;
    return state.reproof || state.verdicts[criterion.id]?.sha !== state.head;
  });
}

/** What takes long and was met is not proved while there is other work. See `leftOut`. */
function leftOutNow(state: MissionState): ReadonlySet<string> {
  const provable = criteriaOf(state).filter(isProvable);
  return leftOut(state, provable, (besides) =>
    openCriteria(state).some((one) => !besides.has(one.criterion.id) && isWorkable(one, state)),
  );
}

/** Whether there is a command that can prove it. */
export function isProvable(criterion: Criterion): boolean {
  return criterion.checks.some((check) => check.kind === "run");
}

/** Every required criterion is met at the head, and nothing was found there that makes it doubtful. */
export function isDone(state: MissionState): boolean {
  if (blockingFindings(state).length > 0) return false;
  return standingOf(state).every((one) => one.verdict === "met" || !isRequired(state.mission, one.criterion));
}

/** Required criteria that nothing but a drafted check says to be met, which no person has looked at. */
export function metByDraftAlone(state: MissionState): readonly CriterionStanding[] {
  return standingOf(state).filter(({ criterion, proof }) => {
    if (proof !== "tested" || !isRequired(state.mission, criterion)) return false;
    return state.drafts?.[criterion.id]?.approved === undefined;
  });
}

/** Required criteria that are not met, most important first. */
export function openCriteria(state: MissionState): readonly CriterionStanding[] {
  return standingOf(state)
    .filter((one) => one.verdict !== "met" && isRequired(state.mission, one.criterion))
    .toSorted((a, b) => byPriority(a.criterion, b.criterion));
}

/**
 * Open criteria that an iteration may still help: not waiting for a human, not left aside.
 * One that only a human can prove is worth one iteration, so that there is something to look at.
 */
export function workable(state: MissionState): readonly CriterionStanding[] {
  const left = leftOutNow(state);
  return openCriteria(state).filter((one) => !left.has(one.criterion.id) && isWorkable(one, state));
}

function isWorkable({ criterion, awaits }: CriterionStanding, state: MissionState): boolean {
  if (state.setAside.includes(criterion.id)) return false;
  if (awaits === "human" || awaits === "checks" || awaits === "findings") return false;
  // It is judged again when nothing else is open.
  if (isPresumed(criterion, state)) return false;
  // CI may still prove what was pushed. The base alone is not worth waiting for.
  if (awaits === "ci" && state.head !== state.base) return false;
  return awaits === undefined || !state.offered.includes(criterion.id);
}

/** Whether there is something for a worker to do. */
export function hasWork(state: MissionState): boolean {
  return workable(state).length > 0 || state.guidance.length > 0;
}

/** Required criteria on which CI has not spoken yet, and on which nothing else has. */
export function awaitingCi(state: MissionState): readonly CriterionStanding[] {
  return openCriteria(state).filter((one) => one.awaits === "ci");
}

export function metCount(state: MissionState): number {
  return standingOf(state).filter((one) => one.verdict === "met").length;
}

/** `critical: 1 of 2`; empty in a mission where nothing is critical, or all of it. */
export function criticalCount(state: MissionState): string {
  const all = standingOf(state);
  const critical = all.filter(({ criterion }) => criterion.priority === "critical");
  if (critical.length === 0 || critical.length === all.length) return "";
  return `critical: ${critical.filter(({ verdict }) => verdict === "met").length} of ${critical.length}`;
}

/** What progress is measured by: what was met counts until it is judged, or proved at length, again. */
export function progressOf(state: MissionState): number {
  const long = presumed(state, criteriaOf(state).filter(isProvable));
  const judged = criteriaOf(state).filter((one) => isPresumed(one, state) && !long.has(one.id));
  return metCount(state) + long.size + judged.length;
}

/** Criteria that were found met at a commit while it was the head. */
export function metCountAt(state: MissionState, sha: Sha): number {
  if (sha === state.head) return metCount(state);
  return state.past.findLast((one) => one.sha === sha)?.met ?? 0;
}

/** Share of all criteria that are met at the head, 0 to 100. */
export function completion(state: MissionState): number {
  return Math.floor((100 * metCount(state)) / state.mission.criteria.length);
}
