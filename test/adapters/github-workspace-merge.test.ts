import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Sha } from "../../src/core/verdict.ts";
import { type Files, writeFiles } from "../support/repository.ts";
import {
  branch,
  headOf,
  type Machine,
  machineOf,
  once,
  pathsAt,
  push,
  startWork,
} from "./github-workspace-fixture.ts";
import { type GitServer, serveRepository } from "./github-workspace-server.ts";

/** The merge of `merge` into the mission branch, which is at `from` and has `base`. */
function mergeOf({ workspace }: Machine, shas: { from: Sha; base: Sha; merge: Sha }) {
  const work = {
    branch,
    ...shas,
    message: "chore: merge main",
    trailers: { "CCO-Mission": "demo" },
    protect: [],
  };
  return workspace.merge(work);
}

/** A sealed first iteration, and a base that has gone on since by some commits. */
async function diverge(server: GitServer, ours: Files, theirs: Files, commits = 1) {
  const machine = await startWork(server, ours);
  const { sha: from } = await machine.sealFirst();
  for (let n = 1; n < commits; n += 1) await server.repository.commit({ "count.txt": `${n}\n` });
  const merge = await server.repository.commit(theirs, "On the base");
  return { machine, shas: { from, base: machine.base, merge } };
}

async function parentsOf({ repository }: GitServer, commit: Sha): Promise<readonly string[]> {
  return (await repository.git(["rev-parse", `${commit}^@`])).split("\n");
}

describe("a base that moved at the remote", () => {
  it.each([1, 6])("is merged by a machine that knows nothing, %s commits later", async (commits) => {
    await using server = await serveRepository({ "a.txt": "a\n" });
    const { shas } = await diverge(server, { "b.txt": "b\n" }, { "c.txt": "c\n" }, commits);

    const merged = await mergeOf(machineOf(server, "two"), shas);

    const head = (await headOf(server.repository)) ?? "";
    expect(merged).toEqual({ kind: "merged", sha: head });
    expect(await parentsOf(server, head)).toEqual([shas.from, shas.merge]);
    expect(await pathsAt(server, head)).toEqual(
      [..."abc"].map((name) => `${name}.txt`).concat(commits > 1 ? ["count.txt"] : []),
    );
    expect(await server.repository.git(["fsck", "--strict"])).not.toMatch(/missing|broken|error/);
  });

  it("is where a branch that nobody pushed yet begins", async () => {
    await using server = await serveRepository({ "a.txt": "a\n" });
    const machine = machineOf(server);
    const { base } = await machine.workspace.open(branch, "demo");
    const merge = await server.repository.commit({ "a.txt": "b\n" });

    expect(await mergeOf(machine, { from: base, base, merge })).toEqual({ kind: "merged", sha: merge });

    const known = { base: merge, head: merge };
    expect(await headOf(server.repository)).toBeUndefined();
    expect(await machineOf(server, "two").workspace.observe(branch, known)).toEqual(known);
    await writeFiles((await machine.workspace.prepare(merge)).directory, { "new.txt": "new\n" });
    const { sha } = await machine.seal(1, { from: merge, base: merge });
    expect(await parentsOf(server, sha)).toEqual([merge]);
  });

  it("is found in the branch when the merge was pushed and not recorded", async () => {
    await using server = await serveRepository({ "a.txt": "a\n" });
    const { shas } = await diverge(server, { "b.txt": "b\n" }, { "c.txt": "c\n" });
    await mergeOf(machineOf(server, "lost"), shas);
    const head = (await headOf(server.repository)) ?? "";

    const another = machineOf(server, "two");
    const moved = await mergeOf(another, shas);
    const found = await mergeOf(another, { ...shas, from: head });

    expect(moved).toEqual({ kind: "moved", to: head });
    expect(found).toEqual({ kind: "merged", sha: head });
    expect(await headOf(server.repository)).toBe(head);
  });

  it("is not merged over what somebody else pushes at that moment", async () => {
    await using server = await serveRepository({ "a.txt": "a\n" });
    const { machine, shas } = await diverge(server, { "b.txt": "b\n" }, { "c.txt": "c\n" });
    let theirs: Sha = "";
    server.meet = once("advertise", async () => {
      theirs = await push(server, { "human.txt": "human\n" });
      return undefined;
    });

    expect(await mergeOf(machine, shas)).toEqual({ kind: "moved", to: theirs });
    expect(await headOf(server.repository)).toBe(theirs);
  });

  it("costs little to send, though it has moved on again since", async () => {
    const noise = Buffer.from(Array.from({ length: 300_000 }, () => Math.floor(Math.random() * 256)));
    await using server = await serveRepository({ "a.txt": "a\n" });
    const { machine, shas } = await diverge(server, { "b.txt": "b\n" }, { "noise.bin": noise });
    await server.repository.commit({ "noise.bin": noise.subarray(1) });
    server.requests();

    expect(await mergeOf(machine, shas)).toMatchObject({ kind: "merged" });

    const sent = server.requests().reduce((sum, { received }) => sum + received, 0);
    expect(sent).toBeLessThan(5000);
  });

  it("is left when a rule refuses the merge, in the rule's own words", async () => {
    await using server = await serveRepository({ "a.txt": "a\n" });
    const { machine, shas } = await diverge(server, { "b.txt": "b\n" }, { "c.txt": "c\n" });
    server.meet = once("push", async () => ({
      reason: "push declined due to repository rule violations",
      lines: ["- This branch must not contain merge commits."],
    }));

    expect(await mergeOf(machine, shas)).toEqual({
      kind: "refused",
      why: expect.stringContaining("must not contain merge commits"),
    });
    expect(await headOf(server.repository)).toBe(shas.from);
  });

  it("that began anew has nothing in common with the branch", async () => {
    await using server = await serveRepository({ "a.txt": "a\n" });
    const { machine, shas } = await diverge(server, { "b.txt": "b\n" }, {});
    await server.repository.git(["switch", "-q", "--orphan", "fresh"]);
    const merge = await server.repository.commit({ "z.txt": "z\n" });

    expect(await mergeOf(machine, { ...shas, merge })).toEqual({ kind: "unrelated" });
  });

  it("is merged from the very point the two parted, whatever side branch came into it", async () => {
    await using server = await serveRepository({ "a.txt": "a\n" });
    const { repository } = server;
    const old = await repository.git(["rev-parse", "main"]);
    await repository.commit({ "a.txt": "b\n" });
    const { shas } = await diverge(server, { "b.txt": "b\n" }, { "a.txt": "c\n" }, 6);
    // A branch from long ago: through it alone, the two seem to have parted there.
    await repository.git(["switch", "-q", "-c", "side", old]);
    await repository.commit({ "side.txt": "side\n" });
    await repository.git(["switch", "-q", "main"]);
    await repository.git(["merge", "-q", "--no-ff", "-m", "Merge", "side"]);
    const merge = await repository.git(["rev-parse", "main"]);

    expect(await mergeOf(machineOf(server, "two"), { ...shas, merge })).toMatchObject({ kind: "merged" });
    const head = await headOf(repository);
    expect(await repository.git(["show", `${head}:a.txt`])).toBe("c");
  });
});

