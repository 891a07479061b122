import { access } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { opened } from "#test/support/given.ts";
import { createIssueStage, owner, repo } from "./issue-stage.ts";
import { act, bash, meets, reports } from "./mission-text.ts";

const body =
  "Say ok.\n\n## Definition of Done\n\n- [ ] The file one.txt says ok\n  verify: `grep -q ok one.txt`\n";
const at = { owner, repo };

describe("an issue as a mission on this machine", () => {
  test.concurrent("is worked at like a mission file, pushed, and shown in a draft pull request", async () => {
    const half = act(1, bash("echo almost > one.txt"), reports("begin one"));
    await using here = await createIssueStage([half, meets(2, "one")]);
    const { ada, stage } = here;
    const text = `${body}\n## CCO settings\n\n\`\`\`yaml\nbudget: { iterations: 1 }\n\`\`\`\n`;
    await ada.issues.create({ ...at, title: "[CCO] Say $(touch pwned) ok", body: text });

    const valid = await here.say(["validate", "--issue", "1"]);
    const next = await here.say(["next", "--issue", "#1"]);
    const begun = await here.run(["github-mission", "--issue", "1", "--semantic-commits"]);
    const done = await here.run(["resume", "--add-iterations", "1"], { GITHUB_TOKEN: undefined });
    const before = await ada.pulls.list({ ...at, state: "all" });
    const published = await here.run(["start", "--issue", "1", "--create-pr"]);
    const again = await here.say(["start", "--issue", "1", "--create-pr"]);
    const status = await here.say(["status", "--session", "issue-1", "--json"]);

    expect(valid).toMatchObject({ code: 0, stderr: "" });
    expect(valid.stdout).toMatch(/^ada\/slug#1 is a valid mission\.[\s\S]*proved by: grep -q ok one\.txt/);
    expect(next).toMatchObject({ code: 0, stderr: "" });
    expect(begun).toMatchObject({ code: 20, stderr: expect.stringContaining("conventional") });
    expect(begun.stdout).toContain("push    git push -u origin cco/mission/issue-1\n");
    expect(done).toMatchObject({ code: 0, stderr: expect.stringContaining("the pinned text holds") });
    expect(done.stdout).toContain("cco start --issue 1 --create-pr\n");
    expect(begun.stdout).toContain('--base main --head cco/mission/issue-1 --title "Say (touch pwned) ok"');
    expect(before.data).toEqual([]);
    expect(published).toMatchObject({ code: 0, stderr: "" });
    const { data: pulls } = await ada.pulls.list({ ...at, state: "all" });
    expect(pulls).toMatchObject([{ draft: true, state: "open", base: { ref: "main" } }]);
    const [pull] = pulls;
    expect(published.stdout).toContain(`pull    ${pull?.html_url} (draft)\n`);
    expect(again.stdout).toContain(`pull    ${pull?.html_url} (draft)\n`);
    expect(pull?.head.sha).toBe(await stage.repository.git(["rev-parse", "cco/mission/issue-1"]));
    expect(pull?.body).toMatch(/^Closes #1\n\n[\s\S]*1 of 1 met/);
    expect(pull?.body).not.toContain("cco/state");
    expect(JSON.parse(status.stdout)).toMatchObject({
      done: true,
      iteration: 2,
      branch: "cco/mission/issue-1",
    });
    expect(here.github.violations).toEqual([]);
  });

  test.concurrent("runs nothing that a stranger wrote, until somebody has looked at it", async () => {
    await using here = await createIssueStage();
    const text = `${body}\n\`\`\`yaml\nsetup: [touch ../pwned]\n\`\`\`\n`;
    await here.eve.issues.create({ ...at, title: "Mine", body: text });

    const untrusted = await here.run(["verify", "--issue", "1"]);
    const [, hash = ""] = /`--approve-text ([0-9a-f]+)`/.exec(untrusted.stderr) ?? [];
    const { 0: opening } = await here.stage.entries("issue-1");
    const [trusted, changed] = await Promise.all([
      here.say(["validate", "--issue", "1", "--approve-text", hash]),
      here.say(["validate", "--issue", "1", "--approve-text", "0123456789"]),
    ]);

    expect(untrusted.stderr).toMatch(/not all of @eve have it\. Without effect: .*touch \.\.\/pwned.*grep/);
    expect(untrusted.code).toBe(1);
    expect(opening).toMatchObject({
      type: "mission-opened",
      spec: { setup: [], criteria: [{ checks: [] }] },
    });
    await expect(access(join(here.stage.repository.path, "../pwned"))).rejects.toThrow("ENOENT");
    expect(trusted).toMatchObject({ code: 0, stderr: "" });
    expect(trusted.stdout).toContain("proved by: grep -q ok one.txt");
    expect(changed.stderr).toContain("another one now than the one that was looked at");
  });

  test.concurrent("is left alone where GitHub is at it, or has more of it", async () => {
    await using here = await createIssueStage();
    const { ada, stage } = here;
    await ada.issues.create({ ...at, title: "Taken", body });
    await here.tell("issue-1", opened({ id: "issue-1" }));

    const taken = await here.say(["start", "--issue", "1"]);
    await here.tell("issue-1", { type: "mission-closed", outcome: "stopped", why: "ada stopped it." });
    await stage.repository.git(["checkout", "-q", "-b", "there"]);
    const sha = await stage.repository.commit({ "a.txt": "a" });
    await stage.repository.git(["push", "-q", here.remote, "there:refs/heads/cco/mission/issue-1"]);
    await stage.repository.git(["checkout", "-q", "main"]);
    await stage.repository.git(["branch", "-q", "-D", "there"]);
    const ahead = await here.say(["start", "--issue", "1"]);

    expect(sha).toMatch(/^[0-9a-f]{40}$/);
    expect(taken.code).toBe(40);
    expect(taken.stderr).toMatch(/is a mission on GitHub already[\s\S]*Say `\/cco stop` there/);
    expect(ahead.stderr).toMatch(
      /with commits that are not here[\s\S]*git fetch origin cco\/mission\/issue-1:/,
    );
    expect(stage.model.requests).toEqual([]);
  });
});

test("what stands between a command and an issue is said with its fix", async () => {
  await using here = await createIssueStage();
  const { ada, stage, github } = here;
  for (const title of ["Low", "High", "Closed"]) await ada.issues.create({ ...at, title, body });
  for (const issue_number of [1, 2])
    await ada.issues.addLabels({ ...at, issue_number, labels: ["cco:mission"] });
  await ada.issues.addLabels({ ...at, issue_number: 2, labels: ["priority:high"] });
  await ada.issues.update({ ...at, issue_number: 3, state: "closed" });
  await stage.repository.git(["push", "-q", here.remote, "main:refs/heads/other"]);
  await stage.repository.commit({ "b.txt": "b" });
  await stage.repository.git(["push", "-q", here.remote, "main"]);
  await ada.pulls.create({ ...at, title: "P", head: "main", base: "other" });
  const start = (issue: string, ...more: readonly string[]) => ["start", "--issue", issue, ...more];

  const cases: readonly (readonly [readonly string[], RegExp, Record<string, string | undefined>?])[] = [
    [start("1"), /There is no token for[\s\S]*Set GITHUB_TOKEN/, { GITHUB_TOKEN: undefined }],
    [start("1"), /refuses the token/, { GITHUB_TOKEN: "wrong" }],
    [start("1", "--token", "wrong"), /can be read by others[\s\S]*refuses the token/],
    [start("1"), /no repository on github\.com[\s\S]*GITHUB_API_URL/, { GITHUB_API_URL: undefined }],
    [start("1"), /does not answer as GitHub does/, { GITHUB_API_URL: "http://127.0.0.1:9" }],
    [start("1", "--repository", "ada/none"), /shows no repository ada\/none/],
    [start("99"), /There is no issue #99 in ada\/slug/],
    [start("4"), /#4 in ada\/slug is a pull request/],
    [start("3"), /Issue #3 is closed/],
    [start("1", "--base-branch", "none"), /There is no branch `none`/],
    [["start", "--interactive"], /no terminal to choose on\. These are open:\n {2}#2 High\n {2}#1 Low\n/],
    [["github", "--interactive", "--labels", "bug"], /no open issue labelled bug/],
    [["github"], /It is not said which issue/],
    [["github", "--auto", "--max-issues", "3"], /one issue at a time[\s\S]*cco init --github/],
  ];
  for (const [args, error, env] of cases) {
    const { code, stderr } = await here.say(args, env);
    expect(stderr).toMatch(error);
    expect(stderr).not.toContain("    at ");
    expect(code).toBe(40);
  }
  expect(github.violations).toEqual([]);
});
