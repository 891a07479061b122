import { afterAll, beforeAll, expect, test } from "vitest";
import { buildAction } from "./built-action.ts";
import { issueText } from "./script.ts";
import { createActionStage, owner, repo } from "./stage.ts";

let action: Awaited<ReturnType<typeof buildAction>>;

beforeAll(async () => {
  action = await buildAction();
});

afterAll(() => action[Symbol.asyncDispose]());

test("people work in the mode manual: they are sent the brief, and the sweep proves what they push", async () => {
  const files = { ".cco/config.yaml": "worker: { mode: manual }\n" };
  await using stage = await createActionStage({ action: action.directory, acts: [], files });
  // As a person who pushes: one commit more on the branch, which the first one makes.
  const push = async (path: string) => {
    const { git } = stage.ada;
    const ref = "heads/cco/mission/issue-1";
    const there = await git.getRef({ owner, repo, ref }).catch(() => undefined);
    const { data: base } = there ?? (await git.getRef({ owner, repo, ref: "heads/main" }));
    const parent = base.object.sha;
    const tree = [{ path, mode: "100644", type: "blob", content: "ok\n" } as const];
    const made = await git.createTree({ owner, repo, base_tree: parent, tree });
    const commit = { message: `add ${path}`, tree: made.data.sha, parents: [parent] };
    const { sha } = (await git.createCommit({ owner, repo, ...commit })).data;
    if (there === undefined) await git.createRef({ owner, repo, ref: `refs/${ref}`, sha });
    else await git.updateRef({ owner, repo, ref, sha });
  };

  await stage.begin(issueText(["one", "two"]));
  await stage.idle();
  const asked = {
    labels: await stage.labels(),
    comments: await stage.comments(),
    sticky: await stage.sticky(),
  };
  const runs = stage.actions.runs().length;
  await stage.sweep();
  const inVain = stage.actions.runs().length - runs;
  await push("one");
  await stage.sweep();
  const halfway = { comments: await stage.comments(), sticky: await stage.sticky() };
  await push("two");
  await stage.say("/cco resume");
  await stage.idle();

  expect(asked.labels).toEqual(["cco:mission", "cco:parked"]);
  expect(asked.sticky).toContain("Waiting for commits");
  const briefs = asked.comments.filter((body) => body.startsWith("<!-- cco:brief:issue-1:1.1 -->"));
  expect(briefs).toHaveLength(1);
  expect(briefs[0]).toContain(`@${owner} Iteration 1 is for a person`);
  expect(briefs[0]).toContain("Iteration 1 of mission issue-1");
  // The schedule's own run: it wakes nobody.
  expect(inVain).toBe(1);
  expect(halfway.sticky).toContain("1 of 2 criteria met");
  expect(halfway.comments.filter((body) => body.includes("<!-- cco:brief:issue-1:2.1 -->"))).toHaveLength(1);
  expect(await stage.labels()).toEqual(["cco:done", "cco:mission"]);
  expect(await stage.conclusion()).toBe("success");
  const types = (await stage.entries()).map(({ type }) => type);
  expect(types).not.toContain("iteration-opened");
  expect(stage.github.violations).toEqual([]);
});
