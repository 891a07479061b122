import { describe, expect, test } from "vitest";
import { createStage, refusalOf, repo } from "./stage.ts";

describe("issues, labels and comments", () => {
  test("opens, labels, edits and closes an issue, with an event for each", async () => {
    await using stage = await createStage();
    const { data } = await stage.ada.issues.create({ ...repo, title: "A mission", body: "Do it" });
    const about = { ...repo, issue_number: data.number };

    await stage.ada.issues.addLabels({ ...about, labels: ["cco:mission"] });
    await stage.bob.issues.update({ ...about, body: "Do it well" });
    await stage.ada.issues.removeLabel({ ...about, name: "CCO:mission" });
    await stage.ada.issues.update({ ...about, state: "closed", state_reason: "not_planned" });

    const told = stage.events.map(({ name, action }) => `${name}.${action}`);
    expect(told).toEqual([
      "issues.opened",
      "label.created",
      "issues.labeled",
      "issues.edited",
      "issues.unlabeled",
      "issues.closed",
    ]);
    expect(stage.events[3]?.payload).toMatchObject({
      changes: { body: { from: "Do it" } },
      sender: { login: "bob" },
    });
    expect((await stage.eve.issues.get(about)).data).toMatchObject({
      state: "closed",
      state_reason: "not_planned",
      labels: [],
    });
    expect((await stage.eve.issues.listEventsForTimeline(about)).data.map(({ event }) => event)).toEqual([
      "labeled",
      "unlabeled",
      "closed",
    ]);
  });

  test("lists by label and state, a page at a time", async () => {
    await using stage = await createStage();
    for (let n = 1; n <= 5; n++)
      await stage.ada.issues.create({ ...repo, title: `${n}`, labels: n % 2 ? ["odd"] : [] });

    const all = await stage.ada.paginate(stage.ada.issues.listForRepo, {
      ...repo,
      labels: "odd",
      per_page: 2,
    });
    const first = await stage.ada.issues.listForRepo({ ...repo, per_page: 2 });

    expect(all.map(({ title }) => title)).toEqual(["5", "3", "1"]);
    expect(first.headers.link).toContain('rel="next"');
  });

  test("keeps comments, and lets nobody edit another's without write access", async () => {
    await using stage = await createStage();
    const { data: issue } = await stage.ada.issues.create({ ...repo, title: "A" });
    const { data: comment } = await stage.eve.issues.createComment({
      ...repo,
      issue_number: issue.number,
      body: "Hi",
    });
    const about = { ...repo, comment_id: comment.id };
    const tess = stage.client(stage.token("tess"));

    expect((await refusalOf(tess.issues.updateComment({ ...about, body: "x" }))).status).toBe(403);
    await stage.bob.issues.updateComment({ ...about, body: "Hello" });
    expect((await stage.ada.issues.listComments({ ...repo, issue_number: issue.number })).data).toMatchObject(
      [{ body: "Hello", user: { login: "eve" } }],
    );
    await stage.eve.issues.deleteComment(about);

    expect((await refusalOf(stage.eve.issues.getComment(about))).status).toBe(404);
    expect(stage.events.filter(({ name }) => name === "issue_comment").map(({ action }) => action)).toEqual([
      "created",
      "edited",
      "deleted",
    ]);
  });

  test("refuses text that is too long, blank or missing", async () => {
    await using stage = await createStage();
    const { data: issue } = await stage.ada.issues.create({ ...repo, title: "A" });
    const about = { ...repo, issue_number: issue.number };
    const comment = (body: string) => refusalOf(stage.ada.issues.createComment({ ...about, body }));

    expect((await comment(" ")).status).toBe(422);
    expect((await comment("x".repeat(65_537))).status).toBe(422);
    await stage.ada.issues.createComment({ ...about, body: "😀".repeat(65_536) });
    const missing = await refusalOf(
      stage.ada.request("POST /repos/{owner}/{repo}/issues/{issue_number}/comments", about as never),
    );
    expect(missing.message).toContain(`"body" wasn't supplied.`);
    expect(stage.github.violations).toHaveLength(1);
  });

  test("reacts once: 201, then 200", async () => {
    await using stage = await createStage();
    const { data: issue } = await stage.ada.issues.create({ ...repo, title: "A" });
    const wish = { ...repo, issue_number: issue.number, content: "eyes" } as const;

    expect((await stage.eve.reactions.createForIssue(wish)).status).toBe(201);
    expect((await stage.eve.reactions.createForIssue(wish)).status).toBe(200);
    expect((await stage.eve.issues.get(wish)).data.reactions?.eyes).toBe(1);
  });

  test("drops labels of who may not label, and refuses labelling", async () => {
    await using stage = await createStage();
    const { data: issue } = await stage.eve.issues.create({ ...repo, title: "A", labels: ["cco:mission"] });

    expect(issue.labels).toEqual([]);
    const refused = await refusalOf(
      stage.eve.issues.addLabels({ ...repo, issue_number: issue.number, labels: ["x"] }),
    );
    expect(refused.status).toBe(403);
    const tess = stage.client(stage.token("tess"));
    await tess.issues.addLabels({ ...repo, issue_number: issue.number, labels: ["x"] });
  });

  test("refuses an App what it was not granted and names the permission", async () => {
    await using stage = await createStage({ isPrivate: true });
    const octokit = stage.client(stage.jobToken({ contents: "read" }));

    const refused = await refusalOf(octokit.issues.create({ ...repo, title: "A" }));

    expect(refused).toMatchObject({ status: 403, message: "Resource not accessible by integration" });
    expect(refused.headers["x-accepted-github-permissions"]).toBe("issues=write");
  });

  test("answers 404 for what is hidden, 410 where issues are off, 403 in an archive, 401 for a bad token", async () => {
    await using stage = await createStage({ isPrivate: true, hasIssues: false });
    const create = (octokit: typeof stage.ada) => refusalOf(octokit.issues.create({ ...repo, title: "A" }));

    expect(await create(stage.eve)).toMatchObject({ status: 404, message: "Not Found" });
    expect((await create(stage.ada)).status).toBe(410);
    stage.github.admin.repository("ada/engine").isArchived = true;
    expect((await create(stage.ada)).status).toBe(403);
    expect(await create(stage.client("ghp_wrong"))).toMatchObject({
      status: 401,
      message: "Bad credentials",
    });
  });

  test("knows who may do what", async () => {
    await using stage = await createStage();
    const permission = async (username: string) =>
      (await stage.ada.repos.getCollaboratorPermissionLevel({ ...repo, username })).data;

    expect(await permission("ada")).toMatchObject({ permission: "admin", role_name: "admin" });
    expect(await permission("tess")).toMatchObject({ permission: "read", role_name: "triage" });
    expect(await permission("eve")).toMatchObject({ permission: "read" });
  });
});
