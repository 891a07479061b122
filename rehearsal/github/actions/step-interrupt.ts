import type { Session } from "./session.ts";

type Limits = {
  /** Whether the step's condition holds; asked again when the job is cancelled. */
  readonly holds: () => boolean;
  readonly timeoutMs: number | undefined;
};

export type InterruptWatch = Disposable & {
  /** Aborted when the step is to end. */
  readonly signal: AbortSignal;
  timedOut(): boolean;
};

/**
 * Ends a running step when its time is over, or when the job is cancelled and its condition no longer holds:
 * `if: always()` goes on through a cancellation.
 */
export function watchInterrupt(session: Session, { holds, timeoutMs }: Limits): InterruptWatch {
  const controller = new AbortController();
  let timedOut = false;
  const onCancel = () => {
    session.status = "cancelled";
    if (!holds()) controller.abort();
  };
  const timer =
    timeoutMs === undefined
      ? undefined
      : setTimeout(() => {
          timedOut = true;
          controller.abort();
        }, timeoutMs);
  session.cancel.addEventListener("abort", onCancel, { once: true });
  return {
    signal: controller.signal,
    timedOut: () => timedOut,
    [Symbol.dispose]() {
      clearTimeout(timer);
      session.cancel.removeEventListener("abort", onCancel);
    },
  };
}
