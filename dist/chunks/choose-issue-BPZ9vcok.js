import { n as mistakes } from "./error-DPtNGVe7.js";
import { r as priorityOfLabels } from "./issue-priority-DvdvfrEY.js";
import { r as missionLabel } from "./label-CN8oqUil.js";
import { u as priorities } from "./mission-4vuptIXd.js";
import { i as stripControl } from "./redact-QUhR6P6M.js";
import { t as asMistake } from "./github-desk-DU9VkoPk.js";
// src/cli/choose-issue.ts
/** A person's choice among the open issues with these labels. Throws the mistakes NO_OPEN_ISSUE and ISSUE_UNNAMED. */
async function chooseIssue(desk, labels = missionLabel, terminal) {
	const issues = await listIssues(desk, labels);
	if (issues.length === 0) throw mistakes.noOpenIssue(desk.at.repository, labels);
	const lines = issues.map(({ number, title }) => `#${number} ${title}`);
	if (!terminal.interactive) throw mistakes.issueUnnamed(lines);
	const { isCancel, select } = await import("./dist-Chjovj9I.js");
	const chosen = await select({
		message: "Which issue is the mission?",
		options: issues.map(({ number }, place) => ({
			value: number,
			label: lines[place] ?? ""
		}))
	});
	if (isCancel(chosen)) throw mistakes.issueUnnamed();
	return chosen;
}
/** By priority, then age: the order of the queue on GitHub. */
async function listIssues(desk, labels) {
	const { octokit, owner, repo } = desk.github;
	const asked = octokit.issues.listForRepo({
		owner,
		repo,
		labels,
		state: "open",
		sort: "created",
		direction: "asc",
		per_page: 100
	});
	const { data } = await asMistake(desk, asked);
	return data.filter(({ pull_request }) => pull_request === void 0).map(({ number, title, labels: put }) => ({
		number,
		title: stripControl(title).slice(0, 100),
		rank: rankOf(put.map((one) => typeof one === "string" ? one : one.name ?? ""))
	})).toSorted((one, other) => one.rank - other.rank);
}
function rankOf(labels) {
	return priorities.indexOf(priorityOfLabels(labels) ?? "medium");
}
export { chooseIssue };
