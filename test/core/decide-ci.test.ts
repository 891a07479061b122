import { describe, expect, it } from "vitest";
import { writeBrief } from "#src/core/brief.ts";
import { ciNews } from "#src/core/ci-wait.ts";
import { renderCheck } from "#src/core/comment.ts";
import { labelOf } from "#src/core/label.ts";
import { overdue } from "#src/core/overdue.ts";
import { checked, looked, sight } from "#test/support/ci.ts";
import {
  agent,
  baseline,
  committed,
  given,
  iteration,
  judged,
  minute,
  opened,
  planned,
  reported,
  said,
  start,
  verdict,
  type Written,
  whole,
} from "#test/support/given.ts";
import { criterion } from "#test/support/mission.ts";

const criteria = [criterion("crud"), checked("ci", "test")];
const running = sight({ test: undefined });
const green = sight({ test: "success" });
const red = sight({ test: "failure" });
const nothing = sight({});
const held = sight({}, { held: [{ workflow: "ci", url: "https://github.com/o/r/actions/runs/1" }] });

/** The command's criterion is met at `sha-1`; CI's is what is left. */
const pushed = [
  opened({ criteria }),
  baseline(verdict("crud", "unmet")),
  looked("base", nothing),
  ...whole(1, [verdict("crud", "met")]),
];
const parked: Written = {
  type: "mission-parked",
  awaits: "ci",
  why: "CI.",
  until: start + 10_000 * minute,
};
const closed: Written = { type: "mission-closed", outcome: "needs-human", awaits: "ci", why: "CI." };

/** What is decided right after the last look. */
function atLook(events: readonly Written[]) {
  const found = given(...events);
  return found.decides({ at: found.state.ci?.at ?? 0 });
}

describe("a look at CI", () => {
  it("is never taken for a mission that asks for no check", () => {
    const events = [opened({ criteria: [criterion("crud")] }), baseline(verdict("crud", "unmet"))];

    expect(given(...events).decides()).toMatchObject({ type: "open-iteration" });
  });

  it("is taken before the first iteration, and does not hold it up", () => {
    const before = pushed.slice(0, 2);

    expect(given(...before).decides()).toEqual({ type: "look-at-ci", sha: "base", names: ["test"] });
    expect(atLook([...before, looked("base", running)])).toMatchObject({
      type: "open-iteration",
      focus: ["crud"],
    });
  });

  it("is taken when nothing else is left to do", () => {
    expect(given(...pushed).decides()).toEqual({ type: "look-at-ci", sha: "sha-1", names: ["test"] });
  });

  it("is left out between iterations while there is other work", () => {
    const events = [...pushed.slice(0, 3), ...whole(1, [verdict("crud", "unmet")])];
    const lastAt = given(...events).state.lastAt;

    expect(given(...events).decides({ at: lastAt + 1000 })).toMatchObject({ type: "open-iteration" });
    expect(given(...events).decides({ at: lastAt + minute })).toMatchObject({ type: "look-at-ci" });
  });

  it("is not repeated within 30 seconds by the run that took it, and is by another", () => {
    const { state, decides } = given(...pushed, looked("sha-1", running), parked, reported(1));
    const at = state.ci?.at ?? 0;

    const other = { run: "another", attempt: 1 };
    expect(decides({ at: at + 29_000 })).toBeUndefined();
    expect(decides({ at: at + 1000, run: other })).toMatchObject({ type: "look-at-ci" });
    expect(decides({ at: at + 31_000 })).toMatchObject({ type: "look-at-ci" });
  });

  it("is taken again when somebody asks for a proof, also after the end", () => {
    const done: Written = { type: "mission-closed", outcome: "done", why: "w" };
    const events = [...pushed, looked("sha-1", green), done, reported(1), said({ kind: "verify" })];
    const again = given(...events, looked("sha-1", red));

    expect(given(...events).decides()).toMatchObject({ type: "look-at-ci", sha: "sha-1" });
    expect(again.state.closed).toBeUndefined();
    expect(again.decides()).toMatchObject({ type: "prove-head", criteria: ["crud"] });
  });

  it("finds no GitHub on a machine of one's own, and asks once", () => {
    const events = [opened({ criteria }), baseline(verdict("crud", "unmet")), looked("base", undefined)];

    expect(given(...events).decides()).toMatchObject({ type: "open-iteration", focus: ["crud"] });
    const left = [
      ...events,
      ...whole(1, [verdict("crud", "met")]),
      ...whole(2, [verdict("crud", "met")], { focus: ["ci"] }),
    ];
    expect(given(...left).decides()).toMatchObject({ type: "close-mission", outcome: "needs-human" });
  });
});

