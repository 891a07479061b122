import { describe, expect, it } from "vitest";
import { renderCheck, renderComment } from "#src/core/comment.ts";
import { labelOf } from "#src/core/label.ts";
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
  said,
  start,
  them,
  verdict,
  type Written,
  whole,
} from "#test/support/given.ts";
import { mission } from "#test/support/mission.ts";

const links = { repository: "https://github.com/o/r", notices: [] };
const failing = [verdict("crud", "unmet"), verdict("docs", "unmet")];
const begun = [opened(), bothUnmet, ...whole(1, failing)];
const report = { type: "report-progress" };
const work = { type: "run-agent" };

describe("people are shown that it is at work", () => {
  it("before the first worker starts, once", () => {
    const first = [opened(), bothUnmet, iteration(1)];

    expect(given(...first).decides()).toEqual(report);
    expect(given(...first, reported(1)).decides()).toEqual(work);
  });

  it("by a report that does not end the iteration", () => {
    const { state } = given(opened(), bothUnmet, iteration(1), reported(1));

    expect(state).toMatchObject({ phase: "opened", iteration: 1, past: [], reported: true });
    expect(labelOf(state)).toBe("cco:running");
  });

  it("not again before an ordinary iteration", () => {
    expect(given(...begun, iteration(2)).decides()).toEqual(work);
  });

  it.each<[string, readonly Written[]]>([
    [
      "was stopped",
      [said({ kind: "stop" }), { type: "mission-closed", outcome: "stopped", why: "w" }, reported(1)],
    ],
    ["was paused", [said({ kind: "pause" }), { type: "mission-parked", why: "w" }, reported(1)]],
    ["needed a human", [{ type: "mission-closed", outcome: "needs-human", why: "w" }, reported(1)]],
  ])("before the worker of one that %s", (_, rest) => {
    const resumed = [...begun, ...rest, said({ kind: "resume" }), iteration(2)];

    expect(given(...resumed).decides()).toEqual(report);
    expect(given(...resumed, reported(2)).decides()).toEqual(work);
  });

  it("before the worker of one whose waiting is over", () => {
    const until = start + 60 * minute;
    const parked = [{ type: "mission-parked", until, why: "limit" } as const, reported(1)];

    expect(given(...begun, ...parked, iteration(2)).decides()).toEqual(report);
    expect(given(...begun, ...parked, iteration(2), reported(2)).decides()).toEqual(work);
  });

  it("even when it was resumed before its rest had been shown", () => {
    const parked = { type: "mission-parked", why: "w" } as const;
    const late = [said({ kind: "pause" }), parked, said({ kind: "resume" }), reported(1), iteration(2)];

    expect(given(...begun, ...late).decides()).toEqual(report);
  });

  it("on a head or by a text that is new to them", () => {
    const moved = { type: "branch-moved", from: "sha-1", to: "sha-x" } as const;

    expect(given(...begun, moved, iteration(2)).decides()).toEqual(report);
    expect(given(...begun, edited(), iteration(2)).decides()).toEqual(report);
  });

  it("not when it is to end at once", () => {
    const first = [opened(), bothUnmet, iteration(1)];

    expect(given(...first).decides({ interrupted: true })).toEqual(work);
    expect(given(...first, said({ kind: "pause" })).decides()).toEqual(work);
  });
});

describe("a report that ends an iteration", () => {
  it.each<[string, readonly Written[]]>([
    ["after its plan", [agent(1), committed(1), judged(1, ...failing), planned(1)]],
    ["after its proof", [agent(1), committed(1), judged(1, ...failing)]],
    ["after its commit, when it was stopped", [said({ kind: "stop" }), agent(1), committed(1)]],
    [
      "wherever it was, when the mission is closed",
      [{ type: "mission-closed", outcome: "failed", why: "w" }],
    ],
  ])("is one %s", (_, events) => {
    const { state } = given(opened(), bothUnmet, iteration(1), ...events, reported(1));

    expect(state).toMatchObject({ phase: "idle", past: [{ iteration: 1 }] });
  });

  it("is none of a run that lost its iteration to another one", () => {
    const taken = [iteration(1, { run: them }), iteration(1, { attempt: 2, reserveUsd: 0, token: 2 })];

    expect(given(opened(), bothUnmet, ...taken, reported(1)).state.phase).toBe("ran");
  });
});

/** The text loses a criterion and gains a hostile one. */
function edited(): Written {
  const { criteria, ...spec } = mission();
  const diff = ["- docs: The docs", "+ x: <b>@all</b> <!-- cco:end --> #1", "~ budget"];
  return {
    type: "spec-changed",
    spec: { ...spec, criteria: criteria.slice(0, 1) },
    specHash: "hash-2",
    diff,
  };
}

describe("an edit of the mission's text", () => {
  const line =
    "The text changed: removed docs: The docs; added x: &lt;b>@\u200ball&lt;/b> &lt;!-- cco:end --> #\u200b1; changed budget.";

  it("is shown until the report of the iteration that worked by it", () => {
    const after = [...begun, edited()];
    const working = [
      ...after,
      iteration(2),
      reported(2),
      agent(2),
      committed(2),
      judged(2, verdict("crud", "unmet")),
    ];

    expect(renderComment(given(...after).state, links)).toContain(`\n\n${line}\n\n`);
    expect(renderComment(given(...working, planned(2)).state, links)).toContain(line);
    expect(renderComment(given(...working, planned(2), reported(2)).state, links)).not.toContain(
      "The text changed",
    );
  });

  it("of many things is cut short", () => {
    const many = { ...edited(), diff: Array.from({ length: 14 }, (_, n) => `~ c-${n}: text`) } as Written;

    expect(renderComment(given(...begun, many).state, links)).toContain("changed c-9: text; 4 more.");
  });
});

