import type { UserError } from "./error.ts";
import { clip, codeBlock, escapeLine } from "./markdown-escape.ts";

/** What a mission's problem comment is found again by. */
export function problemMarker(mission: string): string {
  return `<!-- cco:problem:${mission} -->`;
}

/** Characters of what is wrong; the whole is in the job's log. */
const longestMessage = 10_000;

/** Says on the issue why a job could do nothing for its mission, and what to do about it. */
export function renderProblem(
  mission: string,
  { code, message, fix }: Pick<UserError, "code" | "message" | "fix">,
  { by, run }: { readonly by: string; readonly run: string | undefined },
): string {
  const parts = [
    problemMarker(mission),
    "### CCO cannot go on here",
    `@${by}, there is something to mend (\`${code}\`):`,
    codeBlock(clip(message, longestMessage)),
    escapeLine(fix),
    "An edit of this issue, or `/cco start`, lets it try again; this comment goes when it succeeds.",
    run === undefined ? "" : `[The job](${run})`,
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}
