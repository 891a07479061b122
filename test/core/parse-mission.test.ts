import { describe, expect, it } from "vitest";
import { parseDocument } from "#src/adapters/yaml-document.ts";
import { missionSchema } from "#src/core/mission.ts";
import { parseMission } from "#src/core/parse-mission.ts";
import { parseText, refusalOf, withSetting } from "#test/support/parsed-mission.ts";

const least = "title: T\ndefinition_of_done: [A]";

describe("a mission", () => {
  it("needs no more than a title and a criterion", () => {
    const { mission, notices, repository } = parseText(
      `mission: {title: Add a flag, definition_of_done: [The flag works]}`,
    );

    expect(mission).toEqual({
      id: "add-a-flag",
      title: "Add a flag",
      description: "",
      criteria: [
        { id: "the-flag-works", text: "The flag works", priority: "medium", measurable: true, checks: [] },
      ],
      constraints: [],
      required: ["critical", "high", "medium", "low"],
      budget: {
        iterations: 30,
        usd: 20,
        minutes: 720,
        perIteration: { usd: 4, minutes: 45, turns: 200 },
        stalledAfter: 8,
      },
      protect: [],
      setup: [],
      branch: { name: "cco/mission/add-a-flag" },
      pullRequest: { draft: true, labels: [], reviewers: [], readyWhenDone: true, autoMerge: false },
      worker: {},
      manager: {},
    });
    expect(notices).toEqual([]);
    expect(repository).toBeUndefined();
  });

  it("takes everything the format has", () => {
    const { mission, repository } = parseText(`
mission:
  title: "Build REST API"
  repository: "./my-project"
  description: |
    Create a complete REST API
  definition_of_done:
    - criteria: "All CRUD endpoints implemented"
      id: crud
      measurable: true
      priority: critical
      verify:
        - run: npm test -- crud
          timeout: 1h30m
          expect: { exit: 3, stdout: "/pass(ed|es)/", tests: ">=5" }
        - check: "ci / test"
        - npm run lint
    - description: "API documentation generated"
      measurable: false
      rubric: "Every endpoint"
      approval: maintainer
  constraints: ["Use TypeScript"]
  context: "Anything"
  required: [critical, High]
  budget: { iterations: 5, usd: 2.5, minutes: 60, tokens: 1000, per_iteration: { usd: 1, minutes: 9, turns: 20 }, stalled_after: 3 }
  protect: ["test/contract/**"]
  setup: "npm ci"
  branch: { base: develop, name: "work/<id>-now" }
  pull_request: { draft: false, labels: [a], reviewers: ["@me"], ready_when_done: false, auto_merge: true }
  worker: { mode: api, model: m, fallback_model: n, effort: high }
  manager: { provider: openrouter, model: x, fallbacks: [y, z] }
`);

    expect(missionSchema.parse(mission)).toEqual(mission);
    expect(repository).toBe("./my-project");
    expect(mission).toEqual({
      id: "build-rest-api",
      title: "Build REST API",
      description: "Create a complete REST API",
      criteria: [
        {
          id: "crud",
          text: "All CRUD endpoints implemented",
          priority: "critical",
          measurable: true,
          checks: [
            {
              kind: "run",
              command: "npm test -- crud",
              timeoutMs: 5_400_000,
              expect: { exit: 3, stdout: "pass(ed|es)", minTests: 5 },
            },
            { kind: "check", name: "ci / test" },
            { kind: "run", command: "npm run lint", timeoutMs: 600_000, expect: { exit: 0 } },
          ],
        },
        {
          id: "api-documentation-generated",
          text: "API documentation generated",
          priority: "medium",
          measurable: false,
          checks: [],
          rubric: "Every endpoint",
          approval: "maintainer",
        },
      ],
      constraints: ["Use TypeScript"],
      context: "Anything",
      required: ["critical", "high"],
      budget: {
        iterations: 5,
        usd: 2.5,
        minutes: 60,
        tokens: 1000,
        perIteration: { usd: 1, minutes: 9, turns: 20 },
        stalledAfter: 3,
      },
      protect: ["test/contract/**"],
      setup: ["npm ci"],
      branch: { base: "develop", name: "work/build-rest-api-now" },
      pullRequest: { draft: false, labels: ["a"], reviewers: ["me"], readyWhenDone: false, autoMerge: true },
      worker: { mode: "api", model: "m", fallbackModel: "n", effort: "high" },
      manager: { provider: "openrouter", model: "x", fallbacks: ["y", "z"] },
    });
  });

  it("is the same in JSON, with CRLF and with a byte order mark", () => {
    const yaml = "mission:\n  title: T\n  definition_of_done:\n    - criteria: A\n      verify: npm test\n";
    const json =
      '{"$schema": "s", "mission": {"title": "T", "definition_of_done": [{"criteria": "A", "verify": "npm test"}]}}';
    const { mission } = parseText(yaml);

    expect(parseText(json, { file: "mission.json" }).mission).toEqual(mission);
    expect(parseText(json).mission).toEqual(mission);
    expect(parseText(yaml.replaceAll("\n", "\r\n")).mission).toEqual(mission);
    expect(parseText(`\uFEFF${yaml}`).mission).toEqual(mission);
  });

  it("takes a key without a value as not given", () => {
    expect(parseText(withSetting("  constraints:\n  budget:\n    usd:\n")).mission).toEqual(
      parseText(withSetting("")).mission,
    );
  });
});

