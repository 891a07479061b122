import { writeFileSync } from "node:fs";
import { chmod, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createWorkspace } from "../../src/adapters/workspace.ts";
import { createRepository, runGit, writeFiles } from "../support/repository.ts";
import { branch, openMission, pathsAt, snapshotOf } from "./workspace-fixture.ts";

describe("open", () => {
  it("creates the mission branch at its base, and finds it again", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const { workspace, base } = await openMission(repository);

    const again = await workspace.open(branch, "demo");

    expect(again).toEqual({ base, head: base });
    expect(await workspace.observe(branch)).toEqual({ base, head: base });
  });

  it("continues from the commits of the same mission, though the base has moved", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const mission = await openMission(repository);
    await writeFiles(await mission.prepare(), { "a.txt": "b\n" });
    const { sha } = await mission.seal(1);
    const moved = await repository.commit({ "c.txt": "c\n" });

    const again = await mission.workspace.open(branch, "demo");

    expect(again).toEqual({ base: mission.base, head: sha });
    expect(await mission.workspace.observe(branch)).toEqual({ base: moved, head: sha });
  });

  it("refuses a branch with the work of somebody else", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    await repository.git(["switch", "-q", "-c", branch.name]);
    await repository.commit({ "a.txt": "theirs\n" }, "Work\n\nCCO-Mission: demo-2");
    await repository.git(["switch", "-q", "main"]);

    await expect(openMission(repository)).rejects.toMatchObject({ code: "BRANCH_EXISTS" });
  });

  it("refuses a branch that is checked out, before anything is spent", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    await repository.git(["switch", "-q", "-c", branch.name]);

    await expect(openMission(repository)).rejects.toMatchObject({
      code: "BRANCH_CHECKED_OUT",
      message: expect.stringContaining(repository.path),
    });
  });

  it("starts from what is checked out without a base, and stays with that branch when the user leaves it", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const base = await repository.git(["rev-parse", "HEAD"]);
    const workspace = createWorkspace(placesOf(repository));
    await workspace.open({ name: "mission" }, "demo");
    await repository.git(["switch", "-q", "-c", "elsewhere"]);
    await repository.commit({ "b.txt": "b\n" });

    expect(await workspace.observe({ name: "mission" })).toEqual({ base, head: base });
  });

  it("starts from a detached HEAD", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const first = await repository.git(["rev-parse", "HEAD"]);
    await repository.commit({ "a.txt": "b\n" });
    await repository.git(["switch", "-q", "--detach", first]);

    const opened = await createWorkspace(placesOf(repository)).open({ name: "mission" }, "demo");

    expect(opened).toEqual({ base: first, head: first });
  });

  it("takes a base that only the remote has", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const first = await repository.git(["rev-parse", "HEAD"]);
    await repository.git(["update-ref", "refs/remotes/origin/next", first]);

    const opened = await createWorkspace(placesOf(repository)).open(
      { name: "mission", base: "next" },
      "demo",
    );

    expect(opened.base).toBe(first);
  });

  it.each([
    ["a base that does not exist", { name: "mission", base: "nowhere" }, "BASE_MISSING"],
    ["a base with a line break", { name: "mission", base: "main\nHEAD" }, "BASE_MISSING"],
    ["a name that git does not allow", { name: "a..b", base: "main" }, "BRANCH_REFUSED"],
    ["a name below an existing branch", { name: "main/x", base: "main" }, "BRANCH_REFUSED"],
  ])("refuses %s", async (_, name, code) => {
    await using repository = await createRepository({ "a.txt": "a\n" });

    await expect(createWorkspace(placesOf(repository)).open(name, "demo")).rejects.toMatchObject({ code });
  });

  it.each([undefined, "main"])("refuses a repository without a commit (base: %s)", async (base) => {
    await using repository = await createRepository();
    const workspace = createWorkspace(placesOf(repository));

    await expect(workspace.open({ name: "mission", base }, "demo")).rejects.toMatchObject({
      code: "REPOSITORY_EMPTY",
    });
  });
});

