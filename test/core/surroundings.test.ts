import { describe, expect, it } from "vitest";
import { labelChange, labelOf } from "#src/core/label.ts";
import { overdue } from "#src/core/overdue.ts";
import { reconcile } from "#src/core/reconcile.ts";
import {
  baseline,
  bothUnmet,
  given,
  iteration,
  minute,
  opened,
  reported,
  said,
  start,
  them,
  verdict,
} from "#test/support/given.ts";

const open = { open: true, labels: ["cco:mission"] };
const shown = { type: "progress-reported", iteration: 1, shown: { pullRequest: 7 } } as const;
const closed = { type: "mission-closed", outcome: "done", why: "w" } as const;

describe("what people do on GitHub", () => {
  const { state } = given(opened(), bothUnmet, shown);

  it("changes nothing while issue, label and pull request are as they were", () => {
    expect(reconcile(state, { issue: open, pullRequest: { state: "OPEN" } })).toBeUndefined();
    expect(reconcile(state, { issue: open })).toBeUndefined();
  });

  it("stops the mission when the issue is closed, the label taken off, the pull request closed or merged", () => {
    const reasons = [
      { issue: { ...open, open: false } },
      { issue: { ...open, labels: [] } },
      { issue: open, pullRequest: { state: "CLOSED" } as const },
      { issue: open, pullRequest: { state: "MERGED" } as const },
    ].map((seen) => reconcile(state, seen));

    expect(reasons.map((event) => event?.signal)).toEqual([
      { kind: "stop", why: "the issue is closed", cause: "issue-closed" },
      { kind: "stop", why: "the label cco:mission was taken off", cause: "label-removed" },
      { kind: "stop", why: "its pull request was closed", cause: "pull-request-closed" },
      { kind: "stop", why: "its pull request was merged", cause: "pull-request-merged" },
    ]);
  });

  it("tells a merge from the closing of the issue that comes with it", () => {
    const merged = reconcile(state, {
      issue: { ...open, open: false },
      pullRequest: { state: "MERGED", head: "sha-1" },
    });

    expect(merged?.signal).toMatchObject({ cause: "pull-request-merged", at: "sha-1" });
  });

  it("stops it when the issue is gone, and not for a mission that has none", () => {
    expect(reconcile(state, { isIssueGone: true })).toMatchObject({
      signal: { why: expect.stringContaining("the issue is gone") },
    });
    expect(reconcile(state, {})).toBeUndefined();
  });

  it("is no stop when GitHub closed the pull request because its branch is gone", () => {
    const pullRequest = { state: "CLOSED", isHeadless: true } as const;

    expect(reconcile(state, { issue: open, pullRequest })).toBeUndefined();
    expect(given(opened(), bothUnmet).decides({ branch: { base: "base", head: undefined } })).toMatchObject({
      type: "close-mission",
      outcome: "needs-human",
    });
  });

  it("is recorded once", () => {
    const stopped = given(opened(), bothUnmet, said({ kind: "stop" })).state;

    expect(reconcile(stopped, { issue: { ...open, open: false } })).toBeUndefined();
    expect(reconcile(given(opened(), closed).state, { issue: { ...open, open: false } })).toBeUndefined();
  });

  it("does not hold an old pull request against a mission that has none yet", () => {
    expect(
      reconcile(given(opened()).state, { issue: open, pullRequest: { state: "CLOSED" } }),
    ).toBeUndefined();
  });
});

describe("a mission that is left alone", () => {
  it("is overdue when its next run does not come", () => {
    const { state } = given(opened(), bothUnmet, reported(1));

    expect(overdue(state, state.lastAt + 9 * minute)).toEqual({ due: false });
    expect(overdue(state, state.lastAt + 10 * minute)).toMatchObject({ due: true });
  });

  it("is overdue when its waiting is over, and not before", () => {
    const until = start + 60 * minute;
    const { state } = given(
      opened(),
      bothUnmet,
      { type: "mission-parked", until, why: "limit" },
      reported(1),
    );

    expect(overdue(state, until - 1)).toEqual({ due: false });
    expect(overdue(state, until)).toMatchObject({ due: true });
  });

  it("waits for a person as long as it takes", () => {
    const { state } = given(
      opened(),
      bothUnmet,
      { type: "mission-parked", why: "ada paused it." },
      reported(1),
    );

    expect(overdue(state, start + 1e9)).toEqual({ due: false });
  });

  it("waits for a person who paused it while it waited for a time", () => {
    const until = start + 60 * minute;
    const parked = { type: "mission-parked", until, why: "limit" } as const;
    const { state } = given(opened(), bothUnmet, parked, said({ kind: "pause" }), reported(1));

    expect(overdue(state, start + 1e9)).toEqual({ due: false });
  });

  it("whose job was cut off is left alone until its time, whoever held it", () => {
    const until = start + 60 * minute;
    const parked = { type: "mission-parked", until, why: "cut off" } as const;
    const { state } = given(opened(), bothUnmet, iteration(1, { run: them }), parked);

    expect(overdue(state, until - 1)).toEqual({ due: false });
    expect(overdue(state, until)).toEqual({ ask: them });
  });

  it("with an open iteration depends on the run that holds it", () => {
    const { state } = given(opened(), bothUnmet, iteration(1, { run: them }));

    expect(overdue(state, start + minute)).toEqual({ ask: them });
    expect(overdue(state, start + 10_000 * minute)).toMatchObject({ due: true });
  });

  it("needs nobody once it is closed and that was shown", () => {
    const events = [opened(), baseline(verdict("crud", "met"), verdict("docs", "met")), closed];

    const { state } = given(...events);

    expect(overdue(state, start + 1e9)).toMatchObject({ due: true });
    // Who has just closed it is about to show it, unless that run is gone.
    expect(overdue(state, state.lastAt)).toEqual({ ask: { run: state.lastRun, attempt: 1 } });
    expect(overdue(given(...events, reported(1)).state, start + 1e9)).toEqual({ due: false });
  });
});

describe("labels", () => {
  it("say where the mission is, with one at a time", () => {
    const { state } = given(opened());

    expect(labelOf(state)).toBe("cco:running");
    expect(labelChange(["cco:mission", "bug", "cco:parked"], labelOf(state))).toEqual({
      add: ["cco:running"],
      remove: ["cco:parked"],
    });
    expect(labelChange(["cco:running"], labelOf(state))).toEqual({ add: [], remove: [] });
  });
});
