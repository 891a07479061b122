import { n as mistakes } from "./error-DPtNGVe7.js";
import { a as textOf, n as git, t as GitFailed } from "./git-CGJWaUU0.js";
import { stat } from "node:fs/promises";
import { dirname } from "node:path";
// src/adapters/git-repository.ts
/**
* Finds the repository that `path` is in: its checkout or a directory below, a linked worktree or a bare repository.
* Throws the mistakes `NOT_A_REPOSITORY`, `GIT_MISSING` and `GIT_TOO_OLD`.
*/
async function locateRepository(path) {
	const cwd = await directoryAt(path);
	const [found] = await Promise.all([git([
		"rev-parse",
		"--path-format=absolute",
		...[
			"--absolute-git-dir",
			"--git-common-dir",
			"--is-bare-repository",
			"--is-shallow-repository"
		],
		"--show-toplevel"
	], {
		cwd,
		accept: [128]
	}), requireGit()]);
	const [gitDir, commonDir, bare, shallow, top] = textOf(found.stdout).split("\n");
	if (gitDir === void 0 || commonDir === void 0 || shallow === void 0) throw refusal(path, found.stderr);
	const place = {
		gitDir,
		commonDir,
		bare: bare === "true",
		shallow: shallow === "true"
	};
	return {
		root: place.bare ? commonDir : top || dirname(gitDir),
		...place
	};
}
/** What `cco doctor` tells about a repository. Throws what `locateRepository` throws. */
async function describeRepository(path) {
	const place = await locateRepository(path);
	const { gitDir } = place;
	const [symbolic, [head, modules]] = await Promise.all([git([
		"symbolic-ref",
		"-q",
		"--short",
		"HEAD"
	], {
		gitDir,
		accept: [1]
	}), resolveNames(gitDir, ["HEAD^{commit}", "HEAD:.gitmodules"])]);
	const branch = textOf(symbolic.stdout).trim() || void 0;
	return {
		...place,
		head,
		branch,
		submodules: modules !== void 0
	};
}
/** The object each name stands for, in order; undefined where there is none. */
async function resolveNames(gitDir, names) {
	const input = Buffer.from(names.map((name) => `${name}\n`).join(""));
	const { stdout } = await git(["cat-file", "--batch-check=%(objectname)"], {
		gitDir,
		input
	});
	const lines = stdout.split("\n");
	return names.map((_, place) => lines[place]).map((line) => /^[0-9a-f]{40,64}$/.test(line ?? "") ? line : void 0);
}
/** The oldest git with all that is used here. */
const oldest = {
	major: 2,
	minor: 39
};
/** Throws the mistakes `GIT_MISSING` and `GIT_TOO_OLD`. */
async function requireGit() {
	const { stdout } = await git(["version"], {});
	const version = /(\d+)\.(\d+)[\w.]*/.exec(stdout);
	const [major, minor] = [Number(version?.[1]), Number(version?.[2])];
	if (major > oldest.major || major === oldest.major && minor >= oldest.minor) return version?.[0] ?? "";
	throw mistakes.gitTooOld(version?.[0] ?? stdout.trim());
}
/** A missing directory would look like a missing git. */
async function directoryAt(path) {
	if ((await stat(path).catch(() => void 0))?.isDirectory()) return path;
	throw mistakes.notARepository(path);
}
function refusal(path, stderr) {
	return stderr.includes("not a git repository") ? mistakes.notARepository(path) : new GitFailed(["rev-parse"], 128, stderr);
}
export { resolveNames as i, locateRepository as n, requireGit as r, describeRepository as t };
