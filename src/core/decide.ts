import { brokenBase } from "./baseline.ts";
import { capsOf, exhausted, leaseMs } from "./budget.ts";
import { roomInDay, waitForDay } from "./day-budget.ts";
import { isOnlyForCi, lookAfterClosing, lookAgain, lookAtCi, waitForCi } from "./decide-ci.ts";
import { doubtSentence, doubtsOf } from "./doubt.ts";
import { planChecks, waitForDraft } from "./drafting.ts";
import type { Effect, Now } from "./effect.ts";
import { type Ending, responseTo } from "./ending.ts";
import { handOver, isManual, isWithPerson } from "./hand-over.ts";
import { askJudge } from "./judge-due.ts";
import { nextFocus, nextStrategy, type Strategy } from "./ladder.ts";
import { doneSentence, followBase, hopelessConflict, withConflict } from "./moved-base.ts";
import { plural } from "./plural.ts";
import {
  hasWork,
  isDone,
  metByDraftAlone,
  metCountAt,
  openCriteria,
  unproved,
  workable,
} from "./standing.ts";
import type { MissionState, Stop } from "./state.ts";
import { isLookDue, violationSentence, violationsOf } from "./tampering.ts";
import type { Sha } from "./verdict.ts";

/** Attempts in a row that may leave nothing, runs that may die in one iteration, waits in a row for a service. */
const mostLosses = 3;
const mostTakeovers = 5;
const mostWaits = 30;

/**
 * What to do next. Reads like the mission's life, top to bottom.
 * Undefined: nothing, for now. The mission is closed, waits, or another run is at it.
 */
export function decide(state: MissionState | undefined, now: Now): Effect | undefined {
  if (state === undefined) return { type: "open-mission" };
  if (isHeldByAnother(state, now)) return undefined;
  if (state.closed !== undefined)
    return proveAgain(state, now) ?? lookAfterClosing(state, now) ?? unlessReported(state);
  switch (state.phase) {
    case "idle":
      return betweenIterations(state, now);
    case "opened":
      return isOurs(state, now) ? beforeWork(state, now) : takeOver(state);
    case "ran":
      return isOurs(state, now) ? { type: "commit-work" } : takeOver(state);
    case "sealed":
      return isOurs(state, now) ? afterSeal(state) : takeOver(state);
    case "judged":
      return isOurs(state, now) ? afterProof(state, now) : takeOver(state);
    case "planned":
      return isOurs(state, now) ? { type: "report-progress" } : takeOver(state);
  }
}

/** Between two iterations every question about the mission is asked again. */
function betweenIterations(state: MissionState, now: Now): Effect | undefined {
  const asked = proveAgain(state, now);
  if (asked !== undefined) return asked;
  if (state.stop !== undefined) return close("stopped", stopSentence(state.stop, state));
  if (state.pause !== undefined)
    return state.parked ? unlessReported(state) : park(`${state.pause.by} paused it.`);
  if (isWaiting(state, now) || now.interrupted) return unlessReported(state);
  const news = reconcile(state, now);
  if (news !== undefined) return news;
  if (isWithPerson(state)) return whileWithPerson(state, now);
  return (
    followBase(state, now) ??
    proveOrClose(state, now) ??
    stopOnBrokenBase(state) ??
    lookAtCi(state, now) ??
    planChecks(state, now) ??
    goOn(state, now)
  );
}

/** Nothing is pushed onto the branch under a person's hands. */
function whileWithPerson(state: MissionState, now: Now): Effect | undefined {
  const proof = proveOrClose(state, now) ?? lookAtCi(state, now);
  if (proof !== undefined) return proof;
  return state.parked?.awaits === "person" ? unlessReported(state) : goOn(state, now);
}

/** CI is waited for without a worker: no limit of the mission or of a service stands in the way of that. */
function goOn(state: MissionState, now: Now): Effect | undefined {
  if (!isOnlyForCi(state)) return waitOrGiveUp(state, now) ?? inTurn(openNext(state, now), state, now);
  return state.parked?.awaits === "ci" ? unlessReported(state) : waitForCi(state, now);
}

/** Work waits until it is this mission's turn. Once an iteration was opened with a slot nobody is asked again. */
function inTurn(next: Effect, state: MissionState, { queue }: Now): Effect | undefined {
  const { slot, queued } = state;
  if (next.type !== "open-iteration" || queue === undefined || slot?.used) return next;
  const { ahead, parallel } = queue;
  if (ahead.length >= parallel) {
    const isSaid = queued !== undefined && queued.behind.join() === ahead.join();
    return isSaid ? unlessReported(state) : { type: "queue-mission", behind: ahead };
  }
  return slot === undefined ? { type: "take-slot" } : next;
}

