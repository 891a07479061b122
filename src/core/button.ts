import type { MissionState } from "./state.ts";

/** A button of a check run. GitHub takes three, with texts of 20 and 40 characters: what it says is a command. */
export type Button = {
  readonly label: string;
  readonly description: string;
  readonly identifier: "resume" | "stop" | "verify";
};

const resume: Button = {
  label: "Resume",
  description: "Let the mission go on",
  identifier: "resume",
};
const stop: Button = {
  label: "Stop",
  description: "Stop the mission; the work stays",
  identifier: "stop",
};
const verify: Button = {
  label: "Re-verify",
  description: "Prove this commit again",
  identifier: "verify",
};

/** What somebody with write access can ask of a mission by pressing, as it is now. */
export function buttonsOf({ closed, parked, pause, stop: stopped }: MissionState): readonly Button[] {
  if (closed?.outcome === "done") return [verify];
  if (stopped?.cause === "pull-request-merged") return [];
  if (closed !== undefined || pause !== undefined || stopped !== undefined) return [resume, verify];
  return parked === undefined ? [stop, verify] : [resume, stop, verify];
}
