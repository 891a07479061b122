import { expect, it } from "vitest";
import { createStage, widgets, workflow } from "./stage.ts";

const echo = "- run: echo ran";

it("runs a workflow whose event and type match, with the file of the default branch", async () => {
  await using stage = await createStage({
    "a.yml": workflow(echo),
    "b.yml": workflow(echo, { on: "{issues: {types: [closed]}}" }),
  });

  const runs = await stage.runsAfter();

  expect(runs).toMatchObject([
    {
      number: 1,
      attempt: 1,
      event: "issues",
      title: "Build it",
      branch: "main",
      status: "completed",
      conclusion: "success",
      actor: "ada",
    },
  ]);
  expect(runs[0]?.workflow.path).toBe(".github/workflows/a.yml");
  expect(stage.log(runs[0])).toContain("ran");
});

it("starts nothing for what a job's token did", async () => {
  await using stage = await createStage({
    "a.yml": workflow(echo, { on: "{issues: , push: , repository_dispatch: }" }),
  });

  expect(await stage.runsAfter({ byJobToken: true })).toEqual([]);
  expect(await stage.runsAfter({ byJobToken: true, name: "repository_dispatch", action: "go" })).toHaveLength(
    1,
  );
});

it("filters a push by branch, by path and by what its message asks", async () => {
  await using stage = await createStage({
    "a.yml": workflow(echo, {
      on: "{push: {branches: [main, 'release/**'], paths: ['missions/*.yaml', '!missions/draft.yaml']}}",
    }),
  });
  const pushed = async (path: string, message: string, ref = "refs/heads/main") => {
    const before = await stage.git("rev-parse", "HEAD");
    const after = await stage.commit({ [path]: `${Math.random()}` }, message);
    return (
      await stage.runsAfter({ name: "push", action: undefined, ref, sha: after, payload: { before, after } })
    ).length;
  };

  expect(await pushed("missions/a.yaml", "Add a mission")).toBe(1);
  expect(await pushed("missions/a.yaml", "Change it", "refs/heads/release/1/x")).toBe(1);
  expect(await pushed("missions/a.yaml", "Change it", "refs/heads/topic")).toBe(0);
  expect(await pushed("missions/draft.yaml", "Draft")).toBe(0);
  expect(await pushed("src/a.ts", "Change code")).toBe(0);
  expect(await pushed("missions/a.yaml", "Record [skip ci]")).toBe(0);
});

it("takes the workflow of a push from the pushed commit", async () => {
  await using stage = await createStage({});
  const sha = await stage.commit({
    ".github/workflows/new.yml": workflow(echo, { on: "push", top: "name: New" }),
  });

  stage.push(sha);
  await stage.actions.idle();

  expect(stage.actions.runs()).toMatchObject([{ workflow: { name: "New" }, sha, event: "push" }]);
});

it("holds runs of a pull request that a job's token made until a person approves them", async () => {
  await using stage = await createStage({ "ci.yml": workflow(echo, { on: "pull_request" }) });
  const sha = await stage.git("rev-parse", "HEAD");
  const payload = {
    pull_request: { title: "Work", head: { ref: "topic", sha }, base: { ref: "main", sha } },
  };

  const [held] = await stage.runsAfter({
    name: "pull_request",
    action: "opened",
    byJobToken: true,
    ref: "refs/pull/1/merge",
    payload,
  });
  expect(held).toMatchObject({
    status: "completed",
    conclusion: "action_required",
    branch: "topic",
    title: "Work",
  });

  stage.actions.approve(held?.id ?? 0);
  await stage.actions.idle();
  expect(stage.actions.runs()).toMatchObject([{ conclusion: "success", attempt: 1 }]);
});

it("ends a chain of workflow_run events after three levels", async () => {
  const on = "{issues: {types: [labeled]}, workflow_run: {workflows: [Chain], types: [completed]}}";
  await using stage = await createStage({ "a.yml": workflow(echo, { on, top: "name: Chain" }) });

  expect((await stage.runsAfter()).map(({ event }) => event)).toEqual([
    "issues",
    ...Array(3).fill("workflow_run"),
  ]);
});

it("starts nothing for check suites that Actions made", async () => {
  await using stage = await createStage({
    "a.yml": workflow(echo, { on: "{check_suite: {types: [completed]}}" }),
  });
  const suite = (slug: string) => ({
    name: "check_suite",
    action: "completed",
    payload: { check_suite: { app: { slug } } },
  });

  expect(await stage.runsAfter(suite("github-actions"))).toEqual([]);
  expect(await stage.runsAfter(suite("some-ci"))).toHaveLength(1);
});

it("fires schedules by hand, and leaves disabled workflows alone", async () => {
  await using stage = await createStage({
    "a.yml": workflow("- run: grep schedule $GITHUB_EVENT_PATH", {
      on: "{schedule: [{cron: '*/15 * * * *'}, {cron: '0 3 * * *'}]}",
    }),
  });

  await stage.actions.tick(widgets, "0 3 * * *");
  await stage.actions.idle();
  stage.actions.setWorkflowEnabled(widgets, ".github/workflows/a.yml", false);
  await stage.actions.tick(widgets);
  await stage.actions.idle();

  expect(stage.actions.runs()).toHaveLength(1);
  expect(stage.log(stage.actions.runs()[0])).toContain("0 3 * * *");
});

it("records a push of a file it cannot accept as a failed run without jobs", async () => {
  await using stage = await createStage({ "a.yml": "on: push\njobs: {work: {steps: []}}\n" });

  stage.push(await stage.git("rev-parse", "HEAD"));
  await stage.actions.idle();

  const [run] = stage.actions.runs();
  expect(run).toMatchObject({ conclusion: "failure", title: ".github/workflows/a.yml" });
  expect(stage.actions.jobs(run?.id ?? 0)).toEqual([]);
});
