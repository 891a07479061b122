import { approvalAtHead, approvalSentence, isLookedAt } from "./approval.ts";
import { criteriaOf } from "./drafting.ts";
import { hasJudge } from "./judge-choice.ts";
import { type MadeJudgement, renderReference } from "./judgement.ts";
import { clip } from "./markdown-escape.ts";
import type { Criterion } from "./mission.ts";
import type { CriterionStanding } from "./standing.ts";
import type { MissionState } from "./state.ts";
import type { Evidence } from "./verdict.ts";

/** Characters of what a judge says that a sentence has room for; the whole is in the evidence. */
const longestWhy = 500;

/** Nothing but a judge or a human can say whether it is met. */
export function isForJudge(criterion: Criterion): boolean {
  return criterion.checks.length === 0;
}

/** What was judged at the head. A judgement of another commit says nothing about this one. */
export function judgementAtHead(id: string, { judging, head }: MissionState): MadeJudgement | undefined {
  const found = judging?.judgements[id];
  return found?.sha === head ? found : undefined;
}

/** It was judged met at an earlier commit, and is judged again before the mission is done. */
export function isPresumed(criterion: Criterion, state: MissionState): boolean {
  const found = state.judging?.judgements[criterion.id];
  return (
    isForJudge(criterion) &&
    hasJudge(state.mission) &&
    found?.verdict === "met" &&
    found.sha !== state.head &&
    approvalAtHead(criterion.id, state) === undefined
  );
}

/** Whether the judge's word stands between a criterion and its being met: a human may decide it then. */
export function isDisputed(id: string, state: MissionState): boolean {
  const found = judgementAtHead(id, state);
  if (found === undefined || found.verdict === "met") return false;
  const criterion = criteriaOf(state).find((one) => one.id === id);
  return criterion !== undefined && (isForJudge(criterion) || found.verdict === "not_met");
}

/**
 * What is known with the judge's word in it. It stands for criteria that nothing else proves; against a command that
 * passed it can only take the pass back, and over one that failed it has no power.
 */
export function withJudgement(checked: CriterionStanding, state: MissionState): CriterionStanding {
  const { criterion } = checked;
  const found = judgementAtHead(criterion.id, state);
  if (!isForJudge(criterion)) return found === undefined ? checked : examined(checked, found, state);
  // A drafted check is agreed on before anybody judges.
  if (checked.awaits === "checks") return checked;
  if (found !== undefined) return judged(criterion, found, state);
  return hasJudge(state.mission) ? overruled(state, pending(criterion, state)) : checked;
}

function judged(criterion: Criterion, found: MadeJudgement, state: MissionState): CriterionStanding {
  const evidence = [evidenceOf(found)];
  const { model, verdict, rationale } = found;
  const why = clip(rationale, longestWhy);
  switch (verdict) {
    case "met":
      return {
        criterion,
        verdict: "met",
        proof: "judged",
        reason: `${model} judged it met: ${why}`,
        evidence,
      };
    case "not_met": {
      const reason = `${model} judged it not met: ${why}`;
      return overruled(state, { criterion, verdict: "unmet", reason, evidence });
    }
    case "cannot_tell": {
      const fix = "Give it a `verify` command, or look at it yourself";
      const reason = `${model} could not tell: ${why} ${fix}: \`/cco approve ${criterion.id}\`.`;
      const awaits = "means of proof";
      return overruled(state, { criterion, verdict: "unknown", reason, evidence, awaits });
    }
  }
}

/** A pass that the judge looked at as well. One that it could not tell anything about stays what it is. */
function examined(checked: CriterionStanding, found: MadeJudgement, state: MissionState): CriterionStanding {
  if (checked.verdict !== "met" || found.verdict === "cannot_tell") return checked;
  const { proof, ...rest } = checked;
  const evidence = [...checked.evidence, evidenceOf(found)];
  if (found.verdict === "met") return { ...checked, evidence };
  const doubt = `${found.model} judged it not met: ${clip(found.rationale, longestWhy)}`;
  const standing = { ...rest, verdict: "unmet", reason: `Its checks pass, but ${doubt}`, evidence } as const;
  // Who approved an earlier commit has not seen this doubt.
  return isLookedAt(checked.criterion.id, state) ? overruled(state, standing, proof) : standing;
}

/** An approval that counts stands above what a model says, or has not said yet. */
function overruled(
  state: MissionState,
  standing: CriterionStanding,
  proof: CriterionStanding["proof"] = "approved",
): CriterionStanding {
  const approval = approvalAtHead(standing.criterion.id, state);
  if (approval === undefined) return standing;
  const { awaits: _none, ...rest } = standing;
  const evidence = [...standing.evidence, { kind: "approval" as const, by: approval.by, url: approval.url }];
  const reason = `${approvalSentence(approval)} ${standing.reason}`;
  return { ...rest, verdict: "met", proof, reason, evidence };
}

function pending(criterion: Criterion, state: MissionState): CriterionStanding {
  const before = state.judging?.judgements[criterion.id];
  const reason =
    before?.verdict === "met"
      ? `Judged met at ${before.sha.slice(0, 9)}; it is judged again before the mission is done.`
      : "Not judged at this commit yet.";
  return { criterion, verdict: "unknown", reason, evidence: [] };
}

function evidenceOf({ model, verdict, rationale, references, votes, gaps }: MadeJudgement): Evidence {
  return {
    kind: "judgement",
    model,
    verdict,
    rationale,
    references: references.map(renderReference),
    ...(votes === undefined || votes.length < 2 ? {} : { votes }),
    ...(gaps.length === 0 ? {} : { gaps }),
  };
}