describe("prepare", () => {
  it("gives the files of the commit in a repository of their own without a remote", async () => {
    await using repository = await createRepository({ "a.txt": "a\n", "sub/run.sh": "#!/bin/sh\n" });
    await repository.git(["remote", "add", "origin", "https://example.org/a.git"]);
    const mission = await openMission(repository);

    const directory = await mission.prepare();

    expect(await readFile(join(directory, "sub/run.sh"), "utf8")).toBe("#!/bin/sh\n");
    expect(await runGit(["status", "--porcelain"], directory)).toBe("");
    expect(await runGit(["rev-parse", "HEAD"], directory)).toBe(mission.base);
    expect(await runGit(["remote"], directory)).toBe("");
    expect(await runGit(["log", "--format=%s"], directory)).toBe("Initial commit");
  });

  it("keeps what an interrupted attempt at the same commit left", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const mission = await openMission(repository);
    const directory = await mission.prepare();
    await writeFiles(directory, { "a.txt": "half done\n", "new.txt": "new\n" });
    await runGit(["commit", "-q", "-a", "-m", "Half"], directory);

    const another = await openMission(repository);
    await another.prepare();

    expect(await readFile(join(directory, "a.txt"), "utf8")).toBe("half done\n");
    expect(await runGit(["rev-parse", "HEAD"], directory)).toBe(mission.base);
    expect(await runGit(["status", "--porcelain"], directory)).toBe(" M a.txt\n?? new.txt");
  });

  it("keeps ignored files and removes all other leftovers once an attempt is sealed", async () => {
    await using repository = await createRepository({ "a.txt": "a\n", ".gitignore": "cache/\n" });
    const mission = await openMission(repository, { maxFileBytes: 10 });
    const directory = await mission.prepare();
    await writeFiles(directory, { "cache/x": "dear\n", "big.txt": "more than ten bytes\n", "a.txt": "b\n" });
    await mission.seal(1);

    await mission.prepare();

    expect(await readFile(join(directory, "cache/x"), "utf8")).toBe("dear\n");
    expect(await readFile(join(directory, "a.txt"), "utf8")).toBe("b\n");
    await expect(stat(join(directory, "big.txt"))).rejects.toMatchObject({ code: "ENOENT" });
  });

  it("starts from the commit alone after the attempt was discarded, and nothing of it is sealed", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const mission = await openMission(repository);
    const directory = await mission.prepare();
    await writeFiles(directory, { "a.txt": "diagnosis\n" });

    await mission.workspace.discard();
    expect(await mission.seal(1)).toMatchObject({ sha: mission.base, files: 0 });
    await mission.prepare();

    expect(await readFile(join(directory, "a.txt"), "utf8")).toBe("a\n");
  });

  it("does not touch files that are as they should be", async () => {
    await using repository = await createRepository({ "a.txt": "a\n", "b.txt": "b\n" });
    const mission = await openMission(repository);
    const directory = await mission.prepare();
    const { mtimeMs, ino } = await stat(join(directory, "b.txt"));
    await writeFiles(directory, { "a.txt": "changed\n" });
    await mission.seal(1);

    await mission.prepare();

    expect(await stat(join(directory, "b.txt"))).toMatchObject({ mtimeMs, ino });
  });

  it("takes in what a human pushed to the branch", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const mission = await openMission(repository);
    const directory = await mission.prepare();
    await repository.git(["switch", "-q", branch.name]);
    await repository.commit({ "a.txt": "human\n", "human.txt": "h\n" });
    await repository.git(["switch", "-q", "main"]);

    await mission.prepare();

    expect(await readFile(join(directory, "human.txt"), "utf8")).toBe("h\n");
    expect(await readFile(join(directory, "a.txt"), "utf8")).toBe("human\n");
  });

  it("makes the directory anew when the worker removed it", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const mission = await openMission(repository);
    const directory = await mission.prepare();
    await rm(directory, { recursive: true });

    expect(await mission.seal(1)).toMatchObject({ sha: mission.base, files: 0 });
    await mission.prepare();

    expect(await readFile(join(directory, "a.txt"), "utf8")).toBe("a\n");
  });
});

