import { decide } from "#src/core/decide.ts";
import type { Effect, Now } from "#src/core/effect.ts";
import { type EndingKind, noUsage } from "#src/core/ending.ts";
import type { Entry, MissionEvent, Run } from "#src/core/event.ts";
import { replay } from "#src/core/evolve.ts";
import type { Strategy } from "#src/core/ladder.ts";
import type { Mission } from "#src/core/mission.ts";
import type { MissionState } from "#src/core/state.ts";
import type { Verdict } from "#src/core/verdict.ts";
import { mission } from "./mission.ts";

export const us: Run = { run: "us", attempt: 1 };
export const them: Run = { run: "them", attempt: 1 };
export const start = Date.UTC(2026, 10, 1);
export const minute = 60_000;

/** An event as one run wrote it; ours unless said otherwise. */
export type Written = MissionEvent & { readonly writer?: Run; readonly afterMs?: number };

/** The ledger these events make, a minute apart. */
export function ledgerOf(events: readonly Written[]): readonly Entry[] {
  let at = start;
  return events.map(({ writer, afterMs, ...event }, index) => {
    at += index === 0 ? 0 : (afterMs ?? minute);
    return { v: 1, seq: index + 1, at, by: writer ?? us, ...event };
  });
}

/** `given(events).decides()`: every rule of the core is tested with nothing else. */
export function given(...events: readonly Written[]) {
  const entries = ledgerOf(events);
  const state = replay(entries);
  const now: Now = { at: (entries.at(-1)?.at ?? start) + minute, run: us, interrupted: false };
  return {
    entries,
    state: state as MissionState,
    /** What is decided now; `seen` is what the outside says besides. */
    decides: (seen: Partial<Now> = {}): Effect | undefined => decide(state, { ...now, ...seen }),
  };
}

export function opened(fields: Partial<Mission> = {}): Written {
  const spec = mission(fields);
  return { type: "mission-opened", spec, specHash: "hash-1", base: "base", head: "base", actor: "ada" };
}

export function verdict(criterion: string, found: Verdict["verdict"], tail = "output"): Verdict {
  const exitCode = found === "met" ? 0 : 1;
  const evidence = {
    kind: "command",
    command: `check ${criterion}`,
    ending: "exited",
    exitCode,
    durationMs: 5,
    tail,
  } as const;
  return { criterion, verdict: found, reason: `${criterion} is ${found}.`, evidence: [evidence] };
}

export function baseline(...verdicts: readonly Verdict[]): Written {
  return { type: "baseline-proved", sha: "base", verdicts };
}

/** Nothing is met before any work. */
export const bothUnmet = baseline(verdict("crud", "unmet"), verdict("docs", "unmet"));

export function iteration(
  n: number,
  fields: {
    attempt?: number;
    run?: Run;
    strategy?: Strategy;
    focus?: string[];
    reserveUsd?: number;
    token?: number;
  } = {},
): Written {
  const run = fields.run ?? us;
  return {
    type: "iteration-opened",
    iteration: n,
    attempt: fields.attempt ?? 1,
    lease: { run, token: fields.token ?? n, expiresAt: start + 10_000 * minute },
    reserveUsd: fields.reserveUsd ?? 2,
    strategy: fields.strategy ?? "work",
    focus: fields.focus ?? ["crud"],
    writer: run,
  };
}

export function agent(
  n: number,
  kind: EndingKind = "finished",
  fields: { usd?: number; until?: number; session?: string; writer?: Run } = {},
): Written {
  const report = { summary: `did ${n}`, type: "feat", subject: `step ${n}`, blocked: [] } as const;
  return {
    type: "agent-finished",
    iteration: n,
    ending: {
      kind,
      detail: `It was ${kind}.`,
      ...(fields.until === undefined ? {} : { until: fields.until }),
    },
    ...("usd" in fields ? (fields.usd === undefined ? {} : { usd: fields.usd }) : { usd: 0.5 }),
    usage: { ...noUsage, input: 100, output: 10 },
    turns: 3,
    ...(fields.session === undefined ? {} : { session: { id: fields.session, totalUsd: 0.5 } }),
    ...(kind === "finished" ? { report } : {}),
    ...(fields.writer === undefined ? {} : { writer: fields.writer }),
  };
}

export function committed(n: number, fields: { sha?: string; files?: number } = {}): Written {
  const files = fields.files ?? 1;
  return {
    type: "work-committed",
    iteration: n,
    sha: fields.sha ?? `sha-${n}`,
    files,
    additions: files,
    deletions: 0,
    withheld: [],
  };
}

export function judged(n: number, ...verdicts: readonly Verdict[]): Written {
  return { type: "criteria-judged", iteration: n, sha: `sha-${n}`, verdicts };
}

export function planned(
  n: number,
  fields: { focus?: string[]; question?: string; usd?: number; problem?: string } = {},
): Written {
  const { focus = ["crud"], question, usd = 0, problem } = fields;
  return {
    type: "plan-made",
    iteration: n,
    planner: "rules",
    assessment: "a",
    focus,
    strategy: "s",
    guidance: "g",
    usd,
    tokens: 0,
    ...(question === undefined ? {} : { question }),
    ...(problem === undefined ? {} : { problem }),
  };
}

export function reported(n: number): Written {
  return { type: "progress-reported", iteration: n };
}

/** One whole iteration that ends with these verdicts. */
export function whole(
  n: number,
  verdicts: readonly Verdict[],
  fields: Parameters<typeof iteration>[1] = {},
): readonly Written[] {
  return [iteration(n, fields), agent(n), committed(n), judged(n, ...verdicts), planned(n), reported(n)];
}

export function said(signal: Extract<MissionEvent, { type: "signal-received" }>["signal"]): Written {
  return { type: "signal-received", signal, actor: "ada" };
}
