import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createGate } from "#rehearsal/scripted-model/gate.ts";
import { answeredIn } from "#src/core/answer.ts";
import { buildAction } from "./built-action.ts";
import { act, issueText, meets, reports, writes } from "./script.ts";
import { createShiftedClock } from "./shifted-clock.ts";
import { createActionStage, owner, repo } from "./stage.ts";

let action: Awaited<ReturnType<typeof buildAction>>;

beforeAll(async () => {
  action = await buildAction();
});

afterAll(() => action[Symbol.asyncDispose]());

const oneHour = 3_600_000;
const oneMinute = 60_000;

describe("a mission whose subscription is used up", () => {
  test.concurrent("waits until the named time, and no sweep wakes it sooner", async () => {
    await using clock = await createShiftedClock();
    const resetsAt = Math.floor((Date.now() + oneHour) / 1000);
    await using stage = await createActionStage({
      action: action.directory,
      acts: [{ turns: [{ limit: { resetsAt } }] }, { turns: [writes("one"), reports("write one")] }],
      secrets: { CLAUDE_CODE_OAUTH_TOKEN: "sk-ant-oat01-rehearsal-token-000000" },
      environment: clock.environment,
    });

    await stage.begin(issueText(["one"]));
    await stage.idle();
    const parked = { labels: await stage.labels(), sticky: await stage.sticky() };
    await stage.sweep();
    const tooSoon = await stage.entries();
    await clock.putForward(oneHour + 1000);
    await stage.sweep();

    expect(parked.labels).toEqual(["cco:mission", "cco:parked"]);
    expect(parked.sticky).toContain(
      `Until ${new Date(resetsAt * 1000).toISOString().slice(0, 16).replace("T", " ")} UTC`,
    );
    expect(tooSoon.at(-1)?.type).toBe("progress-reported");
    expect(await stage.labels()).toEqual(["cco:done", "cco:mission"]);
    expect(await stage.iterations()).toEqual(["1"]);
    expect(await stage.conclusion()).toBe("success");
    expect(JSON.stringify(await stage.entries())).not.toContain("rehearsal-token");
  });
});

describe("a mission whose job is lost", () => {
  test.concurrent("is found by the sweep, and does nothing twice", async () => {
    const gate = createGate();
    const acts = [
      meets(1, "one"),
      act(2, { ...writes("two"), hold: gate }, reports("write two")),
      meets(2, "two"),
    ];
    await using stage = await createActionStage({ action: action.directory, acts });
    await stage.begin(issueText(["one", "two"]));
    await gate.reached;

    await stage.actions.tick({ owner, name: repo });
    await stage.heard("schedule");
    const whileAtWork = stage.actions.runs().filter(({ event }) => event === "workflow_dispatch");
    for (const run of stage.actions.runs()) if (run.status !== "completed") stage.actions.kill(run.id);
    await stage.idle();
    const lost = await stage.labels();
    await stage.sweep();

    expect(whileAtWork).toHaveLength(2);
    expect(lost).toEqual(["cco:mission", "cco:running"]);
    expect(await stage.labels()).toEqual(["cco:done", "cco:mission"]);
    expect(await stage.iterations()).toEqual(["1", "2"]);
    expect(await stage.sticky()).toContain("100 %");
    const { data: pulls } = await stage.ada.pulls.list({ owner, repo, state: "all" });
    expect(pulls).toHaveLength(1);
    expect(stage.github.violations).toEqual([]);
  });

  test.concurrent("is found by the sweep when its dispatch never arrived", async () => {
    await using clock = await createShiftedClock();
    const { environment } = clock;
    const acts = [meets(1, "one"), meets(2, "two")];
    await using stage = await createActionStage({ action: action.directory, acts, environment });
    const { faults } = stage.github;
    const path = /\/dispatches$/;
    // GitHub says yes to the second one, and nothing comes of it.
    faults.afterCall = (call) => {
      if (path.test(call.path)) faults.clear();
      if (path.test(call.path)) faults.next({ path, status: 204 });
      return undefined;
    };

    await stage.begin(issueText(["one", "two"]));
    await stage.idle();
    const lost = await stage.iterations();
    await stage.sweep();
    const tooSoon = await stage.iterations();
    await clock.putForward(oneHour);
    await stage.sweep();

    expect(lost).toEqual(["1"]);
    expect(tooSoon).toEqual(["1"]);
    expect(await stage.iterations()).toEqual(["1", "2"]);
    expect(await stage.labels()).toEqual(["cco:done", "cco:mission"]);
  });
});

