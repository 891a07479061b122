import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { App } from "#src/app/app.ts";
import { buttonsOf } from "#src/core/button.ts";
import { renderPullRequestSection } from "#src/core/comment.ts";
import { replay } from "#src/core/evolve.ts";
import { checked, looked, sight } from "#test/support/ci.ts";
import {
  bothUnmet,
  iteration,
  minute,
  opened,
  reported,
  verdict,
  type Written,
  whole,
} from "#test/support/given.ts";
import { criterion } from "#test/support/mission.ts";
import {
  createListeningStage,
  type Dispatched,
  type ListeningStage,
  owner,
  repo,
} from "./listening-stage.ts";

const at = { owner, repo };
const hour = 60 * minute;
/** Long enough for what was lost to count as lost, too short for what is on its way. */
const soon = 6 * minute;

let stage: ListeningStage;
let app: App;
let shift = 0;
/** Who writes what the stage tells. */
const writer = { run: "test", attempt: 1 };
/** What the App waits for, as it was asked for. */
const alarms: { readonly ms: number; readonly ring: () => void }[] = [];
const time = {
  now: () => Date.now() + shift,
  after: (ms: number, ring: () => void) => {
    const alarm = { ms, ring };
    alarms.push(alarm);
    return () => void alarms.splice(alarms.indexOf(alarm), 1);
  },
};

beforeAll(async () => {
  stage = await createListeningStage({ missions: 9, time });
  app = await stage.local.start();
  // Its first round is over when another one is.
  await app.recovery.round();
  await stage.settled();
});

afterAll(() => stage[Symbol.asyncDispose]());

/** What was asked of jobs, and what was recorded, while something was done. */
async function during(mission: number | string, deed: () => Promise<unknown>) {
  const before = { dispatches: stage.dispatches().length, entries: await entries(mission) };
  await deed();
  await stage.settled();
  return {
    dispatched: stage.dispatches().slice(before.dispatches),
    recorded: (await entries(mission))
      .slice(before.entries.length)
      .map(({ v: _, seq: __, at: ___, ...fact }) => fact),
  };
}

function entries(mission: number | string) {
  return stage.entries(typeof mission === "number" ? `issue-${mission}` : mission);
}

async function reactions(comment_id: number) {
  const { data } = await stage.ada.reactions.listForIssueComment({ ...at, comment_id });
  return data.map(({ user, content }) => `${user?.login} ${content}`);
}

/** A commit on the mission's branch, with which the ledger's head is told. */
async function pushWork(mission: string, branch = `cco/mission/${mission}`): Promise<string> {
  const { ada } = stage;
  const ref = `heads/${branch}`;
  const { data: main } = await ada.git.getRef({ ...at, ref: "heads/main" });
  const { data: base } = await ada.git.getCommit({ ...at, commit_sha: main.object.sha });
  const work = { message: `Work ${mission}`, tree: base.tree.sha, parents: [main.object.sha] };
  const { data: commit } = await ada.git.createCommit({ ...at, ...work });
  await ada.git.createRef({ ...at, ref: `refs/${ref}`, sha: commit.sha });
  return commit.sha;
}

const byApp = { run: expect.stringMatching(/^app:/), attempt: 1, url: expect.any(String) };

describe("somebody who says /cco stop", () => {
  it("gets 👀 and 👍, is on the record, and a job starts that ends the mission", async () => {
    let comment = 0;
    const { dispatched, recorded } = await during(1, async () => {
      comment = (await stage.say(1, "/cco stop enough for today")).data.id;
    });

    const signal = { kind: "stop", why: "enough for today" };
    const url = expect.stringContaining(`/issues/1#issuecomment-${comment}`);
    expect(recorded).toEqual([{ by: byApp, type: "signal-received", actor: owner, signal, url }]);
    expect(dispatched).toEqual([{ mission: "1", reason: "/cco stop", by: owner }]);
    expect(await reactions(comment)).toEqual(["cco[bot] eyes", "cco[bot] +1"]);
  });
});

