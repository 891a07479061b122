import { n as mistakes, t as UserError } from "./error-DPtNGVe7.js";
import { A as parseDocument, a as plainBody, c as pinMission, f as priorityOfLabels, i as criterionKey, j as isMapping, l as parseMission, n as draftIssue, r as plain, t as parseMarkdown, u as limits } from "./markdown-C4gkGprz.js";
// src/core/issue-mission.ts
/** What anybody may say: words. All other keys spend money, run something or reach others. */
const wordKeys = /* @__PURE__ */ new Set([
	"title",
	"description",
	"priority",
	"definition_of_done",
	"constraints",
	"context"
]);
/** An issue is the mission: neither can be another's. */
const foreignKeys = /* @__PURE__ */ new Set(["id", "repository"]);
/** The draft and its settings as one document. Settings win over the text; criteria of both are taken. */
function composeMission(draft, blocks, trust) {
	const settings = mergeSettingsBlocks(blocks, trust.isTrusted);
	const written = settings.entries.get("definition_of_done")?.value;
	const listed = Array.isArray(written) ? written : [];
	const known = new Set(listed.map((entry) => criterionKey(textOf(entry))));
	const fresh = draft.criteria.filter((one) => !known.has(criterionKey(one.text)));
	const room = Math.max(0, limits.criteria - listed.length);
	const drafts = fresh.slice(0, room);
	return {
		document: {
			value: dropUndefined({
				title: draft.title,
				description: draft.description,
				priority: trust.priority,
				constraints: draft.constraints,
				context: draft.context,
				...Object.fromEntries([...settings.entries].map(([key, entry]) => [key, entry.value])),
				...written !== void 0 && !Array.isArray(written) ? {} : { definition_of_done: [...listed, ...drafts.map(writeCriterion)] }
			}),
			locate: (path, part) => locate({
				path,
				part
			})
		},
		proposed: settings.proposed,
		notices: [...settings.notices, ...fresh.length > room ? [`Only the first ${limits.criteria} criteria were taken: a mission has no more.`] : []]
	};
	function locate({ path, part }) {
		const [first, second] = path;
		if (first === "definition_of_done" && typeof second === "number" && second >= listed.length) {
			const line = drafts[second - listed.length]?.line;
			return line === void 0 ? void 0 : {
				line,
				column: 1
			};
		}
		const entry = settings.entries.get(String(first));
		return entry?.document.locate([...entry.path, ...path.slice(1)], part);
	}
}
/** Top keys by their plain names; of a key in two blocks the later counts. */
function mergeSettingsBlocks(blocks, isTrusted) {
	const entries = /* @__PURE__ */ new Map();
	const proposed = [];
	const notices = [];
	for (const { key, ...entry } of blocks.flatMap(entriesOf)) {
		const line = entry.document.locate(entry.path, "key")?.line;
		if (foreignKeys.has(key)) notices.push(`Line ${line}: \`${key}\` is left out: the issue says which mission and repository it is.`);
		else if (!isTrusted && !wordKeys.has(key)) proposed.push(`${key}: ${JSON.stringify(entry.value)}`);
		else {
			if (entries.has(key)) notices.push(`Line ${line}: \`${key}\` is given again; this one counts.`);
			entries.set(key, entry);
		}
	}
	return {
		entries,
		proposed,
		notices
	};
}
/** What stands under `mission:`, and beside it: people forget to indent. */
function entriesOf({ document }) {
	const { mission, $schema: _, ...beside } = isMapping(document.value) ? document.value : {};
	const under = isMapping(mission) ? mission : {};
	const strange = mission === void 0 || mission === null || isMapping(mission) ? {} : { mission };
	const write = (entries, base) => Object.entries(entries).map(([written, entry]) => ({
		key: plain(written),
		value: entry,
		document,
		path: [...base, written]
	}));
	return [...write(under, ["mission"]), ...write({
		...beside,
		...strange
	}, [])];
}
function textOf(entry) {
	const text = isMapping(entry) ? entry.criteria ?? entry.description : entry;
	return typeof text === "string" ? text : "";
}
function writeCriterion(draft) {
	return dropUndefined({
		criteria: draft.text,
		priority: draft.priority,
		verify: draft.checks.length === 0 ? void 0 : draft.checks,
		rubric: draft.details.length === 0 ? void 0 : draft.details.join("\n"),
		approval: draft.approval ? "maintainer" : void 0
	});
}
function dropUndefined(record) {
	return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== void 0));
}
/** The mission without the commands it names, and the commands. */
function withholdCommands(mission) {
	const proposed = mission.criteria.flatMap((criterion) => criterion.checks.flatMap((check) => check.kind === "run" ? [`verify of ${criterion.id}: ${check.command}`] : []));
	const criteria = mission.criteria.map((criterion) => ({
		...criterion,
		checks: criterion.checks.filter((check) => check.kind !== "run")
	}));
	const checks = mission.checks === "off" ? "off" : "approve";
	return {
		mission: {
			...mission,
			criteria,
			checks
		},
		proposed
	};
}
/** `[CCO] Title` and `CCO: Title` are `Title`. */
function plainTitle(title) {
	return title.replaceAll(/\s+/g, " ").trim().replace(/^(?:\[cco\]\s*[:–—-]?|cco\s*:)\s*/i, "").slice(0, limits.title).toWellFormed().replace(/\uFFFD$/, "").trim();
}
// src/adapters/issue-mission.ts
/**
* The mission an issue describes. However it is written, what cannot be understood is a notice. Throws the user
* errors ISSUE_EMPTY when there is nothing to work on, and ISSUE_INVALID for mistakes in its settings.
*/
function readIssue(issue, options) {
	const title = plainBody(issue.title).text;
	const body = plainBody(issue.body ?? "");
	const draft = draftIssue({
		title: plainTitle(title),
		labels: issue.labels,
		blocks: parseMarkdown(body.text)
	});
	const settings = draft.settings.map((block) => parseSettings(block, issue));
	const composed = composeMission({
		...draft,
		title: draft.title || `Issue ${issue.number}`
	}, settings, {
		isTrusted: options.commandsTrusted,
		priority: priorityOfLabels(issue.labels)
	});
	if (isMapping(composed.document.value) && isEmpty(composed.document.value.definition_of_done)) throw mistakes.issueEmpty(issue.number);
	const parsed = parse(composed.document, {
		issue,
		options
	});
	const { mission, proposed } = options.commandsTrusted ? {
		mission: parsed.mission,
		proposed: []
	} : withholdCommands(parsed.mission);
	const all = [...composed.proposed, ...proposed];
	return {
		pinned: pinMission(mission),
		notices: shorten([
			...all.length === 0 ? [] : [proposalNotice(issue, all, options.approval)],
			...body.notices,
			...draft.title === "" ? ["The issue has no title, so it was given its number for one."] : [],
			...draft.notices,
			...composed.notices,
			...parsed.notices.map(withLine)
		]),
		proposed: all
	};
}
/** More would bury the first. */
const mostNotices = 50;
function shorten(notices) {
	if (notices.length <= mostNotices) return notices;
	return [...notices.slice(0, mostNotices), `… and ${notices.length - mostNotices} more`];
}
function isEmpty(list) {
	return Array.isArray(list) && list.length === 0;
}
/** Empty lines before it give every place in it the line it has in the issue. */
function parseSettings({ line, text }, { number }) {
	const document = parseYaml(`${"\n".repeat(line - 1)}${text}`, number);
	if (document.value === void 0 || document.value === null || isMapping(document.value)) return {
		line,
		document
	};
	throw mistakes.issueInvalid(number, [`Line ${line}: expected settings, such as \`budget:\`, not a list or a text.`]);
}
function parseYaml(text, number) {
	try {
		return parseDocument(text, nameOf(number));
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		throw mistakes.issueInvalid(number, [withLine(error.message)], error.fix);
	}
}
function parse(document, { issue, options }) {
	try {
		return parseMission(document, {
			file: nameOf(issue.number),
			id: `issue-${issue.number}`,
			defaults: options.defaults,
			overrides: options.overrides
		});
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		const problems = error.message.split("\n").slice(1);
		throw mistakes.issueInvalid(issue.number, problems.map((problem) => withLine(problem.trim())));
	}
}
function nameOf(number) {
	return `issue #${number}`;
}
/** `issue #42:7:3: …` in words: an issue has no columns. */
function withLine(problem) {
	return problem.replace(/^issue #\d+:(\d+):\d+: /, "Line $1: ");
}
/**
* The hash of what an issue says when its commands count, whatever the configuration adds: a change of settings voids
* no approval, a change of the text does.
*/
function textHash(issue) {
	return readIssue(issue, { commandsTrusted: true }).pinned.hash;
}
function proposalNotice({ author, editor }, proposed, approval) {
	const names = [...new Set([author, editor].filter((name) => name !== void 0))].map((name) => `@${name}`);
	const who = names.length === 0 ? "its author" : names.join(" and ");
	const shown = proposed.slice(0, 10).map((one) => `\`${one.replaceAll("`", "'").slice(0, 200)}\``);
	const more = proposed.length > shown.length ? ` and ${proposed.length - shown.length} more` : "";
	return `Commands and settings count only when author and last editor have write access, and not all of ${who} have it. Without effect: ${shown.join(", ")}${more}.${approval === void 0 ? "" : ` Somebody with write access who has looked at all of it lets it count: \`${approval}\`.`}`;
}
export { readIssue, textHash };
