// src/core/truncate.ts
/**
* Keeps the end of a text, where commands say what went wrong, and says first how many characters were left
* out. Never longer than `maxChars` (UTF-16 units, as GitHub counts), never cuts a code point in two.
*/
function truncateTail(text, maxChars) {
	if (text.length <= maxChars) return text;
	const room = maxChars - longestNotice(text);
	if (room <= 0) return endOf(text, maxChars);
	const kept = endOf(text, room);
	return `${notice(text.length - kept.length)}\n${kept}`;
}
/** Keeps the beginning of a text, and says last how many characters were left out. Otherwise as `truncateTail`. */
function truncateHead(text, maxChars) {
	if (text.length <= maxChars) return text;
	const room = maxChars - longestNotice(text);
	if (room <= 0) return beginningOf(text, maxChars);
	const kept = beginningOf(text, room);
	return `${kept}\n${notice(text.length - kept.length)}`;
}
/** As `truncateHead` for Markdown: a code fence that the cut left open is closed before the notice. */
function truncateMarkdown(markdown, maxChars) {
	if (markdown.length <= maxChars) return markdown;
	const room = maxChars - longestNotice(markdown) - 1;
	for (let length = room; length > 0;) {
		const kept = beginningOf(markdown, length);
		const closed = closeFences(kept);
		if (closed.length <= room) return `${closed}\n\n${notice(markdown.length - kept.length)}`;
		length -= closed.length - room;
	}
	return beginningOf(markdown, maxChars);
}
/** Closes a code fence that is still open at the end of a Markdown text; without one the text is unchanged. */
function closeFences(markdown) {
	let open;
	for (const line of markdown.split("\n")) {
		const [, indent = "", marks = "", rest = ""] = /^([ \t>]*)(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
		if (marks === "") continue;
		if (open === void 0) open = isOpening(marks, rest) ? {
			indent,
			marks
		} : void 0;
		else if (marks.startsWith(open.marks) && rest.trim() === "") open = void 0;
	}
	if (open === void 0) return markdown;
	return `${markdown}${markdown.endsWith("\n") ? "" : "\n"}${open.indent}${open.marks}`;
}
/** Three backticks with another backtick on the same line are inline code, says CommonMark. */
function isOpening(marks, rest) {
	return marks.startsWith("~") || !rest.includes("`");
}
function notice(leftOut) {
	return `[${leftOut.toLocaleString("en-US")} characters left out]`;
}
/** With its line feed. */
function longestNotice(text) {
	return notice(text.length).length + 1;
}
function beginningOf(text, length) {
	return text.slice(0, splitsPair(text, length) ? length - 1 : length);
}
function endOf(text, length) {
	if (length <= 0) return "";
	const start = text.length - length;
	return text.slice(splitsPair(text, start) ? start + 1 : start);
}
/** Whether a cut before `index` separates the two halves of one code point. */
function splitsPair(text, index) {
	const before = text.charCodeAt(index - 1);
	const after = text.charCodeAt(index);
	return before >= 55296 && before <= 56319 && after >= 56320 && after <= 57343;
}
export { truncateMarkdown as n, truncateTail as r, truncateHead as t };
