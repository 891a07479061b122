import { join, relative } from "node:path";
import { writeBrief } from "../core/brief.ts";
import { missionLines } from "../core/mission-lines.ts";
import { exitCodeFor } from "../core/report.ts";
import type { MissionState } from "../core/state.ts";
import { type Place, sessionPaths } from "./place.ts";
import type { Terminal } from "./terminal.ts";

/** The code for "another run is at it": EX_TEMPFAIL of sysexits.h. Neither done nor failed. */
export const atWorkElsewhere = 75;

/** Says where a mission rests and where to look; returns the exit code that says the same to programs. */
export function showEnd(state: MissionState, place: Place, terminal: Terminal): number {
  const { id, branch } = state.mission;
  const { records } = sessionPaths(place, id);
  const isForPerson = state.closed === undefined && state.parked?.awaits === "person";
  const lines = [
    "",
    ...(isForPerson ? [place.redact(writeBrief(state)), "", "---", ""] : []),
    ...missionLines(state),
    "",
    `  work    git log ${state.base.slice(0, 9)}..${branch.name}`,
    `  story   cco log --session ${id}`,
    `  report  ${relative(terminal.cwd, join(records, "report.md")) || join(records, "report.md")}`,
    state.closed?.outcome === "done" ? `  take    git merge ${branch.name}` : `  go on   ${howToGoOn(state)}`,
  ];
  terminal.write(`${lines.join("\n")}\n`);
  return isAtWorkElsewhere(state) ? atWorkElsewhere : exitCodeFor(state);
}

/** What a person types so that a mission goes on. */
export function howToGoOn({ mission, closed, open, parked }: MissionState): string {
  if (open !== undefined)
    return `it is at work in ${open.lease.run.run}; look on with \`cco status --watch\``;
  if (closed?.outcome === "out-of-budget") {
    return `cco resume --session ${mission.id} --add-usd 5 --add-iterations 10`;
  }
  if (parked?.awaits === "person" && closed === undefined)
    return `commit to ${mission.branch.name}, then \`cco resume --session ${mission.id}\``;
  return `cco resume --session ${mission.id}`;
}

/** Another run holds the mission: nothing went wrong, and nothing was done here. */
function isAtWorkElsewhere(state: MissionState): boolean {
  return state.open !== undefined && state.closed === undefined;
}
