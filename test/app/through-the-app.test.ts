import type { Octokit } from "@octokit/rest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLocalApp, type LocalApp } from "#rehearsal/app-stage.ts";
import { createGate } from "#rehearsal/scripted-model/gate.ts";
import { renderWorkflow } from "#src/core/workflow-file.ts";
import { buildAction } from "../action/built-action.ts";
import { act, issueText, meets, reports, writes } from "../action/script.ts";
import { type ActionStage, createActionStage, issue_number, owner, repo } from "../action/stage.ts";

const at = { owner, repo };
const name = `${owner}/${repo}`;
const check = "CCO / Definition of Done";

/** What was seen on the way of one mission that people and machines interrupt. */
type Seen = {
  readonly edited: number;
  readonly stopped: { readonly labels: readonly string[]; readonly reactions: readonly string[] };
  readonly refused: number;
  readonly lost: readonly string[];
  readonly pullClosed: readonly string[];
  readonly done: readonly string[];
  readonly verified: { readonly jobs: number; readonly labels: readonly string[] };
  readonly file: string | undefined;
};

let action: Awaited<ReturnType<typeof buildAction>>;
let stage: ActionStage;
let local: LocalApp;
let seen: Seen;

beforeAll(async () => {
  action = await buildAction();
  const gates = { first: createGate(), lost: createGate(), second: createGate() };
  const holds = (n: number, file: string, hold: (typeof gates)["first"]) =>
    act(n, { ...writes(file), hold }, reports(`write ${file}`));
  const acts = [
    holds(1, "one", gates.first),
    holds(2, "two", gates.lost),
    holds(2, "two", gates.second),
    meets(3, "three"),
    meets(1, "five"),
  ];
  let made: LocalApp | undefined;
  stage = await createActionStage({
    action: action.directory,
    acts,
    workflow: async (github) => {
      made = await createLocalApp(github, { owner });
      return renderWorkflow(made.url);
    },
  });
  if (made === undefined) throw new Error("There is no App.");
  local = made;
  await local.start();
  local.install(owner, [name]);
  const { ada, actions, github, idle } = stage;
  const { admin } = github;
  const jobs = () => actions.runs().length;
  const press = async (identifier: string, by: string) =>
    admin.pressButton(name, { checkRun: await checkRun(ada), identifier, by });

  await stage.begin(issueText(["one", "two"]));
  await gates.first.reached;
  await ada.issues.update({ ...at, issue_number, body: issueText(["one", "two", "three"]) });
  await github.settled();
  const edited = jobs();
  const { data: stop } = await ada.issues.createComment({ ...at, issue_number, body: "/cco stop" });
  await github.settled();
  gates.first.release();
  await idle();
  const stopped = { labels: await stage.labels(), reactions: await stage.reactions(stop.id) };

  await press("resume", "eve");
  await idle();
  const refused = jobs();
  await press("resume", "bob");
  await gates.lost.reached;
  for (const { id, status } of actions.runs()) if (status !== "completed") actions.kill(id);
  await gates.second.reached;
  const lost = actions.runs().map(({ title, conclusion }) => `${title}: ${conclusion}`);

  const { data: pulls } = await ada.pulls.list(at);
  const pull = { ...at, pull_number: pulls[0]?.number ?? 0 };
  await ada.pulls.update({ ...pull, state: "closed" });
  await github.settled();
  gates.second.release();
  await idle();
  const pullClosed = await stage.labels();
  await ada.pulls.update({ ...pull, state: "open" });
  await press("resume", owner);
  await idle();
  const done = await stage.labels();

  const before = jobs();
  await admin.rerequest(name, { checkRun: await checkRun(ada), by: "bob" });
  await idle();
  const verified = { jobs: jobs() - before, labels: await stage.labels() };

  await pushFile(ada, ".cco/missions/five.yaml", fileMission);
  await idle();
  const file = (await stage.entries("five")).findLast(({ type }) => type === "mission-closed");
  seen = {
    edited,
    stopped,
    refused,
    lost,
    pullClosed,
    done,
    verified,
    file: file?.type === "mission-closed" ? file.outcome : undefined,
  };
}, 300_000);

afterAll(async () => {
  await local[Symbol.asyncDispose]();
  await stage[Symbol.asyncDispose]();
  await action[Symbol.asyncDispose]();
});

const fileMission = `mission:
  title: "Write a file"
  definition_of_done:
    - criteria: "The file five says ok"
      verify: "grep -q ok five"
`;

/** The newest check of the mission, with its buttons. */
async function checkRun(ada: Octokit): Promise<number> {
  const ref = "cco/mission/issue-1";
  const { data } = await ada.checks.listForRef({ ...at, ref, check_name: check });
  return data.check_runs[0]?.id ?? 0;
}

async function pushFile({ git }: Octokit, path: string, content: string): Promise<void> {
  const { data: main } = await git.getRef({ ...at, ref: "heads/main" });
  const parent = main.object.sha;
  const entry = { path, content, mode: "100644", type: "blob" } as const;
  const { data: tree } = await git.createTree({ ...at, base_tree: parent, tree: [entry] });
  const commit = { message: "Add a mission", tree: tree.sha, parents: [parent] };
  const { data: made } = await git.createCommit({ ...at, ...commit });
  await git.updateRef({ ...at, ref: "heads/main", sha: made.sha });
}

describe("a mission that is listened to by the App and worked on by the Action", () => {
  it("takes an edit over while its job works, without another job", async () => {
    const entries = await stage.entries();

    expect(seen.edited).toBe(1);
    expect(entries.filter(({ type }) => type === "spec-changed")).toHaveLength(1);
    expect(await stage.sticky()).toContain("The file three says ok");
  });

  it("stops by a comment, and goes on by a button of who may press it", () => {
    expect(seen.stopped).toEqual({ labels: ["cco:mission", "cco:stopped"], reactions: ["eyes", "+1"] });
    expect(seen.refused).toBe(1);
  });

  it("goes on at once when its job was killed, and does nothing twice", async () => {
    expect(seen.lost).toEqual([
      // Stopped is no success.
      "CCO 1, the label was put on: failure",
      "CCO 1, /cco resume: failure",
      "CCO 1, its run has ended in the middle: success",
      "CCO 1, iteration 2: null",
    ]);
    expect(await stage.iterations()).toEqual(["1", "2", "3"]);
  });

  it("stops when its pull request is closed, and goes on when it is open again and told to", () => {
    expect(seen.pullClosed).toEqual(["cco:mission", "cco:stopped"]);
    expect(seen.done).toEqual(["cco:done", "cco:mission"]);
  });

  it("is proved again when somebody has its check run again", async () => {
    const proofs = (await stage.entries()).slice(-5).map(({ type }) => type);

    expect(seen.verified).toEqual({ jobs: 1, labels: ["cco:done", "cco:mission"] });
    expect(proofs).toContain("criteria-judged");
  });

  it("has a neighbour that starts by a file on the default branch", () => {
    expect(seen.file).toBe("done");
  });

  it("costs no job for listening, loses no delivery, and asks nothing that GitHub does not know", () => {
    const { deliveries = [] } = stage.github.world.apps.get(local.keys.id)?.hook ?? {};
    const failed = deliveries.filter(({ status }) => status !== "OK");

    expect(new Set(stage.actions.runs().map(({ event }) => event))).toEqual(new Set(["workflow_dispatch"]));
    expect(failed.map(({ event, status }) => `${event}: ${status}`)).toEqual([]);
    expect(stage.github.violations).toEqual([]);
  });
});
