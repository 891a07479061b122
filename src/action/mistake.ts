import { sendBatch } from "../adapters/github-batch.ts";
import { findComment } from "../adapters/github-comments.ts";
import { ensureLabel } from "../adapters/github-labels.ts";
import { commentMarker } from "../core/comment.ts";
import type { UserError } from "../core/error.ts";
import { escapeLine } from "../core/markdown-escape.ts";
import type { MissionRef } from "./missions.ts";
import { openLedger } from "./ports.ts";
import type { Setting } from "./setting.ts";

/**
 * A mistake that keeps an issue from becoming a mission is said on the issue, in the place of the comment that will
 * show the mission, and with a label: so that no sweep starts it again and again.
 */
export async function showMistake(error: UserError, ref: MissionRef, setting: Setting): Promise<void> {
  const { issue: issue_number, id } = ref;
  const { octokit, owner, repo } = setting.github;
  if (issue_number === undefined || setting.dry !== undefined) return;
  if ((await openLedger(setting, id).read()).state !== undefined) return;
  const body = setting.redact(renderMistake(error, id));
  const known = await findComment(setting.github, issue_number, commentMarker(id));
  if (known === undefined) await octokit.issues.createComment({ owner, repo, issue_number, body });
  else {
    const [type, select] = ["UpdateIssueCommentInput", "issueComment { id }"];
    await sendBatch(setting.github, [
      { field: "updateIssueComment", type, input: { id: known, body }, select },
    ]);
  }
  await ensureLabel(setting.github, "cco:failed");
  await octokit.issues.addLabels({ owner, repo, issue_number, labels: ["cco:failed"] });
}

const again = "To try again: edit the issue, or say `/cco start`.";

function renderMistake({ message, fix }: UserError, mission: string): string {
  const lines = message.split("\n").map((line) => escapeLine(line));
  return [commentMarker(mission), "### It is no mission yet", lines.join("\n"), escapeLine(fix), again].join(
    "\n\n",
  );
}
