import { activityOf } from "../core/comment-part.ts";
import { outcomeWords, whyOf } from "../core/report.ts";
import type { MissionState } from "../core/state.ts";
import type { Icon } from "./icon.ts";

/** What missions are grouped by, what needs a person first. */
export const needs = ["needs-you", "at-work", "queued", "waits", "ended"] as const;
export type Need = (typeof needs)[number];

export const needTitles: Record<Need, string> = {
  "needs-you": "Needs you",
  "at-work": "At work",
  queued: "Queued",
  waits: "Waits",
  ended: "Ended",
};

/** Whoever left a mission alone for a month is not asked any more. Milliseconds. */
const longestAsking = 30 * 24 * 3_600_000;

/** What a mission needs. @param at epoch milliseconds */
export function needOf(state: MissionState, at: number): Need {
  const { closed, queued, parked, lastAt } = state;
  if (closed !== undefined) {
    const isOver = closed.outcome === "done" || closed.outcome === "stopped";
    return isOver || at - lastAt > longestAsking ? "ended" : "needs-you";
  }
  if (queued !== undefined) return "queued";
  return parked === undefined ? "at-work" : "waits";
}

/** The look of a status: a word, and a shape besides the colour. */
export type Status = { readonly word: string; readonly icon: Icon; readonly tone: Tone };
export type Tone = "good" | "bad" | "ask" | "busy" | "calm";

export function statusOf(state: MissionState): Status {
  const { closed, queued, parked } = state;
  if (closed !== undefined) return closedStatus(closed.outcome);
  if (queued !== undefined) return { word: "Queued", icon: "queued", tone: "calm" };
  if (parked !== undefined) return { word: waitWord(state), icon: "waits", tone: "calm" };
  return { word: "At work", icon: "at-work", tone: "busy" };
}

function waitWord({ pause, parked }: MissionState): string {
  if (pause !== undefined) return "Paused";
  if (parked?.awaits === "person") return "Waits for commits";
  return parked?.awaits === "ci" ? "Waits for CI" : "Waits";
}

function closedStatus(outcome: NonNullable<MissionState["closed"]>["outcome"]): Status {
  const word = outcomeWords[outcome];
  switch (outcome) {
    case "done":
      return { word, icon: "done", tone: "good" };
    case "stopped":
      return { word, icon: "ended", tone: "calm" };
    case "needs-human":
    case "out-of-budget":
      return { word, icon: "needs-you", tone: "ask" };
    case "stalled":
    case "misconfigured":
    case "failed":
      return { word, icon: "unmet", tone: "bad" };
  }
}

/** When it goes on by itself, in epoch milliseconds. When CI concludes, nobody knows. */
export function dueOf({ closed, parked }: MissionState): number | undefined {
  return closed === undefined && parked?.awaits === undefined ? parked?.until : undefined;
}

/** Why it stopped or waits, or what it does now. */
export function reasonOf(state: MissionState): string {
  const why = whyOf(state);
  if (why !== "") return why;
  return activityOf(state) || (state.iteration === 0 ? "About to start." : "Between two iterations.");
}
