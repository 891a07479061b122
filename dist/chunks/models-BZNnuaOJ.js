import { a as boolean, f as number, g as string, i as array, p as object } from "./schemas-IblTEC5b.js";
import { t as number$1 } from "./coerce-CMrYAxuv.js";
import { t as readConfig } from "./config-source-Bfp4WXPA.js";
import { n as locateRepository } from "./git-repository-X8RG7fjE.js";
import { n as listPriceOf } from "./anthropic-price-C5NJaG52.js";
import { t as causesOf } from "./connection-error-DoajH3a7.js";
import "./model-service-C83c1azo.js";
import { n as mistakes } from "./error-BsTerrqh.js";
import { i as stripControl, t as createRedactor } from "./redact-QUhR6P6M.js";
import { resolve } from "node:path";
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
// src/cli/commands/models.ts
/**
* `cco models`: what the keys at hand can use, from each service's own list. Exit 0 when one of them answered; what the
* others said goes to standard error.
*/
async function models(filter, options, terminal) {
	const sources = listSources(await settingsFor(options.config, terminal));
	const redact = createRedactor(sources.flatMap(({ key }) => key ?? []));
	if (sources.length === 0) throw mistakes.modelsUnknown("OPENROUTER_API_KEY or ANTHROPIC_API_KEY");
	const listings = await Promise.all(sources.map(listModels));
	const failures = listings.flatMap((one) => "problem" in one ? [one] : []);
	const [first] = failures;
	if (first !== void 0 && failures.length === listings.length) throw mistakes.modelsUnlisted(failures.map(({ problem }) => redact(problem)), fixesOf(failures));
	for (const { problem, fix } of failures) terminal.error(`${redact(problem)} ${fix}\n`);
	show(listings.flatMap((one) => "models" in one ? one.models : []).filter((one) => isWanted(one, filter, options)).toSorted(byPrice), options, terminal);
	return 0;
}
/** Models can be looked for before there is a repository. */
async function settingsFor(config, { cwd, env }) {
	const root = await locateRepository(cwd).then((one) => one.root, () => cwd);
	const file = config === void 0 ? resolve(root, ".cco/config.yaml") : resolve(cwd, config);
	return readConfig({
		file,
		required: config !== void 0,
		env
	});
}
function fixesOf(failures) {
	return [...new Set(failures.map(({ fix }) => fix))].join(" ");
}
function isWanted({ id, name = "", isFree }, filter = "", { free = false }) {
	if (free && !isFree) return false;
	return `${id} ${name}`.toLowerCase().includes(filter.toLowerCase());
}
/** The free ones first, then by what they cost; unknown prices last. */
function byPrice(one, other) {
	const rank = ({ isFree, usdOut }) => isFree ? -1 : usdOut ?? Number.MAX_VALUE;
	return rank(one) - rank(other) || one.id.localeCompare(other.id);
}
function show(listed, { json = false }, terminal) {
	if (json) terminal.write(`${JSON.stringify(listed, null, 2)}\n`);
	else if (listed.length === 0) terminal.write("No model fits.\n");
	else showTable(listed, terminal);
}
function showTable(listed, terminal) {
	const rows = [[
		"MODEL",
		"PROVIDER",
		"IN $/M",
		"OUT $/M",
		"CONTEXT",
		"SCHEMA"
	], ...listed.map(rowOf)];
	const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
	for (const row of rows) {
		const cells = row.map((cell, column) => cell.padEnd(widths[column] ?? 0));
		terminal.write(`${cells.join("  ").trimEnd()}\n`);
	}
}
function rowOf({ id, provider, isFree, usdIn, usdOut, context, structured }) {
	const price = (usd) => isFree ? "free" : usd === void 0 ? "?" : `${usd}`;
	const forced = structured === void 0 ? "?" : structured ? "yes" : "no";
	const room = context === void 0 ? "?" : `${Math.round(context / 1e3)}k`;
	return [
		stripControl(id),
		provider,
		price(usdIn),
		price(usdOut),
		room,
		forced
	];
}
export { models };
