import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { NewRepository } from "#rehearsal/github/new-repository.ts";
import { createGate } from "#rehearsal/scripted-model/gate.ts";
import type { Act } from "#rehearsal/scripted-model/script.ts";
import { buildAction } from "./built-action.ts";
import { act, issueText, meets, reports, writes } from "./script.ts";
import { type ActionStage, createActionStage, issue_number, owner, repo } from "./stage.ts";

let action: Awaited<ReturnType<typeof buildAction>>;

beforeAll(async () => {
  action = await buildAction();
});

afterAll(() => action[Symbol.asyncDispose]());

function createStage(acts: readonly Act[], repository: Partial<NewRepository> = {}) {
  return createActionStage({ action: action.directory, acts, repository });
}

const branch = "cco/mission/issue-1";
const ref = `heads/${branch}`;
const ledger = "cco/state/issue-1";

/** Bob commits on the mission branch, on top of `parent` or of what is there. */
async function push(stage: ActionStage, path: string, parent?: string): Promise<string> {
  const { git } = stage.as("bob");
  const head = parent ?? (await git.getRef({ owner, repo, ref })).data.object.sha;
  const tree = [{ path, mode: "100644", type: "blob", content: "by hand\n" } as const];
  const made = await git.createTree({ owner, repo, base_tree: head, tree });
  const commit = { message: "By hand", tree: made.data.sha, parents: [head] };
  const { sha } = (await git.createCommit({ owner, repo, ...commit })).data;
  await git.updateRef({ owner, repo, ref, sha, force: parent !== undefined });
  return sha;
}

async function contains(stage: ActionStage, ancestor: string): Promise<boolean> {
  const { data } = await stage.ada.repos.compareCommits({ owner, repo, base: ancestor, head: branch });
  return data.status === "ahead" || data.status === "identical";
}

/** A file of the ledger's branch, as text. */
async function stored({ ada }: ActionStage, path: string): Promise<string> {
  const { data } = await ada.repos.getContent({ owner, repo, path, ref: ledger });
  return "content" in data ? Buffer.from(data.content, "base64").toString() : "";
}

function briefs({ model }: ActionStage): string {
  return model.requests.map(({ body }) => JSON.stringify(body)).join("\n");
}

const token = `ghp_${"a1B2".repeat(9)}`;

describe("people on the mission branch", () => {
  test.concurrent("are followed, by a push and by a force push, and nothing of theirs is undone", async () => {
    const [second, third] = [createGate(), createGate()];
    const workflow = {
      name: "Bash",
      input: {
        command: "mkdir -p .github/workflows && echo x > .github/workflows/x.yml",
        description: "Writes",
      },
    };
    await using stage = await createStage(
      [
        act(1, writes("one"), { tools: [workflow] }, reports(`write one with ${token}`)),
        act(2, { ...writes("two"), hold: second }, reports("write two")),
        act(3, { ...writes("three"), hold: third }, reports("write three")),
        act(3, writes("one", "two", "three"), reports("write all")),
      ],
      { defaultBranch: "trunk" },
    );
    await stage.begin(issueText(["one", "two", "three"]));
    await second.reached;

    const theirs = await push(stage, "theirs");
    second.release();
    await third.reached;
    const kept = await contains(stage, theirs);
    const afterPush = await stage.sticky();
    const { data: trunk } = await stage.ada.git.getRef({ owner, repo, ref: "heads/trunk" });
    const forced = await push(stage, "again", trunk.object.sha);
    third.release();
    await stage.idle();

    const entries = await stage.entries();
    expect(kept).toBe(true);
    expect(afterPush).toContain("bob pushed 1 commit: theirs.");
    expect(briefs(stage)).toContain("bob pushed 1 commit: theirs.");
    expect(briefs(stage)).toContain("bob rewrote the branch");
    expect(entries.filter(({ type }) => type === "branch-moved")).toHaveLength(1);
    expect(await contains(stage, forced)).toBe(true);
    expect(await stored(stage, "withheld/iteration-3.patch")).toContain("+++ b/three");
    expect(await stage.labels()).toEqual(["cco:done", "cco:mission"]);

    // What was taken out of the first iteration: stored and linked, and the worker was told.
    const path = "withheld/iteration-1.patch";
    expect(await stored(stage, path)).toContain("+++ b/.github/workflows/x.yml");
    expect(afterPush).toContain(`/blob/${ledger}/${path}`);
    expect(briefs(stage)).toContain("`.github/workflows/x.yml` (The path is protected.)");
    const [pull] = (await stage.ada.pulls.list({ owner, repo })).data;
    expect(pull?.body).toContain(`/blob/${ledger}/${path}`);
    expect(pull?.base.ref).toBe("trunk");

    // The worker's own words are redacted before they become a commit.
    const messages = (await stage.ada.repos.listCommits({ owner, repo, sha: theirs })).data;
    expect(messages.map(({ commit }) => commit.message).join("\n")).toContain("write one with [redacted]");
    expect(stage.github.violations).toEqual([]);
  });

  test.concurrent("who remove it are asked, and it is not made again", async () => {
    const gate = createGate();
    await using stage = await createStage([
      meets(1, "one"),
      act(2, { ...writes("two"), hold: gate }, reports("write two")),
    ]);
    await stage.begin(issueText(["one", "two"]));
    await gate.reached;

    await stage.as("bob").git.deleteRef({ owner, repo, ref });
    gate.release();
    await stage.idle();

    expect(await stage.labels()).toEqual(["cco:mission", "cco:needs-human"]);
    expect(await stage.sticky()).toContain(`The branch ${branch} is gone.`);
    expect(await stored(stage, "withheld/iteration-2.patch")).toContain("+++ b/two");
    await expect(stage.ada.git.getRef({ owner, repo, ref })).rejects.toMatchObject({ status: 404 });
  });
});

