import type { CheckRun } from "../check.ts";
import { repositoryHtmlUrl } from "../render/repository.ts";
import { type Html, html } from "./html.ts";
import { renderMarkdown } from "./markdown.ts";
import type { Place } from "./place.ts";

/** The latest check run of each name at a commit, and the statuses, with what they say. */
export function renderChecks(place: Place, sha: string): Html {
  const { checkRuns, statuses } = place.repository;
  const runs = checkRuns.filter(
    (run) => run.sha === sha && checkRuns.findLast((one) => one.sha === sha && isTwin(one, run)) === run,
  );
  const latest = statuses.filter(
    (status) =>
      status.sha === sha &&
      statuses.findLast((one) => one.sha === sha && one.context === status.context) === status,
  );
  if (runs.length + latest.length === 0) return html`<p class="faint">No checks.</p>`;
  const rows = latest.map(
    ({ state, context, description }) =>
      html`<li><span class="${state}">${state}</span> <strong>${context}</strong> ${description ?? ""}</li>`,
  );
  return html`<ul class="rows">${runs.map((run) => renderRun(place, run))}${rows}</ul>`;
}

function isTwin(one: CheckRun, other: CheckRun): boolean {
  return one.name === other.name && one.app === other.app;
}

function renderRun(place: Place, run: CheckRun): Html {
  const standing = run.conclusion ?? run.status;
  const said = html`<span class="${standing}">${standing.replaceAll("_", " ")}</span> <strong>${run.name}</strong> ${run.output.title ?? ""}${renderButtons(run)}`;
  const text = [run.output.summary, run.output.text].filter((part) => part).join("\n\n");
  if (text === "" && run.annotations.length === 0) return html`<li id="check-${run.id}">${said}</li>`;
  const url = repositoryHtmlUrl(place.world, place.repository);
  return html`<li id="check-${run.id}"><details><summary>${said}</summary>${renderMarkdown(text, url)}${renderAnnotations(run)}</details></li>
`;
}

/** To be seen, not to be pressed: nobody is signed in here. */
function renderButtons({ actions }: CheckRun): Html {
  const buttons = actions.map(
    ({ label, description }) => html` <span class="label" title="${description}">${label}</span>`,
  );
  return html`${buttons}`;
}

/** What a check run says of lines of the code. Plain text, other than its summary. */
function renderAnnotations({ annotations }: CheckRun): Html {
  if (annotations.length === 0) return html``;
  const rows = annotations.map(({ path, start_line: line, annotation_level: level, title, message }) => {
    const named = typeof title === "string" ? html`<strong>${title}</strong> ` : html``;
    return html`<li><span class="${`${level}`}">${`${level}`}</span> <code>${`${path}:${line}`}</code> ${named}${`${message}`}</li>`;
  });
  return html`<ul class="rows">${rows}</ul>`;
}
