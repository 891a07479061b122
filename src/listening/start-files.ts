import type { Desk, Told } from "./desk.ts";
import { dispatchNext } from "./dispatch.ts";
import { missionRefOf } from "./missions.ts";

/** Starts the missions of the files that were pushed to the default branch, on behalf of who pushed them. */
export async function startFiles(
  files: readonly string[],
  desk: Desk,
  { branch, by }: { readonly branch: string; readonly by: string },
): Promise<Told> {
  for (const file of files)
    await dispatchNext(desk, { ref: missionRefOf(file), branch, reason: "its file was pushed", by });
  return { kind: "told", sentence: `Started: ${files.join(", ")}.` };
}
