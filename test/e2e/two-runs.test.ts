import { expect, test } from "vitest";
import { createGate } from "#rehearsal/scripted-model/gate.ts";
import { act, bash, meets, reports } from "./mission-text.ts";
import { createStage } from "./stage.ts";

test("two runs started at once: one works to done, the other says who does and asks no model", async () => {
  const hold = createGate();
  const first = act(1, { ...bash("echo ok > one.txt"), hold }, reports("write one"));
  await using stage = await createStage({ criteria: ["one", "two"], acts: [first, meets(2, "two")] });
  const runs = [stage.start("start"), stage.start("start")];

  const other = await Promise.race(
    runs.map((run) => run.ended.then((ended) => ({ ...ended, pid: run.pid }))),
  );
  await hold.reached;
  hold.release();
  const ends = await Promise.all(runs.map((run) => run.ended));

  const worker = runs.find((run) => run.pid !== other.pid);
  expect(other.code).toBe(75);
  expect(other.stdout).toMatch(new RegExp(`at work in [^ ]+:${worker?.pid}:\\d+; .*cco status --watch`));
  expect(ends.map((end) => end.code).toSorted()).toEqual([0, 75]);
  expect(await stage.commits("%(trailers:key=CCO-Iteration,valueonly)")).toEqual(["2", "1"]);
  const sessions = stage.model.requests.map(({ headers }) => headers["x-claude-code-session-id"]);
  expect(new Set(sessions.filter((id) => id !== undefined)).size).toBe(2);
});

test("a run that comes while another is at work leaves it alone", async () => {
  const hold = createGate();
  const first = act(1, bash("echo ok > one.txt"), { ...reports("write one"), hold });
  await using stage = await createStage({ acts: [first] });
  const run = stage.start("start");
  await hold.reached;
  const requests = stage.model.requests.length;

  const others = await Promise.all([
    stage.run("start"),
    stage.run("verify"),
    stage.run("resume"),
    stage.run("next"),
  ]);

  expect(others.map((other) => other.code)).toEqual([75, 75, 75, 0]);
  expect(stage.model.requests.length).toBe(requests);
  hold.release();
  expect((await run.ended).code).toBe(0);
  expect(await stage.commits("%s")).toEqual(["feat: write one"]);
});
