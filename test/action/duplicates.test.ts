import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createGate } from "#rehearsal/scripted-model/gate.ts";
import { buildAction } from "./built-action.ts";
import { act, issueText, meets, reports, writes } from "./script.ts";
import { type ActionStage, createActionStage, issue_number, owner, repo } from "./stage.ts";

let action: Awaited<ReturnType<typeof buildAction>>;

beforeAll(async () => {
  action = await buildAction();
});

afterAll(() => action[Symbol.asyncDispose]());

async function dispatch({ ada }: ActionStage, mission: string, workflow_id = "cco.yml"): Promise<void> {
  const inputs = { mission, reason: "by hand" };
  await ada.actions.createWorkflowDispatch({ owner, repo, workflow_id, ref: "main", inputs });
}

/** A maintainer's own workflow for one mission: GitHub does not put its jobs after those of the shipped one. */
const ownWorkflow = `name: The first issue
on:
  workflow_dispatch:
    inputs:
      mission: { type: string }
      reason: { type: string }
      by: { type: string }
permissions: { actions: write, checks: write, contents: write, issues: write, pull-requests: write }
jobs:
  first:
    runs-on: ubuntu-latest
    concurrency: { group: first }
    steps:
      - uses: mivertowski/cco@v1
        with:
          mission: "1"
          anthropic-api-key: \${{ secrets.ANTHROPIC_API_KEY }}
`;

async function expectOneMission(stage: ActionStage, iterations: readonly string[]): Promise<void> {
  const entries = await stage.entries();
  const { data: pulls } = await stage.ada.pulls.list({ owner, repo, state: "all" });
  expect(entries.filter(({ type }) => type === "mission-opened")).toHaveLength(1);
  expect(entries.flatMap((one) => (one.type === "iteration-opened" ? one.iteration : []))).toEqual(
    iterations.map(Number),
  );
  expect(await stage.iterations()).toEqual(iterations);
  expect(pulls).toHaveLength(1);
  expect(await stage.sticky()).toContain("100 %");
  expect(await stage.labels()).toEqual(["cco:done", "cco:mission"]);
}

describe("a mission that is started more than once", () => {
  test.concurrent("is one mission when the same event arrives twice", async () => {
    const gate = createGate();
    const first = act(1, { ...writes("one"), hold: gate }, reports("write one"));
    await using stage = await createActionStage({ action: action.directory, acts: [first, meets(2, "two")] });
    await stage.begin(issueText(["one", "two"]));
    await gate.reached;

    const heard = stage.actions.runs().find(({ event }) => event === "issues");
    await stage.ada.actions.reRunWorkflow({ owner, repo, run_id: heard?.id ?? 0 });
    await stage.actions.waitFor(() =>
      stage.actions.runs().some((run) => run.attempt === 2 && run.status === "completed"),
    );
    gate.release();
    await stage.idle();

    await expectOneMission(stage, ["1", "2"]);
  });

  test.concurrent("is one mission when two workflows start it at once", async () => {
    const acts = [meets(1, "one"), meets(2, "two")];
    const files = { ".github/workflows/own.yml": ownWorkflow };
    await using stage = await createActionStage({ action: action.directory, acts, files });
    await stage.ada.issues.create({ owner, repo, title: "Write files", body: issueText(["one", "two"]) });
    await stage.ada.issues.addLabels({ owner, repo, issue_number, labels: ["cco:mission"] });
    await Promise.all([dispatch(stage, "1"), dispatch(stage, "1", "own.yml")]);
    await stage.idle();

    await expectOneMission(stage, ["1", "2"]);
  });
});

describe("a mission that is dispatched under other names than its own", () => {
  test.concurrent("is worked on by jobs of one name, which GitHub puts one after the other", async () => {
    const files = { one: "ok" };
    await using stage = await createActionStage({ action: action.directory, acts: [], files });
    await stage.ada.issues.create({ owner, repo, title: "Write files", body: issueText(["one"]) });

    await Promise.all([dispatch(stage, "#1"), dispatch(stage, "issue-1")]);
    await stage.idle();

    const runs = stage.actions.runs().filter(({ event }) => event === "workflow_dispatch");
    expect(runs.map(({ title }) => title).toSorted()).toEqual([
      "CCO #1, by hand",
      "CCO 1, by its name",
      "CCO 1, by its name",
      "CCO issue-1, by hand",
    ]);
    const writers = (await stage.entries()).map(({ by }) => by.run);
    const named = runs.filter(({ title }) => title.startsWith("CCO 1,")).map(({ id }) => `actions:${id}`);
    expect(named).toEqual(expect.arrayContaining(writers));
    expect(stage.github.violations).toEqual([]);
  });
});

describe("a mission file", () => {
  test.concurrent("is a mission as soon as it is pushed to the default branch", async () => {
    const acts = [meets(1, "one")];
    await using stage = await createActionStage({ action: action.directory, acts });
    const text = `mission:
  title: Write a file
  definition_of_done:
    - criteria: The file one says ok
      verify: "grep -q ok one"
`;

    await push(stage, ".cco/mission.yaml", text);
    await stage.idle();

    expect(await stage.iterations("mission")).toEqual(["1"]);
    expect(await stage.conclusion("mission")).toBe("success");
    expect((await stage.entries("mission")).findLast(({ type }) => type === "mission-closed")).toMatchObject({
      outcome: "done",
    });
    const { data: pulls } = await stage.ada.pulls.list({ owner, repo, state: "all" });
    expect(pulls).toHaveLength(1);
    expect(pulls[0]).toMatchObject({ title: "Write a file", draft: false });
    expect(stage.github.violations).toEqual([]);
  });
});

/** A commit on the default branch. */
async function push({ ada }: ActionStage, path: string, content: string): Promise<void> {
  const { data: main } = await ada.git.getRef({ owner, repo, ref: "heads/main" });
  const { sha } = main.object;
  const tree = [{ path, mode: "100644", type: "blob", content }] as const;
  const { data: base } = await ada.git.getCommit({ owner, repo, commit_sha: sha });
  const { data: made } = await ada.git.createTree({ owner, repo, base_tree: base.tree.sha, tree: [...tree] });
  const { data: commit } = await ada.git.createCommit({
    owner,
    repo,
    message: "feat: a mission",
    tree: made.sha,
    parents: [sha],
  });
  await ada.git.updateRef({ owner, repo, ref: "heads/main", sha: commit.sha });
}
