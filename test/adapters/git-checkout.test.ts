import { mkdir, readdir, readFile, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkOut, restorePaths } from "../../src/adapters/checkout.ts";
import { createRepository, runGit, writeFiles, writeTrap } from "../support/repository.ts";

describe("checkOut", () => {
  it("gives the files of a commit and a repository in which build scripts can ask git", async () => {
    await using repository = await createRepository({ "a.txt": "a\n", "sub/b.txt": "b\n" });
    const sha = await repository.git(["rev-parse", "HEAD"]);
    await repository.commit({ "a.txt": "later\n" });
    const directory = repository.beside("clean room");

    await checkOut({ gitDir: join(repository.path, ".git") }, sha, directory);

    expect((await readdir(directory)).sort()).toEqual([".git", "a.txt", "sub"]);
    expect(await readFile(join(directory, "a.txt"), "utf8")).toBe("a\n");
    expect(await runGit(["rev-parse", "HEAD"], directory)).toBe(sha);
    expect(await runGit(["status", "--porcelain"], directory)).toBe("");
    expect(await runGit(["remote"], directory)).toBe("");
    expect(await runGit(["describe", "--always"], directory)).toBe(sha.slice(0, 7));
  });

  it("reads from a linked worktree's git directory, and runs no filter of it", async () => {
    await using repository = await createRepository({ "a.txt": "a\n", ".gitattributes": "* filter=evil\n" });
    const trace = repository.beside("trace");
    await writeTrap(repository.beside("trap"), trace);
    await repository.git(["worktree", "add", "-q", "-b", "side", repository.beside("linked")]);
    await repository.git(["config", "filter.evil.smudge", repository.beside("trap")]);
    const sha = await repository.git(["rev-parse", "HEAD"]);

    const gitDir = await runGit(["rev-parse", "--absolute-git-dir"], repository.beside("linked"));
    await checkOut({ gitDir }, sha, repository.beside("room"));

    expect(await readFile(repository.beside("room/a.txt"), "utf8")).toBe("a\n");
    await expect(readFile(trace)).rejects.toMatchObject({ code: "ENOENT" });
  });

  it("refuses a directory that has something in it, and a commit that is not there", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const source = { gitDir: join(repository.path, ".git") };
    const sha = await repository.git(["rev-parse", "HEAD"]);

    await expect(checkOut(source, sha, repository.path)).rejects.toThrow("is not empty");
    await expect(checkOut(source, "1".repeat(40), repository.beside("room"))).rejects.toThrow("read-tree");
  });
});

describe("restorePaths", () => {
  it("puts what matches back and leaves the rest alone", async () => {
    await using repository = await createRepository({
      "test/kept.test.ts": "kept\n",
      "test/changed.test.ts": "base\n",
      "test/deep/deleted.test.ts": "base\n",
      "src/a.ts": "base\n",
      "vitest.config.ts": "base\n",
    });
    const { directory, source, base } = await room(repository);
    await writeFiles(directory, {
      "test/changed.test.ts": "weakened\n",
      "test/deep/deleted.test.ts": undefined,
      "test/added.test.ts": "added\n",
      "src/a.ts": "work\n",
      "vitest.config.ts": "weakened\n",
      "VITEST.config.ts": "another case\n",
    });

    await restorePaths(source, directory, { base, patterns: ["test/**", "vitest.config.*"] });

    expect(await runGit(["status", "--porcelain"], directory)).toBe(" M src/a.ts");
  });

  it("removes ignored strays and whole directories that the base does not have", async () => {
    await using repository = await createRepository({ ".gitignore": ".cco/\n", "a.txt": "a\n" });
    const { directory, source, base } = await room(repository);
    await writeFiles(directory, { ".cco/deep/x": "x\n", "a.txt": "work\n" });

    await restorePaths(source, directory, { base, patterns: [".cco/**", "no/such/*.path"] });

    await expect(readFile(join(directory, ".cco/deep/x"))).rejects.toMatchObject({ code: "ENOENT" });
    expect(await readFile(join(directory, "a.txt"), "utf8")).toBe("work\n");
  });

  it("puts a directory back that is a link now, and writes nothing through the link", async () => {
    await using repository = await createRepository({ ".github/w.yml": "base\n", "a.txt": "a\n" });
    const { directory, source, base } = await room(repository);
    await rm(join(directory, ".github"), { recursive: true });
    const outside = repository.beside("outside");
    await mkdir(outside);
    await symlink(outside, join(directory, ".github"));

    await restorePaths(source, directory, { base, patterns: [".github/**"] });

    expect(await readFile(join(directory, ".github/w.yml"), "utf8")).toBe("base\n");
    expect(await readdir(outside)).toEqual([]);
  });

  it("believes nothing in the directory's own repository", async () => {
    await using repository = await createRepository({
      "test/a.test.ts": "base\n",
      ".gitattributes": "* filter=evil\n",
    });
    const { directory, source, base } = await room(repository);
    const trace = repository.beside("trace");
    await writeTrap(repository.beside("trap"), trace);
    await runGit(["config", "filter.evil.smudge", repository.beside("trap")], directory);
    await runGit(["config", "core.fsmonitor", repository.beside("trap")], directory);
    await writeFiles(directory, { "test/a.test.ts": "weakened\n" });

    await restorePaths(source, directory, { base, patterns: ["test/**"] });

    expect(await readFile(join(directory, "test/a.test.ts"), "utf8")).toBe("base\n");
    await expect(readFile(trace)).rejects.toMatchObject({ code: "ENOENT" });
  });
});

async function room(repository: Awaited<ReturnType<typeof createRepository>>) {
  const source = { gitDir: join(repository.path, ".git") };
  const base = await repository.git(["rev-parse", "HEAD"]);
  const directory = repository.beside("room");
  await checkOut(source, base, directory);
  return { directory, source, base };
}
