import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createGate } from "#rehearsal/scripted-model/gate.ts";
import type { Act } from "#rehearsal/scripted-model/script.ts";
import { buildAction } from "./built-action.ts";
import { act, issueText, meets, reports, writes } from "./script.ts";
import { createActionStage, issue_number, owner, repo } from "./stage.ts";

let action: Awaited<ReturnType<typeof buildAction>>;

beforeAll(async () => {
  action = await buildAction();
});

afterAll(() => action[Symbol.asyncDispose]());

function createStage(...acts: readonly Act[]) {
  return createActionStage({ action: action.directory, acts });
}

describe("somebody without write access", () => {
  test.concurrent("commands nothing, and is told so", async () => {
    const gate = createGate();
    await using stage = await createStage(act(1, { ...writes("one"), hold: gate }, reports("write one")));
    await stage.begin(issueText(["one"]));
    await gate.reached;

    const comment = await stage.say("/cco stop", stage.eve);
    gate.release();
    await stage.idle();

    expect(await stage.reactions(comment)).toEqual(["-1"]);
    expect((await stage.entries()).map(({ type }) => type)).not.toContain("signal-received");
    expect(await stage.labels()).toEqual(["cco:done", "cco:mission"]);
  });

  test.concurrent("starts nothing by putting the label on, until somebody with write access asks", async () => {
    await using stage = await createStage(meets(1, "one"));
    stage.github.admin.repository(`${owner}/${repo}`).collaborators.set("tess", "triage");
    const tess = stage.as("tess");
    await stage.ada.issues.create({ owner, repo, title: "Write files", body: issueText(["one"]) });

    await tess.issues.addLabels({ owner, repo, issue_number, labels: ["cco:mission"] });
    await stage.heard("issues");
    await stage.idle();
    const untouched = { entries: await stage.entries(), comments: await stage.comments() };
    await stage.say("/cco start");
    await stage.idle();

    expect(untouched).toEqual({ entries: [], comments: [] });
    expect(await stage.labels()).toEqual(["cco:done", "cco:mission"]);
  });
});

describe("an issue by somebody without write access", () => {
  test.concurrent("runs none of its commands, until somebody who has looked at them lets them count", async () => {
    await using stage = await createStage(meets(1, "one"), meets(2, "one"));
    const approval = async () => /`(\/cco approve text [0-9a-f]+)`/.exec(await stage.sticky())?.[1] ?? "";

    await stage.begin(issueText(["one"]), stage.eve);
    await stage.idle();
    const [opened] = await stage.entries();
    const asking = { labels: await stage.labels(), sticky: await stage.sticky(), said: await approval() };
    const mine = await stage.say(asking.said, stage.eve);
    const stale = await stage.say("/cco approve text 0000000");
    const answer = (await stage.comments()).at(-1);
    const taken = await stage.say(asking.said);
    await stage.idle();
    const done = await stage.labels();
    await stage.eve.issues.update({ owner, repo, issue_number, body: issueText(["one", "two"]) });
    await stage.say("/cco verify");
    await stage.idle();

    expect(opened).toMatchObject({ type: "mission-opened", spec: { criteria: [{ checks: [] }] } });
    expect(asking.labels).toEqual(["cco:mission", "cco:needs-human"]);
    expect(asking.sticky).not.toContain("changed the text");
    expect(asking.sticky).toContain("grep -q ok one");
    expect(await stage.reactions(mine)).toEqual(["-1"]);
    expect(await stage.reactions(stale)).toEqual(["eyes"]);
    expect(answer).toContain(`Look again, then: \`${asking.said}\``);
    expect(await stage.reactions(taken)).toEqual(["eyes", "+1"]);
    expect(done).toEqual(["cco:done", "cco:mission"]);
    // What is changed after it is another text, and needs another look.
    expect(await stage.sticky()).toContain("the pinned text holds");
    expect(await approval()).not.toBe(asking.said);
    expect(await stage.sticky()).toContain("1 of 1 criteria met");
  });

  test.concurrent("that cannot be a mission says so on the issue, and starts as soon as it is mended", async () => {
    await using stage = await createStage(meets(1, "one"));
    await stage.begin("```yaml\nbudget: { usd: much }\n```\n", stage.eve);
    await stage.idle();
    const refused = { labels: await stage.labels(), comments: await stage.comments() };
    await stage.sweep();
    const runs = stage.actions.runs().length;

    await stage.eve.issues.update({
      owner,
      repo,
      issue_number,
      body: "- [ ] It says ok\n  approval: maintainer\n",
    });
    await stage.idle();

    expect(refused.labels).toEqual(["cco:failed", "cco:mission"]);
    expect(refused.comments).toEqual([expect.stringMatching(/CCO cannot go on here[\s\S]+Line 2/)]);
    expect(
      stage.actions
        .runs()
        .slice(0, runs)
        .map(({ event }) => event),
    ).toEqual(["issues", "workflow_dispatch", "schedule"]);
    expect((await stage.entries())[0]).toMatchObject({ type: "mission-opened", actor: "ada" });
    expect((await stage.comments()).join()).not.toContain("CCO cannot go on here");
  });
});

