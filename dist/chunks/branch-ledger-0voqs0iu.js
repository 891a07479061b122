import { c as writeReport } from "./report-B1w9p9SE.js";
import { n as mistakes } from "./error-DPtNGVe7.js";
import { r as redactStrings } from "./redact-QUhR6P6M.js";
import { i as graphqlErrors, r as dataOf, s as statusOf } from "./github-people-DhK6H-vm.js";
import { a as writeSnapshot, c as writeEntry, i as parseSnapshot, m as replay, o as entryPath, p as evolve, s as parseEntry, u as LedgerMoved } from "./local-run-CwLodOW4.js";
import { r as parseDocument } from "./yaml-document-CZC2IZ6V.js";
import { a as slugOf } from "./parse-mission-CZ0Drtg5.js";
import { t as pinDocument } from "./mission-source-DqmC2QXY.js";
// src/adapters/github-situation.ts
/** Pull requests of a branch, newest first. @param variable the one with the branch's name, such as `$branch` */
function renderPullRequests(variable) {
	return `pullRequests(headRefName: ${variable}, first: 10, orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes { id number body state isDraft url headRefOid isCrossRepository headRef { id } }
    }`;
}
const issueFields = `issue(number: $issue) {
    id number title body state url lastEditedAt
    author { __typename login }
    editor { __typename login }
    labels(first: 100) { nodes { name } }
  }`;
