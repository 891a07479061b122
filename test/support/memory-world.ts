import { createNoJudge } from "#src/adapters/judge-none.ts";
import type { WorkReport } from "#src/core/ending.ts";
import { noUsage } from "#src/core/ending.ts";
import type { Entry, Run } from "#src/core/event.ts";
import type { PinnedMission } from "#src/core/mission.ts";
import { BranchMoved, type Ports, type WorkerResult } from "#src/core/ports.ts";
import { type Report, writeReport } from "#src/core/report.ts";
import { createMemoryLedger } from "./memory-ledger.ts";
import { pinned } from "./mission.ts";

type Commit = {
  readonly sha: string;
  readonly parent: string;
  readonly iteration?: number;
  /** The base that it merges. */
  readonly base?: string;
  readonly tree: readonly string[];
};

/**
 * The outside as plain values that outlive any run: a branch, a directory, a purse, a page.
 * The worker does the next step it finds missing in the directory, as a real one would.
 */
export type World = {
  readonly entries: Entry[];
  /** Of the mission branch, oldest first. */
  readonly commits: Commit[];
  /** Where the base branch is. */
  base: { readonly sha: string; readonly tree: readonly string[] };
  directory: { from: string; tree: readonly string[] } | undefined;
  spentUsd: number;
  page: Report | undefined;
  at: number;
  readonly ended: Set<string>;
  /** How each session goes, by the step it finds to do. */
  readonly steps: readonly string[];
};

export const theMission: PinnedMission = pinned();
export const sessionUsd = 0.25;

export function createWorld(steps = ["crud-wrong", "crud", "docs"]): World {
  return {
    entries: [],
    commits: [{ sha: "base", parent: "", tree: [] }],
    base: { sha: "base", tree: [] },
    directory: undefined,
    spentUsd: 0,
    page: undefined,
    at: Date.UTC(2026, 10, 1),
    ended: new Set(),
    steps,
  };
}

/** The ports of one run on that world. */
export function portsOf(world: World, run: Run, fields: Partial<Ports> = {}): Ports {
  const clock = () => {
    world.at += 1000;
    return world.at;
  };
  const hasEnded = (other: Run) => world.ended.has(other.run);
  return {
    run,
    actor: "ada",
    clock,
    interrupt: new AbortController().signal,
    ledger: createMemoryLedger({ entries: world.entries, run, clock, hasEnded }),
    workspace: workspaceOf(world),
    worker: { work: async () => workerResult(workOn(world)) },
    prover: {
      prove: async ({ sha, criteria }) => {
        const { tree } = commitAt(world, sha);
        return Object.fromEntries(
          criteria.map(({ id }) => [id, [evidence(id, tree.includes(id), tree.length)]]),
        );
      },
    },
    manager: { name: "none", plan: async () => ({ decision: undefined, usd: 0, tokens: 0 }) },
    judge: createNoJudge(),
    reporter: {
      report: async (state) => {
        world.page = writeReport(state);
        return {};
      },
    },
    ...fields,
  };
}

function workspaceOf(world: World): Ports["workspace"] {
  return {
    observe: async () => ({ head: headOf(world), base: world.base.sha }),
    merge: async ({ from, merge: base }) => {
      if (headOf(world) !== from) return { kind: "moved", to: headOf(world) };
      if (world.commits.some((one) => one.base === base)) return { kind: "merged", sha: from };
      const sha = `c${world.commits.length}`;
      const tree = [...commitAt(world, from).tree, ...world.base.tree];
      world.commits.push({ sha, parent: from, base, tree });
      return { kind: "merged", sha };
    },
    open: async () => ({ base: "base", head: headOf(world) }),
    prepare: async (from) => {
      world.directory = { from, tree: commitAt(world, from).tree };
      return { directory: "/work" };
    },
    changes: async () => ({ files: [] }),
    survey: async () => ({ paths: ["README.md"], more: 0, manifests: [] }),
    compare: async () => ({ by: [], commits: 1, paths: [], more: 0, rewritten: false }),
    discard: async () => {
      world.directory = undefined;
    },
    seal: async ({ from, trailers }) => {
      const iteration = Number(trailers["CCO-Iteration"]);
      const made = world.commits.find((one) => one.parent === from && one.iteration === iteration);
      if (made !== undefined) return sealed(made.sha, 1);
      if (headOf(world) !== from) throw new BranchMoved("the branch has moved");
      const { directory } = world;
      const before = commitAt(world, from).tree;
      if (directory?.from !== from || directory.tree.length === before.length) return sealed(from, 0);
      const sha = `c${world.commits.length}`;
      world.commits.push({ sha, parent: from, iteration, tree: directory.tree });
      return sealed(sha, 1);
    },
  };
}

function sealed(sha: string, files: number) {
  return { sha, files, additions: files, deletions: 0, withheld: [] };
}

export function headOf(world: World): string {
  return world.commits.at(-1)?.sha ?? "base";
}

export function commitAt(world: World, sha: string): Commit {
  const commit = world.commits.find((one) => one.sha === sha);
  if (commit === undefined) throw new Error(`no commit ${sha}`);
  return commit;
}

/** One session: pays, and does the first step that is missing. */
export function workOn(world: World): string {
  world.spentUsd += sessionUsd;
  const tree = world.directory?.tree ?? [];
  const step = world.steps.find((one) => !tree.includes(one)) ?? "nothing";
  if (world.directory !== undefined && step !== "nothing") world.directory.tree = [...tree, step];
  return step;
}

export function workerResult(step: string, fields: Partial<WorkerResult> = {}): WorkerResult {
  const report: WorkReport = { summary: `did ${step}`, type: "feat", subject: step, blocked: [] };
  const ending = { kind: "finished", detail: "It reported." } as const;
  return { ending, usd: sessionUsd, usage: { ...noUsage, input: 10 }, turns: 2, report, ...fields };
}

/** The output differs with the tree, as a real one's would. */
function evidence(id: string, passes: boolean, size: number) {
  const tail = passes ? "ok" : `missing ${id} among ${"x".repeat(size)}`;
  return {
    kind: "command",
    command: `check ${id}`,
    ending: "exited",
    exitCode: passes ? 0 : 1,
    durationMs: 1,
    tail,
  } as const;
}
