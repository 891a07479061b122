import { describe, expect, test } from "vitest";
import { endingKinds, responseTo } from "#src/core/ending.ts";
import { exitCodeFor } from "#src/core/report.ts";
import {
  agent,
  bothUnmet,
  committed,
  given,
  iteration,
  judged,
  minute,
  opened,
  planned,
  reported,
  start,
  verdict,
  type Written,
} from "#test/support/given.ts";

const unmet = [verdict("crud", "unmet"), verdict("docs", "unmet")];
const until = start + 300 * minute;
const limits = endingKinds.filter((kind) => responseTo(kind) === "wait");
const dead = endingKinds.filter((kind) => responseTo(kind) === "stop");

const nothing = { sha: "base", files: 0 };

/** A session that ended so, with these files changed. */
function ended(kind: (typeof endingKinds)[number], files: number, n = 1): readonly Written[] {
  return [iteration(n), agent(n, kind, { until, usd: 0.5 }), committed(n, files === 0 ? nothing : { files })];
}

describe("whatever a session ends with", () => {
  test.each(endingKinds)(
    "%s: what it cost is charged once, and it is not done where nothing is met",
    (kind) => {
      for (const files of [0, 1]) {
        const { state, decides } = given(opened(), bothUnmet, ...ended(kind, files));

        expect(state.spend.usd).toBe(0.5);
        expect(decides()).not.toMatchObject({ type: "close-mission", outcome: "done" });
        const isFruit = files > 0 || (responseTo(kind) === "go-on" && kind !== "interrupted");
        expect(decides()?.type).toBe(isFruit ? "judge-criteria" : "abandon-iteration");
      }
    },
  );
});

describe("a limit of a service", () => {
  test.each(limits)("%s: what was done until then is committed, proved and kept; then it waits", (kind) => {
    const kept = [opened(), bothUnmet, ...ended(kind, 2), judged(1, ...unmet), planned(1), reported(1)];
    const story = given(...kept);

    expect(story.state.iteration).toBe(1);
    expect(story.decides()).toMatchObject({ type: "park-mission", until });
    const parked: Written = { type: "mission-parked", until, why: "limit" };
    const waiting = given(...kept, parked, reported(1));
    expect(waiting.decides({ at: until - 1 })).toBeUndefined();
    expect(waiting.decides({ at: until })).toMatchObject({ type: "open-iteration", iteration: 2 });
    expect(exitCodeFor(waiting.state)).toBe(0);
  });

  test.each(limits)("%s: nothing was done, and the number is free again; the money is not", (kind) => {
    const why = "limit";
    const abandoned: Written = { type: "iteration-abandoned", iteration: 1, why };
    const parked: Written = { type: "mission-parked", until, why };
    const waiting = given(opened(), bothUnmet, ...ended(kind, 0), abandoned, parked, reported(1));

    expect(waiting.decides({ at: until })).toMatchObject({ type: "open-iteration", iteration: 1 });
    expect(waiting.state).toMatchObject({ iteration: 0, waits: 1, losses: 0 });
    expect(waiting.state.spend.usd).toBe(0.5);
  });

  test.each(dead)("%s: nobody waits for what does not mend itself, and the end is not green", (kind) => {
    const abandoned: Written = { type: "iteration-abandoned", iteration: 1, why: "no" };
    const story = given(opened(), bothUnmet, ...ended(kind, 0), abandoned);
    const closed: Written = { type: "mission-closed", outcome: "misconfigured", why: "no" };

    expect(story.decides()).toMatchObject({ type: "close-mission", outcome: "misconfigured" });
    expect(exitCodeFor(given(opened(), bothUnmet, ...ended(kind, 0), abandoned, closed).state)).toBe(40);
  });

  test("that nobody knows the end of is waited for through a day, and no longer", () => {
    const events: Written[] = [opened(), bothUnmet];
    let waited = 0;
    for (let wait = 0; wait < 100; wait++) {
      events.push(iteration(1), agent(1, "throttled"), committed(1, nothing));
      events.push({ type: "iteration-abandoned", iteration: 1, why: "slow down" });
      const { state, decides } = given(...events);
      const effect = decides();
      if (effect?.type !== "park-mission") break;
      const { type: _type, ...rest } = effect;
      waited += (rest.until ?? 0) - state.lastAt - minute;
      events.push({ type: "mission-parked", ...rest });
    }

    expect(given(...events).decides()).toMatchObject({ type: "close-mission", outcome: "failed" });
    expect(waited / (60 * minute)).toBeGreaterThan(24);
    expect(waited / (60 * minute)).toBeLessThan(30);
  });
});
