import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Octokit } from "@octokit/rest";
import { buildAction } from "#rehearsal/build-action.ts";
import { createGitHubStage, type GitHubStage, owner } from "#rehearsal/github-stage.ts";
import { sampleIssue } from "#rehearsal/sample-issue.ts";
import { sampleFiles } from "#rehearsal/sample-project.ts";
import { sampleScript } from "#rehearsal/sample-script.ts";
import { show } from "./figures.ts";

/** What a mission on GitHub costs in calls, and how large what a job loads is. */
export async function benchAction(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), "cco-bench-"));
  try {
    await buildAction(directory);
    const { size } = await stat(join(directory, "dist", "action.js"));
    show("size of the Action's entry", `${(size / 1024).toFixed(0)} kB`, "≤ 1 MB");
    await using stage = await createGitHubStage({
      script: sampleScript,
      files: sampleFiles,
      action: directory,
    });
    await play(stage);
    show("GitHub calls in an ordinary iteration", String(ordinaryCalls(stage)), "≤ 12");
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function play({ github, name: repo, idle }: GitHubStage): Promise<void> {
  const ada = new Octokit({ auth: github.admin.createToken(owner), baseUrl: github.apiUrl });
  const { data: issue } = await ada.issues.create({ owner, repo, ...sampleIssue });
  await ada.issues.addLabels({ owner, repo, issue_number: issue.number, labels: ["cco:mission"] });
  await idle();
}

/** The calls between the dispatch of the second iteration and that of the third. */
function ordinaryCalls({ github }: GitHubStage): number {
  const calls = github.calls.filter((call) => call.door !== "git" && call.by === "github-actions[bot]");
  const dispatches = calls.flatMap((call, index) => (call.path.endsWith("/dispatches") ? [index] : []));
  const [, second = 0, third = 0] = dispatches;
  return third - second;
}
