import { describe, expect, it } from "vitest";
import { renderComment } from "#src/core/comment.ts";
import { decide } from "#src/core/decide.ts";
import type { MissionEvent } from "#src/core/event.ts";
import { evolve } from "#src/core/evolve.ts";
import { labelOf } from "#src/core/label.ts";
import type { Priority } from "#src/core/mission.ts";
import { overdue } from "#src/core/overdue.ts";
import { aheadOf, inLine, nextInLine, overdueInLine } from "#src/core/queue.ts";
import { headline, outcomeOf } from "#src/core/report.ts";
import type { MissionState } from "#src/core/state.ts";
import {
  agent,
  bothUnmet,
  given,
  iteration,
  minute,
  opened,
  reported,
  said,
  start,
  us,
  verdict,
  type Written,
  whole,
} from "#test/support/given.ts";
import { criterion } from "#test/support/mission.ts";

const taken: Written = { type: "slot-taken" };
const queued = (...behind: string[]): Written => ({ type: "mission-queued", behind });
const parked: Written = { type: "mission-parked", why: "w" };
const alone = { queue: { ahead: [], parallel: 1 } };
const behind = (...ahead: string[]) => ({ queue: { ahead, parallel: 1 } });
const failing = [verdict("crud", "unmet"), verdict("docs", "unmet")];

describe("a mission that is not the only one of its repository", () => {
  it("writes that it takes a slot before it asks who else did, and before it spends anything", () => {
    expect(given(opened(), bothUnmet).decides(alone)).toEqual({ type: "take-slot" });
  });

  it("works at once where no other mission could be", () => {
    expect(given(opened(), bothUnmet).decides()).toMatchObject({ type: "open-iteration" });
  });

  it("opens its iteration while fewer are ahead than may work at a time", () => {
    const ready = given(opened(), bothUnmet, taken);

    expect(ready.decides(alone)).toMatchObject({ type: "open-iteration", iteration: 1 });
    expect(ready.decides({ queue: { ahead: ["issue-2"], parallel: 2 } })).toMatchObject({ iteration: 1 });
  });

  it("waits when as many are ahead, and says for whom", () => {
    const { state, decides } = given(opened(), bothUnmet, taken, queued("issue-41", "api"), reported(1));

    expect(given(opened(), bothUnmet, taken).decides(behind("issue-41"))).toEqual({
      type: "queue-mission",
      behind: ["issue-41"],
    });
    expect(decides({ queue: { ahead: ["issue-41", "api"], parallel: 2 } })).toBeUndefined();
    expect([labelOf(state), outcomeOf(state)]).toEqual(["cco:queued", "queued"]);
    expect(headline(state)).toBe("Queued. Waits for #41, `api`.");
    expect(renderComment(state, { repository: "https://github.com/ada/slug", notices: [] })).toContain(
      "### Queued\n",
    );
  });

  it("asks nobody again once it has opened an iteration with its slot", () => {
    const working = given(opened(), bothUnmet, taken, ...whole(1, failing));

    expect(working.decides(behind("issue-2"))).toMatchObject({ type: "open-iteration", iteration: 2 });
  });

  it("has to take a slot again after it rested", () => {
    const rested = given(opened(), bothUnmet, taken, ...whole(1, failing), parked, said({ kind: "resume" }));
    const stopped = given(
      opened(),
      bothUnmet,
      taken,
      { type: "mission-closed", outcome: "stopped", why: "w" },
      said({ kind: "resume" }),
    );

    expect(rested.decides(alone)).toEqual({ type: "take-slot" });
    expect(stopped.decides(alone)).toEqual({ type: "take-slot" });
  });

  it("goes on with its own waiting once that is over, and waits no second time for it", () => {
    const until = start + 10 * minute;
    const limit = [
      taken,
      iteration(1),
      agent(1, "usage-limit", { until }),
      { type: "iteration-abandoned", iteration: 1, why: "limit" } as const,
      { type: "mission-parked", until, why: "limit" } as const,
    ];
    const later = { at: until + minute, ...alone };

    expect(given(opened(), bothUnmet, ...limit).decides(later)).toEqual({ type: "take-slot" });
    expect(given(opened(), bothUnmet, ...limit, taken).decides(later)).toMatchObject({ iteration: 1 });
  });
});

