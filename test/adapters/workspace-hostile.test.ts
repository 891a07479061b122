import { appendFile, mkdir, readFile, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  createRepository,
  runGit,
  type TestRepository,
  writeFiles,
  writeTrap,
} from "../support/repository.ts";
import { openMission, pathsAt, snapshotOf } from "./workspace-fixture.ts";

const hooks = [
  "applypatch-msg",
  "commit-msg",
  "post-checkout",
  "post-commit",
  "post-index-change",
  "post-merge",
  "post-rewrite",
  "post-update",
  "pre-auto-gc",
  "pre-commit",
  "prepare-commit-msg",
  "push-to-checkout",
  "reference-transaction",
  "update",
];

/** Sets every trap that git knows in a git directory; whatever springs one leaves a mark at `trace`. */
async function poison(gitDir: string, trace: string): Promise<void> {
  const trap = join(gitDir, "trap");
  await writeTrap(trap, trace);
  await mkdir(join(gitDir, "hooks"), { recursive: true });
  await Promise.all(hooks.map((hook) => writeTrap(join(gitDir, "hooks", hook), trace)));
  await writeFiles(gitDir, {
    "more-config": `[core]\n\tfsmonitor = ${trap}\n`,
    "info/attributes": "* filter=evil diff=evil\n",
  });
  await appendFile(
    join(gitDir, "config"),
    [
      "[core]",
      ...["fsmonitor", "sshCommand", "pager", "editor", "askPass", "gitProxy", "alternateRefsCommand"].map(
        (key) => `\t${key} = ${trap}`,
      ),
      `\thooksPath = ${join(gitDir, "hooks")}`,
      `\tattributesFile = ${join(gitDir, "info/attributes")}`,
      `[include]\n\tpath = ${join(gitDir, "more-config")}`,
      `[filter "evil"]\n\tclean = ${trap}\n\tsmudge = ${trap}\n\trequired`,
      `[diff]\n\texternal = ${trap}\n[diff "evil"]\n\tcommand = ${trap}\n\ttextconv = ${trap}`,
      `[merge "evil"]\n\tdriver = ${trap}`,
      `[credential]\n\thelper = ${trap}`,
      `[gpg]\n\tprogram = ${trap}\n[commit]\n\tgpgSign = true\n[log]\n\tshowSignature = true`,
      `[uploadpack]\n\tpackObjectsHook = ${trap}`,
      '[protocol "ext"]\n\tallow = always',
      "",
    ].join("\n"),
  );
}

/** A repository as hostile as its configuration can make it, which asks for lost objects by running a program. */
async function poisonUser(repository: TestRepository, trace: string): Promise<void> {
  const gitDir = join(repository.path, ".git");
  await repository.git(["config", "core.repositoryFormatVersion", "1"]);
  await repository.git(["config", "extensions.partialClone", "origin"]);
  await repository.git(["config", "remote.origin.promisor", "true"]);
  await repository.git(["config", "remote.origin.url", `ext::${join(gitDir, "trap")}`]);
  await poison(gitDir, trace);
}

async function traceOf(trace: string): Promise<string> {
  return readFile(trace, "utf8").catch(() => "");
}

