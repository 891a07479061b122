import { type Commit, readCommit } from "../git-objects.ts";
import { tryGit } from "../git-process.ts";
import { repositoryHtmlUrl } from "../render/repository.ts";
import { type Html, html } from "./html.ts";
import type { Place } from "./place.ts";

/** The commits of a range such as `main..topic`, oldest first, 250 at most. */
export async function renderCommits({ world, repository }: Place, range: string): Promise<Html> {
  const { directory } = repository;
  const args = ["rev-list", "--reverse", "--max-count=250", "--end-of-options", range];
  const shas = (await tryGit(directory, args)).stdout.toString().split("\n").filter(Boolean);
  const commits = await Promise.all(shas.map((sha) => readCommit(directory, sha)));
  const url = repositoryHtmlUrl(world, repository);
  return html`<ol class="rows">${commits.flatMap((one) => (one === undefined ? [] : [renderCommit(url, one)]))}</ol>`;
}

function renderCommit(url: string, { sha, message, author }: Commit): Html {
  const [headline = ""] = message.split("\n");
  const trailers = trailersOf(message).map((line) => html`<span>${line}</span><br>`);
  return html`<li><a href="${url}/commit/${sha}">${headline}</a> <code class="faint">${sha.slice(0, 7)}</code> <span class="faint">${author.name}</span>
${trailers.length === 0 ? undefined : html`<p class="trailers">${trailers}</p>`}</li>
`;
}

/** Lines such as `CCO-Iteration: 2` that end a message. */
function trailersOf(message: string): readonly string[] {
  const [, ...paragraphs] = message.trim().split(/\n{2,}/);
  const lines = paragraphs.at(-1)?.split("\n") ?? [];
  return lines.every((line) => /^[A-Za-z][\w-]*: \S/.test(line)) ? lines : [];
}

/** A commit with what it changed. */
export async function renderCommitPage({ repository }: Place, commit: Commit): Promise<Html> {
  const args = ["show", "--format=", "--stat", "--patch", commit.sha];
  const patch = (await tryGit(repository.directory, args)).stdout.toString("utf8");
  const shown = patch.length > longestPatch ? `${patch.slice(0, longestPatch)}\n(cut)` : patch;
  const isVerified = repository.verified.has(commit.sha);
  return html`<h1>${commit.message.split("\n")[0]}</h1>
<p class="faint"><code>${commit.sha}</code> by ${commit.author.name}, ${commit.committer.date}${isVerified ? " · Verified" : ""}</p>
<pre class="text">${commit.message}</pre>
<h2>Changes</h2>
<pre class="text">${shown}</pre>`;
}

const longestPatch = 200_000;
