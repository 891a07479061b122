import { describe, expect, it } from "vitest";
import { parseText, refusalOf, withCriterion, withSetting } from "#test/support/parsed-mission.ts";

describe("mistakes", () => {
  it("are told all at once, each with its place, what was found, what was expected and how to fix it", () => {
    const text = `mission:
  titel: Hey
  repository: 5
  definition_of_done:
    - criteria: ""
      prioritiy: high
    - critera: foo
      priority: hihg
      verify: [{run: 5}, {check: x, timeout: 5m}, {}, {run: a, check: b}]
    - Support: JSON, XML
    - criteria: a
      measurable: yes
      timeout: 5m
      verify: {run: npm test, timeout: 10 parsecs, expect: {stdout: /(/, tests: many, exit: 300}}
    - a
    - {id: X y, criteria: c}
    - {id: dd, criteria: d}
    - {id: dd, criteria: e, approval: maintaner}
  budget: {usd: -1, iterations: 2.5, turns: 5}
  branch: {name: "a b", base: x..y}
  labels: [x]
  required: [critical, lwo]
  worker: {mode: apii, base_url: x}
  protect: {a: b}
  constraints: [a, 5, {x: y}]
status: 5
`;
    for (const written of [text, text.replaceAll("\n", "\r\n"), `\uFEFF${text}`]) {
      expect(refusalOf(written)).toMatchInlineSnapshot(`
        [
          "1:1: title is missing: expected a text. Add it here.",
          "2:3: unknown key "titel". Did you mean "title"?",
          "3:15: repository is 5; expected a text. Put quotes round it.",
          "5:17: criteria is empty; expected a text that is not empty.",
          "6:7: unknown key "prioritiy". Did you mean "priority"?",
          "7:7: unknown key "critera". Did you mean "criteria"?",
          "7:7: the criterion has no text: expected criteria. Add a line criteria: "…", or quotes round a text that contains ": ".",
          "8:17: priority is "hihg"; expected critical, high, medium or low. Did you mean "high"?",
          "9:22: run is 5; expected a text. Put quotes round it.",
          "9:37: timeout has no use for a GitHub check: expected it beside run. Remove it.",
          "9:51: nothing to verify with: expected run: with a command, or check: with a GitHub check.",
          "9:55: run and check in one entry: expected one of them. Make two entries of it.",
          "10:7: unknown key "Support". Expected one of: criteria, description, id, measurable, priority, verify, rubric, approval.",
          "10:7: the criterion has no text: expected criteria. Add a line criteria: "…", or quotes round a text that contains ": ".",
          "12:19: measurable is "yes"; expected true or false. Write true.",
          "13:7: unknown key "timeout". It belongs under definition_of_done.verify.",
          "14:40: timeout is "10 parsecs"; expected a duration of at most a day, such as 10m, 90s or 1h30m.",
          "14:69: stdout is "/(/"; expected a text, or a regular expression between slashes with no mistake in it (Unterminated group).",
          "14:81: tests is "many"; expected a least number of tests, such as 5 or ">=5".",
          "14:93: exit is 300; expected at most 255.",
          "15:7: the same criterion twice: line 11 has it already. Remove one of them.",
          "16:12: id is "X y"; expected 1 to 50 small letters, digits and dashes, such as crud-endpoints.",
          "18:12: the same id twice: line 17 has it already. Give this one another id.",
          "18:39: approval is "maintaner"; expected maintainer. Did you mean "maintainer"?",
          "19:17: usd is -1; expected more than 0.",
          "19:33: iterations is 2.5; expected a whole number.",
          "19:38: unknown key "turns". It belongs under budget.per_iteration.",
          "20:18: name is "a b"; expected a branch name, but it contains a space or one of ~ ^ : ? * [ \\.",
          "20:31: base is "x..y"; expected a branch name, but it contains .., @{ or //.",
          "21:3: unknown key "labels". It belongs under pull_request.",
          "22:24: required, entry 2, is "lwo"; expected critical, high, medium or low. Did you mean "low"?",
          "23:18: mode is "apii"; expected api, subscription, openrouter, bedrock, vertex or manual. Did you mean "api"?",
          "23:24: unknown key "base_url". It belongs in .cco/config.yaml, so that no mission can send a key elsewhere.",
          "24:12: protect is a mapping (key: value); expected a path pattern, or a list of them.",
          "25:20: constraints, entry 2, is 5; expected a text. Put quotes round it.",
          "25:23: constraints, entry 3, is a mapping (key: value); expected a text. A text that contains ": " needs quotes round it.",
          "26:1: unknown key "status". Expected one of: $schema, mission.",
        ]
      `);
    }
  });

  it.each([
    ["", "1:1: there is nothing here."],
    ["# a comment", "1:1: there is nothing here."],
    ["- a", "1:1: expected a mapping, not a list or a text."],
    ["hello", "1:1: expected a mapping, not a list or a text."],
    ["name: x", "1:1: there is no mission here."],
    ["mission: hello", "1:10: mission is not a mapping."],
    ["mission:\n  description: x", "1:1: title is missing: expected a text."],
    ["mission:\n  title:\n  definition_of_done: [a]", "2:3: title is missing: expected a text."],
    [
      'mission:\n  title: " "\n  definition_of_done: [a]',
      "2:10: title is empty; expected a text that is not empty.",
    ],
    [
      `mission:\n  title: ${"x".repeat(257)}\n  definition_of_done: [a]`,
      `2:10: title is "${"x".repeat(39)}…"; expected at most 256 characters.`,
    ],
    [
      "mission:\n  title: 2024\n  definition_of_done: [a]",
      "2:10: title is 2024; expected a text. Put quotes round it.",
    ],
    ["mission:\n  title: T", "1:1: definition_of_done is missing: expected a list."],
    [
      "mission:\n  title: T\n  definition_of_done: []",
      "3:23: definition_of_done is an empty list; expected at least one",
    ],
    [
      "mission:\n  title: T\n  definition_of_done: tests pass",
      '3:23: definition_of_done is "tests pass"; expected a list',
    ],
  ])("%j is refused", (text, message) => {
    expect(refusalOf(text).join("\n")).toContain(message);
  });

  it("counts criteria and their characters", () => {
    const many = Array.from({ length: 101 }, (_, index) => `criterion ${index}`);

    expect(refusalOf(`title: T\ndefinition_of_done: [${many.join(", ")}]`)).toEqual([
      "2:21: definition_of_done is a list; expected at most 100 entries.",
    ]);
    expect(refusalOf(`title: T\ndefinition_of_done: ["${"ab ".repeat(334)}"]`)).toEqual([
      expect.stringMatching(
        /^2:22: definition_of_done, entry 1, is "ab ab .*…"; expected at most 1000 characters\.$/,
      ),
    ]);
    expect(parseText(`title: T\ndefinition_of_done: ["${"x".repeat(1000)}"]`).mission.criteria).toHaveLength(
      1,
    );
  });

  it("sees the same criterion twice, however it is written", () => {
    expect(
      refusalOf('title: T\ndefinition_of_done:\n  - Tests pass\n  - {id: b, description: "Tests  pass "}'),
    ).toEqual(["4:5: the same criterion twice: line 3 has it already. Remove one of them."]);
  });

  it.each([
    ["a b", "contains a space"],
    ["a..b", "contains .., @{ or //"],
    ["a@{b", "contains .., @{ or //"],
    ["/a", "starts or ends with a slash"],
    ["a//b", "contains .., @{ or //"],
    ["a.lock", "ends with a dot or .lock"],
    ["a/.b", "has a part that starts with a dot"],
    ["a.", "ends with a dot or .lock"],
    ["@", "is a name git keeps for itself"],
    ["-a", "starts with a dash"],
    ["refs/heads/a", "starts with refs/"],
    ["a~1", "contains a space or one of"],
    ["x".repeat(201), "is longer than 200 characters"],
  ])("refuses the branch name %.20j", (name, why) => {
    expect(refusalOf(withSetting(`  branch: {name: "${name}"}\n`)).join()).toContain(why);
  });

  it.each(["main", "cco/mission/<id>", "feature/JIRA-1_x", "größe", "a@b", "release/1.0"])(
    "accepts the branch name %j",
    (name) => {
      expect(parseText(withSetting(`  branch: {name: "${name}"}\n`)).mission.branch.name).toBe(
        name.replace("<id>", "t"),
      );
    },
  );

  it("refuses to work on the base itself, and a mission in which nothing is required", () => {
    const text = withSetting("  branch: {base: main, name: main}\n  required: [critical]\n");

    expect(refusalOf(text)).toEqual([
      "4:30: base and name are the same branch: expected a branch of the mission's own. Leave name out.",
      "5:13: no criterion has a required priority (critical), so nothing would have to be done. Change required, or a priority.",
    ]);
  });

  it("never shows what looks like a key, and stops at fifty", () => {
    const key = "sk-ant-api03-abcdefghij0123456789";
    const lines = refusalOf(
      withSetting(
        `  worker: {mode: ${key}}\n${Array.from({ length: 60 }, (_, n) => `  z${n}: 1\n`).join("")}`,
      ),
    );

    expect(lines.join("\n")).not.toContain(key);
    expect(lines[0]).toMatch(/^4:18: mode is a text; expected api, /);
    expect(lines).toHaveLength(51);
    expect(lines.at(-1)).toBe("… and 11 more");
  });

  it("refuses flags of a regular expression and says what to write instead", () => {
    expect(
      refusalOf(withCriterion("      verify: {run: x, expect: {stdout: /passed/i}}\n")).join(),
    ).toContain("no letters after the last slash, for instance [Pp]assed instead of /passed/i");
  });
});
