import { statusOf } from "../adapters/github-client.ts";
import { findComments, writeComment } from "../adapters/github-comments.ts";
import { readSituation } from "../adapters/github-situation.ts";
import { answerMarker, renderAnswer } from "../core/answer.ts";
import { parseCommand } from "../core/command.ts";
import { missionIn } from "../core/comment-section.ts";
import { starting } from "../core/consequence.ts";
import type { MissionEvent } from "../core/event.ts";
import { faultText } from "../core/fault-text.ts";
import { isHeardAt } from "../core/heard.ts";
import { appendFact } from "../core/loop.ts";
import { missionOn } from "../core/mission-branch.ts";
import { reconcile } from "../core/reconcile.ts";
import type { MissionState } from "../core/state.ts";
import type { Desk, Told } from "./desk.ts";
import type { CommentWake, IssueWake } from "./event-wake.ts";
import { labelPut } from "./first-start.ts";
import { followCommand, isAtWork, lookAt, wakeUnlessAtWork } from "./follow-command.ts";
import { hearTicks } from "./hear-ticks.ts";
import { isTakenBack, isUndone } from "./last-word.ts";
import { type MissionRef, missionRefOf } from "./missions.ts";
import { isAskedMore } from "./reading.ts";

/**
 * Hears what people do to a mission's issue and say in its comments: looks at who they are, records it, and starts
 * a job where one is needed. It costs seconds and no model, and waits for no other job.
 */
export async function listen(heard: IssueWake | CommentWake, desk: Desk): Promise<Told> {
  return heard.kind === "issue" ? hearIssue(heard, desk) : hearComment(heard, desk);
}

async function hearIssue(heard: IssueWake, desk: Desk): Promise<Told> {
  const { issue, happened, actor, why } = heard;
  const ref = missionRefOf(String(issue));
  const ledger = desk.openLedger(ref.id);
  // Who may is asked at the same time, and known then.
  const [{ state: before }] = await Promise.all([ledger.read(), desk.people.hasWriteAccess(actor)]);
  const state = before && (await hearTicks(heard, before, { ledger, people: desk.people }));
  const by = await whoAsks(heard, state, desk);
  if (by === undefined && happened !== "stopped") {
    return nothing(`${actor} has no write access: ${why}, and nothing follows.`);
  }
  if (await isUndone(heard, desk)) return nothing(`Issue #${issue}: ${why}, and it is not so any more.`);
  if (happened === "stopped" && state !== undefined && state.closed === undefined) {
    await appendFact(await stopBy(heard, state, desk), ledger);
  }
  if (happened === "started" && state !== undefined && isResting(state)) {
    await appendFact({ type: "signal-received", signal: { kind: "resume" }, actor }, ledger);
  }
  if (state === undefined && happened === "stopped") return nothing("It is no mission yet.");
  if (state?.closed !== undefined && happened === "stopped")
    return nothing(`The mission was over when ${why}.`);
  const rest = happened === "edited" ? await restAfterEdit(ref, state, desk) : undefined;
  if (rest !== undefined) return nothing(`Issue #${issue} was edited, and nothing follows now: ${rest}`);
  const situation = await lookAt(ref, state, desk);
  const woken = await wakeUnlessAtWork(ref, desk, { ledger, situation, why, by: by ?? actor });
  return { kind: "told", sentence: `Issue #${issue}: ${why}.${woken}` };
}

/** What GitHub shows says more than the event: an issue is also closed by the merge of its pull request. */
async function stopBy(
  { issue, actor, why }: IssueWake,
  state: MissionState,
  { github }: Desk,
): Promise<MissionEvent> {
  const branch = state.mission.branch.name;
  const seen = reconcile(state, await readSituation(github, { branch, issue, files: [] }));
  const signal = seen?.signal ?? { kind: "stop" as const, why };
  return { type: "signal-received", signal, actor };
}

/** On whose behalf. An issue that is mended starts for who put the label on it, whoever mends it. */
async function whoAsks(
  { issue, actor, happened }: IssueWake,
  state: MissionState | undefined,
  desk: Desk,
): Promise<string | undefined> {
  if (await desk.people.hasWriteAccess(actor)) return actor;
  if (state !== undefined || happened !== "edited") return undefined;
  const put = await labelPut(issue, desk);
  return (await desk.people.hasWriteAccess(put?.by)) ? put?.by : undefined;
}

/** Why an edit starts no job. Undefined: it does, or one is at it. */
async function restAfterEdit(
  ref: MissionRef,
  state: MissionState | undefined,
  desk: Desk,
): Promise<string | undefined> {
  if (state === undefined || (await isAtWork(state, desk.openLedger(ref.id)))) return undefined;
  const { stop, pause, parked, closed } = state;
  if (stop !== undefined) return "the mission is stopped, and follows it when it goes on.";
  if (pause !== undefined || parked !== undefined)
    return "the mission waits, and follows it when it goes on.";
  if (closed === undefined || (await isAskedMore(ref, state, desk))) return undefined;
  return "the mission is over, and the edit asks nothing new of it.";
}

