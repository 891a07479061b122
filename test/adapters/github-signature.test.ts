import { afterEach, expect, test } from "vitest";
import type { Recorded } from "#rehearsal/github/faults.ts";
import type { NewRepository } from "#rehearsal/github/new-repository.ts";
import { createGitHubClient } from "#src/adapters/github-client.ts";
import { createSigner } from "#src/adapters/github-signature.ts";
import { createGitHubWorkspace, type GitHubWorkspace } from "#src/adapters/github-workspace.ts";
import type { Sealed } from "#src/core/ports.ts";
import type { Sha } from "#src/core/verdict.ts";
import { commitOn, createStage, repo, type Stage } from "../rehearsal/github/stage.ts";
import { createRepository, type Files, writeFiles } from "../support/repository.ts";
import { headOf, once, startWork } from "./github-workspace-fixture.ts";
import { goodToken, serveRepository } from "./github-workspace-server.ts";

const branch = { name: "cco/mission/demo" };
const signaturesRequired = {
  source: "ruleset",
  name: "signed",
  pattern: "cco/mission/*",
  requireSignatures: true,
} as const;

type Signed = Stage & {
  readonly warnings: string[];
  readonly base: Sha;
  /** A runner with nothing in its directories, or again the one of that name. */
  machine(name?: string): GitHubWorkspace;
  /** Begins an iteration and seals its work. */
  iterate(n: number, files: Files, from?: Sha): Promise<Sealed>;
  seal(workspace: GitHubWorkspace, n: number, from: Sha): Promise<Sealed>;
  isVerified(sha: Sha): Promise<boolean | undefined>;
};

const places: { [Symbol.asyncDispose](): Promise<void> }[] = [];

afterEach(async () => {
  for (const place of places.splice(0)) await place[Symbol.asyncDispose]();
});

/** A repository whose commits a job's token writes, as an App's does: signed when GitHub writes them. */
async function createSigned(more: Partial<NewRepository> = {}, isApps = true): Promise<Signed> {
  const stage = await createStage(more);
  const directories = await createRepository();
  places.push(directories, stage);
  const token = stage.jobToken({ contents: "write" });
  const { apiUrl, serverUrl } = stage.github;
  const github = createGitHubClient({ apiUrl, repository: "ada/engine", token });
  const warnings: string[] = [];
  const machine = (name = "one") =>
    createGitHubWorkspace({
      remote: `${serverUrl}/ada/engine.git`,
      authorization: async () => token,
      root: directories.beside(`${name}/root`),
      records: directories.beside(`${name}/records`),
      pauses: [1, 1, 1],
      signer: createSigner({
        github,
        isApps: async () => isApps,
        warn: (text) => warnings.push(text),
        wait: 1,
      }),
    });
  const { base } = await machine().open(branch, "demo");
  const seal = (workspace: GitHubWorkspace, n: number, from: Sha) =>
    workspace.seal({
      branch,
      from,
      base,
      message: "feat: work on the ü",
      trailers: { "CCO-Mission": "demo", "CCO-Iteration": String(n) },
      protect: [],
    });
  return {
    ...stage,
    warnings,
    base,
    machine,
    seal,
    iterate: async (n, files, from = base) => {
      const workspace = machine();
      await writeFiles((await workspace.prepare(from)).directory, files);
      return seal(workspace, n, from);
    },
    isVerified: async (ref) =>
      (await stage.ada.repos.getCommit({ ...repo, ref })).data.commit.verification?.verified,
  };
}

async function parentsOf({ ada }: Stage, ref: Sha): Promise<readonly Sha[]> {
  return (await ada.repos.getCommit({ ...repo, ref })).data.parents.map(({ sha }) => sha);
}

const writes = ({ method, path }: Recorded) => method === "POST" && path.endsWith("/git/commits");

test("what an App's token seals is signed by GitHub, where rules ask for it and for one call each", async () => {
  const stage = await createSigned({ rules: [signaturesRequired] });

  const first = await stage.iterate(1, { "a.txt": "one\n", "b.txt": "two\n" });
  const before = stage.github.calls.length;
  const second = await stage.iterate(2, { "a.txt": "two\n" }, first.sha);
  const asked = stage.github.calls.slice(before).filter(({ door }) => door !== "git");

  expect(await stage.head(branch.name)).toBe(second.sha);
  expect(await parentsOf(stage, second.sha)).toEqual([first.sha]);
  expect(await parentsOf(stage, first.sha)).toEqual([stage.base]);
  expect(await Promise.all([first, second].map(({ sha }) => stage.isVerified(sha)))).toEqual([true, true]);
  expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
    "POST /repos/ada/engine/git/commits",
  ]);
  const { data } = await stage.ada.repos.getCommit({ ...repo, ref: second.sha });
  expect(data.files?.map(({ filename, additions }) => [filename, additions])).toEqual([["a.txt", 1]]);
  expect(data.commit.message).toMatch(/^feat: work on the ü\n\nCCO-Mission: demo\nCCO-Iteration: 2$/);
  expect(stage.warnings).toEqual([]);
  expect(stage.github.violations).toEqual([]);
  // Nothing that people see has the commits without a signature.
  const { data: branches } = await stage.ada.repos.listBranches(repo);
  expect(branches.map(({ name }) => name).toSorted()).toEqual([branch.name, "main"]);
});

