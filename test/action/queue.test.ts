import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createGate, type Gate } from "#rehearsal/scripted-model/gate.ts";
import type { Act, Turn } from "#rehearsal/scripted-model/script.ts";
import { buildAction } from "./built-action.ts";
import { issueText, reports, writes } from "./script.ts";
import { createShiftedClock } from "./shifted-clock.ts";
import { type ActionStage, createActionStage, owner, repo } from "./stage.ts";

let action: Awaited<ReturnType<typeof buildAction>>;

beforeAll(async () => {
  action = await buildAction();
});

afterAll(() => action[Symbol.asyncDispose]());

const text = issueText(["one"]);
const done = ["cco:done", "cco:mission"];

/** The one iteration that an issue's mission needs; its worker waits at the gate. */
function actOf(issue: number, gate?: Gate): Act {
  const writing = gate === undefined ? writes("one") : { ...writes("one"), hold: gate };
  return playOf(issue, writing, reports(`write one for ${issue}`));
}

function playOf(issue: number, ...turns: readonly Turn[]): Act {
  return { when: `Iteration 1 of mission issue-${issue}:`, turns };
}

/** Puts an issue into the queue: resolves when the job that found it has to wait has ended. */
async function queueUp(stage: ActionStage): Promise<void> {
  const ended = () => stage.actions.runs().filter(isEndedDispatch).length;
  const before = ended();
  await stage.begin(text);
  await stage.actions.waitFor(() => ended() > before);
}

function isEndedDispatch(run: { readonly event: string; readonly status: string }): boolean {
  return run.event === "workflow_dispatch" && run.status === "completed";
}

/** When a mission's entries of a kind were written. */
async function timesOf(stage: ActionStage, issue: number, type: string): Promise<readonly number[]> {
  const entries = await stage.entries(`issue-${issue}`);
  return entries.flatMap((entry) => (entry.type === type ? [entry.at] : []));
}

describe("two issues that get the label at once", () => {
  test.concurrent("are worked on one after the other, and the one that waits says so", async () => {
    const gates = [createGate(), createGate()] as const;
    const acts = [actOf(1, gates[0]), actOf(2, gates[1])];
    await using stage = await createActionStage({ action: action.directory, acts });
    await Promise.all([stage.begin(text), stage.begin(text)]);
    const first = await Promise.race([gates[0].reached.then(() => 1), gates[1].reached.then(() => 2)]);
    const second = 3 - first;
    await stage.actions.waitFor(() => stage.actions.runs().some(isEndedDispatch));
    const queued = { labels: await stage.labels(second), sticky: await stage.sticky(second) };

    for (const gate of gates) gate.release();
    await stage.idle();

    expect(queued.labels).toEqual(["cco:mission", "cco:queued"]);
    expect(queued.sticky).toContain("### Queued");
    expect(queued.sticky).toContain(`Waits for #${first}.`);
    expect([await stage.labels(1), await stage.labels(2)]).toEqual([done, done]);
    const [closed = 0] = await timesOf(stage, first, "mission-closed");
    const [opened = 0] = await timesOf(stage, second, "iteration-opened");
    expect(opened).toBeGreaterThan(closed);
    expect(stage.github.violations).toEqual([]);
  });

  test.concurrent("are worked on side by side where the configuration says so", async () => {
    const gates = [createGate(), createGate()] as const;
    const acts = [actOf(1, gates[0]), actOf(2, gates[1])];
    const files = { ".cco/config.yaml": "parallel: 2\n" };
    await using stage = await createActionStage({ action: action.directory, acts, files });
    await Promise.all([stage.begin(text), stage.begin(text)]);

    await Promise.all(gates.map(({ reached }) => reached));
    for (const gate of gates) gate.release();
    await stage.idle();

    expect([await stage.labels(1), await stage.labels(2)]).toEqual([done, done]);
    expect(await timesOf(stage, 1, "mission-queued")).toEqual([]);
    expect(await timesOf(stage, 2, "mission-queued")).toEqual([]);
  });
});

describe("missions that wait", () => {
  // Four missions, one after the other: longer than others on a busy machine.
  test("start in order of their priority, then of their age", async () => {
    const gate = createGate();
    const acts = [actOf(1, gate), actOf(2), actOf(3), actOf(4)];
    await using stage = await createActionStage({ action: action.directory, acts });
    await stage.begin(text);
    await gate.reached;
    for (let issue = 2; issue <= 4; issue++) await queueUp(stage);
    // Nobody has to start anything for the label to count.
    await stage.ada.issues.addLabels({ owner, repo, issue_number: 4, labels: ["priority:high"] });

    gate.release();
    await stage.idle();

    const starts = await Promise.all(
      [2, 3, 4].map(async (issue) => ({
        issue,
        at: (await timesOf(stage, issue, "iteration-opened"))[0] ?? 0,
      })),
    );
    expect(starts.toSorted((one, other) => one.at - other.at).map(({ issue }) => issue)).toEqual([4, 2, 3]);
    for (const issue of [1, 2, 3, 4]) expect(await stage.labels(issue)).toContain("cco:done");
    expect(stage.github.violations).toEqual([]);
  }, 240_000);

  test.concurrent("are found by the sweep when whoever should have woken them was not heard", async () => {
    await using clock = await createShiftedClock();
    const { environment } = clock;
    const gate = createGate();
    const acts = [actOf(1, gate), actOf(2)];
    await using stage = await createActionStage({ action: action.directory, acts, environment });
    await stage.begin(text);
    await gate.reached;
    await queueUp(stage);
    await stage.say("/cco resume", stage.ada, 2);
    const answer = (await stage.comments(2)).at(-1);
    // GitHub says yes to the next dispatch, and nothing comes of it.
    stage.github.faults.next({ path: /\/dispatches$/, status: 204 });

    gate.release();
    await stage.idle();
    const lost = [await stage.labels(1), await stage.labels(2)];
    await stage.sweep();
    const tooSoon = await stage.labels(2);
    await clock.putForward(660_000);
    await stage.sweep();

    expect(answer).toContain("It is queued. Waits for");
    expect(lost).toEqual([done, ["cco:mission", "cco:queued"]]);
    expect(tooSoon).toEqual(["cco:mission", "cco:queued"]);
    expect(await stage.labels(2)).toEqual(done);
  });

  test.concurrent("start when the one at work has to wait itself, which goes on when its turn has come", async () => {
    await using clock = await createShiftedClock();
    const resetsAt = Math.floor((Date.now() + 3_600_000) / 1000);
    const gate = createGate();
    const acts = [playOf(1, { limit: { resetsAt }, hold: gate }), actOf(2), actOf(1)];
    await using stage = await createActionStage({
      action: action.directory,
      acts,
      secrets: { CLAUDE_CODE_OAUTH_TOKEN: "sk-ant-oat01-rehearsal-token-000000" },
      environment: clock.environment,
    });
    await stage.begin(text);
    await gate.reached;
    await queueUp(stage);

    gate.release();
    await stage.idle();
    const between = [await stage.labels(1), await stage.labels(2)];
    await clock.putForward(3_700_000);
    await stage.sweep();

    expect(between).toEqual([["cco:mission", "cco:parked"], done]);
    expect(await stage.labels(1)).toEqual(done);
  });
});
