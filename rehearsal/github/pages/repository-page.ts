import { listRefs } from "../git-refs.ts";
import type { Issue } from "../issue.ts";
import { isPull } from "../pulls.ts";
import { issueHtmlUrl } from "../render/issue.ts";
import { repositoryHtmlUrl } from "../render/repository.ts";
import { fullName } from "../repository.ts";
import { type Html, html } from "./html.ts";
import { renderLabels, renderState } from "./issue-parts.ts";
import type { Place } from "./place.ts";

/** What there is to look at: issues and pull requests, newest first, and branches. */
export async function renderRepositoryPage(place: Place): Promise<Html> {
  const { world, repository } = place;
  const all = [...repository.issues.values()].reverse();
  const url = repositoryHtmlUrl(world, repository);
  const branches = (await listRefs(repository.directory, "refs/heads/")).map(
    ({ ref, sha }) =>
      html`<li><a href="${url}/tree/${ref.slice("refs/heads/".length)}"><code>${ref.slice("refs/heads/".length)}</code></a> <a href="${url}/commit/${sha}"><code>${sha.slice(0, 7)}</code></a></li>`,
  );
  return html`<h1>${fullName(repository)}</h1>
<h2>Issues</h2>
${renderList(
  place,
  all.filter((issue) => !isPull(issue)),
)}
<h2>Pull requests</h2>
${renderList(place, all.filter(isPull))}
<h2>Branches</h2>
<ul class="rows">${branches}</ul>`;
}

function renderList(place: Place, issues: readonly Issue[]): Html {
  if (issues.length === 0) return html`<p class="faint">None.</p>`;
  const rows = issues.map(
    (issue) =>
      html`<li>${renderState(issue)} <a href="${issueHtmlUrl(place.world, place.repository, issue)}">${issue.title}</a> <span class="faint">#${issue.number}</span> ${renderLabels(place, issue)}</li>
`,
  );
  return html`<ul class="rows">${rows}</ul>`;
}