/** @param once leaves alone what this account has reacted to, or what the ledger has: another job hears it. */
export async function hearComment(heard: CommentWake, desk: Desk, once = false): Promise<Told> {
  const { issue, isPull, comment, actor } = heard;
  const command = parseCommand(comment.body);
  if (command === undefined) return nothing("The comment is no command.");
  if (!(await desk.people.hasWriteAccess(actor))) {
    await react(comment.id, desk, "-1");
    return nothing(`${actor} has no write access and may not command.`);
  }
  const mark = await react(comment.id, desk, "eyes");
  if (once && mark === "known") return nothing("Another job hears the comment.");
  if (await isTakenBack(heard, desk))
    return nothing(`A later comment says something else than /cco ${command.kind}.`);
  const ref = await missionAt({ issue, isPull }, desk);
  if (once && mark === "refused" && (await isOnRecord(ref, heard, desk)))
    return nothing("The comment was heard, where nobody can mark it.");
  const said = { ref, command, actor, url: comment.url, at: comment.createdAt };
  const { woken } = await followCommand(said, desk, async (text) => {
    if (text === undefined) await react(comment.id, desk, "+1");
    // A job that hears it once more answers what the first one did not.
    else if (mark !== "known" || !(await isReplied(issue, comment.id, desk)))
      await reply(issue, renderAnswer(comment.id, text), desk);
  });
  return { kind: "told", sentence: `${actor} said /cco ${command.kind}.${woken}` };
}

/** A comment on a mission's pull request is meant for the mission. */
export async function missionAt(
  { issue, isPull }: Pick<CommentWake, "issue" | "isPull">,
  { github, repository }: Desk,
): Promise<MissionRef> {
  if (!isPull) return missionRefOf(String(issue));
  const { octokit, owner, repo } = github;
  const { data } = await octokit.pulls.get({ owner, repo, pull_number: issue });
  const mission = missionOn(data.head.ref) ?? missionIn(data.body ?? "");
  const isOurs = data.head.repo?.full_name === repository;
  return missionRefOf(mission !== undefined && isOurs ? mission : String(issue));
}

/** A mission that is paused was on already: told again that it was put on, it stays paused. */
function isResting({ closed, stop, parked, pause }: MissionState): boolean {
  return closed !== undefined || stop !== undefined || (parked !== undefined && pause === undefined);
}

function nothing(sentence: string): Told {
  return { kind: "nothing", sentence };
}

/** What became of a reaction. GitHub answers 200 to one that this account has given already. */
type Mark = "new" | "known" | "refused";

async function react(comment_id: number, desk: Desk, content: "eyes" | "+1" | "-1"): Promise<Mark> {
  const { octokit, owner, repo } = desk.github;
  if (desk.dry !== undefined) {
    desk.dry.would(`react to the comment with ${content}.`);
    return "new";
  }
  const reaction = octokit.reactions.createForIssueComment({ owner, repo, comment_id, content });
  const answer = await unlessLocked(reaction, desk);
  if (answer === undefined) return "refused";
  return (answer.status as number) === 200 ? "known" : "new";
}

/**
 * Whether a comment that no reaction can mark was heard, as far as the ledger tells. What asks a mission to go on may
 * leave no fact: one that did something since goes on. What asks for an answer gets none there.
 */
async function isOnRecord({ id }: MissionRef, { comment }: CommentWake, desk: Desk): Promise<boolean> {
  const kind = parseCommand(comment.body)?.kind ?? "";
  if (answering.has(kind)) return true;
  const { state } = await desk.openLedger(id).read();
  if (state === undefined) return false;
  return isHeardAt(state, comment.url) || (starting.has(kind) && state.lastAt > comment.createdAt);
}

const answering: ReadonlySet<string> = new Set(["help", "status", "rollback", "unknown"]);

async function isReplied(issue: number, comment: number, { github }: Desk): Promise<boolean> {
  const marker = answerMarker(comment);
  return (await findComments(github, issue, [marker])).has(marker);
}

async function reply(issue: number, text: string, desk: Desk): Promise<void> {
  const body = desk.redact(text);
  if (desk.dry !== undefined) desk.dry.would(`answer: ${body}`);
  else await unlessLocked(writeComment(desk.github, issue, body), desk);
}

/** Where the conversation is locked no App may answer. What was said counts all the same. */
async function unlessLocked<T>(answer: Promise<T>, { warn }: Desk): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (statusOf(error) !== 403) throw error;
    warn(`GitHub lets nobody answer there: ${faultText(error)}`);
    return undefined;
  }
}
