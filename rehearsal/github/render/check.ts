import { nodeId, renderAccount } from "../account.ts";
import type { CheckRun, CheckSuite, CommitStatus } from "../check.ts";
import { isPull } from "../pulls.ts";
import type { Repository } from "../repository.ts";
import type { World } from "../world.ts";
import { renderViaApp } from "./app.ts";
import { renderMinimalRepository, renderRepository, repositoryHtmlUrl, repositoryUrl } from "./repository.ts";

export function renderCheckRun(world: World, repository: Repository, run: CheckRun) {
  const url = `${repositoryUrl(world, repository)}/check-runs/${run.id}`;
  return {
    id: run.id,
    name: run.name,
    node_id: nodeId("CR", run.id),
    head_sha: run.sha,
    external_id: run.externalId,
    url,
    html_url: `${repositoryHtmlUrl(world, repository)}/runs/${run.id}`,
    details_url: run.detailsUrl,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: {
      title: run.output.title,
      summary: run.output.summary,
      text: run.output.text,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: run.suite },
    app: renderViaApp(world, run.app),
    pull_requests: renderPullsAt(world, repository, run.sha),
  };
}

function renderPullsAt(world: World, repository: Repository, sha: string) {
  const repo = renderMinimalRepository(world, repository);
  return [...repository.issues.values()].filter(isPull).flatMap(({ number, state, pull }) =>
    pull.headSha === sha && state === "open"
      ? [
          {
            id: pull.id,
            number,
            url: `${repositoryUrl(world, repository)}/pulls/${number}`,
            head: { ref: pull.headBranch, sha: pull.headSha, repo },
            base: { ref: pull.baseBranch, sha: pull.baseSha, repo },
          },
        ]
      : [],
  );
}

export function renderSuite(world: World, repository: Repository, suite: CheckSuite) {
  const url = `${repositoryUrl(world, repository)}/check-suites/${suite.id}`;
  const runs = repository.checkRuns.filter((run) => run.suite === suite.id);
  return {
    id: suite.id,
    node_id: nodeId("CS", suite.id),
    head_branch: suite.branch,
    head_sha: suite.sha,
    status: suiteStatus(runs, suite),
    conclusion: suiteConclusion(runs, suite),
    url,
    before: null,
    after: suite.sha,
    pull_requests: renderPullsAt(world, repository, suite.sha),
    app: renderViaApp(world, suite.app),
    repository: renderRepository(world, repository),
    created_at: suite.createdAt,
    updated_at: suite.updatedAt,
    head_commit: {
      id: suite.sha,
      tree_id: "",
      message: "",
      timestamp: suite.createdAt,
      author: null,
      committer: null,
    },
    latest_check_runs_count: runs.length,
    check_runs_url: `${url}/check-runs`,
    rerequestable: true,
    runs_rerequestable: true,
  };
}

/** Of a run without jobs, such as one that a person has to approve, the suite says what the run says. */
export function suiteStatus(runs: readonly CheckRun[], { run }: Pick<CheckSuite, "run"> = {}): string {
  if (runs.length === 0) return run?.status ?? "queued";
  return runs.every(({ status }) => status === "completed") ? "completed" : "in_progress";
}

const worstFirst = [
  "action_required",
  "timed_out",
  "failure",
  "cancelled",
  "stale",
  "neutral",
  "skipped",
  "success",
];

/** The worst of its runs, once all are complete; `neutral` and `skipped` do not spoil a success. */
export function suiteConclusion(
  runs: readonly CheckRun[],
  { run }: Pick<CheckSuite, "run"> = {},
): string | null {
  if (runs.length === 0) return run?.conclusion ?? null;
  if (runs.some(({ status }) => status !== "completed")) return null;
  const held = new Set(runs.map(({ conclusion }) => conclusion));
  const worst = worstFirst.find((conclusion) => held.has(conclusion)) ?? "neutral";
  return ["neutral", "skipped"].includes(worst) && held.has("success") ? "success" : worst;
}

export function renderStatus(world: World, repository: Repository, status: CommitStatus) {
  return {
    url: `${repositoryUrl(world, repository)}/statuses/${status.sha}`,
    avatar_url: null,
    id: status.id,
    node_id: nodeId("SC", status.id),
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    context: status.context,
    created_at: status.createdAt,
    updated_at: status.createdAt,
    creator: renderAccount(world, status.creator),
  };
}
