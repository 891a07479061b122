import { ln as plural } from "./day-budget-BmMl5BQB.js";
// src/core/branch-change.ts
/**
* What people did to the branch and no worker was told yet, for the next one and for people. Names and paths are
* theirs: the comment escapes them.
*/
function renderJoined({ joined = [] }) {
	if (joined.length === 0) return "";
	return [...joined.map(sentenceOf), "It stays: build on it, do not revert it."].join("\n");
}
function sentenceOf({ by, commits, paths, more, rewritten }) {
	const who = by.length === 0 ? "Somebody" : by.slice(0, 5).join(", ");
	const did = rewritten ? "rewrote the branch" : `pushed ${plural(commits, "commit")}`;
	const rest = more > 0 ? ` and ${more} more` : "";
	return `- ${who} ${did}${paths.length === 0 ? "." : `: ${paths.join(", ")}${rest}.`}`;
}
export { renderJoined as t };
