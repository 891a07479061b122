import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Job } from "#rehearsal/github/actions-backend.ts";
import { type GitHubStage, owner } from "#rehearsal/github-stage.ts";
import { createBranchLedger } from "#src/adapters/branch-ledger.ts";
import { findClaude } from "#src/adapters/claude-executable.ts";
import { createGitHubClient } from "#src/adapters/github-client.ts";
import type { Entry } from "#src/core/event.ts";

/** Claude Code that notes when each of its sessions began and ended. */
export type TimedClaude = AsyncDisposable & {
  /** For the runner's machine. */
  readonly environment: Readonly<Record<string, string>>;
  sessions(): Promise<readonly Span[]>;
};
/** Epoch milliseconds. */
export type Span = { readonly from: number; readonly to: number };

export async function createTimedClaude(): Promise<TimedClaude> {
  const claude = await findClaude({ env: process.env });
  if (claude === undefined) throw new Error("Claude Code was not found");
  const directory = await mkdtemp(join(tmpdir(), "cco-timed-"));
  const notes = join(directory, "sessions.txt");
  await writeFile(notes, "");
  // In a job the worker is another Unix user.
  await chmod(directory, 0o755);
  await chmod(notes, 0o666);
  const script = `#!/bin/sh
from=$(date +%s%3N)
"${claude.path}" "$@"
code=$?
echo "$from $(date +%s%3N)" >> "${notes}"
exit $code
`;
  await writeFile(join(directory, "claude"), script);
  await chmod(join(directory, "claude"), 0o755);
  return {
    environment: { PATH: `${directory}:${process.env.PATH ?? ""}` },
    sessions: async () => {
      const lines = (await readFile(notes, "utf8")).trim().split("\n").filter(Boolean);
      return lines.map((line) => line.split(" ").map(Number)).map(([from = 0, to = 0]) => ({ from, to }));
    },
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
  };
}

/** Milliseconds that each job with an iteration took beside the worker and the checks, in their order. */
export async function jobOverheads(stage: GitHubStage, claude: TimedClaude): Promise<readonly number[]> {
  const entries = await readLedger(stage);
  const sessions = await claude.sessions();
  if (sessions.length === 0)
    throw new Error("no session was timed: nothing can be said of what was beside it");
  return stage.actions.runs().flatMap((run) => {
    const ours = entries.filter(({ by }) => by.run === `actions:${run.id}`);
    if (!ours.some(({ type }) => type === "iteration-opened")) return [];
    const spans = stage.actions.jobs(run.id).flatMap(spanOf);
    return spans.map((span) => lengthOf(span) - workIn(span, sessions) - checksIn(ours));
  });
}

function spanOf({ startedAt, completedAt }: Job): readonly Span[] {
  if (startedAt === null || completedAt === null) return [];
  return [{ from: Date.parse(startedAt), to: Date.parse(completedAt) }];
}

function lengthOf({ from, to }: Span): number {
  return to - from;
}

function workIn(job: Span, sessions: readonly Span[]): number {
  const inside = sessions.filter(({ from, to }) => from >= job.from && to <= job.to);
  return inside.reduce((sum, span) => sum + lengthOf(span), 0);
}

/** The same command runs once, however many criteria name it. */
function checksIn(entries: readonly Entry[]): number {
  const durations = entries.flatMap((entry) => {
    if (entry.type !== "criteria-judged" && entry.type !== "baseline-proved") return [];
    const evidence = entry.verdicts.flatMap((verdict) => verdict.evidence);
    const commands = evidence.flatMap((one) =>
      one.kind === "command" ? [[one.command, one.durationMs] as const] : [],
    );
    return [...new Map(commands).values()];
  });
  return durations.reduce((sum, duration) => sum + duration, 0);
}

function readLedger({ github, name }: GitHubStage): Promise<readonly Entry[]> {
  const token = github.admin.createToken(owner);
  const client = createGitHubClient({ apiUrl: github.apiUrl, repository: `${owner}/${name}`, token });
  const run = { run: "bench", attempt: 1 };
  const options = {
    mission: "issue-1",
    run,
    clock: Date.now,
    redact: String,
    hasEnded: async () => undefined,
  };
  return createBranchLedger({ github: client, ...options }).entries();
}
