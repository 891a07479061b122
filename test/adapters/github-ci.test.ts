import { describe, expect, test } from "vitest";
import { createActions } from "#rehearsal/github/actions/actions.ts";
import { createGitHubCi } from "#src/adapters/github-ci.ts";
import { findChecks } from "#src/core/ci.ts";
import { clientOf, jobPermissions } from "#test/rehearsal/github/graphql-stage.ts";
import { createStage, repo, type Stage } from "#test/rehearsal/github/stage.ts";

const readings = { ...jobPermissions, statuses: "read" } as const;

function workflow(name: string, on: string, run = "true"): string {
  return `name: ${name}\non: ${on}\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: ${run}\n`;
}

/** What a job of CCO's own sees and may do. */
function ciOf(stage: Stage, dispatch = false) {
  return createGitHubCi(clientOf(stage, stage.jobToken(readings)), { workflow: "cco.yml", dispatch });
}

/** A branch with one commit beside the base, by somebody whose pushes start CI, or by a job's token. */
async function pushBranch(stage: Stage, by: Stage["ada"]) {
  const base = await stage.head();
  const { data: commit } = await by.git.getCommit({ ...repo, commit_sha: base });
  const tree = commit.tree.sha;
  const { data } = await by.git.createCommit({ ...repo, message: "feat: b", tree, parents: [base] });
  await by.git.createRef({ ...repo, ref: "refs/heads/cco/mission/issue-1", sha: data.sha });
  return { base, sha: data.sha, branch: "cco/mission/issue-1" };
}

describe("CI of a commit", () => {
  test("is read with its jobs, its statuses and the end of a job's log", async () => {
    const failing = workflow("ci", "push", 'echo "::error file=a.ts,line=3::a is not b" && exit 1');
    await using stage = await createStage({ files: { ".github/workflows/ci.yml": failing } });
    await using actions = createActions(stage.github.actions);
    const { sha } = await pushBranch(stage, stage.ada);
    await stage.ada.repos.createCommitStatus({ ...repo, sha, state: "pending", context: "coverage" });
    await actions.idle();
    const ci = ciOf(stage);
    const names = ["ci / test", "coverage", "lint"];

    const seen = findChecks(names, await ci.look({ sha, names }));

    expect(seen).toMatchObject({
      checks: [
        { name: "ci / test", conclusion: "failure", title: "a is not b" },
        { name: "coverage", status: "pending" },
      ],
      held: [],
      others: [],
      running: true,
    });
    expect(seen.checks[0]?.tail).toContain("a.ts:3: failure: a is not b");
    const log = await ci.readLog(seen.checks[0]?.job ?? 0);
    expect(log).toContain("a is not b");
    expect(log).not.toMatch(/^\d{4}-\d\d-\d\dT/m);
    expect(stage.github.violations).toEqual([]);
  });

  test("costs one request, and one more for each further hundred checks", async () => {
    await using stage = await createStage();
    const head_sha = await stage.head();
    const bot = stage.client(stage.jobToken({ checks: "write" }));
    for (let number = 1; number <= 101; number++)
      await bot.checks.create({ ...repo, name: `check ${number}`, head_sha, conclusion: "success" });
    const before = stage.github.calls.length;

    const { checks } = await ciOf(stage).look({ sha: head_sha, names: ["check 101"] });

    expect(checks).toHaveLength(101);
    expect(checks.at(-1)).toMatchObject({ name: "check 101", conclusion: "success" });
    expect(stage.github.calls.length - before).toBe(2);
  });

  test("names the runs that wait for a person, until they are approved", async () => {
    await using stage = await createStage({
      files: { ".github/workflows/ci.yml": workflow("ci", "pull_request") },
    });
    await using actions = createActions(stage.github.actions);
    const bot = stage.client(stage.jobToken(readings));
    const { sha, branch } = await pushBranch(stage, bot);
    stage.github.admin.repository("ada/engine").settings.actionsMayCreatePullRequests = true;
    await bot.pulls.create({ ...repo, head: branch, base: "main", title: "Build" });
    await actions.idle();
    // A check of CCO's own lies in the suite of that run.
    await bot.checks.create({ ...repo, name: "CCO / x", head_sha: sha, status: "in_progress" });
    const ci = ciOf(stage);
    const look = async () => findChecks(["test"], await ci.look({ sha, names: ["test"] }));
    const held = await look();
    for (const run of actions.runs()) actions.approve(run.id);
    await actions.idle();

    expect(held).toMatchObject({
      checks: [],
      held: [{ workflow: "ci", url: expect.stringMatching(/runs\/\d+$/) }],
    });
    expect(await look()).toMatchObject({
      checks: [{ name: "test", conclusion: "success" }],
      held: [],
    });
  });

  test("is read as far as the token may, with the fix for the rest", async () => {
    await using stage = await createStage({ isPrivate: true });
    const sha = await stage.head();
    await stage.ada.repos.createCommitStatus({ ...repo, sha, state: "success", context: "coverage" });
    const bot = stage.client(stage.jobToken({ checks: "write" }));
    await bot.checks.create({ ...repo, name: "lint", head_sha: sha, conclusion: "success" });
    const token = stage.jobToken({ checks: "read", contents: "read" });

    const seen = await createGitHubCi(clientOf(stage, token), { workflow: "cco.yml", dispatch: false }).look({
      sha,
      names: ["coverage"],
    });

    expect(seen.checks).toMatchObject([{ name: "lint" }]);
    expect(seen.problem).toContain("`statuses: read`");
  });
});