describe("the live line", () => {
  const { state } = given(opened(), bothUnmet, iteration(1));
  const live = { turns: 12, ms: 7 * minute };

  it.each([
    ["tool", "Bash npm test", "running `npm test`"],
    ["tool", "Edit src/a.ts", "editing `src/a.ts`"],
    ["tool", "Bash echo `id` <!-- x -->", "running ``echo `id` <!-- x -->``"],
    ["tool", "TodoWrite", "using `TodoWrite`"],
    ["tool", "mcp__x <b>", "using `mcp__x` `<b>`"],
    ["text", "Hi @all, <b>see</b> #1", "Hi @\u200ball, &lt;b>see&lt;/b> #\u200b1"],
    [
      "retry",
      "The model's service answered 529: retry 1 of 3",
      "The model's service answered 529: retry 1 of 3",
    ],
  ] as const)("says of a %s %s what it is, as text", (kind, text, expected) => {
    const comment = renderComment(state, links, { ...live, kind, text });

    expect(comment).toContain(`\n\nNow: ${expected} · 12 turns · 7 min\n\n`);
  });

  it("is one short line, whatever the worker says", () => {
    const text = `Bash ${"long ".repeat(100)}`;
    const [line = ""] =
      renderComment(state, links, { ...live, kind: "tool", text }).match(/^Now: .*$/m) ?? [];

    expect(line.length).toBeLessThan(200);
    expect(line).toMatch(/…` · 12 turns · 7 min$/);
  });
});

describe("a mission that people ended by what they did", () => {
  const ended = (
    cause?: "label-removed" | "issue-closed" | "pull-request-closed" | "pull-request-merged",
  ) => {
    const stop = said({ kind: "stop", why: "why", ...(cause === undefined ? {} : { cause }) });
    const events = [
      opened(),
      bothUnmet,
      ...whole(1, [verdict("crud", "met"), verdict("docs", "unmet")]),
      stop,
    ];
    const closing = given(...events).decides();
    if (closing?.type !== "close-mission") throw new Error("it goes on");
    const { outcome, why } = closing;
    return renderComment(given(...events, { type: "mission-closed", outcome, why }).state, links);
  };

  it.each([
    [undefined, "To go on: `/cco resume`."],
    ["label-removed", "To go on: put the label `cco:mission` back on."],
    ["issue-closed", "To go on: reopen the issue."],
    ["pull-request-closed", "To go on: reopen the pull request, then `/cco resume`."],
    [
      "pull-request-merged",
      "Nothing more is pushed to a merged pull request. To go on with what is left: a new issue",
    ],
  ] as const)("says how to go on after: %s", (cause, advice) => {
    expect(ended(cause)).toContain(`\n\n${advice}`);
  });

  it("says how much of what was merged is verified, whatever came after", () => {
    const stop = said({ kind: "stop", cause: "pull-request-merged", at: "sha-1" });
    const half = [opened(), bothUnmet, ...whole(1, [verdict("crud", "met"), verdict("docs", "unmet")])];
    const both = [verdict("crud", "met"), verdict("docs", "met")];
    const merged = "Its pull request was merged at sha-1 with 1 of 2 criteria verified.";

    expect(given(...half, stop).decides()).toMatchObject({ outcome: "stopped", why: merged });
    expect(given(...half, ...whole(2, both), stop).decides()).toMatchObject({
      why: `${merged} What came after is on cco/mission/demo.`,
    });
  });

  it("claims nothing for a merged commit that was never proved", () => {
    const stop = said({ kind: "stop", cause: "pull-request-merged", at: "somebody-else" });
    const met = [verdict("crud", "met"), verdict("docs", "met")];

    expect(given(...begun, ...whole(2, met), stop).decides()).toMatchObject({
      why: expect.stringContaining("merged at somebody- with 0 of 2 criteria verified."),
    });
  });
});

describe("the check of the Definition of Done", () => {
  it("blames the lines that the output of unmet criteria blames, each once", () => {
    const output = "src/a.ts(12,5): error TS2322: No.\nsrc/b.ts(1,1): error TS1: Other.";
    const found = [verdict("crud", "unmet", output), verdict("docs", "unmet", output)];
    const { state } = given(opened(), bothUnmet, ...whole(1, found));

    expect(renderCheck(state).annotations).toEqual([
      { path: "src/a.ts", line: 12, column: 5, message: "error TS2322: No.", criterion: "crud" },
      { path: "src/b.ts", line: 1, column: 1, message: "error TS1: Other.", criterion: "crud" },
    ]);
  });

  it("blames nothing for a criterion that is met, and no more than GitHub takes", () => {
    const many = Array.from({ length: 60 }, (_, n) => `src/a.c:${n + 1}:1: error: no`).join("\n");
    const { state } = given(
      opened(),
      bothUnmet,
      ...whole(1, [verdict("crud", "unmet", many), verdict("docs", "met", "src/z.c:1:1: error: fine")]),
    );

    expect(renderCheck(state).annotations.map(({ line }) => line)).toEqual(
      Array.from({ length: 50 }, (_, n) => n + 1),
    );
  });
});
