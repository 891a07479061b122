import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkOut } from "../../src/adapters/checkout.ts";
import { runGit } from "../support/repository.ts";
import { branch, headOf, machineOf, push, startWork } from "./github-workspace-fixture.ts";
import { type GitServer, serveRepository } from "./github-workspace-server.ts";

describe("open", () => {
  it("begins at the default branch and leaves nothing behind at the remote", async () => {
    await using server = await serveRepository({ "a.txt": "a\n" });
    const base = await server.repository.git(["rev-parse", "main"]);
    const { workspace } = machineOf(server);

    expect(await workspace.open(branch, "demo")).toEqual({ base, head: base });

    expect(await headOf(server.repository)).toBeUndefined();
    expect(await workspace.observe(branch)).toEqual({ base, head: base });
  });

  it("stays where it began when the base moves on, on another machine too", async () => {
    await using server = await serveRepository({ "a.txt": "a\n" });
    const machine = machineOf(server);
    const { base } = await machine.workspace.open(branch, "demo");
    const moved = await server.repository.commit({ "a.txt": "b\n" });

    const known = { base, head: base };
    const here = await machine.workspace.observe(branch);
    const there = await machineOf(server, "two").workspace.observe(branch, known);

    expect([here, there]).toEqual([
      { base: moved, head: base },
      { base: moved, head: base },
    ]);
  });

  it.each([
    ["a branch", async () => "next"],
    ["an annotated tag", async () => "v1"],
    ["a commit", (server: GitServer) => server.repository.git(["rev-parse", "next"])],
  ])("begins at %s by its name", async (_, nameOf) => {
    await using server = await serveRepository({ "a.txt": "a\n" });
    await server.repository.git(["switch", "-q", "-c", "next"]);
    const next = await server.repository.commit({ "next.txt": "n\n" });
    await server.repository.git(["tag", "-a", "v1", "-m", "One"]);
    await server.repository.git(["switch", "-q", "main"]);
    const { workspace } = machineOf(server);

    const { base } = await workspace.open({ ...branch, base: await nameOf(server) }, "demo");
    const { directory } = await workspace.prepare(base);

    expect(base).toBe(next);
    expect(await readFile(join(directory, "next.txt"), "utf8")).toBe("n\n");
  });

  it("goes on where the mission's own branch is, and knows where that began", async () => {
    await using server = await serveRepository({ "a.txt": "a\n" });
    const { sealFirst, base } = await startWork(server, { "a.txt": "b\n" });
    await sealFirst();
    const head = await push(server, { "x.txt": "x\n" }, 12);
    await server.repository.commit({ "main.txt": "m\n" });

    const opened = await machineOf(server, "two").workspace.open(branch, "demo");

    expect(opened).toEqual({ base, head });
  });

  it("refuses a branch with the work of somebody else", async () => {
    await using server = await serveRepository({ "a.txt": "a\n" });
    await push(server, { "a.txt": "theirs\n" });

    await expect(machineOf(server).workspace.open(branch, "demo")).rejects.toMatchObject({
      code: "BRANCH_EXISTS",
    });
  });

  it.each([
    ["a base that does not exist", { name: "x", base: "nowhere" }, "BASE_MISSING"],
    ["a base with a pattern in it", { name: "x", base: "m*" }, "BASE_MISSING"],
    ["a name that git does not allow", { name: "a..b" }, "BRANCH_REFUSED"],
    ["a name with a line break", { name: "a\nb" }, "BRANCH_REFUSED"],
    ["a name below an existing branch", { name: "main/x" }, "BRANCH_REFUSED"],
    ["a name above an existing branch", { name: "deep" }, "BRANCH_REFUSED"],
  ])("refuses %s", async (_, name, code) => {
    await using server = await serveRepository({ "a.txt": "a\n" });
    await server.repository.git(["branch", "deep/er"]);

    await expect(machineOf(server).workspace.open(name, "demo")).rejects.toMatchObject({ code });
  });

  it.each([undefined, "main"])("refuses a repository without a commit (base: %s)", async (base) => {
    await using server = await serveRepository();

    await expect(machineOf(server).workspace.open({ name: "x", base }, "demo")).rejects.toMatchObject({
      code: "REPOSITORY_EMPTY",
    });
  });
});

describe("what others did to the branch", () => {
  it("is told: whose commits they are and what differs, on a machine that knows nothing, too", async () => {
    await using server = await serveRepository({ "a.txt": "a\n" });
    const base = await server.repository.git(["rev-parse", "main"]);
    const first = await push(server, { "a.txt": "b\n", "x.txt": "x\n" }, 3);
    await server.repository.git(["switch", "-q", branch.name]);
    await server.repository.git(["reset", "-q", "--hard", "main"]);
    await server.repository.git(["switch", "-q", "main"]);
    const rewritten = await push(server, { "y.txt": "y\n" });

    const survey = await machineOf(server).workspace.survey(base);
    const pushed = await machineOf(server).workspace.compare(base, first);
    const forced = await machineOf(server, "two").workspace.compare(first, rewritten);

    expect(survey).toEqual({ paths: ["a.txt"], more: 0, manifests: [] });
    const paths = ["a.txt", "count.txt", "x.txt"];
    expect(pushed).toEqual({ by: ["Ada"], commits: 3, paths, more: 0, rewritten: false });
    expect(forced).toEqual({ by: ["Ada"], commits: 0, paths: [...paths, "y.txt"], more: 0, rewritten: true });
  });
});

describe("what is fetched", () => {
  it("is one commit, whatever its history", async () => {
    await using server = await serveRepository({ "a.txt": "a\n" });
    for (let n = 0; n < 10; n += 1) await server.repository.commit({ "a.txt": `${n}\n` });
    const { workspace } = machineOf(server);
    const { base } = await workspace.open(branch, "demo");

    const { directory } = await workspace.prepare(base);

    expect(await runGit(["rev-list", "--count", "--all"], workspace.gitDir)).toBe("1");
    expect(await runGit(["status", "--porcelain"], directory)).toBe("");
    expect(await runGit(["remote"], directory)).toBe("");
    expect(await runGit(["log", "--format=%s"], directory)).toBe("Change files");
  });

  it("is nothing at all for a look", async () => {
    await using server = await serveRepository({ "a.txt": "a\n" });
    const { workspace } = machineOf(server);
    await workspace.open(branch, "demo");
    server.requests();

    await workspace.observe(branch);

    expect(server.requests().map(({ moment }) => moment)).toEqual(["greet", "list"]);
  });

  it("is there for a proof, and only once", async () => {
    await using server = await serveRepository({ "a.txt": "a\n" });
    const first = await server.repository.git(["rev-parse", "main"]);
    const second = await server.repository.commit({ "a.txt": "b\n" });
    const { workspace } = machineOf(server);

    await workspace.ready([first, second, second]);
    const fetched = server.requests().length;
    await workspace.ready([second, first]);

    expect(fetched).toBe(2);
    expect(server.requests()).toEqual([]);
    for (const [sha, text] of [[first, "a\n"] as const, [second, "b\n"] as const]) {
      const directory = server.repository.beside(sha);
      await checkOut({ gitDir: workspace.gitDir }, sha, directory);
      expect(await readFile(join(directory, "a.txt"), "utf8")).toBe(text);
    }
  });
});