test("another token's work is pushed as it was made", async () => {
  const stage = await createSigned({}, false);

  const { sha } = await stage.iterate(1, { "a.txt": "one\n" });

  const { data } = await stage.ada.repos.getCommit({ ...repo, ref: sha });
  expect(data.commit.verification?.verified).toBe(false);
  expect(data.commit.author?.name).toBe("CCO");
  expect(stage.github.calls.filter(writes)).toEqual([]);
});

test("a merged base is signed, too", async () => {
  const stage = await createSigned({ rules: [signaturesRequired] });
  const { sha: from } = await stage.iterate(1, { "a.txt": "ours\n" });
  const merge = await commitOn(stage.ada, stage.base, { "b.txt": "theirs\n" });
  await stage.ada.git.updateRef({ ...repo, ref: "heads/main", sha: merge });

  const merged = await stage.machine("two").merge({
    branch,
    from,
    base: stage.base,
    merge,
    message: "chore: merge main",
    trailers: { "CCO-Mission": "demo" },
    protect: [],
  });

  const head = await stage.head(branch.name);
  expect(merged).toEqual({ kind: "merged", sha: head });
  expect(await parentsOf(stage, head)).toEqual([from, merge]);
  expect(await stage.isVerified(head)).toBe(true);
});

test("work goes on top of what somebody pushes between the signature and the push, and is signed again", async () => {
  const stage = await createSigned();
  const { sha: from } = await stage.iterate(1, { "a.txt": "one\n" });
  const theirs = await commitOn(stage.ada, from, { "b.txt": "theirs\n" });
  stage.github.faults.afterCall = async (call) => {
    if (!writes(call) || call.by !== "github-actions[bot]") return undefined;
    stage.github.faults.clear();
    await stage.ada.git.updateRef({ ...repo, ref: `heads/${branch.name}`, sha: theirs });
    return undefined;
  };

  const { sha, joined } = await stage.iterate(2, { "a.txt": "two\n" }, from);

  expect(await stage.head(branch.name)).toBe(sha);
  expect(await parentsOf(stage, sha)).toEqual([theirs]);
  expect(joined).toBeDefined();
  expect(await stage.isVerified(sha)).toBe(true);
});

test("a lost answer to any of its calls makes nothing twice", async () => {
  const stage = await createSigned();
  const order: string[] = [];
  stage.github.faults.afterCall = (call) => {
    const kind = kindOf(call, order);
    if (kind === undefined || order.includes(kind)) return undefined;
    order.push(kind);
    return "cut";
  };

  const { sha, withheld } = await stage.iterate(1, { "a.txt": "one\n" });

  expect(order).toEqual(["git push aside", "POST /git/commits", "git fetch", "git push"]);
  expect(await stage.head(branch.name)).toBe(sha);
  expect(await parentsOf(stage, sha)).toEqual([stage.base]);
  expect(await stage.isVerified(sha)).toBe(true);
  expect(withheld).toEqual([]);
  expect(stage.warnings).toEqual([]);
});

/** Before the commit is written, a push goes aside; afterwards the commit is fetched and pushed. */
function kindOf(call: Recorded, before: readonly string[]): string | undefined {
  if (writes(call)) return "POST /git/commits";
  const isWritten = before.includes("POST /git/commits");
  if (call.path.endsWith("/git-receive-pack")) return isWritten ? "git push" : "git push aside";
  return isWritten && call.path.endsWith("/git-upload-pack") ? "git fetch" : undefined;
}

test("a machine that died behind the signature signs its work again, and one commit of it is public", async () => {
  const stage = await createSigned();
  const first = stage.machine();
  await writeFiles((await first.prepare(stage.base)).directory, { "a.txt": "one\n" });
  // From then on nobody answers: the process gets no further.
  stage.github.faults.afterCall = (call) => {
    if (!writes(call)) return undefined;
    stage.github.faults.next({ path: /./, status: 404, times: 1000 });
    return undefined;
  };
  await expect(stage.seal(first, 1, stage.base)).rejects.toThrow();
  stage.github.faults.clear();

  const { sha } = await stage.seal(stage.machine(), 1, stage.base);

  expect(await stage.head(branch.name)).toBe(sha);
  expect(await parentsOf(stage, sha)).toEqual([stage.base]);
  expect(await stage.isVerified(sha)).toBe(true);
});

