import { findComments, writeComment } from "../adapters/github-comments.ts";
import { createLabelKeeper } from "../adapters/github-labels.ts";
import { type Issue, readSituation } from "../adapters/github-situation.ts";
import type { UserError } from "../core/error.ts";
import { faultText } from "../core/fault-text.ts";
import { missionLabel } from "../core/label.ts";
import { missionBranch } from "../core/mission-branch.ts";
import { problemMarker, renderProblem } from "../core/problem-comment.ts";
import { redactStrings } from "../core/redact.ts";
import { missionRefOf } from "../listening/missions.ts";
import type { Setting } from "./setting.ts";
import { type Wake, wakeOf } from "./wake.ts";

/** What a mission that cannot start or go on looks like from outside. */
export const problemLabel = "cco:failed";

/**
 * Shows a mistake on the issue it is about: whoever put the label on looks there, not into a job's log. One comment,
 * changed when the mistake is another, and a label. What cannot be shown is in the log all the same.
 */
export async function showProblem(error: UserError, setting: Setting): Promise<void> {
  const about = issueOf(wakeOf(setting.job, setting.inputs));
  if (about === undefined || setting.dry !== undefined) return;
  try {
    await writeProblem(error, about, setting);
  } catch (fault) {
    setting.warn(`It could not be said on issue #${about.issue}: ${faultText(fault)}`);
  }
}

/** Takes the comment away once the mission goes on. Asks only where the label says that there may be one. */
export async function clearProblem(issue: Issue | undefined, { github }: Setting): Promise<void> {
  if (!issue?.labels.includes(problemLabel)) return;
  const { octokit, owner, repo } = github;
  const marker = problemMarker(`issue-${issue.number}`);
  const found = (await findComments(github, issue.number, [marker])).get(marker);
  if (found !== undefined) await octokit.issues.deleteComment({ owner, repo, comment_id: found.number });
}

type About = { readonly issue: number; readonly by: string };

function issueOf(wake: Wake): About | undefined {
  switch (wake.kind) {
    case "work": {
      const { issue } = missionRefOf(wake.mission);
      return issue === undefined ? undefined : { issue, by: wake.by };
    }
    case "issue":
    case "comment":
      return { issue: wake.issue, by: wake.actor };
    // Whoever gives a command by the workflow looks at its job.
    case "command":
    case "sweep":
    case "files":
    case "nothing":
      return undefined;
  }
}

async function writeProblem(error: UserError, { issue: number, by }: About, setting: Setting): Promise<void> {
  const { github, job, redact } = setting;
  const { octokit, owner, repo } = github;
  const mission = `issue-${number}`;
  const branch = missionBranch(mission);
  const { issue } = await readSituation(github, { branch, issue: number, files: [] });
  const marker = problemMarker(mission);
  const found = (await findComments(github, number, [marker])).get(marker);
  const { code, message, fix } = error;
  const said = redactStrings({ code, message, fix }, redact);
  const body = redact(renderProblem(mission, said, { by, run: job.run.url }));
  if (found === undefined) await writeComment(github, number, body);
  else await octokit.issues.updateComment({ owner, repo, comment_id: found.number, body });
  if (issue?.labels.includes(missionLabel) && !(await isClosed(mission, setting)))
    await createLabelKeeper(github, issue)(problemLabel);
}

/** A mission that is over keeps the label of its end. A ledger that cannot be read is the problem itself. */
async function isClosed(mission: string, setting: Setting): Promise<boolean> {
  const view = await setting
    .openLedger(mission)
    .read()
    .catch(() => undefined);
  return view?.state?.closed !== undefined;
}
