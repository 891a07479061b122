import { a as readText, c as readSituation, r as missionRefOf, t as createBranchLedger } from "./branch-ledger-0voqs0iu.js";
import { s as statusOf } from "./github-people-DhK6H-vm.js";
import { r as requireNotAhead } from "./github-publication-Bc_R2UM-.js";
import { r as localRun } from "./local-run-CwLodOW4.js";
import { i as branchInUse } from "./workspace-home-Z-R6D06s.js";
import { n as mistakes } from "./error-DPtNGVe7.js";
import { k as missionBranch } from "./yaml-document-CZC2IZ6V.js";
import { i as stripControl } from "./redact-QUhR6P6M.js";
import { i as writeIssueName } from "./remote-address-CkScLWRX.js";
import { n as openGitHub, t as asMistake } from "./github-desk-DU9VkoPk.js";
import { c as sourceOf, r as openLedger } from "./sessions-Cwtt9QUG.js";
// src/cli/issue.ts
/**
* The mission in an issue, by the rules of the Action: what somebody without write access wrote is words, and nothing
* of it is run. Throws the mistakes of GitHub's door, of the issue, and SESSION_OF_ANOTHER.
*/
async function readIssueMission(here, wish) {
	const desk = await openGitHub(here, wish);
	const { place, at } = desk;
	const ref = missionRefOf(String(wish.issue));
	const file = writeIssueName({
		repository: at.repository,
		number: wish.issue
	});
	const known = (await (await openLedger(place, ref.id)).read()).state;
	if (known !== void 0) await requireSameSource(place, ref.id, file);
	const situation = await lookAt(desk, wish.issue, known);
	const text = await textOf(situation, {
		desk,
		wish,
		known
	});
	const spec = text.pinned?.spec ?? known?.mission;
	if (spec === void 0) throw mistakes.issueMissing(wish.issue, at.repository);
	const { issue, defaultBranch } = situation;
	return {
		place,
		source: {
			pinned: text.pinned ?? {
				spec,
				hash: known?.specHash ?? ""
			},
			notices: text.notices.map((notice) => stripControl(place.redact(notice)).replace("/cco approve text ", "--approve-text ")),
			file
		},
		issue: {
			desk,
			issue,
			defaultBranch,
			branch: spec.branch.name
		}
	};
}
/** Of two repositories the issues have the same numbers. */
async function requireSameSource(place, id, file) {
	const source = await sourceOf(place, id);
	if (source !== void 0 && source.toLowerCase() !== file.toLowerCase()) throw mistakes.sessionOfAnother(id, source);
}
async function lookAt(desk, number, known) {
	const branch = known?.mission.branch.name ?? missionBranch(`issue-${number}`);
	const { issue, ...situation } = await asMistake(desk, readSituation(desk.github, {
		branch,
		issue: number,
		files: []
	}));
	if (issue === void 0) throw await missing(desk, number);
	return {
		...situation,
		issue
	};
}
/** GraphQL knows no issue of a pull request's number; REST says which of the two it is. */
async function missing({ github, at }, number) {
	const { octokit, owner, repo } = github;
	return await octokit.issues.get({
		owner,
		repo,
		issue_number: number
	}).then(({ data }) => data.pull_request, (error) => {
		if (statusOf(error) === void 0) throw error;
	}) === void 0 ? mistakes.issueMissing(number, at.repository) : mistakes.issueIsPullRequest(number, at.repository);
}
async function textOf(situation, { desk, wish, known }) {
	const { issue, defaultBranch } = situation;
	const { defaults } = desk.place.config;
	const base = known?.mission.branch.base ?? defaults.branch?.base ?? defaultBranch;
	const layers = {
		defaults: {
			...defaults,
			branch: {
				...defaults.branch,
				base
			}
		},
		overrides: {
			...wish.baseBranch === void 0 ? {} : { branch: { base: wish.baseBranch } },
			...wish.manager === void 0 ? {} : { manager: wish.manager }
		}
	};
	const { readIssue, textHash } = await import("./issue-mission-CFk5JtEH.js");
	if (wish.approveText !== void 0) {
		const hash = textHash(issue);
		if (!hash.startsWith(wish.approveText)) throw mistakes.textChanged(issue.number, hash);
		return readIssue(issue, {
			...layers,
			commandsTrusted: true
		});
	}
	const context = {
		state: known,
		people: desk.people,
		layers
	};
	return asMistake(desk, readText(missionRefOf(String(issue.number)), situation, context));
}
/**
* Throws the mistakes ISSUE_CLOSED, ISSUE_ON_GITHUB and BRANCH_AHEAD: where nobody waits for the work, or where it
* would be done a second time.
*/
async function requireFree({ desk, issue, branch }) {
	const { number, url, open } = issue;
	if (!open) throw mistakes.issueClosed(number, url);
	const there = await asMistake(desk, readLedger(desk, number));
	if (there !== void 0 && there.closed === void 0) throw mistakes.issueOnGitHub(number, url);
	const gitDir = desk.place.repository.commonDir;
	const { head } = await branchInUse(gitDir, { name: branch });
	await asMistake(desk, requireNotAhead(desk.github, branch, {
		gitDir,
		head
	}));
}
/** What the ledger of a mission on GitHub says of this issue; undefined where there is none. */
async function readLedger({ github, place }, issue) {
	return (await createBranchLedger({
		github,
		mission: `issue-${issue}`,
		run: await localRun(),
		clock: Date.now,
		redact: place.redact,
		hasEnded: async () => void 0
	}).read()).state;
}
export { readIssueMission, requireFree };
