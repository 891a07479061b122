import type { MissionState } from "../core/state.ts";
import { type Html, html } from "./html.ts";
import type { Place } from "./place.ts";
import { dollars, line, link } from "./text.ts";

/** What each iteration did, how it ended and what it cost, newest first. */
export function renderIterations(state: MissionState, place: Place): Html {
  const { past, open } = state;
  if (past.length === 0 && open === undefined) return html`<p class="faint">None yet.</p>`;
  const dearest = Math.max(0.01, open?.usd ?? 0, ...past.map(({ usd }) => usd));
  const now = open === undefined ? undefined : renderOpen(state, dearest);
  const rows = past.toReversed().map((one) => renderPast(one, { state, place, dearest }));
  return html`<table class="iterations"><thead><tr><th scope="col">#</th><th scope="col">What</th><th scope="col">Ended</th><th scope="col">Met</th><th scope="col">Commit</th><th scope="col">Cost</th></tr></thead>
<tbody>${now}${rows}</tbody></table>`;
}

function renderOpen({ iteration, open }: MissionState, dearest: number): Html {
  const { strategy, focus = [], attempt = 1, usd = 0, reserveUsd = 0 } = open ?? {};
  const again = attempt > 1 ? `, attempt ${attempt}` : "";
  const cost =
    usd === 0 && reserveUsd > 0
      ? html`${dollars(reserveUsd)} <span class="faint">reserved</span>`
      : renderCost(usd, dearest);
  return html`<tr data-key="iteration-${iteration}"><th scope="row">${iteration}</th><td data-name="What">${strategy}: ${line(focus.join(", "), 200)}${again}</td><td data-name="Ended"><span class="status busy">at work</span></td><td data-name="Met"></td><td data-name="Commit"></td><td data-name="Cost">${cost}</td></tr>
`;
}

type Context = { readonly state: MissionState; readonly place: Place; readonly dearest: number };

function renderPast(one: MissionState["past"][number], { state, place, dearest }: Context): Html {
  const { iteration, strategy, summary, ending, met, sha, files, usd } = one;
  const commit = files === 0 ? "no change" : link(place.commit(sha), html`<code>${sha.slice(0, 9)}</code>`);
  const all = state.mission.criteria.length;
  return html`<tr data-key="iteration-${iteration}"><th scope="row">${iteration}</th><td data-name="What">${line(summary === "" ? strategy : summary, 200)}</td><td data-name="Ended">${ending}</td><td data-name="Met">${met} of ${all}</td><td data-name="Commit">${commit}</td><td data-name="Cost">${renderCost(usd, dearest)}</td></tr>
`;
}

function renderCost(usd: number, dearest: number): Html {
  return html`${dollars(usd)}<progress max="${dearest}" value="${usd}" aria-hidden="true"></progress>`;
}
