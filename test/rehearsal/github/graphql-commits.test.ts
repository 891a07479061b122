import { describe, expect, test } from "vitest";
import { git } from "#rehearsal/github/git-process.ts";
import { createStage, type Stage } from "./stage.ts";

const append = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`;

type Changes = { readonly add?: Readonly<Record<string, string>>; readonly remove?: readonly string[] };

/** Commits on main and returns the new head. */
async function commit(stage: Stage, { add = {}, remove = [] }: Changes): Promise<string> {
  const fileChanges = {
    additions: Object.entries(add).map(([path, text]) => ({ path, contents: btoa(text) })),
    deletions: remove.map((path) => ({ path })),
  };
  const branch = { repositoryNameWithOwner: "ada/engine", branchName: "main" };
  const input = { branch, expectedHeadOid: await stage.head(), message: { headline: "Change" }, fileChanges };
  const response = await fetch(stage.github.graphqlUrl, {
    method: "POST",
    headers: { authorization: `bearer ${stage.token("bob")}` },
    body: JSON.stringify({ query: append, variables: { input } }),
  });
  const { data, errors } = (await response.json()) as {
    data: { createCommitOnBranch: { commit: { oid: string } } };
    errors?: unknown;
  };
  expect(errors).toBeUndefined();
  return data.createCommitOnBranch.commit.oid;
}

const directoryOf = (stage: Stage) => stage.github.admin.repository("ada/engine").directory;

/** What git finds wrong, and the tree git itself makes of the same files. */
async function judge(directory: string, head: string) {
  const env = { GIT_INDEX_FILE: `${directory}/index-of-a-test` };
  await git(directory, ["read-tree", "--empty"], { env });
  const files = await git(directory, ["ls-tree", "-r", head]);
  await git(directory, ["update-index", "--index-info"], { env, input: `${files}\n` });
  return {
    problems: await git(directory, ["fsck", "--strict", "--full", "--no-dangling"]),
    isAsGitWritesIt:
      (await git(directory, ["write-tree"], { env })) ===
      (await git(directory, ["rev-parse", `${head}^{tree}`])),
  };
}

describe("commits through GraphQL", () => {
  test("are what git itself would have written", async () => {
    await using stage = await createStage();
    await commit(stage, {
      add: { "a/b/c.txt": "1", "a.b": "2", "a-b/x": "3", ab: "4", "größe/ä.txt": "5", "Z/1": "6" },
    });
    await commit(stage, { add: { "a/b/c.txt": "one" }, remove: ["a-b/x", "Z/1"] });
    const head = await commit(stage, { add: { "a-b/y/z": "7" }, remove: ["src/a.txt"] });

    const directory = directoryOf(stage);
    expect(await judge(directory, head)).toEqual({ problems: "", isAsGitWritesIt: true });
    const names = await git(directory, ["-c", "core.quotePath=off", "ls-tree", "-r", "--name-only", head]);
    expect(names.split("\n")).toEqual(["README.md", "a-b/y/z", "a.b", "a/b/c.txt", "ab", "größe/ä.txt"]);
    expect(await git(directory, ["cat-file", "blob", `${head}:a/b/c.txt`])).toBe("one");
  });

  test("keep the mode of a program", async () => {
    await using stage = await createStage();
    const directory = await stage.clone(stage.token("bob"));
    await stage.git(directory, "update-index", "--chmod=+x", "src/a.txt");
    await stage.git(directory, "commit", "--quiet", "-m", "Make it run");
    await stage.git(directory, "push", "--quiet");

    const head = await commit(stage, { add: { "src/a.txt": "#!/bin/sh" } });

    expect(await git(directoryOf(stage), ["ls-tree", head, "src/a.txt"])).toMatch(/^100755 blob/);
  });

  test("go on after git has packed objects and refs", async () => {
    await using stage = await createStage();
    await commit(stage, { add: { "a/1": "1" } });
    await git(directoryOf(stage), ["repack", "-a", "-d", "--quiet"]);
    await git(directoryOf(stage), ["pack-refs", "--all", "--prune"]);

    await commit(stage, { add: { "a/2": "2" } });
    const head = await commit(stage, { add: { "a/3": "3" } });

    expect(await stage.head()).toBe(head);
    expect(await judge(directoryOf(stage), head)).toEqual({ problems: "", isAsGitWritesIt: true });
    expect(await git(directoryOf(stage), ["rev-list", "--count", head])).toBe("4");
  });

  test("let one of many writers win each place, with pushes among them", async () => {
    await using stage = await createStage();
    const clone = await stage.clone(stage.token("bob"));
    await stage.git(clone, "commit", "--quiet", "--allow-empty", "-m", "Pushed");
    const attempts = [
      ...Array.from({ length: 6 }, (_, n) => commit(stage, { add: { [`${n}`]: "x" } })),
      stage.git(clone, "push", "--quiet"),
    ];
    const base = await stage.git(clone, "rev-parse", "HEAD~1");

    const won = (await Promise.allSettled(attempts)).filter(({ status }) => status === "fulfilled").length;

    const after = await git(directoryOf(stage), ["rev-list", "--count", `${base}..main`]);
    expect(won).toBeGreaterThan(0);
    expect(Number(after)).toBe(won);
    expect(await git(directoryOf(stage), ["fsck", "--strict", "--no-dangling"])).toBe("");
  });
});
