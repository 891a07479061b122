import { mistakes } from "../../core/error.ts";
import type { Terminal } from "../terminal.ts";
import { type StartOptions, start } from "./start.ts";

/** `cco github`: `cco start` for an issue, and for nothing else. */
export async function github(options: StartOptions, terminal: Terminal): Promise<number> {
  const { issue, interactive, auto, pollInterval, maxIssues } = options;
  const isNamed = [issue, interactive, auto, pollInterval, maxIssues].some((one) => one !== undefined);
  if (!isNamed) throw mistakes.issueUnnamed();
  return start(options, terminal);
}
