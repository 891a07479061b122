import { setTimeout as wait } from "node:timers/promises";
import { missionLines } from "../../core/mission-lines.ts";
import { reportJson } from "../../core/report.ts";
import { openPlace } from "../place.ts";
import { findSession, listSessions, type Session, sessionLine } from "../sessions.ts";
import type { Terminal } from "../terminal.ts";

export type StatusOptions = {
  readonly session?: string | undefined;
  readonly list?: boolean | undefined;
  readonly watch?: boolean | undefined;
  readonly json?: boolean | undefined;
};

/** How often `--watch` looks. Milliseconds. */
const lookEvery = 500;

/** `cco status`: where a mission stands. Reads only. */
export async function status(options: StatusOptions, terminal: Terminal): Promise<number> {
  const place = await openPlace({ directory: terminal.cwd, env: terminal.env });
  if (options.list) return list(await listSessions(place, terminal.error), options, terminal);
  const session = await findSession(place, options.session);
  if (options.json) {
    terminal.write(`${JSON.stringify(reportJson(session.state), undefined, 2)}\n`);
    return 0;
  }
  if (options.watch) return watch(session, terminal);
  terminal.write(`${missionLines(session.state).join("\n")}\n`);
  const others = (await listSessions(place, terminal.error)).filter((one) => one.id !== session.id);
  if (others.length > 0)
    terminal.write(`\nOther sessions:\n${others.map((one) => `  ${sessionLine(one)}\n`).join("")}`);
  return 0;
}

/** All of them, one line each, the one that moved last first. None is no mistake. */
function list(sessions: readonly Session[], { json }: StatusOptions, terminal: Terminal): number {
  const reports = sessions.map(({ state }) => reportJson(state));
  if (json) terminal.write(`${JSON.stringify(reports, undefined, 2)}\n`);
  else if (sessions.length === 0) terminal.write("No mission was started in this repository.\n");
  else terminal.write(sessions.map((one) => `${sessionLine(one)}\n`).join(""));
  return 0;
}

/** Shows it again whenever it changed, until the mission is closed. */
async function watch({ ledger }: Session, terminal: Terminal): Promise<number> {
  const { createLogUpdate } = await import("log-update");
  const paint = terminal.interactive
    ? createLogUpdate(process.stdout)
    : (text: string) => terminal.write(`${text}\n\n`);
  for (let seen = 0; ; ) {
    const { seq, state } = await ledger.read();
    if (state !== undefined && seq !== seen) paint(missionLines(state).join("\n"));
    if (state?.closed !== undefined) return 0;
    seen = seq;
    await wait(lookEvery);
  }
}
