import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Recorded } from "#rehearsal/github/faults.ts";
import { buildAction } from "./built-action.ts";
import { isOurs, kindOf } from "./calls.ts";
import { expectOneMission } from "./one-mission.ts";
import { issueText, meets } from "./script.ts";
import { createShiftedClock } from "./shifted-clock.ts";
import { type ActionStage, createActionStage, issue_number, owner, repo } from "./stage.ts";

let action: Awaited<ReturnType<typeof buildAction>>;

beforeAll(async () => {
  action = await buildAction();
});

afterAll(() => action[Symbol.asyncDispose]());

/** Longer than a dispatch may take, shorter than a lease. */
const elevenMinutes = 660_000;

/** The call at which the machine is lost: the n-th of its kind, before or after GitHub did what it asks. */
type Cut = { readonly kind: string; readonly nth: number; readonly moment: "before" | "after" };

/**
 * What a lost machine leaves behind differs only by what it last wrote: a cut before a call, and one at any call
 * that only reads, is the cut after the write before it. These are the writes after which the next job finds something
 * else to do; `npm run test:every-call` plays every call.
 */
const writes: readonly Cut[] = [
  { kind: "POST /dispatches", nth: 1, moment: "before" },
  ...[
    "POST /dispatches",
    "POST /git/refs",
    "commit iteration-opened",
    "commit agent-finished",
    "git push",
    "commit work-committed",
    "POST /pulls",
    "report addComment",
    "commit progress-reported",
    "commit mission-closed",
    "DELETE /issues/…/labels/…",
  ].map((kind) => ({ kind, nth: 1, moment: "after" }) as const),
];

const cuts = process.env.MODE === "every-call" ? await everyCall() : writes;

describe("a label that nobody heard", () => {
  test.concurrent("starts nothing when somebody put it on who may not start anything", async () => {
    await using clock = await createShiftedClock();
    await using stage = await createStage(clock.environment);
    stage.github.admin.repository(`${owner}/${repo}`).collaborators.set("tess", "triage");
    await stage.ada.issues.create({ owner, repo, title: "Write files", body: issueText(["one"]) });
    await stage.as("tess").issues.addLabels({ owner, repo, issue_number, labels: ["cco:mission"] });
    await stage.idle();

    await clock.putForward(elevenMinutes);
    await stage.sweep();

    expect(stage.actions.runs().map(({ event }) => event)).toEqual(["issues", "schedule"]);
    expect(await stage.entries()).toEqual([]);
  });
});

describe("a machine that is lost", () => {
  test.concurrent.each(cuts)("$moment call $nth of $kind harms nothing", async (cut) => {
    await using clock = await createShiftedClock();
    await using stage = await createStage(clock.environment);
    const met = loseMachine(stage, cut);

    await stage.begin(issueText(["one"]));
    await stage.idle();
    await clock.putForward(elevenMinutes);
    await stage.sweep();

    expect(met()).toBe(true);
    await expectOneMission(stage);
  });
});

function createStage(environment: Readonly<Record<string, string>>): Promise<ActionStage> {
  return createActionStage({
    action: action.directory,
    // A second one is played only where the first was lost.
    acts: [meets(1, "one"), meets(1, "one")],
    environment,
  });
}

/** Every call of an undisturbed mission, before and after. */
async function everyCall(): Promise<readonly Cut[]> {
  await using built = await buildAction();
  await using stage = await createActionStage({ action: built.directory, acts: [meets(1, "one")] });
  await stage.begin(issueText(["one"]));
  await stage.idle();
  const counts = new Map<string, number>();
  return stage.github.calls.filter(isOurs).flatMap((call) => {
    const kind = kindOf(call);
    const nth = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, nth);
    return [
      { kind, nth, moment: "before" },
      { kind, nth, moment: "after" },
    ] as const;
  });
}

/** Gives whether the call was made. */
function loseMachine({ github: { faults }, actions }: ActionStage, cut: Cut): () => boolean {
  let seen = 0;
  let isLost = false;
  const strike = () => {
    isLost = true;
    faults.clear();
    for (const { id, status } of actions.runs()) if (status === "in_progress") actions.kill(id);
    return "cut" as const;
  };
  const target = (call: Recorded) => isOurs(call) && kindOf(call) === cut.kind && ++seen === cut.nth;
  if (cut.moment === "before") faults.beforeCall = (call) => (target(call) ? strike() : undefined);
  else faults.afterCall = (call) => (target(call) ? strike() : undefined);
  return () => isLost;
}
