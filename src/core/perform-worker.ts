import { writeBrief } from "./brief.ts";
import { capsOf } from "./budget.ts";
import type { MissionEvent } from "./event.ts";
import { alwaysProtected } from "./mission.ts";
import type { Ports } from "./ports.ts";
import type { MissionState } from "./state.ts";
import type { CommandEvidence } from "./verdict.ts";

type Situation = { readonly state: MissionState; readonly ports: Ports };

/** One session of the worker, in a directory that is ready for it. */
export async function runAgent({ state, ports }: Situation): Promise<MissionEvent> {
  const { strategy, from, reserveUsd, conflict } = state.open ?? unopened(state);
  const { worker } = state.mission;
  const protect = [...alwaysProtected, ...state.mission.protect];
  const merging = conflict === undefined ? undefined : { base: conflict.base, protect };
  const { directory } = await ports.workspace.prepare(from, merging);
  const resume = strategy === "same-session" && state.session ? resumed(state.session) : undefined;
  // Told to rest after the iteration was opened: no session is begun.
  const interrupt = (state.stop ?? state.pause) === undefined ? ports.interrupt : AbortSignal.abort();
  const setupFailure = await setUp(
    directory,
    { state, ports },
    { isResumed: resume !== undefined, interrupt },
  );
  const { usd, report, session, ...result } = await ports.worker.work({
    iteration: state.iteration,
    directory,
    brief: writeBrief(state, setupFailure),
    resume,
    model: strategy === "other-model" ? worker.fallbackModel : worker.model,
    effort: worker.effort,
    readOnly: strategy === "diagnose",
    caps: { ...capsOf(state), usd: reserveUsd },
    interrupt,
  });
  return {
    type: "agent-finished",
    iteration: state.iteration,
    ...result,
    ...(usd === undefined ? {} : { usd }),
    ...(session === undefined ? {} : { session }),
    ...(report === undefined ? {} : { report }),
  };
}

/** A setup that fails keeps nobody from working: mending it may be the work. The worker is told. */
async function setUp(
  directory: string,
  { state, ports }: Situation,
  { isResumed, interrupt }: { readonly isResumed: boolean; readonly interrupt: AbortSignal },
): Promise<CommandEvidence | undefined> {
  const { iteration, joined = [], mission } = state;
  if (mission.setup.length === 0 || interrupt.aborted) return undefined;
  const isSame = isResumed && joined.length === 0;
  const failure = await ports.prover.setUp?.({
    directory,
    setup: mission.setup,
    iteration,
    isResumed: isSame,
    interrupt,
  });
  return interrupt.aborted ? undefined : failure;
}

function resumed(session: { id: string; totalUsd: number }): { session: string; totalUsd: number } {
  return { session: session.id, totalUsd: session.totalUsd };
}

function unopened(state: MissionState): never {
  throw new Error(`no iteration is open in phase ${state.phase}`);
}
