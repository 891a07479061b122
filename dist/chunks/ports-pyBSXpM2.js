import { a as faultOf$1, d as renderCheck, f as renderComment, h as renderPullRequestSection, i as defaultPauses, l as openPullRequest, n as pushCommit, p as renderDroppedCheck, r as callRemote, t as pushAside, u as commentMarker, v as replaceSection } from "./mirror-push-C8C-AI50.js";
import { C as _isoDateTime, a as boolean, c as int, g as string, i as array, m as record, p as object, t as ZodISODateTime, v as unknown } from "./schemas-IblTEC5b.js";
import { a as escapeLine, n as codeBlock, t as clip } from "./markdown-escape-H_mWRewC.js";
import { n as headline, s as whyOf } from "./report-B1w9p9SE.js";
import { f as workerModes, s as managerProviders } from "./mission-4vuptIXd.js";
import { dt as isCalled, x as endsIteration } from "./day-budget-BmMl5BQB.js";
import { r as truncateTail } from "./truncate-Cm8uW0b4.js";
import { i as standingLabels, n as labelOf, r as missionLabel, t as labelChange } from "./label-CN8oqUil.js";
import { n as mistakes, r as faultText, t as UserError } from "./error-DPtNGVe7.js";
import { i as stripControl, n as createSecretFinder, r as redactStrings, t as createRedactor } from "./redact-QUhR6P6M.js";
import { a as isAnswerLost, i as graphqlErrors, n as createGitHubClient, o as limitedUntil, r as dataOf, s as statusOf$1, t as createPeople } from "./github-people-DhK6H-vm.js";
import { n as ledgerBranch, t as createBranchLedger } from "./branch-ledger-0voqs0iu.js";
import { d as WorkRefused, i as parseSnapshot, l as BranchMoved, p as evolve } from "./local-run-CwLodOW4.js";
import { S as appendFact, _ as lodge, a as defaultIdentity, b as serviceKeyOf, c as readChange, d as endAttempt, f as prepareCheckout, g as findShutIn, h as chooseWorker, l as surveyCommit, m as describeRewrite, n as createProver, o as layOut, p as describeChange, r as checkoutIn, s as mergeIntoBranch, t as _usingCtx, u as sealWork, v as withPlaces, x as watchedLedger, y as withoutOrphans } from "./usingCtx-CpW3EeUd.js";
import { t as writeBrief } from "./brief-DbWhGNzk.js";
import { r as parseDocument } from "./yaml-document-CZC2IZ6V.js";
import { r as priorityOfLabels } from "./issue-priority-DvdvfrEY.js";
import { c as setSecret, r as identify, u as writeSummary } from "./runner-DjuuWo-7.js";
import { i as modelSecretsIn, n as findClaude, r as credentialFor } from "./claude-executable-CJkIK8pd.js";
import { i as parseConfig, n as defaultConfig } from "./config-BL-i9Fxk.js";
import { t as tell } from "./story-BH5343I0.js";
import { f as signalFirst, u as killUser } from "./session-result-BgODmDnN.js";
import { i as chooseJudge, n as fetchClaude, r as chooseManager } from "./fetch-claude-pCuABfE5.js";
import { a as textOf, n as git, t as GitFailed } from "./git-CGJWaUU0.js";
import { r as replaceFile } from "./durable-file-Cetvhxcl.js";
import { a as isUnspeakable, d as readIfThere, l as refOf, n as isAncestor, r as adoptBranch, u as requireSpeakable } from "./workspace-home-Z-R6D06s.js";
import { i as resolveNames } from "./git-repository-C-lp5gup.js";
import { chmod, lstat, mkdir, readFile as readFile$1, realpath, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { readFileSync } from "node:fs";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
// node_modules/zod/v4/classic/iso.js
function datetime(params) {
	return _isoDateTime(ZodISODateTime, params);
}
// src/adapters/github-comments.ts
/**
* The comments of an issue that begin with one of the markers: the oldest of each. Later ones by the same author are
* duplicates, made when GitHub did not show yet what was there; they are deleted.
*/
async function findComments({ octokit, owner, repo }, issue_number, markers) {
	const at = {
		owner,
		repo,
		issue_number,
		per_page: 100
	};
	const comments = (await octokit.paginate(octokit.issues.listComments, at)).filter(isTrusted);
	const found = /* @__PURE__ */ new Map();
	for (const marker of markers) {
		const [first, ...others] = comments.filter(({ body }) => body?.startsWith(marker));
		if (first === void 0) continue;
		found.set(marker, {
			id: first.node_id,
			number: first.id
		});
		const again = others.filter(({ user }) => user?.login === first.user?.login);
		for (const { id: comment_id } of again) await octokit.issues.deleteComment({
			owner,
			repo,
			comment_id
		});
	}
	return found;
}
/** Anybody can write a marker: a stranger's comment is not taken for ours. */
function isTrusted({ user, author_association: association = "" }) {
	return user?.type === "Bot" || [
		"OWNER",
		"MEMBER",
		"COLLABORATOR"
	].includes(association);
}
/** Milliseconds before a comment whose answer was lost is looked for, and written again where it is not there. */
const pauses$1 = [
	1e3,
	4e3,
	9e3
];
/** How far the clock of this machine may be off. Milliseconds. */
const mostSkew = 12e4;
/**
* Writes a comment once. Octokit would send it again when only the answer is lost, and people would read it twice: it is
* looked for first.
*/
async function writeComment(github, issue_number, body) {
	const { octokit, owner, repo, isHurried } = github;
	const since = Date.now() - mostSkew;
	const write = () => octokit.issues.createComment({
		owner,
		repo,
		issue_number,
		body,
		request: { retries: 0 }
	});
	for (const wait of isHurried ? [] : pauses$1) try {
		await write();
		return;
	} catch (error) {
		if (!isAnswerLost(error)) throw error;
		await setTimeout(wait);
		if (await isWritten(github, {
			issue_number,
			body,
			since
		})) return;
	}
	await write();
}
async function isWritten({ octokit, owner, repo }, comment) {
	const { issue_number, body } = comment;
	const asked = {
		owner,
		repo,
		issue_number,
		since: new Date(comment.since).toISOString(),
		per_page: 100
	};
	return (await octokit.paginate(octokit.issues.listComments, asked)).some((one) => isTrusted(one) && one.body?.trim() === body.trim());
}
// src/adapters/github-ci-query.ts
/** One point of GitHub's limit. */
const document = `query ci($owner: String!, $repo: String!, $sha: GitObjectID!, $after: String) {
  repository(owner: $owner, name: $repo) {
    object(oid: $sha) {
      ... on Commit {
        statusCheckRollup {
          contexts(first: 100, after: $after) {
            pageInfo { hasNextPage endCursor }
            nodes {
              __typename
              ... on CheckRun {
                name status conclusion externalId detailsUrl permalink startedAt title summary
                annotations(first: 10) { nodes { path annotationLevel message location { start { line } } } }
                checkSuite { app { slug } workflowRun { event workflow { name databaseId } } }
              }
              ... on StatusContext { context state description targetUrl createdAt }
            }
          }
        }
      }
    }
  }
}`;
/** Reads all of it: one request for each hundred checks. */
async function readCommitCi(github, sha) {
	const { owner, repo } = github;
	const checks = [];
	let isForbidden = false;
	for (let after = null;;) {
		const { data, forbidden } = await ask(github, {
			owner,
			repo,
			sha,
			after
		});
		const page = data.repository?.object?.statusCheckRollup?.contexts;
		checks.push(...(page?.nodes ?? []).flatMap((node) => node === null ? [] : [checkOf(node)]));
		isForbidden ||= forbidden;
		if (page?.pageInfo.hasNextPage !== true) return {
			checks,
			isForbidden
		};
		after = page.pageInfo.endCursor;
	}
}
/** What a token may not read is left out of the answer, and named beside it. */
async function ask(github, variables) {
	try {
		return {
			data: await github.graphql(document, variables),
			forbidden: false
		};
	} catch (error) {
		const errors = graphqlErrors(error);
		const isForbidden = errors.length > 0 && errors.every(({ type }) => type === "FORBIDDEN");
		const data = dataOf(error);
		if (!isForbidden || data === void 0) throw error;
		return {
			data,
			forbidden: true
		};
	}
}
function checkOf(node) {
	return node.__typename === "CheckRun" ? checkRunOf(node) : statusOf(node);
}
function checkRunOf(node) {
	const { app, workflowRun } = node.checkSuite;
	const annotations = (node.annotations?.nodes ?? []).flatMap((one) => one === null ? [] : [one]);
	const failing = annotations.find((one) => one.annotationLevel === "FAILURE");
	const title = node.title ?? failing?.message;
	return {
		name: node.name,
		workflow: workflowRun?.workflow.name,
		workflowId: workflowRun?.workflow.databaseId ?? void 0,
		event: workflowRun?.event,
		app: app?.slug,
		externalId: node.externalId ?? void 0,
		status: node.status.toLowerCase(),
		conclusion: node.conclusion?.toLowerCase(),
		startedAt: node.startedAt ?? void 0,
		url: node.detailsUrl ?? node.permalink,
		title: title === void 0 ? void 0 : firstLine(title),
		text: stripControl([node.summary ?? "", ...annotations.map(renderAnnotation)].join("\n").trim()),
		job: jobOf(node.detailsUrl)
	};
}
/** The numbers of jobs are too long for GraphQL's integers: only a job's address has it whole. */
function jobOf(address) {
	const [, job] = /\/actions\/runs\/\d+\/job\/(\d+)/.exec(address ?? "") ?? [];
	return job === void 0 ? void 0 : Number(job);
}
/** https://docs.github.com/en/graphql/reference/enums#statusstate */
const conclusions = {
	SUCCESS: "success",
	FAILURE: "failure",
	ERROR: "failure"
};
function statusOf({ context, state, description, targetUrl, createdAt }) {
	return {
		name: context,
		status: state.toLowerCase(),
		conclusion: conclusions[state],
		startedAt: createdAt,
		url: targetUrl ?? "",
		title: description === null ? void 0 : firstLine(description),
		text: ""
	};
}
const longestTitle = 300;
const longestMessage = 1e3;
function firstLine(text) {
	return stripControl(text).split("\n")[0]?.slice(0, longestTitle) ?? "";
}
function renderAnnotation({ path, annotationLevel, message, location }) {
	const level = annotationLevel?.toLowerCase() ?? "notice";
	return `${path}:${location.start.line}: ${level}: ${message.slice(0, longestMessage)}`;
}
// src/adapters/github-ci-runs.ts
/**
* The newest hundred runs for a commit. Their check suites would not say which are held: CCO's own checks lie in
* them, too. None for a token that may not read them.
*/
async function readRuns({ octokit, owner, repo }, sha) {
	try {
		const at = {
			owner,
			repo,
			head_sha: sha,
			per_page: 100
		};
		const { data } = await octokit.actions.listWorkflowRunsForRepo(at);
		return data.workflow_runs.map((run) => ({
			workflow: {
				id: run.workflow_id,
				name: run.name ?? run.path,
				path: run.path
			},
			event: run.event,
			url: run.html_url,
			isOver: run.status === "completed",
			isHeld: run.conclusion === "action_required"
		}));
	} catch (error) {
		if (statusOf$1(error) === 403 || statusOf$1(error) === 404) return [];
		throw error;
	}
}
// src/adapters/github-ci-start.ts
/**
* Starts the workflows that make the wanted checks, on the mission branch. A job's own token may do that: a dispatch
* is the one event of it that GitHub starts workflows on. Their checks belong to the branch's head.
*/
function createCiStarter(github) {
	return async ({ sha, base, branch, names }) => {
		const [runs, before] = await Promise.all([readRuns(github, sha), readCommitCi(github, base)]);
		const wanted = /* @__PURE__ */ new Map();
		const refused = [];
		for (const name of names) {
			const found = findWorkflow(name, runs, before.checks) ?? await findByName(name, github);
			if (found === void 0) refused.push(unknownSentence(name));
			else wanted.set(found.id, found);
		}
		const workflows = [];
		for (const workflow of wanted.values()) {
			const problem = isDispatched(workflow, runs) ? void 0 : await dispatch(github, workflow, branch);
			if (problem === void 0) workflows.push(workflow.name);
			else refused.push(problem);
		}
		return {
			workflows,
			refused
		};
	};
}
/** The workflow that made a check of this name on the base, or whose run for the head waits for an approval. */
function findWorkflow(name, runs, before) {
	const made = before.find((check) => check.workflowId !== void 0 && isCalled(check, name));
	if (made?.workflowId !== void 0) return {
		id: made.workflowId,
		name: made.workflow ?? name
	};
	const held = runs.filter((run) => run.isHeld).map((run) => run.workflow);
	return held.find((one) => name.startsWith(`${one.name} / `)) ?? (held.length === 1 ? held[0] : void 0);
}
/** `ci / test` names its workflow. */
async function findByName(name, { octokit, owner, repo }) {
	if (!name.includes(" / ")) return void 0;
	return (await octokit.paginate(octokit.actions.listRepoWorkflows, {
		owner,
		repo,
		per_page: 100
	})).find((one) => name.startsWith(`${one.name} / `));
}
/** A job that died between the dispatch and its record leaves the run. */
function isDispatched({ id }, runs) {
	return runs.some(({ event, workflow }) => event === "workflow_dispatch" && workflow.id === id);
}
/** Undefined when it was started, else why not. */
async function dispatch({ octokit, owner, repo }, { id, name }, ref) {
	try {
		await octokit.actions.createWorkflowDispatch({
			owner,
			repo,
			workflow_id: id,
			ref
		});
		return;
	} catch (error) {
		return `GitHub does not start the workflow \`${name}\` for CCO: ${faultText(error)} It needs \`workflow_dispatch:\` under \`on:\` on the default branch, and CCO's job needs \`actions: write\`. Then: \`/cco resume\`.`;
	}
}
function unknownSentence(name) {
	return `CCO does not know which workflow makes \`${name}\`: the base has no such check. Write it as "workflow / job", as the pull request shows it.`;
}
// src/adapters/github-ci.ts
const forbidden = "The token may not read CI. Add `checks: read`, `statuses: read` and `actions: read` to `permissions:` of CCO's workflow.";
/** CI as GitHub shows it. */
function createGitHubCi(github, { workflow, dispatch }) {
	return {
		look: (wish) => look(github, wish, workflow),
		readLog: (job) => readLog(github, job),
		...dispatch ? { start: createCiStarter(github) } : {}
	};
}
/** One request; a second one where a check is missing, for what may still come. */
async function look(github, { sha, names }, own) {
	const { checks, isForbidden } = await readCommitCi(github, sha);
	const runs = (names.some((name) => !checks.some((check) => isCalled(check, name))) ? await readRuns(github, sha) : []).filter(({ workflow }) => !workflow.path.endsWith(`/${own}`));
	return {
		checks,
		held: runs.filter((run) => run.isHeld).map((run) => ({
			workflow: run.workflow.name,
			url: run.url
		})),
		running: runs.some((run) => !run.isOver),
		...isForbidden ? { problem: forbidden } : {}
	};
}
/** Each line of a log begins with its time, to the ten millionth of a second: noise for whoever reads it. */
const time = /^\uFEFF?\d{4}-\d\d-\d\dT[\d:.]+Z /gm;
async function readLog({ octokit, owner, repo }, job_id) {
	try {
		const { data } = await octokit.actions.downloadJobLogsForWorkflowRun({
			owner,
			repo,
			job_id
		});
		const text = data instanceof ArrayBuffer ? new TextDecoder().decode(data) : String(data ?? "");
		return stripControl(text).replaceAll(time, "");
	} catch {
		return;
	}
}
// src/adapters/github-queue.ts
/** The missions of a repository, which take turns. */
function createGitHubQueue(github, parallel) {
	return {
		parallel,
		missions: async () => (await readMissions(github)).flatMap(({ state }) => state ?? [])
	};
}
/** Fifty snapshots of some ten kilobytes each: GitHub gives up on an answer after ten seconds. */
const missionsDocument = `query missions($owner: String!, $repo: String!, $prefix: String!, $after: String) {
  repository(owner: $owner, name: $repo) {
    refs(refPrefix: $prefix, first: 50, after: $after) {
      nodes {
        name
        prefix
        target { ... on Commit { file(path: "snapshot.json") { object { ... on Blob { text } } } } }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;
const prefix = `refs/heads/${ledgerBranch("")}`;
/** Every mission of the repository as its ledger says now: one request for fifty of them. */
async function readMissions(github) {
	const found = [];
	let page = await readPage(github, null);
	for (;;) {
		found.push(...page.nodes.map(missionIn));
		if (!page.pageInfo.hasNextPage) return found;
		page = await readPage(github, page.pageInfo.endCursor);
	}
}
async function readPage(github, after) {
	const { owner, repo } = github;
	const variables = {
		owner,
		repo,
		prefix,
		after
	};
	const { repository } = await github.graphql(missionsDocument, variables);
	return repository.refs ?? {
		nodes: [],
		pageInfo: {
			hasNextPage: false,
			endCursor: null
		}
	};
}
/** GitHub names a ref by what comes after the prefix that was asked for. */
function missionIn(node) {
	return {
		id: `${node.prefix}${node.name}`.slice(prefix.length),
		state: parseSnapshot(node.target.file?.object?.text ?? void 0)?.state
	};
}
/** What the labels of missions' issues say of their priority now, by mission. One request. */
async function readPriorities(github, missions) {
	const numbers = missions.flatMap((id) => /^issue-(\d+)$/.exec(id)?.[1] ?? []);
	if (numbers.length === 0) return {};
	const { owner, repo } = github;
	const document = `query priorities($owner: String!, $repo: String!) {
  repository(owner: $owner, name: $repo) {
    ${numbers.map((number) => `i${number}: issue(number: ${number}) { labels(first: 100) { nodes { name } } }`).join("\n    ")}
  }
}`;
	const { repository } = await github.graphql(document, {
		owner,
		repo
	}).catch(withoutMissingIssues);
	const said = numbers.flatMap((number) => {
		const labels = repository[`i${number}`]?.labels.nodes.map(({ name }) => name) ?? [];
		const priority = priorityOfLabels(labels);
		return priority === void 0 ? [] : [[`issue-${number}`, priority]];
	});
	return Object.fromEntries(said);
}
/** An issue that was deleted is an error beside the others' answers. */
function withoutMissingIssues(error) {
	const data = dataOf(error);
	if (!graphqlErrors(error).every(({ type }) => type === "NOT_FOUND") || data?.repository === void 0 || data.repository === null) throw error;
	return data;
}
// src/adapters/github-runs.ts
/** The number of a run of Actions; undefined for a run of another kind. */
function actionsRunId({ run }) {
	const [, id] = /^actions:(\d+)$/.exec(run) ?? [];
	return id === void 0 ? void 0 : Number(id);
}
/** Whether a run of Actions, in this attempt, has ended. Undefined for runs of other kinds: their leases expire. */
async function hasRunEnded({ octokit, owner, repo }, run) {
	const run_id = actionsRunId(run);
	if (run_id === void 0) return void 0;
	try {
		const { data } = await octokit.actions.getWorkflowRun({
			owner,
			repo,
			run_id
		});
		return data.status === "completed" || (data.run_attempt ?? 1) > run.attempt;
	} catch (error) {
		if (statusOf$1(error) === 404) return true;
		throw error;
	}
}
// src/action/fault.ts
/** True of every fault that is not the user's: nothing of it is final. */
const whatFollows = "What was done until then is recorded, a line each in the log above, and not lost. The schedule of the workflow looks after the mission and starts its next job by itself.";
/** An error of the Action in words: what happened, and what a person has to do about it, if anything. */
function faultOf(error) {
	if (error instanceof UserError) return {
		title: error.code,
		text: `${error.message}\n${error.fix}`,
		outcome: "misconfigured"
	};
	const until = limitedUntil(error);
	if (until !== void 0) return {
		title: "GitHub's rate limit",
		text: `GitHub's rate limit refuses further calls until ${new Date(until).toISOString().replace(/\.\d+Z$/, "Z")}: longer than a job waits. ${whatFollows}`,
		outcome: "failed"
	};
	if (isAnswerLost(error)) return {
		title: "GitHub failed",
		text: `GitHub failed (${statusOf$1(error)}: ${faultText(error)}) and went on failing when it was asked again. ${whatFollows}`,
		outcome: "failed"
	};
	return {
		title: "A fault of CCO",
		text: `${error instanceof Error ? error.stack ?? error.message : String(error)}\n${whatFollows}`,
		outcome: "failed"
	};
}
// src/action/inputs.ts
/** Every input of action.yml. */
const inputNames = [
	"github-token",
	"app-url",
	"anthropic-api-key",
	"claude-code-oauth-token",
	"openrouter-api-key",
	"mission",
	"command",
	"config",
	"worker-mode",
	"worker-model",
	"manager-provider",
	"manager-model",
	"manager-base-url",
	"max-iterations",
	"max-usd",
	"timeout-minutes",
	"claude-code-path",
	"dry-run",
	"allowed-bots"
];
/** Inputs that are secrets: masked in the log, redacted everywhere. */
const secretInputs = [
	"github-token",
	"anthropic-api-key",
	"claude-code-oauth-token",
	"openrouter-api-key"
];
/** The runner passes inputs as `INPUT_<NAME>`, in capitals, with their hyphens. */
function readInputs(env) {
	const read = (name) => env[`INPUT_${name.toUpperCase()}`]?.trim() || void 0;
	return Object.fromEntries(inputNames.map((name) => [name, read(name)]));
}
// src/action/job.ts
/** Throws the user error NOT_IN_ACTIONS when a variable is missing. */
function readJob(env) {
	const need = (name) => {
		const value = env[name];
		if (!value) throw mistakes.notInActions(name);
		return value;
	};
	const repository = need("GITHUB_REPOSITORY");
	const serverUrl = env.GITHUB_SERVER_URL || "https://github.com";
	const runId = Number(env.GITHUB_RUN_ID);
	const [workflowPath = ""] = (env.GITHUB_WORKFLOW_REF ?? "").split("@");
	const url = `${serverUrl}/${repository}/actions/runs/${runId}`;
	return {
		repository,
		event: env.GITHUB_EVENT_NAME ?? "",
		payload: readPayload(env.GITHUB_EVENT_PATH),
		actor: env.GITHUB_ACTOR ?? "",
		run: {
			run: `actions:${runId}`,
			attempt: Number(env.GITHUB_RUN_ATTEMPT) || 1,
			url
		},
		apiUrl: env.GITHUB_API_URL || "https://api.github.com",
		serverUrl,
		workflow: basename(workflowPath) || "cco.yml",
		temp: need("RUNNER_TEMP"),
		sha: env.GITHUB_SHA ?? "",
		ref: env.GITHUB_REF ?? ""
	};
}
function readPayload(path) {
	return path ? JSON.parse(readFileSync(path, "utf8")) : {};
}
// src/adapters/github-labels.ts
/** Keeps exactly one standing label on an issue; asks GitHub only when it changes. */
function createLabelKeeper(github, issue) {
	const { octokit, owner, repo } = github;
	let present = issue?.labels ?? [];
	return async (wanted) => {
		if (issue === void 0) return;
		const { add } = labelChange(present, wanted);
		const at = {
			owner,
			repo,
			issue_number: issue.number
		};
		if (add.length > 0) {
			await ensureLabel(github, wanted, standingLabels[wanted]);
			const { data } = await octokit.issues.addLabels({
				...at,
				labels: [...add]
			});
			present = data.map(({ name }) => name);
		}
		const { remove } = labelChange(present, wanted);
		for (const name of remove) await octokit.issues.removeLabel({
			...at,
			name
		}).catch(unlessGone);
		present = present.filter((label) => !remove.includes(label));
	};
}
/** A label that is not there yet would be made without colour and description. */
async function ensureLabel({ octokit, owner, repo }, name, look) {
	try {
		await octokit.issues.createLabel({
			owner,
			repo,
			name,
			...look
		});
	} catch (error) {
		if (statusOf$1(error) !== 422) throw error;
	}
}
function unlessGone(error) {
	if (statusOf$1(error) !== 404) throw error;
}
// src/listening/event-wake.ts
const labelled = object({ name: string() });
const issue = object({
	number: int(),
	labels: array(labelled),
	pull_request: unknown().optional(),
	body: string().nullish(),
	html_url: string().optional(),
	updated_at: string().optional()
});
/** Of an edit, what was there before; of the title, nothing about the body. */
const changes$1 = object({ body: object({ from: string() }).optional() }).optional();
const sender = object({ login: string() });
const issuesEvent = object({
	action: string(),
	issue,
	label: labelled.optional(),
	changes: changes$1,
	sender
});
const commentEvent = object({
	action: string(),
	issue,
	comment: object({
		id: int(),
		node_id: string(),
		body: string(),
		html_url: string(),
		created_at: datetime()
	}),
	sender
});
const pushEvent = object({
	ref: string(),
	repository: object({ default_branch: string() }),
	commits: array(object({
		added: array(string()),
		modified: array(string())
	}))
});
/** Reads a webhook's payload, which is a job's as well. Throws a ZodError where it is not what GitHub sends. */
function eventWakeOf(event, payload) {
	switch (event) {
		case "issues": return issueWake(issuesEvent.parse(payload));
		case "issue_comment": return commentWake(commentEvent.parse(payload));
		case "push": return pushWake(pushEvent.parse(payload));
		default: return {
			kind: "nothing",
			why: `CCO does nothing on ${event}.`
		};
	}
}
function issueWake({ action, issue: { number, labels, body, html_url: url = "", updated_at: at = "" }, label, changes, sender }) {
	const base = {
		kind: "issue",
		issue: number,
		actor: sender.login
	};
	const isMission = labels.some((one) => one.name === missionLabel);
	if (action === "labeled" && label?.name === "cco:mission") return {
		...base,
		happened: "started",
		why: "the label was put on"
	};
	if (action === "unlabeled" && label?.name === "cco:mission") return {
		...base,
		happened: "stopped",
		why: "the label was taken off"
	};
	if (!isMission) return {
		kind: "nothing",
		why: `Issue #${number} is not a mission.`
	};
	if (action === "closed") return {
		...base,
		happened: "stopped",
		why: "the issue was closed"
	};
	if (action === "reopened") return {
		...base,
		happened: "started",
		why: "the issue was reopened"
	};
	if (action === "edited") {
		const before = changes?.body?.from;
		const edit = before === void 0 ? void 0 : {
			before,
			after: body ?? "",
			url,
			at
		};
		return {
			...base,
			happened: "edited",
			why: "the issue was edited",
			edit
		};
	}
	return {
		kind: "nothing",
		why: `Nothing follows from ${action}.`
	};
}
function commentWake({ action, issue, comment, sender }) {
	if (action !== "created") return {
		kind: "nothing",
		why: "Only new comments are commands."
	};
	const { id, node_id: nodeId, body, html_url: url } = comment;
	const createdAt = Date.parse(comment.created_at);
	const isPull = issue.pull_request !== void 0;
	const said = {
		id,
		nodeId,
		body,
		url,
		createdAt
	};
	return {
		kind: "comment",
		issue: issue.number,
		isPull,
		actor: sender.login,
		comment: said
	};
}
/** Mission files count on the default branch only: on any other they could be the worker's own. */
function pushWake({ ref, repository, commits }) {
	if (ref !== `refs/heads/${repository.default_branch}`) return {
		kind: "nothing",
		why: "Mission files start missions from the default branch only."
	};
	const touched = commits.flatMap(({ added, modified }) => [...added, ...modified]);
	const files = [...new Set(touched)].filter(isMissionFile);
	return files.length === 0 ? {
		kind: "nothing",
		why: "No mission file was pushed."
	} : {
		kind: "files",
		files
	};
}
function isMissionFile(path) {
	return path === ".cco/mission.yaml" || /^\.cco\/missions\/[^/]+\.ya?ml$/.test(path);
}
// src/action/wake.ts
/** What this job was started for. An input says it; else the event does. */
function wakeOf(job, inputs) {
	if (inputs.command !== void 0) return commandWake(job, inputs, inputs.command);
	if (inputs.mission !== void 0) return {
		kind: "work",
		mission: inputs.mission,
		by: job.actor
	};
	switch (job.event) {
		case "workflow_dispatch": return dispatched(job);
		case "schedule": return { kind: "sweep" };
		default: return eventWakeOf(job.event, job.payload);
	}
}
function dispatched({ payload, actor }) {
	const { inputs } = object({ inputs: record(string(), unknown()).nullish() }).parse(payload);
	const mission = inputs?.mission;
	const by = typeof inputs?.by === "string" && inputs.by !== "" ? inputs.by : actor;
	return typeof mission === "string" && mission !== "" ? {
		kind: "work",
		mission,
		by
	} : { kind: "sweep" };
}
const aboutMission = object({
	inputs: object({ mission: string().optional() }).nullish().catch(void 0),
	issue: object({ number: int() }).optional().catch(void 0)
});
/** Throws the user error COMMAND_WITHOUT_MISSION when neither the step nor the event names one. */
function commandWake({ payload, actor }, inputs, text) {
	const { inputs: dispatched, issue } = aboutMission.parse(payload);
	const mission = inputs.mission ?? (dispatched?.mission || void 0) ?? issue?.number.toString();
	if (mission === void 0) throw mistakes.commandWithoutMission();
	return {
		kind: "command",
		mission,
		text,
		by: actor
	};
}
// src/adapters/github-file.ts
/** The text of a file of the default branch; undefined when there is none. */
async function readFile({ octokit, owner, repo }, path) {
	try {
		const { data } = await octokit.repos.getContent({
			owner,
			repo,
			path,
			mediaType: { format: "raw" }
		});
		return String(data);
	} catch (error) {
		if (statusOf$1(error) === 404) return void 0;
		throw error;
	}
}
// src/listening/dry-run.ts
function createDryRun(say) {
	const deeds = [];
	const would = (deed) => {
		deeds.push(deed);
		say(`Would ${deed}`);
	};
	return {
		would,
		deeds
	};
}
/** The same ledger; what is appended stays in this process, so that what follows from it can be seen. */
function createDryLedger(ledger, { would }, by) {
	let view;
	const read = async () => {
		view ??= await ledger.read();
		return view;
	};
	return {
		...ledger,
		read,
		append: async (event) => {
			const { seq, state } = await read();
			const entry = {
				v: 1,
				seq: seq + 1,
				at: Date.now(),
				by,
				...event
			};
			would(`record: ${tell(entry)}`);
			view = {
				seq: entry.seq,
				state: evolve(state, entry)
			};
			return view;
		}
	};
}
/** The promise of a dry run, kept also where somebody forgot about it. */
function refuseWrites({ octokit }) {
	octokit.hook.before("request", ({ method, url, query }) => {
		if (!(method === "GET" || url.endsWith("/graphql") && /^\s*query\b/.test(String(query)))) throw new Error(`a dry run writes nothing: ${method} ${url}`);
	});
}
// src/action/app-token.ts
/** A token is renewed when it has no more than this left: longer than any call or push waits. Milliseconds. */
const leastLeft = 6e5;
/** An App that gave a token and then none is asked again after this. Milliseconds. */
const askAgainAfter = 6e4;
/** Milliseconds. An App answers within seconds. */
const patience = 2e4;
/**
* Tokens of the App, for the identity of this job. Where it gives none, why is said once, and the job goes on with the
* other token. A job that began with that one stays with it: what it makes on GitHub has one author.
*/
function createAppToken(options) {
	const { otherwise, hide, warn, clock } = options;
	let held;
	let asking;
	let notBefore = 0;
	let isSaid = false;
	return async () => {
		if (held !== void 0 && held.expiresAt - clock() > leastLeft) return held.token;
		if (clock() < notBefore) return whatIsLeft();
		asking ??= renew().finally(() => {
			asking = void 0;
		});
		return asking;
	};
	async function renew() {
		const answer = await tradePatiently(options);
		if ("token" in answer) {
			hide(answer.token);
			held = answer;
			return answer.token;
		}
		notBefore = held === void 0 ? Number.POSITIVE_INFINITY : clock() + askAgainAfter;
		const token = whatIsLeft();
		if (token === otherwise && !isSaid) warn(refusalText$1(options.appUrl, answer));
		isSaid ||= token === otherwise;
		return token;
	}
	function whatIsLeft() {
		return held !== void 0 && held.expiresAt > clock() ? held.token : otherwise;
	}
}
/**
* Throws the user error INPUT_INVALID for what is no address, or one at which a token could be read on its way.
* A machine may speak to itself in the clear.
*/
function parseAppUrl(text) {
	const url = URL.canParse(text) ? new URL(text) : void 0;
	const isSafe = url?.protocol === "https:" || url?.protocol === "http:" && isLoopback(url.hostname);
	const isPlain = url !== void 0 && url.username + url.password + url.search + url.hash === "";
	if (url === void 0 || !isSafe || !isPlain) throw mistakes.inputInvalid("app-url", text, "an address such as https://cco.example.com");
	return url.href.replace(/\/+$/, "");
}
function isLoopback(host) {
	return host === "localhost" || host === "[::1]" || /^127(\.\d+){3}$/.test(host);
}
async function tradePatiently(options) {
	const { pauses = [1e3, 4e3] } = options;
	for (const wait of pauses) {
		const answer = await trade(options);
		if ("token" in answer || !answer.isPassing) return answer;
		await setTimeout(wait);
	}
	return trade(options);
}
/** An identity is good for one token, so each attempt shows a new one. */
async function trade({ appUrl, identify, hide }) {
	let identity;
	try {
		identity = await identify(appUrl);
	} catch (error) {
		const why = messageOf(error);
		const fix = /ACTIONS_ID_TOKEN_REQUEST/.test(why) ? "Add `id-token: write` to the permissions in the workflow." : "GitHub gives out identities again later.";
		return {
			why: `The runner gives this job no identity: ${why}.`,
			fix,
			isPassing: false
		};
	}
	hide(identity);
	try {
		const answer = await fetch(`${appUrl}/token`, {
			method: "POST",
			headers: {
				authorization: `Bearer ${identity}`,
				"user-agent": "cco"
			},
			redirect: "error",
			signal: AbortSignal.timeout(patience)
		});
		return grantIn(answer.status, await answer.text());
	} catch (error) {
		const cause = error instanceof Error && error.cause !== void 0 ? ` (${messageOf(error.cause)})` : "";
		return {
			why: `It cannot be reached: ${messageOf(error)}${cause}.`,
			fix: fixOf(void 0),
			isPassing: true
		};
	}
}
const grant = object({
	token: string().min(1),
	expires_at: datetime({ offset: true })
});
const refusal = object({ error: string() });
function grantIn(status, text) {
	const body = parseJson(text);
	const granted = grant.safeParse(body);
	if (status === 200 && granted.success) return {
		token: granted.data.token,
		expiresAt: Date.parse(granted.data.expires_at)
	};
	return {
		why: `It answered ${status}: ${refusal.safeParse(body).data?.error ?? "something else than a token"}`,
		fix: fixOf(status),
		isPassing: status >= 500
	};
}
function parseJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
function fixOf(status) {
	switch (status) {
		case 401: return "Set `app-url` to exactly what the App is run with as `APP_URL`.";
		case 403: return "The App gives tokens to the workflow that it is configured for, on the default branch.";
		case 404: return "Install the App on this repository, or mend `app-url`.";
		default: return "Look at the App's `/healthz` and its log, or mend `app-url`.";
	}
}
function refusalText$1(appUrl, { why, fix }) {
	return `The App at ${appUrl} gives this job no token. ${why} ${fix} Until then CCO goes on with \`github-token\`: CI does not start by itself on what it pushes with that one.`;
}
function messageOf(error) {
	return faultText(error).replace(/\s+/g, " ").replace(/\.$/, "");
}
// src/action/patches.ts
/** Bytes of one patch on the ledger's branch. */
const longestPatch = 5e6;
/** The same workspace; a patch that cannot be stored is not promised to anybody. */
function withStoredPatches(workspace, store) {
	return {
		...workspace,
		seal: async (work) => {
			try {
				const { patch, ...sealed } = await workspace.seal(work);
				return patch === void 0 || "why" in await readPatch(patch, store) ? sealed : {
					...sealed,
					patch
				};
			} catch (error) {
				throw await withoutLostPatch(error, store);
			}
		}
	};
}
async function withoutLostPatch(error, store) {
	if (!(error instanceof BranchMoved || error instanceof WorkRefused) || error.patch === void 0) return error;
	const read = await readPatch(error.patch, store);
	if (!("why" in read)) return error;
	const message = `${error.message} It could not be stored with the mission: ${read.why}.`;
	return error instanceof WorkRefused ? new WorkRefused(message, {
		cause: error,
		closes: error.closes
	}) : new BranchMoved(message, { cause: error });
}
/** The patch that an entry names, as it applies: nothing in it is redacted, so nothing in it may be secret. */
async function patchesOf(event, store) {
	if (event.type !== "work-committed" && event.type !== "iteration-abandoned") return [];
	if (event.patch === void 0) return [];
	const read = await readPatch(event.patch, store);
	return "why" in read ? [] : [read];
}
async function readPatch(path, { records, isSecret }) {
	const bytes = await readFile$1(join(records, path)).catch(() => void 0);
	if (bytes === void 0) return { why: "it is not there" };
	if (bytes.length > longestPatch) return { why: "it is too large" };
	const text = bytes.toString("utf8");
	if (!Buffer.from(text).equals(bytes)) return { why: "it is not UTF-8" };
	return isSecret(text) ? { why: "it contains a secret" } : {
		path,
		text
	};
}
// src/action/job-ledger.ts
/** Directories of one job, all below the runner's temporary one. */
function placesOf({ job }, mission) {
	const root = join(job.temp, "cco", mission);
	return {
		root,
		records: join(root, "records")
	};
}
/** The ledger of a mission, with the evidence that its entries name stored beside them. */
function openLedger(place, mission) {
	const { github, job, redact, isSecret, say } = place;
	const { records } = placesOf(place, mission);
	const ledger = createBranchLedger({
		github,
		mission,
		run: job.run,
		clock: Date.now,
		redact,
		attachments: async (event) => [...await logsOf(event, records), ...await patchesOf(event, {
			records,
			isSecret
		})],
		hasEnded: (run) => hasRunEnded(github, run)
	});
	if (place.dry !== void 0) return createDryLedger(ledger, place.dry, job.run);
	return watchedLedger(ledger, (entry) => say(tell(entry)), {
		by: job.run,
		clock: Date.now
	});
}
/** Characters of one log on the branch; the whole is in the job's log. */
const longestLog = 6e4;
async function logsOf(event, records) {
	if (event.type !== "criteria-judged" && event.type !== "baseline-proved") return [];
	const named = event.verdicts.flatMap((verdict) => verdict.evidence).flatMap((one) => one.kind === "command" ? [one.log, one.red?.log] : []);
	const files = [...new Set(named.filter((path) => path !== void 0))].map(async (path) => {
		const text = await readFile$1(join(records, path), "utf8").catch(() => "");
		return {
			path,
			text: truncateTail(text, longestLog)
		};
	});
	return Promise.all(files);
}
// src/action/overrides.ts
/** Settings that the workflow gives: they win over the mission's and the configuration's. */
function overridesOf(inputs) {
	const minutes = numberOf(inputs, "timeout-minutes");
	return {
		budget: {
			...set("iterations", numberOf(inputs, "max-iterations")),
			...set("usd", numberOf(inputs, "max-usd")),
			...minutes === void 0 ? {} : { perIteration: { minutes } }
		},
		worker: {
			...set("mode", oneOf(inputs, "worker-mode", workerModes)),
			...set("model", inputs["worker-model"])
		},
		manager: {
			...set("provider", oneOf(inputs, "manager-provider", managerProviders)),
			...set("model", inputs["manager-model"]),
			...set("baseUrl", inputs["manager-base-url"])
		}
	};
}
/** An input that is on or off; off when it is not given. */
function readSwitch(inputs, name) {
	const text = inputs[name]?.toLowerCase() ?? "false";
	if (text !== "true" && text !== "false") throw mistakes.inputInvalid(name, text, "true or false");
	return text === "true";
}
function set(key, value) {
	return value === void 0 ? {} : { [key]: value };
}
function numberOf(inputs, name) {
	const text = inputs[name];
	if (text === void 0) return void 0;
	const number = Number(text);
	if (!(number > 0)) throw mistakes.inputInvalid(name, text, "a number above 0");
	return number;
}
function oneOf(inputs, name, allowed) {
	const text = inputs[name];
	if (text === void 0) return void 0;
	const found = allowed.find((one) => one === text.toLowerCase());
	if (found === void 0) throw mistakes.inputInvalid(name, text, `one of ${allowed.join(", ")}`);
	return found;
}
// src/action/secrets.ts
function createSecrets(known) {
	const all = new Set(known);
	let redactor = createRedactor(known);
	let find = createSecretFinder(known);
	return {
		redact: (text) => redactor(text),
		isSecret: (text) => find(text) !== void 0,
		add: (secret) => {
			all.add(secret);
			redactor = createRedactor([...all]);
			find = createSecretFinder([...all]);
		}
	};
}
// src/action/setting.ts
function createSetting(job, inputs, context) {
	const secrets = createSecrets([...secretInputs.flatMap((name) => inputs[name] ?? []), ...modelSecretsIn(context.env)]);
	const { redact, isSecret } = secrets;
	const say = (text) => context.voice.say(withoutCommands(redact(stripControl(text))));
	const warn = (text) => context.voice.warn(redact(text));
	const { apiUrl, repository, workflow } = job;
	const token = tokenOf(inputs, secrets, warn);
	const github = createGitHubClient({
		apiUrl,
		repository,
		token,
		onWarning: warn
	});
	const dry = readSwitch(inputs, "dry-run") ? createDryRun(say) : void 0;
	if (dry !== void 0) refuseWrites(github);
	const { env, interrupt } = context;
	const readConfig = (text) => configOf(text, {
		inputs,
		env,
		warn
	});
	const path = configPath(inputs);
	const readBots = async () => botsOf(inputs, readConfig(await readFile(github, path)));
	return {
		job,
		inputs,
		env,
		github,
		token,
		people: createPeople(github, readBots),
		repository,
		workflow,
		configPath: path,
		readConfig,
		get overrides() {
			return overridesOf(inputs);
		},
		openLedger: (mission) => openLedger({
			github,
			job,
			redact,
			isSecret,
			say,
			dry
		}, mission),
		clock: Date.now,
		wasWoken: () => false,
		forgetWoken: () => {},
		redact,
		isSecret,
		say,
		warn,
		dry,
		interrupt
	};
}
/** Of the App where the workflow names one, of the job otherwise. */
function tokenOf(inputs, secrets, warn) {
	const otherwise = inputs["github-token"] ?? "";
	const { "app-url": url } = inputs;
	if (url === void 0) return async () => otherwise;
	const hide = (secret) => {
		setSecret(secret);
		secrets.add(secret);
	};
	return createAppToken({
		appUrl: parseAppUrl(url),
		otherwise,
		identify,
		hide,
		warn,
		clock: Date.now
	});
}
/** Bots that the workflow allows, and those that the configuration does: both were written with write access. */
function botsOf(inputs, { allowedBots }) {
	return [...(inputs["allowed-bots"] ?? "").split(",").map((name) => name.trim()).filter((name) => name !== ""), ...allowedBots];
}
/**
* The runner takes a line with `::name::` or `##[name]` for a command, wherever it came from. What the worker says is
* text, and stays text.
*/
function withoutCommands(text) {
	return text.replaceAll("::", ":​:").replaceAll("##[", "#​#[");
}
/** Where the configuration lies on the base branch. */
function configPath(inputs) {
	return inputs.config ?? ".cco/config.yaml";
}
/** The configuration of the base branch; without one, the defaults. `${NAME}` reads the job's environment. */
function configOf(text, { inputs, env, warn }) {
	if (text === void 0) return defaultConfig;
	const file = configPath(inputs);
	const { config, notices } = parseConfig(parseDocument(text, file), {
		file,
		env: withKeys(env, inputs)
	});
	for (const notice of notices) warn(notice);
	return config;
}
const keyVariables = {
	"anthropic-api-key": "ANTHROPIC_API_KEY",
	"claude-code-oauth-token": "CLAUDE_CODE_OAUTH_TOKEN",
	"openrouter-api-key": "OPENROUTER_API_KEY"
};
/** The environment with the keys that came as inputs, under the names everything else knows them by. */
function withKeys(env, inputs) {
	const keys = Object.entries(keyVariables).map(([input, variable]) => [variable, inputs[input]]);
	return {
		...env,
		...Object.fromEntries(keys.filter(([, value]) => value !== void 0))
	};
}
// src/core/cut-off.ts
/** How long a mission waits whose job was cut off: time for a person to keep it waiting. Milliseconds. */
const waitAfterCutOff = 9e5;
/**
* What to record of a mission whose job is cancelled, runs out of time, or loses its machine. Undefined when it rests
* already or waits for its turn, or when somebody has told it to: that stands.
*/
function parkCutOff(state, at) {
	const { closed, stop, pause, parked, queued } = state;
	if ([
		closed,
		stop,
		pause,
		parked,
		queued
	].some((one) => one !== void 0)) return void 0;
	return {
		type: "mission-parked",
		until: at + waitAfterCutOff,
		why: "Its job was cancelled, ran out of time, or lost its machine."
	};
}
// src/action/cut-off.ts
/**
* As soon as the job is cut off, what is true from then on is recorded: GitHub leaves ten seconds, and whatever the
* mission is at ends sooner by it. https://docs.github.com/actions/reference/workflows-and-actions/workflow-cancellation
*/
function parkWhenCutOff(ledger, { interrupt, warn }) {
	let parking = Promise.resolve();
	const onAbort = () => {
		parking = park(ledger).catch((error) => warn(`It was not recorded that the job ends: ${error}`));
	};
	interrupt.addEventListener("abort", onAbort, { once: true });
	return {
		settled: () => parking,
		[Symbol.dispose]: () => interrupt.removeEventListener("abort", onAbort)
	};
}
/** Records that the mission waits, unless it rests already or people have ended it. */
async function park(ledger) {
	const { state } = await ledger.read();
	const event = state === void 0 ? void 0 : parkCutOff(state, Date.now());
	if (event !== void 0) await appendFact(event, ledger);
}
// src/core/hand-brief.ts
/** GitHub takes 65,536 characters, and there are some besides the brief. */
const longestBrief = 5e4;
/** What the comment with this copy of the brief is found again by. */
function briefMarker({ mission, handed }) {
	return `<!-- cco:brief:${mission.id}:${copyOf(handed)} -->`;
}
/** Names one copy of one iteration's brief. */
function copyOf(handed) {
	return handed === void 0 ? "" : `${handed.iteration}.${handed.copy}`;
}
/** A person waits for this copy, and was not sent it yet. */
function isBriefDue({ handed, parked, closed, shown }) {
	return closed === void 0 && parked?.awaits === "person" && shown.briefed !== copyOf(handed);
}
/** The comment that asks for the work. The brief quotes what commands printed: as code, it can mention nobody. */
function renderBrief(state) {
	const { name } = state.mission.branch;
	return [
		briefMarker(state),
		`@${state.openedBy} ${escapeLine(whyOf(state))}`,
		`Push commits to \`${name}\`: they are proved with the next look after the missions, or at once with \`/cco resume\`.`,
		`<details open><summary>The brief</summary>\n\n${codeBlock(truncateTail(writeBrief(state), longestBrief))}\n\n</details>`
	].join("\n\n");
}
// src/core/announcement.ts
/** What the announcement of this end is found again by. */
function announcementMarker(state) {
	if (state.closed === void 0 && state.handed !== void 0) return briefMarker(state);
	const { mission, closings } = state;
	return `<!-- cco:end:${mission.id}:${closings} -->`;
}
/** The one comment that notifies: the mission ended or needs a human, and this is whom it concerns. */
function renderAnnouncement(state) {
	if (state.closed === void 0 && state.handed !== void 0) return renderBrief(state);
	const pull = state.shown.pullRequest === void 0 ? "" : ` The work is in #${state.shown.pullRequest}.`;
	return `${announcementMarker(state)}\n@${state.openedBy} ${escapeLine(headline(state))}${pull}`;
}
// src/adapters/github-batch.ts
/**
* Sends several mutations as one request. GitHub performs them in order; one that fails does not undo the others.
* When the answer is lost it rejects, and whoever asked looks at what was done before asking again.
*/
async function sendBatch(github, mutations) {
	if (mutations.length === 0) return {
		results: [],
		problems: []
	};
	const document = `mutation report(${mutations.map(({ type }, index) => `$i${index}: ${type}!`).join(", ")}) {\n${mutations.map(({ field, select }, index) => `  m${index}: ${field}(input: $i${index}) { ${select} }`).join("\n")}\n}`;
	const variables = Object.fromEntries(mutations.map(({ input }, index) => [`i${index}`, input]));
	try {
		return answerOf(await github.graphql(document, variables, "once"), mutations.length, []);
	} catch (error) {
		const problems = graphqlErrors(error).map(({ message, type, path }) => ({
			message,
			type,
			place: placeOf(path)
		}));
		const partial = dataOf(error);
		if (partial === void 0 || problems.length === 0) throw error;
		return answerOf(partial, mutations.length, problems);
	}
}
function placeOf(path = []) {
	const [, place] = /^m(\d+)$/.exec(String(path[0])) ?? [];
	return place === void 0 ? void 0 : Number(place);
}
function answerOf(data, count, problems) {
	return {
		results: Array.from({ length: count }, (_, index) => data[`m${index}`] ?? void 0),
		problems
	};
}
// src/core/button.ts
const resume = {
	label: "Resume",
	description: "Let the mission go on",
	identifier: "resume"
};
const stop = {
	label: "Stop",
	description: "Stop the mission; the work stays",
	identifier: "stop"
};
const verify = {
	label: "Re-verify",
	description: "Prove this commit again",
	identifier: "verify"
};
/** What somebody with write access can ask of a mission by pressing, as it is now. */
function buttonsOf({ closed, parked, pause, stop: stopped }) {
	if (closed?.outcome === "done") return [verify];
	if (stopped?.cause === "pull-request-merged") return [];
	if (closed !== void 0 || pause !== void 0 || stopped !== void 0) return [resume, verify];
	return parked === void 0 ? [stop, verify] : [
		resume,
		stop,
		verify
	];
}
// src/adapters/github-checks.ts
/**
* Check runs on the head: one for the Definition of Done, one for each criterion. They are found again by name,
* so that a head never has two of a kind; what an edit took out of the mission is let go. None on the base: that is
* not ours.
*/
async function checkMutations(state, options) {
	if (state.head === state.base) return [];
	const [present, hasButtons] = await Promise.all([listChecks(state, options), options.hasButtons?.()]);
	const buttons = hasButtons ? buttonsOf(state) : [];
	const place = { repository: options.repositoryUrl };
	const texts = [renderCheck(state, void 0, place), ...state.mission.criteria.map((criterion) => renderCheck(state, criterion, place))];
	return [...texts, ...droppedChecks(present, texts)].map((text, place) => mutationOf(text, {
		state,
		options,
		present: present.get(text.name),
		buttons: place === 0 ? buttons : []
	}));
}
function droppedChecks(present, texts) {
	const names = new Set(texts.map(({ name }) => name));
	return [...present.keys()].filter((name) => !names.has(name)).map(renderDroppedCheck).filter(({ name, title }) => present.get(name)?.title !== title);
}
async function listChecks({ head, mission }, { github: { octokit, owner, repo } }) {
	const at = {
		owner,
		repo,
		ref: head,
		filter: "latest",
		per_page: 100
	};
	const { data } = await octokit.checks.listForRef(at);
	const ours = data.check_runs.filter((run) => run.external_id?.startsWith(`cco:${mission.id}:`));
	return new Map(ours.map(({ name, node_id: id, output }) => [name, {
		id,
		title: output.title,
		annotations: output.annotations_count
	}]));
}
function mutationOf(text, { state, options, present, buttons }) {
	const { redact, situation, run } = options;
	const annotations = (present?.annotations ?? 0) > 0 ? [] : text.annotations;
	const output = {
		title: redact(text.title),
		summary: redact(text.summary),
		text: redact(text.text),
		...annotations.length === 0 ? {} : { annotations: annotations.map((one) => annotationOf(one, redact)) }
	};
	const standing = {
		name: text.name,
		status: text.status.toUpperCase(),
		...text.conclusion === void 0 ? {} : { conclusion: text.conclusion.toUpperCase() },
		...run.url === void 0 ? {} : { detailsUrl: run.url },
		externalId: `cco:${state.mission.id}:${text.name}`,
		output,
		...buttons.length === 0 ? {} : { actions: buttons },
		repositoryId: situation.repositoryId
	};
	const select = "checkRun { id }";
	if (present !== void 0) return {
		field: "updateCheckRun",
		type: "UpdateCheckRunInput",
		input: {
			...standing,
			checkRunId: present.id
		},
		select
	};
	return {
		field: "createCheckRun",
		type: "CreateCheckRunInput",
		input: {
			...standing,
			headSha: state.head
		},
		select
	};
}
/** As GitHub's schema has it. A column can only be said of a place on one line. */
function annotationOf({ path, line, column, message, criterion, level = "failure" }, redact) {
	return {
		path,
		location: {
			startLine: line,
			endLine: line,
			...column === void 0 ? {} : {
				startColumn: column,
				endColumn: column
			}
		},
		annotationLevel: level.toUpperCase(),
		title: redact(clip(criterion, 255)),
		message: redact(message)
	};
}
// src/adapters/github-sticky.ts
function addComment(subjectId, body) {
	return {
		field: "addComment",
		type: "AddCommentInput",
		input: {
			subjectId,
			body
		},
		select: "commentEdge { node { id } }"
	};
}
function updateComment(id, body) {
	return {
		field: "updateIssueComment",
		type: "UpdateIssueCommentInput",
		input: {
			id,
			body
		},
		select: "issueComment { id }"
	};
}
/** Both mutations answer with the comment's id, each in its own shape. */
function commentIdIn(result) {
	const [, id] = /"id":"([^"]+)"/.exec(JSON.stringify(result ?? null)) ?? [];
	return id === void 0 ? {} : { comment: id };
}
/** Why the comment that a batch begins with was not changed: somebody deleted it. */
function deletionIn({ problems }) {
	return problems.find(({ place, type }) => place === 0 && type === "NOT_FOUND");
}
/**
* Puts the sticky comment back that somebody deleted. Once: who deletes it again wants to be rid of it, until the
* mission is started or resumed.
*/
async function restoreComment(state, deleted) {
	const { github, issue, body, warn } = deleted;
	const marker = commentMarker(state.mission.id);
	const there = (await findComments(github, issue.number, [marker])).get(marker);
	if (there === void 0 && state.shown.deleted !== void 0) {
		warn("The comment that shows the mission was deleted again, so it is not written anew. `/cco resume` brings it back.");
		return { deleted: "again" };
	}
	const { results, problems } = await sendBatch(github, [there === void 0 ? addComment(issue.id, body) : updateComment(there.id, body)]);
	for (const { message } of problems) warn(`The comment that was deleted could not be put back: ${message}`);
	const written = commentIdIn(results[0]);
	return written.comment === void 0 ? {} : {
		...written,
		deleted: "once"
	};
}
// src/adapters/github-reporter.ts
/** Milliseconds before a report whose answer was lost is made again, from what GitHub shows by then. */
const pauses = [
	1e3,
	4e3,
	9e3,
	16e3
];
/**
* Shows a mission on GitHub: the sticky comment, the draft pull request, check runs on the head, one label, and a
* short new comment when the mission ends. What can be written together goes out as one request.
*/
function createGitHubReporter(options) {
	const keepLabel = createLabelKeeper(options.github, options.situation.issue);
	let pullRequest = options.situation.pullRequest;
	return {
		refresh: async (raw, live) => {
			const { comment, deleted } = raw.shown;
			if (comment === void 0 || deleted === "again") return;
			const state = redactStrings(raw, options.redact);
			const body = options.redact(renderComment(state, linksOf(options, state), live));
			const { problems } = await sendBatch(options.github, [updateComment(comment, body)]);
			if (problems[0] !== void 0) throw new Error(problems[0].message);
		},
		report: async (raw) => {
			const state = redactStrings(raw, options.redact);
			for (const wait of pauses) try {
				return await show(state);
			} catch (error) {
				if (!isAnswerLost(error)) throw error;
				await setTimeout(wait);
			}
			return show(state);
		}
	};
	async function show(state) {
		const opened = await openPullRequest(state, options.newest?.() ?? pullRequest, options);
		pullRequest = opened.pullRequest;
		const report = {
			state,
			options: {
				...options,
				notices: [...options.notices, ...opened.refusals]
			}
		};
		const [written, checks] = await Promise.all([unlessRefused(findWritten(report), void 0, options), unlessRefused(checkMutations(state, options), [], options)]);
		const comment = written === void 0 ? [] : commentMutation(report, written);
		const announcement = written === void 0 ? [] : announcementMutation(report, written);
		const sticky = await send([
			...comment,
			...announcement,
			...pullRequest === void 0 ? [] : pullRequestMutations(pullRequest, report),
			...checks
		], report);
		await unlessRefused(keepLabel(labelOf(state)), void 0, options);
		return {
			...comment.length === 0 ? {} : sticky,
			...isNews(report) && written !== void 0 ? newsShown(state) : {},
			...pullRequest === void 0 ? {} : { pullRequest: pullRequest.number }
		};
	}
}
/** Sends it all. Gives where the sticky comment is now, which is the first of what is written where there is one. */
async function send(mutations, report) {
	const { github, warn } = report.options;
	const answer = await sendBatch(github, mutations);
	const deletion = mutations[0]?.field === "updateIssueComment" ? deletionIn(answer) : void 0;
	const refused = answer.problems.filter((problem) => problem !== deletion);
	for (const { message } of refused) warn(`GitHub refused a part of the report: ${message}`);
	return deletion === void 0 ? commentIdIn(answer.results[0]) : restored(report);
}
async function restored({ state, options }) {
	const { issue } = options.situation;
	if (issue === void 0) return {};
	const { github, warn } = options;
	return unlessRefused(restoreComment(state, {
		github,
		issue,
		body: options.redact(renderComment(state, linksOf(options, state))),
		warn
	}), {}, options);
}
/** Which of our comments are there already. Asked only where one may have to be written: GitHub's answer is a page. */
async function findWritten(report) {
	const { state, options } = report;
	const { issue } = options.situation;
	if (issue === void 0 || state.shown.comment !== void 0 && !isNews(report)) return /* @__PURE__ */ new Map();
	const markers = [commentMarker(state.mission.id), announcementMarker(state)];
	return findComments(options.github, issue.number, markers);
}
/** A part that GitHub does not let us show is missing, and nothing else. What a mission knows is in its ledger. */
async function unlessRefused(part, otherwise, { warn }) {
	try {
		return await part;
	} catch (error) {
		const status = statusOf$1(error) ?? 0;
		if (!(status >= 400 && status < 500 && status !== 401 && status !== 429) || limitedUntil(error) !== void 0) throw error;
		warn(`GitHub refused a part of the report: ${faultText(error)}`);
		return otherwise;
	}
}
/** The sticky comment: changed where it is known or found again, else written once. */
function commentMutation({ state, options }, written) {
	const { issue } = options.situation;
	if (issue === void 0 || state.shown.deleted === "again") return [];
	const body = options.redact(renderComment(state, linksOf(options, state)));
	const id = written.get(commentMarker(state.mission.id))?.id ?? state.shown.comment;
	return [id === void 0 ? addComment(issue.id, body) : updateComment(id, body)];
}
/** Edits notify nobody: an end that somebody should hear of is a comment of its own, once. */
function announcementMutation(report, written) {
	const { state, options } = report;
	const { issue } = options.situation;
	if (issue === void 0 || !isNews(report) || written.has(announcementMarker(state))) return [];
	return [addComment(issue.id, options.redact(renderAnnouncement(state)))];
}
/** An end, or an iteration that is for a person. */
function isNews({ state, options }) {
	if (options.situation.issue === void 0) return false;
	if (state.closed !== void 0) return state.shown.announced !== state.closings;
	return isBriefDue(state);
}
function newsShown(state) {
	return state.closed === void 0 ? { briefed: copyOf(state.handed) } : { announced: state.closings };
}
/** Only our section of the text is ours, and only an open pull request is written to. */
function pullRequestMutations(pull, { state, options }) {
	if (pull.state !== "OPEN") return [];
	const body = replaceSection(pull.body, options.redact(renderPullRequestSection(state, linksOf(options, state))));
	const select = "pullRequest { id }";
	const pullRequestId = pull.id;
	const isReady = pull.draft && state.closed?.outcome === "done" && state.mission.pullRequest.readyWhenDone;
	return [...body === pull.body ? [] : [{
		field: "updatePullRequest",
		type: "UpdatePullRequestInput",
		input: {
			pullRequestId,
			body
		},
		select
	}], ...isReady ? [{
		field: "markPullRequestReadyForReview",
		type: "MarkPullRequestReadyForReviewInput",
		input: { pullRequestId },
		select
	}] : []];
}
function linksOf({ repositoryUrl, run, situation, ...about }, state) {
	const issue = situation.issue?.number;
	const pullRequest = state.shown.pullRequest ?? situation.pullRequest?.number;
	const notices = redactStrings(about.notices, about.redact);
	return {
		repository: repositoryUrl,
		run: run.url,
		issue,
		pullRequest,
		notices
	};
}
// src/core/branch-pattern.ts
/**
* Whether the pattern of a branch protection is about a branch. A star ends at a slash, `**` with a slash stands for any
* directories. https://ruby-doc.org/core/File.html#method-c-fnmatch (with FNM_PATHNAME, as GitHub says)
*/
function coversBranch(pattern, branch) {
	const source = pattern.replace(/\*\*\/|\*+|\?|\[!?[^\]/]+\]|[\\^$.|+(){}[\]]/g, sourceOf);
	try {
		return new RegExp(`^${source}$`, "u").test(branch);
	} catch {
		return false;
	}
}
function sourceOf(part) {
	if (part === "**/") return "(?:[^/]+/)*";
	if (part.startsWith("*")) return "[^/]*";
	if (part === "?") return "[^/]";
	return part.length > 1 ? part.replace("[!", "[^") : `\\${part}`;
}
// src/core/branch-rule.ts
/** Why a rule refuses what CCO does, undefined when it does not or when only the work itself can tell. */
function refusalBy({ type, parameters }, use) {
	const flat = flatRefusals[type];
	if (flat !== void 0) return flat;
	switch (type) {
		case "required_signatures": return use.isSigned ? void 0 : unsigned;
		case "branch_name_pattern": return mismatch("the branch's name", use.branch, parameters);
		case "commit_message_pattern": return mismatch("a commit's message", use.message, parameters);
		case "commit_author_email_pattern": return mismatch("the author's address", use.email, parameters);
		case "committer_email_pattern": return mismatch("the committer's address", use.email, parameters);
		case "file_extension_restriction": return extensionRefusal(use.paths, parameters);
		default: return;
	}
}
/** Why a branch protection refuses what CCO does, undefined when it does not or is not about that branch. */
function refusalByProtection(protection, use) {
	const { pattern, viewerCanPush, requiresSignatures } = protection;
	if (!coversBranch(pattern, use.branch)) return void 0;
	if (!viewerCanPush) return "this token may not push to it";
	return requiresSignatures && !use.isSigned ? unsigned : void 0;
}
const unsigned = "commits must have verified signatures, and pushed ones have none";
/** These hold whatever is pushed. Linear history is kept, deleting and forcing are never done. */
const flatRefusals = {
	creation: "nobody may create it",
	update: "nobody may push to it",
	pull_request: "changes must be made through a pull request",
	merge_queue: "changes must be made through the merge queue",
	required_status_checks: "a commit must have passed its checks before it is pushed",
	required_deployments: "a commit must have been deployed before it is pushed"
};
function mismatch(what, text, parameters) {
	const { operator, pattern, negate } = patternOf(parameters);
	if (text === void 0 || operator === void 0 || pattern === void 0) return void 0;
	const matches = isMatch(text, operator, pattern);
	if (matches === void 0 || matches !== negate) return void 0;
	const relation = operator === "regex" ? "match" : operator.replace(/s?_/, " ").replace(/s$/, "");
	return `${what} must ${negate ? "not " : ""}${relation} "${pattern}", and "${text.split("\n")[0]}" does${negate ? "" : " not"}`;
}
function patternOf(parameters) {
	const { operator, pattern, negate } = parameters ?? {};
	return {
		...typeof operator === "string" ? { operator } : {},
		...typeof pattern === "string" ? { pattern } : {},
		negate: negate === true
	};
}
/** GitHub's expressions are RE2's; one that means something else here says nothing. */
function isMatch(text, operator, pattern) {
	switch (operator) {
		case "starts_with": return text.startsWith(pattern);
		case "ends_with": return text.endsWith(pattern);
		case "contains": return text.includes(pattern);
		case "regex": return expressionOf(pattern)?.test(text);
		default: return;
	}
}
function expressionOf(pattern) {
	try {
		return new RegExp(pattern.replace(/\\A/g, "^").replace(/\\z/g, "$"), "u");
	} catch {
		return;
	}
}
function extensionRefusal(paths, parameters) {
	const { restricted_file_extensions: listed } = parameters ?? {};
	const restricted = Array.isArray(listed) ? listed.map((one) => String(one).replace(/^\*?\.?/, ".")) : [];
	const path = paths.find((one) => restricted.some((extension) => one.endsWith(extension)));
	return path === void 0 ? void 0 : `files such as \`${path}\` may not be pushed`;
}
// src/adapters/github-rules.ts
/**
* Throws the user error RULES_REFUSE when a ruleset or a branch protection would refuse what is going to be pushed:
* before anything is spent. What cannot be known is left to the push. One call for each branch, one for the protections,
* and one for each ruleset in the way.
*/
async function requireRules(github, uses) {
	const all = (await Promise.all([...uses.map((use) => problemsOf(github, use)), protectionProblems(github, uses)])).flat();
	if (all.length > 0) throw mistakes.rulesRefuse(all);
}
async function protectionProblems(github, uses) {
	const protections = await readProtections(github);
	return uses.flatMap((use) => protections.flatMap((protection) => {
		const why = refusalByProtection(protection, use);
		return why === void 0 ? [] : [`\`${use.branch}\`: ${why} (branch protection \`${protection.pattern}\`).`];
	}));
}
const protectionDocument = `query protections($owner: String!, $repo: String!) {
  repository(owner: $owner, name: $repo) {
    ours: refs(refPrefix: "refs/heads/cco/", first: 50) { ...rules }
    all: refs(refPrefix: "refs/heads/", first: 100) { ...rules }
  }
}
fragment rules on RefConnection { nodes { refUpdateRule { pattern viewerCanPush requiresSignatures } } }`;
/**
* The branch protections that hold for the token's owner and for some branch that is there. The list of all of them is
* only for administrators; the pattern of one says whether it is about a branch that is not there yet.
* https://docs.github.com/en/graphql/reference/branches#refupdaterule
*/
async function readProtections(github) {
	const { owner, repo } = github;
	const { ours, all } = (await github.graphql(protectionDocument, {
		owner,
		repo
	}).catch((error) => {
		if (graphqlErrors(error).length === 0) throw error;
		return dataOf(error) ?? {};
	})).repository ?? {};
	const found = [...ours?.nodes ?? [], ...all?.nodes ?? []].flatMap((node) => node?.refUpdateRule ?? []);
	return [...new Map(found.map((one) => [one.pattern, one])).values()];
}
async function problemsOf(github, use) {
	const found = (await readRules(github, use.branch)).flatMap((rule) => {
		const why = refusalBy(rule, use);
		return why === void 0 ? [] : [{
			rule,
			why
		}];
	});
	const bypassed = await bypassedRulesets(github, found.flatMap(({ rule }) => rule.ruleset_id ?? []));
	return found.filter(({ rule }) => rule.ruleset_id === void 0 || !bypassed.has(rule.ruleset_id)).map(({ rule, why }) => `\`${use.branch}\`: ${why} (${rule.type}).`);
}
async function readRules({ octokit, owner, repo }, branch) {
	try {
		const { data } = await octokit.repos.getBranchRules({
			owner,
			repo,
			branch,
			per_page: 100
		});
		return data;
	} catch (error) {
		if (statusOf$1(error) === 403 || statusOf$1(error) === 404) return [];
		throw error;
	}
}
/** Rulesets that do not hold for whoever owns the token. The list of rules does not say so. */
async function bypassedRulesets({ octokit, owner, repo }, ids) {
	const answers = [...new Set(ids)].map(async (ruleset_id) => {
		try {
			const { data } = await octokit.repos.getRepoRuleset({
				owner,
				repo,
				ruleset_id
			});
			const may = String(data.current_user_can_bypass ?? "unknown");
			return may === "always" || may === "exempt" ? [ruleset_id] : [];
		} catch (error) {
			if (statusOf$1(error) === 403 || statusOf$1(error) === 404) return [];
			throw error;
		}
	});
	return new Set((await Promise.all(answers)).flat());
}
// src/adapters/github-signature.ts
/**
* One call of GitHub's API for each commit. What is written without author and committer is the App's and is signed.
* https://docs.github.com/en/authentication/managing-commit-signature-verification/about-commit-signature-verification#signature-verification-for-bots
*/
function createSigner({ github, isApps, warn, wait = 2e3 }) {
	let isOver = false;
	let isSaid = false;
	const say = (why) => {
		if (!isSaid) warn(refusalText(why));
		isSaid = true;
	};
	return {
		isReady: async () => !isOver && await isApps(),
		giveUp: (why) => {
			isOver = true;
			say(why);
		},
		sign: async (commit, bring) => {
			try {
				return { sha: await writePatiently(github, commit, {
					bring,
					wait
				}) };
			} catch (error) {
				if (!isGitHubs(error)) throw error;
				say(error);
				isOver = isRefusal(error);
				return {
					sha: commit.sha,
					...isOver ? {} : { fault: error }
				};
			}
		}
	};
}
/** A commit that a directory of git has. */
async function readPlain(gitDir, sha) {
	const text = textOf((await git([
		"cat-file",
		"commit",
		sha
	], { gitDir })).stdout);
	const border = text.indexOf("\n\n");
	const fields = text.slice(0, border).split("\n");
	const valuesOf = (name) => fields.flatMap((line) => line.startsWith(`${name} `) ? line.slice(name.length + 1) : []);
	const [tree = ""] = valuesOf("tree");
	return {
		sha,
		tree,
		parents: valuesOf("parent"),
		message: text.slice(border + 2)
	};
}
var Unsigned = class extends Error {};
async function writePatiently(github, commit, how) {
	try {
		return await writeSigned(github, commit, how);
	} catch (error) {
		if (!isGitHubs(error) || !/does not exist|not our ref/i.test(reasonOf(error))) throw error;
		await setTimeout(how.wait);
		return writeSigned(github, commit, how);
	}
}
/** A commit that was written and never fetched is on no branch, and harms nobody. */
async function writeSigned(github, commit, { bring }) {
	const { octokit, owner, repo } = github;
	const { tree, parents, message } = commit;
	const { data } = await octokit.git.createCommit({
		owner,
		repo,
		message,
		tree,
		parents: [...parents]
	});
	if (!data.verification.verified) throw new Unsigned(`it wrote one unsigned (${data.verification.reason})`);
	await bring(data.sha);
	return data.sha;
}
/** With a token that is refused, nothing else can be had either. */
function isGitHubs(error) {
	const status = statusOf$1(error);
	return error instanceof Unsigned || error instanceof GitFailed || error instanceof Error && status !== void 0 && status !== 401;
}
/** What asking again later would not change. */
function isRefusal(error) {
	if (error instanceof GitFailed) return faultOf$1(error.stderr) === "other";
	if (error instanceof Unsigned) return true;
	return [
		403,
		404,
		409,
		422
	].includes(statusOf$1(error) ?? 0) && limitedUntil(error) === void 0;
}
function reasonOf(error) {
	return error instanceof GitFailed ? error.stderr : error.message;
}
function refusalText(error) {
	return `GitHub does not sign what is committed now: ${reasonOf(error).trim().split("\n").at(-1)?.replace(/\.$/, "")}. It is pushed without a signature.`;
}
// src/adapters/github-workspace-memory.ts
const memorySchema = object({
	name: string(),
	/** Where the mission began. */
	opened: string(),
	/** The branch was there: when it is missing, somebody removed it. */
	seen: boolean(),
	/** The last push, until the remote was seen to know of it. `over`: what it replaced, or nothing. */
	pushed: object({
		over: string(),
		sha: string()
	}).optional()
});
/** Undefined when nothing is remembered, or nothing readable. */
async function recallBranch(root, name) {
	const text = await readIfThere(pathIn(root));
	try {
		const memory = memorySchema.parse(JSON.parse(text ?? ""));
		return memory.name === name ? memory : void 0;
	} catch {
		return;
	}
}
async function rememberBranch(root, memory) {
	await mkdir(root, { recursive: true });
	await replaceFile(pathIn(root), JSON.stringify(memory), `${pathIn(root)}.new`);
}
function pathIn(root) {
	return join(root, "branch.json");
}
// src/adapters/mirror.ts
/** Where the refs stand at the remote, by their full names. Missing ones are left out. */
async function askRefs({ gitDir, remote }, names) {
	await writeMirror(gitDir);
	const { stdout } = await callRemote(remote, (call) => git([
		"ls-remote",
		remote.url,
		...names
	], {
		...call,
		gitDir
	}));
	const lines = Buffer.from(stdout, "latin1").toString("utf8").split("\n");
	return new Map(lines.map((line) => line.split("	")).map(([sha = "", name = ""]) => [name, sha]));
}
/** Fetches those of the commits that are not there, each with its files and without its history. */
async function readyCommits(mirror, shas) {
	await writeMirror(mirror.gitDir);
	const missing = await missingOf(mirror, [...new Set(shas)]);
	if (missing.length > 0) await fetchCommits(mirror, missing, 1);
}
/** Fetches a commit that has the tree and the parents of one that is there, at both sides: itself and nothing else. */
async function readyTwin({ gitDir, remote }, sha, of) {
	await writeMirror(gitDir);
	const args = [
		"fetch",
		...quietly,
		`--negotiation-tip=${of}`,
		remote.url,
		`${sha}:${refFor(sha)}`
	];
	await callRemote(remote, (call) => git(args, {
		...call,
		gitDir
	}));
}
/** A commit of a history that was fetched has no ref of its own: only git knows of it. */
async function missingOf({ gitDir }, shas) {
	const noted = await Promise.all(shas.map((sha) => readIfThere(join(gitDir, refFor(sha)))));
	const unsure = shas.filter((sha, place) => noted[place]?.trim() !== sha);
	if (unsure.length === 0 || await isFresh(gitDir)) return unsure;
	const found = await resolveNames(gitDir, unsure.map((sha) => `${sha}^{commit}`));
	return unsure.filter((_, place) => found[place] === void 0);
}
/** Nothing was ever fetched. */
async function isFresh(gitDir) {
	return await stat(join(gitDir, "refs", "cco")).catch(() => void 0) === void 0;
}
/** How far back a branch is followed to see what it goes on from. */
const depths = [
	4,
	32,
	256
];
/** Whether `from` is in the history of `head`, which is fetched as far as that takes. Further back than 256: no. */
async function reachesBack(mirror, from, head) {
	for (const depth of depths) {
		if (await isAncestor(mirror.gitDir, from, head)) return true;
		await fetchCommits(mirror, [head], depth);
	}
	return isAncestor(mirror.gitDir, from, head);
}
/** Git's own word for a history without end. */
const wholeDepth = 2147483647;
/** Fetches two histories to where they meet: as far as that takes, since a merge needs that very point. */
async function readyFork(mirror, one, other) {
	await writeMirror(mirror.gitDir);
	let fork = await findFork(mirror.gitDir, one, other);
	for (const depth of [...depths, 2048]) {
		if (fork === "certain") return;
		await fetchCommits(mirror, [one, other], depth);
		fork = await findFork(mirror.gitDir, one, other);
	}
	if (fork === void 0) await fetchCommits(mirror, [one, other], wholeDepth);
}
/** Where a history is cut off before the point that was found, a later one may be hidden behind the cut. */
async function findFork(gitDir, one, other) {
	const found = await git([
		"merge-base",
		"--all",
		one,
		other
	], {
		gitDir,
		accept: [1, 128]
	});
	if (found.code !== 0) return void 0;
	const cut = new Set((await readIfThere(join(gitDir, "shallow")) ?? "").split("\n"));
	const forks = found.stdout.trim().split("\n");
	const { stdout } = await git([
		"rev-list",
		one,
		other,
		"--not",
		...forks
	], { gitDir });
	return stdout.trim().split("\n").some((sha) => sha !== "" && cut.has(sha)) ? "seen" : "certain";
}
/** Takes note of a commit that both sides have, as git would: another process of its own costs more than the push's last word. */
async function noteCommit({ gitDir }, sha) {
	const path = join(gitDir, refFor(sha));
	await mkdir(dirname(path), { recursive: true });
	await replaceFile(path, `${sha}\n`, `${path}.lock`);
}
const quietly = [
	"--quiet",
	"--no-tags",
	"--no-write-fetch-head",
	"--no-auto-maintenance"
];
async function fetchCommits({ gitDir, remote }, shas, depth) {
	await writeMirror(gitDir);
	await rm(join(gitDir, "shallow.lock"), { force: true });
	const refs = shas.map((sha) => `${sha}:${refFor(sha)}`);
	await callRemote(remote, (call) => git([
		"fetch",
		...quietly,
		`--depth=${depth}`,
		remote.url,
		...refs
	], {
		...call,
		gitDir
	}));
}
function refFor(sha) {
	return `refs/cco/${sha}`;
}
/** Whatever git would believe in there is written anew before a token is near it. */
async function writeMirror(gitDir) {
	await Promise.all([
		mkdir(join(gitDir, "objects", "info"), { recursive: true }),
		mkdir(join(gitDir, "refs", "heads"), { recursive: true }),
		rm(join(gitDir, "hooks"), {
			recursive: true,
			force: true
		}),
		rm(join(gitDir, "info"), {
			recursive: true,
			force: true
		}),
		rm(join(gitDir, "commondir"), { force: true })
	]);
	await Promise.all([
		writeOnce(join(gitDir, "HEAD"), "ref: refs/heads/none\n"),
		writeOnce(join(gitDir, "config"), "[core]\nrepositoryformatversion = 0\nbare = true\n"),
		rm(join(gitDir, "objects", "info", "alternates"), { force: true })
	]);
}
/** A file that is as it should be is left alone: another call may be reading it. */
async function writeOnce(path, text) {
	if (await readIfThere(path) !== text) await writeFile(path, text);
}
// src/adapters/github-workspace-look.ts
/**
* Where the branch and its base stand at the remote: one call. Right after a push a server may still tell what was
* there before it, so that answer is asked for again before it is believed.
*/
async function lookAtRemote(mirror, root, branch) {
	requireSpeakable(branch);
	const memory = await recallBranch(root, branch.name);
	const standing = await askAfter(mirror, branch, memory?.pushed?.over);
	const { head = memory?.opened } = standing;
	const isNews = standing.head !== void 0 && !memory?.seen;
	if (head !== void 0 && (isNews || memory?.pushed !== void 0)) await rememberBranch(root, {
		name: branch.name,
		opened: memory?.opened ?? head,
		seen: true
	});
	return standing;
}
/** `replaced`: what the last push replaced, the empty text for nothing; undefined when no push is in doubt. */
async function askAfter(mirror, branch, replaced) {
	let standing = await askStanding(mirror, branch);
	for (const wait of mirror.remote.pauses) {
		if (replaced !== (standing.head ?? "")) break;
		await setTimeout(wait);
		standing = await askStanding(mirror, branch);
	}
	return standing;
}
/** Throws the mistake `BRANCH_REFUSED` where the branch could never be pushed: nothing is spent on it then. */
async function requireRoom(mirror, branch) {
	const { name } = branch;
	requireSpeakable(branch);
	const { code } = await git(["check-ref-format", refOf(branch)], { accept: [1] });
	if (code !== 0) throw mistakes.branchRefused(name, "it is not a name that git allows.");
	const parts = name.split("/").slice(0, -1);
	const above = parts.map((_, place) => `refs/heads/${parts.slice(0, place + 1).join("/")}`);
	const inTheWay = [...(await askRefs(mirror, [...above, `${refOf(branch)}/*`])).keys()].find((ref) => above.includes(ref) || ref.startsWith(`${refOf(branch)}/`));
	if (inTheWay === void 0) return;
	throw mistakes.branchRefused(name, `there is a branch \`${inTheWay.replace("refs/heads/", "")}\`.`);
}
async function askStanding(mirror, branch) {
	const bases = baseRefs(branch);
	const refs = await askRefs(mirror, [.../* @__PURE__ */ new Set([
		refOf(branch),
		"HEAD",
		...bases
	])]);
	const base = pinnedBase(branch) ?? bases.map((name) => refs.get(name)).find((sha) => sha !== void 0);
	if (base !== void 0) return {
		head: refs.get(refOf(branch)),
		base
	};
	const { url } = mirror.remote;
	throw branch.base === void 0 || refs.get("HEAD") === void 0 ? mistakes.repositoryEmpty(url) : mistakes.baseMissing(branch.base, url);
}
function pinnedBase({ base }) {
	return base !== void 0 && /^[0-9a-f]{40}$/.test(base) ? base : void 0;
}
/** Without a named base: the default branch. Of an annotated tag, the commit it is for. */
function baseRefs({ base }) {
	if (base === void 0) return ["HEAD"];
	if (isUnspeakable(base) || /[*?[]/.test(base)) return [];
	return [
		`refs/heads/${base}`,
		`refs/tags/${base}^{}`,
		`refs/tags/${base}`
	];
}
// src/adapters/github-workspace-home.ts
function createLooks() {
	let kept;
	return {
		keep: (branch, head) => {
			kept = {
				branch,
				head
			};
		},
		take: (branch) => {
			const taken = kept?.branch === branch ? kept : void 0;
			kept = void 0;
			return taken;
		}
	};
}
/** The mission branch at a remote, seen through our mirror of it. */
function createRemoteHome(options) {
	const { mirror, root, looks, objection, signer } = options;
	/** Why commits have no signature now. */
	const faults = /* @__PURE__ */ new Map();
	return {
		find: async (work) => findSeen(looks, work) ?? find(mirror, root, work),
		meet: async (one, other) => readyFork(mirror, one, other),
		reaches: async (from, head) => reachesBack(mirror, from, head),
		...signer && { sign: async (work, step) => {
			requireNoObjection(objection);
			const signed = await sign(mirror, signer, {
				work,
				push: pushOf(work, step)
			});
			if (signed !== "moved" && "fault" in signed) faults.set(signed.sha, signed.fault);
			return signed;
		} },
		advance: async (work, step) => {
			requireNoObjection(objection);
			const { name } = work.branch;
			const push = pushOf(work, step);
			const outcome = await pushCommit(mirror, push);
			if (outcome !== "advanced" && outcome !== "moved" && faults.has(push.sha)) throw faults.get(push.sha);
			if (outcome !== "advanced") return outcome;
			const { from, sha } = push;
			await noteCommit(mirror, sha);
			const opened = (await recallBranch(root, name))?.opened ?? work.base;
			await rememberBranch(root, {
				name,
				opened,
				seen: true,
				pushed: {
					over: from ?? "",
					sha
				}
			});
			return outcome;
		}
	};
}
function requireNoObjection(objection) {
	const why = objection?.();
	if (why !== void 0) throw new BranchMoved(why);
}
function pushOf({ branch, merge }, { found: { head, exists }, sha }) {
	return {
		branch: branch.name,
		sha,
		from: exists ? head : void 0,
		merges: merge !== void 0
	};
}
/**
* GitHub signs what it writes itself, and it writes a commit of objects that it has: they go there first, to a ref
* beside the branches, one for each mission. What is signed is pushed to the branch as any other commit.
*/
async function sign(mirror, signer, { work, push }) {
	const { sha } = push;
	if (!await signer.isReady()) return { sha };
	const outcome = await pushAside(mirror, push, `refs/cco/work/${work.trailers["CCO-Mission"]}`);
	if (outcome !== "advanced" && outcome !== "moved" && outcome.paths.size === 0) {
		signer.giveUp(outcome.error);
		return { sha };
	}
	if (outcome !== "advanced") return outcome;
	const plain = await readPlain(mirror.gitDir, sha);
	return signer.sign(plain, async (signed) => readyTwin(mirror, signed, sha));
}
/**
* The work began where the branch was seen, by this process: the push finds out whether it is there still, and it is
* looked for again when it is not. Anything else is looked for at once.
*/
function findSeen(looks, { branch, from }) {
	return looks.take(branch.name)?.head === from ? {
		head: from,
		exists: true
	} : void 0;
}
/** A branch that nobody has pushed yet stands where the mission began. */
async function find(mirror, root, { branch, from, base }) {
	const { head } = await lookAtRemote(mirror, root, branch);
	if (head !== void 0) return {
		head,
		exists: true
	};
	return (await recallBranch(root, branch.name))?.seen || from !== base ? {
		head: void 0,
		exists: false
	} : {
		head: from,
		exists: false
	};
}
// src/adapters/github-workspace.ts
/**
* The mission branch in a repository of a server that nobody has checked out. It appears there with the first sealed commit.
* Every call may throw the mistake `TOKEN_REFUSED`; faults of the network are waited out.
*/
function createGitHubWorkspace(options) {
	const { remote: url, authorization, pauses = defaultPauses } = options;
	const gitDir = join(options.root, "mirror.git");
	const mirror = {
		gitDir,
		remote: {
			url,
			authorization,
			pauses
		}
	};
	const place = {
		root: url,
		gitDir,
		commonDir: gitDir,
		bare: true,
		shallow: true
	};
	const looks = createLooks();
	const { root, objection, signer } = options;
	const home = createRemoteHome({
		mirror,
		root,
		objection,
		looks,
		signer
	});
	const places = {
		...layOut(options),
		user: place,
		home
	};
	/** The mission's base, once it is known: the prover needs it, and one fetch brings both. */
	let base;
	let last = Promise.resolve();
	const ready = (shas) => {
		last = last.catch(() => {}).then(() => readyCommits(mirror, shas));
		return last;
	};
	return {
		gitDir,
		ready,
		askHead: async (branch) => {
			const ref = `refs/heads/${branch}`;
			return (await askRefs(mirror, [ref])).get(ref);
		},
		observe: async (branch, known) => {
			base = known?.base;
			return observe({
				mirror,
				root: options.root,
				looks
			}, branch, known);
		},
		open: async (branch, mission) => open({
			mirror,
			root: options.root
		}, branch, mission),
		prepare: async (from, merging) => {
			await ready(base === void 0 ? [from] : [from, base]);
			return prepareCheckout(places, from, merging);
		},
		survey: async (at) => {
			await readyCommits(mirror, [at]);
			return surveyCommit(gitDir, at);
		},
		compare: async (from, to) => compare(mirror, from, to),
		changes: async (from, to) => changes(mirror, from, to),
		seal: async (work) => sealWork(places, work),
		merge: async (work) => mergeIntoBranch(places, work),
		discard: async () => endAttempt(places)
	};
}
async function observe({ mirror, root, looks }, branch, known) {
	const { head, base } = await lookTwice({
		mirror,
		root
	}, branch, known);
	looks.keep(branch.name, head);
	if (head !== void 0) return {
		head,
		base
	};
	const memory = await recallBranch(root, branch.name);
	if (memory?.seen || known !== void 0 && known.head !== known.base) return {
		head: void 0,
		base
	};
	return {
		head: known?.head ?? memory?.opened ?? base,
		base
	};
}
async function compare(mirror, from, to) {
	await readyCommits(mirror, [to]);
	if (await reachesBack(mirror, from, to)) return describeChange(mirror.gitDir, from, to);
	await readyCommits(mirror, [from]).catch(() => {});
	return describeRewrite(mirror.gitDir, from, to);
}
/** Mostly both commits are there: whether they are costs a call of git. */
async function changes(mirror, from, to) {
	try {
		return await readChange(mirror.gitDir, from, to);
	} catch (error) {
		if (!(error instanceof GitFailed)) throw error;
		await readyCommits(mirror, [from, to]);
		return readChange(mirror.gitDir, from, to);
	}
}
/**
* After a push of another machine a server may still tell what was there before it. What contradicts the ledger is
* asked for again: a mission would follow its branch back, or end because it is gone.
*/
async function lookTwice({ mirror, root }, branch, known) {
	const first = await lookAtRemote(mirror, root, branch);
	const isPushed = known !== void 0 && known.head !== known.base;
	if (first.head === known?.head || first.head === void 0 && !isPushed) return first;
	await setTimeout(mirror.remote.pauses[0] ?? 0);
	return lookAtRemote(mirror, root, branch);
}
async function open({ mirror, root }, branch, mission) {
	await requireRoom(mirror, branch);
	const { head, base } = await lookAtRemote(mirror, root, branch);
	if (head === void 0) {
		await rememberBranch(root, {
			name: branch.name,
			opened: base,
			seen: false
		});
		return {
			base,
			head: base
		};
	}
	if (head !== base) await readyFork(mirror, base, head);
	return adoptBranch(mirror.gitDir, {
		branch,
		mission,
		head,
		base
	});
}
// src/adapters/live-line.ts
const twoMinutes = 12e4;
/** Tells people at a slow pace what a worker does now, from the moment it is made. An unchanged line costs nothing. */
function createLiveLine({ show, redact, warn, every = twoMinutes }) {
	const began = performance.now();
	const answers = /* @__PURE__ */ new Set();
	let latest;
	let shown;
	let underWay;
	let hasWarned = false;
	const timer = setInterval(() => {
		underWay ??= showLatest().finally(() => {
			underWay = void 0;
		});
	}, every);
	timer.unref();
	async function showLatest() {
		if (latest === void 0 || latest === shown) return;
		shown = latest;
		const text = redact(stripControl(withoutCutWord(latest.text)));
		try {
			await show({
				kind: latest.kind,
				text,
				turns: answers.size,
				ms: performance.now() - began
			});
		} catch (error) {
			if (!hasWarned) warn(`What the worker does now could not be shown: ${faultText(error)}`);
			hasWarned = true;
		}
	}
	return {
		note: (activity) => {
			latest = activity;
			if (activity.answer !== void 0) answers.add(activity.answer);
		},
		[Symbol.asyncDispose]: async () => {
			clearInterval(timer);
			await underWay;
		}
	};
}
/** A secret that was cut in two would not be known for one. */
function withoutCutWord(text) {
	return text.replace(/\S*…$/, "…");
}
// src/adapters/worker-quarters.ts
/** Undefined with the reason where this machine has none. */
async function findQuarters({ environment, root, shown }) {
	const { user, namespaces, shortfall = "the system does not let it be shut in" } = await findShutIn({
		otherUser: true,
		environment,
		root: `${root}/worker`
	});
	if (user === void 0 || namespaces === void 0) return { shortfall };
	return quartersOf(user, namespaces, shown);
}
function quartersOf(user, { exposure }, always) {
	const { uid, elevate } = user;
	const lent = /* @__PURE__ */ new Set();
	async function lend(directories) {
		const wanted = directories.filter((directory) => !lent.has(directory));
		if (wanted.length === 0) return;
		for (const above of new Set(wanted.map(dirname))) await chmod(above, 448);
		await run([
			...elevate,
			"chown",
			"-hR",
			`${uid}:${uid}`,
			"--",
			...wanted
		]);
		for (const directory of wanted) lent.add(directory);
	}
	return {
		async settle({ directory, open, shown }) {
			await lend(open);
			const places = await withPlaces(exposure, {
				open,
				shown: [...always, ...shown]
			});
			const start = await realpath(directory);
			return (bare) => lodge(user, {
				...bare,
				directory: start,
				exposure: places
			});
		},
		interrupt: () => signalFirst(uid, "SIGINT", elevate),
		async takeBack(directories) {
			const theirs = await Promise.all(directories.map((one) => isOf(uid, one)));
			const wanted = directories.filter((_, place) => theirs[place]);
			if (wanted.length === 0) return;
			killUser(uid, elevate);
			await run([
				...elevate,
				"/bin/sh",
				"-c",
				takingBack(uid),
				"cco",
				...wanted
			]);
			for (const directory of wanted) lent.delete(directory);
		}
	};
}
async function isOf(uid, directory) {
	return (await stat(directory).catch(() => void 0))?.uid === uid;
}
/** Only what is theirs, and readable for us from then on: a worker can close what it makes. */
function takingBack(uid) {
	return `find "$@" -uid ${uid} -exec chown -h ${`${process.getuid?.() ?? 0}:${process.getgid?.() ?? 0}`} {} + \\( -type d ! -perm -700 -o -type f ! -perm -400 \\) -exec chmod u+rwX {} +`;
}
async function run([program = "", ...args]) {
	await promisify(execFile)(program, args);
}
// src/action/isolation.ts
/** What it means, and what helps: the job's user owns the process that has the keys. */
function workerNotice(why) {
	return `The worker runs as the same user as CCO (${why}): what it runs could read this job's token and model key. Give the workflow only the permissions and secrets it needs, limit what the key may spend, and use GitHub's own runners for text you do not trust.`;
}
/** What it means that checks are not run by a user of their own. */
function checksNotice(why) {
	return `Checks run as the same user as CCO (${why}): code of the mission's branch could read this job's token and model key. Use GitHub's own runners for text you do not trust.`;
}
/** Looks for what this machine allows when it is first needed. */
function createIsolation({ warn, say }, spec, wish) {
	const { root, home, gitDir, env } = wish;
	let search;
	const find = () => {
		search ??= findQuarters({
			environment: env,
			root,
			shown: [join(gitDir, "objects")]
		});
		return search;
	};
	const objection = objectionTo(spec, env);
	const choose = async () => objection === void 0 ? find() : { shortfall: objection };
	const lent = [checkoutIn(root), home];
	let isTold = false;
	async function tellOnce() {
		if (isTold) return;
		isTold = true;
		const found = await choose();
		if (!("shortfall" in found)) return say(kept);
		const notice = workerNotice(found.shortfall);
		warn(notice);
		writeSummary(`> [!WARNING]\n> ${notice}\n\n`);
	}
	return {
		quarters: async () => {
			const found = await choose();
			return "shortfall" in found ? void 0 : found;
		},
		tell: (worker) => ({ work: (task) => tellOnce().then(() => worker.work(task)) }),
		reclaim: async () => {
			if (!(await Promise.all(lent.map(isOthers))).includes(true)) return;
			const found = await find();
			if (!("shortfall" in found)) await found.takeBack(lent);
		}
	};
}
const kept = "  the worker runs as a Unix user of its own; the model's key stays with CCO";
/** Why it is to run as the job's user, whatever the machine allows. */
function objectionTo({ verification, worker }, env) {
	if (verification?.user === "same") return "the mission says `verification: { user: same }`";
	if (worker.mode === "manual") return "people work";
	const credential = credentialFor(worker.mode, env);
	if ("missing" in credential || serviceKeyOf(credential) !== void 0) return void 0;
	return `its credential in mode ${credential.mode} is for Claude Code itself to use`;
}
async function isOthers(directory) {
	const found = await lstat(directory).catch(() => void 0);
	return found !== void 0 && found.uid !== process.getuid?.() && process.platform === "linux";
}
// src/action/job-prover.ts
/** Commits are fetched before they are proved. */
function createJobProver({ redact, env, warn }, workspace, place) {
	const prover = createProver({
		...place,
		gitDir: workspace.gitDir,
		redact,
		environment: env,
		otherUser: true,
		onShortfall: (why) => warn(checksNotice(why))
	});
	return {
		...prover,
		prove: async (request) => {
			await workspace.ready([request.sha, request.base]);
			return prover.prove(request);
		},
		proveRed: async (request) => {
			await workspace.ready([request.sha, request.base]);
			return prover.proveRed?.(request);
		}
	};
}
// src/action/watch.ts
/** How often the ledger is looked at while a worker works. Milliseconds. A look costs nothing while nobody has written. */
const lookEvery = 6e4;
/** Ends the worker early when the job is cancelled, or when somebody has told the mission to stop or to pause. */
function watchForStop(ledger, interrupt, every = lookEvery) {
	const controller = new AbortController();
	const timer = setInterval(() => void look(), every);
	timer.unref();
	return {
		signal: AbortSignal.any([interrupt, controller.signal]),
		[Symbol.dispose]: () => clearInterval(timer)
	};
	async function look() {
		try {
			const { state } = await ledger.isBehind() ? await ledger.read() : ledger.last();
			if (isToldToRest(state)) controller.abort();
		} catch {}
	}
}
/**
* Whether somebody has told the mission to rest since it was opened for a worker: looked at once more before one is
* paid. A look that fails holds nobody up.
*
* @param askHead where the ledger's branch is now. Git is asked: that is no call of the API.
*/
async function isToldMeanwhile(ledger, askHead) {
	try {
		const { state } = await askHead() !== ledger.head() ? await ledger.read() : ledger.last();
		return isToldToRest(state);
	} catch {
		return false;
	}
}
function isToldToRest(state) {
	return state?.stop !== void 0 || state?.pause !== void 0;
}
// src/action/ports.ts
/** The outside of a mission on GitHub. */
async function createGitHubPorts(setting, spec, equipment) {
	const { github, job, inputs, interrupt, redact, isSecret, say } = setting;
	const { config, situation, claude } = equipment;
	const { root, records } = placesOf(setting, spec.id);
	const env = withKeys(setting.env, inputs);
	const workspace = createGitHubWorkspace({
		remote: `${job.serverUrl}/${job.repository}.git`,
		authorization: setting.token,
		root,
		records,
		isSecret,
		objection: () => objectionIn(ledger, situation),
		signer: createSigner({
			github,
			isApps: () => hasAppsToken(setting),
			warn: setting.warn
		})
	});
	const { gitDir } = workspace;
	const sayAside = (text) => say(`  ${text}`);
	const home = join(root, "home");
	const isolation = createIsolation(setting, spec, {
		root,
		home,
		gitDir,
		env
	});
	const { quarters } = isolation;
	const prover = createJobProver(setting, workspace, {
		root,
		records,
		quarters,
		onActivity: sayAside
	});
	const means = {
		config,
		env,
		claude
	};
	const judge = await chooseJudge(means, spec, {
		gitDir,
		warn: setting.warn
	});
	const { ledger: watched, reporter, show } = createShow(setting, equipment);
	const ledger = withFiles(watched, workspace, quarters);
	const looking = lookingAhead(workspace, reporter);
	const instructions = situation.files["CLAUDE.md"];
	return {
		run: job.run,
		actor: job.actor,
		clock: Date.now,
		interrupt,
		ledger,
		workspace: withoutOrphans(withRules(withStoredPatches(looking.workspace, {
			records,
			isSecret
		}), setting), home, isolation.reclaim),
		worker: isolation.tell({ work: async (task) => {
			try {
				var _usingCtx$1 = _usingCtx();
				const equipped = {
					config: withExecutable(config, await claude()),
					env
				};
				const wanted = await isToldMeanwhile(ledger, () => workspace.askHead(ledgerBranch(spec.id))) ? {
					...task,
					interrupt: AbortSignal.abort()
				} : task;
				const live = _usingCtx$1.a(createLiveLine({
					show,
					redact,
					warn: setting.warn
				}));
				const onActivity = (activity) => {
					sayAside(activity.text);
					live.note(activity);
				};
				const place = {
					home,
					quarters: await quarters()
				};
				return await chooseWorker(equipped, spec, {
					...place,
					instructions,
					redact,
					onActivity
				}).work(wanted);
			} catch (_) {
				_usingCtx$1.e = _;
			} finally {
				await _usingCtx$1.d();
			}
		} }),
		prover,
		manager: await chooseManager(means, spec),
		judge: {
			name: judge.name,
			judge: async (request) => {
				await workspace.ready([request.sha, request.base]);
				return judge.judge(request);
			}
		},
		queue: createGitHubQueue(github, config.parallel),
		ci: createGitHubCi(github, {
			workflow: job.workflow,
			dispatch: config.dispatchCi
		}),
		reporter: looking.reporter
	};
}
/** The same two; the branch is looked at while people are shown an iteration's end: what is next is asked right after. */
function lookingAhead(workspace, reporter) {
	let ahead;
	const observe = (branch, known) => {
		const standing = ahead ?? workspace.observe(branch, known);
		ahead = void 0;
		return standing;
	};
	const report = (state) => {
		ahead = endsIteration(state) ? workspace.observe(state.mission.branch, state) : void 0;
		ahead?.catch(() => {});
		return reporter.report(state);
	};
	return {
		workspace: {
			...workspace,
			observe
		},
		reporter: { report }
	};
}
/** GitHub gives an App what it gives no job: buttons, and a signature on the commits. */
async function hasAppsToken({ token, inputs }) {
	return await token() !== (inputs["github-token"] ?? "");
}
/** What people are shown: each report, and in between what is done now, on what the ledger said last. */
function createShow(setting, equipment) {
	const { github, job, redact, warn } = setting;
	const { situation, notices } = equipment;
	let seen;
	const see = (_entry, state) => {
		seen = state;
	};
	const ledger = watchedLedger(equipment.ledger, see, {
		by: job.run,
		clock: Date.now
	});
	const reporter = createGitHubReporter({
		github,
		situation,
		redact,
		notices,
		warn,
		repositoryUrl: `${job.serverUrl}/${job.repository}`,
		run: job.run,
		newest: ledger.pullRequest,
		hasButtons: () => hasAppsToken(setting)
	});
	const show = async (live) => {
		if (seen !== void 0) await reporter.refresh(seen, live);
	};
	return {
		ledger,
		reporter,
		show
	};
}
/**
* The same ledger; the worker's files come, and its quarters are found, while it is recorded that an iteration begins.
* A fault shows when they are used.
*/
function withFiles(ledger, workspace, quarters) {
	return {
		...ledger,
		append: (event, view, consequence) => {
			const { state } = view;
			if (event.type === "iteration-opened" && state !== void 0) {
				workspace.ready([state.head, state.base]).catch(() => {});
				quarters().catch(() => {});
			}
			return ledger.append(event, view, consequence);
		}
	};
}
/** What was merged while the worker worked is over: nothing goes on top of it. */
function objectionIn(ledger, { pullRequest }) {
	return ledger.pullRequest()?.state === "MERGED" && pullRequest?.state !== "MERGED" ? "The pull request was merged while the worker worked." : void 0;
}
/** The same workspace; a mission is not opened where the repository's rules would refuse its first push. */
function withRules(workspace, setting) {
	return {
		...workspace,
		open: async (branch, mission) => {
			const message = `feat: iteration 1\n\nCCO-Mission: ${mission}\nCCO-Iteration: 1\n`;
			const isSigned = await hasAppsToken(setting);
			const email = isSigned ? void 0 : defaultIdentity.email;
			const ledger = {
				message: "cco: mission-opened (1)\n\n[skip ci]",
				email: void 0,
				paths: ledgerPaths
			};
			await requireRules(setting.github, [{
				branch: branch.name,
				isSigned,
				message,
				email,
				paths: []
			}, {
				branch: ledgerBranch(mission),
				isSigned: true,
				...ledger
			}]);
			return workspace.open(branch, mission);
		}
	};
}
const ledgerPaths = ["events/0000/000001.json", "README.md"];
/** The configured Claude Code, the one on the PATH, or the pinned one from npm. */
async function readyClaude({ inputs, env, job }, config) {
	const named = namedClaude(inputs, config);
	if (named !== void 0) return named;
	return (await findClaude({ env }))?.path ?? fetchClaude({
		cache: env.RUNNER_TOOL_CACHE ?? job.temp,
		env
	});
}
/** One that was named is not replaced by another: the worker says that it is missing. */
function namedClaude(inputs, { worker }) {
	return inputs["claude-code-path"] ?? worker.executable;
}
function withExecutable(config, executable) {
	return {
		...config,
		worker: {
			...config.worker,
			executable
		}
	};
}
export { findComments as _, parkWhenCutOff as a, createLabelKeeper as c, secretInputs as d, faultOf as f, createGitHubCi as g, readPriorities as h, park as i, readJob as l, readMissions as m, readyClaude as n, createSetting as o, hasRunEnded as p, watchForStop as r, wakeOf as s, createGitHubPorts as t, readInputs as u, isTrusted as v, writeComment as y };
