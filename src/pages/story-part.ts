import type { Entry } from "../core/event.ts";
import { tell } from "../core/story.ts";
import { type Html, html } from "./html.ts";
import type { Place } from "./place.ts";
import { line, link, moment } from "./text.ts";

/** The ledger, told: the newest fact first. */
export function renderStory(entries: readonly Entry[], place: Place): Html {
  if (entries.length === 0) return html`<p class="faint">Nothing that could be told.</p>`;
  const isWhole = entries[0]?.seq === 1;
  const facts = entries
    .map((entry, index) =>
      renderFact(entry, { place, isNewJob: entry.by.url !== entries[index - 1]?.by.url }),
    )
    .toReversed();
  return html`<ol class="facts-told" reversed start="${entries.at(-1)?.seq}">${facts}</ol>
${isWhole ? undefined : html`<p class="faint">What came before is in the ${link(place.ledger, "ledger")}.</p>`}`;
}

type Context = { readonly place: Place; readonly isNewJob: boolean };

/** Where a job begins, it is named. */
function renderFact(entry: Entry, { place, isNewJob }: Context): Html {
  const url = isNewJob ? place.run(entry.by.url) : undefined;
  return html`<li class="${entry.type}" data-key="fact-${entry.seq}"><p>${line(tell(entry), 600)}</p><p class="faint">${moment(entry.at)}${url === undefined ? undefined : html` · ${link(url, "a job began")}`}</p></li>
`;
}
