import { readFile, rm, writeFile } from "node:fs/promises";
import { z } from "zod";
import type { Workspace } from "../core/ports.ts";
import { hasLocalRunEnded, localRun } from "./local-run.ts";
import { killMarked } from "./process-group.ts";

const noteSchema = z.object({ run: z.string(), mark: z.uuid() });

/** Notes the session that is about to start, for the run that comes after this one should this one die. */
export async function noteSession(home: string, mark: string): Promise<void> {
  const { run } = await localRun();
  await writeFile(notePath(home), JSON.stringify({ run, mark }));
}

export async function forgetSession(home: string): Promise<void> {
  await rm(notePath(home), { force: true });
}

/**
 * Kills what the session of a dead run left at work: nobody reads what it says any more. The session of a run
 * that lives is left alone. Linux only, as `killMarked`.
 */
export async function endOrphans(home: string): Promise<void> {
  const note = await readNote(home);
  if (note === undefined || !(await hasLocalRunEnded({ run: note.run, attempt: 1 }))) return;
  killMarked(note.mark);
  await forgetSession(home);
}

/**
 * The same workspace; whenever its directory is touched, no session of a dead run is at work in it.
 *
 * @param reclaim takes the directory back from whoever it was lent to.
 */
export function withoutOrphans(
  workspace: Workspace,
  home: string,
  reclaim: () => Promise<void> = async () => {},
): Workspace {
  const clear = () => endOrphans(home).then(reclaim);
  return {
    ...workspace,
    prepare: (...from) => clear().then(() => workspace.prepare(...from)),
    seal: (work) => clear().then(() => workspace.seal(work)),
    discard: () => clear().then(() => workspace.discard()),
  };
}

function notePath(home: string): string {
  // Beside it: what is in it is the worker's, be it a link to somewhere else.
  return `${home}.session.json`;
}

/** Undefined for none and for one that a power cut tore. */
async function readNote(home: string): Promise<z.infer<typeof noteSchema> | undefined> {
  try {
    return noteSchema.parse(JSON.parse(await readFile(notePath(home), "utf8")));
  } catch {
    return undefined;
  }
}
