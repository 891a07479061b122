import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Octokit } from "@octokit/rest";
import { buildAction } from "#rehearsal/build-action.ts";
import { createGitHubStage, type GitHubStage, owner } from "#rehearsal/github-stage.ts";
import { sampleIssue } from "#rehearsal/sample-issue.ts";
import { sampleFiles } from "#rehearsal/sample-project.ts";
import { sampleScript } from "#rehearsal/sample-script.ts";
import { benchActionStart } from "./action-start.ts";
import { atMost, median, show } from "./figures.ts";
import { createTimedClaude, jobOverheads } from "./job-overhead.ts";

const missions = 3;

/** How large the Action is, how fast it starts, and what a mission on GitHub costs in calls and in time. */
export async function benchAction(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), "cco-bench-"));
  try {
    await buildAction(directory);
    await showSizes(join(directory, "dist"));
    await benchActionStart(directory);
    await benchJobs(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function showSizes(dist: string): Promise<void> {
  const { size } = await stat(join(dist, "action.js"));
  show("size of the Action's entry", kilobytes(size), atMost(1, size / 1024 ** 2, "MB"));
  const files = await readdir(dist, { recursive: true, withFileTypes: true });
  const chunks = files.filter((file) => file.isFile()).map((file) => stat(join(file.parentPath, file.name)));
  const sizes = (await Promise.all(chunks)).map((chunk) => chunk.size);
  show("  size of everything in dist", kilobytes(sizes.reduce((sum, one) => sum + one, 0)));
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(0)} kB`;
}

async function benchJobs(action: string): Promise<void> {
  const overheads: number[] = [];
  let calls = 0;
  for (let mission = 0; mission < missions; mission++) {
    await using claude = await createTimedClaude();
    await using stage = await createGitHubStage({
      script: sampleScript,
      files: sampleFiles,
      action,
      environment: claude.environment,
    });
    await play(stage);
    // The first job opens the mission and proves its base besides: that is no ordinary iteration.
    overheads.push(...(await jobOverheads(stage, claude)).slice(1));
    calls = ordinaryCalls(stage);
  }
  const overhead = median(overheads);
  show("overhead of an iteration's job", `${overhead.toFixed(0)} ms`, atMost(1500, overhead, "ms"));
  show("  the fastest", `${Math.min(...overheads).toFixed(0)} ms`);
  show("  of each of them", overheads.map((ms) => ms.toFixed(0)).join(", "));
  show("GitHub calls in an ordinary iteration", String(calls), atMost(12, calls));
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