/** A proof that somebody asked for is made wherever the mission rests: it spends nothing on a worker. */
function proveAgain(state: MissionState, now: Now): Effect | undefined {
  if (!state.reproof || now.interrupted) return undefined;
  const head = now.branch === undefined ? state.head : now.branch.head;
  if (head === undefined) return undefined;
  return head === state.head ? (lookAgain(state) ?? proveHead(state)) : { type: "follow-branch", to: head };
}

/** People and the repository may have moved on without us. */
function reconcile(state: MissionState, now: Now): Effect | undefined {
  if (now.mission !== undefined && now.mission.hash !== state.specHash) return { type: "change-spec" };
  if (now.branch === undefined) return undefined;
  if (now.branch.head === undefined) {
    const why = `The branch ${state.mission.branch.name} is gone. Put it back, or start a new mission.`;
    return close("needs-human", why);
  }
  return now.branch.head === state.head ? undefined : { type: "follow-branch", to: now.branch.head };
}

function proveOrClose(state: MissionState, now: Now): Effect | undefined {
  const proof = proveHead(state) ?? askJudge(state, now);
  if (proof !== undefined) return proof;
  if (isDone(state) && state.guidance.length === 0 && state.conflict === undefined) {
    return doubtOf(state) ?? close("done", doneSentence(state, now));
  }
  return undefined;
}

/** A mission that nobody worked on is not done on the word of a model's own checks. */
function doubtOf(state: MissionState): Effect | undefined {
  const drafted = state.iteration > 0 ? [] : metByDraftAlone(state);
  if (drafted.length === 0) return undefined;
  const ids = drafted.map(({ criterion }) => criterion.id).join(", ");
  const why = `Everything is met before any work, and of ${ids} only drafted checks say so. Look at it: give them a \`verify\` command, reject what is not met, or close the issue.`;
  return close("needs-human", why);
}

/** Before money is spent on work that could not be proved. */
function stopOnBrokenBase(state: MissionState): Effect | undefined {
  const broken = brokenBase(state);
  return broken === undefined ? undefined : close("needs-human", broken);
}

function proveHead(state: MissionState): Effect | undefined {
  const criteria = unproved(state).map((one) => one.id);
  return criteria.length > 0 || isLookDue(state) ? { type: "prove-head", criteria } : undefined;
}

/** What the last attempt died of decides whether another one makes sense, and when. */
function waitOrGiveUp(state: MissionState, now: Now): Effect | undefined {
  const { setback } = state;
  if (setback === undefined) return undefined;
  if (responseTo(setback.kind) === "stop") return close("misconfigured", setback.detail);
  if (state.losses >= mostLosses) return close("failed", `${mostLosses} attempts died: ${setback.detail}`);
  if (responseTo(setback.kind) !== "wait" || hasWaited(state)) return undefined;
  if (state.waits >= mostWaits) return close("failed", `Waited ${mostWaits} times: ${setback.detail}`);
  const until = setback.until ?? now.at + backOffMs(state.waits);
  return { type: "park-mission", until, why: setback.detail };
}

function openNext(state: MissionState, now: Now): Effect {
  const { plan, obstacle } = state;
  if (obstacle !== undefined) return close(obstacle.outcome, obstacle.why);
  if (plan?.question !== undefined && state.guidance.length === 0) return close("needs-human", plan.question);
  const hopeless = hopelessConflict(state);
  if (hopeless !== undefined) return close("needs-human", hopeless);
  const limit = exhausted(state);
  if (limit !== undefined) return close("out-of-budget", withConflict(limit, state));
  if (state.conflict !== undefined) return openIteration(state, "resolve-conflict", now);
  if (workable(state).length === 0 && state.guidance.length === 0)
    return waitForDraft(state, now) ?? nothingWorkable(state);
  const strategy = state.guidance.length > 0 ? "work" : nextStrategy(state);
  if (strategy === undefined) return stalled(state);
  return openIteration(state, strategy, now);
}

function openIteration(state: MissionState, strategy: Strategy, { at }: Now): Effect {
  if (isManual(state)) return handOver(state);
  const wait = waitForDay(state, at);
  if (wait !== undefined) return { type: "park-mission", ...wait };
  return {
    type: "open-iteration",
    iteration: state.iteration + 1,
    attempt: state.losses + 1,
    reserveUsd: Math.min(capsOf(state).usd, roomInDay(state, at)),
    leaseMs: leaseMs(state),
    strategy,
    focus: nextFocus(state, strategy),
  };
}

/** What people see must not say that it rests while its worker works. Mostly it does not, and nothing is written. */
function beforeWork(state: MissionState, now: Now): Effect {
  const isDue = state.shownAtWork !== true && !isEnding(state) && !now.interrupted;
  return isDue ? { type: "report-progress" } : { type: "run-agent" };
}