describe("a pull request", () => {
  test.concurrent("that is merged while the worker works gets nothing more, and keeps what people wrote", async () => {
    const gate = createGate();
    await using stage = await createStage([
      meets(1, "one"),
      act(2, { ...writes("two"), hold: gate }, reports("write two")),
    ]);
    await stage.begin(issueText(["one", "two"], "```yaml\npull_request: { draft: false }\n```\n"));
    await gate.reached;

    const [pull] = (await stage.ada.pulls.list({ owner, repo })).data;
    const pull_number = pull?.number ?? 0;
    const body = `Mine.\n${pull?.body?.replace("Closes #1", "Part of #1")}\nAlso mine.`;
    await stage.ada.pulls.update({ owner, repo, pull_number, title: "My title", body });
    const { data: merged } = await stage.ada.pulls.merge({ owner, repo, pull_number });
    const before = await stage.ada.git.getRef({ owner, repo, ref });
    gate.release();
    await stage.idle();

    const after = await stage.ada.git.getRef({ owner, repo, ref });
    const { data: shown } = await stage.ada.pulls.get({ owner, repo, pull_number });
    expect(merged.merged).toBe(true);
    expect(after.data.object.sha).toBe(before.data.object.sha);
    expect(await stored(stage, "withheld/iteration-2.patch")).toContain("+++ b/two");
    expect(await stage.labels()).toEqual(["cco:mission", "cco:stopped"]);
    expect(await stage.sticky()).toContain("merged");
    expect((await stage.entries()).findLast(({ type }) => type === "mission-closed")).toMatchObject({
      outcome: "stopped",
    });
    expect(shown).toMatchObject({
      title: "My title",
      body: expect.stringMatching(/^Mine\.[\s\S]*Also mine\.$/),
    });
  });

  test.concurrent("keeps what people write on it meanwhile, and stops the mission when they close it", async () => {
    const [first, second] = [createGate(), createGate()];
    await using stage = await createStage([
      act(1, writes("one"), reports("write one")),
      act(2, { ...writes("two"), hold: first }, reports("write two")),
      act(3, { ...writes("three"), hold: second }, reports("write three")),
    ]);
    await stage.begin(issueText(["one", "two", "three"]));
    await first.reached;
    const [pull] = (await stage.ada.pulls.list({ owner, repo })).data;
    const pull_number = pull?.number ?? 0;

    await stage.ada.pulls.update({ owner, repo, pull_number, body: `${pull?.body}\nWritten meanwhile.` });
    first.release();
    await second.reached;
    const { data: shown } = await stage.ada.pulls.get({ owner, repo, pull_number });
    await stage.ada.pulls.update({ owner, repo, pull_number, state: "closed" });
    second.release();
    await stage.idle();

    expect(shown.body).toContain("Written meanwhile.");
    expect(shown.body).toContain("2 of 3 met");
    expect(await stage.labels()).toEqual(["cco:mission", "cco:stopped"]);
    const { data: pulls } = await stage.ada.pulls.list({ owner, repo, state: "all" });
    expect(pulls.map(({ state }) => state)).toEqual(["closed"]);
  });
});

