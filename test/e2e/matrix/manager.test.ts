import { expect, test } from "vitest";
import { chooseManager } from "#src/adapters/choose-manager.ts";
import { defaultConfig } from "#src/core/config.ts";
import { runMission } from "#src/core/loop.ts";
import type { ManagerChoice } from "#src/core/mission.ts";
import { createModelStage, type Provider, providers } from "#test/adapters/model-stage.ts";
import { us } from "#test/support/given.ts";
import { createWorld, portsOf, sessionUsd, theMission } from "#test/support/memory-world.ts";
import { everything, keys, keysIn } from "./credentials.ts";
import { type ManagerPlay, managerPlay, reset } from "./manager-plays.ts";
import { type Cell, nameOf, testsOf } from "./table.ts";

/** What pays whom, of everything that is in the environment. */
const payers: Readonly<Record<string, string>> = {
  openrouter: keys.openrouter,
  "openai-compatible": keys.openai,
  anthropic: keys.api,
  "claude-code": keys.subscription,
};

function choiceOf(provider: string, url: string): ManagerChoice {
  if (provider === "claude-code") return { provider, baseUrl: url };
  const model = provider === "anthropic" ? "claude-haiku-4-5" : "acme/large";
  return { provider: provider as Provider, model, baseUrl: url };
}

/** A mission of two iterations, with one plan between them: the worker is in memory, the manager is real. */
async function play({ column }: Cell, { plays }: ManagerPlay) {
  const provider = providers.find((one) => one === column);
  if (provider === undefined) return { ...(await run({ provider: "none" }, {})), requests: [] };
  await using stage = await createModelStage(provider, plays);
  const env = { PATH: "/usr/bin:/bin", HOME: "/nowhere", ...everything(stage.url) };
  return { ...(await run(choiceOf(column, stage.url), env)), requests: [...stage.requests] };
}

async function run(manager: ManagerChoice, env: Readonly<Record<string, string>>) {
  const world = createWorld(["crud", "docs"]);
  const port = await chooseManager(
    { config: defaultConfig, env },
    { manager, worker: { mode: "subscription" } },
  );
  const state = await runMission(theMission, portsOf(world, us, { manager: port }));
  return { state, plans: world.entries.filter((entry) => entry.type === "plan-made") };
}

test.concurrent.each(testsOf("manager").map((cell) => ({ ...cell, name: nameOf(cell) })))(
  "$name → $comes",
  async (cell) => {
    const { column, failure, comes } = cell;
    const wanted = managerPlay(column, failure);

    const { state, plans, requests } = await play(cell, wanted);

    expect(state.closed?.outcome).toBe("done");
    expect(plans).toHaveLength(1);
    expect(plans[0]?.planner === "rules" ? "rules" : "plans").toBe(comes === "plans" ? "plans" : "rules");
    expect(state.managerRests).toBe(comes === "rests" ? reset * 1000 : undefined);
    expect(state.spend.usd - 2 * sessionUsd).toBeCloseTo(wanted.usd ?? 0, 9);
    if (wanted.says) expect(plans[0]?.problem).toMatch(wanted.says);
    else expect(plans[0]?.problem).toBeUndefined();
    expect(plans[0]?.setback?.kind).toBe(wanted.kind);
    expect(requests).toHaveLength(wanted.asked);
    for (const one of requests) expect(keysIn(one)).toEqual([payers[column]]);
    expect(JSON.stringify(plans)).not.toContain(payers[column] ?? "a key");
  },
);
