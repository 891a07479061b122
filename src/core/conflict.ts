import { z } from "zod";
import type { Sha } from "./verdict.ts";

/**
 * A file that the branch and its base both changed, and how it stands in the merge that the worker begins with:
 * - `marked`: both versions are in it, between conflict markers
 * - `base`: as the base has it, since markers cannot be put in: one side deleted or moved it, or it is no text
 * - `outdated`: a lockfile as the base has it, to be made anew by its tool
 * - `displaced`: something else has its place, and it stands beside it under a name with the commit it is from
 */
export const conflictFileSchema = z.object({
  path: z.string(),
  stands: z.enum(["marked", "base", "outdated", "displaced"]),
});
export type ConflictFile = z.infer<typeof conflictFileSchema>;

/** What keeps the base from being merged into the branch by plain code. */
export type Conflict = {
  readonly base: Sha;
  /** The head it was found at. */
  readonly head: Sha;
  readonly files: readonly ConflictFile[];
  /** Why no worker can mend it; else there are files. */
  readonly why?: string | undefined;
  /** Iterations in a row that did not resolve it. */
  readonly attempts: number;
};

/** More would bury the rest of a brief; the directory shows them all. */
const mostFiles = 40;

/** What the worker is told of a conflict. */
export function writeConflict({ base, head, files }: Conflict): string {
  const lines = files
    .slice(0, mostFiles)
    .map(({ path, stands }) => `- ${JSON.stringify(path)}: ${standings[stands]}`);
  const more = files.length > mostFiles ? [`- and ${files.length - mostFiles} more`] : [];
  return [
    `The base of this branch moved to ${base}, and both changed the files below. The merge is in the current directory already, as far as it goes by itself. When you stop it is committed as a merge, provided that no conflict marker is left.`,
    "",
    `\`git show ${head}:<path>\` shows a file as the branch has it, \`git show ${base}:<path>\` as the base has it. In a file, \`<<<<<<< ${head}\` begins what the branch has, \`|||||||\` what both began with, \`=======\` what the base has, and \`>>>>>>> ${base}\` ends it.`,
    "",
    ...lines,
    ...more,
  ].join("\n");
}

const standings: Record<ConflictFile["stands"], string> = {
  marked: "has conflict markers. Resolve each of them.",
  base: "stands as the base has it, or is gone as there. Bring in again what the branch did to it.",
  outdated:
    "is a lockfile and stands as the base has it. Make it anew with its own tool, so that it fits the merged manifest.",
  displaced: "has a place that the other side took. Move what is in it where it belongs, and remove it here.",
};
