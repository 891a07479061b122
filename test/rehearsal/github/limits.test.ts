import { describe, expect, test } from "vitest";
import { createStage, refusalOf, repo } from "./stage.ts";

describe("limits and faults", () => {
  test("counts calls, and a 304 as none", async () => {
    await using stage = await createStage();
    const ask = (etag = "") =>
      fetch(`${stage.github.apiUrl}/repos/ada/engine`, {
        headers: { authorization: `token ${stage.token("bob")}`, "if-none-match": etag },
      });

    const first = await ask();
    const second = await ask(first.headers.get("etag") ?? "");

    expect([first.status, second.status]).toEqual([200, 304]);
    expect(first.headers.get("x-ratelimit-remaining")).toBe("4999");
    expect(second.headers.get("x-ratelimit-remaining")).toBe("4999");
    expect(first.headers.get("x-github-request-id")).not.toBeNull();
  });

  test("refuses when the budget is used up until the hour is over", async () => {
    let now = Date.parse("2026-11-01T10:00:00Z");
    await using stage = await createStage({}, { clock: () => now, rateLimits: { user: 1 } });
    await stage.bob.repos.get(repo);

    const refused = await refusalOf(stage.bob.repos.get(repo));
    expect(refused).toMatchObject({ status: 403, message: "API rate limit exceeded for user bob." });
    expect(refused.headers["x-ratelimit-remaining"]).toBe("0");
    expect(refused.headers["x-ratelimit-reset"]).toBe(`${now / 1000 + 3600}`);
    expect((await stage.bob.rateLimit.get()).data.rate.remaining).toBe(0);
    now += 3_600_000;
    expect((await stage.bob.repos.get(repo)).status).toBe(200);
  });

  test("goes wrong as told: statuses, secondary limits and stale reads", async () => {
    await using stage = await createStage();
    const { faults } = stage.github;
    const get = () => stage.bob.issues.get({ ...repo, issue_number: 1 });

    faults.next({ method: "POST", path: /\/issues$/, times: 1, status: 502 });
    expect((await refusalOf(stage.bob.issues.create({ ...repo, title: "A" }))).status).toBe(502);
    await stage.bob.issues.create({ ...repo, title: "A" });
    faults.stale({ path: "/repos/ada/engine/issues/1", times: 2 });
    expect((await refusalOf(get())).status).toBe(404);
    expect((await refusalOf(get())).status).toBe(404);
    expect((await get()).data.title).toBe("A");
    faults.secondaryLimit({ retryAfterSeconds: 7 });
    const limited = await refusalOf(get());

    expect(limited.headers["retry-after"]).toBe("7");
    expect(limited.message).toContain("secondary rate limit");
  });

  test("cuts the connection before a call has its effect, or after", async () => {
    await using stage = await createStage();
    const { faults, calls } = stage.github;
    const create = (title: string) => stage.bob.issues.create({ ...repo, title });
    const titles = () =>
      [...stage.github.world.repositories.values()].flatMap(({ issues }) =>
        [...issues.values()].map(({ title }) => title),
      );

    faults.beforeCall = ({ n }) => (n === calls.length ? "cut" : undefined);
    await expect(create("lost")).rejects.toThrow();
    faults.clear();
    faults.afterCall = () => "cut";
    await expect(create("kept")).rejects.toThrow();
    faults.clear();

    expect(titles()).toEqual(["kept"]);
    expect(calls.map(({ method, path, by, status }) => [method, path, by, status])).toEqual([
      ["POST", "/repos/ada/engine/issues", "bob", undefined],
      ["POST", "/repos/ada/engine/issues", "bob", undefined],
    ]);
  });

  test("holds requests against GitHub's own description and keeps what it found", async () => {
    await using stage = await createStage();

    const refused = await refusalOf(
      stage.ada.request("POST /repos/{owner}/{repo}/labels", { ...repo, name: 7 } as never),
    );
    await stage.ada.request("GET /repos/{owner}/{repo}/issues", { ...repo, lables: "x" } as never);

    expect(refused).toMatchObject({ status: 422 });
    expect(stage.github.violations).toEqual([
      {
        operation: "POST /repos/{owner}/{repo}/labels",
        problem: "For 'properties/name', 7 is not a string.",
      },
      { operation: "GET /repos/{owner}/{repo}/issues", problem: 'the query has an unknown "lables"' },
    ]);
  });

  test("forgets a job's token when it is revoked", async () => {
    await using stage = await createStage();
    const token = stage.jobToken({ issues: "write" });
    const create = () => stage.client(token).issues.create({ ...repo, title: "A" });

    await create();
    stage.github.actions.revokeToken(token);

    expect(await refusalOf(create())).toMatchObject({ status: 401, message: "Bad credentials" });
    expect((await stage.ada.request("GET /meta")).status).toBe(200);
  });

  test("reads contents, labels and users as GitHub describes them", async () => {
    await using stage = await createStage({ labels: ["bug"] });

    expect((await stage.eve.repos.getContent({ ...repo, path: "src" })).data).toMatchObject([
      { name: "a.txt", type: "file" },
    ]);
    expect((await stage.eve.repos.getContent({ ...repo, path: "README.md" })).data).toMatchObject({
      encoding: "base64",
      size: 9,
    });
    expect((await refusalOf(stage.eve.repos.getContent({ ...repo, path: "none" }))).status).toBe(404);
    expect((await stage.eve.repos.getBranch({ ...repo, branch: "main" })).data.protected).toBe(false);
    expect(
      (await stage.bob.issues.updateLabel({ ...repo, name: "BUG", new_name: "defect", color: "ff0000" })).data
        .name,
    ).toBe("defect");
    expect((await refusalOf(stage.bob.issues.createLabel({ ...repo, name: "Defect" }))).message).toBe(
      "Validation Failed",
    );
    expect((await stage.eve.users.getAuthenticated()).data.login).toBe("eve");
    expect((await stage.eve.users.getByUsername({ username: "github-actions[bot]" })).data.type).toBe("Bot");
    const settings = await refusalOf(
      stage.bob.actions.getGithubActionsDefaultWorkflowPermissionsRepository(repo),
    );
    expect(settings.status).toBe(403);
    expect(
      (await stage.ada.actions.getGithubActionsDefaultWorkflowPermissionsRepository(repo)).data
        .can_approve_pull_request_reviews,
    ).toBe(false);
  });
});
