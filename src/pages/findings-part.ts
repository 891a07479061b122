import { fileAddress, recordAddress } from "../core/address.ts";
import { type FindingStanding, findingsOf } from "../core/finding-part.ts";
import type { MissionState } from "../core/state.ts";
import { placeOf as spotOf, violationsOf } from "../core/tampering.ts";
import { type Html, html } from "./html.ts";
import type { Place } from "./place.ts";
import { line, link } from "./text.ts";

/** More than this nobody reads on a page; the whole is in the ledger. */
const mostRows = 100;

/** What was found in the change, and what was taken out of the work. Undefined when there is neither. */
export function renderFound(state: MissionState, place: Place): Html | undefined {
  const findings = findingsOf(state);
  const { withheld = [] } = state;
  if (findings.length + withheld.length === 0) return undefined;
  return html`<section aria-labelledby="found"><h2 id="found">Found in the change</h2><ul class="criteria">${findings
    .slice(0, mostRows)
    .map((one) => renderFinding(one, state, place))}${withheld
    .slice(-mostRows)
    .map((one) => renderWithheld(one, state, place))}</ul>${renderWay(state, place)}</section>`;
}

function renderFinding(finding: FindingStanding, state: MissionState, place: Place): Html {
  const { severity, accepted, detector, path, why, excerpt } = finding;
  const sha = state.findings?.sha ?? state.head;
  const address =
    finding.line === undefined ? undefined : fileAddress(finding, sha, { repository: place.home });
  const kind = accepted ? "accepted" : severity;
  const tone = kind === "violation" ? "unmet" : "unknown";
  return html`<li class="card ${tone}"><div class="what"><h3>${link(address, html`<code>${spotOf({ ...finding, path: path.slice(0, 300) })}</code>`)}</h3><p class="verdict">${kind}</p></div>
<p class="why">${line(why, 500)}</p>
<p class="facts"><span>${detector}</span>${excerpt === undefined ? undefined : html`<span><code>${excerpt.slice(0, 200)}</code></span>`}</p></li>
`;
}

type Withheld = NonNullable<MissionState["withheld"]>[number];

function renderWithheld({ path, why, patch, iteration }: Withheld, state: MissionState, place: Place): Html {
  const address = patch === undefined ? undefined : recordAddress(patch, state, { repository: place.home });
  const kept = patch === undefined ? undefined : html`<span>${link(address, "Its patch")}</span>`;
  const name = path === "." ? html`All of it` : html`<code>${path.slice(0, 300)}</code>`;
  return html`<li class="card unknown"><div class="what"><h3>${name}</h3><p class="verdict">taken out</p></div>
<p class="why">${line(why, 500)}</p>
<p class="facts"><span>iteration ${iteration}</span>${kept}</p></li>
`;
}

function renderWay(state: MissionState, { command }: Place): Html | undefined {
  if (violationsOf(state).length === 0) return undefined;
  return html`<p class="faint">What commands prove counts for nothing while a violation stands: it is undone, or somebody with write access says <code>${command} approve findings</code>.</p>`;
}
