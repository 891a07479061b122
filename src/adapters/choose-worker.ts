import type { Mission } from "../core/mission.ts";
import type { Worker } from "../core/ports.ts";
import type { Means } from "./choose-manager.ts";
import { createWorker, type WorkerOptions } from "./worker.ts";
import { createNoWorker } from "./worker-none.ts";

/** The worker a mission asks for, with what the configuration says of this machine. */
export function chooseWorker(
  { config, env, claude }: Means,
  spec: Mission,
  options: Pick<WorkerOptions, "home" | "instructions" | "redact" | "onActivity" | "quarters">,
): Worker {
  const { mode } = spec.worker;
  if (mode === "manual") return createNoWorker();
  const { executable, maxRetries, stallMinutes, baseUrl } = config.worker;
  return createWorker({
    ...options,
    env: baseUrl === undefined ? env : { ...env, ANTHROPIC_BASE_URL: baseUrl },
    mode,
    executable,
    bring: claude,
    retries: maxRetries,
    stallMs: stallMinutes === undefined ? undefined : stallMinutes * 60_000,
  });
}
