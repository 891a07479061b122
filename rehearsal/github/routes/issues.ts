import { isAllowed, loginOf, need, roleOfLogin } from "../access.ts";
import { renderAccount } from "../account.ts";
import { ApiError, checkLength, notFound } from "../api-error.ts";
import { type Answer, created, ok, page, type RepositoryCall, repositoryRoute } from "../call.ts";
import { asObject, list, text, textOrNull, texts } from "../fields.ts";
import type { Issue } from "../issue.ts";
import { changeText, checkTitle, type TextWish } from "../issue-text.ts";
import { addIssue, addLabels, changeState, emitIssue, setLabels } from "../issues.ts";
import { renderIssue } from "../render/issue.ts";
import type { Repository } from "../repository.ts";

const read = need("read", "issues=read", "pull_requests=read");

export const issueRoutes = [
  repositoryRoute("GET /issues", read, listIssues),
  repositoryRoute("POST /issues", need("read", "issues=write"), createIssue),
  repositoryRoute("GET /issues/{issue_number}", read, getIssue),
  repositoryRoute(
    "PATCH /issues/{issue_number}",
    need("read", "issues=write", "pull_requests=write"),
    updateIssue,
  ),
  repositoryRoute("GET /issues/{issue_number}/timeline", read, listTimeline),
  repositoryRoute("GET /issues/{issue_number}/events", read, listTimeline),
];

export function findIssue({ repository, params }: RepositoryCall): Issue {
  const issue = repository.issues.get(Number(params.issue_number));
  if (issue === undefined) throw notFound();
  if (issue.pull === undefined) checkEnabled(repository);
  return issue;
}

function checkEnabled({ hasIssues }: Repository): void {
  if (!hasIssues) throw new ApiError(410, "Issues are disabled for this repo");
}

function listIssues(call: RepositoryCall): Answer {
  const { world, repository, query } = call;
  checkEnabled(repository);
  const state = query.get("state") ?? "open";
  const labels = (query.get("labels") ?? "").split(",").filter(Boolean);
  const since = query.get("since");
  const creator = query.get("creator");
  const found = [...repository.issues.values()].filter(
    (issue) =>
      (state === "all" || issue.state === state) &&
      labels.every((label) => issue.labels.has(label.trim().toLowerCase())) &&
      (since === null || Date.parse(issue.updatedAt) >= Date.parse(since)) &&
      (creator === null || issue.author === creator),
  );
  return page(call, sorted(found, query), (issue) => renderIssue(world, repository, issue));
}

function sorted(issues: readonly Issue[], query: URLSearchParams): readonly Issue[] {
  const key = query.get("sort") === "updated" ? "updatedAt" : "createdAt";
  const ascending = issues.toSorted(
    (one, other) => one[key].localeCompare(other[key]) || one.number - other.number,
  );
  return query.get("direction") === "asc" ? ascending : ascending.reverse();
}

function getIssue(call: RepositoryCall): Answer {
  return ok(renderIssue(call.world, call.repository, findIssue(call)));
}

async function createIssue(call: RepositoryCall): Promise<Answer> {
  const { world, repository, body } = call;
  checkEnabled(repository);
  const issueBody = textOrNull(body, "body") ?? null;
  const title = checkTitle(`${body.title ?? ""}`);
  checkLength("Issue", issueBody);
  const mayLabel = maySort(call);
  const issue = addIssue(call, {
    title,
    body: issueBody,
    assignees: mayLabel ? (texts(body, "assignees") ?? []) : [],
  });
  await emitIssue(call, issue, "opened");
  // Without push access labels and assignees are dropped in silence.
  if (mayLabel) await addLabels(call, issue, labelNames(call) ?? []);
  return created(renderIssue(world, repository, issue));
}

function maySort({ world, repository, identity }: RepositoryCall): boolean {
  return isAllowed(world, repository, {
    identity,
    wanted: need("triage", "issues=write", "pull_requests=write"),
  });
}

/** Labels come as names or as objects with one. */
function labelNames({ body }: RepositoryCall): readonly string[] | undefined {
  return list(body, "labels")?.flatMap((item) => {
    const name = typeof item === "string" ? item : asObject(item)?.name;
    return typeof name === "string" ? [name] : [];
  });
}

async function updateIssue(call: RepositoryCall): Promise<Answer> {
  const { world, repository, identity, body } = call;
  const issue = findIssue(call);
  const isAuthor = loginOf(identity) === issue.author;
  if (!isAuthor && !maySort(call)) throw new ApiError(403, "Must have admin rights to Repository.");
  await changeText(call, issue, textsIn(call));
  const labels = labelNames(call);
  if (labels !== undefined && maySort(call)) await setLabels(call, issue, labels);
  const assignees = texts(body, "assignees");
  if (assignees !== undefined) changeAssignees(call, issue, assignees);
  const state = text(body, "state");
  const reason = (textOrNull(body, "state_reason") ?? null) as Issue["stateReason"];
  if (state === "open" || state === "closed") await changeState(call, issue, { state, reason });
  return ok(renderIssue(world, repository, issue));
}

/** What a call wants an issue's or a pull request's texts to be. A title of null means none was given. */
export function textsIn({ body }: RepositoryCall): TextWish {
  const title = body.title === undefined || body.title === null ? undefined : `${body.title}`;
  return { title, body: textOrNull(body, "body") };
}

function changeAssignees(
  { world, repository }: RepositoryCall,
  issue: Issue,
  logins: readonly string[],
): void {
  issue.assignees.clear();
  for (const login of logins) {
    const isKnown =
      world.accounts.has(login.toLowerCase()) && roleOfLogin(world, repository, login) !== "none";
    if (isKnown) issue.assignees.add(login);
  }
}

function listTimeline(call: RepositoryCall): Answer {
  const { world } = call;
  return page(call, findIssue(call).timeline, ({ id, event, actor, at, more }) => ({
    id,
    node_id: `EVENT_${id}`,
    url: "",
    actor: renderAccount(world, actor),
    event,
    commit_id: null,
    commit_url: null,
    created_at: at,
    performed_via_github_app: null,
    ...more,
  }));
}
