import { describe, expect, it } from "vitest";
import { isLookedAt } from "#src/core/approval.ts";
import { standingOf } from "#src/core/standing.ts";
import { approvalsByTicks } from "#src/core/ticks.ts";
import {
  agent,
  committed,
  given,
  iteration,
  judged,
  opened,
  planned,
  reported,
  type Written,
} from "#test/support/given.ts";
import { criterion } from "#test/support/mission.ts";

const review = criterion("review", { checks: [], approval: "maintainer" });
const start = opened({ criteria: [criterion("crud"), review] });
const baseline = { type: "baseline-proved", sha: "base", verdicts: [] } as const;

function work(n: number, paths: readonly string[] | undefined): readonly Written[] {
  const sealed = { ...committed(n), ...(paths === undefined ? {} : { paths }) } as Written;
  return [iteration(n), agent(n), sealed, judged(n), planned(n), reported(n)];
}

function approvedAt(sha: string): Written {
  return { type: "criterion-approved", criterion: "review", sha, actor: "ada" };
}

function reviewOf(...events: readonly Written[]) {
  return standingOf(given(start, baseline, ...events).state).find((one) => one.criterion.id === "review");
}

describe("an approval", () => {
  const looked = [...work(1, ["src/list.ts", "README.md"]), approvedAt("sha-1")];

  it("counts at the commit that was looked at", () => {
    expect(reviewOf(...looked)).toMatchObject({ verdict: "met", reason: "ada approved this commit." });
  });

  it("stays with later commits that change nothing of what it was about", () => {
    expect(reviewOf(...looked, ...work(2, ["src/other.ts"]), ...work(3, []))).toMatchObject({
      verdict: "met",
      proof: "approved",
      reason: "ada approved sha-1; nothing of it changed since.",
    });
  });

  it("has not seen the later commits that it stays with", () => {
    const { state } = given(start, baseline, ...looked);
    const later = given(start, baseline, ...looked, ...work(2, ["src/other.ts"]));

    expect(isLookedAt("review", state)).toBe(true);
    expect(isLookedAt("review", later.state)).toBe(false);
  });

  it("is void when one of its files changes, says which, and is asked for again", () => {
    const voided = [...looked, ...work(2, ["src/other.ts"]), ...work(3, ["src/new.ts", "README.md"])];

    expect(reviewOf(...voided)).toMatchObject({
      verdict: "unknown",
      awaits: "approval",
      reason: "ada approved sha-1, and README.md was changed since. It waits for approval: `approve review`.",
    });
    expect(reviewOf(...voided, approvedAt("sha-3"))).toMatchObject({ verdict: "met" });
  });

  it("is void where nobody knows what changed, as in an old ledger", () => {
    expect(reviewOf(...looked, ...work(2, undefined))).toMatchObject({ verdict: "unknown" });
    const before = [...work(1, undefined), approvedAt("sha-1"), ...work(2, ["src/other.ts"])];
    expect(reviewOf(...before)).toMatchObject({ verdict: "unknown" });
  });

  it("of a base without any work is about all of it", () => {
    expect(reviewOf(approvedAt("base"), ...work(1, ["src/new.ts"]))).toMatchObject({ verdict: "unknown" });
  });

  it("goes by what others push as well", () => {
    const push = (paths: readonly string[], more = 0): Written => {
      const change = { by: ["eve"], commits: 1, paths, more, rewritten: false };
      return { type: "branch-moved", from: "sha-1", to: "theirs", change };
    };

    expect(reviewOf(...looked, push(["src/other.ts"]))).toMatchObject({ verdict: "met" });
    expect(reviewOf(...looked, push(["src/list.ts"]))).toMatchObject({ verdict: "unknown" });
    expect(reviewOf(...looked, push(["src/other.ts"], 90))).toMatchObject({ verdict: "unknown" });
  });

  it("of an older commit than the head does not count", () => {
    expect(reviewOf(...work(1, ["a"]), ...work(2, ["b"]), approvedAt("sha-1"))).toMatchObject({
      verdict: "unknown",
    });
  });
});

describe("a tick in the issue", () => {
  const { state } = given(start, baseline, ...work(1, ["a"]));
  const tick = { actor: "ada", url: "https://github.com/o/r/issues/1", at: "2026-11-01T10:00:00Z" };

  it("is an approval where the criterion asks for one", () => {
    expect(approvalsByTicks(state, { ...tick, ticked: ["the review works"] })).toMatchObject([
      { type: "criterion-approved", criterion: "review", sha: "sha-1", actor: "ada" },
    ]);
  });

  it("is nothing where a check decides, and nothing new where it was approved", () => {
    expect(approvalsByTicks(state, { ...tick, ticked: ["the crud works"] })).toEqual([]);
    const after = given(start, baseline, ...work(1, ["a"]), approvedAt("sha-1"));
    expect(approvalsByTicks(after.state, { ...tick, ticked: ["the review works"] })).toEqual([]);
  });
});
