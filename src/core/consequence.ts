import type { Command, Unknown } from "./command.ts";
import { type Asked, type CommandAnswer, eventsOf } from "./command-event.ts";
import { howToContinue } from "./continuation.ts";
import type { MissionEvent } from "./event.ts";
import { evolve } from "./evolve.ts";
import { escapeLine } from "./markdown-escape.ts";
import { obstacleTo } from "./obstacle.ts";
import { reconcile, type Surroundings } from "./reconcile.ts";
import { headline } from "./report.ts";
import type { MissionState } from "./state.ts";

/** What follows from a command, where its mission is. */
export type Consequence = CommandAnswer & {
  /** Whether a job is to be started, unless one is at it. */
  readonly wakes: boolean;
};

type Said = Command | Unknown;
type Kind = Said["kind"];

/** What people say so that a mission begins, or goes on as it is. */
export const starting: ReadonlySet<string> = new Set<Kind>(["start", "resume", "retry"]);
/** What people say so that the mission goes on with it. */
const feeding: ReadonlySet<Kind> = new Set([
  "steer",
  "approve",
  "approve-text",
  "approve-findings",
  "approve-checks",
  "reject",
  "budget",
]);

/**
 * Facts and an answer, and whether they need a job. A job that would stop at once is not started: the answer says
 * why. What was said is a fact all the same.
 */
export function consequenceOf(command: Said, asked: Asked, seen: Surroundings): Consequence {
  const obstacle = obstacleTo(asked.state, seen);
  if (obstacle !== undefined && starting.has(command.kind))
    return { events: [], reply: obstacle, wakes: false };
  const { events, reply } = eventsOf(command, asked);
  // Whoever asks a mission in line to start makes it look whether its turn has come.
  const isTurnAsked = starting.has(command.kind) && asked.state?.queued !== undefined;
  if (reply !== undefined) return { events, reply, wakes: isTurnAsked };
  if (!feeding.has(command.kind)) return { events, wakes: events.length > 0 || starting.has(command.kind) };
  const facts =
    obstacle === undefined ? events : [...endingIn(asked.state, seen), ...events.filter(isNoResume)];
  const why = obstacle ?? whyAtRest(after(asked.state, facts));
  if (why === undefined) return { events: facts, wakes: facts.length > 0 };
  return { events: facts, reply: `That is recorded, but the mission does not go on. ${why}`, wakes: false };
}

/** People have ended the mission: recorded first, so that nothing said after it opens the mission again. */
function endingIn(state: MissionState | undefined, seen: Surroundings): readonly MissionEvent[] {
  const event = state === undefined ? undefined : reconcile({ ...state, closed: undefined }, seen);
  return event === undefined ? [] : [event];
}

function isNoResume(event: MissionEvent): boolean {
  return event.type !== "signal-received" || event.signal.kind !== "resume";
}

/** Why a mission rests that people have ended, or that the facts do not open again. */
function whyAtRest(state: MissionState | undefined): string | undefined {
  if (state === undefined) return undefined;
  if (state.pause !== undefined) return `${escapeLine(state.pause.by)} paused it. To go on: \`/cco resume\`.`;
  if (state.closed === undefined && state.stop === undefined) return undefined;
  if (state.closed === undefined) return "It is being stopped. To go on: `/cco resume`.";
  return `${escapeLine(headline(state))} ${howToContinue(state)}`.trim();
}

function after(state: MissionState | undefined, events: readonly MissionEvent[]): MissionState | undefined {
  if (state === undefined) return undefined;
  const by = { run: state.lastRun, attempt: 1 };
  return events.reduce<MissionState>(
    (folded, event) => evolve(folded, { v: 1, seq: 1, at: folded.lastAt, by, ...event }) ?? folded,
    state,
  );
}
