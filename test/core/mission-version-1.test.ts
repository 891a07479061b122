import { describe, expect, it } from "vitest";
import { parseText, refusalOf } from "#test/support/parsed-mission.ts";

describe("a mission of version 1", () => {
  it("parses unchanged", () => {
    const { mission, notices, repository } = parseText(`mission:
  title: "Build REST API for Task Management"
  repository: "./my-project"
  description: |
    Create a complete REST API with CRUD operations for tasks

  definition_of_done:
    - criteria: "All CRUD endpoints implemented"
      measurable: true
      priority: critical

    - criteria: "Unit tests with >80% coverage"
      measurable: true
      priority: "High"

    - description: "API documentation generated"
      measurable: false
      priority: medium

  constraints:
    - "Use TypeScript"
    - "Follow RESTful conventions"

  context: "A new project"
`);

    expect(notices).toEqual([]);
    expect(repository).toBe("./my-project");
    expect(mission.criteria.map(({ text, priority, measurable }) => [text, priority, measurable])).toEqual([
      ["All CRUD endpoints implemented", "critical", true],
      ["Unit tests with >80% coverage", "high", true],
      ["API documentation generated", "medium", false],
    ]);
    expect(mission.constraints).toEqual(["Use TypeScript", "Follow RESTful conventions"]);
    expect(mission).toMatchObject({ title: "Build REST API for Task Management", context: "A new project" });
  });

  it("keeps what still has a meaning, and says what became of the rest", () => {
    const { mission, notices } = parseText(`mission:
  title: "Test"
  repository: "."
  priority: "high"
  maxIterations: 7
  model: openai/gpt-4o
  definitionOfDone:
    - id: "test-file"
      description: "Create a test file"
      type: "functional"
      verification_method: "file_exists"
      acceptanceCriteria:
        - "The file exists"
        - "It says hello"
      completed: true
  phases:
    - name: "test"
      dod_criteria: ["test-file"]
  createdAt: 2025-01-01
`);

    expect(mission.budget.iterations).toBe(7);
    expect(mission.manager.model).toBe("openai/gpt-4o");
    expect(mission.criteria).toEqual([
      {
        id: "test-file",
        text: "Create a test file",
        priority: "high",
        measurable: true,
        checks: [],
        rubric: "- The file exists\n- It says hello",
      },
    ]);
    expect(notices).toMatchInlineSnapshot(`
      [
        "mission.yaml:5:3: max_iterations is budget.iterations today; it was taken as that.",
        "mission.yaml:6:3: model is manager.model today; it was taken as that.",
        "mission.yaml:10:7: definition_of_done.type is left out: it has no effect.",
        "mission.yaml:11:7: definition_of_done.verification_method is left out: verify takes the command that proves the criterion.",
        "mission.yaml:12:7: definition_of_done.acceptance_criteria was taken as the rubric. A command under verify would prove it.",
        "mission.yaml:15:7: definition_of_done.completed is left out: CCO finds out itself what holds, at the commit, and keeps it in the mission's ledger.",
        "mission.yaml:16:3: phases is left out: CCO plans each iteration from what is still unmet. Order the criteria by priority instead.",
        "mission.yaml:19:3: created_at is left out: CCO finds out itself what holds, at the commit, and keeps it in the mission's ledger.",
      ]
    `);
  });

  it("may leave out the wrapper and spell keys in camel or kebab case", () => {
    const { mission } = parseText(
      "title: T\ndefinitionOfDone: [A]\npullRequest: {autoMerge: true}\nbudget: {per-iteration: {turns: 3}}",
    );

    expect(mission.pullRequest.autoMerge).toBe(true);
    expect(mission.budget.perIteration.turns).toBe(3);
  });

  it("is refused with places as they were written, whatever a key was renamed to", () => {
    expect(
      refusalOf(
        "title: T\nmaxIterations: 7\ndefinitionOfDone:\n  - {acceptanceCriteria: [x], criteria: 5}\npullRequest:\n  autoMerge: maybe",
      ),
    ).toEqual([
      "4:41: criteria is 5; expected a text. Put quotes round it.",
      '6:14: auto_merge is "maybe"; expected true or false.',
    ]);
  });

  it("lets a key of today win over the old one", () => {
    expect(
      parseText("title: T\nmax_iterations: 7\nbudget: {iterations: 9}\ndefinition_of_done: [A]").mission
        .budget.iterations,
    ).toBe(9);
  });
});
