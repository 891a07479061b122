import { describe, expect, it } from "vitest";
import { writeQuestion } from "#src/core/manager-question.ts";
import { perform } from "#src/core/perform.ts";
import type { Manager } from "#src/core/ports.ts";
import {
  baseline,
  given,
  opened,
  planned,
  said,
  us,
  verdict,
  type Written,
  whole,
} from "#test/support/given.ts";
import { createWorld, portsOf, theMission } from "#test/support/memory-world.ts";

const open = [verdict("crud", "unmet"), verdict("docs", "unmet")];
const until = Date.UTC(2026, 10, 2);

/** An iteration after which the manager's service refused until midnight. */
function refusedIn(n: number): readonly Written[] {
  const [one, two, three, four] = whole(n, open);
  const setback = { kind: "throttled", detail: "It answered 429.", until } as const;
  return [one, two, three, four, { ...planned(n), setback }].filter(
    (event) => event !== undefined,
  ) as Written[];
}

/** Plans at a point in time; says how often the manager was asked. */
async function planAt(at: number, ...events: readonly Written[]) {
  let asked = 0;
  const plan: Manager["plan"] = async () => {
    asked += 1;
    return { decision: undefined, usd: 0.01, tokens: 100, problem: "It was asked." };
  };
  const ports = portsOf(createWorld(), us, { clock: () => at, manager: { name: "acme", plan } });
  const { state } = given(...events);
  const event = await perform({ type: "make-plan" }, { ports, mission: theMission, state });
  return { event, asked };
}

describe("a manager whose limit is reached", () => {
  const events = [opened(), baseline(...open), ...refusedIn(1)];

  it("is not asked until it ends: plain code plans, and says why", async () => {
    const { event, asked } = await planAt(until - 1, ...events);

    expect(asked).toBe(0);
    expect(event).toMatchObject({
      ...{ planner: "rules", usd: 0, tokens: 0 },
      problem: "The manager's limit lasts until 2026-11-02 00:00 UTC.",
    });
  });

  it("is asked again from then on", async () => {
    expect((await planAt(until, ...events)).asked).toBe(1);
  });

  it("is asked again when somebody resumes the mission", async () => {
    expect((await planAt(until - 1, ...events, said({ kind: "resume" }))).asked).toBe(1);
  });

  it("does not park the mission", () => {
    expect(given(...events).state.setback).toBeUndefined();
    expect(given(...events).decides()?.type).not.toBe("park-mission");
  });
});

describe("what the manager is asked", () => {
  it("is no longer after 10,000 iterations than after a few, whatever was written", () => {
    const { state } = given(opened(), baseline(...open), ...whole(1, open));
    const [one] = state.past;
    if (one === undefined) throw new Error("no iteration is remembered");
    const long = "word ".repeat(20_000);
    const remembered = (count: number) =>
      Array.from({ length: count }, (_, i) => ({ ...one, iteration: i + 1, summary: long }));
    const criterion = state.mission.criteria[0];
    if (criterion === undefined) throw new Error("no criterion");
    const criteria = Array.from({ length: 500 }, (_, i) => ({ ...criterion, id: `c${i}`, text: long }));
    const mission = { ...state.mission, description: long, criteria };
    const sizeOf = (count: number) => {
      const { system, prompt } = writeQuestion({
        ...state,
        mission,
        past: remembered(count),
        iteration: 99_999,
      });
      return system.length + prompt.length;
    };

    expect(sizeOf(10_000) - sizeOf(6)).toBeLessThan(50);
    // About four characters are a token.
    expect(sizeOf(10_000)).toBeLessThan(60_000);
  });

  it("is bounded by what is remembered, too: 10,000 iterations leave few behind", () => {
    const events = Array.from({ length: 10_000 }, (_, i) => whole(i + 1, open)).flat();
    const { state } = given(opened(), baseline(...open), ...events);

    expect(state.iteration).toBe(10_000);
    expect(state.past.length).toBeLessThan(100);
  });
});
