import type { EntryOf } from "./event.ts";
import type { OpenIteration } from "./state.ts";

/** Another run than the worker's finds no work: it went with the machine it was done on. */
export function isWorkLost(open: OpenIteration, { files, by }: EntryOf<"work-committed">): boolean {
  return files === 0 && open.seenBy !== undefined && open.seenBy !== by.run;
}

/** It was no iteration without a change, but an attempt that left nothing: it is made again. */
export function lost(open: OpenIteration): OpenIteration {
  const detail = "The machine was lost before the work was saved.";
  return { ...open, ending: { kind: "lost", detail } };
}
