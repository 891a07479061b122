import { describe, expect, test } from "vitest";
import { writeReport } from "#src/core/report.ts";
import { renderSpending, spendingOf } from "#src/core/spending.ts";
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
  them,
  verdict,
  type Written,
} from "#test/support/given.ts";

const models = [
  { model: "claude-large", usd: 0.6, tokens: 900 },
  { model: "claude-small", usd: 0.2, tokens: 100 },
];

const judgement: Written = {
  type: "judgement-made",
  iteration: 1,
  sha: "sha-1",
  asked: ["docs"],
  answers: [],
  model: "judge/model",
  usd: 0.1,
  tokens: 50,
};

const spent = given(
  opened(),
  bothUnmet,
  iteration(1, { focus: ["crud", "docs"] }),
  { ...agent(1, "finished", { usd: 0.8 }), models } as Written,
  committed(1),
  judged(1, verdict("crud", "unmet"), verdict("docs", "unmet")),
  judgement,
  { ...planned(1, { usd: 0.04 }), planner: "vendor/planner:free", tokens: 70 } as Written,
  reported(1),
).state;

describe("where the money went", () => {
  test("is told by iteration, by model and by criterion, and adds up to what was spent", () => {
    const { iterations, criteria, models } = spendingOf(spent);

    expect(iterations).toEqual([
      { iteration: 1, focus: ["crud", "docs"], worker: 0.8, manager: 0.04, judge: 0.1, tokens: 230 },
    ]);
    expect(models).toEqual([
      { role: "worker", model: "claude-large", usd: 0.6, tokens: 900 },
      { role: "worker", model: "claude-small", usd: 0.2, tokens: 100 },
      { role: "judge", model: "judge/model", usd: 0.1, tokens: 50 },
      { role: "manager", model: "vendor/planner:free", usd: 0.04, tokens: 70 },
    ]);
    // The worker's and the manager's share is halved; the judge was asked about one.
    expect(criteria).toEqual([
      { id: "crud", usd: 0.42, tokens: 90 },
      { id: "docs", usd: 0.52, tokens: 140 },
    ]);
    expect(models.reduce((sum, { usd }) => sum + usd, 0)).toBeCloseTo(spent.spend.usd, 4);
  });

  test("is in both reports", () => {
    const { json, markdown } = writeReport(spent);

    expect(json.spending).toEqual(spendingOf(spent));
    expect(markdown).toContain("| claude-large | worker | 900 | $0.6000 |");
    expect(markdown).toContain("| 1 | crud, docs | $0.8000 | $0.0400 | $0.1000 | 230 |");
    expect(renderSpending(given(opened(), bothUnmet).state)).toBe("");
  });

  test("counts a reserve of a run that died once, also when its cost arrives late", () => {
    const late = given(
      opened(),
      bothUnmet,
      iteration(1, { run: them, reserveUsd: 2 }),
      iteration(1, { attempt: 2, token: 2 }),
      agent(1, "finished", { usd: 2.5, writer: them }),
    ).state;

    expect(late.spend.usd).toBe(2.5);
    expect(spendingOf(late).iterations).toMatchObject([{ iteration: 1, worker: 2.5 }]);
    expect(spendingOf(late).criteria).toMatchObject([{ id: "crud", usd: 2.5 }]);
  });

  test("is charged to the shares of the models when the cap is charged for an unknown cost", () => {
    const { usd: _unknown, ...ended } = { usd: 0, ...agent(1, "killed") };
    const killed = { ...ended, models } as Written;
    const state = given(opened(), bothUnmet, iteration(1, { reserveUsd: 2 }), killed).state;

    expect(spendingOf(state).models.map(({ usd }) => usd)).toEqual([1.5, 0.5]);
  });
});

test("what the manager takes for drafting checks is its own, for the criteria it was asked about", () => {
  const drafted: Written = {
    type: "checks-planned",
    asked: ["docs"],
    planned: [],
    source: "vendor/planner",
    usd: 0.02,
    tokens: 30,
  };
  const { models, criteria, iterations } = spendingOf(given(opened(), bothUnmet, drafted).state);

  expect(models).toEqual([{ role: "manager", model: "vendor/planner", usd: 0.02, tokens: 30 }]);
  expect(criteria).toEqual([{ id: "docs", usd: 0.02, tokens: 30 }]);
  expect(iterations).toMatchObject([{ iteration: 0, manager: 0.02 }]);
});
