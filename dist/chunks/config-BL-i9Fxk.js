import { a as boolean, c as int, f as number, g as string, h as strictObject, r as _enum, y as url } from "./schemas-IblTEC5b.js";
import { n as mistakes } from "./error-DPtNGVe7.js";
import { C as workerShape, D as renderProblems, S as textList, T as isMapping, _ as judgeShape, a as knownKeys, d as replaceKeys, f as renameKeys, g as exactText, h as branchName, i as snakeCaseOf, o as problemsOf, p as settingsOf, s as minutes, u as wholeNumber, v as managerShape, x as settingsShape } from "./yaml-document-CZC2IZ6V.js";
// src/core/interpolate.ts
/** Keys whose `${…}` is for the shell that runs them. */
const shellKeys = ["setup"];
const reference = /\$?\$\{([^{}]*)\}/g;
const named = /^([A-Za-z_][A-Za-z0-9_]*)(?::-(.*))?$/s;
/**
* The document with `${NAME}` and `${NAME:-default}` in its texts (never in keys) replaced from the environment.
* An empty variable counts as missing, an entry that ends up empty (`${NAME:-}`) is left out, `$${NAME}` stays as
* `${NAME}`. Messages name variables, never their values.
*/
function interpolate(document, env) {
	const problems = [];
	const filled = /* @__PURE__ */ new Set();
	return {
		document: {
			...document,
			value: walk(document.value, [])
		},
		problems,
		isFilled
	};
	function isFilled(path) {
		return filled.has(JSON.stringify(path));
	}
	function walk(value, path) {
		if (typeof value === "string") return fill(value, path);
		if (Array.isArray(value)) return value.map((item, index) => walk(item, [...path, index]));
		if (!isMapping(value)) return value;
		const entries = Object.entries(value).map(([key, entry]) => [key, shellKeys.includes(key) ? entry : walk(entry, [...path, key])]);
		return Object.fromEntries(entries.filter(([key, entry]) => entry !== "" || !isFilled([...path, key])));
	}
	function fill(text, path) {
		return text.replaceAll(reference, (whole, inside) => {
			if (whole.startsWith("$$")) return whole.slice(1);
			const [, name = "", fallback] = named.exec(inside) ?? [];
			const found = env[name] || fallback;
			filled.add(JSON.stringify(path));
			if (found === void 0) problems.push({
				path,
				message: missing(name)
			});
			return found ?? whole;
		});
	}
}
function missing(name) {
	if (name === "") return `this reference has no readable name: expected \${NAME} or \${NAME:-default}.`;
	return `the environment variable ${name} is not set. Set it, put it into .env, or write \${${name}:-default}.`;
}
// src/core/replaced-config-keys.ts
const always = (what) => ({ now: `is left out: ${what}` });
const records = always("CCO keeps its records in .cco/sessions, or on the mission's ledger branch.");
const shown = always("the pull request shows where the mission stands, always.");
const server = always("start the model's server yourself and set manager.base_url.");
const openrouter = { implies: ["manager.provider", "openrouter"] };
/** Keys of version 1's configuration, with what does their work today. */
const replacedConfigKeys = {
	"orchestrator.mode": always("one mission works at a time; parallel raises it."),
	"orchestrator.max_iterations": take("budget.iterations", wholeNumber),
	"orchestrator.checkpoint_interval": always("every step is recorded."),
	"orchestrator.iteration_timeout": take("budget.per_iteration.minutes", minutes),
	"orchestrator.timeout": take("budget.minutes", minutes),
	"orchestrator.llm_provider": take("manager.provider", providerOf),
	"repository.path": always("the mission's repository key, or the directory you are in, says where to work."),
	"repository.auto_commit": always("every iteration ends in one commit, so that nothing paid for is lost."),
	"repository.commit_frequency": always("every iteration ends in one commit."),
	"openrouter.api_key": {
		...take("manager.api_key", optional),
		...openrouter
	},
	"openrouter.model": {
		...take("manager.model"),
		...openrouter
	},
	"openrouter.temperature": always("the model's own default is used."),
	"openrouter.max_tokens": always("the model's own default is used."),
	"claude_code.api_key": always("the key is read from ANTHROPIC_API_KEY, in the environment or .env."),
	"claude_code.use_subscription": take("worker.mode", (given) => given === true ? "subscription" : void 0),
	"claude_code.model": take("worker.model"),
	"claude_code.max_turns": take("budget.per_iteration.turns", wholeNumber),
	"claude_code.use_sdk": always("Claude Code is always run through its SDK."),
	"claude_code.workspace": always("CCO works in a worktree of its own."),
	"claude_code.instance_id": always("sessions are named by the mission and the iteration."),
	"claude_code.max_file_size": always("large files are kept out of commits."),
	"claude_code.temperature": always("the model's own default is used."),
	"llm.provider": take("manager.provider", providerOf),
	"llm.model": take("manager.model"),
	"llm.base_url": take("manager.base_url"),
	"llm.api_key": take("manager.api_key", optional),
	"llm.temperature": always("the model's own default is used."),
	"llm.max_tokens": always("the model's own default is used."),
	"llm.huggingface_token": server,
	"llm.local_model": server,
	"llm.vllm_options": server,
	"github.enable": always("CCO works on GitHub wherever its workflow is installed."),
	"github.enabled": always("CCO works on GitHub wherever its workflow is installed."),
	"github.owner": always("the repository is the one the workflow runs in."),
	"github.repo": always("the repository is the one the workflow runs in."),
	"github.token": always("the workflow brings its own token."),
	"github.base_branch": take("branch.base"),
	"github.branch_strategy": always("branch.name names the branch; <id> in it is the mission's id."),
	"github.semantic_commits": always("commit messages follow Conventional Commits."),
	"github.auto_pr": shown,
	"github.auto_create_pr": shown,
	"github.pr_template": shown,
	"github.auto_close_issues": always("the pull request closes the issue when it is merged."),
	"persistence.type": records,
	"persistence.path": records,
	"monitoring.log_level": take("logging.level"),
	"monitoring.log_path": always("logs are in .cco/logs."),
	"monitoring.enable_telemetry": always("CCO sends nothing to anybody but the services you name."),
	"monitoring.enable_perf_logs": always("cco log shows what each step took."),
	"monitoring.metrics_enabled": always("cco status shows what was used."),
	"monitoring.dashboard_port": always("cco status --watch shows the progress.")
};
/** Keys people try, with what to write instead. */
const configHints = {
	max_iterations: "Write iterations under budget.",
	max_usd: "Write usd under budget.",
	timeout_minutes: "Write minutes under budget.",
	worker_mode: "Write mode under worker.",
	worker_model: "Write model under worker.",
	claude_code_path: "Write executable under worker.",
	manager_provider: "Write provider under manager.",
	manager_model: "Write model under manager.",
	manager_base_url: "Write base_url under manager.",
	log_level: "Write level under logging.",
	anthropic_api_key: "Set the environment variable ANTHROPIC_API_KEY instead, for instance in .env.",
	openrouter_api_key: "Set the environment variable OPENROUTER_API_KEY instead, for instance in .env.",
	claude_code_oauth_token: "Set the environment variable CLAUDE_CODE_OAUTH_TOKEN instead, for instance in .env.",
	mission: "A mission has a file of its own: .cco/mission.yaml."
};
function take(to, convert) {
	const now = `is ${to} today; it was taken as that where it still has a meaning.`;
	return convert === void 0 ? {
		now,
		to
	} : {
		now,
		to,
		convert
	};
}
/** Version 1 left `${NAME}` alone when NAME was missing, and looked for the key elsewhere. */
function optional(given) {
	return typeof given === "string" ? given.replace(/^\$\{(\w+)\}$/, (_, name) => `\${${name}:-}`) : given;
}
function providerOf(given) {
	return typeof given === "string" && /^(local-cuda|local-cpu|ollama|llamacpp|vllm)$/.test(given) ? "openai-compatible" : given;
}
// src/core/config.ts
const logLevels = [
	"trace",
	"debug",
	"info",
	"warn",
	"error",
	"fatal",
	"silent"
];
const webAddress = url({
	protocol: /^https?$/,
	error: "an address such as https://host/v1"
}).refine((url) => !/^https?:\/\/[^/]*@/.test(url), "an address without a name or password in it");
const sharedName = branchName.refine((name) => name.includes("<id>"), "a name with <id> in it, so that each mission has a branch of its own").describe("Branches to work on; <id> stands for the mission's id. Default cco/mission/<id>.");
/** The file: schema/config.schema.json is written from it. */
const configFileSchema = strictObject({
	$schema: string().optional().describe("Address of this schema, for editors that read it from JSON."),
	...settingsShape,
	branch: settingsShape.branch.unwrap().extend({ name: sharedName.optional() }).optional().describe("Where the work goes."),
	worker: strictObject({
		...workerShape,
		executable: exactText.optional().describe("Path of the claude executable. Default: found on PATH."),
		base_url: webAddress.optional().describe("Address of the model's service, when it is not the usual one."),
		stall_minutes: number().positive().optional().describe("Minutes without a sign of life after which a session is ended."),
		max_retries: int().min(0).max(20).optional().describe("Times a failed session is tried again.")
	}).optional().describe("How Claude Code is run."),
	manager: strictObject({
		...managerShape,
		base_url: webAddress.optional().describe("Address of the manager's service: of Ollama, vLLM, llama.cpp, … or in place of the provider's own."),
		api_key: exactText.optional().describe(`Key of the manager's service: write \${NAME}, never the key itself.`)
	}).optional().describe("The model that plans and judges."),
	judge: strictObject({
		...judgeShape,
		base_url: webAddress.optional().describe("Address of an OpenAI-compatible service. Default: the manager's."),
		api_key: exactText.optional().describe(`Key of the judge's service: write \${NAME}, never the key itself. Default: the manager's.`)
	}).optional().describe("The model that judges what no command proves, where it is not the manager's."),
	logging: strictObject({ level: string().meta({ enum: [...logLevels] }).transform((text) => text.toLowerCase().replace(/^warning$/, "warn")).pipe(_enum(logLevels)).optional().describe("How much is logged. Default info.") }).optional().describe("The log."),
	parallel: int().positive().max(20).optional().describe("Missions that may work at a time in one repository. Default 1."),
	dispatch_ci: boolean().optional().describe("Start the repository's CI on the mission branch where nothing else starts it, as after a push with a workflow's own token. The workflow then runs the worker's code with its own token and the secrets it uses, before a person has looked at that code. Default false."),
	allowed_bots: textList("a bot's login").optional().describe("Bots whose issues and comments count like a person's.")
});
/** Where it lies unless somebody says otherwise, from the root of the repository. */
const configFile = ".cco/config.yaml";
/** The configuration without a file. */
const defaultConfig = configOf({});
/** The configuration a document describes. Throws the user error CONFIG_INVALID with all problems at once. */
function parseConfig(document, { file, env }) {
	const written = document.value ?? {};
	if (!isMapping(written)) throw mistakes.configInvalid(file, renderProblems([{
		path: [],
		message: "expected a mapping (key: value), not a list or a text. `cco init` writes an example."
	}], {
		file,
		document
	}));
	const spelled = renameKeys({
		...document,
		value: written
	}, snakeCaseOf(configKeys));
	const replaced = replaceKeys(spelled, replacedConfigKeys);
	const filled = interpolate(replaced.document, env);
	const source = {
		file,
		document: replaced.document
	};
	const { value } = filled.document;
	const result = configFileSchema.safeParse(value);
	const isSecret = (path) => filled.isFilled(path) || secretKey.test(String(path.at(-1)));
	const context = {
		value,
		schema: configFileSchema,
		hints: configHints,
		isSecret
	};
	const missing = new Set(filled.problems.map(({ path }) => JSON.stringify(path)));
	const invalid = result.success ? [] : problemsOf(result.error.issues, context);
	const problems = [...filled.problems, ...invalid.filter(({ path }) => !missing.has(JSON.stringify(path)))];
	if (!result.success || problems.length > 0) throw mistakes.configInvalid(file, renderProblems(problems, source));
	return {
		config: configOf(result.data),
		notices: [...renderProblems(replaced.notices, {
			file,
			document: spelled
		}), ...renderProblems(plainKeys(replaced.document), source)]
	};
}
const secretKey = /key|token|secret|password|url/i;
/** A key that is written into the file, where everybody who reads the repository finds it. */
function plainKeys(document) {
	const { value } = document;
	const message = `api_key is written out here. Put it into the environment or .env, and write \${NAME} instead.`;
	return ["manager", "judge"].flatMap((name) => {
		const part = isMapping(value) ? value[name] : void 0;
		const key = isMapping(part) ? part.api_key : void 0;
		return typeof key !== "string" || key.includes("${") ? [] : [{
			path: [name, "api_key"],
			message
		}];
	});
}
function configOf(body) {
	const { executable, base_url, stall_minutes, max_retries, fallback_model, ...worker } = body.worker ?? {};
	const { base_url: baseUrl, api_key: apiKey, ...manager } = body.manager ?? {};
	const { base_url: judgeUrl, api_key: judgeKey, ...judge } = body.judge ?? {};
	return {
		defaults: {
			...settingsOf(body),
			worker: {
				...worker,
				fallbackModel: fallback_model
			},
			manager: {
				...manager,
				baseUrl
			},
			judge: body.judge === void 0 ? void 0 : {
				...judge,
				baseUrl: judgeUrl
			}
		},
		worker: {
			executable,
			baseUrl: base_url,
			stallMinutes: stall_minutes,
			maxRetries: max_retries
		},
		manager: {
			baseUrl,
			apiKey
		},
		judge: { apiKey: judgeKey },
		logging: { level: body.logging?.level ?? "info" },
		parallel: body.parallel ?? 1,
		allowedBots: body.allowed_bots ?? [],
		dispatchCi: body.dispatch_ci ?? false
	};
}
const configKeys = /* @__PURE__ */ new Set([...[...knownKeys(configFileSchema).values()].flat(), ...Object.keys(replacedConfigKeys).flatMap((path) => path.split("."))]);
export { parseConfig as i, defaultConfig as n, logLevels as r, configFile as t };
