import { c as findPullRequest, h as renderPullRequestSection, i as defaultPauses, m as renderPullRequestBody, n as pushCommit, o as addPeopleAndLabels, s as createPullRequest, v as replaceSection } from "./mirror-push-C8C-AI50.js";
import { n as mistakes, r as faultText } from "./error-DPtNGVe7.js";
import { r as redactStrings } from "./redact-QUhR6P6M.js";
import { s as statusOf } from "./github-people-DhK6H-vm.js";
import { t as readHead } from "./github-ref-Ckj2L0vd.js";
import { n as isAncestor } from "./workspace-home-Z-R6D06s.js";
// src/adapters/github-publication.ts
/**
* Pushes the branch of a mission that works on this machine, fast-forward only, and opens its pull request or brings
* the text of the open one up to date. Throws the mistakes BRANCH_AHEAD, PUSH_REFUSED, TOKEN_REFUSED and
* PULL_REQUEST_REFUSED.
*/
async function publishMission(raw, publication) {
	const { github, at, issue, defaultBranch: base, redact } = publication;
	const state = redactStrings(raw, redact);
	await pushBranch(state, publication);
	const links = linksOf(at, issue);
	try {
		const open = await findPullRequest(github, state);
		if (open !== void 0) return await refreshText(open, redact(renderPullRequestSection(state, links)), github);
		const body = redact(renderPullRequestBody(state, links));
		const opened = await createPullRequest(github, {
			state,
			body,
			base
		});
		await addPeopleAndLabels(github, opened.number, state).catch((error) => publication.warn(`The pull request has not all its labels and reviewers: ${faultText(error)}`));
		return opened;
	} catch (error) {
		if (statusOf(error) === void 0) throw error;
		throw mistakes.pullRequestRefused(state.mission.branch.name, error);
	}
}
/** The links of a mission whose ledger is on this machine. */
function linksOf({ serverUrl, repository }, issue) {
	return {
		repository: `${serverUrl}/${repository}`,
		issue,
		notices: [],
		recordsElsewhere: true
	};
}
/** Throws the mistake BRANCH_AHEAD where GitHub's branch has commits that the one on this machine has not. */
async function requireNotAhead(github, branch, { gitDir, head }) {
	const there = await readHead(github, branch);
	if (there === void 0 || head !== void 0 && await isAncestor(gitDir, there, head)) return there;
	throw mistakes.branchAhead(branch, `${github.owner}/${github.repo}`);
}
async function pushBranch({ head, mission }, publication) {
	const { gitDir, github, at, token } = publication;
	const branch = mission.branch.name;
	const from = await requireNotAhead(github, branch, {
		gitDir,
		head
	});
	if (from === head) return;
	const remote = {
		url: `${at.serverUrl}/${at.repository}.git`,
		authorization: async () => token,
		pauses: defaultPauses
	};
	const pushed = await pushCommit({
		gitDir,
		remote
	}, {
		branch,
		sha: head,
		from
	});
	if (pushed === "moved") throw mistakes.branchAhead(branch, at.repository);
	if (pushed !== "advanced") throw pushed.error;
}
async function refreshText(pull, section, { octokit, owner, repo }) {
	const body = replaceSection(pull.body, section);
	if (body !== pull.body) await octokit.pulls.update({
		owner,
		repo,
		pull_number: pull.number,
		body
	});
	return pull;
}
export { publishMission as n, requireNotAhead as r, linksOf as t };
