import { a as textOf, n as git, t as GitFailed } from "./git-CGJWaUU0.js";
import { n as mistakes } from "./error-DPtNGVe7.js";
import { i as resolveNames } from "./git-repository-C-lp5gup.js";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
// src/adapters/git-directory.ts
/**
* Writes a git directory without git: own configuration, no remote, no hook, one branch, borrowed objects.
* Over an existing one it mends what git reads besides the objects. Needs the source only to read from.
*/
async function writeGitDirectory(directory) {
	const { path, head } = directory;
	const source = await sharedPartOf(directory.source.gitDir);
	await Promise.all([
		mkdir(join(path, "objects", "info"), { recursive: true }),
		mkdir(join(path, "refs", "heads"), { recursive: true }),
		mkdir(join(path, "info"), { recursive: true }),
		rm(join(path, "hooks"), {
			recursive: true,
			force: true
		})
	]);
	await Promise.all([
		writeFile(join(path, "HEAD"), "ref: refs/heads/work\n"),
		writeFile(join(path, "refs", "heads", "work"), `${head}\n`),
		writeFile(join(path, "config"), renderConfiguration(directory)),
		writeFile(join(path, "objects", "info", "alternates"), `${slashed(join(source, "objects"))}\n`),
		writeFile(join(path, "info", "exclude"), directory.exclude ?? ""),
		rm(join(path, "info", "attributes"), { force: true }),
		rm(join(path, "commondir"), { force: true }),
		copyShallow(source, path)
	]);
}
/** The git directory that holds objects and branches: another one only for a linked worktree. */
async function sharedPartOf(gitDir) {
	const shared = await readIfThere(join(gitDir, "commondir"));
	return shared === void 0 ? gitDir : resolve(gitDir, shared.trimEnd());
}
async function readIfThere(path) {
	try {
		return await readFile(path, "utf8");
	} catch (error) {
		if (isMissing(error)) return void 0;
		throw error;
	}
}
function isMissing(error) {
	const code = error instanceof Error && "code" in error ? error.code : void 0;
	return code === "ENOENT" || code === "ENOTDIR";
}
/** Without it git takes the cut-off parents of a shallow clone for damage. */
async function copyShallow(source, path) {
	const shallow = await readIfThere(join(source, "shallow"));
	await (shallow === void 0 ? rm(join(path, "shallow"), { force: true }) : writeFile(join(path, "shallow"), shallow));
}
/** What `git init` would have found out by trying, and nothing else. */
function renderConfiguration({ head, bare, identity }) {
	const isSha256 = head.length === 64;
	const { platform } = process;
	return [
		"[core]",
		`repositoryformatversion = ${isSha256 ? 1 : 0}`,
		`bare = ${bare}`,
		`filemode = ${platform !== "win32"}`,
		`symlinks = ${platform !== "win32"}`,
		`ignorecase = ${platform === "win32" || platform === "darwin"}`,
		`precomposeunicode = ${platform === "darwin"}`,
		"autocrlf = false",
		...isSha256 ? ["[extensions]", "objectformat = sha256"] : [],
		...identity === void 0 ? [] : [
			"[user]",
			`name = ${JSON.stringify(identity.name)}`,
			`email = ${JSON.stringify(identity.email)}`
		],
		""
	].join("\n");
}
/** Git writes paths with slashes on Windows too. */
function slashed(path) {
	return process.platform === "win32" ? path.replaceAll("\\", "/") : path;
}
// src/adapters/workspace-branch.ts
/**
* Where the mission branch and its base stand in the user's repository. When a base that nobody named is gone, the
* known one stays: what happens to be checked out instead is not for the mission to follow.
*/
async function observeBranch(places, branch, known) {
	requireSpeakable(branch);
	const candidates = await baseCandidates(places, branch);
	const [head, ...bases] = await resolveNames(places.user.gitDir, [`${refOf(branch)}^{commit}`, ...candidates.map((name) => `${name}^{commit}`)]);
	const base = branch.base === void 0 && bases[0] === void 0 && known !== void 0 ? known.base : bases.find((sha) => sha !== void 0);
	if (base !== void 0) return {
		head,
		base
	};
	const { root } = places.user;
	throw branch.base === void 0 ? mistakes.repositoryEmpty(root) : await baseMistake(places, branch.base);
}
/** Creates the mission branch at its base, or finds it again. */
async function openBranch(places, branch, mission) {
	await rememberBase(places, branch);
	const { head, base } = await observeBranch(places, branch);
	if (head !== void 0) return reopen(places, {
		branch,
		mission,
		head,
		base
	});
	await createBranch(places, branch, base);
	return {
		base,
		head: base
	};
}
/** A mission branch in the user's repository, and the directory it is checked out in, if any. */
async function branchInUse(gitDir, branch) {
	const { stdout } = await git([
		"for-each-ref",
		"--format=%(refname)%00%(objectname)%00%(worktreepath)",
		refOf(branch)
	], { gitDir });
	const [, head, directory] = (stdout.split("\n").find((found) => textOf(found).startsWith(`${refOf(branch)}\0`)) ?? "").split("\0");
	return {
		head: head || void 0,
		directory: textOf(directory ?? "") || void 0
	};
}
function refOf(branch) {
	return `refs/heads/${branch.name}`;
}
/** The last paragraph of a commit message as trailers. */
function parseTrailers(message) {
	const pairs = [...(message.trimEnd().split(/\n{2,}/).at(-1) ?? "").matchAll(/^([A-Za-z0-9-]+): (.*)$/gm)].map(([, key, value]) => [key, value?.trim()]);
	return Object.fromEntries(pairs);
}
async function reopen(places, existing) {
	const { branch } = existing;
	const { directory } = await branchInUse(places.user.commonDir, branch);
	if (directory !== void 0) throw mistakes.branchCheckedOut(branch.name, directory);
	return adoptBranch(places.user.gitDir, existing);
}
/** Where the mission goes on on a branch that is there. Throws the mistake `BRANCH_EXISTS` when it is not the mission's. */
async function adoptBranch(gitDir, existing) {
	const { branch, mission, head, base } = existing;
	if (head === base) return {
		base,
		head
	};
	if (!await isOfMission(gitDir, existing)) throw mistakes.branchExists(branch.name, mission);
	return {
		base: (await git([
			"merge-base",
			base,
			head
		], {
			gitDir,
			accept: [1]
		})).stdout.trim() || base,
		head
	};
}
/** A branch without commits of its own has nothing to lose; else one of them must carry the mission's trailer. */
async function isOfMission(gitDir, { mission, head, base }) {
	const range = [head, `^${base}`];
	if ((await git([
		"rev-list",
		"-n",
		"1",
		...range
	], { gitDir })).stdout === "") return true;
	const pattern = `^CCO-Mission: ${mission.replaceAll(/[^\w\s-]/g, "\\$&")}$`;
	return (await git([
		"rev-list",
		"-n",
		"1",
		"-E",
		`--grep=${pattern}`,
		...range
	], { gitDir })).stdout !== "";
}
async function createBranch(places, branch, base) {
	const { commonDir: gitDir } = places.user;
	const none = "0".repeat(base.length);
	const env = {
		GIT_COMMITTER_NAME: places.identity.name,
		GIT_COMMITTER_EMAIL: places.identity.email
	};
	try {
		await git([
			"update-ref",
			"-m",
			"cco: mission opened",
			refOf(branch),
			base,
			none
		], {
			gitDir,
			env
		});
	} catch (error) {
		if (!(error instanceof GitFailed)) throw error;
		const { head } = await branchInUse(gitDir, branch);
		if (head !== base) throw mistakes.branchRefused(branch.name, error.stderr.trim());
	}
}
/**
* A mission without a named base starts from what is checked out, and stays with that branch when the user
* switches to another one.
*/
async function rememberBase(places, branch) {
	const path = join(places.root, "base");
	if (branch.base !== void 0 || await readIfThere(path) !== void 0) return;
	const { gitDir } = places.user;
	const symbolic = await git([
		"symbolic-ref",
		"-q",
		"HEAD"
	], {
		gitDir,
		accept: [1]
	});
	const [head] = await resolveNames(gitDir, ["HEAD^{commit}"]);
	if (head === void 0) throw mistakes.repositoryEmpty(places.user.root);
	await mkdir(places.root, { recursive: true });
	await writeFile(path, textOf(symbolic.stdout).trim() || head);
}
/** Throws the mistake `BRANCH_REFUSED`. */
function requireSpeakable({ name }) {
	if (isUnspeakable(name)) throw mistakes.branchRefused(name, "it has a space or a control character.");
}
/** Names are asked for line by line: a line break would smuggle in another question. */
function isUnspeakable(name) {
	return /[\s\p{Cc}]/u.test(name);
}
/** Full names, so that a base is never taken for something else of the same name. */
async function baseCandidates(places, { base }) {
	if (base === void 0) return [await readIfThere(join(places.root, "base")) ?? "HEAD", "HEAD"];
	if (/^[0-9a-f]{40,64}$/.test(base)) return [base];
	if (isUnspeakable(base)) return [];
	return [
		`refs/heads/${base}`,
		`refs/remotes/origin/${base}`,
		`refs/tags/${base}`
	];
}
async function baseMistake(places, base) {
	const { gitDir, root } = places.user;
	const [any] = await resolveNames(gitDir, ["HEAD^{commit}"]);
	const { stdout } = any === void 0 ? await git(["for-each-ref", "--count=1"], { gitDir }) : { stdout: "any" };
	return stdout === "" ? mistakes.repositoryEmpty(root) : mistakes.baseMissing(base, root);
}
// src/adapters/workspace-home.ts
/** The mission branch in a repository on this machine. */
function createLocalHome(gitDir, identity) {
	return {
		find: async ({ branch }) => {
			const { head, directory } = await branchInUse(gitDir, branch);
			return {
				head,
				directory,
				exists: true
			};
		},
		meet: async () => {},
		reaches: async (from, head) => isAncestor(gitDir, from, head),
		advance: async (work, { found, sha }) => {
			const iteration = work.trailers["CCO-Iteration"];
			const reason = iteration === void 0 ? "cco: base merged" : `cco: iteration ${iteration}`;
			const env = committerOf(identity);
			try {
				const args = [
					"update-ref",
					"-m",
					reason,
					refOf(work.branch),
					sha,
					found.head ?? ""
				];
				await git(args, {
					gitDir,
					env
				});
				return "advanced";
			} catch (error) {
				if (!(error instanceof GitFailed)) throw error;
				const { head } = await branchInUse(gitDir, work.branch);
				if (head === found.head) throw error;
				return "moved";
			}
		}
	};
}
/** False, too, when one of them is not there. */
async function isAncestor(gitDir, from, head) {
	const { code } = await git([
		"merge-base",
		"--is-ancestor",
		from,
		head
	], {
		gitDir,
		accept: [1, 128]
	});
	return code === 0;
}
function committerOf({ name, email }) {
	return {
		GIT_COMMITTER_NAME: name,
		GIT_COMMITTER_EMAIL: email
	};
}
export { isUnspeakable as a, parseTrailers as c, readIfThere as d, sharedPartOf as f, branchInUse as i, refOf as l, isAncestor as n, observeBranch as o, writeGitDirectory as p, adoptBranch as r, openBranch as s, createLocalHome as t, requireSpeakable as u };
