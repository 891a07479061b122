import { constants } from "node:os";
import type { CommandEvidence } from "../core/verdict.ts";

/** How the process of a command ended, as Node tells it. */
export type Exit = { readonly code: number | null; readonly signal: NodeJS.Signals | null };
/** Why we ended it. */
export type Cut = "timed-out" | "killed";

/** Signals by which a program ends through its own fault; the others are somebody's wish. */
const crashes = [
  "SIGABRT",
  "SIGBUS",
  "SIGFPE",
  "SIGILL",
  "SIGPIPE",
  "SIGSEGV",
  "SIGSYS",
  "SIGTRAP",
  "SIGXFSZ",
];
/** How a shell reports that its child was ended by SIGHUP, SIGINT, SIGKILL or SIGTERM. */
const killedCodes = [129, 130, 137, 143];
/** How a shell says that it may not run a program, or found none; the last is from cmd on Windows. */
const missingCodes = [126, 127, 9009];

export function endingOf(
  { code, signal }: Exit,
  cut: Cut | undefined,
): {
  readonly ending: CommandEvidence["ending"];
  readonly exitCode?: number;
} {
  if (cut !== undefined) return { ending: cut };
  if (signal !== null) {
    return crashes.includes(signal)
      ? { ending: "exited", exitCode: 128 + constants.signals[signal] }
      : { ending: "killed" };
  }
  if (code === null || killedCodes.includes(code)) return { ending: "killed" };
  if (missingCodes.includes(code)) return { ending: "not-found" };
  return { ending: "exited", exitCode: code };
}
