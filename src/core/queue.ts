import type { EntryOf } from "./event.ts";
import { codeSpan } from "./markdown-escape.ts";
import { type Priority, priorities } from "./mission.ts";
import { openCriteria } from "./standing.ts";
import type { MissionState } from "./state.ts";

/** The right to work in a repository, from the moment it was taken until the mission rests. */
export type Slot = {
  /** Epoch milliseconds. */
  readonly at: number;
  /** An iteration was opened with it: nobody is asked again. */
  readonly used: boolean;
};

/** What a mission knows of the others before it works. */
export type Turn = {
  /** Missions that may work before it. Empty when nobody had to be asked. */
  readonly ahead: readonly string[];
  /** How many may work at a time. */
  readonly parallel: number;
};

/**
 * A mission without a sign of life for so long keeps nobody waiting any more, and a queue in which nothing moved for
 * so long is woken as a whole. Milliseconds.
 */
const longestSilence = 60 * 60_000;

/** How long a slot may be free before whoever waits for it is woken again: the first waking was lost then. Milliseconds. */
const patience = 10 * 60_000;

/** Whether the others have to be asked before it is decided what this mission does next. */
export function asksOthers({ slot, queued }: MissionState): boolean {
  return queued !== undefined || slot?.used === false;
}

/**
 * The missions that may work before this one: all that work already, and those that asked earlier. Each writes that it
 * takes a slot, and only then reads what the others wrote: of two that ask at once at least one sees the other.
 */
export function aheadOf(state: MissionState, all: readonly MissionState[], at: number): readonly string[] {
  const { slot } = state;
  return all
    .filter((other) => other.mission.id !== state.mission.id && holdsSlot(other, at))
    .filter((other) => slot === undefined || other.slot?.used === true || order(other, state) < 0)
    .toSorted(order)
    .map((other) => other.mission.id);
}

function order(one: MissionState, other: MissionState): number {
  return (one.slot?.at ?? 0) - (other.slot?.at ?? 0) || byId(one, other);
}

function holdsSlot({ slot, open, lastAt }: MissionState, at: number): boolean {
  if (slot === undefined) return false;
  return at < Math.max(lastAt, open?.lease.expiresAt ?? 0) + longestSilence;
}

/** What is asked of the queue: who may work at a time, and what the issues' labels say now, by mission. */
export type QueueRules = {
  readonly parallel: number;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly labelled?: Readonly<Record<string, Priority>> | undefined;
};

/** Those that wait, first come first: by priority, then by age. */
export function inLine(all: readonly MissionState[], { labelled }: Pick<QueueRules, "labelled">) {
  const rank = (state: MissionState) =>
    priorities.indexOf(labelled?.[state.mission.id] ?? importanceOf(state));
  return all
    .filter(({ queued }) => queued !== undefined)
    .toSorted((one, other) => rank(one) - rank(other) || one.openedAt - other.openedAt || byId(one, other));
}

/** What its author calls the most important of what is still to be done. */
function importanceOf(state: MissionState): Priority {
  return openCriteria(state)[0]?.criterion.priority ?? "low";
}

function byId(one: MissionState, other: MissionState): number {
  return one.mission.id < other.mission.id ? -1 : 1;
}

/** Who may start now: as many of those that wait as there are free slots. */
export function nextInLine(all: readonly MissionState[], rules: QueueRules): readonly MissionState[] {
  return inLine(all, rules).slice(0, freeSlots(all, rules));
}

function freeSlots(all: readonly MissionState[], { parallel, at }: QueueRules): number {
  return Math.max(0, parallel - all.filter((one) => holdsSlot(one, at)).length);
}

/**
 * Who waits although nothing keeps it, and those whose page names missions that are at rest by now. For the sweep: in
 * the ordinary way a mission that rests wakes the next one.
 */
export function overdueInLine(
  all: readonly MissionState[],
  rules: QueueRules,
): readonly { readonly state: MissionState; readonly why: string }[] {
  const line = inLine(all, rules);
  const resting = all.filter((one) => one.queued === undefined && !holdsSlot(one, rules.at));
  const freeSince = Math.max(0, ...resting.map(({ lastAt }) => lastAt));
  const silence = (state: MissionState) => rules.at - Math.max(state.lastAt, freeSince);
  const free = freeSlots(all, rules);
  return line.flatMap((state, place) => {
    // One that was woken and never came must not keep the others waiting for good.
    const isNext = place < free || (free > 0 && silence(state) >= longestSilence);
    if (isNext && silence(state) >= patience) return [{ state, why: "its turn has come" }];
    return free > 0 || isCurrent(state, all, rules.at) ? [] : [{ state, why: "it waits for others by now" }];
  });
}

/** Whether one of those it says it waits for still works. */
function isCurrent({ queued }: MissionState, all: readonly MissionState[], at: number): boolean {
  return all.some((one) => queued?.behind.includes(one.mission.id) === true && holdsSlot(one, at));
}

/** The sentence for people; `#42` where the mission is an issue. */
export function waitSentence({ queued }: MissionState): string {
  if (queued === undefined) return "";
  return `Waits for ${namesOf(queued.behind)}.`;
}

/** The names of missions as people write them. */
export function namesOf(missions: readonly string[]): string {
  return missions.map((id) => (/^issue-\d+$/.test(id) ? `#${id.slice(6)}` : codeSpan(id))).join(", ");
}

export function slotTaken(state: MissionState, { at }: EntryOf<"slot-taken">): MissionState {
  const slot = { at, used: false };
  // The base may have moved far while it waited: it is looked at once more.
  const merges = state.queued === undefined ? state.merges : 0;
  // Whatever it waited for before is over: it goes on from there.
  return { ...state, slot, queued: undefined, parked: undefined, setback: undefined, merges };
}

export function missionQueued(state: MissionState, { behind }: EntryOf<"mission-queued">): MissionState {
  return { ...state, slot: undefined, queued: { behind }, reported: false };
}
