import type { Approval } from "./approval.ts";
import type { EntryOf } from "./event.ts";
import { parsePlace } from "./judgement.ts";
import { standingOf } from "./standing.ts";
import type { MissionState } from "./state.ts";

/** An approval is for the commit that was looked at, and for what it brought. */
export function approvalOf(state: MissionState, entry: EntryOf<"criterion-approved">): Approval {
  const { sha, actor: by, url } = entry;
  return { sha, by, url, covers: sha === state.head ? coveredBy(entry.criterion, state) : undefined };
}

/** Undefined: everything, as there is nothing that could be told apart. */
function coveredBy(criterion: string, state: MissionState): readonly string[] | undefined {
  const { touched } = state;
  if (touched === undefined || !touched.isWhole || touched.paths.length === 0) return undefined;
  return [...new Set([...touched.paths, ...referencesOf(criterion, state)])];
}

/** The files that a model's judgement goes back on: `src/list.ts:12` is `src/list.ts`. */
function referencesOf(id: string, state: MissionState): readonly string[] {
  const evidence = standingOf(state).find(({ criterion }) => criterion.id === id)?.evidence ?? [];
  return evidence.flatMap((one) =>
    one.kind === "judgement" ? one.references.flatMap((reference) => parsePlace(reference)?.path ?? []) : [],
  );
}
