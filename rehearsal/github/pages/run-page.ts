import type { Job, Run } from "../actions-backend.ts";
import { repositoryHtmlUrl } from "../render/repository.ts";
import { type Html, html } from "./html.ts";
import { renderMarkdown } from "./markdown.ts";
import { renderTime } from "./page.ts";
import type { Place } from "./place.ts";

/** A run of a workflow: its jobs with their summaries and their logs. Undefined when there is none of this number. */
export async function renderRunPage(place: Place, id: number): Promise<Html | undefined> {
  const { world, repository } = place;
  const run = await world.backend?.run(repository, id);
  if (run === undefined) return undefined;
  const jobs = (await world.backend?.jobs(repository, id)) ?? [];
  return html`<h1>${run.title} <span class="faint">#${run.number}</span></h1>
<p class="facts">${renderStanding(run)} <span>${run.event} by ${run.actor}, ${renderTime(run.createdAt)}</span></p>
${await Promise.all(jobs.map((job) => renderJob(place, job)))}`;
}

async function renderJob(place: Place, job: Job): Promise<Html> {
  const { world, repository } = place;
  const log = (await world.backend?.jobLog?.(repository, job.id)) ?? "";
  const url = repositoryHtmlUrl(world, repository);
  const notes = (job.annotations ?? []).map(
    ({ level, message }) => html`<li><span class="${level}">${level}</span> ${message}</li>`,
  );
  return html`<h2>${renderStanding(job)} ${job.name}</h2>
${notes.length === 0 ? undefined : html`<ul class="rows">${notes}</ul>`}
${job.summary ? html`<article class="card">${renderMarkdown(job.summary, url)}</article>` : undefined}
<pre class="text">${log}</pre>
`;
}

function renderStanding({ conclusion, status }: Pick<Run, "conclusion" | "status">): Html {
  const standing = conclusion ?? status;
  return html`<span class="${standing}">${standing.replaceAll("_", " ")}</span>`;
}
