import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildAction } from "./built-action.ts";
import { issueText, meets } from "./script.ts";
import { type ActionStage, createActionStage, owner, repo } from "./stage.ts";

let action: Awaited<ReturnType<typeof buildAction>>;

beforeAll(async () => {
  action = await buildAction();
});

afterAll(() => action[Symbol.asyncDispose]());

const workflow_id = "cco.yml";

type Order = { readonly mission?: string; readonly command?: string; readonly "dry-run"?: "true" };

/** Starts the workflow and resolves when nothing runs any more: with what its job came to. */
async function order({ ada, actions, idle }: ActionStage, inputs: Order) {
  const known = actions.runs().length;
  await ada.actions.createWorkflowDispatch({ owner, repo, workflow_id, ref: "main", inputs });
  await idle();
  const run = actions.runs()[known];
  const [job] = actions.jobs(run?.id ?? 0);
  const id = job?.id ?? 0;
  const notes = actions.annotations(id).map(({ message }) => message);
  return {
    conclusion: run?.conclusion,
    title: run?.title,
    said: [...notes, actions.summary(id)].join("\n"),
    log: actions.log(id),
  };
}

/** What jobs wrote to GitHub after so many calls; reading is no writing, and a graph is also read with POST. */
function writesSince({ github }: ActionStage, calls: number) {
  return github.calls.slice(calls).filter(({ by, method, body, door }) => {
    if (by !== "github-actions[bot]" || method === "GET") return false;
    return door !== "git" && !/"query":"\s*query/.test(JSON.stringify(body));
  });
}

describe("the workflow that somebody runs by hand", () => {
  test.concurrent("says what would be done, and performs commands, on behalf of who started it", async () => {
    const acts = [meets(1, "one"), meets(2, "two")];
    await using stage = await createActionStage({ action: action.directory, acts });
    await stage.begin(issueText(["one", "two"], "```yaml\nbudget: { iterations: 1 }\n```\n"));
    await stage.idle();
    const calls = stage.github.calls.length;
    const before = { comments: await stage.comments(), entries: (await stage.entries()).length };

    const look = await order(stage, { mission: "1", "dry-run": "true" });
    const raise = await order(stage, { mission: "1", command: "budget +5iterations", "dry-run": "true" });
    const wrong = await order(stage, { mission: "1", command: "budgt +5iterations" });
    const refused = await order(stage, { mission: "1", command: "approve nothing" });
    const written = writesSince(stage, calls);
    const after = { comments: await stage.comments(), entries: (await stage.entries()).length };
    const old = await order(stage, { mission: "1" });
    const done = await order(stage, { mission: "#1", command: "budget +5iterations" });

    expect(look).toMatchObject({
      conclusion: "success",
      said: expect.stringContaining("Next: Nothing: the mission rests"),
    });
    expect(look.said).toContain("`the-file-two-says-ok`:");
    expect(raise.conclusion).toBe("success");
    expect(raise.said).toContain("Would record: ada raised the budget: +5 iterations.");
    expect(raise.said).toContain("Would start a job for mission 1");
    expect(wrong).toMatchObject({
      conclusion: "failure",
      said: expect.stringContaining("Did you mean `/cco budget`?"),
    });
    expect(refused).toMatchObject({
      conclusion: "failure",
      said: expect.stringContaining("no criterion nothing"),
    });
    expect(written).toEqual([]);
    expect(after).toEqual(before);
    // It ended in an earlier job, which was red: this one looked.
    expect(old).toMatchObject({
      conclusion: "success",
      said: expect.stringContaining("closed before this job, as out-of-budget"),
    });
    expect(done).toMatchObject({ conclusion: "success", title: "CCO #1, /cco budget +5iterations" });
    expect(await stage.labels()).toEqual(["cco:done", "cco:mission"]);
    expect(await stage.iterations()).toEqual(["1", "2"]);
    expect((await stage.entries()).find(({ type }) => type === "budget-raised")).toMatchObject({
      actor: "ada",
    });
  });
});
