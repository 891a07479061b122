import { describe, expect, it } from "vitest";
import { decide } from "#src/core/decide.ts";
import type { Run } from "#src/core/event.ts";
import { replay } from "#src/core/evolve.ts";
import { runMission } from "#src/core/loop.ts";
import type { Ports, Reporter, Worker } from "#src/core/ports.ts";
import { standingOf } from "#src/core/standing.ts";
import { writeStory } from "#src/core/story.ts";
import {
  commitAt,
  createWorld,
  headOf,
  portsOf,
  sessionUsd,
  theMission,
  type World,
  workerResult,
  workOn,
} from "#test/support/memory-world.ts";
import { pinned } from "#test/support/mission.ts";

const one: Run = { run: "run-1", attempt: 1 };
const two: Run = { run: "run-2", attempt: 1 };

describe("a mission", () => {
  it("runs to done, over as many iterations as it takes", async () => {
    const world = createWorld();
    const state = await runMission(theMission, portsOf(world, one));

    expect(state.closed).toMatchObject({ outcome: "done" });
    expect(world.commits.map((commit) => commit.iteration)).toEqual([undefined, 1, 2, 3]);
    expect(state.spend.usd).toBe(world.spentUsd);
    expect(world.page?.json).toMatchObject({ outcome: "done", completion: 100, iteration: 3 });
  });

  it("tells its ledger as a story", async () => {
    const world = createWorld(["crud", "docs"]);
    await runMission(theMission, portsOf(world, one));

    expect(writeStory(world.entries).replace(/^.{19} {2}/gm, "")).toMatchInlineSnapshot(`
      "ada opened the mission "Build a task list" with 2 criteria, on base.
      Before any work, at base: crud unmet, docs unmet.
      Iteration 1 opened (work) for crud, with $2.00 reserved.
      Progress was reported.
      The worker ended: finished, 2 turns, $0.2500, 10 tokens. crud
      c1 was committed: 1 file, +1 -0.
      At c1: crud met, docs unmet.
      The rules planned: docs. Work on the most important open criterion.
      Progress was reported.
      Iteration 2 opened (work) for docs, with $2.00 reserved.
      The worker ended: finished, 2 turns, $0.2500, 10 tokens. docs
      c2 was committed: 1 file, +1 -0.
      At c2: crud met, docs met.
      Progress was reported.
      The mission closed: done. Every required criterion is met at c2.
      Progress was reported."
    `);
  });

  it("does nothing more once it is closed", async () => {
    const world = createWorld();
    await runMission(theMission, portsOf(world, one));
    const entries = world.entries.length;
    await runMission(theMission, portsOf(world, two));

    expect(world.entries).toHaveLength(entries);
  });

  it("follows an edit of its text without forgetting what it spent", async () => {
    const world = createWorld(["crud"]);
    const first = await runMission(
      pinned({ criteria: theMission.spec.criteria.slice(0, 1) }),
      portsOf(world, one),
    );
    const edited = { ...theMission, hash: "hash-2" };
    const ports = portsOf(world, two);
    await ports.ledger.append(
      { type: "signal-received", signal: { kind: "resume" }, actor: "ada" },
      await ports.ledger.read(),
    );
    const more = createWorldFrom(world, ["crud", "docs"]);
    const second = await runMission(edited, portsOf(more, two));

    expect(first.closed?.outcome).toBe("done");
    expect(second.closed?.outcome).toBe("done");
    expect(second.iteration).toBe(2);
    expect(second.spend.usd).toBe(2 * sessionUsd);
  });
});

function createWorldFrom(world: World, steps: readonly string[]): World {
  return { ...world, steps };
}

describe("a mission that is stopped while its iteration is opened", () => {
  it("begins no session", async () => {
    const world = createWorld();
    const us = portsOf(world, { run: "us", attempt: 1 });
    const them = portsOf(world, { run: "them", attempt: 1 });
    const told: boolean[] = [];
    const report: Reporter["report"] = async () => {
      if (told.length === 0) {
        const stop = { type: "signal-received", signal: { kind: "stop" }, actor: "ada" } as const;
        await them.ledger.append(stop, await them.ledger.read());
      }
      return {};
    };
    const work: Worker["work"] = async ({ interrupt, ...task }) => {
      told.push(interrupt.aborted);
      return us.worker.work({ ...task, interrupt });
    };

    const state = await runMission(theMission, { ...us, reporter: { report }, worker: { work } });

    expect(told).toEqual([true]);
    expect(state.closed?.outcome).toBe("stopped");
  });
});

describe("two runs of one mission", () => {
  it("never work at once: the second rests while the first is at it", async () => {
    const world = createWorld();
    let second: string | undefined;
    const first = portsOf(world, one, {
      worker: {
        work: async () => {
          const state = await runMission(theMission, portsOf(world, two));
          second ??= `${state.phase}, held by ${state.open?.lease.run.run}`;
          return workerResult(workOn(world));
        },
      },
    });
    const state = await runMission(theMission, first);

    expect(second).toBe("opened, held by run-1");
    expect(state.closed?.outcome).toBe("done");
    expect(world.spentUsd).toBe(3 * sessionUsd);
  });
});

describe("every prefix of a real ledger", () => {
  it("has a sensible next effect, and never one that was done already", async () => {
    const world = createWorld();
    await runMission(theMission, portsOf(world, one));
    const next = world.entries.map((_, length) => {
      const state = replay(world.entries.slice(0, length));
      const branch = { head: state?.head, base: "base" };
      return decide(state, { at: world.at, run: one, mission: theMission, branch, interrupted: false })?.type;
    });

    expect(next).toEqual(world.entries.map((entry) => effectBehind(entry.type)));
  });
});

