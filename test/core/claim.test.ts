import { describe, expect, it } from "vitest";
import { writeBrief } from "#src/core/brief.ts";
import { howToContinue } from "#src/core/continuation.ts";
import { standingOf } from "#src/core/standing.ts";
import type { Verdict } from "#src/core/verdict.ts";
import {
  agent,
  bothUnmet,
  committed,
  given,
  iteration,
  judged,
  opened,
  planned,
  reported,
  said,
  verdict,
  type Written,
} from "#test/support/given.ts";
import { mission } from "#test/support/mission.ts";

const failing = [verdict("crud", "unmet"), verdict("docs", "met")];

/** An iteration whose worker says that a criterion cannot be met. */
function claims(
  n: number,
  found: readonly Verdict[] = failing,
  fields: { evidence?: string } = {},
): readonly Written[] {
  const { evidence = "README:3" } = fields;
  const blocked = [{ criterion: "crud", why: "It contradicts\ndocs.", evidence }];
  const report = { summary: "s", type: "feat", subject: "x", blocked } as const;
  const spoken = { ...agent(n), report } as Written;
  return [iteration(n), spoken, committed(n), judged(n, ...found), planned(n), reported(n)];
}

const start = [opened({ budget: { ...mission().budget, stalledAfter: 4 } }), bothUnmet];
const closed: Written = { type: "mission-closed", outcome: "needs-human", why: "w" };
const rejected: Written = { type: "criterion-rejected", criterion: "crud", why: "It can.", actor: "ada" };
const asksAgain = { type: "open-iteration", focus: ["crud"] };

describe("a criterion that the worker says cannot be met", () => {
  it("asks a person, with the worker's words as words", () => {
    const { decides, state } = given(...start, ...claims(1));

    expect(decides()).toMatchObject({
      outcome: "needs-human",
      why: expect.stringContaining(
        "The worker says that it cannot be met: “It contradicts docs.” Its evidence: “README:3”",
      ),
    });
    expect(howToContinue({ ...state, closed: { outcome: "needs-human", why: "w" } })).toContain(
      "`/cco reject crud <why>`",
    );
  });

  it("is work like any other when it is said without evidence", () => {
    expect(given(...start, ...claims(1, failing, { evidence: " " })).decides()).toMatchObject(asksAgain);
  });

  it("is met when it is proved met, and the words are forgotten", () => {
    const met = [verdict("crud", "met"), verdict("docs", "unmet")];
    const events = [...start, ...claims(1, met)];
    const next = [
      iteration(2, { focus: ["docs"] }),
      agent(2),
      committed(2),
      judged(2, ...failing),
      planned(2),
      reported(2),
    ];

    expect(standingOf(given(...events).state)[0]).toMatchObject({ verdict: "met" });
    expect(given(...events, ...next).decides()).toMatchObject(asksAgain);
  });

  it.each<{ how: string; word: Written }>([
    { how: "rejects it", word: rejected },
    { how: "steers", word: said({ kind: "steer", text: "Use the other port." }) },
    { how: "asks for another try", word: said({ kind: "resume" }) },
  ])("is work again when a person $how, and the worker is told", ({ word }) => {
    const events = [...start, ...claims(1), closed, word];

    expect(given(...events).decides()).toMatchObject(asksAgain);
    expect(writeBrief(given(...events, iteration(2)).state)).toContain(
      "In iteration 1 it was said to be impossible (“It contradicts docs.”); ada asks for it all the same.",
    );
  });

  it("is work again when its text is changed, as if nothing had been said", () => {
    const { state } = given(...start, ...claims(1), rejected, ...claims(2), rejected);
    const criteria = state.mission.criteria.map((one) =>
      one.id === "crud" ? { ...one, text: "Other" } : one,
    );
    const edit = {
      type: "spec-changed",
      spec: { ...state.mission, criteria },
      specHash: "h2",
      diff: [],
    } as const;
    const edited = given(...start, ...claims(1), rejected, ...claims(2), rejected, edit);

    expect(edited.state).toMatchObject({ blocked: {}, denials: {} });
  });

  it("stays with a person while others are approved, paused or rejected", () => {
    const other: Written = { type: "criterion-rejected", criterion: "docs", why: "No.", actor: "ada" };

    expect(given(...start, ...claims(1), other).state.blocked).toHaveProperty("crud");
    expect(
      given(...start, ...claims(1), said({ kind: "pause" }), said({ kind: "resume" })).state.blocked,
    ).toHaveProperty("crud");
  });

  it("asks once more when it is said again, and not for ever: then it is worked on like the others", () => {
    const once = [...start, ...claims(1), closed, rejected, ...claims(2)];
    const twice = [...once, closed, rejected, ...claims(3)];

    expect(given(...once).decides()).toMatchObject({
      outcome: "needs-human",
      why: expect.stringContaining("though ada said that it can"),
    });
    expect(given(...twice).decides()).toMatchObject(asksAgain);
    const stuck = [4, 5, 6, 7].flatMap((n) => claims(n));
    expect(given(...twice, ...stuck).decides()).toMatchObject({ outcome: "stalled" });
  });
});
