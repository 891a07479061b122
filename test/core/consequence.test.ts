import { describe, expect, it } from "vitest";
import { parseCommand } from "#src/core/command.ts";
import { consequenceOf } from "#src/core/consequence.ts";
import type { Surroundings } from "#src/core/reconcile.ts";
import type { MissionState } from "#src/core/state.ts";
import { bothUnmet, given, iteration, opened, reported, said, type Written } from "#test/support/given.ts";

const open = { issue: { open: true, labels: ["cco:mission"] } };
const closedIssue = { issue: { open: false, labels: ["cco:mission"] } };
const unlabelled = { issue: { open: true, labels: [] } };

function ended(outcome: "done" | "out-of-budget" | "stalled" | "stopped"): Written {
  return { type: "mission-closed", outcome, why: "Why." };
}

function says(comment: string, state: MissionState | undefined, seen: Surroundings = open) {
  const command = parseCommand(comment);
  if (command === undefined) throw new Error("It is no command.");
  return consequenceOf(command, { actor: "ada", state }, seen);
}

describe("a command on an issue that is closed or has no label", () => {
  const stalled = given(opened(), bothUnmet, ended("stalled")).state;

  it.each(["/cco start", "/cco resume", "/cco retry"])("does not start anything: %s", (comment) => {
    expect(says(comment, stalled, closedIssue)).toEqual({
      events: [],
      reply: "The issue is closed. Reopen it, and the mission starts.",
      wakes: false,
    });
    expect(says(comment, undefined, unlabelled).reply).toContain("no label `cco:mission`");
  });

  it("is recorded after the end that people gave the mission, so that it goes on when they say so", () => {
    const { events, reply, wakes } = says("/cco steer Use tabs.", stalled, closedIssue);
    const asWritten = events as readonly Written[];
    const { state } = given(opened(), bothUnmet, ended("stalled"), ...asWritten);

    expect(events).toMatchObject([
      { signal: { kind: "stop", why: "the issue is closed" } },
      { signal: { kind: "steer", text: "Use tabs." } },
    ]);
    expect(reply).toMatch(/^That is recorded, but the mission does not go on. The issue is closed\./);
    expect(wakes).toBe(false);
    expect(state.closed?.outcome).toBe("stalled");
    expect(
      given(opened(), bothUnmet, ended("stalled"), ...asWritten, said({ kind: "resume" })).decides(),
    ).toMatchObject({ type: "open-iteration" });
  });

  it("raises the budget without going on", () => {
    const spent = given(opened(), bothUnmet, ended("out-of-budget")).state;

    expect(says("/cco budget +5usd", spent, closedIssue).events.map(({ type }) => type)).toEqual([
      "signal-received",
      "budget-raised",
    ]);
    expect(says("/cco budget +5usd", spent)).toMatchObject({ wakes: true });
  });

  it("is told when the pull request is closed or merged", () => {
    const shown = { type: "progress-reported", iteration: 1, shown: { pullRequest: 7 } } as const;
    const { state } = given(opened(), bothUnmet, shown, ended("stopped"));
    const seen = (state: "CLOSED" | "MERGED") => ({ ...open, pullRequest: { state } });

    expect(says("/cco resume", state, seen("CLOSED")).reply).toContain("Reopen it, then `/cco resume`");
    expect(says("/cco resume", state, seen("MERGED")).reply).toContain("a new issue");
    expect(says("/cco resume", state)).toMatchObject({
      events: [{ signal: { kind: "resume" } }],
      wakes: true,
    });
  });
});

describe("a command to a mission that rests", () => {
  it.each<readonly [string, readonly Written[], string]>([
    ["is stopped", [said({ kind: "stop" }), ended("stopped")], "Stopped. Why. To go on: `/cco resume`."],
    ["is paused", [said({ kind: "pause" })], "ada paused it. To go on: `/cco resume`."],
    ["has ended", [ended("stalled")], "Stalled. Why. To go on, tell it"],
  ])("that %s starts no job unless it opens the mission again", (_, before, why) => {
    const { state } = given(opened(), bothUnmet, ...before);
    const { events, reply, wakes } = says("/cco budget +5usd", state);

    expect(events).toMatchObject([{ type: "budget-raised" }]);
    expect(reply).toContain(why);
    expect(wakes).toBe(false);
    expect(says("/cco resume", state)).toMatchObject({ wakes: true });
  });

  it("leaves a stop a stop, and a pause a pause, until somebody resumes it", () => {
    const steer = said({ kind: "steer", text: "Use tabs." });
    const stopped = [opened(), bothUnmet, said({ kind: "stop" }), ended("stopped"), steer, reported(1)];
    const parked = { type: "mission-parked", why: "ada paused it." } as const;
    const paused = [opened(), bothUnmet, said({ kind: "pause" }), parked, steer, reported(1)];

    expect(given(...stopped).decides()).toBeUndefined();
    expect(given(...paused).decides()).toBeUndefined();
    for (const events of [stopped, paused])
      expect(given(...events, said({ kind: "resume" })).decides()).toMatchObject({ type: "open-iteration" });
  });

  it("goes on with a done mission that was stopped in the same moment", () => {
    const { state } = given(opened(), bothUnmet, said({ kind: "stop" }), ended("done"));

    expect(says("/cco resume", state).events).toMatchObject([{ signal: { kind: "resume" } }]);
  });
});

describe("a command that changes nothing", () => {
  it("starts no job, unless it was to start one", () => {
    const { state } = given(opened(), bothUnmet, said({ kind: "stop" }));

    expect(says("/cco stop", state)).toEqual({ events: [], wakes: false });
    expect(says("/cco resume", given(opened(), bothUnmet).state)).toEqual({ events: [], wakes: true });
    expect(says("/cco start", undefined)).toEqual({ events: [], wakes: true });
    expect(says("/cco status", state)).toMatchObject({ wakes: false });
  });

  it("is a word to a job at work otherwise", () => {
    const { state } = given(opened(), bothUnmet, iteration(1));

    expect(says("/cco steer Use tabs.", state)).toMatchObject({ events: [{}], wakes: true });
  });
});