describe("a mission that only CI can bring on", () => {
  it("is done when CI is green at the head", () => {
    expect(atLook([...pushed, looked("sha-1", green)])).toMatchObject({ outcome: "done" });
  });

  it("plans nothing before CI has spoken", () => {
    const events = [
      ...pushed.slice(0, 3),
      iteration(1),
      agent(1),
      committed(1),
      judged(1, verdict("crud", "met")),
    ];

    expect(given(...events).decides()).toEqual({ type: "report-progress" });
  });

  it("waits without a job, and says for what", () => {
    const since = given(...pushed, looked("sha-1", running)).state.ci?.since ?? 0;

    expect(atLook([...pushed, looked("sha-1", running)])).toEqual({
      type: "park-mission",
      awaits: "ci",
      until: since + 24 * 60 * minute,
      why: "CI of `sha-1`: `test` is in progress.",
    });
  });

  it("waits although its budget is used up", () => {
    const budget = { ...given(opened()).state.mission.budget, iterations: 1 };
    const spent = [opened({ criteria, budget }), ...pushed.slice(1), looked("sha-1", running)];

    expect(atLook(spent)).toMatchObject({ type: "park-mission", awaits: "ci" });
    expect(atLook([...spent.slice(0, -1), looked("sha-1", red)])).toMatchObject({ outcome: "out-of-budget" });
  });

  it("does not count its waits as waits for a service", () => {
    const { state } = given(...pushed, looked("sha-1", running), parked);

    expect(state.waits).toBe(0);
    expect(labelOf(state)).toBe("cco:parked");
    expect(renderCheck(state, checked("ci", "test"))).toMatchObject({ status: "in_progress" });
  });

  it("goes on with the evidence when CI is red", () => {
    const events = [...pushed, looked("sha-1", running), parked, looked("sha-1", red)];

    expect(atLook(events)).toMatchObject({ type: "open-iteration", iteration: 2, focus: ["ci"] });
    expect(writeBrief(given(...events, iteration(2, { focus: ["ci"] })).state)).toContain(
      "ci: GitHub check `test` concluded failure, https://github.com/o/r/runs/test\n<output>\ntest says no\n</output>",
    );
  });

  it("climbs the ladder when CI fails the same way, and starts anew when it is green", () => {
    const first = [...pushed, looked("sha-1", red)];
    const second = [...first, ...whole(2, [verdict("crud", "met")], { focus: ["ci"] })];
    const isRed = given(...second, looked("sha-2", red)).state;
    const isGreen = given(...second, looked("sha-2", green)).state;

    expect([given(...second).state.climbed, isRed.climbed, isGreen.climbed]).toEqual([[], ["work"], []]);
    expect([isRed.fruitless, isGreen.fruitless]).toEqual([1, 0]);
  });

  it("says what nothing has started, after ten minutes and with the fix", () => {
    const seen = looked("sha-1", { ...nothing, others: ["ci / lint"] });
    const since = given(...pushed, seen).state.ci?.since ?? 0;

    expect(atLook([...pushed, seen])).toMatchObject({ type: "park-mission", until: since + 10 * minute });
    const late = atLook([...pushed, seen, parked, { ...seen, afterMs: 10 * minute }]);
    expect(late).toMatchObject({ type: "close-mission", outcome: "needs-human", awaits: "ci" });
    expect(late).toMatchObject({ why: expect.stringContaining("There are: `ci / lint`.") });
    expect(late).toMatchObject({ why: expect.stringContaining("`dispatch_ci: true`") });
  });

  it("is patient while something else of CI runs", () => {
    const seen = looked("sha-1", { ...nothing, running: true });

    expect(atLook([...pushed, seen, { ...seen, afterMs: 60 * minute }])).toMatchObject({
      type: "park-mission",
    });
  });

  it("needs a human after a day", () => {
    const seen = looked("sha-1", running);
    const day = { ...seen, afterMs: 24 * 60 * minute };

    expect(atLook([...pushed, seen, day])).toMatchObject({ outcome: "needs-human", awaits: "ci" });
    // Whoever resumes it gives it another day.
    expect(atLook([...pushed, seen, day, closed, said({ kind: "resume" }), seen])).toMatchObject({
      type: "park-mission",
    });
  });

  it("says at once that GitHub holds CI back, and who can let it go", () => {
    const effect = atLook([
      ...pushed,
      { type: "progress-reported", iteration: 1, shown: { pullRequest: 7 } },
      looked("sha-1", held),
    ]);

    expect(effect).toMatchObject({ type: "close-mission", outcome: "needs-human", awaits: "ci" });
    expect(effect).toMatchObject({
      why: expect.stringContaining('Press "Approve workflows to run" in the merge box of pull request 7.'),
    });
  });

  it("starts CI itself where that is allowed, once for a head", () => {
    const started: Written = { type: "ci-started", sha: "sha-1", workflows: ["ci"], refused: [] };
    const refused: Written = { ...started, workflows: [], refused: ["No trigger."] };
    const seen = [...pushed, looked("sha-1", held)];
    const allowed = (events: readonly Written[]) =>
      given(...events).decides({ startsCi: true, at: given(...events).state.ci?.at ?? 0 });

    expect(allowed(seen)).toEqual({ type: "start-ci", sha: "sha-1", names: ["test"] });
    expect(allowed([...seen, started])).toMatchObject({ type: "park-mission" });
    expect(allowed([...seen, refused])).toMatchObject({ outcome: "needs-human", why: "No trigger." });
    expect(allowed([...pushed, looked("sha-1", running)])).toMatchObject({ type: "park-mission" });
  });
});

