import { describe, expect, test } from "vitest";
import { commitOn, createStage, refusalOf, repo } from "./stage.ts";

describe("refs and git data", () => {
  test("makes an orphan branch and refuses a second of the name", async () => {
    await using stage = await createStage();
    const octokit = stage.client(stage.jobToken({ contents: "write" }));
    const tree = await octokit.git.createTree({
      ...repo,
      tree: [{ path: "a/b.json", mode: "100644", type: "blob", content: "{}" }],
    });
    const commit = await octokit.git.createCommit({
      ...repo,
      message: "Open [skip ci]",
      tree: tree.data.sha,
      parents: [],
    });
    const wish = { ...repo, ref: "refs/heads/cco/state/x", sha: commit.data.sha };

    await octokit.git.createRef(wish);

    expect(commit.data.verification.verified).toBe(true);
    expect(await refusalOf(octokit.git.createRef(wish))).toMatchObject({
      status: 422,
      message: "Reference already exists",
    });
    const content = await octokit.repos.getContent({
      ...repo,
      path: "a/b.json",
      ref: "cco/state/x",
      mediaType: { format: "raw" },
    });
    expect(content.data).toBe("{}");
  });

  test("moves a ref forward only, one writer of two", async () => {
    await using stage = await createStage();
    const base = await stage.head();
    const [one, two] = [
      await commitOn(stage.ada, base, { a: "1" }),
      await commitOn(stage.ada, base, { a: "2" }),
    ];
    const move = (sha: string) => stage.bob.git.updateRef({ ...repo, ref: "heads/main", sha });

    const results = await Promise.allSettled([move(one), move(two)]);

    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await refusalOf(Promise.all([move(one), move(two)]))).toMatchObject({
      status: 422,
      message: "Update is not a fast forward",
    });
  });

  test("refuses refs GitHub refuses", async () => {
    await using stage = await createStage();
    const sha = await stage.head();
    const create = (ref: string, object = sha) =>
      refusalOf(stage.ada.git.createRef({ ...repo, ref, sha: object }));

    expect((await create("refs/cco")).status).toBe(422);
    expect((await create("refs/heads/x", "0".repeat(39).concat("1"))).message).toBe("Object does not exist");
    expect(await refusalOf(stage.ada.git.updateRef({ ...repo, ref: "refs/heads/main", sha }))).toMatchObject({
      message: "Reference does not exist",
    });
    expect(stage.events).toEqual([]);
  });

  test("refuses refs in an empty repository", async () => {
    await using stage = await createStage();
    await stage.github.admin.createRepository({ owner: "ada", name: "empty" });
    const empty = { owner: "ada", repo: "empty" };
    const tree = await stage.ada.git.createTree({
      ...empty,
      tree: [{ path: "a", mode: "100644", content: "1" }],
    });
    const commit = await stage.ada.git.createCommit({
      ...empty,
      message: "a",
      tree: tree.data.sha,
      parents: [],
    });

    expect(
      await refusalOf(stage.ada.git.createRef({ ...empty, ref: "refs/heads/main", sha: commit.data.sha })),
    ).toMatchObject({
      status: 409,
      message: "Git Repository is empty.",
    });
  });

  test("deletes paths and reads trees, blobs, commits and comparisons", async () => {
    await using stage = await createStage();
    const base = await stage.head();
    const tree = await stage.ada.git.createTree({
      ...repo,
      base_tree: base,
      tree: [
        { path: "src/a.txt", mode: "100644", type: "blob", sha: null },
        { path: "b.txt", mode: "100644", type: "blob", content: "b\n" },
      ],
    });
    const commit = await stage.ada.git.createCommit({
      ...repo,
      message: "Swap",
      tree: tree.data.sha,
      parents: [base],
    });
    await stage.ada.git.createRef({ ...repo, ref: "refs/heads/topic", sha: commit.data.sha });

    const listed = await stage.ada.git.getTree({ ...repo, tree_sha: "topic", recursive: "1" });
    const compared = await stage.ada.repos.compareCommitsWithBasehead({ ...repo, basehead: "main...topic" });

    expect(listed.data.tree.map(({ path }) => path)).toEqual(["README.md", "b.txt"]);
    expect(compared.data).toMatchObject({ status: "ahead", ahead_by: 1, behind_by: 0 });
    expect(compared.data.files?.map(({ filename, status }) => [filename, status])).toEqual([
      ["b.txt", "added"],
      ["src/a.txt", "removed"],
    ]);
    expect((await stage.ada.repos.getCommit({ ...repo, ref: "topic" })).data.stats).toMatchObject({
      additions: 1,
      deletions: 1,
    });
    expect((await stage.ada.repos.listCommits({ ...repo, sha: "topic" })).data).toHaveLength(2);
  });

  test("tells the rules of a branch that is not there yet", async () => {
    await using stage = await createStage({
      rules: [
        { source: "ruleset", name: "all", pattern: "~ALL", requireSignatures: true, restrict: ["deletion"] },
      ],
    });

    const rules = await stage.eve.repos.getBranchRules({ ...repo, branch: "cco/state/issue-1" });

    expect(rules.data.map(({ type }) => type)).toEqual(["deletion", "required_signatures"]);
  });

  test("holds the API to rulesets too", async () => {
    await using stage = await createStage({
      rules: [{ source: "ruleset", name: "main", pattern: "main", requirePullRequest: true }],
    });
    const sha = await commitOn(stage.ada, await stage.head(), { a: "1" });

    const refused = await refusalOf(stage.bob.git.updateRef({ ...repo, ref: "heads/main", sha }));

    expect(refused.message).toContain("Repository rule violations found");
  });
});
