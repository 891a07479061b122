import type { Entry, MissionEvent } from "#src/core/event.ts";
import type { Mission } from "#src/core/mission.ts";

const run = { run: "bench", attempt: 1 };

const mission: Mission = {
  id: "long",
  title: "A long mission",
  description: "",
  criteria: Array.from({ length: 10 }, (_, n) => criterion(`criterion-${n}`)),
  constraints: [],
  required: ["critical", "high", "medium", "low"],
  budget: {
    iterations: 1e6,
    usd: 1e6,
    minutes: 1e6,
    perIteration: { usd: 1, minutes: 1, turns: 1 },
    stalledAfter: 1e6,
  },
  protect: [],
  setup: [],
  branch: { name: "cco/mission/long" },
  pullRequest: { draft: true, labels: [], reviewers: [], readyWhenDone: true, autoMerge: false },
  worker: {},
  manager: {},
};

/** A ledger as a real mission writes it, of any length. */
export function longLedger(length: number): readonly Entry[] {
  const entries: Entry[] = [];
  const add = (event: MissionEvent) =>
    entries.push({ v: 1, seq: entries.length + 1, at: entries.length, by: run, ...event });
  add({ type: "mission-opened", spec: mission, specHash: "h", base: "base", head: "base", actor: "bench" });
  for (let n = 1; entries.length < length; n++) for (const event of iteration(n)) add(event);
  return entries.slice(0, length);
}

function iteration(n: number): readonly MissionEvent[] {
  const sha = `sha-${n}`;
  const lease = { run, token: n, expiresAt: 1e15 };
  const usage = { input: 10, output: 10, cacheRead: 0, cacheWrite: 0 };
  const ending = { kind: "finished", detail: "It reported." } as const;
  const plan = {
    planner: "rules",
    assessment: "a",
    focus: ["criterion-0"],
    strategy: "s",
    guidance: "g",
    usd: 0,
    tokens: 0,
  };
  return [
    {
      type: "iteration-opened",
      iteration: n,
      attempt: 1,
      lease,
      reserveUsd: 1,
      strategy: "work",
      focus: ["criterion-0"],
    },
    { type: "agent-finished", iteration: n, ending, usd: 0.01, usage, turns: 2 },
    { type: "work-committed", iteration: n, sha, files: 1, additions: 1, deletions: 0, withheld: [] },
    { type: "criteria-judged", iteration: n, sha, verdicts: mission.criteria.map(({ id }) => unmet(id, n)) },
    { type: "plan-made", iteration: n, ...plan },
    { type: "progress-reported", iteration: n },
  ];
}

function criterion(id: string): Mission["criteria"][number] {
  const check = { kind: "run", command: "true", timeoutMs: 1000, expect: { exit: 0 } } as const;
  return { id, text: id, priority: "medium", measurable: true, checks: [check] };
}

function unmet(criterion: string, n: number) {
  const tail = `failed in run ${n}\n${"a line of output\n".repeat(20)}`;
  const evidence = {
    kind: "command",
    command: "true",
    ending: "exited",
    exitCode: 1,
    durationMs: 5,
    tail,
  } as const;
  return { criterion, verdict: "unmet", reason: "It failed.", evidence: [evidence] } as const;
}
