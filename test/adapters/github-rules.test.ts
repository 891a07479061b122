import { expect, test } from "vitest";
import { createGitHubClient } from "#src/adapters/github-client.ts";
import { requireRules } from "#src/adapters/github-rules.ts";
import { createStage, type Stage } from "../rehearsal/github/stage.ts";

const push = { isSigned: false, message: "feat: write it", email: "cco@example.org", paths: [] };
const mission = { branch: "cco/mission/issue-1", ...push };
const ledger = { ...push, branch: "cco/state/issue-1", isSigned: true, message: "cco: mission-opened (1)" };

function clientOf({ github, jobToken }: Stage) {
  return createGitHubClient({ apiUrl: github.apiUrl, repository: "ada/engine", token: jobToken() });
}

const all = { source: "ruleset", name: "all", pattern: "~ALL" } as const;
const everywhere = { source: "protection", name: "everywhere", pattern: "**/*" } as const;
const pattern = { operator: "starts_with", pattern: "feat" } as const;

test.each([
  ["signatures", { ...all, requireSignatures: true }, ["`cco/mission/issue-1`: commits must have verified"]],
  [
    "pull requests",
    { ...all, requirePullRequest: true },
    ["mission/issue-1`: changes must be", "state/issue-1`: changes must be"],
  ],
  [
    "no new branches",
    { ...all, pattern: "cco/state/**", restrict: ["creation"] as const },
    ["state/issue-1`: nobody may create it (creation)"],
  ],
  [
    "names",
    { ...all, patterns: [{ type: "branch_name_pattern", ...pattern } as const] },
    ['the branch\'s name must start with "feat", and "cco/mission/issue-1" does not'],
  ],
  [
    "messages",
    { ...all, patterns: [{ type: "commit_message_pattern", ...pattern } as const] },
    ['state/issue-1`: a commit\'s message must start with "feat"'],
  ],
  [
    "addresses",
    {
      ...all,
      patterns: [
        { type: "commit_author_email_pattern", operator: "regex", pattern: "@acme\\.com$" } as const,
      ],
    },
    ["the author's address must match"],
  ],
  [
    "signatures, of a protection",
    { ...everywhere, requireSignatures: true },
    [
      "`cco/mission/issue-1`: commits must have verified signatures, and pushed ones have none (branch protection `**/*`).",
    ],
  ],
  [
    "pull requests, of a protection",
    { ...everywhere, requirePullRequest: true },
    ["mission/issue-1`: this token may not push to it", "state/issue-1`: this token may not push to it"],
  ],
])("a rule for %s is said before anything is spent", async (_, rule, sentences) => {
  await using stage = await createStage({ rules: [rule] });

  const refusal = requireRules(clientOf(stage), [mission, ledger]);

  for (const sentence of sentences)
    await expect(refusal).rejects.toMatchObject({
      code: "RULES_REFUSE",
      message: expect.stringContaining(sentence),
      fix: expect.stringContaining("cco/**"),
    });
  expect(stage.github.violations).toEqual([]);
});

test.each([
  ["holds for another branch", { ...all, pattern: "main", requirePullRequest: true }],
  [
    "does not hold for the token's owner",
    { ...all, requireSignatures: true, bypass: ["github-actions[bot]"] },
  ],
  ["is kept anyway", { ...all, allowForcePush: false, restrict: ["deletion"] as const }],
  [
    "is a protection of no branch that is there, which nobody can ask for",
    { ...everywhere, pattern: "cco/mission/**", requirePullRequest: true },
  ],
  ["is a protection of another branch", { ...everywhere, pattern: "ma*", requirePullRequest: true }],
  [
    "is a protection that the token's owner is not held to",
    { ...everywhere, requirePullRequest: true, bypass: ["github-actions[bot]"] },
  ],
])("a rule that %s stands against nothing", async (_, rule) => {
  await using stage = await createStage({ rules: [rule] });

  await expect(requireRules(clientOf(stage), [mission, ledger])).resolves.toBeUndefined();
});

test("a push against a pattern is refused by the local GitHub as by GitHub", async () => {
  const rule = { ...all, patterns: [{ type: "commit_message_pattern", ...pattern } as const] };
  await using stage = await createStage({ rules: [rule] });
  const directory = await stage.clone(stage.token("ada"));
  await stage.git(directory, "commit", "--quiet", "--allow-empty", "-m", "chore: x");

  await expect(stage.git(directory, "push", "--quiet", "origin", "HEAD:refs/heads/x")).rejects.toThrow(
    /GH013[\s\S]*Commit message must start with feat/,
  );
});