describe("a mission that waits for others", () => {
  const waiting = [opened(), bothUnmet, taken, queued("issue-1"), reported(1)];

  it("rests while the same ones are ahead, and says so when others are", () => {
    expect(given(...waiting).decides(behind("issue-1"))).toBeUndefined();
    expect(given(...waiting).decides(behind("issue-2"))).toEqual({
      type: "queue-mission",
      behind: ["issue-2"],
    });
  });

  it("takes a slot when one is free, shows that, and works", () => {
    expect(given(...waiting).decides(alone)).toEqual({ type: "take-slot" });
    expect(given(...waiting, taken).decides(alone)).toMatchObject({ type: "open-iteration" });
    expect(given(...waiting, taken, iteration(1)).decides(alone)).toEqual({ type: "report-progress" });
    expect(labelOf(given(...waiting, taken, iteration(1)).state)).toBe("cco:running");
    expect(given(...waiting, taken, iteration(1), reported(1)).decides(alone)).toEqual({ type: "run-agent" });
  });

  it("can be stopped and paused like any other", () => {
    expect(given(...waiting, said({ kind: "stop" })).decides(behind("issue-1"))).toMatchObject({
      type: "close-mission",
      outcome: "stopped",
    });
    expect(given(...waiting, said({ kind: "pause" })).decides(behind("issue-1"))).toMatchObject({
      type: "park-mission",
    });
    expect(labelOf(given(...waiting, said({ kind: "pause" }), parked).state)).toBe("cco:parked");
  });

  it("is nobody's lost mission, until somebody has said something to it that was not heard", () => {
    expect(overdue(given(...waiting).state, start + 1e9)).toEqual({ due: false });
    expect(overdue(given(...waiting, said({ kind: "stop" })).state, start + 1e9)).toMatchObject({
      due: true,
    });
  });
});

/** A mission with a life of its own. */
function stateOf(id: string, events: readonly Written[], priority: Priority = "medium"): MissionState {
  const criteria = [criterion("crud", { priority }), criterion("docs", { priority: "low" })];
  return given(opened({ id, criteria }), bothUnmet, ...events).state;
}

const at = start + 30 * minute;

describe("who is ahead of a mission", () => {
  const asking = stateOf("b", [{ ...taken, afterMs: 5 * minute }]);

  it("is who asked before it, by the smaller id when that was the same moment", () => {
    const earlier = stateOf("z", [{ ...taken, afterMs: 4 * minute }]);
    const together = ["a", "c"].map((id) => stateOf(id, [{ ...taken, afterMs: 5 * minute }]));
    const later = stateOf("d", [{ ...taken, afterMs: 6 * minute }]);

    expect(aheadOf(asking, [asking, later, ...together, earlier], at)).toEqual(["z", "a"]);
  });

  it("is who works already, whenever that one's clock says that it asked", () => {
    const working = stateOf("c", [{ ...taken, afterMs: 9 * minute }, iteration(1)]);

    expect(aheadOf(asking, [working], at)).toEqual(["c"]);
  });

  it("is nobody who rests, waits, or never asked", () => {
    const others = [
      stateOf("a", []),
      stateOf("c", [taken, queued("x")]),
      stateOf("d", [taken, parked]),
      stateOf("e", [taken, { type: "mission-closed", outcome: "done", why: "w" }]),
    ];

    expect(aheadOf(asking, others, at)).toEqual([]);
  });

  it("is nobody who gave no sign of life for an hour, unless a run may still be at work", () => {
    const silent = stateOf("a", [taken, ...whole(1, failing)]);
    const working = stateOf("c", [taken, iteration(1)]);

    expect(aheadOf(asking, [silent, working], silent.lastAt + 61 * minute)).toEqual(["c"]);
  });
});

describe("missions that ask at the same moment", () => {
  it("are never more at work than may be, and never none, however their steps fall", () => {
    const ids = ["a", "b", "c"];
    for (const parallel of [1, 2]) {
      for (const steps of interleavings(ids.flatMap((id) => [id, id, id]))) {
        expect([steps.join(""), playOut(steps, parallel)]).toEqual([steps.join(""), parallel]);
      }
    }
  });
});

