import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { BeforeCall } from "#rehearsal/github/faults.ts";
import { createGate } from "#rehearsal/scripted-model/gate.ts";
import { replay } from "#src/core/evolve.ts";
import { buildAction } from "./built-action.ts";
import { act, issueText, meets, reports, writes } from "./script.ts";
import { type ActionStage, createActionStage, issue_number, owner, repo } from "./stage.ts";

let action: Awaited<ReturnType<typeof buildAction>>;

beforeAll(async () => {
  action = await buildAction();
});

afterAll(() => action[Symbol.asyncDispose]());

const name = "cco:mission";

/** The job that hears a comment is slow: it reacts when it is let. */
function holdBack({ github: { faults } }: ActionStage): () => void {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  let isHeld = false;
  const hold: BeforeCall = ({ method, path }) => {
    if (isHeld || method !== "POST" || !path.endsWith("/reactions")) return undefined;
    isHeld = true;
    return promise;
  };
  faults.beforeCall = hold;
  return () => resolve(undefined);
}

async function repeat({ ada, actions }: ActionStage, event: string): Promise<void> {
  const run = actions.runs().findLast((one) => one.event === event && one.status === "completed");
  await ada.actions.reRunWorkflow({ owner, repo, run_id: run?.id ?? 0 });
  await actions.waitFor(() =>
    actions.runs().some(({ id, attempt, status }) => id === run?.id && attempt > 1 && status === "completed"),
  );
}

describe("a mission", () => {
  test.concurrent("does what the last word asks for, in whatever order the words are heard", async () => {
    const gate = createGate();
    const first = act(1, { ...writes("one"), hold: gate }, reports("write one"));
    await using stage = await createActionStage({ action: action.directory, acts: [first, meets(2, "two")] });
    await stage.begin(issueText(["one"]));
    await gate.reached;

    // Paused and resumed; the pause is heard last, and once more.
    const letGo = holdBack(stage);
    await stage.ada.issues.createComment({ owner, repo, issue_number, body: "/cco pause" });
    await stage.say("/cco resume");
    letGo();
    await stage.heard("issue_comment", 2);
    // Taken off and put on; that it was taken off is heard last.
    await stage.ada.issues.removeLabel({ owner, repo, issue_number, name });
    await stage.heard("issues", 2);
    await stage.ada.issues.addLabels({ owner, repo, issue_number, labels: [name] });
    await stage.heard("issues", 3);
    const unlabeled = stage.actions.runs().filter(({ event }) => event === "issues")[1];
    await stage.ada.actions.reRunWorkflow({ owner, repo, run_id: unlabeled?.id ?? 0 });
    // Edited twice, and the first edit is heard once more.
    await stage.ada.issues.update({ owner, repo, issue_number, body: issueText(["one", "two", "three"]) });
    await stage.ada.issues.update({ owner, repo, issue_number, body: issueText(["one", "two"]) });
    await stage.heard("issues", 5);
    await repeat(stage, "issues");
    gate.release();
    await stage.idle();

    const entries = await stage.entries();
    const signals = entries.flatMap((one) => (one.type === "signal-received" ? one.signal.kind : []));
    expect(signals).not.toContain("pause");
    expect(await stage.labels()).toEqual(["cco:done", "cco:mission"]);
    expect(await stage.iterations()).toEqual(["1", "2"]);
    expect(stage.github.violations).toEqual([]);
  });

  test.concurrent("adds to its budget once, however often the word for it is heard", async () => {
    await using stage = await createActionStage({ action: action.directory, acts: [meets(1, "one")] });
    await stage.begin(issueText(["one"]));
    await stage.idle();
    await stage.say("/cco budget +5usd");
    await stage.idle();

    await repeat(stage, "issue_comment");
    await stage.idle();

    expect(replay(await stage.entries())?.mission.budget.usd).toBe(25);
  });
});
