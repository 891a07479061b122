import { writeFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createFileLedger } from "../adapters/file-ledger.ts";
import { hasLocalRunEnded, localRun } from "../adapters/local-run.ts";
import { mistakes } from "../core/error.ts";
import type { Ledger } from "../core/ports.ts";
import { completion } from "../core/standing.ts";
import type { MissionState } from "../core/state.ts";
import { type Place, sessionPaths } from "./place.ts";

/** A mission that was started here. */
export type Session = { readonly id: string; readonly ledger: Ledger; readonly state: MissionState };

/**
 * The sessions of a repository, the one that moved last first. One that cannot be read does not hide the others: it is
 * left to `warn`. Throws where none can be read.
 */
export async function listSessions(
  place: Place,
  warn: (text: string) => void = () => {},
): Promise<readonly Session[]> {
  const ids = await sessionIds(place);
  const read = await Promise.allSettled(ids.map((id) => readSession(place, id)));
  const problems = read.flatMap((one, at) =>
    one.status === "rejected" ? [{ id: ids[at], reason: one.reason as Error }] : [],
  );
  const [first] = problems;
  if (first !== undefined && problems.length === ids.length) throw first.reason;
  for (const { id, reason } of problems) warn(`note: ${id} cannot be read: ${reason.message}\n`);
  return read
    .flatMap((one) => (one.status === "fulfilled" && one.value !== undefined ? [one.value] : []))
    .toSorted((a, b) => b.state.lastAt - a.state.lastAt);
}

/** The ids of all sessions that were begun here; whether they can be read shows when they are. */
export function sessionIds(place: Place): Promise<readonly string[]> {
  return readdir(join(place.folder, "sessions")).catch(() => []);
}

export async function openLedger(place: Place, id: string): Promise<Ledger> {
  return createFileLedger({
    directory: sessionPaths(place, id).ledger,
    run: await localRun(),
    clock: Date.now,
    redact: place.redact,
    hasEnded: hasLocalRunEnded,
  });
}

/** Undefined: nothing was recorded. */
export async function readSession(place: Place, id: string): Promise<Session | undefined> {
  const ledger = await openLedger(place, id);
  const { state } = await ledger.read();
  return state === undefined ? undefined : { id, ledger, state };
}

/** The session that is meant: the named one, or the only one, or the one that moved last. */
export async function findSession(place: Place, id: string | undefined): Promise<Session> {
  if (id === undefined) {
    const [last] = await listSessions(place);
    if (last === undefined) throw mistakes.noSession();
    return last;
  }
  const ids = await sessionIds(place);
  const named = ids.includes(id) ? await readSession(place, id) : undefined;
  if (named === undefined) throw mistakes.sessionMissing(id, ids);
  return named;
}

/** One line for a list. */
export function sessionLine({ id, state }: Session): string {
  const where = state.closed?.outcome ?? (state.parked === undefined ? "open" : "parked");
  return `${id}  ${where}, ${completion(state)} %, iteration ${state.iteration}: ${state.mission.title}`;
}

/** Remembers the file a mission came from, so that `resume` sees its edits. A convenience, not state. */
export function rememberSource(place: Place, id: string, file: string): void {
  writeFileSync(join(sessionPaths(place, id).records, "source"), `${file}\n`);
}

export async function sourceOf(place: Place, id: string): Promise<string | undefined> {
  const text = await readFile(join(sessionPaths(place, id).records, "source"), "utf8").catch(() => undefined);
  return text?.trim();
}
