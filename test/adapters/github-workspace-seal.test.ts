import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { BranchMoved } from "../../src/core/ports.ts";
import type { Sha } from "../../src/core/verdict.ts";
import { writeFiles } from "../support/repository.ts";
import {
  branch,
  headOf,
  machineOf,
  once,
  pathsAt,
  push,
  refName,
  startWork,
} from "./github-workspace-fixture.ts";
import { type GitServer, serveRepository } from "./github-workspace-server.ts";

describe("seal", () => {
  it("lets the branch appear at the remote with the work, and advances it from any machine", async () => {
    await using server = await serveRepository({ "a.txt": "a\n" });
    const { sealFirst, base } = await startWork(server, { "a.txt": "b\n" });

    const first = await sealFirst();
    const another = machineOf(server, "two");
    const { directory } = await another.workspace.prepare(first.sha);
    await writeFiles(directory, { "a.txt": "c\n", "new.txt": "n\n" });
    const second = await another.seal(2, { from: first.sha, base });

    expect(first).toMatchObject({ files: 1, withheld: [] });
    expect(second).toMatchObject({ files: 2, additions: 2, deletions: 1 });
    expect(await headOf(server.repository)).toBe(second.sha);
    const log = await server.repository.git(["log", "--format=%H", second.sha]);
    expect(log.split("\n")).toEqual([second.sha, first.sha, base]);
    expect(await server.repository.git(["fsck", "--strict"])).not.toMatch(/missing|broken|error/);
    expect(await another.workspace.observe(branch)).toMatchObject({ head: second.sha });
  });

  it.each([
    ["a path", (path: string) => path],
    ["an address of a file", (path: string) => `file://${path}`],
  ])("works with a remote that is %s", async (_, addressOf) => {
    await using server = await serveRepository({ "a.txt": "a\n" });
    const remote = addressOf(server.repository.path);
    const { sealFirst } = await startWork(server, { "a.txt": "ours\n" }, { remote });
    await push(server, { "b.txt": "theirs\n" });

    const sealed = await sealFirst();

    expect(await headOf(server.repository)).toBe(sealed.sha);
    expect(await pathsAt(server, sealed.sha)).toEqual(["a.txt", "b.txt"]);
    expect(server.requests()).toEqual([]);
  });

  it("sends only what is new, though the base has moved on since", async () => {
    const noise = Buffer.from(Array.from({ length: 300_000 }, () => Math.floor(Math.random() * 256)));
    await using server = await serveRepository({ "noise.bin": noise, "a.txt": "a\n" });
    const { sealFirst } = await startWork(server, { "a.txt": "b\n" });
    await server.repository.commit({ "noise.bin": noise.subarray(1) });
    server.requests();

    await sealFirst();

    const sent = server.requests().reduce((sum, { received }) => sum + received, 0);
    expect(sent).toBeLessThan(5000);
  });

  it("puts the work on top of what others pushed, however much it is", async () => {
    await using server = await serveRepository({ "a.txt": "a\n", "b.txt": "b\n" });
    const { sealFirst, workspace } = await startWork(server, { "a.txt": "ours\n" });
    const theirs = await push(server, { "b.txt": "theirs\n" }, 6);

    const sealed = await sealFirst();

    expect(sealed).toMatchObject({ files: 1, additions: 1, deletions: 1 });
    expect(await headOf(server.repository)).toBe(sealed.sha);
    expect(await server.repository.git(["rev-parse", `${sealed.sha}^@`])).toBe(theirs);
    const { directory } = await workspace.prepare(sealed.sha);
    expect(await readFile(join(directory, "b.txt"), "utf8")).toBe("theirs\n");
    expect(await readFile(join(directory, "a.txt"), "utf8")).toBe("ours\n");
  });

  it("does so when they merged a base with a history of its own", async () => {
    await using server = await serveRepository({ "a.txt": "a\n" });
    const { repository } = server;
    const { sealFirst } = await startWork(server, { "a.txt": "ours\n" });
    await push(server, { "b.txt": "b\n" });
    for (let n = 0; n < 8; n += 1) await repository.commit({ "main.txt": `${n}\n` });
    await repository.git(["switch", "-q", branch.name]);
    await repository.git(["merge", "-q", "-m", "Merge", "main"]);
    await repository.git(["switch", "-q", "main"]);

    const sealed = await sealFirst();

    expect(await pathsAt(server, sealed.sha)).toEqual(["a.txt", "b.txt", "main.txt"]);
  });

  it.each(["advertise", "push"] as const)("does so when they are faster (before %s)", async (moment) => {
    await using server = await serveRepository({ "a.txt": "a\n" });
    const { sealFirst } = await startWork(server, { "a.txt": "ours\n" });
    server.meet = once(moment, async () => {
      await push(server, { "b.txt": "theirs\n" });
      return undefined;
    });

    const sealed = await sealFirst();

    expect(await headOf(server.repository)).toBe(sealed.sha);
    expect(await pathsAt(server, sealed.sha)).toEqual(["a.txt", "b.txt"]);
  });

  it("gives up on a branch that never rests, and keeps the work", async () => {
    await using server = await serveRepository({ "a.txt": "a\n" });
    const { sealFirst, records } = await startWork(server, { "a.txt": "ours\n" });
    let theirs: Sha | undefined;
    let times = 0;
    server.meet = async (moment) => {
      if (moment === "advertise") theirs = await push(server, { "b.txt": `${times++}\n` });
      return undefined;
    };

    const refusal = sealFirst();

    await expect(refusal).rejects.toBeInstanceOf(BranchMoved);
    await expect(refusal).rejects.toThrow(/moved away 4 times .*withheld\/iteration-1\.patch/);
    expect(await headOf(server.repository)).toBe(theirs);
    expect(await readFile(join(records, "withheld/iteration-1.patch"), "utf8")).toContain("+ours");
  });

  it.each([
    ["both changed the same", /both changed a\.txt/, (server: GitServer) => push(server, { "a.txt": "x\n" })],
    [
      "the branch was rewritten",
      /was rewritten/,
      async ({ repository }: GitServer) => {
        const sha = await repository.git(["commit-tree", "main^{tree}", "-m", "Theirs"]);
        await repository.git(["update-ref", refName, sha]);
        return sha;
      },
    ],
  ])("leaves the remote as it is when %s", async (_, message, change) => {
    await using server = await serveRepository({ "a.txt": "a\n" });
    const { sealFirst, records } = await startWork(server, { "a.txt": "ours\n" });
    const theirs = await change(server);

    await expect(sealFirst()).rejects.toThrow(message);

    expect(await headOf(server.repository)).toBe(theirs);
    expect(await readFile(join(records, "withheld/iteration-1.patch"), "utf8")).toContain("+ours");
  });

  it.each(["greet", "advertise"] as const)(
    "does not undo that somebody took the branch back (before %s)",
    async (moment) => {
      await using server = await serveRepository({ "a.txt": "a\n" });
      const { sealFirst, base, workspace, seal } = await startWork(server, { "a.txt": "b\n" });
      const { sha } = await sealFirst();
      await writeFiles((await workspace.prepare(sha)).directory, { "a.txt": "c\n" });
      server.meet = once(moment, async () => {
        await server.repository.git(["update-ref", refName, base]);
        return undefined;
      });

      await expect(seal(2, { from: sha, base })).rejects.toBeInstanceOf(BranchMoved);

      expect(await headOf(server.repository)).toBe(base);
    },
  );

  it("does not put a branch back that somebody removed", async () => {
    await using server = await serveRepository({ "a.txt": "a\n" });
    const { sealFirst, base, workspace, seal } = await startWork(server, { "a.txt": "b\n" });
    const { sha } = await sealFirst();
    await writeFiles((await workspace.prepare(sha)).directory, { "a.txt": "c\n" });
    await server.repository.git(["branch", "-q", "-D", branch.name]);
    const another = machineOf(server, "two").workspace;

    await expect(seal(2, { from: sha, base })).rejects.toThrow(/is gone\. .*iteration-2\.patch/);

    expect((await workspace.observe(branch)).head).toBeUndefined();
    expect((await another.observe(branch, { base, head: sha })).head).toBeUndefined();
    expect(await headOf(server.repository)).toBeUndefined();
  });

  it("finds its commit again on a machine that knows nothing, below somebody else's", async () => {
    await using server = await serveRepository({ "a.txt": "a\n" });
    const { sealFirst, base } = await startWork(server, { "a.txt": "b\n" });
    const sealed = await sealFirst();
    const head = await push(server, { "b.txt": "b\n" });

    const again = await machineOf(server, "two").seal(1, { from: base, base });

    expect(again).toEqual(sealed);
    expect(await headOf(server.repository)).toBe(head);
  });

  it("finds its commit again when the remote took it and the answer was lost", async () => {
    await using server = await serveRepository({ "a.txt": "a\n" });
    const { sealFirst, base } = await startWork(server, { "a.txt": "b\n", ".github/w.yml": "x\n" });
    server.meet = once("push", async () => "swallow");

    const sealed = await sealFirst();

    expect(sealed).toMatchObject({ sha: await headOf(server.repository), files: 1 });
    expect(sealed.withheld).toHaveLength(1);
    expect(await server.repository.git(["rev-list", "--count", `${base}..${sealed.sha}`])).toBe("1");
  });

  it("asks again when the remote does not know yet of a push", async () => {
    await using server = await serveRepository({ "a.txt": "a\n" });
    const { sealFirst, workspace } = await startWork(server, { "a.txt": "b\n" });
    const { sha } = await sealFirst();
    await server.repository.git(["update-ref", "-d", refName]);
    let looks = 0;
    server.meet = async (moment) => {
      if (moment === "list" && ++looks === 2) await server.repository.git(["update-ref", refName, sha]);
      return undefined;
    };

    expect((await workspace.observe(branch)).head).toBe(sha);
  });

  it("asks again when the remote contradicts the ledger of another machine", async () => {
    await using server = await serveRepository({ "a.txt": "a\n" });
    const { base, sealFirst } = await startWork(server, { "a.txt": "b\n" });
    const { sha } = await sealFirst();
    await server.repository.git(["update-ref", refName, base]);
    let looks = 0;
    server.meet = async (moment) => {
      if (moment === "list" && ++looks === 2) await server.repository.git(["update-ref", refName, sha]);
      return undefined;
    };

    const there = await machineOf(server, "two").workspace.observe(branch, { base, head: sha });

    expect(there.head).toBe(sha);
  });
});
