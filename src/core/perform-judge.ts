import { unknownPlanUsd } from "./budget.ts";
import { criteriaOf } from "./drafting.ts";
import type { EventOf } from "./event.ts";
import type { Finding } from "./finding.ts";
import { judgeOf } from "./judge-choice.ts";
import { roomForJudge } from "./judge-due.ts";
import type { Exhibit, JudgeReply, JudgeRequest } from "./judge-port.ts";
import { isForJudge } from "./judged-standing.ts";
import { type Answer, type JudgedAs, type Judgement, noAnswer, soberAnswer } from "./judgement.ts";
import type { Criterion, Mission } from "./mission.ts";
import type { Ports } from "./ports.ts";
import { standingOf } from "./standing.ts";
import type { MissionState } from "./state.ts";
import { placeOf, suspicionsAt } from "./tampering.ts";
import type { Evidence } from "./verdict.ts";

type Situation = { readonly state: MissionState; readonly ports: Ports };

/** Criteria in one question: more would each get less of a look. */
const mostAtOnce = 6;

/** What the votes brought so far. */
type Poll = {
  readonly ballots: Map<string, Answer[]>;
  readonly replies: JudgeReply[];
};

/**
 * Asks about each criterion until more than half of its votes agree, or cannot any more. What has no decision at the end
 * because the service refused, the budget is used up or we were interrupted is asked again another time.
 */
export async function performJudging(
  ids: readonly string[],
  situation: Situation,
): Promise<EventOf<"judgement-made">> {
  const { state, ports } = situation;
  const criteria = criteriaOf(state).filter(({ id }) => ids.includes(id));
  const poll: Poll = { ballots: new Map(criteria.map(({ id }) => [id, []])), replies: [] };
  await takeVotes(criteria, poll, situation);
  const last = poll.replies.at(-1);
  const open = criteria.filter((one) => isOpen(one, poll, state.mission));
  // What a command proves does not wait for the judge.
  const given = ports.interrupt.aborted ? [] : open.filter((one) => !isForJudge(one));
  const asked = criteria.filter((one) => !open.includes(one) || given.includes(one));
  const setback = open.some(isForJudge) && !ports.interrupt.aborted ? last?.setback : undefined;
  const problems = poll.replies.flatMap(({ problem }) => problem ?? []);
  return {
    type: "judgement-made",
    iteration: state.iteration,
    sha: state.head,
    asked: asked.map(({ id }) => id),
    answers: asked.map(({ id }) => judgementOf(id, poll)),
    model: poll.replies.findLast(({ model }) => model !== undefined)?.model ?? ports.judge.name,
    ...spentOn(poll),
    ...(problems.length === 0 ? {} : { problem: [...new Set(problems)].join(" ") }),
    ...(setback === undefined ? {} : { setback }),
  };
}

async function takeVotes(criteria: readonly Criterion[], poll: Poll, situation: Situation): Promise<void> {
  const { state, ports } = situation;
  for (let order = 0; ; order++) {
    const open = criteria.filter((one) => isOpen(one, poll, state.mission));
    if (open.length === 0) return;
    for (let first = 0; first < open.length; first += mostAtOnce) {
      const caps = roomForJudge(state, ports.clock(), spentOn(poll));
      if (caps === undefined || ports.interrupt.aborted) return;
      const some = open.slice(first, first + mostAtOnce);
      const reply = await ports.judge.judge(requestOf(some, { order, caps }, situation));
      poll.replies.push(reply);
      count(some, reply, poll);
      if (reply.setback !== undefined || ports.interrupt.aborted) return;
    }
  }
}

function requestOf(
  criteria: readonly Criterion[],
  { order, caps }: Pick<JudgeRequest, "order" | "caps">,
  { state, ports }: Situation,
): JudgeRequest {
  const { title, description, constraints } = state.mission;
  return {
    sha: state.head,
    base: state.base,
    mission: { title, description, constraints },
    questions: criteria.map((criterion) => ({
      criterion,
      isProved: !isForJudge(criterion),
      suspicions: suspicionsAt(state).map(writeSuspicion),
    })),
    evidence: exhibitsOf(state),
    order,
    caps,
    interrupt: ports.interrupt,
  };
}

