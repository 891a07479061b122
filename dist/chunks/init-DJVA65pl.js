import { n as isCode } from "./durable-file-Cetvhxcl.js";
import { n as locateRepository } from "./git-repository-X8RG7fjE.js";
import { r as parseDocument } from "./yaml-document-BCCJ1LmI.js";
import { t as parseMission } from "./parse-mission-CiXB59El.js";
import { n as readTemplates, r as renderTemplates, t as findTemplate } from "./templates-DXWSBXON.js";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
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
// src/core/workflow-file.ts
/** Where `cco init --github` and the App's pull request write the workflow. */
const workflowPath = ".github/workflows/cco.yml";
const heardByJobs = `  issues:
    types: [labeled, unlabeled, edited, closed, reopened]
  issue_comment:
    types: [created]
  push:
    paths: [.cco/mission.yaml, .cco/missions/*.yaml]
`;
const onlyMissions = `    # Whatever is not about a mission costs no runner.
    if: >-
      github.event_name == 'workflow_dispatch' || github.event_name == 'schedule'
      || (github.event_name == 'push' && github.ref_name == github.event.repository.default_branch)
      || (github.event_name == 'issue_comment' && startsWith(github.event.comment.body, '/cco'))
      || (github.event_name == 'issues' && (github.event.label.name == 'cco:mission'
      || (github.event.action != 'labeled' && github.event.action != 'unlabeled'
      && contains(github.event.issue.labels.*.name, 'cco:mission'))))
`;
renderWorkflow(void 0);
/**
* The workflow that makes issues missions. Everything that is an expression stands in a key that GitHub evaluates
* itself: no text of an issue or a comment ever reaches a shell.
*
* @param app address of the App that jobs get their tokens from, and that hears what people do and say; undefined
*   where they do with GitHub's own, and a job hears.
*/
function renderWorkflow(app) {
	const off = app === void 0 ? "# " : "";
	return `# CCO works on issues with the label cco:mission. Written by \`cco init --github\`; yours to change.
name: CCO
run-name: \${{ inputs.command && format('CCO {0}, /cco {1}', inputs.mission, inputs.command) || inputs.mission && format('CCO {0}, {1}', inputs.mission, inputs.reason) || format('CCO, {0}', github.event_name) }}

on:
${app === void 0 ? heardByJobs : "  # What people do and say is heard by the App, which dispatches.\n"}  workflow_dispatch:
    inputs:
      mission:
        description: Number of an issue, or path of a mission file. Empty looks after all missions.
        type: string
      reason:
        description: Why, for the list of runs.
        type: string
        default: by hand
      by:
        description: Login of who asked for it. Empty means you.
        type: string
      command:
        description: A command to the mission, as in a comment but without /cco, such as resume. Empty works on it.
        type: string
      dry-run:
        description: Only say what would be done, and write nothing.
        type: boolean
        default: false
  schedule:
    - cron: "${app === void 0 ? "7,22,37,52" : "37"} * * * *"

permissions:
  actions: write # starts the next iteration
  checks: write # shows the standing
  contents: write # pushes the mission branch and the ledger
  ${off}id-token: write # with app-url: shows your CCO App which job asks
  issues: write # comments and labels
  pull-requests: write # opens the draft
  statuses: read # looks at CI

jobs:
  cco:
${app === void 0 ? onlyMissions : ""}    runs-on: ubuntu-latest
    timeout-minutes: 90
    # One job at a time works on a mission; what people say is heard at once.
    concurrency:
      group: cco-\${{ !inputs.command && !inputs.dry-run && inputs.mission || github.run_id }}
      queue: max
      cancel-in-progress: false
    steps:
      - uses: mivertowski/cco@v1
        with:
          ${off}app-url: ${app ?? "https://cco.example.com"} # your CCO App: what it pushes starts CI
          anthropic-api-key: \${{ secrets.ANTHROPIC_API_KEY }}
          claude-code-oauth-token: \${{ secrets.CLAUDE_CODE_OAUTH_TOKEN }}
          openrouter-api-key: \${{ secrets.OPENROUTER_API_KEY }}
          command: \${{ inputs.command }}
          dry-run: \${{ inputs.dry-run }}
`;
}
// src/cli/examples.ts
/** What `cco init` writes when there is no configuration. Every line that is commented out shows a default. */
const exampleConfig = `# yaml-language-server: $schema=https://raw.githubusercontent.com/mivertowski/cco/main/schema/config.schema.json
# Defaults for all missions of this repository. A mission's own settings win.

# worker:
#   mode: api                # api | subscription | openrouter | bedrock | vertex
#   model: claude-sonnet-4-5
#   fallback_model:          # tried when the first one brings no progress

# manager:
#   provider: none           # none | openrouter | openai-compatible
#   model:
#   base_url:                # openai-compatible: http://localhost:11434/v1
#   api_key: \${OPENROUTER_API_KEY}

# judge:                     # judges what no command proves; default: the manager's model
#   model:                   # best another one than the worker's
#   votes: 3                 # for critical and high criteria that nothing else proves

# budget:
#   iterations: 30
#   usd: 20
#   minutes: 720
#   per_iteration: { usd: 4, minutes: 45, turns: 200 }

# logging:
#   level: info
`;
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
	const mission = resolve(terminal.cwd, options.mission ?? join(folder, "mission.yaml"));
	const onGitHub = options.github || options.app !== void 0;
	const files = [
		{
			path: join(folder, "config.yaml"),
			text: exampleConfig
		},
		{
			path: mission,
			text: template?.text ?? "# yaml-language-server: $schema=https://raw.githubusercontent.com/mivertowski/cco/main/schema/mission.schema.json\nmission:\n  title: \"What this mission is about, in one line\"\n  description: |\n    What is wanted and why. The worker reads this first.\n  definition_of_done:\n    - criteria: \"All tests pass\"\n      priority: critical\n      verify: npm test\n  constraints:\n    - \"Keep the public API as it is\"\n"
		},
		...onGitHub ? githubFiles(root, options.app, template) : []
	];
	const written = /* @__PURE__ */ new Set();
	for (const { path, text } of files) {
		await mkdir(dirname(path), { recursive: true });
		if (await writeNew(path, text)) written.add(path);
		terminal.write(`${written.has(path) ? "wrote" : "kept "}  ${relative(terminal.cwd, path)}\n`);
	}
	const added = await ignore(join(root, ".gitignore"));
	terminal.write(added.length > 0 ? `added  ${added.join(", ")} to .gitignore\n` : "kept   .gitignore\n");
	const file = relative(terminal.cwd, mission);
	terminal.write(`\n${adviceOn(file, template, written.has(mission))}\n`);
	if (onGitHub) terminal.write("A mission in .cco starts by itself when it is pushed to the default branch.\n");
	return 0;
}
function listTemplates(terminal) {
	terminal.write(`${renderTemplates(readTemplates()).join("\n")}\n`);
	return 0;
}
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
