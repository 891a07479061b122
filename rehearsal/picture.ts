import type { Octokit } from "@octokit/rest";
import type { Paint } from "./story.ts";

type Place = { readonly owner: string; readonly repo: string; readonly issue_number: number };

/** What is to be seen on GitHub at the end, for who does not open the pages: comment, pull request, checks, ledger. */
export async function renderPicture(ada: Octokit, place: Place, paint: Paint): Promise<string> {
  const { data: comments } = await ada.issues.listComments(place);
  const sticky = comments.find(({ body }) => body?.includes("<!-- cco:mission:"))?.body ?? "none";
  const title = paint("bold", `The comment on issue #${place.issue_number}`);
  const parts = [...(await renderPull(ada, place, paint)), await renderLedger(ada, place, paint)];
  return [`${title}\n${indent(plainText(sticky))}`, ...parts].join("\n\n");
}

/** GitHub signs what comes through its API: nobody else wrote there. */
async function renderLedger(ada: Octokit, { owner, repo, issue_number }: Place, paint: Paint) {
  const sha = `cco/state/issue-${issue_number}`;
  const commits = await ada.paginate(ada.repos.listCommits, { owner, repo, sha, per_page: 100 });
  const authors = [...new Set(commits.map(({ commit }) => commit.author?.name))].join(", ");
  const verified = commits.filter(({ commit }) => commit.verification?.verified === true).length;
  return `${paint("bold", `The ledger, ${sha}`)}\n  ${commits.length} commits by ${authors}, ${verified} of them verified`;
}

async function renderPull(ada: Octokit, { owner, repo }: Place, paint: Paint): Promise<readonly string[]> {
  const { data: pulls } = await ada.pulls.list({ owner, repo, state: "all" });
  const [pull] = pulls;
  if (pull === undefined) return [];
  const range = { base: pull.base.ref, head: pull.head.ref };
  const { data: compared } = await ada.repos.compareCommits({ owner, repo, ...range });
  const { data: checks } = await ada.checks.listForRef({ owner, repo, ref: pull.head.sha, per_page: 100 });
  const commits = compared.commits.map(
    ({ sha, commit }) => `${sha.slice(0, 7)} ${commit.message.split("\n")[0]}`,
  );
  const runs = checks.check_runs.map(
    ({ name, conclusion }) => `${conclusion === "success" ? "✓" : (conclusion ?? "open")} ${name}`,
  );
  const standing = pull.draft ? "a draft" : "ready for review";
  return [
    `${paint("bold", `Pull request #${pull.number}, ${standing}: ${pull.title}`)}\n${indent(commits.join("\n"))}`,
    `${paint("bold", `Checks at ${pull.head.sha.slice(0, 7)}`)}\n${indent(runs.toSorted().join("\n"))}`,
  ];
}

/** Markdown of a comment without what only a page can show: links, markers, folded parts. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/<!--.*?-->/gs, "")
    .replace(/<details>.*?<\/details>/gs, "")
    .replace(/(?: · )?\[(?:log|pull request|last job|ledger)\]\([^)]*\)/g, "")
    .replace(/\[([^\]]*)\]\(https?:[^)]*\)/g, "$1")
    .replace(/^- \[x\] /gm, "✓ ")
    .replace(/^- \[ \] /gm, "· ")
    .replace(/^#+ /gm, "")
    .replace(/\*\*|`/g, "")
    .replace(/\n{2,}/g, "\n")
    .trim();
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, "  ");
}
