import type { Issue } from "../issue.ts";
import { isPull } from "../pulls.ts";
import { type PullIssue, renderPull } from "../render/pull.ts";
import { renderChecks } from "./check-parts.ts";
import { renderCommits } from "./commit-parts.ts";
import { type Html, html } from "./html.ts";
import { renderConversation, renderLabels, renderState } from "./issue-parts.ts";
import type { Place } from "./place.ts";

/** An issue, or a pull request with its commits and checks. */
export async function renderIssuePage(place: Place, issue: Issue): Promise<Html> {
  return html`<h1>${issue.title} <span class="faint">#${issue.number}</span></h1>
<p class="facts">${renderState(issue)} <span>${renderLabels(place, issue)}</span></p>
${isPull(issue) ? await renderBranches(place, issue) : undefined}
${renderConversation(place, issue)}
${isPull(issue) ? await renderWork(place, issue) : undefined}`;
}

async function renderBranches({ world, repository }: Place, issue: PullIssue): Promise<Html> {
  const { commits, changed_files, additions, deletions, mergeable } = await renderPull(
    world,
    repository,
    issue,
  );
  const { pull } = issue;
  const files = changed_files === 1 ? "1 file" : `${changed_files} files`;
  const conflict =
    mergeable === false ? html` · <span class="failure">conflicts with ${pull.baseBranch}</span>` : undefined;
  return html`<p class="facts"><span>${commits === 1 ? "1 commit" : `${commits} commits`} from <code>${pull.headBranch}</code> into <code>${pull.baseBranch}</code></span>
<span>${files} changed, <span class="success">+${additions}</span> <span class="failure">−${deletions}</span>${conflict}</span></p>`;
}

async function renderWork(place: Place, { pull }: PullIssue): Promise<Html> {
  return html`<h2>Checks on <code>${pull.headSha.slice(0, 7)}</code></h2>
${renderChecks(place, pull.headSha)}
<h2>Commits</h2>
${await renderCommits(place, `${pull.baseSha}..${pull.headSha}`)}`;
}
