import type { Entry } from "../core/event.ts";
import { completion } from "../core/standing.ts";
import type { MissionState } from "../core/state.ts";
import { truncateHead } from "../core/truncate.ts";
import { renderCompletion, renderMeter } from "./bar.ts";
import { renderCriteria } from "./criteria-part.ts";
import { renderFound } from "./findings-part.ts";
import { type Html, html } from "./html.ts";
import { icon } from "./icon.ts";
import { renderIterations } from "./iterations-part.ts";
import { dueOf, reasonOf, statusOf } from "./need.ts";
import { renderUnreadable } from "./notice.ts";
import type { Place } from "./place.ts";
import { renderModels } from "./spending-part.ts";
import { renderStory } from "./story-part.ts";
import { dollars, line, lines, link, moment } from "./text.ts";

/** A mission with the newest of its entries, oldest of them first. */
export type ToldMission = {
  readonly mission: string;
  /** What its id is unique in. */
  readonly repository: string;
  /** Undefined: its ledger cannot be read. */
  readonly state: MissionState | undefined;
  readonly entries: readonly Entry[];
};

/** One mission: where it stands, what was proved and how, what it cost, and how it came there. */
export function renderMission({ mission, repository, state, entries }: ToldMission, place: Place): Html {
  try {
    if (state !== undefined) return renderState(state, { place, entries });
  } catch {
    // A ledger is a file of others: what cannot be shown is said to be so.
  }
  return html`<h1 data-title="${mission}">${repository} ${mission}</h1>${renderUnreadable(link(place.ledger, "Its ledger"))}`;
}

type Context = { readonly place: Place; readonly entries: ToldMission["entries"] };

function renderState(state: MissionState, { place, entries }: Context): Html {
  const { mission } = state;
  return html`${renderHead(state, { place, entries })}
<div class="columns">
<div>
<section aria-labelledby="done"><h2 id="done">Definition of Done</h2>${renderCriteria(state, place)}</section>
${renderFound(state, place)}
<section aria-labelledby="iterations"><h2 id="iterations">Iterations</h2>${renderIterations(state, place)}</section>
${renderModels(state)}
<section aria-labelledby="mission"><h2 id="mission">Mission</h2>
<details id="text"><summary>What was asked for</summary>
<div class="text" dir="auto">${truncateHead(String(mission.description), 20_000)}</div>
${renderConstraints(mission.constraints)}</details></section>
</div>
<section class="story" aria-labelledby="story"><h2 id="story">Story</h2>${renderStory(entries, place)}</section>
</div>`;
}

function renderHead(state: MissionState, context: Context): Html {
  const { mission } = state;
  const { word, icon: shape, tone } = statusOf(state);
  const way = context.place.wayOn(state);
  return html`<header class="head mission ${tone}">
<h1 data-title="${mission.title}">${line(mission.title, 300)}</h1>
<p class="status ${tone}" data-said="${word}, ${completion(state)} %">${icon(shape)} ${word}</p>
<div class="why">${lines(reasonOf(state), 800)}</div>
${way === "" ? undefined : html`<div class="way">${lines(way, 400)}</div>`}
<p class="links">${renderLinks(state, context)}</p>
<div class="standing">${renderCompletion(state)}<dl class="meters">${renderMeters(state)}</dl></div>
</header>`;
}

function renderLinks(state: MissionState, { place, entries }: Context): Html {
  const { shown, openedBy, openedAt, lastAt } = state;
  const run = place.run(
    state.open?.lease.run.url ?? entries.findLast(({ by }) => by.url !== undefined)?.by.url,
  );
  const until = dueOf(state);
  const pull = shown.pullRequest;
  return html`${place.issue === undefined ? undefined : link(place.issue, "Issue")}
${pull === undefined ? undefined : link(place.pull(pull), `Pull request #${pull}`)}
${run === undefined ? undefined : link(run, state.open === undefined ? "Last job" : "Job at work")}
${place.ledger === undefined ? undefined : link(place.ledger, "Ledger")}
<span class="faint">Started by ${line(openedBy, 60)} ${moment(openedAt)}</span>
<span class="faint">Last heard of ${moment(lastAt)}</span>
${until === undefined ? undefined : html`<span class="faint">Due ${moment(until)}</span>`}`;
}

function renderMeters({ mission: { budget }, iteration, spend }: MissionState): readonly Html[] {
  const minutes = Math.round(spend.ms / 60_000);
  const { tokens } = budget;
  return [
    renderMeter("Iterations", iteration, budget.iterations, `${iteration} of ${budget.iterations}`),
    renderMeter("Spend", spend.usd, budget.usd, `${dollars(spend.usd)} of ${dollars(budget.usd)}`),
    renderMeter("Work", minutes, budget.minutes, `${minutes} of ${budget.minutes} min`),
    tokens === undefined
      ? html`<div class="meter"><dt>Tokens</dt><dd>${count(spend.tokens)}</dd></div>`
      : renderMeter("Tokens", spend.tokens, tokens, `${count(spend.tokens)} of ${count(tokens)}`),
  ];
}

function renderConstraints(constraints: readonly string[]): Html | undefined {
  if (constraints.length === 0) return undefined;
  return html`<h3>Constraints</h3><ul>${constraints.slice(0, 100).map((one) => html`<li>${line(one)}</li>`)}</ul>`;
}

function count(tokens: number): string {
  return tokens.toLocaleString("en-US");
}
