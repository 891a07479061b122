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

async function dispatch({ ada }: ActionStage, mission: string): Promise<void> {
  const inputs = { mission, reason: "by hand" };
  await ada.actions.createWorkflowDispatch({ owner, repo, workflow_id: "cco.yml", ref: "main", inputs });
}

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

  test.concurrent("is one mission when it is dispatched twice at once", async () => {
    const acts = [meets(1, "one"), meets(2, "two")];
    await using stage = await createActionStage({ action: action.directory, acts });
    await stage.ada.issues.create({ owner, repo, title: "Write files", body: issueText(["one", "two"]) });
    // Named in two ways, so that GitHub does not put the jobs one after the other.
    await stage.ada.issues.addLabels({ owner, repo, issue_number, labels: ["cco:mission"] });
    await Promise.all([dispatch(stage, "#1"), dispatch(stage, "issue-1")]);
    await stage.idle();

    await expectOneMission(stage, ["1", "2"]);
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
