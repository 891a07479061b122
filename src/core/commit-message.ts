import type { MissionState } from "./state.ts";
import type { Sha } from "./verdict.ts";

/** Conventional Commits asks for a short first line; many tools cut it at 72 characters. */
const longestSubject = 72;

/**
 * The message of an iteration's one commit: conventional, from the worker's report when there is one.
 * What the worker wrote is one line and one paragraph of prose here, never a trailer.
 */
export function writeCommitMessage(state: MissionState): string {
  const { open, iteration, mission } = state;
  if (open?.conflict !== undefined) {
    const resolved = paragraph(open.summary);
    return [writeMergeMessage(state, open.conflict.base), resolved]
      .filter((part) => part !== "")
      .join("\n\n");
  }
  const { ending, subject, summary } = open ?? {};
  const unfinished = ending !== undefined && ending.kind !== "finished" && ending.kind !== "unreported";
  const type = subject?.type ?? (unfinished ? "wip" : "feat");
  const text = oneLine(subject?.text ?? `iteration ${iteration} of ${mission.title}`);
  const first = shorten(`${type}: ${text}`, longestSubject);
  const body = [paragraph(summary), unfinished ? `The session ended early (${ending.kind}).` : ""];
  return [first, ...body.filter((part) => part !== "")].join("\n\n");
}

/** The message of a commit that merges the base. */
export function writeMergeMessage({ mission }: MissionState, base: Sha): string {
  const { branch } = mission;
  return `chore: merge ${oneLine(branch.base ?? base.slice(0, 9))} into ${branch.name}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** Colons at line starts would make trailers of prose; joining the lines takes them away. */
function paragraph(text: string | undefined): string {
  const words = shorten(oneLine(text ?? ""), 1200).split(" ");
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < 72) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.join("\n").replace(/^CCO-/gm, "cco-");
}

function shorten(text: string, limit: number): string {
  const letters = [...text];
  return letters.length <= limit ? text : `${letters.slice(0, limit - 1).join("")}…`;
}
