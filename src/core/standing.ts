import { blockingFindings } from "./doubt.ts";
import { judgeCi } from "./judge-ci.ts";
import { isPresumed, withJudgement } from "./judged-standing.ts";
import { type Criterion, isRequired } from "./mission.ts";
import type { MissionState } from "./state.ts";
import { withoutTampering } from "./tampering.ts";
import type { Sha, Verdict } from "./verdict.ts";

/** Where one criterion stands at the head now. */
export type CriterionStanding = {
  readonly criterion: Criterion;
  readonly verdict: Verdict["verdict"];
  readonly reason: string;
  readonly proof?: Verdict["proof"];
  readonly evidence: Verdict["evidence"];
  /** What is missing, when no more work by the worker can help. */
  readonly awaits?: "approval" | "means of proof" | "human" | "ci" | "findings" | undefined;
};

/** Evidence proves only the commit it was taken on: everything here is about `state.head`. */
export function standingOf(state: MissionState): readonly CriterionStanding[] {
  return state.mission.criteria.map((criterion) => standingOfOne(criterion, state));
}

function standingOfOne(criterion: Criterion, state: MissionState): CriterionStanding {
  const checked = withJudgement(withoutTampering(checkedStanding(criterion, state), state), state);
  if (checked.verdict === "unmet") {
    const blocked = state.blocked[criterion.id];
    if (blocked === undefined) return checked;
    return {
      ...checked,
      awaits: "human",
      reason: `${checked.reason} The worker says it cannot be met: ${blocked}`,
    };
  }
  if (criterion.approval === undefined) return checked;
  if (criterion.checks.length > 0 && checked.verdict !== "met") return checked;
  return withApproval(criterion, checked, state);
}

/** Commands and GitHub checks, all of them together. */
function checkedStanding(criterion: Criterion, state: MissionState): CriterionStanding {
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

function ranStanding(criterion: Criterion, state: MissionState): CriterionStanding {
  if (!isProvable(criterion)) {
    const reason =
      "Nothing here can prove it: give it a `verify` command or an `approval`, or configure a `judge`.";
    return { criterion, verdict: "unknown", reason, evidence: [], awaits: "means of proof" };
  }
  const found = state.verdicts[criterion.id];
  if (found === undefined || found.sha !== state.head) {
    return { criterion, verdict: "unknown", reason: "Not proved at this commit yet.", evidence: [] };
  }
  const { verdict, reason, proof, evidence } = found;
  return { criterion, verdict, reason, evidence, ...(proof === undefined ? {} : { proof }) };
}

/** An approval is bound to the commit that was looked at. */
function withApproval(
  criterion: Criterion,
  checked: CriterionStanding,
  state: MissionState,
): CriterionStanding {
  const approval = state.approvals[criterion.id];
  if (approval === undefined || approval.sha !== state.head) {
    const reason = `It waits for approval: \`approve ${criterion.id}\`.`;
    return { ...checked, verdict: "unknown", reason, awaits: "approval" };
  }
  const evidence = [...checked.evidence, { kind: "approval" as const, by: approval.by, url: approval.url }];
  return {
    criterion,
    verdict: "met",
    reason: `${approval.by} approved this commit.`,
    proof: "approved",
    evidence,
  };
}

/** Criteria whose `run` checks have no conclusion at the head yet, or whose proof was asked for again. */
export function unproved(state: MissionState): readonly Criterion[] {
  return state.mission.criteria.filter((criterion) => {
    if (!isProvable(criterion)) return false;
    return state.reproof || state.verdicts[criterion.id]?.sha !== state.head;
  });
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

/** Required criteria that are not met, most important first. */
export function openCriteria(state: MissionState): readonly CriterionStanding[] {
  const rank = { critical: 0, high: 1, medium: 2, low: 3 };
  return standingOf(state)
    .filter((one) => one.verdict !== "met" && isRequired(state.mission, one.criterion))
    .toSorted((a, b) => rank[a.criterion.priority] - rank[b.criterion.priority]);
}

/**
 * Open criteria that an iteration may still help: not waiting for a human, not left aside.
 * One that only a human can prove is worth one iteration, so that there is something to look at.
 */
export function workable(state: MissionState): readonly CriterionStanding[] {
  return openCriteria(state).filter(({ criterion, awaits }) => {
    if (state.setAside.includes(criterion.id)) return false;
    if (awaits === "human" || awaits === "findings") return false;
    // It is judged again when nothing else is open.
    if (isPresumed(criterion, state)) return false;
    // CI may still prove what was pushed. The base alone is not worth waiting for.
    if (awaits === "ci" && state.head !== state.base) return false;
    return awaits === undefined || !state.offered.includes(criterion.id);
  });
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

/** What progress is measured by: what was judged met counts until it is judged again. */
export function progressOf(state: MissionState): number {
  return metCount(state) + state.mission.criteria.filter((one) => isPresumed(one, state)).length;
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
