import { statusOf } from "../adapters/github-client.ts";
import { readSituation } from "../adapters/github-situation.ts";
import { parseCommand } from "../core/command.ts";
import { eventsOf } from "../core/command-event.ts";
import { afterMerge } from "../core/continuation.ts";
import type { MissionEvent } from "../core/event.ts";
import { missionLabel } from "../core/label.ts";
import { appendFact } from "../core/loop.ts";
import type { Ledger } from "../core/ports.ts";
import { reconcile } from "../core/reconcile.ts";
import type { MissionState } from "../core/state.ts";
import { missionRefOf } from "./missions.ts";
import { openLedger } from "./ports.ts";
import type { Setting } from "./setting.ts";
import type { StepEnd } from "./step-end.ts";
import type { Wake } from "./wake.ts";
import { dispatchNext } from "./work.ts";

type IssueWake = Extract<Wake, { kind: "issue" }>;
type CommentWake = Extract<Wake, { kind: "comment" }>;

/**
 * Hears what people do to a mission's issue and say in its comments: looks at who they are, records it, and starts
 * a job where one is needed. It costs seconds and no model, and waits for no other job.
 */
export async function listen(heard: IssueWake | CommentWake, setting: Setting): Promise<StepEnd> {
  return heard.kind === "issue" ? hearIssue(heard, setting) : hearComment(heard, setting);
}

async function hearIssue(heard: IssueWake, setting: Setting): Promise<StepEnd> {
  const { issue, happened, actor, why } = heard;
  const ledger = openLedger(setting, `issue-${issue}`);
  const { state } = await ledger.read();
  const isAllowed = await setting.people.hasWriteAccess(actor);
  if (!isAllowed && happened !== "stopped") {
    return { kind: "nothing", sentence: `${actor} has no write access: ${why}, and nothing follows.` };
  }
  if (happened === "stopped" && state !== undefined && state.closed === undefined) {
    await appendFact(await stopBy(heard, state, setting), ledger);
  }
  if (happened === "started" && state !== undefined && isResting(state)) {
    await appendFact({ type: "signal-received", signal: { kind: "resume" }, actor }, ledger);
  }
  if (state === undefined && happened !== "started")
    return { kind: "nothing", sentence: "It is no mission yet." };
  await wakeUnlessAtWork(issue, setting, { ledger, why, by: actor });
  return { kind: "told", sentence: `Issue #${issue}: ${why}.` };
}

/** What GitHub shows says more than the event: an issue is also closed by the merge of its pull request. */
async function stopBy(
  { issue, actor, why }: IssueWake,
  state: MissionState,
  { github }: Setting,
): Promise<MissionEvent> {
  const branch = state.mission.branch.name;
  const seen = reconcile(state, await readSituation(github, { branch, issue, files: [] }));
  const signal = seen?.signal ?? { kind: "stop" as const, why };
  return { type: "signal-received", signal, actor };
}

async function hearComment({ issue, comment, actor }: CommentWake, setting: Setting): Promise<StepEnd> {
  const command = parseCommand(comment.body);
  if (command === undefined) return { kind: "nothing", sentence: "The comment is no command." };
  if (!(await setting.people.hasWriteAccess(actor))) {
    await react(comment.id, setting, "-1");
    return { kind: "nothing", sentence: `${actor} has no write access and may not command.` };
  }
  await react(comment.id, setting, "eyes");
  const number = await missionIssue(issue, setting);
  const ledger = openLedger(setting, `issue-${number}`);
  const { state } = await ledger.read();
  const obstacle = starting.has(command.kind) ? await obstacleTo(number, setting, state) : undefined;
  const answer =
    obstacle === undefined
      ? eventsOf(command, { actor, url: comment.url, state })
      : { events: [], ...obstacle };
  for (const event of answer.events) await appendFact(event, ledger);
  if (answer.reply === undefined) await react(comment.id, setting, "+1");
  else await reply(issue, answer.reply, setting);
  const isTurnAsked = starting.has(command.kind) && obstacle === undefined && state?.queued !== undefined;
  if (answer.reply === undefined || isTurnAsked)
    await wakeUnlessAtWork(number, setting, { ledger, why: `/cco ${command.kind}`, by: actor });
  return { kind: "told", sentence: `${actor} said /cco ${command.kind}.` };
}

