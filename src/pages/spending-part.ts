import { spendingOf } from "../core/spending.ts";
import type { MissionState } from "../core/state.ts";
import { type Html, html } from "./html.ts";
import { dollars, line } from "./text.ts";

/** Which models were paid, and as what. Undefined while nothing was spent. */
export function renderModels(state: MissionState): Html | undefined {
  const { models, dayUsd } = spendingOf(state);
  if (models.length === 0) return undefined;
  const rows = models.map(
    ({ role, model, tokens, usd }) =>
      html`<tr data-key="spent-${role}-${model}"><th scope="row">${role}</th><td data-name="Model">${line(model, 100)}</td><td data-name="Tokens">${tokens.toLocaleString("en-US")}</td><td data-name="Cost">${dollars(usd)}</td></tr>
`,
  );
  return html`<section aria-labelledby="spending"><h2 id="spending">Spending</h2><table class="iterations spending"><thead><tr><th scope="col">As</th><th scope="col">Model</th><th scope="col">Tokens</th><th scope="col">Cost</th></tr></thead>
<tbody>${rows}</tbody></table><p class="faint">${dollars(dayUsd)} in the last day of work.</p></section>`;
}
