import { expect, it } from "vitest";
import { createStage, widgets, workflow } from "./stage.ts";

const on = `
  workflow_dispatch:
    inputs:
      mission: {required: true, type: string}
      reason: {type: choice, options: [next, retry], default: next}
      dry: {type: boolean}
      turns: {type: number, default: 5}
`;
const steps = `- run: echo "$SEEN"
  env:
    SEEN: \${{ toJSON(inputs) }}`;

it("hands typed inputs and their defaults to the run", async () => {
  await using stage = await createStage({
    "a.yml": workflow(steps, { on, top: `name: Mission\nrun-name: Mission \${{ inputs.mission }}` }),
  });

  const run = await stage.dispatch("a.yml", { mission: "issue-42", dry: true });
  await stage.actions.idle();

  expect(run).toMatchObject({ event: "workflow_dispatch", title: "Mission issue-42", number: 1 });
  const printed = stage.log(run).split("##[endgroup]")[1] ?? "";
  expect(JSON.parse(printed.slice(0, printed.indexOf("}") + 1))).toEqual({
    mission: "issue-42",
    reason: "next",
    dry: true,
    turns: 5,
  });
});

it("refuses with GitHub's sentence", async () => {
  await using stage = await createStage({ "a.yml": workflow(steps, { on }), "b.yml": workflow(steps) });
  const refusal = (workflowName: string, inputs: Record<string, unknown>, ref = "main") =>
    stage.actions.backend.dispatch({
      repository: widgets,
      workflow: workflowName,
      ref,
      inputs,
      actor: "ada",
    });

  expect(await refusal("none.yml", {})).toEqual({ status: 404, message: "Not Found" });
  expect(await refusal("b.yml", {})).toEqual({
    status: 422,
    message: "Workflow does not have 'workflow_dispatch' trigger",
  });
  expect(await refusal("a.yml", { mission: "x" }, "gone")).toEqual({
    status: 422,
    message: "No ref found for: gone",
  });
  expect(await refusal("a.yml", {})).toEqual({
    status: 422,
    message: "Required input 'mission' not provided",
  });
  expect(await refusal("a.yml", { mission: "x", odd: 1 })).toEqual({
    status: 422,
    message: 'Unexpected inputs provided: ["odd"]',
  });
  expect(await refusal("a.yml", { mission: "x", reason: "why" })).toMatchObject({ status: 422 });
  expect(await refusal("a.yml", { mission: "x".repeat(65_536) })).toEqual({
    status: 422,
    message: "inputs are too large.",
  });
  stage.actions.setWorkflowEnabled(widgets, ".github/workflows/a.yml", false);
  expect(await refusal("a.yml", { mission: "x" })).toEqual({
    status: 422,
    message: "Cannot trigger a 'workflow_dispatch' on a disabled workflow",
  });
});

it("refuses a file with more than 25 inputs", async () => {
  const many = Array.from({ length: 26 }, (_, index) => `i${index}: {}`).join(", ");
  await using stage = await createStage({
    "a.yml": workflow(steps, { on: `{workflow_dispatch: {inputs: {${many}}}}` }),
  });

  await expect(stage.dispatch("a.yml")).rejects.toThrow(/up to 25/);
});

it("runs the version at the given ref of a workflow that the default branch has", async () => {
  await using stage = await createStage({
    "a.yml": workflow("- run: echo old", { on: "workflow_dispatch" }),
  });
  await stage.git("switch", "-q", "-c", "topic");
  await stage.commit({
    ".github/workflows/a.yml": workflow("- run: echo new $GITHUB_REF_NAME", { on: "workflow_dispatch" }),
  });

  const run = await stage.actions.backend.dispatch({
    repository: widgets,
    workflow: "a.yml",
    ref: "topic",
    inputs: {},
    actor: "ada",
  });
  await stage.actions.idle();

  expect(stage.log(stage.actions.runs()[0])).toContain("new topic");
  expect(run).toMatchObject({ branch: "topic" });
});
