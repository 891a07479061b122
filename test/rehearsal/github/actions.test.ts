import { describe, expect, test } from "vitest";
import { createActions } from "#rehearsal/github/actions/actions.ts";
import { createStage, refusalOf, repo } from "./stage.ts";

const workflow = `name: Mission
run-name: Mission \${{ inputs.mission }}
on:
  workflow_dispatch:
    inputs:
      mission: { required: true }
  push:
jobs:
  work:
    runs-on: ubuntu-latest
    steps:
      - run: echo "mission \${{ inputs.mission }}"
`;

const files = { ".github/workflows/cco.yml": workflow };
const named = { ...repo, workflow_id: "cco.yml" };

describe("the endpoints of Actions", () => {
  test("dispatch a workflow and follow its run, its job, its log and its check", async () => {
    await using stage = await createStage({ files });
    await using actions = createActions(stage.github.actions);
    const bot = stage.client(stage.jobToken({ actions: "write", checks: "read" }));
    const inputs = { mission: "42" };

    const { data } = await bot.actions.createWorkflowDispatch({
      ...named,
      ref: "main",
      inputs,
      return_run_details: true,
    });
    const run_id = (data as unknown as { workflow_run_id: number }).workflow_run_id;
    await actions.idle();

    const run = await bot.actions.getWorkflowRun({ ...repo, run_id });
    expect(run.data).toMatchObject({
      display_title: "Mission 42",
      status: "completed",
      conclusion: "success",
      event: "workflow_dispatch",
      actor: { login: "github-actions[bot]" },
    });
    const jobs = await bot.actions.listJobsForWorkflowRun({ ...repo, run_id });
    expect(jobs.data.jobs).toMatchObject([{ name: "work", conclusion: "success" }]);
    const log = await bot.request("GET /repos/{owner}/{repo}/actions/jobs/{job_id}/logs", {
      ...repo,
      job_id: jobs.data.jobs[0]?.id ?? 0,
    });
    expect(log.data).toContain("mission 42");
    const checks = await bot.checks.listForRef({ ...repo, ref: "main" });
    expect(checks.data.check_runs).toMatchObject([{ name: "work", conclusion: "success" }]);
    const told = stage.events.filter(({ name }) => name === "workflow_run").map(({ action }) => action);
    expect(told).toEqual(["requested", "in_progress", "completed"]);
    expect((await refusalOf(bot.actions.cancelWorkflowRun({ ...repo, run_id }))).status).toBe(409);
    expect((await bot.actions.reRunWorkflow({ ...repo, run_id })).status).toBe(201);
    await actions.idle();
    expect(
      (await bot.actions.listWorkflowRunsForRepo({ ...repo, event: "workflow_dispatch" })).data.workflow_runs,
    ).toMatchObject([{ id: run_id, run_attempt: 2 }]);
  });

  test("refuse what cannot be dispatched, and who may not", async () => {
    await using stage = await createStage({ files });
    await using actions = createActions(stage.github.actions);
    const bot = stage.client(stage.jobToken({ actions: "write" }));

    expect(
      (
        await refusalOf(
          bot.actions.createWorkflowDispatch({ ...named, workflow_id: "none.yml", ref: "main" }),
        )
      ).status,
    ).toBe(404);
    expect(await refusalOf(bot.actions.createWorkflowDispatch({ ...named, ref: "none" }))).toMatchObject({
      status: 422,
    });
    const weak = stage.client(stage.jobToken({ actions: "read" }));
    expect((await refusalOf(weak.actions.createWorkflowDispatch({ ...named, ref: "main" }))).status).toBe(
      403,
    );
    expect(
      (await refusalOf(stage.eve.actions.createWorkflowDispatch({ ...named, ref: "main" }))).status,
    ).toBe(403);
    expect(actions.runs()).toEqual([]);
  });

  test("run nothing for what a job's token pushed, and everything for what it dispatched", async () => {
    await using stage = await createStage({
      files: { ...files, ".github/workflows/other.yml": workflow.replace("push:", "repository_dispatch:") },
    });
    await using actions = createActions(stage.github.actions);
    const bot = stage.client(stage.jobToken({ contents: "write" }));

    await bot.git.createRef({ ...repo, ref: "refs/heads/topic", sha: await stage.head() });
    expect((await bot.repos.createDispatchEvent({ ...repo, event_type: "wake" })).status).toBe(204);
    await actions.idle();

    expect(actions.runs().map(({ event }) => event)).toEqual(["repository_dispatch"]);
    expect(
      (
        await refusalOf(
          bot.repos.createDispatchEvent({
            ...repo,
            event_type: "wake",
            client_payload: Object.fromEntries(Array.from("abcdefghijk", (key) => [key, 1])),
          }),
        )
      ).status,
    ).toBe(422);
  });
});
