import { writeCommitMessage, writeMergeMessage } from "./commit-message.ts";
import { criteriaOf, isManagerResting } from "./drafting.ts";
import type { Effect } from "./effect.ts";
import type { MissionEvent } from "./event.ts";
import type { Finding } from "./finding.ts";
import { judgeCriterion } from "./judge.ts";
import { writeQuestion } from "./manager-question.ts";
import { alwaysProtected, type PinnedMission } from "./mission.ts";
import { proveAgain } from "./perform-again.ts";
import { performDraft, performTrial } from "./perform-checks.ts";
import { performLook, performStart } from "./perform-ci.ts";
import { performJudging } from "./perform-judge.ts";
import { proveAgainstBase } from "./perform-red.ts";
import { runAgent } from "./perform-worker.ts";
import { planByRules } from "./plan.ts";
import { BranchMoved, type ManagerReply, type Ports, WorkRefused } from "./ports.ts";
import { proofRequest } from "./proof-request.ts";
import { specDiff } from "./spec-diff.ts";
import type { MissionState, OpenIteration } from "./state.ts";
import { findTampering } from "./tamper/find-tampering.ts";
import { failingLines } from "./tampering.ts";
import type { Sha, Verdict } from "./verdict.ts";

type Context = {
  readonly state: MissionState | undefined;
  readonly mission: PinnedMission | undefined;
  readonly ports: Ports;
};
type Situation = { readonly state: MissionState; readonly ports: Ports };

/** Does what was decided and says it as one fact. */
export async function perform(effect: Effect, context: Context): Promise<MissionEvent> {
  const { ports, mission } = context;
  if (effect.type === "open-mission") return openMission(mission, ports);
  if (context.state === undefined) throw new Error(`nothing but opening can be done before: ${effect.type}`);
  const situation = { state: context.state, ports };
  switch (effect.type) {
    case "change-spec":
      return changeSpec(situation.state, mission);
    case "follow-branch":
      return followBranch(effect.to, situation);
    case "take-slot":
      return { type: "slot-taken" };
    case "queue-mission":
      return { type: "mission-queued", behind: effect.behind };
    case "merge-base":
      return mergeBase(effect.base, situation);
    case "prove-head":
      return proveHead(effect.criteria, situation);
    case "plan-checks":
      return performDraft(effect.criteria, situation);
    case "try-checks":
      return performTrial(effect.criteria, situation);
    case "open-iteration":
      return openIteration(effect, situation);
    case "hand-over": {
      const { type: _type, ...rest } = effect;
      return { type: "work-handed-over", ...rest };
    }
    case "run-agent":
      return runAgent(situation);
    case "commit-work":
      return commitWork(situation);
    case "judge-criteria":
      return judgeCriteria(effect.criteria, situation);
    case "ask-judge":
      return performJudging(effect.criteria, situation);
    case "make-plan":
      return makePlan(situation);
    case "report-progress":
      return reportProgress(situation);
    case "abandon-iteration":
      return { type: "iteration-abandoned", iteration: situation.state.iteration, why: effect.why };
    case "look-at-ci":
      return performLook(effect, ports.ci);
    case "start-ci":
      return performStart(effect, situation);
    case "park-mission": {
      const { type: _type, ...rest } = effect;
      return { type: "mission-parked", ...rest };
    }
    case "close-mission": {
      const { type: _type, ...rest } = effect;
      return { type: "mission-closed", ...rest };
    }
  }
}

async function openMission(mission: PinnedMission | undefined, ports: Ports): Promise<MissionEvent> {
  if (mission === undefined) throw new Error("a mission without a ledger needs its text to be opened");
  const { spec, hash } = mission;
  const { base, head } = await ports.workspace.open(spec.branch, spec.id);
  return { type: "mission-opened", spec, specHash: hash, base, head, actor: ports.actor };
}

function changeSpec(state: MissionState, mission: PinnedMission | undefined): MissionEvent {
  if (mission === undefined) throw new Error("a changed text cannot be missing");
  const diff = specDiff(state.mission, mission.spec);
  return { type: "spec-changed", spec: mission.spec, specHash: mission.hash, diff };
}

async function followBranch(to: string, { state, ports }: Situation): Promise<MissionEvent> {
  const from = state.head;
  return { type: "branch-moved", from, to, change: await ports.workspace.compare(from, to) };
}

/** Push first, ledger second: a base that is in the branch is found there and not merged twice. */
async function mergeBase(base: Sha, { state, ports }: Situation): Promise<MissionEvent> {
  const { mission, head } = state;
  const merge = await ports.workspace.merge({
    branch: mission.branch,
    from: head,
    base: state.base,
    merge: base,
    message: writeMergeMessage(state, base),
    trailers: { "CCO-Mission": mission.id },
    protect: [...alwaysProtected, ...mission.protect],
  });
  switch (merge.kind) {
    case "merged":
      return { type: "base-merged", base, from: head, sha: merge.sha };
    case "conflicted":
      return { type: "base-conflicted", base, files: merge.files };
    case "unrelated":
      return { type: "base-conflicted", base, files: [], why: "they have no history in common" };
    case "refused":
      return { type: "base-refused", base, why: merge.why };
    case "moved":
      // A branch that is gone is looked at once more, and asked about, before anything else is done.
      return { type: "branch-moved", from: head, to: merge.to ?? head };
  }
}

