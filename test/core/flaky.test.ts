import { describe, expect, it } from "vitest";
import { renderChecklist } from "#src/core/criterion-part.ts";
import { criterionReports } from "#src/core/criterion-report.ts";
import { wholeDetail } from "#src/core/detail.ts";
import { isDone, metCount } from "#src/core/standing.ts";
import type { Verdict } from "#src/core/verdict.ts";
import {
  agent,
  bothUnmet,
  committed,
  given,
  iteration,
  judged,
  opened,
  said,
  verdict,
  whole,
} from "#test/support/given.ts";

const results = (crud: Verdict["verdict"]) => [verdict("crud", crud), verdict("docs", "unmet")];

describe("a criterion that flips", () => {
  const swing = [opened(), bothUnmet, ...whole(1, results("met")), ...whole(2, results("unmet"))];

  it("is no flake when a work breaks it and the next one mends it", () => {
    expect(given(...swing, ...whole(3, results("met"))).state.flaky).toBeUndefined();
  });

  it("is reported as flaky when that happens twice", () => {
    const twice = [
      ...swing,
      ...whole(3, results("met")),
      ...whole(4, results("unmet")),
      ...whole(5, results("met")),
    ];
    const { state } = given(...twice);

    expect(state.flaky?.crud?.why).toBe("was met and unmet 2 times over.");
    expect(renderChecklist(criterionReports(state), wholeDetail)).toContain("→ met · flaky");
  });

  it("is flaky at once when it does so at one commit", () => {
    const again = judged(1, ...results("unmet"));

    expect(given(opened(), bothUnmet, ...whole(1, results("met")), again).state.flaky?.crud?.why).toContain(
      "was met at sha-1, and then unmet there",
    );
  });

  it("is steady again when its text is changed", () => {
    const again = judged(1, ...results("unmet"));
    const { state } = given(opened(), bothUnmet, ...whole(1, results("met")), again);
    const criteria = state.mission.criteria.map((one) => ({ ...one, text: `${one.text}, at last` }));
    const spec = { ...state.mission, criteria };
    const edit = { type: "spec-changed", spec, specHash: "hash-2", diff: [] } as const;

    expect(given(opened(), bothUnmet, ...whole(1, results("met")), again, edit).state.flaky).toEqual({});
  });
});

/** Took six minutes. */
function long(criterion: string, found: Verdict["verdict"]): Verdict {
  const { evidence, ...rest } = verdict(criterion, found);
  return { ...rest, evidence: evidence.map((one) => ({ ...one, durationMs: 6 * 60_000 })) };
}

describe("a check that takes long", () => {
  const both = [opened(), bothUnmet, ...whole(1, [long("crud", "met"), verdict("docs", "unmet")])];
  const sealed = [...both, iteration(2, { focus: ["docs"] }), agent(2), committed(2)];

  it("is left out of a head while there is other work, and nobody works on it", () => {
    expect(given(...sealed).decides()).toEqual({ type: "judge-criteria", criteria: ["docs"] });

    const { state, decides } = given(...sealed, judged(2, verdict("docs", "unmet")));
    expect(decides()).toEqual({ type: "make-plan" });
    expect(metCount(state)).toBe(0);
    expect(state.best).toBe(1);
  });

  it("is never left out of the head that would be done: all are met on that one commit, or it is not", () => {
    const last = given(...sealed, judged(2, verdict("docs", "met")));

    expect(isDone(last.state)).toBe(false);
    expect(last.decides()).toEqual({ type: "judge-criteria", criteria: ["crud"] });
    const done = given(...sealed, judged(2, verdict("docs", "met")), judged(2, long("crud", "met")));
    expect(isDone(done.state)).toBe(true);
    expect(done.state.fruitless).toBe(0);
    const broken = given(...sealed, judged(2, verdict("docs", "met")), judged(2, long("crud", "unmet")));
    expect(isDone(broken.state)).toBe(false);
  });

  it("is proved when it is what is worked on, and when somebody asks for a proof", () => {
    const focused = [...both, iteration(2, { focus: ["crud", "docs"] }), agent(2), committed(2)];
    const asked = [
      ...both,
      ...whole(2, [verdict("docs", "unmet")], { focus: ["docs"] }),
      said({ kind: "verify" }),
    ];

    expect(given(...focused).decides()).toMatchObject({ criteria: ["crud", "docs"] });
    expect(given(...asked).decides()).toMatchObject({ type: "prove-head", criteria: ["crud", "docs"] });
  });

  it("keeps nobody from being asked: with no other work left it is proved", () => {
    const blocked = [{ criterion: "docs", why: "there is no such thing", evidence: "README:1" }];
    const report = { summary: "s", type: "feat", subject: "x", blocked } as const;
    const events = [
      ...both,
      iteration(2, { focus: ["docs"] }),
      { ...agent(2), report } as const,
      committed(2),
    ];

    expect(given(...events, judged(2, verdict("docs", "unmet"))).decides()).toEqual({
      type: "judge-criteria",
      criteria: ["crud"],
    });
  });
});
