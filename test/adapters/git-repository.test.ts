import { chmod, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { describeRepository, requireGit } from "../../src/adapters/git-repository.ts";
import { createRepository, writeFiles } from "../support/repository.ts";

afterEach(() => vi.unstubAllEnvs());

describe("describeRepository", () => {
  it("tells where a checkout is and where it stands", async () => {
    await using repository = await createRepository({ "deep/a.txt": "a\n" });
    const gitDir = join(repository.path, ".git");

    expect(await describeRepository(join(repository.path, "deep"))).toEqual({
      root: repository.path,
      gitDir,
      commonDir: gitDir,
      head: await repository.git(["rev-parse", "HEAD"]),
      branch: "main",
      bare: false,
      shallow: false,
      submodules: false,
    });
  });

  it("tells a linked worktree with a detached HEAD", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    await repository.git(["worktree", "add", "-q", "--detach", repository.beside("linked")]);

    expect(await describeRepository(repository.beside("linked"))).toMatchObject({
      root: repository.beside("linked"),
      gitDir: join(repository.path, ".git/worktrees/linked"),
      commonDir: join(repository.path, ".git"),
      branch: undefined,
    });
  });

  it("tells a bare and a shallow repository", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    await repository.commit({});
    await repository.git([
      "clone",
      "-q",
      "--bare",
      "--depth=1",
      `file://${repository.path}`,
      repository.beside("b.git"),
    ]);

    expect(await describeRepository(repository.beside("b.git"))).toMatchObject({
      root: repository.beside("b.git"),
      bare: true,
      shallow: true,
    });
  });

  it("tells a repository without a commit", async () => {
    await using repository = await createRepository();

    expect(await describeRepository(repository.path)).toMatchObject({ head: undefined, branch: "main" });
  });

  it("is not led astray by the environment of a hook that started us", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    vi.stubEnv("GIT_DIR", "/nowhere");
    vi.stubEnv("GIT_CONFIG_PARAMETERS", "'core.bare'='true'");

    expect(await describeRepository(repository.path)).toMatchObject({ root: repository.path, bare: false });
  });

  it.each(["outside", "missing", "file.txt"])("says that there is no repository: %s", async (place) => {
    await using repository = await createRepository();
    await mkdir(repository.beside("outside"));
    await writeFiles(repository.beside("."), { "file.txt": "x\n" });

    await expect(describeRepository(repository.beside(place))).rejects.toMatchObject({
      code: "NOT_A_REPOSITORY",
    });
  });
});

describe("requireGit", () => {
  it("says that git is missing", async () => {
    vi.stubEnv("PATH", "/nowhere");

    await expect(requireGit()).rejects.toMatchObject({ code: "GIT_MISSING" });
  });

  it.each([
    ["git version 2.38.9", "GIT_TOO_OLD"],
    ["git version 1.99.0", "GIT_TOO_OLD"],
    ["hg 7", "GIT_TOO_OLD"],
  ])("refuses %s", async (version, code) => {
    await using repository = await createRepository();
    await pretend(repository.beside("bin"), version);

    await expect(requireGit()).rejects.toMatchObject({ code });
  });

  it.each([
    ["git version 2.39.5 (Apple Git-154)", "2.39.5"],
    ["git version 2.47.1.windows.1", "2.47.1.windows.1"],
    ["git version 3.0.0", "3.0.0"],
  ])("takes %s", async (version, expected) => {
    await using repository = await createRepository();
    await pretend(repository.beside("bin"), version);

    expect(await requireGit()).toBe(expected);
  });
});

/** Puts a program named git first on the PATH that prints one line. */
async function pretend(directory: string, line: string): Promise<void> {
  await writeFiles(directory, { git: `#!/bin/sh\necho '${line}'\n` });
  await chmod(join(directory, "git"), 0o755);
  vi.stubEnv("PATH", directory);
}
