import { n as mistakes } from "./error-BsTerrqh.js";
import "./claude-usual-model-BXGbSjN7.js";
// src/adapters/model-service.ts
const openRouterUrl = "https://openrouter.ai/api/v1";
/** The service of a model with its address and its key; undefined for none. Throws what the user has to mend. */
function serviceOf(choice, means) {
	const { provider, model, fallbacks = [] } = choice;
	switch (provider) {
		case void 0:
		case "none": return;
		case "openrouter": {
			const apiKey = keyFor(choice, "OPENROUTER_API_KEY", means);
			return {
				kind: "openai",
				options: {
					baseUrl: choice.baseUrl ?? "https://openrouter.ai/api/v1",
					apiKey,
					openRouter: true
				},
				model: requiredModel(choice),
				fallbacks
			};
		}
		case "openai-compatible":
			if (choice.baseUrl === void 0) throw mistakes.managerUrlMissing(choice.role);
			return {
				kind: "openai",
				options: {
					baseUrl: choice.baseUrl,
					apiKey: choice.apiKey ?? means.env.OPENAI_API_KEY ?? "none"
				},
				model: requiredModel(choice),
				fallbacks
			};
		case "anthropic": {
			const apiKey = keyFor(choice, "ANTHROPIC_API_KEY", means);
			return {
				kind: "anthropic",
				options: {
					baseUrl: choice.baseUrl ?? means.env.ANTHROPIC_BASE_URL,
					apiKey
				},
				model: requiredModel(choice),
				fallbacks
			};
		}
		case "claude-code": return {
			kind: "claude-code",
			options: claudeOptions(choice, means),
			model: model ?? "claude-code",
			fallbacks
		};
	}
}
function keyFor({ provider = "none", apiKey, role }, variable, { env }) {
	const key = apiKey ?? env[variable];
	if (key === void 0 || key === "") throw mistakes.managerKeyMissing(provider, variable, role);
	return key;
}
function requiredModel({ provider = "none", model, role }) {
	if (model === void 0) throw mistakes.managerModelMissing(provider, role);
	return model;
}
function claudeOptions({ baseUrl, apiKey, mode }, means) {
	const { config, claude } = means;
	const configured = config.worker.executable;
	const address = baseUrl ?? config.worker.baseUrl;
	return {
		env: {
			...means.env,
			...address === void 0 ? {} : { ANTHROPIC_BASE_URL: address },
			...apiKey === void 0 ? {} : {
				ANTHROPIC_API_KEY: apiKey,
				CLAUDE_CODE_OAUTH_TOKEN: void 0
			}
		},
		mode: apiKey === void 0 ? sessionMode(mode) : "api",
		executable: claude ?? (async () => configured)
	};
}
function sessionMode(mode) {
	return mode === "manual" ? void 0 : mode;
}
/** The client of a service is loaded only where it is used. */
async function createEndpoint(service) {
	switch (service.kind) {
		case "openai": {
			const { createOpenAiEndpoint } = await import("./endpoint-openai-Bbu0QHLZ.js");
			return createOpenAiEndpoint(service.options);
		}
		case "anthropic": {
			const { createAnthropicEndpoint } = await import("./endpoint-anthropic-Dd_u5N7Y.js");
			return createAnthropicEndpoint(service.options);
		}
		case "claude-code": {
			const { createClaudeCodeEndpoint } = await import("./endpoint-claude-code-dhE3dCn-.js");
			return createClaudeCodeEndpoint(service.options);
		}
	}
}
export { openRouterUrl as n, serviceOf as r, createEndpoint as t };
