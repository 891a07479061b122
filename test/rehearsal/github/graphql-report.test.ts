import { describe, expect, test } from "vitest";
import type { Permissions } from "#rehearsal/github/actions-backend.ts";
import { type Mutation, sendBatch } from "#src/adapters/github-batch.ts";
import { createGitHubReporter } from "#src/adapters/github-reporter.ts";
import { readSituation } from "#src/adapters/github-situation.ts";
import { agent, bothUnmet, committed, given, iteration, opened, us, verdict } from "#test/support/given.ts";
import { mission } from "#test/support/mission.ts";
import { clientOf, openMission } from "./graphql-stage.ts";
import { createStage, repo } from "./stage.ts";

const output = { title: "1 of 2 met", summary: "| a | b |\n|---|---|", text: "more" };

function check(field: "createCheckRun" | "updateCheckRun", input: object): Mutation {
  const type = field === "createCheckRun" ? "CreateCheckRunInput" : "UpdateCheckRunInput";
  return { field, type, input: { ...input }, select: "checkRun { id }" };
}

function comment(subjectId: string, body: string): Mutation {
  const select = "commentEdge { node { id } }";
  return { field: "addComment", type: "AddCommentInput", input: { subjectId, body }, select };
}

function pullRequest(input: object): Mutation {
  const select = "pullRequest { id isDraft state title body }";
  return { field: "updatePullRequest", type: "UpdatePullRequestInput", input: { ...input }, select };
}

function ready(pullRequestId: string): Mutation {
  const type = "MarkPullRequestReadyForReviewInput";
  const select = "pullRequest { id isDraft }";
  return { field: "markPullRequestReadyForReview", type, input: { pullRequestId }, select };
}

/** Node ids as they stand in answers, in the order of the mutations. */
function idsIn(results: readonly unknown[]): readonly (string | undefined)[] {
  return results.map((result) => /"id":"([^"]+)"/.exec(JSON.stringify(result ?? null))?.[1]);
}