const starting: ReadonlySet<string> = new Set(["start", "resume", "retry"]);

/**
 * Nothing starts on an issue that is closed or has no label, nor on a pull request that is over. Saying so is better
 * than a job that stops at once.
 */
async function obstacleTo(
  issue: number,
  { github }: Setting,
  state: MissionState | undefined,
): Promise<{ readonly reply: string } | undefined> {
  const seen = await readSituation(github, { branch: branchOf(issue), issue, files: [] });
  const { issue: found } = seen;
  const pull = state?.shown.pullRequest === undefined ? undefined : seen.pullRequest?.state;
  if (pull === "MERGED") return { reply: `The pull request is merged. ${afterMerge}` };
  if (found?.open === false) return { reply: "The issue is closed. Reopen it, and the mission starts." };
  if (found !== undefined && !found.labels.includes(missionLabel))
    return { reply: `The issue has no label \`${missionLabel}\`. Put it on, and the mission starts.` };
  if (pull === "CLOSED") return { reply: "The pull request is closed. Reopen it, then `/cco resume`." };
  return undefined;
}

function branchOf(issue: number): string {
  return `cco/mission/issue-${issue}`;
}

/** A comment on a mission's pull request is meant for its issue. */
async function missionIssue(number: number, { github, job }: Setting): Promise<number> {
  const { issue } = job.payload;
  if (typeof issue !== "object" || issue === null || !("pull_request" in issue)) return number;
  const { octokit, owner, repo } = github;
  const { data } = await octokit.pulls.get({ owner, repo, pull_number: number });
  const [, mission] = /^cco\/mission\/issue-(\d+)$/.exec(data.head.ref) ?? [];
  return mission === undefined ? number : Number(mission);
}

/**
 * A job that is at it sees in the ledger what was recorded. Only what may start a mission does: somebody with write
 * access has put the label on, or asked for it.
 */
async function wakeUnlessAtWork(
  issue: number,
  setting: Setting,
  { ledger, why, by }: { readonly ledger: Ledger; readonly why: string; readonly by: string },
): Promise<void> {
  const { state } = await ledger.read();
  if (state?.open !== undefined && (await ledger.hasEnded(state.open.lease.run)) === false) return;
  const { defaultBranch, issue: found } = await readSituation(setting.github, {
    branch: branchOf(issue),
    issue,
    files: [],
  });
  if (state === undefined && !found?.labels.includes(missionLabel)) return;
  const ref = missionRefOf(String(issue));
  await dispatchNext(setting, { ref, branch: defaultBranch, reason: why, by });
}

function isResting(state: MissionState): boolean {
  return state.closed !== undefined || state.parked !== undefined || state.stop !== undefined;
}

async function react(comment_id: number, setting: Setting, content: "eyes" | "+1" | "-1"): Promise<void> {
  const { octokit, owner, repo } = setting.github;
  const reaction = octokit.reactions.createForIssueComment({ owner, repo, comment_id, content });
  await unlessLocked(reaction, setting);
}

async function reply(issue_number: number, body: string, setting: Setting): Promise<void> {
  const { octokit, owner, repo } = setting.github;
  const comment = octokit.issues.createComment({ owner, repo, issue_number, body: setting.redact(body) });
  await unlessLocked(comment, setting);
}

/** Where the conversation is locked no App may answer. What was said counts all the same. */
async function unlessLocked(answer: Promise<unknown>, { warn }: Setting): Promise<void> {
  try {
    await answer;
  } catch (error) {
    if (statusOf(error) !== 403) throw error;
    warn(`GitHub lets nobody answer there: ${error instanceof Error ? error.message : error}`);
  }
}
