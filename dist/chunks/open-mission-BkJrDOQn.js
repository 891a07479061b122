import { r as readMission } from "./mission-source-DqmC2QXY.js";
import { n as mistakes } from "./error-DPtNGVe7.js";
import { n as exampleMission } from "./examples-DwnyBYSR.js";
import { n as openPlace } from "./place-BYNHVDBg.js";
import { readFile, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
// src/cli/find-mission.ts
/**
* The mission's file: the named one; or `.cco/mission.yaml` here, `mission.yaml` here, `.cco/mission.yaml` in a directory
* above. Throws the user error MISSION_MISSING.
*/
async function findMission(named, { cwd, error }) {
	if (named !== void 0) return findNamed(named, cwd);
	const plain = join(cwd, "mission.yaml");
	const hasPlain = await exists(plain);
	for (let directory = cwd;; directory = dirname(directory)) {
		const file = join(directory, ".cco", "mission.yaml");
		const isThere = await exists(file);
		if (directory === cwd && hasPlain) {
			if (!isThere || await isExample(file)) return plain;
			error(`note: ${file} is taken. For ${plain}: --mission mission.yaml\n`);
		}
		if (isThere) return file;
		if (dirname(directory) === directory) throw mistakes.missionMissing(join(cwd, ".cco", "mission.yaml"));
	}
}
async function findNamed(named, cwd) {
	const file = resolve(cwd, named);
	if (await exists(file)) return file;
	const { templateFor } = await import("./templates-z24w4Jzh.js");
	throw mistakes.missionMissing(file, offerOf(templateFor(basename(named)), named));
}
function offerOf(template, named) {
	return template === void 0 ? void 0 : `cco init --template ${template} --mission ${named}`;
}
/** As `cco init` wrote it: nobody has said yet what is wanted. */
async function isExample(file) {
	return await readFile(file, "utf8").catch(() => "") === exampleMission;
}
async function exists(file) {
	return await stat(file).catch(() => void 0) !== void 0;
}
// src/cli/open-mission.ts
/**
* The mission's file and the repository it is for, or its issue, with the configuration's defaults.
*
* @param only `text`: nothing is done with it, so it does not matter whether somebody else is at it.
*/
async function openMission(options, terminal, only) {
	const { issue, interactive, repository, baseBranch, approveText } = options;
	const isIssue = issue !== void 0 || interactive === true;
	if (!isIssue && [
		repository,
		baseBranch,
		approveText
	].some((one) => one !== void 0)) throw mistakes.issueUnnamed();
	const opened = await (isIssue ? openIssue(options, terminal, only) : openFile(options, terminal));
	for (const notice of [...opened.place.notices, ...opened.source.notices]) terminal.error(`note: ${notice}\n`);
	return opened;
}
async function openIssue(options, terminal, only) {
	const place = await openPlace({
		directory: terminal.cwd,
		config: options.config,
		env: terminal.env
	});
	const { readIssueMission, requireFree } = await import("./issue-Te8cQjrc.js");
	const issue = await numberOf(options, place, terminal);
	const manager = managedBy(options.model, place.config.defaults);
	const opened = await readIssueMission(place, {
		...options,
		...manager,
		issue
	});
	if (only === void 0) await requireFree(opened.issue);
	return opened;
}
async function numberOf(options, place, terminal) {
	if (options.issue !== void 0) return options.issue;
	const { chooseIssue } = await import("./choose-issue-BPZ9vcok.js");
	const { openGitHub } = await import("./github-desk-m9fKG4Uh.js");
	return chooseIssue(await openGitHub(place, options), options.labels, terminal);
}
async function openFile({ mission, config, model }, terminal) {
	const file = await findMission(mission, terminal);
	const named = (await readMission(file)).repository;
	const directory = named === void 0 ? terminal.cwd : resolve(terminal.cwd, named);
	const place = await openPlace({
		config,
		directory,
		env: terminal.env
	});
	const { defaults } = place.config;
	const written = await readMission(file, { defaults });
	if (model === void 0) return {
		place,
		source: written
	};
	const overrides = managedBy(model, written.pinned.spec);
	return {
		place,
		source: await readMission(file, {
			defaults,
			overrides
		})
	};
}
/** `--model`: where no manager is configured it is OpenRouter's, as in version 1. */
function managedBy(model, { manager }) {
	if (model === void 0) return {};
	const { provider = "none" } = manager ?? {};
	return { manager: {
		model,
		provider: provider === "none" ? "openrouter" : provider
	} };
}
export { openMission as t };
