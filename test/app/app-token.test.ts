import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renderWorkflow } from "#src/core/workflow-file.ts";
import { buildAction } from "../action/built-action.ts";
import { issueText, meets } from "../action/script.ts";
import { createShiftedClock } from "../action/shifted-clock.ts";
import { type ActionStage, createActionStage, issue_number, owner, repo } from "../action/stage.ts";
import { createTokenServer, type TokenServer } from "./token-server.ts";

const branch = "cco/mission/issue-1";
const signaturesRequired = {
  source: "ruleset",
  name: "signed",
  pattern: "cco/mission/*",
  requireSignatures: true,
} as const;
const ciFile = `name: ci
on: pull_request
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
      - run: grep -q ok three
`;

let action: Awaited<ReturnType<typeof buildAction>>;

beforeAll(async () => {
  action = await buildAction();
});

afterAll(() => action[Symbol.asyncDispose]());

type AppStage = ActionStage & {
  readonly server: TokenServer;
  /** A minute goes by, and the schedule fires. */
  readonly later: () => Promise<void>;
};

type StageOptions = Parameters<typeof createActionStage>[0];

/** A repository whose workflow names an App's address, with an App that is there. */
async function createAppStage(
  acts: StageOptions["acts"],
  repository: StageOptions["repository"] = {},
): Promise<AppStage> {
  let server: TokenServer | undefined;
  let minutes = 0;
  const clock = await createShiftedClock();
  const stage = await createActionStage({
    environment: clock.environment,
    action: action.directory,
    acts,
    repository,
    files: { ".github/workflows/ci.yml": ciFile },
    workflow: async (github) => {
      server = await createTokenServer(github);
      return renderWorkflow(server.url);
    },
  });
  if (server === undefined) throw new Error("There is no App.");
  const started = server;
  return {
    ...stage,
    server: started,
    later: async () => {
      await clock.putForward(++minutes * 60_000);
      await stage.sweep();
    },
    [Symbol.asyncDispose]: async () => {
      await stage[Symbol.asyncDispose]();
      await started[Symbol.asyncDispose]();
      await clock[Symbol.asyncDispose]();
    },
  };
}

/** What the App does when it hears of the label: here it only gives tokens. */
async function dispatch({ ada }: AppStage): Promise<void> {
  const inputs = { mission: "1", by: owner };
  await ada.actions.createWorkflowDispatch({ owner, repo, workflow_id: "cco.yml", ref: "main", inputs });
}

/** Of the commits of the mission. */
async function signatures({ ada }: AppStage) {
  const { data } = await ada.repos.compareCommits({ owner, repo, base: "main", head: branch });
  return data.commits.map(({ commit }) => ({
    by: commit.author?.name,
    verified: commit.verification?.verified,
  }));
}

