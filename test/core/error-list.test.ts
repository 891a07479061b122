import { describe, expect, it } from "vitest";
import { renderComment } from "#src/core/comment.ts";
import { missionLines } from "#src/core/mission-lines.ts";
import { reportJson, writeReport } from "#src/core/report.ts";
import { severityOf } from "#src/core/severity.ts";
import {
  agent,
  bothUnmet,
  given,
  iteration,
  ledgerOf,
  opened,
  them,
  verdict,
  type Written,
  whole,
} from "#test/support/given.ts";
import { criterion } from "#test/support/mission.ts";

const abandoned: Written = { type: "iteration-abandoned", iteration: 1, why: "It died." };
const died = [iteration(1), agent(1, "killed"), abandoned];
const links = { repository: "https://github.com/o/r", notices: [] };

describe("the summary of errors", () => {
  it("says how many sessions failed and what the last one said, wherever the mission is shown", () => {
    const { state } = given(opened(), bothUnmet, ...died, iteration(1), agent(1, "auth"));

    expect(reportJson(state).errors).toEqual({
      count: 2,
      last: [
        { iteration: 1, kind: "killed", detail: "It was killed." },
        { iteration: 1, kind: "auth", detail: "It was auth." },
      ],
    });
    expect(missionLines(state)).toContain("2 errors, the last in iteration 1: auth. It was auth.");
    for (const text of [renderComment(state, links), writeReport(state).markdown])
      expect(text).toContain("<summary>2 errors</summary>\n\n- iteration 1, killed: It was killed.\n");
  });

  it("counts a run that died before its worker ended", () => {
    const { state } = given(opened(), bothUnmet, iteration(1, { run: them }), iteration(1, { attempt: 2 }));

    expect(reportJson(state).errors).toMatchObject({ count: 1, last: [{ kind: "lost" }] });
  });

  it("counts neither limits nor criteria that are not met", () => {
    const unmet = [verdict("crud", "unmet"), verdict("docs", "unmet")];
    const { state } = given(opened(), bothUnmet, ...whole(1, unmet), iteration(2), agent(2, "usage-limit"));

    expect(reportJson(state).errors).toEqual({ count: 0, last: [] });
    expect(missionLines(state).join("\n")).not.toContain("error");
    expect(writeReport(state).markdown).not.toContain("error");
  });

  it("keeps the last five, and counts all", () => {
    const { state } = given(opened(), bothUnmet, ...Array.from({ length: 7 }, () => died).flat());

    expect(reportJson(state).errors.last).toHaveLength(5);
    expect(writeReport(state).markdown).toContain("<summary>7 errors, the last 5</summary>");
  });
});

describe("the lines of a mission", () => {
  it("have completion, the critical criteria first, what is met and pending, and the iterations", () => {
    const criteria = [criterion("docs", { priority: "low" }), criterion("crud", { priority: "critical" })];
    const found = [verdict("crud", "met"), verdict("docs", "unmet")];
    const { state } = given(opened({ criteria }), bothUnmet, ...whole(1, found));

    expect(missionLines(state)).toEqual([
      "Build a task list",
      "█████░░░░░ 50 %  1 of 2 criteria met, critical: 1 of 1",
      "  ✔ crud (critical)",
      "  ✘ docs (low)  docs is unmet.",
      "Iteration 1 of 10 · $0.50 of $10.00 · 110 tokens · 5 of 600 min",
      "Iteration 1 has ended.",
    ]);
    expect(renderComment(state, links)).toContain("· critical: 1 of 1\n");
  });

  it("do not count the critical ones where all are, or none is", () => {
    const lines = (priority: "critical" | "high") =>
      missionLines(given(opened({ criteria: [criterion("crud", { priority })] })).state);

    expect(lines("critical")[1]).toBe("░░░░░░░░░░ 0 %  0 of 1 criteria met");
    expect(lines("high")[1]).toBe("░░░░░░░░░░ 0 %  0 of 1 criteria met");
  });
});

describe("how loud a fact is", () => {
  const close = (outcome: "done" | "stalled" | "failed"): Written => ({
    type: "mission-closed",
    outcome,
    why: "",
  });

  it.each([
    ["info", [iteration(1), agent(1), agent(1, "unreported"), close("done")]],
    ["warn", [abandoned, agent(1, "throttled"), agent(1, "deadline"), close("stalled")]],
    ["error", [agent(1, "failed"), agent(1, "auth"), agent(1, "stalled"), close("failed")]],
  ] as const)("is %s", (severity, events) => {
    expect(ledgerOf(events).map(severityOf)).toEqual(events.map(() => severity));
  });
});
