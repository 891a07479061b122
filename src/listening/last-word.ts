import { setTimeout as pause } from "node:timers/promises";
import { readSituation } from "../adapters/github-situation.ts";
import { parseCommand } from "../core/command.ts";
import { missionLabel } from "../core/label.ts";
import { missionBranch } from "../core/mission-branch.ts";
import { switching } from "../core/unheard.ts";
import type { Desk } from "./desk.ts";
import type { CommentWake, IssueWake } from "./event-wake.ts";

/**
 * Whether somebody who may has said something else since: jobs do not begin in the order of what they were started
 * for, and can be started again.
 */
export async function isTakenBack({ issue, comment }: CommentWake, desk: Desk): Promise<boolean> {
  const kind = parseCommand(comment.body)?.kind ?? "";
  if (!switching.has(kind)) return false;
  const { octokit, owner, repo } = desk.github;
  const { data: spoken } = await octokit.issues.getComment({ owner, repo, comment_id: comment.id });
  const at = { owner, repo, issue_number: issue, since: spoken.created_at, per_page: 100 };
  const since = await octokit.paginate(octokit.issues.listComments, at);
  for (const { id, body, user } of since) {
    const said = parseCommand(body ?? "")?.kind ?? "";
    if (id > comment.id && switching.has(said) && (await desk.people.hasWriteAccess(user?.login)))
      return true;
  }
  return false;
}

/** Milliseconds before what GitHub shows is believed against what it has just told. */
const doubt = 2000;

/** Whether the issue is not any more what the event said: it is a mission again, or none again. */
export async function isUndone({ issue, happened }: IssueWake, desk: Desk): Promise<boolean> {
  if (happened === "edited") return false;
  if ((await isMission(issue, desk)) === (happened === "started")) return false;
  await pause(doubt);
  return (await isMission(issue, desk)) !== (happened === "started");
}

async function isMission(issue: number, { github }: Desk): Promise<boolean> {
  const branch = missionBranch(`issue-${issue}`);
  const { issue: found } = await readSituation(github, { branch, issue, files: [] });
  return found?.open === true && found.labels.includes(missionLabel);
}