describe("a mission with the App's token", () => {
  let stage: AppStage;

  beforeAll(async () => {
    const acts = [meets(1, "one"), meets(2, "two"), meets(3, "three")];
    stage = await createAppStage(acts, { rules: [signaturesRequired] });
    stage.github.admin.install(stage.server.app.id, owner, [`${owner}/${repo}`]);
    const ci = "- [ ] CI is green\n  check: `ci / test`\n";
    await stage.begin(issueText(["one", "two", "three"], ci));
    await dispatch(stage);
    await stage.idle();
    // CI may have been quicker than the look at it.
    if ((await stage.labels()).includes("cco:parked")) await stage.later();
  });

  afterAll(() => stage[Symbol.asyncDispose]());

  it("starts CI by itself on what it pushes, and CI proves a criterion", async () => {
    const runs = stage.actions.runs().filter(({ workflow }) => workflow.name === "ci");

    expect(await stage.labels()).toEqual(["cco:done", "cco:mission"]);
    expect(runs.map(({ event, actor }) => `${event} ${actor}`)).toEqual(
      runs.map(() => "pull_request cco[bot]"),
    );
    expect(runs.map(({ conclusion }) => conclusion)).not.toContain("action_required");
    expect(runs.at(-1)?.conclusion).toBe("success");
    expect(await stage.sticky()).toMatch(/CI is green[\s\S]*\[ci \/ test\]/);
  });

  it("is the App's work: pull request, comments, checks and ledger", async () => {
    const { ada } = stage;
    const at = { owner, repo };
    const { data: pulls } = await ada.pulls.list({ ...at, state: "all" });
    const { data: comments } = await ada.issues.listComments({ ...at, issue_number });
    const { data: ledger } = await ada.repos.listCommits({ ...at, sha: "cco/state/issue-1" });
    const { data: checks } = await ada.checks.listForRef({ ...at, ref: branch, per_page: 100 });
    const ours = checks.check_runs.filter(({ name }) => name.startsWith("CCO /"));

    expect(pulls.map(({ user }) => user?.login)).toEqual(["cco[bot]"]);
    expect(new Set(comments.map(({ user }) => user?.login))).toEqual(new Set(["cco[bot]"]));
    expect(new Set(ledger.map(({ commit }) => commit.author?.name))).toEqual(new Set(["cco[bot]"]));
    expect(new Set(ours.map(({ app }) => app?.slug))).toEqual(new Set(["cco"]));
    // CI fetches with the token of its own jobs.
    const byJobs = stage.github.calls.filter(({ by }) => by === "github-actions[bot]");
    expect(byJobs.filter(({ door, path }) => door !== "git" || path.endsWith("receive-pack"))).toEqual([]);
    expect(stage.github.violations).toEqual([]);
  });

  it("has GitHub sign all its commits, where the branch takes no others", async () => {
    expect(await signatures(stage)).toEqual([1, 2, 3].map(() => ({ by: "cco[bot]", verified: true })));
  });

  it("is not woken by what the App itself does", () => {
    const byBot = stage.actions
      .runs()
      .filter(({ workflow, actor }) => workflow.name === "CCO" && actor === "cco[bot]");
    const others = byBot.filter(({ event }) => event !== "workflow_dispatch");

    expect(others).toEqual([]);
  });

  it("costs no run when a mission file comes to another branch than the default one", async () => {
    const { ada } = stage;
    const at = { owner, repo };
    const { data: main } = await ada.git.getRef({ ...at, ref: "heads/main" });
    const file = {
      path: ".cco/mission.yaml",
      content: "mission: {}\n",
      mode: "100644",
      type: "blob",
    } as const;
    const base_tree = main.object.sha;
    const { data: tree } = await ada.git.createTree({ ...at, base_tree, tree: [file] });
    const commit = { message: "Add a mission", tree: tree.sha, parents: [main.object.sha] };
    const { data: made } = await ada.git.createCommit({ ...at, ...commit });
    await ada.git.createRef({ ...at, ref: "refs/heads/topic", sha: made.sha });
    await stage.idle();

    expect(stage.actions.runs().filter(({ event }) => event === "push")).toEqual([]);
  });

  it("makes at most twelve calls in an ordinary iteration, and no token is in any log", () => {
    // The App, asked for a token, looks at the repository: no call of the job.
    const isJobs = ({ by, door, path }: (typeof stage.github.calls)[number]) =>
      by === "cco[bot]" && door !== "git" && path !== `/repos/${owner}/${repo}`;
    const calls = stage.github.calls.filter(isJobs);
    const ends = calls.flatMap((call, index) => (call.path.endsWith("/dispatches") ? [index] : []));
    const [first = 0, second = 0] = ends;
    const logs = stage.actions.runs().flatMap(({ id }) => stage.actions.jobs(id).map((job) => job.id));

    expect(second - first).toBeGreaterThan(3);
    expect(second - first).toBeLessThanOrEqual(12);
    for (const id of logs) expect(stage.actions.log(id)).not.toMatch(/ghs_\w|eyJ/);
  });
});

describe("a mission whose App is not installed", () => {
  it("is done with the job's own token, and its log says why and what to do", async () => {
    await using stage = await createAppStage([meets(1, "one")]);

    await stage.begin(issueText(["one"]));
    await dispatch(stage);
    await stage.idle();

    const worked = stage.actions.runs().filter(({ event }) => event === "workflow_dispatch");
    const jobs = worked.flatMap(({ id }) => stage.actions.jobs(id));
    expect(await stage.labels()).toEqual(["cco:done", "cco:mission"]);
    for (const { id } of jobs) {
      const said = stage.actions.annotations(id).map(({ message }) => message);
      expect(said.filter((message) => message.startsWith("The App at "))).toEqual([
        expect.stringMatching(/gives this job no token.*not installed on ada\/slug.*Install the App/),
      ]);
    }
    expect(jobs.length).toBeGreaterThan(0);
    expect(await signatures(stage)).toEqual([{ by: "CCO", verified: false }]);
  });
});
