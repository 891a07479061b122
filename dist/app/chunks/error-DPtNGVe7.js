// src/core/fault-text.ts
/** What was thrown, in one sentence for a person: anything can be thrown. */
function faultText(fault) {
	return fault instanceof Error ? fault.message : String(fault);
}
// src/core/error.ts
/**
* A mistake of the user that the user can mend: printed without a stack, as what, where and how to fix it.
* Anything else that is thrown is a bug or the machinery.
*/
var UserError = class extends Error {
	name = "UserError";
	code;
	/** What to do about it, as an instruction. */
	fix;
	constructor(code, message, fix, options) {
		super(message, options);
		this.code = code;
		this.fix = fix;
	}
};
/** The catalogue: one function per mistake. Codes are stable; documentation links to them. */
const mistakes = {
	missionInvalid: (file, problems) => new UserError("MISSION_INVALID", `${file} is not a valid mission:\n${listed(problems)}`, "Mend the lines above, then run `cco validate`."),
	configInvalid: (file, problems) => new UserError("CONFIG_INVALID", `${file} is not a valid configuration:\n${listed(problems)}`, "Mend the lines above. `cco doctor` checks the rest."),
	configMissing: (file) => new UserError("CONFIG_MISSING", `There is no configuration at ${file}.`, "Run `cco init`, or leave out `--config`."),
	appMisconfigured: (problems) => new UserError("APP_MISCONFIGURED", `The App does not start like this:\n${listed(problems)}`, "Set these in the environment or in .env. `docs/app.md` says where each value comes from."),
	documentInvalid: (place, found, fix) => new UserError("DOCUMENT_INVALID", `${place}: ${found}`, fix),
	fileUnreadable: (file, cause) => new UserError("FILE_UNREADABLE", `${file} cannot be read: ${cause.message}`, "Check the path and its permissions.", { cause }),
	missionMissing: (file, offer) => new UserError("MISSION_MISSING", `There is no mission at ${file}.`, offer === void 0 ? "Run `cco init` for an example, or name the file: `cco start --mission <file>`." : `A template of that kind comes with cco: \`${offer}\` writes it there. Make it yours, then start it.`),
	templateUnknown: (name, meant, templates) => new UserError("TEMPLATE_UNKNOWN", `There is no template ${name}.${meant === void 0 ? "" : ` Did you mean ${meant}?`}`, `Name one of these:\n${listed(templates)}`),
	gitMissing: (cause) => new UserError("GIT_MISSING", "Git was not found on the PATH.", "Install git 2.39 or later: https://git-scm.com/downloads.", { cause }),
	gitTooOld: (version) => new UserError("GIT_TOO_OLD", `Git ${version} is too old.`, "Install git 2.39 or later: https://git-scm.com/downloads."),
	notARepository: (path) => new UserError("NOT_A_REPOSITORY", `${path} is not in a git repository.`, "Run it inside your repository (`git init` makes one), or set `repository` in the mission to its path."),
	repositoryEmpty: (path) => new UserError("REPOSITORY_EMPTY", `The repository at ${path} has no commit yet.`, "Make a first commit: `git add -A && git commit -m \"Initial commit\"`."),
	repositoryIncomplete: (path, cause) => new UserError("REPOSITORY_INCOMPLETE", `The repository at ${path} lacks files of the commit the mission starts from: it is a partial clone.`, "Fetch what is missing: `git fetch --refetch --no-filter`.", { cause }),
	baseMissing: (base, path) => new UserError("BASE_MISSING", `There is no branch \`${base}\` in ${path} to start from.`, "Fetch it with `git fetch`, or set `branch.base` in the mission to a branch that exists."),
	branchExists: (branch, mission) => new UserError("BRANCH_EXISTS", `The branch \`${branch}\` exists and has commits that are not of the mission \`${mission}\`.`, `Rename it with \`git branch -m ${branch} <new name>\`, or set \`branch.name\` in the mission.`),
	branchRefused: (branch, why) => new UserError("BRANCH_REFUSED", `Git refuses the branch name \`${branch}\`: ${why}`, "Set `branch.name` in the mission to another name."),
	tokenRefused: (remote, said) => new UserError("TOKEN_REFUSED", `${remote} refuses the token: ${said}`, "Give it access to the repository with `contents: write`. In a workflow: `permissions: { contents: write }`."),
	pushRefused: (branch, rule) => new UserError("PUSH_REFUSED", `A rule of the repository refuses the push to \`${branch}\`:\n${rule}`, "Exempt whoever CCO pushes as from that rule for this branch, or set `branch.name` in the mission to a name without it."),
	rulesRefuse: (problems) => new UserError("RULES_REFUSE", `Rules of the repository refuse what CCO pushes:\n${listed(problems)}`, "In Settings, Rules, Rulesets: leave `cco/**` out of the rule's target branches, or put the App whose token CCO uses on its bypass list. In Settings, Branches: give a branch protection a pattern that leaves `cco/` out."),
	issueMissing: (number, repository = "here") => new UserError("ISSUE_MISSING", `There is no issue #${number} ${repository === "here" ? repository : `in ${repository}`}: it was deleted, transferred or made a discussion, or the token may not see it.`, "Name an issue of this repository. In a workflow the job needs `issues: write`."),
	issueIsPullRequest: (number, repository) => new UserError("ISSUE_IS_PULL_REQUEST", `#${number} in ${repository} is a pull request, not an issue.`, "Name the issue that it is for."),
	issueClosed: (number, url) => new UserError("ISSUE_CLOSED", `Issue #${number} is closed: ${url}`, "Reopen it, or name another one."),
	issueOnGitHub: (number, url) => new UserError("ISSUE_ON_GITHUB", `Issue #${number} is a mission on GitHub already, and it is not over: ${url}`, "Say `/cco stop` there and wait until it is stopped; then start it here. Or leave it to GitHub."),
	issueUnnamed: (issues = []) => new UserError("ISSUE_UNNAMED", issues.length === 0 ? "It is not said which issue." : `It is not said which issue, and this is no terminal to choose on. These are open:\n${listed(issues)}`, "Name one: `cco start --issue 42`; or choose on a terminal: `cco start --interactive`."),
	noOpenIssue: (repository, labels) => new UserError("NO_OPEN_ISSUE", `${repository} has no open issue labelled ${labels}.`, "Label one, name other labels (`--labels bug,cli`), or name the issue: `cco start --issue 42`."),
	autoOnGitHub: () => new UserError("AUTO_ON_GITHUB", "On one machine there is one issue at a time: `--auto`, `--poll-interval` and `--max-issues` do nothing here.", "Let GitHub do it: `cco init --github` writes the workflow, and every issue labelled `cco:mission` is queued by priority, then age; `parallel` in .cco/config.yaml says how many work at a time. Here: `cco start --issue 42`."),
	originUnknown: (url, server) => new UserError("ORIGIN_UNKNOWN", url === void 0 ? "This repository has no remote `origin`, so it is not known where its issues are." : `The remote \`origin\` is ${url}, which is no repository on ${server}.`, "Name it: `--repository owner/name`. For GitHub Enterprise Server set GITHUB_API_URL, such as https://github.example.com/api/v3."),
	tokenMissing: (server) => new UserError("TOKEN_MISSING", `There is no token for ${server}.`, "Set GITHUB_TOKEN or GH_TOKEN (in .env, too), or log in: `gh auth login`. It needs to read issues; for `--create-pr` also to write contents and pull requests."),
	repositoryUnseen: (repository, server, cause) => new UserError("REPOSITORY_UNSEEN", `${server} shows no repository ${repository} to this token.`, "Check the name, and that the token may read the repository: a private one does not exist for any other.", { cause }),
	githubUnreachable: (apiUrl, cause) => new UserError("GITHUB_UNREACHABLE", `${apiUrl} does not answer as GitHub does: ${faultText(cause)}`, "Check the connection and GITHUB_API_URL, and try again.", { cause }),
	sessionOfAnother: (session, source) => new UserError("SESSION_OF_ANOTHER", `The session ${session} here is ${source}.`, "Work on this one in a clone of its own."),
	branchAhead: (branch, repository) => new UserError("BRANCH_AHEAD", `${repository} has a branch \`${branch}\` with commits that are not here.`, `To go on from it: \`git fetch origin ${branch}:${branch}\`. To begin anew, delete it there.`),
	pullRequestRefused: (branch, cause) => new UserError("PULL_REQUEST_REFUSED", `\`${branch}\` is pushed, but GitHub opens no pull request: ${faultText(cause)}`, "The token needs to write pull requests, and the base has to be a branch there. Open it by hand, or run the command again.", { cause }),
	portUnusable: (port, cause) => new UserError("PORT_UNUSABLE", `Port ${port} cannot be listened on: ${faultText(cause)}`, "Name another: `cco dashboard --port 8081`, or `--port 0` for any that is free.", { cause }),
	textChanged: (number, hash) => new UserError("TEXT_CHANGED", `The text of issue #${number} is another one now than the one that was looked at.`, `Look at it again; then \`--approve-text ${hash.slice(0, 10)}\`.`),
	repositoryArchived: (repository) => new UserError("REPOSITORY_ARCHIVED", `${repository} is archived: nothing can be written to it, and nothing was done.`, "Unarchive it in its settings; then `/cco resume` goes on where the mission was."),
	branchCheckedOut: (branch, directory) => new UserError("BRANCH_CHECKED_OUT", `The mission's branch \`${branch}\` is checked out in ${directory}: its files would seem changed there.`, `Switch to another branch there (\`git -C "${directory}" switch -\`), then run \`cco resume\`.`),
	ledgerNewer: (file, version) => new UserError("LEDGER_NEWER", `${file} was written by a newer CCO; this one reads version ${version}.`, "Update CCO: `npm install -g claude-code-orchestrator@latest`. Nothing was changed."),
	ledgerUnreadable: (file) => new UserError("LEDGER_UNREADABLE", `${file} is not an entry of a ledger.`, "Put the file back from a backup. Without it the mission's budget and history are not known, so CCO does not go on."),
	sessionMissing: (id, known) => new UserError("SESSION_MISSING", `There is no session ${id} here.`, known.length === 0 ? "Start a mission: `cco start`." : `Name one of: ${known.join(", ")}.`),
	noSession: () => new UserError("NO_SESSION", "No mission was started in this repository.", "Start one: `cco start`."),
	managerKeyMissing: (provider, variable, role = "manager") => new UserError("MANAGER_KEY_MISSING", `The ${role} ${provider} needs a key and there is none.`, `Set ${variable} in the environment or in .env, or use \`provider: none\`.`),
	managerModelMissing: (provider, role = "manager") => new UserError("MANAGER_MODEL_MISSING", `The ${role} ${provider} has no model.`, `Set \`${role}.model\`.`),
	managerUrlMissing: (role = "manager") => new UserError("MANAGER_URL_MISSING", `The ${role} openai-compatible has no address.`, `Set \`${role}.base_url\`, such as http://localhost:11434/v1 for Ollama.`),
	managerUrlInvalid: (url, cause) => new UserError("MANAGER_URL_INVALID", `The manager's address \`${url}\` is not a web address.`, "Set `manager.base_url` to one such as http://localhost:11434/v1.", { cause }),
	modelsUnknown: (known) => new UserError("MODELS_UNKNOWN", "There is no key of a model's service here, so there are no models to list.", `Set ${known} in the environment or in .env, or \`manager.provider\` and \`manager.base_url\` in .cco/config.yaml for a service of your own.`),
	modelsUnlisted: (problems, fix) => new UserError("MODELS_UNLISTED", problems.join("\n"), fix),
	nothingToResume: () => new UserError("NOTHING_TO_RESUME", "Every mission that was started here is done, or none was started.", "Start one: `cco start`. `cco status` shows what there is."),
	sessionAmbiguous: (sessions) => new UserError("SESSION_AMBIGUOUS", `Several missions can go on:\n${listed(sessions)}`, "Name one: `cco resume --session <id>`."),
	criterionMissing: (id, known) => new UserError("CRITERION_MISSING", `The mission has no criterion ${id}.`, `Name one of: ${known.join(", ")}.`),
	notInActions: (variable) => new UserError("NOT_IN_ACTIONS", `${variable} is not set: this is not a step of GitHub Actions.`, "On your own machine use the command: `cco start`."),
	dispatchRefused: (workflow, answer) => new UserError("DISPATCH_REFUSED", `GitHub does not start the workflow ${workflow} for the next iteration: ${answer}`, "The workflow must be on the default branch with `workflow_dispatch` and the input `mission`, its job needs `actions: write`, and no policy of the organisation may forbid it. `cco init --github` writes one that fits."),
	inputInvalid: (name, found, expected) => new UserError("INPUT_INVALID", `The input ${name} is "${found}"; expected ${expected}.`, `Mend \`with: { ${name}: … }\` in the workflow.`),
	commandUnknown: (said, help) => new UserError("COMMAND_UNKNOWN", `The input command is "${said}", which is no command.`, help),
	commandRefused: (why) => new UserError("COMMAND_REFUSED", `The command was not performed: ${why}`, "Mend what it says, and run the workflow again."),
	commandWithoutMission: () => new UserError("COMMAND_WITHOUT_MISSION", "The input command needs to know which mission it is for.", "Give the input `mission` as well: the number of an issue, or the path of a mission file."),
	issueEmpty: (number) => new UserError("ISSUE_EMPTY", `Issue #${number} says nothing that could be worked on.`, "Give it a title, and under the heading \"Definition of Done\" a list of what must be true."),
	issueInvalid: (number, problems, fix) => new UserError("ISSUE_INVALID", `Issue #${number} is not a valid mission:\n${listed(problems)}`, fix ?? "Edit the issue: mend the lines above. An edit is read by itself."),
	claudeUnfetched: (why) => new UserError("CLAUDE_UNFETCHED", `Claude Code could not be brought to this machine: ${why}.`, "Install it and name it (`claude-code-path`, or `worker.executable`), or let this machine reach npm's registry.")
};
/** A line for each, set in. */
function listed(lines) {
	return lines.map((line) => `  ${line}`).join("\n");
}
export { mistakes as n, faultText as r, UserError as t };
