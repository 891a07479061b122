import type { MissionState } from "../core/state.ts";
import { renderCompletion } from "./bar.ts";
import { type Html, html } from "./html.ts";
import { icon } from "./icon.ts";
import { dueOf, type Need, needOf, needs, needTitles, reasonOf, statusOf } from "./need.ts";
import { renderUnreadable } from "./notice.ts";
import { dollars, line, moment } from "./text.ts";

/** Missions that ended are many in the end: the newest are shown, these few of them at once. */
const mostEnded = 100;
const endedAtOnce = 8;

/** A mission of the list. */
export type ListedMission = {
  /** Of its page. */
  readonly path: string;
  /** What it is called where there is nothing more to say. */
  readonly name: string;
  /** Where it is, in a word. */
  readonly where: string;
  /** Undefined: its ledger cannot be read. */
  readonly state: MissionState | undefined;
};

export type ListOptions = {
  /** Epoch milliseconds. */
  readonly at: number;
  /** What stands there when there is none. */
  readonly empty: Html;
};

type Row = { readonly need: Need; readonly at: number; readonly html: Html };

/** All missions, what needs a person first. */
export function renderList(missions: readonly ListedMission[], { at, empty }: ListOptions): Html {
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
${missions.length === 0 ? empty : groups.map(renderGroup)}`;
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
function rowOf(listed: ListedMission, at: number): Row {
  const { path, name, state } = listed;
  try {
    if (state !== undefined)
      return { need: needOf(state, at), at: state.lastAt, html: renderRow(listed, state) };
  } catch {
    // Falls through to what is said of a ledger that cannot be read.
  }
  const link = html`<a href="${path}">${name}</a>`;
  return { need: "waits", at: 0, html: html`<li class="row">${renderUnreadable(link)}</li>` };
}

function renderRow({ path, where }: ListedMission, state: MissionState): Html {
  const { word, icon: shape, tone } = statusOf(state);
  const { mission, spend, iteration, lastAt } = state;
  const until = dueOf(state);
  return html`<li class="row ${tone}" data-key="${path}">
<div class="what"><h3><a href="${path}">${line(mission.title, 200)}</a></h3>
<p class="status ${tone}">${icon(shape)} ${word}</p></div>
<p class="why">${line(reasonOf(state), 220)}</p>
<div class="facts">${renderCompletion(state)}
<span>Iteration ${iteration} of ${mission.budget.iterations}</span>
<span>${dollars(spend.usd)} of ${dollars(mission.budget.usd)}</span>
<span class="where">${where}</span>
<span>${moment(lastAt)}</span>${until === undefined ? undefined : html`<span>due ${moment(until)}</span>`}</div>
</li>
`;
}
