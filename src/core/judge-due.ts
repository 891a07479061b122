import { approvalAtHead, isLookedAt } from "./approval.ts";
import { roomInDay, waitForDay } from "./day-budget.ts";
import { doubtsOf } from "./doubt.ts";
import { criteriaOf } from "./drafting.ts";
import type { Effect, Now } from "./effect.ts";
import { hasJudge } from "./judge-choice.ts";
import { isForJudge, judgementAtHead } from "./judged-standing.ts";
import { type Criterion, isRequired } from "./mission.ts";
import { type CriterionStanding, standingOf } from "./standing.ts";
import type { MissionState } from "./state.ts";
import { violationsOf } from "./tampering.ts";

/** Below this nothing is asked: about what one question costs. In US dollars, and in tokens. */
const leastUsd = 0.05;
const leastTokens = 20_000;
/** Room for a few questions: with less left of a day it is not begun, so that it is not cut short. In US dollars. */
const roomyUsd = 0.25;

/**
 * The question that is due, as far as it may be asked now. Where the day's limit is reached it waits: an iteration that
 * is open is ended first.
 */
export function askJudge(state: MissionState, now: Now): Effect | undefined {
  if (now.interrupted) return undefined;
  const criteria = dueForJudge(state).map(({ id }) => id);
  if (criteria.length === 0) return undefined;
  const wait = waitForDay(state, now.at, roomyUsd);
  if (wait === undefined) return { type: "ask-judge", criteria };
  return state.open === undefined ? { type: "park-mission", ...wait } : undefined;
}

/**
 * What the judge is to be asked about at the head: what the last iteration was for and only a judge can tell; and where
 * nothing else stands between the mission and its end, all that it has not judged there. Never twice at one head.
 */
export function dueForJudge(state: MissionState): readonly Criterion[] {
  if (!hasJudge(state.mission) || enough(roomInMission(state)) === undefined || isHeldUp(state)) return [];
  const unjudged = criteriaOf(state).filter(({ id }) => judgementAtHead(id, state) === undefined);
  if (unjudged.length === 0) return [];
  const focus = lastFocus(state);
  const own = unjudged.filter((one) => isForJudge(one) && approvalAtHead(one.id, state) === undefined);
  if (!wouldBeDone(state, own)) return own.filter(({ id }) => focus.includes(id));
  return [...own, ...unjudged.filter((one) => isDoubtable(one, state))];
}

type Room = { readonly usd: number; readonly tokens: number };

/** What a judge may still use at a time, in epoch milliseconds; undefined: too little to ask. */
export function roomForJudge(state: MissionState, at: number, used: Room): Room | undefined {
  const { usd, tokens } = roomInMission(state);
  return enough({ usd: Math.min(usd, roomInDay(state, at)) - used.usd, tokens: tokens - used.tokens });
}

/** Whatever was spent today. */
function roomInMission({ mission: { budget }, spend }: MissionState): Room {
  const { usd, dayUsd = Infinity, tokens = Infinity } = budget;
  return { usd: Math.min(usd - spend.usd, dayUsd), tokens: tokens - spend.tokens };
}

function enough(room: Room): Room | undefined {
  return room.usd < leastUsd || room.tokens < leastTokens ? undefined : room;
}

/** Its service refused, and the mission has not waited since. */
function isHeldUp({ judging, setback, parked }: MissionState): boolean {
  const hasWaited = parked !== undefined && parked.awaits === undefined;
  return judging?.heldUp === true && setback !== undefined && !hasWaited;
}

function lastFocus({ open, past, head }: MissionState): readonly string[] {
  if (open !== undefined) return open.focus;
  const last = past.at(-1);
  return last?.sha === head ? last.focus : [];
}

/** Nothing but the judge's word and approvals is missing. Before there is any work nobody is asked about it. */
function wouldBeDone(state: MissionState, unjudged: readonly Criterion[]): boolean {
  if (state.head === state.base || state.guidance.length > 0 || state.conflict !== undefined) return false;
  if (violationsOf(state).length > 0) return false;
  const isMissing = ({ criterion, verdict, awaits }: CriterionStanding) =>
    verdict !== "met" &&
    awaits !== "approval" &&
    isRequired(state.mission, criterion) &&
    !unjudged.includes(criterion);
  return !standingOf(state).some(isMissing);
}

/** Important enough that its pass is looked at by a judge as well, or odd enough. */
function isDoubtable(criterion: Criterion, state: MissionState): boolean {
  const isImportant = criterion.priority === "critical" || criterion.priority === "high";
  // A human who approved this commit has looked at it.
  const isSeen = isLookedAt(criterion.id, state);
  const isOdd = doubtsOf(state).length > 0;
  return !isForJudge(criterion) && (isImportant || isOdd) && !isSeen && isPassed(criterion, state);
}

function isPassed({ id }: Criterion, state: MissionState): boolean {
  const standing = standingOf(state).find(({ criterion }) => criterion.id === id);
  return standing?.verdict === "met" || standing?.awaits === "approval";
}
