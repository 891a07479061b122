import type { Criterion, Mission, PinnedMission } from "#src/core/mission.ts";

/** A criterion proved by one command. */
export function criterion(id: string, fields: Partial<Criterion> = {}): Criterion {
  const check = { kind: "run", command: `check ${id}`, timeoutMs: 60_000, expect: { exit: 0 } } as const;
  return { id, text: `The ${id} works`, priority: "medium", measurable: true, checks: [check], ...fields };
}

/** A small mission: two criteria, `crud` (critical) and `docs` (low). */
export function mission(fields: Partial<Mission> = {}): Mission {
  return {
    id: "demo",
    title: "Build a task list",
    description: "A task list with an API.",
    criteria: [criterion("crud", { priority: "critical" }), criterion("docs", { priority: "low" })],
    constraints: [],
    required: ["critical", "high", "medium", "low"],
    budget: {
      iterations: 10,
      usd: 10,
      minutes: 600,
      perIteration: { usd: 2, minutes: 30, turns: 100 },
      stalledAfter: 8,
    },
    protect: [],
    setup: [],
    branch: { name: "cco/mission/demo" },
    pullRequest: { draft: true, labels: [], reviewers: [], readyWhenDone: true, autoMerge: false },
    worker: {},
    manager: {},
    ...fields,
  };
}

export function pinned(fields: Partial<Mission> = {}, hash = "hash-1"): PinnedMission {
  return { spec: mission(fields), hash };
}
