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
/** What the list of runs calls a job that was started for a mission; written into the workflow as `run-name`. */
function runTitle(mission, reason) {
	return `CCO ${mission}, ${reason}`;
}
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
run-name: \${{ inputs.command && format('CCO {0}, /cco {1}', inputs.mission, inputs.command) || inputs.mission && format('${runTitle("{0}", "{1}")}', inputs.mission, inputs.reason) || format('CCO, {0}', github.event_name) }}

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
export { runTitle as n, workflowPath as r, renderWorkflow as t };
