import { n as mistakes } from "./error-80XrdYER.js";
import { createRequire } from "node:module";
import { access, stat } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { constants as constants$1 } from "node:fs";
import { execFile } from "node:child_process";
// src/adapters/manager-none.ts
/** No model: plain code plans every iteration. */
function createNoManager() {
	return {
		name: "none",
		plan: async () => ({
			decision: void 0,
			usd: 0,
			tokens: 0
		})
	};
}
// src/adapters/choose-manager.ts
const openRouter = "https://openrouter.ai/api/v1";
/** The manager a mission asks for. Without a provider there is none, and plain code plans. */
async function chooseManager({ config, env }, { manager }) {
	const baseUrl = manager.baseUrl ?? config.manager.baseUrl;
	const { model, fallbacks = [] } = manager;
	switch (manager.provider) {
		case void 0:
		case "none": return createNoManager();
		case "openrouter": {
			const apiKey = config.manager.apiKey ?? env.OPENROUTER_API_KEY;
			if (apiKey === void 0) throw mistakes.managerKeyMissing("openrouter", "OPENROUTER_API_KEY");
			if (model === void 0) throw mistakes.managerModelMissing("openrouter");
			return createModelManager({
				baseUrl: baseUrl ?? openRouter,
				apiKey,
				model,
				fallbacks
			});
		}
		case "openai-compatible":
			if (baseUrl === void 0) throw mistakes.managerUrlMissing();
			if (model === void 0) throw mistakes.managerModelMissing("openai-compatible");
			return createModelManager({
				baseUrl,
				apiKey: config.manager.apiKey ?? env.OPENAI_API_KEY ?? "none",
				model,
				fallbacks
			});
		case "anthropic":
		case "claude-code": throw mistakes.managerUnknown(manager.provider);
	}
}
/** The client of the model's service is loaded only where there is one. */
async function createModelManager(options) {
	const { createOpenAiManager } = await import("./manager-openai-CBXX5qUw.js");
	return createOpenAiManager(options);
}
// src/adapters/claude-credential.ts
/**
* The credential of a mode; without a mode the first that is there: API key, OAuth token, the user's login.
* Whether somebody is logged in is not known here: Claude Code says so when it starts.
*/
function credentialFor(mode, env) {
	switch (mode ?? firstModeIn(env)) {
		case "api": return apiCredential(env);
		case "subscription": return subscriptionCredential(env);
		case "openrouter": return openrouterCredential(env);
		case "bedrock": return cloudCredential("bedrock", env);
		case "vertex": return cloudCredential("vertex", env);
	}
}
function firstModeIn(env) {
	return env.ANTHROPIC_API_KEY || env.ANTHROPIC_AUTH_TOKEN ? "api" : "subscription";
}
function apiCredential(env) {
	const variables = picked(env, env.ANTHROPIC_API_KEY ? ["ANTHROPIC_API_KEY"] : ["ANTHROPIC_AUTH_TOKEN"]);
	if (Object.keys(variables).length === 0) return missing("api", "ANTHROPIC_API_KEY");
	return {
		mode: "api",
		variables: {
			...variables,
			...picked(env, ["ANTHROPIC_BASE_URL"])
		}
	};
}
function subscriptionCredential(env) {
	const variables = picked(env, ["CLAUDE_CODE_OAUTH_TOKEN", "ANTHROPIC_BASE_URL"]);
	return {
		mode: "subscription",
		variables,
		...variables.CLAUDE_CODE_OAUTH_TOKEN === void 0 && { needs: "login" }
	};
}
/** https://openrouter.ai/docs/guides/coding-agents/claude-code-integration */
function openrouterCredential(env) {
	const key = env.OPENROUTER_API_KEY;
	if (!key) return missing("openrouter", "OPENROUTER_API_KEY");
	return {
		mode: "openrouter",
		variables: {
			ANTHROPIC_BASE_URL: env.ANTHROPIC_BASE_URL || "https://openrouter.ai/api",
			ANTHROPIC_AUTH_TOKEN: key,
			ANTHROPIC_API_KEY: ""
		}
	};
}
/** Variables of the cloud providers. The switch comes first, the ones that must be there next. */
const clouds = {
	bedrock: {
		switch: "CLAUDE_CODE_USE_BEDROCK",
		required: ["AWS_REGION"],
		optional: [
			"AWS_ACCESS_KEY_ID",
			"AWS_SECRET_ACCESS_KEY",
			"AWS_SESSION_TOKEN",
			"AWS_BEARER_TOKEN_BEDROCK",
			"AWS_PROFILE",
			"AWS_CONFIG_FILE",
			"AWS_SHARED_CREDENTIALS_FILE",
			"AWS_ROLE_ARN",
			"AWS_ROLE_SESSION_NAME",
			"AWS_WEB_IDENTITY_TOKEN_FILE",
			"ANTHROPIC_BEDROCK_BASE_URL"
		]
	},
	vertex: {
		switch: "CLAUDE_CODE_USE_VERTEX",
		required: ["CLOUD_ML_REGION", "ANTHROPIC_VERTEX_PROJECT_ID"],
		optional: [
			"GOOGLE_APPLICATION_CREDENTIALS",
			"GOOGLE_CLOUD_PROJECT",
			"GCLOUD_PROJECT",
			"ANTHROPIC_VERTEX_BASE_URL"
		]
	}
};
function cloudCredential(mode, env) {
	const cloud = clouds[mode];
	const absent = cloud.required.filter((name) => !env[name]);
	if (absent.length > 0) return missing(mode, absent.join(" and "));
	return {
		mode,
		variables: {
			[cloud.switch]: "1",
			...picked(env, [...cloud.required, ...cloud.optional])
		},
		needs: "home"
	};
}
function missing(mode, variable) {
	return { missing: `Worker mode \`${mode}\` needs ${variable} in the environment.` };
}
/** Only what has a value: Claude Code takes some empty variables for set ones. */
function picked(env, names) {
	return Object.fromEntries(names.flatMap((name) => env[name] ? [[name, env[name]]] : []));
}
// src/adapters/claude-executable.ts
/** Finds Claude Code: the configured path, else on PATH, else the one that comes with the Agent SDK. */
async function findClaude({ configured, env }) {
	if (configured !== void 0) return await isExecutable(configured) ? {
		path: configured,
		source: "configured"
	} : void 0;
	const onPath = await firstExecutable(pathCandidates(env));
	if (onPath !== void 0) return {
		path: onPath,
		source: "path"
	};
	const packaged = await firstExecutable(packageCandidates());
	return packaged === void 0 ? void 0 : {
		path: packaged,
		source: "package"
	};
}
/** Such as `2.1.330`. Undefined when it does not run or says something else. */
async function claudeVersion(executable) {
	try {
		const { stdout } = await promisify(execFile)(executable, ["--version"], { timeout: 3e4 });
		return /^\d+\.\d+\.\d+\S*/.exec(stdout)?.[0];
	} catch {
		return;
	}
}
const executableName = process.platform === "win32" ? "claude.exe" : "claude";
function pathCandidates(env) {
	return (env.PATH ?? env.Path ?? "").split(path.delimiter).filter((directory) => path.isAbsolute(directory)).map((directory) => path.join(directory, executableName));
}
/** The SDK's platform packages are optional dependencies: npm installs the ones that fit. */
function packageCandidates() {
	const { resolve } = createRequire(import.meta.url);
	const platform = `${process.platform}-${process.arch}`;
	return [platform, `${platform}-musl`].flatMap((suffix) => {
		try {
			return [resolve(`@anthropic-ai/claude-agent-sdk-${suffix}/${executableName}`)];
		} catch {
			return [];
		}
	});
}
async function firstExecutable(candidates) {
	for (const candidate of candidates) if (await isExecutable(candidate)) return candidate;
}
async function isExecutable(file) {
	try {
		await access(file, constants$1.X_OK);
		return (await stat(file)).isFile();
	} catch {
		return false;
	}
}
export { chooseManager as i, findClaude as n, credentialFor as r, claudeVersion as t };
