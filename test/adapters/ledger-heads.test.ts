import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { git } from "#rehearsal/github/git-process.ts";
import { createGitHub, type LocalGitHub } from "#rehearsal/github/github.ts";
import { createBranchLedger } from "#src/adapters/branch-ledger.ts";
import { createGitHubClient, type GitHubClient } from "#src/adapters/github-client.ts";
import { readTail } from "#src/adapters/ledger-entries.ts";
import { readLedgerHeads, readViews } from "#src/adapters/ledger-heads.ts";
import { opened, said, start, us } from "#test/support/given.ts";

let github: LocalGitHub;
let client: GitHubClient;
let oid: string;
beforeAll(async () => {
  github = await createGitHub();
  for (const name of ["one", "two"])
    await github.admin.createRepository({ owner: "ada", name, files: { a: "a" }, isPrivate: true });
  await github.admin.createRepository({ owner: "eve", name: "own", isPrivate: true });
  client = createGitHubClient({
    apiUrl: github.apiUrl,
    token: github.admin.createToken("ada"),
    repository: "ada/one",
  });
  const ledger = createBranchLedger({
    github: client,
    mission: "issue-1",
    run: us,
    clock: () => start,
    redact: String,
    hasEnded: async () => undefined,
  });
  const view = await ledger.append(opened({ id: "issue-1" }), await ledger.read());
  await ledger.append(said({ kind: "verify" }), view);
  oid = ledger.head() ?? "";
});
afterAll(() => github.close());

describe("the ledgers of several repositories", () => {
  it("are found with one request for fifty repositories, however many missions one has", async () => {
    const ids = Array.from({ length: 120 }, (_, n) => `issue-${2 + n}`);
    const input = ids.map((id) => `create refs/heads/cco/state/${id} ${oid}\n`).join("");
    const { directory } = github.admin.repository("ada/one");
    await git(directory, ["update-ref", "--stdin"], { input });
    const before = github.calls.length;

    const heads = await readLedgerHeads(client, ["ada/one", "ada/two", "eve/own", "ada/gone"]);

    expect(new Set(heads.map(({ mission }) => mission))).toEqual(new Set(["issue-1", ...ids]));
    expect(heads.every(({ repository }) => repository === "ada/one")).toBe(true);
    expect(github.calls.length - before).toBe(2);
  });

  it("are read by their commits, those that are not there left out", async () => {
    const head = { repository: "ada/one", mission: "issue-1", oid };

    const [view, none, foreign] = await readViews(client, [
      head,
      { ...head, oid: "0".repeat(40) },
      { ...head, repository: "eve/own" },
    ]);

    expect([view?.seq, view?.state?.mission.id]).toEqual([2, "issue-1"]);
    expect([none, foreign]).toEqual([undefined, undefined]);
  });

  it("tell their newest entries in one request", async () => {
    const before = github.calls.length;

    const all = await readTail(client, { oid, seq: 2, most: 60 });
    const last = await readTail(client, { oid, seq: 2, most: 1 });

    expect(all.map(({ seq, type }) => [seq, type])).toEqual([
      [1, "mission-opened"],
      [2, "signal-received"],
    ]);
    expect(last.map(({ seq }) => seq)).toEqual([2]);
    expect(github.calls.length - before).toBe(2);
  });
});
