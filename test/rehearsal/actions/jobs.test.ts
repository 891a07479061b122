import { expect, it } from "vitest";
import { createStage, workflow } from "./stage.ts";

const header = "on: {issues: {types: [labeled]}}\n";

it("runs jobs in the order of their needs, with outputs and results, and skips what depends on a failure", async () => {
  await using stage = await createStage(
    {
      "a.yml": `${header}jobs:
  one:
    runs-on: x
    outputs: {word: "\${{ steps.say.outputs.word }}", leak: "\${{ steps.say.outputs.leak }}"}
    steps: [{id: say, run: 'echo word=hello >> "$GITHUB_OUTPUT"; echo leak=s3cr3t >> "$GITHUB_OUTPUT"'}]
  two:
    needs: one
    runs-on: x
    steps: [{run: "echo \${{ needs.one.result }} \${{ needs.one.outputs.word }} [\${{ needs.one.outputs.leak }}]; exit 1"}]
  three: {needs: two, runs-on: x, steps: [{run: echo}]}
  four: {needs: three, if: "always() && needs.three.result == 'skipped'", runs-on: x, steps: [{run: echo}]}
  five: {needs: four, runs-on: x, steps: [{run: echo}]}
`,
    },
    { secrets: { S: "s3cr3t" } },
  );

  const [run] = await stage.runsAfter();

  expect(stage.log(run, "two")).toContain("success hello []");
  expect(run?.conclusion).toBe("failure");
  expect(stage.actions.jobs(run?.id ?? 0).map(({ name, conclusion }) => `${name} ${conclusion}`)).toEqual([
    ...["one success", "two failure", "three skipped", "four success", "five skipped"],
  ]);
});

it("gives each job a token with exactly the permissions it names and revokes it at the end", async () => {
  await using stage = await createStage({
    "a.yml": `${header}permissions: {contents: write, pull-requests: write}
jobs:
  a: {runs-on: x, steps: [{run: echo}]}
  b: {needs: a, runs-on: x, permissions: {id-token: write}, steps: [{run: 'echo "$ACTIONS_ID_TOKEN_REQUEST_URL"'}]}
`,
    "b.yml": workflow("- run: echo [$ACTIONS_ID_TOKEN_REQUEST_URL]"),
  });

  const runs = await stage.runsAfter();

  const of = (run: number | undefined) =>
    stage.tokens.filter(({ runId }) => runId === run).map(({ permissions }) => permissions);
  expect(of(runs[0]?.id)).toEqual([
    { contents: "write", pull_requests: "write", metadata: "read" },
    { metadata: "read" },
  ]);
  expect(of(runs[1]?.id)).toEqual([undefined]);
  expect(stage.tokens.every(({ revoked }) => revoked)).toBe(true);
  expect(stage.log(runs[0], "b")).toContain("http://127.0.0.1:1/token");
  expect(stage.log(runs[1])).toContain("\n[]");
});

it("expands a matrix and lets a tolerated failure pass", async () => {
  await using stage = await createStage({
    "a.yml": `${header}jobs:
  test:
    runs-on: x
    continue-on-error: \${{ matrix.os == 'beta' }}
    strategy: {matrix: {node: [20, 24], os: [linux], include: [{node: 24, os: beta}, {node: 24, os: linux, extra: yes}]}}
    steps: [{run: "test \${{ matrix.os }} = linux && echo got \${{ matrix.extra }}"}]
  next: {needs: test, runs-on: x, steps: [{run: "echo \${{ needs.test.result }}"}]}
`,
  });

  const [run] = await stage.runsAfter();

  expect(stage.actions.jobs(run?.id ?? 0).map(({ name, conclusion }) => `${name} ${conclusion}`)).toEqual([
    ...[
      "test (20, linux) success",
      "test (24, linux, yes) success",
      "test (24, beta) failure",
      "next success",
    ],
  ]);
  expect(run?.conclusion).toBe("success");
});

it("tells the host of every change", async () => {
  await using stage = await createStage({ "a.yml": workflow("- run: echo", { top: "name: W" }) });

  await stage.runsAfter();

  expect(stage.announced).toEqual(["W requested", "W in_progress", "W completed success"]);
  expect(stage.reports.map(({ action, job }) => `${action} ${job.status} ${job.conclusion}`)).toEqual([
    ...["queued queued null", "in_progress in_progress null", "completed completed success"],
  ]);
});

it("gives a job GitHub's variables and the whole event", async () => {
  const names = [
    "GITHUB_ACTIONS",
    "CI",
    "GITHUB_EVENT_NAME",
    "GITHUB_REF",
    "GITHUB_REF_NAME",
    "GITHUB_REPOSITORY",
    "GITHUB_REPOSITORY_ID",
    "GITHUB_REPOSITORY_OWNER",
    "GITHUB_RUN_ATTEMPT",
    "GITHUB_RUN_NUMBER",
    "GITHUB_JOB",
    "GITHUB_ACTOR",
    "GITHUB_TRIGGERING_ACTOR",
    "GITHUB_WORKFLOW_REF",
    "GITHUB_TOKEN",
    "VITEST",
  ];
  const steps = `- run: |\n    echo "${names.map((name) => `$${name}`).join("|")}"\n    cat "$GITHUB_EVENT_PATH"\n    pwd; echo "$GITHUB_WORKSPACE $HOME"`;
  await using stage = await createStage({ "a.yml": workflow(steps) });

  const [run] = await stage.runsAfter();

  expect(stage.log(run)).toContain(
    "true|true|issues|refs/heads/main|main|acme/widgets|4711|acme|1|1|work|ada|ada|acme/widgets/.github/workflows/a.yml@refs/heads/main||\n",
  );
  expect(stage.log(run)).toContain('"number": 7');
  expect(stage.log(run)).toContain(`${stage.directory}/machines/job-`);
});

it("repeats a run with the next attempt and the same event", async () => {
  await using stage = await createStage({
    "a.yml": workflow("- run: test $GITHUB_RUN_ATTEMPT = 2 && echo $GITHUB_ACTOR $GITHUB_TRIGGERING_ACTOR"),
  });
  const [first] = await stage.runsAfter();

  expect(
    await stage.actions.backend.rerun({ owner: "acme", name: "widgets" }, first?.id ?? 0, "bob"),
  ).toBeUndefined();
  await stage.actions.idle();

  const [run] = stage.actions.runs();
  expect([first?.conclusion, run?.conclusion, run?.attempt, run?.number]).toEqual([
    "failure",
    "success",
    2,
    1,
  ]);
  expect(stage.log(run)).toContain("ada bob");
  expect(stage.actions.jobs(first?.id ?? 0, 1)).toHaveLength(1);
});
