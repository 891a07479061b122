import { parseGrid } from "./grid.ts";

/**
 * What a mission comes to when a model's service fails: every manager × worker × failure. Each place of the two tables
 * is a test; or it is `= column`, the same as there, for the reason in `equal`; or `-`, it cannot be, for the reason in
 * `impossible`. How the sides meet is `cellFor`.
 *
 * The worker's service fails, in the words of docs/models-and-costs.md:
 * - `done`: the session reports, and what it did is proved
 * - `waits until`: the mission is parked until the time that the service named
 * - `waits`: parked for a minute, then two, four, …: the service names no time
 * - `stops`: closed as misconfigured: waiting mends nothing
 * - `goes on`: the iteration counts and was paid for, and the next one begins
 * - `hands over`: people are asked, and no service
 */
export const workerTable = parseGrid(`
| what happens           | api     | subscription | openrouter  | bedrock | vertex  | federation | manual     |
|------------------------|---------|--------------|-------------|---------|---------|------------|------------|
| nothing                | done    | done         | done        | done    | done    | done       | hands over |
| usage limit, 5 hours   | -       | waits until  | -           | -       | -       | -          | -          |
| usage limit, 7 days    | -       | waits until  | -           | -       | -       | -          | -          |
| rate limit             | waits   | waits        | waits until | waits   | waits   | = api      | -          |
| overloaded             | waits   | = api        | = api       | waits   | waits   | waits      | -          |
| out of credits         | stops   | = api        | stops       | -       | -       | = api      | -          |
| key refused            | stops   | stops        | = api       | stops   | stops   | stops      | -          |
| model not found        | stops   | = api        | = api       | stops   | stops   | = api      | -          |
| error in the middle    | waits   | = api        | = api       | waits   | = federation | waits | -          |
| connection cut         | waits   | = api        | = api       | = federation | = federation | waits | -     |
| no report, but prose   | goes on | = api        | = api       | = api   | = api   | = api      | -          |
| budget of an iteration | goes on | = api        | = api       | = api   | = api   | = api      | -          |
`);

/**
 * The manager's service fails. The mission goes on in any case: it never waits for a plan.
 * - `plans`: the manager's decision is followed
 * - `rules`: plain code plans and says why; the manager is asked again after the next iteration
 * - `rests`: the same, and it is not asked again before the time that its service named
 */
export const managerTable = parseGrid(`
| what happens           | openrouter | openai-compatible | anthropic | claude-code | none  |
|------------------------|------------|-------------------|-----------|-------------|-------|
| nothing                | plans      | plans             | plans     | plans       | rules |
| usage limit, 5 hours   | -          | -                 | -         | rests       | -     |
| usage limit, 7 days    | -          | -                 | -         | = worker    | -     |
| rate limit             | rests      | rests             | rests     | = worker    | -     |
| overloaded             | rules      | rules             | rules     | = worker    | -     |
| out of credits         | rules      | rules             | rules     | = worker    | -     |
| key refused            | rules      | rules             | rules     | rules       | -     |
| model not found        | rules      | rules             | rules     | = worker    | -     |
| error in the middle    | rules      | rules             | rules     | = worker    | -     |
| connection cut         | rules      | rules             | rules     | = worker    | -     |
| no report, but prose   | rules      | rules             | rules     | rules       | -     |
| budget of an iteration | -          | -                 | -         | -           | -     |
`);

const wire = "Anthropic's API or one that speaks like it: the same client reads the same answers";
const inside = "Claude Code comes to it by itself, behind whatever carried the answer";

/** Why a place of a table is the same as another one. `CCO_MATRIX=all` plays these, too, and holds them to it. */
export const equal: Readonly<Record<string, string>> = {
  subscription: `${wire}; only a 429 and a 401 are taken for something else, and they are tests of their own`,
  openrouter: `${wire}; what only OpenRouter says is a test of its own`,
  federation: `${wire}, once it has its token; what the exchange of tokens says is a test of its own`,
  bedrock: `${inside}; what Amazon's framing or its refusals change is a test of its own; no proxy counts what passes`,
  vertex: `${inside}, and Google streams as Anthropic does; its refusals are tests of their own; no proxy counts, either`,
  "claude-code": "a session of Claude Code like the worker's: one table of endings for both",
};

const limits = "only a subscription has one";
const people = "nobody is asked, and nothing is paid";

/** Why a place of a table cannot be. */
export const impossible: Readonly<Record<string, string>> = {
  "usage limit, 5 hours": limits,
  "usage limit, 7 days": limits,
  "out of credits": "the cloud sends a bill; an account without one is refused as a key is",
  "budget of an iteration": "it binds the worker; what a plan costs counts against the mission's",
  manual: people,
  none: people,
};

export const sides = ["worker", "manager"] as const;
export type Side = (typeof sides)[number];

/** One combination, and on which side it fails. */
export type Combination = {
  readonly manager: string;
  readonly worker: string;
  readonly failure: string;
  readonly side: Side;
};

/** Where a combination is tested, or why it cannot be. */
export type Place = { readonly test: string } | { readonly cannot: string };

/**
 * Where a combination is tested. The sides do not meet: while a session fails no manager is asked, and no worker is at
 * work while a manager fails. But a manager inside Claude Code is paid by whatever pays the worker: its session is
 * that worker's.
 */
export function cellFor({ manager, worker, failure, side }: Combination): Place {
  if (side === "worker") return placeIn(workerTable, failure, worker, "worker");
  const own = placeIn(managerTable, failure, manager, "manager");
  if ("cannot" in own || own.test !== "= worker") return own;
  // Where people work, the first credential that is there pays it.
  return placeIn(workerTable, failure, worker === "manual" ? "api" : worker, "worker");
}

function placeIn(table: typeof workerTable, failure: string, column: string, side: Side): Place {
  const cell = table.at(failure, column);
  if (cell === "-") return { cannot: impossible[column] ?? impossible[failure] ?? "" };
  if (cell === "= worker") return { test: cell };
  if (cell.startsWith("= ")) return placeIn(table, failure, cell.slice(2), side);
  return { test: nameOf({ side, column, failure }) };
}

export type Cell = {
  readonly side: Side;
  readonly column: string;
  readonly failure: string;
  /** What is expected: of the table, or of the place that it is the same as. */
  readonly comes: string;
};

export function nameOf({ side, column, failure }: Omit<Cell, "comes">): string {
  return `${side} ${column}: ${failure}`;
}

/** Every place of a table that is a test; with `all`, those that are the same as another one as well. */
export function testsOf(side: Side, all = process.env.CCO_MATRIX === "all"): readonly Cell[] {
  const table = side === "worker" ? workerTable : managerTable;
  return table.rows.flatMap((failure) =>
    table.columns.flatMap((column) => {
      const cell = table.at(failure, column);
      if (cell === "-" || cell === "= worker") return [];
      const isEqual = cell.startsWith("= ");
      if (isEqual && !all) return [];
      return { side, column, failure, comes: isEqual ? table.at(failure, cell.slice(2)) : cell };
    }),
  );
}
