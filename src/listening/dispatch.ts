import { dispatchMission } from "../adapters/github-dispatch.ts";
import type { Desk } from "./desk.ts";
import { type MissionRef, nameOf } from "./missions.ts";

/** Starts the next job of a mission, on behalf of a person. */
export async function dispatchNext(
  { github, workflow, dry }: Desk,
  next: { readonly ref: MissionRef; readonly branch: string; readonly reason: string; readonly by: string },
): Promise<void> {
  const { ref, branch, reason, by } = next;
  if (dry !== undefined) return dry.would(`start a job for mission ${nameOf(ref)}: ${reason}.`);
  await dispatchMission(github, { workflow, ref: branch, mission: nameOf(ref), reason, by });
}
