// src/core/markdown-hidden.ts
/** What GitHub does not show, by how it opens, with how it ends. Of the kinds of HTML that CommonMark knows. */
const hiddenKinds = [
	[/^<!--/, "-->"],
	[/^<\?/, "?>"],
	[/^<!\[CDATA\[/, "]]>"],
	[/^<![A-Za-z]/, ">"]
];
/**
* The text without HTML comments and their like, which nobody sees on the page. In code they are text and stay.
* Linear in the text.
*/
function dropHidden(text) {
	const absent = /* @__PURE__ */ new Set();
	const marks = /\\[\\`<]|`+|<!--|<\?|<!\[CDATA\[|<![A-Za-z]/g;
	let kept = "";
	let at = 0;
	for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
		const [found] = mark;
		if (found.startsWith("\\")) continue;
		const end = endOf(found, {
			text,
			from: marks.lastIndex,
			absent
		});
		if (end === void 0) continue;
		kept += text.slice(at, found.startsWith("`") ? end : mark.index);
		at = end;
		marks.lastIndex = end;
	}
	return kept + text.slice(at);
}
/** As `dropHidden` for a block of HTML: there is no code in it, and what is not closed hides the rest. */
function dropHiddenBlocks(html) {
	let kept = "";
	let rest = html;
	for (;;) {
		const start = rest.search(/<!--|<\?|<!\[CDATA\[|<![A-Za-z]/);
		if (start < 0) return kept + rest;
		kept += rest.slice(0, start);
		const opened = rest.slice(start);
		const end = hiddenKinds.find(([opening]) => opening.test(opened))?.[1] ?? ">";
		const close = opened.indexOf(end, 2);
		if (close < 0) return kept;
		rest = opened.slice(close + end.length);
	}
}
/** Where what was opened ends; undefined when it does not, and so is text. An end that is absent is sought once. */
function endOf(opening, { text, from, absent }) {
	const end = hiddenKinds.find(([pattern]) => pattern.test(opening))?.[1] ?? opening;
	if (absent.has(end)) return void 0;
	const found = opening.startsWith("`") ? endOfCode(opening, text, from) : text.indexOf(end, from);
	if (found >= 0) return found + end.length;
	absent.add(end);
}
/** A code span ends at as many backticks as it opened with, no more and no fewer. */
function endOfCode(ticks, text, from) {
	const runs = /`+/g;
	runs.lastIndex = from;
	for (let run = runs.exec(text); run !== null; run = runs.exec(text)) if (run[0].length === ticks.length) return run.index;
	return -1;
}
export { dropHiddenBlocks as n, dropHidden as t };
