import { _ as union, c as int, f as number, g as string, i as array, p as object, r as _enum } from "./schemas-IblTEC5b.js";
import { n as visibleText } from "./visible-text--I_cYmbf.js";
// src/core/judgement.ts
const judgements = [
	"met",
	"not_met",
	"cannot_tell"
];
/** Something that a judge points at: a line of a file at the commit, or a command whose evidence it was shown. */
const referenceSchema = union([object({
	path: string().min(1).max(1e3),
	line: int().positive()
}), object({ command: string().min(1).max(5e3) })]);
const answerSchema = object({
	/** Id of a criterion that was asked about. */
	criterion: string().min(1).max(500),
	verdict: _enum(judgements),
	/** 0 to 1. A gate that can only hold a pass back: nothing is ever averaged into one. */
	confidence: number().min(0).max(1),
	/** What the verdict rests on. */
	references: array(referenceSchema).max(30).readonly(),
	/** Why, in a few sentences. */
	rationale: string().min(1).max(5e3),
	/** What is missing, each as something that can be done. */
	gaps: array(string().max(2e3)).max(20).readonly()
});
/** What a judge answers. Published as schema/judgement.schema.json. */
const answerSheetSchema = object({ judgements: array(answerSchema).max(50).readonly() });
/** What was found for one criterion, after all votes. */
const judgementSchema = answerSchema.extend({ 
/** What each asking brought, in their order. */
votes: array(_enum(judgements)).readonly().optional() });
/** Below it a `met` counts for nothing. Models are poorly calibrated: the figure can hold back, never push. */
const leastConfidence = .8;
/**
* The answer as far as it can be relied upon: a `met` that points at nothing or is not sure of itself tells nothing,
* nor does a word against a command that passed when it points at nothing.
*/
function soberAnswer(answer, isProved) {
	const doubt = doubtOf(answer, isProved);
	return doubt === void 0 ? answer : {
		...answer,
		verdict: "cannot_tell",
		rationale: `${doubt} ${answer.rationale}`
	};
}
function doubtOf({ verdict, confidence, references }, isProved) {
	if (verdict === "met" && references.length === 0) return "It said met and pointed at nothing.";
	if (verdict === "met" && confidence < leastConfidence) return `It said met and was not sure (${confidence}).`;
	if (verdict === "not_met" && isProved && references.length === 0) return "It doubted what a command proves and pointed at nothing.";
}
/** The answer of a judge that gave none. */
function noAnswer(criterion, why) {
	return {
		criterion,
		verdict: "cannot_tell",
		confidence: 0,
		references: [],
		rationale: why,
		gaps: []
	};
}
/** A reference as people read it: a command stands in backticks, a place as `path:line`. */
function renderReference(reference) {
	return "command" in reference ? `\`${reference.command}\`` : `${reference.path}:${reference.line}`;
}
/** The place that a rendered reference names; undefined for a command. */
function parsePlace(reference) {
	const [, path, line] = /^([^`].*):(\d+)$/s.exec(reference) ?? [];
	return path === void 0 ? void 0 : {
		path,
		line: Number(line)
	};
}
// src/core/markdown-escape.ts
/** Text of others stays text: no tags, no mentions, no references that would notify anybody or close anything. */
function escapeMarkdown(text) {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replace(/([\\`*_~[\]])/g, "\\$1").replace(/@(?=\w)/g, "@​").replace(/#(?=\d)/g, "#​").replace(/(?<=\bGH)-(?=\d)/gi, "-​").replace(/(?<=\/(?:issues|pull|discussions)\/)(?=\d)/g, "​");
}
/** One line of others' text, at most `longest` characters of it. Code in backticks stays code. */
function escapeLine(text, longest = 2e3) {
	return clip(visibleText(text).replaceAll(/\s+/g, " ").trim(), longest).split(/((?<![\\`])`[^`]+`(?!`))/).map((part, index) => index % 2 === 1 && !/<!--|-->/.test(part) ? part : escapeMarkdown(part)).join("");
}
/** The same for a cell of a table. */
function escapeCell(text, longest = 2e3) {
	return escapeLine(text, longest).replaceAll("|", "\\|");
}
/** Text as a code span, whatever is in it. */
function codeSpan(text) {
	const code = visibleText(text).replaceAll(/\s+/g, " ").trim();
	const marks = "`".repeat(longestRun(code) + 1);
	const pad = code.startsWith("`") || code.endsWith("`") ? " " : "";
	return code === "" ? "" : `${marks}${pad}${code}${pad}${marks}`;
}
/** Text as a block of code, whatever is in it. */
function codeBlock(text) {
	const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
	return `${fence}text\n${text.trimEnd()}\n${fence}`;
}
/** Text cut to a length, never through a character. */
function clip(text, longest) {
	if (text.length <= longest) return text;
	if (longest < 1) return "";
	const kept = text.slice(0, longest - 1);
	return `${kept.isWellFormed() ? kept : kept.slice(0, -1)}…`;
}
function longestRun(text) {
	return [...text.matchAll(/`+/g)].reduce((longest, [run]) => Math.max(longest, run.length), 0);
}
export { escapeLine as a, noAnswer as c, soberAnswer as d, escapeCell as i, parsePlace as l, codeBlock as n, answerSheetSchema as o, codeSpan as r, judgementSchema as s, clip as t, renderReference as u };
