import { u as priorities } from "./mission-4vuptIXd.js";
// src/core/issue-priority.ts
const named = `(?:priority[: ] ?)?(critical|high|medium|low|p[0-3])(?: priority)?`;
const bracketed = `[*_]{0,3}(?:\\[[*_]{0,2}${named}[*_]{0,2}\\]|\\([*_]{0,2}${named}[*_]{0,2}\\))[*_]{0,3}`;
const prefix = new RegExp(`^(?:${bracketed}[:,]?|[*_]{0,3}${named}(?:[*_]{0,3}:|:[*_]{0,3}))(?=\\s|$)`, "i");
const suffix = new RegExp(`(?:^|\\s)${bracketed}[.,;:]?$`, "i");
const alone = new RegExp(`^[^\\p{L}]*${named}[^\\p{L}]*$`, "iu");
/**
* The priority a line says at its start or end, and the line without it: `**[critical]** text`, `critical: text`,
* `text (high)`, `[P1] text`. P0 to P3 are critical to low.
*/
function takePriority(text) {
	for (const pattern of [prefix, suffix]) {
		const found = pattern.exec(text);
		const priority = priorityOf(found?.slice(1).find((group) => group !== void 0));
		if (found !== null && priority !== void 0) return {
			priority,
			rest: text.replace(pattern, "").trim().replace(/ [-–—,;·|]+$/, "")
		};
	}
	return { rest: text };
}
/** The priority that a heading or a group is named after, such as `### Critical`. */
function priorityNamed(text) {
	return priorityOf(alone.exec(text)?.[1]);
}
/** The priority that labels say (`priority:high`, `priority/p1`): the highest, if there are several. */
function priorityOfLabels(labels) {
	const said = labels.map((label) => priorityOf(/^priority\s*[:/ -]\s*(\w+)$/i.exec(label.trim())?.[1]));
	return priorities.find((priority) => said.includes(priority));
}
/** The more important of two. */
function higherPriority(one, other) {
	return priorities.find((priority) => priority === one || priority === other);
}
function priorityOf(said) {
	const name = said?.toLowerCase() ?? "";
	return /^p[0-3]$/.test(name) ? priorities[Number(name[1])] : priorities.find((priority) => priority === name);
}
export { takePriority as i, priorityNamed as n, priorityOfLabels as r, higherPriority as t };