describe("somebody who changes what a mission is about", () => {
  it("starts a job by an edit of the issue, with write access only", async () => {
    const edit = (login: string, body: string) => () =>
      stage.as(login).issues.update({ ...at, issue_number: 2, body });
    const byEve = await during(2, edit("eve", "Do less."));
    const byBob = await during(2, edit("bob", "Do more."));

    expect(byEve).toEqual({ dispatched: [], recorded: [] });
    expect(byBob.dispatched).toEqual([{ mission: "2", reason: "the issue was edited", by: "bob" }]);
  });

  it("starts a job by closing the pull request, and by opening it again", async () => {
    await pushWork("issue-2");
    const range = { base: "main", head: "cco/mission/issue-2", title: "Mission 2" };
    const { data: pull } = await stage.ada.pulls.create({ ...at, ...range });
    const turn = (state: "open" | "closed") => () =>
      stage.as("bob").pulls.update({ ...at, pull_number: pull.number, state });
    const closed = await during(2, turn("closed"));
    const reopened = await during(2, turn("open"));

    expect(closed.dispatched).toEqual([{ mission: "2", reason: "its pull request was closed", by: owner }]);
    expect(reopened.dispatched).toEqual([
      { mission: "2", reason: "its pull request was reopened", by: owner },
    ]);
  });

  it("starts the missions of files that come to the default branch, and to no other", async () => {
    const path = ".cco/missions/tidy.yaml";
    const put = (branch: string) => async () => {
      const { git } = stage.as("bob");
      const { data: head } = await git.getRef({ ...at, ref: `heads/${branch}` });
      const file = { path, content: "mission: {}\n", mode: "100644", type: "blob" } as const;
      const base_tree = head.object.sha;
      const { data: tree } = await git.createTree({ ...at, base_tree, tree: [file] });
      const commit = { message: "Add a mission", tree: tree.sha, parents: [base_tree] };
      const { data: made } = await git.createCommit({ ...at, ...commit });
      await git.updateRef({ ...at, ref: `heads/${branch}`, sha: made.sha });
    };
    const { data: main } = await stage.ada.git.getRef({ ...at, ref: "heads/main" });
    await stage.ada.git.createRef({ ...at, ref: "refs/heads/topic", sha: main.object.sha });
    const elsewhere = await during(2, put("topic"));
    const here = await during(2, put("main"));

    expect(elsewhere.dispatched).toEqual([]);
    expect(here.dispatched).toEqual([{ mission: path, reason: "its file was pushed", by: "bob" }]);
  });
});

describe("a button of a mission's check", () => {
  const name = `${owner}/${repo}`;

  /** The check of a mission that waits, as the App shows it. */
  async function showCheck(mission: number): Promise<number> {
    const parked: Written = { type: "mission-parked", why: "Wait." };
    await stage.tell(`issue-${mission}`, bothUnmet, parked, reported(1));
    const state = replay(await entries(mission));
    const check = "CCO / Definition of Done";
    const octokit = await stage.asApp();
    const { data } = await octokit.checks.create({
      ...at,
      name: check,
      head_sha: await pushWork(`issue-${mission}`),
      external_id: `cco:issue-${mission}:${check}`,
      status: "in_progress",
      actions: state === undefined ? [] : buttonsOf(state).map((button) => ({ ...button })),
    });
    await stage.settled();
    return data.id;
  }

  it.each(["resume", "verify", "stop"])(
    "asks for what %s says, of who may command and of nobody else",
    async (kind) => {
      const mission = { resume: 3, verify: 4, stop: 5 }[kind] ?? 0;
      const checkRun = await showCheck(mission);
      const press = (by: string) => () =>
        stage.github.admin.pressButton(name, { checkRun, identifier: kind, by });
      const byEve = await during(mission, press("eve"));
      const byBob = await during(mission, press("bob"));

      const fact = { by: byApp, type: "signal-received", actor: "bob", signal: { kind } };
      expect(byEve).toEqual({ dispatched: [], recorded: [] });
      expect(byBob.recorded).toMatchObject([fact]);
      expect(byBob.dispatched).toEqual([{ mission: `${mission}`, reason: `/cco ${kind}`, by: "bob" }]);
    },
  );

  it.each([
    ["Re-run", 6],
    ["Re-run all checks", 7],
  ])("that is GitHub's own %s proves the head again", async (button, mission) => {
    const isWholeSuite = button !== "Re-run";
    const checkRun = await showCheck(mission);
    const press = (by: string) => () => stage.github.admin.rerequest(name, { checkRun, isWholeSuite, by });
    const byEve = await during(mission, press("eve"));
    const byBob = await during(mission, press("bob"));

    expect(byEve).toEqual({ dispatched: [], recorded: [] });
    expect(byBob.dispatched).toEqual([{ mission: `${mission}`, reason: "/cco verify", by: "bob" }]);
  });
});

