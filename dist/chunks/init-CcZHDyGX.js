import { n as isCode } from "./durable-file-Cetvhxcl.js";
import { n as locateRepository } from "./git-repository-DxuqXlWv.js";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
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
*/
function issueForm() {
	return `${[
		"name: CCO mission",
		"description: Let Claude Code work on something until it is proved to be done.",
		"title: \"[CCO] \"",
		"body:",
		"  - type: markdown",
		"    attributes:",
		"      value: |",
		"        Nothing starts yet: the mission begins when somebody who may label issues here adds the label `cco:mission`.",
		...fields.flatMap(fieldLines)
	].join("\n")}\n`;
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
run-name: \${{ inputs.mission && format('CCO {0}, {1}', inputs.mission, inputs.reason) || format('CCO, {0}', github.event_name) }}

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
      group: cco-\${{ inputs.mission || github.run_id }}
      queue: max
      cancel-in-progress: false
    steps:
      - uses: mivertowski/cco@v1
        with:
          ${off}app-url: ${app ?? "https://cco.example.com"} # your CCO App: what it pushes starts CI
          anthropic-api-key: \${{ secrets.ANTHROPIC_API_KEY }}
          claude-code-oauth-token: \${{ secrets.CLAUDE_CODE_OAUTH_TOKEN }}
          openrouter-api-key: \${{ secrets.OPENROUTER_API_KEY }}
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

# budget:
#   iterations: 30
#   usd: 20
#   minutes: 720
#   per_iteration: { usd: 4, minutes: 45, turns: 200 }

# logging:
#   level: info
`;
/** What \`cco init\` writes when there is no mission. */
const exampleMission = `# yaml-language-server: $schema=https://raw.githubusercontent.com/mivertowski/cco/main/schema/mission.schema.json
mission:
  title: "What this mission is about, in one line"
  description: |
    What is wanted and why. The worker reads this first.
  definition_of_done:
    - criteria: "All tests pass"
      priority: critical
      verify: npm test
  constraints:
    - "Keep the public API as it is"
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
	const { root } = await locateRepository(terminal.cwd);
	const folder = join(root, ".cco");
	await mkdir(join(folder, "sessions"), { recursive: true });
	await mkdir(join(folder, "logs"), { recursive: true });
	const mission = options.mission === void 0 ? join(folder, "mission.yaml") : join(terminal.cwd, options.mission);
	const files = [
		{
			path: join(folder, "config.yaml"),
			text: exampleConfig
		},
		{
			path: mission,
			text: exampleMission
		},
		...options.github || options.app !== void 0 ? githubFiles(root, options.app) : []
	];
	for (const { path, text } of files) {
		await mkdir(dirname(path), { recursive: true });
		const made = await writeNew(path, text);
		terminal.write(`${made ? "wrote" : "kept "}  ${relative(terminal.cwd, path)}\n`);
	}
	const added = await ignore(join(root, ".gitignore"));
	terminal.write(added.length > 0 ? `added  ${added.join(", ")} to .gitignore\n` : "kept   .gitignore\n");
	const file = relative(terminal.cwd, mission);
	terminal.write(`\nWrite your Definition of Done into ${file}, then: cco validate, cco start\n`);
	return 0;
}
/** What a repository on GitHub needs to work on its issues by itself. */
function githubFiles(root, app) {
	return [{
		path: join(root, workflowPath),
		text: renderWorkflow(app)
	}, {
		path: join(root, issueFormPath),
		text: issueForm()
	}];
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
