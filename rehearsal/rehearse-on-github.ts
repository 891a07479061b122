import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Octokit } from "@octokit/rest";
import { buildAction } from "./build-action.ts";
import { createPages } from "./github/pages/pages.ts";
import { createGitHubStage, type GitHubStage, owner } from "./github-stage.ts";
import { sampleIssue } from "./sample-issue.ts";
import { sampleFiles } from "./sample-project.ts";
import { sampleScript } from "./sample-script.ts";

/**
 * The rehearsal on GitHub: an issue gets the label, and the repository works on it by itself. The local GitHub, its
 * runner and the model are ours; the workflow, the bundled Action, git and Claude Code are the real ones.
 *
 * @param serve keeps the pages up until Ctrl-C.
 */
export async function rehearseOnGitHub({ serve }: { readonly serve: boolean }): Promise<number> {
  const directory = await mkdtemp(join(tmpdir(), "cco-rehearsal-"));
  try {
    await buildAction(directory);
    const onLine = (line: string) => {
      if (!isFrame(line)) console.log(line);
    };
    await using stage = await createGitHubStage({
      script: sampleScript,
      files: sampleFiles,
      action: directory,
      onLine,
    });
    stage.github.servePages(createPages(stage.github.world));
    return await play(stage, serve);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** What every step's log begins and ends with, the same each time. */
function isFrame(line: string): boolean {
  return /^(##\[(group|endgroup)\]| {2}\S|Cleaning up)/.test(line);
}

async function play(stage: GitHubStage, serve: boolean): Promise<number> {
  const { github, name: repo } = stage;
  const page = `${github.serverUrl}/${owner}/${repo}`;
  const ada = new Octokit({ auth: github.admin.createToken(owner), baseUrl: github.apiUrl });
  const { data: issue } = await ada.issues.create({ owner, repo, ...sampleIssue });
  console.log(`A rehearsal on a local GitHub: ${page}/issues/${issue.number}\n`);
  await ada.issues.addLabels({ owner, repo, issue_number: issue.number, labels: ["cco:mission"] });
  await stage.idle();

  const { data: labels } = await ada.issues.listLabelsOnIssue({ owner, repo, issue_number: issue.number });
  const isDone = labels.some((label) => label.name === "cco:done");
  await tell(ada, repo, issue.number);
  if (serve) {
    console.log(`\nLook at ${page}/issues/${issue.number} and ${page}/pulls. Ctrl-C ends it.`);
    await once(process, "SIGINT");
  }
  return isDone ? 0 : 1;
}

/** What is to be seen, for who does not open the pages. */
async function tell(ada: Octokit, repo: string, issue_number: number): Promise<void> {
  const { data: comments } = await ada.issues.listComments({ owner, repo, issue_number });
  const { data: pulls } = await ada.pulls.list({ owner, repo, state: "all" });
  const [pull] = pulls;
  console.log(`\nThe comment on the issue:\n\n${comments[0]?.body ?? "none"}`);
  if (pull === undefined) return;
  const range = { base: pull.base.ref, head: pull.head.ref };
  const { data: compared } = await ada.repos.compareCommits({ owner, repo, ...range });
  const { data: checks } = await ada.checks.listForRef({ owner, repo, ref: pull.head.sha });
  console.log(`\nThe pull request #${pull.number}, ${pull.draft ? "a draft" : "ready for review"}:\n`);
  for (const { sha, commit } of compared.commits)
    console.log(`  ${sha.slice(0, 7)} ${commit.message.split("\n")[0]}`);
  for (const { name, conclusion } of checks.check_runs) console.log(`  ${conclusion ?? "open"}  ${name}`);
}
