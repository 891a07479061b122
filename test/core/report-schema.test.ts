import { expect, it } from "vitest";
import { reportOf } from "#src/action/step-end.ts";
import { reportJson, writeReport } from "#src/core/report.ts";
import { gallery } from "#test/app/dashboard-missions.ts";
import { given } from "#test/support/given.ts";
import { provedMission } from "#test/support/proved-mission.ts";
import { mistakesIn } from "#test/support/report-schema.ts";

const missions = Object.entries({ ...gallery, "one proved in every way": provedMission });
const place = { repository: "https://github.com/o/r" };

it.each(missions)("a report of %s follows the published schema, after each of its events", (_, events) => {
  for (let length = 1; length <= events.length; length += 1) {
    const { state } = given(...events.slice(0, length));

    expect(mistakesIn(JSON.stringify(reportJson(state, place)))).toEqual([]);
    expect(mistakesIn(JSON.stringify(writeReport(state).json))).toEqual([]);
  }
});

it("so does the report of a step that was no work on a mission", () => {
  expect(mistakesIn(JSON.stringify(reportOf({ kind: "nothing", sentence: "Not ours." }, {})))).toEqual([]);
});

it("what lacks its proof does not follow it", () => {
  const { state } = given(...provedMission);
  const [first, ...others] = reportJson(state).criteria;
  const { evidence: _, ...bare } = first ?? {};

  expect(mistakesIn(JSON.stringify({ ...reportJson(state), criteria: [bare, ...others] }))).toContainEqual(
    expect.stringContaining("must have required property 'evidence'"),
  );
});
