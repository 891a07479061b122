import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Merge, Sealed } from "../../src/core/ports.ts";
import type { Sha } from "../../src/core/verdict.ts";
import { createRepository, type Files, type TestRepository, writeFiles } from "../support/repository.ts";
import { branch, type OpenMission, openMission, pathsAt } from "./workspace-fixture.ts";

const protect = ["contract/**"];

/** A mission with one commit of its own, and then a base that went on from where it began. */
async function diverge(repository: TestRepository, ours: Files, theirs: Files): Promise<Diverged> {
  const mission = await openMission(repository);
  await writeFiles(await mission.prepare(), ours);
  const { sha: head } = await mission.seal(1);
  const base = await repository.commit(theirs, "On the base");
  return { ...deedsOf(mission, { head, base }), repository, mission, head, base };
}

type Diverged = ReturnType<typeof deedsOf> & {
  readonly repository: TestRepository;
  readonly mission: OpenMission;
  readonly head: Sha;
  readonly base: Sha;
};

function deedsOf(mission: OpenMission, { head, base }: { readonly head: Sha; readonly base: Sha }) {
  const work = {
    branch,
    from: head,
    base: mission.base,
    merge: base,
    message: "chore: merge main into cco/mission/demo",
    protect,
  };
  const trailers = { "CCO-Mission": "demo" };
  return {
    merge: (): Promise<Merge> => mission.workspace.merge({ ...work, trailers }),
    prepare: async () => (await mission.workspace.prepare(head, { base, protect })).directory,
    seal: (n = 2): Promise<Sealed> =>
      mission.workspace.seal({ ...work, trailers: { ...trailers, "CCO-Iteration": String(n) } }),
  };
}

function show({ git }: TestRepository, what: string): Promise<string> {
  return git(["show", what]);
}

const lines = (...changes: readonly string[]) => [...changes, ..."abcdefgh"].join("\n").concat("\n");

describe("a base that moved", () => {
  it("is merged as a commit with two parents and the mission's trailer, and never twice", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const { merge, head, base, mission } = await diverge(repository, { "b.txt": "b\n" }, { "c.txt": "c\n" });

    const merged = await merge();

    expect(merged).toEqual({ kind: "merged", sha: await mission.head() });
    expect(await repository.git(["show", "-s", "--format=%an|%P|%B", branch.name])).toBe(
      `CCO|${head} ${base}|chore: merge main into cco/mission/demo\n\nCCO-Mission: demo\n`,
    );
    expect(await pathsAt(repository, branch.name)).toEqual(["a.txt", "b.txt", "c.txt"]);
    expect(await repository.git(["fsck", "--strict"])).not.toMatch(/missing|broken|error/);
    expect(await merge()).toEqual({ kind: "moved", to: await mission.head() });
    const after = deedsOf(mission, { head: await mission.head(), base });
    expect(await after.merge()).toEqual(merged);
  });

  it("is what a branch without commits of its own goes on to", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const mission = await openMission(repository);
    const base = await repository.commit({ "c.txt": "c\n" });

    expect(await deedsOf(mission, { head: mission.base, base }).merge()).toEqual({
      kind: "merged",
      sha: base,
    });
    expect(await mission.head()).toBe(base);
  });

  it("leaves the user's checkout and its index alone, and is worked on from there", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const { merge, mission } = await diverge(repository, { "b.txt": "b\n" }, { "c.txt": "c\n" });
    await repository.write({ "a.txt": "half edited\n" });

    await merge();
    const directory = await mission.prepare();
    await writeFiles(directory, { "c.txt": "ours\n" });
    const sealed = await mission.seal(2);

    expect(await repository.git(["status", "--porcelain"])).toBe(" M a.txt");
    expect(sealed).toMatchObject({ files: 1, additions: 1, deletions: 1 });
    expect(await readFile(join(directory, "b.txt"), "utf8")).toBe("b\n");
  });

  it("that was rewritten is merged from where the two still meet", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    await repository.commit({ "gone.txt": "gone\n" });
    const { mission, head } = await diverge(repository, { "b.txt": "b\n" }, {});
    await repository.git(["reset", "-q", "--hard", "HEAD~2"]);
    const base = await repository.commit({ "c.txt": "c\n" });

    await deedsOf(mission, { head, base }).merge();

    expect(await pathsAt(repository, branch.name)).toEqual(["a.txt", "b.txt", "c.txt", "gone.txt"]);
  });

  it("that has no history in common with the branch is told, and left", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const { mission, head } = await diverge(repository, { "b.txt": "b\n" }, {});
    const base = await repository.git(["commit-tree", "HEAD^{tree}", "-m", "Another beginning"]);

    expect(await deedsOf(mission, { head, base }).merge()).toEqual({ kind: "unrelated" });
    expect(await mission.head()).toBe(head);
  });

  it("is not merged into a branch that somebody has checked out", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const { merge } = await diverge(repository, { "b.txt": "b\n" }, { "c.txt": "c\n" });
    await repository.git(["switch", "-q", branch.name]);

    await expect(merge()).rejects.toMatchObject({ code: "BRANCH_CHECKED_OUT" });
  });

  it("is the known one when the branch that was checked out at the start is gone", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    await repository.git(["switch", "-q", "-c", "feature"]);
    const unnamed = { name: branch.name };
    const { workspace } = await openMission(repository);
    const { base, head } = await workspace.open(unnamed, "demo");
    await repository.git(["switch", "-q", "main"]);
    await repository.commit({ "b.txt": "b\n" });
    await repository.git(["branch", "-D", "feature"]);

    expect(await workspace.observe(unnamed, { base, head })).toEqual({ base, head });
  });
});

