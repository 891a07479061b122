import type { EntryOf } from "./event.ts";
import { settled } from "./evolve-proof.ts";
import { dueForJudge } from "./judge-due.ts";
import { type MadeJudgement, noAnswer } from "./judgement.ts";
import { failureSignature } from "./signature.ts";
import { progressOf } from "./standing.ts";
import type { MissionState } from "./state.ts";

/** What it cost is charged whatever it says; what it says holds for its own commit. */
export function judgementMade(state: MissionState, entry: EntryOf<"judgement-made">): MissionState {
  const spend = {
    ...state.spend,
    usd: state.spend.usd + entry.usd,
    tokens: state.spend.tokens + entry.tokens,
  };
  const paid = { ...state, spend };
  if (entry.sha !== state.head) return paid;
  const { judging = { judgements: {} } } = state;
  const found = entry.asked.map((id) => [id, foundOf(id, entry)] as const);
  const judged = {
    ...paid,
    judging: {
      ...judging,
      judgements: { ...judging.judgements, ...Object.fromEntries(found) },
      heldUp: entry.setback !== undefined,
    },
    setback: entry.setback ?? (judging.heldUp ? undefined : state.setback),
    // A wait for the judge is over with each answer: it is decided again.
    parked: state.phase === "idle" && state.pause === undefined ? undefined : state.parked,
    reported: false,
  };
  return measured(judged);
}

function foundOf(id: string, { answers, sha, model, problem }: EntryOf<"judgement-made">): MadeJudgement {
  const answer = answers.find(({ criterion }) => criterion === id);
  return { ...(answer ?? noAnswer(id, problem ?? "It gave no answer.")), sha, model };
}

/** An iteration that a judge has to complete is measured when nothing more is due to it. */
function measured(state: MissionState): MissionState {
  const { judging } = state;
  if (judging?.unsettled) {
    if (judging.heldUp || dueForJudge(state).length > 0) return state;
    return settled({ ...state, judging: { ...judging, unsettled: false } }, state.open ?? state.past.at(-1));
  }
  const met = progressOf(state);
  const signature = failureSignature(state);
  if (met <= state.best) return { ...state, signature };
  return { ...state, best: met, fruitless: 0, climbed: [], signature };
}
