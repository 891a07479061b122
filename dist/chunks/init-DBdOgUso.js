import { n as isCode } from "./durable-file-Cetvhxcl.js";
import { n as locateRepository } from "./git-repository-C-lp5gup.js";
import { r as parseDocument } from "./yaml-document-CZC2IZ6V.js";
import { n as parseMission } from "./parse-mission-CZ0Drtg5.js";
import { r as workflowPath, t as renderWorkflow } from "./workflow-file-DPcntxoY.js";
import { n as exampleMission, t as exampleConfig } from "./examples-DwnyBYSR.js";
import { n as readTemplates, r as renderTemplates, t as findTemplate } from "./templates-QYrXBscf.js";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { existsSync } from "node:fs";
// src/core/issue-example.ts
/** More would have to be deleted again by whoever fills in the form. */
const mostCriteria = 3;
/**
* The beginning of a mission as lines of an issue. Only criteria that one short command or a person proves: an
* issue has no place for more. What needs to be installed for the commands is in the settings.
*/
function exampleOf(mission) {
	return {
		criteria: mission.criteria.filter(isShort).slice(0, mostCriteria).flatMap(linesOf),
		settings: mission.setup.length === 0 ? [] : [`setup: ${JSON.stringify(mission.setup)}`]
	};
}
function isShort({ checks }) {
	return checks.length === 1 && checks.every((check) => check.kind === "run" && isPlain(check));
}
function isPlain({ command, expect }) {
	return !/[`\n]/.test(command) && expect.exit === 0 && expect.stdout === void 0;
}
function linesOf({ text, priority, checks, approval }) {
	return [
		`- [ ] [${priority}] ${text}`,
		...checks.flatMap((check) => check.kind === "run" ? checkLines(check) : []),
		...approval === void 0 ? [] : [`  approval: ${approval}`]
	];
}
function checkLines({ command, expect }) {
	const tests = expect.minTests === void 0 ? [] : [`  expect: tests >=${expect.minTests}`];
	return [`  verify: \`${command}\``, ...tests];
}
// src/core/issue-form.ts
/** The section names a form's fields become headings of: `readIssue` knows them. */
const fields = [
	{
		id: "description",
		label: "Description",
		description: "What is to be done, and why.",
		placeholder: "Build a REST API to create, list, change and delete tasks.",
		required: true
	},
	{
		id: "definition-of-done",
		label: "Definition of Done",
		description: "What must be true at the end, one line each. A command in backticks after verify: proves it; it is run only if you may write to this repository. A priority in brackets and the second line of each are optional.",
		value: [
			"- [ ] [critical] All endpoints work",
			"  verify: `npm test`",
			"- [ ] The README shows an example of each endpoint (low)"
		],
		required: true
	},
	{
		id: "constraints",
		label: "Constraints",
		description: "Rules the work must keep to.",
		placeholder: "- Use TypeScript"
	},
	{
		id: "context",
		label: "Context",
		description: "Anything else the worker should know: links, decisions, files to look at."
	},
	{
		id: "settings",
		label: "CCO settings",
		description: "Limits and the like, as in a mission file. They count only if you may write to this repository.",
		placeholder: "budget: { iterations: 10, usd: 5 }",
		render: "yaml"
	}
];
/** Where GitHub looks for it. */
const issueFormPath = ".github/ISSUE_TEMPLATE/cco-mission.yml";
/**
* The issue form for missions. It sets no label: GitHub gives the labels of
* a form to the issues of anybody, and the label `cco:mission` spends money.
*
* @param example what its Definition of Done is filled in with
*/
function issueForm(example) {
	return `${[
		"name: CCO mission",
		"description: Let Claude Code work on something until it is proved to be done.",
		"title: \"[CCO] \"",
		"body:",
		"  - type: markdown",
		"    attributes:",
		"      value: |",
		"        Nothing starts yet: the mission begins when somebody who may label issues here adds the label `cco:mission`.",
		...fields.map((field) => filledIn(field, example)).flatMap(fieldLines)
	].join("\n")}\n`;
}
function filledIn(field, example) {
	if (field.id === "definition-of-done" && example !== void 0 && example.criteria.length > 0) return {
		...field,
		value: example.criteria
	};
	if (field.id === "settings" && example !== void 0 && example.settings.length > 0) return {
		...field,
		value: example.settings
	};
	return field;
}
/** JSON strings are YAML strings. */
function fieldLines({ id, label, description, placeholder, value, render, required }) {
	return [
		"  - type: textarea",
		`    id: ${id}`,
		"    attributes:",
		`      label: ${label}`,
		`      description: ${JSON.stringify(description)}`,
		...placeholder === void 0 ? [] : [`      placeholder: ${JSON.stringify(placeholder)}`],
		...value === void 0 ? [] : ["      value: |", ...value.map((line) => `        ${line}`)],
		...render === void 0 ? [] : [`      render: ${render}`],
		...required === true ? ["    validations:", "      required: true"] : []
	];
}
// src/cli/commands/init.ts
/** What belongs to this machine, or is secret, and so not into the repository. */
const ignored = [
	".cco/sessions/",
	".cco/logs/",
	".env"
];
/** `cco init`: makes what a repository needs for missions. Never overwrites. */
async function init(options, terminal) {
	if (options.template === "list") return listTemplates(terminal);
	const template = options.template === void 0 ? void 0 : findTemplate(options.template);
	const { root } = await locateRepository(terminal.cwd);
	const folder = join(root, ".cco");
	await mkdir(join(folder, "sessions"), { recursive: true });
	await mkdir(join(folder, "logs"), { recursive: true });
	const mission = resolve(terminal.cwd, options.mission ?? usualMission(folder, template, terminal));
	const onGitHub = options.github || options.app !== void 0;
	const wantsMission = !onGitHub || template !== void 0 || options.mission !== void 0 || existsSync(mission);
	const written = await writeAll([
		{
			path: join(folder, "config.yaml"),
			text: exampleConfig
		},
		...wantsMission ? [{
			path: mission,
			text: template?.text ?? exampleMission
		}] : [],
		...onGitHub ? githubFiles(root, options.app, template) : []
	], terminal);
	const added = await ignore(join(root, ".gitignore"));
	terminal.write(added.length > 0 ? `added  ${added.join(", ")} to .gitignore\n` : "kept   .gitignore\n");
	const file = relative(terminal.cwd, mission);
	terminal.write(`\n${wantsMission ? adviceOn(file, template, written.has(mission)) : adviceOnIssues}\n`);
	if (onGitHub && wantsMission) terminal.write("A mission in .cco starts by itself when it is pushed to the default branch.\n");
	return 0;
}
/** Says of each file whether it was written or was there; returns those that were written. */
async function writeAll(files, terminal) {
	const written = /* @__PURE__ */ new Set();
	for (const { path, text } of files) {
		await mkdir(dirname(path), { recursive: true });
		if (await writeNew(path, text)) written.add(path);
		terminal.write(`${written.has(path) ? "wrote" : "kept "}  ${relative(terminal.cwd, path)}\n`);
	}
	return written;
}
/** `mission.yaml` here counts as the mission, as it does for `cco start`: no example is put beside it. */
function usualMission(folder, template, { cwd }) {
	const isHere = template === void 0 && existsSync(join(cwd, "mission.yaml"));
	const file = join(folder, "mission.yaml");
	return isHere && !existsSync(file) ? "mission.yaml" : file;
}
function listTemplates(terminal) {
	terminal.write(`${renderTemplates(readTemplates()).join("\n")}\n`);
	return 0;
}
const adviceOnIssues = `Commit these files and push them to the default branch. Add the secret ANTHROPIC_API_KEY or
CLAUDE_CODE_OAUTH_TOKEN (Settings, Secrets and variables, Actions), and let Actions open pull requests (Settings,
Actions, General). Then put the label cco:mission on an issue with a task list.`;
/** What to do with the mission's file now. */
function adviceOn(file, template, isWritten) {
	if (template === void 0) return `Write your Definition of Done into ${file}, then: cco validate, cco start`;
	if (isWritten) return `Make ${file} yours: the title, the commands, the numbers. Then: cco validate, cco next, cco start`;
	const { name } = template;
	return `${file} was there, so the template is not in it. Name another file:\n  cco init --template ${name} --mission .cco/missions/${name}.yaml`;
}
/** What a repository on GitHub needs to work on its issues by itself. */
function githubFiles(root, app, template) {
	return [{
		path: join(root, workflowPath),
		text: renderWorkflow(app)
	}, {
		path: join(root, issueFormPath),
		text: issueForm(template && issueExample(template))
	}];
}
/** The form shows the commands of the template's stack. */
function issueExample({ name, text }) {
	const file = `${name}.yaml`;
	return exampleOf(parseMission(parseDocument(text, file), { file }).mission);
}
async function writeNew(path, text) {
	try {
		await writeFile(path, text, { flag: "wx" });
		return true;
	} catch (error) {
		if (isCode(error, "EEXIST")) return false;
		throw error;
	}
}
async function ignore(path) {
	const text = await readFile(path, "utf8").catch(() => "");
	const present = new Set(text.split(/\r?\n/).map((line) => line.trim().replace(/^\//, "")));
	const missing = ignored.filter((line) => !present.has(line) && !present.has(line.replace(/\/$/, "")) && !present.has(".cco/"));
	if (missing.length === 0) return [];
	const gap = text === "" || text.endsWith("\n") ? "" : "\n";
	await writeFile(path, `${text}${gap}${missing.join("\n")}\n`);
	return missing;
}
export { init };
