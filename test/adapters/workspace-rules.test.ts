import { execFileSync } from "node:child_process";
import { mkdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createRepository, type Files, runGit, writeFiles } from "../support/repository.ts";
import { openMission, pathsAt } from "./workspace-fixture.ts";

describe("what seal withholds", () => {
  it.each([
    ["a new workflow", { ".github/workflows/x.yml": "on: push\n" }],
    ["another case of letters", { ".GitHub/workflows/x.yml": "on: push\n" }],
    ["settings in a subdirectory", { "pkg/.claude/settings.json": "{}\n" }],
    ["a file in the place of a directory", { ".claude": "../elsewhere\n" }],
    ["a pattern of the mission", { "test/contract/a/b.txt": "b\n" }],
    ["a deletion", { "test/contract/x.txt": undefined }],
    ["a file with a star in its name", { "test/contract/*.txt": "star\n" }],
  ] satisfies [string, Files][])("takes out protected paths: %s", async (_, files) => {
    await using repository = await createRepository({ "a.txt": "a\n", "test/contract/x.txt": "x\n" });
    const mission = await openMission(repository);
    await writeFiles(await mission.prepare(), { ...files, "a.txt": "b\n" });

    const sealed = await mission.seal(3, { protect: ["test/contract/**"] });

    expect(sealed.files).toBe(1);
    expect(sealed.withheld).toEqual([{ path: Object.keys(files)[0], why: "The path is protected." }]);
    expect(await pathsAt(repository, sealed.sha)).toEqual(["a.txt", "test/contract/x.txt"]);
    expect(sealed.patch).toBe("withheld/iteration-3.patch");
  });

  it("keeps the withheld changes as a patch that applies, binary ones too", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const mission = await openMission(repository);
    const binary = Buffer.from([0, 255, 1, 254]);
    await writeFiles(await mission.prepare(), { ".github/w.yml": "on: push\n", ".cco/logo.bin": binary });

    const { patch } = await mission.seal(1);
    await repository.git(["apply", join(mission.records, patch ?? "")]);

    expect(await readFile(join(repository.path, ".github/w.yml"), "utf8")).toBe("on: push\n");
    expect(await readFile(join(repository.path, ".cco/logo.bin"))).toEqual(binary);
  });

  it("puts a protected directory back that was replaced, and takes out the replacement", async () => {
    await using repository = await createRepository({ "a.txt": "a\n", "test/contract/x.txt": "x\n" });
    const mission = await openMission(repository);
    const directory = await mission.prepare();
    await rm(join(directory, "test"), { recursive: true });
    await writeFiles(directory, { test: "now a file\n", "a.txt": "b\n" });

    const sealed = await mission.seal(1, { protect: ["test/contract/**"] });

    expect(sealed.withheld.map(({ path }) => path).sort()).toEqual(["test", "test/contract/x.txt"]);
    expect(await pathsAt(repository, sealed.sha)).toEqual(["a.txt", "test/contract/x.txt"]);
    expect(await repository.git(["show", `${sealed.sha}:test/contract/x.txt`])).toBe("x");
  });

  it("puts a protected file back that became a directory", async () => {
    await using repository = await createRepository({ "a.txt": "a\n", Makefile: "all:\n" });
    const mission = await openMission(repository);
    const directory = await mission.prepare();
    await rm(join(directory, "Makefile"));
    await writeFiles(directory, { "Makefile/deep/x": "x\n", "a.txt": "b\n" });

    const sealed = await mission.seal(1, { protect: ["Makefile"] });

    expect(await pathsAt(repository, sealed.sha)).toEqual(["Makefile", "a.txt"]);
    expect(sealed.files).toBe(1);
  });

  it.each([
    ["/etc/passwd", false],
    ["../../outside", false],
    ["../target.txt/../../../x", false],
    ["C:\\Windows", false],
    ["../.git/config", false],
    ["../target.txt", true],
    ["./deep/nowhere", true],
  ])("judges a link to %s by where it can lead (inside: %s)", async (target, isKept) => {
    await using repository = await createRepository({ "target.txt": "a\n" });
    const mission = await openMission(repository);
    const directory = await mission.prepare();
    await mkdir(join(directory, "sub"));
    await symlink(target, join(directory, "sub/link"));

    const sealed = await mission.seal(1);

    expect(sealed.files).toBe(isKept ? 1 : 0);
    expect(sealed.withheld.map(({ path }) => path)).toEqual(isKept ? [] : ["sub/link"]);
  });

  it("follows no link that took the place of a directory", async () => {
    await using repository = await createRepository({ "src/a.txt": "a\n", "b.txt": "b\n" });
    const outside = repository.beside("outside");
    await mkdir(outside);
    await writeFiles(outside, { "a.txt": "not ours\n", "private.txt": "private\n" });
    const mission = await openMission(repository);
    const directory = await mission.prepare();
    await rm(join(directory, "src"), { recursive: true });
    await symlink(outside, join(directory, "src"));
    await writeFiles(directory, { "b.txt": "changed\n" });

    const sealed = await mission.seal(1);
    await mission.prepare();

    expect(sealed.withheld).toEqual([
      { path: "src", why: "It is a link that leaves the repository." },
      { path: "src/a.txt", why: "What takes its place was withheld." },
    ]);
    expect(await pathsAt(repository, sealed.sha)).toEqual(["b.txt", "src/a.txt"]);
    expect(await readFile(join(directory, "src/a.txt"), "utf8")).toBe("a\n");
    expect(await readFile(join(outside, "a.txt"), "utf8")).toBe("not ours\n");
  });

  it("leaves out files over the limit", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const mission = await openMission(repository, { maxFileBytes: 1_000_000 });
    const directory = await mission.prepare();
    await writeFiles(directory, { "big.bin": Buffer.alloc(2_500_000), "fits.bin": Buffer.alloc(1_000_000) });

    const sealed = await mission.seal(1);

    expect(sealed.withheld).toEqual([{ path: "big.bin", why: "It has 2.5 MB; the limit is 1.0 MB." }]);
    expect(await pathsAt(repository, sealed.sha)).toEqual(["a.txt", "fits.bin"]);
    expect(sealed.patch).toBeUndefined();
  });

  it("leaves out secrets, in UTF-16 too, and keeps them out of the patch and of the user's objects", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const mission = await openMission(repository, { isSecret: (text) => text.includes("token-123") });
    const directory = await mission.prepare();
    await writeFiles(directory, {
      "config.json": '{"key":"token-123"}\n',
      "wide.txt": Buffer.from("token-123", "utf16le"),
      ".github/w.yml": "env: token-123\n",
      "a.txt": "b\n",
    });

    const sealed = await mission.seal(1);

    expect(sealed.withheld.map(({ path }) => path).sort()).toEqual([
      ".github/w.yml",
      "config.json",
      "wide.txt",
    ]);
    expect(new Set(sealed.withheld.map(({ why }) => why))).toEqual(new Set(["It contains a secret."]));
    expect(sealed.patch).toBeUndefined();
    const secret = await runGit(["hash-object", "config.json"], directory);
    await expect(repository.git(["cat-file", "-e", secret])).rejects.toThrow();
  });

  it("does not blame the worker for what was there before", async () => {
    await using repository = await createRepository({ "fixture.txt": "token-123\nold\n" });
    const mission = await openMission(repository, { isSecret: (text) => text.includes("token-") });
    const directory = await mission.prepare();
    await writeFiles(directory, { "fixture.txt": "token-123\nnew\n" });
    expect(await mission.seal(1)).toMatchObject({ files: 1, withheld: [] });

    await writeFiles(await mission.prepare(), { "fixture.txt": "token-123\ntoken-456\n" });

    expect(await mission.seal(2)).toMatchObject({ files: 0, withheld: [{ path: "fixture.txt" }] });
  });

  it("commits no file raw that a filter would have turned into a pointer, and moves pointers", async () => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${"0".repeat(64)}\nsize 5\n`;
    await using repository = await createRepository({
      ".gitattributes": "*.png filter=lfs diff=lfs merge=lfs -text\n*.key filter=git-crypt\n",
      "logo.png": pointer,
      "icon.png": pointer,
    });
    const mission = await openMission(repository);
    const directory = await mission.prepare();
    await writeFiles(directory, { "logo.png": "raw\n", "my.key": "plain\n" });
    await rename(join(directory, "icon.png"), join(directory, "moved.png"));

    const sealed = await mission.seal(1);

    expect(sealed.withheld).toEqual([
      { path: "logo.png", why: expect.stringContaining("`lfs`") },
      { path: "my.key", why: expect.stringContaining("`git-crypt`") },
    ]);
    expect(await repository.git(["show", `${sealed.sha}:logo.png`])).toContain("git-lfs");
    expect(await pathsAt(repository, sealed.sha)).toContain("moved.png");
  });

  it("keeps LFS pointers what they are, whatever became of the attributes", async () => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${"0".repeat(64)}\nsize 5\n`;
    await using repository = await createRepository({
      ".gitattributes": "*.png filter=lfs diff=lfs merge=lfs -text\n",
      "logo.png": pointer,
      "plain.txt": "plain\n",
    });
    const mission = await openMission(repository, { isSecret: () => false });
    const directory = await mission.prepare();
    const checkedOut = await readFile(join(directory, "logo.png"), "utf8");
    await writeFiles(directory, { ".gitattributes": "", "logo.png": "raw\n", "plain.txt": pointer });

    const sealed = await mission.seal(1);

    expect(checkedOut).toBe(pointer);
    expect(sealed.withheld).toEqual([
      { path: "logo.png", why: "It replaces an LFS pointer by the file itself." },
      {
        path: "plain.txt",
        why: "It replaces a file by an LFS pointer to something that was never uploaded.",
      },
    ]);
  });

  it("leaves out binary files over 1 MB and takes text of that size", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const mission = await openMission(repository);
    await writeFiles(await mission.prepare(), {
      "build.bin": Buffer.alloc(1_000_001),
      "small.bin": Buffer.alloc(1000),
      "data.csv": "1,2,3\n".repeat(200_000),
    });

    const sealed = await mission.seal(1);

    expect(sealed.withheld).toEqual([
      { path: "build.bin", why: "It is a binary file of 1.0 MB; the limit for those is 1.0 MB." },
    ]);
    expect(await pathsAt(repository, sealed.sha)).toEqual(["a.txt", "data.csv", "small.bin"]);
  });

  it("leaves out a name that differs from another's in the case of letters only, but renames", async () => {
    await using repository = await createRepository({ "README.md": "a\n", "Old.txt": "o\n" });
    const mission = await openMission(repository);
    const directory = await mission.prepare();
    await rename(join(directory, "Old.txt"), join(directory, "old.txt"));
    await writeFiles(directory, { "readme.md": "b\n", "new/A.txt": "1\n", "new/a.txt": "2\n" });

    const sealed = await mission.seal(1);

    expect(sealed.withheld.map(({ path }) => path)).toEqual(["new/a.txt", "readme.md"]);
    expect(await pathsAt(repository, sealed.sha)).toEqual(["README.md", "new/A.txt", "old.txt"]);
  });

  it.each([
    ["files", { files: 2, bytes: 1000 }, { "1.txt": "1\n", "2.txt": "2\n", "3.txt": "3\n" }],
    ["bytes", { files: 2, bytes: 1000 }, { "1.txt": "1".repeat(600), "2.txt": "2".repeat(600) }],
  ])("publishes nothing of an iteration with too many %s, and keeps it", async (_, most, files) => {
    await using repository = await createRepository({ "a.txt": "a\n", "b.txt": "b\n" });
    const mission = await openMission(repository, { most });
    await writeFiles(await mission.prepare(), { ...files, "a.txt": undefined, "b.txt": undefined });

    await expect(mission.seal(1)).rejects.toMatchObject({
      name: "WorkRefused",
      closes: "needs-human",
      message: expect.stringMatching(/too large.*the limit is 2 files or/),
      patch: "withheld/iteration-1.patch",
    });

    expect(await mission.head()).toBe(mission.base);
    const patch = await readFile(join(mission.records, "withheld/iteration-1.patch"), "utf8");
    expect(patch).toContain("+++ b/2.txt");
  });

  it("commits the files of a repository that a scaffolding tool left, and leaves out clones", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const mission = await openMission(repository);
    const directory = await mission.prepare();
    await runGit(["init", "-q", "fresh"], directory);
    await runGit(["init", "-q", "committed/deep"], directory);
    await writeFiles(directory, { "fresh/x.txt": "x\n", "committed/deep/y.txt": "y\n" });
    await runGit(["add", "-A"], join(directory, "committed/deep"));
    await runGit(["commit", "-q", "-m", "Scaffold"], join(directory, "committed/deep"));
    await runGit(["clone", "-q", repository.path, "vendor"], directory);
    await runGit(["worktree", "add", "-q", "tree"], directory);

    const sealed = await mission.seal(1);

    expect(await pathsAt(repository, sealed.sha)).toEqual(["a.txt", "committed/deep/y.txt", "fresh/x.txt"]);
    expect(sealed.withheld).toEqual([
      { path: "tree", why: "It is a checkout of another repository." },
      { path: "vendor", why: "It is a checkout of another repository." },
    ]);
  });

  it("leaves out what git refuses, and commits the rest", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const mission = await openMission(repository);
    const directory = await mission.prepare();
    await writeFiles(directory, {
      ".gitattributes": "*.u16 working-tree-encoding=UTF-16LE-BOM\n",
      "bad.u16": "odd",
      "sub/.GIT/config": "[core]\n",
      "one.txt": "1\n",
      "two.txt": "2\n",
    });
    execFileSync("mkfifo", [join(directory, "pipe")]);
    await rm(join(directory, "a.txt"));
    execFileSync("mkfifo", [join(directory, "a.txt")]);

    const sealed = await mission.seal(1);

    const withheld = Object.fromEntries(sealed.withheld.map(({ path, why }) => [path, why]));
    expect(withheld).toMatchObject({
      "a.txt": "It is neither a file nor a link.",
      "sub/.GIT/config": "Its name is git's own.",
      "bad.u16": expect.stringContaining("Git refuses it"),
    });
    expect(await pathsAt(repository, sealed.sha)).toEqual([".gitattributes", "a.txt", "one.txt", "two.txt"]);
  });

  it("does not commit installed packages when nobody ignores them", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const mission = await openMission(repository);
    await writeFiles(await mission.prepare(), { "node_modules/x/index.js": "x\n", "b.txt": "b\n" });

    const sealed = await mission.seal(1);

    expect(await pathsAt(repository, sealed.sha)).toEqual(["a.txt", "b.txt"]);
  });
});
