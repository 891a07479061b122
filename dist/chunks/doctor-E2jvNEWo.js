import { i as chooseJudge, r as chooseManager, t as cachedClaude } from "./fetch-claude-pCuABfE5.js";
import { n as findClaude, r as credentialFor, t as claudeVersion } from "./claude-executable-CJkIK8pd.js";
import { r as requireGit, t as describeRepository } from "./git-repository-C-lp5gup.js";
import { r as unlistedModels } from "./missing-model-Dm9YRG6z.js";
import { n as nodeTooOld, t as newerNode } from "./oldest-node-R9n9mv65.js";
import { t as UserError } from "./error-DPtNGVe7.js";
import { n as openPlace, r as sessionPaths, t as cacheDirectory } from "./place-BYNHVDBg.js";
import { access, constants, mkdir, statfs } from "node:fs/promises";
import { styleText } from "node:util";
// src/cli/commands/doctor.ts
/** Room that a checkout, a proof and their dependencies need. Bytes. */
const leastDisk = 2 * 1024 ** 3;
/** `cco doctor`: what a mission needs, whether it is there, and how to get it. Exit 40 when something is missing. */
async function doctor(options, terminal) {
	const findings = [nodeFinding(), await gitFinding()];
	const place = await openPlace({
		directory: terminal.cwd,
		config: options.config,
		env: terminal.env
	}).catch(asFinding);
	if ("state" in place) findings.push(place);
	else findings.push(...await findingsOf(place));
	for (const finding of findings) terminal.write(lineOf(finding));
	return findings.some((one) => one.state === "problem") ? 40 : 0;
}
async function findingsOf(place) {
	return [
		await repositoryFinding(place),
		await claudeFinding(place),
		await credentialFinding(place),
		await managerFinding(place),
		...await judgeFindings(place),
		isolationFinding(),
		await folderFinding("records", place.folder),
		await folderFinding("work directory", sessionPaths(place, "doctor").work),
		await diskFinding(place)
	];
}
function nodeFinding() {
	const found = `Node ${process.versions.node}`;
	return nodeTooOld(process.versions.node) === void 0 ? {
		name: "node",
		state: "ok",
		found
	} : {
		name: "node",
		state: "problem",
		found,
		fix: newerNode
	};
}
async function gitFinding() {
	try {
		return {
			name: "git",
			state: "ok",
			found: `git ${await requireGit()}`
		};
	} catch (error) {
		return asFinding(error, "git");
	}
}
async function repositoryFinding({ repository }) {
	const { head, branch, bare, shallow, submodules } = await describeRepository(repository.root);
	if (head === void 0) return {
		name: "repository",
		state: "problem",
		found: `${repository.root} has no commit`,
		fix: "Make a first commit."
	};
	const traits = [
		bare ? "bare" : "",
		shallow ? "shallow" : "",
		submodules ? "with submodules (they stay empty)" : ""
	];
	return {
		name: "repository",
		state: "ok",
		found: [`${repository.root} on ${branch ?? `detached ${head.slice(0, 9)}`}`, ...traits.filter((one) => one !== "")].join(", ")
	};
}
async function claudeFinding({ env, config }) {
	if (config.defaults.worker?.mode === "manual") return {
		name: "claude code",
		state: "ok",
		found: "not needed: people work (mode manual)"
	};
	const configured = config.worker.executable;
	const found = await findClaude({
		configured,
		env
	}) ?? await fetchedBefore(configured, env);
	const version = found === void 0 ? void 0 : await claudeVersion(found.path);
	if (found !== void 0 && version !== void 0) return {
		name: "claude code",
		state: "ok",
		found: `${version} (${found.source}: ${found.path})`
	};
	const fix = "npm install -g @anthropic-ai/claude-code, or set `worker.executable` in .cco/config.yaml.";
	if (found === void 0 && configured === void 0) return {
		name: "claude code",
		state: "warning",
		found: "not on this machine: `cco start` brings it from npm, once (380 MB on disk)",
		fix: `To have your own: ${fix}`
	};
	return {
		name: "claude code",
		state: "problem",
		found: found ? `${found.path} does not run` : "not found",
		fix
	};
}
async function fetchedBefore(configured, env) {
	const path = configured === void 0 ? await cachedClaude(cacheDirectory(env)).catch(() => void 0) : void 0;
	return path === void 0 ? void 0 : {
		path,
		source: "fetched"
	};
}
async function credentialFinding({ env, config }) {
	const mode = config.defaults.worker?.mode;
	if (mode === "manual") return {
		name: "worker's key",
		state: "ok",
		found: "not needed in mode manual"
	};
	const credential = credentialFor(mode, env);
	if ("missing" in credential) return {
		name: "worker's key",
		state: "problem",
		found: credential.missing,
		fix: "Set ANTHROPIC_API_KEY or CLAUDE_CODE_OAUTH_TOKEN (in .env, too), or log in with `claude`."
	};
	const found = `mode ${credential.mode}`;
	if (credential.needs !== "login") return {
		name: "worker's key",
		state: "ok",
		found
	};
	return {
		name: "worker's key",
		state: "warning",
		found: `${found}: none, so the login of claude`,
		fix: "Without a login of `claude`, set ANTHROPIC_API_KEY or CLAUDE_CODE_OAUTH_TOKEN (in .env, too)."
	};
}
async function managerFinding(place) {
	const { manager = {} } = place.config.defaults;
	try {
		const { name } = await chooseManager(place, { manager });
		const missing = await unlistedModels(manager, place);
		if (missing.length > 0) return {
			name: "manager",
			state: "problem",
			found: missing.join(" "),
			fix: "Set `manager.model` to one of them."
		};
		return {
			name: "manager",
			state: "ok",
			found: name === "none" ? "none: plain code plans" : name
		};
	} catch (error) {
		return asFinding(error, "manager");
	}
}
/** Only where the judge is not the manager's model: else there is nothing more to find out. */
async function judgeFindings(place) {
	const { manager = {}, worker = {}, judge } = place.config.defaults;
	if (judge === void 0) return [];
	const warnings = [];
	const warn = (text) => warnings.push(text);
	try {
		const { name } = await chooseJudge(place, {
			manager,
			worker,
			judge
		}, {
			gitDir: "",
			warn
		});
		const found = [name, ...warnings].join(". ");
		return [{
			name: "judge",
			state: warnings.length > 0 ? "warning" : "ok",
			found
		}];
	} catch (error) {
		return [asFinding(error, "judge")];
	}
}
/** Said every time: it is what a person decides on where to run this. */
function isolationFinding() {
	return {
		name: "isolation",
		state: "warning",
		found: `the worker runs ${process.getuid?.() === 0 ? "as root" : "as this user"}, and can read what it can read`,
		fix: "For repositories you do not trust, run cco in a container or as a user of its own."
	};
}
async function folderFinding(name, path) {
	try {
		await mkdir(path, { recursive: true });
		await access(path, constants.W_OK);
		return {
			name,
			state: "ok",
			found: path
		};
	} catch (error) {
		return {
			name,
			state: "problem",
			found: String(error),
			fix: `Make ${path} writable for this user.`
		};
	}
}
async function diskFinding(place) {
	const { bavail, bsize } = await statfs(place.repository.root);
	const free = bavail * bsize;
	const found = `${(free / 1024 ** 3).toFixed(1)} GiB free`;
	if (free >= leastDisk) return {
		name: "disk",
		state: "ok",
		found
	};
	return {
		name: "disk",
		state: "warning",
		found,
		fix: "Free some space: checkouts and dependencies need about 2 GiB."
	};
}
function asFinding(error, name = "repository") {
	if (!(error instanceof UserError)) throw error;
	return {
		name,
		state: "problem",
		found: error.message,
		fix: error.fix
	};
}
function lineOf({ name, state, found, fix }) {
	return `${{
		ok: styleText("green", "✔"),
		warning: styleText("yellow", "!"),
		problem: styleText("red", "✘")
	}[state]} ${name.padEnd(14)} ${found}\n${fix === void 0 ? "" : `  ${" ".repeat(14)} ${fix}\n`}`;
}
export { doctor };
