import { n as judgeOf } from "./judge-choice-BhP2xWqW.js";
import { r as serviceOf, t as createEndpoint } from "./model-service-C83c1azo.js";
// src/adapters/judge-none.ts
/** Nobody judges: what no command proves stays unknown until a human says otherwise. */
function createNoJudge() {
	return {
		name: "none",
		judge: async () => ({
			answers: [],
			usd: 0,
			tokens: 0,
			problem: "There is no judge."
		})
	};
}
// src/adapters/choose-judge.ts
/** The judge a mission asks for: the manager's service and model, unless it says otherwise. */
async function chooseJudge({ config, env, claude }, mission, { gitDir, warn }) {
	const { shares, votes: _votes, ...choice } = judgeOf(mission);
	const like = shares ? config.manager : {};
	const baseUrl = choice.baseUrl ?? like.baseUrl;
	const apiKey = config.judge.apiKey ?? like.apiKey;
	const mode = mission.worker.mode;
	const service = serviceOf({
		...choice,
		baseUrl,
		apiKey,
		mode,
		role: "judge"
	}, {
		config,
		env,
		claude
	});
	if (service === void 0) return createNoJudge();
	const { worker } = mission;
	if ([worker.model, worker.fallbackModel].some((model) => isSame(model, service.model))) warn(`The judge is the worker's own model, ${service.model}: name another one under \`judge\`.`);
	const { createModelJudge } = await import("./judge-model-Fp6yj6kW.js");
	const { model, fallbacks } = service;
	return createModelJudge({
		endpoint: await createEndpoint(service),
		model,
		fallbacks,
		gitDir
	});
}
/** Services put the maker before a model's name, and a variant behind it. */
function isSame(one, other) {
	const bare = (name) => name.replace(/^.*\//, "").replace(/:.*$/, "").replaceAll(".", "-");
	return one !== void 0 && bare(one) === bare(other);
}
// src/adapters/manager-none.ts
/** No model: plain code plans every iteration. */
function createNoManager() {
	return {
		name: "none",
		plansByRules: true,
		plan: async () => ({
			decision: void 0,
			usd: 0,
			tokens: 0
		})
	};
}
// src/adapters/choose-manager.ts
/** The manager a mission asks for. Without a provider there is none, and plain code plans. */
async function chooseManager(means, { manager, worker }) {
	const { apiKey } = means.config.manager;
	const baseUrl = manager.baseUrl ?? means.config.manager.baseUrl;
	const service = serviceOf({
		...manager,
		baseUrl,
		apiKey,
		mode: worker?.mode
	}, means);
	if (service === void 0) return createNoManager();
	const { createModelManager } = await import("./manager-model-i5W1Sm4G.js");
	const { model, fallbacks } = service;
	return createModelManager({
		endpoint: await createEndpoint(service),
		model,
		fallbacks
	});
}
export { chooseJudge as n, chooseManager as t };
