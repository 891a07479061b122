import { describe, expect, it } from "vitest";
import { writeBrief } from "#src/core/brief.ts";
import { missionSchema } from "#src/core/mission.ts";
import { bothUnmet, given, iteration, opened } from "#test/support/given.ts";
import { mission } from "#test/support/mission.ts";
import { parseText, refusalOf, withCriterion, withSetting } from "#test/support/parsed-mission.ts";

describe("what a mission says of its proof", () => {
  it("is which paths it is about and what checks may reach, besides the configuration's", () => {
    const text = withSetting("  allow: vitest.config.ts\n  verification: {network: loopback}\n");
    const defaults = { allow: ["tsconfig.json"], verification: { network: "off", user: "same" } } as const;

    expect(parseText(text, { defaults }).mission).toMatchObject({
      allow: ["tsconfig.json", "vitest.config.ts"],
      verification: { network: "loopback", user: "same" },
    });
    expect(parseText(withSetting(""), { defaults }).mission.verification).toEqual(defaults.verification);
  });

  it("is nothing by default, as in ledgers from before there was such a thing", () => {
    const { mission: parsed } = parseText(withSetting(""));

    expect("allow" in parsed || "verification" in parsed).toBe(false);
    expect(missionSchema.parse(mission())).toEqual(mission());
  });

  it("is the report of a command and its network", () => {
    const verify =
      "      verify: {run: npm test, network: off, expect: {report: reports/*.xml, failed: 0, tests: '>=5'}}\n";

    expect(parseText(withCriterion(verify)).mission.criteria[0]?.checks).toEqual([
      {
        kind: "run",
        command: "npm test",
        timeoutMs: 600_000,
        network: "off",
        expect: { exit: 0, minTests: 5, maxFailed: 0, report: "reports/*.xml" },
      },
    ]);
  });

  it("is refused with the place and the reason", () => {
    const of = (verify: string) => refusalOf(withCriterion(`      verify: {${verify}}\n`));

    expect([
      ...of("run: a, network: none"),
      ...of("run: a, expect: {report: ../x.xml}"),
      ...of("run: a, expect: {report: '*/x.xml'}"),
      ...of("check: ci, network: off"),
    ]).toMatchInlineSnapshot(`
      [
        "5:33: network is "none"; expected on, loopback or off.",
        "5:41: report is "../x.xml"; expected a path inside of the repository, with * in the last part only, such as reports/*.xml.",
        "5:41: report is "*/x.xml"; expected a path inside of the repository, with * in the last part only, such as reports/*.xml.",
        "5:27: network has no use for a GitHub check: expected it beside run. Remove it.",
      ]
    `);
  });

  it("is told to the worker", () => {
    const told = (allow?: string[]) => writeBrief(given(opened({ allow }), bothUnmet, iteration(1)).state);

    expect(told()).toContain("Makefile, …) are proved as they are on the base branch.");
    expect(told(["Makefile"])).toContain("are proved as they are on the base branch, except `Makefile`.");
  });
});
