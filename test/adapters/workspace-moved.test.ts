import { execFileSync } from "node:child_process";
import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { WorkspaceOptions } from "../../src/adapters/workspace.ts";
import { BranchMoved } from "../../src/core/ports.ts";
import { createRepository, type Files, type TestRepository, writeFiles } from "../support/repository.ts";
import { branch, type OpenMission, openMission, pathsAt } from "./workspace-fixture.ts";

const numbers = `${Array.from({ length: 20 }, (_, n) => n).join("\n")}\n`;

/** Work in the directory, begun at the mission's base. */
async function startWork(
  repository: TestRepository,
  files: Files,
  options: Partial<WorkspaceOptions> = {},
): Promise<OpenMission> {
  const mission = await openMission(repository, options);
  await writeFiles(await mission.prepare(), files);
  return mission;
}

/** A human commits on the mission branch. */
async function push(repository: TestRepository, files: Files): Promise<string> {
  await repository.git(["switch", "-q", branch.name]);
  const sha = await repository.commit(files, "By hand");
  await repository.git(["switch", "-q", "main"]);
  return sha;
}

async function show(repository: TestRepository, what: string): Promise<string> {
  return repository.git(["show", what]);
}

describe("when others pushed while the worker worked", () => {
  it("puts the work on top of theirs as one commit, for which they fast-forward", async () => {
    await using repository = await createRepository({ "a.txt": numbers, "b.txt": "b\n" });
    const mission = await startWork(repository, {
      "a.txt": numbers.replace("2\n", "two\n"),
      "new.txt": "new\n",
    });
    const theirs = await push(repository, { "a.txt": numbers.replace("18\n", "eighteen\n"), "b.txt": "c\n" });

    const sealed = await mission.seal(1, { from: mission.base });

    const joined = { by: ["Ada"], commits: 1, paths: ["a.txt", "b.txt"], more: 0, rewritten: false };
    const size = { files: 2, additions: 2, deletions: 1, paths: ["a.txt", "new.txt"] };
    expect(sealed).toEqual({ sha: await mission.head(), ...size, withheld: [], joined });
    expect(await repository.git(["show", "-s", "--format=%an|%P|%B", sealed.sha])).toBe(
      `CCO|${theirs}|feat: work on the demo\n\nAs the mission asks.\n\nCCO-Mission: demo\nCCO-Iteration: 1\n`,
    );
    const merged = numbers.replace("2\n", "two\n").replace("18\n", "eighteen\n");
    expect(`${await show(repository, `${sealed.sha}:a.txt`)}\n`).toBe(merged);
    expect(await show(repository, `${sealed.sha}:b.txt`)).toBe("c");
    expect(await repository.git(["fsck", "--strict"])).not.toMatch(/missing|broken|error/);
  });

  it("goes on from there", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const mission = await startWork(repository, { "new.txt": "new\n" });
    await push(repository, { "a.txt": "theirs\n" });
    const { sha } = await mission.seal(1, { from: mission.base });

    const directory = await mission.prepare();
    await writeFiles(directory, { "new.txt": "newer\n" });
    const next = await mission.seal(2);

    expect(await readFile(join(directory, "a.txt"), "utf8")).toBe("theirs\n");
    expect(next).toMatchObject({ files: 1, additions: 1, deletions: 1 });
    expect(await repository.git(["rev-parse", `${next.sha}^`])).toBe(sha);
  });

  it("holds the rules against its own change alone", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const options = { isSecret: (text: string) => text.includes("hunter2") };
    const mission = await startWork(repository, { "a.txt": "b\n", ".github/w.yml": "ours\n" }, options);
    await push(repository, { ".github/ci.yml": "theirs\n", "note.txt": "hunter2\n" });

    const sealed = await mission.seal(1, { from: mission.base });

    expect(sealed).toMatchObject({ files: 1, withheld: [{ path: ".github/w.yml" }] });
    expect(await pathsAt(repository, sealed.sha)).toEqual([".github/ci.yml", "a.txt", "note.txt"]);
    const patch = await readFile(join(mission.records, sealed.patch ?? ""), "utf8");
    expect(patch).toContain("+ours");
    expect(patch).not.toContain("a.txt");
  });

  it("takes theirs in when they merged the base, and follows a file that they moved", async () => {
    await using repository = await createRepository({ "a.txt": numbers });
    const mission = await startWork(repository, { "a.txt": numbers.replace("2\n", "two\n") });
    await repository.commit({ "main.txt": "main\n" });
    await repository.git(["switch", "-q", branch.name]);
    await repository.git(["merge", "-q", "--no-ff", "-m", "Merge", "main"]);
    await repository.git(["mv", "a.txt", "moved.txt"]);
    await repository.commit({});
    await repository.git(["switch", "-q", "main"]);

    const sealed = await mission.seal(1, { from: mission.base });

    expect(await pathsAt(repository, sealed.sha)).toEqual(["main.txt", "moved.txt"]);
    expect(await show(repository, `${sealed.sha}:moved.txt`)).toContain("two");
  });

  it("adds nothing where they made the same change, and says so again", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const mission = await startWork(repository, { "a.txt": "b\n" });
    const theirs = await push(repository, { "a.txt": "b\n" });

    const sealed = await mission.seal(1, { from: mission.base });

    const joined = { by: ["Ada"], commits: 1, paths: ["a.txt"], more: 0, rewritten: false };
    const size = { files: 0, additions: 0, deletions: 0, paths: [] };
    expect(sealed).toEqual({ sha: theirs, ...size, withheld: [], joined });
    expect(await mission.seal(1, { from: mission.base })).toEqual(sealed);
    expect(await mission.head()).toBe(theirs);
  });

  it("has nothing to bring together when the worker changed nothing", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const mission = await startWork(repository, {});
    await push(repository, { "a.txt": "b\n" });

    expect(await mission.seal(1, { from: mission.base })).toMatchObject({ sha: mission.base, files: 0 });
  });

  it("notices a push in the middle of the seal", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    let theirs = "";
    const isSecret = () => {
      theirs ||= commitBeside(repository);
      return false;
    };
    const mission = await startWork(repository, { "new.txt": "new\n" }, { isSecret });

    const sealed = await mission.seal(1);

    expect(await repository.git(["rev-parse", `${sealed.sha}^`])).toBe(theirs);
    expect(await mission.head()).toBe(sealed.sha);
  });
});

