import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createScriptedModel } from "#rehearsal/scripted-model/server.ts";
import { chooseWorker } from "#src/adapters/choose-worker.ts";
import { createNoManager } from "#src/adapters/manager-none.ts";
import { defaultConfig } from "#src/core/config.ts";
import { nextEffect, runMission } from "#src/core/loop.ts";
import type { Worker } from "#src/core/ports.ts";
import { exitCodeFor } from "#src/core/report.ts";
import type { MissionState } from "#src/core/state.ts";
import { us } from "#test/support/given.ts";
import { createWorld, portsOf, type World } from "#test/support/memory-world.ts";
import { mission, pinned } from "#test/support/mission.ts";
import { createTemp } from "#test/support/temp.ts";
import { everything, keysIn, payers } from "./credentials.ts";
import { type Cell, nameOf, testsOf } from "./table.ts";
import { type WorkerPlay, workerPlay } from "./worker-plays.ts";

const perIteration = { usd: 0.25, minutes: 2, turns: 20 };
const theMission = (cell: Cell) =>
  pinned({
    worker: { mode: payers[cell.column]?.mode ?? "api" },
    budget: { ...mission().budget, perIteration },
  });

/** One mission with the real Claude Code, up to where it rests or begins a second iteration. */
async function play(cell: Cell, { turns, tokenRefusal }: WorkerPlay) {
  await using folder = await createTemp();
  await using model = await createScriptedModel({ acts: [{ turns }], ...(tokenRefusal && { tokenRefusal }) });
  const world = createWorld();
  const { spec } = theMission(cell);
  const { without = [] } = payers[cell.column] ?? {};
  const given = { PATH: "/usr/bin:/bin", HOME: folder.path, ...everything(model.url) };
  const env = Object.fromEntries(Object.entries(given).filter(([name]) => !without.includes(name)));
  const config = { ...defaultConfig, worker: { ...defaultConfig.worker, maxRetries: 0 } };
  const worker = chooseWorker({ config, env }, spec, { home: join(folder.path, "home") });
  const ports = portsOf(world, us, {
    worker: inDirectory(join(folder.path, "work"), worker, world),
    manager: createNoManager(),
  });
  let begun = 0;
  const state = await runMission(pinned(spec), ports, ({ type }) => type === "open-iteration" && begun++ > 0);
  return { state, next: await nextEffect(undefined, ports), requests: [...model.requests] };
}

/** The session works in a directory that is there; what it writes is found in the world's tree. */
function inDirectory(directory: string, worker: Worker, world: World): Worker {
  return {
    work: async (task) => {
      await mkdir(directory);
      const result = await worker.work({ ...task, directory });
      const greeting = await readFile(join(directory, "greeting.txt"), "utf8").catch(() => "");
      if (greeting === "hello\n" && world.directory !== undefined) world.directory.tree = ["crud", "docs"];
      return result;
    },
  };
}

/** What a mission came to, in the words of the table. */
function comesTo(state: MissionState, { isEnd }: WorkerPlay): string {
  const { closed, parked, lastAt } = state;
  if (closed !== undefined) return closed.outcome === "misconfigured" ? "stops" : closed.outcome;
  if (parked === undefined) return "goes on";
  if (parked.awaits === "person") return "hands over";
  const { until = Number.NaN } = parked;
  if (isEnd?.(until)) return "waits until";
  const minutes = Math.round((until - lastAt) / 60_000);
  return minutes === 1 ? "waits" : `waits for ${minutes} minutes`;
}

const codes: Readonly<Record<string, number>> = { done: 0, stops: 40 };

test.concurrent.each(testsOf("worker").map((cell) => ({ ...cell, name: nameOf(cell) })))(
  "$name → $comes",
  async (cell) => {
    const { column, failure, comes } = cell;
    const wanted = workerPlay(column, failure);

    const { state, next, requests } = await play(cell, wanted);

    expect(comesTo(state, wanted)).toBe(comes);
    if (state.closed !== undefined) expect(exitCodeFor(state)).toBe(codes[comes]);
    if (comes === "goes on") expect(next).toMatchObject({ type: "open-iteration", iteration: 2 });
    else expect(next).toBeUndefined();
    // Nothing is met where nothing was done, and an attempt that could not run is no iteration.
    expect(state.best).toBe(comes === "done" ? 2 : 0);
    expect(state.iteration).toBe(["done", "goes on"].includes(comes) ? 1 : 0);
    const { usd = 0 } = wanted;
    if (typeof usd === "number") expect(state.spend.usd).toBeCloseTo(usd, 9);
    else expect(state.spend.usd).toBeLessThanOrEqual(usd.most);
    if (wanted.says) expect(state.closed?.why ?? state.parked?.why).toMatch(wanted.says);

    const { asks = /./, key } = payers[column] ?? {};
    const asked = requests.filter(({ path, body }) => asks.test(path) && !isProbe(body));
    expect(asked).toHaveLength(wanted.asked);
    for (const one of asked) expect(keysIn(one)).toEqual(key === undefined ? [] : [key]);
    const elsewhere = requests.filter(({ path }) => !asks.test(path));
    expect(elsewhere.flatMap(keysIn).filter((one) => one !== key)).toEqual([]);
  },
);

/** On Bedrock Claude Code asks for one token to see which models there are. */
function isProbe(body: unknown): boolean {
  return (body as { readonly max_tokens?: number } | undefined)?.max_tokens === 1;
}