describe("a listening job that is lost", () => {
  test.concurrent("is made up for by the sweep: what started it and what it was to hear", async () => {
    await using clock = await createShiftedClock();
    const { environment } = clock;
    await using stage = await createActionStage({
      action: action.directory,
      acts: [meets(1, "one")],
      environment,
    });
    const { faults } = stage.github;
    const lose = (path: RegExp, moment: "beforeCall" | "afterCall" = "beforeCall") => {
      faults[moment] = (call) => {
        if (call.method !== "POST" || !path.test(call.path)) return undefined;
        faults.clear();
        for (const { id, status } of stage.actions.runs())
          if (status === "in_progress") stage.actions.kill(id);
        return "cut";
      };
    };

    lose(/\/dispatches$/);
    await stage.begin(`${issueText(["one"]).trimEnd()}\n  approval: maintainer\n`);
    await stage.idle();
    await stage.sweep();
    const unopened = await stage.entries();
    await clock.putForward(6 * oneMinute);
    await stage.sweep();
    const opened = await stage.labels();
    const told = await stage.say("/cco status");
    lose(/\/reactions$/, "afterCall");
    const raise = await stage.say("/cco budget +1usd");
    await stage.idle();
    lose(/\/reactions$/, "afterCall");
    const status = await stage.say("/cco status");
    await stage.idle();
    const halfway = [await stage.reactions(raise), await stage.reactions(status)];
    lose(/\/reactions$/);
    const comment = await stage.say("/cco approve the-file-one-says-ok");
    await stage.idle();
    const unheard = await stage.reactions(comment);
    await clock.putForward(20 * oneMinute);
    await stage.sweep();
    await stage.sweep();

    expect(unopened).toEqual([]);
    expect(opened).toEqual(["cco:mission", "cco:needs-human"]);
    expect(unheard).toEqual([]);
    expect(await stage.reactions(comment)).toEqual(["eyes", "+1"]);
    expect(halfway).toEqual([["eyes"], ["eyes"]]);
    expect((await stage.entries()).filter(({ type }) => type === "budget-raised")).toHaveLength(1);
    const answers = (await stage.comments()).flatMap((body) => answeredIn(body) ?? []);
    expect(answers).toEqual([told, raise, status]);
    const approvals = (await stage.entries()).filter(({ type }) => type === "criterion-approved");
    expect(approvals).toHaveLength(1);
    expect(await stage.labels()).toEqual(["cco:done", "cco:mission"]);
    expect(stage.github.violations).toEqual([]);
  });
});

describe("a job that is cancelled", () => {
  test.concurrent("commits what its worker left and says that the mission waits, which goes on when it is told to", async () => {
    const gate = createGate();
    const acts = [
      act(1, writes("one"), { ...writes("unfinished"), hold: gate }, reports("write one")),
      meets(2, "two"),
    ];
    await using stage = await createActionStage({ action: action.directory, acts });
    await stage.begin(issueText(["one", "two"]));
    await gate.reached;

    const run = stage.actions.runs().find(({ status }) => status === "in_progress");
    await stage.ada.actions.cancelWorkflowRun({ owner, repo, run_id: run?.id ?? 0 });
    await stage.idle();
    const kept = await stage.iterations();
    const parked = { labels: await stage.labels(), sticky: await stage.sticky() };
    await stage.sweep();
    const tooSoon = await stage.iterations();
    await stage.say("/cco resume");
    await stage.idle();

    expect(kept).toEqual(["1"]);
    expect(parked.labels).toEqual(["cco:mission", "cco:parked"]);
    expect(parked.sticky).toMatch(/Until [\d-]+ [\d:]+ UTC\. Its job was cancelled/);
    expect(parked.sticky).toContain("To go on at once: `/cco resume`. `/cco pause` keeps it waiting.");
    expect(tooSoon).toEqual(["1"]);
    expect(await stage.iterations()).toEqual(["1", "2"]);
    expect(await stage.labels()).toEqual(["cco:done", "cco:mission"]);
  });
});
