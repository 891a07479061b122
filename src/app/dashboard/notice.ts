import { type Html, html } from "./html.ts";
import { icon } from "./icon.ts";

/** For a ledger whose snapshot is missing, torn, edited or of a newer version. */
export function renderUnreadable(name: Html): Html {
  return html`<p class="status ask">${icon("unknown")} ${name}</p>
<p class="why">Its ledger's snapshot cannot be read here. The next step of the mission writes a new one; the facts themselves are on the ledger's branch.</p>`;
}

/** A page that says one thing. */
export function renderNotice(title: string, text: string, way?: Html): Html {
  return html`<div class="notice"><h1 data-title="${title}">${title}</h1><p>${text}</p>${way === undefined ? undefined : html`<p>${way}</p>`}</div>`;
}
