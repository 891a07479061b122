import { describe, expect, test } from "vitest";
import { commitOn, createStage, refusalOf, repo, type Stage } from "./stage.ts";

/** A branch with one commit on top of `main`. */
async function branch(stage: Stage, name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const sha = await commitOn(stage.bob, await stage.head(), files);
  await stage.bob.git.createRef({ ...repo, ref: `refs/heads/${name}`, sha });
  return sha;
}

const ends = { ...repo, head: "topic", base: "main", title: "Change" };

describe("pull requests", () => {
  test("opens one, follows its branch and merges it, closing the issue it names", async () => {
    await using stage = await createStage();
    const { data: issue } = await stage.ada.issues.create({ ...repo, title: "A" });
    const head = await branch(stage, "topic", { "b.txt": "b\n" });
    const { data: pull } = await stage.bob.pulls.create({ ...ends, body: `Closes #${issue.number}` });
    const about = { ...repo, pull_number: pull.number };

    const next = await commitOn(stage.bob, head, { "c.txt": "c\n" });
    await stage.bob.git.updateRef({ ...repo, ref: "heads/topic", sha: next });
    const { data: found } = await stage.bob.pulls.get(about);
    const merged = await stage.bob.pulls.merge({ ...about, merge_method: "squash", sha: next });

    expect(found).toMatchObject({ mergeable: true, commits: 2, changed_files: 2, head: { sha: next } });
    expect(await stage.head()).toBe(merged.data.sha);
    expect((await stage.bob.pulls.get(about)).data).toMatchObject({
      merged: true,
      state: "closed",
      merged_by: { login: "bob" },
    });
    expect((await stage.ada.issues.get({ ...repo, issue_number: issue.number })).data.state).toBe("closed");
    const told = stage.events.filter(({ name }) => name === "pull_request");
    expect(told.map(({ action }) => action)).toEqual(["opened", "synchronize", "closed"]);
    expect(told[0]).toMatchObject({ ref: `refs/pull/${pull.number}/merge` });
  });

  test("refuses a second one for the same branches, and one without commits", async () => {
    await using stage = await createStage();
    await branch(stage, "topic", { "b.txt": "b\n" });
    await stage.bob.pulls.create(ends);
    await stage.bob.git.createRef({ ...repo, ref: "refs/heads/empty", sha: await stage.head() });

    const again = stage.bob.pulls.create(ends);
    await expect(again).rejects.toThrow("A pull request already exists for ada:topic.");
    await expect(stage.bob.pulls.create({ ...ends, head: "empty" })).rejects.toThrow(
      "No commits between main and empty",
    );
    expect((await refusalOf(stage.bob.pulls.create({ ...ends, head: "none" }))).status).toBe(422);
    const list = await stage.bob.pulls.list({ ...repo, head: "ada:topic" });
    expect(list.data.map(({ draft }) => draft)).toEqual([false]);
  });

  test("sees a conflict and does not merge it", async () => {
    await using stage = await createStage();
    await branch(stage, "topic", { "src/a.txt": "topic\n" });
    const { data: pull } = await stage.bob.pulls.create(ends);
    const sha = await commitOn(stage.ada, await stage.head(), { "src/a.txt": "main\n" });
    await stage.ada.git.updateRef({ ...repo, ref: "heads/main", sha });

    const about = { ...repo, pull_number: pull.number };
    expect((await stage.bob.pulls.get(about)).data).toMatchObject({
      mergeable: false,
      mergeable_state: "dirty",
    });
    expect(await refusalOf(stage.bob.pulls.merge(about))).toMatchObject({
      status: 405,
      message: "Pull Request is not mergeable",
    });
  });

  test("needs the repository's leave for a job's token", async () => {
    await using stage = await createStage();
    await branch(stage, "topic", { "b.txt": "b\n" });
    const octokit = stage.client(stage.jobToken({ pull_requests: "write" }));

    expect(await refusalOf(octokit.pulls.create(ends))).toMatchObject({
      status: 403,
      message: "GitHub Actions is not permitted to create or approve pull requests.",
    });
    stage.github.admin.repository("ada/engine").settings.actionsMayCreatePullRequests = true;
    const { data } = await octokit.pulls.create({ ...ends, draft: true });

    expect(data).toMatchObject({ draft: true, user: { login: "github-actions[bot]" } });
    expect(stage.events.at(-1)).toMatchObject({ name: "pull_request", byJobToken: true });
    expect(await refusalOf(stage.bob.pulls.merge({ ...repo, pull_number: data.number }))).toMatchObject({
      status: 405,
    });
  });

  test("waits for required checks before it merges into a protected branch", async () => {
    await using stage = await createStage({
      rules: [
        {
          source: "protection",
          name: "main",
          pattern: "main",
          requirePullRequest: true,
          requiredChecks: ["CCO / Definition of Done"],
        },
      ],
    });
    const sha = await branch(stage, "topic", { "b.txt": "b\n" });
    const { data: pull } = await stage.bob.pulls.create(ends);
    const about = { ...repo, pull_number: pull.number };

    expect((await refusalOf(stage.bob.pulls.merge(about))).message).toContain("is expected.");
    const bot = stage.client(stage.jobToken({ checks: "write" }));
    await bot.checks.create({
      ...repo,
      name: "CCO / Definition of Done",
      head_sha: sha,
      conclusion: "success",
    });

    expect((await stage.bob.pulls.merge(about)).data.merged).toBe(true);
  });

  test("asks collaborators for review, edits and closes", async () => {
    await using stage = await createStage();
    await branch(stage, "topic", { "b.txt": "b\n" });
    const { data: pull } = await stage.bob.pulls.create(ends);
    const about = { ...repo, pull_number: pull.number };

    await stage.bob.pulls.requestReviewers({ ...about, reviewers: ["ada"] });
    expect((await refusalOf(stage.bob.pulls.requestReviewers({ ...about, reviewers: ["eve"] }))).status).toBe(
      422,
    );
    const { data } = await stage.bob.pulls.update({ ...about, title: "Better", state: "closed" });

    expect(data).toMatchObject({ title: "Better", state: "closed", requested_reviewers: [{ login: "ada" }] });
  });
});
