import { need } from "../access.ts";
import { ApiError, checkLength, validationFailed } from "../api-error.ts";
import { type Answer, created, ok, page, type RepositoryCall, repositoryRoute } from "../call.ts";
import { flag, text, textOrNull, texts } from "../fields.ts";
import { git } from "../git-process.ts";
import { readRef } from "../git-refs.ts";
import { addIssue, emitIssue } from "../issues.ts";
import { mergePull } from "../merge-pull.ts";
import { keepPullRefs } from "../mergeability.ts";
import { findPull, isPull } from "../pulls.ts";
import { type PullIssue, renderPull, renderPullSimple } from "../render/pull.ts";
import type { Repository } from "../repository.ts";
import { updatePull } from "../update-pull.ts";
import { textsIn } from "./issues.ts";

const read = need("read", "pull_requests=read");
const write = need("write", "pull_requests=write");

export const pullRoutes = [
  repositoryRoute("GET /pulls", read, listPulls),
  repositoryRoute("POST /pulls", need("read", "pull_requests=write"), createPull),
  repositoryRoute("GET /pulls/{pull_number}", read, getPull),
  repositoryRoute("PATCH /pulls/{pull_number}", write, patchPull),
  repositoryRoute("PUT /pulls/{pull_number}/merge", need("write", "contents=write"), merge),
  repositoryRoute("POST /pulls/{pull_number}/requested_reviewers", write, requestReviewers),
];

function listPulls(call: RepositoryCall): Answer {
  const { world, repository, query } = call;
  const state = query.get("state") ?? "open";
  const head = query.get("head");
  const base = query.get("base");
  const found = [...repository.issues.values()].filter(isPull).filter(
    (issue) =>
      (state === "all" || issue.state === state) &&
      // Without the owner in front GitHub does not filter at all.
      (head === null ||
        !head.includes(":") ||
        head.toLowerCase() === `${repository.owner}:${issue.pull.headBranch}`.toLowerCase()) &&
      (base === null || issue.pull.baseBranch === base),
  );
  const ordered = query.get("direction") === "asc" ? found : found.reverse();
  return page(call, ordered, (issue) => renderPullSimple(world, repository, issue));
}

async function getPull(call: RepositoryCall): Promise<Answer> {
  return ok(
    await renderPull(call.world, call.repository, findPull(call.repository, call.params.pull_number)),
  );
}

async function createPull(call: RepositoryCall): Promise<Answer> {
  const { world, repository, identity, body } = call;
  if (identity.kind === "job" && !repository.settings.actionsMayCreatePullRequests)
    throw new ApiError(403, "GitHub Actions is not permitted to create or approve pull requests.");
  const title = text(body, "title") ?? "";
  if (title.trim() === "")
    throw validationFailed({ resource: "PullRequest", field: "title", code: "missing_field" });
  const description = textOrNull(body, "body") ?? null;
  checkLength("PullRequest", description);
  const ends = await endsOf(call);
  const pull = {
    id: world.nextId(),
    ...ends,
    isDraft: flag(body, "draft") ?? false,
    mergedAt: null,
    mergedBy: null,
    mergeSha: null,
    reviewers: new Set<string>(),
  };
  const issue = addIssue(call, { title, body: description, pull });
  await keepPullRefs(repository, issue.number, pull);
  await emitIssue(call, issue, "opened");
  return created(await renderPull(world, repository, findPull(repository, `${issue.number}`)));
}

/** Both branches, as GitHub wants them: there, different, and without an open pull request between them. */
async function endsOf({ repository, body }: RepositoryCall) {
  const { directory, owner } = repository;
  const headName = text(body, "head") ?? "";
  const headBranch = headName.toLowerCase().startsWith(`${owner}:`.toLowerCase())
    ? headName.slice(owner.length + 1)
    : headName;
  const baseBranch = text(body, "base") ?? "";
  const headSha = await readRef(directory, `refs/heads/${headBranch}`);
  const baseSha = await readRef(directory, `refs/heads/${baseBranch}`);
  if (baseSha === undefined)
    throw validationFailed({ resource: "PullRequest", field: "base", code: "invalid" });
  if (headSha === undefined)
    throw validationFailed({ resource: "PullRequest", field: "head", code: "invalid" });
  if (openBetween(repository, headBranch, baseBranch) !== undefined)
    throw refused(`A pull request already exists for ${owner}:${headBranch}.`);
  const ahead = await git(directory, ["rev-list", "--count", `${baseSha}..${headSha}`]);
  if (ahead === "0") throw refused(`No commits between ${baseBranch} and ${headBranch}`);
  return { headBranch, baseBranch, headSha, baseSha };
}

function refused(message: string): ApiError {
  return validationFailed({ resource: "PullRequest", code: "custom", message });
}

function openBetween({ issues }: Repository, head: string, base: string): PullIssue | undefined {
  return [...issues.values()]
    .filter(isPull)
    .find(({ state, pull }) => state === "open" && pull.headBranch === head && pull.baseBranch === base);
}

async function patchPull(call: RepositoryCall): Promise<Answer> {
  const { world, repository, body } = call;
  const issue = findPull(repository, call.params.pull_number);
  const base = text(body, "base");
  const state = text(body, "state");
  await updatePull(call, issue, { ...textsIn(call), base, state });
  return ok(await renderPull(world, repository, issue));
}

async function merge(call: RepositoryCall): Promise<Answer> {
  const { repository, body } = call;
  const issue = findPull(repository, call.params.pull_number);
  const sha = await mergePull(call, issue, {
    method: text(body, "merge_method") ?? "merge",
    sha: text(body, "sha"),
    title: text(body, "commit_title"),
    message: text(body, "commit_message"),
  });
  return ok({ sha, merged: true, message: "Pull Request successfully merged" });
}

async function requestReviewers(call: RepositoryCall): Promise<Answer> {
  const { world, repository, body } = call;
  const issue = findPull(repository, call.params.pull_number);
  for (const login of texts(body, "reviewers") ?? []) {
    if (login.toLowerCase() === issue.author.toLowerCase())
      throw new ApiError(422, "Review cannot be requested from pull request author.");
    if (
      !repository.collaborators.has(login.toLowerCase()) &&
      login.toLowerCase() !== repository.owner.toLowerCase()
    )
      throw new ApiError(
        422,
        "Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the repository.",
      );
    issue.pull.reviewers.add(login);
    await emitIssue(call, issue, "review_requested", { requested_reviewer: { login } });
  }
  return created(renderPullSimple(world, repository, issue));
}
