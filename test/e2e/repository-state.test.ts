import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runGit } from "#test/support/repository.ts";
import { meets, missionText } from "./mission-text.ts";
import { createStage, type Stage } from "./stage.ts";

const acts = [meets(1, "one")];

/** What is refused must not have begun. */
async function expectRefused(
  stage: Stage,
  { error, args = [] }: { error: RegExp; args?: readonly string[] },
) {
  const refused = await stage.run("start", ...args);

  expect(refused.stderr).toMatch(error);
  expect(refused.stderr).toMatch(/\nfix {3}\S/);
  expect(refused.code).toBe(40);
  expect(stage.model.requests).toEqual([]);
}

describe("a mission works in", () => {
  test.concurrent("a directory with spaces, quotes and umlauts, from a directory below", async () => {
    await using stage = await createStage({
      acts,
      name: "Größe & 'Länge' of it",
      files: { "lib/x.txt": "x" },
    });

    const start = await stage.with({}, join(stage.repository.path, "lib")).run("start");

    expect(start).toMatchObject({ code: 0, stderr: "" });
    expect(await stage.commits("%s")).toEqual(["feat: write one"]);
  });

  test.concurrent("a bare repository", async () => {
    await using stage = await createStage({ acts });
    const bare = stage.repository.beside("bare.git");
    await stage.repository.git(["clone", "-q", "--bare", stage.repository.path, bare]);

    const start = await stage.with({}, bare).run("start", "--mission", "../project/.cco/mission.yaml");

    expect(start).toMatchObject({ code: 0, stderr: "" });
    expect(await runGit(["log", "--format=%s", "main..cco/mission/demo"], bare)).toBe("feat: write one");
  });

  test.concurrent("a linked worktree, whose branch is the base", async () => {
    await using stage = await createStage();
    const { git, beside } = stage.repository;
    const linked = beside("linked");
    await git(["worktree", "add", "-q", "-b", "feature", linked]);
    await git(["commit", "-q", "--allow-empty", "-m", "On the feature"], linked);

    const verified = await stage.with({}, linked).run("verify");

    expect(verified).toMatchObject({ code: 1, stderr: "" });
    expect(await git(["rev-parse", "cco/mission/demo"])).toBe(await git(["rev-parse", "feature"]));
    expect(await git(["status", "--porcelain"], linked)).toBe("");
  });

  test.concurrent("a detached HEAD, which is the base", async () => {
    await using stage = await createStage();
    const { git, commit } = stage.repository;
    const first = await git(["rev-parse", "HEAD"]);
    await commit({ "one.txt": "ok\n" });
    await git(["switch", "-q", "--detach", first]);

    const verified = await stage.run("verify");

    expect(verified).toMatchObject({ code: 1, stderr: "" });
    expect(await git(["rev-parse", "cco/mission/demo"])).toBe(first);
  });

  test.concurrent("a repository with submodules, which stay as they are", async () => {
    await using stage = await createStage({ acts });
    await using library = await createStage({ name: "library" });
    const { git } = stage.repository;
    await git([
      "-c",
      "protocol.file.allow=always",
      "submodule",
      "--quiet",
      "add",
      library.repository.path,
      "lib",
    ]);
    await git(["commit", "-q", "-m", "Add a library"]);

    const start = await stage.run("start");

    expect(start).toMatchObject({ code: 0, stderr: "" });
    expect(await git(["diff", "--name-only", "main", "cco/mission/demo"])).toBe("one.txt");
    expect(await git(["status", "--porcelain"])).toBe("");
  });

  test.concurrent("another repository that the mission names", async () => {
    await using stage = await createStage();
    const text = missionText({ criteria: ["one"], settings: ["repository: ./project"] });
    await stage.repository.write({ "../missions/demo.yaml": text });
    const outside = stage.repository.beside(".");

    const verified = await stage.with({}, outside).run("verify", "--mission", "missions/demo.yaml");

    expect(verified).toMatchObject({ code: 1, stderr: "" });
    expect((await stage.entries()).map((entry) => entry.type)).toContain("baseline-proved");
  });
});

describe("a mission is refused, with what to do about it, in", () => {
  test.concurrent("a directory that is no repository", async () => {
    await using stage = await createStage();
    await rm(join(stage.repository.path, ".git"), { recursive: true });

    await expectRefused(stage, { error: /is not in a git repository/ });
  });

  test.concurrent("a repository without a commit", async () => {
    await using stage = await createStage();
    await rm(join(stage.repository.path, ".git"), { recursive: true });
    await stage.repository.git(["init", "-q"]);

    await expectRefused(stage, { error: /has no commit yet/ });
  });

  test.concurrent("a repository whose mission branch is somebody's own", async () => {
    await using stage = await createStage();
    const { git, commit } = stage.repository;
    await git(["switch", "-q", "-c", "cco/mission/demo"]);
    const theirs = await commit({ "theirs.txt": "theirs\n" });
    await git(["switch", "-q", "main"]);

    await expectRefused(stage, {
      error: /`cco\/mission\/demo` exists and has commits that are not of the mission/,
    });
    expect(await git(["rev-parse", "cco/mission/demo"])).toBe(theirs);
  });

  test.concurrent("a checkout of the mission branch", async () => {
    await using stage = await createStage();
    await stage.repository.git(["switch", "-q", "-c", "cco/mission/demo"]);

    await expectRefused(stage, { error: /`cco\/mission\/demo` is checked out in / });
    const log = await readFile(join(stage.repository.path, ".cco/logs/error.log"), "utf8");
    expect(log).toMatch(/^\S+ ERROR \[demo\] .* is checked out in[\s\S]*code: .BRANCH_CHECKED_OUT/);
  });

  test.concurrent("a checkout where a branch is in the mission branch's way", async () => {
    await using stage = await createStage();
    await stage.repository.git(["branch", "cco"]);

    await expectRefused(stage, { error: /Git refuses the branch name `cco\/mission\/demo`/ });
  });

  test.concurrent("a repository without the base it names", async () => {
    await using stage = await createStage({ settings: ["branch: { base: nowhere }"] });

    await expectRefused(stage, { error: /There is no branch `nowhere`/ });
  });

  test.concurrent("a place without git", async () => {
    await using stage = await createStage();

    const { code, stderr } = await stage.with({ PATH: "/nowhere" }).run("start");

    expect(stderr).toContain("Git was not found on the PATH.");
    expect(code).toBe(40);
  });
});

test("a mission that goes on while its branch is checked out says so, and goes on when it is not", async () => {
  await using stage = await createStage({
    criteria: ["one", "two"],
    settings: ["budget: { iterations: 1 }"],
    acts: [meets(1, "one"), meets(2, "two")],
  });
  const { git } = stage.repository;
  await stage.run("start");
  await git(["switch", "-q", "cco/mission/demo"]);

  const refused = await stage.run("resume", "--add-iterations", "1");
  await git(["switch", "-q", "main"]);
  const resumed = await stage.run("resume");

  expect(refused.code).toBe(40);
  expect(refused.stderr).toMatch(/checked out in .*\nfix {3}Switch to another branch there/);
  expect(resumed).toMatchObject({ code: 0, stderr: "" });
  expect(await stage.commits("%s")).toEqual(["feat: write two", "feat: write one"]);
});
