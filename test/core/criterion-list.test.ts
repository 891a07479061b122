import { describe, expect, it } from "vitest";
import { parseText, refusalOf, withCriterion } from "#test/support/parsed-mission.ts";

describe("criteria", () => {
  const ids = (list: string) =>
    parseText(`title: T\ndefinition_of_done: ${list}`).mission.criteria.map(({ id }) => id);

  it("have ids that depend on their texts alone", () => {
    expect(ids("[Tests pass, Docs exist]")).toEqual(["tests-pass", "docs-exist"]);
    expect(ids("[Docs exist, Tests pass]")).toEqual(["docs-exist", "tests-pass"]);
  });

  it("keep ids apart whose texts look alike, in any order", () => {
    const [one, two] = ids("[Tests pass!, Tests pass?]");

    expect(one).toMatch(/^tests-pass-[a-z0-9]{6}$/);
    expect(two).not.toBe(one);
    expect(ids("[Tests pass?, Tests pass!]")).toEqual([two, one]);
  });

  it("do not take an id that another one was given", () => {
    expect(ids("[Tests pass, {criteria: Other, id: tests-pass}]")).toEqual([
      expect.stringMatching(/^tests-pass-[a-z0-9]{6}$/),
      "tests-pass",
    ]);
  });

  it("are one line each, without what cannot be seen, and a notice says so", () => {
    const { mission, notices } = parseText(`title: T\ndefinition_of_done:\n  - "a\\u202Eb\\n  c"\n`);

    expect(mission.criteria[0]?.text).toBe("ab c");
    expect(notices).toEqual(["mission.yaml:3:5: invisible characters (U+202E) were dropped here."]);
  });

  it("keep the joiners that writing needs", () => {
    const { mission, notices } = parseText(`title: T\ndefinition_of_done: ["👩‍💻 می‌خواهم"]`);

    expect(mission.criteria[0]?.text).toBe("👩‍💻 می‌خواهم");
    expect(notices).toEqual([]);
  });

  it("refuse commands with something in them that cannot be seen", () => {
    expect(refusalOf(withCriterion("      verify: npm\u200b test\n"))).toEqual([
      '5:15: verify is "npm test"; expected no invisible characters (U+200B): type it again by hand.',
    ]);
  });

  it("take their priority from the mission when they give none", () => {
    const { mission } = parseText(
      "title: T\npriority: HIGH\ndefinition_of_done: [A, {criteria: B, priority: low}]",
    );

    expect(mission.criteria.map(({ priority }) => priority)).toEqual(["high", "low"]);
  });

  it("keep both texts when criteria and description are given", () => {
    const { mission } = parseText("title: T\ndefinition_of_done: [{criteria: A, description: More}]");

    expect(mission.criteria[0]).toMatchObject({ text: "A", rubric: "More" });
  });

  it.each([
    ["1+1 (ok)", "1\\+1 \\(ok\\)"],
    ["/^ok$/", "^ok$"],
    ["a/b", "a\\/b"],
  ])("expect %j on standard output as the pattern %j", (written, source) => {
    const { mission } = parseText(withCriterion(`      verify: {run: x, expect: {stdout: '${written}'}}\n`));
    const [check] = mission.criteria[0]?.checks ?? [];

    expect(check).toMatchObject({ expect: { stdout: source } });
    expect(new RegExp(source).test(written.replaceAll(/[/^$]/g, written.startsWith("/") ? "" : "$&"))).toBe(
      true,
    );
  });
});