describe("a report through GraphQL", () => {
  test("performs a whole report in one request, with the events of each part", async () => {
    await using stage = await createStage();
    const github = clientOf(stage);
    const { issue, pull, head } = await openMission(stage);
    const repositoryId = (await stage.ada.repos.get(repo)).data.node_id;
    const about = { repositoryId, name: "CCO / Definition of Done", externalId: "cco:issue-1", output };

    const first = await sendBatch(github, [
      comment(issue.node_id, "one"),
      comment(pull.node_id, "on the pull request"),
      check("createCheckRun", { ...about, headSha: head, status: "IN_PROGRESS" }),
    ]);
    expect(first.problems).toEqual([]);
    const [sticky, onPull, run] = idsIn(first.results);
    const told = stage.events.length;
    const second = await sendBatch(github, [
      {
        field: "updateIssueComment",
        type: "UpdateIssueCommentInput",
        input: { id: sticky, body: "two" },
        select: "issueComment { id }",
      },
      pullRequest({ pullRequestId: pull.node_id, body: "section", title: "Build it" }),
      ready(pull.node_id),
      check("updateCheckRun", { ...about, checkRunId: run, status: "COMPLETED", conclusion: "SUCCESS" }),
    ]);

    expect(second.problems).toEqual([]);
    expect(idsIn(second.results)).toEqual([sticky, pull.node_id, pull.node_id, run]);
    const comments = await stage.ada.issues.listComments({ ...repo, issue_number: 1 });
    expect(comments.data).toMatchObject([
      { node_id: sticky, body: "two", user: { login: "github-actions[bot]" } },
    ]);
    const beside = await stage.ada.issues.listComments({ ...repo, issue_number: 2 });
    expect(beside.data.map(({ node_id }) => node_id)).toEqual([onPull]);
    expect((await stage.ada.pulls.get({ ...repo, pull_number: 2 })).data).toMatchObject({
      draft: false,
      body: "section",
      title: "Build it",
    });
    expect((await stage.ada.checks.listForRef({ ...repo, ref: head })).data.check_runs).toMatchObject([
      {
        node_id: run,
        conclusion: "success",
        external_id: "cco:issue-1",
        output: { summary: output.summary },
      },
    ]);
    const since = stage.events.slice(told);
    expect(since.map(({ name, action }) => `${name}.${action}`)).toEqual([
      "issue_comment.edited",
      "pull_request.edited",
      "pull_request.ready_for_review",
      "check_run.completed",
      "check_suite.completed",
    ]);
    expect(since.every(({ byJobToken }) => byJobToken)).toBe(true);
  });

  test("carries the reports of a mission: one comment, one pull request, one check of each name", async () => {
    await using stage = await createStage({ settings: { actionsMayCreatePullRequests: true } });
    const github = clientOf(stage);
    const { head, branch } = await openMission(stage);
    const situation = await readSituation(github, { branch, issue: 1, files: [] });
    const warnings: string[] = [];
    const reporter = createGitHubReporter({
      github,
      situation,
      redact: (text) => text,
      warn: (text) => void warnings.push(text),
      notices: [],
      repositoryUrl: `${stage.github.serverUrl}/ada/engine`,
      run: us,
    });
    const met = [verdict("crud", "met"), verdict("docs", "met")];
    const proved = [
      opened({ pullRequest: { ...mission().pullRequest, readyWhenDone: true } }),
      bothUnmet,
      iteration(1),
      agent(1),
      committed(1, { sha: head }),
      { type: "criteria-judged", iteration: 1, sha: head, verdicts: met },
    ] as const;

    const shown = await reporter.report(given(...proved).state);
    const closed = { type: "mission-closed", outcome: "done", why: "All is met." } as const;
    await reporter.report(
      given(...proved, { type: "progress-reported", iteration: 1, ...shown }, closed).state,
    );

    expect(warnings).toEqual([]);
    const comments = await stage.ada.issues.listComments({ ...repo, issue_number: 1 });
    expect(comments.data.map(({ node_id }) => node_id)).toEqual([shown.comment, expect.any(String)]);
    const { data: pull } = await stage.ada.pulls.get({ ...repo, pull_number: 2 });
    expect(pull).toMatchObject({ draft: false, body: expect.stringContaining("2 of 2 met") });
    const { data: checks } = await stage.ada.checks.listForRef({ ...repo, ref: head, filter: "all" });
    expect(checks.check_runs.map(({ name, conclusion }) => `${name}: ${conclusion}`).sort()).toEqual([
      "CCO / Definition of Done: success",
      "CCO / crud: success",
      "CCO / docs: success",
    ]);
    const issue = await stage.ada.issues.get({ ...repo, issue_number: 1 });
    expect(issue.data.labels.map((label) => (typeof label === "string" ? label : label.name))).toContain(
      "cco:done",
    );
  });

  test("lets each mutation of a request fail by itself, with a type and the path", async () => {
    await using stage = await createStage();
    const { issue, pull } = await openMission(stage);
    const refused: unknown[] = [];
    const github = clientOf(stage);
    github.octokit.hook.after("request", ({ data }) => void refused.push(...(data.errors ?? [])));
    const repositoryId = (await stage.ada.repos.get(repo)).data.node_id;

    const { results, problems } = await sendBatch(github, [
      comment(issue.node_id, "x".repeat(65_537)),
      comment("I_none", "lost"),
      check("createCheckRun", { repositoryId, headSha: "0".repeat(40), name: "x" }),
      comment(issue.node_id, "kept"),
      pullRequest({ pullRequestId: pull.node_id, state: "CLOSED" }),
    ]);

    expect(results.map((result) => result !== undefined)).toEqual([false, false, false, true, true]);
    expect(problems.map(({ place }) => place)).toEqual([0, 1, 2]);
    expect(problems[0]?.message).toBe("Body is too long (maximum is 65536 characters)");
    expect(refused).toMatchObject([
      { type: "UNPROCESSABLE", path: ["m0"] },
      {
        type: "NOT_FOUND",
        path: ["m1"],
        message: "Could not resolve to a node with the global id of 'I_none'.",
      },
      { type: "UNPROCESSABLE", path: ["m2"], message: `No commit found for SHA: ${"0".repeat(40)}` },
    ]);
    expect(results[4]).toMatchObject({ pullRequest: { state: "CLOSED" } });
  });

  test("asks for the permission of each mutation", async () => {
    await using stage = await createStage();
    const { issue, pull, head } = await openMission(stage);
    const repositoryId = (await stage.ada.repos.get(repo)).data.node_id;
    const run = check("createCheckRun", { repositoryId, headSha: head, name: "x" });
    const report = [
      comment(issue.node_id, "a"),
      pullRequest({ pullRequestId: pull.node_id, title: "b" }),
      ready(pull.node_id),
      run,
    ];
    const problemsFor = async (token: string) => {
      const { problems } = await sendBatch(clientOf(stage, token), report);
      return problems.map(({ message }) => message);
    };
    const job = (permissions: Permissions) => stage.jobToken(permissions);

    const theirs = "Resource not accessible by integration";
    expect(await problemsFor(job({ issues: "write" }))).toEqual([theirs, theirs, theirs]);
    expect(await problemsFor(job({ pull_requests: "write" }))).toEqual([theirs, theirs]);
    expect(await problemsFor(job({ pull_requests: "write", contents: "write" }))).toEqual([theirs]);
    expect(await problemsFor(job({ checks: "write" }))).toEqual([theirs, theirs, theirs]);
    expect(await problemsFor(stage.token("eve"))).toEqual([
      "eve does not have the correct permissions to execute `UpdatePullRequest`",
      "eve does not have the correct permissions to execute `MarkPullRequestReadyForReview`",
      "You must authenticate via a GitHub App.",
    ]);
  });

  test("holds check runs to the limits of the REST API", async () => {
    await using stage = await createStage();
    const repositoryId = (await stage.ada.repos.get(repo)).data.node_id;
    const wish = { repositoryId, headSha: await stage.head(), name: "x" };
    const action = { label: "Stop", description: "Stop it", identifier: "stop" };
    const annotation = {
      path: "README.md",
      location: { startLine: 1, endLine: 1 },
      annotationLevel: "FAILURE",
      message: "no",
    };

    const { results, problems } = await sendBatch(clientOf(stage), [
      check("createCheckRun", { ...wish, actions: [action, action, action, action] }),
      check("createCheckRun", { ...wish, output: { ...output, text: "x".repeat(65_536) } }),
      check("createCheckRun", { ...wish, output: { ...output, annotations: Array(51).fill(annotation) } }),
      check("createCheckRun", { ...wish, status: "COMPLETED" }),
      check("createCheckRun", {
        ...wish,
        actions: [action],
        output: { ...output, annotations: [annotation] },
      }),
    ]);

    expect(problems).toHaveLength(4);
    const [id = ""] = idsIn(results.slice(4));
    const { data } = await stage.ada.checks.listForRef({ ...repo, ref: "main" });
    expect(data.check_runs).toMatchObject([
      { node_id: id, status: "queued", output: { annotations_count: 1 } },
    ]);
    const annotations = await stage.ada.checks.listAnnotations({
      ...repo,
      check_run_id: data.check_runs[0]?.id ?? 0,
    });
    expect(annotations.data).toMatchObject([{ start_line: 1, annotation_level: "failure" }]);
  });
});
