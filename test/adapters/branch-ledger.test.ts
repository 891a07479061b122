import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { git } from "#rehearsal/github/git-process.ts";
import { createGitHub, type LocalGitHub } from "#rehearsal/github/github.ts";
import { commitOnBranch } from "#src/adapters/branch-commit.ts";
import {
  type BranchLedger,
  type BranchLedgerOptions,
  createBranchLedger,
} from "#src/adapters/branch-ledger.ts";
import { createGitHubClient, type GitHubClient } from "#src/adapters/github-client.ts";
import { readSnapshotFile } from "#src/adapters/ledger-queries.ts";
import { LedgerMoved } from "#src/core/ports.ts";
import { opened, said, start, them, us } from "#test/support/given.ts";
import { type LedgerPlace, ledgerContract } from "#test/support/ledger-contract.ts";

let github: LocalGitHub;
let repositories = 0;
beforeAll(async () => {
  github = await createGitHub();
});
afterAll(() => github.close());

/** A repository of its own for each test, written to with a job's token. */
async function createPlace(more: Partial<BranchLedgerOptions> = {}) {
  const name = `engine-${++repositories}`;
  await github.admin.createRepository({ owner: "ada", name, files: { "a.txt": "a" } });
  const permissions = { contents: "write" } as const;
  const token = github.actions.createJobToken({ repository: { owner: "ada", name }, runId: 1, permissions });
  const open = (run = us): BranchLedger =>
    createBranchLedger({
      github: createGitHubClient({ apiUrl: github.apiUrl, token, repository: `ada/${name}` }),
      mission: "issue-1",
      run,
      clock: () => start,
      redact: (text) => text.replaceAll("hunter22", "[redacted]"),
      hasEnded: async () => undefined,
      ...more,
    });
  return {
    open,
    name,
    client: createGitHubClient({ apiUrl: github.apiUrl, token, repository: `ada/${name}` }),
  };
}

ledgerContract("a ledger on a branch", async (): Promise<LedgerPlace> => createPlace());

