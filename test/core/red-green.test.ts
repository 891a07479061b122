import { describe, expect, it } from "vitest";
import { runMission } from "#src/core/loop.ts";
import type { Proof, ProofRequest } from "#src/core/ports.ts";
import { provedByWork, withRed } from "#src/core/red-green.ts";
import { standingOf } from "#src/core/standing.ts";
import type { CommandEvidence } from "#src/core/verdict.ts";
import {
  agent,
  baseline,
  bothUnmet,
  committed,
  given,
  iteration,
  judged,
  opened,
  planned,
  verdict,
  type Written,
} from "#test/support/given.ts";
import { createWorld, portsOf, theMission } from "#test/support/memory-world.ts";
import { criterion, mission } from "#test/support/mission.ts";

const sealed = [iteration(1), agent(1), committed(1)];
const bothMet = [verdict("crud", "met"), verdict("docs", "met")];

function asked(...events: readonly Written[]) {
  const { state } = given(...events);
  const found = provedByWork(state, bothMet);
  return found && { sha: found.sha, criteria: found.criteria.map((one) => one.id) };
}

describe("what is proved once more with the old implementation", () => {
  it("is what failed before the work and passes at a head that no command objects to", () => {
    expect(asked(opened(), bothUnmet, ...sealed)).toEqual({ sha: "base", criteria: ["crud", "docs"] });
  });

  it("is not what passed before the work", () => {
    const before = baseline(verdict("crud", "unmet"), verdict("docs", "met"));

    expect(asked(opened(), before, ...sealed)).toEqual({ sha: "base", criteria: ["crud"] });
  });

  it("is nothing while something required is unmet, and nothing where no work was done", () => {
    const { state } = given(opened(), bothUnmet, ...sealed);

    expect(provedByWork(state, [verdict("crud", "met"), verdict("docs", "unmet")])).toBeUndefined();
    expect(asked(opened(), bothUnmet)).toBeUndefined();
  });

  it("does not wait for a person, nor for what is not required", () => {
    const checks = criterion("look", { checks: [], approval: "maintainer" });
    const { criteria } = mission();
    const extra = criterion("extra", { priority: "low" });
    const required = ["critical", "medium"] as const;
    const { state } = given(
      opened({ criteria: [...criteria, checks, extra], required }),
      bothUnmet,
      ...sealed,
    );

    expect(provedByWork(state, bothMet)?.criteria.map((one) => one.id)).toEqual(["crud", "docs"]);
  });

  it("is not what other commands failed before", () => {
    const { criteria } = mission();
    const other = { kind: "run", command: "other", timeoutMs: 1, expect: { exit: 0 } } as const;
    const changed = criteria.map((one) => (one.id === "docs" ? { ...one, checks: [other] } : one));
    const edit = {
      type: "spec-changed",
      spec: mission({ criteria: changed }),
      specHash: "2",
      diff: [],
    } as const;

    expect(asked(opened(), bothUnmet, edit, ...sealed)).toEqual({ sha: "base", criteria: ["crud"] });
  });
});

function ran(exitCode: number | undefined): CommandEvidence {
  const ending = exitCode === undefined ? "timed-out" : "exited";
  const tail = "old output";
  return { kind: "command", command: "check crud", ending, exitCode, durationMs: 5, tail, tests: 2 };
}

function looked(exitCode: number | undefined) {
  const proof: Proof = { crud: [ran(exitCode)] };
  return withRed(
    { ...verdict("crud", "met"), proof: "proved" },
    { criterion: criterion("crud"), sha: "base", proof },
  );
}

describe("a verdict after that", () => {
  it("is taken back when the tests alone make it pass", () => {
    expect(looked(0)).toMatchObject({
      verdict: "unmet",
      reason: expect.stringContaining(
        "It passes with the implementation of the base: only its tests were changed.",
      ),
    });
    expect(looked(0).proof).toBeUndefined();
  });

  it("has the failure without the change as evidence", () => {
    const red = { sha: "base", exitCode: 1, tests: 2, tail: "old output" };

    expect(looked(1)).toMatchObject({
      verdict: "met",
      proof: "proved",
      reason: "crud is met. It fails without the change and passes with it.",
      evidence: [{ kind: "command", exitCode: 0, red }],
    });
  });

  it("is the same when nothing can be said", () => {
    expect(looked(undefined)).toEqual({ ...verdict("crud", "met"), proof: "proved" });
  });

  it("keeps the mission at work when it was taken back", () => {
    const taken = { ...verdict("crud", "unmet"), reason: "only its tests were changed" };
    const after = given(
      opened(),
      bothUnmet,
      ...sealed,
      judged(1, taken, verdict("docs", "met")),
      planned(1),
      { type: "progress-reported", iteration: 1 },
    );

    expect(after.decides()).toMatchObject({ type: "open-iteration", iteration: 2, focus: ["crud"] });
  });
});

describe("a mission", () => {
  it("is proved against its base only when it would be done, and is not done while that takes something back", async () => {
    const world = createWorld(["crud", "docs", "real"]);
    const requests: ProofRequest[] = [];
    const ports = portsOf(world, { run: "run-1", attempt: 1 });
    const proveRed = async (request: ProofRequest): Promise<Proof> => {
      requests.push(request);
      const isReal = world.commits.at(-1)?.tree.includes("real");
      return { crud: [ran(isReal ? 1 : 0)], docs: [ran(1)] };
    };

    const state = await runMission(theMission, { ...ports, prover: { ...ports.prover, proveRed } });

    expect(state.closed).toMatchObject({ outcome: "done" });
    expect(requests.map(({ sha, base }) => [sha, base])).toEqual([
      ["c2", "base"],
      ["c3", "base"],
    ]);
    expect(standingOf(state).map((one) => one.reason)).toEqual([
      expect.stringContaining("It fails without the change and passes with it."),
      expect.stringContaining("It fails without the change and passes with it."),
    ]);
  });
});
