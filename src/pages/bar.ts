import { type CriterionStanding, metCount, standingOf } from "../core/standing.ts";
import type { MissionState } from "../core/state.ts";
import { type Html, html } from "./html.ts";

/** More cells than these would be too thin to tell apart. */
const mostCells = 40;

/** One cell for each criterion, met ones first, with the count as text. */
export function renderCompletion(state: MissionState): Html {
  const standings = standingOf(state);
  const met = metCount(state);
  const text = html`<span class="count"><b>${met}</b> of ${standings.length} met</span>`;
  if (standings.length > mostCells)
    return html`<span class="completion"><progress max="${standings.length}" value="${met}" aria-hidden="true"></progress>${text}</span>`;
  const order = { met: 0, unmet: 1, unknown: 2 } as const;
  const cells = standings
    .toSorted((one, other) => order[one.verdict] - order[other.verdict])
    .map(({ verdict }: CriterionStanding) => html`<i class="${verdict}"></i>`);
  return html`<span class="completion"><span class="cells" aria-hidden="true">${cells}</span>${text}</span>`;
}

/** How much of a limit is used. */
export function renderMeter(name: string, used: number, limit: number, text: string): Html {
  const share = limit > 0 ? used / limit : 1;
  const tone = share >= 1 ? "full" : share >= 0.8 ? "near" : "";
  return html`<div class="meter"><dt>${name}</dt><dd>${text}<progress class="${tone}" max="${limit}" value="${Math.min(used, limit)}" aria-label="${name}: ${text}"></progress></dd></div>`;
}
