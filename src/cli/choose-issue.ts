import { mistakes } from "../core/error.ts";
import { priorityOfLabels } from "../core/issue-priority.ts";
import { missionLabel } from "../core/label.ts";
import { priorities } from "../core/mission.ts";
import { stripControl } from "../core/redact.ts";
import { asMistake, type GitHubDesk } from "./github-desk.ts";
import type { Terminal } from "./terminal.ts";

type Open = { readonly number: number; readonly title: string; readonly rank: number };

/** A person's choice among the open issues with these labels. Throws the mistakes NO_OPEN_ISSUE and ISSUE_UNNAMED. */
export async function chooseIssue(
  desk: GitHubDesk,
  labels: string = missionLabel,
  terminal: Terminal,
): Promise<number> {
  const issues = await listIssues(desk, labels);
  if (issues.length === 0) throw mistakes.noOpenIssue(desk.at.repository, labels);
  const lines = issues.map(({ number, title }) => `#${number} ${title}`);
  if (!terminal.interactive) throw mistakes.issueUnnamed(lines);
  const { isCancel, select } = await import("@clack/prompts");
  const options = issues.map(({ number }, place) => ({ value: number, label: lines[place] ?? "" }));
  const chosen = await select({ message: "Which issue is the mission?", options });
  if (isCancel(chosen)) throw mistakes.issueUnnamed();
  return chosen;
}

/** By priority, then age: the order of the queue on GitHub. */
async function listIssues(desk: GitHubDesk, labels: string): Promise<readonly Open[]> {
  const { octokit, owner, repo } = desk.github;
  const asked = octokit.issues.listForRepo({
    owner,
    repo,
    labels,
    state: "open",
    sort: "created",
    direction: "asc",
    per_page: 100,
  });
  const { data } = await asMistake(desk, asked);
  return data
    .filter(({ pull_request }) => pull_request === undefined)
    .map(({ number, title, labels: put }) => ({
      number,
      title: stripControl(title).slice(0, 100),
      rank: rankOf(put.map((one) => (typeof one === "string" ? one : (one.name ?? "")))),
    }))
    .toSorted((one, other) => one.rank - other.rank);
}

function rankOf(labels: readonly string[]): number {
  return priorities.indexOf(priorityOfLabels(labels) ?? "medium");
}
