import { describe, expect, it } from "vitest";
import { bothUnmet, given, opened, type Written } from "#test/support/given.ts";

function comment(number: number) {
  return { actor: "ada", url: `https://github.com/ada/slug/issues/1#issuecomment-${number}` };
}

const raise: Written = { type: "budget-raised", usd: 5, ...comment(7) };

describe("a word of a person", () => {
  it("counts once, however often its event arrives", () => {
    const once = given(opened(), bothUnmet, raise);

    expect(given(opened(), bothUnmet, raise, raise).state.mission.budget).toEqual(once.state.mission.budget);
  });

  it("does not undo what was said since when it arrives again", () => {
    const pause: Written = { type: "signal-received", signal: { kind: "pause" }, ...comment(7) };
    const resume: Written = { type: "signal-received", signal: { kind: "resume" }, ...comment(8) };

    expect(given(opened(), bothUnmet, pause, resume, pause).state.pause).toBeUndefined();
  });

  it("counts again when it is said again, and for each thing it asks for", () => {
    const resume: Written = { type: "signal-received", signal: { kind: "resume" }, ...comment(7) };
    const spent: Written = { type: "mission-closed", outcome: "out-of-budget", why: "Spent." };
    const { budget } = given(opened(), bothUnmet, raise).state.mission;

    expect(given(opened(), bothUnmet, spent, raise, resume).state.closed).toBeUndefined();
    expect(given(opened(), bothUnmet, raise, { ...raise, ...comment(9) }).state.mission.budget.usd).toBe(
      budget.usd + 5,
    );
  });
});
