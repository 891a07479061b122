import { describe, expect, it } from "vitest";
import { renderBaseline } from "#src/core/baseline.ts";
import { writeBrief } from "#src/core/brief.ts";
import { runMission } from "#src/core/loop.ts";
import type { Mission } from "#src/core/mission.ts";
import type { Proof } from "#src/core/ports.ts";
import { reportJson } from "#src/core/report.ts";
import type { CommandEvidence, Verdict } from "#src/core/verdict.ts";
import {
  baseline,
  bothUnmet,
  given,
  iteration,
  opened,
  reported,
  said,
  verdict,
  whole,
} from "#test/support/given.ts";
import { createWorld, portsOf, theMission } from "#test/support/memory-world.ts";
import { pinned } from "#test/support/mission.ts";

const us = { run: "us", attempt: 1 };

/** A verdict that rests on a command that could not be run. */
function unknown(criterion: string, fields: Partial<CommandEvidence>): Verdict {
  const evidence = {
    kind: "command",
    command: `check ${criterion}`,
    ending: "not-found",
    durationMs: 5,
    tail: "",
    ...fields,
  } as const;
  return { criterion, verdict: "unknown", reason: "It could not be run.", evidence: [evidence] };
}

const brokenSetup = {
  command: "npm ci",
  setup: true,
  ending: "exited",
  exitCode: 1,
  tail: "no lockfile",
} as const;
const noSetup = baseline(unknown("crud", brokenSetup), unknown("docs", brokenSetup));

describe("a base that is broken", () => {
  it("stops the mission before any money is spent, and says what is to be mended", () => {
    expect(given(opened(), noSetup).decides()).toMatchObject({
      type: "close-mission",
      outcome: "needs-human",
      why: expect.stringContaining("`setup` fails: `npm ci` exited with 1"),
    });
  });

  it("is one where a program is missing that a required criterion names", () => {
    const tail = "/bin/bash: line 1: check: command not found";

    expect(
      given(opened(), baseline(unknown("crud", { tail }), verdict("docs", "unmet"))).decides(),
    ).toMatchObject({
      outcome: "needs-human",
      why: expect.stringContaining("`check`, which crud is proved by, is not there."),
    });
  });

  it("is none where the missing program is a file of the repository, or one that only a script calls", () => {
    const ours = unknown("crud", {
      command: "./run",
      tail: "bash: line 1: ./run: No such file or directory",
    });
    const deeper = unknown("docs", { command: "npm test", tail: "sh: 1: vitest: not found" });

    expect(given(opened(), baseline(ours, deeper)).decides()).toMatchObject({ type: "open-iteration" });
  });

  it("is proved anew when somebody asks the mission to go on, and stops it again while it is broken", () => {
    const events = [
      opened(),
      noSetup,
      { type: "mission-closed", outcome: "needs-human", why: "w" } as const,
      said({ kind: "resume" }),
    ];

    expect(given(...events).decides()).toEqual({ type: "prove-head", criteria: ["crud", "docs"] });
    expect(given(...events, noSetup).decides()).toMatchObject({ outcome: "needs-human" });
    expect(given(...events, bothUnmet).decides()).toMatchObject({ type: "open-iteration" });
  });

  it("is what the first work is for under fix-first, and is told to the worker", () => {
    const { decides } = given(opened({ baseline: "fix-first" }), noSetup);
    const { state } = given(
      opened({ baseline: "fix-first" }),
      noSetup,
      iteration(1, { focus: ["crud", "docs"] }),
    );

    expect(decides()).toMatchObject({ type: "open-iteration", focus: ["crud", "docs"] });
    expect(writeBrief(state)).toContain("## Mend this first\n\n`setup` fails: `npm ci`");
  });

  it("does not stop a mission that ignores known failures, but is shown", () => {
    const { decides, state } = given(opened({ baseline: "ignore-known-failures" }), noSetup);

    expect(decides()).toMatchObject({ type: "open-iteration", focus: ["crud"] });
    expect(renderBaseline(state)).toContain("Broken before any work: `setup` fails");
  });
});

