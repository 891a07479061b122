import { a as escapeLine, r as codeSpan, t as clip } from "./markdown-escape-H_mWRewC.js";
import { n as visibleText } from "./visible-text--I_cYmbf.js";
import { A as judgedPlaces, S as renderFindings, _ as renderSpending, b as findingAnnotations, d as renderFoldedProof, f as renderProof, g as verdictWords, h as renderEvidence, k as wholeDetail, l as renderStanding, m as renderDrafted, p as renderChecklist, u as renderWithheld, w as criterionReports, y as renderHistory } from "./report-B1w9p9SE.js";
import { $ as standingOf, D as renderErrors, Y as metCount, ln as plural, tn as renderBaseline } from "./day-budget-BmMl5BQB.js";
import { n as truncateMarkdown } from "./truncate-Cm8uW0b4.js";
import { a as renderPeopleChanges, c as renderSpend, d as whileAtWork, i as renderNotices, l as renderWhy, n as howToContinue, o as renderPlanProblem, s as renderProgress, u as titleOf } from "./continuation-DLu-VFpS.js";
import { n as mistakes, r as faultText } from "./error-DPtNGVe7.js";
import { o as limitedUntil, s as statusOf } from "./github-people-DhK6H-vm.js";
import { a as textOf, n as git, t as GitFailed } from "./git-CGJWaUU0.js";
import { setTimeout } from "node:timers/promises";
// src/core/failure-place.ts
/** Lines beyond it are data, not messages. It also bounds what the patterns have to look at. */
const longestLine = 1e3;
/**
* The places that the output of compilers, linters and test runners blames: tsc, eslint, gcc and clang, go, rustc,
* dotnet, pytest, and the stack frames of node, vitest and jest. Warnings are not among them, and of each stack only
* its innermost frame in the repository. Paths are as the tools print them; only those that can be inside of the
* repository count.
*/
function findFailurePlaces(output) {
	const places = [];
	let context = {};
	for (const text of output.split(/\r?\n/)) {
		if (text.length > longestLine || text.trim() === "") continue;
		const found = readLine(text, context);
		if (found.place !== void 0) places.push(found.place);
		context = found.context;
	}
	return places;
}
function readLine(text, context) {
	const inner = innerPlace(text, context);
	if (inner !== void 0) return {
		place: inner,
		context
	};
	const frame = framePlace(text, context);
	if (frame !== void 0) return {
		place: frame,
		context: {
			...context,
			error: void 0
		}
	};
	const place = lineStart(text, context) ?? panicPlace(text);
	if (place !== void 0) return {
		place,
		context: {}
	};
	return { context: contextAfter(text, context) };
}
function contextAfter(text, context) {
	const line = text.trim();
	if (/^(?:warning|note|help)\b/i.test(line)) return {
		...context,
		error: void 0
	};
	if (context.error?.startsWith("E ") && line.startsWith("E ")) return context;
	if (isErrorLine(line)) return {
		...context,
		error: line
	};
	const file = /^\S/.test(text) && /^[^\s:()]+$/.test(line) ? pathOf(line) : void 0;
	return file === void 0 ? context : {
		...context,
		file
	};
}
/** `AssertionError: expected 1 to be 2`, `error[E0308]: mismatched types`, a test's heading in jest. */
function isErrorLine(line) {
	return /^(?:[\w.$]*(?:Error|Exception|Failure)\b|error\b|Caused by:|E {3}|●|✖|×)/.test(line);
}
/** eslint: `  12:5  error  Unexpected var  no-var`, below the name of the file. */
function innerPlace(text, { file }) {
	const [, line, column, message] = /^\s+(\d+):(\d+)\s+error\s+(.+)$/.exec(text) ?? [];
	return file === void 0 ? void 0 : placeOf({
		path: file,
		line,
		column,
		message
	});
}
/**
* Frames and pointers, whose message came before: `at add (src/a.js:1:2)`, `❯ src/a.test.ts:1:2`, `--> src/a.rs:1:2`,
* `location: 'test/a.test.js:1:2'`.
*/
function framePlace(text, { error }) {
	if (error === void 0) return void 0;
	const [, path = "", line, column] = /^\s*(?:at (?:async )?(?:[^()]*\()?|(?:at )?❯ (?:.* )?|--> |location: ')((?:file:\/\/)?[^\s():']+):(\d+):(\d+)/.exec(text) ?? [];
	return placeOf({
		path,
		line,
		column,
		message: error
	});
}
/**
* The place first, the message after it: `src/a.ts(12,5): error TS2322: …`, `src/a.ts:12:5 - error TS2322: …`,
* `src/a.c:12:5: error: …`, `./a.go:12:5: undefined: x`, `test_a.py:12: AssertionError`. The column may be missing.
*/
function lineStart(text, { error }) {
	const [, path = "", round, colon, end = ""] = /^\s*([^\s:'"]+?)(?:\((\d+(?:,\d+)*)\):|:(\d+(?::\d+)?)(?::| -))\s+(.+)$/.exec(text) ?? [];
	const [line, column] = (round ?? colon ?? "").split(/[,:]/);
	if (/^(?:\w+ )?(?:warning|note|info|help|remark)\b/i.test(end)) return void 0;
	return placeOf({
		path,
		line,
		column,
		message: (error?.startsWith("E ") && /^\w+$/.test(end) ? `${end}: ${error.slice(1).trim()}` : end).replace(/ \[[^\]]+proj\]$/, "")
	});
}
/** Rust: `thread 'it' panicked at src/lib.rs:12:5:`, with the message below. */
function panicPlace(text) {
	const [message, path = "", line, column] = /^thread .*panicked at ([^\s:]+):(\d+):(\d+):?$/.exec(text) ?? [];
	return placeOf({
		path,
		line,
		column,
		message
	});
}
const largest = 1e7;
function placeOf({ path: raw, line, column, message }) {
	const path = pathOf(raw);
	const [at, over] = [Number(line), Number(column)];
	if (path === void 0 || !message || !(at >= 1 && at <= largest)) return void 0;
	return {
		path,
		line: at,
		message: message.trim(),
		...over >= 1 && over <= largest ? { column: over } : {}
	};
}
/** Names of hosts look like those of files, and are followed by a number as well. */
const host = /^[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|dev|local|internal)$/;
/** A path that can be of a file in the repository: relative, not above it, not somebody else's code. */
function pathOf(raw) {
	const path = raw.replace(/^file:\/\//, "").replaceAll("\\", "/").replace(/^(?:\.\/)+/, "");
	if (path.split("/").some((part) => part === "" || part === ".." || part === "." || part === "node_modules")) return void 0;
	return /\.[A-Za-z]\w*$/.test(path) && !host.test(path) ? path : void 0;
}
// src/core/annotation.ts
/** GitHub takes no more in one request. */
const mostAnnotations = 50;
const longestMessage = 1e3;
/** Where the evidence of unmet criteria says that the code is wrong; each place once. */
function annotationsOf(standings) {
	const found = /* @__PURE__ */ new Map();
	for (const { criterion, verdict, evidence } of standings) {
		if (verdict !== "unmet") continue;
		const outputs = evidence.flatMap((one) => one.kind === "command" ? [one.tail] : []);
		const judged = evidence.flatMap((one) => one.kind === "judgement" ? judgedPlaces(criterion.id, one) : []);
		for (const place of [...outputs.flatMap(findFailurePlaces), ...judged]) {
			const key = `${place.path}:${place.line}:${place.column ?? ""}`;
			const message = clip(visibleText(place.message), longestMessage);
			if (!found.has(key)) found.set(key, {
				...place,
				message,
				criterion: criterion.id
			});
		}
	}
	return [...found.values()].slice(0, mostAnnotations);
}
/** As many of both as GitHub takes. */
function withFindings(failures, findings) {
	return [...findings.slice(0, mostAnnotations / 2), ...failures].slice(0, mostAnnotations);
}
// src/core/comment-fit.ts
/** From everything to what still fits with a hundred criteria in the longest words. */
const details = [
	wholeDetail,
	{
		text: 400,
		reason: 500,
		rows: 50,
		proofs: 100
	},
	{
		text: 200,
		reason: 200,
		rows: 20,
		proofs: 40
	},
	{
		text: 120,
		reason: 80,
		rows: 5,
		proofs: 15
	},
	{
		text: 60,
		reason: 0,
		rows: 0,
		proofs: 12
	},
	{
		text: 60,
		reason: 0,
		rows: 0,
		proofs: 0
	}
];
/** The most that fits: less of each text first, then fewer iterations, so that every criterion stays in view. */
function renderFitting(longest, render) {
	for (const detail of details) {
		const text = render(detail);
		if (text.length <= longest) return text;
	}
	return truncateMarkdown(render(details.at(-1) ?? wholeDetail), longest);
}
/** Paragraphs, without the empty ones. */
function joinParagraphs(parts) {
	return parts.filter((part) => part !== "").join("\n\n");
}
// src/core/comment-now.ts
/** Claude Code's tools, as what they do. */
const deeds = {
	Bash: "running",
	Read: "reading",
	Edit: "editing",
	MultiEdit: "editing",
	NotebookEdit: "editing",
	Write: "writing",
	Glob: "looking for",
	Grep: "searching for",
	WebFetch: "fetching",
	WebSearch: "searching the web for",
	Task: "delegating",
	Agent: "delegating"
};
const longestDeed = 120;
/** The one line that changes while a worker works. */
function renderLive({ kind, text, turns, ms }) {
	return [
		`Now: ${kind === "tool" ? deedOf(text) : escapeLine(text, longestDeed)}`,
		plural(turns, "turn"),
		`${Math.round(ms / 6e4)} min`
	].join(" · ");
}
function deedOf(text) {
	const [name = ""] = text.split(" ", 1);
	const target = codeSpan(clip(text.slice(name.length).trim(), longestDeed));
	const deed = deeds[name];
	if (deed === void 0 || target === "") return [
		"using",
		codeSpan(clip(name, 60)),
		target
	].join(" ").trim();
	return `${deed} ${target}`;
}
/** More would bury where the mission is. */
const mostChanges = 10;
const marks = {
	"+": "added",
	"-": "removed",
	"~": "changed"
};
/** What the last edit of the text changed. See `specDiff`. */
function renderTextChange({ textChange }, detail) {
	if (textChange === void 0 || textChange.length === 0) return "";
	const room = Math.max(80, Math.min(detail.text, 300));
	const shown = textChange.slice(0, mostChanges).map((line) => {
		const mark = marks[line.charAt(0)];
		return mark === void 0 ? escapeLine(line, room) : `${mark} ${escapeLine(line.slice(1), room)}`;
	});
	const more = textChange.length - shown.length;
	return `The text changed: ${[...shown, ...more > 0 ? [`${more} more`] : []].join("; ")}.`;
}
// src/core/comment-section.ts
const begin = "<!-- cco:begin -->";
const end = "<!-- cco:end -->";
/** GitHub refuses a body of more than 65,536 characters. */
const longestBody = 65e3;
/** A section shorter than this says nothing. */
const shortestSection = 500;
/** The mission whose section is in a pull request's text; undefined where there is none. See `commentMarker`. */
function missionIn(body) {
	return /<!-- cco:begin -->\n<!-- cco:mission:([^\s<>]+) -->\n/.exec(body.replaceAll("\r", ""))?.[1];
}
function wrapSection(inner) {
	return `${begin}\n${inner}\n${end}`;
}
/**
* A pull request's text with our section in the place of the old one, or at the end where there is none. Everything
* outside of a whole pair of markers is somebody else's and stays, whatever became of the markers: further pairs are
* ours and go, a marker without its other half goes alone. What has no room is cut from the section.
*/
function replaceSection(body, section) {
	const { kept, at } = takeSections(body);
	const before = kept.slice(0, at ?? kept.length);
	const after = kept.slice(before.length);
	const gap = at === void 0 && before.trim() !== "" ? "\n\n" : "";
	const head = at === void 0 ? `${before.trimEnd()}${gap}` : before;
	const room = longestBody - head.length - after.length;
	if (room < shortestSection) return `${head.trimEnd()}${after}`;
	return `${head}${fitted(section, room)}${after}`;
}
/** The text without our sections and markers, and where the first of them was. */
function takeSections(body) {
	const cuts = [];
	let open;
	for (const { 0: mark, index } of body.matchAll(/<!-- cco:(?:begin|end) -->/g)) {
		const isBegin = mark === begin;
		if (isBegin && open !== void 0) cuts.push({
			from: open,
			to: open + 18,
			isPair: false
		});
		if (!isBegin) cuts.push({
			from: open ?? index,
			to: index + 16,
			isPair: open !== void 0
		});
		open = isBegin ? index : void 0;
	}
	if (open !== void 0) cuts.push({
		from: open,
		to: open + 18,
		isPair: false
	});
	const place = cuts.find((cut) => cut.isPair) ?? cuts[0];
	let kept = "";
	let at;
	let from = 0;
	for (const cut of cuts) {
		kept += body.slice(from, cut.from);
		if (cut === place) at = kept.length;
		from = cut.to;
	}
	return {
		kept: kept + body.slice(from),
		at
	};
}
function fitted(section, room) {
	if (section.length <= room) return section;
	const inner = section.slice(18, -16).trim();
	return wrapSection(truncateMarkdown(inner, room - 18 - 16 - 2));
}
// src/core/comment.ts
/**
* GitHub refuses a comment or a body of more than 65,536 characters, a check's text of more than 65,535 and a job's
* summary of more than 1 MiB. It is not said what counts as one character; a UTF-16 unit is at most three bytes.
*/
const longest = {
	comment: 6e4,
	section: 3e4,
	check: 6e4,
	summary: 3e5,
	tail: 3e3,
	title: 200,
	name: 99
};
/** What the sticky comment is found again by; and by what a pull request, which mission it is of. */
function commentMarker(mission) {
	return `<!-- cco:mission:${mission} -->`;
}
/**
* The one comment that always says where the mission is. A rendering: nothing is ever read back from it.
*
* @param live what its worker does at this moment.
*/
function renderComment(state, links, live) {
	const reports = criterionReports(state, links);
	return renderFitting(longest.comment, (detail) => joinParagraphs([
		commentMarker(state.mission.id),
		`### ${titleOf(state)}`,
		renderProgress(state, links),
		renderWhy(state, detail),
		live === void 0 ? "" : renderLive(live),
		renderPlanProblem(state, detail),
		renderTextChange(state, detail),
		howToContinue(state),
		renderChecklist(reports, detail),
		renderFoldedProof(reports, links, detail),
		renderFindings(state, detail),
		renderBaseline(state),
		renderPeopleChanges(state),
		renderWithheld(state, links, detail),
		renderSpend(state, links),
		howToContinue(state) === "" ? whileAtWork(state) : "",
		renderNotices(links.notices, detail),
		renderHistory(state, links, detail),
		detail.rows === 0 ? "" : renderErrors(state)
	]));
}
/** The whole text of a pull request that is opened for a mission. */
function renderPullRequestBody(state, links) {
	return `${links.issue === void 0 ? "" : `Closes #${links.issue}\n\n`}${renderPullRequestSection(state, links)}`;
}
/** CCO's part of the pull request's text, between its markers. See `replaceSection`. */
function renderPullRequestSection(state, links) {
	const reports = criterionReports(state, links);
	const inner = renderFitting(longest.section, (detail) => joinParagraphs([
		`### Definition of Done: ${metCount(state)} of ${state.mission.criteria.length} met`,
		renderChecklist(reports, detail),
		renderFoldedProof(reports, links, detail),
		renderFindings(state, detail),
		renderBaseline(state),
		renderWithheld(state, links, detail),
		renderSpend(state, {
			...links,
			pullRequest: void 0
		}),
		renderHistory(state, links, detail)
	]));
	return wrapSection(`${commentMarker(state.mission.id)}\n${inner}`);
}
/** The job's own page. */
function renderStepSummary(state, place = {}) {
	const open = criterionReports(state, place).filter((one) => one.verdict !== "met");
	return `${renderFitting(longest.summary, (detail) => joinParagraphs([
		`## ${escapeLine(state.mission.title)}`,
		`**${titleOf(state)}**`,
		renderWhy(state, detail),
		howToContinue(state),
		...renderStanding(state, place, detail),
		renderEvidence(open, longest.tail),
		renderHistory(state, place, detail),
		renderErrors(state),
		renderSpending(state)
	]))}\n`;
}
/** The check of the whole Definition of Done at the head, or of one criterion. */
function renderCheck(state, criterion, place = {}) {
	return criterion === void 0 ? checkOfAll(state, place) : checkOfOne(state, criterion, place);
}
const conclusions = {
	done: "success",
	"needs-human": "action_required",
	"out-of-budget": "neutral",
	stalled: "failure",
	stopped: "cancelled",
	misconfigured: "failure",
	failed: "failure"
};
/** Open until the mission is closed: where the check is required, it holds back a merge. */
function checkOfAll(state, place) {
	const reports = criterionReports(state, place);
	const met = `${metCount(state)} of ${state.mission.criteria.length} criteria met`;
	return {
		name: "CCO / Definition of Done",
		...standingOfCheck(state.closed === void 0 ? void 0 : conclusions[state.closed.outcome]),
		title: clip(`${titleOf(state)}: ${met}`, longest.title),
		summary: renderFitting(longest.check, (detail) => joinParagraphs([
			renderWhy(state, detail),
			howToContinue(state),
			...renderStanding(state, place, detail)
		])),
		text: truncateMarkdown(renderEvidence(reports, longest.tail), longest.check),
		annotations: withFindings(annotationsOf(standingOf(state)), findingAnnotations(state))
	};
}
/** Of a criterion that was checked on this commit and then taken out of the text: it must not stay red. */
function renderDroppedCheck(name) {
	return {
		name,
		status: "completed",
		conclusion: "neutral",
		title: "No longer part of the mission",
		summary: "An edit of the mission's text took this criterion out.",
		text: "",
		annotations: []
	};
}
/** A check that is over has a conclusion; one without is going on. */
function standingOfCheck(conclusion) {
	return conclusion === void 0 ? { status: "in_progress" } : {
		status: "completed",
		conclusion
	};
}
function checkOfOne(state, { id }, place) {
	const name = clip(`CCO / ${id}`, longest.name);
	const report = criterionReports(state, place).find((one) => one.id === id);
	if (report === void 0) return renderDroppedCheck(name);
	const { text, reason, flaky } = report;
	return {
		name,
		...standingOfCheck(conclusionOn(report, state)),
		title: clip(`${verdictWords(report)}: ${escapeLine(text, 80)}`, longest.title),
		summary: renderFitting(longest.check, (detail) => joinParagraphs([
			escapeLine(text),
			escapeLine(reason, 5e3),
			renderDrafted(report),
			flaky === void 0 ? "" : `It is flaky: it ${escapeLine(flaky, 500)}`,
			renderProof([report], place, detail)
		])),
		text: truncateMarkdown(renderEvidence([report], longest.tail), longest.check),
		annotations: []
	};
}
/** Never green but for what is met at this very commit. */
function conclusionOn({ verdict, required, awaits }, state) {
	if (verdict === "met") return "success";
	if (!required) return "neutral";
	if (verdict === "unmet") return "failure";
	if (awaits === "ci" && state.closed === void 0) return void 0;
	if (awaits !== void 0) return "action_required";
	return state.closed === void 0 ? void 0 : "neutral";
}
// src/adapters/github-pull-request.ts
/**
* The mission's pull request: the one that is there, or a draft from the first commit on. One that people closed
* or merged is left alone, and no second one is opened beside it.
*/
async function openPullRequest(state, known, options) {
	if (known !== void 0 || state.head === state.base) return {
		pullRequest: known,
		refusals: []
	};
	const { github, situation, repositoryUrl, run, notices, redact, warn } = options;
	const issue = situation.issue?.number;
	const body = redact(renderPullRequestBody(state, {
		repository: repositoryUrl,
		run: run.url,
		issue,
		pullRequest: void 0,
		notices
	}));
	try {
		const opened = await createPullRequest(github, {
			state,
			body,
			base: situation.defaultBranch
		});
		await addPeopleAndLabels(github, opened.number, state).catch((error) => warn(`The pull request has not all its labels and reviewers: ${error}`));
		return {
			pullRequest: opened,
			refusals: []
		};
	} catch (error) {
		if (statusOf(error) !== 403 && statusOf(error) !== 422 || limitedUntil(error) !== void 0) throw error;
		const there = statusOf(error) === 422 ? await findPullRequest(github, state) : void 0;
		if (there !== void 0) return {
			pullRequest: there,
			refusals: []
		};
		const refusal = `GitHub does not let CCO open the pull request: ${faultText(error)} Allow it under Settings, Actions, General: "Allow GitHub Actions to create and approve pull requests".`;
		warn(refusal);
		return {
			pullRequest: void 0,
			refusals: [refusal]
		};
	}
}
/** The open one of the mission branch. A branch has one open pull request to a base at most: GitHub refuses a second one, also when it showed none. */
async function findPullRequest({ octokit, owner, repo }, { mission }) {
	const head = `${owner}:${mission.branch.name}`;
	const { data } = await octokit.pulls.list({
		owner,
		repo,
		head,
		state: "open"
	});
	return data.map((pull) => pullRequestOf({
		...pull,
		body: pull.body ?? ""
	}))[0];
}
function pullRequestOf({ node_id: id, number, body, draft = false, ...more }) {
	const { html_url: url, head } = more;
	return {
		id,
		number,
		body,
		state: "OPEN",
		draft,
		url,
		head: head.sha,
		isHeadless: false
	};
}
/** Opens it, as a draft unless the mission says otherwise. Rejects with what GitHub answers. */
async function createPullRequest({ octokit, owner, repo }, { state, body, base }) {
	const { mission } = state;
	const { data } = await octokit.pulls.create({
		owner,
		repo,
		title: mission.title,
		head: mission.branch.name,
		base: mission.branch.base ?? base,
		body,
		draft: mission.pullRequest.draft
	});
	return pullRequestOf({
		...data,
		body
	});
}
async function addPeopleAndLabels({ octokit, owner, repo }, number, { mission }) {
	const { labels, reviewers } = mission.pullRequest;
	if (labels.length > 0) await octokit.issues.addLabels({
		owner,
		repo,
		issue_number: number,
		labels: [...labels]
	});
	if (reviewers.length > 0) await octokit.pulls.requestReviewers({
		owner,
		repo,
		pull_number: number,
		reviewers: [...reviewers]
	});
}
// src/adapters/mirror-fault.ts
function faultOf(stderr) {
	if (tokenFaults.some((pattern) => pattern.test(stderr))) return "token";
	return networkFaults.some((pattern) => pattern.test(stderr)) ? "network" : "other";
}
/** What the server said, without git's own lines. */
function saidBy(stderr) {
	return stderr.split("\n").filter((line) => /^remote: ?/.test(line)).map((line) => line.replace(/^remote: ?/, "").trimEnd()).join("\n").trim();
}
/** Git's last word, for where the server said nothing. */
function lastLineOf(stderr) {
	return stderr.trim().split("\n").at(-1) ?? "";
}
/** A private repository does not exist for a token that may not see it. */
const tokenFaults = [
	/authentication failed/i,
	/could not read (username|password)/i,
	/returned error: 40[13]|HTTP 40[13]/,
	/invalid (username|credentials)/i,
	/permission to .* denied/i,
	/write access to (the )?repository not granted/i,
	/repository .*not found/i
];
const networkFaults = [
	/could not resolve (host|proxy)/i,
	/(couldn't|failed to|could not) connect/i,
	/connection (was )?(timed out|refused|reset|closed)/i,
	/(operation|handshake|request) timed out/i,
	/returned error: (408|429|5\d\d)|HTTP (408|429|5\d\d)/,
	/rpc failed|early eof|unexpected disconnect|hung up unexpectedly/i,
	/empty reply|transfer closed|recv failure|send failure/i,
	/gnutls|ssl_(read|write|connect)|http\/2 stream/i,
	/internal server error|service unavailable/i
];
// src/adapters/mirror-remote.ts
const defaultPauses = [
	1e3,
	4e3,
	15e3
];
/**
* Calls git with access to the remote and to nothing else. The token is in the environment of that process only:
* never on its command line, in an address or in a file.
* Faults of the network are waited out; throws the mistake `TOKEN_REFUSED`.
*/
async function callRemote(remote, run) {
	const token = await remote.authorization();
	try {
		return await callPatiently(remote, run, token);
	} catch (error) {
		if (!isTokenFault(error)) throw error;
		const fresh = await remote.authorization();
		if (fresh === token) throw refused(remote, error);
		return callAgain(remote, run, fresh);
	}
}
async function callAgain(remote, run, token) {
	try {
		return await callPatiently(remote, run, token);
	} catch (error) {
		throw isTokenFault(error) ? refused(remote, error) : error;
	}
}
function refused({ url }, { stderr }) {
	return mistakes.tokenRefused(url, saidBy(stderr) || lastLineOf(stderr));
}
async function callPatiently(remote, run, token) {
	for (const wait of remote.pauses) try {
		return await run(accessOf(remote.url, token));
	} catch (error) {
		if (!(error instanceof GitFailed) || faultOf(error.stderr) !== "network") throw error;
		await setTimeout(wait);
	}
	return run(accessOf(remote.url, token));
}
function isTokenFault(error) {
	return error instanceof GitFailed && faultOf(error.stderr) === "token";
}
function accessOf(url, token) {
	const { protocol, origin } = parseUrl(url);
	const isWeb = protocol === "https" || protocol === "http";
	return {
		env: {
			...inheritedAccess(),
			GIT_ALLOW_PROTOCOL: protocol
		},
		config: isWeb ? [...alone, [`http.${origin}/.extraheader`, headerOf(token)]] : alone
	};
}
/** Only for that host: a redirection elsewhere does not take it along. */
function headerOf(token) {
	return `Authorization: Basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`;
}
/** Nobody is asked, and nothing but the call at hand runs. */
const alone = [
	["core.askPass", ""],
	["fetch.recurseSubmodules", "no"],
	["push.recurseSubmodules", "no"],
	["protocol.version", "2"]
];
function parseUrl(url) {
	if (!URL.canParse(url)) return {
		protocol: "file",
		origin: ""
	};
	const { protocol, origin } = new URL(url);
	return {
		protocol: protocol.slice(0, -1),
		origin
	};
}
/** How the machine reaches the network, as whoever set it up wants it. */
const accessVariables = [
	...[
		"HTTP_PROXY",
		"HTTPS_PROXY",
		"ALL_PROXY",
		"NO_PROXY"
	].flatMap((name) => [name, name.toLowerCase()]),
	"SSL_CERT_FILE",
	"SSL_CERT_DIR",
	"CURL_CA_BUNDLE",
	"GIT_SSL_CAINFO"
];
function inheritedAccess() {
	return Object.fromEntries(accessVariables.flatMap((name) => {
		const value = process.env[name];
		return value === void 0 ? [] : [[name, value]];
	}));
}
// src/adapters/mirror-push.ts
/** Advances a branch of the remote, from where it is said to be or not at all. Throws the mistake `TOKEN_REFUSED`. */
async function pushCommit(mirror, push) {
	const ref = `refs/heads/${push.branch}`;
	return send(mirror, push, [
		`--force-with-lease=${ref}:${push.from ?? ""}`,
		mirror.remote.url,
		`${push.sha}:${ref}`
	]);
}
/** Brings a commit of a branch to a ref of ours beside the branches, whatever that ref has now. */
async function pushAside(mirror, push, ref) {
	return send(mirror, push, [mirror.remote.url, `+${push.sha}:${ref}`]);
}
async function send({ gitDir, remote }, push, what) {
	const args = [
		"push",
		"--porcelain",
		"--no-verify",
		...what
	];
	const negotiate = [["push.negotiate", String(push.from === void 0 || push.merges === true)]];
	const { code, stdout, stderr } = await callRemote(remote, async (call) => {
		const config = [...call.config ?? [], ...negotiate];
		const result = await git(args, {
			...call,
			gitDir,
			config,
			accept: [1]
		});
		if (result.code !== 0 && rejectionIn(result.stdout) === void 0) throw new GitFailed(args, result.code, result.stderr);
		return result;
	});
	if (code === 0) return "advanced";
	return judgeRejection(push.branch, {
		reason: rejectionIn(stdout) ?? "",
		said: saidBy(stderr)
	});
}
/** One line each ref: `!`, refs and reason, parted by tabs. https://git-scm.com/docs/git-push#_output */
function rejectionIn(stdout) {
	return /^!\t[^\t]*\t\[(?:remote )?rejected\] \((.*)\)$/m.exec(textOf(stdout))?.[1];
}
function judgeRejection(branch, rejection) {
	if (moves.test(rejection.reason)) return "moved";
	const rule = rejection.said === "" ? rejection.reason : rejection.said;
	return {
		paths: refusedPaths(rejection),
		error: mistakes.pushRefused(branch, rule)
	};
}
const moves = /stale info|fetch first|non-fast-forward|cannot lock ref|incorrect old value|reference already exists|failed to update ref/i;
/** The rules of GitHub that name the files they are about. */
function refusedPaths({ reason, said }) {
	const workflows = matchesIn(reason, /refusing to allow .* workflow `([^`]+)`/g);
	const large = matchesIn(said, /^error: File (.+) is [\d.]+ [KMG]B; this exceeds/gm);
	const secrets = matchesIn(said, /^\s*path: (.+):\d+$/gm);
	const withheld = [
		...workflows.map((path) => [path, { why: "The token may not change workflow files." }]),
		...large.map((path) => [path, { why: "It is larger than GitHub takes." }]),
		...secrets.map((path) => [path, {
			why: "GitHub's push protection found a secret.",
			secret: true
		}])
	];
	return new Map(withheld.map(([path, why]) => [Buffer.from(path).toString("latin1"), why]));
}
function matchesIn(text, pattern) {
	return [...text.matchAll(pattern)].flatMap(([, found]) => found ?? []);
}
export { missionIn as _, faultOf as a, findPullRequest as c, renderCheck as d, renderComment as f, renderStepSummary as g, renderPullRequestSection as h, defaultPauses as i, openPullRequest as l, renderPullRequestBody as m, pushCommit as n, addPeopleAndLabels as o, renderDroppedCheck as p, callRemote as r, createPullRequest as s, pushAside as t, commentMarker as u, replaceSection as v };
