import { type Html, html } from "#rehearsal/github/pages/html.ts";
import { renderMarkdown } from "#rehearsal/github/pages/markdown.ts";
import type { CheckLine, PictureName, Portrait } from "#rehearsal/portrait.ts";
import { missionLabel, missionLook, standingLabels } from "#src/core/label.ts";
import { style } from "./style.ts";

const repository = "https://github.com/ada/slug";

/** The pages that pictures are taken of. */
export function renderPages({ issue, comment, pull }: Portrait): Readonly<Record<PictureName, string>> {
  const looks = { [missionLabel]: missionLook, "cco:running": standingLabels["cco:running"] };
  const labels = Object.entries(looks).map(
    ([name, { color }]) => html`<span class="label" style="background:#${color};color:#fff">${name}</span>`,
  );
  return {
    "issue-comment": renderPage([
      renderTitle(issue),
      html`<div class="facts">${openState} ${labels}</div>`,
      renderTurn(comment),
    ]),
    "pull-request": renderPage([
      renderTitle(pull),
      html`<div class="facts">${openState} <span class="faint"><strong>cco</strong> <span class="pill">bot</span> wants to merge ${pull.commits} commits into <code>${pull.base}</code> from <code>${pull.branch}</code></span></div>`,
      renderTurn(pull.body),
      renderChecks(pull.checks),
    ]),
  };
}

function renderPage(parts: readonly Html[]): string {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>CCO</title><style>${{ html: style }}</style></head>
<body>${parts}</body></html>
`.html;
}

function renderTitle({ title, number }: { readonly title: string; readonly number: number }): Html {
  return html`<h1>${title} <span class="faint">#${number}</span></h1>`;
}

const ring = '<circle cx="8" cy="8" r="6.4" fill="none" stroke="currentColor" stroke-width="1.6"/>';
const openState: Html = {
  html: `<span class="state"><svg width="16" height="16" viewBox="0 0 16 16">${ring}<circle cx="8" cy="8" r="1.8" fill="currentColor"/></svg>Open</span>`,
};

function renderTurn(text: string): Html {
  return html`<div class="turn">${mark}<article class="card"><header><strong>cco</strong> <span class="pill">bot</span> commented 4 minutes ago · edited</header>
${renderMarkdown(text, repository)}</article></div>`;
}

const tick =
  '<path d="M4.6 8.4l2.3 2.3 4.6-5" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/>';

const mark: Html = {
  html: `<span class="avatar" style="background:#0b62b8"><svg width="70%" height="70%" viewBox="0 0 16 16">${tick}</svg></span>`,
};
const actions: Html = {
  html: '<span class="avatar" style="background:#24292f"><svg width="60%" height="60%" viewBox="0 0 16 16"><path d="M5 3l8 5-8 5z" fill="currentColor"/></svg></span>',
};

function renderChecks(checks: readonly CheckLine[]): Html {
  const good = (size: number): Html => ({
    html: `<svg class="good" width="${size}" height="${size}" viewBox="0 0 16 16"><circle cx="8" cy="8" r="8" fill="currentColor"/><g color="#fff">${tick}</g></svg>`,
  });
  const rows = checks.map(
    ({ name, title }) =>
      html`<li>${good(16)} ${name.startsWith("CCO /") ? mark : actions} <strong>${name}</strong> <span class="faint">${title}</span></li>`,
  );
  return html`<div class="turn"><span></span><section class="merge"><header>${good(32)}<div><strong>All checks have passed</strong><span class="faint">${checks.length} successful checks</span></div></header><ul>${rows}</ul></section></div>`;
}