describe("a mission that waits for CI", () => {
  it("is woken once when it has concluded, however often GitHub tells of that", async () => {
    const sha = await pushWork("green");
    const branch = { name: "cco/mission/green" };
    const criteria = [criterion("crud"), checked("ci", "test")];
    const parked: Written = {
      type: "mission-parked",
      awaits: "ci",
      why: "CI.",
      until: Date.now() + 2 * hour,
    };
    const looks = looked(sha, sight({ test: undefined }));
    const work = whole(1, [verdict("crud", "met")], { run: writer }).map((event) => headedBy(sha, event));
    await stage.tell(
      "green",
      opened({ id: "green", branch, criteria }),
      bothUnmet,
      ...work,
      looks,
      parked,
      reported(1),
    );
    const status = (context: string, state: "pending" | "success") => () =>
      stage.ada.repos.createCommitStatus({ ...at, sha, context, state });
    const { dispatched: begun } = await during(8, status("test", "pending"));
    const { dispatched: ended } = await during(8, status("test", "success"));
    const { dispatched: later } = await during(8, status("lint", "success"));

    expect([begun, later]).toEqual([[], []]);
    const mission = ".cco/missions/green.yaml";
    expect(ended).toEqual([{ mission, reason: "its CI has concluded", by: owner }]);
  });
});

describe("a mission that waits for CI, when GitHub starts no job", () => {
  it("is woken by the next word of CI", async () => {
    const { faults } = stage.github;
    const sha = await pushWork("unlucky");
    const branch = { name: "cco/mission/unlucky" };
    const parked: Written = {
      type: "mission-parked",
      awaits: "ci",
      why: "CI.",
      until: Date.now() + 2 * hour,
    };
    await stage.tell(
      "unlucky",
      opened({ id: "unlucky", branch, criteria: [checked("ci", "test")] }),
      ...whole(1, [], { run: writer }).map((event) => headedBy(sha, event)),
      looked(sha, sight({ test: undefined })),
      parked,
      reported(1),
    );
    const says = (context: string) => () =>
      stage.ada.repos.createCommitStatus({ ...at, sha, context, state: "success" });
    faults.next({ path: /\/dispatches$/, status: 502 });
    const tests = await during("unlucky", says("test"));
    const lint = await during("unlucky", says("lint"));

    // Asked for twice: the first was not answered.
    expect([tests.dispatched.length, lint.dispatched.length]).toEqual([1, 1]);
  });
});

describe("a mission that people work on", () => {
  /** It is with a person, on this branch. */
  async function handOver(mission: string, name: string): Promise<void> {
    const sha = await pushWork(mission, name);
    const fields = { id: mission, branch: { name }, worker: { mode: "manual" } } as const;
    const handed: Written = { type: "work-handed-over", iteration: 2, strategy: "work", focus: ["crud"] };
    const work = whole(1, [verdict("crud", "unmet")], { run: writer }).map((event) => headedBy(sha, event));
    await stage.tell(mission, opened(fields), bothUnmet, ...work, handed, reported(1));
    await stage.settled();
  }

  async function push(branch: string): Promise<void> {
    const { git } = stage.as("bob");
    const ref = `heads/${branch}`;
    const { data: head } = await git.getRef({ ...at, ref });
    const { data: commit } = await git.getCommit({ ...at, commit_sha: head.object.sha });
    const more = { message: "More", tree: commit.tree.sha, parents: [commit.sha] };
    const { data: made } = await git.createCommit({ ...at, ...more });
    await git.updateRef({ ...at, ref, sha: made.sha });
  }

  it("goes on with what they push, at once", async () => {
    await handOver("by-hand", "cco/mission/by-hand");
    const pushed = await during("by-hand", () => push("cco/mission/by-hand"));

    const mission = ".cco/missions/by-hand.yaml";
    expect(pushed.dispatched).toEqual([{ mission, reason: "people pushed to its branch", by: owner }]);
  });

  it("is known by a branch of its own name once it was looked after, and by its pull request", async () => {
    await handOver("named", "feature/named");
    const range = { base: "main", head: "feature/named", title: "Named" };
    const state = replay(await entries("named"));
    const body = state === undefined ? "" : renderPullRequestSection(state, { repository: "", notices: [] });
    const { data: pull } = await stage.ada.pulls.create({ ...at, ...range, body });
    await app.recovery.round();
    const pushed = await during("named", () => push("feature/named"));
    const said = await during("named", () => stage.say(pull.number, "/cco steer Use tabs"));
    const closed = await during("named", () =>
      stage.as("bob").pulls.update({ ...at, pull_number: pull.number, state: "closed" }),
    );

    const mission = ".cco/missions/named.yaml";
    expect(pushed.dispatched).toEqual([{ mission, reason: "people pushed to its branch", by: owner }]);
    expect(said.recorded).toMatchObject([{ signal: { kind: "steer", text: "Use tabs" } }]);
    expect(closed.dispatched).toEqual([{ mission, reason: "its pull request was closed", by: owner }]);
  });
});

