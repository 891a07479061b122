import { describe, expect, test } from "vitest";
import { createPages } from "#rehearsal/github/pages/pages.ts";
import { commitOn, createStage, repo, type Stage } from "./stage.ts";

const body = `Build **it**.
See #2 and <!-- hidden -->https://example.org/a.

- [x] one
- [ ] two \`code\`

| a | b |
|---|---|
| 1 | 2 |

<details><summary>More</summary>

inside <sub>small</sub>

</details>

<script>alert(1)</script> <img src=x onerror="alert(2)"> [bad](javascript:alert(3))`;

/** An issue with a comment and a pull request with a check. */
async function fill(stage: Stage) {
  stage.github.servePages(createPages(stage.github.world));
  await stage.ada.issues.createLabel({
    ...repo,
    name: "cco:running",
    color: "fbca04",
    description: "At work",
  });
  await stage.ada.issues.create({ ...repo, title: "Build <it>", body, labels: ["cco:running"] });
  const job = stage.client(stage.jobToken({ checks: "write", issues: "write" }));
  await job.issues.createComment({ ...repo, issue_number: 1, body: "line one\nline two" });
  const files = { "b.txt": "b\nb\n" };
  const sha = await commitOn(stage.bob, await stage.head(), files);
  await stage.bob.git.createRef({ ...repo, ref: "refs/heads/topic", sha });
  const message = "feat: more\n\nWhy not.\n\nCCO-Mission: issue-1\nCCO-Iteration: 2";
  const tree = (await stage.bob.git.getCommit({ ...repo, commit_sha: sha })).data.tree.sha;
  const second = await stage.bob.git.createCommit({ ...repo, message, tree, parents: [sha] });
  await stage.bob.git.updateRef({ ...repo, ref: "heads/topic", sha: second.data.sha });
  await stage.bob.pulls.create({ ...repo, head: "topic", base: "main", title: "Topic", draft: true });
  const output = { title: "1 of 2", summary: "| criterion | verdict |\n|---|---|\n| one | met |" };
  const check = { ...repo, name: "CCO / Definition of Done", head_sha: second.data.sha };
  await job.checks.create({ ...check, conclusion: "failure", output });
  await job.checks.create({ ...check, conclusion: "success", output });
  return { head: second.data.sha };
}

async function read(stage: Stage, path: string) {
  const response = await fetch(`${stage.github.serverUrl}${path}`);
  return {
    status: response.status,
    url: response.url,
    text: await response.text(),
    headers: response.headers,
  };
}

describe("pages", () => {
  test("show an issue with its label, its text and its comments as GitHub renders them", async () => {
    await using stage = await createStage();
    await fill(stage);

    const { status, text, headers } = await read(stage, "/ada/engine/issues/1");

    expect(status).toBe(200);
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(text).toContain("Build &lt;it&gt;");
    expect(text).toContain('<span class="badge open">Open</span>');
    expect(text).toMatch(/background:#fbca04;color:#000000"[^>]*>cco:running</);
    expect(text).toContain("<strong>it</strong>.<br>");
    expect(text).toContain(`<a href="${stage.github.serverUrl}/ada/engine/issues/2">#2</a>`);
    expect(text).toContain('<a href="https://example.org/a">');
    expect(text).toMatch(
      /<li class="task"><input type="checkbox" disabled="" aria-label="done" checked="">\s*one/,
    );
    expect(text).toMatch(/aria-label="not done">\s*two <code>code<\/code>/);
    expect(text).toContain("<td>1</td>");
    expect(text).toContain("<details><summary>More</summary>");
    expect(text).toContain("<sub>small</sub>");
    expect(text).toMatch(/github-actions<\/strong>[\s\S]*line one<br>/);
    expect(text).toContain("added the label cco:running");
  });

  test("let nothing through that could run or that was hidden", async () => {
    await using stage = await createStage();
    await fill(stage);

    const { text } = await read(stage, "/ada/engine/issues/1");

    expect(text).not.toMatch(/<script|<img|href="javascript/);
    expect(text).not.toContain("hidden");
    expect(text).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  });

  test("show a pull request with its commits, their trailers and the latest checks", async () => {
    await using stage = await createStage();
    const { head } = await fill(stage);

    const { text } = await read(stage, "/ada/engine/pull/2");

    expect(text).toContain('<span class="badge draft">Draft</span>');
    expect(text).toContain("2 commits from <code>topic</code> into <code>main</code>");
    expect(text).toMatch(/1 file changed, <span class="success">\+2</);
    expect(text).toContain(`<a href="${stage.github.serverUrl}/ada/engine/commit/${head}">feat: more</a>`);
    expect(text).toContain("<span>CCO-Iteration: 2</span>");
    expect(text.match(/CCO \/ Definition of Done/g)).toHaveLength(1);
    expect(text).toMatch(/class="success">success<[\s\S]*<td>met<\/td>/);
  });

  test("follow a pull request from draft to merged", async () => {
    await using stage = await createStage();
    await fill(stage);
    const id = (await stage.bob.pulls.get({ ...repo, pull_number: 2 })).data.node_id;
    const query = `mutation ($id: ID!) { markPullRequestReadyForReview(input: { pullRequestId: $id }) { pullRequest { id } } }`;
    await stage.bob.graphql(query, { id });
    expect((await read(stage, "/ada/engine/pull/2")).text).toContain('<span class="badge open">Open</span>');

    await stage.bob.pulls.merge({ ...repo, pull_number: 2 });

    const { text } = await read(stage, "/ada/engine/pull/2");
    expect(text).toContain('<span class="badge merged">Merged</span>');
    expect(text).toContain("marked this as ready for review");
    expect(text).toContain("2 commits from");
  });

  test("list issues, pull requests and branches, and open commits and files", async () => {
    await using stage = await createStage();
    const { head } = await fill(stage);

    const index = await read(stage, "/ada/engine");
    const commit = await read(stage, `/ada/engine/commit/${head}`);

    expect((await read(stage, "/")).text).toContain("ada/engine");
    for (const part of [
      "/ada/engine/issues/1",
      "/ada/engine/pull/2",
      "<code>topic</code>",
      "<code>main</code>",
    ])
      expect(index.text).toContain(part);
    expect(commit.text).toContain("CCO-Mission: issue-1");
    const tree = await read(stage, "/ada/engine/tree/topic");
    expect(tree.text).toContain(`<a href="${stage.github.serverUrl}/ada/engine/blob/topic/src/a.txt">`);
    expect(tree.text).toContain("<h1>Engine</h1>");
    expect((await read(stage, "/ada/engine/blob/topic/src/a.txt")).text).toContain("one\n</pre>");
  });

  test("lead from a number to its page, and nowhere from a wrong one", async () => {
    await using stage = await createStage();
    await fill(stage);

    expect((await read(stage, "/ada/engine/issues/2")).url).toBe(
      `${stage.github.serverUrl}/ada/engine/pull/2`,
    );
    for (const path of ["/ada/engine/issues/9", "/ada/none", "/ada/engine/commit/none", "/ada/engine/wiki"])
      expect((await read(stage, path)).status).toBe(404);
  });
});