describe("protected paths", () => {
  it("are as the base has them where both changed them, without asking anybody", async () => {
    await using repository = await createRepository({ "contract/a.txt": "a\n", "contract/b.txt": "b\n" });
    const { mission, repository: place } = await diverge(repository, { "x.txt": "x\n" }, {});
    // Only a human can have changed them on the mission's branch.
    await place.git(["switch", "-q", branch.name]);
    const head = await place.commit({ "contract/a.txt": "ours\n", "contract/b.txt": "ours\n" });
    await place.git(["switch", "-q", "main"]);
    const base = await place.commit({ "contract/a.txt": "theirs\n", "contract/b.txt": undefined });

    expect(await deedsOf(mission, { head, base }).merge()).toMatchObject({ kind: "merged" });
    expect(await show(place, `${branch.name}:contract/a.txt`)).toBe("theirs");
    expect(await pathsAt(place, branch.name)).toEqual(["contract/a.txt", "x.txt"]);
  });

  it("get nothing of the branch's by a move that the base made", async () => {
    await using repository = await createRepository({ "ci.yml": lines() });
    const theirs = { "ci.yml": undefined, ".github/workflows/ci.yml": lines() };
    const { merge } = await diverge(repository, { "ci.yml": lines("evil") }, theirs);

    expect(await merge()).toMatchObject({ kind: "merged" });
    expect(await show(repository, `${branch.name}:.github/workflows/ci.yml`)).not.toContain("evil");
  });
});