describe("the id", () => {
  it.each([
    ["mission.yaml", undefined, "t"],
    [".cco/mission.yml", undefined, "t"],
    [".cco/missions/Rest API.v2.yaml", undefined, "rest-api-v2"],
    ["C:\\work\\rest.json", undefined, "rest"],
    ["issue 42", "issue-42", "issue-42"],
    [`${"long-".repeat(20)}.yaml`, undefined, "long-long-long-long-long-long-long-long"],
  ])("of %s with option %s is %s", (file, id, expected) => {
    const { mission } = parseMission(parseDocument(least, "m.yaml"), { file, id });

    expect(mission.id).toBe(expected);
    expect(mission.branch.name).toBe(`cco/mission/${expected}`);
  });

  it("can be written in the mission, and the option wins", () => {
    expect(parseText(`id: own\n${least}`).mission.id).toBe("own");
    expect(parseText(`id: own\n${least}`, { id: "given" }).mission.id).toBe("given");
    expect(refusalOf(`id: Not OK\n${least}`)).toEqual([
      '1:5: id is "Not OK"; expected 1 to 40 small letters, digits and dashes, such as rest-api.',
    ]);
  });
});

describe("settings", () => {
  const defaults = {
    budget: { usd: 9, perIteration: { turns: 7 } },
    protect: ["a/**"],
    setup: ["npm ci"],
    branch: { name: "x/<id>" },
    worker: { mode: "subscription", model: "m" },
    manager: { baseUrl: "http://localhost:1" },
  } as const;

  it("come from the mission, else from the configuration, else from CCO", () => {
    const { mission } = parseText(
      withSetting("  budget: {usd: 3}\n  protect: b/**\n  setup: [make]\n  worker: {model: n}\n"),
      {
        defaults,
      },
    );

    expect(mission.budget).toMatchObject({
      usd: 3,
      iterations: 30,
      perIteration: { usd: 3, minutes: 45, turns: 7 },
    });
    expect(mission.protect).toEqual(["a/**", "b/**"]);
    expect(mission.setup).toEqual(["make"]);
    expect(mission.branch).toEqual({ name: "x/t" });
    expect(mission.worker).toEqual({ mode: "subscription", model: "n" });
    expect(mission.manager).toEqual({ baseUrl: "http://localhost:1" });
  });

  it("give way to the overrides of a run", () => {
    const { mission } = parseText(withSetting("  budget: {usd: 3, iterations: 4}\n"), {
      defaults,
      overrides: { budget: { usd: 1 } },
    });

    expect(mission.budget).toMatchObject({ usd: 1, iterations: 4 });
  });

  it("cannot send the manager's key elsewhere from a mission", () => {
    expect(refusalOf(withSetting("  manager: {base_url: http://evil}\n"))).toEqual([
      '4:13: unknown key "base_url". It belongs in .cco/config.yaml, so that no mission can send a key elsewhere.',
    ]);
  });
});
