import type { MissionState } from "../../core/state.ts";
import { pathOf } from "./address.ts";
import { renderCompletion } from "./bar.ts";
import { type Html, html } from "./html.ts";
import { icon } from "./icon.ts";
import type { SeenMission } from "./ledgers.ts";
import { dueOf, type Need, needOf, needs, needTitles, reasonOf, statusOf } from "./need.ts";
import { renderUnreadable } from "./notice.ts";
import { dollars, line, moment } from "./text.ts";
import type { Overview } from "./viewer.ts";

/** Missions that ended are many in the end: the newest are shown, these few of them at once. */
const mostEnded = 100;
const endedAtOnce = 8;

type Row = { readonly need: Need; readonly at: number; readonly html: Html };

/** Every mission the user may see, what needs a person first. @param at epoch milliseconds */
export function renderList({ repositories, missions }: Overview, at: number): Html {
  const rows = missions.map((one) => rowOf(one, at)).toSorted((one, other) => other.at - one.at);
  const groups = needs.map((need) => ({ need, rows: rows.filter((row) => row.need === need) }));
  const counts = groups
    .filter((group) => group.rows.length > 0)
    .map(
      ({ need, rows: { length } }) =>
        html`<li><a href="#${need}">${length} ${needTitles[need].toLowerCase()}</a></li>`,
    );
  return html`<div class="head"><h1 data-title="Missions">Missions</h1>
<ul class="counts">${counts}</ul></div>
${missions.length === 0 ? renderEmpty(repositories) : groups.map(renderGroup)}`;
}

function renderGroup({ need, rows }: { readonly need: Need; readonly rows: readonly Row[] }): Html {
  if (rows.length === 0) return html``;
  const shown = need === "ended" ? rows.slice(0, endedAtOnce) : rows;
  const older = rows.slice(shown.length, mostEnded);
  return html`<section class="group" aria-labelledby="${need}"><h2 id="${need}">${needTitles[need]} <span class="faint">${rows.length}</span></h2>
<ul class="rows">${shown.map((row) => row.html)}</ul>
${older.length === 0 ? undefined : html`<details id="older"><summary>${older.length} older</summary><ul class="rows">${older.map((row) => row.html)}</ul></details>`}
</section>
`;
}

/** A ledger is a file of others: what cannot be shown must not keep the rest from being shown. */
function rowOf(seen: SeenMission, at: number): Row {
  const { view } = seen;
  const state = view?.state;
  try {
    if (state !== undefined)
      return { need: needOf(state, at), at: state.lastAt, html: renderRow(seen, state) };
  } catch {
    // Falls through to what is said of a ledger that cannot be read.
  }
  const name = html`<a href="${pathOf(seen)}">${seen.repository} ${seen.mission}</a>`;
  return { need: "waits", at: 0, html: html`<li class="row">${renderUnreadable(name)}</li>` };
}

function renderRow(seen: SeenMission, state: MissionState): Html {
  const { word, icon: shape, tone } = statusOf(state);
  const { mission, spend, iteration, lastAt } = state;
  const until = dueOf(state);
  return html`<li class="row ${tone}" data-key="${pathOf(seen)}">
<div class="what"><h3><a href="${pathOf(seen)}">${line(mission.title, 200)}</a></h3>
<p class="status ${tone}">${icon(shape)} ${word}</p></div>
<p class="why">${line(reasonOf(state), 220)}</p>
<div class="facts">${renderCompletion(state)}
<span>Iteration ${iteration} of ${mission.budget.iterations}</span>
<span>${dollars(spend.usd)} of ${dollars(mission.budget.usd)}</span>
<span class="where">${seen.repository}${nameOf(seen)}</span>
<span>${moment(lastAt)}</span>${until === undefined ? undefined : html`<span>due ${moment(until)}</span>`}</div>
</li>
`;
}

/** `#42` where the mission is an issue. */
function nameOf({ mission }: SeenMission): string {
  return /^issue-\d+$/.test(mission) ? `#${mission.slice(6)}` : ` ${mission}`;
}

function renderEmpty(repositories: readonly string[]): Html {
  if (repositories.length === 0)
    return html`<p class="empty">There is no repository here that you may read and that the App is installed on. Whoever owns one can install it from the App's page on GitHub.</p>`;
  const names = repositories.slice(0, 50).map((name) => html`<li>${name}</li>`);
  return html`<div class="empty"><p>No mission yet. Give an issue of one of these repositories the label <code>cco:mission</code>, and it starts.</p><ul>${names}</ul></div>`;
}