describe("whoever looks after missions", () => {
  const waiting = given(...pushed, looked("sha-1", running), parked, reported(1)).state;
  const stuck = given(...pushed, looked("sha-1", held), closed, reported(1)).state;

  it("looks at the CI of one that waits, and of one that was closed for CI alone", () => {
    const look = { look: { sha: "sha-1", names: ["test"] } };

    expect(overdue(waiting, waiting.lastAt + minute)).toEqual(look);
    expect(overdue(stuck, stuck.lastAt + minute)).toEqual(look);
    expect(overdue(stuck, stuck.lastAt + 15 * 24 * 60 * minute)).toEqual({ due: false });
    expect(overdue({ ...stuck, closed: { outcome: "needs-human", why: "w" } }, stuck.lastAt)).toEqual({
      due: false,
    });
  });

  it("wakes it when CI has concluded or holds it up, and not before", () => {
    const { at = 0 } = waiting.ci ?? {};

    expect(ciNews(waiting, running, at)).toBeUndefined();
    expect(ciNews(waiting, red, at)).toBe("its CI has concluded");
    expect(ciNews(waiting, held, at)).toBe("its CI needs a human");
    expect(ciNews(stuck, held, at)).toBeUndefined();
    expect(ciNews(stuck, running, at)).toBeUndefined();
    expect(ciNews(stuck, green, at)).toBe("its CI has concluded");
  });

  it("wakes nothing that somebody has paused", () => {
    const { state } = given(
      ...pushed,
      looked("sha-1", running),
      parked,
      said({ kind: "pause" }),
      reported(1),
    );

    expect(overdue(state, state.lastAt + 100_000 * minute)).toEqual({ due: false });
  });
});

describe("a mission that was closed for CI alone", () => {
  const stuck = [...pushed, looked("sha-1", held), closed, reported(1)];

  it("looks again when it is woken, and goes on when CI has concluded", () => {
    expect(given(...stuck).decides()).toEqual({ type: "look-at-ci", sha: "sha-1", names: ["test"] });
    expect(given(...stuck, looked("sha-1", green)).decides()).toMatchObject({ outcome: "done" });
    expect(given(...stuck, looked("sha-1", red)).decides()).toMatchObject({
      type: "open-iteration",
      iteration: 2,
    });
  });

  it("stays closed while CI goes on, and is announced once", () => {
    const { state } = given(...stuck, looked("sha-1", running));

    expect(state.closed?.outcome).toBe("needs-human");
    expect(state.closings).toBe(1);
  });
});

describe("a criterion that waits for CI", () => {
  it("does not stop the work on others", () => {
    const events = [...pushed.slice(0, 3), ...whole(1, [verdict("crud", "unmet")]), looked("sha-1", running)];

    expect(atLook(events)).toMatchObject({ type: "open-iteration", focus: ["crud"] });
  });

  it("is left to the worker on the base, where nothing was pushed that CI could prove", () => {
    const alone = [opened({ criteria: [checked("ci", "test")] }), looked("base", running)];
    const empty = [iteration(1, { focus: ["ci"] }), agent(1), committed(1, { sha: "base", files: 0 })];
    const offered = [...alone, ...empty, { ...judged(1), sha: "base" }, planned(1), reported(1)];

    expect(given(...alone).decides({ at: start + minute })).toMatchObject({
      type: "open-iteration",
      focus: ["ci"],
    });
    expect(given(...offered, looked("base", running)).decides()).toMatchObject({ type: "look-at-ci" });
  });
});
