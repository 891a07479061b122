import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { createStage, repo, type Stage } from "./stage.ts";

async function commit(stage: Stage, directory: string, path: string, content = "new\n"): Promise<void> {
  await mkdir(dirname(join(directory, path)), { recursive: true });
  await writeFile(join(directory, path), content);
  await stage.git(directory, "add", "-A");
  await stage.git(directory, "commit", "--quiet", "-m", `Change ${path}`);
}

async function refusedPush(stage: Stage, directory: string, ...args: readonly string[]): Promise<string> {
  const pushed = stage.git(directory, "push", ...args).then(
    () => "",
    (error: { stderr: string }) => error.stderr,
  );
  const stderr = await pushed;
  expect(stderr, "the push is refused").not.toBe("");
  return stderr;
}

describe("git over HTTP", () => {
  test("clones, pushes and tells of the push", async () => {
    await using stage = await createStage();
    const directory = await stage.clone(stage.token("bob"));

    await commit(stage, directory, "src/b.txt");
    await stage.git(directory, "push", "--quiet", "origin", "HEAD:refs/heads/topic");

    expect(await stage.head("topic")).toBe(await stage.git(directory, "rev-parse", "HEAD"));
    expect(stage.events.map(({ name }) => name)).toEqual(["create", "push"]);
    const [, push] = stage.events;
    expect(push).toMatchObject({ sender: "bob", ref: "refs/heads/topic", byJobToken: false });
    expect(push?.payload.commits).toMatchObject([{ added: ["src/b.txt"] }]);
  });

  test("takes the token from a header as checkout sends it", async () => {
    await using stage = await createStage({ isPrivate: true });
    const basic = Buffer.from(`x-access-token:${stage.jobToken({ contents: "read" })}`).toString("base64");
    const header = `http.extraheader=AUTHORIZATION: basic ${basic}`;

    const listed = await stage.git(
      "/",
      "-c",
      header,
      "ls-remote",
      `${stage.github.serverUrl}/ada/engine.git`,
    );

    expect(listed).toContain("refs/heads/main");
  });

  test("hides private repositories and refuses who may only read", async () => {
    await using stage = await createStage({ isPrivate: true, collaborators: { bob: "read" } });
    const directory = await stage.clone(stage.token("bob"));
    await commit(stage, directory, "b.txt");

    await expect(stage.clone(stage.token("eve"))).rejects.toThrow(/Repository not found/);
    expect(await refusedPush(stage, directory)).toContain("Permission to ada/engine.git denied to bob.");
  });

  test("clones without blobs and fetches them when they are needed", async () => {
    await using stage = await createStage();
    const directory = await stage.clone(stage.token("bob"), "--filter=blob:none", "--no-checkout");

    const missing = await stage.git(directory, "rev-list", "--objects", "--missing=print", "HEAD");
    await stage.git(directory, "checkout", "--quiet", "main");

    expect(missing).toMatch(/^\?[0-9a-f]{40}$/m);
    expect(await readFile(join(directory, "src/a.txt"), "utf8")).toBe("one\n");
  });

  test("refuses workflow files to tokens without the permission, with GitHub's sentence", async () => {
    await using stage = await createStage();
    const directory = await stage.clone(stage.jobToken({ contents: "write" }));
    await commit(stage, directory, ".github/workflows/ci.yml");

    const stderr = await refusedPush(stage, directory, "origin", "HEAD:refs/heads/topic");

    expect(stderr).toContain(
      "refusing to allow a GitHub App to create or update workflow `.github/workflows/ci.yml` without `workflows` permission",
    );
    expect(stderr).toContain("[remote rejected]");
  });

  test("lets a branch carry the workflow files that the default branch has", async () => {
    await using stage = await createStage({ files: { ".github/workflows/ci.yml": "on: push\n" } });
    const directory = await stage.clone(stage.jobToken({ contents: "write" }));
    await commit(stage, directory, "a.txt");

    await stage.git(directory, "push", "--quiet", "origin", "HEAD:refs/heads/topic");

    expect(await stage.head("topic")).toBe(await stage.git(directory, "rev-parse", "HEAD"));
  });

  test("holds pushes to protected branches (GH006)", async () => {
    await using stage = await createStage({
      rules: [{ source: "protection", name: "main", pattern: "main", requirePullRequest: true }],
    });
    const directory = await stage.clone(stage.token("bob"));
    await commit(stage, directory, "b.txt");

    const stderr = await refusedPush(stage, directory);

    expect(stderr).toContain("remote: error: GH006: Protected branch update failed for refs/heads/main.");
    expect(stderr).toContain("(protected branch hook declined)");
    expect(stage.events).toEqual([]);
  });

  test("holds pushes to rulesets (GH013), signatures among them", async () => {
    await using stage = await createStage({
      rules: [{ source: "ruleset", name: "all", pattern: "~ALL", requireSignatures: true }],
    });
    const directory = await stage.clone(stage.token("bob"));
    await commit(stage, directory, "b.txt");

    const stderr = await refusedPush(stage, directory, "origin", "HEAD:refs/heads/cco/state/x");

    expect(stderr).toContain("GH013: Repository rule violations found for refs/heads/cco/state/x.");
    expect(stderr).toContain("Commits must have verified signatures.");
    expect(stderr).toContain("(push declined due to repository rule violations)");
  });

  test("refuses files that are too large", async () => {
    await using stage = await createStage({}, { maxFileBytes: 1000 });
    const directory = await stage.clone(stage.token("bob"));
    await commit(stage, directory, "big.bin", "x".repeat(2000));

    expect(await refusedPush(stage, directory)).toContain("GH001: Large files detected.");
  });

  test("refuses a push that is behind, and accepts a forced one on an open branch", async () => {
    await using stage = await createStage();
    const [first, second] = [await stage.clone(stage.token("bob")), await stage.clone(stage.token("ada"))];
    await commit(stage, first, "b.txt");
    await commit(stage, second, "c.txt");
    await stage.git(first, "push", "--quiet");

    expect(await refusedPush(stage, second)).toContain("[rejected]");
    await stage.git(second, "push", "--quiet", "--force");

    expect(stage.events.at(-1)?.payload).toMatchObject({ forced: true });
  });

  test("keeps refs of one's own and starts nothing for them", async () => {
    await using stage = await createStage();
    const directory = await stage.clone(stage.token("bob"));
    await commit(stage, directory, "b.txt");

    await stage.git(directory, "push", "--quiet", "origin", "HEAD:refs/cco/x");

    const refs = await stage.ada.git.listMatchingRefs({ ...repo, ref: "cco/" });
    expect(refs.data.map(({ ref }) => ref)).toEqual(["refs/cco/x"]);
    expect(stage.events).toEqual([]);
    const fresh = await stage.clone(stage.token("bob"));
    expect(await stage.git(fresh, "for-each-ref")).not.toContain("refs/cco");
  });

  test("deletes a branch and receives several hundred files at once", async () => {
    await using stage = await createStage();
    const directory = await stage.clone(stage.token("bob"));
    for (let n = 0; n < 300; n++) await writeFile(join(directory, `${n}.txt`), `${n}\n`);
    await stage.git(directory, "add", "-A");
    await stage.git(directory, "commit", "--quiet", "-m", "Many");
    await stage.git(directory, "push", "--quiet", "origin", "HEAD:topic");

    await stage.git(directory, "push", "--quiet", "origin", ":topic");

    expect(stage.events.map(({ name }) => name)).toEqual(["create", "push", "delete", "push"]);
    await expect(stage.head("topic")).rejects.toMatchObject({ status: 404 });
  });
});
