import { writeBrief } from "./brief.ts";
import { codeBlock, escapeLine } from "./markdown-escape.ts";
import { whyOf } from "./report.ts";
import type { MissionState } from "./state.ts";
import { truncateTail } from "./truncate.ts";

/** GitHub takes 65,536 characters, and there are some besides the brief. */
const longestBrief = 50_000;

/** What the comment with this copy of the brief is found again by. */
export function briefMarker({ mission, handed }: MissionState): string {
  return `<!-- cco:brief:${mission.id}:${copyOf(handed)} -->`;
}

/** Names one copy of one iteration's brief. */
export function copyOf(handed: MissionState["handed"]): string {
  return handed === undefined ? "" : `${handed.iteration}.${handed.copy}`;
}

/** A person waits for this copy, and was not sent it yet. */
export function isBriefDue({ handed, parked, closed, shown }: MissionState): boolean {
  return closed === undefined && parked?.awaits === "person" && shown.briefed !== copyOf(handed);
}

/** The comment that asks for the work. The brief quotes what commands printed: as code, it can mention nobody. */
export function renderBrief(state: MissionState): string {
  const { name } = state.mission.branch;
  return [
    briefMarker(state),
    `@${state.openedBy} ${escapeLine(whyOf(state))}`,
    `Push commits to \`${name}\`: they are proved with the next look after the missions, or at once with \`/cco resume\`.`,
    `<details open><summary>The brief</summary>\n\n${codeBlock(truncateTail(writeBrief(state), longestBrief))}\n\n</details>`,
  ].join("\n\n");
}