describe("a mission that needs a person", () => {
  test.concurrent("waits for the approval, and is done with it", async () => {
    await using stage = await createStage(meets(1, "one"));
    await stage.begin(`${issueText(["one"]).trimEnd()}\n  approval: maintainer\n`);
    await stage.idle();
    const asked = { labels: await stage.labels(), conclusion: await stage.conclusion() };
    const asking = await stage.comments();

    const comment = await stage.say("/cco approve the-file-one-says-ok");
    await stage.idle();

    expect(asked).toEqual({ labels: ["cco:mission", "cco:needs-human"], conclusion: "action_required" });
    expect(asking.at(-1)).toContain("@ada");
    expect(await stage.reactions(comment)).toEqual(["eyes", "+1"]);
    expect(await stage.labels()).toEqual(["cco:done", "cco:mission"]);
    expect(await stage.conclusion()).toBe("success");
    expect(await stage.iterations()).toEqual(["1"]);
  });

  test.concurrent("stops when its budget is used up, and goes on with more, asked for on its pull request", async () => {
    await using stage = await createStage(meets(1, "one"), meets(2, "two"));
    await stage.begin(issueText(["one", "two"], "```yaml\nbudget: { iterations: 1 }\n```\n"));
    await stage.idle();
    const spent = { labels: await stage.labels(), conclusion: await stage.conclusion() };
    const sticky = await stage.sticky();

    const [pull] = (await stage.ada.pulls.list({ owner, repo })).data;
    const more = { issue_number: pull?.number ?? 0, body: "/cco budget +5iterations" };
    await stage.ada.issues.createComment({ owner, repo, ...more });
    await stage.idle();

    expect(spent).toEqual({ labels: ["cco:mission", "cco:stopped"], conclusion: "neutral" });
    expect(sticky).toContain("/cco budget +");
    expect(await stage.sticky()).toContain("Iteration 2 of 6");
    expect(await stage.labels()).toEqual(["cco:done", "cco:mission"]);
    expect(await stage.iterations()).toEqual(["1", "2"]);
  });
});

describe("a text that is changed", () => {
  test.concurrent("while the worker works is followed before the mission can end", async () => {
    const gate = createGate();
    const first = act(1, { ...writes("one"), hold: gate }, reports("write one"));
    await using stage = await createStage(first, meets(2, "two"));
    await stage.begin(issueText(["one"]));
    await gate.reached;

    await stage.ada.issues.update({ owner, repo, issue_number, body: issueText(["one", "two"]) });
    await stage.heard("issues", 2);
    gate.release();
    await stage.idle();

    const entries = await stage.entries();
    expect(entries.filter(({ type }) => type === "spec-changed")).toHaveLength(1);
    expect(entries.filter(({ type }) => type === "mission-closed")).toHaveLength(1);
    expect(await stage.sticky()).toContain("2 of 2 criteria met");
    expect(await stage.iterations()).toEqual(["1", "2"]);
    expect(await stage.labels()).toEqual(["cco:done", "cco:mission"]);
  });

  test.concurrent("after the mission was done makes it go on", async () => {
    await using stage = await createStage(meets(1, "one"), meets(2, "two"));
    await stage.begin(issueText(["one"]));
    await stage.idle();
    const first = await stage.labels();

    await stage.ada.issues.update({ owner, repo, issue_number, body: issueText(["one", "two"]) });
    await stage.idle();

    expect(first).toEqual(["cco:done", "cco:mission"]);
    expect(await stage.iterations()).toEqual(["1", "2"]);
    expect(await stage.sticky()).toContain("2 of 2 criteria met");
    expect(await stage.labels()).toEqual(["cco:done", "cco:mission"]);
  });

  test.concurrent("by an author who may not write any more is not followed, and that is shown", async () => {
    const gate = createGate();
    const first = act(1, { ...writes("one"), hold: gate }, reports("write one"));
    await using stage = await createStage(first, meets(2, "two"));
    const bob = stage.as("bob");
    await stage.begin(issueText(["one", "two"]), bob);
    await gate.reached;

    stage.github.admin.repository(`${owner}/${repo}`).collaborators.set("bob", "read");
    await bob.issues.update({ owner, repo, issue_number, body: issueText(["one", "two", "three"]) });
    await stage.heard("issues", 2);
    gate.release();
    await stage.idle();

    expect((await stage.entries()).map(({ type }) => type)).not.toContain("spec-changed");
    expect(await stage.sticky()).toContain("bob changed the text and has no write access");
    expect(await stage.sticky()).toContain("2 of 2 criteria met");
    expect(await stage.labels()).toEqual(["cco:done", "cco:mission"]);
  });
});