describe("the commit of an earlier call is found again", () => {
  it("on top of a human's and below another's, with what was withheld", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const mission = await startWork(repository, { "new.txt": "new\n", ".github/w.yml": "x\n" });
    await push(repository, { "a.txt": "theirs\n" });
    const sealed = await mission.seal(1, { from: mission.base });
    await push(repository, { "a.txt": "theirs again\n" });

    const again = await (await openMission(repository)).seal(1, { from: mission.base });

    expect(again).toEqual(sealed);
    expect(again.withheld).toHaveLength(1);
  });

  it("by a machine that knows nothing, and not a copy of it", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const mission = await startWork(repository, { "new.txt": "new\n" });
    await push(repository, { "a.txt": "theirs\n" });
    const sealed = await mission.seal(1, { from: mission.base });
    await repository.git(["switch", "-q", branch.name]);
    await repository.git(["revert", "--no-edit", sealed.sha]);
    await repository.git(["cherry-pick", sealed.sha]);
    await repository.git(["switch", "-q", "main"]);

    const another = await openMission(repository, { root: repository.beside("other-root") });

    expect(await another.seal(1, { from: mission.base })).toEqual(sealed);
  });

  it("as a human's copy on top of something else", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const mission = await startWork(repository, { "new.txt": "new\n" });
    await mission.seal(1);
    await repository.commit({ "c.txt": "c\n" });
    await repository.git(["rebase", "-q", "main", branch.name]);
    await repository.git(["switch", "-q", "main"]);

    const again = await mission.seal(1, { from: mission.base });

    expect(again).toMatchObject({ sha: await mission.head(), files: 1, additions: 1 });
  });

  it("but not that of another iteration or mission", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const mission = await startWork(repository, { "new.txt": "new\n" });
    await repository.git(["switch", "-q", branch.name]);
    await repository.commit({ "1.txt": "1\n" }, "Other\n\nCCO-Mission: demo\nCCO-Iteration: 11");
    await repository.commit({ "2.txt": "2\n" }, "Other\n\nCCO-Mission: demos\nCCO-Iteration: 1");
    await repository.git(["switch", "-q", "main"]);

    const sealed = await mission.seal(1, { from: mission.base });

    expect(await pathsAt(repository, sealed.sha)).toEqual(["1.txt", "2.txt", "a.txt", "new.txt"]);
  });
});

