import { i as __toESM, t as __commonJSMin } from "./rolldown-runtime-BVN1G_yT.js";
import { C as _isoDateTime, a as boolean, c as int, g as string, i as array, m as record, p as object, t as ZodISODateTime, v as unknown } from "./schemas-IblTEC5b.js";
import { a as escapeLine, n as codeBlock, r as codeSpan, t as clip } from "./markdown-escape-H_mWRewC.js";
import { n as visibleText } from "./visible-text--I_cYmbf.js";
import { D as wholeDetail, E as renderCommit, O as judgedPlaces, S as renderFindings, T as recordsOf, _ as renderSpending, a as renderBar, b as renderHistory, c as writeReport, d as renderFoldedProof, f as renderProof, g as verdictWords, h as renderEvidence, i as outcomeWords, l as renderStanding, m as renderDrafted, n as headline, p as renderChecklist, s as whyOf, u as renderWithheld, w as criterionReports, x as findingAnnotations } from "./report-4S2tjBIy.js";
import { d as workerModes, o as managerProviders } from "./mission-DEhxFlm9.js";
import { G as metCount, It as renderBaseline, J as standingOf, O as endsIteration, Pt as plural, V as completion, a as writeSnapshot, bt as isDisputed, c as writeEntry, ct as blockingFindings, d as WorkRefused, f as evolve, i as parseSnapshot, l as BranchMoved, o as entryPath, ot as isCalled, p as replay, q as openCriteria, s as parseEntry, u as LedgerMoved, z as waitSentence } from "./local-run-Ctx6njSX.js";
import { n as truncateMarkdown, r as truncateTail } from "./truncate-Cm8uW0b4.js";
import { E as writeBrief, S as appendFact, _ as describeChange, a as mergeIntoBranch, b as withoutOrphans, c as sealWork, d as isAncestor, f as adoptBranch, g as readIfThere, h as requireSpeakable, i as layOut, k as renderJoined, l as endAttempt, m as refOf, o as readChange, p as isUnspeakable, r as defaultIdentity, s as surveyCommit, t as createProver, u as prepareCheckout, v as describeRewrite, x as watchedLedger, y as chooseWorker } from "./prover-BPU0nZsJ.js";
import { n as mistakes } from "./error-BsTerrqh.js";
import { i as stripControl, n as createSecretFinder, r as redactStrings, t as createRedactor } from "./redact-QUhR6P6M.js";
import { f as faultText } from "./session-result-7OCi3S3s.js";
import { r as parseDocument } from "./yaml-document-BCCJ1LmI.js";
import { i as slugOf } from "./parse-mission-CiXB59El.js";
import { t as pinDocument } from "./mission-source-BT-YkDW9.js";
import { r as priorityOfLabels } from "./issue-priority-CO4CLEiH.js";
import { c as setSecret, r as identify, u as writeSummary } from "./runner-DjuuWo-7.js";
import { i as modelSecretsIn, n as findClaude } from "./claude-executable-CJkIK8pd.js";
import { n as defaultConfig, r as parseConfig } from "./config-BDW87AOV.js";
import { t as tell } from "./story-CHiLgU3D.js";
import { n as chooseJudge, t as chooseManager } from "./choose-manager-KkEDBqI9.js";
import { a as textOf$1, n as git, t as GitFailed } from "./git-DbxK4htX.js";
import { r as replaceFile } from "./durable-file-Cetvhxcl.js";
import { i as resolveNames } from "./git-repository-X8RG7fjE.js";
import { access, mkdir, mkdtemp, readFile as readFile$1, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { createHash } from "node:crypto";
import { createReadStream, readFileSync } from "node:fs";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { pipeline } from "node:stream/promises";
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
	return file === void 0 ? void 0 : placeOf$1({
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
	return placeOf$1({
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
	return placeOf$1({
		path,
		line,
		column,
		message: (error?.startsWith("E ") && /^\w+$/.test(end) ? `${end}: ${error.slice(1).trim()}` : end).replace(/ \[[^\]]+proj\]$/, "")
	});
}
/** Rust: `thread 'it' panicked at src/lib.rs:12:5:`, with the message below. */
function panicPlace(text) {
	const [message, path = "", line, column] = /^thread .*panicked at ([^\s:]+):(\d+):(\d+):?$/.exec(text) ?? [];
	return placeOf$1({
		path,
		line,
		column,
		message
	});
}
const largest = 1e7;
function placeOf$1({ path: raw, line, column, message }) {
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
// node_modules/zod/v4/classic/iso.js
function datetime(params) {
	return _isoDateTime(ZodISODateTime, params);
}
// src/core/annotation.ts
/** GitHub takes no more in one request. */
const mostAnnotations = 50;
const longestMessage$1 = 1e3;
/** Where the evidence of unmet criteria says that the code is wrong; each place once. */
function annotationsOf(standings) {
	const found = /* @__PURE__ */ new Map();
	for (const { criterion, verdict, evidence } of standings) {
		if (verdict !== "unmet") continue;
		const outputs = evidence.flatMap((one) => one.kind === "command" ? [one.tail] : []);
		const judged = evidence.flatMap((one) => one.kind === "judgement" ? judgedPlaces(criterion.id, one) : []);
		for (const place of [...outputs.flatMap(findFailurePlaces), ...judged]) {
			const key = `${place.path}:${place.line}:${place.column ?? ""}`;
			const message = clip(visibleText(place.message), longestMessage$1);
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
// src/core/comment-part.ts
/** What the mission is at, in a few words. */
function titleOf(state) {
	if (state.closed !== void 0) return outcomeWords[state.closed.outcome];
	if (state.queued !== void 0) return "Queued";
	if (state.parked?.awaits === "person") return "Waiting for commits";
	if (state.parked !== void 0) return state.parked.awaits === "ci" ? "Waiting for CI" : "Waiting";
	if (state.open === void 0) return escapeLine(headline(state), 200).replace(/\.$/, "");
	if (state.phase === "planned") return `Iteration ${state.iteration} has ended`;
	return `Iteration ${state.iteration} is at work`;
}
/** Why it stopped or waits, or what it does now. */
function renderWhy(state, detail) {
	if (state.queued !== void 0) return waitSentence(state);
	if (state.closed === void 0 && state.parked === void 0) return activityOf(state);
	const until = state.closed === void 0 && state.parked?.awaits === void 0 ? state.parked?.until : void 0;
	const time = until === void 0 ? "" : `Until ${new Date(until).toISOString().slice(0, 16).replace("T", " ")} UTC. `;
	const room = Math.max(200, detail.reason);
	const lines = whyOf(state).split("\n").filter((line) => line.trim() !== "").slice(0, 20).map((line) => escapeLine(line, room));
	return lines.length < 2 ? `${time}${lines.join("")}` : `${time}\n${lines.map((line) => `- ${line}`).join("\n")}`.trim();
}
/** The step of the iteration at work, for people. */
function activityOf({ phase, open, head, plan }) {
	switch (phase) {
		case "idle": return "";
		case "opened": {
			const focus = focusOf(open);
			const again = open !== void 0 && open.attempt > 1 ? `, attempt ${open.attempt}` : "";
			return `The worker is at ${focus} (${open?.strategy}${again}).`;
		}
		case "ran": return "The worker has ended; its work is being committed.";
		case "sealed": return `The criteria are being proved at \`${head.slice(0, 9)}\`.`;
		case "judged": return "The next iteration is being planned.";
		case "planned": return `Next: ${plan?.focus.map((id) => `\`${id}\``).join(", ") || "another iteration"}.`;
	}
}
function focusOf(open) {
	if (open?.strategy === "resolve-conflict") return "a conflict with the base";
	return open?.focus.map((id) => `\`${id}\``).join(", ") || "what the maintainers said";
}
/** What can be said to it now. */
function whileAtWork({ closed }) {
	return closed === void 0 ? "`/cco steer <text>` tells it something, `/cco pause` and `/cco stop` halt it." : "";
}
/** The bar, and the commit it is about. */
function renderProgress(state, links) {
	const { head, base, mission } = state;
	const where = head === base ? "" : ` at ${renderCommit(head, links)}`;
	return `${renderBar(completion(state))} · ${metCount(state)} of ${mission.criteria.length} criteria met${where}`;
}
/** What was used of what there is, and where to look further. */
function renderSpend(state, links) {
	const { mission, spend, iteration } = state;
	const { budget } = mission;
	const tokens = budget.tokens === void 0 ? "" : ` of ${budget.tokens.toLocaleString("en-US")}`;
	const { repository, run, pullRequest } = links;
	return [
		`Iteration ${iteration} of ${budget.iterations}`,
		`$${spend.usd.toFixed(2)} of $${budget.usd.toFixed(2)}`,
		`${Math.round(spend.ms / 6e4)} of ${budget.minutes} min`,
		`${spend.tokens.toLocaleString("en-US")}${tokens} tokens`,
		...pullRequest === void 0 ? [] : [`[pull request](${repository}/pull/${pullRequest})`],
		...run === void 0 ? [] : [`[last job](${run})`],
		`[ledger](${recordsOf(state, repository).replace("/blob/", "/tree/")})`
	].join(" · ");
}
/** Folded when it is long. */
function renderNotices(notices, detail) {
	if (notices.length === 0) return "";
	const most = detail.reason >= 500 ? 30 : 5;
	const shown = notices.slice(0, most).map((notice) => `- ${escapeLine(notice, Math.max(200, detail.reason))}`);
	const more = notices.length > most ? [`- … and ${notices.length - most} more`] : [];
	const list = [...shown, ...more].join("\n");
	const title = "How the text was understood";
	if (notices.length < 4) return `${title}:\n${list}`;
	return `<details><summary>${title} (${notices.length} notes)</summary>\n\n${list}\n\n</details>`;
}
/** What people pushed and no worker was told yet: they see that it was seen. */
function renderPeopleChanges(state) {
	const lines = renderJoined(state).split("\n").filter((line) => line.startsWith("- ")).map((line) => `- ${escapeLine(line.slice(2), 500)}`);
	return lines.length === 0 ? "" : `On the branch, and kept:\n${lines.join("\n")}`;
}
// src/core/comment-section.ts
const begin = "<!-- cco:begin -->";
const end = "<!-- cco:end -->";
/** GitHub refuses a body of more than 65,536 characters. */
const longestBody = 65e3;
/** A section shorter than this says nothing. */
const shortestSection = 500;
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
// src/core/label.ts
/** The label that makes an issue a mission. */
const missionLabel = "cco:mission";
/** Labels that say where a mission is; it has exactly one of them. Names, colours, descriptions. */
const standingLabels = {
	"cco:queued": {
		color: "ededed",
		description: "Waits for another mission of this repository"
	},
	"cco:running": {
		color: "1d76db",
		description: "CCO is at work"
	},
	"cco:parked": {
		color: "c5def5",
		description: "CCO waits for a known time"
	},
	"cco:needs-human": {
		color: "fbca04",
		description: "CCO needs an answer or an approval"
	},
	"cco:done": {
		color: "0e8a16",
		description: "Every required criterion is proved"
	},
	"cco:stopped": {
		color: "cfd3d7",
		description: "Somebody stopped it, or a limit did"
	},
	"cco:failed": {
		color: "b60205",
		description: "It is stuck, misconfigured, or the machinery failed"
	}
};
const ofOutcome = {
	done: "cco:done",
	"needs-human": "cco:needs-human",
	"out-of-budget": "cco:stopped",
	stalled: "cco:failed",
	stopped: "cco:stopped",
	misconfigured: "cco:failed",
	failed: "cco:failed"
};
function labelOf(state) {
	if (state.closed !== void 0) return ofOutcome[state.closed.outcome];
	if (state.queued !== void 0) return "cco:queued";
	return state.parked === void 0 ? "cco:running" : "cco:parked";
}
/** What to change so that the issue carries this label and no other of its kind. */
function labelChange(present, wanted) {
	const ours = present.filter((label) => label in standingLabels);
	return {
		add: ours.includes(wanted) ? [] : [wanted],
		remove: ours.filter((label) => label !== wanted)
	};
}
// src/core/continuation.ts
/** What a person has to write so that the mission goes on, as commands. Empty when there is nothing to do. */
function howToContinue(state) {
	const { closed, parked, pause, stop, queued } = state;
	if (stop !== void 0 && (closed === void 0 || closed.outcome === "stopped")) return afterStop(stop.cause);
	if (pause !== void 0) return "To go on: `/cco resume`.";
	if (parked !== void 0 && closed === void 0) return afterWait(parked, state);
	if (queued !== void 0) return "It starts by itself then. To take it out of the queue: `/cco stop`.";
	switch (closed?.outcome) {
		case void 0:
		case "done": return "";
		case "out-of-budget": return `To go on: \`${raiseCommand(state)}\`.`;
		case "needs-human": return closed?.awaits === "ci" ? "To go on, do what is said above. It goes on by itself when CI has concluded; to have it look at once: `/cco resume`." : answers(state);
		case "stalled": return "To go on, tell it what it does not know: `/cco steer <text>`. To let it try again as it is: `/cco resume`.";
		case "misconfigured":
		case "failed": return "To go on, mend the cause, then: `/cco retry`.";
		case "stopped": return afterStop(void 0);
	}
}
function afterWait({ awaits, until }, { mission }) {
	if (awaits === "person") return `To go on: push commits to \`${mission.branch.name}\`. They are proved with the next look after the missions; at once: \`/cco resume\`.`;
	if (awaits === "ci") return "It goes on by itself when CI has concluded. To have it look at once: `/cco resume`.";
	return until === void 0 ? "To go on: `/cco resume`." : "It goes on by itself then. To go on at once: `/cco resume`. `/cco pause` keeps it waiting.";
}
/** What stopped it by a deed is undone by one. */
function afterStop(cause) {
	switch (cause) {
		case void 0: return "To go on: `/cco resume`.";
		case "label-removed": return `To go on: put the label \`${missionLabel}\` back on.`;
		case "issue-closed": return "To go on: reopen the issue.";
		case "issue-gone": return "To go on with what is left, open another issue.";
		case "pull-request-closed": return "To go on: reopen the pull request, then `/cco resume`.";
		case "pull-request-merged": return afterMerge;
	}
}
/** A merged pull request takes no more commits, and a mission has only one. */
const afterMerge = `Nothing more is pushed to a merged pull request. To go on with what is left: a new issue with the label \`${missionLabel}\`.`;
/** Raises every limit that is reached. */
function raiseCommand({ mission: { budget }, spend, iteration }) {
	const raises = [
		iteration >= budget.iterations ? "+10iterations" : "",
		budget.usd - spend.usd < .01 ? "+10usd" : "",
		spend.ms >= budget.minutes * 6e4 ? "+120minutes" : "",
		budget.tokens !== void 0 && spend.tokens >= budget.tokens ? `+${budget.tokens}tokens` : ""
	].filter((raise) => raise !== "");
	return raises.length === 0 ? "/cco resume" : `/cco budget ${raises.join(" ")}`;
}
function findingsAnswer({ head }) {
	return `- \`/cco approve findings ${head.slice(0, 9)}\` lets stand what was found in the change; or push a commit that undoes it; or \`/cco steer <text>\``;
}
/** More would bury the first. */
const mostAnswers = 10;
function answers(state) {
	const open = openCriteria(state);
	const lines = open.flatMap(({ criterion: { id }, awaits }) => {
		if (awaits === "approval") return [`- \`/cco approve ${id}\`, or \`/cco reject ${id} <why>\``];
		if (awaits === "means of proof") {
			if (isDisputed(id, state)) return [`- \`/cco approve ${id}\` once you looked at it yourself, or \`/cco resume\` to have it judged again`];
			return [`- ${codeSpan(id)}: write \`\` verify: \`command\` \`\` or \`approval: maintainer\` under it, or configure a \`judge\`, then \`/cco resume\``];
		}
		if (awaits === "findings") return [];
		if (awaits === "checks") return [`- \`/cco approve checks ${id}\`, or \`/cco reject ${id} <why>\` to have another one drafted`];
		if (awaits !== "human") return [];
		return [`- ${codeSpan(id)}: change it, or say that it can be met, and how: \`/cco reject ${id} <why>\` or \`/cco steer <text>\``];
	});
	const question = state.plan?.question === void 0 ? [] : ["- `/cco steer <answer>`"];
	const found = blockingFindings(state).length === 0 ? [] : [findingsAnswer(state)];
	const atOnce = open.filter(({ awaits }) => awaits === "checks").length > 1 ? ["- `/cco approve checks`: all of them"] : [];
	const all = [...[
		...question,
		...found,
		...atOnce
	], ...lines.slice(0, mostAnswers)];
	if (all.length === 0) return "To go on, mend what is said above, then: `/cco resume`.";
	return `To go on:\n${all.join("\n")}`;
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
/** What the sticky comment is found again by. */
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
		renderTextChange(state, detail),
		howToContinue(state) || whileAtWork(state),
		renderChecklist(reports, detail),
		renderFoldedProof(reports, links, detail),
		renderFindings(state, detail),
		renderBaseline(state),
		renderPeopleChanges(state),
		renderWithheld(state, links, detail),
		renderSpend(state, links),
		renderNotices(links.notices, detail),
		renderHistory(state, links, detail)
	]));
}
/** CCO's part of the pull request's text, between its markers. See `replaceSection`. */
function renderPullRequestSection(state, links) {
	const reports = criterionReports(state, links);
	return wrapSection(renderFitting(longest.section, (detail) => joinParagraphs([
		`### Definition of Done: ${metCount(state)} of ${state.mission.criteria.length} met`,
		renderChecklist(reports, detail),
		renderProof(reports, links, detail),
		renderFindings(state, detail),
		renderBaseline(state),
		renderWithheld(state, links, detail),
		renderSpend(state, {
			...links,
			pullRequest: void 0
		}),
		renderHistory(state, links, detail)
	])));
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
		renderSpending(state)
	]))}\n`;
}
/** The check of the whole Definition of Done at the head, or of one criterion. */
function renderCheck(state, criterion, place = {}) {
	return criterion === void 0 ? checkOfAll(state, place) : checkOfOne(state, criterion, place);
}
const conclusions$1 = {
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
		...standingOfCheck(state.closed === void 0 ? void 0 : conclusions$1[state.closed.outcome]),
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
// node_modules/@octokit/request-error/dist-src/index.js
var import_light = /* @__PURE__ */ __toESM((/* @__PURE__ */ __commonJSMin(((exports, module, this$1) => {
	/**
	* This file contains the Bottleneck library (MIT), compiled to ES2017, and without Clustering support.
	* https://github.com/SGrondin/bottleneck
	*/
	(function(global, factory) {
		typeof exports === "object" && typeof module !== "undefined" ? module.exports = factory() : typeof define === "function" && define.amd ? define(factory) : global.Bottleneck = factory();
	})(this$1, (function() {
		"use strict";
		var commonjsGlobal = typeof globalThis !== "undefined" ? globalThis : typeof window !== "undefined" ? window : typeof global !== "undefined" ? global : typeof self !== "undefined" ? self : {};
		function getCjsExportFromNamespace(n) {
			return n && n["default"] || n;
		}
		var load = function(received, defaults, onto = {}) {
			var k, ref, v;
			for (k in defaults) {
				v = defaults[k];
				onto[k] = (ref = received[k]) != null ? ref : v;
			}
			return onto;
		};
		var overwrite = function(received, defaults, onto = {}) {
			var k, v;
			for (k in received) {
				v = received[k];
				if (defaults[k] !== void 0) onto[k] = v;
			}
			return onto;
		};
		var parser = {
			load,
			overwrite
		};
		var DLList_1 = class DLList {
			constructor(incr, decr) {
				this.incr = incr;
				this.decr = decr;
				this._first = null;
				this._last = null;
				this.length = 0;
			}
			push(value) {
				var node;
				this.length++;
				if (typeof this.incr === "function") this.incr();
				node = {
					value,
					prev: this._last,
					next: null
				};
				if (this._last != null) {
					this._last.next = node;
					this._last = node;
				} else this._first = this._last = node;
			}
			shift() {
				var value;
				if (this._first == null) return;
				else {
					this.length--;
					if (typeof this.decr === "function") this.decr();
				}
				value = this._first.value;
				if ((this._first = this._first.next) != null) this._first.prev = null;
				else this._last = null;
				return value;
			}
			first() {
				if (this._first != null) return this._first.value;
			}
			getArray() {
				var node = this._first, ref, results = [];
				while (node != null) results.push((ref = node, node = node.next, ref.value));
				return results;
			}
			forEachShift(cb) {
				var node = this.shift();
				while (node != null) cb(node), node = this.shift();
			}
			debug() {
				var node = this._first, ref, ref1, ref2, results = [];
				while (node != null) results.push((ref = node, node = node.next, {
					value: ref.value,
					prev: (ref1 = ref.prev) != null ? ref1.value : void 0,
					next: (ref2 = ref.next) != null ? ref2.value : void 0
				}));
				return results;
			}
		};
		var Events_1 = class Events {
			constructor(instance) {
				this.instance = instance;
				this._events = {};
				if (this.instance.on != null || this.instance.once != null || this.instance.removeAllListeners != null) throw new Error("An Emitter already exists for this object");
				this.instance.on = (name, cb) => {
					return this._addListener(name, "many", cb);
				};
				this.instance.once = (name, cb) => {
					return this._addListener(name, "once", cb);
				};
				this.instance.removeAllListeners = (name = null) => {
					if (name != null) return delete this._events[name];
					else return this._events = {};
				};
			}
			_addListener(name, status, cb) {
				var base;
				if ((base = this._events)[name] == null) base[name] = [];
				this._events[name].push({
					cb,
					status
				});
				return this.instance;
			}
			listenerCount(name) {
				if (this._events[name] != null) return this._events[name].length;
				else return 0;
			}
			async trigger(name, ...args) {
				var e, promises;
				try {
					if (name !== "debug") this.trigger("debug", `Event triggered: ${name}`, args);
					if (this._events[name] == null) return;
					this._events[name] = this._events[name].filter(function(listener) {
						return listener.status !== "none";
					});
					promises = this._events[name].map(async (listener) => {
						var e, returned;
						if (listener.status === "none") return;
						if (listener.status === "once") listener.status = "none";
						try {
							returned = typeof listener.cb === "function" ? listener.cb(...args) : void 0;
							if (typeof (returned != null ? returned.then : void 0) === "function") return await returned;
							else return returned;
						} catch (error) {
							e = error;
							this.trigger("error", e);
							return null;
						}
					});
					return (await Promise.all(promises)).find(function(x) {
						return x != null;
					});
				} catch (error) {
					e = error;
					this.trigger("error", e);
					return null;
				}
			}
		};
		var DLList$1 = DLList_1, Events$1 = Events_1;
		var Queues_1 = class Queues {
			constructor(num_priorities) {
				this.Events = new Events$1(this);
				this._length = 0;
				this._lists = (function() {
					var j, ref, results = [];
					for (j = 1, ref = num_priorities; 1 <= ref ? j <= ref : j >= ref; 1 <= ref ? ++j : --j) results.push(new DLList$1((() => {
						return this.incr();
					}), (() => {
						return this.decr();
					})));
					return results;
				}).call(this);
			}
			incr() {
				if (this._length++ === 0) return this.Events.trigger("leftzero");
			}
			decr() {
				if (--this._length === 0) return this.Events.trigger("zero");
			}
			push(job) {
				return this._lists[job.options.priority].push(job);
			}
			queued(priority) {
				if (priority != null) return this._lists[priority].length;
				else return this._length;
			}
			shiftAll(fn) {
				return this._lists.forEach(function(list) {
					return list.forEachShift(fn);
				});
			}
			getFirst(arr = this._lists) {
				var j = 0, len = arr.length, list;
				for (; j < len; j++) {
					list = arr[j];
					if (list.length > 0) return list;
				}
				return [];
			}
			shiftLastFrom(priority) {
				return this.getFirst(this._lists.slice(priority).reverse()).shift();
			}
		};
		var BottleneckError_1 = class BottleneckError extends Error {};
		var BottleneckError$1, DEFAULT_PRIORITY, Job, NUM_PRIORITIES = 10, parser$1;
		DEFAULT_PRIORITY = 5;
		parser$1 = parser;
		BottleneckError$1 = BottleneckError_1;
		Job = class Job {
			constructor(task, args, options, jobDefaults, rejectOnDrop, Events, _states, Promise) {
				this.task = task;
				this.args = args;
				this.rejectOnDrop = rejectOnDrop;
				this.Events = Events;
				this._states = _states;
				this.Promise = Promise;
				this.options = parser$1.load(options, jobDefaults);
				this.options.priority = this._sanitizePriority(this.options.priority);
				if (this.options.id === jobDefaults.id) this.options.id = `${this.options.id}-${this._randomIndex()}`;
				this.promise = new this.Promise((_resolve, _reject) => {
					this._resolve = _resolve;
					this._reject = _reject;
				});
				this.retryCount = 0;
			}
			_sanitizePriority(priority) {
				var sProperty = ~~priority !== priority ? DEFAULT_PRIORITY : priority;
				if (sProperty < 0) return 0;
				else if (sProperty > NUM_PRIORITIES - 1) return NUM_PRIORITIES - 1;
				else return sProperty;
			}
			_randomIndex() {
				return Math.random().toString(36).slice(2);
			}
			doDrop({ error, message = "This job has been dropped by Bottleneck" } = {}) {
				if (this._states.remove(this.options.id)) {
					if (this.rejectOnDrop) this._reject(error != null ? error : new BottleneckError$1(message));
					this.Events.trigger("dropped", {
						args: this.args,
						options: this.options,
						task: this.task,
						promise: this.promise
					});
					return true;
				} else return false;
			}
			_assertStatus(expected) {
				var status = this._states.jobStatus(this.options.id);
				if (!(status === expected || expected === "DONE" && status === null)) throw new BottleneckError$1(`Invalid job status ${status}, expected ${expected}. Please open an issue at https://github.com/SGrondin/bottleneck/issues`);
			}
			doReceive() {
				this._states.start(this.options.id);
				return this.Events.trigger("received", {
					args: this.args,
					options: this.options
				});
			}
			doQueue(reachedHWM, blocked) {
				this._assertStatus("RECEIVED");
				this._states.next(this.options.id);
				return this.Events.trigger("queued", {
					args: this.args,
					options: this.options,
					reachedHWM,
					blocked
				});
			}
			doRun() {
				if (this.retryCount === 0) {
					this._assertStatus("QUEUED");
					this._states.next(this.options.id);
				} else this._assertStatus("EXECUTING");
				return this.Events.trigger("scheduled", {
					args: this.args,
					options: this.options
				});
			}
			async doExecute(chained, clearGlobalState, run, free) {
				var error, eventInfo, passed;
				if (this.retryCount === 0) {
					this._assertStatus("RUNNING");
					this._states.next(this.options.id);
				} else this._assertStatus("EXECUTING");
				eventInfo = {
					args: this.args,
					options: this.options,
					retryCount: this.retryCount
				};
				this.Events.trigger("executing", eventInfo);
				try {
					passed = await (chained != null ? chained.schedule(this.options, this.task, ...this.args) : this.task(...this.args));
					if (clearGlobalState()) {
						this.doDone(eventInfo);
						await free(this.options, eventInfo);
						this._assertStatus("DONE");
						return this._resolve(passed);
					}
				} catch (error1) {
					error = error1;
					return this._onFailure(error, eventInfo, clearGlobalState, run, free);
				}
			}
			doExpire(clearGlobalState, run, free) {
				var error, eventInfo;
				if (this._states.jobStatus(this.options.id === "RUNNING")) this._states.next(this.options.id);
				this._assertStatus("EXECUTING");
				eventInfo = {
					args: this.args,
					options: this.options,
					retryCount: this.retryCount
				};
				error = new BottleneckError$1(`This job timed out after ${this.options.expiration} ms.`);
				return this._onFailure(error, eventInfo, clearGlobalState, run, free);
			}
			async _onFailure(error, eventInfo, clearGlobalState, run, free) {
				var retry, retryAfter;
				if (clearGlobalState()) {
					retry = await this.Events.trigger("failed", error, eventInfo);
					if (retry != null) {
						retryAfter = ~~retry;
						this.Events.trigger("retry", `Retrying ${this.options.id} after ${retryAfter} ms`, eventInfo);
						this.retryCount++;
						return run(retryAfter);
					} else {
						this.doDone(eventInfo);
						await free(this.options, eventInfo);
						this._assertStatus("DONE");
						return this._reject(error);
					}
				}
			}
			doDone(eventInfo) {
				this._assertStatus("EXECUTING");
				this._states.next(this.options.id);
				return this.Events.trigger("done", eventInfo);
			}
		};
		var Job_1 = Job;
		var BottleneckError$2, LocalDatastore, parser$2 = parser;
		BottleneckError$2 = BottleneckError_1;
		LocalDatastore = class LocalDatastore {
			constructor(instance, storeOptions, storeInstanceOptions) {
				this.instance = instance;
				this.storeOptions = storeOptions;
				this.clientId = this.instance._randomIndex();
				parser$2.load(storeInstanceOptions, storeInstanceOptions, this);
				this._nextRequest = this._lastReservoirRefresh = this._lastReservoirIncrease = Date.now();
				this._running = 0;
				this._done = 0;
				this._unblockTime = 0;
				this.ready = this.Promise.resolve();
				this.clients = {};
				this._startHeartbeat();
			}
			_startHeartbeat() {
				var base;
				if (this.heartbeat == null && (this.storeOptions.reservoirRefreshInterval != null && this.storeOptions.reservoirRefreshAmount != null || this.storeOptions.reservoirIncreaseInterval != null && this.storeOptions.reservoirIncreaseAmount != null)) return typeof (base = this.heartbeat = setInterval(() => {
					var amount, incr, maximum, now = Date.now(), reservoir;
					if (this.storeOptions.reservoirRefreshInterval != null && now >= this._lastReservoirRefresh + this.storeOptions.reservoirRefreshInterval) {
						this._lastReservoirRefresh = now;
						this.storeOptions.reservoir = this.storeOptions.reservoirRefreshAmount;
						this.instance._drainAll(this.computeCapacity());
					}
					if (this.storeOptions.reservoirIncreaseInterval != null && now >= this._lastReservoirIncrease + this.storeOptions.reservoirIncreaseInterval) {
						({reservoirIncreaseAmount: amount, reservoirIncreaseMaximum: maximum, reservoir} = this.storeOptions);
						this._lastReservoirIncrease = now;
						incr = maximum != null ? Math.min(amount, maximum - reservoir) : amount;
						if (incr > 0) {
							this.storeOptions.reservoir += incr;
							return this.instance._drainAll(this.computeCapacity());
						}
					}
				}, this.heartbeatInterval)).unref === "function" ? base.unref() : void 0;
				else return clearInterval(this.heartbeat);
			}
			async __publish__(message) {
				await this.yieldLoop();
				return this.instance.Events.trigger("message", message.toString());
			}
			async __disconnect__(flush) {
				await this.yieldLoop();
				clearInterval(this.heartbeat);
				return this.Promise.resolve();
			}
			yieldLoop(t = 0) {
				return new this.Promise(function(resolve, reject) {
					return setTimeout(resolve, t);
				});
			}
			computePenalty() {
				var ref;
				return (ref = this.storeOptions.penalty) != null ? ref : 15 * this.storeOptions.minTime || 5e3;
			}
			async __updateSettings__(options) {
				await this.yieldLoop();
				parser$2.overwrite(options, options, this.storeOptions);
				this._startHeartbeat();
				this.instance._drainAll(this.computeCapacity());
				return true;
			}
			async __running__() {
				await this.yieldLoop();
				return this._running;
			}
			async __queued__() {
				await this.yieldLoop();
				return this.instance.queued();
			}
			async __done__() {
				await this.yieldLoop();
				return this._done;
			}
			async __groupCheck__(time) {
				await this.yieldLoop();
				return this._nextRequest + this.timeout < time;
			}
			computeCapacity() {
				var maxConcurrent, reservoir;
				({maxConcurrent, reservoir} = this.storeOptions);
				if (maxConcurrent != null && reservoir != null) return Math.min(maxConcurrent - this._running, reservoir);
				else if (maxConcurrent != null) return maxConcurrent - this._running;
				else if (reservoir != null) return reservoir;
				else return null;
			}
			conditionsCheck(weight) {
				var capacity = this.computeCapacity();
				return capacity == null || weight <= capacity;
			}
			async __incrementReservoir__(incr) {
				var reservoir;
				await this.yieldLoop();
				reservoir = this.storeOptions.reservoir += incr;
				this.instance._drainAll(this.computeCapacity());
				return reservoir;
			}
			async __currentReservoir__() {
				await this.yieldLoop();
				return this.storeOptions.reservoir;
			}
			isBlocked(now) {
				return this._unblockTime >= now;
			}
			check(weight, now) {
				return this.conditionsCheck(weight) && this._nextRequest - now <= 0;
			}
			async __check__(weight) {
				var now;
				await this.yieldLoop();
				now = Date.now();
				return this.check(weight, now);
			}
			async __register__(index, weight, expiration) {
				var now, wait;
				await this.yieldLoop();
				now = Date.now();
				if (this.conditionsCheck(weight)) {
					this._running += weight;
					if (this.storeOptions.reservoir != null) this.storeOptions.reservoir -= weight;
					wait = Math.max(this._nextRequest - now, 0);
					this._nextRequest = now + wait + this.storeOptions.minTime;
					return {
						success: true,
						wait,
						reservoir: this.storeOptions.reservoir
					};
				} else return { success: false };
			}
			strategyIsBlock() {
				return this.storeOptions.strategy === 3;
			}
			async __submit__(queueLength, weight) {
				var blocked, now, reachedHWM;
				await this.yieldLoop();
				if (this.storeOptions.maxConcurrent != null && weight > this.storeOptions.maxConcurrent) throw new BottleneckError$2(`Impossible to add a job having a weight of ${weight} to a limiter having a maxConcurrent setting of ${this.storeOptions.maxConcurrent}`);
				now = Date.now();
				reachedHWM = this.storeOptions.highWater != null && queueLength === this.storeOptions.highWater && !this.check(weight, now);
				blocked = this.strategyIsBlock() && (reachedHWM || this.isBlocked(now));
				if (blocked) {
					this._unblockTime = now + this.computePenalty();
					this._nextRequest = this._unblockTime + this.storeOptions.minTime;
					this.instance._dropAllQueued();
				}
				return {
					reachedHWM,
					blocked,
					strategy: this.storeOptions.strategy
				};
			}
			async __free__(index, weight) {
				await this.yieldLoop();
				this._running -= weight;
				this._done += weight;
				this.instance._drainAll(this.computeCapacity());
				return { running: this._running };
			}
		};
		var LocalDatastore_1 = LocalDatastore;
		var BottleneckError$3 = BottleneckError_1;
		var States_1 = class States {
			constructor(status1) {
				this.status = status1;
				this._jobs = {};
				this.counts = this.status.map(function() {
					return 0;
				});
			}
			next(id) {
				var current = this._jobs[id], next = current + 1;
				if (current != null && next < this.status.length) {
					this.counts[current]--;
					this.counts[next]++;
					return this._jobs[id]++;
				} else if (current != null) {
					this.counts[current]--;
					return delete this._jobs[id];
				}
			}
			start(id) {
				var initial = 0;
				this._jobs[id] = initial;
				return this.counts[initial]++;
			}
			remove(id) {
				var current = this._jobs[id];
				if (current != null) {
					this.counts[current]--;
					delete this._jobs[id];
				}
				return current != null;
			}
			jobStatus(id) {
				var ref;
				return (ref = this.status[this._jobs[id]]) != null ? ref : null;
			}
			statusJobs(status) {
				var k, pos, ref, results, v;
				if (status != null) {
					pos = this.status.indexOf(status);
					if (pos < 0) throw new BottleneckError$3(`status must be one of ${this.status.join(", ")}`);
					ref = this._jobs;
					results = [];
					for (k in ref) {
						v = ref[k];
						if (v === pos) results.push(k);
					}
					return results;
				} else return Object.keys(this._jobs);
			}
			statusCounts() {
				return this.counts.reduce(((acc, v, i) => {
					acc[this.status[i]] = v;
					return acc;
				}), {});
			}
		};
		var DLList$2 = DLList_1;
		var Sync_1 = class Sync {
			constructor(name, Promise) {
				this.schedule = this.schedule.bind(this);
				this.name = name;
				this.Promise = Promise;
				this._running = 0;
				this._queue = new DLList$2();
			}
			isEmpty() {
				return this._queue.length === 0;
			}
			async _tryToRun() {
				var args, cb, error, reject, resolve, returned, task;
				if (this._running < 1 && this._queue.length > 0) {
					this._running++;
					({task, args, resolve, reject} = this._queue.shift());
					cb = await (async function() {
						try {
							returned = await task(...args);
							return function() {
								return resolve(returned);
							};
						} catch (error1) {
							error = error1;
							return function() {
								return reject(error);
							};
						}
					})();
					this._running--;
					this._tryToRun();
					return cb();
				}
			}
			schedule(task, ...args) {
				var promise, reject, resolve = reject = null;
				promise = new this.Promise(function(_resolve, _reject) {
					resolve = _resolve;
					return reject = _reject;
				});
				this._queue.push({
					task,
					args,
					resolve,
					reject
				});
				this._tryToRun();
				return promise;
			}
		};
		var version = "2.19.5";
		var version$2 = /*#__PURE__*/ Object.freeze({
			version,
			default: { version }
		});
		var require$$2 = () => console.log("You must import the full version of Bottleneck in order to use this feature.");
		var require$$3 = () => console.log("You must import the full version of Bottleneck in order to use this feature.");
		var require$$4 = () => console.log("You must import the full version of Bottleneck in order to use this feature.");
		var Events$2, Group, IORedisConnection$1, RedisConnection$1, Scripts$1, parser$3 = parser;
		Events$2 = Events_1;
		RedisConnection$1 = require$$2;
		IORedisConnection$1 = require$$3;
		Scripts$1 = require$$4;
		Group = (function() {
			class Group {
				constructor(limiterOptions = {}) {
					this.deleteKey = this.deleteKey.bind(this);
					this.limiterOptions = limiterOptions;
					parser$3.load(this.limiterOptions, this.defaults, this);
					this.Events = new Events$2(this);
					this.instances = {};
					this.Bottleneck = Bottleneck_1;
					this._startAutoCleanup();
					this.sharedConnection = this.connection != null;
					if (this.connection == null) {
						if (this.limiterOptions.datastore === "redis") this.connection = new RedisConnection$1(Object.assign({}, this.limiterOptions, { Events: this.Events }));
						else if (this.limiterOptions.datastore === "ioredis") this.connection = new IORedisConnection$1(Object.assign({}, this.limiterOptions, { Events: this.Events }));
					}
				}
				key(key = "") {
					var ref;
					return (ref = this.instances[key]) != null ? ref : (() => {
						var limiter = this.instances[key] = new this.Bottleneck(Object.assign(this.limiterOptions, {
							id: `${this.id}-${key}`,
							timeout: this.timeout,
							connection: this.connection
						}));
						this.Events.trigger("created", limiter, key);
						return limiter;
					})();
				}
				async deleteKey(key = "") {
					var deleted, instance = this.instances[key];
					if (this.connection) deleted = await this.connection.__runCommand__(["del", ...Scripts$1.allKeys(`${this.id}-${key}`)]);
					if (instance != null) {
						delete this.instances[key];
						await instance.disconnect();
					}
					return instance != null || deleted > 0;
				}
				limiters() {
					var k, ref = this.instances, results = [], v;
					for (k in ref) {
						v = ref[k];
						results.push({
							key: k,
							limiter: v
						});
					}
					return results;
				}
				keys() {
					return Object.keys(this.instances);
				}
				async clusterKeys() {
					var cursor, end, found, i, k, keys, len, next, start;
					if (this.connection == null) return this.Promise.resolve(this.keys());
					keys = [];
					cursor = null;
					start = `b_${this.id}-`.length;
					end = 9;
					while (cursor !== 0) {
						[next, found] = await this.connection.__runCommand__([
							"scan",
							cursor != null ? cursor : 0,
							"match",
							`b_${this.id}-*_settings`,
							"count",
							1e4
						]);
						cursor = ~~next;
						for (i = 0, len = found.length; i < len; i++) {
							k = found[i];
							keys.push(k.slice(start, -end));
						}
					}
					return keys;
				}
				_startAutoCleanup() {
					var base;
					clearInterval(this.interval);
					return typeof (base = this.interval = setInterval(async () => {
						var e, k, ref, results, time = Date.now(), v;
						ref = this.instances;
						results = [];
						for (k in ref) {
							v = ref[k];
							try {
								if (await v._store.__groupCheck__(time)) results.push(this.deleteKey(k));
								else results.push(void 0);
							} catch (error) {
								e = error;
								results.push(v.Events.trigger("error", e));
							}
						}
						return results;
					}, this.timeout / 2)).unref === "function" ? base.unref() : void 0;
				}
				updateSettings(options = {}) {
					parser$3.overwrite(options, this.defaults, this);
					parser$3.overwrite(options, options, this.limiterOptions);
					if (options.timeout != null) return this._startAutoCleanup();
				}
				disconnect(flush = true) {
					var ref;
					if (!this.sharedConnection) return (ref = this.connection) != null ? ref.disconnect(flush) : void 0;
				}
			}
			Group.prototype.defaults = {
				timeout: 3e5,
				connection: null,
				Promise,
				id: "group-key"
			};
			return Group;
		}).call(commonjsGlobal);
		var Group_1 = Group;
		var Batcher, Events$3, parser$4 = parser;
		Events$3 = Events_1;
		Batcher = (function() {
			class Batcher {
				constructor(options = {}) {
					this.options = options;
					parser$4.load(this.options, this.defaults, this);
					this.Events = new Events$3(this);
					this._arr = [];
					this._resetPromise();
					this._lastFlush = Date.now();
				}
				_resetPromise() {
					return this._promise = new this.Promise((res, rej) => {
						return this._resolve = res;
					});
				}
				_flush() {
					clearTimeout(this._timeout);
					this._lastFlush = Date.now();
					this._resolve();
					this.Events.trigger("batch", this._arr);
					this._arr = [];
					return this._resetPromise();
				}
				add(data) {
					var ret;
					this._arr.push(data);
					ret = this._promise;
					if (this._arr.length === this.maxSize) this._flush();
					else if (this.maxTime != null && this._arr.length === 1) this._timeout = setTimeout(() => {
						return this._flush();
					}, this.maxTime);
					return ret;
				}
			}
			Batcher.prototype.defaults = {
				maxTime: null,
				maxSize: null,
				Promise
			};
			return Batcher;
		}).call(commonjsGlobal);
		var Batcher_1 = Batcher;
		var require$$4$1 = () => console.log("You must import the full version of Bottleneck in order to use this feature.");
		var require$$8 = getCjsExportFromNamespace(version$2);
		var Bottleneck, DEFAULT_PRIORITY$1, Events$4, Job$1, LocalDatastore$1, NUM_PRIORITIES$1, Queues$1, RedisDatastore$1, States$1, Sync$1, parser$5, splice = [].splice;
		NUM_PRIORITIES$1 = 10;
		DEFAULT_PRIORITY$1 = 5;
		parser$5 = parser;
		Queues$1 = Queues_1;
		Job$1 = Job_1;
		LocalDatastore$1 = LocalDatastore_1;
		RedisDatastore$1 = require$$4$1;
		Events$4 = Events_1;
		States$1 = States_1;
		Sync$1 = Sync_1;
		Bottleneck = (function() {
			class Bottleneck {
				constructor(options = {}, ...invalid) {
					var storeInstanceOptions, storeOptions;
					this._addToQueue = this._addToQueue.bind(this);
					this._validateOptions(options, invalid);
					parser$5.load(options, this.instanceDefaults, this);
					this._queues = new Queues$1(NUM_PRIORITIES$1);
					this._scheduled = {};
					this._states = new States$1([
						"RECEIVED",
						"QUEUED",
						"RUNNING",
						"EXECUTING"
					].concat(this.trackDoneStatus ? ["DONE"] : []));
					this._limiter = null;
					this.Events = new Events$4(this);
					this._submitLock = new Sync$1("submit", this.Promise);
					this._registerLock = new Sync$1("register", this.Promise);
					storeOptions = parser$5.load(options, this.storeDefaults, {});
					this._store = (function() {
						if (this.datastore === "redis" || this.datastore === "ioredis" || this.connection != null) {
							storeInstanceOptions = parser$5.load(options, this.redisStoreDefaults, {});
							return new RedisDatastore$1(this, storeOptions, storeInstanceOptions);
						} else if (this.datastore === "local") {
							storeInstanceOptions = parser$5.load(options, this.localStoreDefaults, {});
							return new LocalDatastore$1(this, storeOptions, storeInstanceOptions);
						} else throw new Bottleneck.prototype.BottleneckError(`Invalid datastore type: ${this.datastore}`);
					}).call(this);
					this._queues.on("leftzero", () => {
						var ref;
						return (ref = this._store.heartbeat) != null ? typeof ref.ref === "function" ? ref.ref() : void 0 : void 0;
					});
					this._queues.on("zero", () => {
						var ref;
						return (ref = this._store.heartbeat) != null ? typeof ref.unref === "function" ? ref.unref() : void 0 : void 0;
					});
				}
				_validateOptions(options, invalid) {
					if (!(options != null && typeof options === "object" && invalid.length === 0)) throw new Bottleneck.prototype.BottleneckError("Bottleneck v2 takes a single object argument. Refer to https://github.com/SGrondin/bottleneck#upgrading-to-v2 if you're upgrading from Bottleneck v1.");
				}
				ready() {
					return this._store.ready;
				}
				clients() {
					return this._store.clients;
				}
				channel() {
					return `b_${this.id}`;
				}
				channel_client() {
					return `b_${this.id}_${this._store.clientId}`;
				}
				publish(message) {
					return this._store.__publish__(message);
				}
				disconnect(flush = true) {
					return this._store.__disconnect__(flush);
				}
				chain(_limiter) {
					this._limiter = _limiter;
					return this;
				}
				queued(priority) {
					return this._queues.queued(priority);
				}
				clusterQueued() {
					return this._store.__queued__();
				}
				empty() {
					return this.queued() === 0 && this._submitLock.isEmpty();
				}
				running() {
					return this._store.__running__();
				}
				done() {
					return this._store.__done__();
				}
				jobStatus(id) {
					return this._states.jobStatus(id);
				}
				jobs(status) {
					return this._states.statusJobs(status);
				}
				counts() {
					return this._states.statusCounts();
				}
				_randomIndex() {
					return Math.random().toString(36).slice(2);
				}
				check(weight = 1) {
					return this._store.__check__(weight);
				}
				_clearGlobalState(index) {
					if (this._scheduled[index] != null) {
						clearTimeout(this._scheduled[index].expiration);
						delete this._scheduled[index];
						return true;
					} else return false;
				}
				async _free(index, job, options, eventInfo) {
					var e, running;
					try {
						({running} = await this._store.__free__(index, options.weight));
						this.Events.trigger("debug", `Freed ${options.id}`, eventInfo);
						if (running === 0 && this.empty()) return this.Events.trigger("idle");
					} catch (error1) {
						e = error1;
						return this.Events.trigger("error", e);
					}
				}
				_run(index, job, wait) {
					var clearGlobalState, free, run;
					job.doRun();
					clearGlobalState = this._clearGlobalState.bind(this, index);
					run = this._run.bind(this, index, job);
					free = this._free.bind(this, index, job);
					return this._scheduled[index] = {
						timeout: setTimeout(() => {
							return job.doExecute(this._limiter, clearGlobalState, run, free);
						}, wait),
						expiration: job.options.expiration != null ? setTimeout(function() {
							return job.doExpire(clearGlobalState, run, free);
						}, wait + job.options.expiration) : void 0,
						job
					};
				}
				_drainOne(capacity) {
					return this._registerLock.schedule(() => {
						var args, index, next, options, queue;
						if (this.queued() === 0) return this.Promise.resolve(null);
						queue = this._queues.getFirst();
						({options, args} = next = queue.first());
						if (capacity != null && options.weight > capacity) return this.Promise.resolve(null);
						this.Events.trigger("debug", `Draining ${options.id}`, {
							args,
							options
						});
						index = this._randomIndex();
						return this._store.__register__(index, options.weight, options.expiration).then(({ success, wait, reservoir }) => {
							var empty;
							this.Events.trigger("debug", `Drained ${options.id}`, {
								success,
								args,
								options
							});
							if (success) {
								queue.shift();
								empty = this.empty();
								if (empty) this.Events.trigger("empty");
								if (reservoir === 0) this.Events.trigger("depleted", empty);
								this._run(index, next, wait);
								return this.Promise.resolve(options.weight);
							} else return this.Promise.resolve(null);
						});
					});
				}
				_drainAll(capacity, total = 0) {
					return this._drainOne(capacity).then((drained) => {
						var newCapacity;
						if (drained != null) {
							newCapacity = capacity != null ? capacity - drained : capacity;
							return this._drainAll(newCapacity, total + drained);
						} else return this.Promise.resolve(total);
					}).catch((e) => {
						return this.Events.trigger("error", e);
					});
				}
				_dropAllQueued(message) {
					return this._queues.shiftAll(function(job) {
						return job.doDrop({ message });
					});
				}
				stop(options = {}) {
					var done, waitForExecuting;
					options = parser$5.load(options, this.stopDefaults);
					waitForExecuting = (at) => {
						var finished = () => {
							var counts = this._states.counts;
							return counts[0] + counts[1] + counts[2] + counts[3] === at;
						};
						return new this.Promise((resolve, reject) => {
							if (finished()) return resolve();
							else return this.on("done", () => {
								if (finished()) {
									this.removeAllListeners("done");
									return resolve();
								}
							});
						});
					};
					done = options.dropWaitingJobs ? (this._run = function(index, next) {
						return next.doDrop({ message: options.dropErrorMessage });
					}, this._drainOne = () => {
						return this.Promise.resolve(null);
					}, this._registerLock.schedule(() => {
						return this._submitLock.schedule(() => {
							var k, ref = this._scheduled, v;
							for (k in ref) {
								v = ref[k];
								if (this.jobStatus(v.job.options.id) === "RUNNING") {
									clearTimeout(v.timeout);
									clearTimeout(v.expiration);
									v.job.doDrop({ message: options.dropErrorMessage });
								}
							}
							this._dropAllQueued(options.dropErrorMessage);
							return waitForExecuting(0);
						});
					})) : this.schedule({
						priority: NUM_PRIORITIES$1 - 1,
						weight: 0
					}, () => {
						return waitForExecuting(1);
					});
					this._receive = function(job) {
						return job._reject(new Bottleneck.prototype.BottleneckError(options.enqueueErrorMessage));
					};
					this.stop = () => {
						return this.Promise.reject(new Bottleneck.prototype.BottleneckError("stop() has already been called"));
					};
					return done;
				}
				async _addToQueue(job) {
					var args, blocked, error, options, reachedHWM, shifted, strategy;
					({args, options} = job);
					try {
						({reachedHWM, blocked, strategy} = await this._store.__submit__(this.queued(), options.weight));
					} catch (error1) {
						error = error1;
						this.Events.trigger("debug", `Could not queue ${options.id}`, {
							args,
							options,
							error
						});
						job.doDrop({ error });
						return false;
					}
					if (blocked) {
						job.doDrop();
						return true;
					} else if (reachedHWM) {
						shifted = strategy === Bottleneck.prototype.strategy.LEAK ? this._queues.shiftLastFrom(options.priority) : strategy === Bottleneck.prototype.strategy.OVERFLOW_PRIORITY ? this._queues.shiftLastFrom(options.priority + 1) : strategy === Bottleneck.prototype.strategy.OVERFLOW ? job : void 0;
						if (shifted != null) shifted.doDrop();
						if (shifted == null || strategy === Bottleneck.prototype.strategy.OVERFLOW) {
							if (shifted == null) job.doDrop();
							return reachedHWM;
						}
					}
					job.doQueue(reachedHWM, blocked);
					this._queues.push(job);
					await this._drainAll();
					return reachedHWM;
				}
				_receive(job) {
					if (this._states.jobStatus(job.options.id) != null) {
						job._reject(new Bottleneck.prototype.BottleneckError(`A job with the same id already exists (id=${job.options.id})`));
						return false;
					} else {
						job.doReceive();
						return this._submitLock.schedule(this._addToQueue, job);
					}
				}
				submit(...args) {
					var cb, fn, job, options, ref, ref1, task;
					if (typeof args[0] === "function") {
						ref = args, [fn, ...args] = ref, [cb] = splice.call(args, -1);
						options = parser$5.load({}, this.jobDefaults);
					} else {
						ref1 = args, [options, fn, ...args] = ref1, [cb] = splice.call(args, -1);
						options = parser$5.load(options, this.jobDefaults);
					}
					task = (...args) => {
						return new this.Promise(function(resolve, reject) {
							return fn(...args, function(...args) {
								return (args[0] != null ? reject : resolve)(args);
							});
						});
					};
					job = new Job$1(task, args, options, this.jobDefaults, this.rejectOnDrop, this.Events, this._states, this.Promise);
					job.promise.then(function(args) {
						return typeof cb === "function" ? cb(...args) : void 0;
					}).catch(function(args) {
						if (Array.isArray(args)) return typeof cb === "function" ? cb(...args) : void 0;
						else return typeof cb === "function" ? cb(args) : void 0;
					});
					return this._receive(job);
				}
				schedule(...args) {
					var job, options, task;
					if (typeof args[0] === "function") {
						[task, ...args] = args;
						options = {};
					} else [options, task, ...args] = args;
					job = new Job$1(task, args, options, this.jobDefaults, this.rejectOnDrop, this.Events, this._states, this.Promise);
					this._receive(job);
					return job.promise;
				}
				wrap(fn) {
					var schedule = this.schedule.bind(this), wrapped = function(...args) {
						return schedule(fn.bind(this), ...args);
					};
					wrapped.withOptions = function(options, ...args) {
						return schedule(options, fn, ...args);
					};
					return wrapped;
				}
				async updateSettings(options = {}) {
					await this._store.__updateSettings__(parser$5.overwrite(options, this.storeDefaults));
					parser$5.overwrite(options, this.instanceDefaults, this);
					return this;
				}
				currentReservoir() {
					return this._store.__currentReservoir__();
				}
				incrementReservoir(incr = 0) {
					return this._store.__incrementReservoir__(incr);
				}
			}
			Bottleneck.default = Bottleneck;
			Bottleneck.Events = Events$4;
			Bottleneck.version = Bottleneck.prototype.version = require$$8.version;
			Bottleneck.strategy = Bottleneck.prototype.strategy = {
				LEAK: 1,
				OVERFLOW: 2,
				OVERFLOW_PRIORITY: 4,
				BLOCK: 3
			};
			Bottleneck.BottleneckError = Bottleneck.prototype.BottleneckError = BottleneckError_1;
			Bottleneck.Group = Bottleneck.prototype.Group = Group_1;
			Bottleneck.RedisConnection = Bottleneck.prototype.RedisConnection = require$$2;
			Bottleneck.IORedisConnection = Bottleneck.prototype.IORedisConnection = require$$3;
			Bottleneck.Batcher = Bottleneck.prototype.Batcher = Batcher_1;
			Bottleneck.prototype.jobDefaults = {
				priority: DEFAULT_PRIORITY$1,
				weight: 1,
				expiration: null,
				id: "<no-id>"
			};
			Bottleneck.prototype.storeDefaults = {
				maxConcurrent: null,
				minTime: 0,
				highWater: null,
				strategy: Bottleneck.prototype.strategy.LEAK,
				penalty: null,
				reservoir: null,
				reservoirRefreshInterval: null,
				reservoirRefreshAmount: null,
				reservoirIncreaseInterval: null,
				reservoirIncreaseAmount: null,
				reservoirIncreaseMaximum: null
			};
			Bottleneck.prototype.localStoreDefaults = {
				Promise,
				timeout: null,
				heartbeatInterval: 250
			};
			Bottleneck.prototype.redisStoreDefaults = {
				Promise,
				timeout: null,
				heartbeatInterval: 5e3,
				clientTimeout: 1e4,
				Redis: null,
				clientOptions: {},
				clusterNodes: null,
				clearDatastore: false,
				connection: null
			};
			Bottleneck.prototype.instanceDefaults = {
				datastore: "local",
				connection: null,
				id: "<no-id>",
				rejectOnDrop: true,
				trackDoneStatus: false,
				Promise
			};
			Bottleneck.prototype.stopDefaults = {
				enqueueErrorMessage: "This limiter has been stopped and cannot accept new jobs.",
				dropWaitingJobs: true,
				dropErrorMessage: "This limiter has been stopped."
			};
			return Bottleneck;
		}).call(commonjsGlobal);
		var Bottleneck_1 = Bottleneck;
		return Bottleneck_1;
	}));
})))(), 1);
var RequestError = class extends Error {
	name;
	/**
	* http status code
	*/
	status;
	/**
	* Request options that lead to the error.
	*/
	request;
	/**
	* Response object if a response was received
	*/
	response;
	constructor(message, statusCode, options) {
		super(message, { cause: options.cause });
		this.name = "HttpError";
		this.status = Number.parseInt(statusCode);
		if (Number.isNaN(this.status)) this.status = 0;
		/* v8 ignore else -- @preserve -- Bug with vitest coverage where it sees an else branch that doesn't exist */
		if ("response" in options) this.response = options.response;
		const requestCopy = Object.assign({}, options.request);
		if (options.request.headers.authorization) requestCopy.headers = Object.assign({}, options.request.headers, { authorization: options.request.headers.authorization.replace(/(?<! ) .*$/, " [REDACTED]") });
		requestCopy.url = requestCopy.url.replace(/\bclient_secret=\w+/g, "client_secret=[REDACTED]").replace(/\baccess_token=\w+/g, "access_token=[REDACTED]");
		this.request = requestCopy;
	}
};
// node_modules/@octokit/plugin-retry/dist-bundle/index.js
var VERSION$7 = "0.0.0-development";
function isRequestError(error) {
	return error.request !== void 0;
}
async function errorRequest(state, octokit, error, options) {
	if (!isRequestError(error) || !error?.request.request) throw error;
	if (error.status >= 400 && !state.doNotRetry.includes(error.status)) {
		const retries = options.request.retries != null ? options.request.retries : state.retries;
		const retryAfter = Math.pow((options.request.retryCount || 0) + 1, 2);
		throw octokit.retry.retryRequest(error, retries, retryAfter);
	}
	throw error;
}
async function wrapRequest$1(state, octokit, request, options) {
	const limiter = new import_light.default();
	limiter.on("failed", function(error, info) {
		const maxRetries = ~~error.request.request?.retries;
		const after = ~~error.request.request?.retryAfter;
		options.request.retryCount = info.retryCount + 1;
		if (maxRetries > info.retryCount) return after * state.retryAfterBaseValue;
	});
	return limiter.schedule(requestWithGraphqlErrorHandling.bind(null, state, octokit, request), options);
}
async function requestWithGraphqlErrorHandling(state, octokit, request, options) {
	const response = await request(options);
	if (response.data && response.data.errors && response.data.errors.length > 0 && /Something went wrong while executing your query/.test(response.data.errors[0].message)) return errorRequest(state, octokit, new RequestError(response.data.errors[0].message, 500, {
		request: options,
		response
	}), options);
	return response;
}
function retry(octokit, octokitOptions) {
	const state = Object.assign({
		enabled: true,
		retryAfterBaseValue: 1e3,
		doNotRetry: [
			400,
			401,
			403,
			404,
			410,
			422,
			451
		],
		retries: 3
	}, octokitOptions.retry);
	const retryPlugin = { retry: { retryRequest: (error, retries, retryAfter) => {
		error.request.request = Object.assign({}, error.request.request, {
			retries,
			retryAfter
		});
		return error;
	} } };
	if (state.enabled) {
		octokit.hook.error("request", errorRequest.bind(null, state, retryPlugin));
		octokit.hook.wrap("request", wrapRequest$1.bind(null, state, retryPlugin));
	}
	return retryPlugin;
}
retry.VERSION = VERSION$7;
// node_modules/@octokit/plugin-throttling/dist-bundle/index.js
var VERSION$6 = "0.0.0-development";
var noop$2 = () => Promise.resolve();
function wrapRequest(state, request, options) {
	return state.retryLimiter.schedule(doRequest, state, request, options);
}
async function doRequest(state, request, options) {
	const { pathname } = new URL(options.url, "http://github.test");
	const isAuth = isAuthRequest(options.method, pathname);
	const isWrite = !isAuth && options.method !== "GET" && options.method !== "HEAD";
	const isSearch = options.method === "GET" && pathname.startsWith("/search/");
	const isGraphQL = pathname.startsWith("/graphql");
	const jobOptions = ~~request.retryCount > 0 ? {
		priority: 0,
		weight: 0
	} : {};
	if (state.clustering) jobOptions.expiration = 6e4;
	if (isWrite || isGraphQL) await state.write.key(state.id).schedule(jobOptions, noop$2);
	if (isWrite && state.triggersNotification(pathname)) await state.notifications.key(state.id).schedule(jobOptions, noop$2);
	if (isSearch) await state.search.key(state.id).schedule(jobOptions, noop$2);
	const req = (isAuth ? state.auth : state.global).key(state.id).schedule(jobOptions, request, options);
	if (isGraphQL) {
		const res = await req;
		if (res.data.errors != null && res.data.errors.some((error) => error.type === "RATE_LIMITED")) throw Object.assign(/* @__PURE__ */ new Error("GraphQL Rate Limit Exceeded"), {
			response: res,
			data: res.data
		});
	}
	return req;
}
function isAuthRequest(method, pathname) {
	return method === "PATCH" && /^\/applications\/[^/]+\/token\/scoped$/.test(pathname) || method === "POST" && (/^\/applications\/[^/]+\/token$/.test(pathname) || /^\/app\/installations\/[^/]+\/access_tokens$/.test(pathname) || pathname === "/login/oauth/access_token");
}
var triggers_notification_paths_default = [
	"/orgs/{org}/invitations",
	"/orgs/{org}/invitations/{invitation_id}",
	"/orgs/{org}/teams/{team_slug}/discussions",
	"/orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments",
	"/repos/{owner}/{repo}/collaborators/{username}",
	"/repos/{owner}/{repo}/commits/{commit_sha}/comments",
	"/repos/{owner}/{repo}/issues",
	"/repos/{owner}/{repo}/issues/{issue_number}/comments",
	"/repos/{owner}/{repo}/issues/{issue_number}/sub_issue",
	"/repos/{owner}/{repo}/issues/{issue_number}/sub_issues/priority",
	"/repos/{owner}/{repo}/pulls",
	"/repos/{owner}/{repo}/pulls/{pull_number}/comments",
	"/repos/{owner}/{repo}/pulls/{pull_number}/comments/{comment_id}/replies",
	"/repos/{owner}/{repo}/pulls/{pull_number}/merge",
	"/repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers",
	"/repos/{owner}/{repo}/pulls/{pull_number}/reviews",
	"/repos/{owner}/{repo}/releases",
	"/teams/{team_id}/discussions",
	"/teams/{team_id}/discussions/{discussion_number}/comments"
];
function routeMatcher(paths) {
	const regex2 = `^(?:${paths.map((path) => path.split("/").map((c) => c.startsWith("{") ? "(?:.+?)" : c).join("/")).map((r) => `(?:${r})`).join("|")})[^/]*$`;
	return new RegExp(regex2, "i");
}
var regex = routeMatcher(triggers_notification_paths_default);
var triggersNotification = regex.test.bind(regex);
var groups = {};
var createGroups = function(Bottleneck, common) {
	groups.global = new Bottleneck.Group({
		id: "octokit-global",
		maxConcurrent: 10,
		...common
	});
	groups.auth = new Bottleneck.Group({
		id: "octokit-auth",
		maxConcurrent: 1,
		...common
	});
	groups.search = new Bottleneck.Group({
		id: "octokit-search",
		maxConcurrent: 1,
		minTime: 2e3,
		...common
	});
	groups.write = new Bottleneck.Group({
		id: "octokit-write",
		maxConcurrent: 1,
		minTime: 1e3,
		...common
	});
	groups.notifications = new Bottleneck.Group({
		id: "octokit-notifications",
		maxConcurrent: 1,
		minTime: 3e3,
		...common
	});
};
function throttling(octokit, octokitOptions) {
	const { enabled = true, Bottleneck = import_light.default, id = "no-id", timeout = 12e4, connection } = octokitOptions.throttle || {};
	if (!enabled) return {};
	const common = { timeout };
	if (typeof connection !== "undefined") common.connection = connection;
	const state = Object.assign({
		clustering: connection != null,
		triggersNotification,
		fallbackSecondaryRateRetryAfter: 60,
		retryAfterBaseValue: 1e3,
		id
	}, octokitOptions.throttle);
	if (typeof state.onSecondaryRateLimit !== "function" || typeof state.onRateLimit !== "function") throw new Error(`octokit/plugin-throttling error:
        You must pass the onSecondaryRateLimit and onRateLimit error handlers.
        See https://octokit.github.io/rest.js/#throttling

        const octokit = new Octokit({
          throttle: {
            onSecondaryRateLimit: (retryAfter, options) => {/* ... */},
            onRateLimit: (retryAfter, options) => {/* ... */}
          }
        })
    `);
	let initialized = false;
	const initializeBottleneck = () => {
		if (initialized) return;
		initialized = true;
		if (groups.global == null) createGroups(Bottleneck, common);
		state.global = state.global ?? groups.global;
		state.auth = state.auth ?? groups.auth;
		state.search = state.search ?? groups.search;
		state.write = state.write ?? groups.write;
		state.notifications = state.notifications ?? groups.notifications;
		state.retryLimiter = state.retryLimiter ?? new Bottleneck();
		const events = {};
		const emitter = new Bottleneck.Events(events);
		events.on("secondary-limit", state.onSecondaryRateLimit);
		events.on("rate-limit", state.onRateLimit);
		events.on("error", (e) => octokit.log.warn("Error in throttling-plugin limit handler", e));
		state.retryLimiter.on("failed", async function(error, info) {
			const [state2, request, options] = info.args;
			const { pathname } = new URL(options.url, "http://github.test");
			if (!(pathname.startsWith("/graphql") && error.status !== 401 || error.status === 403 || error.status === 429)) return;
			const retryCount = ~~request.retryCount;
			request.retryCount = retryCount;
			options.request.retryCount = retryCount;
			const { wantRetry, retryAfter = 0 } = await (async function() {
				if (/\bsecondary rate\b/i.test(error.message)) {
					const retryAfter2 = Number(error.response.headers["retry-after"]) || state2.fallbackSecondaryRateRetryAfter;
					return {
						wantRetry: await emitter.trigger("secondary-limit", retryAfter2, options, octokit, retryCount),
						retryAfter: retryAfter2
					};
				}
				if (error.response.headers != null && error.response.headers["x-ratelimit-remaining"] === "0" || (error.response.data?.errors ?? []).some((error2) => error2.type === "RATE_LIMITED")) {
					const rateLimitReset = (/* @__PURE__ */ new Date(~~error.response.headers["x-ratelimit-reset"] * 1e3)).getTime();
					const retryAfter2 = Math.max(Math.ceil((rateLimitReset - Date.now()) / 1e3) + 1, 0);
					return {
						wantRetry: await emitter.trigger("rate-limit", retryAfter2, options, octokit, retryCount),
						retryAfter: retryAfter2
					};
				}
				return {};
			})();
			if (wantRetry) {
				request.retryCount++;
				return retryAfter * state2.retryAfterBaseValue;
			}
		});
	};
	octokit.hook.wrap("request", (request, options) => {
		initializeBottleneck();
		return wrapRequest(state, request, options);
	});
	return {};
}
throttling.VERSION = VERSION$6;
throttling.triggersNotification = triggersNotification;
// node_modules/universal-user-agent/index.js
function getUserAgent() {
	if (typeof navigator === "object" && "userAgent" in navigator) return navigator.userAgent;
	if (typeof process === "object" && process.version !== void 0) return `Node.js/${process.version.substr(1)} (${process.platform}; ${process.arch})`;
	return "<environment undetectable>";
}
// node_modules/before-after-hook/lib/register.js
function register(state, name, method, options) {
	if (typeof method !== "function") throw new Error("method for before hook must be a function");
	if (!options) options = {};
	if (Array.isArray(name)) return name.reverse().reduce((callback, name) => {
		return register.bind(null, state, name, callback, options);
	}, method)();
	return Promise.resolve().then(() => {
		if (!state.registry[name]) return method(options);
		return state.registry[name].reduce((method, registered) => {
			return registered.hook.bind(null, method, options);
		}, method)();
	});
}
// node_modules/before-after-hook/lib/add.js
function addHook(state, kind, name, hook) {
	const orig = hook;
	if (!state.registry[name]) state.registry[name] = [];
	if (kind === "before") hook = (method, options) => {
		return Promise.resolve().then(orig.bind(null, options)).then(method.bind(null, options));
	};
	if (kind === "after") hook = (method, options) => {
		let result;
		return Promise.resolve().then(method.bind(null, options)).then((result_) => {
			result = result_;
			return orig(result, options);
		}).then(() => {
			return result;
		});
	};
	if (kind === "error") hook = (method, options) => {
		return Promise.resolve().then(method.bind(null, options)).catch((error) => {
			return orig(error, options);
		});
	};
	state.registry[name].push({
		hook,
		orig
	});
}
// node_modules/before-after-hook/lib/remove.js
function removeHook(state, name, method) {
	if (!state.registry[name]) return;
	const index = state.registry[name].map((registered) => {
		return registered.orig;
	}).indexOf(method);
	if (index === -1) return;
	state.registry[name].splice(index, 1);
}
// node_modules/before-after-hook/index.js
const bind = Function.bind;
const bindable = bind.bind(bind);
function bindApi(hook, state, name) {
	const removeHookRef = bindable(removeHook, null).apply(null, name ? [state, name] : [state]);
	hook.api = { remove: removeHookRef };
	hook.remove = removeHookRef;
	[
		"before",
		"error",
		"after",
		"wrap"
	].forEach((kind) => {
		const args = name ? [
			state,
			kind,
			name
		] : [state, kind];
		hook[kind] = hook.api[kind] = bindable(addHook, null).apply(null, args);
	});
}
function Singular() {
	const singularHookName = Symbol("Singular");
	const singularHookState = { registry: {} };
	const singularHook = register.bind(null, singularHookState, singularHookName);
	bindApi(singularHook, singularHookState, singularHookName);
	return singularHook;
}
function Collection() {
	const state = { registry: {} };
	const hook = register.bind(null, state);
	bindApi(hook, state);
	return hook;
}
var before_after_hook_default = {
	Singular,
	Collection
};
// node_modules/@octokit/endpoint/dist-bundle/index.js
var DEFAULTS = {
	method: "GET",
	baseUrl: "https://api.github.com",
	headers: {
		accept: "application/vnd.github.v3+json",
		"user-agent": `octokit-endpoint.js/0.0.0-development ${getUserAgent()}`
	},
	mediaType: { format: "" }
};
function lowercaseKeys(object) {
	if (!object) return {};
	return Object.keys(object).reduce((newObj, key) => {
		newObj[key.toLowerCase()] = object[key];
		return newObj;
	}, {});
}
function isPlainObject$1(value) {
	if (typeof value !== "object" || value === null) return false;
	if (Object.prototype.toString.call(value) !== "[object Object]") return false;
	const proto = Object.getPrototypeOf(value);
	if (proto === null) return true;
	const Ctor = Object.prototype.hasOwnProperty.call(proto, "constructor") && proto.constructor;
	return typeof Ctor === "function" && Ctor instanceof Ctor && Function.prototype.call(Ctor) === Function.prototype.call(value);
}
function mergeDeep(defaults, options) {
	const result = Object.assign({}, defaults);
	Object.keys(options).forEach((key) => {
		if (isPlainObject$1(options[key])) {
			if (!(key in defaults)) Object.assign(result, { [key]: options[key] });
			else result[key] = mergeDeep(defaults[key], options[key]);
		} else Object.assign(result, { [key]: options[key] });
	});
	return result;
}
function removeUndefinedProperties(obj) {
	for (const key in obj) if (obj[key] === void 0) delete obj[key];
	return obj;
}
function merge(defaults, route, options) {
	if (typeof route === "string") {
		let [method, url] = route.split(" ");
		options = Object.assign(url ? {
			method,
			url
		} : { url: method }, options);
	} else options = Object.assign({}, route);
	options.headers = lowercaseKeys(options.headers);
	removeUndefinedProperties(options);
	removeUndefinedProperties(options.headers);
	const mergedOptions = mergeDeep(defaults || {}, options);
	if (options.url === "/graphql") {
		if (defaults && defaults.mediaType.previews?.length) mergedOptions.mediaType.previews = defaults.mediaType.previews.filter((preview) => !mergedOptions.mediaType.previews.includes(preview)).concat(mergedOptions.mediaType.previews);
		mergedOptions.mediaType.previews = (mergedOptions.mediaType.previews || []).map((preview) => preview.replace(/-preview/, ""));
	}
	return mergedOptions;
}
function addQueryParameters(url, parameters) {
	const separator = /\?/.test(url) ? "&" : "?";
	const names = Object.keys(parameters);
	if (names.length === 0) return url;
	return url + separator + names.map((name) => {
		if (name === "q") return "q=" + parameters.q.split("+").map(encodeURIComponent).join("+");
		return `${name}=${encodeURIComponent(parameters[name])}`;
	}).join("&");
}
var urlVariableRegex = /\{[^{}}]+\}/g;
function removeNonChars(variableName) {
	return variableName.replace(/(?:^\W+)|(?:(?<!\W)\W+$)/g, "").split(/,/);
}
function extractUrlVariableNames(url) {
	const matches = url.match(urlVariableRegex);
	if (!matches) return [];
	return matches.map(removeNonChars).reduce((a, b) => a.concat(b), []);
}
function omit(object, keysToOmit) {
	const result = { __proto__: null };
	for (const key of Object.keys(object)) if (keysToOmit.indexOf(key) === -1) result[key] = object[key];
	return result;
}
function encodeReserved(str) {
	return str.split(/(%[0-9A-Fa-f]{2})/g).map(function(part) {
		if (!/%[0-9A-Fa-f]/.test(part)) part = encodeURI(part).replace(/%5B/g, "[").replace(/%5D/g, "]");
		return part;
	}).join("");
}
function encodeUnreserved(str) {
	return encodeURIComponent(str).replace(/[!'()*]/g, function(c) {
		return "%" + c.charCodeAt(0).toString(16).toUpperCase();
	});
}
function encodeValue(operator, value, key) {
	value = operator === "+" || operator === "#" ? encodeReserved(value) : encodeUnreserved(value);
	if (key) return encodeUnreserved(key) + "=" + value;
	else return value;
}
function isDefined(value) {
	return value !== void 0 && value !== null;
}
function isKeyOperator(operator) {
	return operator === ";" || operator === "&" || operator === "?";
}
function getValues(context, operator, key, modifier) {
	var value = context[key], result = [];
	if (isDefined(value) && value !== "") {
		if (typeof value === "string" || typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") {
			value = value.toString();
			if (modifier && modifier !== "*") value = value.substring(0, parseInt(modifier, 10));
			result.push(encodeValue(operator, value, isKeyOperator(operator) ? key : ""));
		} else if (modifier === "*") {
			if (Array.isArray(value)) value.filter(isDefined).forEach(function(value2) {
				result.push(encodeValue(operator, value2, isKeyOperator(operator) ? key : ""));
			});
			else Object.keys(value).forEach(function(k) {
				if (isDefined(value[k])) result.push(encodeValue(operator, value[k], k));
			});
		} else {
			const tmp = [];
			if (Array.isArray(value)) value.filter(isDefined).forEach(function(value2) {
				tmp.push(encodeValue(operator, value2));
			});
			else Object.keys(value).forEach(function(k) {
				if (isDefined(value[k])) {
					tmp.push(encodeUnreserved(k));
					tmp.push(encodeValue(operator, value[k].toString()));
				}
			});
			if (isKeyOperator(operator)) result.push(encodeUnreserved(key) + "=" + tmp.join(","));
			else if (tmp.length !== 0) result.push(tmp.join(","));
		}
	} else if (operator === ";") {
		if (isDefined(value)) result.push(encodeUnreserved(key));
	} else if (value === "" && (operator === "&" || operator === "?")) result.push(encodeUnreserved(key) + "=");
	else if (value === "") result.push("");
	return result;
}
function parseUrl$1(template) {
	return { expand: expand.bind(null, template) };
}
function expand(template, context) {
	var operators = [
		"+",
		"#",
		".",
		"/",
		";",
		"?",
		"&"
	];
	template = template.replace(/\{([^\{\}]+)\}|([^\{\}]+)/g, function(_, expression, literal) {
		if (expression) {
			let operator = "";
			const values = [];
			if (operators.indexOf(expression.charAt(0)) !== -1) {
				operator = expression.charAt(0);
				expression = expression.substr(1);
			}
			expression.split(/,/g).forEach(function(variable) {
				var tmp = /([^:\*]*)(?::(\d+)|(\*))?/.exec(variable);
				values.push(getValues(context, operator, tmp[1], tmp[2] || tmp[3]));
			});
			if (operator && operator !== "+") {
				var separator = ",";
				if (operator === "?") separator = "&";
				else if (operator !== "#") separator = operator;
				return (values.length !== 0 ? operator : "") + values.join(separator);
			} else return values.join(",");
		} else return encodeReserved(literal);
	});
	if (template === "/") return template;
	else return template.replace(/\/$/, "");
}
function parse$1(options) {
	let method = options.method.toUpperCase();
	let url = (options.url || "/").replace(/:([a-z]\w+)/g, "{$1}");
	let headers = Object.assign({}, options.headers);
	let body;
	let parameters = omit(options, [
		"method",
		"baseUrl",
		"url",
		"headers",
		"request",
		"mediaType"
	]);
	const urlVariableNames = extractUrlVariableNames(url);
	url = parseUrl$1(url).expand(parameters);
	if (!/^http/.test(url)) url = options.baseUrl + url;
	const remainingParameters = omit(parameters, Object.keys(options).filter((option) => urlVariableNames.includes(option)).concat("baseUrl"));
	if (!/application\/octet-stream/i.test(headers.accept)) {
		if (options.mediaType.format) headers.accept = headers.accept.split(/,/).map((format) => format.replace(/application\/vnd(\.\w+)(\.v3)?(\.\w+)?(\+json)?$/, `application/vnd$1$2.${options.mediaType.format}`)).join(",");
		if (url.endsWith("/graphql")) {
			if (options.mediaType.previews?.length) headers.accept = (headers.accept.match(/(?<![\w-])[\w-]+(?=-preview)/g) || []).concat(options.mediaType.previews).map((preview) => {
				return `application/vnd.github.${preview}-preview${options.mediaType.format ? `.${options.mediaType.format}` : "+json"}`;
			}).join(",");
		}
	}
	if (["GET", "HEAD"].includes(method)) url = addQueryParameters(url, remainingParameters);
	else if ("data" in remainingParameters) body = remainingParameters.data;
	else if (Object.keys(remainingParameters).length) body = remainingParameters;
	if (!headers["content-type"] && typeof body !== "undefined") headers["content-type"] = "application/json; charset=utf-8";
	if (["PATCH", "PUT"].includes(method) && typeof body === "undefined") body = "";
	return Object.assign({
		method,
		url,
		headers
	}, typeof body !== "undefined" ? { body } : null, options.request ? { request: options.request } : null);
}
function endpointWithDefaults(defaults, route, options) {
	return parse$1(merge(defaults, route, options));
}
function withDefaults$2(oldDefaults, newDefaults) {
	const DEFAULTS2 = merge(oldDefaults, newDefaults);
	const endpoint2 = endpointWithDefaults.bind(null, DEFAULTS2);
	return Object.assign(endpoint2, {
		DEFAULTS: DEFAULTS2,
		defaults: withDefaults$2.bind(null, DEFAULTS2),
		merge: merge.bind(null, DEFAULTS2),
		parse: parse$1
	});
}
var endpoint = withDefaults$2(null, DEFAULTS);
// node_modules/@octokit/request/node_modules/content-type/dist/index.js
/*!
* content-type
* Copyright(c) 2015 Douglas Christopher Wilson
* MIT Licensed
*/
const SP = 32;
const HTAB = 9;
const SEMI = 59;
const EQ = 61;
const DQUOTE = 34;
const BSLASH = 92;
const COMMA = 44;
const LOWER_CASE = 1;
const OWS = 2;
const SEMI_FLAG = 4;
const COMMA_FLAG = 8;
const TOKEN_FLAG = 16;
const NON_ASCII = 65280;
const CASE_FLAGS = 65281;
/**
* Character flags used to normalize HTTP field values while scanning.
* Out-of-range reads intentionally coerce to zero in bitwise expressions.
*/
const CHAR_MAP = /* @__PURE__ */ new Uint8Array(256);
CHAR_MAP[HTAB] |= OWS;
CHAR_MAP[SP] |= OWS;
CHAR_MAP[SEMI] |= SEMI_FLAG;
CHAR_MAP[COMMA] |= COMMA_FLAG;
for (let code = 128; code <= 255; code++) CHAR_MAP[code] |= LOWER_CASE;
for (const char of "!#$%&'*+-.^_`|~") CHAR_MAP[char.charCodeAt(0)] |= TOKEN_FLAG;
for (let code = 48; code <= 57; code++) CHAR_MAP[code] |= TOKEN_FLAG;
for (let code = 65; code <= 90; code++) CHAR_MAP[code] |= 17;
for (let code = 97; code <= 122; code++) CHAR_MAP[code] |= TOKEN_FLAG;
/**
* Null object perf optimization. Faster than `Object.create(null)` and `{ __proto__: null }`.
*/
const NullObject = /* @__PURE__ */ (() => {
	const C = function() {};
	C.prototype = Object.create(null);
	return C;
})();
/**
* Parse a `Content-Type` header.
*/
function parse(header, options) {
	const stopFlags = SEMI_FLAG | (options?.comma === true ? COMMA_FLAG : 0);
	const len = header.length;
	let valueStart = options?.start ?? 0;
	while ((CHAR_MAP[header.charCodeAt(valueStart)] & OWS) !== 0) valueStart++;
	let index = valueStart;
	let typeFlags = 0;
	let whitespace = -1;
	let stop = options?.parameters === false ? COMMA_FLAG : 0;
	while (index < len) {
		const code = header.charCodeAt(index);
		const flags = CHAR_MAP[code];
		if ((flags & stopFlags) !== 0) {
			stop |= flags & COMMA_FLAG;
			break;
		}
		if ((flags & OWS) !== 0) {
			if (whitespace === -1) whitespace = index;
		} else whitespace = -1;
		typeFlags |= code & NON_ASCII | flags;
		index++;
	}
	const valueEnd = whitespace === -1 ? index : whitespace;
	const value = header.slice(valueStart, valueEnd);
	const type = (typeFlags & CASE_FLAGS) === 0 ? value : value.toLowerCase();
	if (index === len || stop !== 0) return {
		type,
		index,
		parameters: new NullObject()
	};
	return parseParameters(header, type, index, len, stopFlags);
}
/**
* Parses the parameters of a `Content-Type` header starting at the given index.
*/
function parseParameters(header, type, index, len, stopFlags) {
	const parameters = new NullObject();
	parameter: while (index < len) {
		index++;
		while ((CHAR_MAP[header.charCodeAt(index)] & OWS) !== 0) index++;
		const keyStart = index;
		let keyFlags = 0;
		let keyWhitespace = -1;
		while (index < len) {
			const code = header.charCodeAt(index);
			const flags = CHAR_MAP[code];
			if ((flags & stopFlags) !== 0) {
				if ((flags & COMMA_FLAG) !== 0) break parameter;
				continue parameter;
			}
			if (code === EQ) {
				const keyEnd = keyWhitespace === -1 ? index : keyWhitespace;
				const value = header.slice(keyStart, keyEnd);
				const key = (keyFlags & CASE_FLAGS) === 0 ? value : value.toLowerCase();
				index++;
				while ((CHAR_MAP[header.charCodeAt(index)] & OWS) !== 0) index++;
				if (index < len && header.charCodeAt(index) === DQUOTE) {
					const quotedStart = ++index;
					let escaped = false;
					while (index < len) {
						const code = header.charCodeAt(index);
						if (code === DQUOTE) {
							if (parameters[key] === void 0) parameters[key] = escaped ? unescapeQuotedPairs(header, quotedStart, index) : header.slice(quotedStart, index);
							index++;
							let stop = 0;
							while (index < len) {
								const code = header.charCodeAt(index);
								const flags = CHAR_MAP[code];
								if ((flags & stopFlags) !== 0) {
									stop = flags & COMMA_FLAG;
									break;
								}
								index++;
							}
							if (stop !== 0) break parameter;
							continue parameter;
						}
						if (code === BSLASH && index + 1 < len) {
							escaped = true;
							index += 2;
							continue;
						}
						index++;
					}
					continue parameter;
				}
				const valueStart = index;
				let stop = 0;
				let valueWhitespace = -1;
				while (index < len) {
					const code = header.charCodeAt(index);
					const flags = CHAR_MAP[code];
					if ((flags & stopFlags) !== 0) {
						stop = flags & COMMA_FLAG;
						break;
					}
					if ((flags & OWS) !== 0) {
						if (valueWhitespace === -1) valueWhitespace = index;
					} else valueWhitespace = -1;
					index++;
				}
				if (parameters[key] === void 0) {
					const valueEnd = valueWhitespace === -1 ? index : valueWhitespace;
					parameters[key] = header.slice(valueStart, valueEnd);
				}
				if (stop !== 0) break parameter;
				continue parameter;
			}
			if ((flags & OWS) !== 0) {
				if (keyWhitespace === -1) keyWhitespace = index;
			} else keyWhitespace = -1;
			keyFlags |= code & NON_ASCII | flags;
			index++;
		}
	}
	return {
		type,
		index,
		parameters
	};
}
/**
* Remove backslashes from quoted pairs in a known-terminated quoted string body.
*/
function unescapeQuotedPairs(str, start, end) {
	let result = "";
	for (let index = start; index < end; index++) if (str.charCodeAt(index) === BSLASH) {
		result += str.slice(start, index);
		start = ++index;
	}
	return result + str.slice(start, end);
}
// node_modules/json-with-bigint/json-with-bigint.js
const intRegex = /^-?\d+$/;
const noiseValue = /^-?\d+n+$/;
const originalStringify = JSON.stringify;
const originalParse = JSON.parse;
const customFormat = /^-?\d+n$/;
const bigIntsStringify = /([\[:])?"(-?\d+)n"($|\s*[,\}\]])/g;
const noiseStringify = /([\[:])?("-?\d+n+)n("$|"\s*[,\}\]])/g;
/**
* @typedef {(this: any, key: string | number | undefined, value: any) => any} Replacer
* @typedef {(key: string | number | undefined, value: any, context?: { source: string }) => any} Reviver
*/
/**
* Checks if a value is unstringifiable according to native JSON.stringify rules.
*
* @param {any} val The value to check.
* @returns {boolean} True if the value is undefined, a function, or a symbol.
*/
const isUnstringifiable = (val) => val === void 0 || typeof val === "function" || typeof val === "symbol";
/**
* Checks if a value is a native JSON.rawJSON object (Node.js 22+).
*
* @param {any} val The value to check.
* @returns {boolean} True if the value is a RawJSON instance.
*/
const isRawJSON = (val) => val !== null && typeof val === "object" && val.constructor && val.constructor.name === "RawJSON";
/**
* Iteratively converts a JS value to a JSON string.
* Used as a fallback when the native JSON.stringify hits the Maximum Call Stack size.
* Fully compliant with JSON formatting (space), replacers, and toJSON behaviors.
*
* @param {any} rootValue The value to stringify.
* @param {Replacer | Array<string | number> | null} [replacer] User's custom replacer function.
* @param {string | number} [spaceParam] Indentation for pretty-printing.
* @returns {string | undefined} The generated JSON string.
*/
const stringifyIteratively = (rootValue, replacer, spaceParam) => {
	let space = "";
	if (typeof spaceParam === "number") space = " ".repeat(Math.min(10, Math.max(0, Math.floor(spaceParam))));
	else if (typeof spaceParam === "string") space = spaceParam.slice(0, 10);
	const isFunctionReplacer = typeof replacer === "function";
	const propertyList = Array.isArray(replacer) ? new Set(replacer.map(String)) : null;
	/**
	* Prepares a value for stringification by resolving toJSON, handling BigInts,
	* applying custom replacers, and unwrapping primitive objects.
	*
	* @param {object|Array} parent The parent object or array holding the value.
	* @param {string} key The key associated with the value.
	* @param {any} val The raw value to process.
	* @returns {any} The processed value ready for stringification.
	*/
	const prepareVal = (parent, key, val) => {
		if (val !== null && typeof val === "object" && typeof val.toJSON === "function") val = val.toJSON(key);
		if (typeof val === "string" && noiseValue.test(val)) return val + "n";
		if (typeof val === "bigint") {
			if ("rawJSON" in JSON) return JSON.rawJSON(val.toString());
			return val.toString() + "n";
		}
		if (isFunctionReplacer) val = replacer.call(parent, key, val);
		if (val !== null && typeof val === "object") {
			if (val instanceof Number || val instanceof String || val instanceof Boolean) val = val.valueOf();
		}
		return val;
	};
	const rootProcessed = prepareVal({ "": rootValue }, "", rootValue);
	if (isUnstringifiable(rootProcessed)) return;
	const isRootPrimitive = rootProcessed === null || typeof rootProcessed !== "object";
	const isRootNativeRawJSON = isRawJSON(rootProcessed);
	if (isRootPrimitive || isRootNativeRawJSON) return originalStringify(rootProcessed);
	const chunks = [];
	let level = 0;
	const stack = [{
		parent: { "": rootProcessed },
		key: "",
		val: rootProcessed,
		isArray: Array.isArray(rootProcessed),
		keys: Array.isArray(rootProcessed) ? null : Object.keys(rootProcessed),
		index: 0,
		first: true
	}];
	const visited = new WeakSet([rootProcessed]);
	while (stack.length > 0) {
		const node = stack[stack.length - 1];
		if (node.index === 0) {
			chunks.push(node.isArray ? "[" : "{");
			level++;
		}
		let isDone = false;
		if (node.isArray) {
			if (node.index < node.val.length) {
				if (!node.first) chunks.push(",");
				if (space) chunks.push("\n" + space.repeat(level));
				const childRaw = node.val[node.index];
				const childVal = prepareVal(node.val, String(node.index), childRaw);
				if (isUnstringifiable(childVal)) {
					chunks.push("null");
					node.first = false;
					node.index++;
				} else {
					const isComplexObject = childVal !== null && typeof childVal === "object";
					const isNativeRaw = isRawJSON(childVal);
					if (isComplexObject && !isNativeRaw) {
						if (visited.has(childVal)) throw new TypeError("Converting circular structure to JSON");
						visited.add(childVal);
						stack.push({
							parent: node.val,
							key: String(node.index),
							val: childVal,
							isArray: Array.isArray(childVal),
							keys: Array.isArray(childVal) ? null : Object.keys(childVal),
							index: 0,
							first: true
						});
						node.first = false;
						node.index++;
					} else {
						chunks.push(originalStringify(childVal));
						node.first = false;
						node.index++;
					}
				}
			} else isDone = true;
		} else {
			while (node.index < node.keys.length) {
				const k = node.keys[node.index++];
				if (propertyList && !propertyList.has(k)) continue;
				const childRaw = node.val[k];
				const childVal = prepareVal(node.val, k, childRaw);
				if (isUnstringifiable(childVal)) continue;
				if (!node.first) chunks.push(",");
				if (space) chunks.push("\n" + space.repeat(level) + originalStringify(k) + ": ");
				else chunks.push(originalStringify(k) + ":");
				const isComplexObject = childVal !== null && typeof childVal === "object";
				const isNativeRaw = isRawJSON(childVal);
				if (isComplexObject && !isNativeRaw) {
					if (visited.has(childVal)) throw new TypeError("Converting circular structure to JSON");
					visited.add(childVal);
					stack.push({
						parent: node.val,
						key: k,
						val: childVal,
						isArray: Array.isArray(childVal),
						keys: Array.isArray(childVal) ? null : Object.keys(childVal),
						index: 0,
						first: true
					});
					node.first = false;
					break;
				} else {
					chunks.push(originalStringify(childVal));
					node.first = false;
				}
			}
			if (node.index >= node.keys.length && stack[stack.length - 1] === node) isDone = true;
		}
		if (isDone) {
			level--;
			if (!node.first && space) chunks.push("\n" + space.repeat(level));
			chunks.push(node.isArray ? "]" : "}");
			visited.delete(node.val);
			stack.pop();
		}
	}
	return chunks.join("");
};
/**
* Converts a JavaScript value to a JSON string.
*
* Supports serialization of BigInt values using two strategies:
* 1. Custom format "123n" → "123" (universal fallback)
* 2. Native JSON.rawJSON() (Node.js 22+, fastest) when available
*
* All other values are serialized exactly like native JSON.stringify().
*
* @param {*} value The value to convert to a JSON string.
* @param {Replacer | Array<string | number> | null} [replacer]
* A function that alters the behavior of the stringification process,
* or an array of strings/numbers to indicate properties to exclude.
* @param {string | number} [space]
* A string or number to specify indentation or pretty-printing.
* @returns {string} The JSON string representation.
*/
const JSONStringify = (value, replacer, space) => {
	try {
		if ("rawJSON" in JSON) return originalStringify(value, (key, val) => {
			if (typeof val === "bigint") return JSON.rawJSON(val.toString());
			if (typeof replacer === "function") return replacer(key, val);
			if (Array.isArray(replacer) && replacer.includes(key)) return val;
			return val;
		}, space);
		if (!value) return originalStringify(value, replacer, space);
		return originalStringify(value, (key, val) => {
			if (typeof val === "string" && noiseValue.test(val)) return val.toString() + "n";
			if (typeof val === "bigint") return val.toString() + "n";
			if (typeof replacer === "function") return replacer(key, val);
			if (Array.isArray(replacer) && replacer.includes(key)) return val;
			return val;
		}, space).replace(bigIntsStringify, "$1$2$3").replace(noiseStringify, "$1$2$3");
	} catch (error) {
		if (error instanceof RangeError) {
			const convertedJSON = stringifyIteratively(value, replacer, space);
			if (convertedJSON === void 0) return void 0;
			if ("rawJSON" in JSON) return convertedJSON;
			return convertedJSON.replace(bigIntsStringify, "$1$2$3").replace(noiseStringify, "$1$2$3");
		}
		throw error;
	}
};
const featureCache = /* @__PURE__ */ new Map();
/**
* Detects if the current JSON.parse implementation supports the context.source feature.
*
* Uses toString() fingerprinting to cache results and automatically detect runtime
* replacements of JSON.parse (polyfills, mocks, etc.).
*
* @returns {boolean} true if context.source is supported, false otherwise.
*/
const isContextSourceSupported = () => {
	const parseFingerprint = JSON.parse.toString();
	if (featureCache.has(parseFingerprint)) return featureCache.get(parseFingerprint);
	try {
		const result = JSON.parse("1", (_, __, context) => !!context?.source && context.source === "1");
		featureCache.set(parseFingerprint, result);
		return result;
	} catch {
		featureCache.set(parseFingerprint, false);
		return false;
	}
};
/**
* Reviver function that converts custom-format BigInt strings back to BigInt values.
* Also handles "noise" strings that accidentally match the BigInt format.
*
* @param {string | number | undefined} key The object key.
* @param {*} value The value being parsed.
* @param {object} [context] Parse context (if supported by JSON.parse).
* @param {Reviver} [userReviver] User's custom reviver function.
* @returns {any} The transformed value.
*/
const convertMarkedBigIntsReviver = (key, value, context, userReviver) => {
	if (typeof value === "string" && customFormat.test(value)) return BigInt(value.slice(0, -1));
	if (typeof value === "string" && noiseValue.test(value)) return value.slice(0, -1);
	if (!(typeof userReviver === "function")) return value;
	return userReviver(key, value, context);
};
/**
* Fast JSON.parse implementation (~2x faster than classic fallback).
* Uses JSON.parse's context.source feature to detect integers and convert
* large numbers directly to BigInt without string manipulation.
*
* Does not support legacy custom format from v1 of this library.
*
* @param {string} text JSON string to parse.
* @param {Reviver} [reviver] Transform function to apply to each value.
* @returns {any} Parsed JavaScript value.
*/
const JSONParseV2 = (text, reviver) => {
	return JSON.parse(text, (key, value, context) => {
		const isBigNumber = typeof value === "number" && (value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER);
		const isInt = context && intRegex.test(context.source);
		if (isBigNumber && isInt) return BigInt(context.source);
		if (!(typeof reviver === "function")) return value;
		return reviver(key, value, context);
	});
};
const MAX_INT = Number.MAX_SAFE_INTEGER.toString();
const MAX_DIGITS = MAX_INT.length;
const stringsOrLargeNumbers = /"(?:[^"\\]|\\.)*"|-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/g;
const noiseValueWithQuotes = /^"-?\d+n+"$/;
/**
* Iteratively traverses the parsed object bottom-up (post-order),
* emulating the native JSON.parse reviver behavior.
* This avoids Call Stack overflows (RangeError) on deeply nested structures.
*
* @param {any} parsed The natively parsed JSON object.
* @param {Reviver} [userReviver] User's custom reviver function.
* @returns {any} The fully processed object.
*/
const applyReviverIteratively = (parsed, userReviver) => {
	const rootHolder = { "": parsed };
	const stack = [{
		parent: rootHolder,
		key: "",
		visited: false
	}];
	while (stack.length > 0) {
		const node = stack[stack.length - 1];
		if (!node.visited) {
			node.visited = true;
			const value = node.parent[node.key];
			if (value !== null && typeof value === "object") {
				const keys = Object.keys(value);
				for (let i = keys.length - 1; i >= 0; i--) stack.push({
					parent: value,
					key: keys[i],
					visited: false
				});
			}
		} else {
			const { parent, key } = node;
			let value = parent[key];
			if (typeof value === "string") {
				if (customFormat.test(value)) value = BigInt(value.slice(0, -1));
				else if (noiseValue.test(value)) value = value.slice(0, -1);
			}
			if (typeof userReviver === "function") value = userReviver.call(parent, key, value);
			if (value === void 0) delete parent[key];
			else parent[key] = value;
			stack.pop();
		}
	}
	return rootHolder[""];
};
/**
* Pre-processes the JSON string to mark large numbers with an 'n' suffix.
*
* @param {string} text The raw JSON string.
* @returns {string} The serialized string with marked BigInts.
*/
const serializeBigInts = (text) => {
	return text.replace(stringsOrLargeNumbers, (match, digits, fractional, exponential) => {
		const isString = match[0] === "\"";
		if (isString && noiseValueWithQuotes.test(match)) return match.substring(0, match.length - 1) + "n\"";
		const hasFractionalOrExponential = fractional || exponential;
		const isLessThanMaxSafeInt = digits && (digits.length < MAX_DIGITS || digits.length === MAX_DIGITS && digits <= MAX_INT);
		if (isString || hasFractionalOrExponential || isLessThanMaxSafeInt) return match;
		return "\"" + match + "n\"";
	});
};
/**
* Converts a JSON string into a JavaScript value.
*
* Supports parsing of large integers using two strategies:
* 1. Classic fallback: Marks large numbers with "123n" format, then converts to BigInt
* 2. Fast path (JSONParseV2): Uses context.source feature (~2x faster) when available
*
* All other JSON values are parsed exactly like native JSON.parse().
*
* @param {string} text A valid JSON string.
* @param {Reviver} [reviver]
* A function that transforms the results. This function is called for each member
* of the object. If a member contains nested objects, the nested objects are
* transformed before the parent object is.
* @returns {any} The parsed JavaScript value.
* @throws {SyntaxError} If text is not valid JSON.
*/
const JSONParse = (text, reviver) => {
	if (!text) return originalParse(text, reviver);
	try {
		if (isContextSourceSupported()) return JSONParseV2(text, reviver);
		const serializedData = serializeBigInts(text);
		return originalParse(serializedData, (key, value, context) => convertMarkedBigIntsReviver(key, value, context, reviver));
	} catch (error) {
		if (error instanceof RangeError) {
			const serializedData = serializeBigInts(text);
			const parsed = originalParse(serializedData);
			return applyReviverIteratively(parsed, reviver);
		}
		throw error;
	}
};
// node_modules/@octokit/request/dist-bundle/index.js
var defaults_default = { headers: { "user-agent": `octokit-request.js/10.0.16 ${getUserAgent()}` } };
function isPlainObject(value) {
	if (typeof value !== "object" || value === null) return false;
	if (Object.prototype.toString.call(value) !== "[object Object]") return false;
	const proto = Object.getPrototypeOf(value);
	if (proto === null) return true;
	const Ctor = Object.prototype.hasOwnProperty.call(proto, "constructor") && proto.constructor;
	return typeof Ctor === "function" && Ctor instanceof Ctor && Function.prototype.call(Ctor) === Function.prototype.call(value);
}
var noop$1 = () => "";
async function fetchWrapper(requestOptions) {
	const fetch = requestOptions.request?.fetch || globalThis.fetch;
	if (!fetch) throw new Error("fetch is not set. Please pass a fetch implementation as new Octokit({ request: { fetch }}). Learn more at https://github.com/octokit/octokit.js/#fetch-missing");
	const log = requestOptions.request?.log || console;
	const parseSuccessResponseBody = requestOptions.request?.parseSuccessResponseBody !== false;
	const body = isPlainObject(requestOptions.body) || Array.isArray(requestOptions.body) ? JSONStringify(requestOptions.body) : requestOptions.body;
	const requestHeaders = Object.fromEntries(Object.entries(requestOptions.headers).map(([name, value]) => [name, String(value)]));
	let fetchResponse;
	try {
		fetchResponse = await fetch(requestOptions.url, {
			method: requestOptions.method,
			body,
			redirect: requestOptions.request?.redirect,
			headers: requestHeaders,
			signal: requestOptions.request?.signal,
			...requestOptions.body && { duplex: "half" }
		});
	} catch (error) {
		let message = "Unknown Error";
		if (error instanceof Error) {
			if (error.name === "AbortError") {
				error.status = 500;
				throw error;
			}
			message = error.message;
			if (error.name === "TypeError" && "cause" in error) {
				if (error.cause instanceof Error) message = error.cause.message;
				else if (typeof error.cause === "string") message = error.cause;
			}
		}
		const requestError = new RequestError(message, 500, { request: requestOptions });
		requestError.cause = error;
		throw requestError;
	}
	const status = fetchResponse.status;
	const url = fetchResponse.url;
	const responseHeaders = {};
	for (const [key, value] of fetchResponse.headers) responseHeaders[key] = value;
	const octokitResponse = {
		url,
		status,
		headers: responseHeaders,
		data: ""
	};
	if ("deprecation" in responseHeaders) {
		const matches = responseHeaders.link && responseHeaders.link.match(/<([^<>]+)>; rel="deprecation"/);
		const deprecationLink = matches && matches.pop();
		log.warn(`[@octokit/request] "${requestOptions.method} ${requestOptions.url}" is deprecated. It is scheduled to be removed on ${responseHeaders.sunset}${deprecationLink ? `. See ${deprecationLink}` : ""}`);
	}
	if (status === 204 || status === 205) return octokitResponse;
	if (requestOptions.method === "HEAD") {
		if (status < 400) return octokitResponse;
		throw new RequestError(fetchResponse.statusText, status, {
			response: octokitResponse,
			request: requestOptions
		});
	}
	if (status === 304) {
		octokitResponse.data = await getResponseData(fetchResponse);
		throw new RequestError("Not modified", status, {
			response: octokitResponse,
			request: requestOptions
		});
	}
	if (status >= 400) {
		octokitResponse.data = await getResponseData(fetchResponse);
		throw new RequestError(toErrorMessage(octokitResponse.data), status, {
			response: octokitResponse,
			request: requestOptions
		});
	}
	octokitResponse.data = parseSuccessResponseBody ? await getResponseData(fetchResponse) : fetchResponse.body;
	return octokitResponse;
}
async function getResponseData(response) {
	const contentType = response.headers.get("content-type");
	if (!contentType) return response.text().catch(noop$1);
	const mimetype = parse(contentType);
	if (isJSONResponse(mimetype)) {
		let text = "";
		try {
			text = await response.text();
			return JSONParse(text);
		} catch (err) {
			return text;
		}
	} else if (mimetype.type.startsWith("text/") || mimetype.parameters.charset?.toLowerCase() === "utf-8" && mimetype.type !== "application/octet-stream") return response.text().catch(noop$1);
	else return response.arrayBuffer().catch(
		/* v8 ignore next -- @preserve */
		() => /* @__PURE__ */ new ArrayBuffer(0)
	);
}
function isJSONResponse(mimetype) {
	return mimetype.type === "application/json" || mimetype.type === "application/scim+json";
}
function toErrorMessage(data) {
	if (typeof data === "string") return data;
	if (data instanceof ArrayBuffer) return "Unknown error";
	if (typeof data === "object" && data !== null && "message" in data) {
		const objectData = data;
		const suffix = "documentation_url" in objectData ? ` - ${objectData.documentation_url}` : "";
		return Array.isArray(objectData.errors) ? `${objectData.message}: ${objectData.errors.map((v) => JSON.stringify(v)).join(", ")}${suffix}` : `${objectData.message}${suffix}`;
	}
	return `Unknown error: ${JSON.stringify(data)}`;
}
function withDefaults$1(oldEndpoint, newDefaults) {
	const endpoint2 = oldEndpoint.defaults(newDefaults);
	const newApi = function(route, parameters) {
		const endpointOptions = endpoint2.merge(route, parameters);
		if (!endpointOptions.request || !endpointOptions.request.hook) return fetchWrapper(endpoint2.parse(endpointOptions));
		const request2 = (route2, parameters2) => {
			return fetchWrapper(endpoint2.parse(endpoint2.merge(route2, parameters2)));
		};
		Object.assign(request2, {
			endpoint: endpoint2,
			defaults: withDefaults$1.bind(null, endpoint2)
		});
		return endpointOptions.request.hook(request2, endpointOptions);
	};
	return Object.assign(newApi, {
		endpoint: endpoint2,
		defaults: withDefaults$1.bind(null, endpoint2)
	});
}
var request = withDefaults$1(endpoint, defaults_default);
/* v8 ignore next -- @preserve */
/* v8 ignore else -- @preserve */
// node_modules/@octokit/graphql/dist-bundle/index.js
var VERSION$5 = "0.0.0-development";
function _buildMessageForResponseErrors(data) {
	return `Request failed due to following response errors:
` + data.errors.map((e) => ` - ${e.message}`).join("\n");
}
var GraphqlResponseError = class extends Error {
	constructor(request2, headers, response) {
		super(_buildMessageForResponseErrors(response));
		this.request = request2;
		this.headers = headers;
		this.response = response;
		this.errors = response.errors;
		this.data = response.data;
		if (Error.captureStackTrace) Error.captureStackTrace(this, this.constructor);
	}
	request;
	headers;
	response;
	name = "GraphqlResponseError";
	errors;
	data;
};
var NON_VARIABLE_OPTIONS = [
	"method",
	"baseUrl",
	"url",
	"headers",
	"request",
	"query",
	"mediaType",
	"operationName"
];
var FORBIDDEN_VARIABLE_OPTIONS = [
	"query",
	"method",
	"url"
];
var GHES_V3_SUFFIX_REGEX = /\/api\/v3\/?$/;
function graphql(request2, query, options) {
	if (options) {
		if (typeof query === "string" && "query" in options) return Promise.reject(/* @__PURE__ */ new Error(`[@octokit/graphql] "query" cannot be used as variable name`));
		for (const key in options) {
			if (!FORBIDDEN_VARIABLE_OPTIONS.includes(key)) continue;
			return Promise.reject(/* @__PURE__ */ new Error(`[@octokit/graphql] "${key}" cannot be used as variable name`));
		}
	}
	const parsedOptions = typeof query === "string" ? Object.assign({ query }, options) : query;
	const requestOptions = Object.keys(parsedOptions).reduce((result, key) => {
		if (NON_VARIABLE_OPTIONS.includes(key)) {
			result[key] = parsedOptions[key];
			return result;
		}
		if (!result.variables) result.variables = {};
		result.variables[key] = parsedOptions[key];
		return result;
	}, {});
	const baseUrl = parsedOptions.baseUrl || request2.endpoint.DEFAULTS.baseUrl;
	if (GHES_V3_SUFFIX_REGEX.test(baseUrl)) requestOptions.url = baseUrl.replace(GHES_V3_SUFFIX_REGEX, "/api/graphql");
	return request2(requestOptions).then((response) => {
		if (response.data.errors) {
			const headers = {};
			for (const key of Object.keys(response.headers)) headers[key] = response.headers[key];
			throw new GraphqlResponseError(requestOptions, headers, response.data);
		}
		return response.data.data;
	});
}
function withDefaults(request2, newDefaults) {
	const newRequest = request2.defaults(newDefaults);
	const newApi = (query, options) => {
		return graphql(newRequest, query, options);
	};
	return Object.assign(newApi, {
		defaults: withDefaults.bind(null, newRequest),
		endpoint: newRequest.endpoint
	});
}
withDefaults(request, {
	headers: { "user-agent": `octokit-graphql.js/${VERSION$5} ${getUserAgent()}` },
	method: "POST",
	url: "/graphql"
});
function withCustomRequest(customRequest) {
	return withDefaults(customRequest, {
		method: "POST",
		url: "/graphql"
	});
}
/* v8 ignore if -- @preserve */
// node_modules/@octokit/auth-token/dist-bundle/index.js
var b64url = "(?:[a-zA-Z0-9_-]+)";
var sep = "\\.";
var jwtRE = new RegExp(`^${b64url}${sep}${b64url}${sep}${b64url}$`);
var isJWT = jwtRE.test.bind(jwtRE);
async function auth(token) {
	const isApp = isJWT(token);
	const isInstallation = token.startsWith("v1.") || token.startsWith("ghs_");
	const isUserToServer = token.startsWith("ghu_");
	return {
		type: "token",
		token,
		tokenType: isApp ? "app" : isInstallation ? "installation" : isUserToServer ? "user-to-server" : "oauth"
	};
}
function withAuthorizationPrefix(token) {
	if (token.split(/\./).length === 3) return `bearer ${token}`;
	return `token ${token}`;
}
async function hook(token, request, route, parameters) {
	const endpoint = request.endpoint.merge(route, parameters);
	endpoint.headers.authorization = withAuthorizationPrefix(token);
	return request(endpoint);
}
var createTokenAuth = function createTokenAuth2(token) {
	if (!token) throw new Error("[@octokit/auth-token] No token passed to createTokenAuth");
	if (typeof token !== "string") throw new Error("[@octokit/auth-token] Token passed to createTokenAuth is not a string");
	token = token.replace(/^(token|bearer) +/i, "");
	return Object.assign(auth.bind(null, token), { hook: hook.bind(null, token) });
};
// node_modules/@octokit/core/dist-src/version.js
const VERSION$4 = "7.0.8";
// node_modules/@octokit/core/dist-src/index.js
const noop = () => {};
const consoleWarn = console.warn.bind(console);
const consoleError = console.error.bind(console);
function createLogger(logger = {}) {
	if (typeof logger.debug !== "function") logger.debug = noop;
	if (typeof logger.info !== "function") logger.info = noop;
	if (typeof logger.warn !== "function") logger.warn = consoleWarn;
	if (typeof logger.error !== "function") logger.error = consoleError;
	return logger;
}
const userAgentTrail = `octokit-core.js/${VERSION$4} ${getUserAgent()}`;
var Octokit$1 = class {
	static VERSION = VERSION$4;
	static defaults(defaults) {
		const OctokitWithDefaults = class extends this {
			constructor(...args) {
				const options = args[0] || {};
				if (typeof defaults === "function") {
					super(defaults(options));
					return;
				}
				super(Object.assign({}, defaults, options, options.userAgent && defaults.userAgent ? { userAgent: `${options.userAgent} ${defaults.userAgent}` } : null));
			}
		};
		return OctokitWithDefaults;
	}
	static plugins = [];
	/**
	* Attach a plugin (or many) to your Octokit instance.
	*
	* @example
	* const API = Octokit.plugin(plugin1, plugin2, plugin3, ...)
	*/
	static plugin(...newPlugins) {
		const currentPlugins = this.plugins;
		const NewOctokit = class extends this {
			static plugins = currentPlugins.concat(newPlugins.filter((plugin) => !currentPlugins.includes(plugin)));
		};
		return NewOctokit;
	}
	constructor(options = {}) {
		const hook = new before_after_hook_default.Collection();
		const requestDefaults = {
			baseUrl: request.endpoint.DEFAULTS.baseUrl,
			headers: {},
			request: Object.assign({}, options.request, { hook: hook.bind(null, "request") }),
			mediaType: {
				previews: [],
				format: ""
			}
		};
		requestDefaults.headers["user-agent"] = options.userAgent ? `${options.userAgent} ${userAgentTrail}` : userAgentTrail;
		if (options.baseUrl) requestDefaults.baseUrl = options.baseUrl;
		if (options.previews) requestDefaults.mediaType.previews = options.previews;
		if (options.timeZone) requestDefaults.headers["time-zone"] = options.timeZone;
		this.request = request.defaults(requestDefaults);
		this.graphql = withCustomRequest(this.request).defaults(requestDefaults);
		this.log = createLogger(options.log);
		this.hook = hook;
		if (!options.authStrategy) {
			if (!options.auth) this.auth = async () => ({ type: "unauthenticated" });
			else {
				const auth = createTokenAuth(options.auth);
				hook.wrap("request", auth.hook);
				this.auth = auth;
			}
		} else {
			const { authStrategy, ...otherOptions } = options;
			const auth = authStrategy(Object.assign({
				request: this.request,
				log: this.log,
				octokit: this,
				octokitOptions: otherOptions
			}, options.auth));
			hook.wrap("request", auth.hook);
			this.auth = auth;
		}
		const classConstructor = this.constructor;
		for (let i = 0; i < classConstructor.plugins.length; ++i) Object.assign(this, classConstructor.plugins[i](this, options));
	}
	request;
	graphql;
	log;
	hook;
	auth;
};
// node_modules/@octokit/plugin-request-log/dist-src/version.js
const VERSION$3 = "6.0.0";
// node_modules/@octokit/plugin-request-log/dist-src/index.js
function requestLog(octokit) {
	octokit.hook.wrap("request", (request, options) => {
		octokit.log.debug("request", options);
		const start = Date.now();
		const requestOptions = octokit.request.endpoint.parse(options);
		const path = requestOptions.url.replace(options.baseUrl, "");
		return request(options).then((response) => {
			const requestId = response.headers["x-github-request-id"];
			octokit.log.info(`${requestOptions.method} ${path} - ${response.status} with id ${requestId} in ${Date.now() - start}ms`);
			return response;
		}).catch((error) => {
			const requestId = error.response?.headers["x-github-request-id"] || "UNKNOWN";
			octokit.log.error(`${requestOptions.method} ${path} - ${error.status} with id ${requestId} in ${Date.now() - start}ms`);
			throw error;
		});
	});
}
requestLog.VERSION = VERSION$3;
// node_modules/@octokit/plugin-paginate-rest/dist-bundle/index.js
var VERSION$2 = "0.0.0-development";
function normalizePaginatedListResponse(response) {
	if (!response.data) return {
		...response,
		data: []
	};
	if (!(("total_count" in response.data || "total_commits" in response.data) && !("url" in response.data))) return response;
	const incompleteResults = response.data.incomplete_results;
	const repositorySelection = response.data.repository_selection;
	const totalCount = response.data.total_count;
	const totalCommits = response.data.total_commits;
	delete response.data.incomplete_results;
	delete response.data.repository_selection;
	delete response.data.total_count;
	delete response.data.total_commits;
	const namespaceKey = Object.keys(response.data)[0];
	response.data = response.data[namespaceKey];
	if (typeof incompleteResults !== "undefined") response.data.incomplete_results = incompleteResults;
	if (typeof repositorySelection !== "undefined") response.data.repository_selection = repositorySelection;
	response.data.total_count = totalCount;
	response.data.total_commits = totalCommits;
	return response;
}
function iterator(octokit, route, parameters) {
	const options = typeof route === "function" ? route.endpoint(parameters) : octokit.request.endpoint(route, parameters);
	const requestMethod = typeof route === "function" ? route : octokit.request;
	const method = options.method;
	const headers = options.headers;
	let url = options.url;
	return { [Symbol.asyncIterator]: () => ({ async next() {
		if (!url) return { done: true };
		try {
			const normalizedResponse = normalizePaginatedListResponse(await requestMethod({
				method,
				url,
				headers
			}));
			url = ((normalizedResponse.headers.link || "").match(/<([^<>]+)>;\s*rel="next"/) || [])[1];
			if (!url && "total_commits" in normalizedResponse.data) {
				const parsedUrl = new URL(normalizedResponse.url);
				const params = parsedUrl.searchParams;
				const page = parseInt(params.get("page") || "1", 10);
				if (page * parseInt(params.get("per_page") || "250", 10) < normalizedResponse.data.total_commits) {
					params.set("page", String(page + 1));
					url = parsedUrl.toString();
				}
			}
			return { value: normalizedResponse };
		} catch (error) {
			if (error.status !== 409) throw error;
			url = "";
			return { value: {
				status: 200,
				headers: {},
				data: []
			} };
		}
	} }) };
}
function paginate(octokit, route, parameters, mapFn) {
	if (typeof parameters === "function") {
		mapFn = parameters;
		parameters = void 0;
	}
	return gather(octokit, [], iterator(octokit, route, parameters)[Symbol.asyncIterator](), mapFn);
}
function gather(octokit, results, iterator2, mapFn) {
	return iterator2.next().then((result) => {
		if (result.done) return results;
		let earlyExit = false;
		function done() {
			earlyExit = true;
		}
		results = results.concat(mapFn ? mapFn(result.value, done) : result.value.data);
		if (earlyExit) return results;
		return gather(octokit, results, iterator2, mapFn);
	});
}
Object.assign(paginate, { iterator });
function paginateRest(octokit) {
	return { paginate: Object.assign(paginate.bind(null, octokit), { iterator: iterator.bind(null, octokit) }) };
}
paginateRest.VERSION = VERSION$2;
// node_modules/@octokit/plugin-rest-endpoint-methods/dist-src/version.js
const VERSION$1 = "17.0.0";
// node_modules/@octokit/plugin-rest-endpoint-methods/dist-src/generated/endpoints.js
var endpoints_default = {
	actions: {
		addCustomLabelsToSelfHostedRunnerForOrg: ["POST /orgs/{org}/actions/runners/{runner_id}/labels"],
		addCustomLabelsToSelfHostedRunnerForRepo: ["POST /repos/{owner}/{repo}/actions/runners/{runner_id}/labels"],
		addRepoAccessToSelfHostedRunnerGroupInOrg: ["PUT /orgs/{org}/actions/runner-groups/{runner_group_id}/repositories/{repository_id}"],
		addSelectedRepoToOrgSecret: ["PUT /orgs/{org}/actions/secrets/{secret_name}/repositories/{repository_id}"],
		addSelectedRepoToOrgVariable: ["PUT /orgs/{org}/actions/variables/{name}/repositories/{repository_id}"],
		approveWorkflowRun: ["POST /repos/{owner}/{repo}/actions/runs/{run_id}/approve"],
		cancelWorkflowRun: ["POST /repos/{owner}/{repo}/actions/runs/{run_id}/cancel"],
		createEnvironmentVariable: ["POST /repos/{owner}/{repo}/environments/{environment_name}/variables"],
		createHostedRunnerForOrg: ["POST /orgs/{org}/actions/hosted-runners"],
		createOrUpdateEnvironmentSecret: ["PUT /repos/{owner}/{repo}/environments/{environment_name}/secrets/{secret_name}"],
		createOrUpdateOrgSecret: ["PUT /orgs/{org}/actions/secrets/{secret_name}"],
		createOrUpdateRepoSecret: ["PUT /repos/{owner}/{repo}/actions/secrets/{secret_name}"],
		createOrgVariable: ["POST /orgs/{org}/actions/variables"],
		createRegistrationTokenForOrg: ["POST /orgs/{org}/actions/runners/registration-token"],
		createRegistrationTokenForRepo: ["POST /repos/{owner}/{repo}/actions/runners/registration-token"],
		createRemoveTokenForOrg: ["POST /orgs/{org}/actions/runners/remove-token"],
		createRemoveTokenForRepo: ["POST /repos/{owner}/{repo}/actions/runners/remove-token"],
		createRepoVariable: ["POST /repos/{owner}/{repo}/actions/variables"],
		createWorkflowDispatch: ["POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches"],
		deleteActionsCacheById: ["DELETE /repos/{owner}/{repo}/actions/caches/{cache_id}"],
		deleteActionsCacheByKey: ["DELETE /repos/{owner}/{repo}/actions/caches{?key,ref}"],
		deleteArtifact: ["DELETE /repos/{owner}/{repo}/actions/artifacts/{artifact_id}"],
		deleteCustomImageFromOrg: ["DELETE /orgs/{org}/actions/hosted-runners/images/custom/{image_definition_id}"],
		deleteCustomImageVersionFromOrg: ["DELETE /orgs/{org}/actions/hosted-runners/images/custom/{image_definition_id}/versions/{version}"],
		deleteEnvironmentSecret: ["DELETE /repos/{owner}/{repo}/environments/{environment_name}/secrets/{secret_name}"],
		deleteEnvironmentVariable: ["DELETE /repos/{owner}/{repo}/environments/{environment_name}/variables/{name}"],
		deleteHostedRunnerForOrg: ["DELETE /orgs/{org}/actions/hosted-runners/{hosted_runner_id}"],
		deleteOrgSecret: ["DELETE /orgs/{org}/actions/secrets/{secret_name}"],
		deleteOrgVariable: ["DELETE /orgs/{org}/actions/variables/{name}"],
		deleteRepoSecret: ["DELETE /repos/{owner}/{repo}/actions/secrets/{secret_name}"],
		deleteRepoVariable: ["DELETE /repos/{owner}/{repo}/actions/variables/{name}"],
		deleteSelfHostedRunnerFromOrg: ["DELETE /orgs/{org}/actions/runners/{runner_id}"],
		deleteSelfHostedRunnerFromRepo: ["DELETE /repos/{owner}/{repo}/actions/runners/{runner_id}"],
		deleteWorkflowRun: ["DELETE /repos/{owner}/{repo}/actions/runs/{run_id}"],
		deleteWorkflowRunLogs: ["DELETE /repos/{owner}/{repo}/actions/runs/{run_id}/logs"],
		disableSelectedRepositoryGithubActionsOrganization: ["DELETE /orgs/{org}/actions/permissions/repositories/{repository_id}"],
		disableWorkflow: ["PUT /repos/{owner}/{repo}/actions/workflows/{workflow_id}/disable"],
		downloadArtifact: ["GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}"],
		downloadJobLogsForWorkflowRun: ["GET /repos/{owner}/{repo}/actions/jobs/{job_id}/logs"],
		downloadWorkflowRunAttemptLogs: ["GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/logs"],
		downloadWorkflowRunLogs: ["GET /repos/{owner}/{repo}/actions/runs/{run_id}/logs"],
		enableSelectedRepositoryGithubActionsOrganization: ["PUT /orgs/{org}/actions/permissions/repositories/{repository_id}"],
		enableWorkflow: ["PUT /repos/{owner}/{repo}/actions/workflows/{workflow_id}/enable"],
		forceCancelWorkflowRun: ["POST /repos/{owner}/{repo}/actions/runs/{run_id}/force-cancel"],
		generateRunnerJitconfigForOrg: ["POST /orgs/{org}/actions/runners/generate-jitconfig"],
		generateRunnerJitconfigForRepo: ["POST /repos/{owner}/{repo}/actions/runners/generate-jitconfig"],
		getActionsCacheList: ["GET /repos/{owner}/{repo}/actions/caches"],
		getActionsCacheUsage: ["GET /repos/{owner}/{repo}/actions/cache/usage"],
		getActionsCacheUsageByRepoForOrg: ["GET /orgs/{org}/actions/cache/usage-by-repository"],
		getActionsCacheUsageForOrg: ["GET /orgs/{org}/actions/cache/usage"],
		getAllowedActionsOrganization: ["GET /orgs/{org}/actions/permissions/selected-actions"],
		getAllowedActionsRepository: ["GET /repos/{owner}/{repo}/actions/permissions/selected-actions"],
		getArtifact: ["GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}"],
		getCustomImageForOrg: ["GET /orgs/{org}/actions/hosted-runners/images/custom/{image_definition_id}"],
		getCustomImageVersionForOrg: ["GET /orgs/{org}/actions/hosted-runners/images/custom/{image_definition_id}/versions/{version}"],
		getCustomOidcSubClaimForRepo: ["GET /repos/{owner}/{repo}/actions/oidc/customization/sub"],
		getEnvironmentPublicKey: ["GET /repos/{owner}/{repo}/environments/{environment_name}/secrets/public-key"],
		getEnvironmentSecret: ["GET /repos/{owner}/{repo}/environments/{environment_name}/secrets/{secret_name}"],
		getEnvironmentVariable: ["GET /repos/{owner}/{repo}/environments/{environment_name}/variables/{name}"],
		getGithubActionsDefaultWorkflowPermissionsOrganization: ["GET /orgs/{org}/actions/permissions/workflow"],
		getGithubActionsDefaultWorkflowPermissionsRepository: ["GET /repos/{owner}/{repo}/actions/permissions/workflow"],
		getGithubActionsPermissionsOrganization: ["GET /orgs/{org}/actions/permissions"],
		getGithubActionsPermissionsRepository: ["GET /repos/{owner}/{repo}/actions/permissions"],
		getHostedRunnerForOrg: ["GET /orgs/{org}/actions/hosted-runners/{hosted_runner_id}"],
		getHostedRunnersGithubOwnedImagesForOrg: ["GET /orgs/{org}/actions/hosted-runners/images/github-owned"],
		getHostedRunnersLimitsForOrg: ["GET /orgs/{org}/actions/hosted-runners/limits"],
		getHostedRunnersMachineSpecsForOrg: ["GET /orgs/{org}/actions/hosted-runners/machine-sizes"],
		getHostedRunnersPartnerImagesForOrg: ["GET /orgs/{org}/actions/hosted-runners/images/partner"],
		getHostedRunnersPlatformsForOrg: ["GET /orgs/{org}/actions/hosted-runners/platforms"],
		getJobForWorkflowRun: ["GET /repos/{owner}/{repo}/actions/jobs/{job_id}"],
		getOrgPublicKey: ["GET /orgs/{org}/actions/secrets/public-key"],
		getOrgSecret: ["GET /orgs/{org}/actions/secrets/{secret_name}"],
		getOrgVariable: ["GET /orgs/{org}/actions/variables/{name}"],
		getPendingDeploymentsForRun: ["GET /repos/{owner}/{repo}/actions/runs/{run_id}/pending_deployments"],
		getRepoPermissions: [
			"GET /repos/{owner}/{repo}/actions/permissions",
			{},
			{ renamed: ["actions", "getGithubActionsPermissionsRepository"] }
		],
		getRepoPublicKey: ["GET /repos/{owner}/{repo}/actions/secrets/public-key"],
		getRepoSecret: ["GET /repos/{owner}/{repo}/actions/secrets/{secret_name}"],
		getRepoVariable: ["GET /repos/{owner}/{repo}/actions/variables/{name}"],
		getReviewsForRun: ["GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals"],
		getSelfHostedRunnerForOrg: ["GET /orgs/{org}/actions/runners/{runner_id}"],
		getSelfHostedRunnerForRepo: ["GET /repos/{owner}/{repo}/actions/runners/{runner_id}"],
		getWorkflow: ["GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}"],
		getWorkflowAccessToRepository: ["GET /repos/{owner}/{repo}/actions/permissions/access"],
		getWorkflowRun: ["GET /repos/{owner}/{repo}/actions/runs/{run_id}"],
		getWorkflowRunAttempt: ["GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}"],
		getWorkflowRunUsage: ["GET /repos/{owner}/{repo}/actions/runs/{run_id}/timing"],
		getWorkflowUsage: ["GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/timing"],
		listArtifactsForRepo: ["GET /repos/{owner}/{repo}/actions/artifacts"],
		listCustomImageVersionsForOrg: ["GET /orgs/{org}/actions/hosted-runners/images/custom/{image_definition_id}/versions"],
		listCustomImagesForOrg: ["GET /orgs/{org}/actions/hosted-runners/images/custom"],
		listEnvironmentSecrets: ["GET /repos/{owner}/{repo}/environments/{environment_name}/secrets"],
		listEnvironmentVariables: ["GET /repos/{owner}/{repo}/environments/{environment_name}/variables"],
		listGithubHostedRunnersInGroupForOrg: ["GET /orgs/{org}/actions/runner-groups/{runner_group_id}/hosted-runners"],
		listHostedRunnersForOrg: ["GET /orgs/{org}/actions/hosted-runners"],
		listJobsForWorkflowRun: ["GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs"],
		listJobsForWorkflowRunAttempt: ["GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs"],
		listLabelsForSelfHostedRunnerForOrg: ["GET /orgs/{org}/actions/runners/{runner_id}/labels"],
		listLabelsForSelfHostedRunnerForRepo: ["GET /repos/{owner}/{repo}/actions/runners/{runner_id}/labels"],
		listOrgSecrets: ["GET /orgs/{org}/actions/secrets"],
		listOrgVariables: ["GET /orgs/{org}/actions/variables"],
		listRepoOrganizationSecrets: ["GET /repos/{owner}/{repo}/actions/organization-secrets"],
		listRepoOrganizationVariables: ["GET /repos/{owner}/{repo}/actions/organization-variables"],
		listRepoSecrets: ["GET /repos/{owner}/{repo}/actions/secrets"],
		listRepoVariables: ["GET /repos/{owner}/{repo}/actions/variables"],
		listRepoWorkflows: ["GET /repos/{owner}/{repo}/actions/workflows"],
		listRunnerApplicationsForOrg: ["GET /orgs/{org}/actions/runners/downloads"],
		listRunnerApplicationsForRepo: ["GET /repos/{owner}/{repo}/actions/runners/downloads"],
		listSelectedReposForOrgSecret: ["GET /orgs/{org}/actions/secrets/{secret_name}/repositories"],
		listSelectedReposForOrgVariable: ["GET /orgs/{org}/actions/variables/{name}/repositories"],
		listSelectedRepositoriesEnabledGithubActionsOrganization: ["GET /orgs/{org}/actions/permissions/repositories"],
		listSelfHostedRunnersForOrg: ["GET /orgs/{org}/actions/runners"],
		listSelfHostedRunnersForRepo: ["GET /repos/{owner}/{repo}/actions/runners"],
		listWorkflowRunArtifacts: ["GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts"],
		listWorkflowRuns: ["GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs"],
		listWorkflowRunsForRepo: ["GET /repos/{owner}/{repo}/actions/runs"],
		reRunJobForWorkflowRun: ["POST /repos/{owner}/{repo}/actions/jobs/{job_id}/rerun"],
		reRunWorkflow: ["POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun"],
		reRunWorkflowFailedJobs: ["POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun-failed-jobs"],
		removeAllCustomLabelsFromSelfHostedRunnerForOrg: ["DELETE /orgs/{org}/actions/runners/{runner_id}/labels"],
		removeAllCustomLabelsFromSelfHostedRunnerForRepo: ["DELETE /repos/{owner}/{repo}/actions/runners/{runner_id}/labels"],
		removeCustomLabelFromSelfHostedRunnerForOrg: ["DELETE /orgs/{org}/actions/runners/{runner_id}/labels/{name}"],
		removeCustomLabelFromSelfHostedRunnerForRepo: ["DELETE /repos/{owner}/{repo}/actions/runners/{runner_id}/labels/{name}"],
		removeSelectedRepoFromOrgSecret: ["DELETE /orgs/{org}/actions/secrets/{secret_name}/repositories/{repository_id}"],
		removeSelectedRepoFromOrgVariable: ["DELETE /orgs/{org}/actions/variables/{name}/repositories/{repository_id}"],
		reviewCustomGatesForRun: ["POST /repos/{owner}/{repo}/actions/runs/{run_id}/deployment_protection_rule"],
		reviewPendingDeploymentsForRun: ["POST /repos/{owner}/{repo}/actions/runs/{run_id}/pending_deployments"],
		setAllowedActionsOrganization: ["PUT /orgs/{org}/actions/permissions/selected-actions"],
		setAllowedActionsRepository: ["PUT /repos/{owner}/{repo}/actions/permissions/selected-actions"],
		setCustomLabelsForSelfHostedRunnerForOrg: ["PUT /orgs/{org}/actions/runners/{runner_id}/labels"],
		setCustomLabelsForSelfHostedRunnerForRepo: ["PUT /repos/{owner}/{repo}/actions/runners/{runner_id}/labels"],
		setCustomOidcSubClaimForRepo: ["PUT /repos/{owner}/{repo}/actions/oidc/customization/sub"],
		setGithubActionsDefaultWorkflowPermissionsOrganization: ["PUT /orgs/{org}/actions/permissions/workflow"],
		setGithubActionsDefaultWorkflowPermissionsRepository: ["PUT /repos/{owner}/{repo}/actions/permissions/workflow"],
		setGithubActionsPermissionsOrganization: ["PUT /orgs/{org}/actions/permissions"],
		setGithubActionsPermissionsRepository: ["PUT /repos/{owner}/{repo}/actions/permissions"],
		setSelectedReposForOrgSecret: ["PUT /orgs/{org}/actions/secrets/{secret_name}/repositories"],
		setSelectedReposForOrgVariable: ["PUT /orgs/{org}/actions/variables/{name}/repositories"],
		setSelectedRepositoriesEnabledGithubActionsOrganization: ["PUT /orgs/{org}/actions/permissions/repositories"],
		setWorkflowAccessToRepository: ["PUT /repos/{owner}/{repo}/actions/permissions/access"],
		updateEnvironmentVariable: ["PATCH /repos/{owner}/{repo}/environments/{environment_name}/variables/{name}"],
		updateHostedRunnerForOrg: ["PATCH /orgs/{org}/actions/hosted-runners/{hosted_runner_id}"],
		updateOrgVariable: ["PATCH /orgs/{org}/actions/variables/{name}"],
		updateRepoVariable: ["PATCH /repos/{owner}/{repo}/actions/variables/{name}"]
	},
	activity: {
		checkRepoIsStarredByAuthenticatedUser: ["GET /user/starred/{owner}/{repo}"],
		deleteRepoSubscription: ["DELETE /repos/{owner}/{repo}/subscription"],
		deleteThreadSubscription: ["DELETE /notifications/threads/{thread_id}/subscription"],
		getFeeds: ["GET /feeds"],
		getRepoSubscription: ["GET /repos/{owner}/{repo}/subscription"],
		getThread: ["GET /notifications/threads/{thread_id}"],
		getThreadSubscriptionForAuthenticatedUser: ["GET /notifications/threads/{thread_id}/subscription"],
		listEventsForAuthenticatedUser: ["GET /users/{username}/events"],
		listNotificationsForAuthenticatedUser: ["GET /notifications"],
		listOrgEventsForAuthenticatedUser: ["GET /users/{username}/events/orgs/{org}"],
		listPublicEvents: ["GET /events"],
		listPublicEventsForRepoNetwork: ["GET /networks/{owner}/{repo}/events"],
		listPublicEventsForUser: ["GET /users/{username}/events/public"],
		listPublicOrgEvents: ["GET /orgs/{org}/events"],
		listReceivedEventsForUser: ["GET /users/{username}/received_events"],
		listReceivedPublicEventsForUser: ["GET /users/{username}/received_events/public"],
		listRepoEvents: ["GET /repos/{owner}/{repo}/events"],
		listRepoNotificationsForAuthenticatedUser: ["GET /repos/{owner}/{repo}/notifications"],
		listReposStarredByAuthenticatedUser: ["GET /user/starred"],
		listReposStarredByUser: ["GET /users/{username}/starred"],
		listReposWatchedByUser: ["GET /users/{username}/subscriptions"],
		listStargazersForRepo: ["GET /repos/{owner}/{repo}/stargazers"],
		listWatchedReposForAuthenticatedUser: ["GET /user/subscriptions"],
		listWatchersForRepo: ["GET /repos/{owner}/{repo}/subscribers"],
		markNotificationsAsRead: ["PUT /notifications"],
		markRepoNotificationsAsRead: ["PUT /repos/{owner}/{repo}/notifications"],
		markThreadAsDone: ["DELETE /notifications/threads/{thread_id}"],
		markThreadAsRead: ["PATCH /notifications/threads/{thread_id}"],
		setRepoSubscription: ["PUT /repos/{owner}/{repo}/subscription"],
		setThreadSubscription: ["PUT /notifications/threads/{thread_id}/subscription"],
		starRepoForAuthenticatedUser: ["PUT /user/starred/{owner}/{repo}"],
		unstarRepoForAuthenticatedUser: ["DELETE /user/starred/{owner}/{repo}"]
	},
	apps: {
		addRepoToInstallation: [
			"PUT /user/installations/{installation_id}/repositories/{repository_id}",
			{},
			{ renamed: ["apps", "addRepoToInstallationForAuthenticatedUser"] }
		],
		addRepoToInstallationForAuthenticatedUser: ["PUT /user/installations/{installation_id}/repositories/{repository_id}"],
		checkToken: ["POST /applications/{client_id}/token"],
		createFromManifest: ["POST /app-manifests/{code}/conversions"],
		createInstallationAccessToken: ["POST /app/installations/{installation_id}/access_tokens"],
		deleteAuthorization: ["DELETE /applications/{client_id}/grant"],
		deleteInstallation: ["DELETE /app/installations/{installation_id}"],
		deleteToken: ["DELETE /applications/{client_id}/token"],
		getAuthenticated: ["GET /app"],
		getBySlug: ["GET /apps/{app_slug}"],
		getInstallation: ["GET /app/installations/{installation_id}"],
		getOrgInstallation: ["GET /orgs/{org}/installation"],
		getRepoInstallation: ["GET /repos/{owner}/{repo}/installation"],
		getSubscriptionPlanForAccount: ["GET /marketplace_listing/accounts/{account_id}"],
		getSubscriptionPlanForAccountStubbed: ["GET /marketplace_listing/stubbed/accounts/{account_id}"],
		getUserInstallation: ["GET /users/{username}/installation"],
		getWebhookConfigForApp: ["GET /app/hook/config"],
		getWebhookDelivery: ["GET /app/hook/deliveries/{delivery_id}"],
		listAccountsForPlan: ["GET /marketplace_listing/plans/{plan_id}/accounts"],
		listAccountsForPlanStubbed: ["GET /marketplace_listing/stubbed/plans/{plan_id}/accounts"],
		listInstallationReposForAuthenticatedUser: ["GET /user/installations/{installation_id}/repositories"],
		listInstallationRequestsForAuthenticatedApp: ["GET /app/installation-requests"],
		listInstallations: ["GET /app/installations"],
		listInstallationsForAuthenticatedUser: ["GET /user/installations"],
		listPlans: ["GET /marketplace_listing/plans"],
		listPlansStubbed: ["GET /marketplace_listing/stubbed/plans"],
		listReposAccessibleToInstallation: ["GET /installation/repositories"],
		listSubscriptionsForAuthenticatedUser: ["GET /user/marketplace_purchases"],
		listSubscriptionsForAuthenticatedUserStubbed: ["GET /user/marketplace_purchases/stubbed"],
		listWebhookDeliveries: ["GET /app/hook/deliveries"],
		redeliverWebhookDelivery: ["POST /app/hook/deliveries/{delivery_id}/attempts"],
		removeRepoFromInstallation: [
			"DELETE /user/installations/{installation_id}/repositories/{repository_id}",
			{},
			{ renamed: ["apps", "removeRepoFromInstallationForAuthenticatedUser"] }
		],
		removeRepoFromInstallationForAuthenticatedUser: ["DELETE /user/installations/{installation_id}/repositories/{repository_id}"],
		resetToken: ["PATCH /applications/{client_id}/token"],
		revokeInstallationAccessToken: ["DELETE /installation/token"],
		scopeToken: ["POST /applications/{client_id}/token/scoped"],
		suspendInstallation: ["PUT /app/installations/{installation_id}/suspended"],
		unsuspendInstallation: ["DELETE /app/installations/{installation_id}/suspended"],
		updateWebhookConfigForApp: ["PATCH /app/hook/config"]
	},
	billing: {
		getGithubActionsBillingOrg: ["GET /orgs/{org}/settings/billing/actions"],
		getGithubActionsBillingUser: ["GET /users/{username}/settings/billing/actions"],
		getGithubBillingPremiumRequestUsageReportOrg: ["GET /organizations/{org}/settings/billing/premium_request/usage"],
		getGithubBillingPremiumRequestUsageReportUser: ["GET /users/{username}/settings/billing/premium_request/usage"],
		getGithubBillingUsageReportOrg: ["GET /organizations/{org}/settings/billing/usage"],
		getGithubBillingUsageReportUser: ["GET /users/{username}/settings/billing/usage"],
		getGithubPackagesBillingOrg: ["GET /orgs/{org}/settings/billing/packages"],
		getGithubPackagesBillingUser: ["GET /users/{username}/settings/billing/packages"],
		getSharedStorageBillingOrg: ["GET /orgs/{org}/settings/billing/shared-storage"],
		getSharedStorageBillingUser: ["GET /users/{username}/settings/billing/shared-storage"]
	},
	campaigns: {
		createCampaign: ["POST /orgs/{org}/campaigns"],
		deleteCampaign: ["DELETE /orgs/{org}/campaigns/{campaign_number}"],
		getCampaignSummary: ["GET /orgs/{org}/campaigns/{campaign_number}"],
		listOrgCampaigns: ["GET /orgs/{org}/campaigns"],
		updateCampaign: ["PATCH /orgs/{org}/campaigns/{campaign_number}"]
	},
	checks: {
		create: ["POST /repos/{owner}/{repo}/check-runs"],
		createSuite: ["POST /repos/{owner}/{repo}/check-suites"],
		get: ["GET /repos/{owner}/{repo}/check-runs/{check_run_id}"],
		getSuite: ["GET /repos/{owner}/{repo}/check-suites/{check_suite_id}"],
		listAnnotations: ["GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations"],
		listForRef: ["GET /repos/{owner}/{repo}/commits/{ref}/check-runs"],
		listForSuite: ["GET /repos/{owner}/{repo}/check-suites/{check_suite_id}/check-runs"],
		listSuitesForRef: ["GET /repos/{owner}/{repo}/commits/{ref}/check-suites"],
		rerequestRun: ["POST /repos/{owner}/{repo}/check-runs/{check_run_id}/rerequest"],
		rerequestSuite: ["POST /repos/{owner}/{repo}/check-suites/{check_suite_id}/rerequest"],
		setSuitesPreferences: ["PATCH /repos/{owner}/{repo}/check-suites/preferences"],
		update: ["PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}"]
	},
	codeScanning: {
		commitAutofix: ["POST /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/autofix/commits"],
		createAutofix: ["POST /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/autofix"],
		createVariantAnalysis: ["POST /repos/{owner}/{repo}/code-scanning/codeql/variant-analyses"],
		deleteAnalysis: ["DELETE /repos/{owner}/{repo}/code-scanning/analyses/{analysis_id}{?confirm_delete}"],
		deleteCodeqlDatabase: ["DELETE /repos/{owner}/{repo}/code-scanning/codeql/databases/{language}"],
		getAlert: [
			"GET /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}",
			{},
			{ renamedParameters: { alert_id: "alert_number" } }
		],
		getAnalysis: ["GET /repos/{owner}/{repo}/code-scanning/analyses/{analysis_id}"],
		getAutofix: ["GET /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/autofix"],
		getCodeqlDatabase: ["GET /repos/{owner}/{repo}/code-scanning/codeql/databases/{language}"],
		getDefaultSetup: ["GET /repos/{owner}/{repo}/code-scanning/default-setup"],
		getSarif: ["GET /repos/{owner}/{repo}/code-scanning/sarifs/{sarif_id}"],
		getVariantAnalysis: ["GET /repos/{owner}/{repo}/code-scanning/codeql/variant-analyses/{codeql_variant_analysis_id}"],
		getVariantAnalysisRepoTask: ["GET /repos/{owner}/{repo}/code-scanning/codeql/variant-analyses/{codeql_variant_analysis_id}/repos/{repo_owner}/{repo_name}"],
		listAlertInstances: ["GET /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/instances"],
		listAlertsForOrg: ["GET /orgs/{org}/code-scanning/alerts"],
		listAlertsForRepo: ["GET /repos/{owner}/{repo}/code-scanning/alerts"],
		listAlertsInstances: [
			"GET /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/instances",
			{},
			{ renamed: ["codeScanning", "listAlertInstances"] }
		],
		listCodeqlDatabases: ["GET /repos/{owner}/{repo}/code-scanning/codeql/databases"],
		listRecentAnalyses: ["GET /repos/{owner}/{repo}/code-scanning/analyses"],
		updateAlert: ["PATCH /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}"],
		updateDefaultSetup: ["PATCH /repos/{owner}/{repo}/code-scanning/default-setup"],
		uploadSarif: ["POST /repos/{owner}/{repo}/code-scanning/sarifs"]
	},
	codeSecurity: {
		attachConfiguration: ["POST /orgs/{org}/code-security/configurations/{configuration_id}/attach"],
		attachEnterpriseConfiguration: ["POST /enterprises/{enterprise}/code-security/configurations/{configuration_id}/attach"],
		createConfiguration: ["POST /orgs/{org}/code-security/configurations"],
		createConfigurationForEnterprise: ["POST /enterprises/{enterprise}/code-security/configurations"],
		deleteConfiguration: ["DELETE /orgs/{org}/code-security/configurations/{configuration_id}"],
		deleteConfigurationForEnterprise: ["DELETE /enterprises/{enterprise}/code-security/configurations/{configuration_id}"],
		detachConfiguration: ["DELETE /orgs/{org}/code-security/configurations/detach"],
		getConfiguration: ["GET /orgs/{org}/code-security/configurations/{configuration_id}"],
		getConfigurationForRepository: ["GET /repos/{owner}/{repo}/code-security-configuration"],
		getConfigurationsForEnterprise: ["GET /enterprises/{enterprise}/code-security/configurations"],
		getConfigurationsForOrg: ["GET /orgs/{org}/code-security/configurations"],
		getDefaultConfigurations: ["GET /orgs/{org}/code-security/configurations/defaults"],
		getDefaultConfigurationsForEnterprise: ["GET /enterprises/{enterprise}/code-security/configurations/defaults"],
		getRepositoriesForConfiguration: ["GET /orgs/{org}/code-security/configurations/{configuration_id}/repositories"],
		getRepositoriesForEnterpriseConfiguration: ["GET /enterprises/{enterprise}/code-security/configurations/{configuration_id}/repositories"],
		getSingleConfigurationForEnterprise: ["GET /enterprises/{enterprise}/code-security/configurations/{configuration_id}"],
		setConfigurationAsDefault: ["PUT /orgs/{org}/code-security/configurations/{configuration_id}/defaults"],
		setConfigurationAsDefaultForEnterprise: ["PUT /enterprises/{enterprise}/code-security/configurations/{configuration_id}/defaults"],
		updateConfiguration: ["PATCH /orgs/{org}/code-security/configurations/{configuration_id}"],
		updateEnterpriseConfiguration: ["PATCH /enterprises/{enterprise}/code-security/configurations/{configuration_id}"]
	},
	codesOfConduct: {
		getAllCodesOfConduct: ["GET /codes_of_conduct"],
		getConductCode: ["GET /codes_of_conduct/{key}"]
	},
	codespaces: {
		addRepositoryForSecretForAuthenticatedUser: ["PUT /user/codespaces/secrets/{secret_name}/repositories/{repository_id}"],
		addSelectedRepoToOrgSecret: ["PUT /orgs/{org}/codespaces/secrets/{secret_name}/repositories/{repository_id}"],
		checkPermissionsForDevcontainer: ["GET /repos/{owner}/{repo}/codespaces/permissions_check"],
		codespaceMachinesForAuthenticatedUser: ["GET /user/codespaces/{codespace_name}/machines"],
		createForAuthenticatedUser: ["POST /user/codespaces"],
		createOrUpdateOrgSecret: ["PUT /orgs/{org}/codespaces/secrets/{secret_name}"],
		createOrUpdateRepoSecret: ["PUT /repos/{owner}/{repo}/codespaces/secrets/{secret_name}"],
		createOrUpdateSecretForAuthenticatedUser: ["PUT /user/codespaces/secrets/{secret_name}"],
		createWithPrForAuthenticatedUser: ["POST /repos/{owner}/{repo}/pulls/{pull_number}/codespaces"],
		createWithRepoForAuthenticatedUser: ["POST /repos/{owner}/{repo}/codespaces"],
		deleteForAuthenticatedUser: ["DELETE /user/codespaces/{codespace_name}"],
		deleteFromOrganization: ["DELETE /orgs/{org}/members/{username}/codespaces/{codespace_name}"],
		deleteOrgSecret: ["DELETE /orgs/{org}/codespaces/secrets/{secret_name}"],
		deleteRepoSecret: ["DELETE /repos/{owner}/{repo}/codespaces/secrets/{secret_name}"],
		deleteSecretForAuthenticatedUser: ["DELETE /user/codespaces/secrets/{secret_name}"],
		exportForAuthenticatedUser: ["POST /user/codespaces/{codespace_name}/exports"],
		getCodespacesForUserInOrg: ["GET /orgs/{org}/members/{username}/codespaces"],
		getExportDetailsForAuthenticatedUser: ["GET /user/codespaces/{codespace_name}/exports/{export_id}"],
		getForAuthenticatedUser: ["GET /user/codespaces/{codespace_name}"],
		getOrgPublicKey: ["GET /orgs/{org}/codespaces/secrets/public-key"],
		getOrgSecret: ["GET /orgs/{org}/codespaces/secrets/{secret_name}"],
		getPublicKeyForAuthenticatedUser: ["GET /user/codespaces/secrets/public-key"],
		getRepoPublicKey: ["GET /repos/{owner}/{repo}/codespaces/secrets/public-key"],
		getRepoSecret: ["GET /repos/{owner}/{repo}/codespaces/secrets/{secret_name}"],
		getSecretForAuthenticatedUser: ["GET /user/codespaces/secrets/{secret_name}"],
		listDevcontainersInRepositoryForAuthenticatedUser: ["GET /repos/{owner}/{repo}/codespaces/devcontainers"],
		listForAuthenticatedUser: ["GET /user/codespaces"],
		listInOrganization: [
			"GET /orgs/{org}/codespaces",
			{},
			{ renamedParameters: { org_id: "org" } }
		],
		listInRepositoryForAuthenticatedUser: ["GET /repos/{owner}/{repo}/codespaces"],
		listOrgSecrets: ["GET /orgs/{org}/codespaces/secrets"],
		listRepoSecrets: ["GET /repos/{owner}/{repo}/codespaces/secrets"],
		listRepositoriesForSecretForAuthenticatedUser: ["GET /user/codespaces/secrets/{secret_name}/repositories"],
		listSecretsForAuthenticatedUser: ["GET /user/codespaces/secrets"],
		listSelectedReposForOrgSecret: ["GET /orgs/{org}/codespaces/secrets/{secret_name}/repositories"],
		preFlightWithRepoForAuthenticatedUser: ["GET /repos/{owner}/{repo}/codespaces/new"],
		publishForAuthenticatedUser: ["POST /user/codespaces/{codespace_name}/publish"],
		removeRepositoryForSecretForAuthenticatedUser: ["DELETE /user/codespaces/secrets/{secret_name}/repositories/{repository_id}"],
		removeSelectedRepoFromOrgSecret: ["DELETE /orgs/{org}/codespaces/secrets/{secret_name}/repositories/{repository_id}"],
		repoMachinesForAuthenticatedUser: ["GET /repos/{owner}/{repo}/codespaces/machines"],
		setRepositoriesForSecretForAuthenticatedUser: ["PUT /user/codespaces/secrets/{secret_name}/repositories"],
		setSelectedReposForOrgSecret: ["PUT /orgs/{org}/codespaces/secrets/{secret_name}/repositories"],
		startForAuthenticatedUser: ["POST /user/codespaces/{codespace_name}/start"],
		stopForAuthenticatedUser: ["POST /user/codespaces/{codespace_name}/stop"],
		stopInOrganization: ["POST /orgs/{org}/members/{username}/codespaces/{codespace_name}/stop"],
		updateForAuthenticatedUser: ["PATCH /user/codespaces/{codespace_name}"]
	},
	copilot: {
		addCopilotSeatsForTeams: ["POST /orgs/{org}/copilot/billing/selected_teams"],
		addCopilotSeatsForUsers: ["POST /orgs/{org}/copilot/billing/selected_users"],
		cancelCopilotSeatAssignmentForTeams: ["DELETE /orgs/{org}/copilot/billing/selected_teams"],
		cancelCopilotSeatAssignmentForUsers: ["DELETE /orgs/{org}/copilot/billing/selected_users"],
		copilotMetricsForOrganization: ["GET /orgs/{org}/copilot/metrics"],
		copilotMetricsForTeam: ["GET /orgs/{org}/team/{team_slug}/copilot/metrics"],
		getCopilotOrganizationDetails: ["GET /orgs/{org}/copilot/billing"],
		getCopilotSeatDetailsForUser: ["GET /orgs/{org}/members/{username}/copilot"],
		listCopilotSeats: ["GET /orgs/{org}/copilot/billing/seats"]
	},
	credentials: { revoke: ["POST /credentials/revoke"] },
	dependabot: {
		addSelectedRepoToOrgSecret: ["PUT /orgs/{org}/dependabot/secrets/{secret_name}/repositories/{repository_id}"],
		createOrUpdateOrgSecret: ["PUT /orgs/{org}/dependabot/secrets/{secret_name}"],
		createOrUpdateRepoSecret: ["PUT /repos/{owner}/{repo}/dependabot/secrets/{secret_name}"],
		deleteOrgSecret: ["DELETE /orgs/{org}/dependabot/secrets/{secret_name}"],
		deleteRepoSecret: ["DELETE /repos/{owner}/{repo}/dependabot/secrets/{secret_name}"],
		getAlert: ["GET /repos/{owner}/{repo}/dependabot/alerts/{alert_number}"],
		getOrgPublicKey: ["GET /orgs/{org}/dependabot/secrets/public-key"],
		getOrgSecret: ["GET /orgs/{org}/dependabot/secrets/{secret_name}"],
		getRepoPublicKey: ["GET /repos/{owner}/{repo}/dependabot/secrets/public-key"],
		getRepoSecret: ["GET /repos/{owner}/{repo}/dependabot/secrets/{secret_name}"],
		listAlertsForEnterprise: ["GET /enterprises/{enterprise}/dependabot/alerts"],
		listAlertsForOrg: ["GET /orgs/{org}/dependabot/alerts"],
		listAlertsForRepo: ["GET /repos/{owner}/{repo}/dependabot/alerts"],
		listOrgSecrets: ["GET /orgs/{org}/dependabot/secrets"],
		listRepoSecrets: ["GET /repos/{owner}/{repo}/dependabot/secrets"],
		listSelectedReposForOrgSecret: ["GET /orgs/{org}/dependabot/secrets/{secret_name}/repositories"],
		removeSelectedRepoFromOrgSecret: ["DELETE /orgs/{org}/dependabot/secrets/{secret_name}/repositories/{repository_id}"],
		repositoryAccessForOrg: ["GET /organizations/{org}/dependabot/repository-access"],
		setRepositoryAccessDefaultLevel: ["PUT /organizations/{org}/dependabot/repository-access/default-level"],
		setSelectedReposForOrgSecret: ["PUT /orgs/{org}/dependabot/secrets/{secret_name}/repositories"],
		updateAlert: ["PATCH /repos/{owner}/{repo}/dependabot/alerts/{alert_number}"],
		updateRepositoryAccessForOrg: ["PATCH /organizations/{org}/dependabot/repository-access"]
	},
	dependencyGraph: {
		createRepositorySnapshot: ["POST /repos/{owner}/{repo}/dependency-graph/snapshots"],
		diffRange: ["GET /repos/{owner}/{repo}/dependency-graph/compare/{basehead}"],
		exportSbom: ["GET /repos/{owner}/{repo}/dependency-graph/sbom"]
	},
	emojis: { get: ["GET /emojis"] },
	enterpriseTeamMemberships: {
		add: ["PUT /enterprises/{enterprise}/teams/{enterprise-team}/memberships/{username}"],
		bulkAdd: ["POST /enterprises/{enterprise}/teams/{enterprise-team}/memberships/add"],
		bulkRemove: ["POST /enterprises/{enterprise}/teams/{enterprise-team}/memberships/remove"],
		get: ["GET /enterprises/{enterprise}/teams/{enterprise-team}/memberships/{username}"],
		list: ["GET /enterprises/{enterprise}/teams/{enterprise-team}/memberships"],
		remove: ["DELETE /enterprises/{enterprise}/teams/{enterprise-team}/memberships/{username}"]
	},
	enterpriseTeamOrganizations: {
		add: ["PUT /enterprises/{enterprise}/teams/{enterprise-team}/organizations/{org}"],
		bulkAdd: ["POST /enterprises/{enterprise}/teams/{enterprise-team}/organizations/add"],
		bulkRemove: ["POST /enterprises/{enterprise}/teams/{enterprise-team}/organizations/remove"],
		delete: ["DELETE /enterprises/{enterprise}/teams/{enterprise-team}/organizations/{org}"],
		getAssignment: ["GET /enterprises/{enterprise}/teams/{enterprise-team}/organizations/{org}"],
		getAssignments: ["GET /enterprises/{enterprise}/teams/{enterprise-team}/organizations"]
	},
	enterpriseTeams: {
		create: ["POST /enterprises/{enterprise}/teams"],
		delete: ["DELETE /enterprises/{enterprise}/teams/{team_slug}"],
		get: ["GET /enterprises/{enterprise}/teams/{team_slug}"],
		list: ["GET /enterprises/{enterprise}/teams"],
		update: ["PATCH /enterprises/{enterprise}/teams/{team_slug}"]
	},
	gists: {
		checkIsStarred: ["GET /gists/{gist_id}/star"],
		create: ["POST /gists"],
		createComment: ["POST /gists/{gist_id}/comments"],
		delete: ["DELETE /gists/{gist_id}"],
		deleteComment: ["DELETE /gists/{gist_id}/comments/{comment_id}"],
		fork: ["POST /gists/{gist_id}/forks"],
		get: ["GET /gists/{gist_id}"],
		getComment: ["GET /gists/{gist_id}/comments/{comment_id}"],
		getRevision: ["GET /gists/{gist_id}/{sha}"],
		list: ["GET /gists"],
		listComments: ["GET /gists/{gist_id}/comments"],
		listCommits: ["GET /gists/{gist_id}/commits"],
		listForUser: ["GET /users/{username}/gists"],
		listForks: ["GET /gists/{gist_id}/forks"],
		listPublic: ["GET /gists/public"],
		listStarred: ["GET /gists/starred"],
		star: ["PUT /gists/{gist_id}/star"],
		unstar: ["DELETE /gists/{gist_id}/star"],
		update: ["PATCH /gists/{gist_id}"],
		updateComment: ["PATCH /gists/{gist_id}/comments/{comment_id}"]
	},
	git: {
		createBlob: ["POST /repos/{owner}/{repo}/git/blobs"],
		createCommit: ["POST /repos/{owner}/{repo}/git/commits"],
		createRef: ["POST /repos/{owner}/{repo}/git/refs"],
		createTag: ["POST /repos/{owner}/{repo}/git/tags"],
		createTree: ["POST /repos/{owner}/{repo}/git/trees"],
		deleteRef: ["DELETE /repos/{owner}/{repo}/git/refs/{ref}"],
		getBlob: ["GET /repos/{owner}/{repo}/git/blobs/{file_sha}"],
		getCommit: ["GET /repos/{owner}/{repo}/git/commits/{commit_sha}"],
		getRef: ["GET /repos/{owner}/{repo}/git/ref/{ref}"],
		getTag: ["GET /repos/{owner}/{repo}/git/tags/{tag_sha}"],
		getTree: ["GET /repos/{owner}/{repo}/git/trees/{tree_sha}"],
		listMatchingRefs: ["GET /repos/{owner}/{repo}/git/matching-refs/{ref}"],
		updateRef: ["PATCH /repos/{owner}/{repo}/git/refs/{ref}"]
	},
	gitignore: {
		getAllTemplates: ["GET /gitignore/templates"],
		getTemplate: ["GET /gitignore/templates/{name}"]
	},
	hostedCompute: {
		createNetworkConfigurationForOrg: ["POST /orgs/{org}/settings/network-configurations"],
		deleteNetworkConfigurationFromOrg: ["DELETE /orgs/{org}/settings/network-configurations/{network_configuration_id}"],
		getNetworkConfigurationForOrg: ["GET /orgs/{org}/settings/network-configurations/{network_configuration_id}"],
		getNetworkSettingsForOrg: ["GET /orgs/{org}/settings/network-settings/{network_settings_id}"],
		listNetworkConfigurationsForOrg: ["GET /orgs/{org}/settings/network-configurations"],
		updateNetworkConfigurationForOrg: ["PATCH /orgs/{org}/settings/network-configurations/{network_configuration_id}"]
	},
	interactions: {
		getRestrictionsForAuthenticatedUser: ["GET /user/interaction-limits"],
		getRestrictionsForOrg: ["GET /orgs/{org}/interaction-limits"],
		getRestrictionsForRepo: ["GET /repos/{owner}/{repo}/interaction-limits"],
		getRestrictionsForYourPublicRepos: [
			"GET /user/interaction-limits",
			{},
			{ renamed: ["interactions", "getRestrictionsForAuthenticatedUser"] }
		],
		removeRestrictionsForAuthenticatedUser: ["DELETE /user/interaction-limits"],
		removeRestrictionsForOrg: ["DELETE /orgs/{org}/interaction-limits"],
		removeRestrictionsForRepo: ["DELETE /repos/{owner}/{repo}/interaction-limits"],
		removeRestrictionsForYourPublicRepos: [
			"DELETE /user/interaction-limits",
			{},
			{ renamed: ["interactions", "removeRestrictionsForAuthenticatedUser"] }
		],
		setRestrictionsForAuthenticatedUser: ["PUT /user/interaction-limits"],
		setRestrictionsForOrg: ["PUT /orgs/{org}/interaction-limits"],
		setRestrictionsForRepo: ["PUT /repos/{owner}/{repo}/interaction-limits"],
		setRestrictionsForYourPublicRepos: [
			"PUT /user/interaction-limits",
			{},
			{ renamed: ["interactions", "setRestrictionsForAuthenticatedUser"] }
		]
	},
	issues: {
		addAssignees: ["POST /repos/{owner}/{repo}/issues/{issue_number}/assignees"],
		addBlockedByDependency: ["POST /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocked_by"],
		addLabels: ["POST /repos/{owner}/{repo}/issues/{issue_number}/labels"],
		addSubIssue: ["POST /repos/{owner}/{repo}/issues/{issue_number}/sub_issues"],
		checkUserCanBeAssigned: ["GET /repos/{owner}/{repo}/assignees/{assignee}"],
		checkUserCanBeAssignedToIssue: ["GET /repos/{owner}/{repo}/issues/{issue_number}/assignees/{assignee}"],
		create: ["POST /repos/{owner}/{repo}/issues"],
		createComment: ["POST /repos/{owner}/{repo}/issues/{issue_number}/comments"],
		createLabel: ["POST /repos/{owner}/{repo}/labels"],
		createMilestone: ["POST /repos/{owner}/{repo}/milestones"],
		deleteComment: ["DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}"],
		deleteLabel: ["DELETE /repos/{owner}/{repo}/labels/{name}"],
		deleteMilestone: ["DELETE /repos/{owner}/{repo}/milestones/{milestone_number}"],
		get: ["GET /repos/{owner}/{repo}/issues/{issue_number}"],
		getComment: ["GET /repos/{owner}/{repo}/issues/comments/{comment_id}"],
		getEvent: ["GET /repos/{owner}/{repo}/issues/events/{event_id}"],
		getLabel: ["GET /repos/{owner}/{repo}/labels/{name}"],
		getMilestone: ["GET /repos/{owner}/{repo}/milestones/{milestone_number}"],
		getParent: ["GET /repos/{owner}/{repo}/issues/{issue_number}/parent"],
		list: ["GET /issues"],
		listAssignees: ["GET /repos/{owner}/{repo}/assignees"],
		listComments: ["GET /repos/{owner}/{repo}/issues/{issue_number}/comments"],
		listCommentsForRepo: ["GET /repos/{owner}/{repo}/issues/comments"],
		listDependenciesBlockedBy: ["GET /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocked_by"],
		listDependenciesBlocking: ["GET /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocking"],
		listEvents: ["GET /repos/{owner}/{repo}/issues/{issue_number}/events"],
		listEventsForRepo: ["GET /repos/{owner}/{repo}/issues/events"],
		listEventsForTimeline: ["GET /repos/{owner}/{repo}/issues/{issue_number}/timeline"],
		listForAuthenticatedUser: ["GET /user/issues"],
		listForOrg: ["GET /orgs/{org}/issues"],
		listForRepo: ["GET /repos/{owner}/{repo}/issues"],
		listLabelsForMilestone: ["GET /repos/{owner}/{repo}/milestones/{milestone_number}/labels"],
		listLabelsForRepo: ["GET /repos/{owner}/{repo}/labels"],
		listLabelsOnIssue: ["GET /repos/{owner}/{repo}/issues/{issue_number}/labels"],
		listMilestones: ["GET /repos/{owner}/{repo}/milestones"],
		listSubIssues: ["GET /repos/{owner}/{repo}/issues/{issue_number}/sub_issues"],
		lock: ["PUT /repos/{owner}/{repo}/issues/{issue_number}/lock"],
		removeAllLabels: ["DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels"],
		removeAssignees: ["DELETE /repos/{owner}/{repo}/issues/{issue_number}/assignees"],
		removeDependencyBlockedBy: ["DELETE /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocked_by/{issue_id}"],
		removeLabel: ["DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}"],
		removeSubIssue: ["DELETE /repos/{owner}/{repo}/issues/{issue_number}/sub_issue"],
		reprioritizeSubIssue: ["PATCH /repos/{owner}/{repo}/issues/{issue_number}/sub_issues/priority"],
		setLabels: ["PUT /repos/{owner}/{repo}/issues/{issue_number}/labels"],
		unlock: ["DELETE /repos/{owner}/{repo}/issues/{issue_number}/lock"],
		update: ["PATCH /repos/{owner}/{repo}/issues/{issue_number}"],
		updateComment: ["PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}"],
		updateLabel: ["PATCH /repos/{owner}/{repo}/labels/{name}"],
		updateMilestone: ["PATCH /repos/{owner}/{repo}/milestones/{milestone_number}"]
	},
	licenses: {
		get: ["GET /licenses/{license}"],
		getAllCommonlyUsed: ["GET /licenses"],
		getForRepo: ["GET /repos/{owner}/{repo}/license"]
	},
	markdown: {
		render: ["POST /markdown"],
		renderRaw: ["POST /markdown/raw", { headers: { "content-type": "text/plain; charset=utf-8" } }]
	},
	meta: {
		get: ["GET /meta"],
		getAllVersions: ["GET /versions"],
		getOctocat: ["GET /octocat"],
		getZen: ["GET /zen"],
		root: ["GET /"]
	},
	migrations: {
		deleteArchiveForAuthenticatedUser: ["DELETE /user/migrations/{migration_id}/archive"],
		deleteArchiveForOrg: ["DELETE /orgs/{org}/migrations/{migration_id}/archive"],
		downloadArchiveForOrg: ["GET /orgs/{org}/migrations/{migration_id}/archive"],
		getArchiveForAuthenticatedUser: ["GET /user/migrations/{migration_id}/archive"],
		getStatusForAuthenticatedUser: ["GET /user/migrations/{migration_id}"],
		getStatusForOrg: ["GET /orgs/{org}/migrations/{migration_id}"],
		listForAuthenticatedUser: ["GET /user/migrations"],
		listForOrg: ["GET /orgs/{org}/migrations"],
		listReposForAuthenticatedUser: ["GET /user/migrations/{migration_id}/repositories"],
		listReposForOrg: ["GET /orgs/{org}/migrations/{migration_id}/repositories"],
		listReposForUser: [
			"GET /user/migrations/{migration_id}/repositories",
			{},
			{ renamed: ["migrations", "listReposForAuthenticatedUser"] }
		],
		startForAuthenticatedUser: ["POST /user/migrations"],
		startForOrg: ["POST /orgs/{org}/migrations"],
		unlockRepoForAuthenticatedUser: ["DELETE /user/migrations/{migration_id}/repos/{repo_name}/lock"],
		unlockRepoForOrg: ["DELETE /orgs/{org}/migrations/{migration_id}/repos/{repo_name}/lock"]
	},
	oidc: {
		getOidcCustomSubTemplateForOrg: ["GET /orgs/{org}/actions/oidc/customization/sub"],
		updateOidcCustomSubTemplateForOrg: ["PUT /orgs/{org}/actions/oidc/customization/sub"]
	},
	orgs: {
		addSecurityManagerTeam: [
			"PUT /orgs/{org}/security-managers/teams/{team_slug}",
			{},
			{ deprecated: "octokit.rest.orgs.addSecurityManagerTeam() is deprecated, see https://docs.github.com/rest/orgs/security-managers#add-a-security-manager-team" }
		],
		assignTeamToOrgRole: ["PUT /orgs/{org}/organization-roles/teams/{team_slug}/{role_id}"],
		assignUserToOrgRole: ["PUT /orgs/{org}/organization-roles/users/{username}/{role_id}"],
		blockUser: ["PUT /orgs/{org}/blocks/{username}"],
		cancelInvitation: ["DELETE /orgs/{org}/invitations/{invitation_id}"],
		checkBlockedUser: ["GET /orgs/{org}/blocks/{username}"],
		checkMembershipForUser: ["GET /orgs/{org}/members/{username}"],
		checkPublicMembershipForUser: ["GET /orgs/{org}/public_members/{username}"],
		convertMemberToOutsideCollaborator: ["PUT /orgs/{org}/outside_collaborators/{username}"],
		createArtifactStorageRecord: ["POST /orgs/{org}/artifacts/metadata/storage-record"],
		createInvitation: ["POST /orgs/{org}/invitations"],
		createIssueType: ["POST /orgs/{org}/issue-types"],
		createWebhook: ["POST /orgs/{org}/hooks"],
		customPropertiesForOrgsCreateOrUpdateOrganizationValues: ["PATCH /organizations/{org}/org-properties/values"],
		customPropertiesForOrgsGetOrganizationValues: ["GET /organizations/{org}/org-properties/values"],
		customPropertiesForReposCreateOrUpdateOrganizationDefinition: ["PUT /orgs/{org}/properties/schema/{custom_property_name}"],
		customPropertiesForReposCreateOrUpdateOrganizationDefinitions: ["PATCH /orgs/{org}/properties/schema"],
		customPropertiesForReposCreateOrUpdateOrganizationValues: ["PATCH /orgs/{org}/properties/values"],
		customPropertiesForReposDeleteOrganizationDefinition: ["DELETE /orgs/{org}/properties/schema/{custom_property_name}"],
		customPropertiesForReposGetOrganizationDefinition: ["GET /orgs/{org}/properties/schema/{custom_property_name}"],
		customPropertiesForReposGetOrganizationDefinitions: ["GET /orgs/{org}/properties/schema"],
		customPropertiesForReposGetOrganizationValues: ["GET /orgs/{org}/properties/values"],
		delete: ["DELETE /orgs/{org}"],
		deleteAttestationsBulk: ["POST /orgs/{org}/attestations/delete-request"],
		deleteAttestationsById: ["DELETE /orgs/{org}/attestations/{attestation_id}"],
		deleteAttestationsBySubjectDigest: ["DELETE /orgs/{org}/attestations/digest/{subject_digest}"],
		deleteIssueType: ["DELETE /orgs/{org}/issue-types/{issue_type_id}"],
		deleteWebhook: ["DELETE /orgs/{org}/hooks/{hook_id}"],
		disableSelectedRepositoryImmutableReleasesOrganization: ["DELETE /orgs/{org}/settings/immutable-releases/repositories/{repository_id}"],
		enableSelectedRepositoryImmutableReleasesOrganization: ["PUT /orgs/{org}/settings/immutable-releases/repositories/{repository_id}"],
		get: ["GET /orgs/{org}"],
		getImmutableReleasesSettings: ["GET /orgs/{org}/settings/immutable-releases"],
		getImmutableReleasesSettingsRepositories: ["GET /orgs/{org}/settings/immutable-releases/repositories"],
		getMembershipForAuthenticatedUser: ["GET /user/memberships/orgs/{org}"],
		getMembershipForUser: ["GET /orgs/{org}/memberships/{username}"],
		getOrgRole: ["GET /orgs/{org}/organization-roles/{role_id}"],
		getOrgRulesetHistory: ["GET /orgs/{org}/rulesets/{ruleset_id}/history"],
		getOrgRulesetVersion: ["GET /orgs/{org}/rulesets/{ruleset_id}/history/{version_id}"],
		getWebhook: ["GET /orgs/{org}/hooks/{hook_id}"],
		getWebhookConfigForOrg: ["GET /orgs/{org}/hooks/{hook_id}/config"],
		getWebhookDelivery: ["GET /orgs/{org}/hooks/{hook_id}/deliveries/{delivery_id}"],
		list: ["GET /organizations"],
		listAppInstallations: ["GET /orgs/{org}/installations"],
		listArtifactStorageRecords: ["GET /orgs/{org}/artifacts/{subject_digest}/metadata/storage-records"],
		listAttestationRepositories: ["GET /orgs/{org}/attestations/repositories"],
		listAttestations: ["GET /orgs/{org}/attestations/{subject_digest}"],
		listAttestationsBulk: ["POST /orgs/{org}/attestations/bulk-list{?per_page,before,after}"],
		listBlockedUsers: ["GET /orgs/{org}/blocks"],
		listFailedInvitations: ["GET /orgs/{org}/failed_invitations"],
		listForAuthenticatedUser: ["GET /user/orgs"],
		listForUser: ["GET /users/{username}/orgs"],
		listInvitationTeams: ["GET /orgs/{org}/invitations/{invitation_id}/teams"],
		listIssueTypes: ["GET /orgs/{org}/issue-types"],
		listMembers: ["GET /orgs/{org}/members"],
		listMembershipsForAuthenticatedUser: ["GET /user/memberships/orgs"],
		listOrgRoleTeams: ["GET /orgs/{org}/organization-roles/{role_id}/teams"],
		listOrgRoleUsers: ["GET /orgs/{org}/organization-roles/{role_id}/users"],
		listOrgRoles: ["GET /orgs/{org}/organization-roles"],
		listOrganizationFineGrainedPermissions: ["GET /orgs/{org}/organization-fine-grained-permissions"],
		listOutsideCollaborators: ["GET /orgs/{org}/outside_collaborators"],
		listPatGrantRepositories: ["GET /orgs/{org}/personal-access-tokens/{pat_id}/repositories"],
		listPatGrantRequestRepositories: ["GET /orgs/{org}/personal-access-token-requests/{pat_request_id}/repositories"],
		listPatGrantRequests: ["GET /orgs/{org}/personal-access-token-requests"],
		listPatGrants: ["GET /orgs/{org}/personal-access-tokens"],
		listPendingInvitations: ["GET /orgs/{org}/invitations"],
		listPublicMembers: ["GET /orgs/{org}/public_members"],
		listSecurityManagerTeams: [
			"GET /orgs/{org}/security-managers",
			{},
			{ deprecated: "octokit.rest.orgs.listSecurityManagerTeams() is deprecated, see https://docs.github.com/rest/orgs/security-managers#list-security-manager-teams" }
		],
		listWebhookDeliveries: ["GET /orgs/{org}/hooks/{hook_id}/deliveries"],
		listWebhooks: ["GET /orgs/{org}/hooks"],
		pingWebhook: ["POST /orgs/{org}/hooks/{hook_id}/pings"],
		redeliverWebhookDelivery: ["POST /orgs/{org}/hooks/{hook_id}/deliveries/{delivery_id}/attempts"],
		removeMember: ["DELETE /orgs/{org}/members/{username}"],
		removeMembershipForUser: ["DELETE /orgs/{org}/memberships/{username}"],
		removeOutsideCollaborator: ["DELETE /orgs/{org}/outside_collaborators/{username}"],
		removePublicMembershipForAuthenticatedUser: ["DELETE /orgs/{org}/public_members/{username}"],
		removeSecurityManagerTeam: [
			"DELETE /orgs/{org}/security-managers/teams/{team_slug}",
			{},
			{ deprecated: "octokit.rest.orgs.removeSecurityManagerTeam() is deprecated, see https://docs.github.com/rest/orgs/security-managers#remove-a-security-manager-team" }
		],
		reviewPatGrantRequest: ["POST /orgs/{org}/personal-access-token-requests/{pat_request_id}"],
		reviewPatGrantRequestsInBulk: ["POST /orgs/{org}/personal-access-token-requests"],
		revokeAllOrgRolesTeam: ["DELETE /orgs/{org}/organization-roles/teams/{team_slug}"],
		revokeAllOrgRolesUser: ["DELETE /orgs/{org}/organization-roles/users/{username}"],
		revokeOrgRoleTeam: ["DELETE /orgs/{org}/organization-roles/teams/{team_slug}/{role_id}"],
		revokeOrgRoleUser: ["DELETE /orgs/{org}/organization-roles/users/{username}/{role_id}"],
		setImmutableReleasesSettings: ["PUT /orgs/{org}/settings/immutable-releases"],
		setImmutableReleasesSettingsRepositories: ["PUT /orgs/{org}/settings/immutable-releases/repositories"],
		setMembershipForUser: ["PUT /orgs/{org}/memberships/{username}"],
		setPublicMembershipForAuthenticatedUser: ["PUT /orgs/{org}/public_members/{username}"],
		unblockUser: ["DELETE /orgs/{org}/blocks/{username}"],
		update: ["PATCH /orgs/{org}"],
		updateIssueType: ["PUT /orgs/{org}/issue-types/{issue_type_id}"],
		updateMembershipForAuthenticatedUser: ["PATCH /user/memberships/orgs/{org}"],
		updatePatAccess: ["POST /orgs/{org}/personal-access-tokens/{pat_id}"],
		updatePatAccesses: ["POST /orgs/{org}/personal-access-tokens"],
		updateWebhook: ["PATCH /orgs/{org}/hooks/{hook_id}"],
		updateWebhookConfigForOrg: ["PATCH /orgs/{org}/hooks/{hook_id}/config"]
	},
	packages: {
		deletePackageForAuthenticatedUser: ["DELETE /user/packages/{package_type}/{package_name}"],
		deletePackageForOrg: ["DELETE /orgs/{org}/packages/{package_type}/{package_name}"],
		deletePackageForUser: ["DELETE /users/{username}/packages/{package_type}/{package_name}"],
		deletePackageVersionForAuthenticatedUser: ["DELETE /user/packages/{package_type}/{package_name}/versions/{package_version_id}"],
		deletePackageVersionForOrg: ["DELETE /orgs/{org}/packages/{package_type}/{package_name}/versions/{package_version_id}"],
		deletePackageVersionForUser: ["DELETE /users/{username}/packages/{package_type}/{package_name}/versions/{package_version_id}"],
		getAllPackageVersionsForAPackageOwnedByAnOrg: [
			"GET /orgs/{org}/packages/{package_type}/{package_name}/versions",
			{},
			{ renamed: ["packages", "getAllPackageVersionsForPackageOwnedByOrg"] }
		],
		getAllPackageVersionsForAPackageOwnedByTheAuthenticatedUser: [
			"GET /user/packages/{package_type}/{package_name}/versions",
			{},
			{ renamed: ["packages", "getAllPackageVersionsForPackageOwnedByAuthenticatedUser"] }
		],
		getAllPackageVersionsForPackageOwnedByAuthenticatedUser: ["GET /user/packages/{package_type}/{package_name}/versions"],
		getAllPackageVersionsForPackageOwnedByOrg: ["GET /orgs/{org}/packages/{package_type}/{package_name}/versions"],
		getAllPackageVersionsForPackageOwnedByUser: ["GET /users/{username}/packages/{package_type}/{package_name}/versions"],
		getPackageForAuthenticatedUser: ["GET /user/packages/{package_type}/{package_name}"],
		getPackageForOrganization: ["GET /orgs/{org}/packages/{package_type}/{package_name}"],
		getPackageForUser: ["GET /users/{username}/packages/{package_type}/{package_name}"],
		getPackageVersionForAuthenticatedUser: ["GET /user/packages/{package_type}/{package_name}/versions/{package_version_id}"],
		getPackageVersionForOrganization: ["GET /orgs/{org}/packages/{package_type}/{package_name}/versions/{package_version_id}"],
		getPackageVersionForUser: ["GET /users/{username}/packages/{package_type}/{package_name}/versions/{package_version_id}"],
		listDockerMigrationConflictingPackagesForAuthenticatedUser: ["GET /user/docker/conflicts"],
		listDockerMigrationConflictingPackagesForOrganization: ["GET /orgs/{org}/docker/conflicts"],
		listDockerMigrationConflictingPackagesForUser: ["GET /users/{username}/docker/conflicts"],
		listPackagesForAuthenticatedUser: ["GET /user/packages"],
		listPackagesForOrganization: ["GET /orgs/{org}/packages"],
		listPackagesForUser: ["GET /users/{username}/packages"],
		restorePackageForAuthenticatedUser: ["POST /user/packages/{package_type}/{package_name}/restore{?token}"],
		restorePackageForOrg: ["POST /orgs/{org}/packages/{package_type}/{package_name}/restore{?token}"],
		restorePackageForUser: ["POST /users/{username}/packages/{package_type}/{package_name}/restore{?token}"],
		restorePackageVersionForAuthenticatedUser: ["POST /user/packages/{package_type}/{package_name}/versions/{package_version_id}/restore"],
		restorePackageVersionForOrg: ["POST /orgs/{org}/packages/{package_type}/{package_name}/versions/{package_version_id}/restore"],
		restorePackageVersionForUser: ["POST /users/{username}/packages/{package_type}/{package_name}/versions/{package_version_id}/restore"]
	},
	privateRegistries: {
		createOrgPrivateRegistry: ["POST /orgs/{org}/private-registries"],
		deleteOrgPrivateRegistry: ["DELETE /orgs/{org}/private-registries/{secret_name}"],
		getOrgPrivateRegistry: ["GET /orgs/{org}/private-registries/{secret_name}"],
		getOrgPublicKey: ["GET /orgs/{org}/private-registries/public-key"],
		listOrgPrivateRegistries: ["GET /orgs/{org}/private-registries"],
		updateOrgPrivateRegistry: ["PATCH /orgs/{org}/private-registries/{secret_name}"]
	},
	projects: {
		addItemForOrg: ["POST /orgs/{org}/projectsV2/{project_number}/items"],
		addItemForUser: ["POST /users/{username}/projectsV2/{project_number}/items"],
		deleteItemForOrg: ["DELETE /orgs/{org}/projectsV2/{project_number}/items/{item_id}"],
		deleteItemForUser: ["DELETE /users/{username}/projectsV2/{project_number}/items/{item_id}"],
		getFieldForOrg: ["GET /orgs/{org}/projectsV2/{project_number}/fields/{field_id}"],
		getFieldForUser: ["GET /users/{username}/projectsV2/{project_number}/fields/{field_id}"],
		getForOrg: ["GET /orgs/{org}/projectsV2/{project_number}"],
		getForUser: ["GET /users/{username}/projectsV2/{project_number}"],
		getOrgItem: ["GET /orgs/{org}/projectsV2/{project_number}/items/{item_id}"],
		getUserItem: ["GET /users/{username}/projectsV2/{project_number}/items/{item_id}"],
		listFieldsForOrg: ["GET /orgs/{org}/projectsV2/{project_number}/fields"],
		listFieldsForUser: ["GET /users/{username}/projectsV2/{project_number}/fields"],
		listForOrg: ["GET /orgs/{org}/projectsV2"],
		listForUser: ["GET /users/{username}/projectsV2"],
		listItemsForOrg: ["GET /orgs/{org}/projectsV2/{project_number}/items"],
		listItemsForUser: ["GET /users/{username}/projectsV2/{project_number}/items"],
		updateItemForOrg: ["PATCH /orgs/{org}/projectsV2/{project_number}/items/{item_id}"],
		updateItemForUser: ["PATCH /users/{username}/projectsV2/{project_number}/items/{item_id}"]
	},
	pulls: {
		checkIfMerged: ["GET /repos/{owner}/{repo}/pulls/{pull_number}/merge"],
		create: ["POST /repos/{owner}/{repo}/pulls"],
		createReplyForReviewComment: ["POST /repos/{owner}/{repo}/pulls/{pull_number}/comments/{comment_id}/replies"],
		createReview: ["POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews"],
		createReviewComment: ["POST /repos/{owner}/{repo}/pulls/{pull_number}/comments"],
		deletePendingReview: ["DELETE /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}"],
		deleteReviewComment: ["DELETE /repos/{owner}/{repo}/pulls/comments/{comment_id}"],
		dismissReview: ["PUT /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/dismissals"],
		get: ["GET /repos/{owner}/{repo}/pulls/{pull_number}"],
		getReview: ["GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}"],
		getReviewComment: ["GET /repos/{owner}/{repo}/pulls/comments/{comment_id}"],
		list: ["GET /repos/{owner}/{repo}/pulls"],
		listCommentsForReview: ["GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/comments"],
		listCommits: ["GET /repos/{owner}/{repo}/pulls/{pull_number}/commits"],
		listFiles: ["GET /repos/{owner}/{repo}/pulls/{pull_number}/files"],
		listRequestedReviewers: ["GET /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers"],
		listReviewComments: ["GET /repos/{owner}/{repo}/pulls/{pull_number}/comments"],
		listReviewCommentsForRepo: ["GET /repos/{owner}/{repo}/pulls/comments"],
		listReviews: ["GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews"],
		merge: ["PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge"],
		removeRequestedReviewers: ["DELETE /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers"],
		requestReviewers: ["POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers"],
		submitReview: ["POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/events"],
		update: ["PATCH /repos/{owner}/{repo}/pulls/{pull_number}"],
		updateBranch: ["PUT /repos/{owner}/{repo}/pulls/{pull_number}/update-branch"],
		updateReview: ["PUT /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}"],
		updateReviewComment: ["PATCH /repos/{owner}/{repo}/pulls/comments/{comment_id}"]
	},
	rateLimit: { get: ["GET /rate_limit"] },
	reactions: {
		createForCommitComment: ["POST /repos/{owner}/{repo}/comments/{comment_id}/reactions"],
		createForIssue: ["POST /repos/{owner}/{repo}/issues/{issue_number}/reactions"],
		createForIssueComment: ["POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions"],
		createForPullRequestReviewComment: ["POST /repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions"],
		createForRelease: ["POST /repos/{owner}/{repo}/releases/{release_id}/reactions"],
		createForTeamDiscussionCommentInOrg: ["POST /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments/{comment_number}/reactions"],
		createForTeamDiscussionInOrg: ["POST /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/reactions"],
		deleteForCommitComment: ["DELETE /repos/{owner}/{repo}/comments/{comment_id}/reactions/{reaction_id}"],
		deleteForIssue: ["DELETE /repos/{owner}/{repo}/issues/{issue_number}/reactions/{reaction_id}"],
		deleteForIssueComment: ["DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions/{reaction_id}"],
		deleteForPullRequestComment: ["DELETE /repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions/{reaction_id}"],
		deleteForRelease: ["DELETE /repos/{owner}/{repo}/releases/{release_id}/reactions/{reaction_id}"],
		deleteForTeamDiscussion: ["DELETE /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/reactions/{reaction_id}"],
		deleteForTeamDiscussionComment: ["DELETE /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments/{comment_number}/reactions/{reaction_id}"],
		listForCommitComment: ["GET /repos/{owner}/{repo}/comments/{comment_id}/reactions"],
		listForIssue: ["GET /repos/{owner}/{repo}/issues/{issue_number}/reactions"],
		listForIssueComment: ["GET /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions"],
		listForPullRequestReviewComment: ["GET /repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions"],
		listForRelease: ["GET /repos/{owner}/{repo}/releases/{release_id}/reactions"],
		listForTeamDiscussionCommentInOrg: ["GET /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments/{comment_number}/reactions"],
		listForTeamDiscussionInOrg: ["GET /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/reactions"]
	},
	repos: {
		acceptInvitation: [
			"PATCH /user/repository_invitations/{invitation_id}",
			{},
			{ renamed: ["repos", "acceptInvitationForAuthenticatedUser"] }
		],
		acceptInvitationForAuthenticatedUser: ["PATCH /user/repository_invitations/{invitation_id}"],
		addAppAccessRestrictions: [
			"POST /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/apps",
			{},
			{ mapToData: "apps" }
		],
		addCollaborator: ["PUT /repos/{owner}/{repo}/collaborators/{username}"],
		addStatusCheckContexts: [
			"POST /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks/contexts",
			{},
			{ mapToData: "contexts" }
		],
		addTeamAccessRestrictions: [
			"POST /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/teams",
			{},
			{ mapToData: "teams" }
		],
		addUserAccessRestrictions: [
			"POST /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/users",
			{},
			{ mapToData: "users" }
		],
		cancelPagesDeployment: ["POST /repos/{owner}/{repo}/pages/deployments/{pages_deployment_id}/cancel"],
		checkAutomatedSecurityFixes: ["GET /repos/{owner}/{repo}/automated-security-fixes"],
		checkCollaborator: ["GET /repos/{owner}/{repo}/collaborators/{username}"],
		checkImmutableReleases: ["GET /repos/{owner}/{repo}/immutable-releases"],
		checkPrivateVulnerabilityReporting: ["GET /repos/{owner}/{repo}/private-vulnerability-reporting"],
		checkVulnerabilityAlerts: ["GET /repos/{owner}/{repo}/vulnerability-alerts"],
		codeownersErrors: ["GET /repos/{owner}/{repo}/codeowners/errors"],
		compareCommits: ["GET /repos/{owner}/{repo}/compare/{base}...{head}"],
		compareCommitsWithBasehead: ["GET /repos/{owner}/{repo}/compare/{basehead}"],
		createAttestation: ["POST /repos/{owner}/{repo}/attestations"],
		createAutolink: ["POST /repos/{owner}/{repo}/autolinks"],
		createCommitComment: ["POST /repos/{owner}/{repo}/commits/{commit_sha}/comments"],
		createCommitSignatureProtection: ["POST /repos/{owner}/{repo}/branches/{branch}/protection/required_signatures"],
		createCommitStatus: ["POST /repos/{owner}/{repo}/statuses/{sha}"],
		createDeployKey: ["POST /repos/{owner}/{repo}/keys"],
		createDeployment: ["POST /repos/{owner}/{repo}/deployments"],
		createDeploymentBranchPolicy: ["POST /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies"],
		createDeploymentProtectionRule: ["POST /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules"],
		createDeploymentStatus: ["POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses"],
		createDispatchEvent: ["POST /repos/{owner}/{repo}/dispatches"],
		createForAuthenticatedUser: ["POST /user/repos"],
		createFork: ["POST /repos/{owner}/{repo}/forks"],
		createInOrg: ["POST /orgs/{org}/repos"],
		createOrUpdateEnvironment: ["PUT /repos/{owner}/{repo}/environments/{environment_name}"],
		createOrUpdateFileContents: ["PUT /repos/{owner}/{repo}/contents/{path}"],
		createOrgRuleset: ["POST /orgs/{org}/rulesets"],
		createPagesDeployment: ["POST /repos/{owner}/{repo}/pages/deployments"],
		createPagesSite: ["POST /repos/{owner}/{repo}/pages"],
		createRelease: ["POST /repos/{owner}/{repo}/releases"],
		createRepoRuleset: ["POST /repos/{owner}/{repo}/rulesets"],
		createUsingTemplate: ["POST /repos/{template_owner}/{template_repo}/generate"],
		createWebhook: ["POST /repos/{owner}/{repo}/hooks"],
		customPropertiesForReposCreateOrUpdateRepositoryValues: ["PATCH /repos/{owner}/{repo}/properties/values"],
		customPropertiesForReposGetRepositoryValues: ["GET /repos/{owner}/{repo}/properties/values"],
		declineInvitation: [
			"DELETE /user/repository_invitations/{invitation_id}",
			{},
			{ renamed: ["repos", "declineInvitationForAuthenticatedUser"] }
		],
		declineInvitationForAuthenticatedUser: ["DELETE /user/repository_invitations/{invitation_id}"],
		delete: ["DELETE /repos/{owner}/{repo}"],
		deleteAccessRestrictions: ["DELETE /repos/{owner}/{repo}/branches/{branch}/protection/restrictions"],
		deleteAdminBranchProtection: ["DELETE /repos/{owner}/{repo}/branches/{branch}/protection/enforce_admins"],
		deleteAnEnvironment: ["DELETE /repos/{owner}/{repo}/environments/{environment_name}"],
		deleteAutolink: ["DELETE /repos/{owner}/{repo}/autolinks/{autolink_id}"],
		deleteBranchProtection: ["DELETE /repos/{owner}/{repo}/branches/{branch}/protection"],
		deleteCommitComment: ["DELETE /repos/{owner}/{repo}/comments/{comment_id}"],
		deleteCommitSignatureProtection: ["DELETE /repos/{owner}/{repo}/branches/{branch}/protection/required_signatures"],
		deleteDeployKey: ["DELETE /repos/{owner}/{repo}/keys/{key_id}"],
		deleteDeployment: ["DELETE /repos/{owner}/{repo}/deployments/{deployment_id}"],
		deleteDeploymentBranchPolicy: ["DELETE /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies/{branch_policy_id}"],
		deleteFile: ["DELETE /repos/{owner}/{repo}/contents/{path}"],
		deleteInvitation: ["DELETE /repos/{owner}/{repo}/invitations/{invitation_id}"],
		deleteOrgRuleset: ["DELETE /orgs/{org}/rulesets/{ruleset_id}"],
		deletePagesSite: ["DELETE /repos/{owner}/{repo}/pages"],
		deletePullRequestReviewProtection: ["DELETE /repos/{owner}/{repo}/branches/{branch}/protection/required_pull_request_reviews"],
		deleteRelease: ["DELETE /repos/{owner}/{repo}/releases/{release_id}"],
		deleteReleaseAsset: ["DELETE /repos/{owner}/{repo}/releases/assets/{asset_id}"],
		deleteRepoRuleset: ["DELETE /repos/{owner}/{repo}/rulesets/{ruleset_id}"],
		deleteWebhook: ["DELETE /repos/{owner}/{repo}/hooks/{hook_id}"],
		disableAutomatedSecurityFixes: ["DELETE /repos/{owner}/{repo}/automated-security-fixes"],
		disableDeploymentProtectionRule: ["DELETE /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules/{protection_rule_id}"],
		disableImmutableReleases: ["DELETE /repos/{owner}/{repo}/immutable-releases"],
		disablePrivateVulnerabilityReporting: ["DELETE /repos/{owner}/{repo}/private-vulnerability-reporting"],
		disableVulnerabilityAlerts: ["DELETE /repos/{owner}/{repo}/vulnerability-alerts"],
		downloadArchive: [
			"GET /repos/{owner}/{repo}/zipball/{ref}",
			{},
			{ renamed: ["repos", "downloadZipballArchive"] }
		],
		downloadTarballArchive: ["GET /repos/{owner}/{repo}/tarball/{ref}"],
		downloadZipballArchive: ["GET /repos/{owner}/{repo}/zipball/{ref}"],
		enableAutomatedSecurityFixes: ["PUT /repos/{owner}/{repo}/automated-security-fixes"],
		enableImmutableReleases: ["PUT /repos/{owner}/{repo}/immutable-releases"],
		enablePrivateVulnerabilityReporting: ["PUT /repos/{owner}/{repo}/private-vulnerability-reporting"],
		enableVulnerabilityAlerts: ["PUT /repos/{owner}/{repo}/vulnerability-alerts"],
		generateReleaseNotes: ["POST /repos/{owner}/{repo}/releases/generate-notes"],
		get: ["GET /repos/{owner}/{repo}"],
		getAccessRestrictions: ["GET /repos/{owner}/{repo}/branches/{branch}/protection/restrictions"],
		getAdminBranchProtection: ["GET /repos/{owner}/{repo}/branches/{branch}/protection/enforce_admins"],
		getAllDeploymentProtectionRules: ["GET /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules"],
		getAllEnvironments: ["GET /repos/{owner}/{repo}/environments"],
		getAllStatusCheckContexts: ["GET /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks/contexts"],
		getAllTopics: ["GET /repos/{owner}/{repo}/topics"],
		getAppsWithAccessToProtectedBranch: ["GET /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/apps"],
		getAutolink: ["GET /repos/{owner}/{repo}/autolinks/{autolink_id}"],
		getBranch: ["GET /repos/{owner}/{repo}/branches/{branch}"],
		getBranchProtection: ["GET /repos/{owner}/{repo}/branches/{branch}/protection"],
		getBranchRules: ["GET /repos/{owner}/{repo}/rules/branches/{branch}"],
		getClones: ["GET /repos/{owner}/{repo}/traffic/clones"],
		getCodeFrequencyStats: ["GET /repos/{owner}/{repo}/stats/code_frequency"],
		getCollaboratorPermissionLevel: ["GET /repos/{owner}/{repo}/collaborators/{username}/permission"],
		getCombinedStatusForRef: ["GET /repos/{owner}/{repo}/commits/{ref}/status"],
		getCommit: ["GET /repos/{owner}/{repo}/commits/{ref}"],
		getCommitActivityStats: ["GET /repos/{owner}/{repo}/stats/commit_activity"],
		getCommitComment: ["GET /repos/{owner}/{repo}/comments/{comment_id}"],
		getCommitSignatureProtection: ["GET /repos/{owner}/{repo}/branches/{branch}/protection/required_signatures"],
		getCommunityProfileMetrics: ["GET /repos/{owner}/{repo}/community/profile"],
		getContent: ["GET /repos/{owner}/{repo}/contents/{path}"],
		getContributorsStats: ["GET /repos/{owner}/{repo}/stats/contributors"],
		getCustomDeploymentProtectionRule: ["GET /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules/{protection_rule_id}"],
		getDeployKey: ["GET /repos/{owner}/{repo}/keys/{key_id}"],
		getDeployment: ["GET /repos/{owner}/{repo}/deployments/{deployment_id}"],
		getDeploymentBranchPolicy: ["GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies/{branch_policy_id}"],
		getDeploymentStatus: ["GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses/{status_id}"],
		getEnvironment: ["GET /repos/{owner}/{repo}/environments/{environment_name}"],
		getLatestPagesBuild: ["GET /repos/{owner}/{repo}/pages/builds/latest"],
		getLatestRelease: ["GET /repos/{owner}/{repo}/releases/latest"],
		getOrgRuleSuite: ["GET /orgs/{org}/rulesets/rule-suites/{rule_suite_id}"],
		getOrgRuleSuites: ["GET /orgs/{org}/rulesets/rule-suites"],
		getOrgRuleset: ["GET /orgs/{org}/rulesets/{ruleset_id}"],
		getOrgRulesets: ["GET /orgs/{org}/rulesets"],
		getPages: ["GET /repos/{owner}/{repo}/pages"],
		getPagesBuild: ["GET /repos/{owner}/{repo}/pages/builds/{build_id}"],
		getPagesDeployment: ["GET /repos/{owner}/{repo}/pages/deployments/{pages_deployment_id}"],
		getPagesHealthCheck: ["GET /repos/{owner}/{repo}/pages/health"],
		getParticipationStats: ["GET /repos/{owner}/{repo}/stats/participation"],
		getPullRequestReviewProtection: ["GET /repos/{owner}/{repo}/branches/{branch}/protection/required_pull_request_reviews"],
		getPunchCardStats: ["GET /repos/{owner}/{repo}/stats/punch_card"],
		getReadme: ["GET /repos/{owner}/{repo}/readme"],
		getReadmeInDirectory: ["GET /repos/{owner}/{repo}/readme/{dir}"],
		getRelease: ["GET /repos/{owner}/{repo}/releases/{release_id}"],
		getReleaseAsset: ["GET /repos/{owner}/{repo}/releases/assets/{asset_id}"],
		getReleaseByTag: ["GET /repos/{owner}/{repo}/releases/tags/{tag}"],
		getRepoRuleSuite: ["GET /repos/{owner}/{repo}/rulesets/rule-suites/{rule_suite_id}"],
		getRepoRuleSuites: ["GET /repos/{owner}/{repo}/rulesets/rule-suites"],
		getRepoRuleset: ["GET /repos/{owner}/{repo}/rulesets/{ruleset_id}"],
		getRepoRulesetHistory: ["GET /repos/{owner}/{repo}/rulesets/{ruleset_id}/history"],
		getRepoRulesetVersion: ["GET /repos/{owner}/{repo}/rulesets/{ruleset_id}/history/{version_id}"],
		getRepoRulesets: ["GET /repos/{owner}/{repo}/rulesets"],
		getStatusChecksProtection: ["GET /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks"],
		getTeamsWithAccessToProtectedBranch: ["GET /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/teams"],
		getTopPaths: ["GET /repos/{owner}/{repo}/traffic/popular/paths"],
		getTopReferrers: ["GET /repos/{owner}/{repo}/traffic/popular/referrers"],
		getUsersWithAccessToProtectedBranch: ["GET /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/users"],
		getViews: ["GET /repos/{owner}/{repo}/traffic/views"],
		getWebhook: ["GET /repos/{owner}/{repo}/hooks/{hook_id}"],
		getWebhookConfigForRepo: ["GET /repos/{owner}/{repo}/hooks/{hook_id}/config"],
		getWebhookDelivery: ["GET /repos/{owner}/{repo}/hooks/{hook_id}/deliveries/{delivery_id}"],
		listActivities: ["GET /repos/{owner}/{repo}/activity"],
		listAttestations: ["GET /repos/{owner}/{repo}/attestations/{subject_digest}"],
		listAutolinks: ["GET /repos/{owner}/{repo}/autolinks"],
		listBranches: ["GET /repos/{owner}/{repo}/branches"],
		listBranchesForHeadCommit: ["GET /repos/{owner}/{repo}/commits/{commit_sha}/branches-where-head"],
		listCollaborators: ["GET /repos/{owner}/{repo}/collaborators"],
		listCommentsForCommit: ["GET /repos/{owner}/{repo}/commits/{commit_sha}/comments"],
		listCommitCommentsForRepo: ["GET /repos/{owner}/{repo}/comments"],
		listCommitStatusesForRef: ["GET /repos/{owner}/{repo}/commits/{ref}/statuses"],
		listCommits: ["GET /repos/{owner}/{repo}/commits"],
		listContributors: ["GET /repos/{owner}/{repo}/contributors"],
		listCustomDeploymentRuleIntegrations: ["GET /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules/apps"],
		listDeployKeys: ["GET /repos/{owner}/{repo}/keys"],
		listDeploymentBranchPolicies: ["GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies"],
		listDeploymentStatuses: ["GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses"],
		listDeployments: ["GET /repos/{owner}/{repo}/deployments"],
		listForAuthenticatedUser: ["GET /user/repos"],
		listForOrg: ["GET /orgs/{org}/repos"],
		listForUser: ["GET /users/{username}/repos"],
		listForks: ["GET /repos/{owner}/{repo}/forks"],
		listInvitations: ["GET /repos/{owner}/{repo}/invitations"],
		listInvitationsForAuthenticatedUser: ["GET /user/repository_invitations"],
		listLanguages: ["GET /repos/{owner}/{repo}/languages"],
		listPagesBuilds: ["GET /repos/{owner}/{repo}/pages/builds"],
		listPublic: ["GET /repositories"],
		listPullRequestsAssociatedWithCommit: ["GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls"],
		listReleaseAssets: ["GET /repos/{owner}/{repo}/releases/{release_id}/assets"],
		listReleases: ["GET /repos/{owner}/{repo}/releases"],
		listTags: ["GET /repos/{owner}/{repo}/tags"],
		listTeams: ["GET /repos/{owner}/{repo}/teams"],
		listWebhookDeliveries: ["GET /repos/{owner}/{repo}/hooks/{hook_id}/deliveries"],
		listWebhooks: ["GET /repos/{owner}/{repo}/hooks"],
		merge: ["POST /repos/{owner}/{repo}/merges"],
		mergeUpstream: ["POST /repos/{owner}/{repo}/merge-upstream"],
		pingWebhook: ["POST /repos/{owner}/{repo}/hooks/{hook_id}/pings"],
		redeliverWebhookDelivery: ["POST /repos/{owner}/{repo}/hooks/{hook_id}/deliveries/{delivery_id}/attempts"],
		removeAppAccessRestrictions: [
			"DELETE /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/apps",
			{},
			{ mapToData: "apps" }
		],
		removeCollaborator: ["DELETE /repos/{owner}/{repo}/collaborators/{username}"],
		removeStatusCheckContexts: [
			"DELETE /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks/contexts",
			{},
			{ mapToData: "contexts" }
		],
		removeStatusCheckProtection: ["DELETE /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks"],
		removeTeamAccessRestrictions: [
			"DELETE /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/teams",
			{},
			{ mapToData: "teams" }
		],
		removeUserAccessRestrictions: [
			"DELETE /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/users",
			{},
			{ mapToData: "users" }
		],
		renameBranch: ["POST /repos/{owner}/{repo}/branches/{branch}/rename"],
		replaceAllTopics: ["PUT /repos/{owner}/{repo}/topics"],
		requestPagesBuild: ["POST /repos/{owner}/{repo}/pages/builds"],
		setAdminBranchProtection: ["POST /repos/{owner}/{repo}/branches/{branch}/protection/enforce_admins"],
		setAppAccessRestrictions: [
			"PUT /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/apps",
			{},
			{ mapToData: "apps" }
		],
		setStatusCheckContexts: [
			"PUT /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks/contexts",
			{},
			{ mapToData: "contexts" }
		],
		setTeamAccessRestrictions: [
			"PUT /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/teams",
			{},
			{ mapToData: "teams" }
		],
		setUserAccessRestrictions: [
			"PUT /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/users",
			{},
			{ mapToData: "users" }
		],
		testPushWebhook: ["POST /repos/{owner}/{repo}/hooks/{hook_id}/tests"],
		transfer: ["POST /repos/{owner}/{repo}/transfer"],
		update: ["PATCH /repos/{owner}/{repo}"],
		updateBranchProtection: ["PUT /repos/{owner}/{repo}/branches/{branch}/protection"],
		updateCommitComment: ["PATCH /repos/{owner}/{repo}/comments/{comment_id}"],
		updateDeploymentBranchPolicy: ["PUT /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies/{branch_policy_id}"],
		updateInformationAboutPagesSite: ["PUT /repos/{owner}/{repo}/pages"],
		updateInvitation: ["PATCH /repos/{owner}/{repo}/invitations/{invitation_id}"],
		updateOrgRuleset: ["PUT /orgs/{org}/rulesets/{ruleset_id}"],
		updatePullRequestReviewProtection: ["PATCH /repos/{owner}/{repo}/branches/{branch}/protection/required_pull_request_reviews"],
		updateRelease: ["PATCH /repos/{owner}/{repo}/releases/{release_id}"],
		updateReleaseAsset: ["PATCH /repos/{owner}/{repo}/releases/assets/{asset_id}"],
		updateRepoRuleset: ["PUT /repos/{owner}/{repo}/rulesets/{ruleset_id}"],
		updateStatusCheckPotection: [
			"PATCH /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks",
			{},
			{ renamed: ["repos", "updateStatusCheckProtection"] }
		],
		updateStatusCheckProtection: ["PATCH /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks"],
		updateWebhook: ["PATCH /repos/{owner}/{repo}/hooks/{hook_id}"],
		updateWebhookConfigForRepo: ["PATCH /repos/{owner}/{repo}/hooks/{hook_id}/config"],
		uploadReleaseAsset: ["POST /repos/{owner}/{repo}/releases/{release_id}/assets{?name,label}", { baseUrl: "https://uploads.github.com" }]
	},
	search: {
		code: ["GET /search/code"],
		commits: ["GET /search/commits"],
		issuesAndPullRequests: ["GET /search/issues"],
		labels: ["GET /search/labels"],
		repos: ["GET /search/repositories"],
		topics: ["GET /search/topics"],
		users: ["GET /search/users"]
	},
	secretScanning: {
		createPushProtectionBypass: ["POST /repos/{owner}/{repo}/secret-scanning/push-protection-bypasses"],
		getAlert: ["GET /repos/{owner}/{repo}/secret-scanning/alerts/{alert_number}"],
		getScanHistory: ["GET /repos/{owner}/{repo}/secret-scanning/scan-history"],
		listAlertsForOrg: ["GET /orgs/{org}/secret-scanning/alerts"],
		listAlertsForRepo: ["GET /repos/{owner}/{repo}/secret-scanning/alerts"],
		listLocationsForAlert: ["GET /repos/{owner}/{repo}/secret-scanning/alerts/{alert_number}/locations"],
		listOrgPatternConfigs: ["GET /orgs/{org}/secret-scanning/pattern-configurations"],
		updateAlert: ["PATCH /repos/{owner}/{repo}/secret-scanning/alerts/{alert_number}"],
		updateOrgPatternConfigs: ["PATCH /orgs/{org}/secret-scanning/pattern-configurations"]
	},
	securityAdvisories: {
		createFork: ["POST /repos/{owner}/{repo}/security-advisories/{ghsa_id}/forks"],
		createPrivateVulnerabilityReport: ["POST /repos/{owner}/{repo}/security-advisories/reports"],
		createRepositoryAdvisory: ["POST /repos/{owner}/{repo}/security-advisories"],
		createRepositoryAdvisoryCveRequest: ["POST /repos/{owner}/{repo}/security-advisories/{ghsa_id}/cve"],
		getGlobalAdvisory: ["GET /advisories/{ghsa_id}"],
		getRepositoryAdvisory: ["GET /repos/{owner}/{repo}/security-advisories/{ghsa_id}"],
		listGlobalAdvisories: ["GET /advisories"],
		listOrgRepositoryAdvisories: ["GET /orgs/{org}/security-advisories"],
		listRepositoryAdvisories: ["GET /repos/{owner}/{repo}/security-advisories"],
		updateRepositoryAdvisory: ["PATCH /repos/{owner}/{repo}/security-advisories/{ghsa_id}"]
	},
	teams: {
		addOrUpdateMembershipForUserInOrg: ["PUT /orgs/{org}/teams/{team_slug}/memberships/{username}"],
		addOrUpdateRepoPermissionsInOrg: ["PUT /orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}"],
		checkPermissionsForRepoInOrg: ["GET /orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}"],
		create: ["POST /orgs/{org}/teams"],
		createDiscussionCommentInOrg: ["POST /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments"],
		createDiscussionInOrg: ["POST /orgs/{org}/teams/{team_slug}/discussions"],
		deleteDiscussionCommentInOrg: ["DELETE /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments/{comment_number}"],
		deleteDiscussionInOrg: ["DELETE /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}"],
		deleteInOrg: ["DELETE /orgs/{org}/teams/{team_slug}"],
		getByName: ["GET /orgs/{org}/teams/{team_slug}"],
		getDiscussionCommentInOrg: ["GET /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments/{comment_number}"],
		getDiscussionInOrg: ["GET /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}"],
		getMembershipForUserInOrg: ["GET /orgs/{org}/teams/{team_slug}/memberships/{username}"],
		list: ["GET /orgs/{org}/teams"],
		listChildInOrg: ["GET /orgs/{org}/teams/{team_slug}/teams"],
		listDiscussionCommentsInOrg: ["GET /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments"],
		listDiscussionsInOrg: ["GET /orgs/{org}/teams/{team_slug}/discussions"],
		listForAuthenticatedUser: ["GET /user/teams"],
		listMembersInOrg: ["GET /orgs/{org}/teams/{team_slug}/members"],
		listPendingInvitationsInOrg: ["GET /orgs/{org}/teams/{team_slug}/invitations"],
		listReposInOrg: ["GET /orgs/{org}/teams/{team_slug}/repos"],
		removeMembershipForUserInOrg: ["DELETE /orgs/{org}/teams/{team_slug}/memberships/{username}"],
		removeRepoInOrg: ["DELETE /orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}"],
		updateDiscussionCommentInOrg: ["PATCH /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments/{comment_number}"],
		updateDiscussionInOrg: ["PATCH /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}"],
		updateInOrg: ["PATCH /orgs/{org}/teams/{team_slug}"]
	},
	users: {
		addEmailForAuthenticated: [
			"POST /user/emails",
			{},
			{ renamed: ["users", "addEmailForAuthenticatedUser"] }
		],
		addEmailForAuthenticatedUser: ["POST /user/emails"],
		addSocialAccountForAuthenticatedUser: ["POST /user/social_accounts"],
		block: ["PUT /user/blocks/{username}"],
		checkBlocked: ["GET /user/blocks/{username}"],
		checkFollowingForUser: ["GET /users/{username}/following/{target_user}"],
		checkPersonIsFollowedByAuthenticated: ["GET /user/following/{username}"],
		createGpgKeyForAuthenticated: [
			"POST /user/gpg_keys",
			{},
			{ renamed: ["users", "createGpgKeyForAuthenticatedUser"] }
		],
		createGpgKeyForAuthenticatedUser: ["POST /user/gpg_keys"],
		createPublicSshKeyForAuthenticated: [
			"POST /user/keys",
			{},
			{ renamed: ["users", "createPublicSshKeyForAuthenticatedUser"] }
		],
		createPublicSshKeyForAuthenticatedUser: ["POST /user/keys"],
		createSshSigningKeyForAuthenticatedUser: ["POST /user/ssh_signing_keys"],
		deleteAttestationsBulk: ["POST /users/{username}/attestations/delete-request"],
		deleteAttestationsById: ["DELETE /users/{username}/attestations/{attestation_id}"],
		deleteAttestationsBySubjectDigest: ["DELETE /users/{username}/attestations/digest/{subject_digest}"],
		deleteEmailForAuthenticated: [
			"DELETE /user/emails",
			{},
			{ renamed: ["users", "deleteEmailForAuthenticatedUser"] }
		],
		deleteEmailForAuthenticatedUser: ["DELETE /user/emails"],
		deleteGpgKeyForAuthenticated: [
			"DELETE /user/gpg_keys/{gpg_key_id}",
			{},
			{ renamed: ["users", "deleteGpgKeyForAuthenticatedUser"] }
		],
		deleteGpgKeyForAuthenticatedUser: ["DELETE /user/gpg_keys/{gpg_key_id}"],
		deletePublicSshKeyForAuthenticated: [
			"DELETE /user/keys/{key_id}",
			{},
			{ renamed: ["users", "deletePublicSshKeyForAuthenticatedUser"] }
		],
		deletePublicSshKeyForAuthenticatedUser: ["DELETE /user/keys/{key_id}"],
		deleteSocialAccountForAuthenticatedUser: ["DELETE /user/social_accounts"],
		deleteSshSigningKeyForAuthenticatedUser: ["DELETE /user/ssh_signing_keys/{ssh_signing_key_id}"],
		follow: ["PUT /user/following/{username}"],
		getAuthenticated: ["GET /user"],
		getById: ["GET /user/{account_id}"],
		getByUsername: ["GET /users/{username}"],
		getContextForUser: ["GET /users/{username}/hovercard"],
		getGpgKeyForAuthenticated: [
			"GET /user/gpg_keys/{gpg_key_id}",
			{},
			{ renamed: ["users", "getGpgKeyForAuthenticatedUser"] }
		],
		getGpgKeyForAuthenticatedUser: ["GET /user/gpg_keys/{gpg_key_id}"],
		getPublicSshKeyForAuthenticated: [
			"GET /user/keys/{key_id}",
			{},
			{ renamed: ["users", "getPublicSshKeyForAuthenticatedUser"] }
		],
		getPublicSshKeyForAuthenticatedUser: ["GET /user/keys/{key_id}"],
		getSshSigningKeyForAuthenticatedUser: ["GET /user/ssh_signing_keys/{ssh_signing_key_id}"],
		list: ["GET /users"],
		listAttestations: ["GET /users/{username}/attestations/{subject_digest}"],
		listAttestationsBulk: ["POST /users/{username}/attestations/bulk-list{?per_page,before,after}"],
		listBlockedByAuthenticated: [
			"GET /user/blocks",
			{},
			{ renamed: ["users", "listBlockedByAuthenticatedUser"] }
		],
		listBlockedByAuthenticatedUser: ["GET /user/blocks"],
		listEmailsForAuthenticated: [
			"GET /user/emails",
			{},
			{ renamed: ["users", "listEmailsForAuthenticatedUser"] }
		],
		listEmailsForAuthenticatedUser: ["GET /user/emails"],
		listFollowedByAuthenticated: [
			"GET /user/following",
			{},
			{ renamed: ["users", "listFollowedByAuthenticatedUser"] }
		],
		listFollowedByAuthenticatedUser: ["GET /user/following"],
		listFollowersForAuthenticatedUser: ["GET /user/followers"],
		listFollowersForUser: ["GET /users/{username}/followers"],
		listFollowingForUser: ["GET /users/{username}/following"],
		listGpgKeysForAuthenticated: [
			"GET /user/gpg_keys",
			{},
			{ renamed: ["users", "listGpgKeysForAuthenticatedUser"] }
		],
		listGpgKeysForAuthenticatedUser: ["GET /user/gpg_keys"],
		listGpgKeysForUser: ["GET /users/{username}/gpg_keys"],
		listPublicEmailsForAuthenticated: [
			"GET /user/public_emails",
			{},
			{ renamed: ["users", "listPublicEmailsForAuthenticatedUser"] }
		],
		listPublicEmailsForAuthenticatedUser: ["GET /user/public_emails"],
		listPublicKeysForUser: ["GET /users/{username}/keys"],
		listPublicSshKeysForAuthenticated: [
			"GET /user/keys",
			{},
			{ renamed: ["users", "listPublicSshKeysForAuthenticatedUser"] }
		],
		listPublicSshKeysForAuthenticatedUser: ["GET /user/keys"],
		listSocialAccountsForAuthenticatedUser: ["GET /user/social_accounts"],
		listSocialAccountsForUser: ["GET /users/{username}/social_accounts"],
		listSshSigningKeysForAuthenticatedUser: ["GET /user/ssh_signing_keys"],
		listSshSigningKeysForUser: ["GET /users/{username}/ssh_signing_keys"],
		setPrimaryEmailVisibilityForAuthenticated: [
			"PATCH /user/email/visibility",
			{},
			{ renamed: ["users", "setPrimaryEmailVisibilityForAuthenticatedUser"] }
		],
		setPrimaryEmailVisibilityForAuthenticatedUser: ["PATCH /user/email/visibility"],
		unblock: ["DELETE /user/blocks/{username}"],
		unfollow: ["DELETE /user/following/{username}"],
		updateAuthenticated: ["PATCH /user"]
	}
};
// node_modules/@octokit/plugin-rest-endpoint-methods/dist-src/endpoints-to-methods.js
const endpointMethodsMap = /* @__PURE__ */ new Map();
for (const [scope, endpoints] of Object.entries(endpoints_default)) for (const [methodName, endpoint] of Object.entries(endpoints)) {
	const [route, defaults, decorations] = endpoint;
	const [method, url] = route.split(/ /);
	const endpointDefaults = Object.assign({
		method,
		url
	}, defaults);
	if (!endpointMethodsMap.has(scope)) endpointMethodsMap.set(scope, /* @__PURE__ */ new Map());
	endpointMethodsMap.get(scope).set(methodName, {
		scope,
		methodName,
		endpointDefaults,
		decorations
	});
}
const handler = {
	has({ scope }, methodName) {
		return endpointMethodsMap.get(scope).has(methodName);
	},
	getOwnPropertyDescriptor(target, methodName) {
		return {
			value: this.get(target, methodName),
			configurable: true,
			writable: true,
			enumerable: true
		};
	},
	defineProperty(target, methodName, descriptor) {
		Object.defineProperty(target.cache, methodName, descriptor);
		return true;
	},
	deleteProperty(target, methodName) {
		delete target.cache[methodName];
		return true;
	},
	ownKeys({ scope }) {
		return [...endpointMethodsMap.get(scope).keys()];
	},
	set(target, methodName, value) {
		return target.cache[methodName] = value;
	},
	get({ octokit, scope, cache }, methodName) {
		if (cache[methodName]) return cache[methodName];
		const method = endpointMethodsMap.get(scope).get(methodName);
		if (!method) return;
		const { endpointDefaults, decorations } = method;
		if (decorations) cache[methodName] = decorate(octokit, scope, methodName, endpointDefaults, decorations);
		else cache[methodName] = octokit.request.defaults(endpointDefaults);
		return cache[methodName];
	}
};
function endpointsToMethods(octokit) {
	const newMethods = {};
	for (const scope of endpointMethodsMap.keys()) newMethods[scope] = new Proxy({
		octokit,
		scope,
		cache: {}
	}, handler);
	return newMethods;
}
function decorate(octokit, scope, methodName, defaults, decorations) {
	const requestWithDefaults = octokit.request.defaults(defaults);
	function withDecorations(...args) {
		let options = requestWithDefaults.endpoint.merge(...args);
		if (decorations.mapToData) {
			options = Object.assign({}, options, {
				data: options[decorations.mapToData],
				[decorations.mapToData]: void 0
			});
			return requestWithDefaults(options);
		}
		if (decorations.renamed) {
			const [newScope, newMethodName] = decorations.renamed;
			octokit.log.warn(`octokit.${scope}.${methodName}() has been renamed to octokit.${newScope}.${newMethodName}()`);
		}
		if (decorations.deprecated) octokit.log.warn(decorations.deprecated);
		if (decorations.renamedParameters) {
			const options2 = requestWithDefaults.endpoint.merge(...args);
			for (const [name, alias] of Object.entries(decorations.renamedParameters)) if (name in options2) {
				octokit.log.warn(`"${name}" parameter is deprecated for "octokit.${scope}.${methodName}()". Use "${alias}" instead`);
				if (!(alias in options2)) options2[alias] = options2[name];
				delete options2[name];
			}
			return requestWithDefaults(options2);
		}
		return requestWithDefaults(...args);
	}
	return Object.assign(withDecorations, requestWithDefaults);
}
// node_modules/@octokit/plugin-rest-endpoint-methods/dist-src/index.js
function restEndpointMethods(octokit) {
	return { rest: endpointsToMethods(octokit) };
}
restEndpointMethods.VERSION = VERSION$1;
function legacyRestEndpointMethods(octokit) {
	const api = endpointsToMethods(octokit);
	return {
		...api,
		rest: api
	};
}
legacyRestEndpointMethods.VERSION = VERSION$1;
// node_modules/@octokit/rest/dist-src/index.js
const Octokit = Octokit$1.plugin(requestLog, legacyRestEndpointMethods, paginateRest).defaults({ userAgent: `octokit-rest.js/22.0.1` });
// src/adapters/serial-writes.ts
/**
* A plugin that starts a write when the one before it is answered. Reads are not held up.
*
* GitHub asks for that, and for a second between writes of those who make large numbers of them; Octokit's throttling
* waits that second out before every one, GraphQL queries included (three where people are notified). A job makes about
* ten writes in an iteration, minutes apart, and the secondary limit is waited for all the same when it is hit.
* https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#avoid-concurrent-requests
*/
function serialWrites(octokit) {
	let last = Promise.resolve();
	octokit.hook.wrap("request", (request, options) => {
		if (!isWrite(options)) return request(options);
		const answer = last.then(() => request(options));
		last = answer.catch(() => {});
		return answer;
	});
}
/** GraphQL posts its queries, too. */
function isWrite(options) {
	if (options.method === "GET" || options.method === "HEAD") return false;
	const document = options.url === "/graphql" && "query" in options ? options.query : void 0;
	return typeof document !== "string" || /^\s*mutation\b/.test(document);
}
/** For the throttling plugin, whose own queues for writes are not needed beside `serialWrites`. */
function withoutQueues() {
	const open = { key: () => ({ schedule: passThrough }) };
	return {
		write: open,
		notifications: open
	};
}
function passThrough(_options, start) {
	return start();
}
// src/adapters/whole-fetch.ts
/**
* `fetch` that answers when the whole answer is there. Octokit takes an answer that breaks off in the middle for an
* empty one that succeeded; here it is the fault of the network that it is, and the call is sent again.
*/
async function wholeFetch(input, init) {
	const answer = await fetch(input, init);
	if (answer.body === null) return answer;
	const { status, statusText, headers } = answer;
	const whole = new Response(await answer.arrayBuffer(), {
		status,
		statusText,
		headers
	});
	Object.defineProperty(whole, "url", { value: answer.url });
	return whole;
}
// src/adapters/github-client.ts
/** How often a call that hit a limit is sent again, and the longest wait for it. */
const mostRetries = 2;
const longestWaitSeconds = 120;
/** How often a call that failed in passing is sent again, after 1, 4, 9, … seconds: a minute and a half in all. */
const mostRepeats = 6;
const Patient = Octokit.plugin(serialWrites, throttling, retry);
/** One client of our own for everything: limits are waited for, passing faults are tried again. */
function createGitHubClient({ apiUrl, token, repository, onWarning, isHurried = false }) {
	const [owner = "", repo = ""] = repository.split("/");
	const octokit = new Patient({
		...typeof token === "string" ? { auth: token } : {},
		baseUrl: apiUrl,
		userAgent: "cco",
		log: {
			debug: () => {},
			info: () => {},
			warn: () => {},
			error: () => {}
		},
		request: { fetch: wholeFetch },
		retry: {
			enabled: !isHurried,
			retries: mostRepeats
		},
		throttle: {
			...withoutQueues(),
			onRateLimit: waitFor("rate limit"),
			onSecondaryRateLimit: waitFor("secondary rate limit")
		}
	});
	if (typeof token !== "string") octokit.hook.before("request", async ({ headers }) => {
		headers.authorization = `token ${await token()}`;
	});
	const graphql = (document, variables, sends) => octokit.graphql(document, {
		...variables,
		...sends === "once" ? { request: { retries: 0 } } : {}
	});
	return {
		octokit,
		owner,
		repo,
		isHurried,
		graphql
	};
	/** True: the call is sent again after the wait that GitHub asked for. */
	function waitFor(limit) {
		return (seconds, options, _octokit, retryCount) => {
			const url = "url" in options ? String(options.url) : "";
			onWarning?.(`GitHub's ${limit} was hit at ${url}; it asks to wait ${seconds} s.`);
			return !isHurried && retryCount < mostRetries && seconds <= longestWaitSeconds;
		};
	}
}
/** The HTTP status of an error of this client; undefined for errors of other kinds. */
function statusOf$1(error) {
	if (typeof error !== "object" || error === null || !("status" in error)) return void 0;
	return typeof error.status === "number" ? error.status : void 0;
}
/** Whether GitHub may have done what was asked without saying so: it broke down, or the connection to it did. */
function isAnswerLost(error) {
	return (statusOf$1(error) ?? 0) >= 500;
}
/** When the limit that refused a call ends, in epoch milliseconds; undefined for errors of other kinds. */
function limitedUntil(error) {
	if (!(error instanceof Error) || !/rate limit/i.test(error.message)) return void 0;
	const after = Number(headerOf$1(error, "retry-after"));
	if (after > 0) return Date.now() + after * 1e3;
	const reset = Number(headerOf$1(error, "x-ratelimit-reset"));
	return headerOf$1(error, "x-ratelimit-remaining") === "0" && reset > 0 ? reset * 1e3 : Date.now() + 6e4;
}
function headerOf$1(error, name) {
	const { response } = error;
	return response?.headers?.[name];
}
/** The types of the errors in a GraphQL answer, such as `STALE_DATA` or `NOT_FOUND`. */
function graphqlErrors(error) {
	if (typeof error !== "object" || error === null || !("errors" in error)) return [];
	return Array.isArray(error.errors) ? error.errors : [];
}
/** Octokit rejects when any part of a GraphQL request failed: this is what the other parts answered. */
function dataOf(error) {
	if (typeof error !== "object" || error === null || !("data" in error)) return void 0;
	const { data } = error;
	return typeof data === "object" && data !== null ? { ...data } : void 0;
}
// src/adapters/github-comments.ts
/**
* The comments of an issue that begin with one of the markers: the oldest of each. Later ones by the same author are
* duplicates, made when GitHub did not show yet what was there; they are deleted.
*/
async function findComments({ octokit, owner, repo }, issue_number, markers) {
	const at = {
		owner,
		repo,
		issue_number,
		per_page: 100
	};
	const comments = (await octokit.paginate(octokit.issues.listComments, at)).filter(isTrusted);
	const found = /* @__PURE__ */ new Map();
	for (const marker of markers) {
		const [first, ...others] = comments.filter(({ body }) => body?.startsWith(marker));
		if (first === void 0) continue;
		found.set(marker, {
			id: first.node_id,
			number: first.id
		});
		const again = others.filter(({ user }) => user?.login === first.user?.login);
		for (const { id: comment_id } of again) await octokit.issues.deleteComment({
			owner,
			repo,
			comment_id
		});
	}
	return found;
}
/** Anybody can write a marker: a stranger's comment is not taken for ours. */
function isTrusted({ user, author_association: association = "" }) {
	return user?.type === "Bot" || [
		"OWNER",
		"MEMBER",
		"COLLABORATOR"
	].includes(association);
}
/** Milliseconds before a comment whose answer was lost is looked for, and written again where it is not there. */
const pauses$1 = [
	1e3,
	4e3,
	9e3
];
/** How far the clock of this machine may be off. Milliseconds. */
const mostSkew = 12e4;
/**
* Writes a comment once. Octokit would send it again when only the answer is lost, and people would read it twice: it is
* looked for first.
*/
async function writeComment(github, issue_number, body) {
	const { octokit, owner, repo, isHurried } = github;
	const since = Date.now() - mostSkew;
	const write = () => octokit.issues.createComment({
		owner,
		repo,
		issue_number,
		body,
		request: { retries: 0 }
	});
	for (const wait of isHurried ? [] : pauses$1) try {
		await write();
		return;
	} catch (error) {
		if (!isAnswerLost(error)) throw error;
		await setTimeout$1(wait);
		if (await isWritten(github, {
			issue_number,
			body,
			since
		})) return;
	}
	await write();
}
async function isWritten({ octokit, owner, repo }, comment) {
	const { issue_number, body } = comment;
	const asked = {
		owner,
		repo,
		issue_number,
		since: new Date(comment.since).toISOString(),
		per_page: 100
	};
	return (await octokit.paginate(octokit.issues.listComments, asked)).some((one) => isTrusted(one) && one.body?.trim() === body.trim());
}
// src/adapters/github-situation.ts
/** Pull requests of a branch, newest first. @param variable the one with the branch's name, such as `$branch` */
function renderPullRequests(variable) {
	return `pullRequests(headRefName: ${variable}, first: 10, orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes { id number body state isDraft url headRefOid isCrossRepository headRef { id } }
    }`;
}
const issueFields = `issue(number: $issue) {
    id number title body state url lastEditedAt
    author { __typename login }
    editor { __typename login }
    labels(first: 100) { nodes { name } }
  }`;
function renderDocument({ issue, files }) {
	const blobs = files.map((_, index) => `file${index}: object(expression: $file${index}) { ... on Blob { text } }`);
	const parameters = files.map((_, index) => `, $file${index}: String!`).join("");
	return `query situation($owner: String!, $repo: String!, $branch: String!${issue === void 0 ? "" : ", $issue: Int!"}${parameters}) {
  repository(owner: $owner, name: $repo) {
    id
    isArchived
    defaultBranchRef { name }
    ${issue === void 0 ? "" : issueFields}
    ${renderPullRequests("$branch")}
    ${blobs.join("\n    ")}
  }
}`;
}
async function readSituation(github, request) {
	const { owner, repo } = github;
	const { branch, issue, files } = request;
	const variables = {
		owner,
		repo,
		branch,
		...Object.fromEntries(files.map((path, index) => [`file${index}`, `HEAD:${path}`])),
		...issue === void 0 ? {} : { issue }
	};
	const { repository } = await github.graphql(renderDocument(request), variables).catch(withoutMissingIssue);
	return {
		repositoryId: repository.id,
		archived: repository.isArchived,
		defaultBranch: repository.defaultBranchRef?.name ?? "main",
		issue: repository.issue ? issueOf(repository.issue) : void 0,
		pullRequest: choosePullRequest(repository.pullRequests.nodes),
		files: Object.fromEntries(files.flatMap((path, index) => {
			const text = repository[`file${index}`]?.text;
			return text ? [[path, text]] : [];
		}))
	};
}
/** GitHub answers a number that is no issue with an error beside everything else. */
function withoutMissingIssue(error) {
	const errors = graphqlErrors(error);
	const isOnlyMissing = errors.length > 0 && errors.every(({ type }) => type === "NOT_FOUND");
	const data = dataOf(error);
	if (!isOnlyMissing || data?.repository === void 0 || data.repository === null) throw error;
	return data;
}
function issueOf({ state, labels, author, editor, lastEditedAt, ...issue }) {
	return {
		...issue,
		open: state === "OPEN",
		labels: labels.nodes.map((label) => label.name),
		author: loginOf(author),
		editor: loginOf(editor),
		editedAt: lastEditedAt === null ? void 0 : Date.parse(lastEditedAt)
	};
}
/** GraphQL names a bot as if it were a person: without the `[bot]` that tells them apart everywhere else. */
function loginOf(actor) {
	return actor?.__typename === "Bot" ? `${actor.login}[bot]` : actor?.login;
}
/** The open one, else the newest. A fork's branch of the same name is somebody else's. */
function choosePullRequest(nodes) {
	const pulls = nodes.filter((one) => !one.isCrossRepository).map(pullRequestOf$1);
	return pulls.find((one) => one.state === "OPEN") ?? pulls[0];
}
function pullRequestOf$1({ isDraft, headRef, headRefOid, isCrossRepository: _ours, ...pull }) {
	return {
		...pull,
		draft: isDraft,
		head: headRefOid,
		isHeadless: headRef === null
	};
}
// src/core/text-approval.ts
/** Facts and an answer. What was looked at is approved, and nothing that came after it. */
function approveText(state, { actor, url, said, text }) {
	if (text === void 0) return {
		events: [],
		reply: "There is no issue whose text could be approved."
	};
	const { hash, counts, isNewer } = text;
	if (state.textApproved?.hash === hash) return { events: [] };
	if (said === void 0 ? isNewer : !hash.startsWith(said)) return {
		events: [],
		reply: `The text is another one now than the one that was looked at. Look again, then: \`${approvalOf(hash)}\`.`
	};
	if (counts) return {
		events: [],
		reply: "Everything in the text counts already: nobody has to approve it."
	};
	return { events: [{
		type: "text-approved",
		hash,
		actor,
		...url === void 0 ? {} : { url }
	}] };
}
/** What somebody with write access says to take a text over. */
function approvalOf(hash) {
	return `/cco approve text ${hash.slice(0, 10)}`;
}
// src/listening/missions.ts
/** @param text what a person or a dispatch calls it: `42`, `#42`, `issue-42`, a path, or the id of a file's mission. */
function missionRefOf(text) {
	const [, number] = /^(?:#|issue-)?(\d+)$/.exec(text) ?? [];
	if (number !== void 0) return {
		id: `issue-${number}`,
		issue: Number(number),
		file: void 0
	};
	if (text.includes("/")) return {
		id: slugOf(nameIn(text)),
		issue: void 0,
		file: text
	};
	return {
		id: text,
		issue: void 0,
		file: text === "mission" ? ".cco/mission.yaml" : `.cco/missions/${text}.yaml`
	};
}
function nameIn(path) {
	return path.replace(/^.*\//, "").replace(/\.(ya?ml|json)$/, "");
}
/** How a dispatch names it. */
function nameOf({ issue, file, id }) {
	return issue === void 0 ? file ?? id : String(issue);
}
/**
* The mission's text as it is now, or undefined when it must not be followed: it is gone, or somebody changed it
* who may not. Whoever may write to the repository may write commands into an issue; nobody else.
*/
async function readText(ref, situation, context) {
	if (ref.file !== void 0) return fileText(ref, situation, context);
	if (situation.issue === void 0) return {
		pinned: void 0,
		notices: []
	};
	const { issue } = situation;
	const { readIssue, textHash } = await import("./issue-mission-BhBKHt2z.js");
	const trusted = readIssue(issue, {
		...context.layers,
		commandsTrusted: true
	});
	if (trusted.pinned.hash === context.state?.specHash) return trusted;
	const { people, state } = context;
	const hash = textHash(issue);
	if (hash === state?.textApproved?.hash) return trusted;
	const { authorMay, editorMay } = await writersOf(issue, people);
	if (authorMay && editorMay) return trusted;
	const approval = approvalOf(hash);
	const untrusted = readIssue(issue, {
		...context.layers,
		commandsTrusted: false,
		approval
	});
	if (state === void 0 || untrusted.pinned.hash === state.specHash) return untrusted;
	return {
		pinned: void 0,
		notices: [`${editorMay ? `The text was changed, but ${issue.author ?? "its author"}, who wrote it,` : `${issue.editor ?? issue.author ?? "Somebody"} changed the text and`} has no write access: the pinned text holds. Somebody with write access who has looked at it takes it over: \`${approval}\`.`]
	};
}
async function writersOf(issue, people) {
	const [authorMay, editorMay] = await Promise.all([people.hasWriteAccess(issue.author), people.hasWriteAccess(issue.editor ?? issue.author)]);
	return {
		authorMay,
		editorMay
	};
}
/**
* The issue's text for an approval by somebody who said so at a time. What that person changed is what that person
* looked at. @param said undefined where the time is not known.
*/
async function textAtHand(issue, people, said) {
	if (issue === void 0) return void 0;
	const { textHash } = await import("./issue-mission-BhBKHt2z.js");
	const { authorMay, editorMay } = await writersOf(issue, people);
	const { editedAt = 0, editor } = issue;
	const isNewer = said.at === void 0 || editedAt >= said.at && editor !== said.actor;
	return {
		hash: textHash(issue),
		counts: authorMay && editorMay,
		isNewer
	};
}
/** A file that is gone does not end a mission that was opened: the ledger has its text. */
function fileText(ref, { files }, { state, layers }) {
	const { id, file = "" } = ref;
	const text = files[file];
	if (text !== void 0) return pinDocument(parseDocument(text, file), {
		file,
		id,
		...layers
	});
	if (state === void 0) throw mistakes.missionMissing(file);
	return {
		pinned: void 0,
		notices: [`${file} is not on the default branch any more: the pinned text holds.`]
	};
}
// src/adapters/github-ci-query.ts
/** One point of GitHub's limit. */
const document = `query ci($owner: String!, $repo: String!, $sha: GitObjectID!, $after: String) {
  repository(owner: $owner, name: $repo) {
    object(oid: $sha) {
      ... on Commit {
        statusCheckRollup {
          contexts(first: 100, after: $after) {
            pageInfo { hasNextPage endCursor }
            nodes {
              __typename
              ... on CheckRun {
                name status conclusion externalId detailsUrl permalink startedAt title summary
                annotations(first: 10) { nodes { path annotationLevel message location { start { line } } } }
                checkSuite { app { slug } workflowRun { event workflow { name databaseId } } }
              }
              ... on StatusContext { context state description targetUrl createdAt }
            }
          }
        }
      }
    }
  }
}`;
/** Reads all of it: one request for each hundred checks. */
async function readCommitCi(github, sha) {
	const { owner, repo } = github;
	const checks = [];
	let isForbidden = false;
	for (let after = null;;) {
		const { data, forbidden } = await ask(github, {
			owner,
			repo,
			sha,
			after
		});
		const page = data.repository?.object?.statusCheckRollup?.contexts;
		checks.push(...(page?.nodes ?? []).flatMap((node) => node === null ? [] : [checkOf(node)]));
		isForbidden ||= forbidden;
		if (page?.pageInfo.hasNextPage !== true) return {
			checks,
			isForbidden
		};
		after = page.pageInfo.endCursor;
	}
}
/** What a token may not read is left out of the answer, and named beside it. */
async function ask(github, variables) {
	try {
		return {
			data: await github.graphql(document, variables),
			forbidden: false
		};
	} catch (error) {
		const errors = graphqlErrors(error);
		const isForbidden = errors.length > 0 && errors.every(({ type }) => type === "FORBIDDEN");
		const data = dataOf(error);
		if (!isForbidden || data === void 0) throw error;
		return {
			data,
			forbidden: true
		};
	}
}
function checkOf(node) {
	return node.__typename === "CheckRun" ? checkRunOf(node) : statusOf(node);
}
function checkRunOf(node) {
	const { app, workflowRun } = node.checkSuite;
	const annotations = (node.annotations?.nodes ?? []).flatMap((one) => one === null ? [] : [one]);
	const failing = annotations.find((one) => one.annotationLevel === "FAILURE");
	const title = node.title ?? failing?.message;
	return {
		name: node.name,
		workflow: workflowRun?.workflow.name,
		workflowId: workflowRun?.workflow.databaseId ?? void 0,
		event: workflowRun?.event,
		app: app?.slug,
		externalId: node.externalId ?? void 0,
		status: node.status.toLowerCase(),
		conclusion: node.conclusion?.toLowerCase(),
		startedAt: node.startedAt ?? void 0,
		url: node.detailsUrl ?? node.permalink,
		title: title === void 0 ? void 0 : firstLine(title),
		text: stripControl([node.summary ?? "", ...annotations.map(renderAnnotation)].join("\n").trim()),
		job: jobOf(node.detailsUrl)
	};
}
/** The numbers of jobs are too long for GraphQL's integers: only a job's address has it whole. */
function jobOf(address) {
	const [, job] = /\/actions\/runs\/\d+\/job\/(\d+)/.exec(address ?? "") ?? [];
	return job === void 0 ? void 0 : Number(job);
}
/** https://docs.github.com/en/graphql/reference/enums#statusstate */
const conclusions = {
	SUCCESS: "success",
	FAILURE: "failure",
	ERROR: "failure"
};
function statusOf({ context, state, description, targetUrl, createdAt }) {
	return {
		name: context,
		status: state.toLowerCase(),
		conclusion: conclusions[state],
		startedAt: createdAt,
		url: targetUrl ?? "",
		title: description === null ? void 0 : firstLine(description),
		text: ""
	};
}
const longestTitle = 300;
const longestMessage = 1e3;
function firstLine(text) {
	return stripControl(text).split("\n")[0]?.slice(0, longestTitle) ?? "";
}
function renderAnnotation({ path, annotationLevel, message, location }) {
	const level = annotationLevel?.toLowerCase() ?? "notice";
	return `${path}:${location.start.line}: ${level}: ${message.slice(0, longestMessage)}`;
}
// src/adapters/github-ci-runs.ts
/**
* The newest hundred runs for a commit. Their check suites would not say which are held: CCO's own checks lie in
* them, too. None for a token that may not read them.
*/
async function readRuns({ octokit, owner, repo }, sha) {
	try {
		const at = {
			owner,
			repo,
			head_sha: sha,
			per_page: 100
		};
		const { data } = await octokit.actions.listWorkflowRunsForRepo(at);
		return data.workflow_runs.map((run) => ({
			workflow: {
				id: run.workflow_id,
				name: run.name ?? run.path,
				path: run.path
			},
			event: run.event,
			url: run.html_url,
			isOver: run.status === "completed",
			isHeld: run.conclusion === "action_required"
		}));
	} catch (error) {
		if (statusOf$1(error) === 403 || statusOf$1(error) === 404) return [];
		throw error;
	}
}
// src/adapters/github-ci-start.ts
/**
* Starts the workflows that make the wanted checks, on the mission branch. A job's own token may do that: a dispatch
* is the one event of it that GitHub starts workflows on. Their checks belong to the branch's head.
*/
function createCiStarter(github) {
	return async ({ sha, base, branch, names }) => {
		const [runs, before] = await Promise.all([readRuns(github, sha), readCommitCi(github, base)]);
		const wanted = /* @__PURE__ */ new Map();
		const refused = [];
		for (const name of names) {
			const found = findWorkflow(name, runs, before.checks) ?? await findByName(name, github);
			if (found === void 0) refused.push(unknownSentence(name));
			else wanted.set(found.id, found);
		}
		const workflows = [];
		for (const workflow of wanted.values()) {
			const problem = isDispatched(workflow, runs) ? void 0 : await dispatch(github, workflow, branch);
			if (problem === void 0) workflows.push(workflow.name);
			else refused.push(problem);
		}
		return {
			workflows,
			refused
		};
	};
}
/** The workflow that made a check of this name on the base, or whose run for the head waits for an approval. */
function findWorkflow(name, runs, before) {
	const made = before.find((check) => check.workflowId !== void 0 && isCalled(check, name));
	if (made?.workflowId !== void 0) return {
		id: made.workflowId,
		name: made.workflow ?? name
	};
	const held = runs.filter((run) => run.isHeld).map((run) => run.workflow);
	return held.find((one) => name.startsWith(`${one.name} / `)) ?? (held.length === 1 ? held[0] : void 0);
}
/** `ci / test` names its workflow. */
async function findByName(name, { octokit, owner, repo }) {
	if (!name.includes(" / ")) return void 0;
	return (await octokit.paginate(octokit.actions.listRepoWorkflows, {
		owner,
		repo,
		per_page: 100
	})).find((one) => name.startsWith(`${one.name} / `));
}
/** A job that died between the dispatch and its record leaves the run. */
function isDispatched({ id }, runs) {
	return runs.some(({ event, workflow }) => event === "workflow_dispatch" && workflow.id === id);
}
/** Undefined when it was started, else why not. */
async function dispatch({ octokit, owner, repo }, { id, name }, ref) {
	try {
		await octokit.actions.createWorkflowDispatch({
			owner,
			repo,
			workflow_id: id,
			ref
		});
		return;
	} catch (error) {
		return `GitHub does not start the workflow \`${name}\` for CCO: ${faultText(error)} It needs \`workflow_dispatch:\` under \`on:\` on the default branch, and CCO's job needs \`actions: write\`. Then: \`/cco resume\`.`;
	}
}
function unknownSentence(name) {
	return `CCO does not know which workflow makes \`${name}\`: the base has no such check. Write it as "workflow / job", as the pull request shows it.`;
}
// src/adapters/github-ci.ts
const forbidden = "The token may not read CI. Add `checks: read`, `statuses: read` and `actions: read` to `permissions:` of CCO's workflow.";
/** CI as GitHub shows it. */
function createGitHubCi(github, { workflow, dispatch }) {
	return {
		look: (wish) => look(github, wish, workflow),
		readLog: (job) => readLog(github, job),
		...dispatch ? { start: createCiStarter(github) } : {}
	};
}
/** One request; a second one where a check is missing, for what may still come. */
async function look(github, { sha, names }, own) {
	const { checks, isForbidden } = await readCommitCi(github, sha);
	const runs = (names.some((name) => !checks.some((check) => isCalled(check, name))) ? await readRuns(github, sha) : []).filter(({ workflow }) => !workflow.path.endsWith(`/${own}`));
	return {
		checks,
		held: runs.filter((run) => run.isHeld).map((run) => ({
			workflow: run.workflow.name,
			url: run.url
		})),
		running: runs.some((run) => !run.isOver),
		...isForbidden ? { problem: forbidden } : {}
	};
}
/** Each line of a log begins with its time, to the ten millionth of a second: noise for whoever reads it. */
const time = /^\uFEFF?\d{4}-\d\d-\d\dT[\d:.]+Z /gm;
async function readLog({ octokit, owner, repo }, job_id) {
	try {
		const { data } = await octokit.actions.downloadJobLogsForWorkflowRun({
			owner,
			repo,
			job_id
		});
		const text = data instanceof ArrayBuffer ? new TextDecoder().decode(data) : String(data ?? "");
		return stripControl(text).replaceAll(time, "");
	} catch {
		return;
	}
}
// src/adapters/branch-commit.ts
function renderCommitDocument(isWatched) {
	const [parameter, look] = isWatched ? [", $head: String!", ` repository { ${renderPullRequests("$head")} }`] : ["", ""];
	return `mutation commit($input: CreateCommitOnBranchInput!${parameter}) {
  createCommitOnBranch(input: $input) { commit { oid${look} } }
}`;
}
/**
* Adds one commit to a branch that is at `expected`; GitHub signs it. Undefined when the branch is elsewhere by
* now. Where GraphQL is refused, the git data API does the same in three calls.
*/
async function commitOnBranch(github, commit) {
	const { watch } = commit;
	const variables = {
		input: inputOf(github, commit),
		...watch === void 0 ? {} : { head: watch.branch }
	};
	try {
		return committedBy(await github.graphql(renderCommitDocument(watch !== void 0), variables), watch);
	} catch (error) {
		if (isStale(error)) return void 0;
		const oid = committedBy(dataOf(error), watch);
		if (oid !== void 0) return oid;
		if (graphqlErrors(error).length > 0 || statusOf$1(error) === 404) return commitByData(github, commit);
		throw error;
	}
}
function inputOf({ owner, repo }, { branch, expected, message, files }) {
	const [headline = "", ...body] = message.split("\n");
	return {
		branch: {
			repositoryNameWithOwner: `${owner}/${repo}`,
			branchName: branch
		},
		expectedHeadOid: expected,
		message: {
			headline,
			body: body.join("\n").trim()
		},
		fileChanges: { additions: files.map(({ path, text }) => ({
			path,
			contents: Buffer.from(text).toString("base64")
		})) }
	};
}
function committedBy(answer, watch) {
	const commit = answer?.createCommitOnBranch?.commit;
	const pulls = commit?.repository?.pullRequests.nodes;
	if (pulls !== void 0) watch?.found(choosePullRequest(pulls));
	return commit?.oid;
}
/** The first commit of a branch without history. Undefined when somebody else made the branch first. */
async function createBranch(github, commit) {
	const { octokit, owner, repo } = github;
	const sha = await createCommit(github, commit, []);
	try {
		await octokit.git.createRef({
			owner,
			repo,
			ref: `refs/heads/${commit.branch}`,
			sha
		});
		return sha;
	} catch (error) {
		if (isExisting(error)) return void 0;
		throw error;
	}
}
async function commitByData(github, commit) {
	const { octokit, owner, repo } = github;
	const sha = await createCommit(github, commit, [commit.expected]);
	try {
		await octokit.git.updateRef({
			owner,
			repo,
			ref: `heads/${commit.branch}`,
			sha,
			force: false
		});
		return sha;
	} catch (error) {
		if (isMessage(error, 422, "not a fast forward")) return void 0;
		throw error;
	}
}
/** A commit that no branch has yet; GitHub signs what an App writes. */
async function createCommit(github, commit, parents) {
	const { octokit, owner, repo } = github;
	const [parent] = parents;
	const tree = await octokit.git.createTree({
		owner,
		repo,
		...parent === void 0 ? {} : { base_tree: parent },
		tree: commit.files.map(({ path, text }) => ({
			path,
			mode: "100644",
			type: "blob",
			content: text
		}))
	});
	const { message } = commit;
	return (await octokit.git.createCommit({
		owner,
		repo,
		message,
		tree: tree.data.sha,
		parents: [...parents]
	})).data.sha;
}
/** GitHub's words for "the branch is not where you think"; `STALE_DATA` is the type it gives since 2026. */
function isStale(error) {
	return graphqlErrors(error).some(({ type, message }) => type === "STALE_DATA" || message.includes("Expected branch to point to"));
}
function isExisting(error) {
	return isMessage(error, 422, "Reference already exists");
}
function isMessage(error, status, text) {
	return statusOf$1(error) === status && error instanceof Error && error.message.includes(text);
}
// src/adapters/ledger-page.ts
/**
* What a person who opens a ledger's branch reads. Written where the mission rests or an iteration ends:
* in between it would only make every append larger.
*/
function renderLedgerPage(entry, state) {
	if (state === void 0 || !isWorthReading(entry.type)) return [];
	return [{
		path: "README.md",
		text: `${[
			`# ${state.mission.id}: the ledger of a mission`,
			"This branch is the memory of the mission: one file per fact below `events`, and `snapshot.json`, which says what they add up to. It has no history in common with the code. Deleting it ends the mission.",
			writeReport(state).markdown
		].join("\n\n")}\n`
	}];
}
function isWorthReading(type) {
	return type === "mission-opened" || type === "progress-reported" || type === "mission-closed";
}
// src/adapters/ledger-queries.ts
const headDocument = `query ledgerHead($owner: String!, $repo: String!, $ref: String!) {
  repository(owner: $owner, name: $repo) {
    ref(qualifiedName: $ref) {
      target {
        oid
        ... on Commit { file(path: "snapshot.json") { object { ... on Blob { text isTruncated } } } }
      }
    }
  }
}`;
/** Head and snapshot in one request, both of one commit. Undefined when there is no such branch. */
async function readSnapshotFile(github, branch) {
	const { owner, repo } = github;
	const variables = {
		owner,
		repo,
		ref: `refs/heads/${branch}`
	};
	const { repository } = await github.graphql(headDocument, variables);
	if (repository.ref === null) return void 0;
	const { oid, file } = repository.ref.target;
	return {
		oid,
		text: await textOf(github, file?.object, `${oid}:snapshot.json`)
	};
}
/**
* Asks for the head of a branch, each time only whether it has changed since the last: GitHub does not count a question
* that it answers with 304. Undefined when there is no such branch.
* https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#use-conditional-requests
*/
function createHeadQuestion({ octokit, owner, repo }, branch) {
	let last;
	return async () => {
		const headers = last?.etag === void 0 ? {} : { "if-none-match": last.etag };
		try {
			const answer = await octokit.git.getRef({
				owner,
				repo,
				ref: `heads/${branch}`,
				headers
			});
			last = {
				etag: answer.headers.etag,
				sha: answer.data.object.sha
			};
		} catch (error) {
			if (statusOf$1(error) === 404) last = void 0;
			else if (statusOf$1(error) !== 304) throw error;
		}
		return last?.sha;
	};
}
const blobDocument = `query blob($owner: String!, $repo: String!, $expression: String!) {
  repository(owner: $owner, name: $repo) { object(expression: $expression) { ... on Blob { text isTruncated } } }
}`;
/** The text of `commit:path`; undefined when there is none. */
async function readBlob(github, expression) {
	const { owner, repo } = github;
	const { repository } = await github.graphql(blobDocument, {
		owner,
		repo,
		expression
	});
	return textOf(github, repository.object, expression);
}
/** GraphQL cuts long texts; the contents API gives up to 100 MB in its raw form. */
async function textOf({ octokit, owner, repo }, blob, expression) {
	if (blob === null || blob === void 0) return void 0;
	if (!blob.isTruncated && blob.text !== null) return blob.text;
	const [ref = "", path = ""] = expression.split(":");
	const raw = await octokit.request("GET /repos/{owner}/{repo}/contents/{path}", {
		owner,
		repo,
		path,
		ref,
		mediaType: { format: "raw" }
	});
	return String(raw.data);
}
// src/adapters/branch-ledger.ts
/** The branch a mission's ledger is kept on. */
function ledgerBranch(mission) {
	return `cco/state/${mission}`;
}
/**
* A ledger on a branch of its own: one commit for an entry and what follows from it, and the branch's head is the
* compare-and-swap.
* The snapshot is part of the same commit, so one request knows the state at any length.
*/
function createBranchLedger(options) {
	const { github, hasEnded } = options;
	const branch = ledgerBranch(options.mission);
	/** The commit that each view was read from or written as. */
	const commits = /* @__PURE__ */ new Map();
	let newest = {
		seq: 0,
		state: void 0
	};
	const pulls = createPullRequestMemory();
	const askHead = createHeadQuestion(github, branch);
	const head = () => commits.get(newest.seq);
	const isBehind = async () => await askHead() !== head();
	const last = () => newest;
	return {
		read,
		append,
		entries,
		hasEnded,
		head,
		isBehind,
		last,
		pullRequest: pulls.last
	};
	async function read() {
		const found = await readSnapshotFile(github, branch);
		if (found === void 0) return newest;
		const view = parseSnapshot(found.text) ?? await rebuild(found.oid);
		if (view.seq < newest.seq) return newest;
		return remember(view, found.oid);
	}
	async function append(event, view, consequence) {
		const { made, next, message, files } = await drawUp(consequence === void 0 ? [event] : [event, consequence], view, options);
		const expected = commits.get(view.seq) ?? await findCommit(view);
		const oid = expected === void 0 ? await createBranch(github, {
			branch,
			message,
			files
		}) : await commitOnBranch(github, {
			branch,
			message,
			files,
			expected,
			watch: pulls.watch(next.state)
		});
		if (oid !== void 0) return remember(next, oid);
		const [entry] = made;
		if (entry !== void 0 && await isStored(github, branch, entry)) return read();
		throw new LedgerMoved();
	}
	/** Of a view that another process has read: its commit is the head, or the view is old. */
	async function findCommit({ seq }) {
		if (seq === 0) return void 0;
		await read();
		const oid = commits.get(seq);
		if (oid === void 0) throw new LedgerMoved();
		return oid;
	}
	async function entries() {
		const { seq } = await read();
		return readEntries(github, {
			branch,
			oid: commits.get(seq) ?? "",
			last: seq
		});
	}
	/** Without a snapshot that can be believed, the entries are folded again. */
	async function rebuild(oid) {
		const all = await readEntries(github, {
			branch,
			oid,
			last: Number.POSITIVE_INFINITY
		});
		return {
			seq: all.length,
			state: replay(all)
		};
	}
	function remember(view, oid) {
		commits.set(view.seq, oid);
		newest = view;
		return view;
	}
}
/** What one commit brings. */
async function drawUp(events, view, options) {
	const made = entriesOf(events, view, options);
	const next = {
		seq: view.seq + made.length,
		state: made.reduce(evolve, view.state)
	};
	const files = [...filesOf(made, next), ...await attachmentsOf(made, options)];
	return {
		made,
		next,
		message: messageOf$1(made),
		files
	};
}
function entriesOf(events, { seq }, { run: by, clock, redact }) {
	return events.map((event, place) => {
		const content = redactStrings(event, redact);
		return {
			v: 1,
			seq: seq + 1 + place,
			at: clock(),
			by,
			...content
		};
	});
}
function messageOf$1(entries) {
	return `cco: ${entries.map(({ type, seq }) => `${type} (${seq})`).join(", ")}\n\n[skip ci]`;
}
async function attachmentsOf(entries, { attachments }) {
	return (await Promise.all(entries.map(async (entry) => attachments?.(entry) ?? []))).flat();
}
function filesOf(entries, next) {
	const stored = entries.map((entry) => ({
		path: entryPath(entry.seq),
		text: writeEntry(entry)
	}));
	const page = entries.map((entry) => renderLedgerPage(entry, next.state)).findLast((one) => one.length > 0);
	return [
		...stored,
		{
			path: "snapshot.json",
			text: writeSnapshot(next)
		},
		...page ?? []
	];
}
function createPullRequestMemory() {
	let last;
	const found = (pullRequest) => {
		last = pullRequest;
	};
	const watch = (state) => state === void 0 ? void 0 : {
		branch: state.mission.branch.name,
		found
	};
	return {
		last: () => last,
		watch
	};
}
/** An append whose answer was lost is sent again, and then finds itself. */
async function isStored(github, branch, entry) {
	return await readBlob(github, `refs/heads/${branch}:${entryPath(entry.seq)}`) === writeEntry(entry);
}
/** The entries of a ledger at one of its commits, oldest first. */
async function readEntries(github, { branch, oid, last }) {
	const all = [];
	while (all.length < last) {
		const path = entryPath(all.length + 1);
		const text = await readBlob(github, `${oid}:${path}`);
		if (text === void 0) break;
		all.push(parseEntry(text, all.length + 1, `${branch}:${path}`));
	}
	return all;
}
// src/adapters/github-queue.ts
/** The missions of a repository, which take turns. */
function createGitHubQueue(github, parallel) {
	return {
		parallel,
		missions: async () => (await readMissions(github)).flatMap(({ state }) => state ?? [])
	};
}
/** Fifty snapshots of some ten kilobytes each: GitHub gives up on an answer after ten seconds. */
const missionsDocument = `query missions($owner: String!, $repo: String!, $prefix: String!, $after: String) {
  repository(owner: $owner, name: $repo) {
    refs(refPrefix: $prefix, first: 50, after: $after) {
      nodes {
        name
        prefix
        target { ... on Commit { file(path: "snapshot.json") { object { ... on Blob { text } } } } }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;
const prefix = `refs/heads/${ledgerBranch("")}`;
/** Every mission of the repository as its ledger says now: one request for fifty of them. */
async function readMissions(github) {
	const found = [];
	let page = await readPage(github, null);
	for (;;) {
		found.push(...page.nodes.map(missionIn));
		if (!page.pageInfo.hasNextPage) return found;
		page = await readPage(github, page.pageInfo.endCursor);
	}
}
async function readPage(github, after) {
	const { owner, repo } = github;
	const variables = {
		owner,
		repo,
		prefix,
		after
	};
	const { repository } = await github.graphql(missionsDocument, variables);
	return repository.refs ?? {
		nodes: [],
		pageInfo: {
			hasNextPage: false,
			endCursor: null
		}
	};
}
/** GitHub names a ref by what comes after the prefix that was asked for. */
function missionIn(node) {
	return {
		id: `${node.prefix}${node.name}`.slice(prefix.length),
		state: parseSnapshot(node.target.file?.object?.text ?? void 0)?.state
	};
}
/** What the labels of missions' issues say of their priority now, by mission. One request. */
async function readPriorities(github, missions) {
	const numbers = missions.flatMap((id) => /^issue-(\d+)$/.exec(id)?.[1] ?? []);
	if (numbers.length === 0) return {};
	const { owner, repo } = github;
	const document = `query priorities($owner: String!, $repo: String!) {
  repository(owner: $owner, name: $repo) {
    ${numbers.map((number) => `i${number}: issue(number: ${number}) { labels(first: 100) { nodes { name } } }`).join("\n    ")}
  }
}`;
	const { repository } = await github.graphql(document, {
		owner,
		repo
	}).catch(withoutMissingIssues);
	const said = numbers.flatMap((number) => {
		const labels = repository[`i${number}`]?.labels.nodes.map(({ name }) => name) ?? [];
		const priority = priorityOfLabels(labels);
		return priority === void 0 ? [] : [[`issue-${number}`, priority]];
	});
	return Object.fromEntries(said);
}
/** An issue that was deleted is an error beside the others' answers. */
function withoutMissingIssues(error) {
	const data = dataOf(error);
	if (!graphqlErrors(error).every(({ type }) => type === "NOT_FOUND") || data?.repository === void 0 || data.repository === null) throw error;
	return data;
}
// src/adapters/github-runs.ts
/** The number of a run of Actions; undefined for a run of another kind. */
function actionsRunId({ run }) {
	const [, id] = /^actions:(\d+)$/.exec(run) ?? [];
	return id === void 0 ? void 0 : Number(id);
}
/** Whether a run of Actions, in this attempt, has ended. Undefined for runs of other kinds: their leases expire. */
async function hasRunEnded({ octokit, owner, repo }, run) {
	const run_id = actionsRunId(run);
	if (run_id === void 0) return void 0;
	try {
		const { data } = await octokit.actions.getWorkflowRun({
			owner,
			repo,
			run_id
		});
		return data.status === "completed" || (data.run_attempt ?? 1) > run.attempt;
	} catch (error) {
		if (statusOf$1(error) === 404) return true;
		throw error;
	}
}
// src/action/inputs.ts
/** Every input of action.yml. */
const inputNames = [
	"github-token",
	"app-url",
	"anthropic-api-key",
	"claude-code-oauth-token",
	"openrouter-api-key",
	"mission",
	"command",
	"config",
	"worker-mode",
	"worker-model",
	"manager-provider",
	"manager-model",
	"manager-base-url",
	"max-iterations",
	"max-usd",
	"timeout-minutes",
	"claude-code-path",
	"dry-run",
	"allowed-bots"
];
/** Inputs that are secrets: masked in the log, redacted everywhere. */
const secretInputs = [
	"github-token",
	"anthropic-api-key",
	"claude-code-oauth-token",
	"openrouter-api-key"
];
/** The runner passes inputs as `INPUT_<NAME>`, in capitals, with their hyphens. */
function readInputs(env) {
	const read = (name) => env[`INPUT_${name.toUpperCase()}`]?.trim() || void 0;
	return Object.fromEntries(inputNames.map((name) => [name, read(name)]));
}
// src/action/job.ts
/** Throws the user error NOT_IN_ACTIONS when a variable is missing. */
function readJob(env) {
	const need = (name) => {
		const value = env[name];
		if (!value) throw mistakes.notInActions(name);
		return value;
	};
	const repository = need("GITHUB_REPOSITORY");
	const serverUrl = env.GITHUB_SERVER_URL || "https://github.com";
	const runId = Number(env.GITHUB_RUN_ID);
	const [workflowPath = ""] = (env.GITHUB_WORKFLOW_REF ?? "").split("@");
	const url = `${serverUrl}/${repository}/actions/runs/${runId}`;
	return {
		repository,
		event: env.GITHUB_EVENT_NAME ?? "",
		payload: readPayload(env.GITHUB_EVENT_PATH),
		actor: env.GITHUB_ACTOR ?? "",
		run: {
			run: `actions:${runId}`,
			attempt: Number(env.GITHUB_RUN_ATTEMPT) || 1,
			url
		},
		apiUrl: env.GITHUB_API_URL || "https://api.github.com",
		serverUrl,
		workflow: basename(workflowPath) || "cco.yml",
		temp: need("RUNNER_TEMP"),
		sha: env.GITHUB_SHA ?? "",
		ref: env.GITHUB_REF ?? ""
	};
}
function readPayload(path) {
	return path ? JSON.parse(readFileSync(path, "utf8")) : {};
}
// src/adapters/github-labels.ts
/** Keeps exactly one standing label on an issue; asks GitHub only when it changes. */
function createLabelKeeper(github, issue) {
	const { octokit, owner, repo } = github;
	let present = issue?.labels ?? [];
	return async (wanted) => {
		if (issue === void 0) return;
		const { add } = labelChange(present, wanted);
		const at = {
			owner,
			repo,
			issue_number: issue.number
		};
		if (add.length > 0) {
			await ensureLabel(github, wanted, standingLabels[wanted]);
			const { data } = await octokit.issues.addLabels({
				...at,
				labels: [...add]
			});
			present = data.map(({ name }) => name);
		}
		const { remove } = labelChange(present, wanted);
		for (const name of remove) await octokit.issues.removeLabel({
			...at,
			name
		}).catch(unlessGone);
		present = present.filter((label) => !remove.includes(label));
	};
}
/** A label that is not there yet would be made without colour and description. */
async function ensureLabel({ octokit, owner, repo }, name, look) {
	try {
		await octokit.issues.createLabel({
			owner,
			repo,
			name,
			...look
		});
	} catch (error) {
		if (statusOf$1(error) !== 422) throw error;
	}
}
function unlessGone(error) {
	if (statusOf$1(error) !== 404) throw error;
}
// src/listening/event-wake.ts
const labelled = object({ name: string() });
const issue = object({
	number: int(),
	labels: array(labelled),
	pull_request: unknown().optional(),
	body: string().nullish(),
	html_url: string().optional(),
	updated_at: string().optional()
});
/** Of an edit, what was there before; of the title, nothing about the body. */
const changes$1 = object({ body: object({ from: string() }).optional() }).optional();
const sender = object({ login: string() });
const issuesEvent = object({
	action: string(),
	issue,
	label: labelled.optional(),
	changes: changes$1,
	sender
});
const commentEvent = object({
	action: string(),
	issue,
	comment: object({
		id: int(),
		node_id: string(),
		body: string(),
		html_url: string(),
		created_at: datetime()
	}),
	sender
});
const pushEvent = object({
	ref: string(),
	repository: object({ default_branch: string() }),
	commits: array(object({
		added: array(string()),
		modified: array(string())
	}))
});
/** Reads a webhook's payload, which is a job's as well. Throws a ZodError where it is not what GitHub sends. */
function eventWakeOf(event, payload) {
	switch (event) {
		case "issues": return issueWake(issuesEvent.parse(payload));
		case "issue_comment": return commentWake(commentEvent.parse(payload));
		case "push": return pushWake(pushEvent.parse(payload));
		default: return {
			kind: "nothing",
			why: `CCO does nothing on ${event}.`
		};
	}
}
function issueWake({ action, issue: { number, labels, body, html_url: url = "", updated_at: at = "" }, label, changes, sender }) {
	const base = {
		kind: "issue",
		issue: number,
		actor: sender.login
	};
	const isMission = labels.some((one) => one.name === missionLabel);
	if (action === "labeled" && label?.name === "cco:mission") return {
		...base,
		happened: "started",
		why: "the label was put on"
	};
	if (action === "unlabeled" && label?.name === "cco:mission") return {
		...base,
		happened: "stopped",
		why: "the label was taken off"
	};
	if (!isMission) return {
		kind: "nothing",
		why: `Issue #${number} is not a mission.`
	};
	if (action === "closed") return {
		...base,
		happened: "stopped",
		why: "the issue was closed"
	};
	if (action === "reopened") return {
		...base,
		happened: "started",
		why: "the issue was reopened"
	};
	if (action === "edited") {
		const before = changes?.body?.from;
		const edit = before === void 0 ? void 0 : {
			before,
			after: body ?? "",
			url,
			at
		};
		return {
			...base,
			happened: "edited",
			why: "the issue was edited",
			edit
		};
	}
	return {
		kind: "nothing",
		why: `Nothing follows from ${action}.`
	};
}
function commentWake({ action, issue, comment, sender }) {
	if (action !== "created") return {
		kind: "nothing",
		why: "Only new comments are commands."
	};
	const { id, node_id: nodeId, body, html_url: url } = comment;
	const createdAt = Date.parse(comment.created_at);
	const isPull = issue.pull_request !== void 0;
	const said = {
		id,
		nodeId,
		body,
		url,
		createdAt
	};
	return {
		kind: "comment",
		issue: issue.number,
		isPull,
		actor: sender.login,
		comment: said
	};
}
/** Mission files count on the default branch only: on any other they could be the worker's own. */
function pushWake({ ref, repository, commits }) {
	if (ref !== `refs/heads/${repository.default_branch}`) return {
		kind: "nothing",
		why: "Mission files start missions from the default branch only."
	};
	const touched = commits.flatMap(({ added, modified }) => [...added, ...modified]);
	const files = [...new Set(touched)].filter(isMissionFile);
	return files.length === 0 ? {
		kind: "nothing",
		why: "No mission file was pushed."
	} : {
		kind: "files",
		files
	};
}
function isMissionFile(path) {
	return path === ".cco/mission.yaml" || /^\.cco\/missions\/[^/]+\.ya?ml$/.test(path);
}
// src/action/wake.ts
/** What this job was started for. An input says it; else the event does. */
function wakeOf(job, inputs) {
	if (inputs.command !== void 0) return commandWake(job, inputs, inputs.command);
	if (inputs.mission !== void 0) return {
		kind: "work",
		mission: inputs.mission,
		by: job.actor
	};
	switch (job.event) {
		case "workflow_dispatch": return dispatched(job);
		case "schedule": return { kind: "sweep" };
		default: return eventWakeOf(job.event, job.payload);
	}
}
function dispatched({ payload, actor }) {
	const { inputs } = object({ inputs: record(string(), unknown()).nullish() }).parse(payload);
	const mission = inputs?.mission;
	const by = typeof inputs?.by === "string" && inputs.by !== "" ? inputs.by : actor;
	return typeof mission === "string" && mission !== "" ? {
		kind: "work",
		mission,
		by
	} : { kind: "sweep" };
}
const aboutMission = object({
	inputs: object({ mission: string().optional() }).nullish().catch(void 0),
	issue: object({ number: int() }).optional().catch(void 0)
});
/** Throws the user error COMMAND_WITHOUT_MISSION when neither the step nor the event names one. */
function commandWake({ payload, actor }, inputs, text) {
	const { inputs: dispatched, issue } = aboutMission.parse(payload);
	const mission = inputs.mission ?? (dispatched?.mission || void 0) ?? issue?.number.toString();
	if (mission === void 0) throw mistakes.commandWithoutMission();
	return {
		kind: "command",
		mission,
		text,
		by: actor
	};
}
// src/adapters/github-file.ts
/** The text of a file of the default branch; undefined when there is none. */
async function readFile({ octokit, owner, repo }, path) {
	try {
		const { data } = await octokit.repos.getContent({
			owner,
			repo,
			path,
			mediaType: { format: "raw" }
		});
		return String(data);
	} catch (error) {
		if (statusOf$1(error) === 404) return void 0;
		throw error;
	}
}
// src/adapters/github-people.ts
/** Asks once per login. @param readBots names of the bots that count like people; read when a bot does something. */
function createPeople({ octokit, owner, repo }, readBots) {
	let bots;
	const known = /* @__PURE__ */ new Map();
	return { hasWriteAccess: async (login) => {
		if (login === void 0) return false;
		if (isBot(login)) return (await allowedBots()).has(nameOfBot(login));
		const answer = known.get(login) ?? ask(login);
		known.set(login, answer);
		return answer;
	} };
	function allowedBots() {
		bots ??= readBots().then((names) => new Set(names.map(nameOfBot)));
		return bots;
	}
	async function ask(username) {
		try {
			const { data } = await octokit.repos.getCollaboratorPermissionLevel({
				owner,
				repo,
				username
			});
			return data.permission === "admin" || data.permission === "write";
		} catch (error) {
			if (statusOf$1(error) === 404) return false;
			throw error;
		}
	}
}
function isBot(login) {
	return login.endsWith("[bot]");
}
/** People write `renovate` for `renovate[bot]`. A person of that name is somebody else. */
function nameOfBot(login) {
	return login.toLowerCase().replace(/\[bot\]$/, "");
}
// src/listening/dry-run.ts
function createDryRun(say) {
	const deeds = [];
	const would = (deed) => {
		deeds.push(deed);
		say(`Would ${deed}`);
	};
	return {
		would,
		deeds
	};
}
/** The same ledger; what is appended stays in this process, so that what follows from it can be seen. */
function createDryLedger(ledger, { would }, by) {
	let view;
	const read = async () => {
		view ??= await ledger.read();
		return view;
	};
	return {
		...ledger,
		read,
		append: async (event) => {
			const { seq, state } = await read();
			const entry = {
				v: 1,
				seq: seq + 1,
				at: Date.now(),
				by,
				...event
			};
			would(`record: ${tell(entry)}`);
			view = {
				seq: entry.seq,
				state: evolve(state, entry)
			};
			return view;
		}
	};
}
/** The promise of a dry run, kept also where somebody forgot about it. */
function refuseWrites({ octokit }) {
	octokit.hook.before("request", ({ method, url, query }) => {
		if (!(method === "GET" || url.endsWith("/graphql") && /^\s*query\b/.test(String(query)))) throw new Error(`a dry run writes nothing: ${method} ${url}`);
	});
}
// src/action/app-token.ts
/** A token is renewed when it has no more than this left: longer than any call or push waits. Milliseconds. */
const leastLeft = 6e5;
/** An App that gave a token and then none is asked again after this. Milliseconds. */
const askAgainAfter = 6e4;
/** Milliseconds. An App answers within seconds. */
const patience = 2e4;
/**
* Tokens of the App, for the identity of this job. Where it gives none, why is said once, and the job goes on with the
* other token. A job that began with that one stays with it: what it makes on GitHub has one author.
*/
function createAppToken(options) {
	const { otherwise, hide, warn, clock } = options;
	let held;
	let asking;
	let notBefore = 0;
	let isSaid = false;
	return async () => {
		if (held !== void 0 && held.expiresAt - clock() > leastLeft) return held.token;
		if (clock() < notBefore) return whatIsLeft();
		asking ??= renew().finally(() => {
			asking = void 0;
		});
		return asking;
	};
	async function renew() {
		const answer = await tradePatiently(options);
		if ("token" in answer) {
			hide(answer.token);
			held = answer;
			return answer.token;
		}
		notBefore = held === void 0 ? Number.POSITIVE_INFINITY : clock() + askAgainAfter;
		const token = whatIsLeft();
		if (token === otherwise && !isSaid) warn(refusalText$1(options.appUrl, answer));
		isSaid ||= token === otherwise;
		return token;
	}
	function whatIsLeft() {
		return held !== void 0 && held.expiresAt > clock() ? held.token : otherwise;
	}
}
/**
* Throws the user error INPUT_INVALID for what is no address, or one at which a token could be read on its way.
* A machine may speak to itself in the clear.
*/
function parseAppUrl(text) {
	const url = URL.canParse(text) ? new URL(text) : void 0;
	const isSafe = url?.protocol === "https:" || url?.protocol === "http:" && isLoopback(url.hostname);
	const isPlain = url !== void 0 && url.username + url.password + url.search + url.hash === "";
	if (url === void 0 || !isSafe || !isPlain) throw mistakes.inputInvalid("app-url", text, "an address such as https://cco.example.com");
	return url.href.replace(/\/+$/, "");
}
function isLoopback(host) {
	return host === "localhost" || host === "[::1]" || /^127(\.\d+){3}$/.test(host);
}
async function tradePatiently(options) {
	const { pauses = [1e3, 4e3] } = options;
	for (const wait of pauses) {
		const answer = await trade(options);
		if ("token" in answer || !answer.isPassing) return answer;
		await setTimeout$1(wait);
	}
	return trade(options);
}
/** An identity is good for one token, so each attempt shows a new one. */
async function trade({ appUrl, identify, hide }) {
	let identity;
	try {
		identity = await identify(appUrl);
	} catch (error) {
		const why = messageOf(error);
		const fix = /ACTIONS_ID_TOKEN_REQUEST/.test(why) ? "Add `id-token: write` to the permissions in the workflow." : "GitHub gives out identities again later.";
		return {
			why: `The runner gives this job no identity: ${why}.`,
			fix,
			isPassing: false
		};
	}
	hide(identity);
	try {
		const answer = await fetch(`${appUrl}/token`, {
			method: "POST",
			headers: {
				authorization: `Bearer ${identity}`,
				"user-agent": "cco"
			},
			redirect: "error",
			signal: AbortSignal.timeout(patience)
		});
		return grantIn(answer.status, await answer.text());
	} catch (error) {
		const cause = error instanceof Error && error.cause !== void 0 ? ` (${messageOf(error.cause)})` : "";
		return {
			why: `It cannot be reached: ${messageOf(error)}${cause}.`,
			fix: fixOf(void 0),
			isPassing: true
		};
	}
}
const grant = object({
	token: string().min(1),
	expires_at: datetime({ offset: true })
});
const refusal = object({ error: string() });
function grantIn(status, text) {
	const body = parseJson(text);
	const granted = grant.safeParse(body);
	if (status === 200 && granted.success) return {
		token: granted.data.token,
		expiresAt: Date.parse(granted.data.expires_at)
	};
	return {
		why: `It answered ${status}: ${refusal.safeParse(body).data?.error ?? "something else than a token"}`,
		fix: fixOf(status),
		isPassing: status >= 500
	};
}
function parseJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
function fixOf(status) {
	switch (status) {
		case 401: return "Set `app-url` to exactly what the App is run with as `APP_URL`.";
		case 403: return "The App gives tokens to the workflow that it is configured for, on the default branch.";
		case 404: return "Install the App on this repository, or mend `app-url`.";
		default: return "Look at the App's `/healthz` and its log, or mend `app-url`.";
	}
}
function refusalText$1(appUrl, { why, fix }) {
	return `The App at ${appUrl} gives this job no token. ${why} ${fix} Until then CCO goes on with \`github-token\`: CI does not start by itself on what it pushes with that one.`;
}
function messageOf(error) {
	return faultText(error).replace(/\s+/g, " ").replace(/\.$/, "");
}
// src/action/patches.ts
/** Bytes of one patch on the ledger's branch. */
const longestPatch = 5e6;
/** The same workspace; a patch that cannot be stored is not promised to anybody. */
function withStoredPatches(workspace, store) {
	return {
		...workspace,
		seal: async (work) => {
			try {
				const { patch, ...sealed } = await workspace.seal(work);
				return patch === void 0 || "why" in await readPatch(patch, store) ? sealed : {
					...sealed,
					patch
				};
			} catch (error) {
				throw await withoutLostPatch(error, store);
			}
		}
	};
}
async function withoutLostPatch(error, store) {
	if (!(error instanceof BranchMoved || error instanceof WorkRefused) || error.patch === void 0) return error;
	const read = await readPatch(error.patch, store);
	if (!("why" in read)) return error;
	const message = `${error.message} It could not be stored with the mission: ${read.why}.`;
	return error instanceof WorkRefused ? new WorkRefused(message, {
		cause: error,
		closes: error.closes
	}) : new BranchMoved(message, { cause: error });
}
/** The patch that an entry names, as it applies: nothing in it is redacted, so nothing in it may be secret. */
async function patchesOf(event, store) {
	if (event.type !== "work-committed" && event.type !== "iteration-abandoned") return [];
	if (event.patch === void 0) return [];
	const read = await readPatch(event.patch, store);
	return "why" in read ? [] : [read];
}
async function readPatch(path, { records, isSecret }) {
	const bytes = await readFile$1(join(records, path)).catch(() => void 0);
	if (bytes === void 0) return { why: "it is not there" };
	if (bytes.length > longestPatch) return { why: "it is too large" };
	const text = bytes.toString("utf8");
	if (!Buffer.from(text).equals(bytes)) return { why: "it is not UTF-8" };
	return isSecret(text) ? { why: "it contains a secret" } : {
		path,
		text
	};
}
// src/action/job-ledger.ts
/** Directories of one job, all below the runner's temporary one. */
function placesOf({ job }, mission) {
	const root = join(job.temp, "cco", mission);
	return {
		root,
		records: join(root, "records")
	};
}
/** The ledger of a mission, with the evidence that its entries name stored beside them. */
function openLedger(place, mission) {
	const { github, job, redact, isSecret, say } = place;
	const { records } = placesOf(place, mission);
	const ledger = createBranchLedger({
		github,
		mission,
		run: job.run,
		clock: Date.now,
		redact,
		attachments: async (event) => [...await logsOf(event, records), ...await patchesOf(event, {
			records,
			isSecret
		})],
		hasEnded: (run) => hasRunEnded(github, run)
	});
	if (place.dry !== void 0) return createDryLedger(ledger, place.dry, job.run);
	return watchedLedger(ledger, (entry) => say(tell(entry)), {
		by: job.run,
		clock: Date.now
	});
}
/** Characters of one log on the branch; the whole is in the job's log. */
const longestLog = 6e4;
async function logsOf(event, records) {
	if (event.type !== "criteria-judged" && event.type !== "baseline-proved") return [];
	const named = event.verdicts.flatMap((verdict) => verdict.evidence).flatMap((one) => one.kind === "command" ? [one.log, one.red?.log] : []);
	const files = [...new Set(named.filter((path) => path !== void 0))].map(async (path) => {
		const text = await readFile$1(join(records, path), "utf8").catch(() => "");
		return {
			path,
			text: truncateTail(text, longestLog)
		};
	});
	return Promise.all(files);
}
// src/action/overrides.ts
/** Settings that the workflow gives: they win over the mission's and the configuration's. */
function overridesOf(inputs) {
	const minutes = numberOf(inputs, "timeout-minutes");
	return {
		budget: {
			...set("iterations", numberOf(inputs, "max-iterations")),
			...set("usd", numberOf(inputs, "max-usd")),
			...minutes === void 0 ? {} : { perIteration: { minutes } }
		},
		worker: {
			...set("mode", oneOf(inputs, "worker-mode", workerModes)),
			...set("model", inputs["worker-model"])
		},
		manager: {
			...set("provider", oneOf(inputs, "manager-provider", managerProviders)),
			...set("model", inputs["manager-model"]),
			...set("baseUrl", inputs["manager-base-url"])
		}
	};
}
/** An input that is on or off; off when it is not given. */
function readSwitch(inputs, name) {
	const text = inputs[name]?.toLowerCase() ?? "false";
	if (text !== "true" && text !== "false") throw mistakes.inputInvalid(name, text, "true or false");
	return text === "true";
}
function set(key, value) {
	return value === void 0 ? {} : { [key]: value };
}
function numberOf(inputs, name) {
	const text = inputs[name];
	if (text === void 0) return void 0;
	const number = Number(text);
	if (!(number > 0)) throw mistakes.inputInvalid(name, text, "a number above 0");
	return number;
}
function oneOf(inputs, name, allowed) {
	const text = inputs[name];
	if (text === void 0) return void 0;
	const found = allowed.find((one) => one === text.toLowerCase());
	if (found === void 0) throw mistakes.inputInvalid(name, text, `one of ${allowed.join(", ")}`);
	return found;
}
// src/action/secrets.ts
function createSecrets(known) {
	const all = new Set(known);
	let redactor = createRedactor(known);
	let find = createSecretFinder(known);
	return {
		redact: (text) => redactor(text),
		isSecret: (text) => find(text) !== void 0,
		add: (secret) => {
			all.add(secret);
			redactor = createRedactor([...all]);
			find = createSecretFinder([...all]);
		}
	};
}
// src/action/setting.ts
function createSetting(job, inputs, context) {
	const secrets = createSecrets([...secretInputs.flatMap((name) => inputs[name] ?? []), ...modelSecretsIn(context.env)]);
	const { redact, isSecret } = secrets;
	const say = (text) => context.voice.say(withoutCommands(redact(stripControl(text))));
	const warn = (text) => context.voice.warn(redact(text));
	const { apiUrl, repository, workflow } = job;
	const token = tokenOf(inputs, secrets, warn);
	const github = createGitHubClient({
		apiUrl,
		repository,
		token,
		onWarning: warn
	});
	const dry = readSwitch(inputs, "dry-run") ? createDryRun(say) : void 0;
	if (dry !== void 0) refuseWrites(github);
	const { env, interrupt } = context;
	const readConfig = (text) => configOf(text, {
		inputs,
		env,
		warn
	});
	const path = configPath(inputs);
	const readBots = async () => botsOf(inputs, readConfig(await readFile(github, path)));
	return {
		job,
		inputs,
		env,
		github,
		token,
		people: createPeople(github, readBots),
		repository,
		workflow,
		configPath: path,
		readConfig,
		get overrides() {
			return overridesOf(inputs);
		},
		openLedger: (mission) => openLedger({
			github,
			job,
			redact,
			isSecret,
			say,
			dry
		}, mission),
		clock: Date.now,
		wasWoken: () => false,
		redact,
		isSecret,
		say,
		warn,
		dry,
		interrupt
	};
}
/** Of the App where the workflow names one, of the job otherwise. */
function tokenOf(inputs, secrets, warn) {
	const otherwise = inputs["github-token"] ?? "";
	const { "app-url": url } = inputs;
	if (url === void 0) return async () => otherwise;
	const hide = (secret) => {
		setSecret(secret);
		secrets.add(secret);
	};
	return createAppToken({
		appUrl: parseAppUrl(url),
		otherwise,
		identify,
		hide,
		warn,
		clock: Date.now
	});
}
/** Bots that the workflow allows, and those that the configuration does: both were written with write access. */
function botsOf(inputs, { allowedBots }) {
	return [...(inputs["allowed-bots"] ?? "").split(",").map((name) => name.trim()).filter((name) => name !== ""), ...allowedBots];
}
/**
* The runner takes a line with `::name::` or `##[name]` for a command, wherever it came from. What the worker says is
* text, and stays text.
*/
function withoutCommands(text) {
	return text.replaceAll("::", ":​:").replaceAll("##[", "#​#[");
}
/** Where the configuration lies on the base branch. */
function configPath(inputs) {
	return inputs.config ?? ".cco/config.yaml";
}
/** The configuration of the base branch; without one, the defaults. `${NAME}` reads the job's environment. */
function configOf(text, { inputs, env, warn }) {
	if (text === void 0) return defaultConfig;
	const file = configPath(inputs);
	const { config, notices } = parseConfig(parseDocument(text, file), {
		file,
		env: withKeys(env, inputs)
	});
	for (const notice of notices) warn(notice);
	return config;
}
const keyVariables = {
	"anthropic-api-key": "ANTHROPIC_API_KEY",
	"claude-code-oauth-token": "CLAUDE_CODE_OAUTH_TOKEN",
	"openrouter-api-key": "OPENROUTER_API_KEY"
};
/** The environment with the keys that came as inputs, under the names everything else knows them by. */
function withKeys(env, inputs) {
	const keys = Object.entries(keyVariables).map(([input, variable]) => [variable, inputs[input]]);
	return {
		...env,
		...Object.fromEntries(keys.filter(([, value]) => value !== void 0))
	};
}
// src/core/cut-off.ts
/** How long a mission waits whose job was cut off: time for a person to keep it waiting. Milliseconds. */
const waitAfterCutOff = 9e5;
/**
* What to record of a mission whose job is cancelled, runs out of time, or loses its machine. Undefined when it rests
* already or waits for its turn, or when somebody has told it to: that stands.
*/
function parkCutOff(state, at) {
	const { closed, stop, pause, parked, queued } = state;
	if ([
		closed,
		stop,
		pause,
		parked,
		queued
	].some((one) => one !== void 0)) return void 0;
	return {
		type: "mission-parked",
		until: at + waitAfterCutOff,
		why: "Its job was cancelled, ran out of time, or lost its machine."
	};
}
// src/action/cut-off.ts
/**
* As soon as the job is cut off, what is true from then on is recorded: GitHub leaves ten seconds, and whatever the
* mission is at ends sooner by it. https://docs.github.com/actions/reference/workflows-and-actions/workflow-cancellation
*/
function parkWhenCutOff(ledger, { interrupt, warn }) {
	let parking = Promise.resolve();
	const onAbort = () => {
		parking = park(ledger).catch((error) => warn(`It was not recorded that the job ends: ${error}`));
	};
	interrupt.addEventListener("abort", onAbort, { once: true });
	return {
		settled: () => parking,
		[Symbol.dispose]: () => interrupt.removeEventListener("abort", onAbort)
	};
}
/** Records that the mission waits, unless it rests already or people have ended it. */
async function park(ledger) {
	const { state } = await ledger.read();
	const event = state === void 0 ? void 0 : parkCutOff(state, Date.now());
	if (event !== void 0) await appendFact(event, ledger);
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
* The pinned Claude Code, from the cache or from npm: 380 MB, once per machine. What comes is believed only when its
* checksum is the known one. Throws the user error CLAUDE_UNFETCHED.
*/
async function fetchClaude({ cache, env, wanted = pinned() }) {
	const name = wanted.platform.startsWith("win32") ? "claude.exe" : "claude";
	const place = join(cache, "claude-code", wanted.version, wanted.platform);
	const executable = join(place, name);
	if (await isThere(executable)) return executable;
	await mkdir(join(place, ".."), { recursive: true });
	const room = await mkdtemp(`${place}-`);
	try {
		const source = `@anthropic-ai/claude-agent-sdk-${wanted.platform}`;
		await installPackage(`${source}@${wanted.version}`, {
			room,
			env
		});
		const folder = join(room, "node_modules", source);
		await verify$1(join(folder, name), wanted.checksum);
		await rename(folder, place).catch(() => access(executable));
		return executable;
	} finally {
		await rm(room, {
			recursive: true,
			force: true
		});
	}
}
function pinned() {
	const platform = `${process.platform}-${process.arch}`;
	const checksum = pinnedChecksums[platform];
	if (checksum === void 0) throw mistakes.claudeUnfetched(`there is none for ${platform}`);
	return {
		version: pinnedSdk,
		platform,
		checksum
	};
}
/** npm checks what it gets against its registry's own checksum, and honours the machine's settings. */
async function installPackage(spec, { room, env }) {
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
			shell: process.platform === "win32"
		});
		return;
	} catch (error) {
		if (attempt < mostTries) continue;
		throw mistakes.claudeUnfetched(faultText(error));
	}
}
async function verify$1(path, checksum) {
	const hash = createHash("sha256");
	await pipeline(createReadStream(path), hash);
	const found = hash.digest("hex");
	if (found !== checksum) throw mistakes.claudeUnfetched(`its checksum is ${found}, not ${checksum}`);
}
async function isThere(path) {
	return access(path).then(() => true, () => false);
}
// src/core/hand-brief.ts
/** GitHub takes 65,536 characters, and there are some besides the brief. */
const longestBrief = 5e4;
/** What the comment with this copy of the brief is found again by. */
function briefMarker({ mission, handed }) {
	return `<!-- cco:brief:${mission.id}:${copyOf(handed)} -->`;
}
/** Names one copy of one iteration's brief. */
function copyOf(handed) {
	return handed === void 0 ? "" : `${handed.iteration}.${handed.copy}`;
}
/** A person waits for this copy, and was not sent it yet. */
function isBriefDue({ handed, parked, closed, shown }) {
	return closed === void 0 && parked?.awaits === "person" && shown.briefed !== copyOf(handed);
}
/** The comment that asks for the work. The brief quotes what commands printed: as code, it can mention nobody. */
function renderBrief(state) {
	const { name } = state.mission.branch;
	return [
		briefMarker(state),
		`@${state.openedBy} ${escapeLine(whyOf(state))}`,
		`Push commits to \`${name}\`: they are proved with the next look after the missions, or at once with \`/cco resume\`.`,
		`<details open><summary>The brief</summary>\n\n${codeBlock(truncateTail(writeBrief(state), longestBrief))}\n\n</details>`
	].join("\n\n");
}
// src/core/announcement.ts
/** What the announcement of this end is found again by. */
function announcementMarker(state) {
	if (state.closed === void 0 && state.handed !== void 0) return briefMarker(state);
	const { mission, closings } = state;
	return `<!-- cco:end:${mission.id}:${closings} -->`;
}
/** The one comment that notifies: the mission ended or needs a human, and this is whom it concerns. */
function renderAnnouncement(state) {
	if (state.closed === void 0 && state.handed !== void 0) return renderBrief(state);
	const pull = state.shown.pullRequest === void 0 ? "" : ` The work is in #${state.shown.pullRequest}.`;
	return `${announcementMarker(state)}\n@${state.openedBy} ${escapeLine(headline(state))}${pull}`;
}
// src/adapters/github-batch.ts
/**
* Sends several mutations as one request. GitHub performs them in order; one that fails does not undo the others.
* When the answer is lost it rejects, and whoever asked looks at what was done before asking again.
*/
async function sendBatch(github, mutations) {
	if (mutations.length === 0) return {
		results: [],
		problems: []
	};
	const document = `mutation report(${mutations.map(({ type }, index) => `$i${index}: ${type}!`).join(", ")}) {\n${mutations.map(({ field, select }, index) => `  m${index}: ${field}(input: $i${index}) { ${select} }`).join("\n")}\n}`;
	const variables = Object.fromEntries(mutations.map(({ input }, index) => [`i${index}`, input]));
	try {
		return answerOf(await github.graphql(document, variables, "once"), mutations.length, []);
	} catch (error) {
		const problems = graphqlErrors(error).map(({ message, type, path }) => ({
			message,
			type,
			place: placeOf(path)
		}));
		const partial = dataOf(error);
		if (partial === void 0 || problems.length === 0) throw error;
		return answerOf(partial, mutations.length, problems);
	}
}
function placeOf(path = []) {
	const [, place] = /^m(\d+)$/.exec(String(path[0])) ?? [];
	return place === void 0 ? void 0 : Number(place);
}
function answerOf(data, count, problems) {
	return {
		results: Array.from({ length: count }, (_, index) => data[`m${index}`] ?? void 0),
		problems
	};
}
// src/core/button.ts
const resume = {
	label: "Resume",
	description: "Let the mission go on",
	identifier: "resume"
};
const stop = {
	label: "Stop",
	description: "Stop the mission; the work stays",
	identifier: "stop"
};
const verify = {
	label: "Re-verify",
	description: "Prove this commit again",
	identifier: "verify"
};
/** What somebody with write access can ask of a mission by pressing, as it is now. */
function buttonsOf({ closed, parked, pause, stop: stopped }) {
	if (closed?.outcome === "done") return [verify];
	if (stopped?.cause === "pull-request-merged") return [];
	if (closed !== void 0 || pause !== void 0 || stopped !== void 0) return [resume, verify];
	return parked === void 0 ? [stop, verify] : [
		resume,
		stop,
		verify
	];
}
// src/adapters/github-checks.ts
/**
* Check runs on the head: one for the Definition of Done, one for each criterion. They are found again by name,
* so that a head never has two of a kind; what an edit took out of the mission is let go. None on the base: that is
* not ours.
*/
async function checkMutations(state, options) {
	if (state.head === state.base) return [];
	const [present, hasButtons] = await Promise.all([listChecks(state, options), options.hasButtons?.()]);
	const buttons = hasButtons ? buttonsOf(state) : [];
	const place = { repository: options.repositoryUrl };
	const texts = [renderCheck(state, void 0, place), ...state.mission.criteria.map((criterion) => renderCheck(state, criterion, place))];
	return [...texts, ...droppedChecks(present, texts)].map((text, place) => mutationOf(text, {
		state,
		options,
		present: present.get(text.name),
		buttons: place === 0 ? buttons : []
	}));
}
function droppedChecks(present, texts) {
	const names = new Set(texts.map(({ name }) => name));
	return [...present.keys()].filter((name) => !names.has(name)).map(renderDroppedCheck).filter(({ name, title }) => present.get(name)?.title !== title);
}
async function listChecks({ head, mission }, { github: { octokit, owner, repo } }) {
	const at = {
		owner,
		repo,
		ref: head,
		filter: "latest",
		per_page: 100
	};
	const { data } = await octokit.checks.listForRef(at);
	const ours = data.check_runs.filter((run) => run.external_id?.startsWith(`cco:${mission.id}:`));
	return new Map(ours.map(({ name, node_id: id, output }) => [name, {
		id,
		title: output.title,
		annotations: output.annotations_count
	}]));
}
function mutationOf(text, { state, options, present, buttons }) {
	const { redact, situation, run } = options;
	const annotations = (present?.annotations ?? 0) > 0 ? [] : text.annotations;
	const output = {
		title: redact(text.title),
		summary: redact(text.summary),
		text: redact(text.text),
		...annotations.length === 0 ? {} : { annotations: annotations.map((one) => annotationOf(one, redact)) }
	};
	const standing = {
		name: text.name,
		status: text.status.toUpperCase(),
		...text.conclusion === void 0 ? {} : { conclusion: text.conclusion.toUpperCase() },
		...run.url === void 0 ? {} : { detailsUrl: run.url },
		externalId: `cco:${state.mission.id}:${text.name}`,
		output,
		...buttons.length === 0 ? {} : { actions: buttons },
		repositoryId: situation.repositoryId
	};
	const select = "checkRun { id }";
	if (present !== void 0) return {
		field: "updateCheckRun",
		type: "UpdateCheckRunInput",
		input: {
			...standing,
			checkRunId: present.id
		},
		select
	};
	return {
		field: "createCheckRun",
		type: "CreateCheckRunInput",
		input: {
			...standing,
			headSha: state.head
		},
		select
	};
}
/** As GitHub's schema has it. A column can only be said of a place on one line. */
function annotationOf({ path, line, column, message, criterion, level = "failure" }, redact) {
	return {
		path,
		location: {
			startLine: line,
			endLine: line,
			...column === void 0 ? {} : {
				startColumn: column,
				endColumn: column
			}
		},
		annotationLevel: level.toUpperCase(),
		title: redact(clip(criterion, 255)),
		message: redact(message)
	};
}
// src/adapters/github-pull-request.ts
/**
* The mission's pull request: the one that is there, or a draft from the first commit on. One that people closed
* or merged is left alone, and no second one is opened beside it.
*/
async function openPullRequest(state, known, options) {
	if (known !== void 0 || state.head === state.base) return known;
	const { github, situation, repositoryUrl, run, notices, redact, warn } = options;
	const issue = situation.issue?.number;
	const body = `${issue === void 0 ? "" : `Closes #${issue}\n\n`}${redact(renderPullRequestSection(state, {
		repository: repositoryUrl,
		run: run.url,
		issue,
		pullRequest: void 0,
		notices
	}))}`;
	try {
		const opened = await createPullRequest(github, {
			state,
			body,
			base: situation.defaultBranch
		});
		await addPeopleAndLabels(github, opened.number, state).catch((error) => warn(`The pull request has not all its labels and reviewers: ${error}`));
		return opened;
	} catch (error) {
		if (statusOf$1(error) !== 403 && statusOf$1(error) !== 422 || limitedUntil(error) !== void 0) throw error;
		const there = statusOf$1(error) === 422 ? await findPullRequest(github, state) : void 0;
		if (there !== void 0) return there;
		warn(`GitHub does not let CCO open the pull request: ${faultText(error)} Allow it under Settings, Actions, General: "Allow GitHub Actions to create and approve pull requests".`);
		return;
	}
}
/** A branch has one open pull request to a base at most: GitHub refuses a second one, also when it showed none. */
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
// src/adapters/github-sticky.ts
function addComment(subjectId, body) {
	return {
		field: "addComment",
		type: "AddCommentInput",
		input: {
			subjectId,
			body
		},
		select: "commentEdge { node { id } }"
	};
}
function updateComment(id, body) {
	return {
		field: "updateIssueComment",
		type: "UpdateIssueCommentInput",
		input: {
			id,
			body
		},
		select: "issueComment { id }"
	};
}
/** Both mutations answer with the comment's id, each in its own shape. */
function commentIdIn(result) {
	const [, id] = /"id":"([^"]+)"/.exec(JSON.stringify(result ?? null)) ?? [];
	return id === void 0 ? {} : { comment: id };
}
/** Why the comment that a batch begins with was not changed: somebody deleted it. */
function deletionIn({ problems }) {
	return problems.find(({ place, type }) => place === 0 && type === "NOT_FOUND");
}
/**
* Puts the sticky comment back that somebody deleted. Once: who deletes it again wants to be rid of it, until the
* mission is started or resumed.
*/
async function restoreComment(state, deleted) {
	const { github, issue, body, warn } = deleted;
	const marker = commentMarker(state.mission.id);
	const there = (await findComments(github, issue.number, [marker])).get(marker);
	if (there === void 0 && state.shown.deleted !== void 0) {
		warn("The comment that shows the mission was deleted again, so it is not written anew. `/cco resume` brings it back.");
		return { deleted: "again" };
	}
	const { results, problems } = await sendBatch(github, [there === void 0 ? addComment(issue.id, body) : updateComment(there.id, body)]);
	for (const { message } of problems) warn(`The comment that was deleted could not be put back: ${message}`);
	const written = commentIdIn(results[0]);
	return written.comment === void 0 ? {} : {
		...written,
		deleted: "once"
	};
}
// src/adapters/github-reporter.ts
/** Milliseconds before a report whose answer was lost is made again, from what GitHub shows by then. */
const pauses = [
	1e3,
	4e3,
	9e3,
	16e3
];
/**
* Shows a mission on GitHub: the sticky comment, the draft pull request, check runs on the head, one label, and a
* short new comment when the mission ends. What can be written together goes out as one request.
*/
function createGitHubReporter(options) {
	const keepLabel = createLabelKeeper(options.github, options.situation.issue);
	let pullRequest = options.situation.pullRequest;
	return {
		refresh: async (raw, live) => {
			const { comment, deleted } = raw.shown;
			if (comment === void 0 || deleted === "again") return;
			const state = redactStrings(raw, options.redact);
			const body = options.redact(renderComment(state, linksOf(options, state), live));
			const { problems } = await sendBatch(options.github, [updateComment(comment, body)]);
			if (problems[0] !== void 0) throw new Error(problems[0].message);
		},
		report: async (raw) => {
			const state = redactStrings(raw, options.redact);
			for (const wait of pauses) try {
				return await show(state);
			} catch (error) {
				if (!isAnswerLost(error)) throw error;
				await setTimeout$1(wait);
			}
			return show(state);
		}
	};
	async function show(state) {
		pullRequest = await openPullRequest(state, options.newest?.() ?? pullRequest, options);
		const report = {
			state,
			options
		};
		const [written, checks] = await Promise.all([unlessRefused(findWritten(report), void 0, options), unlessRefused(checkMutations(state, options), [], options)]);
		const comment = written === void 0 ? [] : commentMutation(report, written);
		const announcement = written === void 0 ? [] : announcementMutation(report, written);
		const sticky = await send$1([
			...comment,
			...announcement,
			...pullRequest === void 0 ? [] : pullRequestMutations(pullRequest, report),
			...checks
		], report);
		await unlessRefused(keepLabel(labelOf(state)), void 0, options);
		return {
			...comment.length === 0 ? {} : sticky,
			...isNews(report) && written !== void 0 ? newsShown(state) : {},
			...pullRequest === void 0 ? {} : { pullRequest: pullRequest.number }
		};
	}
}
/** Sends it all. Gives where the sticky comment is now, which is the first of what is written where there is one. */
async function send$1(mutations, report) {
	const { github, warn } = report.options;
	const answer = await sendBatch(github, mutations);
	const deletion = mutations[0]?.field === "updateIssueComment" ? deletionIn(answer) : void 0;
	const refused = answer.problems.filter((problem) => problem !== deletion);
	for (const { message } of refused) warn(`GitHub refused a part of the report: ${message}`);
	return deletion === void 0 ? commentIdIn(answer.results[0]) : restored(report);
}
async function restored({ state, options }) {
	const { issue } = options.situation;
	if (issue === void 0) return {};
	const { github, warn } = options;
	return unlessRefused(restoreComment(state, {
		github,
		issue,
		body: options.redact(renderComment(state, linksOf(options, state))),
		warn
	}), {}, options);
}
/** Which of our comments are there already. Asked only where one may have to be written: GitHub's answer is a page. */
async function findWritten(report) {
	const { state, options } = report;
	const { issue } = options.situation;
	if (issue === void 0 || state.shown.comment !== void 0 && !isNews(report)) return /* @__PURE__ */ new Map();
	const markers = [commentMarker(state.mission.id), announcementMarker(state)];
	return findComments(options.github, issue.number, markers);
}
/** A part that GitHub does not let us show is missing, and nothing else. What a mission knows is in its ledger. */
async function unlessRefused(part, otherwise, { warn }) {
	try {
		return await part;
	} catch (error) {
		const status = statusOf$1(error) ?? 0;
		if (!(status >= 400 && status < 500 && status !== 401 && status !== 429) || limitedUntil(error) !== void 0) throw error;
		warn(`GitHub refused a part of the report: ${faultText(error)}`);
		return otherwise;
	}
}
/** The sticky comment: changed where it is known or found again, else written once. */
function commentMutation({ state, options }, written) {
	const { issue } = options.situation;
	if (issue === void 0 || state.shown.deleted === "again") return [];
	const body = options.redact(renderComment(state, linksOf(options, state)));
	const id = written.get(commentMarker(state.mission.id))?.id ?? state.shown.comment;
	return [id === void 0 ? addComment(issue.id, body) : updateComment(id, body)];
}
/** Edits notify nobody: an end that somebody should hear of is a comment of its own, once. */
function announcementMutation(report, written) {
	const { state, options } = report;
	const { issue } = options.situation;
	if (issue === void 0 || !isNews(report) || written.has(announcementMarker(state))) return [];
	return [addComment(issue.id, options.redact(renderAnnouncement(state)))];
}
/** An end, or an iteration that is for a person. */
function isNews({ state, options }) {
	if (options.situation.issue === void 0) return false;
	if (state.closed !== void 0) return state.shown.announced !== state.closings;
	return isBriefDue(state);
}
function newsShown(state) {
	return state.closed === void 0 ? { briefed: copyOf(state.handed) } : { announced: state.closings };
}
/** Only our section of the text is ours, and only an open pull request is written to. */
function pullRequestMutations(pull, { state, options }) {
	if (pull.state !== "OPEN") return [];
	const body = replaceSection(pull.body, options.redact(renderPullRequestSection(state, linksOf(options, state))));
	const select = "pullRequest { id }";
	const pullRequestId = pull.id;
	const isReady = pull.draft && state.closed?.outcome === "done" && state.mission.pullRequest.readyWhenDone;
	return [...body === pull.body ? [] : [{
		field: "updatePullRequest",
		type: "UpdatePullRequestInput",
		input: {
			pullRequestId,
			body
		},
		select
	}], ...isReady ? [{
		field: "markPullRequestReadyForReview",
		type: "MarkPullRequestReadyForReviewInput",
		input: { pullRequestId },
		select
	}] : []];
}
function linksOf({ repositoryUrl, run, situation, ...about }, state) {
	const issue = situation.issue?.number;
	const pullRequest = state.shown.pullRequest ?? situation.pullRequest?.number;
	const notices = redactStrings(about.notices, about.redact);
	return {
		repository: repositoryUrl,
		run: run.url,
		issue,
		pullRequest,
		notices
	};
}
// src/core/branch-pattern.ts
/**
* Whether the pattern of a branch protection is about a branch. A star ends at a slash, `**` with a slash stands for any
* directories. https://ruby-doc.org/core/File.html#method-c-fnmatch (with FNM_PATHNAME, as GitHub says)
*/
function coversBranch(pattern, branch) {
	const source = pattern.replace(/\*\*\/|\*+|\?|\[!?[^\]/]+\]|[\\^$.|+(){}[\]]/g, sourceOf);
	try {
		return new RegExp(`^${source}$`, "u").test(branch);
	} catch {
		return false;
	}
}
function sourceOf(part) {
	if (part === "**/") return "(?:[^/]+/)*";
	if (part.startsWith("*")) return "[^/]*";
	if (part === "?") return "[^/]";
	return part.length > 1 ? part.replace("[!", "[^") : `\\${part}`;
}
// src/core/branch-rule.ts
/** Why a rule refuses what CCO does, undefined when it does not or when only the work itself can tell. */
function refusalBy({ type, parameters }, use) {
	const flat = flatRefusals[type];
	if (flat !== void 0) return flat;
	switch (type) {
		case "required_signatures": return use.isSigned ? void 0 : unsigned;
		case "branch_name_pattern": return mismatch("the branch's name", use.branch, parameters);
		case "commit_message_pattern": return mismatch("a commit's message", use.message, parameters);
		case "commit_author_email_pattern": return mismatch("the author's address", use.email, parameters);
		case "committer_email_pattern": return mismatch("the committer's address", use.email, parameters);
		case "file_extension_restriction": return extensionRefusal(use.paths, parameters);
		default: return;
	}
}
/** Why a branch protection refuses what CCO does, undefined when it does not or is not about that branch. */
function refusalByProtection(protection, use) {
	const { pattern, viewerCanPush, requiresSignatures } = protection;
	if (!coversBranch(pattern, use.branch)) return void 0;
	if (!viewerCanPush) return "this token may not push to it";
	return requiresSignatures && !use.isSigned ? unsigned : void 0;
}
const unsigned = "commits must have verified signatures, and pushed ones have none";
/** These hold whatever is pushed. Linear history is kept, deleting and forcing are never done. */
const flatRefusals = {
	creation: "nobody may create it",
	update: "nobody may push to it",
	pull_request: "changes must be made through a pull request",
	merge_queue: "changes must be made through the merge queue",
	required_status_checks: "a commit must have passed its checks before it is pushed",
	required_deployments: "a commit must have been deployed before it is pushed"
};
function mismatch(what, text, parameters) {
	const { operator, pattern, negate } = patternOf(parameters);
	if (text === void 0 || operator === void 0 || pattern === void 0) return void 0;
	const matches = isMatch(text, operator, pattern);
	if (matches === void 0 || matches !== negate) return void 0;
	const relation = operator === "regex" ? "match" : operator.replace(/s?_/, " ").replace(/s$/, "");
	return `${what} must ${negate ? "not " : ""}${relation} "${pattern}", and "${text.split("\n")[0]}" does${negate ? "" : " not"}`;
}
function patternOf(parameters) {
	const { operator, pattern, negate } = parameters ?? {};
	return {
		...typeof operator === "string" ? { operator } : {},
		...typeof pattern === "string" ? { pattern } : {},
		negate: negate === true
	};
}
/** GitHub's expressions are RE2's; one that means something else here says nothing. */
function isMatch(text, operator, pattern) {
	switch (operator) {
		case "starts_with": return text.startsWith(pattern);
		case "ends_with": return text.endsWith(pattern);
		case "contains": return text.includes(pattern);
		case "regex": return expressionOf(pattern)?.test(text);
		default: return;
	}
}
function expressionOf(pattern) {
	try {
		return new RegExp(pattern.replace(/\\A/g, "^").replace(/\\z/g, "$"), "u");
	} catch {
		return;
	}
}
function extensionRefusal(paths, parameters) {
	const { restricted_file_extensions: listed } = parameters ?? {};
	const restricted = Array.isArray(listed) ? listed.map((one) => String(one).replace(/^\*?\.?/, ".")) : [];
	const path = paths.find((one) => restricted.some((extension) => one.endsWith(extension)));
	return path === void 0 ? void 0 : `files such as \`${path}\` may not be pushed`;
}
// src/adapters/github-rules.ts
/**
* Throws the user error RULES_REFUSE when a ruleset or a branch protection would refuse what is going to be pushed:
* before anything is spent. What cannot be known is left to the push. One call for each branch, one for the protections,
* and one for each ruleset in the way.
*/
async function requireRules(github, uses) {
	const all = (await Promise.all([...uses.map((use) => problemsOf(github, use)), protectionProblems(github, uses)])).flat();
	if (all.length > 0) throw mistakes.rulesRefuse(all);
}
async function protectionProblems(github, uses) {
	const protections = await readProtections(github);
	return uses.flatMap((use) => protections.flatMap((protection) => {
		const why = refusalByProtection(protection, use);
		return why === void 0 ? [] : [`\`${use.branch}\`: ${why} (branch protection \`${protection.pattern}\`).`];
	}));
}
const protectionDocument = `query protections($owner: String!, $repo: String!) {
  repository(owner: $owner, name: $repo) {
    ours: refs(refPrefix: "refs/heads/cco/", first: 50) { ...rules }
    all: refs(refPrefix: "refs/heads/", first: 100) { ...rules }
  }
}
fragment rules on RefConnection { nodes { refUpdateRule { pattern viewerCanPush requiresSignatures } } }`;
/**
* The branch protections that hold for the token's owner and for some branch that is there. The list of all of them is
* only for administrators; the pattern of one says whether it is about a branch that is not there yet.
* https://docs.github.com/en/graphql/reference/branches#refupdaterule
*/
async function readProtections(github) {
	const { owner, repo } = github;
	const { ours, all } = (await github.graphql(protectionDocument, {
		owner,
		repo
	}).catch((error) => {
		if (graphqlErrors(error).length === 0) throw error;
		return dataOf(error) ?? {};
	})).repository ?? {};
	const found = [...ours?.nodes ?? [], ...all?.nodes ?? []].flatMap((node) => node?.refUpdateRule ?? []);
	return [...new Map(found.map((one) => [one.pattern, one])).values()];
}
async function problemsOf(github, use) {
	const found = (await readRules(github, use.branch)).flatMap((rule) => {
		const why = refusalBy(rule, use);
		return why === void 0 ? [] : [{
			rule,
			why
		}];
	});
	const bypassed = await bypassedRulesets(github, found.flatMap(({ rule }) => rule.ruleset_id ?? []));
	return found.filter(({ rule }) => rule.ruleset_id === void 0 || !bypassed.has(rule.ruleset_id)).map(({ rule, why }) => `\`${use.branch}\`: ${why} (${rule.type}).`);
}
async function readRules({ octokit, owner, repo }, branch) {
	try {
		const { data } = await octokit.repos.getBranchRules({
			owner,
			repo,
			branch,
			per_page: 100
		});
		return data;
	} catch (error) {
		if (statusOf$1(error) === 403 || statusOf$1(error) === 404) return [];
		throw error;
	}
}
/** Rulesets that do not hold for whoever owns the token. The list of rules does not say so. */
async function bypassedRulesets({ octokit, owner, repo }, ids) {
	const answers = [...new Set(ids)].map(async (ruleset_id) => {
		try {
			const { data } = await octokit.repos.getRepoRuleset({
				owner,
				repo,
				ruleset_id
			});
			const may = String(data.current_user_can_bypass ?? "unknown");
			return may === "always" || may === "exempt" ? [ruleset_id] : [];
		} catch (error) {
			if (statusOf$1(error) === 403 || statusOf$1(error) === 404) return [];
			throw error;
		}
	});
	return new Set((await Promise.all(answers)).flat());
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
// src/adapters/github-signature.ts
/**
* One call of GitHub's API for each commit. What is written without author and committer is the App's and is signed.
* https://docs.github.com/en/authentication/managing-commit-signature-verification/about-commit-signature-verification#signature-verification-for-bots
*/
function createSigner({ github, isApps, warn, wait = 2e3 }) {
	let isOver = false;
	let isSaid = false;
	const say = (why) => {
		if (!isSaid) warn(refusalText(why));
		isSaid = true;
	};
	return {
		isReady: async () => !isOver && await isApps(),
		giveUp: (why) => {
			isOver = true;
			say(why);
		},
		sign: async (commit, bring) => {
			try {
				return { sha: await writePatiently(github, commit, {
					bring,
					wait
				}) };
			} catch (error) {
				if (!isGitHubs(error)) throw error;
				say(error);
				isOver = isRefusal(error);
				return {
					sha: commit.sha,
					...isOver ? {} : { fault: error }
				};
			}
		}
	};
}
/** A commit that a directory of git has. */
async function readPlain(gitDir, sha) {
	const text = textOf$1((await git([
		"cat-file",
		"commit",
		sha
	], { gitDir })).stdout);
	const border = text.indexOf("\n\n");
	const fields = text.slice(0, border).split("\n");
	const valuesOf = (name) => fields.flatMap((line) => line.startsWith(`${name} `) ? line.slice(name.length + 1) : []);
	const [tree = ""] = valuesOf("tree");
	return {
		sha,
		tree,
		parents: valuesOf("parent"),
		message: text.slice(border + 2)
	};
}
var Unsigned = class extends Error {};
async function writePatiently(github, commit, how) {
	try {
		return await writeSigned(github, commit, how);
	} catch (error) {
		if (!isGitHubs(error) || !/does not exist|not our ref/i.test(reasonOf(error))) throw error;
		await setTimeout$1(how.wait);
		return writeSigned(github, commit, how);
	}
}
/** A commit that was written and never fetched is on no branch, and harms nobody. */
async function writeSigned(github, commit, { bring }) {
	const { octokit, owner, repo } = github;
	const { tree, parents, message } = commit;
	const { data } = await octokit.git.createCommit({
		owner,
		repo,
		message,
		tree,
		parents: [...parents]
	});
	if (!data.verification.verified) throw new Unsigned(`it wrote one unsigned (${data.verification.reason})`);
	await bring(data.sha);
	return data.sha;
}
/** With a token that is refused, nothing else can be had either. */
function isGitHubs(error) {
	const status = statusOf$1(error);
	return error instanceof Unsigned || error instanceof GitFailed || error instanceof Error && status !== void 0 && status !== 401;
}
/** What asking again later would not change. */
function isRefusal(error) {
	if (error instanceof GitFailed) return faultOf(error.stderr) === "other";
	if (error instanceof Unsigned) return true;
	return [
		403,
		404,
		409,
		422
	].includes(statusOf$1(error) ?? 0) && limitedUntil(error) === void 0;
}
function reasonOf(error) {
	return error instanceof GitFailed ? error.stderr : error.message;
}
function refusalText(error) {
	return `GitHub does not sign what is committed now: ${reasonOf(error).trim().split("\n").at(-1)?.replace(/\.$/, "")}. It is pushed without a signature.`;
}
// src/adapters/github-workspace-memory.ts
const memorySchema = object({
	name: string(),
	/** Where the mission began. */
	opened: string(),
	/** The branch was there: when it is missing, somebody removed it. */
	seen: boolean(),
	/** The last push, until the remote was seen to know of it. `over`: what it replaced, or nothing. */
	pushed: object({
		over: string(),
		sha: string()
	}).optional()
});
/** Undefined when nothing is remembered, or nothing readable. */
async function recallBranch(root, name) {
	const text = await readIfThere(pathIn(root));
	try {
		const memory = memorySchema.parse(JSON.parse(text ?? ""));
		return memory.name === name ? memory : void 0;
	} catch {
		return;
	}
}
async function rememberBranch(root, memory) {
	await mkdir(root, { recursive: true });
	await replaceFile(pathIn(root), JSON.stringify(memory), `${pathIn(root)}.new`);
}
function pathIn(root) {
	return join(root, "branch.json");
}
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
		await setTimeout$1(wait);
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
// src/adapters/mirror.ts
/** Where the refs stand at the remote, by their full names. Missing ones are left out. */
async function askRefs({ gitDir, remote }, names) {
	await writeMirror(gitDir);
	const { stdout } = await callRemote(remote, (call) => git([
		"ls-remote",
		remote.url,
		...names
	], {
		...call,
		gitDir
	}));
	const lines = Buffer.from(stdout, "latin1").toString("utf8").split("\n");
	return new Map(lines.map((line) => line.split("	")).map(([sha = "", name = ""]) => [name, sha]));
}
/** Fetches those of the commits that are not there, each with its files and without its history. */
async function readyCommits(mirror, shas) {
	await writeMirror(mirror.gitDir);
	const missing = await missingOf(mirror, [...new Set(shas)]);
	if (missing.length > 0) await fetchCommits(mirror, missing, 1);
}
/** Fetches a commit that has the tree and the parents of one that is there, at both sides: itself and nothing else. */
async function readyTwin({ gitDir, remote }, sha, of) {
	await writeMirror(gitDir);
	const args = [
		"fetch",
		...quietly,
		`--negotiation-tip=${of}`,
		remote.url,
		`${sha}:${refFor(sha)}`
	];
	await callRemote(remote, (call) => git(args, {
		...call,
		gitDir
	}));
}
/** A commit of a history that was fetched has no ref of its own: only git knows of it. */
async function missingOf({ gitDir }, shas) {
	const noted = await Promise.all(shas.map((sha) => readIfThere(join(gitDir, refFor(sha)))));
	const unsure = shas.filter((sha, place) => noted[place]?.trim() !== sha);
	if (unsure.length === 0 || await isFresh(gitDir)) return unsure;
	const found = await resolveNames(gitDir, unsure.map((sha) => `${sha}^{commit}`));
	return unsure.filter((_, place) => found[place] === void 0);
}
/** Nothing was ever fetched. */
async function isFresh(gitDir) {
	return await stat(join(gitDir, "refs", "cco")).catch(() => void 0) === void 0;
}
/** How far back a branch is followed to see what it goes on from. */
const depths = [
	4,
	32,
	256
];
/** Whether `from` is in the history of `head`, which is fetched as far as that takes. Further back than 256: no. */
async function reachesBack(mirror, from, head) {
	for (const depth of depths) {
		if (await isAncestor(mirror.gitDir, from, head)) return true;
		await fetchCommits(mirror, [head], depth);
	}
	return isAncestor(mirror.gitDir, from, head);
}
/** Git's own word for a history without end. */
const wholeDepth = 2147483647;
/** Fetches two histories to where they meet: as far as that takes, since a merge needs that very point. */
async function readyFork(mirror, one, other) {
	await writeMirror(mirror.gitDir);
	let fork = await findFork(mirror.gitDir, one, other);
	for (const depth of [...depths, 2048]) {
		if (fork === "certain") return;
		await fetchCommits(mirror, [one, other], depth);
		fork = await findFork(mirror.gitDir, one, other);
	}
	if (fork === void 0) await fetchCommits(mirror, [one, other], wholeDepth);
}
/** Where a history is cut off before the point that was found, a later one may be hidden behind the cut. */
async function findFork(gitDir, one, other) {
	const found = await git([
		"merge-base",
		"--all",
		one,
		other
	], {
		gitDir,
		accept: [1, 128]
	});
	if (found.code !== 0) return void 0;
	const cut = new Set((await readIfThere(join(gitDir, "shallow")) ?? "").split("\n"));
	const forks = found.stdout.trim().split("\n");
	const { stdout } = await git([
		"rev-list",
		one,
		other,
		"--not",
		...forks
	], { gitDir });
	return stdout.trim().split("\n").some((sha) => sha !== "" && cut.has(sha)) ? "seen" : "certain";
}
/** Takes note of a commit that both sides have, as git would: another process of its own costs more than the push's last word. */
async function noteCommit({ gitDir }, sha) {
	const path = join(gitDir, refFor(sha));
	await mkdir(dirname(path), { recursive: true });
	await replaceFile(path, `${sha}\n`, `${path}.lock`);
}
const quietly = [
	"--quiet",
	"--no-tags",
	"--no-write-fetch-head",
	"--no-auto-maintenance"
];
async function fetchCommits({ gitDir, remote }, shas, depth) {
	await writeMirror(gitDir);
	await rm(join(gitDir, "shallow.lock"), { force: true });
	const refs = shas.map((sha) => `${sha}:${refFor(sha)}`);
	await callRemote(remote, (call) => git([
		"fetch",
		...quietly,
		`--depth=${depth}`,
		remote.url,
		...refs
	], {
		...call,
		gitDir
	}));
}
function refFor(sha) {
	return `refs/cco/${sha}`;
}
/** Whatever git would believe in there is written anew before a token is near it. */
async function writeMirror(gitDir) {
	await Promise.all([
		mkdir(join(gitDir, "objects", "info"), { recursive: true }),
		mkdir(join(gitDir, "refs", "heads"), { recursive: true }),
		rm(join(gitDir, "hooks"), {
			recursive: true,
			force: true
		}),
		rm(join(gitDir, "info"), {
			recursive: true,
			force: true
		}),
		rm(join(gitDir, "commondir"), { force: true })
	]);
	await Promise.all([
		writeOnce(join(gitDir, "HEAD"), "ref: refs/heads/none\n"),
		writeOnce(join(gitDir, "config"), "[core]\nrepositoryformatversion = 0\nbare = true\n"),
		rm(join(gitDir, "objects", "info", "alternates"), { force: true })
	]);
}
/** A file that is as it should be is left alone: another call may be reading it. */
async function writeOnce(path, text) {
	if (await readIfThere(path) !== text) await writeFile(path, text);
}
// src/adapters/github-workspace-look.ts
/**
* Where the branch and its base stand at the remote: one call. Right after a push a server may still tell what was
* there before it, so that answer is asked for again before it is believed.
*/
async function lookAtRemote(mirror, root, branch) {
	requireSpeakable(branch);
	const memory = await recallBranch(root, branch.name);
	const standing = await askAfter(mirror, branch, memory?.pushed?.over);
	const { head = memory?.opened } = standing;
	const isNews = standing.head !== void 0 && !memory?.seen;
	if (head !== void 0 && (isNews || memory?.pushed !== void 0)) await rememberBranch(root, {
		name: branch.name,
		opened: memory?.opened ?? head,
		seen: true
	});
	return standing;
}
/** `replaced`: what the last push replaced, the empty text for nothing; undefined when no push is in doubt. */
async function askAfter(mirror, branch, replaced) {
	let standing = await askStanding(mirror, branch);
	for (const wait of mirror.remote.pauses) {
		if (replaced !== (standing.head ?? "")) break;
		await setTimeout$1(wait);
		standing = await askStanding(mirror, branch);
	}
	return standing;
}
/** Throws the mistake `BRANCH_REFUSED` where the branch could never be pushed: nothing is spent on it then. */
async function requireRoom(mirror, branch) {
	const { name } = branch;
	requireSpeakable(branch);
	const { code } = await git(["check-ref-format", refOf(branch)], { accept: [1] });
	if (code !== 0) throw mistakes.branchRefused(name, "it is not a name that git allows.");
	const parts = name.split("/").slice(0, -1);
	const above = parts.map((_, place) => `refs/heads/${parts.slice(0, place + 1).join("/")}`);
	const inTheWay = [...(await askRefs(mirror, [...above, `${refOf(branch)}/*`])).keys()].find((ref) => above.includes(ref) || ref.startsWith(`${refOf(branch)}/`));
	if (inTheWay === void 0) return;
	throw mistakes.branchRefused(name, `there is a branch \`${inTheWay.replace("refs/heads/", "")}\`.`);
}
async function askStanding(mirror, branch) {
	const bases = baseRefs(branch);
	const refs = await askRefs(mirror, [.../* @__PURE__ */ new Set([
		refOf(branch),
		"HEAD",
		...bases
	])]);
	const base = pinnedBase(branch) ?? bases.map((name) => refs.get(name)).find((sha) => sha !== void 0);
	if (base !== void 0) return {
		head: refs.get(refOf(branch)),
		base
	};
	const { url } = mirror.remote;
	throw branch.base === void 0 || refs.get("HEAD") === void 0 ? mistakes.repositoryEmpty(url) : mistakes.baseMissing(branch.base, url);
}
function pinnedBase({ base }) {
	return base !== void 0 && /^[0-9a-f]{40}$/.test(base) ? base : void 0;
}
/** Without a named base: the default branch. Of an annotated tag, the commit it is for. */
function baseRefs({ base }) {
	if (base === void 0) return ["HEAD"];
	if (isUnspeakable(base) || /[*?[]/.test(base)) return [];
	return [
		`refs/heads/${base}`,
		`refs/tags/${base}^{}`,
		`refs/tags/${base}`
	];
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
	return /^!\t[^\t]*\t\[(?:remote )?rejected\] \((.*)\)$/m.exec(textOf$1(stdout))?.[1];
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
// src/adapters/github-workspace-home.ts
function createLooks() {
	let kept;
	return {
		keep: (branch, head) => {
			kept = {
				branch,
				head
			};
		},
		take: (branch) => {
			const taken = kept?.branch === branch ? kept : void 0;
			kept = void 0;
			return taken;
		}
	};
}
/** The mission branch at a remote, seen through our mirror of it. */
function createRemoteHome(options) {
	const { mirror, root, looks, objection, signer } = options;
	/** Why commits have no signature now. */
	const faults = /* @__PURE__ */ new Map();
	return {
		find: async (work) => findSeen(looks, work) ?? find(mirror, root, work),
		meet: async (one, other) => readyFork(mirror, one, other),
		reaches: async (from, head) => reachesBack(mirror, from, head),
		...signer && { sign: async (work, step) => {
			requireNoObjection(objection);
			const signed = await sign(mirror, signer, {
				work,
				push: pushOf(work, step)
			});
			if (signed !== "moved" && "fault" in signed) faults.set(signed.sha, signed.fault);
			return signed;
		} },
		advance: async (work, step) => {
			requireNoObjection(objection);
			const { name } = work.branch;
			const push = pushOf(work, step);
			const outcome = await pushCommit(mirror, push);
			if (outcome !== "advanced" && outcome !== "moved" && faults.has(push.sha)) throw faults.get(push.sha);
			if (outcome !== "advanced") return outcome;
			const { from, sha } = push;
			await noteCommit(mirror, sha);
			const opened = (await recallBranch(root, name))?.opened ?? work.base;
			await rememberBranch(root, {
				name,
				opened,
				seen: true,
				pushed: {
					over: from ?? "",
					sha
				}
			});
			return outcome;
		}
	};
}
function requireNoObjection(objection) {
	const why = objection?.();
	if (why !== void 0) throw new BranchMoved(why);
}
function pushOf({ branch, merge }, { found: { head, exists }, sha }) {
	return {
		branch: branch.name,
		sha,
		from: exists ? head : void 0,
		merges: merge !== void 0
	};
}
/**
* GitHub signs what it writes itself, and it writes a commit of objects that it has: they go there first, to a ref
* beside the branches, one for each mission. What is signed is pushed to the branch as any other commit.
*/
async function sign(mirror, signer, { work, push }) {
	const { sha } = push;
	if (!await signer.isReady()) return { sha };
	const outcome = await pushAside(mirror, push, `refs/cco/work/${work.trailers["CCO-Mission"]}`);
	if (outcome !== "advanced" && outcome !== "moved" && outcome.paths.size === 0) {
		signer.giveUp(outcome.error);
		return { sha };
	}
	if (outcome !== "advanced") return outcome;
	const plain = await readPlain(mirror.gitDir, sha);
	return signer.sign(plain, async (signed) => readyTwin(mirror, signed, sha));
}
/**
* The work began where the branch was seen, by this process: the push finds out whether it is there still, and it is
* looked for again when it is not. Anything else is looked for at once.
*/
function findSeen(looks, { branch, from }) {
	return looks.take(branch.name)?.head === from ? {
		head: from,
		exists: true
	} : void 0;
}
/** A branch that nobody has pushed yet stands where the mission began. */
async function find(mirror, root, { branch, from, base }) {
	const { head } = await lookAtRemote(mirror, root, branch);
	if (head !== void 0) return {
		head,
		exists: true
	};
	return (await recallBranch(root, branch.name))?.seen || from !== base ? {
		head: void 0,
		exists: false
	} : {
		head: from,
		exists: false
	};
}
// src/adapters/github-workspace.ts
/**
* The mission branch in a repository of a server that nobody has checked out. It appears there with the first sealed commit.
* Every call may throw the mistake `TOKEN_REFUSED`; faults of the network are waited out.
*/
function createGitHubWorkspace(options) {
	const { remote: url, authorization, pauses = defaultPauses } = options;
	const gitDir = join(options.root, "mirror.git");
	const mirror = {
		gitDir,
		remote: {
			url,
			authorization,
			pauses
		}
	};
	const place = {
		root: url,
		gitDir,
		commonDir: gitDir,
		bare: true,
		shallow: true
	};
	const looks = createLooks();
	const { root, objection, signer } = options;
	const home = createRemoteHome({
		mirror,
		root,
		objection,
		looks,
		signer
	});
	const places = {
		...layOut(options),
		user: place,
		home
	};
	/** The mission's base, once it is known: the prover needs it, and one fetch brings both. */
	let base;
	let last = Promise.resolve();
	const ready = (shas) => {
		last = last.catch(() => {}).then(() => readyCommits(mirror, shas));
		return last;
	};
	return {
		gitDir,
		ready,
		askHead: async (branch) => {
			const ref = `refs/heads/${branch}`;
			return (await askRefs(mirror, [ref])).get(ref);
		},
		observe: async (branch, known) => {
			base = known?.base;
			return observe({
				mirror,
				root: options.root,
				looks
			}, branch, known);
		},
		open: async (branch, mission) => open({
			mirror,
			root: options.root
		}, branch, mission),
		prepare: async (from, merging) => {
			await ready(base === void 0 ? [from] : [from, base]);
			return prepareCheckout(places, from, merging);
		},
		survey: async (at) => {
			await readyCommits(mirror, [at]);
			return surveyCommit(gitDir, at);
		},
		compare: async (from, to) => compare(mirror, from, to),
		changes: async (from, to) => changes(mirror, from, to),
		seal: async (work) => sealWork(places, work),
		merge: async (work) => mergeIntoBranch(places, work),
		discard: async () => endAttempt(places)
	};
}
async function observe({ mirror, root, looks }, branch, known) {
	const { head, base } = await lookTwice({
		mirror,
		root
	}, branch, known);
	looks.keep(branch.name, head);
	if (head !== void 0) return {
		head,
		base
	};
	const memory = await recallBranch(root, branch.name);
	if (memory?.seen || known !== void 0 && known.head !== known.base) return {
		head: void 0,
		base
	};
	return {
		head: known?.head ?? memory?.opened ?? base,
		base
	};
}
async function compare(mirror, from, to) {
	await readyCommits(mirror, [to]);
	if (await reachesBack(mirror, from, to)) return describeChange(mirror.gitDir, from, to);
	await readyCommits(mirror, [from]).catch(() => {});
	return describeRewrite(mirror.gitDir, from, to);
}
/** Mostly both commits are there: whether they are costs a call of git. */
async function changes(mirror, from, to) {
	try {
		return await readChange(mirror.gitDir, from, to);
	} catch (error) {
		if (!(error instanceof GitFailed)) throw error;
		await readyCommits(mirror, [from, to]);
		return readChange(mirror.gitDir, from, to);
	}
}
/**
* After a push of another machine a server may still tell what was there before it. What contradicts the ledger is
* asked for again: a mission would follow its branch back, or end because it is gone.
*/
async function lookTwice({ mirror, root }, branch, known) {
	const first = await lookAtRemote(mirror, root, branch);
	const isPushed = known !== void 0 && known.head !== known.base;
	if (first.head === known?.head || first.head === void 0 && !isPushed) return first;
	await setTimeout$1(mirror.remote.pauses[0] ?? 0);
	return lookAtRemote(mirror, root, branch);
}
async function open({ mirror, root }, branch, mission) {
	await requireRoom(mirror, branch);
	const { head, base } = await lookAtRemote(mirror, root, branch);
	if (head === void 0) {
		await rememberBranch(root, {
			name: branch.name,
			opened: base,
			seen: false
		});
		return {
			base,
			head: base
		};
	}
	if (head !== base) await readyFork(mirror, base, head);
	return adoptBranch(mirror.gitDir, {
		branch,
		mission,
		head,
		base
	});
}
// src/adapters/live-line.ts
const twoMinutes = 12e4;
/** Tells people at a slow pace what a worker does now, from the moment it is made. An unchanged line costs nothing. */
function createLiveLine({ show, redact, warn, every = twoMinutes }) {
	const began = performance.now();
	const answers = /* @__PURE__ */ new Set();
	let latest;
	let shown;
	let underWay;
	let hasWarned = false;
	const timer = setInterval(() => {
		underWay ??= showLatest().finally(() => {
			underWay = void 0;
		});
	}, every);
	timer.unref();
	async function showLatest() {
		if (latest === void 0 || latest === shown) return;
		shown = latest;
		const text = redact(stripControl(withoutCutWord(latest.text)));
		try {
			await show({
				kind: latest.kind,
				text,
				turns: answers.size,
				ms: performance.now() - began
			});
		} catch (error) {
			if (!hasWarned) warn(`What the worker does now could not be shown: ${faultText(error)}`);
			hasWarned = true;
		}
	}
	return {
		note: (activity) => {
			latest = activity;
			if (activity.answer !== void 0) answers.add(activity.answer);
		},
		[Symbol.asyncDispose]: async () => {
			clearInterval(timer);
			await underWay;
		}
	};
}
/** A secret that was cut in two would not be known for one. */
function withoutCutWord(text) {
	return text.replace(/\S*…$/, "…");
}
// src/action/isolation.ts
/** What it means, and what helps: the job's user owns the process that has the keys. */
const notice = "The worker runs as the same user as CCO: what it runs could read this job's token and model key. Give the workflow only the permissions and secrets it needs, limit what the key may spend, and use GitHub's own runners for text you do not trust.";
/** What it means that checks are not run by a user of their own. */
function checksNotice(why) {
	return `Checks run as the same user as CCO (${why}): code of the mission's branch could read this job's token and model key. Use GitHub's own runners for text you do not trust.`;
}
/** The same worker; before it starts, the job's log and its summary say once what nothing keeps it from. */
function withIsolationNotice(worker, { warn }) {
	let isSaid = false;
	return { work: async (task) => {
		if (!isSaid) {
			warn(notice);
			writeSummary(`> [!WARNING]\n> ${notice}\n\n`);
		}
		isSaid = true;
		return worker.work(task);
	} };
}
// src/action/watch.ts
/** How often the ledger is looked at while a worker works. Milliseconds. A look costs nothing while nobody has written. */
const lookEvery = 6e4;
/** Ends the worker early when the job is cancelled, or when somebody has told the mission to stop or to pause. */
function watchForStop(ledger, interrupt, every = lookEvery) {
	const controller = new AbortController();
	const timer = setInterval(() => void look(), every);
	timer.unref();
	return {
		signal: AbortSignal.any([interrupt, controller.signal]),
		[Symbol.dispose]: () => clearInterval(timer)
	};
	async function look() {
		try {
			const { state } = await ledger.isBehind() ? await ledger.read() : ledger.last();
			if (isToldToRest(state)) controller.abort();
		} catch {}
	}
}
/**
* Whether somebody has told the mission to rest since it was opened for a worker: looked at once more before one is
* paid. A look that fails holds nobody up.
*
* @param askHead where the ledger's branch is now. Git is asked: that is no call of the API.
*/
async function isToldMeanwhile(ledger, askHead) {
	try {
		const { state } = await askHead() !== ledger.head() ? await ledger.read() : ledger.last();
		return isToldToRest(state);
	} catch {
		return false;
	}
}
function isToldToRest(state) {
	return state?.stop !== void 0 || state?.pause !== void 0;
}
// src/action/ports.ts
/** The outside of a mission on GitHub. */
async function createGitHubPorts(setting, spec, equipment) {
	const { github, job, inputs, interrupt, redact, isSecret, say } = setting;
	const { config, situation, claude } = equipment;
	const { root, records } = placesOf(setting, spec.id);
	const env = withKeys(setting.env, inputs);
	const workspace = createGitHubWorkspace({
		remote: `${job.serverUrl}/${job.repository}.git`,
		authorization: setting.token,
		root,
		records,
		isSecret,
		objection: () => objectionIn(ledger, situation),
		signer: createSigner({
			github,
			isApps: () => hasAppsToken(setting),
			warn: setting.warn
		})
	});
	const { gitDir } = workspace;
	const sayAside = (text) => say(`  ${text}`);
	const prover = createJobProver(setting, workspace, {
		root,
		records,
		onActivity: sayAside
	});
	const means = {
		config,
		env,
		claude
	};
	const judge = await chooseJudge(means, spec, {
		gitDir,
		warn: setting.warn
	});
	const { ledger: watched, reporter, show } = createShow(setting, equipment);
	const ledger = withFiles(watched, workspace);
	const looking = lookingAhead(workspace, reporter);
	const instructions = situation.files["CLAUDE.md"];
	const home = join(root, "home");
	return {
		run: job.run,
		actor: job.actor,
		clock: Date.now,
		interrupt,
		ledger,
		workspace: withoutOrphans(withRules(withStoredPatches(looking.workspace, {
			records,
			isSecret
		}), setting), home),
		worker: withIsolationNotice({ work: async (task) => {
			const equipped = {
				config: withExecutable(config, await claude()),
				env
			};
			const wanted = await isToldMeanwhile(ledger, () => workspace.askHead(ledgerBranch(spec.id))) ? {
				...task,
				interrupt: AbortSignal.abort()
			} : task;
			await using live = createLiveLine({
				show,
				redact,
				warn: setting.warn
			});
			const onActivity = (activity) => {
				sayAside(activity.text);
				live.note(activity);
			};
			return await chooseWorker(equipped, spec, {
				home,
				instructions,
				redact,
				onActivity
			}).work(wanted);
		} }, setting),
		prover,
		manager: await chooseManager(means, spec),
		judge: {
			name: judge.name,
			judge: async (request) => {
				await workspace.ready([request.sha, request.base]);
				return judge.judge(request);
			}
		},
		queue: createGitHubQueue(github, config.parallel),
		ci: createGitHubCi(github, {
			workflow: job.workflow,
			dispatch: config.dispatchCi
		}),
		reporter: looking.reporter
	};
}
/** Commits are fetched before they are proved. */
function createJobProver({ redact, env, warn }, workspace, place) {
	const prover = createProver({
		...place,
		gitDir: workspace.gitDir,
		redact,
		environment: env,
		otherUser: true,
		onShortfall: (why) => warn(checksNotice(why))
	});
	return {
		...prover,
		prove: async (request) => {
			await workspace.ready([request.sha, request.base]);
			return prover.prove(request);
		},
		proveRed: async (request) => {
			await workspace.ready([request.sha, request.base]);
			return prover.proveRed?.(request);
		}
	};
}
/** The same two; the branch is looked at while people are shown an iteration's end: what is next is asked right after. */
function lookingAhead(workspace, reporter) {
	let ahead;
	const observe = (branch, known) => {
		const standing = ahead ?? workspace.observe(branch, known);
		ahead = void 0;
		return standing;
	};
	const report = (state) => {
		ahead = endsIteration(state) ? workspace.observe(state.mission.branch, state) : void 0;
		ahead?.catch(() => {});
		return reporter.report(state);
	};
	return {
		workspace: {
			...workspace,
			observe
		},
		reporter: { report }
	};
}
/** GitHub gives an App what it gives no job: buttons, and a signature on the commits. */
async function hasAppsToken({ token, inputs }) {
	return await token() !== (inputs["github-token"] ?? "");
}
/** What people are shown: each report, and in between what is done now, on what the ledger said last. */
function createShow(setting, equipment) {
	const { github, job, redact, warn } = setting;
	const { situation, notices } = equipment;
	let seen;
	const see = (_entry, state) => {
		seen = state;
	};
	const ledger = watchedLedger(equipment.ledger, see, {
		by: job.run,
		clock: Date.now
	});
	const reporter = createGitHubReporter({
		github,
		situation,
		redact,
		notices,
		warn,
		repositoryUrl: `${job.serverUrl}/${job.repository}`,
		run: job.run,
		newest: ledger.pullRequest,
		hasButtons: () => hasAppsToken(setting)
	});
	const show = async (live) => {
		if (seen !== void 0) await reporter.refresh(seen, live);
	};
	return {
		ledger,
		reporter,
		show
	};
}
/** The same ledger; the worker's files come while it is recorded that an iteration begins. A fault shows when they are used. */
function withFiles(ledger, workspace) {
	return {
		...ledger,
		append: (event, view, consequence) => {
			const { state } = view;
			if (event.type === "iteration-opened" && state !== void 0) workspace.ready([state.head, state.base]).catch(() => {});
			return ledger.append(event, view, consequence);
		}
	};
}
/** What was merged while the worker worked is over: nothing goes on top of it. */
function objectionIn(ledger, { pullRequest }) {
	return ledger.pullRequest()?.state === "MERGED" && pullRequest?.state !== "MERGED" ? "The pull request was merged while the worker worked." : void 0;
}
/** The same workspace; a mission is not opened where the repository's rules would refuse its first push. */
function withRules(workspace, setting) {
	return {
		...workspace,
		open: async (branch, mission) => {
			const message = `feat: iteration 1\n\nCCO-Mission: ${mission}\nCCO-Iteration: 1\n`;
			const isSigned = await hasAppsToken(setting);
			const email = isSigned ? void 0 : defaultIdentity.email;
			const ledger = {
				message: "cco: mission-opened (1)\n\n[skip ci]",
				email: void 0,
				paths: ledgerPaths
			};
			await requireRules(setting.github, [{
				branch: branch.name,
				isSigned,
				message,
				email,
				paths: []
			}, {
				branch: ledgerBranch(mission),
				isSigned: true,
				...ledger
			}]);
			return workspace.open(branch, mission);
		}
	};
}
const ledgerPaths = ["events/0000/000001.json", "README.md"];
/** The configured Claude Code, the one on the PATH, or the pinned one from npm. */
async function readyClaude({ inputs, env, job }, config) {
	const named = namedClaude(inputs, config);
	if (named !== void 0) return named;
	return (await findClaude({ env }))?.path ?? fetchClaude({
		cache: env.RUNNER_TOOL_CACHE ?? job.temp,
		env
	});
}
/** One that was named is not replaced by another: the worker says that it is missing. */
function namedClaude(inputs, { worker }) {
	return inputs["claude-code-path"] ?? worker.executable;
}
function withExecutable(config, executable) {
	return {
		...config,
		worker: {
			...config.worker,
			executable
		}
	};
}
export { howToContinue as A, isTrusted as C, statusOf$1 as D, limitedUntil as E, standingLabels as M, renderStepSummary as O, findComments as S, isAnswerLost as T, nameOf as _, parkWhenCutOff as a, approveText as b, createLabelKeeper as c, secretInputs as d, hasRunEnded as f, missionRefOf as g, createGitHubCi as h, park as i, missionLabel as j, afterMerge as k, readJob as l, readPriorities as m, readyClaude as n, createSetting as o, readMissions as p, watchForStop as r, wakeOf as s, createGitHubPorts as t, readInputs as u, readText as v, writeComment as w, readSituation as x, textAtHand as y };
