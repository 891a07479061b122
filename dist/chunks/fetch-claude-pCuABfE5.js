import { n as judgeOf } from "./judge-choice-BhP2xWqW.js";
import { n as mistakes, r as faultText } from "./error-DPtNGVe7.js";
import { l as createEndpoint, u as serviceOf } from "./model-list-BVoK5btP.js";
import { access, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { pipeline } from "node:stream/promises";
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
	const { createModelJudge } = await import("./judge-model-oB2FOxeV.js");
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
	const { createModelManager } = await import("./manager-model-D2SoY_JS.js");
	const { model, fallbacks } = service;
	return createModelManager({
		endpoint: await createEndpoint(service),
		model,
		fallbacks
	});
}
// src/adapters/claude-pin.ts
/** The Claude Code that this CCO was tested with. A test holds it against the Agent SDK that is installed. */
const pinnedSdk = "0.3.330";
/** SHA-256 of its executable, by platform, as the SDK's own manifest has them. */
const pinnedChecksums = {
	"darwin-arm64": "f7c5093b9dd6560d08af28bc27b123fb55091deae3180ac39df199522da86815",
	"darwin-x64": "bbed99bb8a39bb3f94389c5c99d3d02cb75f3f983b5d1bc40b1b0d1efca84713",
	"linux-arm64": "6016f90cac783e367fb1aa97c768a2efb94a0128a5b46b70fb3d8fcbbd9dd444",
	"linux-x64": "f390eaa0814e6a1bff74cbb47acb74cb9c89d30ced809fe0af5af00c7bfe8ebb",
	"linux-arm64-musl": "986b83557cbd428273c37f35fc08a44fc786077deeb391660884833bc581348a",
	"linux-x64-musl": "510d57bbf077b49288b9f3b53b11324048f4c2da5dcb980563be82534980d621",
	"win32-x64": "fa797c1bc7d4a3511da42622bae53a2b7f1276ae328c668f2bfef44635301caa",
	"win32-arm64": "782519c6241a2bedfd4c0d225d59d5095b895037ae7cd2a14a12f5bc5dcba1c3"
};
// src/adapters/fetch-claude.ts
const mostTries = 3;
/**
* The pinned Claude Code, from the cache or from npm: 380 MB on disk, once per machine. What comes is believed only when its
* checksum is the known one. Throws the user error CLAUDE_UNFETCHED.
*/
async function fetchClaude(options) {
	const { cache, wanted = pinned(), onFetch } = options;
	const { place, name } = placeOf(cache, wanted);
	const executable = join(place, name);
	if (await isThere(executable)) return executable;
	onFetch?.();
	await mkdir(join(place, ".."), { recursive: true });
	const room = await mkdtemp(`${place}-`);
	try {
		const source = `@anthropic-ai/claude-agent-sdk-${wanted.platform}`;
		await installPackage(`${source}@${wanted.version}`, {
			...options,
			room
		});
		const folder = join(room, "node_modules", source);
		await verify(join(folder, name), wanted.checksum);
		await rename(folder, place).catch(() => access(executable));
		return executable;
	} finally {
		await rm(room, {
			recursive: true,
			force: true
		});
	}
}
/** The one that was fetched before; undefined when there is none. */
async function cachedClaude(cache) {
	const { place, name } = placeOf(cache, pinned());
	const executable = join(place, name);
	return await isThere(executable) ? executable : void 0;
}
function placeOf(cache, { version, platform }) {
	const name = platform.startsWith("win32") ? "claude.exe" : "claude";
	return {
		place: join(cache, "claude-code", version, platform),
		name
	};
}
function pinned() {
	const platform = `${process.platform}-${process.arch}${usesMusl() ? "-musl" : ""}`;
	const checksum = pinnedChecksums[platform];
	if (checksum === void 0) throw mistakes.claudeUnfetched(`there is none for ${platform}`);
	return {
		version: pinnedSdk,
		platform,
		checksum
	};
}
/** Such as Alpine Linux, on which a program for the usual C library does not start. */
function usesMusl() {
	if (process.platform !== "linux") return false;
	const { header } = process.report.getReport();
	return header.glibcVersionRuntime === void 0;
}
/** npm checks what it gets against its registry's own checksum, and honours the machine's settings. */
async function installPackage(spec, { room, env, signal }) {
	const args = [
		"install",
		"--prefix",
		room,
		"--no-save",
		"--ignore-scripts",
		"--no-audit",
		"--no-fund",
		spec
	];
	for (let attempt = 1;; attempt++) try {
		await promisify(execFile)("npm", args, {
			cwd: room,
			env,
			signal,
			shell: process.platform === "win32"
		});
		return;
	} catch (error) {
		if (attempt < mostTries && !signal?.aborted) continue;
		throw mistakes.claudeUnfetched(faultText(error));
	}
}
async function verify(path, checksum) {
	const hash = createHash("sha256");
	await pipeline(createReadStream(path), hash);
	const found = hash.digest("hex");
	if (found !== checksum) throw mistakes.claudeUnfetched(`its checksum is ${found}, not ${checksum}`);
}
async function isThere(path) {
	return access(path).then(() => true, () => false);
}
export { chooseJudge as i, fetchClaude as n, chooseManager as r, cachedClaude as t };
