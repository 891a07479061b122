import type { Conversation } from "./conversation.ts";
import type { Act, Completion, Script, Turn } from "./script.ts";
import { isFailure } from "./script.ts";

/** Knows which act a conversation plays and which turn is next. */
export type Casting = {
  /** Undefined when the script has nothing (more) for this conversation. */
  turnFor(conversation: Conversation): Turn | undefined;
  completionFor(text: string): Completion | undefined;
};

export function createCasting(script: Script): Casting {
  const acts = script.acts ?? [];
  const taken = new Map<string, Act>();
  const played = new Map<Turn | Completion, number>();

  return {
    turnFor(conversation) {
      const act = taken.get(conversation.key) ?? actFor(acts, [...taken.values()], conversation.opening);
      if (!act) return undefined;
      taken.set(conversation.key, act);
      const turn = nextTurn(act, conversation.taken, (failure) => isUsedUp(failure, played, Infinity));
      if (turn) count(turn, played);
      return turn;
    },
    completionFor(text) {
      const completion = (script.completions ?? []).find(
        (candidate) => occursIn(candidate.when, text) && !isUsedUp(candidate, played, 1),
      );
      if (completion) count(completion, played);
      return completion;
    },
  };
}

function actFor(acts: readonly Act[], taken: readonly Act[], opening: string): Act | undefined {
  const named = acts.filter((act) => act.when !== undefined && occursIn(act.when, opening));
  const matching = named.length > 0 ? named : acts.filter((act) => act.when === undefined);
  return matching.find((act) => !taken.includes(act)) ?? matching.at(-1);
}

/** The spoken turn after as many as were taken, unless a failure that stands before it is not over yet. */
function nextTurn(act: Act, taken: number, isOver: (failure: Turn) => boolean): Turn | undefined {
  let spoken = 0;
  for (const turn of act.turns) {
    if (isFailure(turn)) {
      if (spoken === taken && !isOver(turn)) return turn;
    } else if (spoken++ === taken) return turn;
  }
  return undefined;
}

function isUsedUp(part: Turn | Completion, played: Map<Turn | Completion, number>, usual: number): boolean {
  const times = ("times" in part ? part.times : undefined) ?? usual;
  return (played.get(part) ?? 0) >= times;
}

function count(part: Turn | Completion, played: Map<Turn | Completion, number>): void {
  played.set(part, (played.get(part) ?? 0) + 1);
}

function occursIn(when: string | RegExp | undefined, text: string): boolean {
  if (when === undefined) return true;
  return typeof when === "string" ? text.includes(when) : text.search(when) >= 0;
}
