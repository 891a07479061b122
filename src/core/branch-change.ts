import type { BranchChange } from "./event.ts";
import { plural } from "./plural.ts";
import type { MissionState } from "./state.ts";

/**
 * What people did to the branch and no worker was told yet, for the next one and for people. Names and paths are
 * theirs: the comment escapes them.
 */
export function renderJoined({ joined = [] }: Pick<MissionState, "joined">): string {
  if (joined.length === 0) return "";
  return [...joined.map(sentenceOf), "It stays: build on it, do not revert it."].join("\n");
}

function sentenceOf({ by, commits, paths, more, rewritten }: BranchChange): string {
  const who = by.length === 0 ? "Somebody" : by.slice(0, 5).join(", ");
  const did = rewritten ? "rewrote the branch" : `pushed ${plural(commits, "commit")}`;
  const rest = more > 0 ? ` and ${more} more` : "";
  return `- ${who} ${did}${paths.length === 0 ? "." : `: ${paths.join(", ")}${rest}.`}`;
}