describe("criteria that are met before any work", () => {
  it("are shown in the first report, and are not worked on", () => {
    const { decides, state } = given(opened(), baseline(verdict("crud", "met"), verdict("docs", "unmet")));

    expect(decides()).toMatchObject({ type: "open-iteration", focus: ["docs"] });
    expect(renderBaseline(state)).toBe(
      "Met before any work, at `base`: `crud`. They were done already, or their checks are too weak.",
    );
    expect(reportJson(state).baseline).toEqual({ sha: "base", met: ["crud"], broken: [] });
  });

  it("end the mission when they are all of them, with a warning and nothing spent", () => {
    const { decides } = given(opened(), baseline(verdict("crud", "met"), verdict("docs", "met")));

    expect(decides()).toMatchObject({
      outcome: "done",
      why: expect.stringMatching(/before any work, and nothing was spent.*checks are too weak/),
    });
  });

  it("are still those when others have been met since", () => {
    const { state } = given(
      opened(),
      baseline(verdict("crud", "met"), verdict("docs", "unmet")),
      ...whole(1, [verdict("crud", "met"), verdict("docs", "met")]),
      reported(1),
    );

    expect(state.baseline?.met).toEqual(["crud"]);
  });
});

describe("a change of setup", () => {
  it("voids every verdict: what it readies is a part of each", () => {
    const spec = { ...pinned({ setup: ["make"] }).spec } satisfies Mission;
    const changed = { type: "spec-changed", spec, specHash: "hash-2", diff: [] } as const;

    expect(given(opened(), bothUnmet, changed).decides()).toMatchObject({ type: "prove-head" });
  });
});

/** Gives one answer after the other for a criterion; the last one for ever. */
function answersInTurn(answers: Readonly<Record<string, readonly boolean[]>>, durationMs = 1) {
  const asked: (readonly string[])[] = [];
  const prove = async ({ criteria }: { criteria: readonly { id: string }[] }): Promise<Proof> => {
    asked.push(criteria.map(({ id }) => id));
    const entries = criteria.map(({ id }) => {
      const turns = asked.filter((ids) => ids.includes(id)).length;
      const passes = answers[id]?.[turns - 1] ?? answers[id]?.at(-1) ?? false;
      const exitCode = passes ? 0 : 1;
      const command = `check ${id}`;
      return [
        id,
        [{ kind: "command", command, ending: "exited", exitCode, durationMs, tail: "" } as const],
      ] as const;
    });
    return Object.fromEntries(entries);
  };
  return { asked, prover: { prove } };
}

const untilWork = (effect: { type: string }) => effect.type === "open-iteration";

describe("what passes before any work", () => {
  it("is run a second time, and only that", async () => {
    const { asked, prover } = answersInTurn({ crud: [true], docs: [false] });
    const state = await runMission(theMission, portsOf(createWorld(), us, { prover }), untilWork);

    expect(asked).toEqual([["crud", "docs"], ["crud"]]);
    expect(state.verdicts.crud).toMatchObject({ verdict: "met", runs: ["met", "met"] });
    expect(state.flaky).toBeUndefined();
  });

  it("is flaky and not met when it does not pass twice", async () => {
    const { prover } = answersInTurn({ crud: [true, false], docs: [false] });
    const state = await runMission(theMission, portsOf(createWorld(), us, { prover }), untilWork);

    expect(state.verdicts.crud).toMatchObject({ verdict: "unmet", runs: ["met", "unmet"] });
    expect(renderBaseline(state)).toContain("Flaky: `crud` gave different results at base: met, unmet.");
  });

  it("is not run again when that would take too long", async () => {
    const { asked, prover } = answersInTurn({ crud: [true], docs: [false] }, 6 * 60_000);
    await runMission(theMission, portsOf(createWorld(), us, { prover }), untilWork);

    expect(asked).toEqual([["crud", "docs"]]);
  });
});

describe("a check that is known to be flaky", () => {
  const flaky = { crud: [true, false] };

  it.each([
    { next: [false, true, true], runs: ["unmet", "met", "met"], found: "met" },
    { next: [false, true, false], runs: ["unmet", "met", "unmet"], found: "unmet" },
    { next: [false, false], runs: ["unmet", "unmet"], found: "unmet" },
    { next: [true, false], runs: ["met", "unmet"], found: "unmet" },
    { next: [true, true], runs: ["met", "met"], found: "met" },
  ])("comes to $found with $runs: two passes in a row, in three runs", async ({ next, runs, found }) => {
    const { prover } = answersInTurn({ crud: [...flaky.crud, ...next], docs: [false] });
    const ports = portsOf(createWorld(["one", "two"]), us, { prover });
    const state = await runMission(theMission, ports, (effect) => effect.type === "make-plan");

    expect(state.verdicts.crud).toMatchObject({ verdict: found, runs });
    expect(reportJson(state).criteria[0]?.flaky).toContain("gave different results");
  });
});