describe("work that cannot be brought together is kept as a patch, and the branch stays as it is", () => {
  const patchName = "withheld/iteration-4.patch";

  it("when both changed the same lines", async () => {
    await using repository = await createRepository({ "ä b.txt": "a\n", "c.txt": "c\n" });
    const isSecret = (text: string) => text.includes("hunter2");
    const work = { "ä b.txt": "ours\n", "new.txt": "new\n", ".cco/x": "x\n", key: "hunter2\n" };
    const mission = await startWork(repository, work, { isSecret });
    const theirs = await push(repository, { "ä b.txt": "theirs\n" });

    const refusal = await mission.seal(4, { from: mission.base }).catch((error: unknown) => error);

    expect(refusal).toBeInstanceOf(BranchMoved);
    expect(refusal).toHaveProperty(
      "message",
      `cco/mission/demo moved to ${theirs.slice(0, 9)} while the worker worked, and both changed ä b.txt. ` +
        `The work is kept in ${patchName}.`,
    );
    expect(await mission.head()).toBe(theirs);
    await repository.git(["apply", join(mission.records, patchName)]);
    expect(await repository.git(["status", "--porcelain", "-uall"])).toBe(
      ' M "\\303\\244 b.txt"\n?? .cco/x\n?? new.txt',
    );
    await expect(mission.seal(4, { from: mission.base })).rejects.toThrow(patchName);
  });

  it.each([
    ["rewrote the branch", ["commit-tree", "HEAD^{tree}", "-m", "Theirs"], /was rewritten .*withheld/],
    ["deleted the branch", [], /is gone\. .*withheld/],
  ])("when somebody %s", async (_, how, message) => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const mission = await startWork(repository, { "a.txt": "b\n" });
    const theirs = how.length === 0 ? undefined : await repository.git(how);
    await repository.git(["update-ref", ...(theirs ? [] : ["-d"]), refName, ...(theirs ? [theirs] : [])]);

    const refusal = mission.seal(4, { from: mission.base });

    await expect(refusal).rejects.toBeInstanceOf(BranchMoved);
    await expect(refusal).rejects.toThrow(message);
    expect((await mission.workspace.observe(branch)).head).toBe(theirs);
    expect(await readFile(join(mission.records, patchName), "utf8")).toContain("+b");
  });

  it("when it would reach a protected path by a move of theirs", async () => {
    await using repository = await createRepository({ "ci.yml": numbers });
    const mission = await startWork(repository, { "ci.yml": numbers.replace("2\n", "evil\n") });
    await push(repository, { "ci.yml": undefined, ".github/workflows/ci.yml": numbers });

    await expect(mission.seal(4, { from: mission.base })).rejects.toThrow(
      /both changed \.github\/workflows\/ci\.yml/,
    );
    expect(await show(repository, `${branch.name}:.github/workflows/ci.yml`)).not.toContain("evil");
  });

  it("and a later success leaves no patch behind", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const mission = await startWork(repository, { "a.txt": "ours\n" });
    await push(repository, { "a.txt": "theirs\n" });
    await expect(mission.seal(4, { from: mission.base })).rejects.toThrow(patchName);
    await repository.git(["update-ref", refName, mission.base]);

    expect(await mission.seal(4)).toMatchObject({ files: 1 });

    await expect(access(join(mission.records, patchName))).rejects.toMatchObject({ code: "ENOENT" });
  });
});

it("waits for a user who commits on the branch, and then keeps both", async () => {
  await using repository = await createRepository({ "a.txt": "a\n" });
  const mission = await startWork(repository, { "new.txt": "new\n" });
  const place = repository.beside("theirs");
  await repository.git(["worktree", "add", "-q", place, branch.name]);
  await repository.git(["commit", "-q", "--allow-empty", "-m", "By hand"], place);

  await expect(mission.seal(1, { from: mission.base })).rejects.toMatchObject({ code: "BRANCH_CHECKED_OUT" });
  await repository.git(["switch", "-q", "--detach"], place);

  expect(await mission.seal(1, { from: mission.base })).toMatchObject({ files: 1 });
  expect(await repository.git(["log", "--format=%s", branch.name])).toContain("By hand");
});

const refName = `refs/heads/${branch.name}`;

/** Moves the mission branch on at once. */
function commitBeside({ path }: TestRepository): string {
  const options = { cwd: path, encoding: "utf8", env: { ...process.env, ...ada } } as const;
  const tree = ["commit-tree", "HEAD^{tree}", "-p", refName, "-m", "By hand"];
  const sha = execFileSync("git", tree, options).trim();
  execFileSync("git", ["update-ref", refName, sha], options);
  return sha;
}

const ada = {
  GIT_AUTHOR_NAME: "Ada",
  GIT_AUTHOR_EMAIL: "ada@example.org",
  GIT_COMMITTER_NAME: "Ada",
  GIT_COMMITTER_EMAIL: "ada@example.org",
};