describe("a conflict", () => {
  const start = {
    "a.txt": "a\n",
    "gone.txt": lines(),
    "pic.bin": "\0 1",
    "yarn.lock": "1\n",
    "far.txt": "far\n",
  };
  const ours = {
    "a.txt": "ours\n",
    "gone.txt": lines("ours"),
    "pic.bin": "\0 2",
    "yarn.lock": "2\n",
    dir: "ours\n",
  };
  const theirs = {
    "a.txt": "theirs\n",
    "gone.txt": undefined,
    "pic.bin": "\0 3",
    "yarn.lock": "3\n",
    "dir/x.txt": "theirs\n",
    "far.txt": "farther\n",
    ".github/ci.yml": "theirs\n",
  };

  it("is told by file, and nothing is changed", async () => {
    await using repository = await createRepository(start);
    const { merge, mission, head } = await diverge(repository, ours, theirs);

    expect(await merge()).toEqual({
      kind: "conflicted",
      files: [
        { path: "a.txt", stands: "marked" },
        { path: `dir~${head}`, stands: "displaced" },
        { path: "gone.txt", stands: "base" },
        { path: "pic.bin", stands: "base" },
        { path: "yarn.lock", stands: "outdated" },
      ],
    });
    expect(await mission.head()).toBe(head);
  });

  it("is in the worker's directory, with all that merged by itself", async () => {
    await using repository = await createRepository(start);
    const { prepare, head, base } = await diverge(repository, ours, theirs);

    const directory = await prepare();

    const read = (path: string) => readFile(join(directory, path), "utf8");
    expect(await read("a.txt")).toMatch(
      new RegExp(`^<<<<<<< ${head}\nours\n\\|{7} \\w+\na\n=======\ntheirs\n>>>>>>> ${base}\n$`),
    );
    expect(await Promise.all(["pic.bin", "yarn.lock", "far.txt", "dir/x.txt"].map(read))).toEqual([
      "\0 3",
      "3\n",
      "farther\n",
      "theirs\n",
    ]);
    await expect(read("gone.txt")).rejects.toMatchObject({ code: "ENOENT" });
    expect(await repository.git(["show", `${base}:a.txt`], directory)).toBe("theirs");
  });

  it("that is resolved becomes one commit with two parents, the base's protected files in it", async () => {
    await using repository = await createRepository(start);
    const { prepare, seal, head, base, mission } = await diverge(repository, ours, theirs);
    const directory = await prepare();
    await writeFiles(directory, {
      "a.txt": "both\n",
      [`dir~${head}`]: undefined,
      ".github/ci.yml": "evil\n",
    });

    const sealed = await seal();

    expect(sealed).toMatchObject({ sha: await mission.head(), base, withheld: [{ path: ".github/ci.yml" }] });
    expect(await repository.git(["rev-parse", `${sealed.sha}^1`, `${sealed.sha}^2`])).toBe(
      `${head}\n${base}`,
    );
    expect(await show(repository, `${sealed.sha}:a.txt`)).toBe("both");
    expect(await show(repository, `${sealed.sha}:.github/ci.yml`)).toBe("theirs");
    expect(await pathsAt(repository, sealed.sha)).toEqual([
      ".github/ci.yml",
      "a.txt",
      "dir/x.txt",
      "far.txt",
      "pic.bin",
      "yarn.lock",
    ]);
    expect(await repository.git(["fsck", "--strict"])).not.toMatch(/missing|broken|error/);
  });

  it("that is left in a file keeps all of it out, and the work is kept as a patch", async () => {
    await using repository = await createRepository(start);
    const { prepare, seal, head, mission } = await diverge(repository, ours, theirs);
    const directory = await prepare();
    const half = (await readFile(join(directory, "a.txt"), "utf8"))
      .replace(/^<.*\n/m, "")
      .replace(/^>.*\n/m, "");
    await writeFiles(directory, { "a.txt": half, "new.txt": "new\n", [`dir~${head}`]: undefined });

    const sealed = await seal();

    expect(sealed).toMatchObject({
      sha: head,
      files: 0,
      withheld: [{ path: "a.txt", why: "It still shows the conflict." }],
      patch: "withheld/iteration-2.patch",
    });
    expect(sealed.base).toBeUndefined();
    expect(await mission.head()).toBe(head);
    expect(await readFile(join(mission.records, sealed.patch ?? ""), "utf8")).toContain("+new");
    await prepare();
    expect(await readFile(join(directory, "a.txt"), "utf8")).toContain(`<<<<<<< ${head}`);
  });

  it("does not let the worker take back what the base changed elsewhere", async () => {
    await using repository = await createRepository(start);
    const { prepare, seal, head } = await diverge(repository, ours, theirs);
    const directory = await prepare();
    await repository.git(["reset", "-q", "--hard", head], directory);

    const sealed = await seal();

    expect(await show(repository, `${sealed.sha}:far.txt`)).toBe("farther");
    expect(await show(repository, `${sealed.sha}:a.txt`)).toBe("ours");
    const why = "It takes back what the base changed.";
    expect(sealed.withheld).toContainEqual({ path: "far.txt", why });
  });

  it("is no conflict for what looks like a marker on one side already", async () => {
    await using repository = await createRepository({ "a.rst": "Title\n" });
    const { prepare, seal } = await diverge(
      repository,
      { "a.rst": "Ours\n=======\n" },
      { "a.rst": "Theirs\n=======\n" },
    );
    await writeFiles(await prepare(), { "a.rst": "Both\n=======\n" });

    expect(await seal()).toMatchObject({ files: 1, withheld: [] });
  });

  it("is found resolved by a call that comes again, and kept when a run died over it", async () => {
    await using repository = await createRepository(start);
    const { prepare, seal, base, head, mission } = await diverge(repository, ours, theirs);
    const resolution = { "a.txt": "both\n", [`dir~${head}`]: undefined };
    await writeFiles(await prepare(), resolution);
    expect(await readFile(join(await prepare(), "a.txt"), "utf8")).toBe("both\n");
    const sealed = await seal();

    const elsewhere = await openMission(repository, { root: repository.beside("other-root") });
    const found = await deedsOf({ ...mission, workspace: elsewhere.workspace }, { head, base }).seal();

    expect(found).toEqual(sealed);
    expect(await seal()).toEqual(sealed);
  });

  it("is resolved on top of what others pushed meanwhile", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const { prepare, seal, base } = await diverge(
      repository,
      { "a.txt": "ours\n" },
      { "a.txt": "theirs\n", ".github/ci.yml": "theirs\n" },
    );
    await writeFiles(await prepare(), { "a.txt": "both\n" });
    await repository.git(["switch", "-q", branch.name]);
    const pushed = await repository.commit({ "human.txt": "human\n" });
    await repository.git(["switch", "-q", "main"]);

    const sealed = await seal();

    expect(await repository.git(["rev-parse", `${sealed.sha}^1`, `${sealed.sha}^2`])).toBe(
      `${pushed}\n${base}`,
    );
    expect(await pathsAt(repository, sealed.sha)).toEqual([".github/ci.yml", "a.txt", "human.txt"]);
    expect(await show(repository, `${sealed.sha}:a.txt`)).toBe("both");
  });

  it("that a human resolved first is theirs", async () => {
    await using repository = await createRepository({ "a.txt": "a\n" });
    const { prepare, seal, mission } = await diverge(
      repository,
      { "a.txt": "ours\n" },
      { "a.txt": "theirs\n" },
    );
    await writeFiles(await prepare(), { "a.txt": "both\n" });
    await repository.git(["switch", "-q", branch.name]);
    await repository.git(["merge", "-q", "-X", "theirs", "-m", "By hand", "main"]);
    await repository.git(["switch", "-q", "main"]);
    const theirs = await mission.head();

    await expect(seal()).rejects.toThrow(/both changed a\.txt\. The work is kept in withheld/);
    expect(await mission.head()).toBe(theirs);
  });
});
