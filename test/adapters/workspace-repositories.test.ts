import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { describeRepository } from "../../src/adapters/git-repository.ts";
import { createRepository, runGit, type TestRepository, writeFiles } from "../support/repository.ts";
import { branch, openMission, pathsAt, snapshotOf } from "./workspace-fixture.ts";

/** One whole iteration, which changes `a.txt`, and that a second attempt at it comes to the same. */
async function iterate(repository: TestRepository, place: string): Promise<string> {
  const mission = await openMission(repository, { repository: place });
  await writeFiles(await mission.prepare(), { "a.txt": "work\n" });
  const sealed = await mission.seal(1);
  expect(sealed).toMatchObject({ files: 1, withheld: [] });
  expect(await mission.seal(1, { from: mission.base })).toEqual(sealed);
  expect(await runGit(["show", `${branch.name}:a.txt`], place)).toBe("work");
  expect(await runGit(["fsck"], place)).not.toMatch(/missing|broken|error/);
  return sealed.sha;
}

describe("a mission works", () => {
  it("in a repository and with files whose names have spaces and umlauts", async () => {
    const name = 'Übung "eins" #2';
    await using repository = await createRepository(
      { "a.txt": "a\n", "Größe 1/ä b\tc.txt": "x\n" },
      { name },
    );
    const root = repository.beside("Arbeit für mich");
    const mission = await openMission(repository, { root });
    await writeFiles(await mission.prepare(), {
      "Größe 1/ä b\tc.txt": "y\n",
      "neu ö.txt": "z\n",
      ".cco/ü.txt": "ü\n",
    });

    const sealed = await mission.seal(1);

    expect(sealed).toMatchObject({ files: 2, additions: 2, deletions: 1 });
    expect(sealed.withheld).toEqual([{ path: ".cco/ü.txt", why: "The path is protected." }]);
    expect(await readFile(join(mission.records, sealed.patch ?? ""), "utf8")).toContain("+ü");
    expect(await pathsAt(repository, sealed.sha)).toEqual(["Größe 1/ä b\tc.txt", "a.txt", "neu ö.txt"]);
  });

  it("from a directory in the checkout", async () => {
    await using repository = await createRepository({ "a.txt": "a\n", "deep/er/b.txt": "b\n" });

    await iterate(repository, join(repository.path, "deep/er"));
  });

  it("in a bare repository", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    await repository.git(["clone", "-q", "--bare", ".", repository.beside("bare.git")]);

    await iterate(repository, repository.beside("bare.git"));
  });

  it("in a linked worktree, and touches neither it nor the main one", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const linked = repository.beside("linked");
    await repository.git(["worktree", "add", "-q", "-b", "side", linked]);
    await writeFiles(linked, { "a.txt": "dirty\n" });
    const before = await Promise.all([snapshotOf(repository.path), snapshotOf(linked)]);

    await iterate(repository, linked);

    expect(await Promise.all([snapshotOf(repository.path), snapshotOf(linked)])).toEqual(before);
  });

  it("in a shallow clone, and leaves it shallow", async () => {
    await using repository = await createRepository({ "a.txt": "first\n" });
    await repository.commit({ "a.txt": "second\n" });
    const clone = repository.beside("shallow");
    await repository.git(["clone", "-q", "--depth=1", `file://${repository.path}`, clone]);

    await iterate(repository, clone);

    expect(await runGit(["rev-list", "--count", branch.name], clone)).toBe("2");
    expect(await runGit(["rev-list", "--count", "HEAD"], repository.beside("root/checkout"))).toBe("1");
  });

  it("in a clone that borrows the objects of another", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const clone = repository.beside("shared");
    await repository.git(["clone", "-q", "--shared", ".", clone]);

    await iterate(repository, clone);
  });

  it("in a repository with SHA-256 ids", async () => {
    await using repository = await createRepository();
    const place = repository.beside("sha256");
    await repository.git(["init", "-q", "-b", "main", "--object-format=sha256", place]);
    await writeFiles(place, { "a.txt": "a\n" });
    await runGit(["add", "-A"], place);
    await runGit(["commit", "-q", "-m", "First"], place);

    expect(await iterate(repository, place)).toHaveLength(64);
  });

  it("with a sparse checkout: the worker gets all files, the user's stay as chosen", async () => {
    await using repository = await createRepository({ "a.txt": "a\n", "one/x": "x\n", "two/y": "y\n" });
    await repository.git(["sparse-checkout", "set", "one"]);

    await iterate(repository, repository.path);

    expect(await readdir(repository.beside("root/checkout"))).toContain("two");
    expect(await readdir(repository.path)).not.toContain("two");
  });

  it("with line endings that attributes ask for", async () => {
    await using repository = await createRepository({
      ".gitattributes": "*.bat text eol=crlf\n",
      "a.txt": "a\n",
    });
    const mission = await openMission(repository);
    const directory = await mission.prepare();
    await writeFiles(directory, { "run.bat": "one\r\ntwo\r\n", "keep.txt": "kept\r\n" });

    const { sha } = await mission.seal(1);
    await rm(join(directory, "run.bat"));
    await mission.prepare();

    expect(await repository.git(["cat-file", "blob", `${sha}:run.bat`])).toBe("one\ntwo");
    expect(await repository.git(["cat-file", "blob", `${sha}:keep.txt`])).toBe("kept\r");
    expect(await readFile(join(directory, "run.bat"), "utf8")).toBe("one\r\ntwo\r\n");
  });

  it("with more files than are handed over one by one", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const mission = await openMission(repository);
    const many = Array.from({ length: 250 }, (_, n) => [`many/${n}.txt`, `${n}\n`] as const);
    await writeFiles(await mission.prepare(), Object.fromEntries(many));

    expect(await mission.seal(1)).toMatchObject({ files: 250 });
    expect(await repository.git(["fsck"])).not.toMatch(/missing|broken/);
    expect(await pathsAt(repository, branch.name)).toHaveLength(251);
  });

  it("in a partial clone that has the files of the commit", async () => {
    await using repository = await createRepository({ "a.txt": "old\n" });
    await repository.commit({ "a.txt": "a\n" });
    const clone = await clonePartially(repository, []);

    await iterate(repository, clone);
  });
});

