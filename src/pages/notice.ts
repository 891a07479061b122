import { type Html, html } from "./html.ts";
import { icon } from "./icon.ts";

/** For a ledger that cannot be read, is very long and without a snapshot, or whose turn to be folded has not come. */
export function renderUnreadable(name: Html): Html {
  return html`<p class="status ask">${icon("unknown")} ${name}</p>
<p class="why">Its ledger cannot be read here for now. The facts themselves are in its files.</p>`;
}

/** A page that says one thing. */
export function renderNotice(title: string, text: string, way?: Html): Html {
  return html`<div class="notice"><h1 data-title="${title}">${title}</h1><p>${text}</p>${way === undefined ? undefined : html`<p>${way}</p>`}</div>`;
}
