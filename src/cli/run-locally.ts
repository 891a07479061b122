import { mkdir } from "node:fs/promises";
import { userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { chooseJudge } from "../adapters/choose-judge.ts";
import { chooseManager } from "../adapters/choose-manager.ts";
import { chooseWorker } from "../adapters/choose-worker.ts";
import { createFileReporter } from "../adapters/file-reporter.ts";
import { localRun } from "../adapters/local-run.ts";
import { createLog, type Log } from "../adapters/log.ts";
import { createProver } from "../adapters/prover.ts";
import { withoutOrphans } from "../adapters/session-note.ts";
import { watchedLedger } from "../adapters/watched-ledger.ts";
import { createWorkspace } from "../adapters/workspace.ts";
import type { Effect } from "../core/effect.ts";
import { faultText } from "../core/fault-text.ts";
import { runMission } from "../core/loop.ts";
import type { Mission, PinnedMission } from "../core/mission.ts";
import type { Ports } from "../core/ports.ts";
import { redactStrings } from "../core/redact.ts";
import { severityOf } from "../core/severity.ts";
import type { MissionState } from "../core/state.ts";
import { tell } from "../core/story.ts";
import { bringClaude } from "./bring-claude.ts";
import { createDisplay, type Display } from "./display.ts";
import { listenForInterruption } from "./interruption.ts";
import { type Place, sessionPaths } from "./place.ts";
import { openLedger, rememberSource } from "./sessions.ts";
import type { Terminal } from "./terminal.ts";

export type LocalMission = {
  readonly place: Place;
  readonly terminal: Terminal;
  /** Its text as it is now; undefined goes on with the ledger's. */
  readonly mission?: PinnedMission | undefined;
  /** The text that chooses worker and manager. */
  readonly spec: Mission;
  /** Where the text was read; remembered once the mission is opened. */
  readonly file?: string | undefined;
};

/**
 * Runs a mission on this machine until it rests for good. Waiting for a known time is done here: a terminal
 * can be left open, and Ctrl-C ends it.
 *
 * @param before rests before the first effect of which this says true.
 */
export async function runLocally(
  local: LocalMission,
  before?: (effect: Effect) => boolean,
): Promise<MissionState> {
  const { place, spec, terminal } = local;
  const ledger = await openLedger(place, spec.id);
  const actor = actorOf(place);
  using interruption = listenForInterruption(ledger, actor);
  const display = await createDisplay(terminal);
  try {
    const ports = await createLocalPorts(local, { display, interrupt: interruption.signal });
    for (;;) {
      const state = await runMission(local.mission, ports, before);
      const until = state.parked?.until;
      if (state.closed !== undefined || until === undefined || before !== undefined) return state;
      if (interruption.signal.aborted) return state;
      display.activity(`waiting until ${new Date(until).toLocaleTimeString()}`);
      await waitUntil(until, interruption.signal);
    }
  } catch (error) {
    openLog(local).error({ err: error }, faultText(error));
    throw error;
  } finally {
    display.end();
  }
}

/** Timers of Node end after 24 days and sleep with the machine: the clock is looked at again. */
async function waitUntil(until: number, signal: AbortSignal): Promise<void> {
  while (Date.now() < until && !signal.aborted) {
    await wait(Math.min(until - Date.now(), 30_000), undefined, { signal }).catch(() => {});
  }
}

export function actorOf(place: Place): string {
  return place.env.USER ?? place.env.USERNAME ?? accountName();
}

/** A container may run as a user that its system has no name for. */
function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return `user ${process.getuid?.()}`;
  }
}

function openLog({ place, spec }: LocalMission): Log {
  const { folder, config, redact } = place;
  return createLog({
    directory: join(folder, "logs"),
    session: spec.id,
    level: config.logging.level,
    redact,
  });
}

type Door = { readonly display: Display; readonly interrupt: AbortSignal };

/** The outside of a mission on this machine. */
export async function createLocalPorts(local: LocalMission, { display, interrupt }: Door): Promise<Ports> {
  const { place, spec, terminal } = local;
  const { env, redact, repository } = place;
  const paths = sessionPaths(place, spec.id);
  await mkdir(paths.work, { recursive: true });
  const home = join(paths.work, "home");
  const log = openLog(local);
  const run = await localRun();
  const ledger = watchedLedger(
    await openLedger(place, spec.id),
    (raw, state) => {
      const entry = redactStrings(raw, redact);
      log[severityOf(entry)]({ seq: entry.seq, type: entry.type }, tell(entry));
      display.entry(entry, state);
      if (entry.type === "mission-opened" && local.file) rememberSource(place, spec.id, local.file);
    },
    { by: run, clock: Date.now },
  );
  const onActivity = ({ text, ...activity }: { readonly text: string }) => {
    log.info(Object.keys(activity).length === 0 ? {} : { activity }, text);
    display.activity(text);
  };
  const say = (text: string) => {
    onActivity({ text });
    if (!terminal.interactive) terminal.error(`note: ${text}\n`);
  };
  const means = { ...place, claude: bringClaude(place, { say, interrupt }) };
  const workspace = createWorkspace({
    repository: repository.root,
    root: paths.work,
    records: paths.records,
    isSecret: place.isSecret,
  });
  return {
    run,
    actor: actorOf(place),
    clock: Date.now,
    interrupt,
    ledger,
    workspace: withoutOrphans(workspace, home),
    worker: chooseWorker(means, spec, { home, redact, onActivity }),
    prover: createProver({
      gitDir: repository.commonDir,
      root: paths.work,
      records: paths.records,
      redact,
      environment: env,
      onActivity: (text) => onActivity({ text }),
    }),
    manager: await chooseManager(means, spec),
    judge: await chooseJudge(means, spec, {
      gitDir: repository.commonDir,
      warn: (text) => log.warn({}, text),
    }),
    reporter: createFileReporter(paths.records, redact),
  };
}
