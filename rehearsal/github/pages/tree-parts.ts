import { readBlob, resolve, resolveRevision } from "../git-objects.ts";
import { readTree } from "../git-tree.ts";
import { repositoryHtmlUrl } from "../render/repository.ts";
import { type Html, html } from "./html.ts";
import { renderMarkdown } from "./markdown.ts";
import type { Place } from "./place.ts";

/** The files at a revision, 1,000 at most, and its README. Undefined when there is no such revision. */
export async function renderTreePage(
  { world, repository }: Place,
  revision: string,
): Promise<Html | undefined> {
  const { directory } = repository;
  const sha = await resolveRevision(directory, revision);
  if (sha === undefined) return undefined;
  const url = repositoryHtmlUrl(world, repository);
  const files = ((await readTree(directory, sha, { recursive: true })) ?? []).filter(
    ({ type }) => type === "blob",
  );
  const rows = files
    .slice(0, 1000)
    .map(({ path }) => html`<li><a href="${url}/blob/${revision}/${path}"><code>${path}</code></a></li>`);
  const readme = await textAt(directory, `${sha}:README.md`);
  return html`<h1><code>${revision}</code></h1>
<ul class="rows">${rows}</ul>
${readme === undefined ? undefined : html`<article class="card">${renderMarkdown(readme, url)}</article>`}`;
}

/** A file's text. Names of branches have slashes in them: the shortest that is one is meant. */
export async function renderFilePage({ repository }: Place, where: string): Promise<Html | undefined> {
  const parts = where.split("/");
  for (let length = 1; length < parts.length; length++) {
    const sha = await resolveRevision(repository.directory, parts.slice(0, length).join("/"));
    if (sha === undefined) continue;
    const path = parts.slice(length).join("/");
    const text = await textAt(repository.directory, `${sha}:${path}`);
    return text === undefined
      ? undefined
      : html`<h1><code>${path}</code></h1><pre class="text">${text}</pre>`;
  }
  return undefined;
}

const longestFile = 500_000;

async function textAt(directory: string, name: string): Promise<string | undefined> {
  const sha = await resolve(directory, name);
  const content = sha === undefined ? undefined : await readBlob(directory, sha);
  return content?.subarray(0, longestFile).toString("utf8");
}
