import { rm } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { act, meets, reports } from "./mission-text.ts";
import { createStage, type Stage } from "./stage.ts";

/** As a subscription pays. */
const subscription = { ANTHROPIC_API_KEY: undefined, CLAUDE_CODE_OAUTH_TOKEN: "sk-ant-oat01-endToEndToken" };

function secondsFromNow(seconds: number): number {
  return Math.floor(Date.now() / 1000) + seconds;
}

async function statusOf(stage: Stage): Promise<string> {
  return (await stage.run("status")).stdout;
}

describe("a mission that reaches a limit of its own", () => {
  test.concurrent("rests until its budget is raised, and needs its ledger and its branch alone to go on", async () => {
    await using stage = await createStage({
      criteria: ["one", "two"],
      settings: ["budget: { iterations: 1 }"],
      acts: [meets(1, "one"), meets(2, "two")],
    });

    const spent = await stage.run("start");
    const still = await stage.run("start");
    await rm(stage.repository.beside("cache"), { recursive: true });
    const raised = await stage.run("resume", "--add-iterations", "5");

    expect(spent).toMatchObject({ code: 20, stderr: "" });
    expect(spent.stdout).toContain("The budget is used up. 1 iteration of 1 used.");
    expect(spent.stdout).toContain("cco resume --session demo --add-usd 5 --add-iterations 10");
    expect(still.code).toBe(20);
    expect(raised).toMatchObject({ code: 0, stderr: "" });
    expect(raised.stdout).toContain("Iteration 2 of 6");
    expect(await stage.commits("%s")).toEqual(["feat: write two", "feat: write one"]);
  });

  test.concurrent("stalls when nothing brings progress", async () => {
    const settings = ["budget: { stalled_after: 1 }"];
    await using stage = await createStage({ settings, acts: [act(1, reports("do nothing"))] });

    const stalled = await stage.run("start");

    expect(stalled).toMatchObject({ code: 21, stderr: "" });
    expect(stalled.stdout).toContain("Stalled. 1 iteration in a row without verified progress on one.");
  });

  test.concurrent("asks for a human when the worker says a criterion cannot be met, and goes on with that human's word", async () => {
    const blocked = [{ criterion: "one", why: "There is no such thing.", evidence: "It says so itself." }];
    const acts = [act(1, reports("look for it", { blocked })), meets(2, "one")];
    await using stage = await createStage({ acts });

    const asked = await stage.run("start");
    const rejected = await stage.run("reject", "one", "There is, look again.");
    const done = await stage.run("resume");

    expect(asked).toMatchObject({ code: 10, stderr: "" });
    expect(asked.stdout).toContain(
      "The worker says that it cannot be met: “There is no such thing.” Its evidence: “It says so itself.”",
    );
    expect(rejected.code).toBe(0);
    expect(done).toMatchObject({ code: 0, stderr: "" });
    const briefs = JSON.stringify(stage.model.requests.map(({ body }) => body));
    expect(briefs).toContain("In iteration 1 it was said to be impossible (“There is no such thing.”)");
    expect(briefs).toContain("There is, look again.");
  });
});

describe("a mission that a service refuses", () => {
  test.concurrent("waits for a usage limit, says until when, and can be ended meanwhile", async () => {
    const resetsAt = secondsFromNow(3600);
    await using stage = await createStage({ acts: [{ turns: [{ limit: { resetsAt } }] }] });
    const run = stage.with(subscription).start("start");
    await stage.recorded("mission-parked", run);

    const status = await statusOf(stage);
    const next = await stage.with(subscription).run("next");
    run.signal("SIGINT");
    const ended = await run.ended;

    expect(status).toContain(`Waiting until ${new Date(resetsAt * 1000).toISOString()}.`);
    expect(next.stdout).toContain("Nothing: ");
    expect(ended).toMatchObject({ code: 30, stderr: "" });
    expect(await statusOf(stage)).toContain("Stopped. ada stopped it: Ctrl-C.");
    expect(`${ended.stdout}${JSON.stringify(await stage.entries())}`).not.toContain("endToEndToken");
  });
});