/** Each mission writes, reads and acts, in this order of steps. How many work in the end. */
function playOut(steps: readonly string[], parallel: number): number {
  const states = new Map([...new Set(steps)].map((id) => [id, stateOf(id, [])]));
  const seen = new Map<string, MissionEvent>();
  const asked = new Set<string>();
  for (const [place, id] of steps.entries()) {
    const state = states.get(id) as MissionState;
    const now = start + 10 * minute + place;
    const write = (event: MissionEvent) =>
      states.set(id, evolve(state, { v: 1, seq: 9, at: now, by: us, ...event }) as MissionState);
    const event = seen.get(id);
    if (event !== undefined) write(event);
    else if (!asked.has(id)) write({ type: "slot-taken" });
    else {
      const ahead = aheadOf(state, [...states.values()], now);
      const effect = decide(state, { at: now, run: us, interrupted: false, queue: { ahead, parallel } });
      seen.set(id, effect?.type === "queue-mission" ? { type: "mission-queued", behind: ahead } : opens);
    }
    asked.add(id);
  }
  return [...states.values()].filter(({ open }) => open !== undefined).length;
}

const { writer: _writer, ...opens } = iteration(1) as MissionEvent & Written;

function interleavings(steps: readonly string[]): readonly (readonly string[])[] {
  if (steps.length === 0) return [[]];
  return [...new Set(steps)].flatMap((first) => {
    const place = steps.indexOf(first);
    return interleavings(steps.toSpliced(place, 1)).map((rest) => [first, ...rest]);
  });
}

describe("the line", () => {
  const wait = (id: string, priority: Priority, afterMs = minute) =>
    stateOf(id, [{ ...taken, afterMs }, queued("issue-1"), reported(1)], priority);
  const young = { ...wait("young", "medium"), openedAt: start + 5 };
  const old = { ...wait("old", "medium"), openedAt: start + 1 };
  const urgent = { ...wait("urgent", "high"), openedAt: start + 9 };
  const working = stateOf("issue-1", [taken, iteration(1)]);
  const ended: MissionState = { ...stateOf("issue-1", [parked]), lastAt: at };
  const idsOf = (states: readonly MissionState[]) => states.map(({ mission }) => mission.id);

  it("goes by the most important criterion that is open, then by age", () => {
    expect(idsOf(inLine([young, working, urgent, old], {}))).toEqual(["urgent", "old", "young"]);
  });

  it("follows what the label on the issue says now", () => {
    const labelled = { young: "critical", urgent: "low" } as const;

    expect(idsOf(inLine([young, urgent, old], { labelled }))).toEqual(["young", "old", "urgent"]);
  });

  it("moves on by as many as there are free slots", () => {
    const all = [young, old, urgent, working];

    expect(idsOf(nextInLine(all, { parallel: 1, at }))).toEqual([]);
    expect(idsOf(nextInLine(all, { parallel: 3, at }))).toEqual(["urgent", "old"]);
    expect(idsOf(nextInLine([young, old, ended], { parallel: 1, at }))).toEqual(["old"]);
  });

  it("is looked after when whoever has its turn does not come, and as a whole when that goes on", () => {
    const overdueAt = (minutes: number) =>
      idsOf(
        overdueInLine([young, old, ended], { parallel: 1, at: at + minutes * minute }).map(
          (one) => one.state,
        ),
      );

    expect(overdueAt(9)).toEqual([]);
    expect(overdueAt(10)).toEqual(["old"]);
    expect(overdueAt(60)).toEqual(["old", "young"]);
  });

  it("is told anew when those it is said to wait for are not at work any more", () => {
    const other = stateOf("issue-2", [taken, iteration(1)]);
    const due = overdueInLine([young, ended, other], { parallel: 1, at });

    expect(due).toEqual([{ state: young, why: "it waits for others by now" }]);
    expect(overdueInLine([young, working], { parallel: 1, at })).toEqual([]);
  });
});