function renderDocument({ issue, files }) {
	const blobs = files.map((_, index) => `file${index}: object(expression: $file${index}) { ... on Blob { text } }`);
	const parameters = files.map((_, index) => `, $file${index}: String!`).join("");
	return `query situation($owner: String!, $repo: String!, $branch: String!${issue === void 0 ? "" : ", $issue: Int!"}${parameters}) {
  repository(owner: $owner, name: $repo) {
    id
    isArchived
    defaultBranchRef { name }
    ${issue === void 0 ? "" : issueFields}
    ${renderPullRequests("$branch")}
    ${blobs.join("\n    ")}
  }
}`;
}
async function readSituation(github, request) {
	const { owner, repo } = github;
	const { branch, issue, files } = request;
	const variables = {
		owner,
		repo,
		branch,
		...Object.fromEntries(files.map((path, index) => [`file${index}`, `HEAD:${path}`])),
		...issue === void 0 ? {} : { issue }
	};
	const { repository } = await github.graphql(renderDocument(request), variables).catch(withoutMissingIssue);
	return {
		repositoryId: repository.id,
		archived: repository.isArchived,
		defaultBranch: repository.defaultBranchRef?.name ?? "main",
		issue: repository.issue ? issueOf(repository.issue) : void 0,
		pullRequest: choosePullRequest(repository.pullRequests.nodes),
		files: Object.fromEntries(files.flatMap((path, index) => {
			const text = repository[`file${index}`]?.text;
			return text ? [[path, text]] : [];
		}))
	};
}
/** GitHub answers a number that is no issue with an error beside everything else. */
function withoutMissingIssue(error) {
	const errors = graphqlErrors(error);
	const isOnlyMissing = errors.length > 0 && errors.every(({ type }) => type === "NOT_FOUND");
	const data = dataOf(error);
	if (!isOnlyMissing || data?.repository === void 0 || data.repository === null) throw error;
	return data;
}
function issueOf({ state, labels, author, editor, lastEditedAt, ...issue }) {
	return {
		...issue,
		open: state === "OPEN",
		labels: labels.nodes.map((label) => label.name),
		author: loginOf(author),
		editor: loginOf(editor),
		editedAt: lastEditedAt === null ? void 0 : Date.parse(lastEditedAt)
	};
}
/** GraphQL names a bot as if it were a person: without the `[bot]` that tells them apart everywhere else. */
function loginOf(actor) {
	return actor?.__typename === "Bot" ? `${actor.login}[bot]` : actor?.login;
}
/** The open one, else the newest. A fork's branch of the same name is somebody else's. */
function choosePullRequest(nodes) {
	const pulls = nodes.filter((one) => !one.isCrossRepository).map(pullRequestOf);
	return pulls.find((one) => one.state === "OPEN") ?? pulls[0];
}
function pullRequestOf({ isDraft, headRef, headRefOid, isCrossRepository: _ours, ...pull }) {
	return {
		...pull,
		draft: isDraft,
		head: headRefOid,
		isHeadless: headRef === null
	};
}
// src/core/text-approval.ts
/** Facts and an answer. What was looked at is approved, and nothing that came after it. */
function approveText(state, { actor, url, said, text }) {
	if (text === void 0) return {
		events: [],
		reply: "There is no issue whose text could be approved."
	};
	const { hash, counts, isNewer } = text;
	if (state.textApproved?.hash === hash) return { events: [] };
	if (said === void 0 ? isNewer : !hash.startsWith(said)) return {
		events: [],
		reply: `The text is another one now than the one that was looked at. Look again, then: \`${approvalOf(hash)}\`.`
	};
	if (counts) return {
		events: [],
		reply: "Everything in the text counts already: nobody has to approve it."
	};
	return { events: [{
		type: "text-approved",
		hash,
		actor,
		...url === void 0 ? {} : { url }
	}] };
}
/** What somebody with write access says to take a text over. */
function approvalOf(hash) {
	return `/cco approve text ${hash.slice(0, 10)}`;
}
// src/listening/missions.ts
/** @param text what a person or a dispatch calls it: `42`, `#42`, `issue-42`, a path, or the id of a file's mission. */
function missionRefOf(text) {
	const [, number] = /^(?:#|issue-)?(\d+)$/.exec(text) ?? [];
	if (number !== void 0) return {
		id: `issue-${number}`,
		issue: Number(number),
		file: void 0
	};
	if (text.includes("/")) return {
		id: slugOf(nameIn(text)),
		issue: void 0,
		file: text
	};
	return {
		id: text,
		issue: void 0,
		file: text === "mission" ? ".cco/mission.yaml" : `.cco/missions/${text}.yaml`
	};
}
function nameIn(path) {
	return path.replace(/^.*\//, "").replace(/\.(ya?ml|json)$/, "");
}
/** How a dispatch names it. */
function nameOf({ issue, file, id }) {
	return issue === void 0 ? file ?? id : String(issue);
}
/**
* The mission's text as it is now, or undefined when it must not be followed: it is gone, or somebody changed it
* who may not. Whoever may write to the repository may write commands into an issue; nobody else.
*/
async function readText(ref, situation, context) {
	if (ref.file !== void 0) return fileText(ref, situation, context);
	if (situation.issue === void 0) return {
		pinned: void 0,
		notices: []
	};
	const { issue } = situation;
	const { readIssue, textHash } = await import("./issue-mission-CFk5JtEH.js");
	const trusted = readIssue(issue, {
		...context.layers,
		commandsTrusted: true
	});
	if (trusted.pinned.hash === context.state?.specHash) return trusted;
	const { people, state } = context;
	const hash = textHash(issue);
	if (hash === state?.textApproved?.hash) return trusted;
	const { authorMay, editorMay } = await writersOf(issue, people);
	if (authorMay && editorMay) return trusted;
	const approval = approvalOf(hash);
	const untrusted = readIssue(issue, {
		...context.layers,
		commandsTrusted: false,
		approval
	});
	if (state === void 0 || untrusted.pinned.hash === state.specHash) return untrusted;
	return {
		pinned: void 0,
		notices: [`${editorMay ? `The text was changed, but ${issue.author ?? "its author"}, who wrote it,` : `${issue.editor ?? issue.author ?? "Somebody"} changed the text and`} has no write access: the pinned text holds. Somebody with write access who has looked at it takes it over: \`${approval}\`.`]
	};
}
async function writersOf(issue, people) {
	const [authorMay, editorMay] = await Promise.all([people.hasWriteAccess(issue.author), people.hasWriteAccess(issue.editor ?? issue.author)]);
	return {
		authorMay,
		editorMay
	};
}
/**
* The issue's text for an approval by somebody who said so at a time. What that person changed is what that person
* looked at. @param said undefined where the time is not known.
*/
async function textAtHand(issue, people, said) {
	if (issue === void 0) return void 0;
	const { textHash } = await import("./issue-mission-CFk5JtEH.js");
	const { authorMay, editorMay } = await writersOf(issue, people);
	const { editedAt = 0, editor } = issue;
	const isNewer = said.at === void 0 || editedAt >= said.at && editor !== said.actor;
	return {
		hash: textHash(issue),
		counts: authorMay && editorMay,
		isNewer
	};
}
/** A file that is gone does not end a mission that was opened: the ledger has its text. */
function fileText(ref, { files }, { state, layers }) {
	const { id, file = "" } = ref;
	const text = files[file];
	if (text !== void 0) return pinDocument(parseDocument(text, file), {
		file,
		id,
		...layers
	});
	if (state === void 0) throw mistakes.missionMissing(file);
	return {
		pinned: void 0,
		notices: [`${file} is not on the default branch any more: the pinned text holds.`]
	};
}
// src/adapters/branch-commit.ts
function renderCommitDocument(isWatched) {
	const [parameter, look] = isWatched ? [", $head: String!", ` repository { ${renderPullRequests("$head")} }`] : ["", ""];
	return `mutation commit($input: CreateCommitOnBranchInput!${parameter}) {
  createCommitOnBranch(input: $input) { commit { oid${look} } }
}`;
}
/**
* Adds one commit to a branch that is at `expected`; GitHub signs it. Undefined when the branch is elsewhere by
* now. Where GraphQL is refused, the git data API does the same in three calls.
*/
async function commitOnBranch(github, commit) {
	const { watch } = commit;
	const variables = {
		input: inputOf(github, commit),
		...watch === void 0 ? {} : { head: watch.branch }
	};
	try {
		return committedBy(await github.graphql(renderCommitDocument(watch !== void 0), variables), watch);
	} catch (error) {
		if (isStale(error)) return void 0;
		const oid = committedBy(dataOf(error), watch);
		if (oid !== void 0) return oid;
		if (graphqlErrors(error).length > 0 || statusOf(error) === 404) return commitByData(github, commit);
		throw error;
	}
}
function inputOf({ owner, repo }, { branch, expected, message, files }) {
	const [headline = "", ...body] = message.split("\n");
	return {
		branch: {
			repositoryNameWithOwner: `${owner}/${repo}`,
			branchName: branch
		},
		expectedHeadOid: expected,
		message: {
			headline,
			body: body.join("\n").trim()
		},
		fileChanges: { additions: files.map(({ path, text }) => ({
			path,
			contents: Buffer.from(text).toString("base64")
		})) }
	};
}
function committedBy(answer, watch) {
	const commit = answer?.createCommitOnBranch?.commit;
	const pulls = commit?.repository?.pullRequests.nodes;
	if (pulls !== void 0) watch?.found(choosePullRequest(pulls));
	return commit?.oid;
}
/** The first commit of a branch without history. Undefined when somebody else made the branch first. */
async function createBranch(github, commit) {
	const { octokit, owner, repo } = github;
	const sha = await createCommit(github, commit, []);
	try {
		await octokit.git.createRef({
			owner,
			repo,
			ref: `refs/heads/${commit.branch}`,
			sha
		});
		return sha;
	} catch (error) {
		if (isExisting(error)) return void 0;
		throw error;
	}
}
async function commitByData(github, commit) {
	const { octokit, owner, repo } = github;
	const sha = await createCommit(github, commit, [commit.expected]);
	try {
		await octokit.git.updateRef({
			owner,
			repo,
			ref: `heads/${commit.branch}`,
			sha,
			force: false
		});
		return sha;
	} catch (error) {
		if (isMessage(error, 422, "not a fast forward")) return void 0;
		throw error;
	}
}
/** A commit that no branch has yet; GitHub signs what an App writes. */
async function createCommit(github, commit, parents) {
	const { octokit, owner, repo } = github;
	const [parent] = parents;
	const tree = await octokit.git.createTree({
		owner,
		repo,
		...parent === void 0 ? {} : { base_tree: parent },
		tree: commit.files.map(({ path, text }) => ({
			path,
			mode: "100644",
			type: "blob",
			content: text
		}))
	});
	const { message } = commit;
	return (await octokit.git.createCommit({
		owner,
		repo,
		message,
		tree: tree.data.sha,
		parents: [...parents]
	})).data.sha;
}
/** GitHub's words for "the branch is not where you think"; `STALE_DATA` is the type it gives since 2026. */
function isStale(error) {
	return graphqlErrors(error).some(({ type, message }) => type === "STALE_DATA" || message.includes("Expected branch to point to"));
}
function isExisting(error) {
	return isMessage(error, 422, "Reference already exists");
}
function isMessage(error, status, text) {
	return statusOf(error) === status && error instanceof Error && error.message.includes(text);
}
// src/adapters/ledger-page.ts
/**
* What a person who opens a ledger's branch reads. Written where the mission rests or an iteration ends:
* in between it would only make every append larger.
*/
function renderLedgerPage(entry, state) {
	if (state === void 0 || !isWorthReading(entry.type)) return [];
	return [{
		path: "README.md",
		text: `${[
			`# ${state.mission.id}: the ledger of a mission`,
			"This branch is the memory of the mission: one file per fact below `events`, and `snapshot.json`, which says what they add up to. It has no history in common with the code. Deleting it ends the mission.",
			writeReport(state).markdown
		].join("\n\n")}\n`
	}];
}
function isWorthReading(type) {
	return type === "mission-opened" || type === "progress-reported" || type === "mission-closed";
}
// src/adapters/ledger-queries.ts
const headDocument = `query ledgerHead($owner: String!, $repo: String!, $ref: String!) {
  repository(owner: $owner, name: $repo) {
    ref(qualifiedName: $ref) {
      target {
        oid
        ... on Commit { file(path: "snapshot.json") { object { ... on Blob { text isTruncated } } } }
      }
    }
  }
}`;
/** Head and snapshot in one request, both of one commit. Undefined when there is no such branch. */
async function readSnapshotFile(github, branch) {
	const { owner, repo } = github;
	const variables = {
		owner,
		repo,
		ref: `refs/heads/${branch}`
	};
	const { repository } = await github.graphql(headDocument, variables);
	if (repository.ref === null) return void 0;
	const { oid, file } = repository.ref.target;
	return {
		oid,
		text: await textOf(github, file?.object, `${oid}:snapshot.json`)
	};
}
/**
* Asks for the head of a branch, each time only whether it has changed since the last: GitHub does not count a question
* that it answers with 304. Undefined when there is no such branch.
* https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#use-conditional-requests
*/
function createHeadQuestion({ octokit, owner, repo }, branch) {
	let last;
	return async () => {
		const headers = last?.etag === void 0 ? {} : { "if-none-match": last.etag };
		try {
			const answer = await octokit.git.getRef({
				owner,
				repo,
				ref: `heads/${branch}`,
				headers
			});
			last = {
				etag: answer.headers.etag,
				sha: answer.data.object.sha
			};
		} catch (error) {
			if (statusOf(error) === 404) last = void 0;
			else if (statusOf(error) !== 304) throw error;
		}
		return last?.sha;
	};
}
const blobDocument = `query blob($owner: String!, $repo: String!, $expression: String!) {
  repository(owner: $owner, name: $repo) { object(expression: $expression) { ... on Blob { text isTruncated } } }
}`;
/** The text of `commit:path`; undefined when there is none. */
async function readBlob(github, expression) {
	const { owner, repo } = github;
	const { repository } = await github.graphql(blobDocument, {
		owner,
		repo,
		expression
	});
	return textOf(github, repository.object, expression);
}
/** GraphQL cuts long texts; the contents API gives up to 100 MB in its raw form. */
async function textOf({ octokit, owner, repo }, blob, expression) {
	if (blob === null || blob === void 0) return void 0;
	if (!blob.isTruncated && blob.text !== null) return blob.text;
	const [ref = "", path = ""] = expression.split(":");
	const raw = await octokit.request("GET /repos/{owner}/{repo}/contents/{path}", {
		owner,
		repo,
		path,
		ref,
		mediaType: { format: "raw" }
	});
	return String(raw.data);
}
// src/adapters/branch-ledger.ts
/** The branch a mission's ledger is kept on. */
function ledgerBranch(mission) {
	return `cco/state/${mission}`;
}
/**
* A ledger on a branch of its own: one commit for an entry and what follows from it, and the branch's head is the
* compare-and-swap.
* The snapshot is part of the same commit, so one request knows the state at any length.
*/
function createBranchLedger(options) {
	const { github, hasEnded } = options;
	const branch = ledgerBranch(options.mission);
	/** The commit that each view was read from or written as. */
	const commits = /* @__PURE__ */ new Map();
	let newest = {
		seq: 0,
		state: void 0
	};
	const pulls = createPullRequestMemory();
	const askHead = createHeadQuestion(github, branch);
	const head = () => commits.get(newest.seq);
	const isBehind = async () => await askHead() !== head();
	const last = () => newest;
	return {
		read,
		append,
		entries,
		hasEnded,
		head,
		isBehind,
		last,
		pullRequest: pulls.last
	};
	async function read() {
		const found = await readSnapshotFile(github, branch);
		if (found === void 0) return newest;
		const view = parseSnapshot(found.text) ?? await rebuild(found.oid);
		if (view.seq < newest.seq) return newest;
		return remember(view, found.oid);
	}
	async function append(event, view, consequence) {
		const { made, next, message, files } = await drawUp(consequence === void 0 ? [event] : [event, consequence], view, options);
		const expected = commits.get(view.seq) ?? await findCommit(view);
		const oid = expected === void 0 ? await createBranch(github, {
			branch,
			message,
			files
		}) : await commitOnBranch(github, {
			branch,
			message,
			files,
			expected,
			watch: pulls.watch(next.state)
		});
		if (oid !== void 0) return remember(next, oid);
		const [entry] = made;
		if (entry !== void 0 && await isStored(github, branch, entry)) return read();
		throw new LedgerMoved();
	}
	/** Of a view that another process has read: its commit is the head, or the view is old. */
	async function findCommit({ seq }) {
		if (seq === 0) return void 0;
		await read();
		const oid = commits.get(seq);
		if (oid === void 0) throw new LedgerMoved();
		return oid;
	}
	async function entries() {
		const { seq } = await read();
		return readEntries(github, {
			branch,
			oid: commits.get(seq) ?? "",
			last: seq
		});
	}
	/** Without a snapshot that can be believed, the entries are folded again. */
	async function rebuild(oid) {
		const all = await readEntries(github, {
			branch,
			oid,
			last: Number.POSITIVE_INFINITY
		});
		return {
			seq: all.length,
			state: replay(all)
		};
	}
	function remember(view, oid) {
		commits.set(view.seq, oid);
		newest = view;
		return view;
	}
}
/** What one commit brings. */
async function drawUp(events, view, options) {
	const made = entriesOf(events, view, options);
	const next = {
		seq: view.seq + made.length,
		state: made.reduce(evolve, view.state)
	};
	const files = [...filesOf(made, next), ...await attachmentsOf(made, options)];
	return {
		made,
		next,
		message: messageOf(made),
		files
	};
}
function entriesOf(events, { seq }, { run: by, clock, redact }) {
	return events.map((event, place) => {
		const content = redactStrings(event, redact);
		return {
			v: 1,
			seq: seq + 1 + place,
			at: clock(),
			by,
			...content
		};
	});
}
function messageOf(entries) {
	return `cco: ${entries.map(({ type, seq }) => `${type} (${seq})`).join(", ")}\n\n[skip ci]`;
}
async function attachmentsOf(entries, { attachments }) {
	return (await Promise.all(entries.map(async (entry) => attachments?.(entry) ?? []))).flat();
}
function filesOf(entries, next) {
	const stored = entries.map((entry) => ({
		path: entryPath(entry.seq),
		text: writeEntry(entry)
	}));
	const page = entries.map((entry) => renderLedgerPage(entry, next.state)).findLast((one) => one.length > 0);
	return [
		...stored,
		{
			path: "snapshot.json",
			text: writeSnapshot(next)
		},
		...page ?? []
	];
}
function createPullRequestMemory() {
	let last;
	const found = (pullRequest) => {
		last = pullRequest;
	};
	const watch = (state) => state === void 0 ? void 0 : {
		branch: state.mission.branch.name,
		found
	};
	return {
		last: () => last,
		watch
	};
}
/** An append whose answer was lost is sent again, and then finds itself. */
async function isStored(github, branch, entry) {
	return await readBlob(github, `refs/heads/${branch}:${entryPath(entry.seq)}`) === writeEntry(entry);
}
/** The entries of a ledger at one of its commits, oldest first. */
async function readEntries(github, { branch, oid, last }) {
	const all = [];
	while (all.length < last) {
		const path = entryPath(all.length + 1);
		const text = await readBlob(github, `${oid}:${path}`);
		if (text === void 0) break;
		all.push(parseEntry(text, all.length + 1, `${branch}:${path}`));
	}
	return all;
}
export { readText as a, readSituation as c, nameOf as i, ledgerBranch as n, textAtHand as o, missionRefOf as r, approveText as s, createBranchLedger as t };