describe("seal", () => {
  it("makes one commit of what changed, whatever the worker committed itself", async () => {
    await using repository = await createRepository({
      "a.txt": "a\n",
      "gone.txt": "x\n",
      "run.sh": "#!/bin/sh\n",
    });
    const mission = await openMission(repository);
    const directory = await mission.prepare();
    await writeFiles(directory, { "a.txt": "one\ntwo\n", "gone.txt": undefined });
    await runGit(["commit", "-q", "-a", "-m", "My own"], directory);
    await writeFiles(directory, { "new/file.txt": "new\n" });
    await chmod(join(directory, "run.sh"), 0o755);

    const sealed = await mission.seal(1);

    const paths = ["a.txt", "gone.txt", "new/file.txt", "run.sh"];
    const size = { files: 4, additions: 3, deletions: 2, paths };
    expect(sealed).toEqual({ sha: await mission.head(), ...size, withheld: [] });
    const described = await repository.git(["show", "-s", "--format=%an <%ae>|%cn|%P|%B", sealed.sha]);
    expect(described).toBe(
      `CCO <cco@noreply.invalid>|CCO|${mission.base}|feat: work on the demo\n\nAs the mission asks.\n\nCCO-Mission: demo\nCCO-Iteration: 1\n`,
    );
    expect(await pathsAt(repository, sealed.sha)).toEqual(["a.txt", "new/file.txt", "run.sh"]);
    expect(await repository.git(["ls-tree", sealed.sha, "run.sh"])).toMatch(/^100755/);
    expect(await repository.git(["fsck", "--strict"])).not.toMatch(/missing|broken|error/);
  });

  it("sees a change of the same size right after the files were written", async () => {
    const names = Array.from({ length: 40 }, (_, n) => `${n}.txt`);
    await using repository = await createRepository(Object.fromEntries(names.map((name) => [name, "old\n"])));
    const mission = await openMission(repository);
    const directory = await mission.prepare();
    for (const name of names) writeFileSync(join(directory, name), "new\n");
    const [ours, theirs] = await Promise.all([
      stat(repository.beside("root/index")),
      stat(join(directory, ".git/index")),
    ]);
    expect(theirs.mtimeMs).toBeLessThanOrEqual(ours.mtimeMs);

    expect(await runGit(["status", "--porcelain"], directory)).toContain("39.txt");
    expect(await mission.seal(1)).toMatchObject({ files: 40 });
  });

  it("returns the start and no files when nothing changed", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const mission = await openMission(repository);
    await mission.prepare();

    expect(await mission.seal(1)).toEqual({
      sha: mission.base,
      files: 0,
      additions: 0,
      deletions: 0,
      paths: [],
      withheld: [],
    });
    expect(await mission.head()).toBe(mission.base);
  });

  it("finds its commit again, with what was withheld, and makes no second one", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const mission = await openMission(repository);
    await writeFiles(await mission.prepare(), { "a.txt": "b\n", ".github/w.yml": "x\n" });
    const sealed = await mission.seal(1);

    const another = await openMission(repository);
    const again = await another.seal(1, { from: mission.base });

    expect(again).toEqual(sealed);
    expect(again.withheld).toHaveLength(1);
  });

  it("says the same again when all that changed was withheld", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const mission = await openMission(repository);
    await writeFiles(await mission.prepare(), { ".github/w.yml": "x\n" });

    const sealed = await mission.seal(1);

    expect(sealed).toMatchObject({ sha: mission.base, files: 0, withheld: [{ path: ".github/w.yml" }] });
    expect(await mission.seal(1)).toEqual(sealed);
  });

  it("finds its commit again below a human's, and on a machine that knows nothing", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const mission = await openMission(repository);
    await writeFiles(await mission.prepare(), { "a.txt": "b\n" });
    const sealed = await mission.seal(1);
    await repository.git(["switch", "-q", branch.name]);
    await repository.commit({ "a.txt": "human\n" });
    await repository.git(["switch", "-q", "main"]);

    const another = await openMission(repository, { root: repository.beside("other-root") });

    expect(await another.seal(1, { from: mission.base })).toEqual(sealed);
  });

  it("publishes what an earlier call could not", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const mission = await openMission(repository);
    await writeFiles(await mission.prepare(), { "a.txt": "b\n" });
    const lock = join(repository.path, ".git/refs/heads", `${branch.name}.lock`);
    await writeFile(lock, "");
    await expect(mission.seal(1)).rejects.toThrow(/lock/);
    expect(await mission.head()).toBe(mission.base);
    await rm(lock);

    const sealed = await (await openMission(repository)).seal(1);

    expect(await mission.head()).toBe(sealed.sha);
    expect(sealed).toMatchObject({ files: 1 });
  });

  it("waits for the user to leave the branch, and loses nothing", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const mission = await openMission(repository);
    await writeFiles(await mission.prepare(), { "a.txt": "b\n" });
    await repository.git(["worktree", "add", "-q", repository.beside("theirs"), branch.name]);

    await expect(mission.seal(1)).rejects.toMatchObject({
      code: "BRANCH_CHECKED_OUT",
      message: expect.stringContaining(repository.beside("theirs")),
    });
    await repository.git(["switch", "-q", "--detach"], repository.beside("theirs"));

    expect(await mission.seal(1)).toMatchObject({ files: 1 });
  });

  it("leaves the user's checkout, index, stash, HEAD and configuration as they are, byte for byte", async () => {
    await using repository = await createRepository({ "a.txt": "a\n", "b.txt": "b\n" });
    await repository.write({ "a.txt": "stashed\n" });
    await repository.git(["stash"]);
    await repository.write({ "a.txt": "staged\n", "untracked.txt": "u\n" });
    await repository.git(["add", "a.txt"]);
    await repository.write({ "b.txt": "dirty\n" });
    const before = await snapshotOf(repository.path);

    const mission = await openMission(repository);
    await writeFiles(await mission.prepare(), { "a.txt": "work\n" });
    await mission.seal(1);
    await mission.prepare();

    expect(await snapshotOf(repository.path)).toEqual(before);
  });
});

function placesOf(repository: { path: string; beside: (name: string) => string }) {
  return {
    repository: repository.path,
    root: repository.beside("root"),
    records: repository.beside("records"),
  };
}
