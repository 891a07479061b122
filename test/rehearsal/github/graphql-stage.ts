import { commitOnBranch } from "#src/adapters/branch-commit.ts";
import { createGitHubClient, type GitHubClient } from "#src/adapters/github-client.ts";
import { repo, type Stage } from "./stage.ts";

export const jobPermissions = {
  contents: "write",
  issues: "write",
  pull_requests: "write",
  checks: "write",
  actions: "write",
} as const;

/** The product's own client. A job's token unless another is given. */
export function clientOf(stage: Stage, token?: string): GitHubClient {
  return createGitHubClient({
    apiUrl: stage.github.apiUrl,
    token: token ?? stage.jobToken(jobPermissions),
    repository: "ada/engine",
  });
}

/** An issue, and a draft pull request from `cco/mission/issue-1`. */
export async function openMission(stage: Stage) {
  const issue = await stage.ada.issues.create({
    ...repo,
    title: "Build",
    body: "one",
    labels: ["cco:mission"],
  });
  const base = await stage.head();
  const branch = "cco/mission/issue-1";
  await stage.bob.git.createRef({ ...repo, ref: `refs/heads/${branch}`, sha: base });
  const files = [{ path: "b.txt", text: "b" }];
  const head =
    (await commitOnBranch(clientOf(stage), { branch, message: "feat: b", files, expected: base })) ?? "";
  const pull = await stage.bob.pulls.create({
    ...repo,
    head: branch,
    base: "main",
    title: "Build",
    draft: true,
  });
  return { branch, base, head, issue: issue.data, pull: pull.data };
}
