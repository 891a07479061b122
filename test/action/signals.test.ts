import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createGate } from "#rehearsal/scripted-model/gate.ts";
import { buildAction } from "./built-action.ts";
import { isOurs, kindOf } from "./calls.ts";
import { act, issueText, meets, reports, writes } from "./script.ts";
import { createActionStage, issue_number, owner, repo } from "./stage.ts";

let action: Awaited<ReturnType<typeof buildAction>>;

beforeAll(async () => {
  action = await buildAction();
});

afterAll(() => action[Symbol.asyncDispose]());

/** Two criteria, one iteration each; the first one's worker waits at a gate. */
async function createTwoStepStage() {
  const gate = createGate();
  const acts = [act(1, { ...writes("one"), hold: gate }, reports("write one")), meets(2, "two")];
  const stage = await createActionStage({ action: action.directory, acts });
  return Object.assign(stage, { gate });
}

describe("a mission that somebody pauses while its worker works", () => {
  test.concurrent("keeps the work, waits, and goes on when it is told to", async () => {
    await using stage = await createTwoStepStage();
    await stage.begin(issueText(["one", "two"]));
    await stage.gate.reached;

    const comment = await stage.say("/cco pause");
    stage.gate.release();
    await stage.idle();
    const paused = { labels: await stage.labels(), iterations: await stage.iterations() };
    const sticky = await stage.sticky();
    await stage.sweep();
    const afterSweep = await stage.iterations();
    await stage.say("/cco resume");
    await stage.idle();

    expect(await stage.reactions(comment)).toEqual(["eyes", "+1"]);
    expect(paused).toEqual({ labels: ["cco:mission", "cco:parked"], iterations: ["1"] });
    expect(sticky).toContain("ada paused it");
    expect(afterSweep).toEqual(["1"]);
    expect(await stage.labels()).toEqual(["cco:done", "cco:mission"]);
    expect(await stage.iterations()).toEqual(["1", "2"]);
    expect(await stage.conclusion()).toBe("success");
    expect(stage.github.violations).toEqual([]);
  });
});

describe("a mission that somebody stops before its worker begins", () => {
  test.concurrent("pays for none", async () => {
    await using stage = await createTwoStepStage();
    stage.github.faults.afterCall = async (call) => {
      // The last that the job writes before it starts the worker.
      if (!isOurs(call) || kindOf(call) !== "commit progress-reported") return undefined;
      stage.github.faults.clear();
      await stage.say("/cco stop not today");
      return undefined;
    };

    await stage.begin(issueText(["one", "two"]));
    await stage.idle();

    const ended = (await stage.entries()).filter(({ type }) => type === "agent-finished");
    expect(ended).toMatchObject([{ ending: { kind: "interrupted" }, usd: 0 }]);
    expect(stage.model.requests).toEqual([]);
    expect(await stage.labels()).toEqual(["cco:mission", "cco:stopped"]);
    expect(await stage.sticky()).toContain("not today");
    expect(stage.github.violations).toEqual([]);
  });
});

describe("a mission that somebody stops while its worker works", () => {
  test.concurrent("keeps the work, ends as stopped, and goes on when it is told to", async () => {
    await using stage = await createTwoStepStage();
    await stage.begin(issueText(["one", "two"]));
    await stage.gate.reached;

    await stage.say("/cco stop enough for today");
    stage.gate.release();
    await stage.idle();
    const stopped = { labels: await stage.labels(), conclusion: await stage.conclusion() };
    const sticky = await stage.sticky();
    await stage.say("/cco resume");
    await stage.idle();

    expect(stopped).toEqual({ labels: ["cco:mission", "cco:stopped"], conclusion: "cancelled" });
    expect(sticky).toContain("enough for today");
    expect(await stage.labels()).toEqual(["cco:done", "cco:mission"]);
    expect(await stage.iterations()).toEqual(["1", "2"]);
    expect(await stage.conclusion()).toBe("success");
  });

  test.concurrent("takes the label off for it, and puts it on again to go on, and no command does", async () => {
    await using stage = await createTwoStepStage();
    await stage.begin(issueText(["one", "two"]));
    await stage.gate.reached;

    await stage.ada.issues.removeLabel({ owner, repo, issue_number, name: "cco:mission" });
    await stage.heard("issues", 2);
    stage.gate.release();
    await stage.idle();
    const stopped = { labels: await stage.labels(), conclusion: await stage.conclusion() };
    await stage.say("/cco resume");
    await stage.idle();
    const answered = { labels: await stage.labels(), comments: await stage.comments() };
    await stage.ada.issues.addLabels({ owner, repo, issue_number, labels: ["cco:mission"] });
    await stage.idle();

    expect(stopped).toEqual({ labels: ["cco:stopped"], conclusion: "cancelled" });
    expect(answered.labels).toEqual(["cco:stopped"]);
    expect(answered.comments.at(-1)).toContain("Put it on, and the mission starts.");
    expect(await stage.labels()).toEqual(["cco:done", "cco:mission"]);
    expect(await stage.iterations()).toEqual(["1", "2"]);
  });

  test.concurrent("closes the issue for it, and reopens it to go on; what is said meanwhile starts nothing", async () => {
    await using stage = await createTwoStepStage();
    await stage.begin(issueText(["one", "two"]));
    await stage.gate.reached;

    await stage.ada.issues.update({ owner, repo, issue_number, state: "closed" });
    await stage.heard("issues", 2);
    stage.gate.release();
    await stage.idle();
    const stopped = { labels: await stage.labels(), conclusion: await stage.conclusion() };
    const jobs = () => stage.actions.runs().filter(({ event }) => event === "workflow_dispatch").length;
    const before = jobs();
    await stage.say("/cco steer Write it in capitals.");
    const answer = (await stage.comments()).at(-1);
    await stage.ada.issues.update({ owner, repo, issue_number, body: issueText(["one", "two"], "Now.\n") });
    await stage.idle();
    const meanwhile = jobs() - before;
    await stage.ada.issues.update({ owner, repo, issue_number, state: "open" });
    await stage.idle();

    expect(stopped).toEqual({ labels: ["cco:mission", "cco:stopped"], conclusion: "cancelled" });
    expect(answer).toContain("That is recorded, but the mission does not go on. The issue is closed.");
    expect(meanwhile).toBe(0);
    expect(JSON.stringify(await stage.entries())).toContain("Write it in capitals.");
    expect(await stage.labels()).toEqual(["cco:done", "cco:mission"]);
    expect(await stage.iterations()).toEqual(["1", "2"]);
  });
});
