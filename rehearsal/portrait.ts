import type { Octokit } from "@octokit/rest";
import type { GitHubEvent } from "./github/actions-backend.ts";

type Place = { readonly owner: string; readonly repo: string; readonly issue_number: number };

/** What people see of the sample mission on GitHub: as it was posted, with the addresses of the real GitHub. */
export type Portrait = {
  readonly issue: { readonly number: number; readonly title: string };
  /** The sticky comment when one criterion is met, while the next iteration begins. */
  readonly comment: string;
  readonly pull: {
    readonly number: number;
    readonly title: string;
    readonly body: string;
    readonly branch: string;
    readonly base: string;
    readonly commits: number;
    readonly checks: readonly CheckLine[];
  };
};

export type CheckLine = { readonly name: string; readonly conclusion: string; readonly title: string };

/** Collects each text of the sticky comment as the mission goes on. */
export function createCommentWatch(): {
  readonly texts: readonly string[];
  onEvent(event: GitHubEvent): void;
} {
  const texts: string[] = [];
  return {
    texts,
    onEvent: ({ name, payload }) => {
      if (name !== "issue_comment") return;
      const { body } = payload.comment as { readonly body: string };
      if (body.startsWith("<!-- cco:mission:")) texts.push(body);
    },
  };
}

/** @param texts of the sticky comment, in their order. */
export async function readPortrait(ada: Octokit, place: Place, texts: readonly string[]): Promise<Portrait> {
  const { owner, repo } = place;
  const [{ data: issue }, { data: pulls }] = await Promise.all([
    ada.issues.get(place),
    ada.pulls.list({ owner, repo, state: "all" }),
  ]);
  const [first] = pulls;
  const comment = texts.find((text) => text.includes("· 1 of 3 criteria met"));
  if (first === undefined || comment === undefined) throw new Error("The mission has not come far enough.");
  const [{ data: pull }, checks] = await Promise.all([
    ada.pulls.get({ owner, repo, pull_number: first.number }),
    readChecks(ada, place, first.head.sha),
  ]);
  const { origin } = new URL(issue.html_url);
  const moved = (text: string | null | undefined) => (text ?? "").replaceAll(origin, "https://github.com");
  return {
    issue: { number: issue.number, title: issue.title },
    comment: moved(comment),
    pull: {
      number: pull.number,
      title: pull.title,
      body: moved(pull.body),
      branch: pull.head.ref,
      base: pull.base.ref,
      commits: pull.commits,
      checks,
    },
  };
}

async function readChecks(ada: Octokit, { owner, repo }: Place, ref: string): Promise<readonly CheckLine[]> {
  const { data } = await ada.checks.listForRef({ owner, repo, ref, per_page: 100 });
  return data.check_runs
    .map(({ name, conclusion, output }) => ({
      name,
      conclusion: conclusion ?? "",
      title: output.title ?? "",
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

/** The same for who cannot see pictures, and to be compared: what stands in each. By the picture's name. */
export function writePortrait({ comment, pull }: Portrait): Readonly<Record<PictureName, string>> {
  const checks = pull.checks.map(({ name, conclusion, title }) => `- ${conclusion}: ${name}${said(title)}`);
  return {
    "issue-comment": `${comment.trim()}\n`,
    "pull-request": `# ${pull.title}\n\n${pull.body.trim()}\n\n## Checks\n\n${checks.join("\n")}\n`,
  };
}

export const pictureNames = ["issue-comment", "pull-request"] as const;
export type PictureName = (typeof pictureNames)[number];

function said(title: string): string {
  return title === "" ? "" : ` (${title})`;
}

/** The words without what differs from one rehearsal to the next: commits, times, prices, numbers of jobs. */
export function skeletonOf(text: string): string {
  return text
    .replace(/\b[0-9a-f]{7,40}\b/g, "SHA")
    .replace(/\b\d+(?:\.\d+)? m?s\b/g, "TIME")
    .replace(/\$\d+\.\d\d\b/g, "USD")
    .replace(/\b[\d,]+ tokens/g, "TOKENS")
    .replace(/\b\d+ of (?=\d+ min\b)/g, "")
    .replace(/\/runs\/\d+/g, "/runs/N");
}
