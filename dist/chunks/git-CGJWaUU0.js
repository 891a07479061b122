import { n as mistakes } from "./error-DPtNGVe7.js";
import { delimiter, isAbsolute } from "node:path";
import { spawn } from "node:child_process";
// src/adapters/git.ts
/** A git command that failed. Not a mistake of the user: those are recognised by the caller. */
var GitFailed = class extends Error {
	name = "GitFailed";
	code;
	stderr;
	constructor(args, code, stderr) {
		super(`git ${args[0]} ended with ${code ?? "a signal"}: ${stderr.trim() || "no message"}`);
		this.code = code;
		this.stderr = stderr;
	}
};
/**
* Runs git on its own terms: no configuration of the machine or of the user, no hook, no filter, no helper,
* no transport, no prompt. What a repository's own configuration says is read, but nothing in it can run.
* Rejects with `GitFailed`, or with the mistake `GIT_MISSING`.
*/
async function git(args, call) {
	const child = start(args, call);
	child.stdin.end(typeof call.input === "string" ? Buffer.from(call.input, "latin1") : call.input);
	const stdout = [];
	child.stdout.on("data", call.take ?? ((chunk) => stdout.push(chunk)));
	const { code, stderr } = await ended(child);
	if (code === null || code !== 0 && !call.accept?.includes(code)) throw new GitFailed(args, code, stderr);
	return {
		code,
		stdout: Buffer.concat(stdout).toString("latin1"),
		stderr
	};
}
/** Runs two git commands with the output of the first as the input of the second. */
async function gitPipe(first, second) {
	const source = start(first.args, first.call);
	const sink = start(second.args, second.call);
	source.stdin.end(first.call.input);
	source.stdout.pipe(sink.stdin);
	sink.stdout.resume();
	const [made, taken] = await Promise.all([ended(source), ended(sink)]);
	if (made.code !== 0) throw new GitFailed(first.args, made.code, made.stderr);
	if (taken.code !== 0) throw new GitFailed(second.args, taken.code, taken.stderr);
}
/** Bytes that were read as latin1, as the text they are. */
function textOf(raw) {
	return Buffer.from(raw, "latin1").toString("utf8");
}
/** The parts of NUL-terminated output. */
function partsOf(stdout) {
	return stdout.split("\0").slice(0, -1);
}
/** A worker can leave a named pipe where git reads a file: no call may wait for ever. */
const timeoutMs = 6e5;
function start(args, call) {
	const child = spawn("git", args, {
		cwd: call.cwd ?? call.gitDir,
		env: environment(call),
		windowsHide: true
	});
	const timer = setTimeout(() => child.kill("SIGKILL"), timeoutMs);
	timer.unref();
	child.once("close", () => clearTimeout(timer));
	child.stdin.on("error", () => {});
	return child;
}
function ended(child) {
	const stderr = [];
	child.stderr.on("data", (chunk) => stderr.push(chunk));
	return new Promise((resolve, reject) => {
		child.on("error", (error) => reject(error.code === "ENOENT" ? mistakes.gitMissing(error) : error));
		child.on("close", (code) => resolve({
			code,
			stderr: Buffer.concat(stderr).toString("utf8")
		}));
	});
}
const inherited = [
	"HOME",
	"USERPROFILE",
	"SystemRoot",
	"TEMP",
	"TMP",
	"TMPDIR",
	"DEVELOPER_DIR"
];
function environment(call) {
	const kept = inherited.flatMap((name) => {
		const value = process.env[name];
		return value === void 0 ? [] : [[name, value]];
	});
	return {
		...Object.fromEntries(kept),
		PATH: absolutePath(process.env.PATH ?? ""),
		...fixed,
		...renderSettings([...configuration, ...call.config ?? []]),
		...call.gitDir === void 0 ? {} : { GIT_DIR: call.gitDir },
		...call.workTree === void 0 ? {} : { GIT_WORK_TREE: call.workTree },
		...call.index === void 0 ? {} : { GIT_INDEX_FILE: call.index },
		...call.env
	};
}
/** A relative entry would find programs in whatever directory git happens to work in. */
function absolutePath(path) {
	return path.split(delimiter).filter((entry) => isAbsolute(entry)).join(delimiter);
}
/**
* Command-line configuration, which wins over every file. `/dev/null` on Windows too: git knows the name there.
* `core.protectHFS` and `core.protectNTFS`: a path that is `.git` on any system is refused on all.
*/
const configuration = [
	["core.hooksPath", "/dev/null"],
	["core.fsmonitor", "false"],
	["core.untrackedCache", "false"],
	["core.splitIndex", "false"],
	["core.sparseCheckout", "false"],
	["core.attributesFile", "/dev/null"],
	["core.excludesFile", "/dev/null"],
	["core.autocrlf", "false"],
	["core.safecrlf", "false"],
	["core.protectHFS", "true"],
	["core.protectNTFS", "true"],
	["core.longpaths", "true"],
	["commit.gpgSign", "false"],
	["credential.helper", ""],
	["gc.auto", "0"],
	["log.showSignature", "false"],
	["maintenance.auto", "false"],
	["safe.bareRepository", "all"],
	["safe.directory", "*"],
	["submodule.recurse", "false"]
];
const fixed = {
	LC_ALL: "C",
	GIT_CONFIG_NOSYSTEM: "1",
	GIT_CONFIG_GLOBAL: "/dev/null",
	GIT_ATTR_NOSYSTEM: "1",
	GIT_NO_REPLACE_OBJECTS: "1",
	GIT_NO_LAZY_FETCH: "1",
	GIT_ALLOW_PROTOCOL: "none",
	GIT_OPTIONAL_LOCKS: "0",
	GIT_TERMINAL_PROMPT: "0",
	GIT_PAGER: "cat",
	GIT_EDITOR: ":"
};
function renderSettings(settings) {
	const pairs = settings.flatMap(([key, value], place) => [[`GIT_CONFIG_KEY_${place}`, key], [`GIT_CONFIG_VALUE_${place}`, value]]);
	return {
		GIT_CONFIG_COUNT: String(settings.length),
		...Object.fromEntries(pairs)
	};
}
export { textOf as a, partsOf as i, git as n, gitPipe as r, GitFailed as t };
