import { afterAll, beforeAll, expect, test } from "vitest";
import { createGate } from "#rehearsal/scripted-model/gate.ts";
import type { Spoken } from "#rehearsal/scripted-model/script.ts";
import { commitOnBranch } from "#src/adapters/branch-commit.ts";
import { createGitHubClient } from "#src/adapters/github-client.ts";
import { buildAction } from "./built-action.ts";
import { act, issueText, reports, writes } from "./script.ts";
import { type ActionStage, createActionStage, owner, repo } from "./stage.ts";

let action: Awaited<ReturnType<typeof buildAction>>;

beforeAll(async () => {
  action = await buildAction();
});

afterAll(() => action[Symbol.asyncDispose]());

/** The owner commits files on the default branch. */
async function commitOnBase(
  { ada, github }: ActionStage,
  files: Readonly<Record<string, string>>,
): Promise<string> {
  const { data: main } = await ada.git.getRef({ owner, repo, ref: "heads/main" });
  const { apiUrl, admin } = github;
  const token = admin.createToken(owner);
  const client = createGitHubClient({ apiUrl, repository: `${owner}/${repo}`, token, onWarning: () => {} });
  const commit = {
    branch: "main",
    expected: main.object.sha,
    message: "On the base",
    files: Object.entries(files).map(([path, text]) => ({ path, text })),
  };
  return (await commitOnBranch(client, commit)) ?? "";
}

/** What people see on the mission's branch at its end. */
async function branchOf({ ada }: ActionStage) {
  const ref = "cco/mission/issue-1";
  const textOf = async (path: string) => {
    const { data } = await ada.repos.getContent({ owner, repo, path, ref });
    return "content" in data ? Buffer.from(data.content, "base64").toString() : "";
  };
  const [head, pulls] = await Promise.all([
    ada.repos.getCommit({ owner, repo, ref }),
    ada.pulls.list({ owner, repo }),
  ]);
  const { data: pull } = await ada.pulls.get({ owner, repo, pull_number: pulls.data[0]?.number ?? 0 });
  return { textOf, head: head.data, mergeable: pull.mergeable };
}

function runs(command: string): Spoken {
  return { tools: [{ name: "Bash", input: { command, description: "Runs" } }] };
}

test.concurrent("a base that moved is merged before the mission is done, and costs no iteration", async () => {
  const gate = createGate();
  const acts = [act(1, { ...writes("one"), hold: gate }, reports("write one"))];
  await using stage = await createActionStage({ action: action.directory, acts });
  await stage.begin(issueText(["one"]));
  await gate.reached;

  const base = await commitOnBase(stage, { "theirs.md": "theirs\n" });
  gate.release();
  await stage.idle();

  const { head, textOf, mergeable } = await branchOf(stage);
  expect(await stage.labels()).toEqual(["cco:done", "cco:mission"]);
  expect(await stage.conclusion()).toBe("success");
  expect(await stage.iterations()).toEqual(["1"]);
  expect(head.parents.map(({ sha }) => sha).at(1)).toBe(base);
  expect(head.commit.message).toMatch(
    /^chore: merge \w+ into cco\/mission\/issue-1\n\nCCO-Mission: issue-1$/,
  );
  expect([await textOf("one"), await textOf("theirs.md")]).toEqual(["ok\n", "theirs\n"]);
  expect(mergeable).toBe(true);
  const types = (await stage.entries()).map(({ type }) => type);
  expect(types.filter((type) => type === "base-merged")).toHaveLength(1);
  expect(stage.github.violations).toEqual([]);
});

test.concurrent("a base that conflicts is brought together by the worker, as one merge commit", async () => {
  const gate = createGate();
  const resolve = "grep -q '^>>>>>>> ' one && printf 'ok\\ntheirs\\n' > one";
  const acts = [
    act(1, { ...writes("one"), hold: gate }, reports("write one")),
    act(2, runs(resolve), reports("keep both")),
  ];
  await using stage = await createActionStage({ action: action.directory, acts });
  await stage.begin(issueText(["one"]));
  await gate.reached;

  const base = await commitOnBase(stage, { "theirs.md": "theirs\n", one: "theirs\n" });
  gate.release();
  await stage.idle();

  const { head, textOf, mergeable } = await branchOf(stage);
  expect(await stage.labels()).toEqual(["cco:done", "cco:mission"]);
  expect(await stage.iterations()).toEqual(["1", "2"]);
  expect(head.parents.map(({ sha }) => sha).at(1)).toBe(base);
  expect([await textOf("one"), await textOf("theirs.md")]).toEqual(["ok\ntheirs\n", "theirs\n"]);
  expect(mergeable).toBe(true);
  const entries = await stage.entries();
  const conflict = entries.find(({ type }) => type === "base-conflicted");
  expect(conflict).toMatchObject({ base, files: [{ path: "one", stands: "marked" }] });
  expect(await stage.sticky()).toContain("resolve-conflict");
});