describe("a conflict at the remote", () => {
  const theirs = { "a.txt": "theirs\n", "c.txt": "c\n" };

  it("is resolved on another machine and pushed as a merge", async () => {
    await using server = await serveRepository({ "a.txt": "a\n" });
    const { machine, shas } = await diverge(server, { "a.txt": "ours\n" }, theirs, 6);
    const conflicted = await mergeOf(machine, shas);
    const two = machineOf(server, "two");
    const { from, merge } = shas;
    const { directory } = await two.workspace.prepare(from, { base: merge, protect: [] });
    const marked = await readFile(join(directory, "a.txt"), "utf8");
    await writeFiles(directory, { "a.txt": "both\n" });
    const trailers = { "CCO-Mission": "demo", "CCO-Iteration": "2" };
    const work = { branch, ...shas, message: "chore: merge main", trailers, protect: [] };

    const sealed = await two.workspace.seal(work);
    const again = await machineOf(server, "three").workspace.seal(work);

    expect(conflicted).toEqual({ kind: "conflicted", files: [{ path: "a.txt", stands: "marked" }] });
    expect(marked).toContain(`<<<<<<< ${from}\nours\n`);
    expect(sealed).toMatchObject({ sha: await headOf(server.repository), base: merge });
    expect(again).toEqual(sealed);
    expect(await parentsOf(server, sealed.sha)).toEqual([from, merge]);
    expect(await server.repository.git(["show", `${sealed.sha}:a.txt`])).toBe("both");
    expect(await pathsAt(server, sealed.sha)).toContain("c.txt");
    expect(await server.repository.git(["fsck", "--strict"])).not.toMatch(/missing|broken|error/);
  });
});
