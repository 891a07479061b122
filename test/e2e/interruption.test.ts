import { access, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { createGate, type Gate } from "#rehearsal/scripted-model/gate.ts";
import type { Act } from "#rehearsal/scripted-model/script.ts";
import { act, bash, meets, missionText } from "./mission-text.ts";
import { createStage, type Stage } from "./stage.ts";

/** An iteration that is held when half of its work is there, and one that does the rest. */
function inTwoHalves(hold: Gate): readonly Act[] {
  return [act(1, bash("echo half > one.txt"), { ...bash("echo ok > one.txt"), hold }), meets(2, "one")];
}

describe("a mission that somebody ends", () => {
  test.concurrent("with Ctrl-C keeps the work so far, says how to resume, and goes on later", async () => {
    const hold = createGate();
    await using stage = await createStage({ acts: inTwoHalves(hold) });
    const run = stage.start("start");
    await hold.reached;

    run.signal("SIGINT");
    const stopped = await run.ended;

    expect(stopped).toMatchObject({ code: 30, stderr: "" });
    expect(stopped.stdout).toContain("go on   cco resume --session demo");
    const types = (await stage.entries()).map((entry) => entry.type);
    expect(types.slice(4)).toEqual([
      ...["signal-received", "agent-finished", "work-committed"],
      ...["progress-reported", "mission-closed", "progress-reported"],
    ]);
    expect(await stage.repository.git(["show", "cco/mission/demo:one.txt"])).toBe("half");

    const resumed = await stage.run("resume");

    expect(resumed).toMatchObject({ code: 0, stderr: "" });
    expect(await stage.commits("%(trailers:key=CCO-Iteration,valueonly)")).toEqual(["2", "1"]);
  });

  test.concurrent("with `cco stop` is told to the run that is at it, which does the same", async () => {
    const hold = createGate();
    await using stage = await createStage({ acts: inTwoHalves(hold) });
    const run = stage.start("start");
    await hold.reached;

    const told = await stage.run("stop", "--why", "lunch");
    const stopped = await run.ended;
    const again = await stage.run("stop");

    expect(told.stdout).toMatch(
      new RegExp(`^Told .*:${run.pid}:\\d+: it commits what its worker did and ends`),
    );
    expect(stopped.stdout).toContain("Stopped. ada stopped it: lunch.");
    expect(again).toMatchObject({
      code: 0,
      stdout: "It has ended already: stopped. ada stopped it: lunch.\n",
    });
  });

  test.concurrent("leaves at once when it is asked twice, and goes on later", async () => {
    await using stage = await createStage({ acts: [meets(1, "one")] });
    const proving = stage.repository.beside("proving");
    const endless = `trap '' TERM; touch '${proving}'; while :; do sleep 0.1; done`;
    const mission = await readFile(missionFile(stage), "utf8");
    await writeFile(missionFile(stage), missionText({ criteria: ["one"], verify: endless }));
    const run = stage.start("start");
    await vi.waitFor(() => access(proving), { timeout: 60_000, interval: 10 });

    run.signal("SIGTERM");
    await stage.recorded("signal-received", run);
    run.signal("SIGINT");
    const left = await run.ended;

    expect(left.code).toBe(130);

    await writeFile(missionFile(stage), mission);
    const resumed = await stage.run("resume");

    expect(resumed).toMatchObject({ code: 0, stderr: "" });
    expect(await stage.commits("%s")).toEqual(["feat: write one"]);
  });

  test.concurrent("is stopped for good when the run at it has died", async () => {
    const hold = createGate();
    await using stage = await createStage({ acts: inTwoHalves(hold) });
    const run = stage.start("start");
    await hold.reached;
    run.signal("SIGKILL");
    await run.ended;

    const stopped = await stage.run("stop");

    expect(stopped).toMatchObject({ code: 0, stderr: "" });
    expect(stopped.stdout).toContain("Stopped. ada stopped it.");
    expect(await stage.repository.git(["show", "cco/mission/demo:one.txt"])).toBe("half");
  });
});

function missionFile({ repository }: Stage): string {
  return join(repository.path, ".cco/mission.yaml");
}
