import { describe, expect, test } from "vitest";
import type { Judge } from "#src/core/judge-port.ts";
import { perform } from "#src/core/perform.ts";
import {
  agent,
  baseline,
  bothUnmet,
  committed,
  given,
  iteration,
  judged,
  minute,
  opened,
  planned,
  reported,
  us,
  verdict,
  type Written,
  whole,
} from "#test/support/given.ts";
import { createWorld, portsOf } from "#test/support/memory-world.ts";
import { criterion } from "#test/support/mission.ts";

const hour = 60 * minute;
const day = 24 * hour;
const { budget } = given(opened()).state.mission;
const limited = opened({ budget: { ...budget, iterations: 50, usd: 100, dayUsd: 5 } });

/** An iteration that costs so much. */
function spends(n: number, usd: number, afterMs = minute): readonly Written[] {
  const [first, , ...rest] = whole(n, [verdict("crud", "unmet", `${n} no`), verdict("docs", "unmet")]);
  if (first === undefined) throw new Error("an iteration without events");
  return [{ ...first, afterMs }, agent(n, "finished", { usd }), ...rest];
}

/** An iteration that costs so much, after which only a judge can say whether `docs` is met. */
function forJudge(usd: number): readonly Written[] {
  const docs = criterion("docs", { priority: "critical", checks: [], measurable: false });
  const manager = { provider: "openrouter", model: "acme/judge" } as const;
  const fields = { criteria: [criterion("crud"), docs], manager };
  return [
    opened({ ...fields, budget: { ...budget, usd: 100, dayUsd: 5 } }),
    baseline(verdict("crud", "unmet")),
    ...[iteration(1), agent(1, "finished", { usd }), committed(1), judged(1, verdict("crud", "met"))],
  ];
}

describe("a budget for a day", () => {
  test("lets an iteration spend no more than is left of it", () => {
    expect(given(limited, bothUnmet, ...spends(1, 4)).decides()).toMatchObject({
      type: "open-iteration",
      reserveUsd: 1,
    });
  });

  test("parks the mission until enough of what it spent is older than a day", () => {
    const story = given(limited, bothUnmet, ...spends(1, 2), ...spends(2, 2.8, 3 * hour));
    const charged = story.entries.filter(({ type }) => type === "agent-finished").map(({ at }) => at);
    const effect = story.decides();

    expect(effect).toMatchObject({
      type: "park-mission",
      why: expect.stringContaining("$4.80 of the $5.00"),
    });
    const until = effect?.type === "park-mission" ? (effect.until ?? 0) : 0;
    // The first charge ages out, with ten minutes of grain.
    expect(until).toBeGreaterThanOrEqual((charged[0] ?? 0) + day);
    expect(until).toBeLessThanOrEqual((charged[0] ?? 0) + day + 10 * minute);
    expect(story.decides({ at: until - 1 })).toMatchObject({ type: "park-mission" });
    expect(story.decides({ at: until })).toMatchObject({ type: "open-iteration", reserveUsd: 2 });
  });

  test("wakes at that time and not before, and the wait is none for a service", () => {
    const parks = given(limited, bothUnmet, ...spends(1, 5)).decides();
    if (parks?.type !== "park-mission" || parks.until === undefined) throw new Error("it does not park");
    const { type: _type, ...rest } = parks;
    const parked: Written = { type: "mission-parked", ...rest };
    const shown: Written = { type: "progress-reported", iteration: 1 };
    const waiting = given(limited, bothUnmet, ...spends(1, 5), parked, shown);

    expect(waiting.decides()).toBeUndefined();
    expect(waiting.decides({ at: parks.until - 1 })).toBeUndefined();
    expect(waiting.decides({ at: parks.until })).toMatchObject({ type: "open-iteration", iteration: 2 });
    expect(waiting.state.waits).toBe(0);
  });

  test("holds back the judge as well, once the iteration is ended", () => {
    const ended = [...forJudge(4.9), planned(1), reported(1)];
    const parks = given(...ended).decides();

    expect(given(...forJudge(4.7)).decides()).toEqual({ type: "ask-judge", criteria: ["docs"] });
    expect(given(...forJudge(4.9)).decides()).toEqual({ type: "make-plan" });
    expect(parks).toMatchObject({ type: "park-mission", why: expect.stringContaining("budget.day_usd") });
    if (parks?.type !== "park-mission") throw new Error("it does not park");
    const { type: _type, ...rest } = parks;
    const waiting = given(...ended, { type: "mission-parked", ...rest }, reported(1));
    expect(waiting.decides()).toBeUndefined();
    expect(waiting.decides({ at: parks.until ?? 0 })).toEqual({ type: "ask-judge", criteria: ["docs"] });
  });

  test("gives the judge no more than is left of it, vote by vote", async () => {
    const { state } = given(...forJudge(4));
    const caps: number[] = [];
    const judge: Judge = {
      name: "acme/judge",
      judge: async (request) => {
        caps.push(request.caps.usd);
        return { answers: [], usd: 0.97, tokens: 10 };
      },
    };
    const ports = portsOf(createWorld(), us, { judge, clock: () => state.lastAt });
    await perform({ type: "ask-judge", criteria: ["docs"] }, { state, mission: undefined, ports });

    expect(caps).toEqual([1]);
  });

  test("is none where there is no such limit, and never more than the mission's own", () => {
    const endless = opened({ budget: { ...budget, usd: 100 } });
    const nearlySpent = opened({ budget: { ...budget, usd: 5, dayUsd: 50 } });

    expect(given(endless, bothUnmet, ...spends(1, 50)).decides()).toMatchObject({ type: "open-iteration" });
    expect(given(nearlySpent, bothUnmet, ...spends(1, 4.5)).decides()).toMatchObject({ reserveUsd: 0.5 });
    expect(given(nearlySpent, bothUnmet, ...spends(1, 5)).decides()).toMatchObject({
      type: "close-mission",
      outcome: "out-of-budget",
    });
  });

  test("forgets what is older than a day, however many iterations there were", () => {
    const many = Array.from({ length: 40 }, (_, n) => spends(n + 1, 0.1, 2 * hour)).flat();
    const { accounts } = given(limited, bothUnmet, ...many).state;

    expect(accounts?.recent.length).toBeLessThanOrEqual(13);
  });
});
