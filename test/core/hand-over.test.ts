import { describe, expect, test } from "vitest";
import { writeBrief } from "#src/core/brief.ts";
import { renderBrief } from "#src/core/hand-brief.ts";
import { overdue } from "#src/core/overdue.ts";
import { outcomeOf } from "#src/core/report.ts";
import {
  agent,
  bothUnmet,
  given,
  iteration,
  judged,
  minute,
  opened,
  planned,
  reported,
  said,
  them,
  verdict,
  type Written,
} from "#test/support/given.ts";
import { mission, pinned } from "#test/support/mission.ts";

const manual = opened({ worker: { mode: "manual" } });
const base = { head: "base", base: "base" };

function handed(n: number, focus = ["crud"]): Written {
  return { type: "work-handed-over", iteration: n, strategy: "work", focus };
}

function pushed(from: string, to: string): Written {
  const change = { by: ["Ada"], commits: 2, paths: ["a.ts", "b.ts"], more: 0, rewritten: false };
  return { type: "branch-moved", from, to, change };
}

const shown = reported(1);
const waiting = [manual, bothUnmet, handed(1), shown];

describe("a mission in the mode manual", () => {
  test("hands its next iteration to a person instead of opening it", () => {
    const story = given(manual, bothUnmet);

    expect(story.decides({ branch: base })).toEqual({
      type: "hand-over",
      iteration: 1,
      strategy: "work",
      focus: ["crud"],
    });
  });

  test("waits without a lease, a slot or a count, and says for what", () => {
    const { state, decides } = given(...waiting);

    expect(decides({ branch: base })).toBeUndefined();
    expect(decides({ branch: base, at: state.lastAt + 100_000 * minute })).toBeUndefined();
    expect(state).toMatchObject({ iteration: 0, phase: "idle" });
    expect([state.open, state.slot]).toEqual([undefined, undefined]);
    expect(outcomeOf(state)).toBe("parked");
    expect(overdue(state, state.lastAt)).toEqual({ watch: { branch: "cco/mission/demo", head: "base" } });
  });

  test("tells a person what a worker is told, and how people work", () => {
    const brief = writeBrief(given(...waiting).state);

    expect(brief).toContain("Iteration 1 of mission demo");
    expect(brief).toContain("- crud: The crud works");
    expect(brief).toContain("Commit to the branch cco/mission/demo");
    expect(brief).not.toContain("committing is done for you");
  });

  test("can mention nobody by what a command printed", () => {
    const loud = { type: "baseline-proved", sha: "base" } as const;
    const verdicts = [verdict("crud", "unmet", "``` @everyone"), verdict("docs", "unmet")];
    const comment = renderBrief(given(manual, { ...loud, verdicts }, handed(1)).state);

    expect(comment).toContain("@ada Iteration 1 is for a person");
    expect(comment).toContain("````text\n");
  });

  test("follows what people pushed as the work of that iteration: proved, planned, reported, and handed on", () => {
    const moved = { head: "sha-1", base: "base" };
    const pushing = [...waiting, pushed("base", "sha-1")];
    const proved = [...pushing, judged(1, verdict("crud", "met"), verdict("docs", "unmet"))];

    expect(given(...waiting).decides({ branch: moved })).toEqual({ type: "follow-branch", to: "sha-1" });
    expect(given(...pushing).state).toMatchObject({ iteration: 1, phase: "sealed", parked: undefined });
    expect(given(...pushing).decides()).toEqual({ type: "judge-criteria", criteria: ["crud", "docs"] });
    expect(given(...proved).decides()).toEqual({ type: "make-plan" });
    const whole = given(...proved, planned(1, { focus: ["docs"] }), reported(1));
    expect(whole.state.past).toMatchObject([
      { iteration: 1, summary: "Ada worked on crud", sha: "sha-1", files: 2, met: 1, usd: 0 },
    ]);
    expect(whole.state.spend.usd).toBe(0);
    expect(whole.decides({ branch: moved })).toMatchObject({
      type: "hand-over",
      iteration: 2,
      focus: ["docs"],
    });
  });

  test("is taken over where the run that proves what was pushed dies", () => {
    const theirs = { ...pushed("base", "sha-1"), writer: them };

    expect(given(...waiting, theirs).decides({ holderEnded: false })).toBeUndefined();
    expect(given(...waiting, theirs).decides({ holderEnded: true })).toMatchObject({
      type: "open-iteration",
      iteration: 1,
      attempt: 2,
      reserveUsd: 0,
    });
  });

  test("counts an iteration for commits alone, however often the person is told", () => {
    const steered = given(...waiting, said({ kind: "steer", text: "Mind the tests." }));
    const again = given(...waiting, said({ kind: "steer", text: "Mind the tests." }), handed(1), shown);

    expect(steered.decides({ branch: base })).toMatchObject({ type: "hand-over", iteration: 1 });
    expect(again.state.handed).toMatchObject({ iteration: 1, copy: 2 });
    expect(writeBrief(again.state)).toContain("ada: Mind the tests.");
    expect(given(...waiting, said({ kind: "resume" })).decides({ branch: base })).toMatchObject({
      type: "hand-over",
      iteration: 1,
    });
  });

  test("ends by its number of iterations, and stalls, as with any worker", () => {
    const { budget } = mission();
    const one = opened({ worker: { mode: "manual" }, budget: { ...budget, iterations: 1 } });
    const vain = [pushed("base", "sha-1"), judged(1, verdict("crud", "unmet"), verdict("docs", "unmet"))];
    const end = [bothUnmet, handed(1), shown, ...vain, planned(1), reported(1)];
    const branch = { head: "sha-1", base: "base" };

    expect(given(one, ...end).decides({ branch })).toMatchObject({ outcome: "out-of-budget" });
    const patient = opened({ worker: { mode: "manual" }, budget: { ...budget, stalledAfter: 1 } });
    expect(given(patient, ...end).decides({ branch })).toMatchObject({ outcome: "stalled" });
  });

  test("pushes nothing onto the branch under a person's hands, and stops and pauses like any other", () => {
    const story = given(...waiting);

    expect(story.decides({ branch: { head: "base", base: "newer" } })).toBeUndefined();
    expect(given(...waiting, said({ kind: "stop" })).decides({ branch: base })).toMatchObject({
      type: "close-mission",
      outcome: "stopped",
    });
    expect(given(...waiting, said({ kind: "pause" })).state.parked).toMatchObject({ why: "ada paused it." });
  });

  test("goes on with a worker when the mode is changed, and back", () => {
    const api = pinned({}, "hash-2");
    const changed: Written = { type: "spec-changed", spec: api.spec, specHash: "hash-2", diff: ["~ worker"] };

    expect(given(...waiting).decides({ branch: base, mission: api })).toEqual({ type: "change-spec" });
    const working = given(...waiting, changed);
    expect(working.decides({ branch: base })).toMatchObject({ type: "open-iteration", iteration: 1 });
    const opened = given(...waiting, changed, iteration(1), agent(1));
    expect(opened.state.handed).toBeUndefined();
  });
});
