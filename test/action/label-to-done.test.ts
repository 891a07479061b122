import { spawnSync } from "node:child_process";
import { Octokit } from "@octokit/rest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createGitHubStage, type GitHubStage, owner } from "#rehearsal/github-stage.ts";
import { sampleIssue } from "#rehearsal/sample-issue.ts";
import { sampleFiles } from "#rehearsal/sample-project.ts";
import { sampleScript } from "#rehearsal/sample-script.ts";
import { bash } from "../adapters/worker-stage.ts";
import { buildAction } from "./built-action.ts";

const repo = "slug";
const branch = "cco/mission/issue-1";
/** The first worker looks round for keys before it works. */
const spy = bash(
  "cat /proc/*/environ 2>/dev/null | tr '\\0' '\\n' | grep -v cco-session | grep -c -E '=sk-ant|=ghs_|^INPUT_|^ACTIONS_' > spied.txt; id -un >> spied.txt; git log --format=%s | head -1 >> spied.txt",
);
const [opening, ...later] = sampleScript.acts ?? [];
const spying = { ...sampleScript, acts: [{ ...opening, turns: [spy, ...(opening?.turns ?? [])] }, ...later] };
let stage: GitHubStage;
let ada: Octokit;

beforeAll(async () => {
  await using action = await buildAction();
  stage = await createGitHubStage({ script: spying, files: sampleFiles, action: action.directory });
  ada = new Octokit({ auth: stage.github.admin.createToken(owner), baseUrl: stage.github.apiUrl });
  await ada.issues.create({ owner, repo, ...sampleIssue });
  await ada.issues.addLabels({ owner, repo, issue_number: 1, labels: ["cco:mission"] });
  await stage.idle();
});

afterAll(() => stage[Symbol.asyncDispose]());

describe("an issue that gets the label", () => {
  it("ends with one label that says done", async () => {
    const { data } = await ada.issues.listLabelsOnIssue({ owner, repo, issue_number: 1 });

    expect(data.map((label) => label.name).toSorted()).toEqual(["cco:done", "cco:mission"]);
  });

  it("has one sticky comment, and one that tells who started it that it is done", async () => {
    const { data } = await ada.issues.listComments({ owner, repo, issue_number: 1 });

    expect(data).toHaveLength(2);
    expect(data[0]?.body).toContain("<!-- cco:mission:issue-1 -->");
    expect(data[0]?.body).toContain("100 %");
    expect(data[1]?.body).toContain("@ada");
    expect(data[1]?.body).toContain("Done");
  });

  it("has one pull request, ready for review, that closes it", async () => {
    const { data } = await ada.pulls.list({ owner, repo, state: "all" });

    expect(data).toHaveLength(1);
    expect(data[0]).toMatchObject({ draft: false, state: "open", title: "Finish the slug library" });
    expect(data[0]?.body).toContain("Closes #1");
    expect(data[0]?.body?.match(/<!-- cco:begin -->/g)).toHaveLength(1);
  });

  it("has one commit for each iteration, each with its trailers", async () => {
    const { data } = await ada.repos.compareCommits({ owner, repo, base: "main", head: branch });

    expect(data.commits.map(({ commit }) => /CCO-Iteration: (\d)/.exec(commit.message)?.[1])).toEqual([
      "1",
      "2",
      "3",
      "4",
    ]);
    expect(data.commits.map(({ commit }) => commit.message.split("\n")[0])).toEqual([
      "feat: join words with hyphens",
      "fix: drop punctuation before joining words",
      "feat: spell umlauts out and take accents off",
      "docs: show how to call slug()",
    ]);
  });

  it("shows its standing as check runs on the head, each once", async () => {
    const { data } = await ada.checks.listForRef({ owner, repo, ref: branch, per_page: 100 });
    const ours = data.check_runs.filter((run) => run.name.startsWith("CCO /"));

    expect(ours.map(({ name, conclusion }) => [name, conclusion]).toSorted()).toEqual([
      ["CCO / Definition of Done", "success"],
      ["CCO / accents-and-umlauts-become-plain-letters", "success"],
      ["CCO / the-readme-shows-how-to-call-it", "success"],
      ["CCO / words-are-joined-by-single-hyphens", "success"],
    ]);
  });

  it("keeps its ledger on a branch that a person can read", async () => {
    const { data } = await ada.repos.getContent({ owner, repo, path: "README.md", ref: "cco/state/issue-1" });

    expect("content" in data && Buffer.from(data.content, "base64").toString()).toContain("Done");
  });

  it("leaves no key and no token in anything that was written", async () => {
    const { data: comments } = await ada.issues.listComments({ owner, repo, issue_number: 1 });

    expect(JSON.stringify(comments)).not.toContain("sk-ant-rehearsal");
    for (const run of stage.actions.runs()) {
      for (const job of stage.actions.jobs(run.id)) {
        expect(stage.actions.log(job.id)).not.toContain("sk-ant-rehearsal");
      }
    }
  });

  it("keeps its keys from a worker that looks for them, where the system lets it", async () => {
    const { data } = await ada.repos.getContent({ owner, repo, path: "spied.txt", ref: branch });
    const [found, user, ...history] = "content" in data ? textOf(data.content).split("\n") : [];

    expect(history.join("")).not.toBe("");
    if (isIsolated()) expect([found, user]).toEqual(["0", "cco"]);
  });

  it("says of the user that checks run as only what is so", () => {
    const logs = stage.actions
      .runs()
      .flatMap(({ id }) => stage.actions.jobs(id).map((job) => stage.actions.log(job.id)));
    const isSaid = logs.some((log) => log.includes("Checks run as the same user as CCO"));

    expect(logs.join("\n")).toContain("node --test");
    if (isIsolated()) expect(isSaid).toBe(false);
  });

  it("asks nothing of GitHub that its description does not allow", () => {
    expect(stage.github.violations).toEqual([]);
  });

  it("makes at most twelve calls in an ordinary iteration", () => {
    const calls = stage.github.calls.filter(
      (call) => call.door !== "git" && call.by === "github-actions[bot]",
    );
    const ends = calls.flatMap((call, index) => (call.path.endsWith("/dispatches") ? [index] : []));
    const [, first = 0, second = 0] = ends;
    const ordinary = calls.slice(first + 1, second + 1);

    expect(ordinary.length).toBeLessThanOrEqual(12);
  });
});

function textOf(content: string): string {
  return Buffer.from(content, "base64").toString();
}

/** Whether this machine lets root make namespaces. */
function isIsolated(): boolean {
  const { status } = spawnSync("unshare", ["--pid", "--fork", "--mount-proc", "true"]);
  return process.getuid?.() === 0 && status === 0;
}
