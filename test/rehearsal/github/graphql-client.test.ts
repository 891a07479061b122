import { describe, expect, test } from "vitest";
import { commitOnBranch, createBranch } from "#src/adapters/branch-commit.ts";
import { createGitHubClient } from "#src/adapters/github-client.ts";
import { readSituation } from "#src/adapters/github-situation.ts";
import { readBlob, readSnapshotFile } from "#src/adapters/ledger-queries.ts";
import { clientOf, jobPermissions, openMission } from "./graphql-stage.ts";
import { createStage, repo } from "./stage.ts";

describe("GraphQL, asked by the product", () => {
  test("shows the situation of a mission in one question", async () => {
    await using stage = await createStage();
    const { branch, issue, pull } = await openMission(stage);
    const { data: edited } = await stage.bob.issues.update({ ...repo, issue_number: 1, body: "two" });
    await stage.bob.pulls.update({ ...repo, pull_number: pull.number, state: "closed" });
    const newer = await stage.bob.pulls.create({ ...repo, head: branch, base: "main", title: "Again" });
    const before = stage.github.calls.length;

    const situation = await readSituation(clientOf(stage), {
      branch,
      issue: 1,
      files: ["README.md", "none.md"],
    });

    expect(stage.github.calls.length - before).toBe(1);
    expect(situation).toEqual({
      repositoryId: (await stage.ada.repos.get(repo)).data.node_id,
      archived: false,
      defaultBranch: "main",
      issue: {
        id: issue.node_id,
        number: 1,
        title: "Build",
        body: "two",
        open: true,
        labels: ["cco:mission"],
        author: "ada",
        editor: "bob",
        editedAt: Date.parse(edited.updated_at),
        url: issue.html_url,
      },
      pullRequest: {
        id: newer.data.node_id,
        number: 3,
        body: "",
        state: "OPEN",
        isHeadless: false,
        head: newer.data.head.sha,
        draft: false,
        url: newer.data.html_url,
      },
      files: { "README.md": "# Engine\n" },
    });
  });

  test("commits on a branch, and says when it is elsewhere by now", async () => {
    await using stage = await createStage();
    const github = clientOf(stage);
    const branch = "cco/state/issue-1";
    const files = (text: string) => [{ path: "snapshot.json", text }];

    const first = await createBranch(github, { branch, message: "cco: one", files: files("1") });
    const again = await createBranch(github, { branch, message: "cco: one", files: files("other") });
    const commit = { branch, message: "cco: two\n\n[skip ci]", files: files("2"), expected: first ?? "" };
    const second = await commitOnBranch(github, commit);
    const lost = await commitOnBranch(github, { ...commit, files: files("3") });

    expect([again, lost]).toEqual([undefined, undefined]);
    expect(await readSnapshotFile(github, branch)).toEqual({ oid: second, text: "2" });
    expect(await readBlob(github, `${first}:snapshot.json`)).toBe("1");
    expect(await readBlob(github, `${first}:none.json`)).toBeUndefined();
    expect(await readSnapshotFile(github, "none")).toBeUndefined();
    const { data } = await stage.ada.repos.getCommit({ ...repo, ref: second ?? "" });
    expect(data.parents.map(({ sha }) => sha)).toEqual([first]);
    expect(data.commit).toMatchObject({ message: "cco: two\n\n[skip ci]", verification: { verified: true } });
  });

  test("waits for a limit, says so, and comes through", async () => {
    await using stage = await createStage();
    const warnings: string[] = [];
    const { apiUrl } = stage.github;
    const onWarning = (text: string) => void warnings.push(text);
    const token = stage.jobToken(jobPermissions);
    const github = createGitHubClient({ apiUrl, token, repository: "ada/engine", onWarning });
    const base = await stage.head();
    stage.github.faults.secondaryLimit({ path: "/graphql", retryAfterSeconds: 1 });

    const files = [{ path: "a", text: "a" }];
    const oid = await commitOnBranch(github, { branch: "main", message: "m", files, expected: base });

    expect(oid).toBe(await stage.head());
    expect(warnings).toEqual([expect.stringContaining("secondary rate limit was hit")]);
  });

  test("reads a text that is too long for GraphQL whole", async () => {
    await using stage = await createStage();
    const github = clientOf(stage);
    const text = "ä".repeat(300_000);

    const oid = await createBranch(github, {
      branch: "cco/state/a",
      message: "m",
      files: [{ path: "snapshot.json", text }],
    });

    expect(await readSnapshotFile(github, "cco/state/a")).toEqual({ oid, text });
  });
});
