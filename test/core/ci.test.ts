import { describe, expect, it } from "vitest";
import { findChecks } from "#src/core/ci.ts";
import { standingOf } from "#src/core/standing.ts";
import { checked, ciJob, looked, sight } from "#test/support/ci.ts";
import { baseline, given, opened, verdict } from "#test/support/given.ts";
import { criterion } from "#test/support/mission.ts";

function find(names: readonly string[], ...checks: Parameters<typeof findChecks>[1]["checks"]) {
  return findChecks(names, { checks, held: [] });
}

/** The conclusion of the one check that is found. */
function conclusionOf(name: string, ...checks: Parameters<typeof find>[1][]) {
  return find([name], ...checks).checks.map((one) => one.conclusion);
}

describe("findChecks", () => {
  it("knows a check by its own name and by what the pull request shows", () => {
    const job = ciJob("test", "success", { event: "pull_request" });

    for (const name of ["test", "ci / test", "ci  /  test", "ci / test (pull_request)"])
      expect(conclusionOf(name, job)).toEqual(["success"]);
    for (const name of ["ci", "CI / test", "ci / test (push)", "lint / test", "tes"])
      expect(conclusionOf(name, job)).toEqual([]);
  });

  it("knows a commit status by its context", () => {
    const status = { name: "coverage/total", status: "success", conclusion: "success", url: "", text: "" };

    expect(conclusionOf("coverage/total", status)).toEqual(["success"]);
  });

  it("takes the latest of several runs, and one that has not begun for later than all", () => {
    const first = ciJob("test", "failure", { startedAt: "2026-11-01T10:00:00Z" });
    const again = ciJob("test", "success", { startedAt: "2026-11-01T11:00:00Z" });
    const queued = ciJob("test", undefined, { status: "queued", startedAt: undefined });

    expect(conclusionOf("test", again, first)).toEqual(["success"]);
    expect(conclusionOf("test", queued, again, first)).toEqual([undefined]);
  });

  it("takes the worst of several makers of one name", () => {
    const green = ciJob("test", "success");
    const nightly = { workflow: "nightly", startedAt: "2026-11-01T09:00:00Z" };

    expect(conclusionOf("test", green, ciJob("test", "failure", nightly))).toEqual(["failure"]);
    expect(conclusionOf("test", green, ciJob("test", undefined, nightly))).toEqual([undefined]);
    expect(conclusionOf("ci / test", green, ciJob("test", "failure", nightly))).toEqual(["success"]);
  });

  it("never counts a check of CCO's own, whatever it is called", () => {
    const own = [
      ciJob("CCO / Definition of Done", "success", { workflow: undefined }),
      ciJob("test", "success", { externalId: "cco:issue-1:test" }),
      ciJob("cco", undefined, { workflow: "CCO" }),
    ];

    expect(find(["CCO / Definition of Done", "test", "CCO / cco", "cco"], ...own)).toEqual({
      checks: [],
      held: [],
      others: [],
      running: false,
    });
  });

  it("says what else is there, and whether anything goes on", () => {
    const seen = find(["test"], ciJob("lint", "success"), ciJob("build"));

    expect(seen).toMatchObject({ checks: [], others: ["ci / lint", "ci / build"], running: true });
  });
});

describe("a criterion with a GitHub check", () => {
  const states = (conclusion: string | undefined) => {
    const events = [
      opened({ criteria: [checked("ci", "test")] }),
      looked("base", sight({ test: conclusion })),
    ];
    const [standing] = standingOf(given(...events).state);
    return [standing?.verdict, standing?.awaits, standing?.reason];
  };

  it.each([
    ["success", "met", undefined, "`test` concluded success."],
    ["failure", "unmet", undefined, "`test` concluded failure."],
    ["action_required", "unmet", undefined, "`test` concluded action required."],
    ["stale", "unmet", undefined, "`test` concluded stale."],
    ["startup_failure", "unmet", undefined, "`test` concluded startup failure."],
    ["timed_out", "unknown", undefined, "`test` concluded timed out: nothing is known."],
    ["cancelled", "unknown", undefined, "`test` concluded cancelled: nothing is known."],
    ["neutral", "unknown", "means of proof", "`test` concluded neutral, which proves nothing."],
    ["skipped", "unknown", "means of proof", "`test` concluded skipped, which proves nothing."],
    ["brand_new", "unknown", undefined, "`test` concluded brand new: nothing is known."],
    [undefined, "unknown", "ci", "`test` is in progress."],
  ] as const)("that concluded %s is %s", (conclusion, ...found) => {
    expect(states(conclusion)).toEqual(found);
  });

  it("is unknown while the check is not there: nothing is no pass", () => {
    const events = [opened({ criteria: [checked("ci", "test", "lint")] })];
    const seen = looked("base", sight({ test: "success" }), ["test", "lint"]);

    expect(standingOf(given(...events, looked("base", sight({}))).state)).toMatchObject([
      { verdict: "unknown" },
    ]);
    expect(standingOf(given(...events, seen).state)).toMatchObject([
      { verdict: "unknown", awaits: "ci", reason: "`lint` is not there for this commit yet." },
    ]);
  });

  it("counts on exactly the head", () => {
    const moved = { type: "branch-moved", from: "base", to: "pushed" } as const;
    const events = [
      opened({ criteria: [checked("ci", "test")] }),
      looked("base", sight({ test: "success" })),
    ];

    expect(standingOf(given(...events).state)).toMatchObject([{ verdict: "met", proof: "proved" }]);
    expect(standingOf(given(...events, moved).state)).toMatchObject([{ verdict: "unknown", awaits: "ci" }]);
  });

  it("and a command needs both", () => {
    const both = criterion("crud", {
      checks: [...criterion("crud").checks, { kind: "check", name: "test" }],
    });
    const found = (ran: "met" | "unmet", conclusion: string | undefined) => {
      const events = [opened({ criteria: [both] }), baseline(verdict("crud", ran))];
      return standingOf(given(...events, looked("base", sight({ test: conclusion }))).state)[0];
    };

    expect(found("met", "success")).toMatchObject({
      verdict: "met",
      evidence: [{ kind: "command" }, { kind: "check-run", name: "test", conclusion: "success" }],
    });
    expect(found("met", "failure")?.verdict).toBe("unmet");
    expect(found("unmet", "success")?.verdict).toBe("unmet");
    expect(found("unmet", undefined)).toMatchObject({ verdict: "unmet" });
    expect(found("met", undefined)).toMatchObject({ verdict: "unknown", awaits: "ci" });
  });

  it("needs GitHub, and says so where there is none", () => {
    const events = [opened({ criteria: [checked("ci", "test")] }), looked("base", undefined)];

    expect(standingOf(given(...events).state)).toMatchObject([
      { verdict: "unknown", awaits: "means of proof", reason: expect.stringContaining("GitHub") },
    ]);
  });
});
