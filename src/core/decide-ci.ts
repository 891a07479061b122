import { absentChecks, ciNames, obstacleToCi, waitForCiOf } from "./ci-wait.ts";
import type { Effect, Now } from "./effect.ts";
import { awaitingCi, hasWork } from "./standing.ts";
import type { MissionState } from "./state.ts";

/**
 * A run does not repeat a look that is younger: what started another one may have been news. And a mission that was at
 * work so recently is not kept from it. Milliseconds.
 */
const freshMs = 30_000;

/**
 * A look at CI where its word is missing. While there is other work nobody waits for CI: it is looked at before the
 * first iteration, whose base CI knows, and when the mission has rested.
 */
export function lookAtCi(state: MissionState, now: Now): Effect | undefined {
  if (awaitingCi(state).length === 0 || isFresh(state, now)) return undefined;
  const isBusy = hasWork(state) && state.head !== state.base && now.at - state.lastAt < freshMs;
  return isBusy ? undefined : look(state);
}

/** The look that belongs to a proof that somebody asked for. */
export function lookAgain(state: MissionState): Effect | undefined {
  if (ciNames(state).length === 0) return undefined;
  const isAsked = state.ci?.sha !== state.head || state.ci.again === true;
  return isAsked ? look(state) : undefined;
}

/** A mission that was closed for nothing but CI goes on when CI does. */
export function lookAfterClosing(state: MissionState, now: Now): Effect | undefined {
  if (state.closed?.awaits !== "ci" || now.interrupted || isFresh(state, now)) return undefined;
  return look(state);
}

/** Nothing is left to do but to wait for CI: start it where that is allowed, say what holds it up, or wait. */
export function waitForCi(state: MissionState, now: Now): Effect {
  const absent = absentChecks(state);
  if (absent.length > 0 && now.startsCi === true && state.ci?.started === undefined) {
    return { type: "start-ci", sha: state.head, names: absent };
  }
  const obstacle = obstacleToCi(state, now.at);
  if (obstacle !== undefined) {
    return { type: "close-mission", outcome: "needs-human", why: obstacle, awaits: "ci" };
  }
  return { type: "park-mission", ...waitForCiOf(state), awaits: "ci" };
}

/** Only CI can bring it on now. */
export function isOnlyForCi(state: MissionState): boolean {
  return !hasWork(state) && awaitingCi(state).length > 0;
}

function look(state: MissionState): Effect {
  return { type: "look-at-ci", sha: state.head, names: ciNames(state) };
}

function isFresh(state: MissionState, { at, run }: Now): boolean {
  const { ci, head } = state;
  if (ci?.sha !== head || ci.by !== run.run || Math.abs(at - ci.at) >= freshMs) return false;
  return ciNames(state).every((name) => ci.names.includes(name));
}
