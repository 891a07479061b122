import { createRequire } from "node:module";
import { access, stat } from "node:fs/promises";
import path from "node:path";
import { constants as constants$1 } from "node:fs";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
// src/adapters/claude-credential.ts
/**
* The credential of a mode; without a mode the first that is there, in Claude Code's own order: a cloud provider that
* is switched on, API key, bearer token, OAuth token, workload identity, the user's login.
* Whether somebody is logged in is not known here: Claude Code says so when it starts.
* https://code.claude.com/docs/en/authentication
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
	if (isOn(env.CLAUDE_CODE_USE_BEDROCK)) return "bedrock";
	if (isOn(env.CLAUDE_CODE_USE_VERTEX)) return "vertex";
	if (env.ANTHROPIC_API_KEY || env.ANTHROPIC_AUTH_TOKEN) return "api";
	return !env.CLAUDE_CODE_OAUTH_TOKEN && isFederated(env) ? "api" : "subscription";
}
function isOn(text) {
	return /^(1|true|yes|on)$/i.test(text?.trim() ?? "");
}
function apiCredential(env) {
	const names = apiVariables(env);
	if (names === void 0) return missing("api", "ANTHROPIC_API_KEY");
	return {
		mode: "api",
		variables: picked(env, [...names, "ANTHROPIC_BASE_URL"])
	};
}
/** A bearer token is what gateways want in place of a key. */
function apiVariables(env) {
	if (env.ANTHROPIC_API_KEY) return ["ANTHROPIC_API_KEY"];
	if (env.ANTHROPIC_AUTH_TOKEN) return ["ANTHROPIC_AUTH_TOKEN"];
	return isFederated(env) ? federation : void 0;
}
/**
* Workload identity federation: Claude Code takes the identity's token to the API itself and gets one that lives for
* minutes. https://platform.claude.com/docs/en/manage-claude/wif-reference
*/
const federation = [
	"ANTHROPIC_FEDERATION_RULE_ID",
	"ANTHROPIC_ORGANIZATION_ID",
	"ANTHROPIC_SERVICE_ACCOUNT_ID",
	"ANTHROPIC_WORKSPACE_ID",
	"ANTHROPIC_IDENTITY_TOKEN",
	"ANTHROPIC_IDENTITY_TOKEN_FILE"
];
function isFederated(env) {
	const hasToken = Boolean(env.ANTHROPIC_IDENTITY_TOKEN || env.ANTHROPIC_IDENTITY_TOKEN_FILE);
	return Boolean(env.ANTHROPIC_FEDERATION_RULE_ID && env.ANTHROPIC_ORGANIZATION_ID) && hasToken;
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
			"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
			"AWS_CONTAINER_CREDENTIALS_FULL_URI",
			"AWS_CONTAINER_AUTHORIZATION_TOKEN",
			"AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
			"ANTHROPIC_BEDROCK_BASE_URL",
			"ANTHROPIC_SMALL_FAST_MODEL_AWS_REGION",
			"CLAUDE_CODE_SKIP_BEDROCK_AUTH"
		]
	},
	vertex: {
		switch: "CLAUDE_CODE_USE_VERTEX",
		required: ["CLOUD_ML_REGION", "ANTHROPIC_VERTEX_PROJECT_ID"],
		optional: [
			"GOOGLE_APPLICATION_CREDENTIALS",
			"GOOGLE_CLOUD_PROJECT",
			"GOOGLE_CLOUD_QUOTA_PROJECT",
			"GCLOUD_PROJECT",
			"ANTHROPIC_VERTEX_BASE_URL",
			"CLAUDE_CODE_SKIP_VERTEX_AUTH"
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
/** Variables whose values must never be seen: each of them pays for somebody. */
const secretVariables = [
	"ANTHROPIC_API_KEY",
	"ANTHROPIC_AUTH_TOKEN",
	"CLAUDE_CODE_OAUTH_TOKEN",
	"OPENROUTER_API_KEY",
	"ANTHROPIC_IDENTITY_TOKEN",
	"AWS_SECRET_ACCESS_KEY",
	"AWS_SESSION_TOKEN",
	"AWS_BEARER_TOKEN_BEDROCK",
	"AWS_CONTAINER_AUTHORIZATION_TOKEN"
];
/** The credentials of models in an environment, whichever of them is used. */
function modelSecretsIn(env) {
	return Object.values(picked(env, secretVariables));
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
export { modelSecretsIn as i, findClaude as n, credentialFor as r, claudeVersion as t };
