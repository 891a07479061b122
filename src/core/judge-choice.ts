import type { Mission } from "./mission.ts";

/** How often a judge is asked about a critical or high criterion that nothing else proves, unless said otherwise. */
const usualVotes = 3;

/** Which judge a mission has: the manager's service and model, as far as nothing else is said. */
export function judgeOf({ judge = {}, manager }: Pick<Mission, "judge" | "manager">) {
  const isAlike = judge.provider === undefined || judge.provider === manager.provider;
  const like = isAlike ? manager : {};
  const fallbacks = judge.fallbacks ?? (judge.model === undefined ? like.fallbacks : undefined);
  return {
    provider: judge.provider ?? manager.provider ?? ("none" as const),
    model: judge.model ?? like.model,
    fallbacks: fallbacks ?? [],
    baseUrl: judge.baseUrl ?? like.baseUrl,
    votes: judge.votes ?? usualVotes,
    /** Its service is the manager's, and so is the key: a key goes to no other address than its own. */
    shares: isAlike && judge.baseUrl === undefined,
  };
}

/** Whether there is a model to judge what no command proves. */
export function hasJudge(mission: Pick<Mission, "judge" | "manager">): boolean {
  return judgeOf(mission).provider !== "none";
}