function headedBy(sha: string, event: Written): Written {
  return JSON.parse(JSON.stringify(event).replaceAll("sha-1", sha)) as Written;
}

describe("a mission that waits for a time", () => {
  it("is woken when it has come: once, though its job breaks off at once", async () => {
    const its = ({ mission }: Dispatched) => mission === "8";
    const count = () => stage.dispatches().filter(its).length;
    const before = count();
    const until = Date.now() + soon;
    await stage.tell("issue-8", bothUnmet, { type: "mission-parked", until, why: "limit" }, reported(1));
    const tooSoon = await during(8, () => app.recovery.round());
    const alarm = alarms.find(({ ms }) => ms > soon - minute && ms <= soon + 1000);
    shift = soon + 1000;
    const onTime = await during(8, async () => {
      alarm?.ring();
      await stage.actions.waitFor(() => count() > before);
    });

    expect(tooSoon.dispatched.filter(its)).toEqual([]);
    expect(onTime.dispatched.filter(its)).toEqual([
      { mission: "8", reason: "its waiting is over", by: owner },
    ]);
    expect(stage.actions.runs().at(-1)).toMatchObject({ status: "completed", conclusion: "failure" });
  });
});

describe("a command in a conversation that is locked", () => {
  it("is heard once, though nothing can mark it", async () => {
    const { faults } = stage.github;
    faults.next({ path: /\/reactions$/, status: 403, times: 10 });
    const heard = await during(2, () => stage.say(2, "/cco resume"));
    await stage.tell("issue-2", reported(1));
    shift = soon + 1000;
    const swept = await during(2, () => app.recovery.round());
    faults.clear();

    expect(heard.dispatched).toEqual([{ mission: "2", reason: "/cco resume", by: owner }]);
    expect(swept.dispatched.filter(({ mission }) => mission === "2")).toEqual([]);
  });
});

describe("an App that was away, of which GitHub has forgotten what it could not deliver", () => {
  it("finds with its first round what was said, what was asked for and what broke off", async () => {
    await app.close();
    const gone = { run: "actions:999", attempt: 1 };
    const lease = { run: gone, token: 1, expiresAt: Date.now() + hour };
    await stage.tell("issue-9", bothUnmet, { ...iteration(1), lease } as Written);
    const comment = await stage.say(1, "/cco status");
    const { data: issue } = await stage.ada.issues.create({ ...at, title: "New", body: "" });
    await stage.ada.issues.addLabels({ ...at, issue_number: issue.number, labels: ["cco:mission"] });
    await stage.settled();
    stage.deliveries().splice(0);
    const before = stage.dispatches().length;
    app = await stage.local.start();
    await app.recovery.round();
    await stage.settled();

    const found = stage.dispatches().slice(before);
    expect(await reactions(comment.data.id)).toEqual(["cco[bot] eyes"]);
    expect(found).toContainEqual({ mission: "9", reason: "its run has ended in the middle", by: owner });
    expect(found).toContainEqual({
      mission: `${issue.number}`,
      reason: "its first job did not come",
      by: owner,
    });
    expect(stage.github.violations).toEqual([]);
  });
});