describe("a ledger on a branch", () => {
  it("keeps one commit for each entry, on a branch without a history of code, and starts no workflow", async () => {
    const { open, client } = await createPlace();
    const ledger = open();
    let view = await ledger.append(opened(), await ledger.read());
    view = await ledger.append(said({ kind: "verify" }), view);

    const { data: commits } = await client.octokit.repos.listCommits({
      owner: client.owner,
      repo: client.repo,
      sha: "cco/state/issue-1",
    });

    expect(commits.map(({ commit }) => commit.message)).toEqual([
      "cco: signal-received (2)\n\n[skip ci]",
      "cco: mission-opened (1)\n\n[skip ci]",
    ]);
    expect(commits.at(-1)?.parents).toEqual([]);
  });

  it("writes what follows from an entry in the same commit, as an entry of its own", async () => {
    const { open, client } = await createPlace();
    const ledger = open();
    const first = await ledger.append(opened(), await ledger.read());
    const before = github.calls.length;

    const view = await ledger.append(said({ kind: "verify" }), first, said({ kind: "resume" }));

    expect(github.calls.length - before).toBe(1);
    expect(view.seq).toBe(3);
    expect(await open(them).read()).toEqual(view);
    const kinds = (await ledger.entries()).map(
      (entry) => entry.type === "signal-received" && entry.signal.kind,
    );
    expect(kinds).toEqual([false, "verify", "resume"]);
    const at = { owner: client.owner, repo: client.repo, sha: "cco/state/issue-1" };
    const { data: commits } = await client.octokit.repos.listCommits(at);
    expect(commits[0]?.commit.message).toBe("cco: signal-received (2), signal-received (3)\n\n[skip ci]");
  });

  it("reads the state with one request, whatever the length", async () => {
    const { open } = await createPlace();
    const ledger = open();
    let view = await ledger.append(opened(), await ledger.read());
    for (let n = 0; n < 5; n++) view = await ledger.append(said({ kind: "verify" }), view);
    const before = github.calls.length;

    expect(await open(them).read()).toEqual(view);

    expect(github.calls.length - before).toBe(1);
  });

  it("tells for nothing that nobody has written, and when somebody else has", async () => {
    const { open, client } = await createPlace();
    const ledger = open();
    const theirs = open(them);
    await ledger.append(opened(), await ledger.read());
    const budget = async () => (await client.octokit.rateLimit.get()).data.resources.core.remaining;

    expect(await ledger.isBehind()).toBe(false);
    const before = await budget();
    expect([await ledger.isBehind(), await ledger.isBehind()]).toEqual([false, false]);
    expect(await budget()).toBe(before);
    await ledger.append(said({ kind: "verify" }), await ledger.read());
    expect(await ledger.isBehind()).toBe(false);
    await theirs.append(said({ kind: "verify" }), await theirs.read());
    expect(await ledger.isBehind()).toBe(true);
    await ledger.read();
    expect(await ledger.isBehind()).toBe(false);
  });

  it("writes one entry with one request after the first", async () => {
    const { open } = await createPlace();
    const ledger = open();
    const view = await ledger.append(opened(), await ledger.read());
    const before = github.calls.length;

    await ledger.append(said({ kind: "verify" }), view);

    expect(github.calls.length - before).toBe(1);
  });

  it("finds the entry whose answer was lost instead of writing it twice", async () => {
    const { open } = await createPlace();
    const ledger = open();
    const view = await ledger.append(opened(), await ledger.read());
    let cuts = 1;
    github.faults.afterCall = ({ door, body }) =>
      door === "graphql" && JSON.stringify(body).includes("createCommitOnBranch") && cuts-- > 0
        ? "cut"
        : undefined;

    const next = await ledger.append(said({ kind: "verify" }), view);
    github.faults.clear();

    expect(next.seq).toBe(2);
    expect(await open(them).entries()).toHaveLength(2);
  });

  it("finds the first entry whose answer was lost", async () => {
    const { open } = await createPlace();
    const ledger = open();
    const nothing = await ledger.read();
    let cuts = 1;
    github.faults.afterCall = ({ method, path }) =>
      method === "POST" && path.endsWith("/git/refs") && cuts-- > 0 ? "cut" : undefined;

    const view = await ledger.append(opened(), nothing);
    github.faults.clear();

    expect(view.seq).toBe(1);
    expect(await open(them).read()).toEqual(view);
  });

  it("writes through the git data API where GraphQL is refused", async () => {
    const { open } = await createPlace();
    const ledger = open();
    const view = await ledger.append(opened(), await ledger.read());
    const body = { errors: [{ type: "FORBIDDEN", message: "Resource not accessible by integration" }] };
    github.faults.next({ path: "/graphql", status: 200, body });

    const next = await ledger.append(said({ kind: "verify" }), view);

    expect(await open(them).read()).toEqual(next);
  });

  it("refuses an old view on that way, too", async () => {
    const { open } = await createPlace();
    const ours = open();
    const old = await ours.append(opened(), await ours.read());
    await open(them).read();
    const theirs = open(them);
    await theirs.append(said({ kind: "verify" }), await theirs.read());
    const body = { errors: [{ type: "FORBIDDEN", message: "Resource not accessible by integration" }] };
    github.faults.next({ path: "/graphql", status: 200, body });

    await expect(ours.append(said({ kind: "pause" }), old)).rejects.toThrow(LedgerMoved);
    expect((await ours.read()).seq).toBe(2);
  });

  it("lets one of several first writers win", async () => {
    const { open } = await createPlace();
    const writers = Array.from({ length: 4 }, (_, n) => open({ run: `writer-${n}`, attempt: 1 }));
    const results = await Promise.allSettled(
      writers.map((ledger) => ledger.append(opened(), { seq: 0, state: undefined })),
    );

    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of results)
      if (result.status === "rejected") expect(result.reason).toBeInstanceOf(LedgerMoved);
  });

  it("rebuilds an edited snapshot from the entries", async () => {
    const { open, client } = await createPlace();
    const ledger = open();
    let view = await ledger.append(opened(), await ledger.read());
    view = await ledger.append(said({ kind: "verify" }), view);
    await overwrite(client, "snapshot.json", '{"version":1,"seq":9,"digest":"x","state":"{}"}');

    expect(await open(them).read()).toEqual(view);
  });

  it("refuses entries of a newer version and entries it cannot read", async () => {
    for (const [text, code] of [
      ['{"v":2,"seq":1}', "LEDGER_NEWER"],
      ['{"v":1,"se', "LEDGER_UNREADABLE"],
    ] as const) {
      const { open, client } = await createPlace();
      const ledger = open();
      await ledger.append(opened(), await ledger.read());
      await overwrite(client, "events/0000/000001.json", text);
      await overwrite(client, "snapshot.json", "");

      await expect(open(them).read()).rejects.toMatchObject({ code });
    }
  });

  it("stores no secret, and what is attached beside the entry", async () => {
    const attachments = async () => [{ path: "evidence/0/a.log", text: "log" }];
    const { open, name } = await createPlace({ attachments });
    const ledger = open();
    const view = await ledger.append(opened(), await ledger.read());
    await ledger.append(said({ kind: "steer", text: "the password is hunter22" }), view);

    const { directory } = github.admin.repository(`ada/${name}`);
    const files = await git(directory, ["ls-tree", "-r", "--name-only", "cco/state/issue-1"]);
    expect(files.split("\n")).toEqual([
      "README.md",
      "events/0000/000001.json",
      "events/0000/000002.json",
      "evidence/0/a.log",
      "snapshot.json",
    ]);
    expect(await git(directory, ["log", "-p", "--all"])).not.toContain("hunter22");
  });
});

/** As somebody does who edits the branch by hand. */
async function overwrite(client: GitHubClient, path: string, text: string): Promise<void> {
  const branch = "cco/state/issue-1";
  const head = await readSnapshotFile(client, branch);
  const files = [{ path, text }];
  await commitOnBranch(client, { branch, message: "Edit", files, expected: head?.oid ?? "" });
}
