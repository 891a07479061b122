import { a as boolean, f as number, g as string, i as array, p as object } from "./schemas-IblTEC5b.js";
import { t as number$1 } from "./coerce-CMrYAxuv.js";
import { n as mistakes } from "./error-DPtNGVe7.js";
// src/adapters/claude-usual-model.ts
/** What stands for the model that Claude Code takes when nobody names one. */
const usualModel = "claude-code";
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
			const { createOpenAiEndpoint } = await import("./endpoint-openai-GTMiNE3O.js");
			return createOpenAiEndpoint(service.options);
		}
		case "anthropic": {
			const { createAnthropicEndpoint } = await import("./endpoint-anthropic-Klthi3NA.js");
			return createAnthropicEndpoint(service.options);
		}
		case "claude-code": {
			const { createClaudeCodeEndpoint } = await import("./endpoint-claude-code-7bDKIc87.js");
			return createClaudeCodeEndpoint(service.options);
		}
	}
}
// src/adapters/connection-error.ts
/** The messages of an error and of its causes: the reason is in the last one mostly. */
function causesOf(error) {
	const messages = [];
	for (let one = error; one instanceof Error && messages.length < 5; one = one.cause) messages.push("code" in one && typeof one.code === "string" ? `${one.message} (${one.code})` : one.message);
	return messages.join(" ");
}
/** Nothing was asked of a service that was never reached, so nothing is charged. */
function isUnreached(error) {
	return /ECONNREFUSED|ENOTFOUND|EAI_AGAIN/.test(causesOf(error));
}
function watchAttempts(send = fetch) {
	let broken = false;
	return {
		fetch: async (...request) => {
			try {
				return await send(...request);
			} catch (error) {
				broken ||= !isUnreached(error);
				throw error;
			}
		},
		haveBroken: () => broken
	};
}
// src/adapters/anthropic-price.ts
const tier = (input, output, cacheRead) => ({
	input,
	output,
	cacheRead,
	cacheWrite: input * 1.25
});
/**
* List prices as of November 2026: https://platform.claude.com/docs/en/about-claude/pricing, the same as in the catalogue
* inside Claude Code 2.1.330. A model that is not here costs an unknown amount.
*/
const prices = {
	"claude-fable-5-2": tier(8, 40, .2),
	"claude-mythos-5-2": tier(8, 40, .2),
	"claude-fable-5-1": tier(10, 50, .25),
	"claude-mythos-5-1": tier(10, 50, .25),
	"claude-fable-5": tier(10, 50, 1),
	"claude-mythos-5": tier(10, 50, 1),
	"claude-opus-5-5": tier(4, 20, .2),
	"claude-opus-5": tier(5, 25, .5),
	"claude-opus-4-8": tier(5, 25, .5),
	"claude-opus-4-7": tier(5, 25, .5),
	"claude-opus-4-6": tier(5, 25, .5),
	"claude-opus-4-5": tier(5, 25, .5),
	"claude-sonnet-5-5": tier(2, 10, .1),
	"claude-sonnet-5": tier(2, 10, .2),
	"claude-sonnet-4-6": tier(3, 15, .3),
	"claude-sonnet-4-5": tier(3, 15, .3),
	"claude-haiku-5-5": tier(.1, .5, .01),
	"claude-haiku-4-5": tier(1, 5, .1)
};
/** Every model whose list price is known, by the name that the Messages API has for it. */
const pricedModels = Object.keys(prices);
/** Above so many tokens of a prompt some models cost more, the answer included. */
const longPrompt = 1e5;
const longPrices = { "claude-haiku-5-5": tier(.5, 2.5, .05) };
/** The list price of a model, by its name with or without a date; undefined when it is not known. */
function listPriceOf(model, prompt = 0) {
	const name = model.replace(/-\d{8}$/, "");
	return (prompt > longPrompt ? longPrices[name] : void 0) ?? prices[name];
}
/** What an answer costs at list price, in US dollars. */
function costOf(model, usage) {
	const price = listPriceOf(model, usage.input + usage.cacheRead + usage.cacheWrite);
	if (price === void 0) return void 0;
	const { input, output, cacheRead, cacheWrite } = usage;
	return (input * price.input + output * price.output + cacheRead * price.cacheRead + cacheWrite * price.cacheWrite) / 1e6;
}
// src/adapters/model-list.ts
/** The services that there is a key for here, or an address that needs none. */
function listSources({ config, env }) {
	const { provider } = config.defaults.manager ?? {};
	const { baseUrl, apiKey } = config.manager;
	const own = (name) => provider === name ? {
		baseUrl,
		apiKey
	} : {};
	const keyOf = (name, variable) => own(name).apiKey ?? (env[variable] || void 0);
	const sources = [];
	const router = keyOf("openrouter", "OPENROUTER_API_KEY");
	if (router !== void 0) {
		const address = own("openrouter").baseUrl ?? "https://openrouter.ai/api/v1";
		sources.push({
			provider: "openrouter",
			baseUrl: address,
			key: router,
			variable: "OPENROUTER_API_KEY"
		});
	}
	const anthropic = keyOf("anthropic", "ANTHROPIC_API_KEY");
	if (anthropic !== void 0) {
		const address = own("anthropic").baseUrl ?? env.ANTHROPIC_BASE_URL ?? "https://api.anthropic.com";
		sources.push({
			provider: "anthropic",
			key: anthropic,
			variable: "ANTHROPIC_API_KEY",
			baseUrl: `${trimmed(address).replace(/\/v1$/, "")}/v1`
		});
	}
	const other = own("openai-compatible").baseUrl;
	if (other !== void 0) {
		const key = keyOf("openai-compatible", "OPENAI_API_KEY");
		sources.push({
			provider: "openai-compatible",
			baseUrl: other,
			key,
			variable: "OPENAI_API_KEY"
		});
	}
	return sources;
}
const timeoutMs = 3e4;
/** Pages of Anthropic's list; it is shorter than one. */
const mostPages = 20;
/** Asks a service for its own list. Never rejects. */
async function listModels(source) {
	const models = [];
	let after;
	try {
		for (let page = 0; page < mostPages; page++) {
			const response = await fetch(addressOf(source, after), {
				headers: headersOf(source),
				signal: AbortSignal.timeout(timeoutMs)
			});
			if (!response.ok) return refused(source, response.status);
			const parsed = listSchema.safeParse(await response.json().catch(() => void 0));
			if (!parsed.success) return notAList(source);
			models.push(...parsed.data.data.map((one) => modelOf(one, source)));
			const { has_more, last_id } = parsed.data;
			if (has_more !== true || last_id === void 0 || last_id === null) break;
			after = last_id;
		}
		return { models };
	} catch (error) {
		return {
			problem: `${nameOf(source)} cannot be reached: ${causesOf(error)}`,
			fix: "Check the network, and the address in `manager.base_url`."
		};
	}
}
function addressOf({ provider, baseUrl }, after) {
	const query = provider === "anthropic" ? `?limit=1000${after === void 0 ? "" : `&after_id=${after}`}` : "";
	return `${trimmed(baseUrl)}/models${query}`;
}
function trimmed(address) {
	return address.replace(/\/+$/, "");
}
function headersOf({ provider, key }) {
	if (key === void 0) return {};
	if (provider === "anthropic") return {
		"x-api-key": key,
		"anthropic-version": "2023-06-01"
	};
	return { authorization: `Bearer ${key}` };
}
function refused(source, status) {
	if (status === 401 || status === 403) return {
		problem: `${nameOf(source)} refuses the key (${status}).`,
		fix: `Set ${source.variable} to a valid key, in the environment or in .env.`
	};
	return {
		problem: `${nameOf(source)} answered ${status} to the question for its models.`,
		fix: "Try again later."
	};
}
function notAList(source) {
	return {
		problem: `${nameOf(source)} answered with something else than a list of models.`,
		fix: "Check `manager.base_url`: it mostly ends in /v1."
	};
}
function nameOf({ provider, baseUrl }) {
	return `${provider} at ${baseUrl}`;
}
const amount = number$1().nonnegative().optional().catch(void 0);
const count = number().int().positive().nullish().catch(void 0);
const modelSchema = object({
	id: string(),
	name: string().optional().catch(void 0),
	display_name: string().optional().catch(void 0),
	/** OpenRouter: dollars for one token, as text. */
	pricing: object({
		prompt: amount,
		completion: amount
	}).optional().catch(void 0),
	supported_parameters: array(string()).optional().catch(void 0),
	context_length: count,
	max_input_tokens: count,
	max_model_len: count,
	capabilities: object({ structured_outputs: object({ supported: boolean() }) }).nullish().catch(void 0)
});
const listSchema = object({
	data: array(modelSchema),
	has_more: boolean().optional().catch(void 0),
	last_id: string().nullish().catch(void 0)
});
function modelOf(listed, { provider, baseUrl }) {
	const { id, name, display_name, pricing, supported_parameters, capabilities } = listed;
	const known = provider === "anthropic" ? listPriceOf(id) : void 0;
	const usdIn = pricing?.prompt === void 0 ? known?.input : perMillion(pricing.prompt);
	const usdOut = pricing?.completion === void 0 ? known?.output : perMillion(pricing.completion);
	const isOwn = /^https?:\/\/(?:localhost|127\.|\[::1\]|0\.0\.0\.0|host\.docker\.internal)/.test(baseUrl);
	return {
		provider,
		id,
		name: name ?? display_name,
		isFree: provider === "openai-compatible" ? isOwn : usdIn === 0 && usdOut === 0,
		usdIn,
		usdOut,
		context: listed.context_length ?? listed.max_input_tokens ?? listed.max_model_len ?? void 0,
		structured: supported_parameters?.includes("structured_outputs") ?? capabilities?.structured_outputs.supported,
		tools: supported_parameters?.includes("tools")
	};
}
/** Without the dust of floating point. */
function perMillion(usd) {
	return Number((usd * 1e6).toPrecision(6));
}
export { pricedModels as a, watchAttempts as c, usualModel as d, listPriceOf as i, createEndpoint as l, listSources as n, causesOf as o, costOf as r, isUnreached as s, listModels as t, serviceOf as u };
