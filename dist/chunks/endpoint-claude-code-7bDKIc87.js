import { a as responseTo, o as tokensOf } from "./ending-2ZD1S3xC.js";
import { a as environmentFor, i as classifyEnding, o as loadSdk, s as runSession, t as resultOf } from "./session-result-BgODmDnN.js";
import { n as findClaude, r as credentialFor } from "./claude-executable-CJkIK8pd.js";
import { d as usualModel, o as causesOf } from "./model-list-BVoK5btP.js";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
// src/adapters/claude-looks.ts
const server = "cco";
/** The tools of a request as an MCP server inside this process: all that the session may use. */
async function looksServer({ tools = [], look }) {
	const looks = tools.flatMap(({ shape, ...one }) => shape === void 0 ? [] : [{
		...one,
		shape
	}]);
	if (look === void 0 || looks.length === 0) return {};
	const { createSdkMcpServer, tool } = await loadSdk();
	const ours = looks.map(({ name, description, shape }) => tool(name, description, shape, async (args) => {
		return { content: [{
			type: "text",
			text: await look({
				id: name,
				name,
				args: JSON.stringify(args)
			})
		}] };
	}));
	return {
		mcpServers: { [server]: createSdkMcpServer({
			name: server,
			tools: ours,
			alwaysLoad: true
		}) },
		allowedTools: looks.map(({ name }) => `mcp__${server}__${name}`)
	};
}
// src/adapters/claude-transcript.ts
/** A conversation as one prompt: a session begins with one message of the user, and what was said before stands in it. */
function writeTranscript(messages) {
	const system = messages.flatMap((one) => one.role === "system" ? [one.content] : []);
	const parts = messages.flatMap((one) => one.role === "system" ? [] : [partOf(one)]);
	return {
		system: system.join("\n\n"),
		prompt: parts.filter((part) => part !== "").join("\n\n")
	};
}
function partOf(message) {
	if (message.role !== "assistant") return message.content;
	return `Before, you answered:\n<answer>\n${[message.content, ...(message.toolCalls ?? []).map(({ args }) => args)].join("\n").replaceAll("</answer>", "<\\/answer>")}\n</answer>`;
}
// src/adapters/endpoint-claude-code.ts
const defaultTimeoutMs = 6e5;
const graceMs = 5e3;
/** Answers of the model in one session, its looks included. */
const mostTurns = 25;
const defaultRetries = 2;
/**
* Claude Code as a model that answers: no tools but the ones it is given, no settings and no files of anybody, a home of its
* own that is gone afterwards. It is paid by whatever pays Claude Code, so that a subscription needs no key.
*/
function createClaudeCodeEndpoint(options) {
	async function call(request) {
		const mode = options.mode ?? (options.env.CLAUDE_CODE_OAUTH_TOKEN ? "subscription" : void 0);
		const credential = credentialFor(mode, options.env);
		if ("missing" in credential) return refused({
			kind: "misconfigured",
			detail: credential.missing
		});
		const place = await mkdtemp(join(options.root ?? tmpdir(), "cco-model-"));
		try {
			const executable = (await findClaude({
				configured: await options.executable?.(),
				env: options.env
			}))?.path;
			if (executable === void 0) return refused({
				kind: "misconfigured",
				detail: "Claude Code was not found. Install it, or configure its path."
			});
			return callOf(await runIn(place, request, {
				...options,
				credential,
				executable
			}));
		} catch (error) {
			return {
				...nothing,
				problem: `Claude Code failed: ${causesOf(error)}`,
				usd: void 0
			};
		} finally {
			await rm(place, {
				recursive: true,
				force: true,
				maxRetries: 3
			});
		}
	}
	return {
		name: "claude-code",
		mostModels: 1,
		secrets: [
			"ANTHROPIC_API_KEY",
			"ANTHROPIC_AUTH_TOKEN",
			"CLAUDE_CODE_OAUTH_TOKEN"
		].flatMap((name) => options.env[name] || []),
		call
	};
}
async function runIn(place, request, { env, credential, executable, timeoutMs = defaultTimeoutMs, retries = defaultRetries }) {
	const directory = join(place, "empty");
	await mkdir(directory);
	const [model = usualModel] = request.models;
	const { system, prompt } = writeTranscript(request.messages);
	const { interrupt = new AbortController().signal } = request;
	return runSession({
		prompt,
		options: {
			cwd: directory,
			env: environmentFor({
				env,
				credential,
				home: join(place, "home"),
				retries
			}),
			pathToClaudeCodeExecutable: executable,
			settingSources: [],
			strictMcpConfig: true,
			persistSession: false,
			tools: [],
			permissionMode: "dontAsk",
			...await looksServer(request),
			systemPrompt: system,
			outputFormat: {
				type: "json_schema",
				schema: { ...request.format.schema }
			},
			maxTurns: mostTurns,
			includePartialMessages: true,
			...request.usd === void 0 ? {} : { maxBudgetUsd: request.usd },
			...model === "claude-code" ? {} : { model }
		},
		mark: randomUUID(),
		limits: {
			deadlineMs: timeoutMs,
			stallMs: timeoutMs,
			graceMs,
			interrupt
		},
		onMessage: () => {}
	});
}
const nothing = {
	text: void 0,
	toolCalls: [],
	refusedFormat: false,
	model: void 0,
	tokens: 0
};
/** It never came to a session. */
function refused(setback) {
	return {
		...nothing,
		problem: setback.detail,
		setback,
		usd: 0
	};
}
function callOf(seen) {
	const ending = classifyEnding(seen);
	const { usd, usage } = resultOf(seen, void 0);
	const known = {
		tokens: tokensOf(usage),
		usd,
		model: modelOf(seen),
		toolCalls: [],
		refusedFormat: false
	};
	const said = ending.kind === "unreported" || ending.kind === "finished" ? textOf(seen) : void 0;
	if (said !== void 0) return {
		...known,
		text: said,
		problem: void 0
	};
	const response = responseTo(ending.kind);
	const setback = response === "wait" || response === "stop" ? { setback: ending } : {};
	return {
		...known,
		text: void 0,
		problem: ending.detail,
		...setback
	};
}
/** What it answered: by the schema, or as text where the model is too weak for that. */
function textOf({ result, output }) {
	if (output !== void 0) return JSON.stringify(output);
	return result?.subtype === "success" && result.result.trim() !== "" ? result.result : void 0;
}
/** The model that wrote the most: small ones do chores beside it. */
function modelOf({ result }) {
	return Object.entries(result?.modelUsage ?? {}).toSorted(([, a], [, b]) => b.outputTokens - a.outputTokens)[0]?.[0];
}
export { createClaudeCodeEndpoint };