describe("nothing runs", () => {
  it("that the worker planted in its repository, in nested ones or in a submodule's place", async () => {
    await using library = await createRepository({ "lib.c": "int x;\n" });
    await using repository = await createRepository({ "a.txt": "a\n", "b.txt": "b\n" });
    await repository.git([
      "-c",
      "protocol.file.allow=always",
      "submodule",
      "--quiet",
      "add",
      library.path,
      "sub",
    ]);
    await repository.commit({});
    const trace = repository.beside("trace");
    const mission = await openMission(repository);
    const directory = await mission.prepare();
    await runGit(["clone", "-q", library.path, "sub"], directory);
    await runGit(["clone", "-q", library.path, "vendor"], directory);
    await runGit(["init", "-q", "fresh"], directory);
    for (const place of ["", "sub", "vendor", "fresh"]) await poison(join(directory, place, ".git"), trace);
    await appendFile(join(directory, ".git/config"), "[core]\n\tworktree = /\n");
    await writeFiles(directory, {
      "a.txt": "work\n",
      "sub/lib.c": "int y;\n",
      "fresh/new.txt": "new\n",
      "src/.gitattributes": "* filter=evil diff=evil merge=evil\n",
      "src/x.txt": "x\n",
    });

    const sealed = await mission.seal(1);
    await mission.prepare();

    expect(await traceOf(trace)).toBe("");
    expect(await pathsAt(repository, sealed.sha)).toEqual(
      [".gitmodules", "a.txt", "b.txt", "fresh/new.txt", "sub"].sort(),
    );
    expect(sealed.withheld.map(({ path }) => path)).toEqual(
      expect.arrayContaining(["vendor", "src/.gitattributes", "src/x.txt"]),
    );
  });

  it("that the user's own configuration or hooks name, and all of it stays as it is", async () => {
    await using repository = await createRepository({ "a.txt": "a\n", "b.txt": "b\n" });
    const trace = repository.beside("trace");
    await poisonUser(repository, trace);
    const before = await snapshotOf(repository.path);

    const mission = await openMission(repository);
    await writeFiles(await mission.prepare(), { "a.txt": "work\n", ".github/w.yml": "x\n" });
    const sealed = await mission.seal(1);
    await mission.seal(1, { from: mission.base });
    await mission.workspace.open({ name: "cco/mission/demo", base: "main" }, "demo");
    const unknown = { name: "other", base: "1".repeat(40) };
    await expect(mission.workspace.observe(unknown)).rejects.toMatchObject({ code: "BASE_MISSING" });

    expect(sealed.files).toBe(1);
    expect(await traceOf(trace)).toBe("");
    expect(await snapshotOf(repository.path)).toEqual(before);
  });

  it("because these traps do spring under plain git", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const trace = repository.beside("trace");
    await poisonUser(repository, trace);

    await repository.git(["update-ref", "refs/heads/x", "HEAD"]);
    await repository.git(["status"]).catch(() => {});
    await repository.git(["cat-file", "-e", "1".repeat(40)]).catch(() => {});

    const sprung = await traceOf(trace);
    expect(sprung).toContain("reference-transaction");
    expect(sprung.split("\n").filter((line) => line.includes(".git/trap")).length).toBeGreaterThan(1);
  });
});

describe("the worker can break its own repository at will", () => {
  it.each([
    ["removes it", (directory: string) => rm(join(directory, ".git"), { recursive: true })],
    [
      "damages it",
      (directory: string) => writeFiles(directory, { ".git/HEAD": "nonsense\n", ".git/index": "\0" }),
    ],
    [
      "puts a link to the user's in its place",
      async (directory: string, user: string) => {
        await rm(join(directory, ".git"), { recursive: true });
        await symlink(join(user, ".git"), join(directory, ".git"));
      },
    ],
    [
      "borrows objects from nowhere",
      (directory: string) => writeFiles(directory, { ".git/objects/info/alternates": "/nowhere\n" }),
    ],
  ])("when it %s", async (_, breakIt) => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const mission = await openMission(repository);
    const directory = await mission.prepare();
    const before = await snapshotOf(repository.path);
    await breakIt(directory, repository.path);
    await writeFiles(directory, { "a.txt": "work\n" });

    expect(await mission.seal(1)).toMatchObject({ files: 1, withheld: [] });
    await mission.prepare();

    expect(await runGit(["rev-parse", "HEAD"], directory)).toBe(await mission.head());
    expect(await runGit(["status", "--porcelain"], directory)).toBe("");
    expect(await snapshotOf(repository.path)).toEqual(before);
  });

  it("and ours beside it is written anew before it is believed", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const trace = repository.beside("trace");
    const mission = await openMission(repository);
    await writeFiles(await mission.prepare(), { "a.txt": "work\n", "b.txt": "b\n" });
    await poison(repository.beside("root/repo.git"), trace);

    expect(await mission.seal(1)).toMatchObject({ files: 2 });
    expect(await traceOf(trace)).toBe("");
  });

  it("and put a link in the place of its directory, without a file being lost behind it", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const mission = await openMission(repository);
    const directory = await mission.prepare();
    const precious = repository.beside("precious");
    await mkdir(precious);
    await writeFiles(precious, { "diary.txt": "dear\n" });
    await rm(directory, { recursive: true });
    await symlink(precious, directory);

    expect(await mission.seal(1)).toMatchObject({ files: 0 });
    await mission.prepare();

    expect(await readFile(join(precious, "diary.txt"), "utf8")).toBe("dear\n");
    expect(await readFile(join(directory, "a.txt"), "utf8")).toBe("a\n");
  });

  it("and damage our view of its directory: the next iteration starts anew", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const mission = await openMission(repository);
    const directory = await mission.prepare();
    await writeFiles(directory, { "stuck/x": "x\n" });
    await mission.workspace.discard();
    await writeFiles(repository.beside("root"), { index: "nonsense" });

    await mission.prepare();

    await expect(readFile(join(directory, "stuck/x"))).rejects.toMatchObject({ code: "ENOENT" });
  });
});
