import { n as publishMission, t as linksOf } from "./github-publication-Bc_R2UM-.js";
import { m as renderPullRequestBody } from "./mirror-push-C8C-AI50.js";
import { r as redactStrings } from "./redact-QUhR6P6M.js";
import { t as asMistake } from "./github-desk-DU9VkoPk.js";
import { r as sessionPaths } from "./place-BYNHVDBg.js";
import { mkdir, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
// src/cli/publish.ts
/** Pushes the work on an issue and opens its pull request. Throws what `publishMission` throws. */
async function publish(state, at, terminal) {
	if (state.head === state.base) return terminal.write("  There is no work to push yet.\n");
	const { desk, issue, defaultBranch } = at;
	const { place, ...github } = desk;
	const pull = await asMistake(desk, publishMission(state, {
		...github,
		gitDir: place.repository.commonDir,
		issue: issue.number,
		defaultBranch,
		redact: place.redact,
		warn: (text) => terminal.error(`note: ${place.redact(text)}\n`)
	}));
	terminal.write(`  pull    ${pull.url}${pull.draft ? " (draft)" : ""}\n`);
}
/** Says how the same is done by hand, with the text of the pull request in a file. */
async function showPublishing(raw, at, terminal) {
	if (raw.head === raw.base) return;
	const { desk, issue, defaultBranch } = at;
	const state = redactStrings(raw, desk.place.redact);
	const { records } = sessionPaths(desk.place, state.mission.id);
	const file = join(records, "pull-request.md");
	await mkdir(records, { recursive: true });
	await writeFile(file, desk.place.redact(renderPullRequestBody(state, linksOf(desk.at, issue.number))));
	const { base = defaultBranch, name } = state.mission.branch;
	const where = `--repo ${desk.at.repository} --draft --base ${base} --head ${name}`;
	const lines = [
		`  push    git push -u origin ${name}`,
		`  pull    gh pr create ${where} --title "${plainTitle(state)}" --body-file "${relative(terminal.cwd, file)}"`,
		`  both    cco start --issue ${issue.number} --create-pr`
	];
	terminal.write(`${lines.join("\n")}\n`);
}
/** It is pasted into a shell, and a stranger may have written it: only what no shell reads anything into. */
function plainTitle({ mission }) {
	return mission.title.replaceAll(/[^\p{L}\p{N} .,:#/()-]/gu, "").trim() || mission.id;
}
export { publish, showPublishing };