async function proveHead(criteria: readonly string[], situation: Situation): Promise<MissionEvent> {
  const { iteration, head } = situation.state;
  const verdicts = await prove(criteria, situation);
  const looked = await lookAtChange(situation);
  if (iteration === 0) return { type: "baseline-proved", sha: head, verdicts, ...looked };
  return { type: "criteria-judged", iteration, sha: head, verdicts, ...looked };
}

async function openIteration(
  effect: Extract<Effect, { type: "open-iteration" }>,
  { state, ports }: Situation,
): Promise<MissionEvent> {
  const { iteration, attempt, reserveUsd, strategy, focus, leaseMs } = effect;
  const lease = { run: ports.run, token: state.token + 1, expiresAt: ports.clock() + leaseMs };
  return { type: "iteration-opened", iteration, attempt, lease, reserveUsd, strategy, focus };
}

/** Push first, ledger second: a commit without its entry is found again, an entry without its commit never is. */
async function commitWork({ state, ports }: Situation): Promise<MissionEvent> {
  const { mission, iteration, base } = state;
  // A diagnosis may try things out; nothing of that is work.
  if (openOf(state).strategy === "diagnose") await ports.workspace.discard();
  try {
    const sealed = await ports.workspace.seal({
      branch: mission.branch,
      from: openOf(state).from,
      base,
      message: writeCommitMessage(state),
      trailers: { "CCO-Mission": mission.id, "CCO-Iteration": String(iteration) },
      protect: [...alwaysProtected, ...mission.protect],
      merge: openOf(state).conflict?.base,
    });
    return { type: "work-committed", iteration, ...sealed };
  } catch (error) {
    if (!(error instanceof BranchMoved || error instanceof WorkRefused)) throw error;
    const { message: why, patch } = error;
    const kept = patch === undefined ? {} : { patch };
    const end = error instanceof WorkRefused ? { closes: error.closes } : {};
    return { type: "iteration-abandoned", iteration, why, ...kept, ...end };
  }
}

async function judgeCriteria(criteria: readonly string[], situation: Situation): Promise<MissionEvent> {
  const verdicts = await prove(criteria, situation);
  const { iteration, head } = situation.state;
  return { type: "criteria-judged", iteration, sha: head, verdicts, ...(await lookAtChange(situation)) };
}

/** After the proof: where the commits have to be fetched, they are there by then. The base itself hides nothing. */
async function lookAtChange({ state, ports }: Situation): Promise<{ findings?: readonly Finding[] }> {
  const { base, head } = state;
  if (head === base) return state.findings === undefined ? {} : { findings: [] };
  const change = await ports.workspace.changes(base, head);
  return { findings: findTampering({ ...change, failing: failingLines(state) }) };
}

async function prove(ids: readonly string[], { state, ports }: Situation): Promise<readonly Verdict[]> {
  const criteria = criteriaOf(state).filter((one) => ids.includes(one.id));
  if (criteria.length === 0) return [];
  const startedAt = ports.clock();
  const request = proofRequest(criteria, { state, ports });
  const proof = await ports.prover.prove(request);
  const first = criteria.map((criterion) => judgeCriterion(criterion, proof[criterion.id] ?? []));
  const again = await proveAgain(first, { state, ports, request, tookMs: ports.clock() - startedAt });
  const verdicts = await proveAgainstBase(again, { state, ports });
  // What was cut short is not known rather than unknown: it is proved when the mission goes on.
  return ports.interrupt.aborted ? verdicts.filter((one) => one.verdict !== "unknown") : verdicts;
}

/** The manager plans; where it cannot, plain code does. The mission never waits for a planner. */
async function makePlan({ state, ports }: Situation): Promise<MissionEvent> {
  const reply = await askManager({ state, ports });
  const { decision, usd, tokens, model, problem, setback } = reply;
  const known = new Set(state.mission.criteria.map((one) => one.id));
  const focus = decision?.focus.filter((id) => known.has(id)) ?? [];
  const plan = decision !== undefined && focus.length > 0 ? decision : planByRules(state);
  return {
    type: "plan-made",
    iteration: state.iteration,
    planner: plan === decision ? (model ?? ports.manager.name) : "rules",
    assessment: plan.assessment,
    focus: plan === decision ? focus : plan.focus,
    strategy: plan.strategy,
    guidance: plan.guidance,
    ...(plan.blocked === undefined ? {} : { question: plan.blocked.question }),
    ...(usd === undefined ? {} : { usd }),
    tokens,
    ...(problem === undefined ? {} : { problem }),
    ...(setback === undefined ? {} : { setback }),
  };
}

/** A service that said when its limit ends is left alone until then: refused calls count against some limits, too. */
async function askManager({ state, ports }: Situation): Promise<ManagerReply> {
  const { managerRests = 0 } = state;
  if (!isManagerResting(state, ports.clock())) return ports.manager.plan(writeQuestion(state));
  const until = new Date(managerRests).toISOString().replace("T", " ").slice(0, 16);
  return { decision: undefined, usd: 0, tokens: 0, problem: `The manager's limit lasts until ${until} UTC.` };
}

async function reportProgress({ state, ports }: Situation): Promise<MissionEvent> {
  const shown = await ports.reporter.report(state);
  const iteration = Math.max(1, state.iteration);
  return { type: "progress-reported", iteration, ...(Object.keys(shown).length > 0 ? { shown } : {}) };
}

function openOf(state: MissionState): OpenIteration {
  if (state.open === undefined) throw new Error(`no iteration is open in phase ${state.phase}`);
  return state.open;
}