describe("a mission stops and says why", () => {
  it("in a partial clone without the files of the commit", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const clone = await clonePartially(repository, ["--no-checkout"]);
    const mission = await openMission(repository, { repository: clone });

    await expect(mission.prepare()).rejects.toMatchObject({ code: "REPOSITORY_INCOMPLETE" });
    await runGit(["fetch", "-q", "--refetch", "--no-filter"], clone);

    expect(await readFile(join(await mission.prepare(), "a.txt"), "utf8")).toBe("a\n");
  });
});

describe("submodules", () => {
  it("are empty directories whose pointers stay, whatever the worker puts there", async () => {
    await using library = await createRepository({ "lib.c": "int x;\n" });
    await using repository = await createRepository({ "a.txt": "a\n" });
    const add = ["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", library.path];
    for (const name of ["sub", "gone", "replaced"]) await repository.git([...add, name]);
    await repository.commit({});
    const pointers = await repository.git(["ls-tree", "HEAD", "sub", "gone", "replaced"]);
    const mission = await openMission(repository);
    const directory = await mission.prepare();
    expect(await readdir(join(directory, "sub"))).toEqual([]);

    await runGit(["clone", "-q", library.path, "sub"], directory);
    await writeFiles(join(directory, "sub"), { "lib.c": "int y;\n" });
    await runGit(["commit", "-q", "-a", "-m", "Own"], join(directory, "sub"));
    await rm(join(directory, "gone"), { recursive: true });
    await rm(join(directory, "replaced"), { recursive: true });
    await writeFiles(directory, { "a.txt": "b\n", replaced: "file\n" });
    const sealed = await mission.seal(1);

    expect(sealed.files).toBe(1);
    expect(sealed.withheld.map(({ path }) => path).sort()).toEqual(["gone", "replaced", "sub"]);
    expect(await repository.git(["ls-tree", sealed.sha, "sub", "gone", "replaced"])).toBe(pointers);
    expect((await describeRepository(repository.path)).submodules).toBe(true);
  });
});

/** A clone that fetches contents only when they are asked for. */
async function clonePartially(repository: TestRepository, args: readonly string[]): Promise<string> {
  const clone = repository.beside("partial");
  await repository.git(["config", "uploadpack.allowFilter", "true"]);
  await repository.git(["clone", "-q", "--filter=blob:none", ...args, `file://${repository.path}`, clone]);
  return clone;
}
