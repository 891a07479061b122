import type { CutShort } from "./claude-observation.ts";
import type { ClaudeProcess } from "./claude-process.ts";

export type GuardLimits = {
  readonly deadlineMs: number;
  /** Silence after which a session counts as stalled. */
  readonly stallMs: number;
  /** How long a session may take to end once it was asked to. */
  readonly graceMs: number;
  readonly interrupt: AbortSignal;
};

/** Ends a session whose time is up, that fell silent, or that somebody wants to end. */
export type Guard = {
  noteLife(): void;
  /** Why it ended the session, if it did. */
  reason(): CutShort | undefined;
  stop(): void;
};

export function guardSession(claude: ClaudeProcess, limits: GuardLimits): Guard {
  let reason: CutShort | undefined;
  let lastResort: NodeJS.Timeout | undefined;

  function end(why: CutShort): void {
    if (reason) return;
    reason = why;
    claude.interrupt();
    lastResort = setTimeout(claude.kill, limits.graceMs);
  }

  const deadline = setTimeout(end, Math.min(limits.deadlineMs, longestTimer), "deadline");
  const silence = setTimeout(end, limits.stallMs, "stalled");
  const onInterrupt = () => end("interrupted");
  limits.interrupt.addEventListener("abort", onInterrupt);
  if (limits.interrupt.aborted) onInterrupt();

  return {
    noteLife: () => void silence.refresh(),
    reason: () => reason,
    stop() {
      limits.interrupt.removeEventListener("abort", onInterrupt);
      for (const timer of [deadline, silence, lastResort]) clearTimeout(timer);
    },
  };
}

/** Node fires timers beyond 2^31 - 1 ms at once. */
const longestTimer = 2 ** 31 - 1;