describe("CI that nothing starts", () => {
  const files = {
    ".github/workflows/ci.yml": workflow("ci", "{ push: { branches: [main] }, workflow_dispatch: {} }"),
    ".github/workflows/lint.yml": workflow("lint", "workflow_dispatch").replace("  test:", "  style:"),
    ".github/workflows/docs.yml": workflow("docs", "pull_request"),
  };

  test("is started on the mission branch, each workflow once for a head", async () => {
    await using stage = await createStage({ files });
    await using actions = createActions(stage.github.actions);
    const main = await stage.head();
    await stage.ada.actions.createWorkflowDispatch({ ...repo, workflow_id: "ci.yml", ref: "main" });
    await actions.idle();
    const bot = stage.client(stage.jobToken(readings));
    const { sha, base, branch } = await pushBranch(stage, bot);
    const ci = ciOf(stage, true);
    const wish = { sha, base, branch, names: ["test", "lint / style"] };

    const first = await ci.start?.(wish);
    await actions.idle();
    const again = await ci.start?.(wish);
    await actions.idle();

    expect(base).toBe(main);
    expect(first).toEqual({ workflows: ["ci", "lint"], refused: [] });
    expect(again).toEqual(first);
    expect(
      actions
        .runs()
        .filter((run) => run.sha === sha)
        .map((run) => run.workflow.name),
    ).toEqual(["ci", "lint"]);
    const seen = findChecks(wish.names, await ci.look(wish));
    expect(seen.checks.map(({ conclusion }) => conclusion)).toEqual(["success", "success"]);
  });

  test("is refused with the fix where it cannot be started", async () => {
    await using stage = await createStage({ files });
    await using _actions = createActions(stage.github.actions);
    const { sha, base, branch } = await pushBranch(stage, stage.client(stage.jobToken(readings)));

    const started = await ciOf(stage, true).start?.({
      sha,
      base,
      branch,
      names: ["docs / test", "unheard of"],
    });

    expect(started?.workflows).toEqual([]);
    expect(started?.refused).toEqual([
      expect.stringContaining("does not know which workflow makes `unheard of`"),
      expect.stringMatching(/`docs`.*'workflow_dispatch' trigger.*`workflow_dispatch:` under `on:`/),
    ]);
  });

  test("is left alone where nobody has allowed it", async () => {
    await using stage = await createStage();

    expect(ciOf(stage).start).toBeUndefined();
  });
});
