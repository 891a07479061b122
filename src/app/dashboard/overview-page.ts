import { type Html, html } from "../../pages/html.ts";
import { renderList } from "../../pages/list-page.ts";
import { pathOf } from "./address.ts";
import type { SeenMission } from "./ledgers.ts";
import type { Overview } from "./viewer.ts";

/** Every mission the user may see. @param at epoch milliseconds */
export function renderOverview({ repositories, missions }: Overview, at: number): Html {
  const listed = missions.map((seen) => ({
    path: pathOf(seen),
    name: `${seen.repository} ${seen.mission}`,
    where: `${seen.repository}${nameOf(seen)}`,
    state: seen.view?.state,
  }));
  return renderList(listed, { at, empty: renderEmpty(repositories) });
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
