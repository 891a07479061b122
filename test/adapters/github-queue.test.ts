import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { git } from "#rehearsal/github/git-process.ts";
import { createGitHub, type LocalGitHub } from "#rehearsal/github/github.ts";
import { commitOnBranch } from "#src/adapters/branch-commit.ts";
import { createBranchLedger } from "#src/adapters/branch-ledger.ts";
import { createGitHubClient, type GitHubClient } from "#src/adapters/github-client.ts";
import { createGitHubQueue, readMissions, readPriorities } from "#src/adapters/github-queue.ts";
import { opened, start, us } from "#test/support/given.ts";

let github: LocalGitHub;
let repositories = 0;
beforeAll(async () => {
  github = await createGitHub();
});
afterAll(() => github.close());

/** A repository of its own for each test, read with a job's token. */
async function createPlace() {
  const name = `engine-${++repositories}`;
  await github.admin.createRepository({ owner: "ada", name, files: { "a.txt": "a" } });
  const permissions = { contents: "write", issues: "write" } as const;
  const token = github.actions.createJobToken({ repository: { owner: "ada", name }, runId: 1, permissions });
  return createGitHubClient({ apiUrl: github.apiUrl, token, repository: `ada/${name}` });
}

/** Opens a mission; resolves with the commit of its ledger. */
async function open(client: GitHubClient, mission: string): Promise<string> {
  const ledger = createBranchLedger({
    github: client,
    mission,
    run: us,
    clock: () => start,
    redact: String,
    hasEnded: async () => undefined,
  });
  await ledger.append(opened({ id: mission }), await ledger.read());
  return ledger.head() ?? "";
}

describe("the missions of a repository", () => {
  it("are read with one request, and those whose snapshot cannot be believed are told apart", async () => {
    const client = await createPlace();
    await open(client, "issue-1");
    const expected = await open(client, "issue-2");
    const files = [{ path: "snapshot.json", text: "{}" }];
    await commitOnBranch(client, { branch: "cco/state/issue-2", message: "chore: tear", files, expected });
    const before = github.calls.length;

    const found = await readMissions(client);

    expect(github.calls.length - before).toBe(1);
    expect(found.map(({ id, state }) => [id, state?.mission.id])).toEqual([
      ["issue-1", "issue-1"],
      ["issue-2", undefined],
    ]);
    const states = await createGitHubQueue(client, 1).missions();
    expect(states.map(({ mission }) => mission.id)).toEqual(["issue-1"]);
  });

  it("are all read, however many there are", async () => {
    const client = await createPlace();
    const commit = await open(client, "issue-1000");
    const ids = Array.from({ length: 119 }, (_, n) => `issue-${1001 + n}`);
    const input = ids.map((id) => `create refs/heads/cco/state/${id} ${commit}\n`).join("");
    const { directory } = github.admin.repository(`ada/${client.repo}`);
    await git(directory, ["update-ref", "--stdin"], { input });
    const before = github.calls.length;

    const found = await readMissions(client);

    expect(found.map(({ id }) => id)).toEqual(["issue-1000", ...ids]);
    expect(github.calls.length - before).toBe(3);
  });

  it("are none where none was ever opened", async () => {
    expect(await readMissions(await createPlace())).toEqual([]);
  });
});

describe("the priority of an issue", () => {
  it("is what its labels say now; a mission of a file and an issue that is gone have none", async () => {
    const client = await createPlace();
    const { octokit, owner, repo } = client;
    await octokit.issues.create({ owner, repo, title: "One", labels: ["priority:high", "bug"] });
    await octokit.issues.create({ owner, repo, title: "Two" });

    const found = await readPriorities(client, ["issue-1", "issue-2", "issue-3", "api"]);

    expect(found).toEqual({ "issue-1": "high" });
    expect(await readPriorities(client, ["api"])).toEqual({});
  });
});