describe("an issue", () => {
  test.concurrent("that is gone stops its mission; a tick in it and a bot's command are nothing", async () => {
    const gate = createGate();
    await using stage = await createStage([
      act(1, { ...writes("one"), hold: gate }, reports("write one")),
      meets(2, "two"),
    ]);
    await stage.begin(issueText(["one", "two"]));
    await gate.reached;
    const { data: issue } = await stage.ada.issues.get({ owner, repo, issue_number });
    await stage.ada.issues.update({
      owner,
      repo,
      issue_number,
      body: issue.body?.replace("[ ]", "[x]") ?? "",
    });
    await stage.heard("issues", 2);
    const repository = stage.github.admin.repository(`${owner}/${repo}`);
    repository.collaborators.set("helper[bot]", "write");
    const comment = await stage.say("/cco stop", stage.as("helper[bot]"));
    const reactions = await stage.reactions(comment);

    repository.issues.delete(issue_number);
    gate.release();
    await stage.idle();

    const entries = await stage.entries();
    expect(entries.map(({ type }) => type)).not.toContain("spec-changed");
    expect(reactions).not.toContain("+1");
    expect(entries.findLast(({ type }) => type === "mission-closed")).toMatchObject({
      outcome: "stopped",
      why: expect.stringContaining("the issue is gone"),
    });
    expect(await stage.iterations()).toEqual(["1"]);
    expect(await stage.conclusion()).toBe("cancelled");
  });

  test.concurrent("that is locked is worked on, and shown on the pull request and its checks", async () => {
    await using stage = await createStage([meets(1, "one")]);
    await stage.ada.issues.create({ owner, repo, title: "Write files", body: issueText(["one"]) });
    const issue = stage.github.admin.repository(`${owner}/${repo}`).issues.get(issue_number);
    if (issue !== undefined) issue.isLocked = true;
    await stage.ada.issues.addLabels({ owner, repo, issue_number, labels: ["cco:mission"] });
    await stage.idle();
    await stage.say("/cco status");

    expect(await stage.labels()).toEqual(["cco:done", "cco:mission"]);
    expect(await stage.conclusion()).toBe("success");
    expect(stage.actions.runs().map(({ conclusion }) => conclusion)).not.toContain("failure");
    const [pull] = (await stage.ada.pulls.list({ owner, repo })).data;
    expect(pull?.body).toContain("1 of 1 met");
  });
});

describe("a repository", () => {
  test.concurrent("whose rules refuse the work is not worked on", async () => {
    const rule = {
      source: "ruleset",
      name: "all",
      pattern: "cco/mission/**",
      requireSignatures: true,
    } as const;
    await using stage = await createStage([meets(1, "one")], { rules: [rule] });

    await stage.begin(issueText(["one"]));
    await stage.idle();

    expect(stage.model.requests).toEqual([]);
    expect(await stage.entries()).toEqual([]);
    const [run] = stage.actions.runs().filter(({ event }) => event === "workflow_dispatch");
    expect(run?.conclusion).toBe("failure");
    const logs = stage.actions.jobs(run?.id ?? 0).map(({ id }) => stage.actions.log(id));
    expect(logs.join("\n")).toContain("commits must have verified signatures");
  });

  test.concurrent("that refuses the push closes the mission once, with its words, and keeps the work", async () => {
    const rule = {
      source: "protection",
      name: "x",
      pattern: "cco/mission/**",
      requirePullRequest: true,
    } as const;
    await using stage = await createStage([meets(1, "one")], { rules: [rule] });

    await stage.begin(issueText(["one"]));
    await stage.idle();
    await stage.sweep();

    expect(await stage.labels()).toEqual(["cco:failed", "cco:mission"]);
    expect(await stage.sticky()).toContain("Changes must be made through a pull request.");
    expect(await stage.sticky()).toContain(`/blob/${ledger}/withheld/iteration-1.patch`);
    expect(await stored(stage, "withheld/iteration-1.patch")).toContain("+++ b/one");
    expect((await stage.entries()).filter(({ type }) => type === "iteration-opened")).toHaveLength(1);
  });

  test.concurrent("that is archived is left alone, without an error of ours", async () => {
    const gate = createGate();
    await using stage = await createStage([act(1, { ...writes("one"), hold: gate }, reports("write one"))]);
    await stage.begin(issueText(["one", "two"]));
    await gate.reached;

    const repository = stage.github.admin.repository(`${owner}/${repo}`);
    repository.isArchived = true;
    gate.release();
    await stage.idle();
    const before = stage.actions.runs().length;
    await stage.sweep();

    const log = stage.actions
      .runs()
      .flatMap(({ id }) => stage.actions.jobs(id))
      .map(({ id }) => stage.actions.log(id))
      .join("\n");
    expect(log).toContain("ada/slug is archived: nothing can be written to it");
    expect(log).toContain("ada/slug is archived: nothing is woken.");
    expect(log).not.toContain("A fault of CCO");
    expect(stage.actions.runs()).toHaveLength(before + 1);
  });
});
