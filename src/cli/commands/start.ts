import type { PinnedSource } from "../../adapters/mission-source.ts";
import { mistakes } from "../../core/error.ts";
import { appendFact } from "../../core/loop.ts";
import type { PublishOptions } from "../issue-options.ts";
import { type MissionOptions, openMission } from "../open-mission.ts";
import type { Place } from "../place.ts";
import { actorOf, runLocally } from "../run-locally.ts";
import { openLedger } from "../sessions.ts";
import { atWorkElsewhere, showEnd } from "../show-end.ts";
import type { Terminal } from "../terminal.ts";

export type StartOptions = MissionOptions &
  PublishOptions & {
    readonly planOnly?: boolean | undefined;
    readonly resume?: boolean | undefined;
    readonly useSdk?: boolean | undefined;
  };

/** `cco start`: takes a mission from its file, or its issue, to its end. */
export async function start(options: StartOptions, terminal: Terminal): Promise<number> {
  requireStartable(options);
  sayWhatIsAlwaysSo(options, terminal);
  if (options.planOnly) return (await import("./next.ts")).next(options, terminal);
  const { place, source, issue } = await openMission(options, terminal);
  const { pinned } = source;
  if (options.resume) await resumeSession(place, source, terminal);
  await reopenEdited(place, source);
  const state = await runLocally({ place, terminal, mission: pinned, spec: pinned.spec, file: source.file });
  const exitCode = showEnd(state, place, terminal);
  if (issue !== undefined && exitCode !== atWorkElsewhere) {
    const { publish, showPublishing } = await import("../publish.ts");
    await (options.createPr ? publish : showPublishing)(state, issue, terminal);
  }
  return exitCode;
}

/** What one machine does not do is refused. */
function requireStartable({ auto, pollInterval, maxIssues, ...options }: StartOptions): void {
  if ([auto, pollInterval, maxIssues].some((one) => one !== undefined)) throw mistakes.autoOnGitHub();
  if (options.createPr && options.issue === undefined && !options.interactive) throw mistakes.issueUnnamed();
}

/** Options of version 1 that change nothing. */
function sayWhatIsAlwaysSo(options: StartOptions, { error }: Terminal): void {
  if (options.useSdk) error("note: Claude Code is always run through its SDK.\n");
  if (options.semanticCommits) error("note: every commit message is a conventional one, always.\n");
  if (options.token !== undefined)
    error("note: a command line can be read by others on this machine: set GITHUB_TOKEN instead.\n");
}

/** `--resume`: as `cco resume`, for the session of this very mission. One that is done stays so. */
async function resumeSession(place: Place, { pinned }: PinnedSource, terminal: Terminal): Promise<void> {
  const ledger = await openLedger(place, pinned.spec.id);
  const { state } = await ledger.read();
  if (state === undefined) terminal.error(`note: ${pinned.spec.id} was not started yet. It starts now.\n`);
  if (state === undefined || state.closed?.outcome === "done") return;
  await appendFact({ type: "signal-received", signal: { kind: "resume" }, actor: actorOf(place) }, ledger);
}

/** A new text for a mission that was closed starts it again: somebody has changed what is wanted. */
async function reopenEdited(place: Place, { pinned }: PinnedSource): Promise<void> {
  const ledger = await openLedger(place, pinned.spec.id);
  const { state } = await ledger.read();
  if (state?.closed === undefined || state.specHash === pinned.hash) return;
  await appendFact({ type: "signal-received", signal: { kind: "resume" }, actor: actorOf(place) }, ledger);
}
