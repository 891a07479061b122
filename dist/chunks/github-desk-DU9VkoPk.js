import { i as graphqlErrors, n as createGitHubClient, s as statusOf, t as createPeople } from "./github-people-DhK6H-vm.js";
import { n as mistakes, r as faultText } from "./error-DPtNGVe7.js";
import { r as parseRemoteAddress } from "./remote-address-CkScLWRX.js";
import { a as textOf, n as git } from "./git-CGJWaUU0.js";
import { i as withSecret } from "./place-BYNHVDBg.js";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
// src/adapters/github-place.ts
/**
* The repository that is named, or the one that `origin` of the clone points to. A token is sent to github.com, or to
* the server that somebody named in `GITHUB_API_URL`: never to wherever a clone happens to come from.
* Throws the mistakes ORIGIN_UNKNOWN and GITHUB_UNREACHABLE.
*/
async function findGitHubPlace(gitDir, { named, env }) {
	const apiUrl = (env.GITHUB_API_URL || "https://api.github.com").replace(/\/+$/, "");
	if (!URL.canParse(apiUrl)) throw mistakes.githubUnreachable(apiUrl, "that is no web address.");
	const serverUrl = serverOf(apiUrl);
	return {
		repository: named ?? await originOf(gitDir, serverUrl),
		apiUrl,
		serverUrl
	};
}
/** GitHub Enterprise Server has its API below the address of its pages; the others have it at a host of its own. */
function serverOf(apiUrl) {
	return apiUrl.replace(/\/api\/v3$/, "").replace(/^(https?:\/\/)api\./, "$1");
}
async function originOf(gitDir, serverUrl) {
	const { stdout } = await git([
		"config",
		"--get",
		"remote.origin.url"
	], {
		gitDir,
		accept: [1]
	});
	const url = textOf(stdout).trim();
	const { host, hostname } = new URL(serverUrl);
	const address = parseRemoteAddress(url);
	const found = address?.host.replace(/:\d+$/, "").replace(/^(?:www|ssh)\./, "");
	if (address === void 0 || found !== hostname) throw mistakes.originUnknown(url === "" ? void 0 : withoutKeys(url), host);
	return address.repository;
}
/** What stands before the host may be a password. */
function withoutKeys(url) {
	return url.replace(/\/\/[^@/]*@/, "//");
}
/** The token at hand: the environment's, or the one that `gh` is logged in with. Throws the mistake TOKEN_MISSING. */
async function findGitHubToken({ serverUrl }, env) {
	const token = env.GITHUB_TOKEN || env.GH_TOKEN || await askGh(new URL(serverUrl).host, env);
	if (token === "") throw mistakes.tokenMissing(serverUrl);
	return token;
}
/** Empty where `gh` is not there or not logged in. https://cli.github.com/manual/gh_auth_token */
async function askGh(host, env) {
	return (await promisify(execFile)("gh", [
		"auth",
		"token",
		"--hostname",
		host
	], {
		env,
		timeout: 1e4
	}).catch(() => ({ stdout: "" }))).stdout.trim();
}
// src/cli/github-desk.ts
/** Throws the mistakes ORIGIN_UNKNOWN and TOKEN_MISSING. */
async function openGitHub(place, { repository, token: said }) {
	const { config, env } = place;
	const at = await findGitHubPlace(place.repository.gitDir, {
		named: repository,
		env
	});
	const token = said ?? await findGitHubToken(at, env);
	const github = createGitHubClient({
		apiUrl: at.apiUrl,
		repository: at.repository,
		token,
		isHurried: true
	});
	return {
		at,
		github,
		token,
		people: unlessHidden(createPeople(github, async () => config.allowedBots)),
		place: withSecret(place, token)
	};
}
/** Who may not ask about people knows of nobody that may write: https://docs.github.com/en/rest/collaborators/collaborators */
function unlessHidden({ hasWriteAccess }) {
	return { hasWriteAccess: (login) => hasWriteAccess(login).catch((error) => {
		if (statusOf(error) === 403) return false;
		throw error;
	}) };
}
/** What GitHub refuses, as the mistake behind it. */
async function asMistake({ at }, asking) {
	try {
		return await asking;
	} catch (error) {
		const status = statusOf(error);
		if (graphqlErrors(error).some(({ type }) => type === "NOT_FOUND") || status === 404) throw mistakes.repositoryUnseen(at.repository, at.serverUrl, error);
		const isLimit = /rate limit/i.test(faultText(error));
		if ((status === 401 || status === 403) && !isLimit) throw mistakes.tokenRefused(at.serverUrl, faultText(error));
		if (status !== void 0) throw mistakes.githubUnreachable(at.apiUrl, error);
		throw error;
	}
}
export { openGitHub as n, asMistake as t };