/** The effect that each kind of entry records. */
function effectBehind(type: string): string {
  const effects: Record<string, string> = {
    "mission-opened": "open-mission",
    "baseline-proved": "prove-head",
    "iteration-opened": "open-iteration",
    "agent-finished": "run-agent",
    "work-committed": "commit-work",
    "criteria-judged": "judge-criteria",
    "plan-made": "make-plan",
    "progress-reported": "report-progress",
    "mission-closed": "close-mission",
  };
  return effects[type] ?? `nothing known for ${type}`;
}

class PowerCut extends Error {}

type Socket = { calls: number; readonly cutAt: number; readonly side: "before" | "after" | "never" };

/** The same ports on a socket whose power fails right before or right after the n-th call. */
function wired(ports: Ports, socket: Socket): Ports {
  const wire = <T extends object>(port: T): T =>
    new Proxy(port, {
      get(target, name) {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== "function") return method;
        return async (...args: unknown[]) => {
          socket.calls++;
          if (socket.calls === socket.cutAt && socket.side === "before") throw new PowerCut();
          const result: unknown = await Reflect.apply(method, target, args);
          if (socket.calls === socket.cutAt && socket.side === "after") throw new PowerCut();
          return result;
        };
      },
    });
  const { ledger, workspace, worker, prover, manager, reporter } = ports;
  return {
    ...ports,
    ledger: wire(ledger),
    workspace: wire(workspace),
    worker: wire(worker),
    prover: wire(prover),
    manager: wire(manager),
    reporter: wire(reporter),
  };
}

/** The base gets a commit while the first session is at work. */
function withMovingBase(world: World, ports: Ports): Ports {
  const work = async () => {
    world.base = { sha: "base-2", tree: ["theirs"] };
    return workerResult(workOn(world));
  };
  return { ...ports, worker: { work } };
}

describe("a base that moves while the worker works", () => {
  it("is merged before it is built upon, and everything is proved with it", async () => {
    const world = createWorld(["crud", "docs"]);
    const state = await runMission(theMission, withMovingBase(world, portsOf(world, one)));

    expect(world.commits.map(({ base, iteration }) => base ?? iteration)).toEqual([
      undefined,
      1,
      "base-2",
      2,
    ]);
    expect(commitAt(world, headOf(world)).tree).toEqual(["crud", "theirs", "docs"]);
    expect(state).toMatchObject({ base: "base-2", closed: { outcome: "done" }, iteration: 2 });
    expect(state.spend.usd).toBe(2 * sessionUsd);
  });

  it("is merged once, wherever the power fails", async () => {
    let cuts = 0;
    for (let cutAt = 1; ; cutAt++) {
      const world = createWorld(["crud", "docs"]);
      const socket: Socket = { calls: 0, cutAt, side: "after" };
      const first = withMovingBase(world, portsOf(world, one));
      const cut = await runMission(theMission, wired(first, socket)).catch((error: unknown) => error);
      if (!(cut instanceof PowerCut)) break;
      cuts++;
      world.ended.add(one.run);
      const state = await runMission(theMission, withMovingBase(world, portsOf(world, two)));

      expect(state).toMatchObject({ base: "base-2", closed: { outcome: "done" } });
      expect(world.commits.filter(({ base }) => base !== undefined)).toHaveLength(1);
    }
    expect(cuts).toBeGreaterThan(30);
  });
});

/** Runs, dies where the socket says, and runs again as another run until the mission rests. */
async function runWithCut(world: World, socket: Socket): Promise<void> {
  try {
    await runMission(theMission, wired(portsOf(world, one), socket));
  } catch (error) {
    if (!(error instanceof PowerCut)) throw error;
    world.ended.add(one.run);
    await runMission(theMission, portsOf(world, two));
  }
}

describe("a power cut at any call to the outside", async () => {
  const undisturbed = createWorld();
  const socket: Socket = { calls: 0, cutAt: 0, side: "never" };
  await runWithCut(undisturbed, socket);
  const points = Array.from({ length: socket.calls }, (_, index) => index + 1);
  const cuts = points.flatMap((cutAt) => (["before", "after"] as const).map((side) => ({ cutAt, side })));

  it("has many points to fail at", () => {
    expect(points.length).toBeGreaterThan(40);
  });

  it.each(cuts)("$side call $cutAt changes nothing in the end", async ({ cutAt, side }) => {
    const world = createWorld();
    await runWithCut(world, { calls: 0, cutAt, side });
    const state = replay(world.entries);
    if (state === undefined) throw new Error("the mission was not opened");

    expect(state.closed).toEqual(replay(undisturbed.entries)?.closed);
    expect(commitAt(world, headOf(world)).tree).toEqual(commitAt(undisturbed, headOf(undisturbed)).tree);
    expect(standingOf(state).every((found) => found.verdict === "met")).toBe(true);
    // Nothing committed is lost, no iteration is made twice.
    expect(world.commits.map((commit) => commit.iteration)).toEqual([undefined, 1, 2, 3]);
    expect(state.iteration).toBe(3);
    expect(state.past.map((past) => past.iteration)).toEqual([1, 2, 3]);
    // Never free, and never charged twice: at most one session is paid for and lost, at most its reserve is charged.
    expect(state.spend.usd).toBeGreaterThanOrEqual(world.spentUsd);
    expect(world.spentUsd).toBeLessThanOrEqual(4 * sessionUsd);
    expect(state.spend.usd).toBeLessThanOrEqual(3 * sessionUsd + 2);
    // The last word was shown.
    expect(world.page?.json).toMatchObject({ outcome: "done", completion: 100 });
    expect(state.reported).toBe(true);
  });
});
