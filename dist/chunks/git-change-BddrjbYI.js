import { a as textOf, i as partsOf, n as git } from "./git-CGJWaUU0.js";
// src/adapters/git-change.ts
const format = [
	"--raw",
	"--numstat",
	"-z",
	"--no-abbrev",
	"--no-renames",
	"--no-ext-diff",
	"--no-textconv"
];
/** How the index of the call differs from a commit. The files on disk are not looked at. */
async function readIndexChanges(call, from) {
	const { stdout } = await git([
		"diff-index",
		"--cached",
		...format,
		from,
		"--"
	], call);
	return parseChanges(stdout);
}
async function readCommitChanges(gitDir, from, to) {
	const { stdout } = await git([
		"diff-tree",
		"-r",
		...format,
		from,
		to,
		"--"
	], { gitDir });
	return parseChanges(stdout);
}
/** With more paths than these, none are named. */
const mostPaths = 500;
/** Size of a change as people count it, and what it touches. */
function sizeOf(changes) {
	return {
		...changes.length <= mostPaths ? { paths: changes.map(({ path }) => textOf(path)) } : {},
		files: changes.length,
		additions: changes.reduce((sum, change) => sum + change.additions, 0),
		deletions: changes.reduce((sum, change) => sum + change.deletions, 0)
	};
}
/**
* Raw entries take two parts (`:100644 100644 <id> <id> M`, path), then come the counts, one part each
* (`1<tab>2<tab>path`).
*/
function parseChanges(stdout) {
	const parts = partsOf(stdout);
	const counts = /* @__PURE__ */ new Map();
	const entries = [];
	for (let place = 0; place < parts.length; place += 1) {
		const part = parts[place] ?? "";
		if (part.startsWith(":")) {
			place += 1;
			entries.push([part, parts[place] ?? ""]);
		} else {
			const [additions, deletions, ...path] = part.split("	");
			counts.set(path.join("	"), {
				additions: Number(additions) || 0,
				deletions: Number(deletions) || 0
			});
		}
	}
	return entries.map(([meta, path]) => {
		const [oldMode = "", newMode = "", oldId = "", newId = ""] = meta.slice(1).split(" ");
		return {
			path,
			oldMode,
			newMode,
			oldId,
			newId,
			...counts.get(path) ?? {
				additions: 0,
				deletions: 0
			}
		};
	});
}
export { readIndexChanges as n, sizeOf as r, readCommitChanges as t };
