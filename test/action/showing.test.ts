import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createGate } from "#rehearsal/scripted-model/gate.ts";
import { buildAction } from "./built-action.ts";
import { act, issueText, reports, writes } from "./script.ts";
import { type ActionStage, createActionStage, issue_number, owner, repo } from "./stage.ts";

let action: Awaited<ReturnType<typeof buildAction>>;

beforeAll(async () => {
  action = await buildAction();
});

afterAll(() => action[Symbol.asyncDispose]());

/** Each check run of the head, with its conclusion, or its status while it has none. */
async function standingsOf({ ada }: ActionStage): Promise<Readonly<Record<string, string>>> {
  const ref = "cco/mission/issue-1";
  const { data } = await ada.checks.listForRef({ owner, repo, ref, per_page: 100 });
  return Object.fromEntries(
    data.check_runs.map(({ name, status, conclusion }) => [name, conclusion ?? status]),
  );
}

describe("while a worker works, people see it", () => {
  test("from the first one on, and after a pause in which the text was changed", async () => {
    const [first, second] = [createGate(), createGate()];
    const acts = [
      act(1, { ...writes("one"), hold: first }, reports("write one")),
      act(2, { ...writes("two"), hold: second }, reports("write two")),
    ];
    await using stage = await createActionStage({ action: action.directory, acts });

    await stage.begin(issueText(["one", "two", "three"]));
    await first.reached;
    const begun = { labels: await stage.labels(), sticky: await stage.sticky() };
    await stage.say("/cco pause");
    first.release();
    await stage.idle();
    const paused = { labels: await stage.labels(), standings: await standingsOf(stage) };
    await stage.ada.issues.update({ owner, repo, issue_number, body: issueText(["one", "two"]) });
    await stage.say("/cco resume");
    await second.reached;
    const resumed = { labels: await stage.labels(), sticky: await stage.sticky() };
    const standings = await standingsOf(stage);
    second.release();
    await stage.idle();

    expect(begun.labels).toEqual(["cco:mission", "cco:running"]);
    expect(begun.sticky).toContain("### Iteration 1 is at work");
    expect(begun.sticky).toContain("0 of 3 criteria met");
    expect(paused.labels).toEqual(["cco:mission", "cco:parked"]);
    expect(paused.standings).toMatchObject({ "CCO / the-file-three-says-ok": "in_progress" });
    expect(resumed.labels).toEqual(["cco:mission", "cco:running"]);
    expect(resumed.sticky).toContain("### Iteration 2 is at work");
    expect(resumed.sticky).toContain(
      "The text changed: removed the-file-three-says-ok: The file three says ok",
    );
    expect(standings).toEqual({
      "CCO / Definition of Done": "in_progress",
      "CCO / the-file-one-says-ok": "success",
      "CCO / the-file-two-says-ok": "failure",
      "CCO / the-file-three-says-ok": "neutral",
    });
    expect(await stage.labels()).toEqual(["cco:done", "cco:mission"]);
    expect(await stage.sticky()).not.toContain("The text changed");
    expect(stage.github.violations).toEqual([]);
  });
});

describe("a pull request that is merged before the mission is done", () => {
  test("ends it honestly, and no command goes on with it", async () => {
    const gate = createGate();
    const acts = [
      act(1, writes("one"), reports("write one")),
      act(2, { ...writes("two"), hold: gate }, reports("write two")),
    ];
    await using stage = await createActionStage({ action: action.directory, acts });
    await stage.begin(issueText(["one", "two"]));
    await gate.reached;

    const [pull] = (await stage.ada.pulls.list({ owner, repo })).data;
    const pull_number = pull?.number ?? 0;
    await stage.ada.graphql(
      "mutation($id: ID!) { markPullRequestReadyForReview(input: { pullRequestId: $id }) { clientMutationId } }",
      {
        id: pull?.node_id,
      },
    );
    const merged = pull?.head.sha.slice(0, 9);
    await stage.ada.pulls.merge({ owner, repo, pull_number });
    await stage.heard("issues", 2);
    gate.release();
    await stage.idle();
    const ended = { labels: await stage.labels(), sticky: await stage.sticky() };
    await stage.say("/cco resume");
    await stage.idle();

    expect(ended.labels).toEqual(["cco:mission", "cco:stopped"]);
    expect(ended.sticky).toContain(`Its pull request was merged at ${merged} with 1 of 2 criteria verified.`);
    expect(ended.sticky).toContain("a new issue with the label `cco:mission`");
    expect((await stage.comments()).at(-1)).toMatch(
      /-->\nThe pull request is merged\. Nothing more is pushed/,
    );
    expect(await stage.labels()).toEqual(["cco:mission", "cco:stopped"]);
  });
});