/** The same iteration, claimed anew: whatever its last run had finished stays finished. */
function takeOver(state: MissionState): Effect | undefined {
  const { open } = state;
  if (open === undefined) return undefined;
  if (open.attempt >= mostTakeovers) {
    return close("failed", `${open.attempt} runs died in iteration ${state.iteration}.`);
  }
  return {
    type: "open-iteration",
    iteration: state.iteration,
    attempt: open.attempt + 1,
    reserveUsd: 0,
    leaseMs: leaseMs(state),
    strategy: open.strategy,
    focus: open.focus,
  };
}

/** An attempt that left nothing because it could not run does not count as an iteration. */
function afterSeal(state: MissionState): Effect {
  const { ending, files } = state.open ?? {};
  if (files === 0 && ending !== undefined && didNotRun(ending)) {
    return { type: "abandon-iteration", why: ending.detail };
  }
  if (isEnding(state)) return { type: "report-progress" };
  return { type: "judge-criteria", criteria: unproved(state).map((one) => one.id) };
}

function didNotRun(ending: Ending): boolean {
  return responseTo(ending.kind) !== "go-on" || ending.kind === "interrupted";
}

/** A plan is for a next iteration: without one in sight there is nothing to plan. */
function afterProof(state: MissionState, now: Now): Effect {
  // What was left out because of its length is proved where nothing else is left to do.
  const left = isEnding(state) || now.interrupted ? [] : unproved(state);
  if (left.length > 0) return { type: "judge-criteria", criteria: left.map((one) => one.id) };
  const asked = isEnding(state) ? undefined : askJudge(state, now);
  if (asked !== undefined) return asked;
  const over = isEnding(state) || isDone(state) || !hasWork(state) || exhausted(state) !== undefined;
  if (over || state.conflict !== undefined) return { type: "report-progress" };
  return { type: "make-plan" };
}

function nothingWorkable(state: MissionState): Effect {
  const found = violationsOf(state);
  if (state.setAside.length > 0 && found.length === 0) return stalled(state);
  const open = openCriteria(state).map((one) => `${one.criterion.id}: ${one.reason}`);
  const why = found.length > 0 ? violationSentence(found) : doubtSentence(doubtsOf(state));
  return close("needs-human", open.join("\n") || why);
}

function stalled(state: MissionState): Effect {
  const open = openCriteria(state).map((one) => one.criterion.id);
  const tried = [...new Set(state.past.slice(-state.fruitless).map((one) => one.strategy))];
  const why = `${plural(state.fruitless, "iteration")} in a row without verified progress on ${open.join(", ")}.`;
  return close("stalled", tried.length > 0 ? `${why} Tried: ${tried.join(", ")}.` : why);
}

function isHeldByAnother(state: MissionState, now: Now): boolean {
  if (state.open === undefined || isOurs(state, now)) return false;
  if (now.holderEnded !== undefined) return !now.holderEnded;
  return now.at < state.open.lease.expiresAt;
}

function isOurs(state: MissionState, now: Now): boolean {
  const holder = state.open?.lease.run;
  return holder?.run === now.run.run && holder.attempt === now.run.attempt;
}

function isWaiting(state: MissionState, now: Now): boolean {
  const { parked } = state;
  if (parked === undefined || parked.awaits !== undefined) return false;
  return parked.until === undefined || now.at < parked.until;
}

function hasWaited(state: MissionState): boolean {
  return state.parked !== undefined && state.parked.awaits === undefined;
}

/** Whoever stopped it, paused it or cut its job off is not kept waiting: what needs time is done when it goes on. */
function isEnding(state: MissionState): boolean {
  return [state.stop, state.pause, state.parked].some((one) => one !== undefined);
}

/** At rest, people are shown the rest. */
function unlessReported(state: MissionState): Effect | undefined {
  return state.reported ? undefined : { type: "report-progress" };
}

function stopSentence(stop: Stop, state: MissionState): string {
  if (stop.cause === "pull-request-merged") return mergeSentence(stop.at ?? state.head, state);
  return `${stop.by} stopped it${stop.why === undefined ? "" : `: ${stop.why}`}.`;
}

function mergeSentence(at: Sha, state: MissionState): string {
  const { criteria, branch } = state.mission;
  const met = `${metCountAt(state, at)} of ${plural(criteria.length, "criterion", "criteria")} verified`;
  const more = at === state.head ? "" : ` What came after is on ${branch.name}.`;
  return `Its pull request was merged at ${at.slice(0, 9)} with ${met}.${more}`;
}

function park(why: string): Effect {
  return { type: "park-mission", why };
}

function close(outcome: Extract<Effect, { type: "close-mission" }>["outcome"], why: string): Effect {
  return { type: "close-mission", outcome, why };
}

/** How long the n-th wait in a row for a service lasts when the service does not say. Milliseconds. */
function backOffMs(waits: number): number {
  return Math.min(60, 2 ** waits) * 60_000;
}