test("a machine that died behind the push finds the signed commit, and what was withheld from it", async () => {
  const stage = await createSigned();
  const workspace = stage.machine();
  const big = Buffer.alloc(1_100_000);
  await writeFiles((await workspace.prepare(stage.base)).directory, { "a.txt": "one\n", "b.bin": big });
  let pushes = 0;
  stage.github.faults.afterCall = ({ path }) => {
    if (!path.endsWith("/git-receive-pack") || ++pushes < 2) return undefined;
    stage.github.faults.next({ path: /./, status: 404, times: 1000 });
    return "cut";
  };
  await expect(stage.seal(workspace, 1, stage.base)).rejects.toThrow();
  stage.github.faults.clear();

  const again = await stage.seal(stage.machine(), 1, stage.base);
  const elsewhere = await stage.seal(stage.machine("two"), 1, stage.base);

  expect(again).toMatchObject({ sha: await stage.head(branch.name), withheld: [{ path: "b.bin" }] });
  expect(elsewhere.sha).toBe(again.sha);
  expect(await stage.isVerified(again.sha)).toBe(true);
  expect(stage.github.calls.filter(writes)).toHaveLength(1);
});

test("where GitHub refuses to write a commit, the work is pushed without a signature and it is said once", async () => {
  const stage = await createSigned();
  const body = { message: "Resource not accessible by integration" };
  stage.github.faults.next({ path: /\/git\/commits$/, status: 403, body, times: 5 });
  const workspace = stage.machine();
  await writeFiles((await workspace.prepare(stage.base)).directory, { "a.txt": "one\n" });

  const first = await stage.seal(workspace, 1, stage.base);
  await writeFiles((await workspace.prepare(first.sha)).directory, { "a.txt": "two\n" });
  const second = await stage.seal(workspace, 2, first.sha);

  expect(await stage.head(branch.name)).toBe(second.sha);
  expect(await stage.isVerified(second.sha)).toBe(false);
  expect(stage.warnings).toEqual([expect.stringContaining("not accessible by integration. It is pushed")]);
  expect(stage.github.calls.filter(writes)).toHaveLength(1);
});

test("a server that takes branches alone gets the work without a signature", async () => {
  await using server = await serveRepository({ "a.txt": "a\n" });
  const github = createGitHubClient({ apiUrl: server.url, repository: "ada/engine", token: goodToken });
  const warnings: string[] = [];
  const warn = (text: string) => warnings.push(text);
  const signer = createSigner({ github, isApps: async () => true, warn });
  const { sealFirst } = await startWork(server, { "a.txt": "one\n" }, { signer });
  const lines = ["error: branches only"];
  server.meet = once("push", async () => ({ reason: "pre-receive hook declined", lines }));

  const { sha } = await sealFirst();

  expect(await headOf(server.repository)).toBe(sha);
  expect(warnings).toEqual([expect.stringContaining("branches only")]);
});

const limit = {
  path: /\/git\/commits$/,
  status: 403,
  headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": `${Math.floor(Date.now() / 1000) + 3600}` },
  body: { message: "API rate limit exceeded for installation." },
};

test("a limit of GitHub lets the work out without a signature, and the next is signed", async () => {
  const stage = await createSigned();
  stage.github.faults.next(limit);

  const first = await stage.iterate(1, { "a.txt": "one\n" });
  const second = await stage.iterate(2, { "a.txt": "two\n" }, first.sha);

  expect(await Promise.all([first, second].map(({ sha }) => stage.isVerified(sha)))).toEqual([false, true]);
  expect(stage.warnings).toEqual([expect.stringContaining("API rate limit exceeded for installation")]);
});

test("a limit of GitHub ends no mission whose rules ask for the signature", async () => {
  const stage = await createSigned({ rules: [signaturesRequired] });
  stage.github.faults.next(limit);

  await expect(stage.iterate(1, { "a.txt": "one\n" })).rejects.toMatchObject({ status: 403 });
  const { sha } = await stage.seal(stage.machine(), 1, stage.base);

  expect(await stage.head(branch.name)).toBe(sha);
  expect(await stage.isVerified(sha)).toBe(true);
});

test("GitHub is asked again when it does not know yet of what was pushed to it", async () => {
  const stage = await createSigned();
  const body = { message: "Tree SHA does not exist" };
  stage.github.faults.next({ path: /\/git\/commits$/, status: 422, body });

  const { sha } = await stage.iterate(1, { "a.txt": "one\n" });

  expect(await stage.isVerified(sha)).toBe(true);
  expect(stage.warnings).toEqual([]);
});

test("a file that a rule keeps out is withheld, and the rest is signed", async () => {
  const stage = await createSigned();
  const workflow = { ".github/workflows/x.yml": "on: push\n" };

  const { sha, withheld } = await stage.iterate(1, { "a.txt": "one\n", ...workflow });

  expect(withheld).toEqual([expect.objectContaining({ path: ".github/workflows/x.yml" })]);
  expect(await stage.isVerified(sha)).toBe(true);
});
