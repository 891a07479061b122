import { rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createGate } from "#rehearsal/scripted-model/gate.ts";
import type { Entry } from "#src/core/event.ts";
import { act, bash, meets } from "./mission-text.ts";
import { createStage, isRunning, type Running, type Stage } from "./stage.ts";

type Cut = (run: Running) => Promise<unknown>;

const killProcess: Cut = (run) => {
  run.signal("SIGKILL");
  return run.ended;
};
const killTree: Cut = (run) => run.cutPower();

const cuts: readonly { readonly how: string; readonly cut: Cut }[] = [
  { how: "the process alone is killed", cut: killProcess },
  { how: "all that it started is killed with it", cut: killTree },
];

/** The power goes when such an entry is written, in one run after the other. */
const lives: readonly {
  readonly cut: Cut;
  readonly criteria: readonly string[];
  readonly moments: readonly Entry["type"][];
}[] = [
  {
    cut: killProcess,
    criteria: ["one"],
    moments: ["mission-opened", "baseline-proved", "iteration-opened", "agent-finished"],
  },
  {
    cut: killProcess,
    criteria: ["one", "two"],
    moments: ["work-committed", "criteria-judged", "plan-made", "progress-reported"],
  },
  { cut: killTree, criteria: ["one"], moments: ["work-committed"] },
];

async function headOf({ repository }: Stage): Promise<string | undefined> {
  return repository.git(["rev-parse", "--verify", "-q", "cco/mission/demo"]).catch(() => undefined);
}

/** The disk as it was before such an entry was written. */
async function unwrite(type: Entry["type"], stage: Stage): Promise<void> {
  const ledger = join(stage.repository.path, ".cco/sessions/demo/ledger");
  const entries = await stage.entries();
  const late = entries.slice(entries.findIndex((entry) => entry.type === type));
  const files = late.map(({ seq }) => join("events/0000", `${seq}`.padStart(6, "0")));
  await Promise.all(
    [...files.map((file) => `${file}.json`), "snapshot.json"].map((file) =>
      rm(join(ledger, file), { force: true }),
    ),
  );
}

/** What no power cut may do: number two commits alike, lose one, or forget what was spent. */
async function expectWhole(stage: Stage, seen: readonly (string | undefined)[]): Promise<void> {
  const { git } = stage.repository;
  const iterations = await stage.commits("%(trailers:key=CCO-Iteration,valueonly)");
  expect(iterations).toEqual([...new Set(iterations)]);
  expect(iterations.length).toBeGreaterThan(0);

  const entries = await stage.entries();
  const recorded = entries.filter((entry) => entry.type === "work-committed").map(({ sha }) => sha);
  for (const sha of [...seen, ...recorded]) {
    if (sha !== undefined) await git(["merge-base", "--is-ancestor", sha, "cco/mission/demo"]);
  }

  const { stdout } = await stage.run("status", "--json");
  expect(JSON.parse(stdout).spend.usd).toBeGreaterThanOrEqual(costOf(stage, entries));
}

/** Every answer of the script has the same price, which finished sessions tell. In US dollars. */
function costOf({ model }: Stage, entries: readonly Entry[]): number {
  const [finished] = entries.filter((entry) => entry.type === "agent-finished" && entry.turns > 0);
  if (finished?.type !== "agent-finished") throw new Error("no session has ended");
  const answers = model.requests.filter(({ path, body }) => path === "/v1/messages" && hasTools(body));
  // The report rounds to a hundredth of a cent.
  return (answers.length * (finished.usd ?? 0)) / finished.turns - 0.0001;
}

function hasTools(body: unknown): boolean {
  return typeof body === "object" && body !== null && "tools" in body;
}

describe("a power cut", () => {
  test.concurrent.each(lives)("loses nothing at $moments", async ({ cut, criteria, moments }) => {
    await using stage = await createStage({ criteria, acts: [meets(1, "one"), meets(2, "two")] });
    const heads: (string | undefined)[] = [];
    for (const moment of moments) {
      const run = stage.start("start");
      await stage.recorded(moment, run);
      await cut(run);
      heads.push(await headOf(stage));
    }

    const last = await stage.run("start");

    expect(last).toMatchObject({ code: 0, stderr: "" });
    await expectWhole(stage, heads);
  });

  test.concurrent("between a commit and its entry makes no second commit", async () => {
    await using stage = await createStage({ acts: [meets(1, "one")] });
    const run = stage.start("start");
    await stage.recorded("work-committed", run);
    await killProcess(run);
    const head = await headOf(stage);
    await unwrite("work-committed", stage);

    const next = await stage.run("start");

    expect(next).toMatchObject({ code: 0, stderr: "" });
    expect(await stage.commits("%s")).toEqual(["feat: write one"]);
    await expectWhole(stage, [head]);
  });

  test.concurrent.each(cuts)("ends the worker and keeps its work: $how", async ({ cut }) => {
    const hold = createGate();
    const late = { ...bash("echo late > late.txt"), hold };
    await using stage = await createStage({
      acts: [act(1, bash("echo ok > one.txt; echo $PPID > pid"), late)],
    });
    const run = stage.start("start");
    await hold.reached;
    await cut(run);

    const next = await stage.run("start");
    hold.release();

    expect(next).toMatchObject({ code: 0, stderr: "" });
    const { git } = stage.repository;
    expect(await git(["diff", "--name-only", "main", "cco/mission/demo"])).toBe("one.txt\npid");
    expect(await isRunning(Number(await git(["show", "cco/mission/demo:pid"])))).toBe(false);
    const entries = await stage.entries();
    expect(entries.filter((entry) => entry.type === "iteration-opened")).toMatchObject([
      { iteration: 1, attempt: 1, reserveUsd: 4 },
      { iteration: 1, attempt: 2, reserveUsd: 0 },
    ]);
    expect(JSON.parse((await stage.run("status", "--json")).stdout).spend.usd).toBe(4);
  });

  // Elsewhere a process that left its session cannot be told from the user's own.
  test.runIf(process.platform === "linux")("ends what the worker left running", async () => {
    const hold = createGate();
    const stray = bash("echo ok > one.txt; setsid tail -f /dev/null > /dev/null 2>&1 & echo $! > pid");
    await using stage = await createStage({ acts: [act(1, stray, { ...bash("true"), hold })] });
    const run = stage.start("start");
    await hold.reached;
    await killProcess(run);

    const next = await stage.run("start");

    expect(next).toMatchObject({ code: 0, stderr: "" });
    const pid = Number(await stage.repository.git(["show", "cco/mission/demo:pid"]));
    expect(await isRunning(pid)).toBe(false);
  });
});
