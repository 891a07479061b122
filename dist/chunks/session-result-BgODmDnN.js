import { c as workReportSchema, i as noUsage, o as tokensOf, t as addUsage } from "./ending-2ZD1S3xC.js";
import { r as faultText } from "./error-DPtNGVe7.js";
import { a as pricedModels, r as costOf } from "./model-list-BVoK5btP.js";
import { n as missingSentence } from "./missing-model-Dm9YRG6z.js";
import { t as endOfLimit } from "./refusal-Colwgjy1.js";
import path from "node:path";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { readFileSync, readdirSync } from "node:fs";
import { spawn, spawnSync } from "node:child_process";
// src/adapters/claude-guard.ts
function guardSession(claude, limits) {
	let reason;
	let lastResort;
	function end(why) {
		if (reason) return;
		reason = why;
		claude.interrupt();
		lastResort = setTimeout(claude.kill, limits.graceMs);
	}
	const deadline = setTimeout(end, Math.min(limits.deadlineMs, longestTimer), "deadline");
	const silence = setTimeout(end, limits.stallMs, "stalled");
	const onInterrupt = () => end("interrupted");
	limits.interrupt.addEventListener("abort", onInterrupt);
	if (limits.interrupt.aborted) onInterrupt();
	return {
		noteLife: () => void silence.refresh(),
		reason: () => reason,
		stop() {
			limits.interrupt.removeEventListener("abort", onInterrupt);
			for (const timer of [
				deadline,
				silence,
				lastResort
			]) clearTimeout(timer);
		}
	};
}
/** Node fires timers beyond 2^31 - 1 ms at once. */
const longestTimer = 2 ** 31 - 1;
// src/adapters/claude-observation.ts
const nothingSeen = {
	turns: 0,
	streamed: noUsage,
	broken: [],
	stderr: ""
};
/** Adds what one message tells. */
function observe(seen, message) {
	switch (message.type) {
		case "system": return observeSystem(seen, message);
		case "assistant": return message.parent_tool_use_id === null ? observeAnswer(seen, message) : seen;
		case "stream_event": return observeEvent(seen, message);
		case "rate_limit_event": return {
			...seen,
			limit: message.rate_limit_info
		};
		case "result": return {
			...seen,
			result: message,
			...reportIn(message)
		};
		default: return seen;
	}
}
function observeSystem(seen, message) {
	if (message.subtype === "init") return {
		...seen,
		session: message.session_id
	};
	if (message.subtype === "model_refusal_no_fallback") return {
		...seen,
		isRefused: true
	};
	return seen;
}
/** One answer arrives in several messages, a block each, that share an id. */
function observeAnswer(seen, { message, error }) {
	const isNew = message.model !== "<synthetic>" && message.id !== seen.lastAnswer;
	return {
		...seen,
		error,
		lastAnswer: message.id,
		turns: seen.turns + (isNew ? 1 : 0)
	};
}
function observeEvent(seen, { event, parent_tool_use_id }) {
	const streamed = observeStream(seen.streamed, event);
	return {
		...seen,
		streamed,
		...parent_tool_use_id === null && observeAnswering(seen, event)
	};
}
function observeStream(usage, event) {
	if (event.type === "message_delta") return {
		...usage,
		output: usage.output + event.usage.output_tokens
	};
	if (event.type !== "message_start") return usage;
	const { input, cacheRead, cacheWrite } = promptOf(event);
	return {
		...usage,
		input: usage.input + input,
		cacheRead: usage.cacheRead + cacheRead,
		cacheWrite: usage.cacheWrite + cacheWrite
	};
}
function promptOf({ message: { usage } }) {
	const { input_tokens, cache_read_input_tokens, cache_creation_input_tokens } = usage;
	return {
		input: input_tokens,
		output: 0,
		cacheRead: cache_read_input_tokens ?? 0,
		cacheWrite: cache_creation_input_tokens ?? 0
	};
}
/** The last count of tokens comes at the end of an answer: one that ends without it broke off. */
function observeAnswering(seen, event) {
	const { answering } = seen;
	const broken = brokenIn(seen);
	switch (event.type) {
		case "message_start": return {
			broken,
			answering: {
				model: event.message.model,
				usage: promptOf(event)
			}
		};
		case "content_block_delta": return {
			broken: seen.broken,
			answering: answering && longer(answering, event.delta)
		};
		case "message_delta": return {
			broken: seen.broken,
			answering: void 0
		};
		case "message_stop": return {
			broken,
			answering: void 0
		};
		default: return;
	}
}
function longer({ model, usage }, delta) {
	const length = Object.entries(delta).filter(([name]) => [
		"text",
		"thinking",
		"partial_json"
	].includes(name)).reduce((sum, [, text]) => sum + `${text}`.length, 0);
	return {
		model,
		usage: {
			...usage,
			output: usage.output + length / 4
		}
	};
}
/** All answers that broke off, the one that nothing came after among them. */
function brokenIn({ broken, answering }) {
	return answering === void 0 ? broken : [...broken, answering];
}
function reportIn(result) {
	return result.subtype === "success" && result.structured_output !== void 0 ? { output: result.structured_output } : {};
}
// src/adapters/process-group.ts
/** Environment variable by which a command's descendants are known, wherever they went. */
const marker = "CCO_COMMAND";
/**
* Signals a process group that was started with `detached`. A group that is gone is fine.
*
* @param elevate what a command line begins with to be run as root, where the group is not ours.
*/
function killGroup(pid, signal, elevate = []) {
	if (pid === void 0) return;
	if (process.platform === "win32") {
		spawnSync("taskkill", [
			"/pid",
			String(pid),
			"/T",
			"/F"
		], { windowsHide: true });
		return;
	}
	const [program, ...args] = elevate;
	if (program === void 0) kill(-pid, signal);
	else spawnSync(program, [
		...args,
		"kill",
		`-${signal.slice(3)}`,
		"--",
		`-${pid}`
	]);
}
/**
* Kills whatever runs as a user that nothing else runs as. Linux only.
*
* @param elevate what a command line begins with to be run as root, where we are not.
*/
function killUser(uid, elevate = []) {
	for (let pass = 0; pass < 20; pass++) {
		const pids = processesOf(uid).map(({ pid }) => pid);
		if (pids.length === 0) return;
		signalAll(pids, "SIGKILL", elevate);
	}
}
/** Signals the first process of a user: the one that somebody else started. */
function signalFirst(uid, signal, elevate = []) {
	const all = processesOf(uid);
	const first = all.find(({ parent }) => !all.some(({ pid }) => pid === parent));
	if (first !== void 0) signalAll([first.pid], signal, elevate);
}
function signalAll(pids, signal, elevate) {
	const [program, ...args] = elevate;
	if (program === void 0) for (const pid of pids) kill(pid, signal);
	else spawnSync(program, [
		...args,
		"kill",
		`-${signal.slice(3)}`,
		"--",
		...pids.map(String)
	]);
}
function processesOf(uid) {
	return processes().flatMap((pid) => {
		const parent = parentIfOf(pid, uid);
		return parent === void 0 ? [] : [{
			pid,
			parent
		}];
	});
}
/** Undefined for what runs as somebody else, or not at all. */
function parentIfOf(pid, uid) {
	try {
		const status = readFileSync(`/proc/${pid}/status`, "latin1");
		if (Number(/^Uid:\s+(\d+)/m.exec(status)?.[1]) !== uid || /^State:\s+Z/m.test(status)) return void 0;
		return Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]);
	} catch {
		return;
	}
}
function processes() {
	return readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map(Number);
}
/**
* Kills the processes that carry the mark: daemons leave the group and the session, but keep the environment
* they were started with. Linux only; elsewhere they are left.
*/
function killMarked(mark) {
	if (process.platform !== "linux") return;
	for (let pass = 0; pass < 5; pass++) {
		const marked = pidsWith(`${marker}=${mark}`);
		if (marked.length === 0) return;
		for (const pid of marked) kill(pid, "SIGKILL");
	}
}
function pidsWith(variable) {
	return readdirSync("/proc").filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid).filter((pid) => environmentOf(pid).includes(variable)).map(Number);
}
/** Empty for a process that is gone, a zombie, or somebody else's. */
function environmentOf(pid) {
	try {
		return readFileSync(`/proc/${pid}/environ`, "latin1");
	} catch {
		return "";
	}
}
function kill(pid, signal) {
	try {
		process.kill(pid, signal);
	} catch {}
}
// src/adapters/claude-process.ts
/** Starts it in a process group of its own, so that a Ctrl-C meant for us does not reach it. */
function startClaude({ command, args, cwd, env }, mark, lodging) {
	const bare = {
		argv: [command, ...args],
		env: {
			...definedOf(env),
			[marker]: mark
		}
	};
	const { argv, elevate, ...launch } = lodging?.enter(bare) ?? bare;
	const [program = "", ...rest] = argv;
	const child = spawn(program, rest, {
		cwd: lodging === void 0 ? cwd : "/",
		env: launch.env,
		stdio: "pipe",
		detached: process.platform !== "win32",
		windowsHide: true
	});
	const sentinel = watchOver(child, elevate);
	const killAll = () => {
		killGroup(child.pid, "SIGKILL", elevate);
		killMarked(mark);
	};
	process.once("exit", killAll);
	return {
		child,
		exit: exitOf(child),
		stderr: lastOf(child.stderr),
		interrupt() {
			if (lodging !== void 0) lodging.interrupt();
			else if (process.platform === "win32") killGroup(child.pid, "SIGKILL");
			else child.kill("SIGINT");
		},
		kill() {
			process.off("exit", killAll);
			sentinel?.kill("SIGKILL");
			killAll();
		}
	};
}
/**
* Ends a session with the process that started it, even when that one is killed: Claude Code goes on without
* its reader, and is paid for. A shell waits for our end of a pipe to close. Not on Windows.
*/
function watchOver({ pid }, elevate = []) {
	if (pid === void 0 || process.platform === "win32") return void 0;
	const script = `read _; ${elevate.length === 0 ? "kill -KILL" : [
		...elevate,
		"kill",
		"-KILL",
		"--"
	].join(" ")} -${pid}`;
	const sentinel = spawn("/bin/sh", ["-c", script], {
		cwd: "/",
		env: {},
		stdio: [
			"pipe",
			"ignore",
			"ignore"
		],
		detached: true
	});
	sentinel.on("error", () => {});
	sentinel.unref();
	return sentinel;
}
function definedOf(env) {
	return Object.fromEntries(Object.entries(env).flatMap(([name, value]) => value === void 0 ? [] : [[name, value]]));
}
function exitOf(child) {
	return new Promise((resolve) => {
		child.once("exit", (code, signal) => resolve({
			code,
			signal
		}));
		child.once("error", () => resolve(void 0));
	});
}
function lastOf(stream) {
	let kept = "";
	stream.setEncoding("utf8");
	stream.on("data", (text) => {
		kept = (kept + text).slice(-4096);
	});
	return () => kept;
}
// src/adapters/claude-session.ts
/**
* Runs one session to its end and tells what was seen. Never rejects for how it ends.
* When it resolves, the process is gone and so is everything it started.
*/
async function runSession(request) {
	const { claude, messages } = await startSession(request);
	const guard = guardSession(claude, request.limits);
	let seen = nothingSeen;
	let problem;
	try {
		for await (const message of messages) {
			guard.noteLife();
			seen = observe(seen, message);
			request.onMessage(message);
		}
	} catch (error) {
		problem = faultText(error);
	}
	const exit = await endOf(claude, request.limits.graceMs);
	guard.stop();
	return {
		...seen,
		cutShort: guard.reason(),
		exit,
		stderr: claude.stderr(),
		problem
	};
}
/** Loaded for the first session, or ahead of it: it is large, and most commands start none. */
function loadSdk() {
	return import("./sdk-CRQy9_yv.js");
}
async function startSession({ prompt, options, mark, lodging }) {
	const { query } = await loadSdk();
	let claude;
	const messages = query({
		prompt,
		options: {
			...options,
			spawnClaudeCodeProcess(spawning) {
				claude = startClaude(spawning, mark, lodging);
				return claude.child;
			}
		}
	});
	if (!claude) throw new Error("The Agent SDK did not start Claude Code at once.");
	return {
		claude,
		messages
	};
}
/** Waits for the end of the process, not longer than it may take, and clears away what it left running. */
async function endOf(claude, graceMs) {
	await Promise.race([claude.exit, setTimeout$1(graceMs, void 0, { ref: false })]);
	claude.kill();
	return claude.exit;
}
// src/adapters/claude-environment.ts
/**
* The environment of a session: what tools need to run, one credential, our settings. Nothing else gets in,
* so a secret that nobody thought of stays out.
*/
function environmentFor({ env, credential, home, pass = [], retries }) {
	const allowed = /* @__PURE__ */ new Set([
		...needed,
		...tuning,
		...pass.map((name) => name.toUpperCase())
	]);
	const inherited = Object.entries(env).filter(([name, value]) => value !== void 0 && allowed.has(name.toUpperCase()) && !forbidden.test(name));
	return {
		...Object.fromEntries(inherited),
		...homeOf(credential, env, home),
		...ours,
		CLAUDE_CODE_MAX_RETRIES: `${retries}`,
		...process.getuid?.() === 0 && { IS_SANDBOX: "1" },
		...credential.variables
	};
}
/** Upper case: Windows does not tell cases apart, and proxies are spelled both ways. */
const needed = [
	...[
		"PATH",
		"LANG",
		"LANGUAGE",
		"LC_ALL",
		"LC_CTYPE",
		"TZ",
		"TERM",
		"SHELL",
		"USER",
		"LOGNAME",
		"CI"
	],
	...[
		"TMPDIR",
		"TMP",
		"TEMP"
	],
	...[
		"HTTP_PROXY",
		"HTTPS_PROXY",
		"ALL_PROXY",
		"NO_PROXY",
		"NODE_EXTRA_CA_CERTS",
		"SSL_CERT_FILE",
		"SSL_CERT_DIR"
	],
	...[
		"SYSTEMROOT",
		"SYSTEMDRIVE",
		"WINDIR",
		"COMSPEC",
		"PATHEXT",
		"PROGRAMDATA",
		"PROGRAMFILES"
	],
	...[
		"PROGRAMFILES(X86)",
		"NUMBER_OF_PROCESSORS",
		"PROCESSOR_ARCHITECTURE",
		"CLAUDE_CODE_GIT_BASH_PATH"
	],
	...[
		"JAVA_HOME",
		"DOTNET_ROOT",
		"GOROOT",
		"ANDROID_HOME",
		"ANDROID_SDK_ROOT"
	]
];
/** Settings of Claude Code that a user makes in the environment and that carry no secret. */
const tuning = [
	...[
		"ANTHROPIC_MODEL",
		"ANTHROPIC_DEFAULT_FABLE_MODEL",
		"ANTHROPIC_DEFAULT_OPUS_MODEL"
	],
	...[
		"ANTHROPIC_DEFAULT_SONNET_MODEL",
		"ANTHROPIC_DEFAULT_HAIKU_MODEL",
		"CLAUDE_CODE_SUBAGENT_MODEL"
	],
	...[
		"API_TIMEOUT_MS",
		"BASH_DEFAULT_TIMEOUT_MS",
		"BASH_MAX_TIMEOUT_MS",
		"BASH_MAX_OUTPUT_LENGTH"
	],
	...[
		"CLAUDE_CODE_MAX_OUTPUT_TOKENS",
		"CLAUDE_CODE_MAX_CONTEXT_TOKENS",
		"CLAUDE_CODE_DISABLE_THINKING"
	],
	...["CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS", "CLAUDE_CODE_ATTRIBUTION_HEADER"]
];
/** Keys to the house: not even for the asking. */
const forbidden = /^(GITHUB_TOKEN|GH_TOKEN|GH_ENTERPRISE_TOKEN|GITHUB_ENTERPRISE_TOKEN|INPUT_.*|ACTIONS_.*)$/i;
const ours = {
	DISABLE_AUTOUPDATER: "1",
	CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: "1",
	CLAUDE_CODE_DISABLE_AUTO_MEMORY: "1",
	CLAUDE_CODE_DISABLE_BACKGROUND_TASKS: "1",
	CLAUDE_AGENT_SDK_CLIENT_APP: "claude-code-orchestrator",
	GIT_TERMINAL_PROMPT: "0",
	GIT_CONFIG_COUNT: "1",
	GIT_CONFIG_KEY_0: "credential.helper",
	GIT_CONFIG_VALUE_0: "",
	GIT_AUTHOR_NAME: "Claude Code",
	GIT_AUTHOR_EMAIL: "noreply@anthropic.com",
	GIT_COMMITTER_NAME: "Claude Code",
	GIT_COMMITTER_EMAIL: "noreply@anthropic.com"
};
function homeOf(credential, env, own) {
	const user = env.HOME ?? env.USERPROFILE ?? own;
	const home = credential.needs === void 0 ? own : user;
	const configuration = credential.needs === "login" ? env.CLAUDE_CONFIG_DIR : path.join(own, ".claude");
	return {
		HOME: home,
		USERPROFILE: home,
		...configuration !== void 0 && { CLAUDE_CONFIG_DIR: configuration },
		...toolchainsOf(user, env)
	};
}
/** Toolchains that are found through the home directory, and hold no secrets. */
function toolchainsOf(user, env) {
	return {
		RUSTUP_HOME: env.RUSTUP_HOME ?? path.join(user, ".rustup"),
		PYENV_ROOT: env.PYENV_ROOT ?? path.join(user, ".pyenv"),
		VOLTA_HOME: env.VOLTA_HOME ?? path.join(user, ".volta")
	};
}
// src/adapters/classify-ending.ts
/** What was seen of a session → how it ended. The first row that fits; none: `failed`, never a success. */
function classifyEnding(seen) {
	const kind = endings.find((row) => row.fits(seen))?.kind ?? "failed";
	const detail = detailOf(kind, seen);
	const until = untilOf(kind, detail, seen);
	return {
		kind,
		detail,
		...until !== void 0 && { until }
	};
}
/** Epoch milliseconds at which a limit ends, where it is known. */
function untilOf(kind, detail, { limit }) {
	if (kind === "throttled") return endOfLimit(detail, Date.now());
	return kind === "usage-limit" && limit?.resetsAt !== void 0 ? limit.resetsAt * 1e3 : void 0;
}
/**
* An error of the model's service comes as a result with subtype `success` and `is_error` true, so the subtype
* alone says nothing. Measured with Claude Code 2.1.330; values unknown here fall through to `failed`.
*/
const endings = [
	{
		kind: "finished",
		fits: (seen) => isSuccess(seen) && workReportSchema.safeParse(seen.output).success
	},
	{
		kind: "deadline",
		fits: (seen) => seen.cutShort === "deadline"
	},
	{
		kind: "interrupted",
		fits: (seen) => seen.cutShort === "interrupted"
	},
	{
		kind: "stalled",
		fits: (seen) => seen.cutShort === "stalled"
	},
	{
		kind: "turn-cap",
		fits: (seen) => seen.result?.subtype === "error_max_turns"
	},
	{
		kind: "budget-cap",
		fits: (seen) => seen.result?.subtype === "error_max_budget_usd"
	},
	{
		kind: "unreported",
		fits: (seen) => seen.result?.subtype === "error_max_structured_output_retries"
	},
	{
		kind: "refused",
		fits: (seen) => seen.isRefused === true || seen.result?.stop_reason === "refusal"
	},
	{
		kind: "usage-limit",
		fits: (seen) => isError(seen) && isUsedUp(seen)
	},
	{
		kind: "billing",
		fits: (seen) => isError(seen) && (seen.error === "billing_error" || status(seen) === 402)
	},
	{
		kind: "auth",
		fits: (seen) => isError(seen) && (isAuthError(seen) || [401, 403].includes(status(seen)) || isNoToken(seen))
	},
	{
		kind: "misconfigured",
		fits: (seen) => isError(seen) && (seen.error === "model_not_found" || status(seen) === 404)
	},
	{
		kind: "throttled",
		fits: (seen) => isError(seen) && (seen.error === "rate_limit" || status(seen) === 429)
	},
	{
		kind: "overloaded",
		fits: (seen) => isError(seen) && (isServiceError(seen) || status(seen) >= 500)
	},
	{
		kind: "interrupted",
		fits: (seen) => seen.result?.terminal_reason?.startsWith("aborted_") === true
	},
	{
		kind: "unreported",
		fits: isSuccess
	},
	{
		kind: "misconfigured",
		fits: (seen) => seen.exit === void 0 || isRejectedByCli(seen)
	},
	{
		kind: "killed",
		fits: (seen) => seen.result === void 0 && isKilled(seen)
	}
];
function isSuccess({ result }) {
	return result?.subtype === "success" && result.is_error === false && result.stop_reason !== "refusal";
}
function isError({ result }) {
	return result?.is_error === true;
}
/** A service that is merely busy rejects a subscription's request as well, and names no limit then. */
function isUsedUp({ limit }) {
	return limit?.status === "rejected" && (limit.resetsAt ?? limit.rateLimitType) !== void 0;
}
/** HTTP status of the model's service; 0 when there was none. */
function status(seen) {
	const { result } = seen;
	return (result?.subtype === "success" ? result.api_error_status : void 0) ?? exchangeStatus(seen);
}
/** Where a federated identity gets no token no model is asked, and Claude Code tells of it in words alone. */
function exchangeStatus(seen) {
	return Number(/Token exchange failed with status (\d{3})/.exec(resultText(seen) ?? "")?.[1] ?? 0);
}
/** OAuth says with a 400 that it does not believe a token. https://www.rfc-editor.org/rfc/rfc6749#section-5.2 */
function isNoToken(seen) {
	return exchangeStatus(seen) === 400;
}
const authErrors = [
	"authentication_failed",
	"oauth_org_not_allowed",
	"account_on_hold",
	"verification_required",
	"cloud_credential_error"
];
function isAuthError({ error }) {
	return error !== void 0 && authErrors.includes(error);
}
function isServiceError({ error }) {
	return error === "overloaded" || error === "server_error";
}
/** Claude Code refuses to start with what we ask of it: too old, or not in a sandbox as root. */
function isRejectedByCli({ result, stderr }) {
	return result === void 0 && /unknown option|root\/sudo privileges/i.test(stderr);
}
/** A signal, or a shell's way to tell of one. */
function isKilled({ exit }) {
	return exit !== void 0 && (exit.signal !== null || (exit.code ?? 0) >= 128);
}
const ownWords = {
	finished: "It ended by itself and reported.",
	unreported: "It ended without the report it was asked for.",
	deadline: "Its time was up.",
	interrupted: "It was asked to end.",
	stalled: "It gave no sign of life for too long."
};
function detailOf(kind, seen) {
	const said = ownWords[kind] ?? missingModelText(seen) ?? resultText(seen) ?? processText(seen);
	return said.length > longestDetail ? `${said.slice(0, longestDetail)}…` : said;
}
const longestDetail = 500;
/** Claude Code names the model that is not there, and none that is. */
function missingModelText(seen) {
	const [, model] = /selected model \(([^()\s]+)\)/.exec(resultText(seen) ?? "") ?? [];
	if (model === void 0 || !isError(seen)) return void 0;
	return `${pricedModels.includes(model) ? `The worker's key may not use the model \`${model}\`, or its service does not have it. \`cco models\` lists what it has.` : missingSentence("The worker's service", model, pricedModels)} In \`worker.model\`, \`opus\`, \`sonnet\` and \`haiku\` always name one that is there.`;
}
function resultText({ result }) {
	return (result?.subtype === "success" ? result.result : result?.errors.join("; "))?.trim() || void 0;
}
function processText({ stderr, problem, exit }) {
	return stderr.trim().split("\n").at(-1) || problem || `Claude Code ended with ${exit?.signal ?? exit?.code ?? "nothing to say"}.`;
}
// src/adapters/session-result.ts
/**
* What one session did and cost, with the answers that broke off: they are in no total of Claude Code's. `before` is
* where the session stood when it is a resumed one; `metered` is what went through to the model, where somebody counted.
*/
function resultOf(seen, before, metered) {
	const report = workReportSchema.safeParse(seen.output);
	const told = toldOf(seen, before);
	const isMeters = metered?.usd !== void 0 && (metered.isStated || isMore(metered.usd, told.usd));
	return {
		ending: classifyEnding(seen),
		usd: isMeters ? metered.usd : told.usd,
		usage: seen.result === void 0 && metered ? metered.usage : told.usage,
		turns: seen.turns,
		...isMeters && { models: metered.models },
		...!isMeters && told.models && { models: told.models },
		...seen.session !== void 0 && { session: {
			id: seen.session,
			totalUsd: totalUsdOf(seen, before)
		} },
		...report.success && { report: report.data }
	};
}
/** What Claude Code tells. */
function toldOf(seen, before) {
	const lost = seen.result === void 0 ? [] : brokenIn(seen).map(shareOf);
	const usd = usdOf(seen, before);
	return {
		usd: usd === void 0 ? void 0 : lost.reduce((sum, one) => sum + one.usd, usd),
		usage: lost.reduce((sum, one) => addUsage(sum, one.usage), usageOf(seen, before)),
		...seen.result && { models: withLost(sharesOf(seen.result, before), lost) }
	};
}
function shareOf({ model, usage }) {
	const whole = {
		...usage,
		output: Math.ceil(usage.output)
	};
	return {
		model,
		usage: whole,
		tokens: tokensOf(whole),
		usd: costOf(model, whole) ?? costOf(asPriced, whole) ?? 0
	};
}
/** Claude Code prices a model that it does not know like this one. */
const asPriced = "claude-opus-5-5";
function withLost(shares, lost) {
	return lost.reduce((all, { model, usd, tokens }) => {
		const own = all.find((one) => one.model === model) ?? {
			model,
			usd: 0,
			tokens: 0
		};
		return [...all.filter((one) => one.model !== model), {
			model,
			usd: own.usd + usd,
			tokens: own.tokens + tokens
		}];
	}, shares);
}
/**
* Claude Code's own word counts where the service says no price: its list is newer than ours. It says nothing when it
* dies, and does not know what else a session's commands asked of the model.
*/
function isMore(metered, told) {
	return told === void 0 || metered > told * 1.1;
}
/** Totals to remember for the next time the session is resumed. */
function totalsOf(seen, before) {
	return {
		usd: totalUsdOf(seen, before),
		...usageAndModels(seen, before)
	};
}
function usageAndModels({ result }, before) {
	if (result) return {
		usage: sumOf(result),
		models: modelsOf(result)
	};
	return {
		usage: before?.usage,
		...before?.models && { models: before.models }
	};
}
function modelsOf({ modelUsage }) {
	return Object.entries(modelUsage).map(([model, used]) => ({
		model,
		usd: used.costUSD,
		tokens: tokensOf(usageIn(used))
	}));
}
/** What each model did in this session; of one that was resumed on another machine, since it began. */
function sharesOf(result, before) {
	const old = new Map((before?.models ?? []).map((one) => [one.model, one]));
	return modelsOf(result).map(({ model, usd, tokens }) => ({
		model,
		usd: increase(usd, old.get(model)?.usd ?? 0),
		tokens: increase(tokens, old.get(model)?.tokens ?? 0)
	})).filter(({ usd, tokens }) => usd > 0 || tokens > 0);
}
/** Where a task's session stood, as far as the task knows. */
function totalsBefore(task, remembered) {
	return task.resume && {
		usd: task.resume.totalUsd,
		usage: remembered?.usage
	};
}
function usdOf({ result, session }, before) {
	if (result) return increase(result.total_cost_usd, before?.usd ?? 0);
	return session === void 0 ? 0 : void 0;
}
/** A session that died keeps its old total: so does Claude Code, which saves the total at the end. */
function totalUsdOf({ result }, before) {
	return result?.total_cost_usd ?? before?.usd ?? 0;
}
function usageOf({ result, streamed }, before) {
	if (!result) return streamed;
	if (!before) return sumOf(result);
	if (!before.usage) return mainLoopUsage(result);
	const { usage } = before;
	const now = sumOf(result);
	return {
		input: increase(now.input, usage.input),
		output: increase(now.output, usage.output),
		cacheRead: increase(now.cacheRead, usage.cacheRead),
		cacheWrite: increase(now.cacheWrite, usage.cacheWrite)
	};
}
/** A resumed session goes on from the total it had, or, in versions before 2.1.3xx, from nothing. */
function increase(total, before) {
	return total >= before ? total - before : total;
}
function sumOf({ modelUsage }) {
	return Object.values(modelUsage).reduce((sum, model) => addUsage(sum, usageIn(model)), noUsage);
}
function usageIn(model) {
	return {
		input: model.inputTokens,
		output: model.outputTokens,
		cacheRead: model.cacheReadInputTokens,
		cacheWrite: model.cacheCreationInputTokens
	};
}
/** Of this session only, but without sub-agents. */
function mainLoopUsage({ usage }) {
	return {
		input: usage.input_tokens,
		output: usage.output_tokens,
		cacheRead: usage.cache_read_input_tokens,
		cacheWrite: usage.cache_creation_input_tokens
	};
}
export { environmentFor as a, killGroup as c, marker as d, signalFirst as f, classifyEnding as i, killMarked as l, totalsBefore as n, loadSdk as o, totalsOf as r, runSession as s, resultOf as t, killUser as u };
