import { Octokit } from "@octokit/rest";
import type { NewRepository } from "#rehearsal/github/new-repository.ts";
import { createGitHubStage, type GitHubStage, owner, type StageOptions } from "#rehearsal/github-stage.ts";
import type { Act, Completion } from "#rehearsal/scripted-model/script.ts";
import { createBranchLedger } from "#src/adapters/branch-ledger.ts";
import { createGitHubClient } from "#src/adapters/github-client.ts";
import type { Entry } from "#src/core/event.ts";

export { owner };
export const repo = "slug";
export const issue_number = 1;
const at = { owner, repo, issue_number };

/** The smallest project with an issue about it, people around it, and what they see of the mission. */
export type ActionStage = GitHubStage & {
  /** The owner. */
  readonly ada: Octokit;
  /** Somebody who may read and comment. */
  readonly eve: Octokit;
  /** Whoever has this login. */
  as(login: string): Octokit;
  /** Writes the issue, as the owner unless said, and puts the label on. */
  begin(body: string, author?: Octokit): Promise<void>;
  /** Says something on the issue; resolves when the job that hears it has ended. */
  say(text: string, by?: Octokit, issue?: number): Promise<number>;
  /** Resolves when so many runs of an event have ended. */
  heard(event: string, runs?: number): Promise<void>;
  /** Fires the schedule; resolves when nothing runs any more. */
  sweep(): Promise<void>;
  /** Labels of the issue, the first one unless said, in order of the alphabet. */
  labels(issue?: number): Promise<readonly string[]>;
  /** The bodies of the issue's comments, oldest first. */
  comments(issue?: number): Promise<readonly string[]>;
  /** The one comment that shows the standing. Throws when there are none or several. */
  sticky(issue?: number): Promise<string>;
  /** What people answered a comment with, without words. */
  reactions(comment: number): Promise<readonly string[]>;
  /** The number of the iteration of each commit of the mission, oldest first. */
  iterations(mission?: string): Promise<readonly string[]>;
  /** The ledger of the mission, oldest entry first. */
  entries(mission?: string): Promise<readonly Entry[]>;
  /** What the check run for the whole mission says at its head. */
  conclusion(mission?: string): Promise<string | null | undefined>;
};

export type ActionStageOptions = {
  /** Directory with action.yml and dist/. */
  readonly action: string;
  readonly acts: readonly Act[];
  /** What the manager and the judge answer; `judgedBy` configures them. */
  readonly completions?: readonly Completion[];
  readonly files?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly repository?: Partial<NewRepository>;
  readonly workflow?: Required<StageOptions>["workflow"];
};

export async function createActionStage({
  acts,
  completions = [],
  files,
  ...options
}: ActionStageOptions): Promise<ActionStage> {
  const stage = await createGitHubStage({
    ...options,
    script: { acts, completions },
    files: { "README.md": "# A project\n", ...files },
  });
  const as = (login: string) =>
    new Octokit({ auth: stage.github.admin.createToken(login), baseUrl: stage.github.apiUrl });
  const ada = as(owner);
  return { ...stage, ada, eve: as("eve"), as, ...deedsOf(stage, ada), ...viewsOf(stage, ada) };
}

function deedsOf({ actions, idle }: GitHubStage, ada: Octokit) {
  const ended = (event: string) => actions.runs().filter((run) => isEnded(run) && run.event === event).length;
  const heard = async (event: string, runs = 1) => {
    await actions.waitFor(() => ended(event) >= runs);
  };
  return {
    heard,
    begin: async (body: string, author = ada) => {
      const { data } = await author.issues.create({ owner, repo, title: "Write files", body });
      await ada.issues.addLabels({ owner, repo, issue_number: data.number, labels: ["cco:mission"] });
    },
    say: async (body: string, by = ada, issue_number = at.issue_number) => {
      const before = ended("issue_comment");
      const { data } = await by.issues.createComment({ owner, repo, issue_number, body });
      await heard("issue_comment", before + 1);
      return data.id;
    },
    sweep: async () => {
      await actions.tick({ owner, name: repo });
      await idle();
    },
  };
}

function isEnded({ status }: { readonly status: string }): boolean {
  return status === "completed";
}

function viewsOf({ github }: GitHubStage, ada: Octokit) {
  const comments = async (issue_number = at.issue_number) => {
    const { data } = await ada.issues.listComments({ owner, repo, issue_number });
    return data.map(({ body }) => body ?? "");
  };
  return {
    comments,
    sticky: async (issue = at.issue_number) => {
      const marker = `<!-- cco:mission:issue-${issue} -->`;
      const found = (await comments(issue)).filter((body) => body.includes(marker));
      if (found.length !== 1) throw new Error(`There are ${found.length} sticky comments.`);
      return found.join("");
    },
    labels: async (issue_number = at.issue_number) => {
      const { data } = await ada.issues.listLabelsOnIssue({ owner, repo, issue_number });
      return data.map(({ name }) => name).toSorted();
    },
    reactions: async (comment_id: number) => {
      const { data } = await ada.reactions.listForIssueComment({ owner, repo, comment_id });
      return data.map(({ content }) => content);
    },
    iterations: async (mission = "issue-1") => {
      const head = `cco/mission/${mission}`;
      const { data } = await ada.repos.compareCommits({ owner, repo, base: "HEAD", head });
      return data.commits.flatMap(({ commit }) => /CCO-Iteration: (\d+)/.exec(commit.message)?.[1] ?? []);
    },
    entries: (mission = "issue-1") => readLedger(github, mission),
    conclusion: async (mission = "issue-1") => {
      const ref = `cco/mission/${mission}`;
      const { data } = await ada.checks.listForRef({ owner, repo, ref, per_page: 100 });
      return data.check_runs.find(({ name }) => name === "CCO / Definition of Done")?.conclusion;
    },
  };
}

function readLedger({ apiUrl, admin }: GitHubStage["github"], mission: string): Promise<readonly Entry[]> {
  const token = admin.createToken(owner);
  const github = createGitHubClient({ apiUrl, repository: `${owner}/${repo}`, token, onWarning: () => {} });
  const run = { run: "test", attempt: 1 };
  const hasEnded = async () => undefined;
  return createBranchLedger({ github, mission, run, clock: Date.now, redact: String, hasEnded }).entries();
}
