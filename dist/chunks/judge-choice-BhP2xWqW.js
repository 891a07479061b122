// src/core/judge-choice.ts
/** How often a judge is asked about a critical or high criterion that nothing else proves, unless said otherwise. */
const usualVotes = 3;
/** Which judge a mission has: the manager's service and model, as far as nothing else is said. */
function judgeOf({ judge = {}, manager }) {
	const isAlike = judge.provider === void 0 || judge.provider === manager.provider;
	const like = isAlike ? manager : {};
	const fallbacks = judge.fallbacks ?? (judge.model === void 0 ? like.fallbacks : void 0);
	return {
		provider: judge.provider ?? manager.provider ?? "none",
		model: judge.model ?? like.model,
		fallbacks: fallbacks ?? [],
		baseUrl: judge.baseUrl ?? like.baseUrl,
		votes: judge.votes ?? usualVotes,
		/** Its service is the manager's, and so is the key: a key goes to no other address than its own. */
		shares: isAlike && judge.baseUrl === void 0
	};
}
/** Whether there is a model to judge what no command proves. */
function hasJudge(mission) {
	return judgeOf(mission).provider !== "none";
}
export { judgeOf as n, hasJudge as t };