/** The excerpt is what somebody wrote: it is quoted with the rest of the question. */
function writeSuspicion(finding: Finding): string {
  const { detector, why, excerpt } = finding;
  const said = `${placeOf(finding)}: ${detector}: ${why}`;
  return excerpt === undefined ? said : `${said} It says: ${excerpt}`;
}

/** A reply that is silent on a criterion was a vote all the same, unless it was cut short. */
function count(criteria: readonly Criterion[], reply: JudgeReply, { ballots }: Poll): void {
  for (const criterion of criteria) {
    const said = reply.answers.find((one) => one.criterion === criterion.id);
    const answer =
      said === undefined
        ? noAnswer(criterion.id, reply.problem ?? "It gave no answer.")
        : soberAnswer(said, !isForJudge(criterion));
    if (said !== undefined || reply.setback === undefined) ballots.get(criterion.id)?.push(answer);
  }
}

function isOpen(criterion: Criterion, { ballots }: Poll, mission: Mission): boolean {
  const votes = ballots.get(criterion.id) ?? [];
  const most = votesFor(criterion, mission);
  return votes.length < most && winnerOf(votes, most) === undefined;
}

/** Nothing else stands behind a criterion that only a judge can prove: an important one needs more than one word. */
function votesFor(criterion: Criterion, mission: Mission): number {
  const isImportant = criterion.priority === "critical" || criterion.priority === "high";
  return isImportant && isForJudge(criterion) ? judgeOf(mission).votes : 1;
}

function winnerOf(votes: readonly Answer[], most: number): JudgedAs | undefined {
  const needed = Math.floor(most / 2) + 1;
  return votes.find(({ verdict }) => votes.filter((one) => one.verdict === verdict).length >= needed)
    ?.verdict;
}

function judgementOf(id: string, { ballots }: Poll): Judgement {
  const votes = ballots.get(id) ?? [];
  const verdicts = votes.map(({ verdict }) => verdict);
  // All who were to vote have voted, or one side has more than half of them.
  const winner = winnerOf(votes, Math.max(1, votes.length));
  const said = votes.find(({ verdict }) => verdict === winner) ?? disagreement(id, votes);
  return { ...said, votes: verdicts };
}

function disagreement(id: string, votes: readonly Answer[]): Answer {
  if (votes.length === 0) return noAnswer(id, "It gave no answer.");
  const words = votes.map(({ verdict, rationale }) => `${verdict}: ${rationale}`);
  const answer = noAnswer(id, `Its votes disagree. ${words.join(" / ")}`.slice(0, 5000));
  return { ...answer, gaps: votes.flatMap(({ gaps }) => gaps).slice(0, 20) };
}

function spentOn({ replies }: Poll): { readonly usd: number; readonly tokens: number } {
  const usd = replies.reduce((sum, reply) => sum + (reply.usd ?? unknownPlanUsd), 0);
  return { usd, tokens: replies.reduce((sum, { tokens }) => sum + tokens, 0) };
}

function exhibitsOf(state: MissionState): readonly Exhibit[] {
  return standingOf(state).flatMap(({ criterion, evidence }) =>
    evidence.flatMap((one) => exhibitOf(criterion.id, one)),
  );
}

function exhibitOf(criterion: string, evidence: Evidence): readonly Exhibit[] {
  if (evidence.kind === "check-run") {
    const { name, conclusion, tail = "" } = evidence;
    return [{ criterion, command: name, end: `concluded ${conclusion}`, tail }];
  }
  if (evidence.kind !== "command") return [];
  const { command, ending, exitCode, tail } = evidence;
  return [{ criterion, command, end: ending === "exited" ? `exit code ${exitCode}` : ending, tail }];
}
